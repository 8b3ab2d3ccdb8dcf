"""Tolls in running text: how many were killed or injured, who they were, and how firm the figure is."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from geostrike.model import Toll
from geostrike.reading.tolls.counts import find_counts
from geostrike.reading.tolls.deeds import find_deeds
from geostrike.reading.tolls.nobody import find_nobody
from geostrike.reading.tolls.people import find_people
from geostrike.reading.tolls.sheet import read_sheet
from geostrike.reading.tolls.standing import superseded, totals
from geostrike.reading.tolls.words import toll_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.reading.tolls.found import Found

__all__ = ["TollSpan", "find_tolls", "tolls_of"]

# What parts a toll from one that is told by somebody else, of another happening, or aside.
_PARTS = re.compile(
    r"[;(|]|[.!?]\W|\b(?:sa(?:id|ys?)|according|count(?:s|ed)|report(?:s|ed)|put|told|claim(?:s|ed)|while|but|whereas"
    r"|strikes?|attacks?|raids?|blasts?|explosions?|in all|in total|or)\b",
    re.I,
)
_TOGETHER = 90
# "9 by airstrikes": what stands before "by" in a list of the dead.
_COUNTED_BY = re.compile(r"\d(?: \w+){0,4}$")
_BY_WITHIN = 40
# Letters that are read at once: more than the longest passage has.
_WINDOW = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class TollSpan:
    """A toll and the words that give it; offsets in the document.

    Attributes
    ----------
    superseded : whether the passage says that another figure took its place ("revising an earlier figure of three").
    total : whether it counts the victims of a campaign or a war, not of one happening.
    """

    start: int
    end: int
    kind: Literal["killed", "injured"]
    toll: Toll
    superseded: bool = False
    total: bool = False

    @property
    def who(self) -> str:
        """The words for the people, without their number; "" where the text has none."""
        return self.toll.who

    @property
    def stands(self) -> bool:
        """Whether it may be the toll of one happening."""
        return not (self.superseded or self.total)


def find_tolls(text: str, start: int, end: int, *, nobody: bool = False) -> tuple[TollSpan, ...]:
    """Find the tolls told in ``text[start:end]``, in order; those of one kind never overlap.

    A passage that gives no figure ("dozens") tells none. A range ("20 to 30") has its lower end for its best value.

    Parameters
    ----------
    nobody : whether to give a toll of 0 where the text says that nobody was killed or injured ("no casualties"); not
        where it says that nothing is known ("no word on casualties").
    """
    if end - start <= _WINDOW:
        return _read(text, start, end, nobody) if _may_tell(text, start, end) else ()
    found: list[TollSpan] = []
    while start < end:
        cut = min(start + _WINDOW, end)
        if cut < end:
            cut = (
                text.rfind(". ", start + _WINDOW // 2, cut) + 1 or text.rfind(" ", start + _WINDOW // 2, cut) + 1 or cut
            )
        found += find_tolls(text, start, cut, nobody=nobody)
        start = cut
    return tuple(found)


def _read(text: str, start: int, end: int, nobody: bool) -> tuple[TollSpan, ...]:
    sheet = read_sheet(text, start, end)
    people = find_people(sheet)
    if not (people or sheet.figures or "a" in sheet.codes or (nobody and "!" in sheet.codes)):
        return ()
    found = find_deeds(sheet, people)
    found += find_counts(sheet, people, found)
    if nobody:
        found += find_nobody(sheet)
    if not found:
        return ()
    found.sort(key=lambda one: (one.first, one.last))
    old, of_all = superseded(sheet, found), totals(sheet, found)
    places = sheet.places()
    passage = text[start:end]
    return _apart([_span(one, passage, start, places, n in old, n in of_all) for n, one in enumerate(found)])


def _may_tell(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` holds part of a word without which no toll is told."""
    places = _glance(text)
    at = bisect_left(places, start)
    return at < len(places) and places[at] < end


@lru_cache(maxsize=4)
def _glance(text: str) -> list[int]:
    """Where parts of such words stand in a document, in order."""
    small = text.lower()
    if len(small) != len(text):  # a few capitals have two small letters
        small = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    places = []
    for stem in toll_words().stems:
        at = small.find(stem)
        while at >= 0:
            places.append(at)
            at = small.find(stem, at + len(stem))
    at = small.find(" by ")
    while at >= 0:
        if _COUNTED_BY.search(small, max(at - _BY_WITHIN, 0), at):
            places.append(at)
        at = small.find(" by ", at + 4)
    return sorted(places)


def _span(
    one: Found, passage: str, offset: int, places: tuple[list[int], list[int]], old: bool, of_all: bool
) -> TollSpan:
    starts, ends = places
    first, last = one.who
    who = passage[starts[first] : ends[last - 1]] if first < last else ""
    who = " ".join(who.split()).strip(" .,;:|-–—\"“”‘’'*_[")
    return TollSpan(
        start=offset + starts[one.first],
        end=offset + ends[one.last - 1],
        kind=one.kind,
        toll=Toll(low=one.low, best=one.low, high=one.high, bound=one.bound, who=who),
        superseded=old,
        total=of_all,
    )


def _apart(spans: Sequence[TollSpan]) -> tuple[TollSpan, ...]:
    """Spans in order; of two of a kind that overlap, the one that begins first."""
    kept: list[TollSpan] = []
    ends = {"killed": -1, "injured": -1}
    for span in sorted(spans, key=lambda one: (one.start, one.end)):
        if span.start >= ends[span.kind]:
            kept.append(span)
            ends[span.kind] = span.end
    return tuple(kept)


def tolls_of(text: str, spans: Sequence[TollSpan]) -> tuple[TollSpan | None, TollSpan | None]:
    """Return the toll of the killed and that of the injured of one happening, from what one passage tells of it.

    What stands comes first, told by whoever is named first; tolls of one breath add up ("wounded a driver, wounded two
    guards"). Where nothing stands, the last figure that was given up serves; totals never do.
    """
    killed = [span for span in spans if span.kind == "killed" and not span.total]
    injured = [span for span in spans if span.kind == "injured" and not span.total]
    return _one_of(text, killed), _one_of(text, injured)


def _one_of(text: str, spans: Sequence[TollSpan]) -> TollSpan | None:
    standing = [span for span in spans if span.stands and span.toll.high]
    if not standing:
        none = [span for span in spans if span.stands]
        return none[0] if none else (spans[-1] if spans else None)
    whole = standing[0]
    for span in standing[1:]:
        if span.start - whole.end > _TOGETHER or _PARTS.search(text, whole.end, span.start):
            break
        whole = _sum(whole, span)
    return whole


def _sum(one: TollSpan, other: TollSpan) -> TollSpan:
    first, second = one.toll, other.toll
    bound = first.bound if second.bound in ("exact", first.bound) else second.bound
    toll = Toll(
        low=first.low + second.low,
        best=first.best + second.best,
        high=first.high + second.high,
        bound=bound,
        who=" and ".join(filter(None, (first.who, second.who))),
    )
    return replace(one, end=other.end, toll=toll)
