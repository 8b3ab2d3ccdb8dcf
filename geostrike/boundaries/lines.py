"""Lines between two points, as GeoJSON wants them: the shorter way round, cut at 180 degrees."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

__all__ = ["line_between"]


def line_between(longitude: float, latitude: float, to_longitude: float, to_latitude: float) -> BaseGeometry:
    """Return the line between two points, in degrees, straight on a map in geographic coordinates.

    Returns
    -------
    LineString, or MultiLineString where the shorter way crosses 180 degrees and is cut there (RFC 7946, section 3.1.9).
    """
    from shapely import LineString, MultiLineString

    across = to_longitude - longitude
    if abs(across) <= 180:
        return LineString([(longitude, latitude), (to_longitude, to_latitude)])
    edge = 180.0 if across < 0 else -180.0
    reached = to_longitude + 2 * edge
    share = (edge - longitude) / (reached - longitude) if reached != longitude else 0.0
    at = latitude + share * (to_latitude - latitude)
    halves = [[(longitude, latitude), (edge, at)], [(-edge, at), (to_longitude, to_latitude)]]
    return MultiLineString([half for half in halves if half[0] != half[1]])
