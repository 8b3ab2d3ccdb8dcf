"""Precision as geometry: the area within which an event lies."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

from geostrike.layers.frames import table_of
from geostrike.layers.sliced import AreasLayer
from geostrike.layers.style import STYLES, simplestyle_area
from geostrike.model import Event, Location, WherePrec
from geostrike.reading.claim_rows import Days

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shapely.geometry.base import BaseGeometry

__all__ = ["extent_of", "extents_layer", "is_pinned"]

# Below this a circle says no more than the point's symbol, which is as wide on most maps.
_SMALLEST_M = 1_000.0
_SIMPLIFIED_DEG = 0.005


def extent_of(location: Location | None) -> BaseGeometry | None:
    """Return the polygon within which an event lies: its area, else its circle; None for no place or a precise site."""
    if location is None:
        return None
    if location.area is not None:
        return _simplified(location.area)
    radius_m = _circle_m(location)
    if radius_m is None:
        return None
    from geostrike.boundaries import circle

    return circle(location.longitude, location.latitude, radius_m)


def extents_layer(events: Iterable[Event]) -> AreasLayer:
    """Return the layer of the areas within which events lie; ``radius_m`` is a circle's, None for another area."""
    import numpy as np

    shown: list[Event] = []
    radii: list[float | None] = []
    longitudes, latitudes = array("d"), array("d")
    areas: dict[int, BaseGeometry] = {}
    # Of very many events in one governorate each has the same area.
    simple: dict[int, BaseGeometry | None] = {}
    for event in events:
        at = event.location
        if at is None:
            continue
        radius_m = None
        if at.area is not None:
            if id(at.area) not in simple:
                simple[id(at.area)] = _simplified(at.area)
            area = simple[id(at.area)]
            if area is None:
                continue
            areas[len(shown)] = area
        else:
            radius_m = _circle_m(at)
            if radius_m is None:
                continue
        shown.append(event)
        radii.append(radius_m)
        longitudes.append(at.longitude)
        latitudes.append(at.latitude)
    iso = Days()
    columns: dict[str, list[Any]] = {
        "id": [event.id for event in shown],
        "event_type": [event.event_type for event in shown],
        "title": [event.title for event in shown],
        "date_start": [iso[event.date_start] for event in shown],
        "date_end": [iso[event.date_end] for event in shown],
        "where_prec": [int(event.location.where_prec) if event.location else None for event in shown],
        "radius_m": radii,
        "disputed": [bool(event.disagreements or event.contested_with) for event in shown],
    }
    drawn = {event_type: simplestyle_area(event_type) for event_type in ("strike", "attack")}
    columns |= {key: [drawn[event.event_type][key] for event in shown] for key in drawn["strike"]}
    at_all = np.array([longitudes, latitudes]).T
    table = table_of(columns.items(), len(shown))
    return AreasLayer(name="extents", table=table, centres=at_all, areas=areas, style=STYLES["extents"])


def _simplified(area: BaseGeometry) -> BaseGeometry | None:
    return area.simplify(_SIMPLIFIED_DEG) if not area.is_empty else None


def _circle_m(location: Location) -> float | None:
    """The radius of the circle within which an event lies; None where only a country is known, and for a site."""
    if location.where_prec == WherePrec.COUNTRY:
        return None
    if location.where_prec == WherePrec.EXACT and location.radius_m < _SMALLEST_M:
        return None
    return max(location.radius_m, _SMALLEST_M)


def is_pinned(location: Location | None) -> bool:
    """Whether an event has a point on the map: not where only the country is known."""
    return location is not None and location.where_prec != WherePrec.COUNTRY
