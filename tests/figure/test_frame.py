"""A frame shows its view whole, in its middle, without stretching it."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.figure import frame_of

VIEW = (35.0, 30.0, 45.0, 37.0)


@given(
    st.floats(-179, 179),
    st.floats(-70, 70),
    st.floats(0.01, 60),
    st.floats(0.01, 14),
    st.floats(1, 14),
    st.floats(1, 14),
)
def test_a_view_lies_within_its_frame(west, south, wide, high, width, height):
    view = (west, south, west + wide, south + high)
    frame = frame_of(view, width, height)
    (x0, y0), (x1, y1) = frame.at(np.array([view[:2], view[2:]]))
    assert -1e-6 <= x0 <= x1 <= width + 1e-6
    assert -1e-6 <= y0 <= y1 <= height + 1e-6
    assert x0 == pytest.approx(width - x1, abs=1e-6)
    assert y0 == pytest.approx(height - y1, abs=1e-6)
    assert math.isclose(x1 - x0, width, rel_tol=1e-6) or math.isclose(y1 - y0, height, rel_tol=1e-6)


def test_an_inch_is_as_many_metres_across_as_up():
    frame = frame_of(VIEW, 8, 5)
    step = 0.001
    here, east, north = frame.at(np.array([(40, 34), (40 + step, 34), (40, 34 + step)]))
    a_degree_m = math.radians(step) * 6_371_008.8
    assert a_degree_m * math.cos(math.radians(34)) / (east - here)[0] == pytest.approx(frame.metres(34), rel=1e-4)
    assert a_degree_m / (north - here)[1] == pytest.approx(frame.metres(34), rel=1e-4)


def test_a_height_is_at_the_latitude_that_stands_there():
    frame = frame_of(VIEW, 8, 5)
    for latitude in (30.5, 33.0, 36.9):
        assert frame.latitude(frame.at(np.array([(40.0, latitude)]))[0, 1]) == pytest.approx(latitude)
    assert frame.latitude(2.5) == frame.middle


def test_the_bounds_are_what_the_corners_show():
    frame = frame_of(VIEW, 8, 5)
    west, south, east, north = frame.bounds
    assert frame.at(np.array([(west, south), (east, north)])) == pytest.approx(np.array([(0, 0), (8, 5)]), abs=1e-6)


def test_a_point_has_a_frame_too():
    frame = frame_of((40, 34, 40, 34), 8, 5)
    assert frame.at(np.array([(40, 34)]))[0] == pytest.approx([4, 2.5], abs=1e-3)
