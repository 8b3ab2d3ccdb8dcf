"""geostrike's own tables: gazetteer.csv and regions.csv, row by row under the rules that they are read by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.gazetteer.imports.fields import population_of, spelling_of
from geostrike.gazetteer.imports.sheet import Sheet
from geostrike.gazetteer.rows import Row
from geostrike.gazetteer.table import COLUMNS, place_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from geostrike.gazetteer.imports.reading import Reading
    from geostrike.gazetteer.imports.source import Source

__all__ = ["holds_own", "read_own"]

_KNOWN = frozenset(COLUMNS) | {"population"}
_NEEDED = frozenset(("id", "name", "country", "feature_code", "latitude", "longitude", "radius_m"))


def holds_own(header: Collection[str]) -> bool:
    """Tell whether a header is that of a table of geostrike."""
    return _NEEDED <= frozenset(header) <= _KNOWN


def read_own(source: Source, reading: Reading) -> Iterator[tuple[int, Row]]:
    """Yield the rows of a table of geostrike, each with its line."""
    sheet = Sheet(source, reading)
    if not holds_own(sheet.columns):
        raise source.fault(1, f"the columns are not those of a gazetteer of geostrike: {', '.join(COLUMNS)}")
    for line, fields in sheet.rows():
        try:
            place = place_of(fields)
            for language, text in (("", place.name), *place.names):
                spelling_of(text, f"names: {language}" if language else "name")
            population = population_of(fields.get("population", ""), "population")
        except ValueError as error:
            reading.report(source.fault(line, str(error)))
            continue
        yield (
            line,
            Row(
                id=place.id,
                name=place.name,
                names=place.names,
                country=place.country,
                admin1=place.admin1,
                feature_code=place.feature_code,
                longitude=place.longitude,
                latitude=place.latitude,
                radius_m=place.radius_m,
                population=population,
                geonameid=place.geonameid,
                source=place.source,
            ),
        )
