"""Numbers beside signs. A sign stays where it is: where there is no room beside it, its number stands off on a line."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geostrike.figure.lettering import width
from geostrike.figure.page import Ink
from geostrike.figure.room import along, around, touch
from geostrike.layers.style import PALETTE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from matplotlib.path import Path

    from geostrike.figure.page import Box, Page
    from geostrike.figure.room import Room
    from geostrike.figure.signs import Sign

__all__ = ["Block", "Cluster", "clusters_of", "draw_leaders", "draw_tags", "place_tags", "rounded", "tag_size"]

_ABREAST = 5
_GAP_IN = 1.2 / 72
_STANDOFFS_IN = (0.1, 0.2, 0.32, 0.46, 0.64, 0.85, 1.1, 1.4, 1.8, 2.3)
_TURNS = 32
_APART_IN = 1.6 / 72  # of two clusters' numbers, where they stand off
_OVER_IN = 0.07
_DETOUR_IN = 0.45  # so much longer may a line be that runs over no other sign


Leader = tuple[tuple[float, float], tuple[float, float]]


@dataclass(slots=True)
class Cluster:
    """Signs that stand on one spot of the paper; `x`, `y` is the first one's, `box` holds all of them."""

    signs: list[Sign]
    box: Box

    @property
    def x(self) -> float:
        """Of the first sign."""
        return self.signs[0].x

    @property
    def y(self) -> float:
        """Of the first sign."""
        return self.signs[0].y


@dataclass(slots=True)
class Block:
    """Numbers of a cluster's events, with the line that leads to its sign where they stand off."""

    cluster: Cluster
    box: Box
    numbers: list[tuple[int, Box]] = field(default_factory=list)
    leader: Leader | tuple[()] = ()


def clusters_of(signs: Sequence[Sign], boxes: Sequence[Box], reach: float) -> list[Cluster]:
    """Return signs in groups of those no farther than `reach` inches from the first of their group."""
    found: list[Cluster] = []
    for sign, box in zip(signs, boxes, strict=True):
        near = next((one for one in found if math.hypot(one.x - sign.x, one.y - sign.y) <= reach), None)
        if near is None:
            found.append(Cluster([sign], box))
        else:
            near.signs.append(sign)
            old = near.box
            near.box = (min(old[0], box[0]), min(old[1], box[1]), max(old[2], box[2]), max(old[3], box[3]))
    return found


def tag_size(number: int, size: float) -> tuple[float, float]:
    """Return how wide and high the tag of a number is, in inches."""
    high = 1.4 * size / 72
    return max(high, width("0" * len(str(number)), "bold", size) + 0.62 * size / 72), high


def place_tags(
    clusters: Sequence[Cluster], room: Room, size: float, named: Callable[[Cluster, Box], bool] = lambda *_: True
) -> list[Block]:
    """Return the numbers of clusters where they touch no sign and no other number; what they take is taken in `room`.

    Parameters
    ----------
    room : in which every sign is taken already.
    named : whether there would be room for a cluster's name with its numbers in a box; preferred where there is.
    """
    placed: list[Block] = []
    # A sign among many has the fewest places for its number: it chooses first.
    crowd = [sum(math.hypot(a.x - b.x, a.y - b.y) < 0.8 for b in clusters) for a in clusters]
    for _, cluster in sorted(
        zip(crowd, clusters, strict=True), key=lambda pair: (-pair[0], pair[1].signs[0].entry.number)
    ):
        numbers = [sign.entry.number for sign in cluster.signs]
        sizes = [tag_size(number, size) for number in numbers]
        rows = [sizes[n : n + _ABREAST] for n in range(0, len(sizes), _ABREAST)]
        wide = max(sum(w for w, _ in row) + _GAP_IN * (len(row) - 1) for row in rows)
        high = sum(max(h for _, h in row) for row in rows) + _GAP_IN * (len(rows) - 1)
        free = [block for box in _beside(cluster.box, wide, high) if room.free(box) for block in (Block(cluster, box),)]
        best = next((block for block in free if named(cluster, block.box)), free[0] if free else None)
        if best is None:
            off = _standing_off(cluster, wide, high, room, placed)
            best = min(
                off, key=lambda block: _length(block) + (_DETOUR_IN if _crosses(block, clusters) else 0), default=None
            )
        if best is None:
            continue
        _fill(best, numbers, sizes)
        room.take(best.box, *(box for box in along(best.leader, 0.012)))
        placed.append(best)
    return placed


def _fill(block: Block, numbers: Sequence[int], sizes: Sequence[tuple[float, float]]) -> None:
    left, _, right, y = block.box
    mirrored = right <= block.cluster.x
    for start in range(0, len(numbers), _ABREAST):
        row = list(zip(numbers, sizes, strict=True))[start : start + _ABREAST]
        across = sum(size[0] for _, size in row) + _GAP_IN * (len(row) - 1)
        x = right - across if mirrored else left
        tall = max(size[1] for _, size in row)
        for number, (wide, high) in row:
            block.numbers.append((number, (x, y - high, x + wide, y)))
            x += wide + _GAP_IN
        y -= tall + _GAP_IN


