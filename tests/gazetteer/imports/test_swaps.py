import pytest
import shapely

from geostrike.boundaries import load_boundaries
from geostrike.errors import GazetteerError
from geostrike.gazetteer.imports.countries import country_of, gap_to_country_m, lies_in_country
from geostrike.gazetteer.imports.swaps import Swaps
from geostrike.gazetteer.rows import Row
from tests.gazetteer.imports.conftest import dump_row

IRAQ = [(33.3, 44.4), (36.3, 43.1), (30.5, 47.8), (32.0, 44.3), (35.5, 44.4)]
SYRIA = [(33.5, 36.3), (36.2, 37.2), (34.7, 36.7), (35.1, 36.8), (35.3, 40.1), (32.6, 36.1), (36.5, 40.7)]


def dump(points, country):
    return "".join(
        dump_row(number, latitude=str(latitude), longitude=str(longitude), country=country) + "\n"
        for number, (latitude, longitude) in enumerate(points, 1)
    )


def swapped(points):
    return [(longitude, latitude) for latitude, longitude in points]


def test_one_row_far_from_its_country(rows_of):
    text = dump([*IRAQ, (47.8, 30.5)], "IQ")
    with pytest.raises(
        GazetteerError, match=r":6: latitude 47\.8 and longitude 30\.5 lie 1,\d\d\d km from IQ, and in it"
    ):
        rows_of(text)


def test_a_whole_file_near_its_country(rows_of):
    assert len(rows_of(dump(SYRIA * 4, "SY"))) == 28
    with pytest.raises(
        GazetteerError, match=r"places\.txt: \d+ of 28 rows lie outside their country, and 28 inside it"
    ):
        rows_of(dump(swapped(SYRIA * 4), "SY"))


def test_far_places_that_are_not_swapped_pass(rows_of):
    easter_island, franz_josef_land = (-27.1, -109.4), (80.6, 54.8)
    assert len(rows_of(dump([easter_island, (-33.4, -70.6)], "CL") + dump_row(9, country="", latitude="1") + "\n")) == 3
    assert len(rows_of(dump([franz_josef_land], "RU"))) == 1


def test_no_border_of_a_country_is_taken_for_swapped():
    # Every tenth corner of every outline: none lies far from its country, and in it if swapped.
    boundaries = load_boundaries()
    wrong = []
    for country in boundaries.codes:
        swaps = Swaps()
        for x, y in shapely.get_coordinates(boundaries.country(country))[::10]:
            if swaps.wrong_row(Row("a", "a", (), country, "", "PPL", float(x), float(y), 1)):
                wrong.append((country, x, y))
        if swaps.wrong_file(ended=True):
            wrong.append(country)
    assert wrong == []


def test_where_countries_lie():
    assert lies_in_country("SY", 36.3, 33.5)
    assert not lies_in_country("SY", 33.5, 20)
    assert lies_in_country("??", 0, 0)
    assert gap_to_country_m("FJ", -179.9, -17.5) < 1_000_000


@pytest.mark.parametrize("text", ["SY", "sy", "SYR", "Syria"])
def test_codes_and_names_of_countries(text):
    assert country_of(text, "country") == "SY"


def test_a_small_file_near_its_country(rows_of):
    three = [SYRIA[0], SYRIA[2], SYRIA[4]]
    assert len(rows_of(dump(three, "SY"))) == 3
    with pytest.raises(GazetteerError, match="3 of 3 rows lie outside their country, and 3 inside it"):
        rows_of(dump(swapped(three), "SY"))
