"""One sheet of a workbook: a table with a head that stays, or prose in two columns."""

from __future__ import annotations

import re
from datetime import date
from math import ceil
from typing import TYPE_CHECKING, Any

from geostrike.export.tables.cells import cells, cut_note
from geostrike.layers.style import PALETTE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from geostrike.export.tables.cells import Cell

__all__ = ["MOST_CHARACTERS", "MOST_LINKS", "MOST_ROWS", "Sheet", "fitting", "formats"]

# Excel's specifications and limits.
MOST_ROWS = 1_048_576
MOST_CHARACTERS = 32_767
MOST_LINKS = 65_530
_LONGEST_LINK = 2_079

_LINK = re.compile(r"https?://[^\x00-\x20\x7f\"<>\\^`{|}/?#]+(?:[/?#][^\x00-\x20\x7f\"<>\\^`{|}]*)?", re.I)
_DAYS = ("date_start", "date_end", "published")
_FIRST_DAY = date(1900, 3, 1)  # Excel takes 1900 for a leap year: before this day its calendar is not ours
_WIDTHS = {
    "actor1": 22, "actor2": 22, "admin1": 18, "attributed_to": 22, "best": 9, "candidates": 40, "claims": 22,
    "contested_with": 22, "country": 9, "date_end": 11, "date_start": 11, "decisions": 40, "derived_from": 28,
    "description": 60, "disagreements": 40, "document": 28, "event_type": 12, "evidence": 60, "family": 28, "high": 9,
    "id": 24, "item": 60, "killed_who": 22, "latitude": 10, "longitude": 10, "low": 9, "name": 28, "part_of": 22,
    "place": 20, "place_id": 20, "place_text": 20, "published": 12, "publisher": 26, "reading": 100, "reason": 50,
    "rule": 40, "sentence": 60, "sha256": 20, "sources": 40, "statements": 60, "sub_event_type": 22, "target": 26,
    "text": 60, "title": 30, "url": 40, "warning": 30, "weapon": 18, "where_description": 22,
}  # fmt: skip
_TEXTS = (
    "actor1", "actor2", "attributed_to", "decisions", "description", "disagreements", "item", "killed_who", "place",
    "place_text", "publisher", "reason", "rule", "sentence", "sources", "target", "text", "title", "warning", "weapon",
    "where_description",
)  # fmt: skip
_LINE, _MOST_LINES, _ROOM = 15.0, 8, 4.0


def formats(book: Any) -> dict[str, Any]:
    """Return the few formats of a workbook: one type, quiet heads, a sign in the colour of each kind of event."""
    plain = {"valign": "top", "align": "left", "font_color": PALETTE["ink"], "indent": 1}
    head = {"bold": True, "align": "left", "indent": 1, "valign": "vcenter", "font_color": PALETTE["ink"],
            "bg_color": PALETTE["land"], "bottom": 1, "bottom_color": PALETTE["quiet"]}  # fmt: skip
    return {
        "plain": book.add_format(plain),
        "number": book.add_format({**plain, "align": "right"}),
        "text": book.add_format({**plain, "text_wrap": True}),
        "day": book.add_format({**plain, "num_format": "yyyy-mm-dd"}),
        "link": book.add_format({**plain, "font_color": PALETTE["attack"], "underline": 1}),
        "quiet": book.add_format({**plain, "font_color": PALETTE["quiet"]}),
        "head": book.add_format(head),
        "heading": book.add_format({**plain, "bold": True}),
        # The sign is part of how the cell looks, not of what it holds.
        "strike": book.add_format({**plain, "num_format": '"◆ "@', "font_color": PALETTE["strike"]}),
        "attack": book.add_format({**plain, "num_format": '"○ "@', "font_color": PALETTE["attack"]}),
    }


def fitting(text: str) -> str:
    """Return a text that a cell of Excel holds, cut in sight where it is too long.

    A text that looks like the library's own marks of rich text gets a blank at its end: it would be written raw.
    """
    if text.startswith("<r>") and text.endswith("</r>"):
        text += " "
    if len(text) * 2 <= MOST_CHARACTERS or _units(text) <= MOST_CHARACTERS:
        return text
    note = cut_note(text)
    room = 2 * (MOST_CHARACTERS - len(note))
    return text.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + note


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


