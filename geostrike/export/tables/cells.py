"""Values as the cells of a table: plain, readable, and never run by a spreadsheet."""

from __future__ import annotations

import csv
import math
import re
from itertools import islice
from typing import TYPE_CHECKING, Any

from geostrike.export.text import safe_column, safe_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Cell = str | int | float

__all__ = ["cells", "csv_pieces", "cut_note", "guarded"]

_ROWS = 4096
_SIGNS = "=+\\-@\u2212\uff1d\uff0b\uff0d\uff20\ufe62\ufe63\ufe66\ufe6b"
_BLANKS = "[\\s\\x00-\\x20\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*"
# As the page's own table has it: what a spreadsheet runs, also after blanks and with the wide signs of East Asian type.
_FORMULA = re.compile(f"[\t\r\n]|{_BLANKS}[{_SIGNS}]")
# Where a semicolon or a tab parts the cells of a reader's spreadsheet, it takes no heed of quotes inside a line.
_BEHIND = re.compile(f"([;\t\n]{_BLANKS})(?=[{_SIGNS}])")
# Cells one beneath the other, of which one at least may have to be guarded.
_ANY = re.compile(f"(?:\\A|\n)[\t\r\n]|(?:\\A|[;\t\n]){_BLANKS}[{_SIGNS}]")
_NONE = type(None)
# Python's csv module reads no longer cell than 131,072 characters unless it is told to.
_LONGEST = 130_000


def cells(values: Sequence[Any]) -> list[Cell]:
    """Return a column's values as text and numbers: ``""`` for what is absent, ``true``, lists with ``; `` between.

    Text is `safe_text`; a number that is none, such as NaN, is absent.
    """
    kinds = set(map(type, values))
    if kinds == {int}:
        return list(values)
    safe = safe_column(values) if str in kinds else values
    if kinds <= {str, int, _NONE}:
        return ["" if value is None else value for value in safe]
    return [_cell(value) for value in safe]


def _cell(value: Any) -> Cell:
    kind = type(value)
    if kind is str or kind is int:
        return value  # type: ignore[no-any-return]
    if value is None:
        return ""
    if kind is bool:
        return "true" if value else "false"
    if kind is float:
        if not math.isfinite(value):
            return ""
        return int(value) if value.is_integer() else value
    if isinstance(value, list | tuple):
        return safe_text("; ".join(str(_cell(item)) for item in value))
    if isinstance(value, str):
        return safe_text(str(value))
    if hasattr(value, "item"):
        return _cell(value.item())
    if hasattr(value, "isoformat"):
        return value.isoformat()[:10] if value == value else ""  # NaT is not itself
    return "" if type(value).__name__ == "NAType" else safe_text(str(value))


def guarded(text: str) -> str:
    """Return text with an apostrophe before what a spreadsheet would run; a number is no text and stays one.

    >>> guarded("=1+1"), guarded("near Al-Qaim"), guarded("one; @two")
    ("'=1+1", 'near Al-Qaim', "one; '@two")
    """
    if not text:
        return text
    if not text[0].isalnum() and _FORMULA.match(text):
        text = f"'{text}"
    if ";" in text or "\t" in text or "\n" in text:
        text = _BEHIND.sub(r"\1'", text)
    return text


def csv_pieces(columns: Mapping[str, Sequence[Any]], *, marked: bool = True) -> Iterator[str]:
    r"""Yield columns as the text of a CSV file (RFC 4180), piece by piece.

    With ``\r\n`` line ends and, if it is to be `marked`, the byte order mark by which spreadsheets know UTF-8 and at
    which some programs stumble. Text is in quotes and guarded,
    numbers are not, and what is absent is empty. A cell that many programs could not read is cut, and says so.
    """
    lines = _Lines()
    # Every text is quoted: some readers part cells at semicolons and tabs, too.
    writer = csv.writer(lines, lineterminator="\r\n", quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(columns)
    yield "\ufeff" * marked + lines.taken()
    rows = zip(*(_guarded(cells(values)) for values in columns.values()), strict=True)
    while some := list(islice(rows, _ROWS)):
        writer.writerows(some)
        yield lines.taken()


def _guarded(values: Sequence[Cell]) -> Sequence[Cell]:
    texts = [value for value in values if value and type(value) is str]
    if max(map(len, texts), default=0) > _LONGEST:
        values = [_cut(value, _LONGEST) if type(value) is str else value for value in values]
    if not _ANY.search("\n".join(texts)):
        return values
    return [guarded(value) if type(value) is str else value for value in values]


def _cut(text: str, longest: int) -> str:
    """Return text cut in sight where it is longer than a cell may be."""
    return text if len(text) <= longest else f"{text[:longest]}{cut_note(text)}"


def cut_note(text: str) -> str:
    """Say that a text is cut, and how long it is."""
    return f"… [cut: {len(text):,} characters]"


class _Lines:
    """What the csv module writes to: lines that are taken as they come."""

    def __init__(self) -> None:
        self._lines: list[str] = []

    def write(self, line: str) -> None:
        self._lines.append(line)

    def taken(self) -> str:
        text = "".join(self._lines)
        self._lines.clear()
        return text
