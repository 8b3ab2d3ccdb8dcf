"""From a place to a location: its geometry, no finer than the source gives it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geostrike.errors import InputError
from geostrike.model import Location, Place, WherePrec
from geostrike.reading.where.bearings import bearing_before, off_shore
from geostrike.reading.where.coasts import COAST, coast_area, off_coast, seaward
from geostrike.reading.where.seas import SEA_PART, part_of_sea
from geostrike.reading.where.sectors import off_area, off_place

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geostrike.boundaries import Boundaries

__all__ = ["distance_m", "holds", "locate", "where_prec_of", "with_area"]

_OFF = "off:"
_AT = "at:"
_BORDERS = ("border:", "meeting:")
_RELATIONS = ("part:", COAST, *_BORDERS)
_WATERS = frozenset("SEA GULF STRT CHN CHNM OCN BAY".split())
# What lies in a sea or on its shore; a town within the sea's circle may lie far inland.
_AT_SEA = (_OFF, _AT, COAST, SEA_PART, "shore:")
_MARINE = _WATERS | {"PRT", "ISL", "ISLS", "ANCH", "HBR"}

# Coordinates in whole minutes are good to a kilometre: as exact as a town is.
EXACT_M = 2_000.0

# UCDP GED counts as "near" what lies within about 25 km of a known point.
NEAR_M = 25_000.0
# How far to both sides of a border "along the border" reaches: our reading, as wide as the border districts there.
BORDER_M = 25_000.0
_NEAR = re.compile(
    r"\brural\s+$|\b(?:countryside of|suburbs of|near|close to|outside|around|vicinity of"
    r"|not far from|outskirts of|adjacent to|off|off the coast of)"
    r"\s+(?:the\s+)?(?:[\w-]+\s+(?:of\s+)?){0,3}$",
    re.I,
)
_PREC = {"ADM1": 4, "ADM2": 3, "RGN": 5, "RGNE": 5, "STM": 5, "BDRY": 5, "DSRT": 5, "VAL": 5, "MTS": 5, "COST": 5,
         "SEA": 7, "GULF": 7, "STRT": 7, "CHN": 7, "CHNM": 7, "OCN": 7, "BAY": 7}  # fmt: skip


def where_prec_of(place: Place, *, near: bool = False) -> WherePrec:
    """Return UCDP's ``where_prec`` for an event known to be at, or near, a place (by its GeoNames feature code)."""
    if place.feature_code.startswith("PCL"):
        return WherePrec.COUNTRY
    if place.id.startswith(_AT) and place.radius_m > EXACT_M:
        return WherePrec.NEAR if place.radius_m <= NEAR_M else WherePrec.AREA
    code = _PREC.get(place.feature_code)
    if code:
        return WherePrec(code)
    return WherePrec.NEAR if near else WherePrec.EXACT


