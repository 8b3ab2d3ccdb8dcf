"""Administrative divisions of OCHA (COD-AB): tables with centres, or GeoJSON with outlines.

Columns are called ADM2_EN, ADM2_AR, ADM2_PCODE, admin2Name_en, or since 2024 adm2_name, adm2_name1 and adm2_pcode with
the languages in lang, lang1. A table has a row for each division of its finest level; the coarser ones stand in it for
what the division lies in.
"""

from __future__ import annotations

import re
from math import pi, sqrt
from typing import TYPE_CHECKING, Any, NamedTuple

from geostrike.gazetteer.imports.columns import USUAL
from geostrike.gazetteer.imports.countries import country_of
from geostrike.gazetteer.imports.features import features_of
from geostrike.gazetteer.imports.fields import (
    HALF_THE_EARTH_M,
    coordinates,
    language_of,
    radius_of,
    shown,
    spelling_of,
    spellings_of,
    word_of,
)
from geostrike.gazetteer.imports.geometry import point_and_radius
from geostrike.gazetteer.imports.sheet import Sheet
from geostrike.gazetteer.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from geostrike.gazetteer.imports.reading import Reading
    from geostrike.gazetteer.imports.source import Source

__all__ = ["PCODE", "holds_cod", "read_cod"]

PCODE = re.compile(r"adm(?:in)?([0-4])_?pcode\Z", re.IGNORECASE)
_NAME = re.compile(r"adm(?:in)?([0-4])_?(?:name)?_?([a-z]{2})\Z", re.IGNORECASE)
_ALTERNATE = re.compile(r"adm(?:in)?([0-4])_?alt(?:name)?[0-9]_?([a-z]{2})\Z", re.IGNORECASE)
_NUMBERED = re.compile(r"adm([0-4])_name([0-9]?)\Z", re.IGNORECASE)
_REFERENCE = re.compile(r"adm(?:in)?([0-4])_?ref(?:_?name)?\Z", re.IGNORECASE)
_AREA = ("area_sqkm", "areasqkm", "area_km2")
_ROUNDED = 1.5  # a circle of the same area, and half as far again: divisions are not round
_SOURCE = "OCHA COD-AB"


class _Columns(NamedTuple):
    """Which column has what, for the finest level."""

    level: int
    pcode: str
    country: str
    names: tuple[tuple[str, str], ...]  # language, or the column that says it, and column; the main name's first
    admin1: str
    longitude: str
    latitude: str
    area: str


def holds_cod(header: Iterable[str]) -> bool:
    """Tell whether columns are those of a table of COD-AB."""
    return any(PCODE.match(column) for column in header)


def read_cod(source: Source, reading: Reading) -> Iterator[tuple[int, Row]]:
    """Yield the divisions, each with its line."""
    if source.head().lstrip()[:1] in ("{", "["):
        yield from _outlined(source, reading)
        return
    sheet = Sheet(source, reading)
    columns = _columns(sheet.columns, source, reading)
    if not columns.longitude or not columns.latitude:
        raise source.fault(
            1, "a table without coordinates (no center_lat and center_lon); give the GeoJSON of the same level"
        )
    for line, fields in sheet.rows():
        try:
            pair = columns.longitude, columns.latitude
            x, y = coordinates(fields[pair[0]], fields[pair[1]], pair)
            row = _row(fields, columns, reading, (x, y, 0.0))
        except ValueError as error:
            reading.report(source.fault(line, str(error)))
            continue
        yield line, row


def _outlined(source: Source, reading: Reading) -> Iterator[tuple[int, Row]]:
    columns: _Columns | None = None
    for line, feature in features_of(source, reading):
        properties = feature.get("properties")
        fields = {key: _text(value) for key, value in properties.items()} if isinstance(properties, dict) else {}
        columns = columns or _columns(fields, source, reading)
        try:
            row = _row(fields, columns, reading, point_and_radius(feature.get("geometry")))
        except ValueError as error:
            reading.report(source.fault(line, str(error)))
            continue
        yield line, row


def _text(value: Any) -> str:
    return "" if value is None else str(value).strip()


