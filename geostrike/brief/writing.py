"""Words become runs of a report's paragraph, pictures, links, fields and tables of Word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geostrike.brief.text import Words, is_rtl, parts, safe
from geostrike.brief.word import TABLE
from geostrike.layers.style import PALETTE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geostrike.brief.tables import Column, Row

__all__ = ["add_field", "add_link", "add_paragraph", "add_table", "write_words"]


_HEADER_PT = 8.0


def add_paragraph(made: Any, words: Iterable[Words] | str, style: str = "Normal") -> Any:
    """Add a paragraph to a report, or to a cell of a table, and return it."""
    paragraph = made.add_paragraph(style=style)
    write_words(paragraph, [Words(words)] if isinstance(words, str) else words)
    return paragraph


def write_words(paragraph: Any, words: Iterable[Words]) -> None:
    """Write words into a paragraph; one that begins in Arabic or Hebrew runs from the right."""
    words = list(words)
    if is_rtl("".join(part.text for part in words)):
        _child(paragraph._p.get_or_add_pPr(), "w:bidi")
    for part in words:
        for text, rtl in parts(safe(part.text)):
            _look(paragraph.add_run(text), part, rtl)


def _look(run: Any, words: Words, rtl: bool) -> None:
    from docx.shared import Pt, RGBColor

    font = run.font
    if words.bold is not None:
        font.bold = words.bold
        font.cs_bold = words.bold
    if words.italic:
        font.italic = True
    if words.color:
        font.color.rgb = RGBColor.from_string(PALETTE[words.color].lstrip("#").upper())
    if words.size:
        font.size = Pt(words.size)
    if rtl:
        font.rtl = True
        _child(run._r.get_or_add_rPr(), "w:lang", bidi="ar-SA")


def _child(element: Any, tag: str, **attributes: str) -> Any:
    """Add an element of Word's where its schema wants it."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    child = OxmlElement(tag)
    for name, value in attributes.items():
        child.set(qn(f"w:{name}"), value)
    after = _AFTER.get(tag, ())
    element.insert_element_before(child, *after) if after else element.append(child)
    return child


_AFTER = {
    "w:bidi": (
        "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents",
        "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl",
        "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange",
    ),
    "w:lang": ("w:eastAsianLayout", "w:specVanish", "w:oMath", "w:rPrChange"),
    "w:tblHeader": ("w:tblCellSpacing", "w:jc", "w:hidden", "w:ins", "w:del", "w:trPrChange"),
    "w:cantSplit": ("w:trHeight", "w:tblHeader", "w:tblCellSpacing", "w:jc", "w:hidden", "w:ins", "w:del"),
}  # fmt: skip


def add_link(paragraph: Any, address: str) -> None:
    """Add an address that can be followed."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.text.run import Run

    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    paragraph._p.append(link)
    run = OxmlElement("w:r")
    link.append(run)
    written = Run(run, paragraph)
    written.text = address
    written.style = "Hyperlink"


def add_field(paragraph: Any, code: str, shown: str) -> None:
    """Add a field, such as the number of the page, with what it shows until it is counted."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.text.run import Run

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    paragraph._p.append(field)
    run = OxmlElement("w:r")
    field.append(run)
    Run(run, paragraph).text = shown


def add_table(made: Any, columns: Sequence[Column], rows: Sequence[Row], about: str) -> Any:
    """Add a table whose first row names the columns and stands on every page; no row is split between two.

    Parameters
    ----------
    columns : with widths in centimetres.
    about : what the table tells, for those who do not see it.
    """
    from docx.shared import Cm

    table = made.add_table(rows=len(rows) + 1, cols=len(columns), style=TABLE)
    table.autofit = False
    properties = table._tbl.tblPr
    _child(properties, "w:tblDescription", val=safe(about))
    for at, column in enumerate(columns):
        table.columns[at].width = Cm(column.width)
    # Asking a table of python-docx for one cell after the other takes the square of their number.
    cells = table._cells
    header: Row = [[[Words(column.title, color="quiet", size=_HEADER_PT)]] for column in columns]
    for number, row in enumerate([header, *rows]):
        line = table.rows[number]._tr.get_or_add_trPr()
        _child(line, "w:cantSplit")
        if number == 0:
            _child(line, "w:tblHeader")
        for at, (column, cell) in enumerate(zip(columns, row, strict=True)):
            _fill(cells[number * len(columns) + at], cell, column)
    return table


def _fill(cell: Any, paragraphs: Sequence[Sequence[Words]], column: Column) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm

    cell.width = Cm(column.width)
    for number, words in enumerate(paragraphs or [[]]):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.style = "Cell"
        if column.right:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        write_words(paragraph, words)
