"""Where a document names places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.model import Document, Mention
from geostrike.reading.passages import flat
from geostrike.reading.relations import find_relations

if TYPE_CHECKING:
    from geostrike.gazetteer import Gazetteer

__all__ = ["find_mentions"]


def find_mentions(document: Document, gazetteer: Gazetteer, *, demonyms: bool = True) -> tuple[Mention, ...]:
    """Find the spans of a document that name a place, in order, without overlap.

    Parameters
    ----------
    demonyms : also find "Syrian", "Iraqi": they name no site, but tell who acts and where a border runs.

    Returns
    -------
    tuple of Mention
        For each, ``document.text[start:end] == text``. A relation ("eastern Syria", "the Iraq-Syria border") is one
        mention of kind ``relative``; the names inside it are not mentions of their own.
    """
    text = document.text
    spans = gazetteer.scan(text, demonyms=True)
    relations = find_relations(flat(text), spans, gazetteer)
    found = [
        Mention(document=document.id, start=r.start, end=r.end, text=text[r.start : r.end], kind="relative")
        for r in relations
    ]
    for span in spans:
        if span.kind == "demonym" and not demonyms:
            continue
        if not any(r.start < span.end and span.start < r.end for r in relations):
            kind = "demonym" if span.kind == "demonym" or span.compound else "name"
            found.append(Mention(document=document.id, start=span.start, end=span.end, text=span.text, kind=kind))  # type: ignore[arg-type]
    return tuple(sorted(found, key=lambda mention: mention.start))
