"""Where longitude and latitude cross: geopy writes latitude first, and geostrike longitude.

A point of geopy's is made and taken apart here; no other module of ``gazetteer`` does either.
"""

from __future__ import annotations

from math import inf
from typing import Any

from geopy.exc import GeocoderQueryError
from geopy.location import Location
from geopy.point import Point

__all__ = ["located", "longitude_latitude", "shortened"]

_LONGEST_POINT = 256  # characters, as geopy has it: its pattern is slow on more
_MINUS = str.maketrans("\u2212\u2013", "--")  # a typeset minus, which geopy would pass over


def located(address: str, longitude: float, latitude: float, raw: dict[str, Any]) -> Location:
    """Return geopy's Location of a point in degrees on WGS 84."""
    return Location(address, Point(latitude, longitude), raw)


def longitude_latitude(query: object) -> tuple[float, float]:
    """Return the longitude and latitude of a point that is written as geopy writes it, latitude first.

    Parameters
    ----------
    query : a `geopy.Point`, a sequence of two or three numbers (a height is passed over), or a string in decimal
        degrees or in degrees, minutes and seconds.

    Raises
    ------
    geopy.exc.GeocoderQueryError
        Where it is none of these, or not on the Earth. Longitudes beyond 180 degrees go round it, as geopy has them.
    """
    wanted = "give latitude and longitude in degrees, such as (34.37, 41.09) or '34.37, 41.09'"
    try:
        if isinstance(query, Point):
            point = query
        elif isinstance(query, str):
            point = Point(*_written(query))
        else:
            if isinstance(query, bytes | dict | set | frozenset):
                raise TypeError
            latitude, longitude, *_height = (float(value) for value in query)  # type: ignore[attr-defined]
            if len(_height) > 1:
                raise ValueError
            point = Point(_on_the_earth(latitude, longitude), longitude)
    except GeocoderQueryError:
        raise
    except (NotImplementedError, OverflowError, TypeError, ValueError):
        raise GeocoderQueryError(f"{shortened(query)} is no point: {wanted}") from None
    return point.longitude, point.latitude


def _written(text: str) -> tuple[float, float]:
    """Return latitude and longitude of a string, all of which geopy's pattern understands."""
    text = text.strip().translate(_MINUS)
    found = Point.POINT_PATTERN.match(text) if len(text) <= _LONGEST_POINT else None
    if not found or found.start("latitude"):  # geopy passes over what stands before: ".5, 40" would be 5° N
        raise ValueError
    latitude, longitude = (
        Point.parse_degrees(
            found[f"{axis}_degrees"],
            found[f"{axis}_arcminutes"] or 0,
            found[f"{axis}_arcseconds"] or 0,
            found[f"{axis}_direction_front"] or found[f"{axis}_direction_back"],
        )
        for axis in ("latitude", "longitude")
    )
    return _on_the_earth(latitude, longitude), longitude


def _on_the_earth(latitude: float, longitude: float) -> float:
    if 90 < abs(latitude) < inf:
        hint = " (are latitude and longitude swapped?)" if abs(longitude) <= 90 else ""
        raise GeocoderQueryError(f"latitude {latitude:g} is outside -90..90{hint}; geopy writes latitude first")
    return latitude


def shortened(value: object) -> str:
    """Return a value as a message can hold it."""
    text = repr(value[:60] if isinstance(value, str | bytes | list | tuple) else value)
    return text if len(text) <= 80 else f"{text[:77]}..."
