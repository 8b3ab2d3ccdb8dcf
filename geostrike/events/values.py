"""The best value of each field of an event; never an average."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from geostrike.events.disagreements import find_disagreements
from geostrike.model import Claim, Decision, Event, EventType, Location, Toll, WherePrec

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from geostrike.events.sources import Sources

__all__ = ["best_event"]

T = TypeVar("T")


def best_event(
    claims: Sequence[Claim],
    sources: Sources,
    toll_groups: Mapping[str, str],
    decisions: Mapping[str, Sequence[Decision]],
) -> Event:
    """Return the event that `claims` tell of.

    A field's best value is the one that an analyst has decided for; then the one that most independent sources give;
    on a tie not the one that only a machine-written document gives; then the one of the document first by name.

    Parameters
    ----------
    toll_groups : for each toll group of the claims the id that stands for it.
    decisions : by the id of the claim they are about.
    """
    if len(claims) == 1:
        return _only(claims[0], toll_groups, decisions.get(claims[0].id, ()))
    return _weighed(claims, sources, toll_groups, decisions)


def _weighed(
    claims: Sequence[Claim],
    sources: Sources,
    toll_groups: Mapping[str, str],
    decisions: Mapping[str, Sequence[Decision]],
) -> Event:
    """An event whose values are weighed against each other."""
    vote = _Vote(sources, decisions)
    claims = sorted(claims, key=lambda claim: (claim.document, claim.id))
    day = vote.best(_votes(claims, lambda c: (c.date_start, c.date_end, c.date_prec) if c.date_start else None))
    # Who the dead were is told in many words: sources that give one figure agree.
    killed = _votes(claims, lambda c: replace(c.killed, who="") if c.killed else None)
    injured = _votes(claims, lambda c: replace(c.injured, who="") if c.injured else None)
    best_killed, best_injured = vote.best(killed), vote.best(injured)
    tellers = killed[best_killed] if best_killed else ()
    location = vote.place([c for c in claims if vote.placed(c)]) or vote.place(claims)
    event_type: EventType = vote.best(_votes(claims, lambda c: c.event_type)) or claims[0].event_type
    # The words that put the dot there come first.
    shown = sorted(
        claims, key=lambda claim: not (claim.location and location and claim.location.place == location.place)
    )
    return Event(
        id=f"e-{shown[0].id}",
        event_type=event_type,
        sub_event_type=vote.words(claims, "sub_event_type"),
        title=_title(event_type, location),
        claims=tuple(shown),
        number_of_sources=len(sources.independent(claims)),
        number_of_documents=len({claim.document for claim in claims}),
        location=location,
        date_start=day[0] if day else None,
        date_end=day[1] if day else None,
        date_prec=day[2] if day else None,
        actor1=vote.words(claims, "actor1"),
        actor2=vote.words(claims, "actor2"),
        target=vote.words(claims, "target"),
        weapon=vote.words(claims, "weapon"),
        killed=_spanned(killed, best_killed, next((c.killed.who for c in tellers if c.killed and c.killed.who), "")),
        injured=_spanned(injured, best_injured),
        toll_group=next((toll_groups[c.toll_group] for c in tellers if c.toll_group), ""),
        event_clarity=_clarity(location),
        disagreements=find_disagreements(claims),
        decisions=_in_order(decision for claim in shown for decision in decisions.get(claim.id, ())),
    )


def _only(claim: Claim, toll_groups: Mapping[str, str], decisions: Sequence[Decision]) -> Event:
    """An event that one claim tells of: each of its values is the best, and nothing is to be weighed."""
    location, day, killed, injured = claim.location, claim.date_start, claim.killed, claim.injured
    return Event(
        id=f"e-{claim.id}",
        event_type=claim.event_type,
        sub_event_type=claim.sub_event_type,
        title=_title(claim.event_type, location),
        claims=(claim,),
        number_of_sources=1,
        number_of_documents=1,
        location=location,
        date_start=day,
        date_end=claim.date_end if day else None,
        date_prec=claim.date_prec if day else None,
        actor1=claim.actor1,
        actor2=claim.actor2,
        target=claim.target,
        weapon=claim.weapon,
        killed=killed,
        injured=replace(injured, who="") if injured and injured.who else injured,
        toll_group=toll_groups[claim.toll_group] if killed and claim.toll_group else "",
        event_clarity=_clarity(location),
        # Of one claim, nothing but what it says of several actors can differ.
        disagreements=find_disagreements((claim,)) if claim.statements else (),
        decisions=_in_order(decisions) if decisions else (),
    )


def _clarity(location: Location | None) -> int:
    return 2 if location and location.where_prec >= WherePrec.GOVERNORATE else 1


def _in_order(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    return tuple(sorted(dict.fromkeys(decisions), key=lambda d: (d.line, d.action, d.claim)))


class _Vote:
    """Which of several values wins."""

    def __init__(self, sources: Sources, decisions: Mapping[str, Sequence[Decision]]) -> None:
        self._sources = sources
        self._decisions = decisions

    def best(self, votes: Mapping[T, Sequence[Claim]]) -> T | None:
        def weight(value: T) -> tuple[bool, int, bool]:
            claims = votes[value]
            by_hand = not all(self._sources.machine_written(c.document) for c in claims)
            return any(self._stands(c) for c in claims), len(self._sources.independent(claims)), by_hand

        # `max` keeps the first of equals, and claims come sorted by document.
        return max(votes, key=weight) if votes else None

    def words(self, claims: Sequence[Claim], field: str) -> str:
        return self.best(_votes(claims, lambda claim: getattr(claim, field) or None)) or ""

    def place(self, claims: Sequence[Claim]) -> Location | None:
        """Return the finest place; of several as fine, one that an analyst stands behind."""
        located = [
            (claim.location.where_prec, not self._stands(claim), claim.location) for claim in claims if claim.location
        ]
        return min(located, key=lambda found: found[:2])[2] if located else None

    def placed(self, claim: Claim) -> bool:
        """Whether an analyst has put a claim where it is, or stands behind where it was read to be."""
        return any(
            d.action == "keep"
            or (d.action in ("move", "add") and (d.place_id or d.longitude is not None or d.where_prec))
            for d in self._decisions.get(claim.id, ())
            if d.claim == claim.id
        )

    def _stands(self, claim: Claim) -> bool:
        """Whether an analyst stands behind what a claim says, as it was read or as they mended it."""
        wanted = ("keep", "move", "add")
        return any(d.claim == claim.id and d.action in wanted for d in self._decisions.get(claim.id, ()))


def _votes(claims: Sequence[Claim], value_of: Callable[[Claim], T | None]) -> dict[T, list[Claim]]:
    votes: dict[T, list[Claim]] = defaultdict(list)
    for claim in claims:
        value = value_of(claim)
        if value is not None:
            votes[value].append(claim)
    return votes


def _spanned(votes: Mapping[Toll, Sequence[Claim]], best: Toll | None, who: str = "") -> Toll | None:
    """Return the best toll, with the lowest and the highest that any source gives."""
    if best is None:
        return None
    return replace(best, low=min(toll.low for toll in votes), high=max(toll.high for toll in votes), who=who)


def _title(event_type: str, location: Location | None) -> str:
    kind = event_type.capitalize()
    if location is None:
        return f"{kind}, place not told"
    # "20 km south of Homs" says itself how near it is.
    if location.where_prec == WherePrec.NEAR and not location.place.id.startswith("off:"):
        return f"{kind} near {location.place.name}"
    return f"{kind}, {location.place.name}"
