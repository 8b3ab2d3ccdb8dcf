"""What a map shows, in the metres of the web maps' projection."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from geostrike.layers.sliced import AreasLayer
from geostrike.layers.view import bounds_of
from geostrike.model import WherePrec

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geostrike.layers.base import Bounds
    from geostrike.layers.spec import MapSpec
    from geostrike.model import Layer

__all__ = ["extent_m", "seen"]

_EARTH_M = 6_378_137.0
_DEGREE_M = 111_000.0
_MARGIN = 0.04
_MOST_NORTH = 85.0


def seen(layers: Mapping[str, Layer], spec: MapSpec) -> Bounds:
    """Return the bounds that a map's TOML gives, else those of the pinned events with their areas, in degrees."""
    if spec.bounds:
        return spec.bounds
    boxes = [box for name in ("strikes", "attacks", "extents") if name in layers for box in _boxes(layers[name])]
    if not boxes:
        return bounds_of(())
    wests, souths, easts, norths = zip(*boxes, strict=True)
    return min(wests), min(souths), max(easts), max(norths)


def extent_m(bounds: Bounds) -> Bounds:
    """Return bounds in EPSG:3857, with a margin, so that no sign stands on the edge."""
    west, south, east, north = bounds
    left, right = (_EARTH_M * math.radians(longitude) for longitude in (west, east))
    bottom, top = (_EARTH_M * math.asinh(math.tan(math.radians(_northing(side)))) for side in (south, north))
    wide, high = (max(right - left, 50_000.0) * _MARGIN, max(top - bottom, 50_000.0) * _MARGIN)
    return round(left - wide, 1), round(bottom - high, 1), round(right + wide, 1), round(top + high, 1)


def _northing(latitude: float) -> float:
    return max(-_MOST_NORTH, min(_MOST_NORTH, latitude))


def _boxes(layer: Layer) -> list[Bounds]:
    """The boxes of what is pinned: a country in which something happened somewhere does not widen the view."""
    if not isinstance(layer, AreasLayer):
        frame = layer.frame[layer.frame["where_prec"] != WherePrec.COUNTRY]
        shown = frame.geometry[~(frame.geometry.isna() | frame.geometry.is_empty)]
        return [tuple(shown.total_bounds.tolist())] if len(shown) else []
    # Circles are not drawn only to be measured.
    pinned = (layer.table["where_prec"] != WherePrec.COUNTRY).tolist()
    boxes: list[Bounds] = [area.bounds for row, area in layer.areas.items() if pinned[row]]
    for (x, y), radius_m in zip(layer.centres.tolist(), layer.table["radius_m"].tolist(), strict=True):
        if radius_m is not None:
            high = radius_m / _DEGREE_M
            wide = high / max(0.1, math.cos(math.radians(y)))
            boxes.append((x - wide, y - high, x + wide, y + high))
    return boxes
