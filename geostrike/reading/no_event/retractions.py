"""Sentences that take back what was told before them: a report withdrawn, a rumour refuted, another cause found."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from geostrike.reading.no_event.not_events import not_events, patterns_of, table
from geostrike.reading.no_event.wording import level, places_of, spaced, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.reading.page.passages import Passage

__all__ = ["retracts", "taken_back"]

# Letters of the longest sentence that takes something back; a table run together is longer.
_LONGEST = 500
# Passages before a retraction among which the hearsay that it takes back is looked for, and paragraphs.
_PASSAGES, _PARAGRAPHS = 3, 1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sign:
    """A way to take something back, and the words without any of which it is not gone."""

    words: frozenset[str]
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Retraction:
    """By what a sentence takes back what was told before it.

    Attributes
    ----------
    own : what is taken back where it is told, and nowhere else.
    hearsay : what is told at second hand, and can be taken back.
    unsure : words before a sign by which nothing is taken back.
    """

    signs: tuple[_Sign, ...]
    own: re.Pattern[str]
    hearsay: re.Pattern[str]
    unsure: re.Pattern[str]


@cache
def _retraction() -> _Retraction:
    rows = table()["retraction"]
    return _Retraction(
        signs=tuple(
            _Sign(words=frozenset(row["words"].split()), pattern=re.compile(row["pattern"])) for row in rows["sign"]
        ),
        **patterns_of(rows, "own", "hearsay", "unsure"),
    )


def retracts(text: str, passage: Passage) -> str:
    """Return why a passage takes back what was told before it, or in itself; "" where it takes nothing back.

    That the accused denies his hand takes nothing back: the happening stays, contested.
    """
    signs = {sign for place, sign in _signs(text) if passage.start <= place < passage.end}
    return not_events().reasons["refuted"] if _match(text, passage, signs) else ""


def taken_back(text: str, passages: Sequence[Passage]) -> frozenset[int]:
    """Return the starts of the passages whose happenings a later sentence of the document takes back.

    A retraction takes back the nearest hearsay before it ("posts claimed that a drone had hit a bakery"), never what
    the document tells in its own voice or lets an official tell.

    Parameters
    ----------
    passages : all of `text`, in order.
    """
    starts = [passage.start for passage in passages]
    signs: dict[int, set[int]] = {}
    for place, sign in _signs(text):
        signs.setdefault(bisect_right(starts, place) - 1, set()).add(sign)
    words = _retraction()
    found = set()
    for index, ways in signs.items():
        match = _match(text, passages[index], ways) if index >= 0 else None
        if match is None or words.own.search(match.group()):
            continue
        for before in reversed(passages[max(0, index - _PASSAGES) : index]):
            if passages[index].paragraph - before.paragraph > _PARAGRAPHS:
                break
            if words.hearsay.search(level(text), before.start, before.end):
                found.add(before.start)
                break
    return frozenset(found)


def _match(text: str, passage: Passage, signs: set[int]) -> re.Match[str] | None:
    """The words of a passage that take something back, in one of the ways whose letters it holds."""
    if not signs or passage.end - passage.start > _LONGEST or passage.kind == "row":
        return None
    words = _retraction()
    low = level(text)[passage.start : passage.end]
    for number in sorted(signs):
        match = words.signs[number].pattern.search(low)
        if match and not words.unsure.search(low[: match.start()]):
            return match
    return None


@lru_cache(maxsize=8)
def _signs(text: str) -> tuple[tuple[int, int], ...]:
    """Where a document has words by which a sentence could take something back, and in which way."""
    words = words_of(text)
    return tuple(
        (place, number)
        for number, sign in enumerate(_retraction().signs)
        for word in sign.words & words
        for place in places_of(spaced(text), word)
    )
