"""Two events that may be one: sources that tell of one happening, and put it at different places."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from geostrike.events.disagreements import find_disagreements
from geostrike.events.uniting import split_pairs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from geostrike.events.sources import Sources
    from geostrike.model import Decision, Event

__all__ = ["CONTESTED", "link_contested"]

CONTESTED = "same day, type and side that was hit; each the only such happening that its source tells of"

# On a day on which more than this many happenings of a kind are told, each by a source of its own, nothing says which
# of them may be one.
_MOST = 4


def link_contested(events: Sequence[Event], sources: Sources, decisions: Sequence[Decision]) -> list[Event]:
    """Return the events, with those linked that may be one (DESIGN.md, "Contested").

    Two events are when they have the same day, type and victims' side (`actor2`), each is the only such happening that
    the families which tell of it tell, no family tells both, and their places differ without one holding the other.
    What the sources of a linked event tell stands among the disagreements.

    Parameters
    ----------
    events : marked with the wholes they are part of.
    decisions : in force; what an analyst has set apart is not linked.
    """
    pairs = split_pairs(decisions)
    alone = {d.claim for d in decisions if d.action == "split" and not d.other_claim}
    alike: dict[tuple[date, str, str], list[Event]] = defaultdict(list)
    wholes = {whole for event in events for whole in event.part_of}
    for event in events:
        # A whole is told along with its parts, and is no second happening.
        if event.actor2 and event.location and event.id not in wholes:
            for day in sorted({c.date_start for c in event.claims if c.date_start and c.date_prec == 1}):
                alike[day, event.event_type, event.actor2].append(event)
    links: dict[str, set[str]] = defaultdict(set)
    for found in alike.values():
        for one, other in _pairs(found, sources):
            if not _split(one, other, pairs, alone):
                links[one.id].add(other.id)
                links[other.id].add(one.id)
    if not links:
        return list(events)
    by_id = {event.id: event for event in events}
    return [_linked(event, links, by_id) for event in events]


def _pairs(events: Sequence[Event], sources: Sources) -> list[tuple[Event, Event]]:
    tellers = {event.id: {sources.kin(claim.document) for claim in event.claims} for event in events}
    told = Counter(family for families in tellers.values() for family in families)
    only = [event for event in events if all(told[family] == 1 for family in tellers[event.id])]
    if len(only) > _MOST:
        return []
    return [(one, other) for one, other in combinations(only, 2) if _elsewhere(one, other)]


def _elsewhere(one: Event, other: Event) -> bool:
    if one.location is None or other.location is None:
        return False
    nested = other.id in one.part_of or one.id in other.part_of
    return not nested and one.location.place.id != other.location.place.id


def _split(one: Event, other: Event, pairs: frozenset[frozenset[str]], alone: set[str]) -> bool:
    if any(claim.id in alone for event in (one, other) for claim in event.claims):
        return True
    return bool(pairs) and any(frozenset((a.id, b.id)) in pairs for a in one.claims for b in other.claims)


def _linked(event: Event, links: Mapping[str, set[str]], by_id: Mapping[str, Event]) -> Event:
    if event.id not in links:
        return event
    others = sorted(links[event.id])
    claims = [*event.claims, *(claim for other in others for claim in by_id[other].claims)]
    return replace(event, contested_with=tuple(others), disagreements=find_disagreements(claims))