def _columns(header: Iterable[str], source: Source, reading: Reading) -> _Columns:
    header = list(header)
    small = {column.lower(): column for column in header}
    levels = {int(match[1]): column for column in header if (match := PCODE.match(column))}
    if not levels:
        raise source.fault(
            1, f"no column such as ADM2_PCODE among {', '.join(header[:20])}; is this a table of COD-AB?"
        )
    level = max(levels)
    names = tuple(_name_columns(header, level))
    if not names:
        raise source.fault(1, f"no column for the names, such as ADM{level}_EN, among {', '.join(header[:20])}")
    first = next((column for _, column in _name_columns(header, 1)), "")

    def column(wanted: str, usual: Iterable[str]) -> str:
        return reading.columns.get(wanted) or next((small[name] for name in usual if name in small), "")

    return _Columns(
        level=level,
        pcode=levels[level],
        country=column("country", ("iso2", "adm0_pcode", "admin0pcode", "iso3")),
        names=names,
        admin1=first,
        longitude=column("longitude", USUAL["longitude"]),
        latitude=column("latitude", USUAL["latitude"]),
        area=column("area_sqkm", _AREA),
    )


def _name_columns(header: Iterable[str], level: int) -> Iterator[tuple[str, str]]:
    """Yield the columns with names of a level, the main name's first: in English, else as it is referred to."""
    found: list[tuple[int, str, str]] = []
    for column in header:
        if (match := _NUMBERED.match(column)) and int(match[1]) == level:
            found.append((0 if not match[2] else 4, f"={'lang' + match[2]}", column))
        elif (match := _REFERENCE.match(column)) and int(match[1]) == level:
            found.append((2, "", column))
        elif (match := _ALTERNATE.match(column)) and int(match[1]) == level:
            found.append((5, match[2].lower(), column))
        elif (match := _NAME.match(column)) and int(match[1]) == level:
            found.append((1 if match[2].lower() == "en" else 3, match[2].lower(), column))
    yield from ((language, column) for _, language, column in sorted(found, key=lambda item: item[0]))


def _row(fields: Mapping[str, str], columns: _Columns, reading: Reading, placed: tuple[float, float, float]) -> Row:
    x, y, extent = placed
    pairs = [
        (_language(language, fields), spelling_of(fields.get(column, ""), column)) for language, column in columns.names
    ]
    name = next((text for _, text in pairs if text), "")
    if not name:
        raise ValueError(f"{columns.names[0][1]} has no letter and no digit; give the division a name")
    pcode = word_of(fields.get(columns.pcode, ""), columns.pcode)
    code = f"ADM{columns.level}" if columns.level else "PCLI"
    return Row(
        id=f"cod:{pcode}",
        name=name,
        names=spellings_of(name, pairs),
        country=_country(fields, columns, pcode) or reading.country,
        admin1=spelling_of(fields.get(columns.admin1, ""), columns.admin1) if columns.level else "",
        feature_code=code,
        longitude=x,
        latitude=y,
        radius_m=extent or _radius(fields.get(columns.area, ""), columns.area) or radius_of(code, 0),
        source=_SOURCE,
    )


def _language(language: str, fields: Mapping[str, str]) -> str:
    if language.startswith("="):
        language = fields.get(language[1:], "").lower()
    return language_of(language) or ""


def _country(fields: Mapping[str, str], columns: _Columns, pcode: str) -> str:
    stated = fields.get(columns.country, "")
    for text in (stated, pcode[:2], pcode[:3]):
        try:
            return country_of(text, columns.country)
        except ValueError:
            continue
    raise ValueError(f"{columns.country or 'country'} {shown(stated)} is no country's code; say it: --country SY")


def _radius(text: str, column: str) -> float:
    if not text:
        return 0.0
    try:
        area = float(text)
    except ValueError:
        area = -1.0
    if not 0 <= area < 6e8:
        raise ValueError(f"{column} {shown(text)} is not an area in square kilometres; correct it, or leave it empty")
    return min(sqrt(area / pi) * _ROUNDED * 1000, HALF_THE_EARTH_M)
