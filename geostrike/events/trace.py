"""Why claims were joined or kept apart, in words."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from math import inf
from typing import TYPE_CHECKING

from geostrike.events.comparison import compare, days_words
from geostrike.events.contest import CONTESTED
from geostrike.events.merging import Merging, merge
from geostrike.events.words import decision_words, one_line, signed
from geostrike.reading.location import distance_m

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from geostrike.events.grouping import Join
    from geostrike.events.sources import Sources
    from geostrike.model import Claim, Decision, Document, Event, Family

__all__ = ["explain_events"]

_WORDS = 90
# Other events are worth a word when they lie no farther than this from an event's days, or share its place.
_NEARBY = timedelta(days=2)
_NEAREST = 4


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
            yield f"  claim {claim.id}  {_source(claim, merging.sources)}: {_clipped(claim.evidence[0].text)}"
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
        others = [o for o in near[event.id] if event.id not in (*o.part_of, *o.contested_with)]
        others = [o for o in others if o.id not in event.part_of]
        for other_event in others[:_NEAREST]:
            reason = _reason_apart(event, other_event, merging.sources)
            yield f"  apart from {titles[other_event.id]}: {reason}"
        if len(others) > _NEAREST:
            yield f"  apart from {len(others) - _NEAREST} more within {_NEARBY.days} days, farther off"
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


def _neighbours(events: Sequence[Event]) -> dict[str, list[Event]]:
    """The events of each event's type near its days, the nearest first, for a word on why they are others."""
    by_day: dict[tuple[str, date], list[Event]] = defaultdict(list)
    at_place: dict[tuple[str, str], list[Event]] = defaultdict(list)
    undated: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in events:
        if event.date_start:
            by_day[event.event_type, event.date_start].append(event)
        if event.location:
            there = (event.event_type, event.location.place.id)
            at_place[there].append(event)
            if event.date_start is None:
                undated[there].append(event)
    near: dict[str, list[Event]] = {}
    for event in events:
        found: list[Event] = []
        if event.date_start:
            for days in range(-_NEARBY.days, _NEARBY.days + 1):
                if 1 <= event.date_start.toordinal() + days <= event.date_start.max.toordinal():
                    found += by_day.get((event.event_type, event.date_start + timedelta(days=days)), ())
        if event.location:
            there = (event.event_type, event.location.place.id)
            found += undated[there] if event.date_start else at_place[there]
        others = {other.id: other for other in found if other.id != event.id}
        near[event.id] = sorted(others.values(), key=lambda other: (_away_m(event, other), other.id))
    return near


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


def _clipped(text: str) -> str:
    words = " ".join(text.split())
    return f"“{words if len(words) <= _WORDS else words[: _WORDS - 1] + '…'}”"
