"""The two halves of coordinates in degrees: latitude and longitude, in either order, told by letters or by words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from geostrike.reading.coordinates.point import Point, half_diagonal_m

__all__ = [
    "AXIS",
    "DEGREE",
    "FRACTION",
    "LED",
    "SIDE_BEHIND",
    "Half",
    "bounds_a_box",
    "lettered",
    "pair_pattern",
    "point_of",
    "read_half",
    "told_apart",
]

Axis = Literal["", "lat", "lon"]

# Every repetition in the patterns of this package is bounded, so that the work at one offset is, too.
FRACTION = r"(?:[.,][0-9]{1,20}+)?+"
DEGREE = r"(?: {0,2}°| {0,2}deg(?:rees?|s|\.)?(?![a-z]))"
AXIS = r"(?:lat(?:itude|\.)?|lon(?:g(?:itude|\.)?|\.)?|lng)"
_SIDE = r"(?:north|south|east|west)"
_BEHIND_AXIS = r"[\"']? ?(?:(?:of|is|at) )?[:=]?[ \"']{0,2}"
_BEHIND_SIDE = r"(?: lat(?:itude)?| long(?:itude)?)?[.:]? {0,2}"
SIDE_BEHIND = rf"(?:[NSEW](?![^\W\d_])|{_SIDE}(?![a-z]))"
LED = rf"(?:{AXIS}{_BEHIND_AXIS}(?:(?:[NSEW]|{_SIDE}(?= )){_BEHIND_SIDE})?|{_SIDE}(?= ){_BEHIND_SIDE})"
"""A word for an axis or a side, and what may stand between it and a number."""
# `@` stands for the name of the half. A letter or word before the figures shuts out one behind them: what stands
# there belongs to the other half.
_HALF = (
    rf"(?:(?P<word@>{AXIS}){_BEHIND_AXIS})?"
    rf"(?:(?P<pre@>[NSEW]|{_SIDE}(?= )){_BEHIND_SIDE})?(?P<sign@>[-+])?BODY"
    rf"(?(pre@)|(?: {{0,2}}(?P<post@>{SIDE_BEHIND}))?)"
    rf"(?(word@)|(?: (?P<after@>{AXIS})(?![a-z]))?)"
)
_GAP = r"(?P<gap>\.? {0,12}+[,;/|&-]? {0,12}+(?:and (?:an? |the )?)?[\"']?)"
_SAME_AGAIN = re.compile(
    rf" {{0,2}}(?:and|to|through|[-&]) {{0,2}}[0-9]{{1,3}}(?![0-9])[0-9 .,'\"°-]{{0,30}}(?:deg(?:rees?)? )?"
    rf"(?P<side>{SIDE_BEHIND})",
    re.I,
)
_END = r"(?![^\W_]|\.[0-9]|°)"


@dataclass(frozen=True, slots=True)
class Half:
    """One half of coordinates.

    Attributes
    ----------
    axis : as letters or words tell it; "" where none do.
    degrees : with its sign.
    unit : of the last digit, in degrees.
    sound : whether minutes and seconds are below 60, only the last figure has decimals, and letters, words and signs
        do not contradict each other.
    decimals : how many the last figure has.
    """

    axis: Axis
    degrees: float
    unit: float
    sound: bool
    decimals: int


def pair_pattern(body: str) -> re.Pattern[str]:
    """Return the pattern of two halves of one kind; in `body`, the figures of a half, ``@`` stands for its name."""
    half = _HALF.replace("BODY", body)
    return re.compile(half.replace("@", "_a") + _GAP + half.replace("@", "_b") + _END, re.I)


def read_half(match: re.Match[str], name: str, parts: tuple[str, ...]) -> Half:
    """Return the half ``"_a"`` or ``"_b"`` of a match, with its degrees, minutes and seconds as written."""
    figures = [float(part.replace(",", ".")) for part in parts]
    decimals = len(parts[-1].replace(",", ".").partition(".")[2])
    degrees = sum(figure / 60**power for power, figure in enumerate(figures))
    # "ſ" is an S to a pattern that does not look at the case.
    sides = {side[0].upper() for key in ("pre", "post") if (side := match[key + name])}
    told: set[Axis] = {"lat" if side in "NS" else "lon" for side in sides}
    told |= {"lat" if word[:2].lower() == "la" else "lon" for key in ("word", "after") if (word := match[key + name])}
    sign = match[f"sign{name}"]
    return Half(
        axis=min(told, default=""),
        degrees=-degrees if sign == "-" or sides & {"S", "W"} else degrees,
        unit=10.0**-decimals / 60 ** (len(parts) - 1),
        sound=len(told) < 2
        and not (sign and sides)
        and all(figure < 60 for figure in figures[1:])
        and all(figure.is_integer() for figure in figures[:-1]),
        decimals=decimals,
    )


def lettered(match: re.Match[str]) -> bool:
    """Whether both halves have a letter or a word for their side or their axis."""
    return all(
        match[f"pre{name}"] or match[f"post{name}"] or match[f"word{name}"] or match[f"after{name}"]
        for name in ("_a", "_b")
    )


def told_apart(one: Half, other: Half) -> bool:
    """Whether letters or words tell which half is the latitude and which the longitude."""
    return {one.axis, other.axis} == {"lat", "lon"}


def bounds_a_box(text: str, end: int, last: Half) -> bool:
    """Whether the half that ends a pair goes on to another one of its axis: 36° N to 37° N, 40° E to 41° E."""
    match = _SAME_AGAIN.match(text, end)
    return bool(match and last.axis == ("lat" if match["side"][0].upper() in "NS" else "lon"))


def point_of(one: Half, other: Half, *, longitude_first: bool = False) -> Point | None:
    """Return the point that two halves name; None where there is none.

    Parameters
    ----------
    longitude_first : the order, where no letters and words tell it.
    """
    if not (one.sound and other.sound):
        return None
    turned = one.axis == "lon" if one.axis else longitude_first
    latitude, longitude = (other, one) if turned else (one, other)
    if abs(latitude.degrees) > 90 or abs(longitude.degrees) > 180:
        return None
    radius_m = half_diagonal_m(latitude.unit, longitude.unit, latitude.degrees)
    return Point(longitude.degrees, latitude.degrees, radius_m)
