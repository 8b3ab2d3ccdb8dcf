"""Names on the map as QGIS sets them: events before towns, the more important first, none over another.

Faces and colours are those of the web map: halos in the colour of the ground, countries in spaced capitals, water in
italics. A town's dot hangs on its name as a callout, so that there is no dot without a name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from geostrike.export.qgis.expressions import COARSE, SITE, WHEN, field, literal, one_of
from geostrike.export.qgis.markup import add, colour, data_defined, key_of, options
from geostrike.export.qgis.symbols import Symbol
from geostrike.layers.style import PALETTE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["labelling"]

# The first that a machine has; QGIS would otherwise report a font as missing.
_FONTS = ("Open Sans", "Noto Sans", "Segoe UI", "Helvetica Neue", "Liberation Sans", "DejaVu Sans", "Arial")
_SMALL_PT, _TOWN_PT = 9.75, 9.0
_OVER, _ORDERED = 1, 6
# As many events of one kind are named at once.
_MOST = 150
# Signs of a place's name; some are a report's own words.
_LONGEST = 60
_THIN = "\u2009"
# The scale of a web map at zoom 0, for a screen of 96 dots an inch.
_WORLD = 591_658_711


@dataclass(frozen=True, slots=True, kw_only=True)
class _Face:
    """How names of a kind are set; sizes in points."""

    colour: str
    size: float = _SMALL_PT
    bold: bool = False
    italic: bool = False
    halo: str = "land"
    dotted: bool = False
    priority: int = 5


_EVENT = _Face(colour="ink", bold=True, priority=10)
_AREA = _Face(colour="ink", italic=True, priority=9)
_FACES = {
    "country": _Face(colour="label-country", priority=8),
    "water": _Face(colour="label-water", italic=True, halo="water", priority=6),
    "city": _Face(colour="label", dotted=True, priority=6),
    "town": _Face(colour="label", size=_TOWN_PT, dotted=True, priority=4),
    "base": _Face(colour="label", size=_TOWN_PT, dotted=True, priority=3),
    "region": _Face(colour="label", size=_TOWN_PT, italic=True, priority=3),
}
_BESIDE = "R,L,TSR,BSR,TSL,BSL,TR,BR,TL,BL"


def labelling(name: str, languages: Sequence[str] = ("en",), named: Iterable[str] = ()) -> ET.Element | None:
    """Return the labels of a layer by its name; None for one that has none.

    Parameters
    ----------
    languages : of the base's names, the preferred first; a second is set beneath.
    named : those names of the base that the events say already.
    """
    if name in ("strikes", "attacks"):
        words = f"left(coalesce(\"place\", ''), {_LONGEST}) || '\\n' || ({WHEN})"
        rules = [("Known only to an area", COARSE, words, _AREA), ("Site known", SITE, words, _EVENT)]
    elif name == "labels":
        rules = list(_base_rules(languages, sorted(named)))
    elif name == "contested":
        return _kept_clear()
    else:
        return None
    root = ET.Element("labeling", {"type": "rule-based"})
    tree = add(root, "rules", {"key": key_of(name, "labels")})
    for label, where, words, face in rules:
        rule = add(tree, "rule", {"key": key_of(name, "labels", label), "description": label, "filter": where})
        _settings(rule, words, face, event=name != "labels")
    return root


def _base_rules(languages: Sequence[str], named: list[str]) -> Iterator[tuple[str, str, str, _Face]]:
    first, *others = languages or ("en",)
    name, second = _name(first, '"name"'), _name(others[0], "''") if others else "''"
    beneath = f"if({second} IN ('', {name}), '', '\\n' || {second})"
    # Letters of a script that joins them are not set apart.
    spaced = f"regexp_replace(upper({name}), '(.)(?=.)', '\\\\1{_THIN}')"
    capitals = f"if(regexp_match({name}, '[\u0590-\u08ff]'), {name}, {spaced})"
    words = {"country": f"{capitals} || {beneath}", "city": f"{name} || {beneath}", "water": f"{name} || {beneath}"}
    # The less important a name, the closer one must look, as on the web map.
    where = f'@map_scale <= {_WORLD} / 2 ^ (coalesce("rank", 9) + 2)'
    if named:
        # While time runs, an event says its place's name only on its own days.
        where += f" AND (@map_start_time IS NOT NULL OR NOT ({one_of(field('name'), named)}))"
    kind = field("kind")
    for told, face in _FACES.items():
        yield told.capitalize(), f"{kind} = {literal(told)} AND {where}", words.get(told, name), face


def _kept_clear() -> ET.Element:
    """Return labels of a layer that has none, over which others do not stand."""
    root = ET.Element("labeling", {"type": "simple"})
    settings = add(root, "settings", {"calloutType": "simple"})
    add(settings, "text-style", {"fieldName": "", "isExpression": 0})
    add(settings, "rendering", {"drawLabels": 0, "obstacle": 1, "obstacleFactor": 2.0})
    return root


def _name(language: str, otherwise: str) -> str:
    """Return the expression for a name in a language, from the JSON of all of a place's names."""
    code = literal(language)
    return f'coalesce(try(map_get(from_json("names"), {code})), {otherwise})'


