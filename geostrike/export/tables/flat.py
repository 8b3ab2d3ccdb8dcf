"""What is nested in a row, in words that stand in one cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geostrike.layers.words import decided, statement

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["FLAT", "candidates", "decisions", "disagreements", "evidence", "flat", "statements"]

_BETWEEN = " | "


def disagreements(told: Sequence[dict[str, Any]]) -> str:
    """Say on which fields sources differ, and which document says what.

    >>> disagreements([{"field": "killed", "values": [{"value": "3", "documents": ["a.md", "b.md"]},
    ...                                                {"value": "4", "documents": ["c.md"]}]}])
    'killed: 3 (a.md; b.md) / 4 (c.md)'
    """
    return _BETWEEN.join(
        f"{one['field']}: " + " / ".join(f"{v['value']} ({'; '.join(v['documents'])})" for v in one["values"])
        for one in told
    )


def decisions(made: Sequence[dict[str, Any]]) -> str:
    """Say what analysts decided."""
    return _BETWEEN.join(f"{decided(one['action'])} by {one['who']}, {one['when']}: {one['why']}" for one in made)


def evidence(spans: Sequence[dict[str, Any]]) -> str:
    """Quote the sentences of a claim, each after its offsets in the document's text."""
    return _BETWEEN.join(f"{span['start']}-{span['end']}: {span['text']}" for span in spans)


def statements(said: Sequence[dict[str, Any]]) -> str:
    """Say who claimed, denied or is blamed, with the sentence and its offsets."""
    return _BETWEEN.join(
        f"{''.join(statement(one['stance'], one['actor'], one['by'])) or one['stance']} "
        f"({one['start']}-{one['end']}: {one['text']})"
        for one in said
    )


def candidates(others: Sequence[dict[str, Any]]) -> str:
    """Say which other places a name may mean, the likeliest first."""
    return _BETWEEN.join(
        f"{', '.join(filter(None, (one['name'], one['admin1'], one['country'])))} "
        f"({one['place_id']}; {one['longitude']}, {one['latitude']}; score {one['score']}; {one['rule']})"
        for one in others
    )


FLAT: dict[str, Callable[[Sequence[dict[str, Any]]], str]] = {
    "candidates": candidates,
    "decisions": decisions,
    "disagreements": disagreements,
    "evidence": evidence,
    "statements": statements,
}


def flat(name: str, values: Sequence[Any]) -> Sequence[Any]:
    """Return a column with its nested values in words."""
    say = FLAT.get(name)
    return [say(value) if value else "" for value in values] if say else values
