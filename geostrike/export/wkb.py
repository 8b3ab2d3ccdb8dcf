"""Geometries as well-known binary in Arrow's memory, many at once: points and circles without an object for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    from geostrike.model import Layer

__all__ = ["GEOMETRY_TYPES", "geometry_type", "points_wkb", "rings_wkb", "shapes_wkb"]

GEOMETRY_TYPES = {
    **dict.fromkeys(("strikes", "attacks", "places", "labels"), "Point"),
    **dict.fromkeys(("extents", "land", "divisions"), "MultiPolygon"),
    **dict.fromkeys(("contested", "borders"), "MultiLineString"),
    **dict.fromkeys(("claims", "aggregates", "rejections", "documents"), None),
}
"""The one type of each layer's geometries; None for a table."""

_POINT, _POLYGON, _MULTIPOLYGON = 0, 3, 6
_MULTI = {0: 4, 1: 5, 2: 5, 3: 6}
_NAMES = {"Point": {0}, "MultiPoint": {0, 4}, "MultiLineString": {1, 2, 5}, "MultiPolygon": {3, 6}}


def geometry_type(layer: Layer) -> str | None:
    """Return the type of a layer's geometries, multiple where some are; None for a table, which has none at all."""
    import shapely

    if layer.name in GEOMETRY_TYPES:
        return GEOMETRY_TYPES[layer.name]
    kinds = set(shapely.get_type_id(layer.frame.geometry.to_numpy()).tolist()) - {-1}
    if not kinds:
        return None
    return next((name for name, of in _NAMES.items() if kinds <= of), "Unknown")


def shapes_wkb(geometries: NDArray[Any], kind: str) -> pa.Array:
    """Return geometries as WKB, made multiple where `kind` is; None and what is empty is null."""
    import numpy as np
    import pyarrow as pa
    import shapely

    ids = shapely.get_type_id(geometries)
    there = (ids >= 0) & ~shapely.is_empty(geometries)
    if kind == "Point" and (ids[there] == _POINT).all():
        return points_wkb(shapely.get_coordinates(geometries[there]), there)
    # Of very many events in one governorate each has the same area.
    known: dict[int, bytes] = {}
    found = np.full(len(geometries), None, dtype=object)
    for row in np.flatnonzero(there).tolist():
        shape = geometries[row]
        if id(shape) not in known:
            known[id(shape)] = shapely.to_wkb(_promoted(shape, kind), byte_order=1, output_dimension=2)
        found[row] = known[id(shape)]
    return pa.array(found, pa.binary())


def points_wkb(coordinates: NDArray[Any], there: NDArray[Any]) -> pa.Array:
    """Return points as WKB.

    Parameters
    ----------
    coordinates : shape (points, 2).
    there : bool, shape (rows,), which rows have a point.
    """
    import numpy as np

    form = np.dtype([("order", "u1"), ("type", "<u4"), ("at", "<f8", (2,))])
    written = np.empty(len(coordinates), dtype=form)
    written["order"], written["type"], written["at"] = 1, 1, coordinates
    return _binary(written, there)


def rings_wkb(rings: NDArray[Any]) -> pa.Array:
    """Return closed rings of equally many corners, shape (polygons, corners, 2), as WKB of one polygon in many."""
    import numpy as np

    corners = rings.shape[1]
    head = [("order", "u1"), ("type", "<u4"), ("parts", "<u4")]
    ring = [("order1", "u1"), ("type1", "<u4"), ("rings", "<u4"), ("corners", "<u4"), ("at", "<f8", (corners, 2))]
    written = np.empty(len(rings), dtype=np.dtype([*head, *ring]))
    written["order"] = written["order1"] = written["parts"] = written["rings"] = 1
    written["type"], written["type1"], written["corners"], written["at"] = _MULTIPOLYGON, _POLYGON, corners, rings
    return _binary(written, np.ones(len(rings), dtype=bool))


def _binary(written: NDArray[Any], there: NDArray[Any]) -> pa.Array:
    import numpy as np
    import pyarrow as pa

    offsets = np.zeros(len(there) + 1, dtype=np.int32)
    np.cumsum(there, out=offsets[1:])
    offsets *= written.dtype.itemsize
    valid = None if there.all() else pa.py_buffer(np.packbits(there, bitorder="little"))
    return pa.Array.from_buffers(pa.binary(), len(there), [valid, pa.py_buffer(offsets), pa.py_buffer(written)])


def _promoted(shape: Any, kind: str) -> Any:
    import shapely

    single = shapely.get_type_id(shape)
    if not kind.startswith("Multi") or single not in _MULTI:
        return shape
    many: dict[int, Any] = {4: shapely.multipoints, 5: shapely.multilinestrings, 6: shapely.multipolygons}
    return many[_MULTI[single]]([shape])
