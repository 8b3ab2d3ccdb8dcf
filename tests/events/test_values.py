from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.events import toll_words
from geostrike.events.sources import Sources
from geostrike.events.values import _only, _weighed
from geostrike.model import Decision, Evidence, Statement, Toll

from .conftest import BUKAMAL, IRAQ, MOSUL, NINEVEH, claim, toll


def killed(merge, *numbers, **families):
    """Merge claims of documents a, b, c, ... that give these tolls."""
    claims = [claim(name, killed=number) for name, number in zip("abcdef", numbers, strict=False)]
    (event,) = merge(*claims, **families)
    return event.killed


def test_most_independent_sources_win(merge):
    assert killed(merge, toll(16), toll(18), toll(18)).best == 18


def test_copies_have_one_vote(merge):
    assert killed(merge, toll(16), toll(16), toll(18), toll(18), copies=(("a", "b"),)).best == 18


def test_a_derived_text_has_no_vote_beside_its_article(merge):
    numbers = (toll(16), toll(16), toll(18), toll(18))
    assert killed(merge, *numbers, derived=(("b", "a"),)).best == 18


def test_on_a_tie_not_the_machine_then_the_first_by_name(merge):
    assert killed(merge, toll(16), toll(18)).best == 16
    assert killed(merge, toll(16), toll(18), machine=("a",)).best == 18
    assert killed(merge, toll(16), toll(18), machine=("a", "b")).best == 16


def test_a_machine_may_confirm_what_a_human_tells(merge):
    assert killed(merge, toll(16), toll(18), toll(18), machine=("c",)).best == 18


def test_low_and_high_span_all(merge):
    event = killed(merge, toll(16), toll(23), toll(18), toll(18))
    assert (event.low, event.best, event.high) == (16, 18, 23)


def test_sources_that_name_the_dead_differently_agree_on_their_number(merge):
    found = killed(merge, toll(16), toll(18, who="fighters"), toll(18, who="members"))
    assert (found.best, found.who) == (18, "fighters")


def test_the_bound_is_the_best_values_own(merge):
    assert killed(merge, toll(18, "at_least"), toll(18, "at_least"), toll(20)).bound == "at_least"


def test_no_toll_told_is_no_toll(merge):
    assert killed(merge, None, None) is None


def test_disagreements_name_who_says_what(merge):
    (event,) = merge(
        claim("a", killed=toll(16), injured=toll(3)),
        claim("b", killed=toll(18, "at_least"), injured=toll(3)),
        claim("c", killed=toll(16)),
    )
    (disagreement,) = event.disagreements
    assert disagreement.field == "killed"
    assert disagreement.values == (("16", ("a", "c")), ("at least 18", ("b",)))


def test_disagreement_on_the_injured(merge):
    (event,) = merge(claim("a", injured=toll(3)), claim("b", injured=toll(4)))
    assert [one.field for one in event.disagreements] == ["injured"]
    assert (event.injured.low, event.injured.high) == (3, 4)


def test_agreement_is_no_disagreement(merge):
    (event,) = merge(claim("a", killed=toll(3, who="men")), claim("b", killed=toll(3, who="guards")), claim("c"))
    assert event.disagreements == ()


def test_words_are_voted_on_too_and_silence_has_no_vote(merge):
    (event,) = merge(
        claim("a", weapon="", target="a depot"),
        claim("b", weapon="drone", target="a mill"),
        claim("c", target="a mill"),
    )
    assert (event.weapon, event.target, event.actor1) == ("drone", "a mill", "")


def test_the_date_most_sources_give(merge):
    (event,) = merge(claim("a", day=3), claim("b", day=2), claim("c", day=2))
    assert event.date_start.day == 2


def test_near_a_place_is_said_in_the_title(merge):
    from geostrike.model import WherePrec

    near = (*BUKAMAL[:5], WherePrec.NEAR, None)
    assert merge(claim("a", near))[0].title == "Strike near Al Bukamal"
    (event,) = merge(claim("a", (*MOSUL[:5], WherePrec.NEAR, None)), claim("b"))
    assert (event.title, event.location.where_prec) == ("Strike, Mosul", 1)


@pytest.mark.parametrize(
    ("bound", "words"), [("exact", "18"), ("at_least", "at least 18"), ("about", "about 18"), ("up_to", "up to 18")]
)
def test_a_toll_in_words(bound, words):
    assert toll_words(toll(18, bound)) == words


@given(st.lists(st.integers(0, 500), min_size=1, max_size=6))
def test_the_best_value_is_one_that_somebody_gave(merge, numbers):
    found = killed(merge, *map(toll, numbers))
    assert found.best in numbers
    assert (found.low, found.high) == (min(numbers), max(numbers))
    assert numbers.count(found.best) == max(map(numbers.count, numbers))


def test_the_words_that_name_the_place_come_first(merge):
    (event,) = merge(claim("b"), claim("a", IRAQ), copies=(("a", "b"),))
    assert [one.document for one in event.claims] == ["b", "a"]


SAID = [
    Statement(actor="Hamas", stance=stance, evidence=Evidence(start=0, end=9, text=stance))
    for stance in ("claimed", "denied")
]


@given(
    st.sampled_from([None, MOSUL, NINEVEH, IRAQ]),
    st.none() | st.integers(1, 5),
    st.none() | st.builds(Toll, low=st.just(1), best=st.just(2), high=st.just(3), who=st.sampled_from(["", "men"])),
    st.none() | st.builds(Toll, low=st.just(4), best=st.just(4), high=st.just(4), who=st.sampled_from(["", "men"])),
    st.sampled_from(["", "t1"]),
    st.lists(st.sampled_from(SAID), max_size=2, unique=True),
    st.lists(st.sampled_from(["keep", "move"]), max_size=2),
)
def test_an_event_of_one_claim_is_what_weighing_it_gives(spot, day, killed, injured, group, said, decided):
    one = claim("a", spot, day, killed=killed, injured=injured, toll_group=group, statements=tuple(said), actor1="X")
    about = {
        one.id: [
            Decision(action=action, claim=one.id, who="A. Analyst", when=date(2024, 3, 1), why="the list", line=line)
            for line, action in enumerate(decided)
        ]
    }
    groups = {"t1": "t0"}
    assert _only(one, groups, about[one.id]) == _weighed([one], Sources((), ()), groups, about)
