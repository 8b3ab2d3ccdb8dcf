"""What a heading says of what stands below it: a place, a month or a span of days, a day in brackets."""

from __future__ import annotations

import re

from geostrike.reading.page.openings import find_date, match_date, names_place

__all__ = ["NamedPlaces", "is_day", "read_dated_aside", "read_period", "read_place_heading"]

Span = tuple[int, int]

_LONGEST_PLACE_HEADING = 90
_ANY_YEAR = re.compile(r"(?:19|20)\d\d")
_WEEKDAY = re.compile(r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Yesterday|Today)", re.I)
_DAY = re.compile(r"(?<!\d)[0-3]?\d(?!\d)")
_SPAN_OF_DAYS = re.compile(r"\d(?:st|nd|rd|th)?\s?(?:[-–—/&]|to|and|through)\s?(?:\w+\.?\s)?\d")
_IN_FIGURES = re.compile(r"\d[-./]\d{1,2}[-./]\d")
_DIGITS = frozenset("0123456789")
_PLAIN_YEAR = re.compile(r"(?:19|20)\d\d\b")
# What may stand before the period with which a heading ends, and between the two ends of one.
_BEFORE_PERIOD = re.compile(r"(?:[,:]|\s[–—-]|\b(?:in|of))\s")
_TO = re.compile(r"\s?[-–—]\s?")
_NOTHING = re.compile(r"\W*$")
_LONGEST_PERIOD = 120
# "(Thursday, 11:00)"
_REST_OF_ASIDE = re.compile(r"[^()\n]{0,30}\)\W*$")
_IN = re.compile(r"(?:In|Inside|Across|Over|Near|Around)\s+(?=[A-Z])")
_LISTED = re.compile(r"\s*(?:,|/|&|\band\b)\s*")
# What stands before a place: "in the ...", "north of ...", "the city of ...".
_PLACED = re.compile(
    r"(?:\b(?:in|at|near|inside|across|outside|around|over|into|throughout)"
    r"|\b(?:north|south|east|west|northeast|northwest|southeast|southwest|city|town|village|villages|province|governorate"
    r"|district|suburbs?|outskirts|area|areas|region|centre|center|countryside|coast|island|port|parts|capital"
    r"|kilomet(?:re|er)s|km|miles)\s+of)\s+$"
)
_MOST_LOOKED_AT = 12
_MOST_NAMES = 100


def is_day(words: str) -> bool:
    """Whether the words of a date name a day, not a month, a year or a span of days.

    >>> is_day("Friday 23 June"), is_day("June 2023"), is_day("January 4-10")
    (True, False, False)
    """
    if _IN_FIGURES.search(words):
        return True
    named = _DAY.search(_ANY_YEAR.sub(" ", words)) or _WEEKDAY.match(words)
    return bool(named) and not _SPAN_OF_DAYS.search(words)


def read_period(even: str, start: int, end: int) -> Span | None:
    """Read the year, month or span of days that a heading is, or ends with: "2023", "The second round, 2021"."""
    if end - start > _LONGEST_PERIOD or _DIGITS.isdisjoint(even[start:end]) or find_date(even, start, end):
        return None
    for first in (start, *(before.end() for before in _BEFORE_PERIOD.finditer(even, start, end))):
        period = _period(even, first, end)
        if period:
            return None if is_day(even[slice(*period)]) else period
    return None


def _period(even: str, start: int, end: int) -> Span | None:
    """The year, date or two of them that fill ``even[start:end]``."""
    first = _PLAIN_YEAR.match(even, start, end) or match_date(even, start, end)
    if first and (to := _TO.match(even, first.end(), end)):
        last = _PLAIN_YEAR.match(even, to.end(), end) or match_date(even, to.end(), end)
        first = last or first
    return (start, first.end()) if first and _NOTHING.match(even, first.end(), end) else None


def read_dated_aside(even: str, start: int, end: int) -> Span | None:
    """Read the day in the brackets with which a heading ends."""
    opens = even.rfind("(", start, end)
    date = match_date(even, opens + 1, end) if opens >= 0 else None
    return date.span() if date and _REST_OF_ASIDE.match(even, date.end(), end) else None


def read_place_heading(even: str, start: int, end: int) -> Span | None:
    """Read the words of a heading that have the build of a place's name: "Syria", "IRAQ (bombers; 17 strikes)"."""
    if end - start > _LONGEST_PLACE_HEADING:
        return None
    if leads := _IN.match(even, start, end):
        start = leads.end()
    words = even[start:end]
    if "(" in words and words.rstrip(" :").endswith(")"):
        words = words[: words.index("(")]
    words = words.rstrip(" :")
    return (start, start + len(words)) if names_place(words) else None


class NamedPlaces:
    """What a page's own words speak of as of places: "in Syria", "north of Zirgan", "the town of Hit"."""

    def __init__(self, even: str) -> None:
        self.even = even
        self.lower = ""
        self.known: dict[str, bool] = {}

    def named(self, span: Span) -> bool:
        """Whether the page speaks elsewhere of each name in a span as of a place."""
        self.lower = self.lower or self.even.lower()
        names = _LISTED.split(self.even[slice(*span)].lower())
        return all(self._named(name.removeprefix("the ")) for name in names if name)

    def _named(self, name: str) -> bool:
        if name not in self.known:
            # A page of countless headings is not searched for each.
            self.known[name] = len(self.known) < _MOST_NAMES and self._stands_as_place(name)
        return self.known[name]

    def _stands_as_place(self, name: str) -> bool:
        at = self.lower.find(name)
        for _ in range(_MOST_LOOKED_AT):
            if at < 0:
                return False
            before = self.lower[max(0, at - 40) : at]
            if before[-1:].isspace() and _PLACED.search(before.removesuffix("the ")):
                return True
            at = self.lower.find(name, at + 1)
        return False
