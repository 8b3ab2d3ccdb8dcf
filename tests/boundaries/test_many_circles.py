import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod

from geostrike.boundaries import circle, circle_rings, circles
from geostrike.errors import InputError

GEOD = Geod(ellps="WGS84")


def apart_m(one, other):
    (x, y), (u, v) = shapely.get_coordinates(one).T, shapely.get_coordinates(other).T
    return GEOD.inv(x, y, u, v)[2].max()


@given(st.floats(-170, 170), st.floats(-65, 65), st.floats(1_000, 100_000))
def test_a_circle_is_the_same_to_a_millimetre_corner_by_corner(longitude, latitude, radius_m):
    (found,) = circles([longitude], [latitude], [radius_m])
    assert apart_m(found, circle(longitude, latitude, radius_m)) < 0.001


@pytest.mark.parametrize(
    ("longitude", "latitude", "radius_m"),
    [(179.9, 20.0, 50_000), (-180.0, -17.0, 25_000), (10.0, 78.0, 50_000), (0.0, 90.0, 9_000), (40.0, 30.0, 400_000)],
)
def test_what_the_series_does_not_reach_is_drawn_one_by_one(longitude, latitude, radius_m):
    found = circles([40.0, longitude, 41.0], [35.0, latitude, 35.0], [9_000, radius_m, 9_000])
    assert found[1].equals_exact(circle(longitude, latitude, radius_m), 1e-9)
    assert apart_m(found[2], circle(41.0, 35.0, 9_000)) < 0.001


def test_rings_are_closed_turn_left_and_leave_the_others_out():
    rings, plain, others = circle_rings([40.0, 179.9, -50.0], [35.0, 20.0, -33.0], [9_000, 50_000, 1_000])
    assert plain.tolist() == [True, False, True]
    assert [shape is None for shape in others] == [True, False, True]
    assert others[1].geom_type == "MultiPolygon"
    assert rings.shape == (2, 65, 2)
    assert (rings[:, 0] == rings[:, -1]).all()
    assert all(shapely.is_ccw(shapely.linearrings(ring)) for ring in rings)


def test_no_circles():
    rings, plain, others = circle_rings([], [], [])
    assert (rings.shape, plain.tolist(), others.tolist()) == ((0, 65, 2), [], [])
    assert len(circles([], [], [])) == 0


@pytest.mark.parametrize("given_", [(200.0, 35.0, 9_000), (40.0, 95.0, 9_000), (40.0, 35.0, 0.0), (40.0, 35.0, 2e7)])
def test_what_is_out_of_range_is_an_error(given_):
    with pytest.raises(InputError):
        circles(*([value] for value in given_))


def test_the_same_circle_has_the_same_corners_wherever_it_stands_in_the_row():
    rng = np.random.default_rng(7)
    x, y, radius = rng.uniform(30, 50, 3000), rng.uniform(10, 40, 3000), rng.choice([500.0, 25_000.0], 3000)
    together, _, _ = circle_rings(x, y, radius)
    for row in (0, 1, 1500, 2999):
        alone, _, _ = circle_rings(x[row : row + 1], y[row : row + 1], radius[row : row + 1])
        assert (alone[0] == together[row]).all()
