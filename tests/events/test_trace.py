"""The trace tells of every claim where it went, and why."""

import re
import unicodedata
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geostrike.events import explain_events, merge_claims
from geostrike.model import Decision, Evidence, Family, WherePrec

from .conftest import BUKAMAL, ERBIL, IRAQ, MOSUL, NINEVEH, claim, documents, located_at, toll

CLAIM = re.compile(r"  claim (?P<id>\S+)  (?P<source>.+): “(?P<words>.*)”\Z")
BASE = ("jo-base", "Azraq", "JO", 36.8, 31.8, WherePrec.EXACT, None)
PORT = ("ye-port", "Hodeidah", "YE", 42.95, 14.8, WherePrec.EXACT, None)


def decide(action, one, other=None, *, line=2, who="A. Analyst", why="the list", **fields):
    return Decision(
        action=action, claim=one.id, other_claim=other.id if other else "", who=who, when=date(2024, 3, 1), why=why,
        line=line, **fields,
    )  # fmt: skip


def families(claims, copies=(), derived=()):
    alone = {one.document for one in claims} - {name for group in copies for name in group}
    return [
        Family(
            id=group[0],
            documents=group,
            copies=group[1:],
            derived=tuple(text for text, article in derived if article in group),
        )
        for group in (*copies, *((name,) for name in sorted(alone)))
    ]


def explain(*claims, copies=(), derived=(), decisions=()):
    """The lines of a trace, event by event."""
    names = {one.document for one in claims}
    lines = list(
        explain_events(claims, families(claims, copies, derived), decisions, documents=documents(*sorted(names)))
    )
    assert not lines or lines[-1] == ""
    return [block.split("\n") for block in "\n".join(lines).removesuffix("\n").split("\n\n") if block]


def lines_of(blocks, beginning):
    return [line for block in blocks for line in block if line.startswith(beginning)]


def reasons(blocks):
    """The reason for which each claim was joined, by its id; "" for the first of an event."""
    found = {}
    for block in blocks:
        for line, after in zip(block, [*block[1:], ""], strict=True):
            if match := CLAIM.match(line):
                found[match["id"]] = after.strip() if after.startswith("    joined to ") else ""
    return found


A, B = claim("a"), claim("b")


def attack(document, spot, day=2, **fields):
    return claim(document, spot, day, event_type="attack", actor2="Atlantis", **fields)


def test_nothing_is_explained_by_nothing():
    assert explain() == []


def test_an_event_is_told_by_day_title_id_and_sources():
    ((head, *_),) = explain(A, B, claim("copy"), copies=(("b", "copy"),))
    assert head == f"2024-02-02 Strike, Mosul  [e-{A.id}]  2 independent sources in 3 documents"
    ((head, *_),) = explain(A)
    assert head.endswith("  1 independent source in 1 document")


def test_an_event_without_a_day_or_a_place_says_so():
    ((head, *_),) = explain(claim("a", None, None))
    assert head.startswith("without a date Strike, place not told  [")


def test_a_claim_is_told_by_id_document_and_words():
    ((_, line),) = explain(A)
    assert line == f"  claim {A.id}  a: “Jets bombed it.”"


def test_a_copy_is_told_as_one():
    (block,) = explain(A, claim("copy"), copies=(("a", "copy"),))
    assert f"  claim {claim('copy').id}  copy (copy of a): “Jets bombed it.”" in block


def test_the_first_claim_of_several_is_named_so_and_an_only_one_needs_no_word():
    (block,) = explain(A, B)
    assert block.count("    the first of them") == 1
    assert block[block.index("    the first of them") - 1].startswith(f"  claim {A.id}  ")
    assert "    the first of them" not in explain(A)[0]


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (claim("b"), "the same place (Mosul), 2024-02-02"),
        (claim("b", day=3), "the same place (Mosul), a day apart in independent sources"),
        (
            claim("b", located_at(43.14, 36.34)),
            "within the radius of a stated coordinate (36.34, 43.14 and Mosul, 1 km ",
        ),
    ],
    ids=["same day", "a day apart", "a stated coordinate"],
)
def test_why_a_claim_was_joined(other, reason):
    (block,) = explain(A, other)
    assert reasons([block])[other.id].startswith(f"joined to {A.id}: {reason}")


@pytest.mark.parametrize("other", [claim("copy", NINEVEH), claim("copy", MOSUL, None), claim("copy", None)])
def test_why_the_vaguer_words_of_a_copy_were_folded_in(other):
    (block,) = explain(A, other, copies=(("a", "copy"),))
    assert reasons([block])[other.id].startswith(
        f"joined to {A.id}: told without a date or a place, or more coarsely, by a"
    )


