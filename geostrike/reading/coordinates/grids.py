"""Metric grids: MGRS (38S MB 44500 87100) and UTM (38S 445000 3687100; zone 37N 445000 E 3687100 N)."""

from __future__ import annotations

import math
import re
import warnings

from geostrike.reading.coordinates.point import Point, Reading

__all__ = ["read_mgrs", "read_utm"]

_ZONE = r"(?P<zone>0?[1-9]|[1-5][0-9]|60)"
_BANDS = "CDEFGHJKLMNPQRSTUVWX"
_BAND_DEG = 8.0  # of latitude; the last reaches to 84° N
_LOWEST_DEG = -80.0
# A square that the edge of a band or of a zone cuts may be called by either; Norway's and Svalbard's zones are wider.
_BAND_SLACK_DEG, _ZONE_REACH_DEG = 0.1, 6.5
_MGRS = re.compile(
    rf"{_ZONE}(?P<apart> ?)(?P<band>[C-HJ-NP-X])(?P<gap> ?)(?P<square>[A-HJ-NP-Z][A-HJ-NP-V])"
    r"(?P<space> ?)(?P<east>[0-9]{2,10}+)(?: (?P<north>[0-9]{2,5}+))?(?!\w|[.,][0-9])",
    re.I,
)
_SAYS_MGRS = re.compile(r"(?:mgrs|grid|military)\W{0,3}(?:(?:ref|reference|square|coordinates?)\W{0,3}){0,2}$", re.I)
_MONTHS = frozenset(("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"))
_DATE_FIGURES = 3  # of each half, at most, of what may be a year or an hour: 12 MAY 2024, 12MAY 120000
_LETTER = rf"{_ZONE} ?(?P<letter>[C-HJ-NP-X]|north|south)(?!\w)"


def _metres(name: str) -> str:
    return (
        rf"(?:(?P<pre_{name}>[EN]|easting|northing)[ :=]{{0,3}})?(?P<{name}>[0-9]{{5,7}}+(?:\.[0-9]{{1,3}}+)?+)"
        rf"(?: ?m(?![a-df-mo-z]))?(?: ?(?P<post_{name}>[EN](?![a-z])|east(?:ing)?|north(?:ing)?)(?!\w))?"
    )


_NUMBERS = _metres("one") + r"[ ,;/]{1,4}" + _metres("other")
_UTM = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"{_LETTER}[ ,;:]{{1,3}}{_NUMBERS}(?!\w|\.[0-9])",
        rf"{_NUMBERS}[ ,;(]{{1,3}}(?:utm )?zone {_LETTER}",
    )
)
_NORTHING_FIGURES = 7  # of a bare northing; those of fewer are told by their letters


def read_mgrs(text: str, start: int) -> Reading | None:
    """Return the MGRS reference of 4 to 10 figures that stands at `start`; None where none does.

    Its point is the middle of the square. What other words may look like ("10K BY 2030", "3 NEW 34 27", "5k at 12 00")
    is read behind "MGRS" or "grid" only.
    """
    match = _MGRS.match(text, start)
    if not match:
        return None
    east, north = match["east"], match["north"]
    if not north:
        east, north = east[: len(east) // 2], east[len(east) // 2 :]
    if len(east) != len(north) or not 2 <= len(east) <= 5:
        return None
    letters = match["band"] + match["square"]
    if letters.upper() in _MONTHS and not match["gap"] and len(east) <= _DATE_FIGURES:
        return None
    if not _SAYS_MGRS.search(text[max(0, start - 40) : start]):
        like_words = len(east) == 2 and not match["north"] and (match["gap"] or match["space"])
        if letters != letters.upper() or like_words or (match["apart"] and not match["gap"]):
            return None
    point = _square_point(int(match["zone"]), letters.upper(), east, north)
    return Reading(start, match.end(), "mgrs", point) if point else None


def _square_point(zone: int, letters: str, east: str, north: str) -> Point | None:
    from mgrs import MGRS
    from mgrs.core import MGRSError

    side_m = 10 ** (5 - len(east))
    corner = f"{zone:02d}{letters}{east:0<5}{north:0<5}"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of a square outside its band: that is looked at below
            _, hemisphere, easting, northing = MGRS().MGRSToUTM(corner)
    except MGRSError:
        return None
    # Some versions of the library give the corner of the smallest square, some its middle.
    middle = [math.floor(metres + 0.01) + side_m / 2 for metres in (easting, northing)]
    point = _point(zone, middle[0], middle[1], northern=hemisphere == "N", cell_m=side_m)
    return point if point and _in_band(point, letters[0]) else None


def read_utm(text: str, start: int) -> Reading | None:
    """Return the UTM coordinates that stand at `start`; None where none do.

    The letter of the zone is a band of latitude to some writers, and a hemisphere (N, S) to others. N says the same
    both ways. S is the band where the northing lies in it (32 to 40° N), else the southern hemisphere: a point there
    with such a northing would lie between 50 and 58° S. Any other letter must be the band that the point lies in.
    """
    for pattern in _UTM:
        if match := pattern.match(text, start):
            return _utm(match)
    return None


def _utm(match: re.Match[str]) -> Reading | None:
    labels = [(match[f"pre_{name}"] or match[f"post_{name}"] or "")[:1].upper() for name in ("one", "other")]
    easting, northing = match["one"], match["other"]
    if labels == ["N", "E"]:
        easting, northing = northing, easting
    elif labels != ["E", "N"] and (any(labels) or len(northing.partition(".")[0]) != _NORTHING_FIGURES):
        return None
    if len(easting.partition(".")[0].removeprefix("0")) != 6:
        return None
    metres = float(easting), float(northing)
    zone, letter = int(match["zone"]), match["letter"].upper()
    point = _point(zone, *metres, northern=letter >= "N" and letter != "SOUTH", cell_m=1)
    if letter == "S" and not (point and _in_band(point, letter)):
        point = _point(zone, *metres, northern=False, cell_m=1)
    elif letter not in ("N", "S", "NORTH", "SOUTH") and point and not _in_band(point, letter):
        point = None
    return Reading(match.start(), match.end(), "utm", point)


def _point(zone: int, easting: float, northing: float, *, northern: bool, cell_m: float) -> Point | None:
    import utm

    try:
        latitude, longitude = utm.to_latlon(easting, northing, zone, northern=northern)
    except ValueError:
        return None
    astray = (float(longitude) - (6 * zone - 183) + 180) % 360 - 180
    if abs(astray) > _ZONE_REACH_DEG or not _LOWEST_DEG <= latitude <= 84:
        return None
    return Point(float(longitude), float(latitude), max(1.0, math.hypot(cell_m, cell_m) / 2))


def _in_band(point: Point, letter: str) -> bool:
    south = _LOWEST_DEG + _BAND_DEG * _BANDS.index(letter)
    north = south + (12.0 if letter == "X" else _BAND_DEG)
    return south - _BAND_SLACK_DEG <= point.latitude <= north + _BAND_SLACK_DEG
