"""What an analyst joined or set apart, against what the rules make of it."""

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from geostrike.events.grouping import group_claims
from geostrike.events.settling import ContradictionError, settle
from geostrike.events.sources import Sources
from geostrike.events.uniting import split_pairs, unite_and_split
from geostrike.model import Decision, Family, Toll, WherePrec

from .conftest import BUKAMAL, ERBIL, IRAQ, MOSUL, NINEVEH, claim, toll

BASE = ("jo-base", "Azraq", "JO", 36.8, 31.8, WherePrec.EXACT, None)


def decide(action, of, other=None, *, when=1, line=2, **fields):
    """Give a decision about claims; its day is one of March 2024."""
    return Decision(
        action=action,
        claim=of.id,
        other_claim=other.id if other else "",
        who="A. Analyst",
        when=date(2024, 3, when),
        why="the list",
        line=line,
        **fields,
    )


def join(one, other, **fields):
    return decide("merge", one, other, **fields)


def part(one, other=None, **fields):
    return decide("split", one, other, **fields)


def shapes(events):
    """For each event the documents that tell of it."""
    return sorted(sorted(one.document for one in event.claims) for event in events)


def attack(document, spot, side="Atlantis", **fields):
    return claim(document, spot, event_type="attack", actor2=side, **fields)


A, B, C = claim("a"), claim("b"), claim("c")
FAR_A, FAR_B = claim("a", ERBIL, 9), claim("b", ERBIL, 9)


def test_what_the_rules_keep_apart_a_merge_joins(merge):
    assert shapes(merge(A, FAR_B)) == [["a"], ["b"]]
    (event,) = merge(A, FAR_B, decisions=(join(A, FAR_B),))
    assert (event.number_of_sources, event.number_of_documents) == (2, 2)
    assert {d.field for d in event.disagreements} == {"date", "place"}


@pytest.mark.parametrize(
    "other",
    [claim("b", ERBIL), claim("b", day=9), claim("b", None), claim("b", day=None), claim("b", IRAQ), claim("a", ERBIL),
     claim("b", event_type="attack"), claim("b", None, None, event_type="attack")],
    ids=["place", "day", "no place", "no day", "area", "document", "type", "all"],
)  # fmt: skip
def test_a_merge_joins_whatever_differs(merge, other):
    assert len(merge(A, other)) == 2
    for decision in (join(A, other), join(other, A)):
        (event,) = merge(A, other, decisions=(decision,))
        assert {one.id for one in event.claims} == {A.id, other.id}


def test_a_merge_joins_whole_events(merge):
    claims = (A, B, claim("c", ERBIL), claim("d", ERBIL))
    assert shapes(merge(*claims)) == [["a", "b"], ["c", "d"]]
    assert shapes(merge(*claims, decisions=(join(claims[1], claims[3]),))) == [["a", "b", "c", "d"]]


def test_merges_chain(merge):
    claims = [claim(name, day=day) for name, day in zip("abcd", (2, 9, 16, 23), strict=True)]
    chain = [join(one, other) for one, other in zip(claims, claims[1:], strict=False)]
    for order in permutations(chain):
        assert shapes(merge(*claims, decisions=order)) == [["a", "b", "c", "d"]]
        assert shapes(merge(*claims, decisions=order[:2])) != [["a", "b", "c", "d"]]


def test_what_the_rules_join_already_may_be_joined_again(merge):
    assert merge(A, B, decisions=(join(A, B),))[0].claims == merge(A, B)[0].claims


def test_one_decision_of_several_claims_of_an_event_is_carried_once(merge):
    decision = join(A, B)
    assert merge(A, B, C, decisions=(decision,))[0].decisions == (decision,)


def test_a_split_sets_the_second_claim_apart_from_the_first(merge):
    assert shapes(merge(A, B, C)) == [["a", "b", "c"]]
    assert shapes(merge(A, B, C, decisions=(part(A, B),))) == [["a", "c"], ["b"]]
    assert shapes(merge(A, B, C, decisions=(part(B, A),))) == [["a"], ["b", "c"]]


