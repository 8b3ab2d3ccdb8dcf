"""Events as rows: the columns of the strikes and attacks layers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geostrike.layers.style import simplestyle

if TYPE_CHECKING:
    from datetime import date

    from geostrike.model import Event

__all__ = ["EVENT_COLUMNS", "event_row"]

EVENT_COLUMNS = (
    "id", "event_type", "sub_event_type", "title", "description", "date_start", "date_end", "date_prec", "place",
    "place_id", "country", "admin1", "where_prec", "radius_m", "where_description", "warning", "actor1", "actor2",
    "target", "weapon", "low", "best", "high", "toll_bound", "toll_group", "injured", "number_of_sources",
    "number_of_documents", "disputed", "disagreements", "part_of", "contested_with", "decisions", "event_clarity",
    "claims", "marker-color", "marker-size", "marker-symbol",
)  # fmt: skip


def event_row(event: Event) -> dict[str, Any]:
    """Return an event's properties, in the order of `EVENT_COLUMNS`; ``low``, ``best``, ``high`` count the killed."""
    location, killed = event.location, event.killed
    place = location.place if location else None
    row: dict[str, Any] = {
        "id": event.id,
        "event_type": event.event_type,
        "sub_event_type": event.sub_event_type,
        "title": event.title,
        "description": event.claims[0].evidence[0].text,
        "date_start": _iso(event.date_start),
        "date_end": _iso(event.date_end),
        "date_prec": event.date_prec,
        "place": place.name if place else None,
        "place_id": place.id if place else None,
        "country": place.country if place else None,
        "admin1": place.admin1 if place else None,
        "where_prec": int(location.where_prec) if location else None,
        "radius_m": location.radius_m if location else None,
        "where_description": location.where_description if location else "",
        "warning": location.warning if location else "",
        "actor1": event.actor1,
        "actor2": event.actor2,
        "target": event.target,
        "weapon": event.weapon,
        "low": killed.low if killed else None,
        "best": killed.best if killed else None,
        "high": killed.high if killed else None,
        "toll_bound": killed.bound if killed else None,
        "toll_group": event.toll_group,
        "injured": event.injured.best if event.injured else None,
        "number_of_sources": event.number_of_sources,
        "number_of_documents": event.number_of_documents,
        "disputed": bool(event.disagreements or event.contested_with),
        "disagreements": [
            {"field": d.field, "values": [{"value": value, "documents": list(ids)} for value, ids in d.values]}
            for d in event.disagreements
        ],
        "part_of": list(event.part_of),
        "contested_with": list(event.contested_with),
        "decisions": [
            {"action": d.action, "who": d.who, "when": d.when.isoformat(), "why": d.why} for d in event.decisions
        ],
        "event_clarity": event.event_clarity,
        "claims": [claim.id for claim in event.claims],
        **simplestyle(event.event_type),
    }
    return {column: row[column] for column in EVENT_COLUMNS}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
