"""An empty deck of ours: one theme, one master, two layouts, none of a template's leftovers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lxml import etree

from geostrike.brief.package import drop
from geostrike.brief.text import LANGUAGE
from geostrike.layers.style import PALETTE

if TYPE_CHECKING:
    from pptx.presentation import Presentation

__all__ = [
    "BASE", "BODY", "CREDITS", "FONT", "MAP_LAYOUT", "MARGIN", "NUMBER", "PICTURE", "SIDE", "SUMMARY", "TABLE_LAYOUT",
    "WIDTH", "blank", "theme_xml", "tidy_notes",
]  # fmt: skip

FONT = "Arial"
"""There on every system, or as a font of the same widths, and with Arabic, Hebrew and Cyrillic in it."""

WIDTH, HEIGHT = 13.333, 7.5
MARGIN = 0.55
MAP_LAYOUT, TABLE_LAYOUT = 0, 1
SUMMARY, CREDITS, NUMBER, BASE = 10, 11, 12, 13
"""Numbers of the placeholders that the layouts have beside the title."""

PICTURE = (MARGIN, 1.45, 9.4, 5.4)
SIDE = (MARGIN + 9.4 + 0.3, 1.45, WIDTH - 2 * MARGIN - 9.7, 5.4)
BODY = (MARGIN, 1.45, WIDTH - 2 * MARGIN, 5.4)
"""Left, top, width and height in inches: of the map, of what stands beside it, of a page of tables."""

_EMU = 914_400
_NAMES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_COLOURS = {
    "dk1": "ink", "lt1": "paper", "dk2": "quiet", "lt2": "land", "accent1": "strike", "accent2": "attack",
    "accent3": "contested", "accent4": "border", "accent5": "label-water", "accent6": "coast",
    "hlink": "attack", "folHlink": "quiet",
}  # fmt: skip
_GROUP = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
_FLAT = '<a:ln w="9525"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>'
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def blank() -> Presentation:
    """Return an empty deck of 16 to 9, of our theme and layouts."""
    from pptx import Presentation
    from pptx.util import Inches

    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDTH), Inches(HEIGHT)
    for layout in list(deck.slide_layouts)[2:]:
        deck.slide_layouts.remove(layout)
    drop(deck.part.package, {"thumbnail", "extended-properties"})
    drop(deck.part, {"printerSettings"})
    sizes = deck.part._element.find("{*}sldSz")
    sizes.attrib.pop("type", None)
    master = deck.slide_master
    _replace(master._element, _master())
    _replace(deck.slide_layouts[MAP_LAYOUT]._element, _layout("Map", _picture()))
    _replace(deck.slide_layouts[TABLE_LAYOUT]._element, _layout("Table", ""))
    for layout in deck.slide_layouts:
        layout._element.attrib.pop("type", None)
    _set_theme(master.part)
    for run in deck.part._element.iter("{*}defRPr"):
        if "lang" in run.attrib:
            run.set("lang", LANGUAGE)
    return deck


def tidy_notes(deck: Presentation) -> None:
    """Give the master of the notes, once there is one, our theme and language."""
    from pptx.opc.constants import RELATIONSHIP_TYPE

    if any(relation.reltype == RELATIONSHIP_TYPE.NOTES_MASTER for relation in deck.part.rels.values()):
        master = deck.notes_master
        for shape in list(master.placeholders):
            if shape.element.xpath('.//p:ph[@type="dt" or @type="hdr" or @type="ftr"]'):
                shape.element.getparent().remove(shape.element)
        for run in master._element.iter("{*}rPr", "{*}endParaRPr", "{*}defRPr"):
            if "lang" in run.attrib:
                run.set("lang", LANGUAGE)
        for number, text in enumerate(master._element.findall(".//{*}r/{*}t")):
            text.text = "Notes" if number == 0 else f"Level {number + 1}"
        _set_theme(master.part)


def _set_theme(part: Any) -> None:
    from pptx.opc.constants import RELATIONSHIP_TYPE

    theme = part.part_related_by(RELATIONSHIP_TYPE.THEME)
    if hasattr(theme, "_element"):
        theme._element = etree.fromstring(theme_xml())
    else:
        theme.blob = theme_xml()


def _replace(element: Any, tree: str) -> None:
    """Put another tree of shapes, and other styles of text, into a master or a layout."""
    from pptx.oxml import parse_xml

    new = parse_xml(tree)
    for name in ("cSld", "txStyles", "hf"):
        old, ours = element.find(f"{{*}}{name}"), new.find(f"{{*}}{name}")
        if old is not None and ours is not None:
            element.replace(old, ours)
        elif old is not None:
            element.remove(old)


def theme_xml() -> bytes:
    """Return our theme: its colours are the palette's, its one family of type is `FONT`."""
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{PALETTE[ours].lstrip("#").upper()}"/></a:{name}>'
        for name, ours in _COLOURS.items()
    )
    family = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface="{FONT}"/>'
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><a:theme {_NAMES.split(" ")[0]} name="geostrike">'
        f'<a:themeElements><a:clrScheme name="geostrike">{colours}</a:clrScheme>'
        f'<a:fontScheme name="geostrike"><a:majorFont>{family}</a:majorFont><a:minorFont>{family}</a:minorFont>'
        f'</a:fontScheme><a:fmtScheme name="geostrike"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{_FLAT * 3}</a:lnStyleLst><a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    ).encode()


