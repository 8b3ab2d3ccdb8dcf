"""The small map in a corner that says where in the world the large one lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from geostrike.figure.base import on_paper, path_of
from geostrike.figure.frame import frame_of
from geostrike.figure.page import Ink
from geostrike.layers.records import Table
from geostrike.layers.style import PALETTE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geostrike.figure.frame import Frame
    from geostrike.figure.page import Box, Page
    from geostrike.model import Layer

__all__ = ["draw_locator", "has_locator"]

_TIMES = 4.5
_LEAST_DEG = 56.0
_WIDEST_DEG = 100.0  # a map that shows more of the world needs no other


def has_locator(frame: Frame) -> bool:
    """Whether a map shows so little of the world that a reader is to be told where."""
    return frame.bounds[2] - frame.bounds[0] < _WIDEST_DEG


def draw_locator(page: Page, at: Box, frame: Frame, layers: Mapping[str, Layer]) -> None:
    """Draw the land around a map into a small box, and the map as a rectangle on it."""
    from matplotlib.path import Path

    west, south, east, north = frame.bounds
    wide = min(360.0, max(_TIMES * (east - west), _LEAST_DEG))
    middle, up = (west + east) / 2, frame.middle
    small = frame_of((middle - wide / 2, up - 0.01, middle + wide / 2, up + 0.01), at[2] - at[0], at[3] - at[1])
    left, low, right, top = at
    edge = Path([(left, low), (right, low), (right, top), (left, top), (left, low)])
    ink = Ink()
    ink.add(edge, fill=PALETTE["water"])
    land, _ = on_paper(Table(layers.get("land")).geometry(), small, at, fine=0.006, beyond=0.05)
    if len(land):
        ink.add(path_of(land), fill="#fdfcfa", edge="#fdfcfa", line=0.3)
    page.draw(ink, z=6, within=at)
    lonlat = np.array([[west, south], [east, north]])
    (x0, y0), (x1, y1) = (small.at(lonlat) + at[:2]).tolist()
    if x1 - x0 < 0.05:
        x0, x1 = (x0 + x1) / 2 - 0.025, (x0 + x1) / 2 + 0.025
    if y1 - y0 < 0.05:
        y0, y1 = (y0 + y1) / 2 - 0.025, (y0 + y1) / 2 + 0.025
    view = Ink()
    view.add(
        Path([(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)], closed=True),
        fill=PALETTE["ink"], fill_alpha=0.1, edge=PALETTE["ink"], line=0.8,
    )  # fmt: skip
    page.draw(view, z=6.1, within=at)
    frame_line = Ink()
    frame_line.add(edge, edge=PALETTE["coast"], line=0.6)
    page.draw(frame_line, z=6.2)
