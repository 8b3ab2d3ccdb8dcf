"""Places off a named one: "20 km south of X" is a sector of a ring, "20 km from X" the ring, "south of X" a sector.

Such a place has an id that says how it lies (``off:iq-mosul:180:20000``). Its polygon follows from that id and from
its point alone, so that a claim read back from its row has the very same one.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from geostrike.errors import InputError

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geostrike.model import Place
    from geostrike.reading.where.bearings import Bearing

__all__ = ["off_area", "off_place"]

# Without a distance, "south of X" says no more than that: our reading of how far such words reach.
UNSTATED_M = 50_000.0
# Beyond a quarter of the way round the earth nothing can be drawn.
_FARTHEST_M = 10_000_000.0
# Told distances are round: a ring reaches this share of them inwards and outwards.
_SLACK = 0.25
# The place found by going back from a point must be the one that was started from, to this share of the way.
_ASTRAY = 0.01
_WINDS = (
    "north", "north-northeast", "northeast", "east-northeast", "east", "east-southeast", "southeast", "south-southeast",
    "south", "south-southwest", "southwest", "west-southwest", "west", "west-northwest", "northwest", "north-northwest",
)  # fmt: skip
_COMPASS = {f"{number * 22.5:g}": wind for number, wind in enumerate(_WINDS)}
_ROUNDS = 6


def off_place(place: Place, bearing: Bearing) -> Place:
    """Return the place that lies off `place` as told: the middle of its sector, or of its ring.

    Where no sector can be drawn, it is a circle around `place` as wide as what is told.
    """
    from geostrike.boundaries import covering_radius_m

    direction = "" if bearing.degrees is None else f"{bearing.degrees:g}"
    place_id = f"off:{place.id}:{direction}:{bearing.distance_m:.0f}"
    longitude, latitude = place.longitude, place.latitude
    if direction:
        longitude, latitude = _destination(longitude, latitude, float(direction), _middle_m(bearing.distance_m))
        longitude, latitude = round(longitude, 5), round(latitude, 5)
    area = off_area(place_id, longitude, latitude)
    if area is not None and _leads_back(place, bearing, longitude, latitude):
        radius_m = covering_radius_m(area, longitude, latitude)
    else:
        place_id, longitude, latitude = f"{place_id}:circle", place.longitude, place.latitude
        radius_m = (1 + _SLACK) * (bearing.distance_m or UNSTATED_M)
    name = f"{_COMPASS[direction]} of {place.name}" if direction else f"off {place.name}"
    return replace(
        place,
        id=place_id,
        name=f"{bearing.distance_m / 1000:.0f} km {name}" if bearing.distance_m else name,
        longitude=longitude,
        latitude=latitude,
        radius_m=float(min(100 * math.ceil(radius_m / 100), _FARTHEST_M)),
        geonameid=None,
    )


def off_area(place_id: str, longitude: float, latitude: float) -> BaseGeometry | None:
    """Return the polygon of a place off another, by its id and its point; None where its circle must say it.

    That is where the id tells of no such place, and where a sector would reach a pole or half way round the earth.
    """
    kind, _, told = place_id.partition(":")
    parts = told.rsplit(":", 2)
    if kind != "off" or len(parts) != 3 or parts[1] not in ("", *_COMPASS) or not parts[2].isdecimal():
        return None
    direction, distance_m = parts[1], float(parts[2])
    if not (direction or distance_m):
        return None
    from geostrike.boundaries import ring_sector

    try:
        if not direction:
            return ring_sector(longitude, latitude, 0.0, distance_m, half_angle_deg=180, slack=_SLACK)
        degrees = float(direction)
        start = _start(longitude, latitude, degrees, _middle_m(distance_m))
        if not distance_m:
            return ring_sector(*start, degrees, UNSTATED_M / 2, slack=1.0)
        return ring_sector(*start, degrees, distance_m, slack=_SLACK)
    except InputError:
        return None


def _leads_back(place: Place, bearing: Bearing, longitude: float, latitude: float) -> bool:
    """Whether the way back from a point ends at the place; over a pole it ends elsewhere."""
    from geopy.distance import geodesic

    if bearing.degrees is None:
        return True
    metres = _middle_m(bearing.distance_m)
    start = _start(longitude, latitude, bearing.degrees, metres)
    astray_m = geodesic((start[1], start[0]), (place.latitude, place.longitude)).m
    return float(astray_m) <= max(_ASTRAY * metres, 5.0)


def _middle_m(distance_m: float) -> float:
    """How far the middle of a sector lies from the place one measures from."""
    return distance_m or UNSTATED_M / 2


def _destination(longitude: float, latitude: float, degrees: float, metres: float) -> tuple[float, float]:
    from geopy.distance import geodesic

    point = geodesic(meters=metres).destination((latitude, longitude), degrees)
    return point.longitude, point.latitude


def _start(longitude: float, latitude: float, degrees: float, metres: float) -> tuple[float, float]:
    """The place from which one comes to a point by going so far in a direction; found by correcting a first guess.

    Raises
    ------
    InputError
        Around a pole, where no place is found.
    """
    guess = _destination(longitude, latitude, degrees + 180, metres)
    for _ in range(_ROUNDS):
        reached = _destination(*guess, degrees, metres)
        east = (longitude - reached[0] + 180) % 360 - 180
        guess = ((guess[0] + east + 180) % 360 - 180, guess[1] + latitude - reached[1])
        if not abs(guess[1]) < 90:
            raise InputError("no such place: the way leads over a pole")
    return guess
