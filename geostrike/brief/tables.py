"""Native tables of a slide: thin rules, a quiet header, as many rows as the slide holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geostrike.brief.lettering import named, write_lines
from geostrike.brief.measure import LEADING, lines
from geostrike.brief.text import Words
from geostrike.layers.style import PALETTE

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Cell", "Column", "Row", "add_table", "heights", "paged"]

Cell = Sequence[Sequence[Words]]
"""Paragraphs, each of words."""

Row = Sequence[Cell]

SIZE = 11.0
_HEADER_PT = 9.5
_ABOVE, _BETWEEN = 0.04, 0.16
# "No Style, No Grid": what PowerPoint itself calls the plainest of its tables.
_PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table; its width in inches."""

    title: str
    width: float
    right: bool = False


def heights(columns: Sequence[Column], rows: Iterable[Row]) -> list[float]:
    """Return how high each row becomes, in inches."""
    found = []
    for row in rows:
        high = 0.0
        for column, cell in zip(columns, row, strict=True):
            room = column.width - _BETWEEN
            high = max(high, sum(_height(words, room) for words in cell))
        found.append(high + 2 * _ABOVE)
    return found


def _height(words: Sequence[Words], room: float) -> float:
    if not words:
        return SIZE * LEADING / 72
    size = max(part.size or SIZE for part in words)
    bold = any(part.bold for part in words)
    return lines("".join(part.text for part in words), room, size, bold=bold) * size * LEADING / 72


def paged(high: Sequence[float], room: float) -> list[list[int]]:
    """Return the rows that stand on each page of a height, by their numbers; a row higher than a page has one alone."""
    pages: list[list[int]] = []
    left = 0.0
    for number, height in enumerate(high):
        if not pages or height > left:
            pages.append([])
            left = room
        pages[-1].append(number)
        left -= height
    return pages


def add_table(
    shapes: Any, corner: tuple[float, float], columns: Sequence[Column], rows: Sequence[Row], *, name: str, about: str
) -> Any:
    """Add a table whose first row names the columns.

    Parameters
    ----------
    corner : left and top, in inches.
    about : what the table tells, for those who do not see it.
    """
    from pptx.util import Inches

    header: Row = [[[Words(column.title, color="quiet", size=_HEADER_PT)]] for column in columns]
    tall = heights(columns, [header, *rows])
    frame = shapes.add_table(
        len(rows) + 1, len(columns), *map(Inches, (*corner, sum(column.width for column in columns), sum(tall)))
    )
    named(frame, name, about)
    table = frame.table
    table.horz_banding = False
    frame._element.find(".//{*}tableStyleId").text = _PLAIN
    for number, column in enumerate(columns):
        table.columns[number].width = Inches(column.width)
    cells = list(table.iter_cells())
    for number, row in enumerate([header, *rows]):
        table.rows[number].height = Inches(tall[number])
        for at, (column, cell) in enumerate(zip(columns, row, strict=True)):
            _fill(
                cells[number * len(columns) + at],
                cell,
                right=column.right,
                header=number == 0,
                last=at == len(columns) - 1,
            )
    return frame


def header_height(columns: Sequence[Column]) -> float:
    """Return how high the row is that names the columns, in inches."""
    (high,) = heights(columns, [[[[Words(column.title, size=_HEADER_PT)]] for column in columns]])
    return high


def _fill(cell: Any, paragraphs: Cell, *, right: bool, header: bool, last: bool) -> None:
    from pptx.enum.text import MSO_ANCHOR
    from pptx.util import Inches

    cell.margin_left, cell.margin_right = 0, Inches(0 if last else _BETWEEN)
    cell.margin_top = cell.margin_bottom = Inches(_ABOVE)
    cell.vertical_anchor = MSO_ANCHOR.BOTTOM if header else MSO_ANCHOR.TOP
    sized = [[_sized(part) for part in words] for words in paragraphs]
    write_lines(cell.text_frame, sized or [[]], align="RIGHT" if right else "")
    _rule(cell, "ink" if header else "rule", 0.75 if header else 0.5)


def _sized(words: Words) -> Words:
    from dataclasses import replace

    return words if words.size else replace(words, size=SIZE)


def _rule(cell: Any, colour: str, points: float) -> None:
    """Draw a line beneath a cell, and none on its other sides."""
    from lxml import etree
    from pptx.oxml.ns import qn

    properties = cell._tc.get_or_add_tcPr()
    for number, side in enumerate(("a:lnL", "a:lnR", "a:lnT", "a:lnB")):
        line = etree.Element(qn(side), {"w": str(round(points * 12_700)) if side == "a:lnB" else "0"})
        if side == "a:lnB":
            fill = etree.SubElement(line, qn("a:solidFill"))
            etree.SubElement(fill, qn("a:srgbClr"), {"val": PALETTE[colour].lstrip("#").upper()})
        else:
            etree.SubElement(line, qn("a:noFill"))
        properties.insert(number, line)
