"""Why claims were joined or kept apart, in words."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from math import floor, inf
from typing import TYPE_CHECKING

from geostrike.events.comparison import compare, days_words
from geostrike.events.contest import CONTESTED
from geostrike.events.merging import Merging, merge
from geostrike.events.words import decision_words, signed
from geostrike.lines import one_line, quoted
from geostrike.reading.where.location import distance_m

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from geostrike.events.grouping import Join
    from geostrike.events.sources import Sources
    from geostrike.model import Claim, Decision, Document, Event, Family

__all__ = ["explain_events"]

_WORDS = 90
# Other events are worth a word when they lie no farther than this from an event's days, or share its place.
_NEARBY = timedelta(days=2)
_NEAREST = 4
_CROWD = 100


def explain_events(
    claims: Sequence[Claim],
    families: Sequence[Family],
    decisions: Sequence[Decision] = (),
    *,
    documents: Sequence[Document] = (),
) -> Iterator[str]:
    """Yield lines that tell, event by event, which claims were joined and why, and which were kept apart.

    Parameters
    ----------
    claims, families, decisions, documents : as `merge_claims` takes them.
    """
    for line in _lines(merge(claims, families, decisions, documents=documents)):
        yield one_line(line)


def _lines(merging: Merging) -> Iterator[str]:
    joined = {join.claim: join for join in merging.joins}
    titles = {event.id: _title(event) for event in merging.events}
    near = _neighbours(merging.events)
    for event in merging.events:
        yield _head(event)
        first = _first(event, joined)
        for claim in event.claims:
            yield f"  claim {claim.id}  {_source(claim, merging.sources)}: {quoted(claim.evidence[0].text, _WORDS)}"
            if claim is not first:
                yield f"    joined to {_why_joined(claim, first, event, joined, merging.sources)}"
            elif len(event.claims) > 1:
                yield "    the first of them"
        for disagreement in event.disagreements:
            told = "; ".join(f"{value} ({', '.join(ids)})" for value, ids in disagreement.values)
            yield f"  sources differ on {disagreement.field}: {told}"
        for decision in event.decisions:
            yield f"  decided: {decision_words(decision)} ({decision.who}, {decision.when.isoformat()}): {decision.why}"
        for whole in event.part_of:
            yield f"  part of {titles[whole]}: the same type and day, and it holds this place"
        for other in event.contested_with:
            yield f"  may be {titles[other]}: {CONTESTED} ({event.actor2})"
        found, uncounted = near[event.id]
        others = [o for o in found if event.id not in (*o.part_of, *o.contested_with) and o.id not in event.part_of]
        for other_event in others[:_NEAREST]:
            reason = _reason_apart(event, other_event, merging.sources)
            yield f"  apart from {titles[other_event.id]}: {reason}"
        if more := len(others[_NEAREST:]) + uncounted:
            yield f"  apart from {more} more within {_NEARBY.days} days, farther off"
        yield ""


def _first(event: Event, joined: Mapping[str, Join]) -> Claim:
    """The claim of an event that was there before the others."""
    mine = {claim.id for claim in event.claims}
    return next(
        (claim for claim in event.claims if claim.id not in joined or joined[claim.id].into not in mine),
        event.claims[0],
    )


def _why_joined(claim: Claim, first: Claim, event: Event, joined: Mapping[str, Join], sources: Sources) -> str:
    join = joined.get(claim.id)
    if join and any(other.id == join.into for other in event.claims):
        return f"{join.into}: {join.reason}"
    # What it was joined to was set apart since; it stays with those that it agrees with, or was joined to, as well.
    for decision in event.decisions:
        if decision.action == "merge" and claim.id in (decision.claim, decision.other_claim):
            return f"{first.id}: decided by {signed(decision)}"
    verdict = compare(claim, first, sources)
    return f"{first.id}: {verdict.reason if verdict.same else 'it agrees with what was joined to both'}"


def _neighbours(events: Sequence[Event]) -> dict[str, tuple[list[Event], int]]:
    """The other events of each event's type near its days, the nearest first, and how many more there are.

    On days on which very many are told, only those within a degree or two are looked at.
    """
    by_day: dict[tuple[object, ...], list[Event]] = defaultdict(list)
    for event in events:
        for key in (_day_key(event, 0), _cell_key(event, 0, 0, 0), _place_key(event)):
            by_day[key].append(event)
    near: dict[str, tuple[list[Event], int]] = {}
    for event in events:
        days = range(-_NEARBY.days, _NEARBY.days + 1) if event.date_start else (0,)
        keys = [_day_key(event, days_off) for days_off in days]
        count = sum(len(by_day.get(key, ())) for key in keys)
        if count > _CROWD:
            keys = [_cell_key(event, days_off, x, y) for days_off in days for x in (-1, 0, 1) for y in (-1, 0, 1)]
        found = [other for key in keys for other in by_day.get(key, ())][:_CROWD]
        # What has no date is apart from all that is told of its place.
        there = by_day[_place_key(event)][:_CROWD]
        found += [other for other in there if event.date_start is None or other.date_start is None]
        others = {other.id: other for other in found if other.id != event.id}
        ordered = sorted(others.values(), key=lambda other: (_away_m(event, other), other.id))
        near[event.id] = ordered, max(0, count - 1 - len(ordered))
    return near


def _day_key(event: Event, days: int) -> tuple[object, ...]:
    day = event.date_start.toordinal() + days if event.date_start else None
    return (event.event_type, day) if day is not None else (event.event_type, "undated", _place_key(event))


def _cell_key(event: Event, days: int, columns: int, rows: int) -> tuple[object, ...]:
    at = event.location
    cell = (floor(at.longitude) + columns, floor(at.latitude) + rows) if at else None
    return (*_day_key(event, days), cell)


def _place_key(event: Event) -> tuple[object, ...]:
    return event.event_type, "place", event.location.place.id if event.location else None


def _away_m(event: Event, other: Event) -> float:
    if event.location is None or other.location is None:
        return inf
    return 0.0 if event.location.place.id == other.location.place.id else distance_m(event.location, other.location)


def _reason_apart(event: Event, other: Event, sources: Sources) -> str:
    """Why two events are two: an analyst's word, else the first reason that keeps a claim of the one from the other."""
    told = {claim.id for claim in event.claims}, {claim.id for claim in other.claims}
    for decision in event.decisions:
        pair = {decision.claim, decision.other_claim}
        if decision.action == "split" and (not decision.other_claim or all(pair & ids for ids in told)):
            return "set apart by an analyst"
    verdicts = (compare(one, two, sources) for one in event.claims for two in other.claims)
    return next((verdict.reason for verdict in verdicts if not verdict.same), "set apart by an analyst")


def _head(event: Event) -> str:
    sources, documents = event.number_of_sources, event.number_of_documents
    return (
        f"{_title(event)}  [{event.id}]  "
        f"{sources} independent source{'s' * (sources != 1)} in {documents} document{'s' * (documents != 1)}"
    )


def _title(event: Event) -> str:
    return f"{days_words(event.claims[0]) if event.date_start is None else event.date_start.isoformat()} {event.title}"


def _source(claim: Claim, sources: Sources) -> str:
    family = sources.of(claim.document)
    return claim.document if family == claim.document else f"{claim.document} (copy of {family})"
