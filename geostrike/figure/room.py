"""What is taken on a sheet: boxes that nothing else may touch."""

from __future__ import annotations

import math
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geostrike.figure.page import Box

__all__ = ["Room", "along", "around", "inside", "touch"]

_CELL_IN = 0.4


def touch(one: Box, other: Box) -> bool:
    """Whether two boxes share more than an edge."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def inside(box: Box, outer: Box) -> bool:
    """Whether a box lies in another whole."""
    return box[0] >= outer[0] and box[1] >= outer[1] and box[2] <= outer[2] and box[3] <= outer[3]


def around(x: float, y: float, across: float, up: float | None = None) -> Box:
    """Return the box that reaches `across` and `up` inches from a point to each side."""
    up = across if up is None else up
    return x - across, y - up, x + across, y + up


def along(corners: Sequence[tuple[float, float]], reach: float, step: float = 0.06) -> Iterator[Box]:
    """Yield small boxes along a line, for others to keep clear of."""
    for (ax, ay), (bx, by) in pairwise(corners):
        steps = max(1, math.ceil(math.hypot(bx - ax, by - ay) / step))
        for k in range(steps + 1):
            yield around(ax + (bx - ax) * k / steps, ay + (by - ay) * k / steps, reach)


class Room:
    """Boxes that are taken, found by the cells that they lie in.

    Parameters
    ----------
    edge : the box in which all must lie.
    """

    def __init__(self, edge: Box) -> None:
        self.edge = edge
        self._cells: dict[tuple[int, int], list[Box]] = defaultdict(list)

    def free(self, box: Box) -> bool:
        """Whether a box lies within the edge and touches nothing that is taken."""
        if not inside(box, self.edge):
            return False
        return not any(touch(box, other) for cell in self._over(box) for other in self._cells.get(cell, ()))

    def take(self, *boxes: Box) -> None:
        """Take boxes, or as much of them as lies within the edge."""
        for box in boxes:
            if touch(box, self.edge):
                for cell in self._over(box):
                    self._cells[cell].append(box)

    def _over(self, box: Box) -> Iterator[tuple[int, int]]:
        left, low, right, up = (
            max(box[0], self.edge[0]), max(box[1], self.edge[1]), min(box[2], self.edge[2]), min(box[3], self.edge[3])
        )  # fmt: skip
        for x in range(math.floor(left / _CELL_IN), math.floor(right / _CELL_IN) + 1):
            for y in range(math.floor(low / _CELL_IN), math.floor(up / _CELL_IN) + 1):
                yield x, y
