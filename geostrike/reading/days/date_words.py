"""The words for dates in a piece of text, in order, joined where they belong together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.reading.days.calendar_words import calendar_words
from geostrike.reading.days.counted_words import unit_words
from geostrike.reading.days.date_ranges import join_words
from geostrike.reading.days.figure_words import figure_words
from geostrike.reading.days.weekday_words import weekday_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.reading.days.date_signs import Words

__all__ = ["read_words"]

_WEEKDAYS = frozenset("Mon Tue Wed Thu Fri Sat Sun MON TUE WED THU FRI SAT SUN".split())


def read_words(text: str, start: int, end: int, signs: Sequence[tuple[int, str]]) -> list[Words]:
    """Return the words for dates in ``text[start:end]``, whose signs of time are `signs`, in order, without overlap."""
    found: list[Words] = []
    free = start
    for at, sign in signs:
        if at < free:
            continue
        if not sign and text[at].isdigit():
            found += figure_words(text, free, end, at, found)
        elif not sign and text[at : at + 3] not in _WEEKDAYS:
            found += calendar_words(text, free, end, at, found)
        else:
            one = unit_words(text, free, end, at, sign) if sign else weekday_words(text, free, end, at)
            if one:
                found.append(one)
        if found:
            free = found[-1].end
    return join_words(text, start, found) if found else found
