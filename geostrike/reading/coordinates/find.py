"""Where coordinates stand in a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geostrike.reading.coordinates.decimal_degrees import read_decimal
from geostrike.reading.coordinates.grids import read_mgrs, read_utm
from geostrike.reading.coordinates.halves import AXIS, DEGREE, LED, SIDE_BEHIND
from geostrike.reading.coordinates.level import level
from geostrike.reading.coordinates.plus_codes import read_plus_code
from geostrike.reading.coordinates.point import Coordinates, Reading
from geostrike.reading.coordinates.sexagesimal import read_sexagesimal

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["find_coordinates"]

_READERS: tuple[Callable[[str, int], Reading | None], ...] = (
    read_plus_code,
    read_mgrs,
    read_utm,
    read_sexagesimal,
    read_decimal,
)
# Where a notation may begin, not within a word or a number: with a number that goes on as coordinates do, with a letter
# or a word for a side or an axis before a number, or as a Plus Code. The first letter is taken first, so that the rest
# of a text is passed over quickly; the look back at it begins with it again.
_START = re.compile(
    r"[-+0-9NSEWLC](?<![\w+.-].)(?<![0-9][,:'\"°].)(?<=(?="
    rf"[-+]?[0-9]++(?:(?<![0-9]{{4}})(?:[:-]| {{1,2}}| - )[0-9]|[.,][0-9]|(?<=[0-9]{{5}})|{DEGREE}"
    rf"| {{0,2}}{SIDE_BEHIND}| {AXIS}(?![a-z])| ?[C-X] ?[A-Z]{{2}} ?[0-9]{{2}}| ?(?:[C-X]|north|south)(?!\w)[ ,;:])"
    rf"|[NSEW][.:]? {{0,2}}[0-9]|{LED}[-+]?[0-9]"
    r"|[2-9C][2-9CFGHJMPQRV][2-9CFGHJMPQRVWX]{6}\+).)",
    re.I,
)


def find_coordinates(text: str) -> list[Coordinates]:
    """Find the coordinates in a text, from left to right, without overlap.

    Read are decimal degrees, degrees with minutes and seconds in the forms of atlases, airmen and seamen, MGRS, UTM and
    full Plus Codes. Half a pair is none, nor is what names no point of the earth.

    Parameters
    ----------
    text : any; the work grows with its length, not faster.

    Returns
    -------
    list of Coordinates
        Spans begin with the first figure, letter or axis word ("lat 34.45, lon 40.91"); what announces them
        ("coordinates:", "MGRS", "UTM zone") is not part of them. Longitudes and latitudes in degrees, radii in metres.
    """
    plain = level(text)
    found: list[Coordinates] = []
    position = 0
    while match := _START.search(plain, position):
        reading = next((r for read in _READERS if (r := read(plain, match.start()))), None)
        position = reading.end if reading else match.start() + 1
        if reading and reading.point:
            found.append(
                Coordinates(
                    start=reading.start,
                    end=reading.end,
                    text=text[reading.start : reading.end],
                    longitude=reading.point.longitude,
                    latitude=reading.point.latitude,
                    radius_m=reading.point.radius_m,
                    notation=reading.notation,
                )
            )
    return found
