"""What slides and report say of events, in the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geostrike.brief.text import line
from geostrike.layers.words import conjunction, counted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geostrike.layers.entries import Difference, Entry, Source
    from geostrike.model import Layer

__all__ = [
    "KINDS", "cited", "counts", "credits_of", "differing", "events_of", "heading", "killed", "named", "said",
]  # fmt: skip

_MOST_CITED = 6

KINDS = {"strike": "Strike", "attack": "Attack"}


def credits_of(layers: Mapping[str, Layer]) -> str:
    """Return the credits of what a map is drawn from, each once."""
    told = dict.fromkeys(layer.attribution for layer in layers.values() if layer.attribution)
    return " · ".join([*(line(credit, 200) for credit in told), "Made with geostrike from published reports"])


def killed(entry: Entry) -> str:
    """Return an entry's toll without its verb: ``at least 18``; "" where none is reported."""
    return line(entry.toll, 60).removesuffix(" killed")


def said(entry: Entry) -> str:
    """Return an entry in a sentence or two, for those who do not see its sign."""
    place = ", ".join(part for part in (line(entry.place, 120), line(entry.region, 120)) if part)
    parts = [f"{KINDS.get(entry.event_type, 'Event')}, {line(entry.when, 60)}: {place}"]
    parts += [line(entry.lead, 200)] if entry.lead else []
    parts += [entry.toll] if entry.toll else []
    parts += [entry.precision]
    parts += ["Sources differ"] if entry.disputed else []
    return ". ".join(parts) + "."


def cited(entry: Entry) -> str:
    """Return the numbers of an entry's sources, the first six of them: ``1, 2``."""
    numbers = sorted({quotation.source for quotation in entry.quotations})
    return ", ".join([*map(str, numbers[:_MOST_CITED]), *(["…"] if len(numbers) > _MOST_CITED else [])])


def events_of(numbers: Sequence[int], most: int = 20) -> str:
    """Say which events a sentence tells of.

    >>> events_of([4]), events_of([1, 2, 3], most=2)
    ('Event 4', 'Events 1, 2 and 1 more')
    """
    more = f" and {len(numbers) - most:,} more" if len(numbers) > most else ""
    return f"Event{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers[:most]))}{more}"


def named(source: Source, most: int = 200) -> str:
    """Return a source's publisher, title and date."""
    parts = [line(source.publisher, most), line(source.title, most), line(source.published, 40)]
    parts += ["says of itself that a machine wrote it"] if source.machine_written else []
    return ", ".join(part for part in parts if part)


def counts(entries: Sequence[Entry]) -> str:
    """Return how many events there are, and how many of them have no place on the map."""
    off = sum(not entry.pinned for entry in entries)
    return counted(len(entries), "event") + (f", {off:,} of them not on the map" if off else "")


def differing(entries: Sequence[Entry]) -> list[tuple[tuple[Entry, ...], tuple[Difference, ...]]]:
    """Return the events on which sources differ, with the fields; two that may be one stand together if told alike."""
    found: list[tuple[list[Entry], Any]] = []
    for entry in entries:
        if entry.differences:
            alike = {(one.field, value, by) for one in entry.differences for value, by in _sorted(one)}
            same = next((es for es, told in found if told == alike and es[0].number in entry.perhaps), None)
            if same is None:
                found.append(([entry], alike))
            else:
                same.append(entry)
    return [(tuple(same), same[0].differences) for same, _ in found]


def _sorted(told: Difference) -> list[tuple[str, tuple[str, ...]]]:
    return [(value, tuple(sorted(by.split("; ")))) for value, by in told.values]


def heading(entries: Sequence[Entry]) -> str:
    """Return what events on which sources differ are called: one event, or those that may be one."""
    names = [f"{entry.number} {line(entry.place, 80)}" for entry in entries]
    whens = list(dict.fromkeys(line(entry.when, 60) for entry in entries))
    return f"{conjunction(names)}, {conjunction(whens)}" + (": perhaps one event" if len(names) > 1 else "")
