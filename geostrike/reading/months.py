"""The months as reports write them, and the year of a day that is given without one."""

from __future__ import annotations

import calendar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

__all__ = ["month_number", "month_pattern", "precision_of", "year_of"]

_MONTHS = {name.lower(): n for n in range(1, 13) for name in (calendar.month_name[n], calendar.month_abbr[n])} | {
    "sept": 9
}
# The most days that each precision of UCDP's code spans: a day, two to six days, a week, a month, a year.
_DAYS_OF_PREC = ((1, 1), (6, 2), (7, 3), (31, 4))


def month_pattern(name: str = "month") -> str:
    """Return a regular expression for a month, whole or abbreviated, as a group of that name."""
    return (
        rf"(?P<{name}>January|February|March|April|May|June|July|August|September|October|November"
        r"|December|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
    )


def month_number(word: str) -> int:
    """Return the number of a month.

    >>> month_number("Sept.")
    9
    """
    return _MONTHS[word.rstrip(".").lower()]


def year_of(month: int, day: int, anchor: date) -> int:
    """Return the year of the latest such day that is not after `anchor`."""
    return anchor.year if (month, day) <= (anchor.month, anchor.day) else anchor.year - 1


def precision_of(first: date, last: date) -> int:
    """Return UCDP's ``date_prec`` for a span of days.

    >>> from datetime import date
    >>> precision_of(date(2024, 2, 2), date(2024, 2, 4))
    2
    """
    days = (last - first).days + 1
    return next((prec for most, prec in _DAYS_OF_PREC if days <= most), 5)
