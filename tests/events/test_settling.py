"""Decisions that contradict each other: the later day's stands, and two of one day are an error."""

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geostrike.errors import DecisionError
from geostrike.events.settling import ContradictionError, settle
from geostrike.events.words import decision_words
from geostrike.model import Decision

MOVED = {"place_id": "sy-homs"}
ELSEWHERE = {"place_id": "sy-hama"}


def decide(action, claim="a", other="", day=1, line=0, **fields):
    """Give a decision; its day is one of March 2024, and its line follows from its day where none is given."""
    return Decision(
        action=action,
        claim=claim,
        other_claim=other,
        who="A. Analyst",
        when=date(2024, 3, day),
        why="the list",
        line=line or day,
        **fields,
    )


def words(decisions):
    return [decision_words(decision) for decision in decisions]


def test_nothing_settles_to_nothing():
    assert settle(()) == ((), ())


@pytest.mark.parametrize(
    "decisions",
    [
        (decide("keep"), decide("reject", "b")),
        (decide("move", **MOVED), decide("move", "b", **ELSEWHERE)),
        (decide("keep"), decide("merge", "a", "b")),
        (decide("move", **MOVED), decide("split", "a", "b")),
        (decide("reject"), decide("add", **MOVED)),
        (decide("add", **MOVED), decide("add", **ELSEWHERE)),
        (decide("merge", "a", "b"), decide("merge", "b", "c"), decide("split", "a", "d")),
        (decide("merge", "a", "b"), decide("split", "c")),
        (decide("split", "a", "b"), decide("split", "b", "c"), decide("split", "a")),
    ],
    ids=lambda decisions: ", ".join(words(decisions)),
)
def test_what_does_not_contradict_all_stands(decisions):
    assert settle(decisions) == (decisions, ())


RIVALS = [
    (decide("keep"), decide("reject")),
    (decide("keep"), decide("move", **MOVED)),
    (decide("move", **MOVED), decide("reject")),
    (decide("move", **MOVED), decide("move", **ELSEWHERE)),
    (decide("move", **MOVED), decide("move", date_start=date(2024, 2, 1), date_end=date(2024, 2, 1))),
    (decide("move", event_type="strike"), decide("move", event_type="attack")),
    (decide("move", longitude=40.0, latitude=35.0), decide("move", longitude=40.0, latitude=35.1)),
    (decide("merge", "a", "b"), decide("split", "a", "b")),
    (decide("merge", "a", "b"), decide("split", "b", "a")),
    (decide("merge", "a", "b"), decide("split", "a")),
    (decide("merge", "a", "b"), decide("split", "b")),
]
BOTH_WAYS = [pair for one, other in RIVALS for pair in ((one, other), (other, one))]


@pytest.mark.parametrize(("early", "late"), BOTH_WAYS, ids=lambda decision: decision_words(decision))
@pytest.mark.parametrize("first_in_table", ["early", "late"])
def test_of_two_that_contradict_each_other_the_later_day_s_stands(early, late, first_in_table):
    early, late = replace(early, when=date(2024, 3, 4)), replace(late, when=date(2024, 3, 5))
    if first_in_table == "early":
        table = (replace(early, line=2), replace(late, line=3))
        assert settle(table) == (table[1:], ((table[0], table[1]),))
    else:
        table = (replace(late, line=2), replace(early, line=3))
        assert settle(table) == (table[:1], ((table[1], table[0]),))


@pytest.mark.parametrize(("one", "other"), BOTH_WAYS, ids=lambda decision: decision_words(decision))
def test_two_of_one_day_that_contradict_each_other_are_an_error_that_names_both(one, other):
    with pytest.raises(ContradictionError) as caught:
        settle((replace(one, line=3), replace(other, line=7)))
    assert (caught.value.line, caught.value.other) == (7, 3)
    assert decision_words(one) in str(caught.value) and decision_words(other) in str(caught.value)
    assert isinstance(caught.value, DecisionError)


REPEATED = [
    decide("keep"),
    decide("reject"),
    decide("move", **MOVED),
    decide("add", **MOVED),
    decide("merge", "a", "b"),
    decide("split", "a", "b"),
    decide("split", "a"),
]


