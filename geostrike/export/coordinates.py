"""Geometries as the JSON of GeoJSON, many at once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

__all__ = ["geometry_texts", "ring_texts"]

# Five decimals of a degree are a metre, finer than any report. Digits say nothing of precision: `radius_m` does.
_DECIMALS = 5
_POINT = 0


def geometry_texts(geometries: NDArray[np.object_]) -> list[str]:
    """Return the JSON of each geometry, null for none and for an empty one; longitudes and latitudes to a metre."""
    import numpy as np
    import shapely

    texts = np.full(len(geometries), "null", dtype=object)
    kinds = shapely.get_type_id(geometries)
    there = ~shapely.is_missing(geometries) & ~shapely.is_empty(geometries)
    points = np.flatnonzero(there & (kinds == _POINT))
    if len(points):
        at = shapely.get_coordinates(shapely.set_precision(geometries[points], 10.0**-_DECIMALS))
        texts[points] = [f'{{"type": "Point", "coordinates": [{text}]}}' for text in _texts(at, "], [")]
    others = there.copy()
    others[points] = False
    # Of very many events in one governorate each has the same area.
    known: dict[int, str] = {}
    for row in np.flatnonzero(others).tolist():
        area = geometries[row]
        if id(area) not in known:
            known[id(area)] = json.dumps(_shape(area))
        texts[row] = known[id(area)]
    found: list[str] = texts.tolist()
    return found


def ring_texts(rings: NDArray[np.float64]) -> list[str]:
    """Return the JSON of polygons of one ring each, that bulges everywhere and goes round to the left.

    Such a ring, if it is no less than some hundred metres wide, needs no mending once it is rounded.

    Parameters
    ----------
    rings : shape (polygons, corners, 2), closed.
    """
    import numpy as np

    # They start where a polygon that went through `set_precision` starts.
    turned = np.concatenate([rings[:, -2:-1], rings[:, :-1]], axis=1)
    return [f'{{"type": "Polygon", "coordinates": [[[{text}]]]}}' for text in _texts(turned, "]], [[")]


def _texts(coordinates: NDArray[np.float64], between: str) -> list[str]:
    """Return the JSON of each of an array's items without its outer brackets, which are those of `between`."""
    import numpy as np
    import orjson

    if not len(coordinates):
        return []
    written = orjson.dumps(np.round(coordinates, _DECIMALS), option=orjson.OPT_SERIALIZE_NUMPY)
    depth = len(between) // 2
    return written.replace(b",", b", ").decode("ascii")[depth:-depth].split(between)


def _shape(geometry: BaseGeometry) -> dict[str, Any]:
    from shapely import orient_polygons, set_precision
    from shapely.geometry import mapping

    turned = orient_polygons(set_precision(geometry, 10.0**-_DECIMALS), exterior_cw=False)
    if turned.is_empty:
        turned = geometry
    shape = mapping(turned)
    return {"type": shape["type"], "coordinates": _rounded(shape["coordinates"])}


def _rounded(coordinates: Any) -> Any:
    if isinstance(coordinates, float | int):
        return round(float(coordinates), _DECIMALS)
    return [_rounded(item) for item in coordinates]
