"""Which events a map shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.layers.spec import MapFilter
    from geostrike.model import Document, Event

__all__ = ["selected"]


def selected(events: Sequence[Event], wanted: MapFilter, documents: Sequence[Document]) -> tuple[Event, ...]:
    """Return the events that pass a map's filter; an event without a date passes a filter by dates."""
    if not any((wanted.types, wanted.dates, wanted.countries, wanted.sources, wanted.disputed is not None)):
        return tuple(events)
    publishers = {document.id: document.publisher for document in documents}

    def passes(event: Event) -> bool:
        if wanted.types and event.event_type not in wanted.types:
            return False
        if wanted.dates and event.date_start and event.date_end:
            first, last = wanted.dates
            if event.date_end < first or event.date_start > last:
                return False
        if wanted.countries and not (event.location and event.location.place.country in wanted.countries):
            return False
        if wanted.sources:
            told_by = {claim.document for claim in event.claims}
            if not told_by.union(filter(None, map(publishers.get, told_by))).intersection(wanted.sources):
                return False
        return wanted.disputed is None or wanted.disputed == bool(event.disagreements or event.contested_with)

    return tuple(event for event in events if passes(event))
