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
    named = [places[name] for name in spec.places]
    return replace(spec, bounds=_around([place.longitude for place in named], [place.latitude for place in named]))


def bounds_of(events: Sequence[Event]) -> Bounds:
    """Return the bounds of pinned events and their areas, the theatre's where nothing is pinned."""
    pinned = [at for event in events if (at := event.location) is not None and is_pinned(at)]
    longitudes, latitudes = [at.longitude for at in pinned], [at.latitude for at in pinned]
    # Of very many events in one governorate each has the same area.
    for area in {id(at.area): at.area for at in pinned if at.area is not None}.values():
        if not area.is_empty:
            west, south, east, north = area.bounds
            longitudes += [west, east]
            latitudes += [south, north]
    return _around(longitudes, latitudes) if pinned else _THEATRE


def _around(longitudes: Sequence[float], latitudes: Sequence[float]) -> Bounds:
    west, east = min(longitudes), max(longitudes)
    south, north = min(latitudes), max(latitudes)
    margin = max(1.0, 0.15 * max(east - west, north - south))
    return max(-180.0, west - margin), max(-85.0, south - margin), min(180.0, east + margin), min(85.0, north + margin)
