"""What each layer is, in a reader's words: names for the list of layers, and a sentence for its metadata."""

from __future__ import annotations

__all__ = ["ABSTRACTS", "TITLES"]

TITLES = {
    "strikes": "Strikes",
    "attacks": "Attacks",
    "contested": "May be one event",
    "places": "Every place named",
    "extents": "Areas within which they lie",
    "labels": "Names",
    "borders": "Borders",
    "divisions": "Governorates and provinces",
    "land": "Land",
}

_EVENTS = (
    ", as published reports tell of them: one feature an event. An event known only to a country has no point; the "
    "table lists it. An event without a date is shown at all times."
)
ABSTRACTS = {
    "strikes": f"Strikes by a state's forces{_EVENTS}",
    "attacks": f"Attacks by an armed group or an unknown hand{_EVENTS}",
    "contested": "Joins two places that sources give for what may be one event.",
    "places": "Every place that the documents name, with its role and the rule that found it.",
    "extents": "The area within which each event lies: a circle, a governorate, part of a country, a border.",
    "labels": "Names of the base map.",
    "borders": "Country borders, de facto lines; those in dispute are marked.",
    "divisions": "First-order divisions of countries.",
    "land": "Countries of the world.",
}
