import json

import pytest
from geopy.distance import geodesic
from hypothesis import given
from hypothesis import strategies as st
from shapely import Point

from geostrike.boundaries import circle, ring_sector
from geostrike.model import Claim, Document, Evidence, Place, WherePrec
from geostrike.reading.claim_rows import claim_from_row, claim_row
from geostrike.reading.where.bearings import Bearing
from geostrike.reading.where.location import locate
from geostrike.reading.where.sectors import off_area, off_place

DIRECTIONS = ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest")
SOURCE = Document(id="d", name="d", text="", sha256="ab")


def at(longitude, latitude, place_id="iq-mosul"):
    return Place(
        id=place_id,
        name="Mosul",
        longitude=longitude,
        latitude=latitude,
        country="IQ",
        feature_code="PPLA",
        radius_m=8_000,
        geonameid=99072,
    )


MOSUL = at(43.13, 36.34)


def of(metres, degrees, start=MOSUL):
    point = geodesic(meters=metres).destination((start.latitude, start.longitude), degrees)
    return Point(point.longitude, point.latitude)


def test_distance_and_direction_are_a_sector_of_a_ring(boundaries):
    location = locate(MOSUL, boundaries, before="a car 20 km south of ", description="Mosul")
    told = ring_sector(MOSUL.longitude, MOSUL.latitude, 180, 20_000)
    assert location.area.symmetric_difference(told).area < 1e-4 * told.area
    assert location.area.covers(Point(location.longitude, location.latitude))
    assert geodesic((location.latitude, location.longitude), (36.34, 43.13)).m == pytest.approx(20_000, abs=2)
    assert location.area.covers(of(16_000, 180)) and location.area.covers(of(24_000, 165))
    assert not any(location.area.covers(of(*off)) for off in [(20_000, 90), (20_000, 0), (12_000, 180), (28_000, 180)])
    assert not location.area.covers(Point(43.13, 36.34))
    assert (location.place.name, location.where_description) == ("20 km south of Mosul", "20 km south of Mosul")
    assert (location.place.id, location.place.geonameid) == ("off:iq-mosul:180:20000", None)


def test_distance_alone_is_the_whole_ring(boundaries):
    location = locate(MOSUL, boundaries, before="a car 16 km from ")
    assert all(location.area.covers(of(16_000, degrees)) for degrees in range(0, 360, 30))
    assert not location.area.covers(Point(43.13, 36.34))
    assert not location.area.covers(of(25_000, 90))
    assert (location.longitude, location.latitude, location.where_prec) == (43.13, 36.34, WherePrec.NEAR)
    assert location.radius_m == pytest.approx(20_000, abs=100)


def test_direction_alone_is_a_sector_that_begins_at_the_place(boundaries):
    location = locate(MOSUL, boundaries, before="in the desert west of ")
    assert all(location.area.buffer(1e-4).covers(of(metres, 270)) for metres in (500, 10_000, 30_000, 49_000))
    assert not any(location.area.covers(of(*off)) for off in [(55_000, 270), (10_000, 90), (10_000, 0), (10_000, 200)])
    assert location.area.covers(Point(location.longitude, location.latitude))
    assert location.where_prec == WherePrec.AREA


def test_near_stays_a_circle(boundaries):
    location = locate(MOSUL, boundaries, before="a farm outside ", description="Mosul")
    assert (location.area, location.radius_m, location.where_prec) == (None, 25_000, WherePrec.NEAR)
    assert location.where_description == "outside Mosul"


def test_the_circle_holds_the_sector(boundaries):
    for before in ("a car 20 km south of ", "north of ", "60 km from ", "9 miles north-west of "):
        location = locate(MOSUL, boundaries, before=before)
        around = circle(location.longitude, location.latitude, location.radius_m * 1.01, 256)
        assert around.covers(location.area)


def test_a_country_is_no_place_to_measure_from(boundaries, gazetteer):
    location = locate(gazetteer.country("IQ"), boundaries, before="20 km south of ")
    assert location.where_prec == WherePrec.COUNTRY