def test_that_an_analyst_joined_two_is_told_with_who_when_and_why():
    far = claim("b", ERBIL, 9)
    decision = decide("merge", A, far)
    (block,) = explain(A, far, decisions=(decision,))
    assert reasons([block])[far.id] == f"joined to {A.id}: decided by A. Analyst on 2024-03-01: the list"
    assert f"  decided: merge {A.id} and {far.id} (A. Analyst, 2024-03-01): the list" in block


def test_where_an_analyst_joined_two_events_only_one_claim_is_the_first():
    claims = [A, B, claim("c", ERBIL), claim("d", ERBIL)]
    (block,) = explain(*claims, decisions=(decide("merge", B, claims[3]),))
    assert block.count("    the first of them") == 1
    assert sum(not reason for reason in reasons([block]).values()) == 1


@pytest.mark.parametrize("action", ["keep", "move", "add"])
def test_what_an_analyst_decided_of_a_claim_is_told(action):
    (block,) = explain(A, decisions=(decide(action, A),))
    assert f"  decided: {action} {A.id} (A. Analyst, 2024-03-01): the list" in block


def test_where_sources_differ_is_told_with_who_says_what():
    (block,) = explain(claim("a", killed=toll(3)), claim("b", killed=toll(4, "at_least")))
    assert "  sources differ on killed: 3 (a); at least 4 (b)" in block


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (claim("b", ERBIL), "different places: Mosul and Erbil, 81 km apart"),
        (claim("b", day=4), "the same place (Mosul), but dated 2024-02-02 and 2024-02-04"),
        (claim("a", id="again"), "one document tells both, as two happenings or two sites"),
        (claim("copy", day=3), "a day apart in texts that are not independent"),
        (claim("b", day=2, last=3), "but dated 2024-02-02 and 2024-02-02 to 2024-02-03"),
        (claim("b", None), "no place is told"),
        (claim("b", day=None), "no date is told"),
        (claim("b", located_at(43.14, 36.34, country="SY")), "different countries: "),
    ],
    ids=["place", "day", "document", "copy", "days", "no place", "no date", "country"],
)
def test_why_two_were_kept_apart_is_told_at_both(other, reason):
    blocks = explain(A, other, copies=(("a", "copy"),) if other.document == "copy" else ())
    assert len(blocks) == 2
    for block in blocks:
        (line,) = lines_of([block], "  apart from ")
        words = line.split(": ", 1)[1]
        turned = re.sub(r"dated (\S+(?: to \S+)?) and (\S+(?: to \S+)?)", r"dated \2 and \1", words)
        turned = re.sub(r"(different places: )(\w+) and (\w+)", r"\1\3 and \2", turned)
        assert reason in words or reason in turned


def test_areas_are_apart_because_much_may_happen_in_them():
    blocks = explain(claim("a", NINEVEH), claim("b", NINEVEH))
    assert len(lines_of(blocks, "  apart from ")) == 2
    assert all("told no finer than an area, in which much may happen" in line for line in lines_of(blocks, "  apart"))


def test_what_is_of_another_type_or_week_needs_no_word():
    assert lines_of(explain(A, claim("b", event_type="attack"), claim("c", ERBIL, 20)), "  apart from ") == []


def test_a_split_by_an_analyst_is_the_reason_for_it():
    blocks = explain(A, B, decisions=(decide("split", A, B),))
    assert len(blocks) == 2
    assert [line.split(": ", 1)[1] for line in lines_of(blocks, "  apart from ")] == ["set apart by an analyst"] * 2
    assert len(lines_of(blocks, f"  decided: split {A.id} and {B.id} (A. Analyst")) == 2


@pytest.mark.parametrize("decision", [decide("split", A, B), decide("split", B)])
def test_a_claim_that_was_set_apart_is_not_told_as_joined_to_what_it_left(decision):
    blocks = explain(A, B, claim("c"), decisions=(decision,))
    home = {
        CLAIM.match(line)["id"]: number for number, block in enumerate(blocks) for line in block if CLAIM.match(line)
    }
    for claim_id, reason in reasons(blocks).items():
        into = re.match(r"joined to (\S+): ", reason)
        assert not into or home[into[1]] == home[claim_id]


def test_what_may_be_one_event_is_told_at_both():
    blocks = explain(attack("a", BASE), attack("b", BUKAMAL))
    told = lines_of(blocks, "  may be ")
    assert [line.split(": ")[0] for line in told] == [
        "  may be 2024-02-02 Attack, Azraq",
        "  may be 2024-02-02 Attack, Al Bukamal",
    ]
    assert all(line.endswith("each the only such happening that its source tells of (Atlantis)") for line in told)
    assert lines_of(blocks, "  apart from ") == []


def test_a_part_is_told_of_its_whole_and_neither_as_apart_from_the_other():
    blocks = explain(A, claim("b", IRAQ))
    assert lines_of(blocks, "  part of ") == [
        "  part of 2024-02-02 Strike, Iraq: the same type and day, and it holds this place"
    ]
    assert lines_of(blocks, "  apart from ") == []


