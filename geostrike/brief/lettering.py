"""Words become runs of a slide's paragraph: with their language, and Arabic as Arabic."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from geostrike.brief.text import LANGUAGE, Words, is_rtl, parts, safe
from geostrike.layers.style import PALETTE

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["box", "named", "paint", "write", "write_lines"]

_OF_THEME = {
    "ink": "TEXT_1", "paper": "BACKGROUND_1", "quiet": "TEXT_2", "land": "BACKGROUND_2", "strike": "ACCENT_1",
    "attack": "ACCENT_2", "contested": "ACCENT_3",
}  # fmt: skip


def paint(colour: Any, name: str) -> None:
    """Set a colour by its name in the palette: one of the theme's, which an editor can change for all, or as it is."""
    from pptx.dml.color import RGBColor
    from pptx.enum.dml import MSO_THEME_COLOR

    if name in _OF_THEME:
        colour.theme_color = getattr(MSO_THEME_COLOR, _OF_THEME[name])
    else:
        colour.rgb = cast("Any", RGBColor)(*bytes.fromhex(PALETTE[name].lstrip("#")))


def write(paragraph: Any, words: Iterable[Words]) -> None:
    """Write words into a paragraph of a slide; one that begins in Arabic or Hebrew runs from the right."""
    from pptx.util import Pt

    words = list(words)
    if is_rtl("".join(part.text for part in words)):
        paragraph._p.get_or_add_pPr().set("rtl", "1")
    for part in words:
        for text, rtl in parts(safe(part.text)):
            run = paragraph.add_run()
            run.text = text
            font = run.font
            if part.size:
                font.size = Pt(part.size)
            if part.bold is not None:
                font.bold = part.bold
            if part.italic:
                font.italic = True
            if part.color:
                paint(font.color, part.color)
            run._r.get_or_add_rPr().set("lang", "ar" if rtl else LANGUAGE)


def write_lines(frame: Any, paragraphs: Iterable[Iterable[Words]], *, after: float = 0, align: str = "") -> None:
    """Write paragraphs into a frame of text that is empty, with `after` points below each."""
    from pptx.enum.text import PP_ALIGN
    from pptx.util import Pt

    for number, words in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        if align:
            paragraph.alignment = getattr(PP_ALIGN, align)
        if after:
            paragraph.space_after = Pt(after)
        write(paragraph, words)


def named(shape: Any, name: str, about: str) -> None:
    """Give a shape its name, and say what it is to those who do not see it."""
    shape.name = safe(name)
    shape._element.xpath(".//p:cNvPr")[0].set("descr", safe(about))


def box(
    shapes: Any, at: tuple[float, float, float, float], *, name: str, middle: bool = False, wrap: bool = True
) -> Any:
    """Add a box for text without margins, and return it; `at` is left, top, width, height in inches."""
    from pptx.enum.text import MSO_ANCHOR
    from pptx.util import Inches

    shape = shapes.add_textbox(*map(Inches, at))
    shape.name = name
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.word_wrap = wrap
    if middle:
        frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    return shape