def test_the_copies_of_a_report_go_with_it(merge):
    copy = claim("copy")
    for order in permutations((A, B, C, copy)):
        events = merge(*order, copies=(("b", "copy"),), decisions=(part(A, B),))
        assert shapes(events) == [["a", "c"], ["b", "copy"]]
        assert [(e.number_of_sources, e.number_of_documents) for e in events] in ([(2, 2), (1, 2)], [(1, 2), (2, 2)])


def test_a_text_derived_from_a_report_goes_with_it(merge):
    events = merge(A, B, claim("summary"), derived=(("summary", "b"),), decisions=(part(A, B),))
    assert shapes(events) == [["a"], ["b", "summary"]]


def test_the_copies_of_what_stays_stay(merge):
    events = merge(A, B, claim("copy"), copies=(("a", "copy"),), decisions=(part(A, B),))
    assert shapes(events) == [["a", "copy"], ["b"]]


def test_of_two_copies_that_are_split_only_the_second_goes(merge):
    copies = (("a", "b", "c"),)
    assert shapes(merge(A, B, C, copies=copies, decisions=(part(A, B),))) == [["a", "c"], ["b"]]


def test_what_was_merged_with_a_claim_goes_with_it(merge):
    far = claim("d", ERBIL, 9)
    assert shapes(merge(A, B, C, far, decisions=(join(B, far), part(A, B)))) == [["a", "c"], ["b", "d"]]
    assert shapes(merge(A, B, C, far, decisions=(join(A, far), part(A, B)))) == [["a", "c", "d"], ["b"]]


def test_what_a_chain_of_merges_ties_to_a_claim_goes_with_it(merge):
    far, farther = claim("d", ERBIL, 9), claim("e", ERBIL, 16)
    for chain in permutations((join(B, far), join(far, farther))):
        events = merge(A, B, C, far, farther, decisions=(*chain, part(A, B)))
        assert shapes(events) == [["a", "c"], ["b", "d", "e"]]


def test_no_join_leads_from_one_event_to_another():
    far = claim("d", ERBIL, 9)
    groups, joins = unite_and_split([[A, B, C], [far]], (join(B, far), part(A, B)), Sources((), ()))
    assert sorted(sorted(one.document for one in group) for group in groups) == [["a", "c"], ["b", "d"]]
    home = {one.id: number for number, group in enumerate(groups) for one in group}
    assert joins and all(home[made.claim] == home[made.into] for made in joins)


def test_a_copy_that_was_merged_with_what_stays_stays(merge):
    copy = claim("copy")
    events = merge(A, B, copy, copies=(("b", "copy"),), decisions=(join(A, copy), part(A, B)))
    assert shapes(events) == [["a", "copy"], ["b"]]


def test_a_merge_holds_though_a_copy_goes_with_its_report(merge):
    copy, far = claim("copy"), claim("d", ERBIL, 9)
    decisions = (join(copy, far, line=2), part(A, B, line=3))
    events = shapes(merge(A, B, copy, far, copies=(("b", "copy"),), decisions=decisions))
    assert any({"copy", "d"} <= {*tellers} for tellers in events)
    assert not any({"a", "b"} <= {*tellers} for tellers in events)


def test_a_claim_split_from_all_stands_alone(merge):
    assert shapes(merge(A, B, C, decisions=(part(B),))) == [["a", "c"], ["b"]]
    assert shapes(merge(A, B, C, copies=(("a", "b", "c"),), decisions=(part(B),))) == [["a", "c"], ["b"]]
    assert shapes(merge(A, B, C, decisions=(part(A), part(B), part(C)))) == [["a"], ["b"], ["c"]]
    assert shapes(merge(A, decisions=(part(A),))) == [["a"]]


def test_a_split_of_what_is_apart_already_changes_no_event(merge):
    events = merge(A, FAR_B, decisions=(part(A, FAR_B),))
    assert [replace(event, decisions=()) for event in events] == list(merge(A, FAR_B))


