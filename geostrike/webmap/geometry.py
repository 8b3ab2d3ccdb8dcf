"""Geometry of layers as plain numbers, longitude first; the scripts cross to Leaflet's order in one place."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from geostrike.layers.records import Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geostrike.model import Layer

__all__ = ["as_circle", "bounds", "drawn", "geometries", "parts", "point", "points", "steps", "stream"]

BASE_DIGITS = 3
"""Decimals of a degree for lines and areas: 0.001 degree is about 100 m, finer than the 1:10m data are true."""

DATA_DIGITS = 5
"""Decimals of a degree for points: about 1 m."""


def geometries(layer: Layer | None) -> list[Any]:
    """Return the geometry of each row, None where there is none."""
    if layer is None or layer.frame.empty:
        return []
    return [None if shape is None or shape.is_empty else shape for shape in layer.frame.geometry]


def point(shape: Any) -> list[float] | None:
    """Return [longitude, latitude] of a point, or None for no geometry."""
    if shape is None:
        return None
    longitude, latitude = float(shape.x), float(shape.y)
    if not (math.isfinite(longitude) and math.isfinite(latitude)):
        return None
    return [round(longitude, DATA_DIGITS), round(latitude, DATA_DIGITS)]


def points(shapes: Any) -> Any:
    """Return an array of shape (rows, 2) of longitude and latitude in degrees, NaN for no point, to about 1 m."""
    at = np.column_stack([shapely.get_x(shapes), shapely.get_y(shapes)]) if len(shapes) else np.empty((0, 2))
    at[~np.isfinite(at).all(axis=1)] = np.nan
    return np.round(at, DATA_DIGITS)


def drawn(layer: Layer | None) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Return the rows of a layer of the base map that have a geometry, each with it as `parts`."""
    return [
        (row, parts(shape))
        for row, shape in zip(Table(layer).rows(), geometries(layer), strict=True)
        if shape is not None
    ]


def stream(shapes: Iterable[dict[str, Any]]) -> Any:
    """Return shapes, as `parts` gives them, as one array of whole numbers of 0 and more.

    For each shape: 1 for polygons, 0 for lines; how many; for each polygon the number of its rings; for each ring or
    line how many numbers follow, and those. Steps to the west and to the south are odd: n becomes 2n, -n is 2n - 1.
    """
    told: list[int] = []
    for shape in shapes:
        polygons = shape.get("polygons")
        groups = polygons if polygons is not None else [[line] for line in shape.get("lines", ())]
        told += [int(polygons is not None), len(groups)]
        for rings in groups:
            if polygons is not None:
                told.append(len(rings))
            for ring in rings:
                told.append(len(ring))
                told += [2 * n if n >= 0 else -2 * n - 1 for n in ring]
    return np.array(told, dtype=np.int64)


def parts(shape: Any) -> dict[str, Any]:
    """Return the lines and polygons of a geometry as `steps`; what is too small to be seen is left out."""
    pieces = shapely.get_parts(shapely.get_parts(shape))
    lines = [line for piece in pieces if piece.geom_type == "LineString" if len(line := steps(piece)) > 2]
    polygons = [
        [ring for line in (piece.exterior, *piece.interiors) if len(ring := steps(line)) > 6]
        for piece in pieces
        if piece.geom_type == "Polygon" and len(steps(piece.exterior)) > 6
    ]
    return {name: found for name, found in (("lines", lines), ("polygons", polygons)) if found}


def steps(line: Any) -> list[int]:
    """Return a line as longitude, latitude, and then the step to each next point, in thousandths of a degree.

    >>> from shapely import LineString
    >>> steps(LineString([(36, 33), (36.5, 33.25), (36.5001, 33.25), (36.5, 33)]))
    [36000, 33000, 500, 250, 0, -250]
    """
    points = np.round(shapely.get_coordinates(line) * 10**BASE_DIGITS).astype(int)
    moves = np.diff(points, axis=0)
    return [int(number) for number in np.concatenate([points[:1], moves[moves.any(axis=1)]]).ravel()]


def as_circle(shape: Any, centre: list[float] | None, radius_m: float | None) -> bool:
    """Say whether a polygon is the circle of `radius_m` metres around `centre`, so that three numbers can stand for it.

    A circle drawn with few corners has a slightly smaller area; 5 % covers polygons of 12 corners and more.
    """
    if centre is None or not radius_m or shape.geom_type != "Polygon" or shape.interiors:
        return False
    metres_a_degree = 111_320.0
    shrink = math.cos(math.radians(centre[1]))
    pairs = (shapely.get_coordinates(shape.exterior) - np.asarray(centre)) * (metres_a_degree * shrink, metres_a_degree)
    return bool(np.all(np.abs(np.hypot(pairs[:, 0], pairs[:, 1]) / radius_m - 1) < 0.05))


def bounds(shapes: Iterable[Any]) -> list[float] | None:
    """Return [west, south, east, north] that hold all geometries, or None where there are none."""
    found = [shape for shape in shapes if shape is not None]
    if not found:
        return None
    west, south, east, north = (float(side) for side in shapely.total_bounds(found))
    return (
        [round(side, 4) for side in (west, south, east, north)] if math.isfinite(west + south + east + north) else None
    )
