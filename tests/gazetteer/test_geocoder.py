import math
import pickle
import subprocess
import sys

import geopandas
import pandas as pd
import pytest
from geopy import exc
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Point as ShapelyPoint

from geostrike.errors import GazetteerError
from geostrike.gazetteer import Gazetteer
from geostrike.gazetteer.distance import distance_m
from geostrike.gazetteer.geocoder import GazetteerGeocoder
from geostrike.gazetteer.points import located, longitude_latitude

from .conftest import DEMONYMS, PLACES


class Nearby(Gazetteer):
    """A gazetteer that can be asked by point, the slow way."""

    def nearest(self, longitude, latitude, limit=1):
        found = [
            (place, distance_m(longitude, latitude, place.longitude, place.latitude)) for place in self.places.values()
        ]
        return sorted(found, key=lambda pair: pair[1])[:limit]


@pytest.fixture(scope="module")
def nearby() -> Nearby:
    return Nearby(PLACES, DEMONYMS)


@pytest.fixture
def geocoder(nearby) -> GazetteerGeocoder:
    return GazetteerGeocoder(nearby)


def test_a_name_gives_a_location_of_geopys_own(geocoder):
    found = geocoder.geocode("Deir el-Zour")
    assert isinstance(geocoder, Geocoder)
    assert isinstance(found, Location)
    assert (found.latitude, found.longitude) == (35.3354, 40.1408)
    assert tuple(found) == ("Deir ez-Zor, Syria", (35.3354, 40.1408))
    assert found.raw["match"] == "alternate"
    assert found.raw["matched"] == "Deir el-Zour"
    assert found.raw["rule"] == "listed spelling in English"
    assert found.raw["feature_code"] == "PPLA"
    assert found.raw["country"] == "SY"
    assert found.raw["radius_m"] == 5_000
    assert found.raw["id"] == "dez-city"
    assert 0 < found.raw["score"] <= 1
    assert pickle.loads(pickle.dumps(found)) == found


def test_what_nobody_knows_is_none_whether_one_is_wanted_or_all(geocoder):
    assert geocoder.geocode("Xyzzyville") is None
    assert geocoder.geocode("Xyzzyville", exactly_one=False) is None


def test_all_answers_come_best_first_and_as_many_as_wanted(geocoder):
    assert [found.raw["id"] for found in geocoder.geocode("Tripoli", exactly_one=False)] == ["tripoli-ly", "tripoli-lb"]
    assert len(geocoder.geocode("Tripoli", exactly_one=False, limit=1)) == 1


def test_the_country_of_a_call_goes_before_that_of_the_geocoder(nearby):
    geocoder = GazetteerGeocoder(nearby, country="lb")
    assert geocoder.geocode("Tripoli").raw["id"] == "tripoli-lb"
    assert geocoder.geocode("Tripoli", country="LY").raw["id"] == "tripoli-ly"


@pytest.mark.parametrize("near", ["Homs", (34.73, 36.71), Point(34.73, 36.71)])
def test_near_is_a_name_or_a_point_with_latitude_first(geocoder, near):
    assert geocoder.geocode("Tripoli", near=near).raw["id"] == "tripoli-lb"


def test_near_may_be_a_place(geocoder, nearby):
    assert geocoder.geocode("Tripoli", near=nearby.places["homs-city"]).raw["id"] == "tripoli-lb"


def test_an_address_says_no_name_twice(geocoder):
    assert geocoder.geocode("Syria").address == "Syria"
    assert geocoder.geocode("Kurdistan").address == "Kurdistan"
    assert geocoder.geocode("The Hague").address == "The Hague, NL"


@pytest.mark.parametrize(
    "query", [None, 3.5, float("nan"), b"Homs", ["Homs"], {"city": "Homs"}, "", "  ", "?!", "x" * 201]
)
def test_what_is_no_name_is_an_error_of_geopys(geocoder, query):
    with pytest.raises(exc.GeocoderQueryError):
        geocoder.geocode(query)


@pytest.mark.parametrize(
    "options", [{"limit": 0}, {"limit": -1}, {"limit": 2.5}, {"limit": True}, {"country": "SYR"}, {"country": ""}]
)
def test_a_bad_option_is_a_configuration_error_of_geopys(geocoder, options):
    with pytest.raises(exc.ConfigurationError, match=next(iter(options))):
        geocoder.geocode("Homs", exactly_one=False, **options)


def test_a_bad_country_is_told_when_the_geocoder_is_made():
    with pytest.raises(exc.ConfigurationError, match="two letters"):
        GazetteerGeocoder(Gazetteer(()), country="Syria")


def test_an_unknown_neighbour_is_told(geocoder):
    with pytest.raises(exc.GeocoderQueryError, match="near 'Xyzzyville'"):
        geocoder.geocode("Tripoli", near="Xyzzyville")


@pytest.mark.parametrize(
    "query", [Point(34.4, 41.0), (34.4, 41.0), [34.4, 41.0, 7], "34.4, 41", "34.4N 41E", "34 24m N, 41 0m E"]
)
def test_a_point_gives_the_nearest_place(geocoder, query):
    found = geocoder.reverse(query)
    assert (found.raw["id"], found.address) == ("qaim", "Al-Qa'im, Iraq")
    assert (found.latitude, found.longitude) == (34.37, 41.09)
    assert found.raw["distance_m"] == pytest.approx(8_900, abs=100)
    assert found.raw["rule"] == "8.9 km from the point"


def test_places_near_a_point_come_nearest_first_and_not_from_farther_than_wanted(geocoder):
    found = geocoder.reverse((34.4, 41.0), exactly_one=False, distance_m=50_000)
    assert [answer.raw["id"] for answer in found] == ["qaim", "bukamal"]
    assert len(geocoder.reverse((34.4, 41.0), exactly_one=False, limit=3)) == 3
    assert geocoder.reverse((34.4, 41.0), distance_m=10) is None
    assert geocoder.reverse((34.4, 41.0), distance_m=10, exactly_one=False) is None


