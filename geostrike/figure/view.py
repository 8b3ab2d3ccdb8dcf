"""What of the world a figure shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.layers.base import Bounds
    from geostrike.layers.entries import Entry
    from geostrike.layers.spec import MapSpec

__all__ = ["view_of"]

_THEATRE: Bounds = (34.0, 12.0, 56.0, 38.0)
_MARGIN = 0.07
_LEAST_DEG = 1.2


def view_of(spec: MapSpec, entries: Sequence[Entry]) -> Bounds:
    """Return west, south, east and north of what a figure must hold; east goes on beyond 180 where that is shorter."""
    if spec.bounds is not None:
        west, south, east, north = spec.bounds
        return (west, south, east + 360 if east < west else east, north)
    pins = [(e.longitude, e.latitude) for e in entries if e.longitude is not None and e.latitude is not None]
    if not pins:
        return _THEATRE
    at = np.array(pins)
    boxes = np.column_stack([at, at])
    areas = list({id(e.area): e.area for e in entries if e.area is not None and e.pinned}.values())
    if areas:
        boxes = np.concatenate([boxes, shapely.bounds(shapely.get_parts(np.array(areas, dtype=object)))])
    south, north = boxes[:, 1].min(), boxes[:, 3].max()
    west, east = _around(boxes[:, [0, 2]])
    wide, high = max((east - west) * _MARGIN, 0), max((north - south) * _MARGIN, 0)
    wide, high = max(wide, _LEAST_DEG - (east - west) / 2), max(high, _LEAST_DEG - (north - south) / 2)
    if east - west + 2 * wide > 360:
        west, east, wide = -180.0, 180.0, 0.0
    return float(west - wide), float(max(-85, south - high)), float(east + wide), float(min(85, north + high))


def _around(spans: np.ndarray) -> tuple[float, float]:
    """Return the shortest stretch of longitude that holds all of `spans`, which may go on beyond 180 degrees."""
    spans = spans[np.argsort(spans[:, 0], kind="stable")]
    reach = np.maximum.accumulate(spans[:, 1])
    gaps = np.append(spans[1:, 0], spans[0, 0] + 360) - reach
    widest = int(np.argmax(gaps))
    # Only where much is gained: a map that begins at 180 degrees is what nobody expects.
    if widest == len(spans) - 1 or gaps[-1] * 1.5 >= gaps[widest]:
        return float(spans[0, 0]), float(reach[-1])
    return float(spans[widest + 1, 0]), float(reach[widest] + 360)
