"""Lines that join two places which sources give for what may be one event."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geostrike.layers.extents import is_pinned
from geostrike.reading.where.location import distance_m

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from shapely.geometry.base import BaseGeometry

    from geostrike.model import Event

__all__ = ["CONTESTED_COLUMNS", "contested_rows"]

CONTESTED_COLUMNS = (
    "id", "event", "other_event", "event_type", "title", "date_start", "place", "other_place", "distance_m", "rule",
    "stroke", "stroke-width", "stroke-opacity",
)  # fmt: skip


def contested_rows(events: Sequence[Event]) -> Iterator[tuple[dict[str, Any], BaseGeometry | None]]:
    """Yield a row and a line for each two of `events` that may be one; no line where only a country is known of one."""
    from geostrike.boundaries import line_between
    from geostrike.events import CONTESTED
    from geostrike.layers.style import simplestyle_line

    linked = [event for event in events if event.contested_with]
    by_id = {event.id: event for event in events} if linked else {}
    for event in linked:
        for other in (by_id[name] for name in event.contested_with if name in by_id and event.id < name):
            one, two = event.location, other.location
            if one is None or two is None:
                continue
            line = None
            if is_pinned(one) and is_pinned(two):
                line = line_between(one.longitude, one.latitude, two.longitude, two.latitude)
            yield (
                {
                    "id": f"{event.id}--{other.id}",
                    "event": event.id,
                    "other_event": other.id,
                    "event_type": event.event_type,
                    "title": f"{event.event_type.capitalize()}, {one.place.name} or {two.place.name}",
                    "date_start": event.date_start.isoformat() if event.date_start else None,
                    "place": one.place.name,
                    "other_place": two.place.name,
                    "distance_m": round(distance_m(one, two), -2),
                    "rule": CONTESTED,
                    **simplestyle_line("contested"),
                },
                line,
            )
