"""Areas within which events lie, and the links between places that may be one event's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

from geostrike.figure.base import on_paper, path_of
from geostrike.figure.page import Ink
from geostrike.layers.style import PALETTE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geostrike.figure.frame import Frame
    from geostrike.figure.page import Box, Page
    from geostrike.figure.signs import Sign
    from geostrike.layers.entries import Entry

__all__ = ["any_seen", "draw_areas", "draw_links", "links_of"]

_AT_ONCE = 150  # washes over one another say nothing
_LEAST_IN = 0.04


def any_seen(entries: Sequence[Entry], frame: Frame) -> bool:
    """Whether the area of any event is drawn, and large enough to be seen."""
    looks = _looks(entries)
    areas = np.array(list(looks.values()), dtype=object)
    if not len(areas):
        return False
    boxes = np.radians(shapely.bounds(areas)) * frame.scale
    return bool((np.maximum(boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]) > _LEAST_IN).any())


def _looks(entries: Sequence[Entry]) -> dict[tuple[bytes, str, bool, bool], object]:
    """Return each different area once for each look; none where they are too many."""
    looks: dict[tuple[bytes, str, bool, bool], object] = {}
    for entry in entries:
        if entry.area is not None and entry.pinned:
            looks.setdefault((shapely.to_wkb(entry.area), entry.event_type, entry.disputed, entry.coarse), entry.area)
            if len(looks) > _AT_ONCE:
                return {}
    return looks


def draw_areas(page: Page, at: Box, frame: Frame, entries: Sequence[Entry]) -> None:
    """Draw the areas of events, each different one once for each look; none where they are too many."""
    looks = _looks(entries)
    if not looks:
        return
    shapes, of = on_paper(np.array(list(looks.values()), dtype=object), frame, at)
    # The wide ones beneath, so that a small one within is seen.
    order = sorted(range(len(shapes)), key=lambda n: -shapes[n].area)
    keys = list(looks)
    ink = Ink()
    for number in order:
        _, event_type, disputed, coarse = keys[of[number]]
        left, low, right, up = shapes[number].bounds
        if max(right - left, up - low) < _LEAST_IN:
            continue
        hue = PALETTE["attack" if event_type == "attack" else "strike"]
        ink.add(
            path_of([shapes[number]]), fill=hue, fill_alpha=0.05 if coarse else 0.08, edge=hue,
            alpha=0.4 if coarse else 0.75, line=0.65 if coarse else 0.75, dash=(3.0, 3.0) if disputed else (),
        )  # fmt: skip
    page.draw(ink, z=2, within=at)


def links_of(signs: Sequence[Sign]) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """Return from where to where a line joins two signs that may be one event's."""
    at: Mapping[int, Sign] = {sign.entry.number: sign for sign in signs}
    pairs = [
        (sign, at[other])
        for sign in signs
        for other in sign.entry.perhaps
        if other in at and sign.entry.number < other and (sign.x, sign.y) != (at[other].x, at[other].y)
    ]
    return [((a.x, a.y), (b.x, b.y)) for a, b in pairs] if len(pairs) <= _AT_ONCE else []


def draw_links(page: Page, links: Sequence[tuple[tuple[float, float], tuple[float, float]]], within: Box) -> None:
    """Draw the lines between places that may be one event's."""
    from matplotlib.path import Path

    ink = Ink()
    for link in links:
        ink.add(Path(link), edge=PALETTE["land"], line=3.0, alpha=0.8)
        ink.add(Path(link), edge=PALETTE["contested"], line=1.2, dash=(4.5, 3.75))
    page.draw(ink, z=3, within=within)
