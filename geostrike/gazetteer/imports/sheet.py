"""Tables with a header: comma, semicolon, tab or bar between the fields, double quotes around those that need them."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from geostrike.gazetteer.imports.fields import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geostrike.gazetteer.imports.reading import Reading
    from geostrike.gazetteer.imports.source import Source

__all__ = ["Sheet", "header_of"]

_DELIMITERS = "\t,;|"
_MOST_COLUMNS = 1_000


def header_of(line: str) -> tuple[list[str], str]:
    """Return the columns that the first line of a file names, and what parts them."""
    delimiter = max(_DELIMITERS, key=line.count)
    fields = next(csv.reader([line], delimiter=delimiter), [])
    return [field.strip() for field in fields], delimiter


class Sheet:
    """A table, read row by row.

    Attributes
    ----------
    columns : as the header names them.

    Raises
    ------
    GazetteerError
        Where the header cannot be read, or names a column twice.
    """

    def __init__(self, source: Source, reading: Reading) -> None:
        self._source = source
        self._reading = reading
        self._begun = 0  # line on which the row that is being read begins
        self._lines = source.lines(reading.report)
        line, first = next(((line, text) for line, text in self._lines if text.strip()), (1, ""))
        try:
            self.columns, self._delimiter = header_of(first)
        except csv.Error as error:
            raise source.fault(line, f"not readable as CSV: {error}; check the double quotes") from None
        twice = next((column for column in self.columns if column and self.columns.count(column) > 1), "")
        if twice:
            raise source.fault(line, f"column {shown(twice)} stands twice; delete or rename one")
        if len(self.columns) > _MOST_COLUMNS:
            raise source.fault(line, f"{len(self.columns):,} columns; is the first line the header?")

    def rows(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Yield each row's stripped fields by column, with the line it begins on; empty rows are passed over."""
        reader = csv.reader(self._texts(), delimiter=self._delimiter, strict=True)
        while True:
            self._begun = 0
            try:
                fields = [field.strip() for field in next(reader)]
            except StopIteration:
                return
            except csv.Error as error:
                wrong = f"not readable as CSV: {error}; check the double quotes"
                self._reading.report(self._source.fault(self._begun, wrong))
                continue
            if not any(fields):
                continue
            if len(fields) != len(self.columns):
                self._reading.report(self._source.fault(self._begun, self._wrong_number(fields)))
                continue
            yield self._begun, dict(zip(self.columns, fields, strict=True))

    def _texts(self) -> Iterator[str]:
        for line, text in self._lines:
            self._begun = self._begun or line
            yield text + "\n"

    def _wrong_number(self, fields: list[str]) -> str:
        if self._source.cut and len(fields) < len(self.columns):
            mend = "the file is cut off here: fetch it again"
        else:
            mend = "put a field that holds a separator or a line break in double quotes"
        return f"{len(fields)} fields where the header has {len(self.columns)}; {mend}"
