"""Claims that speak of one happening become one event; copies of an article count once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

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
    with that of a copy of its article, or of a text derived from it.

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
    groups = _folded(groups, sources)
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


def _folded(groups: Sequence[list[Claim]], sources: Sources) -> list[list[Claim]]:
    """Fold a coarse group into the one finer group of its own article: a cut copy tells the same happening less finely.

    Never where one document tells both: then it means two things by them.
    """
    by_day: dict[tuple[str, date | None, str], list[list[Claim]]] = defaultdict(list)
    for group in groups:
        for source in {sources.of(claim.document) for claim in group}:
            by_day[group[0].event_type, group[0].date_start, source].append(group)
    folded: set[int] = set()
    # From fine to coarse: what lies in a governorate has gone into its town before the country is looked at.
    for group in sorted(groups, key=_coarseness):
        coarse, day = group[0].location, group[0].date_start
        owner, *others = {sources.of(claim.document) for claim in group}
        if coarse is None or coarse.where_prec < WherePrec.GOVERNORATE or others or day is None:
            continue
        told_by = {claim.document for claim in group}
        finer = [
            other
            for other in by_day[group[0].event_type, day, owner]
            if other is not group and id(other) not in folded and other[0].location and holds(coarse, other[0].location)
        ]
        if len(finer) == 1 and not told_by & {claim.document for claim in finer[0]}:
            finer[0].extend(group)
            folded.add(id(group))
    return [group for group in groups if id(group) not in folded]


def _coarseness(group: Sequence[Claim]) -> tuple[int, float, str]:
    location = group[0].location
    return (int(location.where_prec), location.radius_m, location.place.id) if location else (0, 0.0, "")


def _days(claim: Claim) -> Iterable[date]:
    # Claims come in order of date, so a group that this one may join began on its day or the day before.
    return (claim.date_start - _DAY, claim.date_start) if claim.date_start else ()


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
