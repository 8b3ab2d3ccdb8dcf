import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.gazetteer.distance import distance_m, gap_m

from .conftest import place

LONGITUDES, LATITUDES = st.floats(-180, 180), st.floats(-90, 90)


def test_a_known_distance():
    # London to Paris, 344 km between these coordinates
    assert distance_m(-0.1278, 51.5074, 2.3522, 48.8566) == pytest.approx(343_600, rel=0.005)


@given(LONGITUDES, LATITUDES, LONGITUDES, LATITUDES)
def test_distances_are_symmetric_and_bounded(lon_a, lat_a, lon_b, lat_b):
    there = distance_m(lon_a, lat_a, lon_b, lat_b)
    assert 0 <= there <= 20_037_508
    assert there == pytest.approx(distance_m(lon_b, lat_b, lon_a, lat_a), abs=1e-3)


def test_circles_that_overlap_have_no_gap():
    near, far = (place(str(lat), "X", "SY", "PPL", lat, 40, radius_m=80_000) for lat in (35.0, 36.0))
    assert gap_m(near, far) == 0
