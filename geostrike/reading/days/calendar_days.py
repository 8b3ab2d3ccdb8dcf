"""What days of the calendar words mean, the year where none is written, and figures in any order."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple

from geostrike.reading.days.months import month_days, season_days, year_days, year_of

if TYPE_CHECKING:
    from geostrike.reading.days.date_signs import Words

__all__ = ["Days", "Known", "day_of_figures", "days_of_day", "days_of_month", "days_of_year"]

_WEEK = 7
# This near before the publication a day without a year is of now, whatever year the story told before.
_RECENT, _RECENT_MONTH = 31, 62
# This near to a day told in passing a day without a year is of its year.
_NEARBY = 14
_HALF_A_YEAR = 183
_YEARS_TRIED = 8
_LEAP_YEAR = 2000
_CENTURY = 100
_MONTHS = 12


class Days(NamedTuple):
    """The days that words mean.

    Attributes
    ----------
    counted_from : "publication" or "story" where they are counted; "" where the calendar gives them.
    following : whether they date what is told behind them ("a day after jets had bombed it").
    """

    first: date
    last: date
    counted_from: Literal["", "publication", "story"] = ""
    following: bool = False


class Known(NamedTuple):
    """What is known where a date stands.

    Attributes
    ----------
    anchor : the publication date.
    base : the date told last before, from which the story counts on.
    dated : a date whose year may hold for a day without one.
    by : what told `dated`: the same passage, the story ("story"), or the story in passing ("aside").
    ahead : whether what is told is to come.
    """

    anchor: date | None = None
    base: Days | None = None
    dated: Days | None = None
    by: Literal["passage", "story", "aside"] = "passage"
    ahead: bool = False


def days_of_day(words: Words, known: Known) -> Days | None:
    """Return a day of the calendar, or the week that begins with it."""
    day = _day(words, known)
    if day is None:
        return None
    if words.unit == "week":
        return Days(day, day + timedelta(_WEEK - 1))
    return Days(day - timedelta(words.part == "into"), day)


def _day(words: Words, known: Known) -> date | None:
    year = words.year or (_year_told(words.which, known) if words.which else None)
    if not year and not words.which:
        year = _near_year(words, known)
        if year and words.weekday >= 0:
            return _on_weekday(year, words)
    return date(year, words.month, words.day) if year else None


def _on_weekday(year: int, words: Words) -> date:
    """The latest such day that was such a weekday: "Monday, September 19" tells its year."""
    days = [
        date(one, words.month, words.day)
        for one in range(year, max(year - _YEARS_TRIED, date.min.year), -1)
        if words.day <= calendar.monthrange(one, words.month)[1]
    ]
    return next((day for day in days if day.weekday() == words.weekday), date(year, words.month, words.day))


def _near_year(words: Words, known: Known) -> int | None:
    """The year of a day that is given without one.

    That is the latest such day not after the publication, as news writes it. But where the story has told a year, and
    the latest such day is not of the last month, it is the year in which the day lies nearest to what was told: always
    within a passage, or where the story's dates open their passages; within a fortnight of a day told in passing.
    """
    anchor, dated, month = known.anchor, known.dated, words.month
    day = words.day or month_days(_LEAP_YEAR, month, words.part)[0].day
    latest = year_of(month, day, anchor) if anchor else None
    if known.ahead and anchor and latest is not None:
        return latest if (month, day) == (anchor.month, anchor.day) else latest + 1
    if dated is None:
        return latest
    if anchor and latest is not None and known.by != "passage":
        past = (anchor - date(latest, month, min(day, 28))).days
        if past <= (_RECENT if words.day else _RECENT_MONTH):
            return latest
    if (dated.last - dated.first).days > _HALF_A_YEAR:
        # Within a span of years: the latest such year, else the first.
        held = latest is not None and dated.first <= date(latest, month, min(day, 28)) <= dated.last
        first = dated.first.year + ((month, day) < (dated.first.month, dated.first.day))
        return latest if held or known.by == "aside" else first
    around = range(max(dated.first.year - 1, date.min.year), min(dated.first.year + 1, date.max.year) + 1)
    years = [year for year in around if anchor is None or (year, month, day) <= (anchor.year, anchor.month, anchor.day)]
    if not years:
        return latest
    far = {year: abs((date(year, month, min(day, 28)) - dated.first).days) for year in years}
    nearest = min(years, key=far.__getitem__)
    return latest if known.by == "aside" and far[nearest] > _NEARBY else nearest


def _year_told(which: str, known: Known) -> int | None:
    """The year of "last year", "that year", "the year before"."""
    if which in ("that year", "same year", "previous year", "following year") or (
        which == "before year" and known.base
    ):
        if known.base is None:
            return None
        return known.base.first.year + {"previous year": -1, "before year": -1, "following year": 1}.get(which, 0)
    back = {"last year": 1, "this year": 0, "before year": 1, "before last year": 2}.get(which)
    return None if back is None or known.anchor is None else known.anchor.year - back


def days_of_month(words: Words, known: Known) -> Days | None:
    """Return a month of the calendar, a part of it, or one of its weekdays ("the last Thursday of August")."""
    year: int | None = words.year
    if not year:
        if words.which in ("last month", "this month"):
            year = _last_or_this(words, known.anchor)
        elif words.which:
            year = _year_told(words.which, known)
        else:
            year = _near_year(words, known)
    if not year:
        return None
    if words.weekday >= 0:
        return _nth_weekday(year, words)
    return Days(*month_days(year, words.month, words.part))


def _last_or_this(words: Words, anchor: date | None) -> int | None:
    """The year of "last March" or "this March"."""
    if anchor is None:
        return None
    if words.which == "this month":
        return anchor.year
    return year_of(words.month, 1, anchor) - (words.month == anchor.month)


def _nth_weekday(year: int, words: Words) -> Days | None:
    first, last = month_days(year, words.month)
    days = [first + timedelta(n) for n in range((last - first).days + 1)]
    days = [day for day in days if day.weekday() == words.weekday]
    number = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1}.get(words.part)
    return None if number is None else Days(days[number], days[number])


def days_of_year(words: Words, _known: Known) -> Days:
    """Return a year or a part of it, or a season."""
    if words.kind == "season":
        return Days(*season_days(words.year, words.part))
    return Days(*year_days(words.year, words.part))


def day_of_figures(words: Words, known: Known) -> Days | None:
    """Return a day written in figures ("11/03/2024"), whose order is that of the text's other dates.

    Where the text does not tell, the reading that is a day, not after the publication, nearest to it; points are put
    where the day comes first.
    """
    year = words.year + 2000 if words.year < _CENTURY else words.year
    day_first = {"day": True, "month": False}.get(words.part, True if words.which == "." else None)
    orders = (True, False) if day_first is None else (day_first, not day_first)
    days: list[date] = []
    for order in orders:
        day, month = (words.day, words.month) if order else (words.month, words.day)
        if 1 <= month <= _MONTHS and 1 <= day <= calendar.monthrange(year, month)[1]:
            days.append(date(year, month, day))
    if not days:
        return None
    near = known.anchor or (known.base.last if known.base else None)
    if day_first is not None or near is None:
        return Days(days[0], days[0])
    past = [day for day in days if known.anchor is None or day <= known.anchor] or days
    found = min(past, key=lambda day: abs((near - day).days))
    return Days(found, found)
