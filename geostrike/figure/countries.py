"""Names of countries on paper, where what is seen of a country has room for its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from geostrike.figure.labels import Label, names_of
from geostrike.layers.records import Table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geostrike.figure.frame import Frame
    from geostrike.figure.page import Box
    from geostrike.model import Layer

__all__ = ["country_labels"]

_LEAST_IN2 = 0.25  # less of a country than this is not named, unless its own point is seen
# On a map of more of the world than this a country smaller than a share of its name is not named: the names of islets
# would fill the oceans.
_WIDE_DEG, _SHARE = 70.0, 0.25
_ACROSS, _UP = 11, 9
_EDGE_IN = 0.1


def country_labels(
    layers: Mapping[str, Layer], shapes: Any, codes: Sequence[str | None], frame: Frame, at: Box,
    languages: Sequence[str], size: float,
) -> list[Label]:  # fmt: skip
    """Return the names of the countries in view, those with the most room first.

    Parameters
    ----------
    shapes, codes : land as it stands on the page, and whose it is.
    """
    land = Table(layers.get("land"))
    named = dict(zip(land.column("iso2"), land.column("name"), strict=True))
    table = Table(layers.get("labels"))
    told = {row["name"]: row for row in table.rows() if row.get("kind") == "country"}
    own = {row["name"]: point for row, point in zip(table.rows(), table.geometry(), strict=True) if row["name"] in told}
    inner = shapely.box(at[0] + _EDGE_IN, at[1] + _EDGE_IN, at[2] - _EDGE_IN, at[3] - _EDGE_IN)
    found: list[tuple[float, Label]] = []
    for code in sorted({code for code in codes if code}):
        parts = [shape for shape, of in zip(shapes, codes, strict=True) if of == code]
        room = max(shapely.get_parts(shapely.intersection(parts, inner)), key=lambda part: part.area, default=None)
        row = told.get(named.get(code)) or {"name": named.get(code) or ""}
        names = names_of(row, languages, one=False)
        if not names or room is None or room.is_empty or room.area == 0:
            continue
        belongs = _on_page(own.get(row["name"]), frame, at)
        label = Label(names, "country", 0.0, 0.0, size, 1, own=row["name"])
        islet = frame.bounds[2] - frame.bounds[0] > _WIDE_DEG and room.area < _SHARE * label.wide * label.high
        if islet or (belongs is None and room.area < _LEAST_IN2):
            continue
        label.spread = _spots(label, room, belongs)
        if label.spread:
            label.x, label.y = label.spread[0]
            found.append((room.area, label))
    return [label for _, label in sorted(found, key=lambda pair: (-pair[0], pair[1].own))]


def _on_page(point: Any, frame: Frame, at: Box) -> tuple[float, float] | None:
    if point is None:
        return None
    x, y = (frame.at(np.array([[point.x, point.y]]))[0] + at[:2]).tolist()
    return (x, y) if at[0] < x < at[2] and at[1] < y < at[3] else None


def _spots(label: Label, room: Any, belongs: tuple[float, float] | None) -> list[tuple[float, float]]:
    """Return the middles of where a name lies within its country, nearest to where it belongs; there at the least."""
    left, low, right, up = room.bounds
    grid = np.meshgrid(np.linspace(left, right, _ACROSS + 2)[1:-1], np.linspace(low, up, _UP + 2)[1:-1])
    x, y = (side.ravel() for side in grid)
    wide, high = label.wide / 2 + 0.03, label.high / 2 + 0.02
    inside = shapely.contains(room, shapely.box(x - wide, y - high, x + wide, y + high))
    middle = belongs or (room.centroid.x, room.centroid.y)
    order = np.argsort(np.hypot(x - middle[0], y - middle[1])[inside], kind="stable")
    spots = list(zip(x[inside][order].tolist(), y[inside][order].tolist(), strict=True))
    if belongs is None:
        return spots
    step = label.high / 2
    return [belongs, *spots[:12], *((belongs[0], belongs[1] + k * step) for k in (1, -1, 2, -2))]