def test_several_splits_leave_each_of_them_apart(merge):
    for order in permutations((part(A, B), part(A, C), part(C, B))):
        assert shapes(merge(A, B, C, decisions=order)) == [["a"], ["b"], ["c"]]


def test_the_order_of_splits_does_not_matter(merge):
    one, other = part(A, B), part(B, C)
    assert shapes(merge(A, B, C, decisions=(one, other))) == shapes(merge(A, B, C, decisions=(other, one)))


def test_what_is_set_apart_folds_into_nothing(merge):
    vague = claim("copy", NINEVEH)
    copies = (("a", "copy"),)
    assert shapes(merge(A, vague, copies=copies)) == [["a", "copy"]]
    assert shapes(merge(A, vague, copies=copies, decisions=(part(A, vague),))) == [["a"], ["copy"]]


def test_the_order_of_claims_does_not_matter(merge):
    claims = (A, B, C, claim("copy"), claim("d", ERBIL, 9))
    decisions = (join(C, claims[4]), part(A, B))
    expected = merge(*claims, copies=(("b", "copy"),), decisions=decisions)
    for order in permutations(claims):
        assert merge(*order, copies=(("b", "copy"),), decisions=decisions) == expected


HERE, THERE = attack("a", BASE, killed=toll(3)), attack("b", BUKAMAL, killed=toll(4))


def test_a_contested_pair_that_is_merged_is_one_event(merge):
    assert all(event.contested_with for event in merge(HERE, THERE))
    (event,) = merge(HERE, THERE, decisions=(join(HERE, THERE),))
    assert event.contested_with == ()
    assert {d.field for d in event.disagreements} == {"place", "killed"}
    assert event.killed == Toll(low=3, best=3, high=4)


@pytest.mark.parametrize("decision", [part(HERE, THERE), part(THERE, HERE), part(HERE), part(THERE)])
def test_a_contested_pair_that_is_split_is_contested_no_more(merge, decision):
    events = merge(HERE, THERE, decisions=(decision,))
    assert len(events) == 2
    assert all(event.contested_with == () and event.disagreements == () for event in events)


def test_a_pair_is_split_also_through_the_copies_of_its_reports(merge):
    copy = attack("copy", BASE)
    copies = (("a", "copy"),)
    assert all(event.contested_with for event in merge(HERE, copy, THERE, copies=copies))
    events = merge(HERE, copy, THERE, copies=copies, decisions=(part(copy, THERE),))
    assert all(event.contested_with == () for event in events)


def test_a_split_from_one_leaves_what_may_be_another(merge):
    third = attack("c", MOSUL)
    events = {e.claims[0].id: e for e in merge(HERE, THERE, third, decisions=(part(HERE, THERE),))}
    assert events[HERE.id].contested_with == events[THERE.id].contested_with == (events[third.id].id,)
    assert len(events[third.id].contested_with) == 2


def test_an_event_carries_the_decisions_about_its_claims_alone(merge):
    kept, joined, parted = decide("keep", A, line=2), join(A, B, line=3), part(A, FAR_B, line=4)
    other = decide("keep", FAR_B, line=5)
    events = {e.claims[0].id: e for e in merge(A, B, FAR_B, decisions=(kept, joined, parted, other))}
    assert events[A.id].decisions == (kept, joined, parted)
    assert events[FAR_B.id].decisions == (parted, other)


def test_decisions_of_an_event_are_in_the_order_of_their_table(merge):
    table = (join(A, B, line=2, when=9), decide("keep", B, line=3, when=1), decide("keep", A, line=4, when=5))
    assert merge(A, B, decisions=table)[0].decisions == table


def test_without_decisions_an_event_carries_none(merge):
    assert all(event.decisions == () for event in merge(A, B, FAR_A))


