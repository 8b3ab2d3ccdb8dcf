"""A point that coordinates name, how finely they name it, and the place it is."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from geostrike.model import Place

__all__ = ["Coordinates", "Notation", "Point", "Reading", "coordinates_place", "half_diagonal_m"]

Notation = Literal["decimal", "dms", "dm", "mgrs", "utm", "plus code"]

# Of a degree of latitude; one of longitude is shorter by the cosine of the latitude.
METRES_A_DEGREE = 111_320.0
_LEAST_M = 1.0
_MOST_DIGITS = 5


@dataclass(frozen=True, slots=True)
class Point:
    """A point on WGS 84 in degrees, with half the diagonal of the cell that its last digit stands for, in metres."""

    longitude: float
    latitude: float
    radius_m: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader made of a text at an offset.

    Attributes
    ----------
    start, end : of the words that were read.
    point : None where they are written as coordinates, but name no point of the earth; nothing within them is read.
    """

    start: int
    end: int
    notation: Notation
    point: Point | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coordinates:
    """Coordinates in a document's text; ``text[start:end]`` of it is `text`.

    Attributes
    ----------
    longitude, latitude : in degrees on WGS 84, the middle of the cell that the notation names.
    radius_m : half the diagonal of that cell, in metres; at least 1.
    """

    start: int
    end: int
    text: str
    longitude: float
    latitude: float
    radius_m: float
    notation: Notation


def half_diagonal_m(height_deg: float, width_deg: float, latitude: float) -> float:
    """Return half the diagonal of a cell in metres, at least 1; its sides in degrees."""
    width_deg *= math.cos(math.radians(latitude))
    return max(_LEAST_M, math.hypot(height_deg, width_deg) * METRES_A_DEGREE / 2)


def coordinates_place(found: Coordinates) -> Place:
    """Return the place that coordinates name: ``at:LAT,LON``, without a country and without a feature code.

    Its name writes the coordinates in decimal degrees, with as many decimals as they are worth.
    """
    longitude, latitude = _rounded(found.longitude, _MOST_DIGITS), _rounded(found.latitude, _MOST_DIGITS)
    digits = min(max(round(math.log10(METRES_A_DEGREE / found.radius_m)), 0), _MOST_DIGITS)
    north, east = _rounded(latitude, digits), _rounded(longitude, digits)
    return Place(
        id=f"at:{latitude:.{_MOST_DIGITS}f},{longitude:.{_MOST_DIGITS}f}",
        name=f"{abs(north):.{digits}f}° {'S' if north < 0 else 'N'}, "
        f"{abs(east):.{digits}f}° {'W' if east < 0 else 'E'}",
        longitude=longitude,
        latitude=latitude,
        country="",
        feature_code="",
        radius_m=float(math.ceil(found.radius_m)),
        source="told by coordinates",
    )


def _rounded(degrees: float, digits: int) -> float:
    return round(degrees, digits) + 0.0  # no -0.0
