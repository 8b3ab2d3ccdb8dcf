"""Where the signs of a map stand on a slide, and their numbers and names beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from geostrike.brief.measure import fitted, width
from geostrike.brief.placing import beside
from geostrike.brief.text import line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from geostrike.figure.frame import Frame
    from geostrike.layers.entries import Entry

__all__ = ["GAP", "MOST", "NAME_PT", "RING", "SIZES", "TAG_PT", "Plan", "planned", "positions", "scale_box"]

MOST = 60
"""Events that are drawn and numbered on one slide: with more nobody reads them."""

RING = 0.34
SIZES = {"strike": 0.21, "attack": 0.18}
"""How wide signs are, and the ring of those on which sources differ, in inches."""

TAG_PT, NAME_PT = 9.0, 10.5
GAP = 0.05
_NAME_HIGH = 0.2
_LONGEST = 1.9


def positions(entries: Sequence[Entry], frame: Frame) -> NDArray[np.float64]:
    """Return where signs stand on the picture, in inches from its upper left corner; NaN for those off it."""
    at = np.full((len(entries), 2), np.nan)
    for row, entry in enumerate(entries):
        if entry.longitude is None or entry.latitude is None:
            continue
        # Beyond 180 degrees the world begins again.
        for turn in (0, 360, -360):
            ((x, y),) = frame.at(np.array([[entry.longitude + turn, entry.latitude]]))
            if 0 <= x <= frame.width and 0 <= y <= frame.height:
                at[row] = x, frame.height - y
                break
    return at


def scale_box(frame: Frame) -> tuple[float, float, float, float]:
    """Return what the bar of the scale takes of the picture: left, top, right, bottom."""
    return 0.0, frame.height - 0.5, 1.9, frame.height


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Where signs and their names stand on the picture, in inches from its upper left corner.

    Attributes
    ----------
    outside : how many events stand off the picture.
    entries : those that stand on it, at most `MOST`.
    at : shape (entries, 2): the middle of each sign.
    reach : half of each sign's width.
    names : "" for an event whose neighbour on the same spot has the name.
    tags : how wide each number is.
    blocks : shape (entries, 4): left, top, right, bottom of number and name.
    """

    outside: int
    entries: tuple[Entry, ...]
    at: NDArray[np.float64]
    reach: NDArray[np.float64]
    names: tuple[str, ...]
    tags: NDArray[np.float64]
    blocks: NDArray[np.float64]

    def taken(self, high: float) -> list[tuple[float, float, float, float]]:
        """Return what signs and names take of a picture: left, lower, right, upper, from its lower left corner."""
        signs = np.column_stack([self.at - self.reach[:, None], self.at + self.reach[:, None]])
        boxes = np.concatenate([signs, self.blocks]) + np.array([-0.03, -0.02, 0.03, 0.02])
        return [(left, high - bottom, right, high - top) for left, top, right, bottom in boxes.tolist()]


def planned(entries: Sequence[Entry], frame: Frame) -> Plan:
    """Return where the signs and names of events stand; those off the picture, or beyond `MOST`, are left out.

    Parameters
    ----------
    entries : those that have a place.
    """
    spots = positions(entries, frame)
    shown = [row for row in range(len(entries)) if np.isfinite(spots[row]).all()]
    outside = len(entries) - len(shown)
    shown = shown[:MOST]
    entries, at = [entries[row] for row in shown], spots[shown]
    reach = np.array([(RING if entry.disputed else SIZES.get(entry.event_type, 0.2)) / 2 for entry in entries])
    names = _names(entries, at)
    tags = np.array([max(0.2, width(str(entry.number), TAG_PT, bold=True) + 0.1) for entry in entries])
    wide = [
        width(name, NAME_PT, bold=not entry.coarse) + GAP + 0.05 if name else 0.0
        for name, entry in zip(names, entries, strict=True)
    ]
    sizes = np.column_stack([tags + wide, np.full(len(entries), _NAME_HIGH)]) if entries else np.empty((0, 2))
    signs = np.column_stack([at - reach[:, None], at + reach[:, None]])
    corner = beside(
        signs,
        sizes,
        (0.06, 0.06, frame.width - 0.06, frame.height - 0.06),
        np.array([scale_box(frame), *_along_links(entries, at)]),
    )
    return Plan(
        outside=outside,
        entries=tuple(entries), at=at, reach=reach, names=tuple(names), tags=tags,
        blocks=np.column_stack([corner, corner + sizes]),
    )  # fmt: skip


def _along_links(entries: Sequence[Entry], at: NDArray[np.float64]) -> list[tuple[float, float, float, float]]:
    """Return boxes along the lines between events that may be one, which no name should hide."""
    rows = {entry.number: row for row, entry in enumerate(entries)}
    found = []
    for row, entry in enumerate(entries):
        for other in (rows[number] for number in entry.perhaps if number in rows and number > entry.number):
            for x, y in at[row] + np.linspace(0, 1, 41)[:, None] * (at[other] - at[row]):
                found.append((x - 0.05, y - 0.05, x + 0.05, y + 0.05))
    return found


def _names(entries: Sequence[Entry], at: NDArray[np.float64]) -> list[str]:
    """Return the name that stands by each sign; of events at one place only the first has it."""
    found: list[str] = []
    seen: dict[tuple[str, tuple[float, ...]], bool] = {}
    for entry, where in zip(entries, at, strict=True):
        name = fitted(line(entry.place, 80), _LONGEST, NAME_PT, bold=True)
        key = (name, tuple(np.round(where, 1)))
        found.append("" if key in seen else name)
        seen[key] = True
    return found
