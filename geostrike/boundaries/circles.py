"""Circles, strips and sectors on the ground, as polygons in degrees: the shape of "near", "along" and "20 km south of".

Distances are geodesic on WGS 84. What crosses 180 degrees is cut there (RFC 7946, section 3.1.9).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from geostrike.boundaries.antimeridian import cut
from geostrike.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray
    from pyproj import Geod
    from shapely.geometry.base import BaseGeometry

__all__ = ["along", "circle", "covering_radius_m", "ring_sector"]

MAX_RADIUS_M: Final = 10_000_000.0
"""A quarter of the way round: a larger circle can hold both poles, and is no place any more."""

_SQUARED_ECCENTRICITY: Final = 0.00669437999014
_EQUATOR_RADIUS_M: Final = 6_378_137.0
_STRETCH_M: Final = 100_000.0
"""Of a line that is widened in one plane: within it the scale changes by about one part in a hundred."""


def circle(longitude: float, latitude: float, radius_m: float, vertices: int = 64) -> BaseGeometry:
    """Return a circle on the ground.

    Parameters
    ----------
    longitude, latitude : of the centre, in degrees.
    radius_m : more than 0, at most 10,000 km.
    vertices : at least 8; each is `radius_m` from the centre.

    Returns
    -------
    Polygon, or MultiPolygon where it is cut at 180 degrees. A circle around a pole holds the pole: it reaches up, or
    down, to 90 degrees over all longitudes.

    Raises
    ------
    InputError
        A position or a radius out of range.
    """
    import numpy as np
    import shapely

    _check(longitude, latitude, radius_m)
    if vertices < 8:
        raise InputError(f"a circle of {vertices} vertices is none; give at least 8")
    ring = _around(longitude, latitude, radius_m, np.linspace(360, 0, vertices, endpoint=False))
    pole = 90.0 if latitude >= 0 else -90.0
    if _distance_m(longitude, latitude, longitude, pole) < radius_m:
        ring = ring[np.argsort(ring[:, 0])]
        west, east = ring[0], ring[0] + (360, 0)
        ring = np.vstack([ring, east, (east[0], pole), (west[0], pole)])
    return cut(shapely.orient_polygons(shapely.Polygon(ring)))


def ring_sector(
    longitude: float,
    latitude: float,
    bearing_deg: float,
    distance_m: float,
    *,
    half_angle_deg: float = 22.5,
    slack: float = 0.25,
) -> BaseGeometry:
    """Return where something may lie that is told to be at a distance and in a direction from a place.

    Parameters
    ----------
    longitude, latitude : of the place, in degrees.
    bearing_deg : of the direction, clockwise from north.
    distance_m : told distance from the place.
    half_angle_deg : to either side of the bearing; 22.5 makes a sector of the eight-point compass, 180 the whole ring.
    slack : share of the distance by which the ring reaches inwards and outwards; 1 reaches in to the place.

    Returns
    -------
    Polygon, or MultiPolygon where it is cut at 180 degrees.

    Raises
    ------
    InputError
        A value out of range, or a sector that reaches a pole.
    """
    import numpy as np
    import shapely

    outer, inner = distance_m * (1 + slack), distance_m * (1 - slack)
    _check(longitude, latitude, outer)
    if not (0 < half_angle_deg <= 180 and 0 < slack <= 1):
        raise InputError(
            f"no sector of {half_angle_deg} degrees with {slack} of slack; give an angle up to 180 and slack up to 1"
        )
    if half_angle_deg == 180:
        whole = circle(longitude, latitude, outer)
        return shapely.difference(whole, circle(longitude, latitude, inner)) if inner > 0 else whole
    if min(_distance_m(longitude, latitude, longitude, pole) for pole in (90.0, -90.0)) <= outer:
        raise InputError(f"a sector of {outer / 1000:.0f} km around latitude {latitude} reaches a pole")
    steps = max(3, int(half_angle_deg / 2))
    bearings = np.linspace(bearing_deg + half_angle_deg, bearing_deg - half_angle_deg, 2 * steps + 1)
    far = _around(longitude, latitude, outer, bearings)
    near = _around(longitude, latitude, inner, bearings[::-1]) if inner > 0 else np.array([[longitude, latitude]])
    return cut(shapely.orient_polygons(shapely.Polygon(np.vstack([far, near]))))


def along(line: BaseGeometry, width_m: float) -> BaseGeometry:
    """Return the strip along a line: all that lies within half of `width_m` of it.

    The line is widened stretch by stretch in planes that are true in metres around each; the width is right to about
    one part in a hundred up to 200 km and 70 degrees of latitude.

    Parameters
    ----------
    line : LineString or MultiLineString in degrees, longitude first.
    width_m : from side to side, more than 0.

    Returns
    -------
    Polygon or MultiPolygon; empty for an empty line.

    Raises
    ------
    InputError
        No line, or no width.
    """
    import shapely

    if not 0 < width_m <= 2 * MAX_RADIUS_M:
        raise InputError(f"a strip cannot be {width_m} m wide; give more than 0")
    parts = shapely.get_parts(line)
    if line.is_empty:
        return shapely.Polygon()
    if set(shapely.get_dimensions(parts)) != {1}:
        raise InputError(f"a strip runs along a line, and this is a {line.geom_type}")
    strips = [_widened(stretch, width_m / 2) for part in parts for stretch in _stretches(part)]
    return cut(shapely.union_all(strips))


def covering_radius_m(geometry: BaseGeometry, longitude: float | None = None, latitude: float | None = None) -> float:
    """Return how far, in metres, the farthest vertex of a geometry lies from a point.

    Parameters
    ----------
    geometry : not empty, in degrees.
    longitude, latitude : of the point; by default the geometry's own ``representative_point()``.

    Raises
    ------
    InputError
        An empty geometry.
    """
    import numpy as np
    import shapely

    if geometry.is_empty:
        raise InputError("an empty geometry has no radius")
    if longitude is None or latitude is None:
        point = geometry.representative_point()
        longitude, latitude = float(point.x), float(point.y)
    points = shapely.get_coordinates(geometry)
    _, _, distances = _wgs84().inv(
        np.full(len(points), longitude), np.full(len(points), latitude), points[:, 0], points[:, 1]
    )
    return float(distances.max())


@cache
def _wgs84() -> Geod:
    from pyproj import Geod

    return Geod(ellps="WGS84")


def _check(longitude: float, latitude: float, radius_m: float) -> None:
    if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
        raise InputError(f"longitude {longitude}, latitude {latitude} is no position; are the two swapped?")
    if not 0 < radius_m <= MAX_RADIUS_M:
        raise InputError(f"a radius of {radius_m} m cannot be drawn; give more than 0 and at most 10,000 km")


def _distance_m(longitude: float, latitude: float, other_longitude: float, other_latitude: float) -> float:
    return float(_wgs84().inv(longitude, latitude, other_longitude, other_latitude)[2])


def _around(longitude: float, latitude: float, radius_m: float, bearings: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the points at a distance in given directions, their longitudes within 180 degrees of the centre's."""
    import numpy as np

    every = np.ones(len(bearings))
    longitudes, latitudes, _ = _wgs84().fwd(longitude * every, latitude * every, bearings, radius_m * every)
    return np.column_stack([longitude + (longitudes - longitude + 180) % 360 - 180, latitudes])


