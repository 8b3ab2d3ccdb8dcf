"""Everything a map shows as one workbook for a spreadsheet."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import IO, TYPE_CHECKING

from geostrike.export.tables.meanings import CODES, COLUMNS, READING
from geostrike.export.tables.rows import (
    CLAIM_TABLE,
    DOCUMENT_TABLE,
    EVENT_TABLE,
    REJECTION_TABLE,
    TOTAL_TABLE,
    Rows,
)
from geostrike.export.tables.sheet import Sheet, formats

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from geostrike.model import Layer

__all__ = ["EVENT_SHEET", "events_workbook", "write_workbook"]

EVENT_SHEET = (
    "event_type", "title", "date_start", "date_end", "place", "admin1", "country", "description", "sources", "actor1",
    "actor2", "target", "weapon", "best", "low", "high", "toll_bound", "injured", "disputed", "disagreements",
    "warning", "where_prec", "where_description", "radius_m", "longitude", "latitude", "date_prec",
    "number_of_sources", "number_of_documents", "sub_event_type", "toll_group", "part_of", "contested_with",
    "decisions", "event_clarity", "place_id", "claims", "id",
)  # fmt: skip
"""The columns of ``events.csv``, what a reader asks for first in front."""

_CLAIMS_FIRST = ("event_type", "place", "date_start", "date_end", "publisher", "title", "published", "sentence",
                 "url")  # fmt: skip
_CLAIM_SHEET = (*_CLAIMS_FIRST, *(name for name in CLAIM_TABLE if name not in _CLAIMS_FIRST))
_LINED = ("decisions", "disagreements", "sources")
_CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_BY_HEAD = {"Events": EVENT_SHEET, "Claims": _CLAIM_SHEET, "Documents": DOCUMENT_TABLE, "Totals": TOTAL_TABLE,
            "Rejections": REJECTION_TABLE}  # fmt: skip


def events_workbook(layers: Mapping[str, Layer], *, title: str = "") -> bytes:
    """Return ``events.xlsx``, which `write_workbook` writes."""
    stream = BytesIO()
    _write(layers, stream, title)
    return stream.getvalue()


def write_workbook(layers: Mapping[str, Layer], path: Path, *, title: str = "") -> None:
    """Write ``events.xlsx``: sheets Events, Claims, Documents, Totals, Rejections and About.

    Dates are dates, numbers are numbers, and text is text: nothing in it is ever taken for a formula, and a link is one
    only where it is http or https. The same layers give the same bytes.

    Parameters
    ----------
    title : of the map.
    """
    with path.open("wb") as stream:
        _write(layers, stream, title)


def _write(layers: Mapping[str, Layer], stream: IO[bytes], title: str) -> None:
    from xlsxwriter import Workbook

    rows = Rows(layers)
    credited = list(dict.fromkeys(layer.attribution for layer in layers.values() if layer.attribution))
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "use_zip64": True,
    }
    # A file without a clock: the day on which it was made is when its documents say.
    with Workbook(stream, options) as book:
        book.set_properties({"title": title, "created": _CREATED})
        styles = formats(book)
        tables = {
            "Events": rows.event_table,
            "Claims": rows.claim_table,
            "Documents": rows.document_table,
            "Totals": rows.total_table,
            "Rejections": rows.rejection_table,
        }
        for name, table in tables.items():
            given = {c: _lined(values) if c in _LINED else values for c, values in table().items()}
            sheet = Sheet(book.add_worksheet(name), styles, _BY_HEAD[name])
            sheet.fill({column: given[column] for column in _BY_HEAD[name]}, frozen=2 if name == "Events" else 1)
        _about(Sheet(book.add_worksheet("About"), styles, ()), title, credited)


def _lined(values: Sequence[str]) -> list[str]:
    return [value.replace(" | ", "\n") for value in values]


def _about(sheet: Sheet, title: str, credited: Sequence[str]) -> None:
    sheet.prose(
        [
            (title or "Events", [("Made by", "geostrike, from published reports; every row names its source")]),
            ("How to read it", READING),
            ("Codes", CODES),
            ("Columns", sorted((name, COLUMNS[name]) for name in {*EVENT_TABLE, *_listed()})),
            ("Credits", [("", credit) for credit in credited]),
        ]
    )


def _listed() -> set[str]:
    return {name for columns in _BY_HEAD.values() for name in columns}
