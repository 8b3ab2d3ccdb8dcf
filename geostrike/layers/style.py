"""How things look: the one source of colours, shapes and widths for web map, GIS and figure.

Two hues that stay apart for colour-blind readers and in grey print (vermilion is the lighter, indigo the darker), and
never colour alone: a strike is a diamond, an attack a round dot.
"""

from __future__ import annotations

__all__ = ["STYLES", "simplestyle"]

STRIKE, ATTACK = "#b8390e", "#27408b"

STYLES: dict[str, dict[str, object]] = {
    "strikes": {"color": STRIKE, "shape": "diamond", "label": "Strike by a state's forces"},
    "attacks": {"color": ATTACK, "shape": "circle", "label": "Attack by an armed group or an unknown hand"},
    "extents": {"fill_opacity": 0.10, "stroke_width": 1.2, "label": "Area within which it lies"},
    "contested": {"color": "#57534b", "stroke_width": 1.6, "dash": "6 5", "label": "May be one event"},
    "borders": {"color": "#8d8a83", "stroke_width": 1.0, "label": "Country border"},
    "places": {"color": "#6b6862", "shape": "ring", "label": "Every place the documents name"},
    "land": {"fill": "#f6f4ef"},
    "divisions": {"color": "#d9d5cc", "stroke_width": 0.6},
    "labels": {"color": "#55524c", "water": "#5b7d94"},
}


def simplestyle(event_type: str) -> dict[str, object]:
    """Return the simplestyle 1.1.0 keys of an event's point, by which GitHub and geojson.io draw it."""
    strike = event_type == "strike"
    return {
        "marker-color": STRIKE if strike else ATTACK,
        "marker-size": "medium",
        "marker-symbol": "square" if strike else "circle",
    }