@pytest.mark.parametrize(
    ("text", "place_id"),
    [
        ("A drone hit a car 12 km east of Kharkiv on Sunday.", "off:ua-kharkiv:90:12000"),
        ("Jets bombed a bridge some 30 miles from Tyre on Sunday.", "off:lb-tyre::48280"),
        ("Rockets fell on fields north-west of Erbil on Sunday.", "off:iq-erbil:315:0"),
    ],
)
def test_places_off_others_are_read_from_a_text(read, text, place_id):
    (claim,) = read(text).claims
    assert claim.location.place.id == place_id
    assert claim.location.area is not None
    assert claim.location.where_description.split()[-1] in ("Kharkiv", "Tyre", "Erbil")


@pytest.mark.parametrize(
    "place_id",
    ["iq-mosul", "off:", "off:x", "off:x:180", "off:x:181:20000", "off:x:180:-5", "off:x:180:2e4", "off:x:south:20000",
     "off:x::0", "off:x:180:²", "on:x:180:20000"],
)  # fmt: skip
def test_an_id_that_tells_no_such_place_has_no_area(place_id):
    assert off_area(place_id, 43.13, 36.34) is None


def test_near_a_pole_and_half_way_round_the_circle_says_it(boundaries):
    for before, latitude in [("300 km north of ", 89.0), ("20 km south of ", -89.99), ("9000 miles from ", 10.0)]:
        location = locate(at(20.0, latitude), boundaries, before=before)
        assert location.area is None
        assert 0 < location.radius_m <= 10_000_000
        assert (location.longitude, location.latitude) == (20.0, latitude)
        assert circle(location.longitude, location.latitude, location.radius_m).is_valid


def test_a_sector_across_180_degrees_lies_on_both_sides(boundaries, gazetteer):
    taveuni = gazetteer.places["fj-taveuni"]
    location = locate(taveuni, boundaries, before="6 km east of ")
    west, _, east, _ = location.area.bounds
    assert (west, east) == (-180, 180)
    assert location.longitude == pytest.approx(-179.994, abs=0.002)
    assert location.area.covers(Point(location.longitude, location.latitude))
    assert location.area.area < 0.01
    ring = locate(taveuni, boundaries, before="40 km from ").area
    assert ring.covers(of(40_000, 90, taveuni)) and ring.covers(of(40_000, 270, taveuni))


@st.composite
def told(draw):
    degrees = draw(st.sampled_from([None, *range(0, 360, 45)]))
    kilometres = draw(st.integers(0 if degrees is not None else 1, 20) | st.integers(1, 12_000))
    longitude = draw(st.floats(-180, 180) | st.sampled_from([-180.0, 179.9999, 180.0]))
    latitude = draw(st.floats(-90, 90) | st.sampled_from([-90.0, 89.9999, 90.0]))
    place = at(longitude, latitude, draw(st.sampled_from(["x", "a:b", "off:x:180:5", ""])))
    return place, Bearing(words="", distance_m=1_000.0 * kilometres, degrees=degrees)


@given(told())
def test_anywhere_on_earth_a_row_gives_the_very_same_polygon(boundaries, place_and_bearing):
    place, bearing = place_and_bearing
    direction = "" if bearing.degrees is None else f"{DIRECTIONS[bearing.degrees // 45]} of "
    distance = f"{bearing.distance_m / 1000:.0f} km " if bearing.distance_m else ""
    location = locate(place, boundaries, before=f"a camp {distance}{direction or 'from '}", description="Ecks")
    assert location.place == off_place(place, bearing)
    claim = Claim(
        id="1",
        document="d",
        evidence=(Evidence(start=0, end=4, text="Ecks"),),
        event_type="strike",
        sub_event_type="",
        rule="",
        location=location,
    )
    back = claim_from_row(json.loads(json.dumps(claim_row(claim, SOURCE))), boundaries).location
    assert (back.area is None) == (location.area is None)
    if location.area is not None and bearing.degrees is not None:
        sector = ring_sector(
            place.longitude,
            place.latitude,
            bearing.degrees,
            bearing.distance_m or 25_000,
            slack=0.25 if bearing.distance_m else 1,
        )
        assert sector.symmetric_difference(location.area).area < 0.05 * sector.area + 1e-6
    if location.area is not None:
        assert back.area.wkb == location.area.wkb
        assert location.area.is_valid
        west, south, east, north = location.area.bounds
        assert -180 <= west <= east <= 180 and -90 <= south <= north <= 90
    assert (back.radius_m, back.where_prec) == (location.radius_m, location.where_prec)
    assert 0 < location.radius_m <= 10_000_000