class Sheet:
    """Writes one worksheet, row by row.

    Parameters
    ----------
    sheet : of XlsxWriter, in its mode of constant memory.
    styles : as `formats` gives them.
    columns : by which it is as wide as it is.
    """

    def __init__(self, sheet: Any, styles: Mapping[str, Any], columns: Sequence[str]) -> None:
        self._sheet = sheet
        self._styles = styles
        self._links = 0
        for at, name in enumerate(columns):
            sheet.set_column(at, at, _width(name))

    def fill(self, columns: Mapping[str, Sequence[Any]], *, frozen: int = 1) -> None:
        """Write a table: a head that stays and filters, then its rows, as many as a sheet holds.

        Parameters
        ----------
        frozen : columns that stay in sight beside the head.
        """
        names, sheet = list(columns), self._sheet
        many = len(next(iter(columns.values())))
        shown = many if many < MOST_ROWS else MOST_ROWS - 2
        sheet.freeze_panes(1, frozen)
        sheet.autofilter(0, 0, max(shown, 1), len(names) - 1)
        sheet.set_row(0, 20)
        for at, name in enumerate(names):
            sheet.write_string(0, at, name, self._styles["head"])
        kinds = [_kind(name) for name in names]
        for row, values in enumerate(_rows(columns, shown), 1):
            sheet.set_row(row, _height(names, kinds, values))
            for at, (kind, value) in enumerate(zip(kinds, values, strict=True)):
                if value != "":
                    self._put(row, at, kind, value)
        if shown < many:
            note = f"{many - shown:,} more rows, for which a sheet has no room: see the CSV file"
            sheet.write_string(shown + 1, 0, note, self._styles["heading"])
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.repeat_rows(0)

    def _put(self, row: int, at: int, kind: str, value: Cell) -> None:
        style = self._styles
        if not isinstance(value, str):
            self._sheet.write_number(row, at, value, style["number"])
        elif kind == "day" and (day := _day(value)):
            self._sheet.write_datetime(row, at, day, style["day"])
        elif kind == "link" and self._links < MOST_LINKS and _is_link(value):
            self._links += 1
            self._sheet.write_url(row, at, value, style["link"], string=value)
        elif kind == "event_type" and value in ("strike", "attack"):
            self._sheet.write_string(row, at, value, style[value])
        else:
            self._sheet.write_string(row, at, fitting(value), style["text" if kind == "text" else "plain"])

    def prose(self, parts: Iterable[tuple[str, Sequence[tuple[str, str]]]]) -> None:
        """Write headings, each with pairs of a word and what it means."""
        self._sheet.hide_gridlines(2)
        self._sheet.set_column(0, 0, 24)
        self._sheet.set_column(1, 1, _WIDTHS["reading"])
        row = 0
        for heading, pairs in parts:
            if not pairs:
                continue
            self._sheet.set_row(row, 20)
            self._sheet.write_string(row, 0, *_safe(heading), self._styles["heading"])
            for word, meaning in pairs:
                row += 1
                self._sheet.set_row(row, _LINE * ceil(len(meaning) / _WIDTHS["reading"]))
                self._sheet.write_string(row, 0, *_safe(word), self._styles["quiet"])
                self._sheet.write_string(row, 1, *_safe(meaning), self._styles["text"])
            row += 2


def _rows(columns: Mapping[str, Sequence[Any]], many: int) -> Iterator[tuple[Cell, ...]]:
    return zip(*(cells(values[:many]) for values in columns.values()), strict=True)


def _safe(text: str) -> list[str]:
    return [fitting(str(cell)) for cell in cells([text])]


def _width(name: str) -> float:
    return max(_WIDTHS.get(name, 12), len(name) + 4)


def _kind(name: str) -> str:
    if name in _DAYS:
        return "day"
    if name == "url":
        return "link"
    return "text" if name in _TEXTS else name


def _height(names: Sequence[str], kinds: Sequence[str], values: Sequence[Cell]) -> float:
    """How high a row is in points: as its wrapped texts need, no more than a few lines."""
    lines = 1
    for name, kind, value in zip(names, kinds, values, strict=True):
        if kind == "text" and isinstance(value, str) and value:
            lines = max(lines, ceil(1.05 * len(value) / _width(name)) + value.count("\n"))
    return _LINE * min(lines, _MOST_LINES) + _ROOM


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day >= _FIRST_DAY else None


def _is_link(text: str) -> bool:
    return len(text) <= _LONGEST_LINK and bool(_LINK.fullmatch(text))
