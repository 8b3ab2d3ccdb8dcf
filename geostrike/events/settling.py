"""Decisions that contradict each other: the later day's stands, and two of one day are an error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.errors import DecisionError
from geostrike.events.words import decision_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.model import Decision

__all__ = ["ContradictionError", "settle"]


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
    for decision in sorted(decisions, key=_turn):
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


class ContradictionError(DecisionError):
    """Two decisions of one day; `line` and `other` are theirs."""

    def __init__(self, words: str, line: int, other: int) -> None:
        super().__init__(words)
        self.line = line
        self.other = other


def _line(decision: Decision) -> int:
    return decision.line


def _turn(decision: Decision) -> tuple[object, ...]:
    """The order in which decisions are heard, whatever that of their table: the latest first.

    Of one day the splits come first, so that a merge that leads across one of them is found out.
    """
    pair = tuple(sorted((decision.claim, decision.other_claim)))
    said = tuple(str(value) for value in _changes(decision))
    return -decision.when.toordinal(), decision.action != "split", decision.action, pair, said, decision.line


def _repeats(one: Decision, other: Decision) -> bool:
    return one.action == other.action and _changes(one) == _changes(other) and _pair(one) == _pair(other)


def _pair(decision: Decision) -> set[str]:
    return {decision.claim, decision.other_claim}


def _added(decision: Decision) -> tuple[object, ...]:
    return decision.claim, decision.event_type, decision.place_id, decision.longitude, decision.latitude


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
        return next((other for other in same if other.action == "add" and _added(other) == _added(decision)), None)
    merges = [other for other in standing if other.action == "merge"]
    splits = [other for other in standing if other.action == "split"]
    if decision.action == "split":
        repeated = next((other for other in splits if _pair(other) == _pair(decision)), None)
        return repeated or _tying(merges, decision.claim, decision.other_claim)
    repeated = next((other for other in merges if _pair(other) == _pair(decision)), None)
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
            pair = _pair(merge)
            if reached & pair and not pair <= reached:
                reached |= pair
                last, grown = merge, True
    return last if other_claim in reached or (not other_claim and len(reached) > 1) else None
