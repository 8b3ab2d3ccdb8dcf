"""Events as rows: the columns of the strikes and attacks layers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geostrike.layers.extents import is_pinned
from geostrike.layers.frames import frame_of
from geostrike.layers.style import simplestyle
from geostrike.reading.claim_rows import Days

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geopandas import GeoDataFrame

    from geostrike.model import Decision, Disagreement, Event

__all__ = ["EVENT_COLUMNS", "event_columns", "event_row", "events_frame"]

EVENT_COLUMNS = (
    "id", "event_type", "sub_event_type", "title", "description", "date_start", "date_end", "date_prec", "place",
    "place_id", "country", "admin1", "where_prec", "radius_m", "where_description", "warning", "actor1", "actor2",
    "target", "weapon", "low", "best", "high", "toll_bound", "toll_group", "injured", "number_of_sources",
    "number_of_documents", "disputed", "disagreements", "part_of", "contested_with", "decisions", "event_clarity",
    "claims", "marker-color", "marker-size", "marker-symbol",
)  # fmt: skip


def event_row(event: Event) -> dict[str, Any]:
    """Return an event's properties, in the order of `EVENT_COLUMNS`; ``low``, ``best``, ``high`` count the killed."""
    return {name: values[0] for name, values in event_columns([event])}


def event_columns(events: Sequence[Event]) -> Iterator[tuple[str, list[Any]]]:
    """Yield events column by column, in the order of `EVENT_COLUMNS`, in a fraction of the time of as many rows."""
    locations = [e.location for e in events]
    places = [at.place if at else None for at in locations]
    killed = [e.killed for e in events]
    iso = Days()
    # Most lists are empty, and one empty list stands for all of them.
    none: list[Any] = []
    yield "id", [e.id for e in events]
    yield "event_type", [e.event_type for e in events]
    yield "sub_event_type", [e.sub_event_type for e in events]
    yield "title", [e.title for e in events]
    yield "description", [e.claims[0].evidence[0].text for e in events]
    yield "date_start", [iso[e.date_start] for e in events]
    yield "date_end", [iso[e.date_end] for e in events]
    yield "date_prec", [e.date_prec for e in events]
    yield "place", [place.name if place else None for place in places]
    yield "place_id", [place.id if place else None for place in places]
    yield "country", [place.country if place else None for place in places]
    yield "admin1", [place.admin1 if place else None for place in places]
    yield "where_prec", [int(at.where_prec) if at else None for at in locations]
    yield "radius_m", [at.radius_m if at else None for at in locations]
    yield "where_description", [at.where_description if at else "" for at in locations]
    yield "warning", [at.warning if at else "" for at in locations]
    yield "actor1", [e.actor1 for e in events]
    yield "actor2", [e.actor2 for e in events]
    yield "target", [e.target for e in events]
    yield "weapon", [e.weapon for e in events]
    yield "low", [toll.low if toll else None for toll in killed]
    yield "best", [toll.best if toll else None for toll in killed]
    yield "high", [toll.high if toll else None for toll in killed]
    yield "toll_bound", [toll.bound if toll else None for toll in killed]
    yield "toll_group", [e.toll_group for e in events]
    yield "injured", [e.injured.best if e.injured else None for e in events]
    yield "number_of_sources", [e.number_of_sources for e in events]
    yield "number_of_documents", [e.number_of_documents for e in events]
    yield "disputed", [bool(e.disagreements or e.contested_with) for e in events]
    yield "disagreements", [[_disagreement(d) for d in e.disagreements] if e.disagreements else none for e in events]
    yield "part_of", [list(e.part_of) if e.part_of else none for e in events]
    yield "contested_with", [list(e.contested_with) if e.contested_with else none for e in events]
    yield "decisions", [[_decision(d) for d in e.decisions] if e.decisions else none for e in events]
    yield "event_clarity", [e.event_clarity for e in events]
    yield "claims", [[claim.id for claim in e.claims] for e in events]
    signs = {event_type: simplestyle(event_type) for event_type in {e.event_type for e in events}}
    for name in EVENT_COLUMNS[-3:]:
        yield name, [signs[e.event_type][name] for e in events]


def events_frame(events: Sequence[Event]) -> GeoDataFrame:
    """Return events with their points, None for those without a pin."""
    import numpy as np
    import shapely

    points = np.full(len(events), None, dtype=object)
    pinned = [(row, at) for row, event in enumerate(events) if (at := event.location) is not None and is_pinned(at)]
    if pinned:
        x, y = [at.longitude for _, at in pinned], [at.latitude for _, at in pinned]
        points[[row for row, _ in pinned]] = shapely.points(x, y)
    return frame_of(event_columns(events), points)


def _disagreement(told: Disagreement) -> dict[str, Any]:
    values = [{"value": value, "documents": list(ids)} for value, ids in told.values]
    return {"field": told.field, "values": values}


def _decision(decided: Decision) -> dict[str, Any]:
    when = decided.when.isoformat()
    return {"action": decided.action, "who": decided.who, "when": when, "why": decided.why}
