"""Gazetteers of others, read into rows: one reader a format, every row checked.

A reader is a generator over a file of any size that holds one row at a time. What is wrong about a row goes to
`Reading.report`, which raises it where nothing else is asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.errors import GazetteerError
from geostrike.gazetteer.imports.cod import read_cod
from geostrike.gazetteer.imports.columns import USUAL, read_columns
from geostrike.gazetteer.imports.detection import format_of
from geostrike.gazetteer.imports.geonames import read_geonames
from geostrike.gazetteer.imports.gns import read_gns
from geostrike.gazetteer.imports.lpf import read_lpf
from geostrike.gazetteer.imports.own import read_own
from geostrike.gazetteer.imports.reading import Reading
from geostrike.gazetteer.imports.source import Source
from geostrike.gazetteer.imports.spill import Ids
from geostrike.gazetteer.imports.swaps import Swaps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from geostrike.gazetteer.rows import Row

__all__ = ["COLUMNS", "FORMATS", "Reading", "read_rows"]

_READERS = {
    "geonames": read_geonames,
    "gns": read_gns,
    "cod-ab": read_cod,
    "lpf": read_lpf,
    "csv": read_columns,
    "geostrike": read_own,
}

FORMATS = tuple(_READERS)
"""The formats by name."""

COLUMNS = tuple(USUAL)
"""What the columns of a table can be said to have."""


def read_rows(files: Iterable[Path], reading: Reading, *, form: str = "") -> Iterator[Row]:
    """Yield the rows of files, each checked: of its own, against the ids before it, and against its country.

    Parameters
    ----------
    files : in one format or in several.
    reading : what is asked, and who is told.
    form : one of `FORMATS`; told from each file's content by default.

    Raises
    ------
    GazetteerError
        For a file that cannot be read, and for a wrong row unless `reading.report` keeps the error. Messages open with
        ``path:line``.
    """
    with Ids(reading.scratch) as ids:
        for path in files:
            try:
                yield from _rows(Source(path, reading.tick), reading, form, ids)
            except GazetteerError as error:
                reading.report(error)


def _rows(source: Source, reading: Reading, form: str, ids: Ids) -> Iterator[Row]:
    form = form or format_of(source)
    if form == "geostrike" and reading.columns:
        form = "csv"
    if reading.alternates and form != "geonames":
        raise source.fault(0, f"alternate names go with a dump of GeoNames, and this is {form}; leave them out")
    if reading.columns and form not in ("csv", "cod-ab"):
        raise source.fault(0, f"columns can be said of tables with a header, and this is {form}; leave them out")
    reading.formats[form] += 1
    swaps = Swaps()
    count, told = 0, False
    for line, row in _READERS[form](source, reading):
        if before := ids.meet(row.id, f"{source.where}:{line}"):
            reading.report(source.fault(line, f"id {row.id!r} is already at {before}; change one of the two"))
            continue
        if wrong := swaps.wrong_row(row):
            reading.report(source.fault(line, wrong))
            continue
        count += 1
        if not told and (wrong := swaps.wrong_file(ended=False)):
            told = True
            reading.report(source.fault(0, wrong))
        yield row
    if not told and (wrong := swaps.wrong_file(ended=True)):
        reading.report(source.fault(0, wrong))
    if not count:
        reading.report(source.fault(0, "no place could be read; is it a table of places?"))
