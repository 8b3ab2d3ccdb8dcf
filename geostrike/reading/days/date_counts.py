"""What days words mean that count: from the publication ("two days ago"), or from the story ("the next day")."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from geostrike.reading.days.calendar_days import Days, Known, day_of_figures, days_of_day, days_of_month, days_of_year
from geostrike.reading.days.months import around, month_days, season_days, year_days

if TYPE_CHECKING:
    from geostrike.reading.days.date_signs import Words

__all__ = ["count_days"]

_WEEK = 7
_SATURDAY = 5
# Days beside a count of weeks or months: "three weeks ago" means that week, "a week ago" that day or one beside it.
_ABOUT_A_WEEK, _ABOUT_WEEKS, _ABOUT_MONTHS = 1, 3, 15
_DAYS = {"week": 7, "weekend": 7, "hour": 0, "minute": 0}  # days, nights and mornings are one each
_SEASONS = frozenset(("spring", "summer", "autumn", "winter"))
_LENGTHS = {"day": 1, "week": 7, "month": 30, "year": 365, "hour": 1}
_RECENT = {"day": 6, "week": 28, "month": 183}
# A date as wide as a month still tells the month of "the 12th".
_A_MONTH = 31


def count_days(words: Words, known: Known) -> Days | None:
    """Return the days that `words` mean; None where nothing is there to count from, or there is no such day."""
    try:
        return _COUNTERS[words.kind](words, known)
    except (ValueError, OverflowError):
        return None


def _nth(words: Words, known: Known) -> Days | None:
    """The day of that number in the month told last; beside a weekday, the latest that fits it."""
    base, anchor = known.base, known.anchor
    if base and (base.last - base.first).days <= _A_MONTH:
        day = date(base.last.year, base.last.month, words.day)
        if words.weekday < 0 or day.weekday() == words.weekday:
            return Days(day, day, "story")
    if words.weekday >= 0 and anchor:
        month = anchor.replace(day=1)
        for back in range(12):
            first = _months(month, -back)
            if words.day <= calendar.monthrange(first.year, first.month)[1]:
                day = first.replace(day=words.day)
                if day <= anchor and day.weekday() == words.weekday:
                    return Days(day, day, "publication")
    return None


def _weekday(words: Words, known: Known) -> Days | None:
    anchor, base, number = known.anchor, known.base, words.weekday
    which = words.which.replace("the ", "").replace("very ", "")
    of_story = words.which.startswith(("the", "that")) or which in ("same", "previous", "preceding")
    if of_story and base and (base.last - base.first).days < _WEEK:
        day = _weekday_of_story(which, number, base)
        return Days(day, day, "story")
    if anchor is None or which in ("following", "next"):
        return None
    back = (anchor.weekday() - number) % _WEEK
    day = anchor - timedelta(back)
    of_week = anchor - timedelta(anchor.weekday() - number)
    if known.ahead and back:
        day += timedelta(_WEEK)
    elif (which in ("last", "past", "this past", "previous", "preceding") and not back) or which == "before last":
        day -= timedelta(_WEEK)
    elif which in ("last week", "week before"):
        day = of_week - timedelta(_WEEK)
    return Days(day - timedelta(words.part == "into"), day, "publication")


def _weekday_of_story(which: str, number: int, base: Days) -> date:
    after = (number - base.last.weekday()) % _WEEK
    before = (base.first.weekday() - number) % _WEEK
    if which in ("following", "next"):
        return base.last + timedelta(after or _WEEK)
    if which in ("previous", "preceding"):
        return base.first - timedelta(before or _WEEK)
    if which.endswith("week"):
        weeks = {"previous week": -1, "last week": -1, "week before": -1, "following week": 1, "next week": 1}
        return base.first + timedelta(number - base.first.weekday() + _WEEK * weeks.get(which, 0))
    return base.first - timedelta(before) if before <= after else base.last + timedelta(after)


def _near(words: Words, known: Known) -> Days | None:
    if known.anchor is None:
        return None
    day = known.anchor + timedelta(words.low)
    return Days(day, day, "publication")


def _ago(words: Words, known: Known) -> Days | None:
    day = known.anchor
    if day is None:
        return None
    if words.weekday >= 0:
        day -= timedelta((day.weekday() - words.weekday) % _WEEK)
    return Days(*_shifted(words, Days(day, day), -words.high, -words.low), "publication")


def _shift(words: Words, known: Known) -> Days | None:
    base = known.base
    if base is None:
        # Without a date in the story "two days earlier" counts from the news itself; nothing comes later than it.
        if known.anchor is None or words.high > 0 or words.part == "of" or words.unit == "hour":
            return None
        base = Days(known.anchor, known.anchor)
    return Days(*_shifted(words, base, words.low, words.high), "story")


def _shifted(words: Words, base: Days, low: int, high: int) -> tuple[date, date]:
    """Shift a span by `low` to `high` units; weeks and months are told roughly, so they widen it."""
    unit, exact, about = words.unit, words.which == "exact", words.which == "about"
    if unit in _SEASONS:
        unit = "year"  # "two winters ago"
    if unit in ("month", "year"):
        months = 12 if unit == "year" else 1
        first, last = _months(base.first, low * months), _months(base.last, high * months)
        if exact:
            return first, last
        if unit == "year":
            return year_days(first.year)[0], year_days(last.year)[1]
        return (around(first, _ABOUT_MONTHS)[0], around(last, _ABOUT_MONTHS)[1]) if low == high else (first, last)
    first, last = base.first + timedelta(low * _DAYS.get(unit, 1)), base.last + timedelta(high * _DAYS.get(unit, 1))
    count, wide = max(abs(low), abs(high)), 0
    if unit == "week" and not exact and low == high:
        wide = _ABOUT_A_WEEK if count == 1 and not about else _ABOUT_WEEKS
    elif about and unit == "day" and count > 1:
        wide = 1
    return first - timedelta(wide), last + timedelta(wide)


def _months(day: date, count: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _adjacent(words: Words, known: Known) -> Days | None:
    """The next or the previous day, week, month or year."""
    base, sign = known.base, 1 if words.which == "next" else -1
    if base is None:
        if known.anchor is None or sign > 0:
            return None
        base = Days(known.anchor, known.anchor)
    near = base.last if sign > 0 else base.first
    if words.unit == "day":
        near += timedelta(sign)
        return Days(near, near, "story")
    return _whole(words.unit, near, sign, "story")


def _whole(unit: str, near: date, sign: int, counted_from: Literal["publication", "story"]) -> Days | None:
    """The whole week, weekend, month or year of a day, or the one before or after it; weeks begin on Monday."""
    if unit in ("week", "weekend"):
        monday = near + timedelta(_WEEK * sign - near.weekday())
        return Days(
            monday + timedelta(_SATURDAY if unit == "weekend" else 0), monday + timedelta(_WEEK - 1), counted_from
        )
    if unit == "month":
        month = _months(near.replace(day=1), sign)
        return Days(*month_days(month.year, month.month), counted_from)
    return Days(*year_days(near.year + sign), counted_from) if unit == "year" else None


def _same(words: Words, known: Known) -> Days | None:
    base = known.base
    if base is None or words.unit in ("day", "hour"):
        near = base and (base.last - base.first).days < _WEEK
        return Days(base.first, base.last, "story") if base and near else None
    whole = _whole(words.unit, base.first, 0, "story")
    if whole and words.which == "later" and base.last < whole.last:
        return whole._replace(first=base.last + timedelta(1))
    if whole and words.which in ("earlier", "early") and whole.first < base.first:
        return whole._replace(last=base.first - timedelta(1))
    return whole


def _period(words: Words, known: Known) -> Days | None:
    """The current or the last week, weekend, month, year or season, as far as it has gone at the publication."""
    anchor, unit, part = known.anchor, words.unit, words.part
    if anchor is None:
        return None
    past = words.which in ("last", "past")
    if unit == "weekend":
        back = (anchor.weekday() - _SATURDAY) % _WEEK
        if anchor.weekday() >= _SATURDAY and words.which == "last":
            back += _WEEK
        first = anchor - timedelta(back)
        last = first + timedelta(1)
    elif unit in _SEASONS:
        first, last = season_days(anchor.year, unit)
        if first > anchor or (past and last >= anchor):
            first, last = season_days(anchor.year - 1, unit)
    else:
        whole = _whole(unit, anchor, -1 if past else 0, "publication")
        if whole is None:
            return None
        first, last = _part(unit, part, whole) if past and part else (whole.first, whole.last)
    return Days(first, min(last, anchor), "publication")


def _part(unit: str, part: str, whole: Days) -> tuple[date, date]:
    """The early or the late part of last week, last month or last year."""
    early = part.startswith("earl")
    if unit == "week":
        return (whole.first, whole.first + timedelta(2)) if early else (whole.first + timedelta(3), whole.last)
    name = "early" if early else "late"
    return (
        month_days(whole.first.year, whole.first.month, name) if unit == "month" else year_days(whole.first.year, name)
    )


def _window(words: Words, known: Known) -> Days | None:
    """The last two days, the past week, the preceding ten days, recent weeks."""
    of_story = words.which == "preceding" and known.base is not None
    last = known.base.last if known.base and of_story else known.anchor
    if last is None:
        return None
    days = _RECENT[words.unit] if words.which == "recent" else _LENGTHS[words.unit] * words.high
    if words.unit == "week" and words.which != "recent":
        days -= 1
    return Days(last - timedelta(days), last, "story" if of_story else "publication")


def _span(words: Words, known: Known) -> Days | None:
    """From one date to another; the first takes its month and year from the last."""
    one, other = words.first, words.last
    if one is None or other is None:
        return None
    if one.kind == "nth" and other.kind == "day":
        one = other._replace(day=one.day)
    end = count_days(other, known)
    if end is None:
        return None
    if one.kind in ("day", "month") and not one.year and not one.which:
        month, day = one.month, one.day or 1
        one = one._replace(year=end.last.year - ((month, day) > (end.last.month, end.last.day)), weekday=-1)
    begin = count_days(one, known)
    if begin is None:
        return None
    first = begin.first - timedelta(_WEEK if one.kind == "weekday" and begin.first > end.last else 0)
    return Days(first, end.last, end.counted_from) if first < end.last else None


_COUNTERS = {
    "day": days_of_day,
    "figures": day_of_figures,
    "month": days_of_month,
    "year": days_of_year,
    "season": days_of_year,
    "nth": _nth,
    "weekday": _weekday,
    "near": _near,
    "ago": _ago,
    "shift": _shift,
    "adjacent": _adjacent,
    "same": _same,
    "period": _period,
    "window": _window,
    "span": _span,
}
