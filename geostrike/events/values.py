"""The best value of each field of an event, and where its sources disagree; never an average."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from geostrike.model import Claim, Disagreement, Event, Location, Toll, WherePrec

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from geostrike.events.sources import Sources

__all__ = ["best_event"]

T = TypeVar("T")
_BOUND_WORDS = {"at_least": "at least ", "up_to": "up to ", "about": "about ", "exact": ""}


def best_event(claims: Sequence[Claim], sources: Sources, toll_groups: Mapping[str, str]) -> Event:
    """Return the event that `claims` tell of.

    A field's best value is the one that most independent sources give; on a tie not the one that only a machine-written
    document gives; then the one of the document first by name.
    """
    claims = sorted(claims, key=lambda claim: (claim.document, claim.id))
    dates = _votes(claims, lambda c: (c.date_start, c.date_end, c.date_prec) if c.date_start else None)
    day = _best(dates, sources)
    # Who the dead were is told in many words: sources that give one figure agree.
    killed = _votes(claims, lambda c: replace(c.killed, who="") if c.killed else None)
    injured = _votes(claims, lambda c: replace(c.injured, who="") if c.injured else None)
    best_killed, best_injured = _best(killed, sources), _best(injured, sources)
    tellers = killed[best_killed] if best_killed else ()
    location = _finest(claims)
    disagreements = (
        _disagreement("date", dates, lambda value: _date_words(value[0], value[1])),
        _disagreement("killed", killed, toll_words, key=lambda toll: (toll.best, toll.bound)),
        _disagreement("injured", injured, toll_words, key=lambda toll: (toll.best, toll.bound)),
    )
    event_type = claims[0].event_type
    # The words that put the dot there come first.
    shown = sorted(
        claims, key=lambda claim: not (claim.location and location and claim.location.place == location.place)
    )
    return Event(
        id=f"e-{shown[0].id}",
        event_type=event_type,
        sub_event_type=_best_words(claims, sources, "sub_event_type"),
        title=_title(event_type, location),
        claims=tuple(shown),
        number_of_sources=len(sources.independent(claims)),
        number_of_documents=len({claim.document for claim in claims}),
        location=location,
        date_start=day[0] if day else None,
        date_end=day[1] if day else None,
        date_prec=day[2] if day else None,
        actor1=_best_words(claims, sources, "actor1"),
        actor2=_best_words(claims, sources, "actor2"),
        target=_best_words(claims, sources, "target"),
        weapon=_best_words(claims, sources, "weapon"),
        killed=_spanned(killed, best_killed, next((c.killed.who for c in tellers if c.killed and c.killed.who), "")),
        injured=_spanned(injured, best_injured),
        toll_group=next((toll_groups[c.toll_group] for c in tellers if c.toll_group), ""),
        event_clarity=2 if location and location.where_prec >= WherePrec.GOVERNORATE else 1,
        disagreements=tuple(d for d in disagreements if d),
    )


def toll_words(toll: Toll) -> str:
    """Return a toll in words: "at least 18"."""
    return f"{_BOUND_WORDS[toll.bound]}{toll.best}"


def _votes(claims: Sequence[Claim], value_of: Callable[[Claim], T | None]) -> dict[T, list[Claim]]:
    votes: dict[T, list[Claim]] = defaultdict(list)
    for claim in claims:
        value = value_of(claim)
        if value is not None:
            votes[value].append(claim)
    return votes


def _best(votes: Mapping[T, Sequence[Claim]], sources: Sources) -> T | None:
    def weight(value: T) -> tuple[int, bool]:
        claims = votes[value]
        return len(sources.independent(claims)), not all(sources.machine_written(c.document) for c in claims)

    # `max` keeps the first of equals, and claims come sorted by document.
    return max(votes, key=weight) if votes else None


def _best_words(claims: Sequence[Claim], sources: Sources, field: str) -> str:
    return _best(_votes(claims, lambda claim: getattr(claim, field) or None), sources) or ""


def _spanned(votes: Mapping[Toll, Sequence[Claim]], best: Toll | None, who: str = "") -> Toll | None:
    """Return the best toll, with the lowest and the highest that any source gives."""
    if best is None:
        return None
    return replace(best, low=min(toll.low for toll in votes), high=max(toll.high for toll in votes), who=who)


def _disagreement(
    field: str,
    votes: Mapping[T, Sequence[Claim]],
    words: Callable[[T], str],
    key: Callable[[T], object] = lambda value: value,
) -> Disagreement | None:
    by_key: dict[object, tuple[str, set[str]]] = {}
    for value, claims in votes.items():
        by_key.setdefault(key(value), (words(value), set()))[1].update(claim.document for claim in claims)
    if len(by_key) < 2:
        return None
    told = tuple((text, tuple(sorted(documents))) for text, documents in by_key.values())
    return Disagreement(field=field, values=told)


def _date_words(first: date | None, last: date | None) -> str:
    if first is None or last is None or first == last:
        return first.isoformat() if first else ""
    return f"{first.isoformat()} to {last.isoformat()}"


def _finest(claims: Sequence[Claim]) -> Location | None:
    located = [claim.location for claim in claims if claim.location]
    return min(located, key=lambda location: location.where_prec) if located else None


def _title(event_type: str, location: Location | None) -> str:
    kind = event_type.capitalize()
    if location is None:
        return f"{kind}, place not told"
    if location.where_prec == WherePrec.NEAR:
        return f"{kind} near {location.place.name}"
    return f"{kind}, {location.place.name}"