def _placeholder(number: int, name: str, kind: str, at: tuple[float, ...], look: str = "", prompt: str = "") -> str:
    left, top, wide, high = (round(value * _EMU) for value in at)
    anchor = {"title": "b", "pic": "ctr"}.get(kind.split('"')[1], "t")
    body = (
        f'<p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}"><a:noAutofit/></a:bodyPr>'
        f"<a:lstStyle>{look}</a:lstStyle><a:p>{prompt}</a:p></p:txBody>"
    )
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
        f'<p:ph {kind}/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="{left}" y="{top}"/>'
        f'<a:ext cx="{wide}" cy="{high}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f"{body}</p:sp>"
    )


def _prompt(text: str) -> str:
    return f'<a:r><a:rPr lang="{LANGUAGE}"/><a:t>{text}</a:t></a:r>'


def _level(size: float, colour: str, *, bold: bool = False, align: str = "l") -> str:
    return (
        f'<a:lvl1pPr marL="0" indent="0" algn="{align}" rtl="0"><a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/>'
        f'<a:defRPr sz="{round(size * 100)}" b="{int(bold)}" lang="{LANGUAGE}"><a:solidFill>'
        f'<a:schemeClr val="{colour}"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>'
        '<a:cs typeface="+mn-cs"/></a:defRPr></a:lvl1pPr>'
    )


_TITLE_AT = (MARGIN, 0.36, WIDTH - 2 * MARGIN, 0.5)
_SUMMARY_AT = (MARGIN, 0.92, WIDTH - 2 * MARGIN, 0.3)
_CREDITS_AT = (MARGIN, 6.98, WIDTH - 2 * MARGIN - 0.7, 0.3)
_NUMBER_AT = (WIDTH - MARGIN - 0.6, 6.98, 0.6, 0.2)


def _number() -> str:
    field = (
        f'<a:fld id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum"><a:rPr lang="{LANGUAGE}"/>'
        "<a:t>‹#›</a:t></a:fld>"
    )
    return _placeholder(
        5, "Slide number", f'type="sldNum" sz="quarter" idx="{NUMBER}"', _NUMBER_AT, _level(9, "tx2", align="r"), field
    )


def _picture() -> str:
    return _placeholder(6, "Base", f'type="pic" idx="{BASE}"', PICTURE, _level(11, "tx2"), _prompt("Base of the map"))


def _layout(name: str, more: str) -> str:
    shapes = (
        _placeholder(2, "Title", 'type="title"', _TITLE_AT, "", _prompt("Title")),
        _placeholder(
            3,
            "Summary",
            f'type="body" sz="quarter" idx="{SUMMARY}"',
            _SUMMARY_AT,
            _level(13, "tx2"),
            _prompt("Summary"),
        ),
        more,
        _placeholder(
            4, "Credits", f'type="body" sz="quarter" idx="{CREDITS}"', _CREDITS_AT, _level(9, "tx2"), _prompt("Credits")
        ),
        _number(),
    )
    return (
        f'<p:sldLayout {_NAMES}><p:cSld name="{name}"><p:spTree>{_GROUP}{"".join(shapes)}</p:spTree></p:cSld>'
        "</p:sldLayout>"
    )


def _master() -> str:
    body = (MARGIN, 1.45, WIDTH - 2 * MARGIN, 5.4)
    shapes = (
        _placeholder(2, "Title", 'type="title"', _TITLE_AT, "", _prompt("Title")),
        _placeholder(3, "Text", 'type="body" idx="1"', body, "", _prompt("Text")),
        _number(),
    )
    other = _level(11, "tx1")
    return (
        f'<p:sldMaster {_NAMES}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/>'
        f"</p:bgPr></p:bg><p:spTree>{_GROUP}{''.join(shapes)}</p:spTree></p:cSld><p:txStyles><p:titleStyle>"
        f"{_level(24, 'tx1', bold=True)}</p:titleStyle><p:bodyStyle>{_level(13, 'tx1')}</p:bodyStyle>"
        f"<p:otherStyle>{other}</p:otherStyle></p:txStyles></p:sldMaster>"
    )
