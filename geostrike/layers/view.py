"""What a map shows of the world: the bounds its TOML gives, or those of the places and events it must hold."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geostrike.errors import MapSpecError
from geostrike.layers.extents import is_pinned

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geostrike.layers.base import Bounds
    from geostrike.layers.spec import MapSpec
    from geostrike.model import Event, Place

__all__ = ["bounds_of", "framed"]

# What a map shows when nothing is pinned and its TOML names no view: the theatre.
_THEATRE: Bounds = (34.0, 12.0, 56.0, 38.0)


def framed(spec: MapSpec, places: Mapping[str, Place]) -> MapSpec:
    """Return `spec` with bounds that hold the places its view names; as it is where it names none.

    Raises
    ------
    MapSpecError
        Where the view names a place that the gazetteer does not have.
    """
    if spec.bounds or not spec.places:
        return spec
    unknown = [place for place in spec.places if place not in places]
    if unknown:
        raise MapSpecError(
            f"{spec.name}: the view names {unknown[0]!r}, which is no id of the gazetteer; see gazetteer.csv"
        )
    return replace(spec, bounds=_around([(places[name].longitude, places[name].latitude) for name in spec.places]))


def bounds_of(spec: MapSpec, events: Sequence[Event]) -> Bounds:
    """Return the bounds that a map gives, else those of its pinned events and their areas, else the theatre's."""
    if spec.bounds:
        return spec.bounds
    points: list[tuple[float, float]] = []
    for location in (event.location for event in events):
        if location is None or not is_pinned(location):
            continue
        points.append((location.longitude, location.latitude))
        if location.area is not None and not location.area.is_empty:
            west, south, east, north = location.area.bounds
            points += [(west, south), (east, north)]
    return _around(points) if points else _THEATRE


def _around(points: Sequence[tuple[float, float]]) -> Bounds:
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    margin = max(1.0, 0.15 * max(east - west, north - south))
    return max(-180.0, west - margin), max(-85.0, south - margin), min(180.0, east + margin), min(85.0, north + margin)
