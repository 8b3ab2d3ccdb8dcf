"""Where sources differ on an event, and what an analyst decided, as the panel's tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from geostrike.layers.plain import filled
from geostrike.layers.words import day, decided, field_name, in_words

if TYPE_CHECKING:
    from geostrike.layers.voices import Voices

__all__ = ["decisions", "disagreements"]

Row = Mapping[str, Any]


def disagreements(told: Iterable[Row], own: set[str], voices: Voices, *, contested: bool) -> list[dict[str, Any]]:
    """Return the fields on which sources differ; what another event is told of stands after what this one is.

    Parameters
    ----------
    told : the event's column of disagreements.
    own : documents of the event's own claims.
    contested : whether another event may be this one, so that `told` also holds what is told of it.
    """
    found = []
    for item in told or ():
        given = [(value, [str(name) for name in value.get("documents") or ()]) for value in item.get("values") or ()]
        beside = [name for _, documents in given for name in documents]
        values: list[dict[str, Any]] = []
        for value, documents in given:
            here = [name for name in documents if not contested or name in own]
            there = [name for name in documents if name not in here]
            by = [*voices.named(here, beside), *({**name, "other": True} for name in voices.named(there, beside))]
            values.append({"value": in_words(str(value.get("value"))), "by": by})
        values.sort(key=lambda value: bool(value["by"]) and all("other" in name for name in value["by"]))
        found.append({"field": field_name(str(item.get("field"))), "values": values})
    return found


def decisions(made: Iterable[Row] | None) -> list[dict[str, Any]]:
    """Return what an analyst decided, with who, when and why."""
    return [
        filled(
            {
                "what": decided(str(one.get("action") or "")),
                "who": one.get("who"),
                "when": day(one.get("when")),
                "why": one.get("why"),
            }
        )
        for one in made or ()
    ]