@pytest.mark.parametrize("decision", REPEATED, ids=decision_words)
@pytest.mark.parametrize("later", [1, 2])
def test_the_same_decision_twice_is_no_contradiction(decision, later):
    first = replace(decision, line=2)
    again = replace(decision, line=3, when=date(2024, 3, later), who="B. Reader", why="another list")
    standing, overruled = settle((first, again))
    assert len(standing) == 1 and len(overruled) == 1
    assert later == 1 or standing == (again,)


@pytest.mark.parametrize("action", ["merge", "split"])
def test_a_pair_is_the_same_the_other_way_round(action):
    standing, overruled = settle((decide(action, "a", "b", line=2), decide(action, "b", "a", line=3)))
    assert len(standing) == 1 and len(overruled) == 1


CHAIN = (decide("merge", "a", "b"), decide("merge", "c", "b"), decide("merge", "c", "d"))


@pytest.mark.parametrize("split", [decide("split", "a", "d"), decide("split", "d", "a"), decide("split", "c")])
def test_a_chain_of_merges_contradicts_a_split(split):
    later = replace(split, when=date(2024, 3, 9))
    standing, overruled = settle((*CHAIN, later))
    assert later in standing and overruled
    earlier = replace(split, when=date(2024, 2, 9))
    standing, overruled = settle((*CHAIN, earlier))
    assert words(standing) == words(CHAIN)
    assert [gone for gone, _ in overruled] == [earlier]


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_a_chain_of_merges_against_a_split_of_one_day_is_an_error_in_any_order(order):
    decisions = (*CHAIN, decide("split", "a", "d"))
    with pytest.raises(ContradictionError):
        settle([replace(decisions[at], line=line) for line, at in enumerate(order, 2)])


@pytest.mark.parametrize("pair", ["ac", "ca"])
@pytest.mark.parametrize(("merge_line", "split_line"), [(3, 4), (4, 3)])
def test_a_merge_of_a_later_day_hides_no_contradiction(merge_line, split_line, pair):
    later = decide("merge", "a", "b", 3, 2)
    with pytest.raises(ContradictionError) as caught:
        settle((later, decide("merge", "b", "c", 2, merge_line), decide("split", *pair, 2, split_line)))
    assert (caught.value.line, caught.value.other) == (4, 3)


def test_only_the_merge_that_ties_is_overruled():
    one, two = decide("merge", "a", "b", 1, 2), decide("merge", "b", "c", 3, 3)
    split = decide("split", "a", "c", 2, 4)
    assert settle((one, two, split)) == ((two, split), ((one, split),))


def test_a_merge_that_no_longer_stands_ties_nothing():
    undone, split = decide("merge", "a", "b", 1, 2), decide("split", "a", "b", 2, 3)
    other = decide("merge", "b", "c", 1, 4)
    assert settle((undone, split, other)) == ((split, other), ((undone, split),))


def test_which_merge_gives_way_to_a_split_does_not_hang_on_the_order_of_the_rows():
    one, two, split = decide("merge", "a", "b"), decide("merge", "b", "c"), decide("split", "a", "c", 2)
    outcomes = [
        words(settle([replace(row, line=line) for line, row in enumerate(order, 2)])[0])
        for order in permutations((one, two, split))
    ]
    assert len({frozenset(outcome) for outcome in outcomes}) == 1


def test_an_analyst_may_change_their_mind_and_change_it_back():
    table = tuple(decide(action, day=day, line=day + 1) for day, action in enumerate(["keep", "reject", "keep"], 1))
    standing, overruled = settle(table)
    assert standing == table[2:]
    assert [gone for gone, _ in overruled] == list(table[:2])


def test_those_in_force_keep_the_order_of_the_table():
    table = (decide("keep", "z", day=9), decide("split", "b", "c", day=1), decide("keep", "a", day=5))
    assert settle(table)[0] == table


def test_of_two_additions_at_one_place_the_later_day_s_stands():
    later = decide("add", **MOVED, date_start=date(2024, 2, 5), date_end=date(2024, 2, 5), day=2, line=2)
    earlier = decide("add", **MOVED, date_start=date(2024, 2, 4), date_end=date(2024, 2, 4), day=1, line=3)
    assert settle((later, earlier))[0] == (later,)


