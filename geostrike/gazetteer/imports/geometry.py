"""The point of a GeoJSON geometry, and the radius of a circle around it that holds the geometry."""

from __future__ import annotations

from math import isfinite
from typing import Any

from geostrike.gazetteer.distance import distance_m
from geostrike.gazetteer.imports.fields import HALF_THE_EARTH_M

__all__ = ["point_and_radius"]

_MOST_DEGREES = 1_000.0


def point_and_radius(geometry: Any) -> tuple[float, float, float]:
    """Return longitude and latitude in degrees, and a radius in metres; 0 for a point.

    Parameters
    ----------
    geometry : of GeoJSON. A collection is placed at its first point where it has one, for that is what its maker
        pointed at; else, as lines and areas are, at a point inside.

    Raises
    ------
    ValueError
        Where it is no geometry, has no coordinates, or these are no degrees.
    """
    if not isinstance(geometry, dict) or not isinstance(geometry.get("type"), str):
        raise ValueError("geometry is missing; give a point or an area")
    point = _first_point(geometry)
    if geometry["type"] == "Point":
        if point is None:
            raise ValueError("geometry: a point without coordinates; give its longitude and latitude")
        return *_checked(*point), 0.0
    import shapely

    try:
        shape = shapely.geometry.shape(geometry)
        if shape.is_empty:
            raise ValueError("it has no coordinates")
        middle = shape.representative_point()
        ends = shapely.get_coordinates(shape)
    except (shapely.errors.ShapelyError, ValueError, TypeError, KeyError, AttributeError, IndexError) as error:
        raise ValueError(f"geometry cannot be read: {error}; mend the outline") from None
    for x, y in (ends.min(axis=0), ends.max(axis=0)):
        _checked(float(x), float(y))
    x, y = _checked(*(point or (float(middle.x), float(middle.y))))
    radius = max(distance_m(x, y, float(end_x), float(end_y)) for end_x, end_y in ends)
    return x, y, min(radius, HALF_THE_EARTH_M)


def _first_point(geometry: dict[str, Any]) -> tuple[float, float] | None:
    if geometry["type"] == "Point":
        match geometry.get("coordinates"):
            case [int() | float() as x, int() | float() as y, *_]:
                return float(x), float(y)
        return None
    for part in geometry.get("geometries") or () if geometry["type"] == "GeometryCollection" else ():
        if isinstance(part, dict) and part.get("type") == "Point" and (point := _first_point(part)):
            return point
    return None


def _checked(x: float, y: float) -> tuple[float, float]:
    if not (isfinite(x) and isfinite(y)) or max(abs(x), abs(y)) > _MOST_DEGREES:
        raise ValueError(f"geometry: {x:g}, {y:g} are no degrees; reproject the file to WGS 84 (EPSG:4326)")
    if not -90 <= y <= 90:
        hint = " (are latitude and longitude swapped?)" if abs(x) <= 90 and abs(y) <= 180 else ""
        raise ValueError(f"geometry: latitude {y:g} is outside -90..90{hint}; GeoJSON gives longitude first")
    if not -180 <= x <= 180:
        raise ValueError(f"geometry: longitude {x:g} is outside -180..180; give degrees on WGS 84")
    return x, y
