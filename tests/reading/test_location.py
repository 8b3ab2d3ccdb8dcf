import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import Point

from geostrike.boundaries import circle
from geostrike.model import Location, Place, WherePrec
from geostrike.reading.where.location import distance_m, holds, locate, where_prec_of, with_area
from geostrike.reading.where.relations import relation_place


def place(code, *, country="SY", place_id="x", longitude=40.0, latitude=35.0, radius_m=2_000.0):
    return Place(
        id=place_id,
        name="X",
        longitude=longitude,
        latitude=latitude,
        country=country,
        feature_code=code,
        radius_m=radius_m,
    )


@pytest.mark.parametrize(
    ("code", "prec"),
    [
        ("PPL", 1), ("PPLC", 1), ("PPLA", 1), ("MILB", 1), ("AIRB", 1), ("PRT", 1), ("BDG", 1),
        ("ADM2", 3), ("ADM1", 4), ("RGN", 5), ("STM", 5), ("DSRT", 5), ("BDRY", 5),
        ("PCLI", 6), ("PCLS", 6), ("SEA", 7), ("GULF", 7), ("STRT", 7),
    ],
)  # fmt: skip
def test_precision_comes_from_the_kind_of_place(code, prec):
    assert where_prec_of(place(code)) == prec


def test_near_a_point_is_less_precise_and_near_an_area_is_not():
    assert where_prec_of(place("PPL"), near=True) == WherePrec.NEAR
    assert where_prec_of(place("ADM1"), near=True) == WherePrec.GOVERNORATE


@pytest.mark.parametrize(
    "before",
    ["a farm near ", "a farm close to ", "outside ", "around the ", "in the vicinity of ", "on the outskirts of "],
)
def test_near_is_within_25_km(boundaries, before):
    location = locate(place("PPL"), boundaries, before=before)
    assert (location.where_prec, location.radius_m) == (2, 25_000)
    assert (location.longitude, location.latitude) == (40.0, 35.0)


def test_a_named_point_keeps_its_own_circle(boundaries):
    location = locate(place("PPL"), boundaries, before="the market of ", description="Ecks")
    assert (location.where_prec, location.radius_m, location.area) == (1, 2_000, None)
    assert location.where_description == "Ecks"


def test_a_governorate_is_the_division_around_its_point(boundaries, gazetteer):
    location = locate(gazetteer.places["sy-deir-ez-zor-gov"], boundaries)
    assert location.where_prec == WherePrec.GOVERNORATE
    assert location.area.covers(Point(40.141, 35.335))
    assert not location.area.covers(Point(44.4, 33.33))


def test_a_country_is_its_own_area_and_its_point_is_not_the_capital(boundaries, gazetteer):
    location = locate(gazetteer.country("IQ"), boundaries)
    assert location.where_prec == WherePrec.COUNTRY
    assert location.area.covers(Point(44.4, 33.33))
    assert math.dist((location.longitude, location.latitude), (44.4, 33.33)) > 0.3


@pytest.mark.parametrize(
    ("words", "inside", "outside"),
    [
        ("eastern Syria", (40.55, 35.11), (36.3, 33.5)),
        ("northern Iraq", (43.13, 36.34), (47.8, 30.5)),
        ("the Iraq-Syria border", (40.95, 34.4), (44.4, 33.33)),
        ("where Iraq, Jordan and Syria meet", (38.8, 33.37), (40.9, 34.4)),
    ],
)
def test_what_is_told_by_relation_gets_an_area_and_a_point_within(boundaries, gazetteer, words, inside, outside):
    location = locate(relation_place(words, gazetteer), boundaries)
    assert location.where_prec == WherePrec.AREA
    assert location.area.covers(Point(*inside))
    assert not location.area.covers(Point(*outside))
    assert location.area.buffer(1e-4).covers(Point(location.longitude, location.latitude))
    assert location.radius_m > 0


@pytest.mark.parametrize(
    ("words", "countries"),
    [
        ("the Portugal-Iraq border", ("Iraq", "Portugal")),
        ("the border between Israel and Yemen", ("Israel", "Yemen")),
        ("the Russia–United States border", ("Russia", "United States")),
        ("where Portugal, Iraq and Japan meet", ("Iraq", "Japan", "Portugal")),
        ("where Iraq, Syria, Jordan and Turkey meet", ("Iraq", "Jordan", "Syria", "Turkey")),
    ],
)
def test_countries_that_do_not_meet_are_known_no_finer_than_themselves(boundaries, gazetteer, words, countries):
    location = locate(relation_place(words, gazetteer), boundaries, description=words)
    assert (location.where_prec, location.area) == (WherePrec.COUNTRY, None)
    assert "Our boundaries show no" in location.warning
    assert all(name in location.warning for name in countries)
    assert location.where_description == words
    assert with_area(location, boundaries).area is None


def test_what_is_known_no_finer_than_two_countries_holds_nothing(boundaries, gazetteer):
    nowhere = locate(relation_place("the Portugal-Iraq border", gazetteer), boundaries)
    others = [locate(gazetteer.places[name], boundaries) for name in ("iq", "pt", "iq-mosul", "red-sea", "iq-anbar")]
    assert not any(holds(nowhere, other) or holds(other, nowhere) for other in others)
    # Half way between these two lies close to the Red Sea.
    desert = locate(relation_place("the border between Israel and Yemen", gazetteer), boundaries)
    assert not holds(locate(gazetteer.places["red-sea"], boundaries), desert)


