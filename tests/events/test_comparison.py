import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.events.comparison import compare
from geostrike.events.sources import Sources
from geostrike.model import Claim, Family

from .conftest import BUKAMAL, ERBIL, IRAQ, MOSUL, NINEVEH, claim, located_at

FAMILIES = (Family(id="a", documents=("a", "copy"), copies=("copy",), derived=("summary",)),)
SOURCES = Sources(FAMILIES, ())


def verdict(one: Claim, other: Claim):
    return compare(one, other, SOURCES)


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (claim("a"), claim("b", event_type="attack"), "one is told as a strike, the other as an attack"),
        (claim("a"), claim("a", ERBIL), "one document tells both"),
        (claim("a"), claim("b", None), "no place is told"),
        (claim("a"), claim("b", day=None), "no date is told"),
        (claim("a"), claim("b", ERBIL), "different places: Mosul and Erbil, 81 km apart"),
        (claim("a", NINEVEH), claim("b", NINEVEH), "no finer than an area"),
        (claim("a"), claim("b", day=4), "dated 2024-02-02 and 2024-02-04"),
        (claim("a"), claim("copy", day=3), "not independent"),
        (claim("a"), claim("b", day=2, last=3), "dated 2024-02-02 and 2024-02-02 to 2024-02-03"),
    ],
)
def test_what_keeps_two_claims_apart(one, other, reason):
    found = verdict(one, other)
    assert not found.same
    assert reason in found.reason


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (claim("a"), claim("b"), "the same place (Mosul), 2024-02-02"),
        (claim("a"), claim("b", day=3), "a day apart in independent sources"),
        (claim("a"), claim("copy"), "the same place (Mosul), 2024-02-02"),
        (claim("a", NINEVEH), claim("copy", NINEVEH), "the same place (Nineveh), 2024-02-02"),
        (claim("a", IRAQ), claim("summary", IRAQ), "the same place (Iraq), 2024-02-02"),
    ],
)
def test_what_makes_two_claims_one(one, other, reason):
    found = verdict(one, other)
    assert found.same
    assert reason in found.reason


@pytest.mark.parametrize(
    ("radius_m", "east_deg", "same"), [(2_000, 0.02, True), (2_000, 0.03, False), (0, 0.0001, False)]
)
def test_a_stated_coordinate_takes_in_what_lies_within_its_radius(radius_m, east_deg, same):
    stated = claim("a", located_at(43.13 + east_deg, 36.34, radius_m=radius_m))
    assert verdict(stated, claim("b", MOSUL)).same is same


def test_a_stated_coordinate_does_not_reach_across_a_border():
    stated = claim("a", located_at(40.93, 34.45, radius_m=25_000, country="IQ"))
    found = verdict(stated, claim("b", BUKAMAL))
    assert not found.same
    assert "different countries" in found.reason


def test_a_coordinate_stated_with_a_huge_circle_names_no_site():
    stated = claim("a", located_at(43.13, 38.0, radius_m=5_000_000))
    assert not verdict(stated, claim("b", MOSUL)).same


def test_two_stated_coordinates_across_180_degrees_are_one_place():
    west, east = located_at(179.995, 10.0, radius_m=2_000), located_at(-179.995, 10.0, radius_m=2_000)
    assert verdict(claim("a", west), claim("b", east)).same


days = st.one_of(st.none(), st.integers(1, 28))
spots = st.sampled_from([None, MOSUL, ERBIL, NINEVEH, IRAQ, located_at(43.14, 36.34, radius_m=3_000)])


@given(
    st.sampled_from(["a", "copy", "summary", "b", "c"]), st.sampled_from(["a", "copy", "summary", "b", "c"]),
    spots, spots, days, days,
)  # fmt: skip
def test_the_verdict_does_not_depend_on_who_is_asked_first(
    one_doc, other_doc, one_spot, other_spot, one_day, other_day
):
    one, other = claim(one_doc, one_spot, one_day), claim(other_doc, other_spot, other_day)
    assert compare(one, other, SOURCES).same == compare(other, one, SOURCES).same
