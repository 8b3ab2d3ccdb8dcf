"""Spans of several days in running text: "February 2-4", "between 2 and 4 February", "the week of February 5"."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from geostrike.reading.months import month_number, month_pattern, year_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geostrike.model import DateBasis

__all__ = ["find_ranges"]

_FIRST = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_LAST = r"(?P<last_day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?:(?:\s*,\s*|\s+)(?P<year>(?:19|20)\d\d)\b)?"
# "and" joins two days to a span only after "between": "on 2 and 4 February" names two days.
_TO = r"(?:\s+(?:to|through|until|till)(?:\s+the)?\s+|(?<=\d)[-–—](?=\d))"
_MONTH, _LAST_MONTH = month_pattern(), month_pattern("last_month")
_DATED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:[Bb]etween|[Ff]rom)\s+{_MONTH}\s+{_FIRST}\s+(?:and|to|through|until|till)\s+(?:{_LAST_MONTH}\s+)?{_LAST}"
        rf"(?![\d:]){_YEAR}",
        rf"\b(?:[Bb]etween|[Ff]rom)\s+(?:the\s+)?{_FIRST}(?:\s+{_MONTH})?\s+(?:and|to|through|until|till)\s+(?:the\s+)?"
        rf"{_LAST}\s+(?:of\s+)?{_LAST_MONTH}(?![\w]){_YEAR}",
        rf"\b{_MONTH}\s+{_FIRST}{_TO}(?:{_LAST_MONTH}\s+)?{_LAST}(?![\d:]){_YEAR}",
        rf"\b{_FIRST}(?:\s+{_MONTH})?(?:{_TO}|\s+[-–—]\s+){_LAST}\s+{_LAST_MONTH}(?![\w]){_YEAR}",
    )
)
_WEEK_OF = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"\bweek\s+(?:of|beginning|starting)\s+{_MONTH}\s+{_FIRST}(?![\d:]){_YEAR}",
        rf"\bweek\s+(?:of|beginning|starting)\s+(?:the\s+)?{_FIRST}\s+(?:of\s+)?{_MONTH}(?![\w]){_YEAR}",
        rf"\b(?P<which>first|second|third|fourth|last)\s+week\s+of\s+{_MONTH}(?![\w]){_YEAR}",
    )
)
_WEEKS = {"first": 1, "second": 8, "third": 15, "fourth": 22}
_RELATIVE = re.compile(
    r"\b(?:(?P<week>(?:earlier\s+)?this\s+week)|(?P<weekend>(?:over|during|at)\s+the\s+weekend|(?:last|this|this\s+past"
    r"|the\s+past)\s+weekend))\b",
    re.I,
)
_ANY = re.compile(r"\d|\bweek", re.I)


def find_ranges(
    text: str, start: int, end: int, anchor: date | None
) -> Iterator[tuple[re.Match[str], date, date, DateBasis]]:
    """Yield the words of each span of days in ``text[start:end]`` with its first and last day.

    Without a year a span is the latest that is not after `anchor`; without an anchor it is left out.
    """
    if not _ANY.search(text, start, end):
        return
    for pattern in _DATED:
        for match in pattern.finditer(text, start, end):
            if days := _dated(match, anchor):
                yield match, *days, "text"
    for pattern in _WEEK_OF:
        for match in pattern.finditer(text, start, end):
            if days := _week_of(match, anchor):
                yield match, *days, "text"
    if anchor:
        for match in _RELATIVE.finditer(text, start, end):
            if days := _relative(match, anchor):
                yield match, *days, "relative"


def _dated(match: re.Match[str], anchor: date | None) -> tuple[date, date] | None:
    groups = match.groupdict()
    month = month_number(groups["month"] or groups["last_month"])
    last_month = month_number(groups["last_month"] or groups["month"])
    day, last_day = int(groups["day"]), int(groups["last_day"])
    try:
        if groups["year"]:
            year = int(groups["year"])
        elif anchor:
            year = year_of(last_month, last_day, anchor)
        else:
            return None
        last = date(year, last_month, last_day)
        first = date(year - (month > last_month), month, day)
    except ValueError:
        return None
    return (first, last) if first < last else None


def _week_of(match: re.Match[str], anchor: date | None) -> tuple[date, date] | None:
    groups = match.groupdict()
    month, which = month_number(groups["month"]), (groups.get("which") or "").lower()
    day = int(groups.get("day") or _WEEKS.get(which, 22))
    try:
        if groups["year"]:
            year = int(groups["year"])
        elif anchor:
            year = year_of(month, day, anchor)
        else:
            return None
        if which == "last":
            day = calendar.monthrange(year, month)[1] - 6
        first = date(year, month, day)
        return first, first + timedelta(days=6)
    except (ValueError, OverflowError):
        return None


def _relative(match: re.Match[str], anchor: date) -> tuple[date, date] | None:
    try:
        if match.group("week"):
            return anchor - timedelta(days=anchor.weekday()), anchor
        back = (anchor.weekday() - 5) % 7
        if anchor.weekday() >= 5 and match.group().lower().startswith("last"):
            back += 7
        saturday = anchor - timedelta(days=back)
        return saturday, min(saturday + timedelta(days=1), anchor)
    except OverflowError:
        return None