@pytest.mark.parametrize(
    "query",
    [
        None, 34.4, "", "Homs", "34.4", "1e1, 41", ".5, 40", "x 34.4, 41", b"ab", {1: 2}, (34.4,), (1, 2, 3, 4),
        (None, None), ("a", "b"), (math.nan, math.nan), (math.inf, 1), (41.0, 10**400),
        "9" * 300, ShapelyPoint(41.0, 34.4),
    ],
)  # fmt: skip
def test_what_is_no_point_is_an_error_of_geopys(geocoder, query):
    with pytest.raises(exc.GeocoderQueryError, match="no point"):
        geocoder.reverse(query)


@pytest.mark.parametrize("query", [(141.0, 34.4), "141.0, 34.4", "91 0m N, 0 0m E"])
def test_a_latitude_beyond_the_pole_is_told_as_such(geocoder, query):
    with pytest.raises(exc.GeocoderQueryError, match=r"latitude .* is outside -90\.\.90"):
        geocoder.reverse(query)


@pytest.mark.parametrize("distance_m", [-1, math.nan])
def test_a_distance_is_not_negative(geocoder, distance_m):
    with pytest.raises(exc.ConfigurationError, match="distance_m"):
        geocoder.reverse((34.4, 41.0), distance_m=distance_m)


def test_a_gazetteer_without_points_says_so():
    class ByName:
        def country(self, iso2):
            return None

        def candidates(self, name, **_):
            return ()

    assert GazetteerGeocoder(ByName()).geocode("Homs") is None
    with pytest.raises(exc.ConfigurationError, match="by name only"):
        GazetteerGeocoder(ByName()).reverse((34.4, 41.0))


def test_typeset_minus_signs_count():
    assert longitude_latitude("\u221234.5, \u221258.4") == (-58.4, -34.5)


@given(st.floats(-90, 90), st.floats(-179.999, 179.999))
def test_a_point_survives_both_crossings(latitude, longitude):
    assert longitude_latitude(located("", longitude, latitude, {}).point) == (longitude, latitude)
    assert longitude_latitude((latitude, longitude)) == (longitude, latitude)


@given(st.one_of(st.text(), st.binary(), st.lists(st.one_of(st.floats(), st.text(), st.none()))))
def test_anything_is_a_point_or_geopys_error(query):
    try:
        longitude, latitude = longitude_latitude(query)
    except exc.GeocoderQueryError:
        return
    assert -180 <= longitude <= 180
    assert -90 <= latitude <= 90


def test_geopandas_geocodes_with_the_class(nearby):
    names = pd.Series(["Homs", "Xyzzyville", None, "Al-Qa'im"], index=[3, 5, 7, 9])
    found = geopandas.tools.geocode(names, provider=GazetteerGeocoder, gazetteer=nearby, country="SY", timeout=5)
    assert list(found.index) == [3, 5, 7, 9]
    assert found.crs == "EPSG:4326"
    assert list(found.geometry.is_empty) == [False, True, True, False]
    assert (found.geometry[9].x, found.geometry[9].y) == (41.09, 34.37)
    assert found.address[3] == "Homs, Syria"
    assert found.address[5] is None or pd.isna(found.address[5])


def test_geopandas_takes_a_factory_and_goes_both_ways(geocoder):
    points = geopandas.GeoSeries([ShapelyPoint(41.0, 34.4), ShapelyPoint(36.7, 34.7)], crs="EPSG:4326")
    found = geopandas.tools.reverse_geocode(points, provider=lambda **_: geocoder)
    assert list(found.address) == ["Al-Qa'im, Iraq", "Homs, Syria"]
    back = geopandas.tools.geocode(found.address, provider=lambda **_: geocoder)
    assert [(point.x, point.y) for point in back.geometry] == [(41.09, 34.37), (36.71, 34.73)]


def test_it_works_behind_a_rate_limiter_in_pandas(geocoder):
    limited = RateLimiter(geocoder.geocode, min_delay_seconds=0, max_retries=0)
    frame = pd.DataFrame({"name": ["Homs", "Xyzzyville", "Basra"]})
    frame["location"] = frame["name"].apply(limited)
    assert [location.latitude if location else None for location in frame["location"]] == [34.73, None, 30.5]


def test_it_works_as_a_context_and_holds_no_http_client(geocoder):
    with geocoder as entered:
        assert entered.geocode("Homs").latitude == 34.73
    with pytest.raises(exc.GeocoderServiceError, match="on this machine"):
        geocoder._call_geocoder("http://127.0.0.1/", dict)


def test_a_gazetteer_that_cannot_be_opened_is_no_miss(monkeypatch):
    def broken():
        raise GazetteerError("gazetteer.csv:7: id is empty")

    monkeypatch.setattr("geostrike.gazetteer.open_gazetteer", broken, raising=False)
    with pytest.raises(exc.GeocoderServiceError, match=r"gazetteer\.csv:7"):
        geopandas.tools.geocode(["Homs"], provider=GazetteerGeocoder)


def test_a_geocoder_opens_neither_gazetteer_nor_socket_before_it_is_asked():
    program = """
import sys
sys.addaudithook(lambda event, _: print(event) if event in ("socket.connect", "socket.getaddrinfo") else None)
from geostrike.gazetteer.geocoder import GazetteerGeocoder
GazetteerGeocoder()
print([name for name in ("geopandas", "pandas", "shapely", "numpy") if name in sys.modules])
"""
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines() == ["[]"]
