"""The sign of an area keeps clear of sites, and never leaves its area; a site never moves."""

import numpy as np
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geostrike.layers.signs import signs_apart

AREA = shapely.box(38, 33, 42, 37)
NOWHERE = (float("nan"), float("nan"))


def apart(located, areas):
    """Return where signs stand: `located` are (id, where_prec, point), `areas` by id."""
    at = np.array([point for *_, point in located], dtype=float).reshape(-1, 2)
    ids = [name for name, *_ in located]
    before = at.copy()
    found = signs_apart(
        at, [prec for _, prec, _ in located], {ids.index(name): area for name, area in areas.items()}, ids
    )
    assert np.array_equal(at, before, equal_nan=True)
    return found.tolist()


def test_an_area_whose_sign_would_stand_on_a_site_moves_it():
    site, sign = apart([("site", 1, (40, 35)), ("area", 5, (40, 35))], {"area": AREA})
    assert site == [40, 35]
    assert shapely.Point(sign).distance(shapely.Point(site)) > 0.5
    assert AREA.contains(shapely.Point(sign))


def test_two_areas_do_not_share_a_place():
    one, two = apart([("one", 5, (40, 35)), ("two", 4, (40, 35))], {"one": AREA, "two": AREA})
    assert shapely.Point(one).distance(shapely.Point(two)) > 0.5


def test_areas_of_one_size_are_told_apart_by_their_ids():
    located = [("one", 5, (40, 35)), ("two", 4, (40, 35)), ("site", 1, (40, 35))]
    areas = {"one": AREA, "two": AREA}
    one, two, _ = apart(located, areas)
    _, again_two, again_one = apart(located[::-1], areas)
    assert (one, two) == (again_one, again_two)


def test_an_area_without_room_keeps_its_sign_inside():
    tiny = shapely.box(40, 35, 40.1, 35.1)
    _, sign = apart([("site", 1, (40.05, 35.05)), ("area", 4, (40.05, 35.05))], {"area": tiny})
    assert tiny.contains(shapely.Point(sign))


def test_events_without_a_point_or_an_area_stay_as_they_are():
    located = [("country", 6, NOWHERE), ("area", 5, (40, 35)), ("near", 2, (41, 36)), ("unknown", None, (41, 35))]
    found = apart(located, {})
    assert np.array_equal(found, [point for *_, point in located], equal_nan=True)
    found = apart(located, {"country": AREA, "near": AREA, "unknown": AREA})
    assert np.array_equal(found, [point for *_, point in located], equal_nan=True)
    assert apart([], {}) == []


def test_of_very_many_areas_none_moves():
    located = [(f"area-{n:03}", 5, (40, 35)) for n in range(301)]
    assert apart(located, dict.fromkeys((name for name, *_ in located), AREA)) == [[40, 35]] * 301


@given(st.lists(st.tuples(st.floats(38.1, 41.9), st.floats(33.1, 36.9)), max_size=8))
def test_sites_never_move_and_the_sign_stays_in_its_area(points):
    located = [(f"site-{n}", 1, at) for n, at in enumerate(points)] + [("area", 5, (40, 35))]
    moved = apart(located, {"area": AREA})
    assert moved[:-1] == [list(at) for at in points]
    assert AREA.covers(shapely.Point(moved[-1]))
