"""The fields of a row of any format: numbers, degrees, codes and spellings, each checked as it is taken.

What is wrong is a ValueError that opens with the column, says what stands there, and how to mend it; readers put the
line before it.
"""

from __future__ import annotations

import re
from math import sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "HALF_THE_EARTH_M",
    "code_of",
    "coordinates",
    "language_of",
    "population_of",
    "radius_of",
    "spelling_of",
    "spellings_of",
    "word_of",
]

HALF_THE_EARTH_M = 20_100_000.0
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)\Z")
_CODE = re.compile(r"[A-Z][A-Z0-9]{1,9}\Z")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\Z")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_LONGEST_NAME = 400  # characters, as in GeoNames
_LONGEST_ID = 300
_SHOWN = 60

# GeoNames leaves the code of a place that nobody has classed yet empty; its class, where it has one, says this much.
_CODE_OF_CLASS = {"A": "ADMD", "P": "PPL"}
_ANYTHING = "AREA"

# Metres. Towns as in the world's gazetteer: 3 km for 100,000 inhabitants, 30 km for ten million. The rest are the
# medians of the reviewed gazetteer (data/gazetteer.csv), rounded, where it has such places; lesser divisions are
# smaller by half each.
_SMALLEST_TOWN_M = 1_500.0
_METRES_PER_ROOT = 10
_RADII_M = {
    "PCL": 480_000.0,
    "ADM1": 100_000.0,
    "ADM2": 20_000.0,
    "ADM3": 10_000.0,
    "ADM4": 5_000.0,
    "ADM5": 2_500.0,
    "ADM": 20_000.0,
    "RGN": 200_000.0,
    "CONT": 4_200_000.0,
    "OCN": 6_000_000.0,
    "SEA": 600_000.0,
    "GULF": 200_000.0,
    "DSRT": 150_000.0,
    "MTS": 30_000.0,
    "ISL": 8_000.0,
    "LK": 10_000.0,
    "STM": 10_000.0,
    "AIRB": 4_000.0,
    "AIR": 3_500.0,
    "MILB": 5_000.0,
    "PRT": 6_000.0,
}
_ANY_RADIUS_M = 3_000.0


def shown(value: str) -> str:
    """Return a value as an error quotes it: cut short where it is long."""
    return repr(value if len(value) <= _SHOWN else f"{value[:_SHOWN]}…")


def coordinates(
    longitude: str, latitude: str, columns: tuple[str, str] = ("longitude", "latitude")
) -> tuple[float, float]:
    """Return longitude and latitude in degrees.

    Parameters
    ----------
    longitude, latitude : decimal figures.
    columns : what the two are called in the file.
    """
    for column, value in zip(columns, (longitude, latitude), strict=True):
        if not _NUMBER.match(value):
            raise ValueError(f"{column} {shown(value)} is not a number; write it in decimal figures, such as 35.3354")
    x, y = float(longitude), float(latitude)
    if not -90 <= y <= 90:
        hint = " (are latitude and longitude swapped?)" if abs(y) <= 180 and abs(x) <= 90 else ""
        raise ValueError(f"{columns[1]} {latitude} is outside -90..90{hint}; give decimal degrees on WGS 84")
    if not -180 <= x <= 180:
        raise ValueError(f"{columns[0]} {longitude} is outside -180..180; give decimal degrees on WGS 84")
    return x, y


def spelling_of(text: str, column: str) -> str:
    """Return a name with single spaces between its words; ``""`` where it holds no letter and no digit."""
    spelling = " ".join(text.split())
    if len(spelling) > _LONGEST_NAME:
        raise ValueError(
            f"{column} {shown(spelling)} has {len(spelling):,} characters where a name has {_LONGEST_NAME} at most; "
            "is a separator or a closing quote missing?"
        )
    if not spelling.isprintable() and (wrong := _CONTROL.search(spelling)):
        raise ValueError(f"{column} {shown(spelling)} holds the character U+{ord(wrong[0]):04X}; delete it")
    return spelling if any(map(str.isalnum, spelling)) else ""


def spellings_of(name: str, pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return spellings with their languages, each once; one without a language goes where another has it."""
    kept = dict.fromkeys((language, text) for language, text in pairs if text)
    spoken = {text for language, text in kept if language}
    spoken.add(name)
    return tuple((language, text) for language, text in kept if language or text not in spoken)


def language_of(tag: str) -> str | None:
    """Return a BCP 47 tag, ``""`` where none is given; None for what names no language (link, wkdt, post, iata)."""
    if not tag or _LANGUAGE.match(tag):
        return tag
    return "" if tag == "abbr" else None


def code_of(code: str, feature_class: str, column: str) -> str:
    """Return the feature code of GeoNames; from the class where a code is not given."""
    if not code:
        return _CODE_OF_CLASS.get(feature_class, _ANYTHING)
    if not _CODE.match(code):
        raise ValueError(f"{column} {shown(code)} is not a feature code such as PPL, ADM1 or MILB; correct it")
    return code


def population_of(text: str, column: str) -> int:
    """Return a number of inhabitants; 0 where it is not known."""
    if not text:
        return 0
    if not _NUMBER.match(text) or not 0 <= float(text) < 1e11:
        raise ValueError(f"{column} {shown(text)} is not a number of people; write it in figures, or leave it empty")
    return int(float(text))


def word_of(text: str, column: str) -> str:
    """Return an id: a word without spaces."""
    if not text or text.split() != [text] or len(text) > _LONGEST_ID or _CONTROL.search(text):
        raise ValueError(f"{column} {shown(text)} must be a word without spaces; give each place an id of its own")
    return text


def radius_of(feature_code: str, population: int) -> float:
    """Return the radius of a circle that is likely to hold the place, in metres, where its publisher gives none."""
    if feature_code.startswith("PPL"):
        return max(_SMALLEST_TOWN_M, _METRES_PER_ROOT * sqrt(population))
    for length in (4, 3, 2):
        if (radius := _RADII_M.get(feature_code[:length])) is not None:
            return radius
    return _ANY_RADIUS_M
