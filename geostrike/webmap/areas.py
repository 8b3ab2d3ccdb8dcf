"""The areas within which events lie: a circle goes into the page as its radius, any other area once as a polygon."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from geostrike.layers.records import Table
from geostrike.layers.sliced import AreasLayer
from geostrike.webmap.geometry import as_circle, parts

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geostrike.model import Layer

__all__ = ["Areas", "drawn_areas"]

_METRES_A_DEGREE = 111_320.0


@dataclass(frozen=True, slots=True)
class Areas:
    """What is drawn around or for each event.

    Attributes
    ----------
    at : shape (events, 2), the point around which a circle lies.
    radius_m : shape (events,), whole metres; 0 for no circle.
    polygons : by the event's row, the area of one that is no circle, or whose sign does not stand in its middle.
    boxes : shape (events, 4), the area's west, south, east and north in degrees; NaN for an event without one.
    """

    at: NDArray[np.float64]
    radius_m: NDArray[np.int64]
    polygons: dict[int, Any]
    boxes: NDArray[np.float64]

    def around(self, at: NDArray[np.float64]) -> Areas:
        """Return the areas for signs that stand elsewhere; a circle stays where it is reported."""
        moved = (at != self.at).any(axis=1) & ~np.isnan(at).any(axis=1)
        return replace(self, radius_m=np.where(moved & (self.radius_m > 0), 0, self.radius_m), at=at)

    @property
    def number(self) -> NDArray[np.int64]:
        """The number of each event's polygon among `shapes`; -1 for none."""
        found = np.full(len(self.radius_m), -1, dtype=np.int64)
        known: dict[bytes, int] = {}
        for row, shape in self._drawn():
            found[row] = known.setdefault(shapely.to_wkb(shape), len(known))
        return found

    def shapes(self) -> list[dict[str, Any]]:
        """Return the polygons, each different one once, as the page's scripts unroll them."""
        known = {shapely.to_wkb(shape): shape for _, shape in self._drawn()}
        return [parts(shape) for shape in known.values()]

    def bounds(self, pinned: NDArray[np.bool_]) -> NDArray[np.float64]:
        """Return the boxes of the areas of pinned events; of all areas where no event is pinned."""
        wanted = ~np.isnan(self.boxes).any(axis=1)
        return self.boxes[wanted & pinned] if pinned.any() else self.boxes[wanted]

    def _drawn(self) -> list[tuple[int, Any]]:
        return [(row, shape) for row, shape in self.polygons.items() if not self.radius_m[row]]


def drawn_areas(layer: Layer | None, events: Table, at: NDArray[np.float64]) -> Areas:
    """Return the areas of events, from the ``extents`` layer and the events' points.

    Where the layer says a circle's ``radius_m``, it is taken at its word; other polygons are measured.
    """
    extents = _Extents(layer)
    number = {str(name): row for row, name in enumerate(events.column("id"))} if extents.ids else {}
    rows = np.array([number.get(str(name), -1) for name in extents.ids], dtype=np.int64)
    here = np.flatnonzero((rows >= 0) & extents.present)
    boxes = np.full((len(events), 4), np.nan)
    boxes[rows[here]] = extents.boxes()[here]
    radius_m = np.zeros(len(events), dtype=np.int64)
    told = extents.radius_m
    pinned = np.asarray(np.isfinite(at).all(axis=1))
    where_prec, own = events.column("where_prec"), events.column("radius_m")
    polygons = {}
    for place in here[np.argsort(rows[here], kind="stable")].tolist():
        row = int(rows[place])
        radius = None
        if pinned[row]:
            radius = told[place] if told is not None else _measured(extents.shape(place), own[row], at[row])
        if radius:
            radius_m[row] = round(radius)
        if not radius or where_prec[row] in (4, 5):
            polygons[row] = extents.shape(place)
    return Areas(at, radius_m, polygons, boxes)


class _Extents:
    """The ``extents`` layer, whose circles are made into polygons only where a polygon is wanted."""

    def __init__(self, layer: Layer | None) -> None:
        self._layer = layer if isinstance(layer, AreasLayer) else None
        table = Table(None if self._layer else layer)
        self._shapes = table.geometry()
        self.ids = self._layer.table["id"].tolist() if self._layer else table.column("id")
        self.radius_m = self._layer.table["radius_m"].tolist() if self._layer else None
        if "radius_m" in table.names:
            self.radius_m = table.column("radius_m")
        self.present = np.ones(len(self.ids), dtype=bool) if self._layer else ~shapely.is_missing(self._shapes)

    def shape(self, place: int) -> Any:
        """Return the polygon of one row."""
        if self._layer is None:
            return self._shapes[place]
        known = self._layer.areas.get(place)
        return known if known is not None else self._layer.slice(place, place + 1).geometry.iloc[0]

    def boxes(self) -> NDArray[np.float64]:
        """Return west, south, east and north of each row in degrees, of shape (rows, 4)."""
        if self._layer is None:
            return np.asarray(shapely.bounds(self._shapes)).reshape(-1, 4)
        radii = np.array([radius or 0.0 for radius in self.radius_m or ()], dtype=np.float64) / _METRES_A_DEGREE
        across = radii / np.maximum(np.cos(np.radians(self._layer.centres[:, 1])), 0.01)
        around = np.column_stack([across, radii])
        boxes = np.column_stack([self._layer.centres - around, self._layer.centres + around])
        for place, area in self._layer.areas.items():
            boxes[place] = area.bounds
        return np.asarray(np.clip(boxes, (-180, -90, -180, -90), (180, 90, 180, 90)))


def _measured(shape: Any, radius_m: float | None, at: NDArray[np.float64]) -> float | None:
    """Return the radius in metres of a polygon that is a circle around a point, None for any other."""
    centre = [float(at[0]), float(at[1])]
    radius = radius_m or (shape.bounds[3] - centre[1]) * _METRES_A_DEGREE
    return radius if as_circle(shape, centre, radius) else None
