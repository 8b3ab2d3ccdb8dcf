"""Dumps of GeoNames: 19 columns parted by tabs, without a header; and the alternate names that go with them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geostrike.gazetteer.imports.divisions import division_name
from geostrike.gazetteer.imports.fields import (
    code_of,
    coordinates,
    language_of,
    population_of,
    radius_of,
    shown,
    spelling_of,
    spellings_of,
)
from geostrike.gazetteer.imports.source import Source
from geostrike.gazetteer.imports.spill import Spill
from geostrike.gazetteer.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geostrike.gazetteer.imports.reading import Reading

__all__ = ["COLUMNS", "holds_alternates", "holds_geonames", "read_geonames"]

COLUMNS = 19
_ALTERNATE_COLUMNS = (8, 10)  # alternateNames and alternateNamesV2
_ID = re.compile(r"[0-9]{1,10}\Z")
_COUNTRY = re.compile(r"[A-Z]{2}\Z")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_MARKED = 1 << 28  # ids; GeoNames has given out 13 million
_SOURCE = "GeoNames"


def holds_geonames(line: str) -> bool:
    """Tell whether the first line of a file is that of a dump, whole or cut."""
    fields = line.split("\t")
    return len(fields) > 8 and bool(_ID.match(fields[0])) and not _ID.match(fields[1]) and len(fields[6]) <= 1


def holds_alternates(line: str) -> bool:
    """Tell whether the first line of a file is that of an alternateNamesV2."""
    fields = line.split("\t")
    return len(fields) in _ALTERNATE_COLUMNS and all(_ID.match(field) for field in fields[:2])


def read_geonames(source: Source, reading: Reading) -> Iterator[tuple[int, Row]]:
    """Yield the rows of a dump, each with its line.

    With `reading.alternates`, the dump is read twice: once for the ids that it has, so that only their names are kept
    of the sixteen million. These are joined on disk, for the file of names is in no order that could be followed.
    """
    if reading.alternates is None:
        yield from _rows(source, reading, None)
        return
    with Spill(reading.scratch) as spill:
        _gather(Source(reading.alternates, reading.tick), _marks(source), spill)
        spill.settle()
        yield from _rows(source, reading, spill)


def _rows(source: Source, reading: Reading, spill: Spill | None) -> Iterator[tuple[int, Row]]:
    for line, text in source.lines(reading.report):
        if not text:
            continue
        fields = text.split("\t")
        try:
            _check_whole(fields, source)
            row = _row(fields, reading, spill)
        except ValueError as error:
            reading.report(source.fault(line, str(error)))
            continue
        yield line, row


def _check_whole(fields: list[str], source: Source) -> None:
    if len(fields) != COLUMNS:
        cut = "; the file is cut off here: fetch it again" if source.cut else "; is a tab missing, or one too many?"
        raise ValueError(f"{len(fields)} columns where a dump of GeoNames has {COLUMNS}{cut}")
    if source.cut and not _DATE.match(fields[-1]):
        raise ValueError(f"modification date {shown(fields[-1])}: the file is cut off here; fetch it again")


def _row(fields: list[str], reading: Reading, spill: Spill | None) -> Row:
    number, title, ascii_name, alternates, latitude, longitude, feature_class, code, country, _, admin1 = fields[:11]
    if not _ID.match(number):
        raise ValueError(f"geonameid {shown(number)} is not a whole number; is this a dump of GeoNames?")
    if country and not _COUNTRY.match(country):
        raise ValueError(f"country code {shown(country)} is not an ISO 3166-1 alpha-2 code such as SY; correct it")
    country = country or reading.country
    x, y = coordinates(longitude, latitude)
    code = code_of(code, feature_class, "feature code")
    population = population_of(fields[14], "population")
    name = spelling_of(title, "name")
    pairs = [("", spelling_of(ascii_name, "asciiname"))]
    if alternates:
        pairs += [("", spelling_of(text, "alternatenames")) for text in alternates.split(",")]
    if spill is not None:
        pairs += [(text.partition("\t")[0], text.partition("\t")[2]) for text in _preferred_first(spill, int(number))]
    # A few names are signs only, such as a question mark; another spelling may do.
    name = name or next((text for _, text in pairs if text), "")
    if not name:
        raise ValueError(f"name {shown(title)} has no letter and no digit; give the place a name")
    return Row(
        id=f"gn:{int(number)}",
        name=name,
        names=spellings_of(name, pairs),
        country=country,
        admin1=division_name(country, admin1),
        feature_code=code,
        longitude=x,
        latitude=y,
        radius_m=radius_of(code, population),
        population=population,
        geonameid=int(number),
        source=_SOURCE,
    )


def _preferred_first(spill: Spill, number: int) -> Iterator[str]:
    texts = spill.texts(number)
    for flag in "10":
        yield from (text[1:] for text in texts if text[0] == flag)


def _marks(source: Source) -> bytearray:
    """Give a bit for each id that the dump has; memory that no id falls into is never touched."""
    marks = bytearray(_MARKED >> 3)
    for _, text in source.lines(lambda _: None):
        number = text.partition("\t")[0]
        if _ID.match(number) and int(number) < _MARKED:
            marks[int(number) >> 3] |= 1 << (int(number) & 7)
    return marks


def _gather(source: Source, marks: bytearray, spill: Spill) -> None:
    columns = 0
    for line, text in source.lines():
        fields = text.split("\t")
        columns = columns or len(fields)
        if columns not in _ALTERNATE_COLUMNS or len(fields) != columns:
            cut = "; the file is cut off here: fetch it again" if source.cut else ""
            raise source.fault(
                line, f"{len(fields)} columns where alternateNamesV2 has {columns if line > 1 else 10}{cut}"
            )
        if not _ID.match(fields[1]):
            raise source.fault(
                line, f"geonameid {shown(fields[1])} is not a whole number; is this an alternateNamesV2?"
            )
        number = int(fields[1])
        if number < _MARKED and not marks[number >> 3] & 1 << (number & 7):
            continue
        language = language_of(fields[2])
        if language is None:
            continue
        try:
            spelling = spelling_of(fields[3], "alternate name")
        except ValueError as error:
            raise source.fault(line, str(error)) from None
        if spelling:
            spill.put(number, f"{'1' if fields[4] == '1' else '0'}{language}\t{spelling}")
