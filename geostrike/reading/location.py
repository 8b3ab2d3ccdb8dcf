"""From a place to a location: its geometry, no finer than the source gives it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geostrike.errors import InputError
from geostrike.model import Location, Place, WherePrec
from geostrike.reading.bearings import UNSTATED_M, Bearing, bearing_before

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geostrike.boundaries import Boundaries

__all__ = ["distance_m", "holds", "locate", "where_prec_of", "with_area"]

_RELATIONS = ("part:", "border:", "meeting:")

# UCDP GED counts as "near" what lies within about 25 km of a known point.
NEAR_M = 25_000.0
# How far to both sides of a border "along the border" reaches: our reading, as wide as the border districts there.
BORDER_M = 25_000.0
_COMPASS = {0.0: "north", 45.0: "northeast", 90.0: "east", 135.0: "southeast", 180.0: "south", 225.0: "southwest",
            270.0: "west", 315.0: "northwest"}  # fmt: skip
_NEAR = re.compile(
    r"\brural\s+$|\b(?:countryside of|suburbs of|near|close to|outside|around|vicinity of"
    r"|not far from|outskirts of|adjacent to)"
    r"\s+(?:the\s+)?(?:[\w-]+\s+(?:of\s+)?){0,3}$",
    re.I,
)
_PREC = {"ADM1": 4, "ADM2": 3, "RGN": 5, "RGNE": 5, "STM": 5, "BDRY": 5, "DSRT": 5, "VAL": 5, "MTS": 5, "COST": 5,
         "SEA": 7, "GULF": 7, "STRT": 7, "CHN": 7, "CHNM": 7, "OCN": 7, "BAY": 7}  # fmt: skip


def where_prec_of(place: Place, *, near: bool = False) -> WherePrec:
    """Return UCDP's ``where_prec`` for an event known to be at, or near, a place (by its GeoNames feature code)."""
    if place.feature_code.startswith("PCL"):
        return WherePrec.COUNTRY
    code = _PREC.get(place.feature_code)
    if code:
        return WherePrec(code)
    return WherePrec.NEAR if near else WherePrec.EXACT


def locate(place: Place, boundaries: Boundaries, *, before: str = "", description: str = "") -> Location:
    """Return where something is that a source tells of by `place`.

    Parameters
    ----------
    before : the words before the name; "near", "outside" and their like widen the circle to 25 km.
    description : the place in the source's own words.
    """
    if (bearing := bearing_before(before)) and not place.feature_code.startswith("PCL"):
        return _off(place, bearing, description)
    prec = where_prec_of(place, near=bool(_NEAR.search(before)))
    area = _area(place, prec, boundaries)
    if area is not None and place.id.startswith(_RELATIONS):
        place = _settled(place, area)
    return Location(
        place=place,
        where_prec=prec,
        longitude=place.longitude,
        latitude=place.latitude,
        radius_m=max(place.radius_m, NEAR_M) if prec == WherePrec.NEAR else place.radius_m,
        where_description=description or place.name,
        area=area,
    )


def _off(place: Place, bearing: Bearing, description: str) -> Location:
    """Somewhere off a named place: the computed point where a direction and a distance are told, else a wide circle."""
    from geopy.distance import geodesic

    reach_m = bearing.distance_m or UNSTATED_M
    longitude, latitude, radius_m = place.longitude, place.latitude, reach_m + place.radius_m
    if bearing.degrees is not None and bearing.distance_m:
        # Bearings are told in eighths of the compass, distances in round numbers.
        point = geodesic(meters=reach_m).destination((latitude, longitude), bearing.degrees)
        longitude, latitude, radius_m = round(point.longitude, 5), round(point.latitude, 5), max(reach_m * 0.4, 2_000.0)
    name = f"off {place.name}" if bearing.degrees is None else f"{_COMPASS[bearing.degrees]} of {place.name}"
    direction = "" if bearing.degrees is None else f"{bearing.degrees:g}"
    settled = replace(
        place,
        id=f"off:{place.id}:{direction}:{bearing.distance_m:.0f}",
        name=f"{bearing.distance_m / 1000:.0f} km {name}" if bearing.distance_m else name,
        longitude=longitude,
        latitude=latitude,
        radius_m=radius_m,
        geonameid=None,
    )
    return Location(
        place=settled,
        where_prec=WherePrec.NEAR if radius_m <= NEAR_M else WherePrec.AREA,
        longitude=longitude,
        latitude=latitude,
        radius_m=radius_m,
        where_description=description or settled.name,
    )


def with_area(location: Location, boundaries: Boundaries) -> Location:
    """Return a location that was read from a row with the polygon that its place and precision stand for."""
    return replace(location, area=_area(location.place, location.where_prec, boundaries))


def _area(place: Place, prec: WherePrec, boundaries: Boundaries) -> BaseGeometry | None:
    """The polygon that holds a place; None where its circle says it."""
    from geostrike.boundaries import along, circle

    kind, *codes = place.id.split(":")
    try:
        if kind == "part" and len(codes) == 2:
            return boundaries.part(codes[0], codes[1])
        if kind == "border" and len(codes) == 2:
            line = boundaries.border(codes[0], codes[1])
            return None if line.is_empty else along(line, 2 * BORDER_M)
        if kind == "meeting" and len(codes) == 3:
            point = boundaries.meeting(*codes)
            return None if point is None else circle(point.x, point.y, 2 * BORDER_M)
    except InputError:
        return None  # a country without a shape: the circle must say it
    if prec == WherePrec.GOVERNORATE and place.country:
        division = boundaries.division_at(place.country, place.longitude, place.latitude)
        return division[1] if division else None
    if prec == WherePrec.COUNTRY and place.country:
        return boundaries.country(place.country)
    return None


def _settled(place: Place, area: BaseGeometry) -> Place:
    """A place told by relation, with the point and the radius of the area it turned out to be."""
    from geostrike.boundaries import covering_radius_m

    point = area.representative_point()
    return replace(
        place, longitude=round(point.x, 5), latitude=round(point.y, 5), radius_m=round(covering_radius_m(area), -3)
    )


def holds(coarse: Location, fine: Location) -> bool:
    """Whether `coarse` is an area or a region that holds `fine`, which is given more finely."""
    if coarse.place.id == fine.place.id or coarse.where_prec <= fine.where_prec == WherePrec.COUNTRY:
        return False
    if coarse.where_prec == WherePrec.COUNTRY:
        return coarse.place.country == fine.place.country if fine.place.country else _inside(coarse, fine)
    if coarse.where_prec >= WherePrec.DISTRICT and coarse.where_prec > fine.where_prec:
        return _inside(coarse, fine)
    return (
        coarse.where_prec == fine.where_prec == WherePrec.AREA
        and coarse.radius_m > 2 * fine.radius_m
        and _inside(coarse, fine)
    )


def _inside(coarse: Location, fine: Location) -> bool:
    if coarse.area is not None:
        from shapely import Point

        return bool(coarse.area.intersects(Point(fine.longitude, fine.latitude)))
    return distance_m(coarse, fine) <= coarse.radius_m


def distance_m(one: Location, other: Location) -> float:
    """Return the great-circle distance of two locations' points in metres."""
    from geopy.distance import great_circle

    return float(great_circle((one.latitude, one.longitude), (other.latitude, other.longitude)).m)