def test_of_many_others_the_nearest_are_told_and_the_rest_counted():
    spots = [located_at(43.0 + step, 36.34, country="IQ") for step in range(1, 8)]
    others = [claim(f"d{number}", spot) for number, spot in enumerate(spots)]
    first = next(block for block in explain(A, *others) if A.id in block[0])
    told = lines_of([first], "  apart from ")
    assert [re.search(r"36\.34, (\d+)", line)[1] for line in told[:4]] == ["44", "45", "46", "47"]
    assert told[4:] == ["  apart from 3 more within 2 days, farther off"]


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_first_and_the_last_of_all_days_are_days(day):
    ends = [replace(one, date_start=day, date_end=day) for one in (A, claim("b", ERBIL))]
    assert len(explain(*ends)) == 2


HOSTILE = [
    "Jets\n  claim forged  z: “nothing”", "one\r\ntwo", "a\vb\fc", "a\x1b[2Jb\x07\x08c", "a\u2028b\u2029c\x85d", "\x00",
    "x" * 500, "a\n\ne-forged",
]  # fmt: skip


def shown(lines):
    """Whether each line is one line, and moves no cursor."""
    return all(len(line.splitlines()) <= 1 and not any(unicodedata.category(c) == "Cc" for c in line) for line in lines)


@pytest.mark.parametrize("where", ["words", "document", "place", "why", "who", "actor"])
def test_what_others_wrote_stays_on_its_line(where):
    for text in HOSTILE:
        spot = (*ERBIL[:1], text, *ERBIL[2:]) if where == "place" else ERBIL
        document = text if where == "document" else "b"
        one = claim("a", MOSUL, 2, id="one", actor1="Lemuria")
        other = claim(document, spot, 3, id="other", actor1=text if where == "actor" else "Atlantis", killed=toll(3))
        other = replace(other, evidence=(Evidence(start=0, end=9, text=text if where == "words" else "Rockets fell."),))
        signed = {where: text} if where in ("why", "who") else {}
        both, known = [one, other], documents("a", document)
        for decisions in ((), (decide("merge", *both, **signed),), (decide("keep", other, **signed),)):
            lines = list(explain_events(both, families(both), decisions, documents=known))
            assert shown(lines), lines
            assert sum(line.startswith("  claim ") for line in lines) == 2


def test_long_words_are_cut():
    one = replace(A, evidence=(Evidence(start=0, end=999, text="word " * 200),))
    (line,) = lines_of(explain(one), "  claim ")
    assert len(line) < 200 and line.endswith("…”")


SPOTS = [None, MOSUL, ERBIL, NINEVEH, IRAQ, BASE, PORT, located_at(43.14, 36.34, radius_m=3_000)]
claims = st.lists(
    st.tuples(st.sampled_from("abcd"), st.sampled_from(SPOTS), st.sampled_from([1, 2, 3, 9, None]),
              st.sampled_from(["strike", "attack"]), st.sampled_from(["", "Atlantis"])),
    max_size=9,
).map(lambda rows: [claim(d, spot, day, id=f"{d}{n}", event_type=kind, actor2=side)
                    for n, (d, spot, day, kind, side) in enumerate(rows)])  # fmt: skip
groups = st.sampled_from([(), (("a", "b"),), (("a", "b", "c"),), (("a", "b"), ("c", "d"))])


@settings(deadline=None)
@given(claims, groups, st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=3))
def test_every_claim_is_told_once_and_with_its_reason(found, copies, joins):
    decisions = [
        decide("merge", found[one], found[other], line=line)
        for line, (one, other) in enumerate(joins, 2)
        if one < other < len(found)
    ]
    blocks = explain(*found, copies=copies, decisions=decisions)
    told = [CLAIM.match(line)["id"] for line in lines_of(blocks, "  claim ")]
    assert sorted(told) == sorted(one.id for one in found)
    events = merge_claims(found, families(found, copies), decisions)
    assert [block[0].split("[")[1].split("]")[0] for block in blocks] == [event.id for event in events]
    for block, event in zip(blocks, events, strict=True):
        mine = [CLAIM.match(line)["id"] for line in lines_of([block], "  claim ")]
        assert mine == [one.id for one in event.claims]
        given_reasons = [reason for reason in reasons([block]).values() if reason]
        # All but the first came to it for a reason; a merge within an event gives one a second.
        assert len(given_reasons) >= len(mine) - 1
        for reason in given_reasons:
            assert re.match(r"joined to (\S+): ", reason)[1] in mine
        named = sum(line.startswith(("  part of ", "  may be ")) for line in block)
        assert named == len(event.part_of) + len(event.contested_with)
