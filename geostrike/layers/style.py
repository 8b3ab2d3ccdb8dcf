"""How things look: the one source of colours, shapes and widths for web map, GIS and figure.

Two hues that stay apart for colour-blind readers and in grey print (vermilion is the lighter, indigo the darker), and
never colour alone: a strike is a diamond, an attack a ring. The base recedes: what is reported is the darkest and most
saturated thing on the page.
"""

from __future__ import annotations

__all__ = ["PALETTE", "STYLES", "simplestyle", "simplestyle_area", "simplestyle_line", "simplestyle_place"]

STRIKE, ATTACK = "#b8390e", "#27408b"

PALETTE = {
    "paper": "#ffffff",
    "ink": "#1d1d1b",
    "quiet": "#5d5b56",
    "rule": "#dcd9d2",
    "mark": "#fbe8a6",
    "water": "#dce5ea",
    "coast": "#a9b8c1",
    "land": "#f8f6f1",
    "tint": "#f5efe2",
    "border": "#968f82",
    "division": "#dfd9cc",
    "label": "#5a564f",
    "label-country": "#6a655c",
    "label-water": "#496575",
    "strike": STRIKE,
    "attack": ATTACK,
    "contested": "#57534b",
}
"""Colours on light ground, by the names that the page's style sheet gives them (``--ink``). ``tint`` marks a country of
which no more is known than that something happened in it."""

STYLES: dict[str, dict[str, object]] = {
    "strikes": {"color": STRIKE, "shape": "diamond", "label": "Strike by a state's forces"},
    "attacks": {"color": ATTACK, "shape": "ring", "label": "Attack by an armed group or an unknown hand"},
    "extents": {"fill_opacity": 0.08, "stroke_width": 1.0, "label": "Area within which it lies"},
    "contested": {"color": PALETTE["contested"], "stroke_width": 1.6, "dash": "6 5", "label": "May be one event"},
    "borders": {"color": PALETTE["border"], "stroke_width": 1.0, "label": "Country border"},
    "places": {"color": PALETTE["quiet"], "shape": "circle", "label": "Every place the documents name"},
    "land": {"fill": PALETTE["land"]},
    "divisions": {"color": PALETTE["division"], "stroke_width": 0.8},
    "labels": {"color": PALETTE["label"], "water": PALETTE["label-water"]},
}


def simplestyle(event_type: str) -> dict[str, object]:
    """Return the simplestyle 1.1.0 keys of an event's point, by which GitHub and geojson.io draw it."""
    strike = event_type == "strike"
    return {
        "marker-color": STRIKE if strike else ATTACK,
        "marker-size": "medium",
        "marker-symbol": "square" if strike else "circle",
    }


def simplestyle_area(event_type: str) -> dict[str, object]:
    """Return the simplestyle keys of the area within which an event of a type lies."""
    colour = STRIKE if event_type == "strike" else ATTACK
    style = STYLES["extents"]
    return {
        "stroke": colour,
        "stroke-width": style["stroke_width"],
        "stroke-opacity": 0.6,
        "fill": colour,
        "fill-opacity": style["fill_opacity"],
    }


def simplestyle_line(layer: str, *, disputed: bool = False) -> dict[str, object]:
    """Return the simplestyle keys of a line; a disputed one is lighter, since simplestyle knows no dashes."""
    style = STYLES[layer]
    return {
        "stroke": style["color"],
        "stroke-width": style["stroke_width"],
        "stroke-opacity": 0.6 if disputed else 1.0,
    }


def simplestyle_place() -> dict[str, object]:
    """Return the simplestyle keys of a place that documents name."""
    return {"marker-color": STYLES["places"]["color"], "marker-size": "small", "marker-symbol": "circle"}
