"""Precision as geometry: the area within which an event lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.model import Location, WherePrec

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

__all__ = ["extent_of", "is_pinned"]

# Below this a circle says no more than the point's symbol, which is as wide on most maps.
_SMALLEST_M = 1_000.0
_SIMPLIFIED_DEG = 0.005


def extent_of(location: Location | None) -> BaseGeometry | None:
    """Return the polygon within which an event lies: its area, else its circle; None for no place or a precise site."""
    if location is None:
        return None
    if location.area is not None:
        return location.area.simplify(_SIMPLIFIED_DEG) if not location.area.is_empty else None
    if location.where_prec == WherePrec.COUNTRY:
        return None
    if location.where_prec == WherePrec.EXACT and location.radius_m < _SMALLEST_M:
        return None
    from geostrike.boundaries import circle

    return circle(location.longitude, location.latitude, max(location.radius_m, _SMALLEST_M))


def is_pinned(location: Location | None) -> bool:
    """Whether an event has a point on the map: not where only the country is known."""
    return location is not None and location.where_prec != WherePrec.COUNTRY