def _beside(sign: Box, wide: float, high: float) -> Iterator[Box]:
    left, low, right, up = sign
    x, y = (left + right) / 2, (low + up) / 2
    gap = 0.4 / 72
    near = (right - left) * 0.16
    for corner in (
        (right + gap, y - high / 2), (left - gap - wide, y - high / 2),
        (right - near, up - near), (right - near, low + near - high),
        (left + near - wide, up - near), (left + near - wide, low + near - high),
        (x - wide / 2, up + gap), (x - wide / 2, low - gap - high),
    ):  # fmt: skip
        box = (corner[0], corner[1], corner[0] + wide, corner[1] + high)
        if not touch(box, sign):
            yield box
        else:
            # Beside a corner of the sign's box, which the sign itself leaves empty.
            dx = right - box[0] if corner[0] > x - wide / 2 else left - box[2]
            yield (box[0] + dx, box[1], box[2] + dx, box[3])


def _standing_off(cluster: Cluster, wide: float, high: float, room: Room, placed: Sequence[Block]) -> Iterator[Block]:
    left, low, right, up = cluster.box
    x, y = (left + right) / 2, (low + up) / 2
    for standoff in _STANDOFFS_IN:
        for turn in range(_TURNS):
            angle = 2 * math.pi * (turn + 0.5) / _TURNS
            across, along_ = math.cos(angle), math.sin(angle)
            cx = x + across * ((right - left) / 2 + standoff + wide / 2)
            cy = y + along_ * ((up - low) / 2 + standoff + high / 2)
            box = (cx - wide / 2, cy - high / 2, cx + wide / 2, cy + high / 2)
            if not room.free((box[0] - _APART_IN, box[1] - _APART_IN, box[2] + _APART_IN, box[3] + _APART_IN)):
                continue
            start = (cluster.x, cluster.y)
            end = (min(max(start[0], box[0]), box[2]), min(max(start[1], box[1]), box[3]))
            leader = (start, end)
            if any(_runs_into(leader, block) for block in placed):
                continue
            yield Block(cluster, box, leader=leader)


def _length(block: Block) -> float:
    return math.dist(*block.leader)


def _runs_into(leader: Leader, block: Block) -> bool:
    """Whether a line meets the numbers of another cluster, or the line that leads to them."""
    return meets(leader, block.box) or bool(block.leader and _cross(leader, block.leader))


def _crosses(block: Block, clusters: Sequence[Cluster]) -> bool:
    """Whether the line to a block's sign runs over another sign."""
    leader = block.leader
    if not leader:
        return False
    return any(meets(leader, around(other.x, other.y, _OVER_IN)) for other in clusters if other is not block.cluster)


def meets(line: Leader, box: Box) -> bool:
    """Whether a straight line meets a box: what of it lies between left and right also lies between low and up."""
    (ax, ay), (bx, by) = line
    first, last = 0.0, 1.0
    for start, step, low, high in ((ax, bx - ax, box[0], box[2]), (ay, by - ay, box[1], box[3])):
        if step == 0:
            if not low < start < high:
                return False
            continue
        one, other = sorted(((low - start) / step, (high - start) / step))
        first, last = max(first, one), min(last, other)
    return first < last


def _cross(one: Leader, other: Leader) -> bool:
    (a, b), (c, d) = one, other
    return _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0


def _side(a: tuple[float, float], b: tuple[float, float], point: tuple[float, float]) -> float:
    return (b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0])


def draw_leaders(page: Page, blocks: Sequence[Block], *, z: float = 6.5) -> None:
    """Draw the lines from signs to the numbers that stand off, each with a dot where its sign is."""
    from matplotlib.path import Path

    ink = Ink()
    for block in blocks:
        if block.leader:
            ink.add(Path(block.leader), edge=PALETTE["land"], line=1.6, alpha=0.9)
            ink.add(Path(block.leader), edge=PALETTE["ink"], line=0.6)
            ink.add(Path.circle(block.leader[0], 1.5 / 72), fill=PALETTE["ink"], edge=PALETTE["land"], line=0.5)
    page.draw(ink, z=z)


def rounded(box: Box, radius: float) -> Path:
    """Return a box with round corners."""
    from matplotlib.path import Path

    left, low, right, up = box
    corners = [
        (left + radius, low), (right - radius, low), (right, low), (right, low + radius), (right, up - radius),
        (right, up), (right - radius, up), (left + radius, up), (left, up), (left, up - radius), (left, low + radius),
        (left, low), (left + radius, low),
    ]  # fmt: skip
    line, curve = Path.LINETO, Path.CURVE3
    codes = [Path.MOVETO, *([line, curve, curve] * 4)]
    return Path(corners, codes)


def draw_tags(page: Page, numbers: Sequence[tuple[int, Box]], size: float, *, z: float = 7) -> None:
    """Draw numbers in their white boxes."""
    ink = Ink()
    for _, box in numbers:
        ink.add(rounded(box, (box[3] - box[1]) * 0.28), fill=PALETTE["paper"], edge=PALETTE["ink"], line=0.55)
    page.draw(ink, z=z)
    for number, (left, low, right, up) in numbers:
        words = str(number)
        x = (left + right) / 2 - width(words, "bold", size) / 2
        page.text(x, (low + up) / 2 - 0.357 * size / 72, words, size=size, style="bold", z=z + 0.1)
