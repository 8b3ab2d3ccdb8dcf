"""Dates in running text: days, months, years and days counted from the publication date, with their precision."""

from __future__ import annotations

import calendar
import re
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from geostrike.reading.date_ranges import find_ranges
from geostrike.reading.months import month_number, month_pattern, precision_of, year_of
from geostrike.reading.numbers import number_of

if TYPE_CHECKING:
    from geostrike.model import DateBasis

__all__ = ["DateSpan", "anchor_date", "find_dates"]

_DAYS = {name.lower(): n for n, name in enumerate(calendar.day_name)}
_MONTH = month_pattern()
_NTH = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_PATTERNS = (
    re.compile(rf"\b{_MONTH}\s+{_NTH}(?!\d)(?:\s*,\s*|\s+){_YEAR}\b"),
    re.compile(rf"\b{_NTH}\s+(?:of\s+)?{_MONTH}(?:\s*,?\s+|/){_YEAR}\b"),
    re.compile(rf"\b{_YEAR}-(?P<month_number>0\d|1[0-2])-(?P<day>[0-3]\d)\b"),
    re.compile(rf"\b{_MONTH}\s+{_NTH}(?![\d:,]*\d)\b"),
    re.compile(rf"\b{_NTH}\s+(?:of\s+)?{_MONTH}\b"),
    re.compile(rf"\b{_MONTH},?\s+(?:of\s+)?{_YEAR}\b"),
    re.compile(rf"\b(?i:in|since|during|early|late|mid)[\s-]+{_MONTH}\b(?!\s+\d)"),
    re.compile(rf"\b(?i:in|during|throughout)\s+{_YEAR}\b"),
    re.compile(
        r"\b(?P<relative>(?P<ago>two|three|four|five|six|seven|\d{1,2}) days (?:ago|earlier)"
        r"|(?:the )?day before yesterday|last week|last month|today|yesterday|tonight|last night"
        r"|overnight|(?:early )?this (?:morning"
        r"|afternoon|evening)|earlier today"
        r"|(?P<which>last |this past |on |late |early |late on |early on )?(?P<weekday>Monday|Tuesday"
        r"|Wednesday|Thursday|Friday|Saturday|Sunday)(?: (?:morning|night|evening|afternoon))?)\b",
        re.I,
    ),
)
# Without one of these no passage gives a date: most are passed over at one glance.
_ANY = re.compile(
    r"\d|\bweek|\b(?:to(?:day|night)|yesterday|days ago|days earlier|last (?:week|month)|last night"
    r"|overnight|this (?:morning|afternoon|evening)"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Febr)uary|March|April|May|June|July"
    r"|August|(?:Septem|Octo|Novem|Decem)ber"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b",
    re.I,
)
# Words before a date that make it the day of saying, not of happening.
_SAID = re.compile(
    r"\b(?:said|says|stated|reported|announced|told|confirmed|tweeted|wrote|posted|briefed|updated"
    r"|published|statement|report|letter|interview)"
    r"(?:\s+\w+){0,4}?\s+(?:on\s+|of\s+|dated\s+)?$",
    re.I,
)
_THAT = re.compile(r"\s+that\b")
# "Iran on Monday denied": the day on which somebody spoke of what was done before.
_DENIED = re.compile(
    r"\s+(?:(?:\w+ly|also|again)\s+)?(?:den(?:ied|ies)|blam(?:ed|es)|accus(?:ed|es)|condemn(?:ed|s)|denounc(?:ed|es)"
    r"|prais(?:ed|es)|welcom(?:ed|es)|claim(?:ed|s)\s+(?:responsibility|credit))\b",
    re.I,
)
# A dateline's date: "BEIRUT, Feb 4 - ...", "AMMAN (Agency) Feb 6 - ...": nothing but capitals and marks before it.
_DATELINE = re.compile(r"\s*(?:\([A-Z][^)\n]{1,40}\)\s*)?[-–—]{1,2}\s")
_AGENCY = re.compile(r"\([^)\n]{1,40}\)")
_CITY = "ABCDEFGHIJKLMNOPQRSTUVWXYZ ,.()/’'-"
# A page's own date before its agency's name: "2024-02-06 (AGENCY - Paper)".
_PAGE = re.compile(r"\s*\([A-Z][^)\n]{1,40}\)")
_COMMA = re.compile(r",?\s+")
_SINCE = re.compile(r"\b(?:since|until|as far back as|dating back to|by|before|prior to|as of)\s+(?:the\s+)?$", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class DateSpan:
    """A date and the words that give it.

    Attributes
    ----------
    start, end : offsets in the document.
    prec : 1 a day, 2 two to six days, 3 a week, 4 a month, 5 a year.
    of_speech : whether it dates a statement rather than a happening.
    bound : whether it only bounds a time ("since", "until").
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


def anchor_date(text: str, published: date | None) -> date | None:
    """Return the day from which a text counts: its publication date, else the full date it gives most often.

    On a tie the earliest in the text wins. None where the text gives no full date.
    """
    if published:
        return published
    days = [span.first for span in find_dates(text, 0, len(text), None) if span.prec == 1]
    if not days:
        return None
    counts = Counter(days)
    return max(counts, key=lambda day: (counts[day], -days.index(day)))


def find_dates(text: str, start: int, end: int, anchor: date | None) -> tuple[DateSpan, ...]:
    """Find the dates that stand in ``text[start:end]``, in order, without overlap.

    A day and month without a year is the latest such day not after `anchor` (a month ahead is allowed for a text
    that gives no publication date but one full date); without an anchor it is left out.
    """
    if not _ANY.search(text, start, end):
        return ()
    found: list[DateSpan] = []

    def free(match: re.Match[str]) -> bool:
        return not any(span.start < match.end() and match.start() < span.end for span in found)

    for match, first, last, basis in find_ranges(text, start, end, anchor):
        if free(match):
            found.append(_spanned(text, start, match, (first, last, precision_of(first, last)), basis))
    for pattern in _PATTERNS:
        spans = [_span(text, start, match, anchor) for match in pattern.finditer(text, start, end) if free(match)]
        found += [span for span in spans if span]
    found.sort(key=lambda span: span.start)
    # "on Saturday, Jan. 20": the weekday only repeats what the date says.
    repeated = {
        one.start
        for one, other in pairwise(found)
        if one.basis == "relative" and other.basis == "text" and _COMMA.fullmatch(text, one.end, other.start)
    }
    return tuple(span for span in found if span.start not in repeated)


def _span(text: str, start: int, match: re.Match[str], anchor: date | None) -> DateSpan | None:
    groups = match.groupdict()
    basis: DateBasis = "text"
    if groups.get("relative"):
        days = _relative(match, anchor)
        basis = "relative"
    else:
        days = _absolute(groups, anchor)
    return _spanned(text, start, match, days, basis) if days else None


def _spanned(text: str, start: int, match: re.Match[str], days: tuple[date, date, int], basis: DateBasis) -> DateSpan:
    first, last, prec = days
    before = text[max(start, match.start() - 60) : match.start()]
    return DateSpan(
        start=match.start(),
        end=match.end(),
        text=match.group(),
        first=first,
        last=last,
        prec=prec,
        basis=basis,
        of_speech=bool(
            (_SAID.search(before) and (basis == "text" or _THAT.match(text, match.end())))
            or _DENIED.match(text, match.end())
            or _PAGE.match(text, match.end())
            or (_DATELINE.match(text, match.end()) and not _AGENCY.sub("", before).strip(_CITY))
        ),
        bound=bool(_SINCE.search(before)) or match.group().lower().startswith("since"),
    )


def _absolute(groups: dict[str, str | None], anchor: date | None) -> tuple[date, date, int] | None:
    word, number = groups.get("month"), groups.get("month_number")
    month = month_number(word) if word else int(number) if number else None
    year = int(groups["year"] or 0) if groups.get("year") else None
    day = int(groups["day"] or 0) if groups.get("day") else None
    try:
        if year is None:
            if anchor is None or month is None:
                return None
            year = year_of(month, day or 1, anchor)
        if month is None:
            return date(year, 1, 1), date(year, 12, 31), 5
        if day is None:
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), 4
        found = date(year, month, day)
    except ValueError:
        return None
    return found, found, 1


def _relative(match: re.Match[str], anchor: date | None) -> tuple[date, date, int] | None:
    if anchor is None:
        return None
    words = match.group("relative").lower()
    weekday = match.group("weekday")
    try:
        if weekday:
            back = (anchor.weekday() - _DAYS[weekday.lower()]) % 7
            if back == 0 and re.match(r"last |this past ", words):
                back = 7
            day = anchor - timedelta(days=back)
        elif words in ("last week", "last month"):
            return _last(words, anchor)
        else:
            ago = number_of(match.group("ago") or "") or (2 if "before" in words else 0)
            day = anchor - timedelta(days=ago or words in ("yesterday", "last night", "overnight"))
    except OverflowError:
        return None
    return day, day, 1


def _last(words: str, anchor: date) -> tuple[date, date, int]:
    """The week or the month before the one of `anchor`; weeks begin on Monday."""
    if words == "last week":
        monday = anchor - timedelta(days=anchor.weekday() + 7)
        return monday, monday + timedelta(days=6), 3
    last = anchor.replace(day=1) - timedelta(days=1)
    return last.replace(day=1), last, 4
