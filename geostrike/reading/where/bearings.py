"""Places told by distance or direction from a named one: the named place is where one measures from, never the site."""

from __future__ import annotations

import re
from dataclasses import dataclass

from geostrike.reading.numbers import NUMBER, number_of

__all__ = ["Bearing", "bearing_before", "off_shore"]

_UNITS_M = {"km": 1_000.0, "kilomet": 1_000.0, "nautical": 1_852.0, "nm": 1_852.0, "mi": 1_609.344, "met": 1.0}
_WINDS = (
    "north", "north-northeast", "northeast", "east-northeast", "east", "east-southeast", "southeast", "south-southeast",
    "south", "south-southwest", "southwest", "west-southwest", "west", "west-northwest", "northwest", "north-northwest",
)  # fmt: skip
_LETTERS = ("N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW")
_DEGREES = {
    **{wind.replace("-", ""): number * 22.5 for number, wind in enumerate(_WINDS)},
    **{letters.lower(): number * 22.5 for number, letters in enumerate(_LETTERS)},
}
_DIRECTION = (
    r"(?:(?:north|south|east|west)[ -])?(?:north|south)[ -]?(?:east|west)|north|south|east|west"
    r"|(?-i:[NS]{1,2}[EW]|[EW][NS][EW]|[NSEW])"
)
# What may stand between the words that measure and the name: "20 km from Yemen's port city of X".
_NOUNS = (
    r"(?:(?:[\w.-]+['’]s?|coastal|port|naval|city|town|village|district|island|islands|coast|coasts|coastline|shores?"
    r"|mouth|entrance|harbou?r|capital|province|governorate|area|(?-i:[A-Z][\w’'.-]*))\s+(?:of\s+)?(?:the\s+)?){0,6}"
)
_FROM = re.compile(
    rf"(?:(?P<number>(?:\d+(?:\.\d+)?\s*(?:-|–|to)\s*)?(?:{NUMBER}|\d+\.\d+))\s*-?"
    r"(?P<unit>kms?|kilomet(?:er|re)s?|nautical[ -]miles?|nmi?|miles?|met(?:er|re)s?)\b"
    r"(?:\s*\([^()]{1,40}\))?\s+)?"
    rf"(?:(?:due\s+|just\s+|directly\s+|further\s+)?(?:to\s+(?:the\s+)?|(?<!\bthe\s))(?P<direction>{_DIRECTION})\s+of"
    r"|(?P<from>(?:away\s+|offshore\s+)?from|off|outside|short of))\s+"
    rf"(?:the\s+)?{_NOUNS}$",
    re.I,
)
_OFF = re.compile(rf"\boff(?:shore)?\s+(?:of\s+)?(?:the\s+)?(?:\w+(?:ern)?\s+)?{_NOUNS}$", re.I)
# Without one of these no words measure.
_ANY = re.compile(r"\b(?:of|from|off|outside|offshore)\b", re.I)
_TIMES = re.compile(r"\s*(?:-|–|to)\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """How far, and in which direction, from a named place.

    Attributes
    ----------
    words : that tell it, up to the place's name.
    distance_m : 0 where none is told.
    degrees : clockwise from north, in steps of 22.5; None where no direction is told.
    """

    words: str
    distance_m: float
    degrees: float | None


def bearing_before(words: str) -> Bearing | None:
    """Return the distance and direction that end `words`, the ones before a name; None where none are told."""
    if not _ANY.search(words):
        return None
    match = _FROM.search(words)
    if not match or not (match.group("number") or match.group("direction")):
        return None
    distance_m = 0.0
    if match.group("number"):
        unit = match.group("unit").lower()
        metres = next(metres for name, metres in _UNITS_M.items() if unit.startswith(name))
        distance_m = _number(match.group("number")) * metres
    direction = re.sub(r"[ -]", "", (match.group("direction") or "").lower())
    return Bearing(words=match.group(), distance_m=distance_m, degrees=_DEGREES.get(direction))


def off_shore(words: str) -> str:
    """Return the words that end `words` and tell that something is at sea off a name; "" for none."""
    match = _OFF.search(words) if "off" in words.lower() else None
    return match.group() if match and not bearing_before(words) else ""


def _number(words: str) -> float:
    """The number that words give; the middle of a range."""
    parts = [part for part in _TIMES.split(words.strip()) if part]
    numbers = [
        float(part) if "." in part and part.replace(".", "").isdigit() else float(number_of(part) or 0)
        for part in parts
    ]
    told = (
        [number for number in numbers if number]
        if len(numbers) == 2
        else [float(number_of(words) or 0) or sum(numbers)]
    )
    return sum(told) / len(told) if told else 0.0
