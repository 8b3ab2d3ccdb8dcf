"""Pairs of places that sources give for what may be one event, as the page draws a line between their signs.

Only the page knows where a sign stands at each zoom: what goes into it is which two signs a line joins.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geostrike.webmap.geometry import geometries
from geostrike.webmap.plain import filled, rows
from geostrike.webmap.words import distance, when

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.model import Layer

__all__ = ["contested_pairs"]


def contested_pairs(layer: Layer | None, events: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the pairs of a ``contested`` layer, each once, of which both events have a sign on the map."""
    by_id = {event["id"]: event for event in events if event.get("at")}
    found: dict[frozenset[str], dict[str, Any]] = {}
    for row, shape in zip(rows(layer), geometries(layer), strict=True):
        pair = [by_id.get(str(row.get(column))) for column in ("event", "other_event")]
        both = [event for event in pair if event is not None]
        if shape is None or len(both) < 2 or both[0] is both[1]:
            continue
        # How far an area lies from a site, nobody has said.
        far = "" if any(event.get("coarse") for event in both) else distance(row.get("distance_m"))
        found.setdefault(
            frozenset(event["id"] for event in both),
            filled(
                {
                    "ids": [event["id"] for event in both],
                    "places": [row.get("place") or both[0]["place"], row.get("other_place") or both[1]["place"]],
                    "kind": both[0]["type"],
                    "when": when(row["date_start"], None, 1) if row.get("date_start") else both[0]["when"],
                    "far": far,
                    "rule": row.get("rule"),
                }
            ),
        )
    return list(found.values())
