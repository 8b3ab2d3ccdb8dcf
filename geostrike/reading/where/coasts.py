"""The sea off a coast: "off Yemen" is a band of water along that country, "off Mokha" a circle of it near that port.

The band's polygon follows from its id alone (``coast:YE``), so that a claim read back from its row has the same one.
"""

from __future__ import annotations

import math
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from geostrike.errors import InputError

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geostrike.boundaries import Boundaries
    from geostrike.model import Place

__all__ = ["COAST", "coast_area", "coast_id", "off_coast", "seaward"]

COAST: Final = "coast:"
# "Off" a country, and "off" a port: our reading of how far such words reach from the shore.
BAND_M: Final = 80_000.0
SHORE_M: Final = 15_000.0
SHORE_RADIUS_M: Final = 25_000.0
_DEGREE_M: Final = 111_200.0
_DIRECTIONS: Final = 16
# Points to a side of the net by which neighbours are found whose land the band must leave out.
_NET: Final = 12
# A coast drawn finer than this changes nothing on a band so wide.
_FINE_DEG: Final = 0.03
# Square degrees of water: less is a gap between two drawings of one line.
_SMALLEST: Final = 0.02


def coast_id(iso2: str) -> str:
    """Return the id of the sea off a country's coast."""
    return f"{COAST}{iso2}"


def off_coast(place: Place, boundaries: Boundaries) -> Place | None:
    """Return the sea off a place: a country's band, a port's circle; None where no sea is near."""
    if place.feature_code.startswith("PCL"):
        area = coast_area(boundaries, place.country)
        if area is None:
            return None
        return replace(
            place,
            id=coast_id(place.country),
            name=f"off the coast of {place.name}",
            feature_code="COST",
            geonameid=None,
        )
    point = _widest(boundaries, place.longitude, place.latitude, SHORE_M)
    if point is None:
        return None
    return replace(
        place,
        id=f"shore:{place.id}",
        name=f"off {place.name}",
        longitude=point[1],
        latitude=point[2],
        radius_m=SHORE_RADIUS_M,
        geonameid=None,
    )


@lru_cache(maxsize=256)
def coast_area(boundaries: Boundaries, iso2: str) -> BaseGeometry | None:
    """Return the band of water along a country's coast; None for a country that is not known or has none."""
    import shapely
    from shapely.affinity import scale

    try:
        land = boundaries.country(iso2)
    except InputError:
        return None
    west, south, east, north = land.bounds
    if east - west > 180 or max(abs(south), abs(north)) > 80:
        return None  # across 180 degrees, or at a pole: a band would go round the earth
    narrow = max(math.cos(math.radians((south + north) / 2)), 0.1)
    plane = scale(land.simplify(_FINE_DEG), xfact=narrow, yfact=1.0, origin=(0, 0))
    wide = scale(plane.buffer(BAND_M / _DEGREE_M, quad_segs=4), xfact=1 / narrow, yfact=1.0, origin=(0, 0))
    around = [boundaries.country(code).simplify(_FINE_DEG) for code in _codes_in(boundaries, wide.bounds)]
    band = shapely.difference(wide, shapely.union_all([land.simplify(_FINE_DEG), *around]))
    own = land.simplify(_FINE_DEG).buffer(2 * _FINE_DEG)  # water beyond another country's land is off that country
    parts = [part for part in shapely.get_parts(band) if part.area > _SMALLEST and part.intersects(own)]
    return shapely.union_all(parts) if parts else None


def _codes_in(boundaries: Boundaries, bounds: tuple[float, float, float, float]) -> list[str]:
    west, south, east, north = bounds
    steps = [n / (_NET - 1) for n in range(_NET)]
    found = {
        boundaries.country_at(west + x * (east - west), max(-89.0, min(89.0, south + y * (north - south))))
        for x in steps
        for y in steps
        if -180 <= west + x * (east - west) <= 180
    }
    return sorted(found - {""})


def seaward(boundaries: Boundaries, place: Place, distance_m: float) -> float | None:
    """Return the direction from a place, in degrees, in which the sea lies widest so far off; None where none does."""
    found = _widest(boundaries, place.longitude, place.latitude, distance_m or SHORE_M)
    return None if found is None else found[0]


@lru_cache(maxsize=1024)
def _widest(
    boundaries: Boundaries, longitude: float, latitude: float, distance_m: float
) -> tuple[float, float, float] | None:
    """The direction of the widest view of the sea from a place, and the point there; None where there is none."""
    north = distance_m / _DEGREE_M
    east = north / max(math.cos(math.radians(latitude)), 0.1)
    points = [
        (longitude + east * math.sin(turn), latitude + north * math.cos(turn))
        for turn in (2 * math.pi * n / _DIRECTIONS for n in range(_DIRECTIONS))
    ]
    if any(not (-180 <= x <= 180 and -90 <= y <= 90) for x, y in points):
        return None
    sea = [not boundaries.country_at(x, y) for x, y in points]
    if not any(sea):
        return None
    best = max(range(_DIRECTIONS), key=lambda n: _view(sea, n))  # the first of equals, from north on
    return best * 360 / _DIRECTIONS, round(points[best][0], 5), round(points[best][1], 5)


def _view(sea: list[bool], n: int) -> int:
    """How many directions to either side of one look upon the sea."""
    reach = 0
    while reach < _DIRECTIONS // 2 and sea[(n + reach) % _DIRECTIONS] and sea[(n - reach) % _DIRECTIONS]:
        reach += 1
    return reach
