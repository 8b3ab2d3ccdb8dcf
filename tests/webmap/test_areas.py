"""An area goes into the page as a radius where it is a circle around its sign, and else as a polygon, each once."""

import numpy as np
import pytest
from shapely.geometry import Point, Polygon, box

from geostrike.layers.records import Table
from geostrike.webmap.areas import drawn_areas
from geostrike.webmap.geometry import points

from .reports import AL_QAIM, circle, event, layer

SQUARE = box(41.0, 34.3, 41.2, 34.5)
NOWHERE = [float("nan")] * 2


def read(events, extents):
    table = Table(layer("strikes", events))
    return drawn_areas(layer("extents", extents), table, points(table.geometry()))


def site(name, where_prec=1, at=AL_QAIM, **given):
    return event(name, "strike", "Al-Qaim", at, where_prec, [], **given)


def area(name, shape, **given):
    return {"id": name, "geometry": shape, **given}


def test_a_circle_is_measured_where_the_layer_does_not_say() -> None:
    found = read([site("a", radius_m=None), site("b", radius_m=4000.0)], [area(n, circle(AL_QAIM, 4000)) for n in "ab"])
    assert found.radius_m[0] == pytest.approx(4000, abs=200)
    assert found.radius_m[1] == 4000
    assert not found.polygons
    assert found.shapes() == []
    assert found.number.tolist() == [-1, -1]


def test_no_circle_is_a_polygon() -> None:
    found = read([site("a"), site("b")], [area("a", SQUARE), area("b", circle(AL_QAIM, 8000))])
    assert found.radius_m.tolist() == [0, 0]
    assert found.number.tolist() == [0, 1]
    assert found.shapes()[0] == {"polygons": [[[41200, 34300, 0, 200, -200, 0, 0, -200, 200, 0]]]}


def test_a_radius_that_the_layer_says_is_taken_at_its_word() -> None:
    told = [area("a", circle(AL_QAIM, 5000), radius_m=5000.4), area("b", SQUARE, radius_m=None)]
    found = read([site("a"), site("b")], told)
    assert found.radius_m.tolist() == [5000, 0]
    assert found.number.tolist() == [-1, 0]


def test_areas_alike_go_into_the_page_once() -> None:
    shapes = [SQUARE, box(0, 0, 1, 1), Polygon(SQUARE.exterior), box(0, 0, 1, 1)]
    found = read([site(n, 5) for n in "abcd"], [area(n, shape) for n, shape in zip("abcd", shapes, strict=True)])
    assert found.number.tolist() == [0, 1, 0, 1]
    assert len(found.shapes()) == 2


def test_the_order_of_the_layer_does_not_matter() -> None:
    events = [site(n, 5) for n in "abc"]
    told = [area(n, box(k, k, k + 1, k + 1)) for k, n in enumerate("abc")]
    one, other = read(events, told), read(events, told[::-1])
    assert one.number.tolist() == other.number.tolist() == [0, 1, 2]
    assert one.shapes() == other.shapes()


def test_a_circle_stays_a_circle_only_around_its_own_middle() -> None:
    found = read(
        [site("a", 5, radius_m=9000.0), site("b", 1)],
        [area(n, circle(AL_QAIM, 9000 if n == "a" else 4000)) for n in "ab"],
    )
    assert found.radius_m.tolist() == [9000, 4000]
    assert found.number.tolist() == [-1, -1]
    moved = found.at.copy()
    moved[0] += 0.01
    around = found.around(moved)
    assert around.radius_m.tolist() == [0, 4000]
    assert around.number.tolist() == [0, -1]
    assert len(around.shapes()) == 1
    assert found.around(found.at).radius_m.tolist() == [9000, 4000]


def test_an_event_without_a_point_has_its_area_as_a_polygon() -> None:
    shape = circle(AL_QAIM, 4000)
    found = read([site("a", 6, None, radius_m=4000.0)], [area("a", shape)])
    assert (found.radius_m.tolist(), found.number.tolist()) == ([0], [0])
    told = read([site("a", 6, None)], [area("a", shape, radius_m=4000.0)])
    assert (told.radius_m.tolist(), told.number.tolist()) == ([0], [0])
    assert told.around(np.array([NOWHERE])).number.tolist() == [0]


def test_areas_of_nothing_and_events_without_an_area() -> None:
    extents = [area("elsewhere", SQUARE), area("a", None), area("b", Point(0, 0).buffer(0)), area(None, SQUARE)]
    found = read([site("a"), site("b"), site("c")], extents)
    assert found.number.tolist() == [-1, -1, -1]
    assert np.isnan(found.boxes).all()
    assert found.bounds(np.array([True, True, True])).shape == (0, 4)
    nothing = read([], [])
    assert nothing.shapes() == []
    assert nothing.number.tolist() == []


def test_bounds_are_of_pinned_events_or_of_all() -> None:
    found = read([site("a"), site("b", 6, None)], [area("a", SQUARE), area("b", box(0, 0, 60, 60))])
    assert found.bounds(np.array([True, False])).tolist() == [[41.0, 34.3, 41.2, 34.5]]
    assert found.bounds(np.array([False, False])).tolist() == [[41.0, 34.3, 41.2, 34.5], [0, 0, 60, 60]]
