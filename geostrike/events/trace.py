"""Why claims were joined or kept apart, in words."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

from geostrike.events.comparison import compare, days_words
from geostrike.events.contest import CONTESTED
from geostrike.events.merging import merge
from geostrike.events.settling import decision_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from geostrike.events.sources import Sources
    from geostrike.model import Claim, Decision, Document, Event, Family

__all__ = ["explain_events"]

_WORDS = 90
# Other events are worth a word when they lie no farther than this from an event's days, or share its place.
_NEARBY = timedelta(days=2)


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
    merging = merge(claims, families, decisions, documents=documents)
    joined = {join.claim: join for join in merging.joins}
    titles = {event.id: _title(event) for event in merging.events}
    near = _neighbours(merging.events)
    for event in merging.events:
        yield _head(event)
        for claim in event.claims:
            yield f"  claim {claim.id}  {_source(claim, merging.sources)}: {_clipped(claim.evidence[0].text)}"
            if claim.id in joined:
                yield f"    joined to {joined[claim.id].into}: {joined[claim.id].reason}"
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
        for other_event in near.get(event.id, ()):
            if other_event.id not in (*event.part_of, *event.contested_with) and event.id not in other_event.part_of:
                reason = _reason_apart(event, other_event, merging.sources)
                yield f"  apart from {titles[other_event.id]}: {reason}"
        yield ""


def _neighbours(events: Sequence[Event]) -> dict[str, list[Event]]:
    """The events of each event's type that lie near its days or at its place, for a word on why they are others."""
    by_day: dict[tuple[str, date], list[Event]] = defaultdict(list)
    undated: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in events:
        if event.date_start:
            by_day[event.event_type, event.date_start].append(event)
        elif event.location:
            undated[event.event_type, event.location.place.id].append(event)
    near: dict[str, list[Event]] = {}
    for event in events:
        found: list[Event] = []
        if event.date_start:
            for days in range(-_NEARBY.days, _NEARBY.days + 1):
                if 1 <= event.date_start.toordinal() + days <= event.date_start.max.toordinal():
                    found += by_day.get((event.event_type, event.date_start + timedelta(days=days)), ())
        if event.location:
            found += undated.get((event.event_type, event.location.place.id), ())
        near[event.id] = [other for other in dict.fromkeys(found) if other.id != event.id]
    return near


def _reason_apart(event: Event, other: Event, sources: Sources) -> str:
    """Why two events are two: the reason that keeps a claim of the one from every claim of the other."""
    reasons = [verdict.reason for one in event.claims for two in other.claims
               if not (verdict := compare(one, two, sources)).same]  # fmt: skip
    return reasons[0] if reasons else "set apart by an analyst"


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
