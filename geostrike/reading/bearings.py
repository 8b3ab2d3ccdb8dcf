"""Places told by distance or direction from a named one: the named place is where one measures from, never the site."""

from __future__ import annotations

import re
from dataclasses import dataclass

from geostrike.reading.numbers import NUMBER, number_of

__all__ = ["Bearing", "bearing_before"]

_UNITS_M = {"km": 1_000.0, "kilomet": 1_000.0, "nautical": 1_852.0, "nm": 1_852.0, "nmi": 1_852.0, "mi": 1_609.344}
_DEGREES = {
    "north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0,
    "south": 180.0, "southwest": 225.0, "west": 270.0, "northwest": 315.0,
}  # fmt: skip
_DIRECTION = r"(?:(?:north|south)[ -]?(?:east|west)|north|south|east|west)"
_FROM = re.compile(
    rf"(?:(?P<number>{NUMBER}|\d+\.\d+)\s*-?(?P<unit>km|kilomet(?:er|re)s?|nautical miles?|nmi?|miles?)\s+)?"
    rf"(?:(?:to\s+)?(?:the\s+)?(?P<direction>{_DIRECTION})\s+of|(?P<from>from|off|away from|outside))\s+"
    r"(?:the\s+)?(?:(?:\w+['’]s|coast of|coastal|port of|city of|town of|port city of|[A-Z]\w+)\s+){0,4}$",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """How far, and in which direction, from a named place.

    Attributes
    ----------
    words : that tell it, up to the place's name.
    distance_m : 0 where none is told.
    degrees : clockwise from north; None where no direction is told.
    """

    words: str
    distance_m: float
    degrees: float | None


def bearing_before(words: str) -> Bearing | None:
    """Return the distance and direction that end `words`, the ones before a name; None where none are told."""
    match = _FROM.search(words)
    if not match or not (match.group("number") or match.group("direction")):
        return None
    distance_m = 0.0
    if match.group("number"):
        word = match.group("number")
        number = float(word) if "." in word else float(number_of(word) or 0)
        unit = match.group("unit").lower()
        distance_m = number * next(metres for name, metres in _UNITS_M.items() if unit.startswith(name))
    direction = re.sub(r"[ -]", "", (match.group("direction") or "").lower())
    return Bearing(words=match.group(), distance_m=distance_m, degrees=_DEGREES.get(direction))
