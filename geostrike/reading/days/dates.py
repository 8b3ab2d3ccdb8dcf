"""Dates in running text, with their precision: of the calendar, counted from the publication, or from the story."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from geostrike.reading.days.calendar_days import Days, Known
from geostrike.reading.days.date_counts import count_days
from geostrike.reading.days.date_ranges import LIST_GAP
from geostrike.reading.days.date_signs import signs_in
from geostrike.reading.days.date_uses import Uses, uses_of
from geostrike.reading.days.date_words import read_words
from geostrike.reading.days.months import precision_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from geostrike.model import DateBasis
    from geostrike.reading.days.date_signs import Words

__all__ = ["DateSpan", "anchor_date", "find_dates", "last_told"]

_CALENDAR = frozenset(("day", "figures", "month", "year", "season", "nth"))
# Days of the widest date from which "two days later" can count; of the widest that a story is told from.
_COUNTABLE = 31
_MONTH_PREC, _YEAR_PREC = 4, 5
# Days, after the first, of the widest date counted from the publication that the story goes on from: a weekend.
_WEEKEND = 1
# A longer window than this ("in the past month") only bounds what is told in it.
_SHORT_WINDOW = 2
_WEEK = 7
# Between "two days after" and the date from which it counts: "the deadly".
_UP_TO_DATE = re.compile(r"\s+(?:the\s+|an?\s+)?(?:[\w-]+\s+){0,2}")
_KNOWN_DEED = re.compile(
    r"\s+(?:the|that|this|those|these)\s+(?:[\w-]+\s+){0,2}(?:strikes?|attacks?|raids?|bombings?|blasts?|shelling|killings?)\b"
)
# Letters of the longest word that may stand before a count which opens its passage ("Then", "But").
_LEAD = 16
# Dates of a list in which the year of the last is looked for.
_LISTED = 12
_DAYS_FIRST = re.compile(r"\b(?:1[3-9]|2\d|3[01])[/-](?:0?\d|1[0-2])[/-](?:20)?\d\d\b")
_MONTHS_FIRST = re.compile(r"\b(?:0?\d|1[0-2])[/-](?:1[3-9]|2\d|3[01])[/-](?:20)?\d\d\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class DateSpan:
    """A date and the words that give it.

    Attributes
    ----------
    start, end : offsets in the document.
    prec : 1 a day, 2 two to six days, 3 a week, 4 a month, 5 a year.
    of_speech : whether it dates a statement rather than a happening.
    bound : whether it only bounds a time ("since", "until", "days earlier", "in recent weeks").
    counted_from : "publication" ("yesterday") or "story" ("two days later"); "" for a date of the calendar.
    of_following : whether it dates what is told behind it, whatever stands before ("a day after jets had bombed it").
    aside : whether it is told in passing: in a name ("Monday's blast", "the Feb. 15 attack") or in a clause that only
        sets a bound ("the worst since jets bombed it on Feb. 3").
    ahead : whether it is told of what is to come ("talks are due on Monday").
    opens : whether it opens its passage.
    of_story : whether its year holds for what follows: it opens its passage, or goes on with dates that opened theirs.
    """

    start: int
    end: int
    text: str
    first: date
    last: date
    prec: int
    basis: DateBasis
    of_speech: bool = False
    bound: bool = False
    counted_from: Literal["", "publication", "story"] = ""
    of_following: bool = False
    aside: bool = False
    ahead: bool = False
    opens: bool = False
    of_story: bool = False


def anchor_date(text: str, published: date | None) -> date | None:
    """Return the day from which a text counts: its publication date, else the full date it gives most often.

    On a tie the earliest in the text wins. None where the text gives no full date.
    """
    if published:
        return published
    spans = find_dates(text, 0, len(text), None)
    days = [span.first for span in spans if span.prec == 1 and span.basis == "text" and not span.counted_from]
    if not days:
        return None
    counts = Counter(days)
    return max(counts, key=lambda day: (counts[day], -days.index(day)))


def find_dates(
    text: str, start: int, end: int, anchor: date | None, told: DateSpan | None = None
) -> tuple[DateSpan, ...]:
    """Find the dates that stand in ``text[start:end]``, in order, without overlap.

    A day and month without a year is the latest such day not after `anchor`, or the next one where it is told of the
    future, unless the text has told a year for it (`geostrike.reading.days.calendar_days`). Where neither is known it
    is left out, as is what counts from the story where no date was told before. The day that another time zone had is
    left out where the local day stands beside it.

    Parameters
    ----------
    anchor : the publication date, from which "yesterday" and "on Sunday" count.
    told : the date told last in the story (see `last_told`), from which "two days later", "that night" and "on the
        12th" count where the passage has none before them.
    """
    signs = signs_in(text, start, end)
    if not signs:
        return ()
    words = read_words(text, start, end, signs)
    return _Reader(text, start, end, anchor, told).read(words) if words else ()


def last_told(spans: Sequence[DateSpan], told: DateSpan | None) -> DateSpan | None:
    """Return the date from which the passage after one with `spans` counts; `told` was the one before it.

    A bound, a day to come, and what is told aside ("Monday's blast") do not carry the story on; nor do
    a year or a week mentioned in passing. A date of speech does where the story has no other.
    """
    spoken = wide = None
    for span in reversed(spans):
        if span.bound or span.ahead or (span.of_following and span.counted_from == "story"):
            continue
        if span.of_speech:
            spoken = spoken or span
        elif span.opens or told is None or told.of_speech or _carries(span) or _is_back(span, told):
            # A day told beside a month is the story's, the month is told by the way.
            if span.prec < _MONTH_PREC:
                return span
            wide = wide or span
    return wide or told or spoken


def _is_back(span: DateSpan, told: DateSpan) -> bool:
    """Whether a date of the time of publication ("this spring") ends a story of years before."""
    return span.counted_from == "publication" and span.first.year > told.first.year + 1


def _carries(span: DateSpan) -> bool:
    """Whether a date in the midst of a passage is one of the story."""
    if span.aside or span.prec >= _YEAR_PREC:
        return False
    return span.counted_from != "publication" or (span.last - span.first).days <= _WEEKEND


class _Reader:
    """Counts the dates of one passage, each from those before it."""

    def __init__(self, text: str, start: int, end: int, anchor: date | None, told: DateSpan | None) -> None:
        self.text = text
        self.start, self.end = start, end
        self.anchor = anchor
        self.told = told
        self.spans: list[DateSpan] = []
        self.years: list[Days] = []
        self.base: Days | None = None

    def read(self, words: list[Words]) -> tuple[DateSpan, ...]:
        for number, one in enumerate(words):
            uses = uses_of(self.text, self.start, self.end, (one.start, one.end), of_page=self._is_published(one))
            days = self._count(words, number, ahead=uses.ahead)
            if days:
                self._keep(one, days, uses, words[number - 1] if number else None)
        return tuple(self.spans)

    def _is_published(self, one: Words) -> bool:
        day = self.anchor
        return bool(day and (one.month, one.day) == (day.month, day.day) and one.year in (0, day.year))

    def _count(self, words: list[Words], number: int, *, ahead: bool) -> Days | None:
        one = words[number]
        if one.kind == "shift" and one.part == "of":
            return self._counted_from_deed(words, number)
        if one.kind == "figures":
            one = one._replace(part=_order(self.text))
        days = count_days(one, self._known(words, number, ahead=ahead))
        if days and days.counted_from == "story" and self.anchor and days.first > self.anchor:
            return None
        last = self.spans[-1] if self.spans else None
        if days and last and last.of_speech and one.kind == "weekday" and not ahead and days.first > last.last:
            # What somebody told on Thursday of Tuesday had been by then.
            days = days._replace(first=days.first.fromordinal(days.first.toordinal() - _WEEK))
            days = days._replace(last=days.last.fromordinal(days.last.toordinal() - _WEEK))
        return days

    def _known(self, words: list[Words], number: int, *, ahead: bool = False) -> Known:
        base, one = self._base(), words[number]
        if one.year or one.kind not in ("day", "month", "span"):
            return Known(self.anchor, base, ahead=ahead)
        if self.years:
            return Known(self.anchor, base, self.years[-1], ahead=ahead)
        listed = self._listed_with(words, number) if number + 1 < len(words) else None
        if listed or not self.told:
            return Known(self.anchor, base, listed, ahead=ahead)
        if not self.told.of_story and self.told.prec > 1:
            return Known(self.anchor, base, ahead=ahead)
        dated = Days(self.told.first, self.told.last)
        return Known(self.anchor, base, dated, "story" if self.told.of_story else "aside", ahead)

    def _base(self) -> Days | None:
        """The date told last before here, from which the story counts on."""
        if self.base is None and self.told and (self.told.last - self.told.first).days <= _COUNTABLE:
            self.base = Days(self.told.first, self.told.last)
        return self.base

    def _listed_with(self, words: list[Words], number: int) -> Days | None:
        """The next date with a year, where a day without one is listed with it or soon comes before it."""
        one = words[number]
        for before, other in zip(words[number : number + _LISTED], words[number + 1 : number + _LISTED], strict=False):
            if other.kind != "day":
                return None
            listed = LIST_GAP.fullmatch(self.text, before.end, other.start)
            days = (other.month - one.month) * _COUNTABLE + other.day - one.day
            if other.year:
                soon = one.kind == "day" and 0 < days <= _COUNTABLE
                return count_days(other, Known()) if listed or soon else None
        return None

    def _counted_from_deed(self, words: list[Words], number: int) -> Days | None:
        """The date of "two days after" something: of what stands before it, or behind it where the former has one."""
        one, known = words[number], self._known(words, number)
        plain = one._replace(part="")
        if number + 1 < len(words):
            other = words[number + 1]
            if other.kind in ("day", "weekday", "month") and _UP_TO_DATE.fullmatch(self.text, one.end, other.start):
                deed = count_days(other, self._known(words, number + 1))
                return count_days(plain, known._replace(base=deed)) if deed else None
        leads = one.start - self.start < _LEAD and len(self.text[self.start : one.start].split()) <= 1
        if leads and all(span.bound for span in self.spans):
            return count_days(plain, known) if known.base else None
        # "A day after the attack" counts on from what was told, "a day after jets bombed it" back from it.
        if known.base and not self.spans and _KNOWN_DEED.match(self.text, one.end, self.end):
            return count_days(plain, known)
        base = known.base or (Days(self.anchor, self.anchor) if self.anchor else None)
        if one.unit == "hour" or base is None:
            return None
        days = count_days(plain._replace(low=-one.high, high=-one.low), known._replace(base=base))
        return days._replace(following=True) if days else None

    def _keep(self, one: Words, days: Days, uses: Uses, before: Words | None) -> None:
        last = self.spans[-1] if self.spans else None
        spoken = uses.speech
        if last and last.of_speech and before and before.end == last.end and one.kind == "day":
            spoken = spoken or bool(LIST_GAP.fullmatch(self.text, last.end, one.start))
        loose = one.which == "vague" or (one.kind == "window" and (days.last - days.first).days > _SHORT_WINDOW)
        opened = uses.opens or one.which == "heads"
        if one.year or one.which.endswith("year") or (one.last and one.last.year):
            self.years.append(days)
        bound = loose or uses.bound == "bound"
        if not bound and (days.last - days.first).days <= _COUNTABLE:
            self.base = Days(days.first, days.last)
        self.spans.append(
            DateSpan(
                start=one.start,
                end=one.end,
                text=self.text[one.start : one.end],
                first=days.first,
                last=days.last,
                prec=precision_of(days.first, days.last),
                basis=_basis(one, days),
                of_speech=spoken,
                bound=bound,
                counted_from=days.counted_from,
                of_following=days.following or uses.bound == "when",
                aside=uses.aside,
                ahead=uses.ahead,
                opens=opened,
                of_story=opened or self._goes_on(days),
            )
        )

    def _goes_on(self, days: Days) -> bool:
        """Whether a date goes on with a story whose dates open their passages."""
        return bool(self.told and self.told.of_story and abs(days.first.year - self.told.first.year) <= 1)


def _basis(one: Words, days: Days) -> DateBasis:
    if one.kind == "same":
        return "inherited"
    return "text" if one.kind in _CALENDAR or (one.kind == "span" and not days.counted_from) else "relative"


@lru_cache(maxsize=4)
def _order(text: str) -> str:
    """Whether the other dates of a text that are written in figures put the day or the month first; "" for unknown."""
    days, months = bool(_DAYS_FIRST.search(text)), bool(_MONTHS_FIRST.search(text))
    return "" if days == months else "day" if days else "month"
