"""The sign of an area keeps clear of sites, and never leaves its area; a site never moves."""

import shapely
from hypothesis import given
from hypothesis import strategies as st

from geostrike.webmap.signs import signs_apart

AREA = shapely.box(38, 33, 42, 37)


def event(name, where_prec, at):
    return {"id": name, "where_prec": where_prec}, list(at)


def test_an_area_whose_sign_would_stand_on_a_site_moves_it():
    located = [event("site", 1, (40, 35)), event("area", 5, (40, 35))]
    (_, site), (_, sign) = signs_apart(located, {"area": AREA})
    assert site == [40, 35]
    assert shapely.Point(sign).distance(shapely.Point(site)) > 0.5
    assert AREA.contains(shapely.Point(sign))


def test_two_areas_do_not_share_a_place():
    located = [event("one", 5, (40, 35)), event("two", 4, (40, 35))]
    (_, one), (_, two) = signs_apart(located, {"one": AREA, "two": AREA})
    assert shapely.Point(one).distance(shapely.Point(two)) > 0.5


def test_an_area_without_room_keeps_its_sign_inside():
    tiny = shapely.box(40, 35, 40.1, 35.1)
    located = [event("site", 1, (40.05, 35.05)), event("area", 4, (40.05, 35.05))]
    (_, _), (_, sign) = signs_apart(located, {"area": tiny})
    assert tiny.contains(shapely.Point(sign))


def test_events_without_a_point_or_an_area_stay_as_they_are():
    located = [({"id": "country", "where_prec": 6}, None), event("area", 5, (40, 35)), event("near", 2, (41, 36))]
    assert signs_apart(located, {}) == located


@given(st.lists(st.tuples(st.floats(38.1, 41.9), st.floats(33.1, 36.9)), max_size=8))
def test_sites_never_move_and_the_sign_stays_in_its_area(points):
    located = [event(f"site-{n}", 1, at) for n, at in enumerate(points)] + [event("area", 5, (40, 35))]
    moved = signs_apart(located, {"area": AREA})
    assert [at for _, at in moved[:-1]] == [list(at) for at in points]
    assert AREA.covers(shapely.Point(moved[-1][1]))
