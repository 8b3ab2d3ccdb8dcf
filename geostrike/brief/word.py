"""An empty report of ours for Word: A4, a few styles, one family of type, none of a template's leftovers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.brief.package import drop
from geostrike.brief.template import FONT, theme_xml
from geostrike.brief.text import LANGUAGE
from geostrike.layers.style import PALETTE

if TYPE_CHECKING:
    from docx.document import Document

__all__ = ["TABLE", "WIDTH_CM", "blank_report"]

WIDTH_CM = 17.0
"""Of what stands between the margins of a page of A4."""

TABLE = "Briefing Table"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LEFT_OVER = {
    "thumbnail", "extended-properties", "customXml", "stylesWithEffects", "webSettings", "fontTable", "numbering",
}  # fmt: skip


def blank_report() -> Document:
    """Return an empty report with our styles and settings, and the number of each page at its foot."""
    from docx import Document
    from docx.oxml import parse_xml
    from docx.shared import Cm

    made = Document()
    drop(made.part.package, _LEFT_OVER)
    drop(made.part, _LEFT_OVER)
    styles = made.part._styles_part
    styles._element = parse_xml(_styles())
    made.part._settings_part._element = parse_xml(_SETTINGS)
    for relation in made.part.rels.values():
        if relation.reltype.endswith("/theme"):
            relation.target_part._blob = theme_xml()
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm((21.0 - WIDTH_CM) / 2)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2.2)
    section.header_distance = section.footer_distance = Cm(1.1)
    return made


_SETTINGS = (
    f'<w:settings xmlns:w="{_W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    f'<w:themeFontLang w:val="{LANGUAGE}" w:bidi="ar-SA"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>'
    "</w:settings>"
)


def _hex(name: str) -> str:
    return PALETTE[name].lstrip("#").upper()


def _letters(size: float, colour: str, *, bold: bool = False) -> str:
    weight = "<w:b/><w:bCs/>" if bold else ""
    halves = round(2 * size)
    return f'<w:rPr>{weight}<w:color w:val="{_hex(colour)}"/><w:sz w:val="{halves}"/><w:szCs w:val="{halves}"/></w:rPr>'


def _style(
    name: str, look: str, paragraph: str = "", *, key: str = "", then: str = "Normal", kind: str = "paragraph"
) -> str:
    """Return a style; `key` is the name by which Word knows one of its own."""
    identity = name.replace(" ", "")
    following = f'<w:next w:val="{then}"/>' if kind == "paragraph" else ""
    based = '<w:basedOn w:val="Normal"/>' if kind == "paragraph" else ""
    own = "" if key else ' w:customStyle="1"'
    return (
        f'<w:style w:type="{kind}"{own} w:styleId="{identity}"><w:name w:val="{key or name}"/>{based}{following}'
        f'<w:uiPriority w:val="9"/><w:qFormat/>{f"<w:pPr>{paragraph}</w:pPr>" if paragraph else ""}{look}</w:style>'
    )


def _spaced(before: float, after: float, line: int = 264) -> str:
    return (
        f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}" w:line="{line}" w:lineRule="auto"/>'
    )


_TWIPS_CM = 567


def _styles() -> str:
    small = _letters(8.5, "quiet")
    indent = '<w:ind w:left="340"/>'
    bar = f'<w:pBdr><w:left w:val="single" w:sz="12" w:space="10" w:color="{_hex("rule")}"/></w:pBdr>'
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{round(WIDTH_CM * _TWIPS_CM)}"/></w:tabs>'
    ours = (
        _heading(1, 20, _spaced(0, 4, 252)),
        _heading(2, 13, _spaced(20, 6, 252)),
        _heading(3, 10, _spaced(12, 4)),
        _style("Subtitle", _letters(12, "quiet"), _spaced(0, 4), key="Subtitle"),
        _style("Caption", small, _spaced(4, 8), key="caption"),
        _style("Quote", _letters(10, "ink"), f"<w:keepNext/>{bar}{_spaced(0, 2)}{indent}", key="Quote"),
        _style("Attribution", small, f"{_spaced(0, 9)}{indent}"),
        _style("Small", small, _spaced(0, 4)),
        _style("Cell", _letters(9, "ink"), _spaced(0, 0, 252)),
        _style("footer", _letters(8, "quiet"), f"{tab}{_spaced(0, 0)}", key="footer"),
        _style("Hyperlink", _link_look(), key="Hyperlink", kind="character"),
    )
    return f'<w:styles xmlns:w="{_W}">{_defaults()}{"".join(ours)}{_table_style()}</w:styles>'


def _heading(level: int, size: float, spaced: str) -> str:
    look = _letters(size, "ink", bold=True)
    outline = f'<w:keepNext/><w:keepLines/>{spaced}<w:outlineLvl w:val="{level - 1}"/>'
    return _style(f"Heading {level}", look, outline, key=f"heading {level}")


def _link_look() -> str:
    return f'<w:rPr><w:color w:val="{_hex("attack")}"/><w:u w:val="single"/></w:rPr>'


def _defaults() -> str:
    """Return what holds where no style says otherwise."""
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 0), ("left", 0), ("bottom", 0), ("right", 108))
    )
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:color w:val="{_hex("ink")}"/><w:sz w:val="20"/>'
        f'<w:szCs w:val="20"/><w:lang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="ar-SA"/></w:rPr>'
        "</w:rPrDefault>"
        f"<w:pPrDefault><w:pPr>{_spaced(0, 6)}</w:pPr></w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:semiHidden/>'
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:semiHidden/>'
        "</w:style>"
    )


def _table_style() -> str:
    rule, ink = (
        f'w:val="single" w:sz="{size}" w:space="0" w:color="{_hex(c)}"' for size, c in ((4, "rule"), (6, "ink"))
    )
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 60), ("left", 0), ("bottom", 60), ("right", 140))
    )
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{TABLE.replace(" ", "")}"><w:name w:val="{TABLE}"/>'
        '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/><w:tblPr><w:tblBorders>'
        f"<w:bottom {rule}/><w:insideH {rule}/></w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
        f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders><w:bottom {ink}/></w:tcBorders></w:tcPr></w:tblStylePr>'
        "</w:style>"
    )
