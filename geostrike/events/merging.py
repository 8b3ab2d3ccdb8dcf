"""Claims that speak of one happening become one event; copies of an article count once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from geostrike.events.folding import fold_vaguer
from geostrike.events.sources import Sources
from geostrike.events.values import best_event
from geostrike.model import Claim, Document, Event, Family, WherePrec
from geostrike.reading.location import holds

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["merge_claims"]

_DAY = timedelta(days=1)


def merge_claims(
    claims: Sequence[Claim], families: Sequence[Family], documents: Sequence[Document]
) -> tuple[Event, ...]:
    """Merge claims into events, each with best values, disagreements and the number of independent sources.

    Two claims are of one event when they have the same type and place, are given to a district or more finely, come
    from different documents and are dated alike; a day apart only between independent families, for local and
    Washington dates differ. Every claim of an event agrees so with every other: no chains. A coarser claim merges only
    with that of a copy of its article, or of a text derived from it; so does one without a date or a place.

    Returns
    -------
    tuple of Event
        Sorted by date, undated ones last, then by place. Sums of tolls count each ``toll_group`` once.
    """
    sources = Sources(families, documents)
    buckets: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        buckets[claim.event_type, claim.location.place.id if claim.location else ""].append(claim)
    groups = [group for bucket in buckets.values() for group in _grouped(bucket, sources)]
    groups = fold_vaguer(groups, sources)
    shared = _shared_tolls(groups)
    events = [best_event(group, sources, shared) for group in groups]
    events = _with_wholes(events)
    return tuple(sorted(events, key=lambda e: (e.date_start or date.max, e.event_type, e.title, e.id)))


def _grouped(bucket: Sequence[Claim], sources: Sources) -> list[list[Claim]]:
    groups: list[list[Claim]] = []
    by_day: dict[date, list[list[Claim]]] = defaultdict(list)
    for claim in sorted(bucket, key=lambda c: (c.date_start or date.max, c.document, c.id)):
        near = [g for day in _days(claim) for g in by_day.get(day, ())]
        group = next((g for g in near if all(_same(claim, other, sources) for other in g)), None)
        if group is None:
            group = []
            groups.append(group)
            if claim.date_start:
                by_day[claim.date_start].append(group)
        group.append(claim)
    return groups


def _days(claim: Claim) -> Iterable[date]:
    # Claims come in order of date, so a group that this one may join began on its day or the day before.
    if claim.date_start is None:
        return ()
    return (claim.date_start,) if claim.date_start == date.min else (claim.date_start - _DAY, claim.date_start)


def _same(one: Claim, other: Claim, sources: Sources) -> bool:
    if one.document == other.document or one.date_start is None or other.date_start is None:
        return False
    if one.location is None or other.location is None:
        return False
    dependent = sources.dependent(one.document, other.document)
    if max(one.location.where_prec, other.location.where_prec) > WherePrec.DISTRICT and not dependent:
        return False
    if (one.date_start, one.date_end) == (other.date_start, other.date_end):
        return True
    return not dependent and one.date_prec == other.date_prec == 1 and abs(one.date_start - other.date_start) <= _DAY


def _shared_tolls(groups: Sequence[Sequence[Claim]]) -> dict[str, str]:
    """For each toll group the id that stands for it: copies tell one toll under ids of their own."""
    stands: dict[str, str] = {}

    def root(group: str) -> str:
        while stands.setdefault(group, group) != group:
            group = stands[group]
        return group

    for claims in groups:
        roots = sorted({root(claim.toll_group) for claim in claims if claim.toll_group})
        for other in roots[1:]:
            stands[other] = roots[0]
    return {group: root(group) for group in list(stands)}


def _with_wholes(events: Sequence[Event]) -> list[Event]:
    """Mark finer events as parts of the coarser ones of their type and day that hold them."""
    coarse: dict[tuple[str, date], list[Event]] = defaultdict(list)
    for event in events:
        if event.location and event.location.where_prec >= WherePrec.GOVERNORATE and event.date_start:
            coarse[event.event_type, event.date_start].append(event)
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
