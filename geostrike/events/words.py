"""Decisions in words, on one line whatever stands in their table."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geostrike.model import Decision

__all__ = ["decision_words", "one_line", "signed"]


def one_line(text: str) -> str:
    """Return `text` on one line: line breaks and what else moves a terminal's cursor become blanks."""
    return "".join(character if character.isprintable() else " " for character in text)


def decision_words(decision: Decision) -> str:
    """Return a decision in few words: "merge 1f2e and 3d4c"."""
    other = f" and {decision.other_claim}" if decision.other_claim else ""
    return one_line(f"{decision.action} {decision.claim}{other}")


def signed(decision: Decision) -> str:
    """Return who decided, when and why: "A. Analyst on 2024-03-01: the list"."""
    return one_line(f"{decision.who} on {decision.when.isoformat()}: {decision.why}")
