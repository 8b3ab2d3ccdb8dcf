"""Pairs of places that sources give for what may be one event, as the page draws a line between their signs.

Only the page knows where a sign stands at each zoom: what goes into it is which two signs a line joins.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geostrike.layers.plain import filled
from geostrike.layers.words import distance, when
from geostrike.webmap.events import COARSE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.layers.records import Table

__all__ = ["contested_pairs"]


def contested_pairs(table: Table, events: Table, pinned: Sequence[bool]) -> list[dict[str, Any]]:
    """Return the pairs of a ``contested`` layer, each once, of which both events have a sign on the map.

    Parameters
    ----------
    table : rows of the layer.
    events : in the order of the page; `pinned` says which of them have a sign.
    """
    if not len(table):
        return []
    number = {str(name): row for row, name in enumerate(events.column("id")) if pinned[row]}
    drawn = [shape is not None for shape in table.geometry()]
    found: dict[frozenset[int], dict[str, Any]] = {}
    for row in (table.row(place) for place, is_drawn in enumerate(drawn) if is_drawn):
        both = [number[str(row[column])] for column in ("event", "other_event") if str(row.get(column)) in number]
        if len(set(both)) < 2:
            continue
        one, other = (events.row(event) for event in both)
        # How far an area lies from a site, nobody has said.
        coarse = any((event.get("where_prec") or 0) >= COARSE for event in (one, other))
        day = row.get("date_start")
        dates = (day, None, 1) if day else tuple(one.get(name) for name in ("date_start", "date_end", "date_prec"))
        found.setdefault(
            frozenset(both),
            filled(
                {
                    "events": both,
                    "places": [row.get("place") or _place(one), row.get("other_place") or _place(other)],
                    "kind": "attack" if one.get("event_type") == "attack" else "strike",
                    "when": when(*dates),
                    "far": "" if coarse else distance(row.get("distance_m")),
                    "rule": row.get("rule"),
                }
            ),
        )
    return list(found.values())


def _place(event: dict[str, Any]) -> str:
    return event.get("place") or event.get("where_description") or "Place not known"
