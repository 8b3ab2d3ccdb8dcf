"""Where names stand: beside their signs, off the other signs and names, at the end of a thin line where they must."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Boxes = NDArray[np.float64]

__all__ = ["FAR", "beside"]

FAR = 0.2
"""From this distance in inches on, between a sign's edge and its name, a line joins the two."""

_DISTANCES = (0.05, 0.3, 0.5, 0.75, 1.05)
# To the right, to the left, and then between these and straight up and down: as a reader expects them.
_TURNS = (0, 180, 30, -30, 150, -150, 60, -60, 120, -120, 90, -90)
_ROUNDS = 3
_OVER, _OUT, _CROSSED, _UNDER = 400.0, 2_000.0, 4.0, 12.0


def beside(
    signs: Boxes, sizes: NDArray[np.float64], within: tuple[float, float, float, float], avoided: Boxes
) -> NDArray[np.float64]:
    """Return the left and top edge of each name.

    Parameters
    ----------
    signs : shape (signs, 4): left, top, right, bottom of each sign, in inches from the upper left corner.
    sizes : shape (signs, 2): width and height of each name; a name of no width stands nowhere.
    within : the edges that no name should cross.
    avoided : shape (any, 4): what names had better not hide.
    """
    count = len(signs)
    places = [_candidates(sign, size) for sign, size in zip(signs, sizes, strict=True)]
    own = [_own_cost(boxes, within, avoided) for boxes in places]
    chosen: list[int | None] = [None] * count
    named = [row for row in range(count) if sizes[row, 0] > 0]
    middles = (signs[:, :2] + signs[:, 2:]) / 2
    crowd = [int((np.abs(middles - middles[row]).max(axis=1) < 0.8).sum()) for row in range(count)]
    for _ in range(_ROUNDS):
        for row in sorted(named, key=lambda row: (-crowd[row], row)):
            others = [places[o][at] for o, at in enumerate(chosen) if at is not None and o != row]
            lines = [_line(signs[o], places[o][at]) for o, at in enumerate(chosen) if at is not None and o != row]
            cost = own[row] + _OVER * _overlap(places[row], _grown(np.delete(signs, row, axis=0), 0.02)).sum(axis=1)
            if others:
                cost = cost + _OVER * _overlap(places[row], _grown(np.array(others), 0.03)).sum(axis=1)
                cost = cost + _CROSSED * _points_in(places[row], np.concatenate(lines))
            blocks = np.array([*np.delete(signs, row, axis=0), *others]).reshape(-1, 4)
            cost = cost + _CROSSED * np.array([_points_in(blocks, _line(signs[row], box)).sum() for box in places[row]])
            chosen[row] = int(np.argmin(cost))
    found = np.full((count, 2), np.nan)
    for row in named:
        at = chosen[row]
        if at is not None:
            found[row] = places[row][at][:2]
    return found


def _candidates(sign: NDArray[np.float64], size: NDArray[np.float64]) -> Boxes:
    (left, top, right, bottom), (wide, high) = sign, size
    x, y, reach = (left + right) / 2, (top + bottom) / 2, (right - left) / 2
    found = []
    for distance in _DISTANCES:
        for turn in _TURNS:
            across, down = math.cos(math.radians(turn)), math.sin(math.radians(turn))
            px, py = x + across * (reach + distance), y + down * (reach + distance)
            shift = -wide / 2 if abs(across) < 0.1 else 0 if across > 0 else -wide
            # From beside the sign to above or below it, the name slides from its middle to its edge.
            slide = -high / 2 + down * high / 2
            found.append((px + shift, py + slide, px + shift + wide, py + slide + high))
    return np.array(found)


def _own_cost(boxes: Boxes, within: tuple[float, float, float, float], avoided: Boxes) -> NDArray[np.float64]:
    order = np.arange(len(boxes)) % len(_TURNS)
    far = np.repeat(_DISTANCES, len(_TURNS))
    left, top, right, bottom = within
    out = np.maximum(left - boxes[:, 0], 0) + np.maximum(boxes[:, 2] - right, 0)
    out += np.maximum(top - boxes[:, 1], 0) + np.maximum(boxes[:, 3] - bottom, 0)
    hidden = _overlap(boxes, avoided).sum(axis=1) if len(avoided) else 0.0
    return 3.0 * far + 0.06 * order + _OUT * out + _UNDER * hidden


def _overlap(boxes: Boxes, others: Boxes) -> NDArray[np.float64]:
    wide = np.minimum(boxes[:, None, 2], others[None, :, 2]) - np.maximum(boxes[:, None, 0], others[None, :, 0])
    high = np.minimum(boxes[:, None, 3], others[None, :, 3]) - np.maximum(boxes[:, None, 1], others[None, :, 1])
    shared: NDArray[np.float64] = np.clip(wide, 0, None) * np.clip(high, 0, None)
    return shared


def _grown(boxes: Boxes, by: float) -> Boxes:
    grown: Boxes = boxes + np.array([-by, -by, by, by])
    return grown


def _line(sign: NDArray[np.float64], box: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return points along the line from a sign to its name; none where no line is drawn."""
    start = (sign[:2] + sign[2:]) / 2
    end = np.clip(start, box[:2], box[2:])
    gap = math.hypot(*(end - start)) - (sign[2] - sign[0]) / 2
    if gap < FAR:
        return np.empty((0, 2))
    points: NDArray[np.float64] = start + np.linspace(0.2, 1, 7)[:, None] * (end - start)
    return points


def _points_in(boxes: Boxes, points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how many of the points each box holds."""
    inside = (points[None, :, :] > boxes[:, None, :2]) & (points[None, :, :] < boxes[:, None, 2:])
    held: NDArray[np.float64] = inside.all(axis=2).sum(axis=1).astype(float)
    return held
