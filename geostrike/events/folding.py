"""What a copy of an article tells more vaguely is what the article tells: it folds into its event.

A cut copy says "a base in Jordan" where the article names the base, or has lost the paragraph with the year. Standing
alone, such a telling would look like another event.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from geostrike.events.grouping import Group, Join
from geostrike.model import WherePrec
from geostrike.reading.where.location import holds

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from geostrike.events.sources import Sources

__all__ = ["fold_vaguer"]

_REASON = (
    "told without a date or a place, or more coarsely, by a text that is not independent; it fits this event alone"
)


def fold_vaguer(groups: Sequence[Group], sources: Sources) -> tuple[list[Group], list[Join]]:
    """Fold each group that is told without a date or a place, or coarsely, into the one event of its article it fits.

    It fits an event of its type that its own family, or the one it derives from, tells: on the same day or on one
    where it gives none, at the same place or within the one it gives, with the same number killed where both give one.
    Where several fit, the ones with its own number killed; if still several, none. Never where one document tells
    both: then it means two things by them.

    Returns
    -------
    the groups that are left, and the joins that folded the others.
    """
    vague = sorted(filter(_is_vague, groups), key=_vagueness)
    wanted = {kind for group in vague for kind in _kinds(group, sources)}
    # A vague telling with a day can only be of an event of that day; one without may be of any.
    kin: dict[tuple[str, str, date | None], list[Group]] = defaultdict(list)
    for group in groups if vague else ():
        for event_type, family in _kinds(group, sources) & wanted:
            kin[event_type, family, None].append(group)
            if day := group[0].date_start:
                kin[event_type, family, day].append(group)
    folded: set[int] = set()
    joins: list[Join] = []
    # From fine to coarse: what lies in a governorate has gone into its town before the country is looked at.
    for group in vague:
        others = {
            id(other): other
            for kind in _kinds(group, sources)
            for other in kin[(*kind, group[0].date_start)]
            if other is not group and id(other) not in folded
        }
        fitting = [other for other in others.values() if _fits(group, other, sources)]
        alike = [other for other in fitting if _killed(group) and _killed(group) & _killed(other)]
        fitting = alike or fitting
        if len(fitting) == 1:
            joins += [Join(claim=claim.id, into=fitting[0][0].id, reason=_REASON) for claim in group]
            fitting[0].extend(group)
            folded.add(id(group))
    return [group for group in groups if id(group) not in folded], joins


def _kinds(group: Group, sources: Sources) -> set[tuple[str, str]]:
    return {(claim.event_type, sources.kin(claim.document)) for claim in group}


def _is_vague(group: Group) -> bool:
    claim = group[0]
    return claim.date_start is None or claim.location is None or claim.location.where_prec >= WherePrec.GOVERNORATE


def _fits(group: Group, other: Group, sources: Sources) -> bool:
    vague, firm = group[0], other[0]
    if firm.date_start is None or firm.location is None or vague.date_start not in (None, firm.date_start):
        return False
    if vague.location and vague.location.place.id == firm.location.place.id:
        if vague.date_start is not None:
            return False
    elif vague.location and not holds(vague.location, firm.location):
        return False
    if _killed(group) and _killed(other) and not _killed(group) & _killed(other):
        return False
    if {claim.document for claim in group} & {claim.document for claim in other}:
        return False
    return all(any(sources.dependent(one.document, two.document) for two in other) for one in group)


def _killed(group: Group) -> set[int]:
    return {claim.killed.best for claim in group if claim.killed}


def _vagueness(group: Group) -> tuple[int, float, str, str]:
    claim = group[0]
    if claim.location is None:
        return 8, 0.0, "", claim.id
    return int(claim.location.where_prec), claim.location.radius_m, claim.location.place.id, claim.id