def locate(place: Place, boundaries: Boundaries, *, before: str = "", description: str = "") -> Location:
    """Return where something is that a source tells of by `place`.

    Parameters
    ----------
    before : the words before the name; "near", "outside" and their like widen the circle to 25 km, a distance or a
        direction makes it a place off the named one.
    description : the place in the source's own words; those of `before` that tell how it lies are put before them.
    """
    if place.id.startswith(_AT) and not place.country:
        place = replace(place, country=boundaries.country_at(place.longitude, place.latitude))
    if place.feature_code in _WATERS and (told := part_of_sea(place, before)):
        return _location(told[0], where_prec_of(place), None, _flat(told[1] + description))
    bearing = bearing_before(before)
    shore = (
        bearing.words if bearing and bearing.degrees is None and "off" in bearing.words.lower() else off_shore(before)
    )
    if shore and place.feature_code not in _WATERS and not place.id.startswith(_RELATIONS):
        if bearing and not place.feature_code.startswith("PCL"):
            bearing = replace(bearing, degrees=seaward(boundaries, place, bearing.distance_m))
        elif sea := off_coast(place, boundaries):
            area = _area(sea, WherePrec.AREA, boundaries)
            sea = sea if area is None else _settled(sea, area)
            prec = WherePrec.AREA if area is not None else WherePrec.NEAR
            return _location(sea, prec, area, _flat(shore + description))
    if bearing and not place.feature_code.startswith("PCL"):
        place = off_place(place, bearing)
        prec = WherePrec.NEAR if place.radius_m <= NEAR_M else WherePrec.AREA
        return _location(place, prec, _area(place, prec, boundaries), _flat(bearing.words + description))
    near = _NEAR.search(before)
    prec = where_prec_of(place, near=bool(near))
    area = _area(place, prec, boundaries)
    if area is None and place.id.startswith(_BORDERS):
        # No dot: half way between two countries that do not meet, there is nothing.
        where = "border of these" if place.id.startswith("border:") else "place where these meet"
        warning = f"Our boundaries show no {where}: {place.name}. Known no finer than these countries."
        return replace(_location(place, WherePrec.COUNTRY, None, description), warning=warning)
    if area is not None and place.id.startswith(_RELATIONS):
        place = _settled(place, area)
    location = _location(place, prec, area, description)
    if near and prec == WherePrec.NEAR:
        words = _flat(near.group() + description)
        return replace(location, radius_m=max(place.radius_m, NEAR_M), where_description=words)
    return location


def _location(place: Place, prec: WherePrec, area: BaseGeometry | None, description: str) -> Location:
    return Location(
        place=place,
        where_prec=prec,
        longitude=place.longitude,
        latitude=place.latitude,
        radius_m=place.radius_m,
        where_description=description or place.name,
        area=area,
    )


def _flat(words: str) -> str:
    return " ".join(words.split())


def with_area(location: Location, boundaries: Boundaries) -> Location:
    """Return a location that was read from a row with the polygon that its place and precision stand for."""
    area = _area(location.place, location.where_prec, boundaries)
    return location if area is location.area else replace(location, area=area)


def _area(place: Place, prec: WherePrec, boundaries: Boundaries) -> BaseGeometry | None:
    """The polygon that holds a place; None where its circle says it."""
    if place.id.startswith((_OFF, *_RELATIONS)) and (told := _told_by_relation(place, boundaries)):
        return told[0]
    if prec == WherePrec.GOVERNORATE and place.country:
        division = boundaries.division_at(place.country, place.longitude, place.latitude)
        return division[1] if division else None
    if prec == WherePrec.COUNTRY and place.country:
        return boundaries.country(place.country)
    return None


def _told_by_relation(place: Place, boundaries: Boundaries) -> tuple[BaseGeometry | None] | None:
    """The polygon of a place whose id tells a relation, or that it has none; None where the id tells no relation."""
    if place.id.startswith(_OFF):
        return (off_area(place.id, place.longitude, place.latitude),)
    from geostrike.boundaries import along, circle

    kind, *codes = place.id.split(":")
    try:
        if kind == "part" and len(codes) == 2:
            return (boundaries.part(codes[0], codes[1]),)
        if kind == "coast" and len(codes) == 1:
            return (coast_area(boundaries, codes[0]),)
        if kind == "border" and len(codes) == 2:
            line = boundaries.border(codes[0], codes[1])
            return (None if line.is_empty else along(line, 2 * BORDER_M),)
        if kind == "meeting" and len(codes) == 3:
            point = boundaries.meeting(*codes)
            return (None if point is None else circle(point.x, point.y, 2 * BORDER_M),)
    except InputError:
        return (None,)  # a country without a shape: the circle must say it
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
    if any(one.where_prec == WherePrec.COUNTRY and not one.place.country for one in (coarse, fine)):
        return False  # a border that our boundaries do not know holds nothing, and nothing holds it
    if coarse.where_prec == WherePrec.INTERNATIONAL:
        marine = fine.place.id.startswith(_AT_SEA) or fine.place.feature_code in _MARINE
        return marine and coarse.radius_m > fine.radius_m and _inside(coarse, fine)
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
