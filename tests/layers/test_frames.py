import pytest
from shapely import Point

from geostrike.layers.frames import frame_of, table_of


@pytest.mark.parametrize(
    "values", [[None, None], ["a", "a", "a"], ["a", None, "a"], [1, True, 1.0], [[], [1]], [3, None, 4], []]
)
def test_values_stay_as_they_are(values):
    table = table_of([("x", values)], len(values))
    assert [(type(value), value) for value in table["x"].tolist()] == [(type(value), value) for value in values]


def test_a_frame_keeps_its_columns_in_order_and_its_geometry_last():
    points = [Point(1, 2), None]
    frame = frame_of([("b", ["x", "x"]), ("a", [1, 2])], points)
    assert list(frame.columns) == ["b", "a", "geometry"]
    assert frame.geometry.tolist() == points
    assert frame.crs.to_epsg() == 4326
    assert frame.iloc[1:]["a"].tolist() == [2]


def test_a_frame_of_nothing():
    frame = frame_of([], [])
    assert len(frame) == 0
    assert frame.crs.to_epsg() == 4326
