import pytest

from geostrike.boundaries import circle
from geostrike.model import Place
from geostrike.reading.where.coasts import coast_area, off_coast
from geostrike.reading.where.location import locate, with_area
from geostrike.reading.where.relations import relation_place


def place(name, country, code, latitude, longitude):
    return Place(
        id=name.lower(), name=name, country=country, feature_code=code, latitude=latitude, longitude=longitude,
        radius_m=5_000,
    )  # fmt: skip


MOKHA = place("Mokha", "YE", "PPL", 13.32, 43.25)
BAGHDAD = place("Baghdad", "IQ", "PPLC", 33.34, 44.4)


def at_sea(boundaries, location):
    return boundaries.country_at(location.longitude, location.latitude) == ""


@pytest.mark.parametrize("before", ["hit a ship off ", "off the port of ", "anchored off the coast of "])
def test_off_a_port_is_at_sea_and_near(boundaries, before):
    location = locate(MOKHA, boundaries, before=before, description="Mokha")
    assert at_sea(boundaries, location)
    assert circle(MOKHA.longitude, MOKHA.latitude, 30_000).contains_properly(
        circle(location.longitude, location.latitude, 1)
    )
    assert location.where_description.endswith("Mokha")


def test_miles_off_a_port_are_counted_towards_the_sea(boundaries):
    location = locate(MOKHA, boundaries, before="hit 40 nautical miles off ", description="Mokha")
    assert at_sea(boundaries, location) or boundaries.country_at(location.longitude, location.latitude) != "YE"
    assert location.place.id.startswith("off:mokha:")


@pytest.mark.parametrize("before", ["hit a ship off ", "off the coast of ", "some 8 miles off the coast of "])
def test_off_a_country_is_a_band_of_water(boundaries, gazetteer, before):
    location = locate(gazetteer.country("YE"), boundaries, before=before, description="Yemen")
    assert at_sea(boundaries, location)
    assert location.place.id == "coast:YE"
    assert with_area(location, boundaries).area.equals(location.area)


def test_a_coast_is_a_place_of_its_own(gazetteer, boundaries):
    for words in ("the Yemeni coast", "coast of Yemen", "Yemen's western coast", "Yemeni waters"):
        told = relation_place(words, gazetteer)
        assert told.id == "coast:YE"
    assert at_sea(boundaries, locate(told, boundaries, before="off ", description="coast"))


def test_no_sea_is_off_an_inland_place(boundaries):
    assert off_coast(BAGHDAD, boundaries) is None
    location = locate(BAGHDAD, boundaries, before="turned off ", description="Baghdad")
    assert (location.longitude, location.latitude) == (BAGHDAD.longitude, BAGHDAD.latitude)


def test_a_band_does_not_reach_over_another_country(boundaries):
    area = coast_area(boundaries, "JO")
    assert area.bounds[3] < 30.5  # the gulf in its south, not the sea beyond its neighbour


def test_an_unknown_country_has_no_coast(boundaries):
    assert coast_area(boundaries, "XX") is None
