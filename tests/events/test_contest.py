import pytest

from geostrike.model import Evidence, Statement

from .conftest import BUKAMAL, ERBIL, IRAQ, MOSUL, NINEVEH, claim, toll

PORT = ("ye-port", "Hodeidah", "YE", 42.95, 14.8, 1, None)
BASE = ("jo-base", "Azraq", "JO", 36.8, 31.8, 1, None)


def attack(document, spot, day=2, side="Atlantis", **fields):
    return claim(document, spot, day, event_type="attack", actor2=side, **fields)


def linked(events):
    return {frozenset((event.id, other)) for event in events for other in event.contested_with}


def test_two_sources_that_name_different_places_for_one_attack_are_linked(merge):
    one, other = merge(attack("a", BASE, killed=toll(3)), attack("b", BUKAMAL, killed=toll(4)))
    assert (one.contested_with, other.contested_with) == ((other.id,), (one.id,))
    told = {d.field: d.values for d in one.disagreements}
    assert dict(told["place"]) == {"Azraq": ("a",), "Al Bukamal": ("b",)}
    assert {value for value, _ in told["killed"]} == {"3", "4"}
    assert {d.field for d in other.disagreements} == {"place", "killed"}


def test_each_keeps_its_own_toll(merge):
    events = merge(attack("a", BASE, killed=toll(3)), attack("b", BUKAMAL, killed=toll(4)))
    assert sorted((e.killed.low, e.killed.best, e.killed.high) for e in events) == [(3, 3, 3), (4, 4, 4)]


@pytest.mark.parametrize(
    "other",
    [
        attack("b", BUKAMAL, day=3),
        attack("b", BUKAMAL, day=None),
        attack("b", BUKAMAL, side="Lemuria"),
        attack("b", BUKAMAL, side=""),
        attack("b", None),
        claim("b", BUKAMAL, actor2="Atlantis"),
        attack("b", BUKAMAL, day=2, last=3),
    ],
    ids=["another day", "no day", "another side", "no side", "no place", "a strike", "days"],
)
def test_what_is_not_linked(merge, other):
    assert linked(merge(attack("a", BASE), other)) == set()


def test_no_side_told_by_either_links_nothing(merge):
    assert linked(merge(attack("a", BASE, side=""), attack("b", BUKAMAL, side=""))) == set()


def test_a_family_that_tells_of_two_such_attacks_knows_them_apart(merge):
    events = merge(attack("a", BASE), attack("a", MOSUL), attack("b", BUKAMAL))
    assert linked(events) == set()


def test_a_family_that_tells_of_both_knows_them_apart(merge):
    assert linked(merge(attack("a", BASE), attack("c", BUKAMAL), copies=(("a", "c"),))) == set()
    assert linked(merge(attack("a", BASE), attack("c", BUKAMAL), derived=(("c", "a"),))) == set()


def test_copies_are_one_voice(merge):
    events = merge(attack("a", BASE), attack("copy", BASE), attack("b", BUKAMAL), copies=(("a", "copy"),))
    assert len(linked(events)) == 1
    (one,) = [event for event in events if event.number_of_documents == 2]
    (places,) = [d.values for d in one.disagreements if d.field == "place"]
    assert dict(places) == {"Azraq": ("a", "copy"), "Al Bukamal": ("b",)}


def test_a_whole_that_holds_the_place_is_no_other_place(merge):
    coarse, fine = merge(attack("a", NINEVEH), attack("b", MOSUL))
    assert linked([coarse, fine]) == set()
    assert sorted(len(event.part_of) for event in (coarse, fine)) == [0, 1]


def test_an_area_that_does_not_hold_the_place_is_another_place(merge):
    assert len(linked(merge(attack("a", IRAQ), attack("b", BASE)))) == 1


def test_on_a_busy_day_nothing_says_which_two_may_be_one(merge):
    spots = [BASE, BUKAMAL, MOSUL, ERBIL, PORT]
    events = merge(*(attack(name, spot) for name, spot in zip("abcde", spots, strict=True)))
    assert linked(events) == set()
    assert len(linked(merge(*(attack(name, spot) for name, spot in zip("abc", spots, strict=False))))) == 3


def test_who_did_it_stands_side_by_side(merge):
    words = Evidence(start=0, end=14, text="Jets bombed it.")
    owned = Statement(actor="Group One", stance="claimed", evidence=words)
    refused = Statement(actor="Group Two", stance="not_claimed", evidence=words)
    events = merge(attack("a", BASE, statements=(owned,)), attack("b", BUKAMAL, statements=(refused,)))
    for event in events:
        (said,) = [d.values for d in event.disagreements if d.field == "responsibility"]
        assert dict(said) == {"claimed by Group One": ("a",), "not claimed by Group Two": ("b",)}
