"""The gazetteer's CSV files, read with nothing but the standard library and checked row by row.

A gazetteer is edited by hand, by people; so every error names the line, the value, and how to mend it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from geostrike.errors import GazetteerError
from geostrike.files import data_dir
from geostrike.gazetteer.index import Gazetteer
from geostrike.gazetteer.spelling import fold
from geostrike.model import Place
from geostrike.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

__all__ = ["COLUMNS", "place_of", "read_gazetteer"]

COLUMNS = (
    "id",
    "name",
    "names",
    "country",
    "admin1",
    "feature_code",
    "latitude",
    "longitude",
    "radius_m",
    "geonameid",
    "source",
    "note",
)
_REQUIRED = ("id", "name", "country", "feature_code", "latitude", "longitude", "radius_m")
_DEMONYM_COLUMNS = ("demonym", "country")
_COUNTRY = re.compile(r"[A-Z]{2}\Z")
_FEATURE_CODE = re.compile(r"[A-Z][A-Z0-9]{1,9}\Z")
_LANGUAGE = re.compile(r"(?:[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)?\Z")  # BCP 47, as far as gazetteers go
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)\Z")
_DIGITS = re.compile(r"[0-9]{1,18}\Z")
_HALF_THE_EARTH_M = 20_100_000.0


def read_gazetteer(path: Path | None = None) -> Gazetteer:
    """Read a gazetteer, and the demonyms beside it.

    Parameters
    ----------
    path : a CSV file in UTF-8 with the columns of `COLUMNS`, in any order; latitude and longitude in degrees on WGS 84,
        radius_m in metres, names as ``language:spelling`` joined by ``|``. By default the gazetteer that is shipped. A
        ``demonyms.csv`` in the same folder (columns demonym, country) is read too, where there is one.

    Raises
    ------
    GazetteerError
        Where a file is missing, is not UTF-8, or has a wrong column or row; the message opens with ``path:line``.
    """
    path = Path(path) if path is not None else data_dir() / "gazetteer.csv"
    lines: dict[str, int] = {}
    places: list[Place] = []
    for line, row in read_table(path, COLUMNS, _REQUIRED, GazetteerError):
        place = _at(path, line, place_of, row)
        if place.id in lines:
            raise GazetteerError(
                f"{path}:{line}: id {place.id!r} is already on line {lines[place.id]}; change one of the two"
            )
        lines[place.id] = line
        places.append(place)
    demonyms = path.with_name("demonyms.csv")
    countries = {place.country for place in places if place.feature_code.startswith("PCL")}
    return Gazetteer(places, _demonyms(demonyms, countries) if demonyms.is_file() else ())


def _demonyms(path: Path, countries: Collection[str]) -> list[tuple[str, str]]:
    pairs = []
    for line, row in read_table(path, _DEMONYM_COLUMNS, _DEMONYM_COLUMNS, GazetteerError):
        if not fold(row["demonym"]):
            raise GazetteerError(f"{path}:{line}: demonym is empty; give one, or delete the row")
        if row["country"] not in countries:
            raise GazetteerError(
                f"{path}:{line}: the gazetteer has no country {row['country']!r}; add a row for it (feature_code PCLI)"
            )
        pairs.append((row["demonym"], row["country"]))
    return pairs


def _at(path: Path, line: int, make: Callable[[Mapping[str, str]], Place], row: Mapping[str, str]) -> Place:
    try:
        return make(row)
    except ValueError as error:
        raise GazetteerError(f"{path}:{line}: {error}") from None


def place_of(row: Mapping[str, str]) -> Place:
    """Return the place of a row.

    Raises
    ------
    ValueError
        Where a value is wrong; the message says which, and how to mend it.
    """
    if not row["id"] or row["id"].split() != [row["id"]]:
        raise ValueError(f"id {row['id']!r} must be a word without spaces; give the place an id of its own")
    if not fold(row["name"]):
        raise ValueError("name is empty; give the place's usual English name")
    if row["country"] and not _COUNTRY.match(row["country"]):
        raise ValueError(
            f"country {row['country']!r} is not an ISO 3166-1 alpha-2 code such as SY (leave it empty for a sea)"
        )
    if not _FEATURE_CODE.match(row["feature_code"]):
        raise ValueError(f"feature_code {row['feature_code']!r} is not a GeoNames code such as PPL, ADM1 or MILB")
    if row.get("geonameid") and not _DIGITS.match(row["geonameid"]):
        raise ValueError(f"geonameid {row['geonameid']!r} is not a whole number; leave it empty where there is none")
    return Place(
        id=row["id"],
        name=row["name"],
        names=tuple(_names(row.get("names", ""))),
        country=row["country"],
        admin1=row.get("admin1", ""),
        feature_code=row["feature_code"],
        latitude=_degrees(row, "latitude", 90),
        longitude=_degrees(row, "longitude", 180),
        radius_m=_radius(row),
        geonameid=int(row["geonameid"]) if row.get("geonameid") else None,
        source=row.get("source", ""),
        note=row.get("note", ""),
    )


def _names(field: str) -> Iterator[tuple[str, str]]:
    for item in field.split("|") if field else ():
        language, colon, spelling = item.strip().partition(":")
        if not colon:
            raise ValueError(f"names: {item.strip()!r} has no language; write en:Deir ez-Zor, joined by |")
        if not _LANGUAGE.match(language):
            raise ValueError(f"names: {language!r} is not a language tag such as en, ar or ar-Latn")
        if not fold(spelling):
            raise ValueError(f"names: the spelling after '{language}:' is empty; give one, or delete it")
        yield language, spelling.strip()


def _degrees(row: Mapping[str, str], column: str, most: int) -> float:
    value = _number(row, column)
    if not -most <= value <= most:
        other = row["longitude" if column == "latitude" else "latitude"]
        hint = ""
        if column == "latitude" and _NUMBER.match(other) and abs(float(other)) <= 90 and abs(value) <= 180:
            hint = " (are latitude and longitude swapped?)"
        raise ValueError(f"{column} {row[column]} is outside -{most}..{most}{hint}; give decimal degrees")
    return value


def _radius(row: Mapping[str, str]) -> float:
    value = _number(row, "radius_m")
    if not 0 <= value <= _HALF_THE_EARTH_M:
        wrong = "negative" if value < 0 else "larger than the Earth"
        raise ValueError(f"radius_m {row['radius_m']} is {wrong}; give the radius of the place in metres")
    return value


def _number(row: Mapping[str, str], column: str) -> float:
    if not _NUMBER.match(row[column]):
        raise ValueError(f"{column} {row[column]!r} is not a number; write it in decimal figures, such as 35.3354")
    return float(row[column])