def _stretches(line: BaseGeometry) -> Iterator[NDArray[np.float64]]:
    import numpy as np
    import shapely

    points = shapely.get_coordinates(shapely.segmentize(line, 0.5))
    metres = np.concatenate([[0.0], np.cumsum(_wgs84().line_lengths(points[:, 0], points[:, 1]))])
    numbers = (metres[:-1] // _STRETCH_M).astype(int)
    for number in range(numbers[-1] + 1):
        within = np.flatnonzero(numbers == number)
        if len(within):
            yield points[within[0] : within[-1] + 2]


def _widened(points: NDArray[np.float64], reach_m: float) -> BaseGeometry:
    import numpy as np
    import shapely

    middle = (points.min(axis=0) + points.max(axis=0)) / 2
    sine = np.sin(np.radians(middle[1]))
    flattening = 1 - _SQUARED_ECCENTRICITY * sine**2
    east = np.radians(_EQUATOR_RADIUS_M / np.sqrt(flattening) * max(np.sqrt(1 - sine**2), 0.01))
    north = np.radians(_EQUATOR_RADIUS_M * (1 - _SQUARED_ECCENTRICITY) / flattening**1.5)
    metres_per_degree = np.array([east, north])

    def to_degrees(metres: NDArray[np.float64]) -> NDArray[np.float64]:
        degrees: NDArray[np.float64] = metres / metres_per_degree + middle
        return degrees

    plane = shapely.LineString((points - middle) * metres_per_degree)
    return shapely.transform(plane.buffer(reach_m), to_degrees)
