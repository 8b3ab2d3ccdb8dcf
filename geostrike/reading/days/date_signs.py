"""Where a text may give a date: the words and figures of time, found once for a whole document."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

__all__ = ["Words", "signs_in", "word_before"]

# A name of a month or a weekday, or figures that may be a year, an ordinal or a date. Its first letter is looked for
# before all else, and capitals and figures are rare: thrice as fast as the same words as plain alternatives.
_CAPITALS = re.compile(
    r"[JFMASONDTWH0-9](?:"
    r"(?<=J)(?:an|AN|u[nl]|U[NL])|(?<=F)(?:eb|ri|EB|RI)|(?<=M)(?:a[ry]|on(?:ths\b)?|A[RY]|ON|inutes\b)|(?<=A)(?:pr|ug|PR|UG)"
    r"|(?<=S)(?:ep|at|un|EP|AT|UN)|(?<=O)(?:ct|CT)|(?<=N)(?:ov|OV)|(?<=D)(?:ec|EC|ays\b)|(?<=T)(?:ue|hu|UE|HU)"
    r"|(?<=W)(?:ed|ED|eeks\b)|(?<=H)ours\b"
    r"|(?<=[0-9])(?<!\d\d)(?:\d?(?:st|nd|rd|th)\b|\d?[./-]\d\d?[./-]\d\d|(?:(?<=1)9|(?<=2)0)\d\d(?!\d))"
    r")"
)
_OPEN = "\"'“‘([*_"
_PLAIN = (
    "day", "night", "week", "month", "year", "hour", "minute", "morning", "evening", "afternoon", "date",
    "spring", "summer", "autumn", "winter",
)  # fmt: skip


# "Days later" opens a sentence.
_OPENERS = {f"{word.capitalize()}s": word for word in ("hour", "minute", "day", "week", "month")}


class Words(NamedTuple):
    """What the words of one date say, before anything is counted.

    Attributes
    ----------
    start, end : offsets of the words.
    kind : day, figures, nth, month, year, season, weekday, near (days from the publication), period, window, ago,
        shift (from the story), adjacent, same, or span (from `first` to `last`).
    year, month, day : figures as written; 0 where none is.
    weekday : 0 a Monday; -1 none.
    part : "early", "mid", "late", a season, or the part of a day.
    which : "last", "next", "the", "that": what the words single out.
    unit : day, week, month, year.
    low, high : how many units are counted, at least and at most.
    """

    start: int
    end: int
    kind: str
    year: int = 0
    month: int = 0
    day: int = 0
    weekday: int = -1
    part: str = ""
    which: str = ""
    unit: str = ""
    low: int = 0
    high: int = 0
    first: Words | None = None
    last: Words | None = None


@lru_cache(maxsize=4)
def _signs(text: str) -> tuple[list[int], list[tuple[int, str]]]:
    """The offsets of all signs of time in order, and with each the word it is, "" for a capital or a figure."""
    found = [(match.start(), _OPENERS.get(match.group(), "")) for match in _CAPITALS.finditer(text)]
    for word in _PLAIN:
        at = text.find(word)
        while at >= 0:
            found.append((at, word))
            at = text.find(word, at + 1)
    found.sort()
    return [at for at, _ in found], found


def signs_in(text: str, start: int, end: int) -> list[tuple[int, str]]:
    """Return the signs of time that begin in ``text[start:end]``; the text is searched once, however often asked."""
    offsets, found = _signs(text)
    low, high = bisect_left(offsets, start), bisect_left(offsets, end)
    return found[low:high] if low < high else []


def word_before(text: str, start: int, at: int) -> str:
    """Return the word in front of `at`, not beyond `start`, in small letters; "" where there is none near."""
    words = text[max(start, at - 14) : at].split()
    if not words:
        return ""
    word = words[-1].lower()
    return word if word.isalnum() else word.rpartition(">")[2].lstrip(_OPEN)