@pytest.mark.parametrize("action", ["keep", "move", "add"])
@pytest.mark.parametrize(
    ("field", "wins", "loses"),
    [("killed", toll(4), toll(9)), ("injured", toll(4), toll(9)), ("weapon", "drone", "rocket"),
     ("actor1", "Atlantis", "Lemuria"), ("actor2", "Atlantis", "Lemuria"), ("target", "a mill", "a depot"),
     ("sub_event_type", "Air/drone strike", "Shelling")],
)  # fmt: skip
def test_what_an_analyst_stands_behind_beats_the_many(merge, action, field, wins, loses):
    mine = claim("z", **{field: wins})
    others = [claim(name, **{field: loses}) for name in "abc"]
    before, after = merge(mine, *others), merge(mine, *others, decisions=(decide(action, mine),))
    best = [getattr(event, field) for (event,) in (before, after)]
    assert [value.best if isinstance(value, Toll) else value for value in best] == [
        value.best if isinstance(value, Toll) else value for value in (loses, wins)
    ]


def test_a_toll_that_an_analyst_stands_behind_keeps_the_span_of_all(merge):
    mine = claim("z", killed=toll(4))
    (event,) = merge(mine, claim("a", killed=toll(9)), claim("b", killed=toll(2)), decisions=(decide("keep", mine),))
    assert (event.killed.low, event.killed.best, event.killed.high) == (2, 4, 9)


def test_the_day_that_an_analyst_stands_behind_is_the_event_s(merge):
    mine = claim("z", day=3)
    claims = (mine, A, B)
    assert merge(*claims)[0].date_start.day == 2
    assert merge(*claims, decisions=(decide("keep", mine),))[0].date_start.day == 3


@pytest.mark.parametrize("action", ["keep", "move"])
def test_the_place_that_an_analyst_stands_behind_is_the_event_s(merge, action):
    mine, other = claim("z", ERBIL), claim("a", MOSUL)
    fields = {"place_id": "iq-erbil"} if action == "move" else {}
    decisions = (join(mine, other, line=2), decide(action, mine, line=3, **fields))
    (event,) = merge(mine, other, decisions=decisions)
    assert (event.location.place.id, event.title) == ("iq-erbil", "Strike, Erbil")
    assert event.claims[0].id == mine.id


def test_a_place_that_an_analyst_gave_stands_though_another_is_finer(merge):
    mine, other = claim("z", NINEVEH), claim("a", MOSUL)
    decisions = (join(mine, other, line=2), decide("move", mine, line=3, place_id="iq-nineveh"))
    assert merge(mine, other, decisions=decisions)[0].location.place.id == "iq-nineveh"


@pytest.mark.parametrize(
    "change", [{"date_start": date(2024, 2, 2), "date_end": date(2024, 2, 2)}, {"event_type": "strike"}]
)
def test_a_move_in_time_or_type_alone_makes_no_place_the_best(merge, change):
    vague = claim("copy", NINEVEH)
    (event,) = merge(A, vague, copies=(("a", "copy"),), decisions=(decide("move", vague, **change),))
    assert event.location.place.id == "iq-mosul"


def test_a_merge_alone_makes_no_value_the_best(merge):
    mine = claim("z", killed=toll(4))
    (event,) = merge(mine, claim("a", killed=toll(9)), claim("b", killed=toll(9)), decisions=(join(mine, A),))
    assert event.killed.best == 9


def test_of_two_that_an_analyst_stands_behind_the_one_of_more_sources_wins(merge):
    claims = [claim("a", killed=toll(4)), claim("b", killed=toll(9)), claim("c", killed=toll(9))]
    assert merge(*claims, decisions=tuple(decide("keep", one) for one in claims))[0].killed.best == 9


def test_claims_of_different_types_are_of_the_type_that_most_give(merge):
    strike, attacks = claim("a"), [claim(name, event_type="attack") for name in "bc"]
    decisions = tuple(join(strike, other) for other in attacks)
    (event,) = merge(strike, *attacks, decisions=decisions)
    assert (event.event_type, event.title) == ("attack", "Attack, Mosul")
    (event,) = merge(strike, *attacks, decisions=(*decisions, decide("keep", strike)))
    assert event.event_type == "strike"