@pytest.mark.parametrize(
    ("decision", "told"),
    [(decide("keep"), "keep a"), (decide("split"), "split a"), (decide("merge", "a", "b"), "merge a and b")],
)
def test_a_decision_in_words(decision, told):
    assert decision_words(decision) == told


def change(number):
    return (MOVED, ELSEWHERE)[number]


claims = st.sampled_from("abcde")
days = st.integers(1, 4)
single = st.builds(decide, st.sampled_from(["keep", "reject"]), claims, day=days)
moves = st.builds(
    lambda action, claim, number, day: decide(action, claim, day=day, **change(number)),
    st.sampled_from(["move", "add"]), claims, st.integers(0, 1), days,
)  # fmt: skip
pairs = st.builds(
    lambda action, pair, day: decide(action, pair[0], pair[1], day),
    st.sampled_from(["merge", "split"]), st.tuples(claims, claims).filter(lambda pair: pair[0] != pair[1]), days,
)  # fmt: skip
alone = st.builds(lambda claim, day: decide("split", claim, day=day), claims, days)
tables = st.lists(st.one_of(single, moves, pairs, alone), max_size=9).map(
    lambda found: tuple(replace(decision, line=line) for line, decision in enumerate(found, 2))
)


def outcome(table):
    """What stands and what is overruled, or None where the table contradicts itself."""
    try:
        standing, overruled = settle(table)
    except ContradictionError:
        return None
    return {*standing}, {gone for gone, _ in overruled}


def told(decisions):
    """What decisions say, whoever says it on which line and which way round."""
    return {
        (d.action, frozenset((d.claim, d.other_claim)), d.place_id)
        for d in decisions
    }  # fmt: skip


@settings(deadline=None)
@given(tables, st.randoms(use_true_random=False))
def test_the_order_in_which_decisions_are_given_does_not_matter(table, chance):
    assert outcome(chance.sample(table, len(table))) == outcome(table)


@settings(deadline=None)
@given(tables, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_in_the_table_does_not_matter(table, chance):
    shuffled = [replace(row, line=line) for line, row in enumerate(chance.sample(table, len(table)), 2)]
    one, other = outcome(table), outcome(shuffled)
    assert (one is None) == (other is None)
    assert one is None or other is None or told(one[0]) == told(other[0])


@settings(deadline=None)
@given(tables)
def test_what_holds_of_every_settlement(table):
    try:
        standing, overruled = settle(table)
    except ContradictionError as error:
        first, last = (next(row for row in table if row.line == line) for line in (error.other, error.line))
        assert first.when == last.when and first.line < last.line
        return
    assert sorted([*standing, *(gone for gone, _ in overruled)], key=lambda d: d.line) == list(table)
    for gone, by in overruled:
        assert by in standing
        assert by.when >= gone.when
    assert settle(standing) == (standing, ())


@settings(deadline=None)
@given(tables)
def test_what_stands_never_ties_a_pair_that_is_split(table):
    found = outcome(table)
    if found is None:
        return
    standing, _ = found
    tied = {claim: {claim} for claim in "abcde"}
    for merge in (d for d in standing if d.action == "merge"):
        together = tied[merge.claim] | tied[merge.other_claim]
        tied |= dict.fromkeys(together, together)
    for split in (d for d in standing if d.action == "split"):
        if split.other_claim:
            assert split.other_claim not in tied[split.claim]
        else:
            assert tied[split.claim] == {split.claim}


@settings(deadline=None)
@given(tables)
def test_at_most_one_word_stands_on_what_a_claim_says(table):
    found = outcome(table)
    if found is None:
        return
    ruled = [d.claim for d in found[0] if d.action in ("keep", "move", "reject")]
    assert len(ruled) == len(set(ruled))


@settings(deadline=None)
@given(tables)
def test_of_what_was_decided_of_a_claim_the_latest_stands(table):
    found = outcome(table)
    if found is None:
        return
    for claim in "abcde":
        about = [d for d in table if d.claim == claim and d.action in ("keep", "move", "reject")]
        if about:
            latest = max(d.when for d in about)
            assert any(d in found[0] for d in about if d.when == latest)
