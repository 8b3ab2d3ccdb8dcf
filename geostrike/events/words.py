"""Decisions in words, on one line whatever stands in their table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.lines import one_line

if TYPE_CHECKING:
    from geostrike.model import Decision

__all__ = ["decision_words", "signed"]


def decision_words(decision: Decision) -> str:
    """Return a decision in few words: "merge 1f2e and 3d4c"."""
    other = f" and {decision.other_claim}" if decision.other_claim else ""
    return one_line(f"{decision.action} {decision.claim}{other}")


def signed(decision: Decision) -> str:
    """Return who decided, when and why: "A. Analyst on 2024-03-01: the list"."""
    return one_line(f"{decision.who} on {decision.when.isoformat()}: {decision.why}")
