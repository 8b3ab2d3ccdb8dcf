"""Decisions that contradict each other: the later day's stands, and two of one day are an error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.errors import DecisionError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.model import Decision

__all__ = ["ContradictionError", "decision_words", "settle"]


def settle(decisions: Sequence[Decision]) -> tuple[tuple[Decision, ...], tuple[tuple[Decision, Decision], ...]]:
    """Part decisions into those in force and those that a later one overrules.

    Of two that contradict each other the later day's stands: "keep" or "move" against "reject", one "move" against
    another, "keep" against "move", a "merge" (with those it leads on to) against a "split".

    Returns
    -------
    standing, overruled
        The decisions in force, in their order; each overruled one with the one that overrules it.

    Raises
    ------
    DecisionError
        Two decisions of one day contradict each other.
    """
    standing: list[Decision] = []
    overruled: list[tuple[Decision, Decision]] = []
    # The latest first; of one day the splits first, so that a merge that leads across one of them is found out.
    for decision in sorted(decisions, key=lambda d: (-d.when.toordinal(), d.action != "split", d.line)):
        against = _against(decision, standing)
        if against is None:
            standing.append(decision)
        elif against.when == decision.when and not _repeats(decision, against):
            last, first = max(decision, against, key=_line), min(decision, against, key=_line)
            raise ContradictionError(f"{decision_words(last)}, {decision_words(first)}", last.line, first.line)
        else:
            overruled.append((decision, against))
    kept = {id(decision) for decision in standing}
    return tuple(d for d in decisions if id(d) in kept), tuple(sorted(overruled, key=lambda pair: pair[0].line))


def decision_words(decision: Decision) -> str:
    """Return a decision in few words: "merge 1f2e and 3d4c"."""
    other = f" and {decision.other_claim}" if decision.other_claim else ""
    return f"{decision.action} {decision.claim}{other}"


class ContradictionError(DecisionError):
    """Two decisions of one day; `line` and `other` are theirs."""

    def __init__(self, words: str, line: int, other: int) -> None:
        super().__init__(words)
        self.line = line
        self.other = other


def _line(decision: Decision) -> int:
    return decision.line


def _repeats(one: Decision, other: Decision) -> bool:
    return one.action == other.action and _changes(one) == _changes(other) and one.other_claim == other.other_claim


def _changes(decision: Decision) -> tuple[object, ...]:
    return (
        decision.event_type, decision.place_id, decision.longitude, decision.latitude, decision.where_prec,
        decision.date_start, decision.date_end,
    )  # fmt: skip


def _against(decision: Decision, standing: Sequence[Decision]) -> Decision | None:
    """The decision in force that `decision` contradicts, or repeats."""
    same = [other for other in standing if other.claim == decision.claim]
    if decision.action in ("keep", "move", "reject"):
        return next((other for other in same if other.action in ("keep", "move", "reject")), None)
    if decision.action == "add":
        return next((other for other in same if other.action == "add" and _changes(other) == _changes(decision)), None)
    merges = [other for other in standing if other.action == "merge"]
    splits = [other for other in standing if other.action == "split"]
    if decision.action == "split":
        pair = {decision.claim, decision.other_claim}
        repeated = next((other for other in splits if {other.claim, other.other_claim} == pair), None)
        return repeated or _tying(merges, decision.claim, decision.other_claim)
    repeated = next((o for o in merges if {o.claim, o.other_claim} == {decision.claim, decision.other_claim}), None)
    if repeated:
        return repeated
    return next((split for split in splits if _tying([*merges, decision], split.claim, split.other_claim)), None)


def _tying(merges: Sequence[Decision], claim: str, other_claim: str) -> Decision | None:
    """The last of the merges that tie a claim to another, directly or through others; to any, where the other is "".

    Merges are few: they are written by hand.
    """
    reached, last = {claim}, None
    grown = True
    while grown:
        grown = False
        for merge in merges:
            pair = {merge.claim, merge.other_claim}
            if reached & pair and not pair <= reached:
                reached |= pair
                last, grown = merge, True
    return last if other_claim in reached or (not other_claim and len(reached) > 1) else None
