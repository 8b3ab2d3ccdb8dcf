"""What a speaker needs at hand: the sources of a map, each with its words, and how far to trust the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.brief.method import LIMITS
from geostrike.brief.telling import counts, credits_of, events_of, named
from geostrike.brief.text import line
from geostrike.layers.telling import dated

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from geostrike.layers import MapSpec
    from geostrike.layers.entries import Entry, Source
    from geostrike.model import Layer

__all__ = ["notes_of"]

_SOURCES, _SENTENCES, _LONGEST = 60, 12, 400


def notes_of(
    spec: MapSpec, layers: Mapping[str, Layer], entries: Sequence[Entry], sources: Sequence[Source]
) -> Iterator[str]:
    """Yield the paragraphs of the notes of a map's slide."""
    days = dated(layers)
    yield " · ".join(part for part in (line(spec.summary, 400), counts(entries), days) if part)
    if sources:
        yield "SOURCES"
    told: dict[int, dict[str, list[int]]] = {}
    for entry in entries:
        for quotation in entry.quotations:
            sentence = line(quotation.sentence, _LONGEST)
            told.setdefault(quotation.source, {}).setdefault(sentence, []).append(entry.number)
    for source in sources[:_SOURCES]:
        yield f"{source.number}. {named(source)}"
        checked = [line(source.link, 300)] if source.link else []
        checked += [f"SHA-256 {line(source.sha256, 64)[:12]}…"] if source.sha256 else []
        if checked:
            yield " · ".join(checked)
        quoted = told.get(source.number, {})
        for sentence, numbers in list(quoted.items())[:_SENTENCES]:
            of = events_of(numbers)
            yield f"{of}: “{sentence}”" if sentence else f"{of}: its words are withheld"
        if len(quoted) > _SENTENCES:
            yield f"and {len(quoted) - _SENTENCES:,} more sentences in claims.jsonl"
    if len(sources) > _SOURCES:
        yield f"and {len(sources) - _SOURCES:,} more sources in claims.jsonl"
    yield "METHOD AND LIMITS"
    yield LIMITS
    yield credits_of(layers)
