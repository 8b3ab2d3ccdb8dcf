"""The months as reports write them, their parts, and the precision of a span of days."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

__all__ = [
    "MONTH",
    "around",
    "month_days",
    "month_number",
    "precision_of",
    "season_days",
    "year_days",
    "year_of",
]

_MONTHS = {name.lower(): n for n in range(1, 13) for name in (calendar.month_name[n], calendar.month_abbr[n])} | {
    "sept": 9
}
# The most days that each precision of UCDP's code spans: a day, two to six days, a week, a month, a year.
_DAYS_OF_PREC = ((1, 1), (6, 2), (7, 3), (31, 4))
# A month, whole or abbreviated, in small letters or in capitals ("31 MAR 2024"); branches begin with one letter, so
# that most words fail at their first.
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?|JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?"
    r"|SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?)(?![A-Za-z])\.?"
)
_TENTH, _TWENTIETH = 10, 20
# The months of the northern seasons; winter begins in the year before the one it is mostly called after.
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_DECEMBER = 12


def month_number(word: str) -> int:
    """Return the number of a month.

    >>> month_number("Sept."), month_number("MAR")
    (9, 3)
    """
    return _MONTHS[word.rstrip(".").lower()]


def month_days(year: int, month: int, part: str = "") -> tuple[date, date]:
    """Return the first and the last day of a month or of a part of it: a third, a half, its first or last week.

    >>> month_days(2024, 2, "mid")
    (datetime.date(2024, 2, 11), datetime.date(2024, 2, 20))
    """
    length = calendar.monthrange(year, month)[1]
    first, last = {
        "early": (1, _TENTH),
        "mid": (_TENTH + 1, _TWENTIETH),
        "late": (_TWENTIETH + 1, length),
        "first half": (1, 15),
        "second half": (16, length),
        "first week": (1, 7),
        "second week": (8, 14),
        "third week": (15, 21),
        "fourth week": (22, 28),
        "last week": (length - 6, length),
        "first days": (1, 5),
        "last days": (length - 4, length),
    }.get(part, (1, length))
    return date(year, month, first), date(year, month, last)


def year_days(year: int, part: str = "") -> tuple[date, date]:
    """Return the first and the last day of a year or of its early, middle or late third.

    >>> year_days(2019, "late")
    (datetime.date(2019, 9, 1), datetime.date(2019, 12, 31))
    """
    first, last = {
        "early": (1, 4), "mid": (5, 8), "late": (9, 12), "first half": (1, 6), "second half": (7, 12),
    }.get(part, (1, 12))  # fmt: skip
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


def season_days(year: int, season: str) -> tuple[date, date]:
    """Return the first and the last day of a season, north of the equator; a winter is that which begins in `year`."""
    month = _SEASONS[season]
    last_year, last_month = (year + 1, 2) if month == _DECEMBER else (year, month + 2)
    return date(year, month, 1), date(last_year, last_month, calendar.monthrange(last_year, last_month)[1])


def year_of(month: int, day: int, anchor: date) -> int:
    """Return the year of the latest such day that is not after `anchor`."""
    return anchor.year if (month, day) <= (anchor.month, anchor.day) else anchor.year - 1


def around(day: date, days: int) -> tuple[date, date]:
    """Return the days from so many before a day to so many after it."""
    return day - timedelta(days), day + timedelta(days)


def precision_of(first: date, last: date) -> int:
    """Return UCDP's ``date_prec`` for a span of days.

    >>> from datetime import date
    >>> precision_of(date(2024, 2, 2), date(2024, 2, 4))
    2
    """
    if first == last:
        return 1
    days = (last - first).days + 1
    return next((prec for most, prec in _DAYS_OF_PREC if days <= most), 5)
