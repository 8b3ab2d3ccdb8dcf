import pytest

from geostrike.events import find_disagreements
from geostrike.events.disagreements import statement_words
from geostrike.model import Evidence, Statement

from .conftest import ERBIL, IRAQ, MOSUL, NINEVEH, claim, located_at, toll

WORDS = Evidence(start=0, end=14, text="Jets bombed it.")


def says(stance, actor, by=""):
    return Statement(actor=actor, stance=stance, evidence=WORDS, by=by)


def differing(*claims):
    return {d.field: dict(d.values) for d in find_disagreements(claims)}


def test_sources_that_agree_differ_in_nothing():
    assert differing(claim("a", killed=toll(3)), claim("b", killed=toll(3, who="guards"))) == {}


def test_each_value_stands_with_all_who_give_it():
    found = differing(claim("b", killed=toll(3)), claim("a", killed=toll(3)), claim("c", killed=toll(3, "at_least")))
    assert found == {"killed": {"3": ("a", "b"), "at least 3": ("c",)}}


def test_injured_and_date_differ_on_their_own():
    found = differing(claim("a", day=2, injured=toll(1)), claim("b", day=3, injured=toll(2)))
    assert found == {"date": {"2024-02-02": ("a",), "2024-02-03": ("b",)}, "injured": {"1": ("a",), "2": ("b",)}}


def test_silence_is_no_disagreement():
    assert differing(claim("a", killed=toll(3), actor1="Group One"), claim("b", None, day=None)) == {}


def test_a_vaguer_place_does_not_differ_from_one_within_it():
    assert differing(claim("a", MOSUL), claim("b", NINEVEH), claim("c", IRAQ)) == {}


def test_two_places_differ_and_what_holds_both_does_not():
    found = differing(claim("a", MOSUL), claim("b", ERBIL), claim("c", IRAQ))
    assert found == {"place": {"Mosul": ("a",), "Erbil": ("b",)}}


def test_a_place_within_a_stated_radius_does_not_differ():
    assert differing(claim("a", located_at(43.14, 36.34, radius_m=3_000)), claim("b", MOSUL)) == {}


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("Houthis", "Hezbollah", True),
        ("Houthis", "militia", False),
        ("Iran-backed militias", "Kataib Hezbollah", False),
        ("United States", "United States and United Kingdom", False),
        ("United States", "Israel", True),
        ("Hezbollah", "Kataib Hezbollah", True),
        ("", "Houthis", False),
    ],
)
def test_actors_differ_where_two_are_named(one, other, differ):
    assert ("actor1" in differing(claim("a", actor1=one), claim("b", actor1=other))) is differ


@pytest.mark.parametrize(
    ("said", "differ"),
    [
        ([says("claimed", "Houthis")], False),
        ([says("claimed", "Houthis"), says("blamed", "militia", "officials")], False),
        ([says("claimed", "Houthis"), says("denied", "Iran")], True),
        ([says("claimed", "Houthis"), says("claimed", "Hezbollah")], True),
        ([says("claimed", "Houthis"), says("blamed", "Hezbollah", "officials")], True),
        ([says("not_claimed", "Houthis")], False),
        ([says("not_claimed", "Houthis"), says("blamed", "Houthis", "officials")], True),
    ],
)
def test_responsibility_differs_where_one_word_is_against_another(said, differ):
    assert ("responsibility" in differing(claim("a", statements=tuple(said)))) is differ


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        (says("claimed", "Houthis"), "claimed by Houthis"),
        (says("denied", "Iran"), "denied by Iran"),
        (says("not_claimed", "Hezbollah"), "not claimed by Hezbollah"),
        (says("not_claimed", ""), "not claimed by anyone"),
        (says("blamed", "Houthis"), "blamed on Houthis"),
        (says("blamed", "Houthis", "the coalition"), "blamed on Houthis"),
    ],
)
def test_statements_in_words(statement, words):
    assert statement_words(statement) == words
