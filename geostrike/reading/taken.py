"""The parts of a text that something takes for itself, so that what overlaps them is passed over."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Taken"]


class Taken:
    """Spans of a text, looked up in less time than it takes to go through them.

    Parameters
    ----------
    spans : pairs of a start and an end, in any order; some may overlap.
    """

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._reached = list(accumulate((end for _, end in ordered), max))

    def overlaps(self, start: int, end: int) -> bool:
        """Tell whether any of the spans shares a character with that from `start` to `end`."""
        if not self._starts:
            return False
        begun = bisect_left(self._starts, end)
        return begun > 0 and self._reached[begun - 1] > start