def test_half_way_between_two_countries_is_measured_on_the_globe(gazetteer):
    place = relation_place("the Russia–United States border", gazetteer)
    assert place.latitude > 60
    assert abs(place.longitude) > 90


@pytest.mark.parametrize(
    ("words", "inside", "outside"),
    [
        (
            "eastern Russia",
            [(135.0, 60.0), (177.5, 64.7), (-172.0, 65.5)],
            [(37.6, 55.8), (60.0, 60.0), (-100.0, 60.0)],
        ),
        ("western Russia", [(37.6, 55.8), (30.3, 59.9)], [(135.0, 60.0), (-172.0, 65.5)]),
        ("eastern Fiji", [(-178.8, -18.2)], [(177.4, -17.8), (0.0, -18.0)]),
    ],
)
def test_a_part_of_a_country_across_180_degrees(boundaries, gazetteer, words, inside, outside):
    location = locate(relation_place(words, gazetteer), boundaries)
    west, _, east, _ = location.area.bounds
    assert -180 <= west <= east <= 180
    near = location.area.buffer(0.5)
    assert all(near.intersects(Point(*point)) for point in inside)
    assert not any(near.intersects(Point(*point)) for point in outside)
    assert location.area.buffer(1e-4).covers(Point(location.longitude, location.latitude))
    assert location.radius_m < 8_000_000


def test_a_circle_across_180_degrees(boundaries, gazetteer):
    location = locate(gazetteer.places["fj-taveuni"], boundaries, before="a boat near ")
    assert location.area is None
    area = circle(location.longitude, location.latitude, location.radius_m)
    west, _, east, _ = area.bounds
    assert (west, east) == (-180, 180)
    assert area.area < 0.2
    assert area.covers(Point(179.99, -16.85)) and area.covers(Point(-179.99, -16.85))
    assert not area.covers(Point(0, -16.85))


@pytest.mark.parametrize(
    ("before", "description", "words"),
    [
        ("a farm near ", "Mosul", "near Mosul"),
        ("on the outskirts of ", "Mosul", "outskirts of Mosul"),
        ("a car 20 km\nsouth of ", "Mosul", "20 km south of Mosul"),
        ("a depot in ", "Mosul", "Mosul"),
    ],
)
def test_the_description_keeps_the_words_that_tell_how_it_lies(boundaries, before, description, words):
    assert locate(place("PPL"), boundaries, before=before, description=description).where_description == words


def test_a_location_from_a_row_gets_its_area_back(boundaries, gazetteer):
    location = locate(relation_place("eastern Syria", gazetteer), boundaries)
    bare = Location(
        place=location.place,
        where_prec=location.where_prec,
        longitude=location.longitude,
        latitude=location.latitude,
        radius_m=location.radius_m,
        where_description=location.where_description,
    )
    assert with_area(bare, boundaries).area.equals(location.area)


@pytest.mark.parametrize(
    ("coarse", "fine", "held"),
    [
        ("iq", "iq-mosul", True),
        ("iq", "sy-bukamal", False),
        ("iq", "iq-anbar", True),
        ("iq-anbar", "iq-qaim", True),
        ("iq-anbar", "iq-mosul", False),
        ("iq-mosul", "iq", False),
        ("iq-mosul", "iq-mosul", False),
        ("iq-mosul", "iq-qaim", False),
        ("iq", "sy", False),
        ("sy", "iq", False),
    ],
)
def test_what_holds_what(boundaries, gazetteer, coarse, fine, held):
    one, other = (locate(gazetteer.places[name], boundaries) for name in (coarse, fine))
    assert holds(one, other) is held


def test_a_part_of_a_country_holds_towns_of_that_part(boundaries, gazetteer):
    east = locate(relation_place("eastern Syria", gazetteer), boundaries)
    assert holds(east, locate(gazetteer.places["sy-mayadin"], boundaries))
    assert holds(locate(gazetteer.country("SY"), boundaries), east)
    assert not holds(locate(gazetteer.places["sy-mayadin"], boundaries), east)


def test_a_sea_holds_no_town_of_a_country_far_from_it(boundaries, gazetteer):
    assert not holds(locate(gazetteer.places["red-sea"], boundaries), locate(gazetteer.places["iq-mosul"], boundaries))


@given(st.floats(-180, 180), st.floats(-90, 90), st.floats(-180, 180), st.floats(-90, 90))
def test_distance_is_a_distance(x1, y1, x2, y2):
    def at(longitude, latitude):
        spot = place("PPL", longitude=longitude, latitude=latitude)
        return Location(
            place=spot,
            where_prec=WherePrec.EXACT,
            longitude=longitude,
            latitude=latitude,
            radius_m=0,
            where_description="",
        )

    one, other = at(x1, y1), at(x2, y2)
    assert 0 <= distance_m(one, other) <= 20_020_000
    assert distance_m(one, other) == pytest.approx(distance_m(other, one), abs=1e-3)
    assert distance_m(one, one) == pytest.approx(0, abs=1e-3)
