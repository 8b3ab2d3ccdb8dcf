"""Claims that speak of one happening become one event; copies of an article count once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from geostrike.events.contest import link_contested
from geostrike.events.folding import fold_vaguer
from geostrike.events.grouping import Group, Join, group_claims
from geostrike.events.sources import Sources
from geostrike.events.uniting import unite_and_split
from geostrike.events.values import best_event
from geostrike.events.wholes import mark_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geostrike.model import Claim, Decision, Document, Event, Family

__all__ = ["Merging", "merge", "merge_claims"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Merging:
    """Events, and the joins that made them, in the order in which they were made."""

    events: tuple[Event, ...]
    joins: tuple[Join, ...]
    sources: Sources


def merge_claims(
    claims: Sequence[Claim],
    families: Sequence[Family],
    decisions: Sequence[Decision] = (),
    *,
    documents: Sequence[Document] = (),
) -> tuple[Event, ...]:
    """Merge claims into events, each with best values, disagreements and the number of independent sources.

    Which claims are of one event, `geostrike.events.comparison.compare` says; every claim of an event agrees so with
    every other. A coarser claim merges only with that of a copy of its article, or of a text derived from it; so does
    one without a date or a place. Then what an analyst joined is joined, and what they set apart is apart.

    Parameters
    ----------
    claims : as `decide_claims` leaves them, where there are decisions.
    decisions : in force, each about a claim of `claims`.
    documents : for what they say of themselves.

    Returns
    -------
    tuple of Event
        Sorted by date, undated ones last, then by place. Sums of tolls count each ``toll_group`` once.
    """
    return merge(claims, families, decisions, documents=documents).events


def merge(
    claims: Sequence[Claim],
    families: Sequence[Family],
    decisions: Sequence[Decision] = (),
    *,
    documents: Sequence[Document] = (),
) -> Merging:
    """Merge claims as `merge_claims` does, and also tell why each was joined."""
    sources = Sources(families, documents)
    groups, joins = group_claims(claims, sources)
    groups, folded = fold_vaguer(groups, sources)
    groups, united = unite_and_split(groups, decisions, sources)
    shared = _shared_tolls(groups)
    about: dict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        for claim in dict.fromkeys(filter(None, (decision.claim, decision.other_claim))):
            about[claim].append(decision)
    events: Iterable[Event] = [best_event(group, sources, shared, about) for group in groups]
    events = link_contested(mark_parts(list(events)), sources, decisions)
    ordered = sorted(events, key=lambda e: (e.date_start or date.max, e.event_type, e.title, e.id))
    return Merging(events=tuple(ordered), joins=(*joins, *folded, *united), sources=sources)


def _shared_tolls(groups: Sequence[Group]) -> dict[str, str]:
    """For each toll group the id that stands for it: copies tell one toll under ids of their own."""
    stands: dict[str, str] = {}

    def root(group: str) -> str:
        while stands.setdefault(group, group) != group:
            group = stands[group]
        return group

    for claims in groups:
        if len(claims) == 1 and not claims[0].toll_group:
            continue
        roots = sorted({root(claim.toll_group) for claim in claims if claim.toll_group})
        for other in roots[1:]:
            stands[other] = roots[0]
    return {group: root(group) for group in list(stands)}
