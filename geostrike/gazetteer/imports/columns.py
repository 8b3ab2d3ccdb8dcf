"""Any table with named columns: what the columns mean is guessed from usual names, or said with ``--columns``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geostrike.gazetteer.imports.countries import country_of
from geostrike.gazetteer.imports.fields import (
    HALF_THE_EARTH_M,
    code_of,
    coordinates,
    language_of,
    population_of,
    radius_of,
    shown,
    spelling_of,
    spellings_of,
    word_of,
)
from geostrike.gazetteer.imports.sheet import Sheet
from geostrike.gazetteer.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from geostrike.gazetteer.imports.reading import Reading
    from geostrike.gazetteer.imports.source import Source

__all__ = ["USUAL", "columns_of", "read_columns"]

USUAL: dict[str, tuple[str, ...]] = {
    "id": ("id", "place_id", "uid", "pcode", "identifier"),
    "name": ("name", "title", "toponym", "placename", "place_name", "place", "label", "name_en"),
    "names": (
        "names",
        "alternates",
        "alternate_names",
        "alternatenames",
        "alt_names",
        "altnames",
        "other_names",
        "variants",
        "aliases",
    ),
    "latitude": (
        "latitude",
        "lat",
        "y",
        "lat_dd",
        "decimallatitude",
        "decimal_latitude",
        "center_lat",
        "centroid_lat",
        "y_coord",
        "point_y",
    ),
    "longitude": (
        "longitude",
        "lon",
        "lng",
        "long",
        "x",
        "long_dd",
        "lon_dd",
        "decimallongitude",
        "decimal_longitude",
        "center_lon",
        "centroid_lon",
        "x_coord",
        "point_x",
    ),
    "country": ("country", "iso2", "cc", "country_code", "countrycode", "ccode", "iso_a2", "iso3", "adm0_pcode"),
    "admin1": ("admin1", "adm1", "admin1_name", "adm1_name", "adm1_en", "province", "governorate", "state", "region"),
    "feature_code": ("feature_code", "fcode", "featurecode", "dsg"),
    "feature_class": ("feature_class", "fclass", "featureclass"),
    "population": ("population", "pop"),
    "radius_m": ("radius_m",),
    "geonameid": ("geonameid", "geoname_id", "geonames_id"),
    "source": ("source",),
}
"""What a row may have, each with the names of columns it is looked for under, in lower case."""

_LANGUAGE_COLUMN = re.compile(r"name[_:]([a-z]{2,3})\Z")
_TAGGED = re.compile(r"([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*):(?=\S)")
_BETWEEN_NAMES = re.compile(r"[|;]")
_NEEDED = ("name", "latitude", "longitude")


def columns_of(header: Sequence[str], asked: Mapping[str, str]) -> dict[str, str]:
    """Return by what is wanted the column that has it.

    Parameters
    ----------
    header : the columns of the file.
    asked : columns by what is wanted, where the guess would be wrong.

    Raises
    ------
    ValueError
        Where an asked column is not there, or there is none for the name, the latitude or the longitude.
    """
    for wanted, column in asked.items():
        if column not in header:
            raise ValueError(f"no column {shown(column)} for {wanted}; the columns are {', '.join(header)}")
    written = {re.sub(r"[\s.-]+", "_", column.lower()): column for column in reversed(header)}
    taken = set(asked.values())
    found = dict(asked)
    for wanted, usual in USUAL.items():
        guess = next((written[name] for name in usual if name in written and written[name] not in taken), "")
        if wanted not in found and guess:
            found[wanted] = guess
    missing = [wanted for wanted in _NEEDED if wanted not in found]
    if missing:
        example = ",".join(f"{wanted}=COLUMN" for wanted in missing)
        raise ValueError(
            f"no column for {', '.join(missing)} among {', '.join(header)}; say which it is: --columns {example}"
        )
    return found


def read_columns(source: Source, reading: Reading) -> Iterator[tuple[int, Row]]:
    """Yield the rows of a table, each with its line."""
    sheet = Sheet(source, reading)
    try:
        columns = columns_of(sheet.columns, reading.columns)
    except ValueError as error:
        raise source.fault(1, str(error)) from None
    languages = {
        column: match[1]
        for column in sheet.columns
        if (match := _LANGUAGE_COLUMN.match(column.lower())) and column != columns["name"]
    }
    for line, fields in sheet.rows():
        try:
            row = _row(fields, columns, languages, reading, f"{source.path.stem}-{line}")
        except ValueError as error:
            reading.report(source.fault(line, str(error)))
            continue
        yield line, row._replace(source=row.source or source.path.name)


def _row(
    fields: Mapping[str, str], columns: Mapping[str, str], languages: Mapping[str, str], reading: Reading, number: str
) -> Row:
    def field(wanted: str) -> str:
        return fields[columns[wanted]] if wanted in columns else ""

    def column(wanted: str) -> str:
        return columns.get(wanted, wanted)

    name = spelling_of(field("name"), column("name"))
    if not name:
        raise ValueError(f"{column('name')} {shown(field('name'))} has no letter and no digit; give the place a name")
    x, y = coordinates(field("longitude"), field("latitude"), (column("longitude"), column("latitude")))
    code = code_of(field("feature_code"), field("feature_class") or "P", column("feature_code"))
    population = population_of(field("population"), column("population"))
    place_id = word_of(field("id"), column("id")) if field("id") else "-".join(number.split())
    pairs = [*_names(field("names"), column("names"))]
    pairs += [(language, spelling_of(fields[key], key)) for key, language in languages.items()]
    return Row(
        id=f"{reading.name}:{place_id}" if reading.name else place_id,
        name=name,
        names=spellings_of(name, pairs),
        country=country_of(field("country"), column("country")) or reading.country,
        admin1=spelling_of(field("admin1"), column("admin1")),
        feature_code=code,
        longitude=x,
        latitude=y,
        radius_m=_radius(field("radius_m"), column("radius_m")) or radius_of(code, population),
        population=population,
        geonameid=_geonameid(field("geonameid"), column("geonameid")),
        source=" ".join(field("source").split()),
    )


def _names(text: str, column: str) -> Iterator[tuple[str, str]]:
    for item in _BETWEEN_NAMES.split(text) if text else ():
        tagged = _TAGGED.match(item.strip())
        language = (language_of(tagged[1]) or "") if tagged else ""
        yield language, spelling_of(item.strip()[tagged.end() if tagged else 0 :], column)


def _radius(text: str, column: str) -> float:
    if not text:
        return 0.0
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= HALF_THE_EARTH_M:
        raise ValueError(f"{column} {shown(text)} is not a radius in metres; correct it, or leave it empty")
    return value


def _geonameid(text: str, column: str) -> int | None:
    if text and not (text.isascii() and text.isdecimal() and len(text) <= 10):
        raise ValueError(f"{column} {shown(text)} is not a whole number; leave it empty where there is none")
    return int(text) if text else None
