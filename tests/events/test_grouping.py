from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.events.comparison import compare
from geostrike.events.grouping import _Index, group_claims
from geostrike.events.sources import Sources
from geostrike.model import Family

from .conftest import ERBIL, MOSUL, NINEVEH, claim, located_at

SOURCES = Sources((Family(id="a", documents=("a", "copy"), copies=("copy",)),), ())
SPOTS = [None, MOSUL, ERBIL, NINEVEH, *(located_at(43.13 + step / 100, 36.34, radius_m=1_500) for step in range(4))]

tellings = st.lists(
    st.tuples(st.sampled_from("abcd"), st.sampled_from(SPOTS), st.one_of(st.none(), st.integers(1, 5))), max_size=14
)


def told(found):
    return [claim(doc, spot, day, id=f"{doc}{n}") for n, (doc, spot, day) in enumerate(found)]


def grouped(claims):
    groups, _ = group_claims(claims, SOURCES)
    return {frozenset(one.id for one in group) for group in groups}


@given(tellings)
def test_every_claim_of_a_group_agrees_with_every_other(found):
    groups, joins = group_claims(told(found), SOURCES)
    for group in groups:
        assert all(compare(one, other, SOURCES).same for one, other in combinations(group, 2))
        assert len({one.document for one in group}) == len(group)
    assert sorted(one.id for group in groups for one in group) == sorted(one.id for one in told(found))
    assert len(joins) == len(found) - len(groups)


@given(tellings, st.randoms(use_true_random=False))
def test_the_order_in_which_claims_come_changes_nothing(found, chance):
    claims = told(found)
    shuffled = chance.sample(claims, len(claims))
    assert grouped(claims) == grouped(shuffled)


@given(
    st.floats(-180, 180), st.floats(-89.9, 89.9), st.floats(0, 360), st.floats(0.01, 0.99), st.floats(100, 99_000)
)  # fmt: skip
def test_no_neighbour_within_a_stated_radius_is_overlooked(longitude, latitude, bearing, share, radius_m):
    from geopy.distance import great_circle

    point = great_circle(meters=radius_m * share).destination((latitude, longitude), bearing)
    stated, other = located_at(longitude, latitude, radius_m=radius_m), located_at(point.longitude, point.latitude)
    assert len(grouped([claim("a", stated, id="a1"), claim("b", other, id="b1")])) == 1


def test_no_chains():
    # Each of the three lies within reach of its neighbour, the outer two not of each other.
    west, middle, east = (located_at(43.0 + step * 0.015, 36.0, radius_m=1_500) for step in range(3))
    groups = grouped([claim("a", west, id="1"), claim("b", middle, id="2"), claim("c", east, id="3")])
    assert groups == {frozenset({"1", "2"}), frozenset({"3"})}


def test_a_claim_joins_its_own_day_before_the_day_before():
    claims = [claim("a", day=1), claim("a", day=2, id="second"), claim("b", day=2)]
    assert grouped(claims) == {frozenset({"a-iq-mosul-1-strike"}), frozenset({"second", "b-iq-mosul-2-strike"})}


def test_many_copies_of_one_article_are_one_group():
    names = tuple(f"d{n:04d}" for n in range(600))
    sources = Sources((Family(id=names[0], documents=names, copies=names[1:]),), ())
    groups, joins = group_claims([claim(name) for name in names], sources)
    assert (len(groups), len(joins)) == (1, 599)


@given(tellings, st.booleans())
def test_a_claim_that_is_alone_is_compared_with_none_and_stays_where_it_was(found, stated):
    claims = [one for one in told(found) if stated or not (one.location and one.location.place.id.startswith("point"))]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_Index, "alone", lambda index, one: False)
        compared = group_claims(claims, SOURCES)
    assert group_claims(claims, SOURCES) == compared
