"""What is told of many happenings in one, and is none: a total ("166 attacks since October"), a campaign, a habit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from geostrike.reading.no_event.forms import form_of
from geostrike.reading.no_event.not_events import not_events, patterns_of, table, words_of_table
from geostrike.reading.no_event.wording import read_wording

if TYPE_CHECKING:
    from geostrike.reading.no_event.forms import Told
    from geostrike.reading.no_event.wording import Wording
    from geostrike.reading.page.passages import Passage

__all__ = ["is_total"]

# Letters before a trigger in which what makes it many is looked for.
_BEFORE = 80
# Letters around it within which a span is told of it; what ends a sentence or a cell ends that.
_AROUND = 150
_CUT = re.compile(r"(?<!\b[A-Za-z])[.!?][\"”’)]?\s+(?=[A-Z“\"])|[;<>|]")
# "The deadliest raid in months" is one raid.
_SUPERLATIVE = re.compile(
    r"\b(?:first|only|most|worst|\w+est|\d+(?:st|nd|rd|th)|second|third|fourth|fifth|tenth)(?: [\w'-]+){0,6},? $"
)
# Nouns of one happening; a verb like them is no total either.
_ONE = ("strike", "attack", "raid", "assault", "barrage", "salvo", "explosion", "blast", "volley")
_MASS = ("shelling", "bombing", "bombardment", "fire")
_MANY = re.compile(r"\d{2,}|\d,\d|dozens|scores|hundreds|thousands|teen\b|ty\b|eleven|twelve|\bten\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Totals:
    """By what many happenings are told in one; a gate holds words without which a pattern cannot match."""

    gate: frozenset[str]
    manifold_gate: frozenset[str]
    habit_gate: frozenset[str]
    going_gate: frozenset[str]
    span_gate: frozenset[str]
    day_gate: frozenset[str]
    day: re.Pattern[str]
    span: re.Pattern[str]
    many: re.Pattern[str]
    objects: re.Pattern[str]
    times: re.Pattern[str]
    manifold: re.Pattern[str]
    habit: re.Pattern[str]
    going_on: re.Pattern[str]
    goes_on: re.Pattern[str]
    progressive: re.Pattern[str]
    perfect: re.Pattern[str]
    counted: re.Pattern[str]
    done: re.Pattern[str]
    did: re.Pattern[str]


@cache
def _totals() -> _Totals:
    rows = table()["total"]
    gates = [name for name in rows if name.endswith("gate")]
    return _Totals(**words_of_table(rows, *gates), **patterns_of(rows, *(set(rows) - set(gates))))


def is_total(text: str, passage: Passage, start: int, end: int) -> str:
    """Return why ``text[start:end]`` tells of many happenings in one; "" where it tells of one, or of several of a day.

    "The 23rd strike this month" and "three attacks on Sunday" are happenings; "at least five attacks since April",
    "months of shelling" and "strikes have continued" are none.
    """
    wording = read_wording(text, passage)
    start, end = start - passage.start, end - passage.start
    gates = _totals()
    words = wording.words
    if wording.low.endswith(_ONE, start, end):
        return ""
    bare = wording.low.endswith(("attacks", "assaults"), start, end)
    if not bare and all(map(words.isdisjoint, (gates.gate, gates.manifold_gate, gates.habit_gate, gates.going_gate))):
        return ""
    told = form_of(wording, start, end)
    # "Came under fire" ends in a noun and is a verb.
    noun = told.noun and not wording.low.startswith(("come", "came", "coming"), start)
    if noun and not wording.low.endswith(("s", *_MASS), start, end):
        return ""
    key = _of_nouns(wording, told, start, end) if noun else _of_verbs(wording, start, end)
    return not_events().reasons[key] if key else ""


def _dated(wording: Wording, start: int, end: int) -> tuple[bool, bool]:
    """Whether the words around a trigger tell of a span, and whether they tell of a single day beside it."""
    words = _totals()
    low, raw = wording.low, wording.raw
    spans = []
    year = "20" in low or "19" in low
    if year or not words.span_gate.isdisjoint(wording.words):
        first, last = max(0, start - _AROUND), min(len(low), end + _AROUND)
        for cut in _CUT.finditer(raw, first, start):
            first = cut.end()
        behind = _CUT.search(raw, end, last)
        last = behind.start() if behind else last
        spans = [match.span() for match in words.span.finditer(low, first, last)]
        spans = [span for span in spans if not _SUPERLATIVE.search(low, max(0, span[0] - _BEFORE), span[0])]
    if not year and words.day_gate.isdisjoint(wording.words):
        return bool(spans), False
    single = any(not any(a <= match.start() < b for a, b in spans) for match in words.day.finditer(low))
    return bool(spans), single


def _of_nouns(wording: Wording, told: Told, start: int, end: int) -> str:
    words, low = _totals(), wording.low
    floor = max(0, start - _BEFORE)
    if not words.manifold_gate.isdisjoint(wording.words) and words.manifold.search(low, floor, start):
        return "campaign"
    span, single = _dated(wording, start, end)
    if single:
        return ""
    many = words.many.search(low, floor, start)
    if many and (span or (_MANY.search(many.group()) and _counted(low, floor, start))):
        return "total"
    if span or _goes_on(wording, floor, start, end):
        return "campaign"
    bare = told.form == "noun" and low.endswith(("attacks", "assaults"), start, end)
    if many or not bare or words.done.search(low, floor, start) or words.did.match(low, end):
        return ""
    return "campaign"


def _counted(low: str, floor: int, start: int) -> bool:
    """Whether somebody counts, or "has carried out" what is told."""
    return bool(_totals().perfect.search(low, floor, start) or _totals().counted.search(low))


def _goes_on(wording: Wording, floor: int, start: int, end: int) -> bool:
    """Whether it is a habit, or goes on: "daily strikes", "stepped up attacks", "strikes have continued"."""
    words, low = _totals(), wording.low
    if not words.habit_gate.isdisjoint(wording.words) and words.habit.search(low, floor, start):
        return True
    if words.going_gate.isdisjoint(wording.words):
        return False
    return bool(words.going_on.search(low, floor, start) or words.goes_on.match(low, end))


def _scores(low: str, objects: re.Match[str], floor: int, start: int) -> bool:
    """Whether "has" comes before and no number is given."""
    vague = objects.group().endswith(("dozens", "scores", "hundreds", "thousands"))
    return vague and _totals().perfect.search(low, floor, start) is not None


def _of_verbs(wording: Wording, start: int, end: int) -> str:
    words, low = _totals(), wording.low
    span, single = _dated(wording, start, end)
    times = words.times.match(low, end)
    if times and _MANY.search(times.group()):
        return "total"  # "165 times": the day beside it is of who says so
    if single:
        return ""
    floor = max(0, start - _BEFORE)
    objects = words.objects.match(low, end)
    # "Has struck scores of targets"; "has struck 85 targets" may be today's.
    if times or (objects and (span or _scores(low, objects, floor, start))):
        return "total"
    if low.find("ing", start, end) >= 0 and words.progressive.search(low, floor, start):
        return "campaign"
    if not words.manifold_gate.isdisjoint(wording.words) and words.manifold.search(low, floor, start):
        return "campaign"
    if not words.habit_gate.isdisjoint(wording.words) and words.habit.search(low, floor, start):
        return "campaign"
    return "campaign" if span and words.perfect.search(low, floor, start) else ""
