"""Which symbol draws which features: a legend that can be read, and nothing that no rule draws."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from geostrike.export.qgis.expressions import COARSE, COUNTRY, DISPUTED, SITE, one_of
from geostrike.export.qgis.markup import add, colour, key_of
from geostrike.export.qgis.symbols import Symbol, attack, in_dispute, strike
from geostrike.layers.style import PALETTE, STYLES

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Rule", "renderer", "rules_of"]

# Signs of more events than this are smaller, so that they hide less of each other.
_CALM, _CROWDED = 500, 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One line of the legend.

    Attributes
    ----------
    where : an expression; empty for every feature.
    largest : the denominator of the smallest scale at which it draws; 0 for any.
    """

    label: str
    symbol: Symbol
    where: str = ""
    largest: int = 0


def renderer(name: str, rules: Sequence[Rule]) -> ET.Element:
    """Return the renderer of a layer."""
    levels = name in ("extents", "land")
    root = ET.Element(
        "renderer-v2",
        {
            "type": "RuleRenderer",
            "symbollevels": str(int(levels)),
            "forceraster": "0",
            "referencescale": "-1",
            "enableorderby": str(int(name in ("strikes", "attacks"))),
        },
    )
    tree = add(root, "rules", {"key": key_of(name)})
    symbols = add(root, "symbols")
    for number, rule in enumerate(rules):
        said: dict[str, object] = {"key": key_of(name, rule.label), "symbol": number, "label": rule.label}
        if rule.where:
            said["filter"] = rule.where
        if rule.largest:
            said |= {"scalemindenom": 1, "scalemaxdenom": rule.largest}
        add(tree, "rule", said)
        symbols.append(rule.symbol.element(str(number)))
    if name in ("strikes", "attacks"):
        # What is known best is drawn last, on top.
        order = add(root, "orderby")
        add(order, "orderByClause", {"asc": 0, "nullsFirst": 1}, '"where_prec"')
    return root


def rules_of(name: str, rows: int = 0) -> list[Rule]:
    """Return the rules of a layer by its name; none for the names of the base, which stand without signs.

    Parameters
    ----------
    rows : of the layer; very many events have smaller signs.
    """
    if name in ("strikes", "attacks"):
        return _events(name, _CROWDED if rows > _CALM else 1)
    return {
        "extents": _extents,
        "contested": _contested,
        "borders": _borders,
        "places": _places,
        "divisions": _divisions,
        "land": _land,
    }.get(name, list)()


def _events(name: str, size: float) -> list[Rule]:
    sign, said = (strike, "Strike") if name == "strikes" else (attack, "Attack")
    hue = str(STYLES[name]["color"])
    return [
        Rule(label=f"{said}, known only to an area", symbol=sign(hue, coarse=True, size=size), where=COARSE),
        Rule(label=f"{said}, site known", symbol=sign(hue, coarse=False, size=size), where=SITE),
        Rule(label="Sources disagree", symbol=in_dispute(size=size), where=DISPUTED),
    ]


def _extents() -> list[Rule]:
    # A finer area's wash takes the place of what lies beneath it instead of darkening it, as the layer composes its
    # features: washes over one another would say that more is known. Lines come after all washes.
    tint = Symbol("fill").fill(_thinned(PALETTE["tint"], PALETTE["land"], 0.3))
    found = [Rule(label="Known only to the country", symbol=tint, where=COUNTRY)]
    dashed = {"outlineStyle": f"if({DISPUTED}, 'dash', 'solid')"}
    for event_type, name in (("strike", "strikes"), ("attack", "attacks")):
        hue = STYLES[name]["color"]
        for where, words, wash, edge, level in (
            (f"NOT ({COUNTRY}) AND {COARSE}", "somewhere in this area", 0.06, 0.45, 1),
            (SITE, "within this circle", 0.1, 0.8, 2),
        ):
            symbol = Symbol("fill").fill(colour(hue, wash), level=level)
            symbol.line(colour(hue, edge), 1.0, level=3, expressions=dashed)
            label = f"{event_type.capitalize()}, {words}"
            found.append(Rule(label=label, symbol=symbol, where=f"\"event_type\" = '{event_type}' AND {where}"))
    return found


def _contested() -> list[Rule]:
    style = STYLES["contested"]
    symbol = Symbol("line").line(colour(PALETTE["land"], 0.8), 4)
    return [Rule(label=str(style["label"]), symbol=symbol.line(colour(style["color"]), 1.6, (6, 5)))]


def _borders() -> list[Rule]:
    ink = colour(STYLES["borders"]["color"])
    return [
        Rule(label="Border", symbol=Symbol("line").line(ink, 1), where=f"NOT ({DISPUTED})"),
        Rule(label="Border in dispute", symbol=Symbol("line").line(ink, 1, (4, 4)), where=DISPUTED),
    ]


def _places() -> list[Rule]:
    ink, paper = colour(STYLES["places"]["color"], 0.75), colour(PALETTE["paper"], 0.75)
    site = one_of("coalesce(\"role\", '')", ["site"])
    return [
        Rule(label="Named in passing", symbol=Symbol("marker").shape("circle", 3.5, ink), where=f"NOT ({site})"),
        Rule(label="Named as a site", symbol=Symbol("marker").shape("circle", 6, paper, ink, 1.2), where=site),
    ]


def _divisions() -> list[Rule]:
    symbol = Symbol("fill").line(colour(STYLES["divisions"]["color"]), 0.8)
    # Further out they would only darken the land.
    return [Rule(label="Governorate or province", symbol=symbol, largest=20_000_000)]


def _land() -> list[Rule]:
    # The wide line of the coast is drawn for all countries before any land, which hides it wherever two of them meet.
    ground = colour(PALETTE["land"])
    area = Symbol("fill").line(colour(PALETTE["coast"]), 2.6)
    return [Rule(label="Land", symbol=area.fill(ground, level=1).line(ground, 0.7, level=1))]


def _thinned(tint: str, ground: str, alpha: float) -> str:
    """Return the colour that, laid over `ground` with `alpha`, gives `tint`: what lies beneath stays to be seen."""
    pairs = zip(bytes.fromhex(tint.removeprefix("#")), bytes.fromhex(ground.removeprefix("#")), strict=True)
    parts = [max(0, min(255, round(below + (wanted - below) / alpha))) for wanted, below in pairs]
    return colour("#" + bytes(parts).hex(), alpha)
