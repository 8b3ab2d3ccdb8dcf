"""The reviewed words of what is told and is no event, compiled once from ``not_events.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any, Literal

__all__ = ["Cue", "CueScope", "Deed", "Flight", "Form", "Grammar", "NotEvents", "Page", "Topic", "not_events"]

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
    heads : the only trigger words that it rejects.
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
    opens: bool
    lower: bool
    flight: bool
    plain: bool
    weak: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Words that tell of something done which is neither a strike nor an attack.

    Attributes
    ----------
    near : letters without which the pattern cannot match.
    """

    reason: str
    near: re.Pattern[str]
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Flight:
    """What was fired and brought down is an attack; what never left the ground is a plot."""

    weapons: re.Pattern[str]
    down: re.Pattern[str]
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
    all : whether it makes another thing even of words that war alone uses.
    verbs : whether it does so of verbs only.
    """

    reason: str
    words: frozenset[str]
    marks: frozenset[str]
    reach: int
    near: int
    page: int
    all: bool
    verbs: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What keeps a sentence out of a page's topic: words of losses, a day of the calendar."""

    losses: frozenset[str]
    dated: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotEvents:
    """All reviewed words, compiled.

    Attributes
    ----------
    reasons : the closed list, by key, in words for readers.
    cues : by their first word.
    adjectives : the reason of each.
    plain, war : words that war and peace share, and words of war alone.
    """

    reasons: dict[str, str]
    cues: dict[str, tuple[Cue, ...]]
    adjectives: dict[str, str]
    deeds: tuple[Deed, ...]
    grammar: Grammar
    flight: Flight
    plain: re.Pattern[str]
    war: frozenset[str]
    topics: tuple[Topic, ...]
    page: Page


def _pattern(row: dict[str, Any], key: str, *, end: str = "") -> re.Pattern[str] | None:
    return re.compile(f"(?:{row[key]}){end}") if key in row else None


def _cue(row: dict[str, Any]) -> Cue:
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
        opens=row.get("opens", False),
        lower=row.get("lower", False),
        flight=row.get("flight", False),
        plain=row.get("plain", False),
        weak=row.get("weak", False),
    )


def _topic(row: dict[str, Any]) -> Topic:
    return Topic(
        reason=row["reason"],
        words=frozenset(row["words"].split()),
        marks=frozenset(row["marks"].split()),
        reach=row["reach"],
        near=row["near"],
        page=row["page"],
        all=row.get("all", False),
        verbs=row.get("verbs", False),
    )


def _grammar(table: dict[str, str]) -> Grammar:
    words = (
        "definite", "indefinite", "modal", "negation", "auxiliary", "subject", "nobody", "stop", "describing", "past",
        "nouns", "either",
    )  # fmt: skip
    patterns = ("barrier", "given", "settled", "happened", "noun_to", "done_to", "for_many")
    return Grammar(
        **{name: frozenset(table[name].split()) for name in words},
        **{name: re.compile(table[name]) for name in patterns},
    )


@lru_cache(maxsize=1)
def not_events() -> NotEvents:
    """Return the words of ``not_events.toml``, read and compiled at the first call."""
    table: dict[str, Any] = tomllib.loads(resources.files(__package__).joinpath("not_events.toml").read_text("utf-8"))
    cues: dict[str, tuple[Cue, ...]] = {}
    for row in table["cue"]:
        cue = _cue(row)
        for word in row["words"].split():
            cues[word] = (*cues.get(word, ()), cue)
    return NotEvents(
        reasons=table["reasons"],
        cues=cues,
        adjectives={word: row["reason"] for row in table["adjective"] for word in row["words"].split()},
        deeds=tuple(
            Deed(
                reason=row["reason"],
                near=re.compile(row["near"], re.IGNORECASE),
                pattern=re.compile(rf"(?<![\w-])(?:{row['pattern']})(?!\w)", re.IGNORECASE),
            )
            for row in table["deed"]
        ),
        grammar=_grammar(table["grammar"]),
        flight=Flight(**{name: re.compile(pattern) for name, pattern in table["flight"].items()}),
        plain=re.compile(rf"(?:{table['plain']['words']})"),
        war=frozenset(table["plain"]["war"].split()),
        topics=tuple(_topic(row) for row in table["topic"]),
        page=Page(losses=frozenset(table["page"]["losses"].split()), dated=re.compile(table["page"]["dated"])),
    )