def test_a_toll_told_for_several_sites_stays_one_where_they_are_joined(merge):
    one, other = claim("a", killed=toll(18), toll_group="g"), claim("a", ERBIL, killed=toll(18), toll_group="g")
    (event,) = merge(one, other, decisions=(join(one, other),))
    assert (event.killed.best, event.toll_group) == (18, "g")


def test_a_whole_and_its_part_that_are_joined_are_one_event(merge):
    whole = claim("b", IRAQ)
    assert sorted(len(event.part_of) for event in merge(A, whole)) == [0, 1]
    (event,) = merge(A, whole, decisions=(join(whole, A),))
    assert (event.part_of, event.location.place.id) == ((), "iq-mosul")


def test_a_decision_about_a_claim_that_is_not_there_changes_nothing(merge):
    gone = claim("gone")
    for decision in (join(A, gone), join(gone, A), part(A, gone), part(gone, A), part(gone)):
        assert shapes(merge(A, B, decisions=(decision,))) == [["a", "b"]]


def test_the_pairs_that_are_split():
    assert split_pairs((part(A, B), part(C), join(A, C), decide("keep", A))) == {frozenset((A.id, B.id))}


FAMILIES = (Family(id="a", documents=("a", "b"), copies=("b",), derived=("c",)),)
SOURCES = Sources(FAMILIES, ())
CLAIMS = [
    claim(name, spot, number, id=f"{name}{number}{spot[0]}")
    for name in "abcd"
    for spot in (MOSUL, ERBIL)
    for number in (2, 3)
]
pairs = st.tuples(st.sampled_from(CLAIMS), st.sampled_from(CLAIMS)).filter(lambda pair: pair[0] is not pair[1])
made = st.one_of(
    st.tuples(st.just(join), pairs, st.integers(1, 9)),
    st.tuples(st.just(part), pairs, st.integers(1, 9)),
    st.tuples(st.just(part), st.sampled_from(CLAIMS).map(lambda one: (one,)), st.integers(1, 9)),
)
tables = st.lists(made, max_size=7).map(
    lambda rows: [make(*of, when=when, line=line) for line, (make, of, when) in enumerate(rows, 2)]
)


@settings(deadline=None)
@given(st.lists(st.sampled_from(CLAIMS), unique_by=lambda one: one.id), tables)
def test_what_holds_of_all_that_is_joined_and_set_apart(claims, table):
    try:
        standing, _ = settle(table)
    except ContradictionError:
        assume(False)
    groups, _ = group_claims(claims, SOURCES)
    found, joins = unite_and_split(groups, standing, SOURCES)
    assert sorted(one.id for group in found for one in group) == sorted(one.id for one in claims)
    assert all(found)
    home = {one.id: number for number, group in enumerate(found) for one in group}
    for decision in standing:
        if decision.claim not in home:
            continue
        if decision.action == "split" and not decision.other_claim:
            assert len(found[home[decision.claim]]) == 1
        elif decision.other_claim in home:
            assert (home[decision.claim] == home[decision.other_claim]) == (decision.action == "merge")
    assert all(home[made.claim] == home[made.into] for made in joins)


@settings(deadline=None)
@given(st.lists(st.sampled_from(CLAIMS), unique_by=lambda one: one.id), tables, st.randoms(use_true_random=False))
def test_the_order_of_decisions_does_not_matter(claims, table, chance):
    try:
        standing, _ = settle(table)
    except ContradictionError:
        assume(False)
    outcomes = []
    for order in (standing, chance.sample(standing, len(standing))):
        groups, _ = group_claims(claims, SOURCES)
        found, _ = unite_and_split(groups, order, SOURCES)
        outcomes.append({frozenset(one.id for one in group) for group in found})
    assert outcomes[0] == outcomes[1]
