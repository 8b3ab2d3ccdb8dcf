"""The base of a map on paper: water, land, tints, divisions, coast and borders, in the quietest colours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from geostrike.figure.page import Ink
from geostrike.layers.records import Table
from geostrike.layers.style import PALETTE

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from matplotlib.path import Path
    from numpy.typing import NDArray

    from geostrike.figure.frame import Frame
    from geostrike.figure.page import Box, Page
    from geostrike.model import Layer

__all__ = ["draw_ground", "on_paper", "path_of"]

_FINE_IN = 0.0025  # a fifth of a point: finer detail is not printed
_BEYOND_IN = 0.15  # a cut that lies outside the frame is not seen
_OVER_PT = 0.4
_STRIP_IN = 0.3
_SMALL_IN = 0.12  # divisions smaller than this only darken the land


def draw_ground(
    page: Page, at: Box, frame: Frame, layers: Mapping[str, Layer], tinted: Collection[str] = ()
) -> tuple[Any, list[str | None]]:
    """Draw the base into the box `at` of a page; return land as it stands there, and whose it is.

    Parameters
    ----------
    tinted : codes of the countries of which no more is known than that something happened in them.
    """
    from matplotlib.path import Path

    left, low, right, up = at
    ink = Ink()
    ink.add(Path([(left, low), (right, low), (right, up), (left, up), (left, low)]), fill=PALETTE["water"])
    land = Table(layers.get("land"))
    shapes, of = on_paper(land.geometry(), frame, at)
    codes = [land.column("iso2")[row] for row in of]
    borders = Table(layers.get("borders"))
    if len(shapes):
        # The land that is laid over it leaves of this line what runs along the water.
        ink.add(path_of(shapes), edge=PALETTE["coast" if len(borders) else "border"], line=_OVER_PT + 1.1)
    for colour, wanted in (("land", False), ("tint", True)):
        parts = [shape for shape, code in zip(shapes, codes, strict=True) if (code in tinted) == wanted]
        if parts:
            # Neighbours share an edge, of which each may have kept other points: the line closes what is between.
            ink.add(path_of(parts), fill=PALETTE[colour], edge=PALETTE[colour], line=_OVER_PT)
    divisions, _ = on_paper(Table(layers.get("divisions")).geometry(), frame, at)
    told = [shape for shape in divisions if max(_size(shape)) > _SMALL_IN]
    if told:
        ink.add(path_of(told), edge=PALETTE["division"], line=0.5)
    if not len(borders) and len(shapes):
        ink.add(path_of(shapes), edge=PALETTE["border"], line=0.6)
    further = _further(borders.geometry(), shapes, frame, at)
    if len(further):
        ink.add(path_of(further), edge=PALETTE["division"], line=0.9)
    lines, of = on_paper(borders.geometry(), frame, at)
    disputed = [bool(borders.column("disputed")[row]) for row in of]
    for dashed, dash in ((False, ()), (True, (3.0, 2.4))):
        parts = [line for line, told in zip(lines, disputed, strict=True) if told == dashed]
        if parts:
            ink.add(path_of(parts), edge=PALETTE["border"], line=0.7, dash=dash)
    page.draw(ink, z=1, within=at)
    return shapes, codes


def _further(borders: Any, shapes: Any, frame: Frame, at: Box) -> Any:
    """Return the outlines of land beyond where the borders are told, which a sheet far from square may show.

    They go on there as faint lines: what of them is disputed is not known.
    """
    edges = shapely.total_bounds(borders) if len(borders) else np.full(4, np.nan)
    if np.isnan(edges).any() or not len(shapes):
        return []
    left, right = (frame.at(edges.reshape(2, 2))[:, 0] + at[0]).tolist()
    if left - at[0] < _STRIP_IN and at[2] - right < _STRIP_IN:
        return []
    told = shapely.box(left, at[1] - 1, right, at[3] + 1)
    lines = shapely.difference(shapely.boundary(shapes), told)
    return lines[~shapely.is_empty(lines)]


def on_paper(
    shapes: Any, frame: Frame, at: Box, *, fine: float = _FINE_IN, beyond: float = _BEYOND_IN
) -> tuple[Any, list[int]]:
    """Return shapes as they stand on a page, no finer than it can show, and the row that each is of.

    Beyond 180 degrees the world begins again.
    """
    west, _, east, _ = frame.bounds
    across = np.degrees(beyond / frame.scale)
    low, high = frame.latitude(-beyond), frame.latitude(frame.height + beyond)
    rows = np.flatnonzero(~shapely.is_missing(shapes))
    found: list[Any] = []
    of: list[int] = []
    for turn in (-360.0, 0.0, 360.0):
        box = (west - across - turn, max(low, -85.05), east + across - turn, min(high, 85.05))
        if box[2] < -180 or box[0] > 180:
            continue
        edges = shapely.bounds(shapes[rows])
        seen = rows[
            (edges[:, 0] <= box[2]) & (edges[:, 2] >= box[0]) & (edges[:, 1] <= box[3]) & (edges[:, 3] >= box[1])
        ]
        cut = shapes[seen]
        edges = shapely.bounds(cut)
        across_it = (edges[:, :2] < box[:2]).any(axis=1) | (edges[:, 2:] > box[2:]).any(axis=1)
        cut[across_it] = shapely.clip_by_rect(cut[across_it], *box)
        there = ~shapely.is_empty(cut)
        corners = shapely.get_coordinates(cut[there])
        drawn = shapely.set_coordinates(cut[there], frame.at(corners + np.array([turn, 0.0])) + at[:2])
        found.append(shapely.simplify(drawn, fine))
        of += seen[there].tolist()
    return (np.concatenate(found) if found else np.empty(0, dtype=object)), of


def path_of(shapes: Any) -> Path:
    """Return polygons and lines as one path."""
    from matplotlib.path import Path

    parts = shapely.get_parts(np.asarray(shapes, dtype=object))
    parts = shapely.get_parts(parts)
    polygons = shapely.get_type_id(parts) == 3
    rings = np.concatenate([shapely.get_rings(parts[polygons]), parts[~polygons & (shapely.get_type_id(parts) != 0)]])
    corners, of = shapely.get_coordinates(rings, return_index=True)
    codes = np.full(len(corners), Path.LINETO, dtype=Path.code_type)
    codes[np.flatnonzero(np.diff(of, prepend=-1))] = Path.MOVETO
    return Path(corners, codes)


def _size(shape: Any) -> NDArray[np.float64]:
    left, low, right, up = shape.bounds
    return np.array([right - left, up - low])
