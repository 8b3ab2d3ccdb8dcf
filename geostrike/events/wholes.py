"""Finer events within coarser ones: "dozens of sites across Iraq and Syria" holds the sites that are named."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from geostrike.model import Event, WherePrec
from geostrike.reading.where.location import holds

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

__all__ = ["mark_parts"]


def mark_parts(events: Sequence[Event]) -> list[Event]:
    """Return the events, finer ones marked as parts of the coarser ones of their type and day that hold them."""
    coarse: dict[tuple[str, date], list[Event]] = defaultdict(list)
    for event in events:
        if event.location and event.location.where_prec >= WherePrec.GOVERNORATE and event.date_start:
            coarse[event.event_type, event.date_start].append(event)
    if not coarse:
        return list(events)
    marked = []
    for event in events:
        days = {claim.date_start for claim in event.claims if claim.date_start}
        wholes = {
            whole.id
            for day in days
            for whole in coarse.get((event.event_type, day), ())
            if whole.id != event.id and event.location and whole.location and holds(whole.location, event.location)
        }
        marked.append(replace(event, part_of=tuple(sorted(wholes))) if wholes else event)
    return marked
