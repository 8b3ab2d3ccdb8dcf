"""The reviewed words of what is told and is no event, compiled once from ``not_events.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal

__all__ = [
    "Cue", "CueScope", "Deed", "Flight", "Form", "Grammar", "NotEvents", "Page", "Topic", "WordCues", "cues_of",
    "not_events", "patterns_of", "table", "words_of_table",
]  # fmt: skip

CueScope = Literal["name", "ahead", "behind", "sentence"]
Form = Literal["noun", "definite", "base", "finite", "ing"]

# Words from a cue to the farthest that it governs; a clause of a report is seldom longer.
_WITHIN = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Words by which others tell of no happening.

    Attributes
    ----------
    reason : a key of the closed list of reasons.
    then : what follows directly after one of its words; None where the word alone will do.
    scope : whether it rejects its own words, those after it, the noun before it, or all that its sentence tells.
    over : the forms that it rejects; a cue before a verb need not reject a noun.
    within : how many words away it reaches.
    after, but_after : words before it without which, and by which, it is no cue.
    given : words without which, before the trigger, it is no cue.
    but_with : words in its sentence by which it is no cue.
    heads : the only trigger words that it rejects; `then_no` : not with these behind them.
    opens : whether it is one only where it opens a clause.
    lower : whether it is one only as written in lower case.
    flight : whether a weapon in flight is an attack none the less.
    plain : whether it rejects only words that war and peace share.
    weak : whether it decides only where no other cue does.
    """

    reason: str
    then: re.Pattern[str] | None
    scope: CueScope
    over: frozenset[Form]
    within: int
    after: re.Pattern[str] | None
    but_after: re.Pattern[str] | None
    given: re.Pattern[str] | None
    but_with: re.Pattern[str] | None
    heads: frozenset[str]
    then_no: re.Pattern[str] | None
    opens: bool
    lower: bool
    flight: bool
    plain: bool
    weak: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WordCues:
    """The cues that begin with one word: those that need more behind it, with a gate that all pass, and the others."""

    gate: re.Pattern[str] | None
    gated: tuple[Cue, ...]
    free: tuple[Cue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Words that tell of something done which is neither a strike nor an attack.

    Attributes
    ----------
    near, also : words of the document without one of which, each, the pattern cannot match.
    """

    reason: str
    near: frozenset[str]
    also: frozenset[str]
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Flight:
    """What was fired and brought down, did not go off or missed is an attack; what never left the ground is a plot."""

    weapons: re.Pattern[str]
    down: re.Pattern[str]
    dud: re.Pattern[str]
    aimed: re.Pattern[str]
    plot: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """Words of grammar: each word's part in a noun's phrase or a verb's group, and patterns on what stands beside."""

    definite: frozenset[str]
    indefinite: frozenset[str]
    modal: frozenset[str]
    negation: frozenset[str]
    auxiliary: frozenset[str]
    subject: frozenset[str]
    nobody: frozenset[str]
    stop: frozenset[str]
    describing: frozenset[str]
    past: frozenset[str]
    nouns: frozenset[str]
    either: frozenset[str]
    barrier: re.Pattern[str]
    given: re.Pattern[str]
    settled: re.Pattern[str]
    happened: re.Pattern[str]
    noun_to: re.Pattern[str]
    done_to: re.Pattern[str]
    for_many: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What a page, or a stretch of one, is about.

    Attributes
    ----------
    words : its words; `marks` : those of which one must be there.
    near : how many different ones within `reach` letters make it the topic there; `page` : how many on a page.
    least : how many marks must be among them.
    heads : the only trigger words that it rejects; none for any.
    all : whether it makes another thing even of words that war alone uses.
    verbs : whether it does so of verbs only.
    """

    reason: str
    words: frozenset[str]
    marks: frozenset[str]
    reach: int
    near: int
    page: int
    least: int
    heads: frozenset[str]
    all: bool
    verbs: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What keeps a sentence out of a page's topic: words of losses, tolls by arms, a day of the calendar."""

    losses: frozenset[str]
    toll: frozenset[str]
    arms: frozenset[str]
    dated: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotEvents:
    """All reviewed words, compiled.

    Attributes
    ----------
    reasons : the closed list, by key, in words for readers.
    words : those by which cues begin.
    adjectives : the reason of each.
    plain, war : words that war and peace share, and words of war alone.
    """

    reasons: dict[str, str]
    words: frozenset[str]
    adjectives: dict[str, str]
    deeds: tuple[Deed, ...]
    grammar: Grammar
    flight: Flight
    plain: re.Pattern[str]
    war: frozenset[str]
    topics: tuple[Topic, ...]
    page: Page


@cache
def table() -> dict[str, Any]:
    """Return ``not_events.toml`` as it is written."""
    return tomllib.loads(resources.files(__package__).joinpath("not_events.toml").read_text("utf-8"))


@cache
def _rows() -> dict[str, list[int]]:
    """The ordinals of the cues that begin with a word."""
    rows: dict[str, list[int]] = {}
    for number, row in enumerate(table()["cue"]):
        for word in row["words"].split():
            rows.setdefault(word, []).append(number)
    return rows


@cache
def cues_of(word: str) -> WordCues:
    """Return the cues that begin with a word; they are compiled when a text first needs them."""
    rows = [table()["cue"][number] for number in _rows().get(word, ())]
    cues = [_cue(number) for number in _rows().get(word, ())]
    gated = [row["then"] for row in rows if "then" in row]
    return WordCues(
        gate=re.compile("|".join(f"(?:{then})" for then in gated)) if gated else None,
        gated=tuple(cue for cue in cues if cue.then is not None),
        free=tuple(cue for cue in cues if cue.then is None),
    )


@cache
def _cue(number: int) -> Cue:
    row = table()["cue"][number]
    return Cue(
        reason=row["reason"],
        then=_pattern(row, "then"),
        scope=row["scope"],
        over=frozenset(row.get("over", "").split()),
        within=row.get("within", _WITHIN),
        after=_pattern(row, "after", end="$"),
        but_after=_pattern(row, "but_after", end="$"),
        given=_pattern(row, "given"),
        but_with=_pattern(row, "but_with"),
        heads=frozenset(row.get("for", "").split()),
        then_no=_pattern(row, "then_no"),
        opens=row.get("opens", False),
        lower=row.get("lower", False),
        flight=row.get("flight", False),
        plain=row.get("plain", False),
        weak=row.get("weak", False),
    )


def _pattern(row: dict[str, Any], key: str, *, end: str = "") -> re.Pattern[str] | None:
    return re.compile(f"(?:{row[key]}){end}") if key in row else None


def _topic(row: dict[str, Any]) -> Topic:
    return Topic(
        reason=row["reason"],
        words=frozenset(row["words"].split()),
        marks=frozenset(row["marks"].split()),
        reach=row["reach"],
        near=row["near"],
        page=row["page"],
        least=row.get("least", 1),
        heads=frozenset(row.get("for", "").split()),
        all=row.get("all", False),
        verbs=row.get("verbs", False),
    )


def words_of_table(rows: dict[str, str], *names: str) -> dict[str, Any]:
    """Return sets of the words that rows of a table list."""
    return {name: frozenset(rows[name].split()) for name in names}


def patterns_of(rows: dict[str, str], *names: str) -> dict[str, Any]:
    """Return the patterns that rows of a table hold, compiled."""
    return {name: re.compile(rows[name]) for name in names}


@cache
def not_events() -> NotEvents:
    """Return the words of ``not_events.toml``, read at the first call."""
    rows = table()
    words = (
        "definite", "indefinite", "modal", "negation", "auxiliary", "subject", "nobody", "stop", "describing", "past",
        "nouns", "either",
    )  # fmt: skip
    patterns = ("barrier", "given", "settled", "happened", "noun_to", "done_to", "for_many")
    grammar = rows["grammar"]
    return NotEvents(
        reasons=rows["reasons"],
        words=frozenset(_rows()),
        adjectives={word: row["reason"] for row in rows["adjective"] for word in row["words"].split()},
        deeds=tuple(
            Deed(
                reason=row["reason"],
                near=frozenset(row["near"].split()),
                also=frozenset(row.get("also", row["near"]).split()),
                pattern=re.compile(rf"(?<![\w-])(?:{row['pattern']})(?!\w)"),
            )
            for row in rows["deed"]
        ),
        grammar=Grammar(**words_of_table(grammar, *words), **patterns_of(grammar, *patterns)),
        flight=Flight(**patterns_of(rows["flight"], *rows["flight"])),
        plain=re.compile(rows["plain"]["words"]),
        war=frozenset(rows["plain"]["war"].split()),
        topics=tuple(_topic(row) for row in rows["topic"]),
        page=Page(**words_of_table(rows["page"], "losses", "toll", "arms"), **patterns_of(rows["page"], "dated")),
    )
