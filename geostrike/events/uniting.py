"""What an analyst joined or set apart, against what the rules made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.events.grouping import Group, Join
from geostrike.events.words import signed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geostrike.events.sources import Sources
    from geostrike.model import Claim, Decision

__all__ = ["split_pairs", "unite_and_split"]

_ALONG = "set apart along with it: it is told by the same article, or an analyst joined the two"


def unite_and_split(
    groups: Sequence[Group], decisions: Sequence[Decision], sources: Sources
) -> tuple[list[Group], list[Join]]:
    """Join the groups whose claims an analyst joined, then take apart what an analyst set apart.

    A claim that is set apart takes along those of its event that depend on its document, unless they also depend on
    the claim it is set apart from: the copies of a report go with it.

    Parameters
    ----------
    decisions : in force; merges and splits that contradict one another have been settled.

    Returns
    -------
    the groups, and the joins by decision.
    """
    whole = list(groups)
    if not decisions:
        return whole, []
    ordered = sorted(decisions, key=lambda d: (d.when, d.claim, d.other_claim, d.line))
    merges = [decision for decision in ordered if decision.action == "merge"]
    joins = []
    for decision in merges:
        one, other = _holder(whole, decision.claim), _holder(whole, decision.other_claim)
        if one is None or other is None or one is other:
            continue
        joins.append(Join(claim=other[0].id, into=one[0].id, reason=f"decided by {signed(decision)}"))
        one.extend(other)
        whole = [group for group in whole if group is not other]
    tied = _tied(merges)
    for decision in ordered:
        if decision.action != "split":
            continue
        # "split A B" sets B apart from A; "split A" sets A apart from all.
        leaving, staying = decision.other_claim or decision.claim, decision.claim if decision.other_claim else ""
        group = _holder(whole, leaving)
        if group is None or len(group) < 2 or (staying and _holder(whole, staying) is not group):
            continue
        gone = _leaving(group, leaving, staying, tied, sources)
        joins += [Join(claim=claim.id, into=leaving, reason=_ALONG) for claim in gone[1:]]
        group[:] = [claim for claim in group if claim not in gone]
        whole.append(gone)
    whole = [group for group in whole if group]
    home = {claim.id: number for number, group in enumerate(whole) for claim in group}
    return whole, [join for join in joins if home[join.claim] == home[join.into]]


def split_pairs(decisions: Iterable[Decision]) -> frozenset[frozenset[str]]:
    """Return the pairs of claims that an analyst has set apart."""
    return frozenset(frozenset((d.claim, d.other_claim)) for d in decisions if d.action == "split" and d.other_claim)


def _holder(groups: Sequence[Group], claim: str) -> Group | None:
    return next((group for group in groups if any(one.id == claim for one in group)), None)


def _tied(merges: Sequence[Decision]) -> list[set[str]]:
    """The sets of claims that merges tie together, directly or through others."""
    sets: list[set[str]] = []
    for merge in merges:
        pair = {merge.claim, merge.other_claim}
        touching = [tied for tied in sets if tied & pair]
        sets = [tied for tied in sets if not tied & pair]
        sets.append(pair.union(*touching))
    return sets


def _leaving(group: Group, leaving: str, staying: str, tied: Sequence[set[str]], sources: Sources) -> Group:
    """The claims of a group that leave it with one that is set apart, that one first."""
    first = next(claim for claim in group if claim.id == leaving)
    stays = next((claim for claim in group if claim.id == staying), None)

    def goes(claim: Claim) -> bool:
        if stays is None or not sources.dependent(claim.document, first.document):
            return claim is first
        return claim is first or not sources.dependent(claim.document, stays.document)

    going = {claim.id for claim in group if goes(claim)}
    # What an analyst tied together goes, or stays, together.
    for together in tied:
        if staying in together:
            going -= together
        elif together & going:
            going |= together
    return [first, *(claim for claim in group if claim is not first and claim.id in going)]
