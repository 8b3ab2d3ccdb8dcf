"""The signs on paper, as on the web map: a diamond for a strike, a ring for an attack; light and dashed for an area."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from geostrike.figure.room import around
from geostrike.layers.style import PALETTE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.path import Path

    from geostrike.figure.page import Box, Ink, Page
    from geostrike.layers.entries import Entry

__all__ = ["Sign", "add_sign", "draw_crowd", "sign_box"]

_UNITS = 24.0  # a sign is told in a box as wide, as on the web map
_DISPUTED_R = 11.9
_VECTORS = 2_000


@dataclass(frozen=True, slots=True)
class Sign:
    """An event's sign and where it stands, in inches."""

    entry: Entry
    x: float
    y: float


@cache
def _unit(event_type: str) -> Path:
    from matplotlib.path import Path

    if event_type == "attack":
        return Path.unit_circle()
    return Path([(0, 1), (1, 0), (0, -1), (-1, 0), (0, 1)], closed=True)


def _at(path: Path, x: float, y: float, reach: float) -> Path:
    from matplotlib.path import Path

    return Path(np.asarray(path.vertices) * reach + np.array([x, y]), path.codes)


def add_sign(
    ink: Ink, x: float, y: float, event_type: str, size: float, *, coarse: bool = False, disputed: bool = False,
    halo: bool = True,
) -> None:  # fmt: skip
    """Add a sign around a point in inches, in a box of `size` points."""
    unit = size / _UNITS  # points
    shape = _unit(event_type)
    ring = event_type == "attack"
    hue, land = PALETTE["attack" if ring else "strike"], PALETTE["land"]

    def body(reach: float) -> Path:
        return _at(shape, x, y, reach * unit / 72)

    if halo:
        ink.add(body(7.6 if ring else 9.4), fill=land, edge=land, line=3 * unit)
    if disputed:
        circle = _at(_unit("attack"), x, y, _DISPUTED_R * unit / 72)
        ink.add(circle, edge=PALETTE["ink"], line=1.35 * unit, dash=(3.7 * unit, 2.8 * unit))
    if coarse:
        dash = (3.1 * unit, 2.2 * unit)
        ink.add(body(6.8 if ring else 8.2), fill=land, fill_alpha=0.85, edge=hue, line=1.9 * unit, dash=dash)
    elif ring:
        ink.add(body(6), fill=land, edge=hue, line=4.2 * unit)
    else:
        ink.add(body(8.6), fill=hue)


def sign_box(sign: Sign, size: float) -> Box:
    """Return what a sign covers, with its halo."""
    reach = (12.6 if sign.entry.disputed else 10.4) * size / _UNITS / 72
    return around(sign.x, sign.y, reach)


def draw_crowd(page: Page, signs: Sequence[Sign], within: Box, size: float) -> None:
    """Draw very many signs, small and each type at once; those of areas beneath the others."""
    from matplotlib.collections import PathCollection
    from matplotlib.transforms import Affine2D

    if not signs:
        return
    at = np.array([(sign.x, sign.y) for sign in signs])
    kinds = [(sign.entry.event_type, sign.entry.coarse) for sign in signs]
    dense = min(1.0, max(0.35, 600 / len(signs)))
    for level, kind in enumerate((("strike", True), ("attack", True), ("attack", False), ("strike", False))):
        chosen = [told == kind for told in kinds]
        if not any(chosen):
            continue
        event_type, coarse = kind
        hue = PALETTE[event_type]
        open_ = coarse or event_type == "attack"
        drawn = PathCollection(
            [_unit(event_type)],
            offsets=at[chosen],
            offset_transform=page.axes.transData,
            facecolors="none" if open_ else [hue],
            edgecolors=[hue] if open_ else [PALETTE["land"]],
            linewidths=[0.5 if coarse else 1.1 if open_ else 0.25],
            alpha=dense * (0.6 if coarse else 1.0),
            zorder=5 + level / 10,
            rasterized=len(signs) > _VECTORS,
        )
        # In points of the figure, whatever its resolution.
        drawn.set_transform(Affine2D().scale(size / 2.4 / 72) + page.figure.dpi_scale_trans)
        page.axes.add_collection(drawn, autolim=False)
        page.cut(drawn, within)
