"""Which words of a quotation are marked: the place that put the dot there, and the figures read as its toll."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from geostrike.reading.numbers import number_of
from geostrike.reading.tolls.tolls import find_tolls

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["FIGURE", "PLACE_NAMED", "PLAIN", "Marked", "marked"]

PLAIN, PLACE_NAMED, FIGURE = "t", "p", "f"
"""Kinds of a quotation's parts."""

Marked = tuple[str, list[str]]
"""A quotation: the kind of each part, and the parts."""

_NUMBER_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
).split()


def marked(quotation: Sequence[str], tolls: Sequence[int | None]) -> Marked:
    """Return a quotation with its figures apart.

    Parameters
    ----------
    quotation : in one part, or in three with the place in the middle.
    tolls : what was read of it: how many were killed, how many injured.
    """
    kinds, parts = "", []
    for kind, words in zip(PLAIN if len(quotation) == 1 else PLAIN + PLACE_NAMED + PLAIN, quotation, strict=True):
        figures = _figures(words, [toll for toll in tolls if toll]) if kind == PLAIN else []
        cuts = [0, *figures, len(words)]
        for number, (start, end) in enumerate(pairwise(cuts)):
            kinds += FIGURE if number % 2 else kind
            parts.append(words[start:end])
    return kinds, parts


def _figures(words: str, tolls: Sequence[int]) -> list[int]:
    """Return where figures of these values begin and end, one after another."""
    if not any(_form(toll).search(words) for toll in tolls):
        return []
    found: list[int] = []
    for told in find_tolls(words, 0, len(words)):
        if told.toll.best in tolls:
            start, end = _figure_in(words, told.start, told.end, told.toll.best)
            if start < end and (not found or start >= found[-1]):
                found += [start, end]
    return found


def _figure_in(words: str, start: int, end: int, value: int) -> tuple[int, int]:
    """Return where in a span the figure itself stands; (0, 0) where it does not."""
    told = _form(value).search(words, start, end)
    return told.span() if told else (0, 0)


@lru_cache(1000)
def _form(value: int) -> re.Pattern[str]:
    """Return a number as reports write it: in digits, with or without commas, or in words."""
    tens = [f"{ten}-{unit}" for ten in _NUMBER_WORDS[19:] for unit in _NUMBER_WORDS[:9]]
    words = [word for word in (*_NUMBER_WORDS, *tens) if number_of(word) == value]
    return re.compile(rf"(?<![\w,.])(?:{'|'.join([f'{value:,}', str(value), *words])})(?!\w|,\d)", re.I)