def _settings(rule: ET.Element, words: str, face: _Face, *, event: bool) -> None:
    root = add(rule, "settings", {"calloutType": "simple"})
    style = add(
        root,
        "text-style",
        {
            "fieldName": words, "isExpression": 1, "fontFamily": _FONTS[0], "fontSize": face.size,
            "fontSizeUnit": "Point", "fontWeight": 75 if face.bold else 50, "fontItalic": face.italic,
            "namedStyle": "Bold" if face.bold else "Italic" if face.italic else "Regular",
            "textColor": colour(PALETTE[face.colour]), "textOpacity": 1, "multilineHeight": 0.95, "fontKerning": 1,
        },
    )  # fmt: skip
    families = add(style, "families")
    for family in _FONTS:
        add(families, "family", {"name": family})
    halo = {"bufferDraw": 1, "bufferSize": 0.6, "bufferSizeUnits": "MM", "bufferOpacity": 0.92, "bufferNoFill": 1}
    add(style, "text-buffer", {**halo, "bufferColor": colour(PALETTE[face.halo]), "bufferJoinStyle": 128})
    add(
        root,
        "text-format",
        {"multilineAlign": 3, "wrapChar": "", "autoWrapLength": 28, "useMaxLineLengthForAutoWrap": 1},
    )
    beside = event or face.dotted
    place = {"placement": _ORDERED if beside else _OVER, "predefinedPositionOrder": _BESIDE, "quadOffset": 4}
    distance = {"dist": 0.9 if event else 1.1, "distUnits": "MM", "offsetType": int(event)}
    add(root, "placement", {**place, **distance, "priority": face.priority})
    drawing = {"obstacle": 1, "obstacleFactor": 2.0 if event else 0.2, "drawLabels": 1, "upsidedownLabels": 0}
    if event:
        # Names of very many events say nothing, and take their time.
        drawing |= {"limitNumLabels": 1, "maxNumLabels": _MOST}
    add(root, "rendering", drawing)
    data_defined(root, "dd_properties", {} if event else {"Priority": 'max(1, 9 - coalesce("rank", 9))'})
    _dot(root, drawn=face.dotted)


def _dot(settings: ET.Element, *, drawn: bool) -> None:
    """Add a dot at a name's place, where the line that would lead from the name to it ends."""
    callout = add(settings, "callout", {"type": "simple"})
    values: dict[str, object] = {"enabled": "1" if drawn else "0"}
    if drawn:
        dot = Symbol("marker").shape("circle", 5, colour(PALETTE["label"]), colour(PALETTE["land"]), 1.5)
        line = Symbol("line").at_end(dot).element("symbol")
        values |= {
            "lineSymbol": ET.tostring(line, encoding="unicode"), "minLength": 0.0, "offsetFromAnchor": 0.0,
            "offsetFromLabel": 0.0, "labelAnchorPoint": "point_on_exterior", "anchorPoint": "pole_of_inaccessibility",
        }  # fmt: skip
    options(callout, values)
