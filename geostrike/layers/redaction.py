"""What must not be shown leaves before anything is drawn or written, and its words with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geostrike.model import Aggregate, Document, Event, Match, Rejection

__all__ = ["WITHHELD", "redacted"]

WITHHELD = "withheld by the map's redaction"


def redacted(
    events: Sequence[Event],
    documents: Sequence[Document],
    aggregates: Sequence[Aggregate],
    rejections: Sequence[Rejection],
    matches: Sequence[Match],
    withheld: Sequence[str],
) -> tuple[tuple[Event, ...], tuple[Document, ...], tuple[Aggregate, ...], tuple[Rejection, ...], tuple[Match, ...]]:
    """Take out what `withheld` names: events at its places, events of its claims, all that its documents say.

    What other events quote from the same sentence goes too. How many were withheld is put down as a rejection that
    names neither place nor words.
    """
    if not withheld:
        return tuple(events), tuple(documents), tuple(aggregates), tuple(rejections), tuple(matches)
    names = set(withheld)

    def hidden(event: Event) -> bool:
        place = {event.location.place.id} if event.location else set()
        told = {claim.id for claim in event.claims} | {claim.document for claim in event.claims}
        return bool(names & (place | told))

    gone = [event for event in events if hidden(event)]
    spans = {(c.document, e.start, e.end) for event in gone for c in event.claims for e in c.evidence}

    def quotes(document: str, start: int | None, end: int | None) -> bool:
        return document in names or any(
            d == document and start is not None and end is not None and start < last and first < end for d, first, last in spans
        )

    kept = []
    for event in events:
        claims = []
        for claim in event.claims:
            evidence = tuple(e for e in claim.evidence if not quotes(claim.document, e.start, e.end))
            if evidence and evidence[0] == claim.evidence[0]:
                claims.append(replace(claim, evidence=evidence))
        if not hidden(event) and claims:
            kept.append(replace(event, claims=tuple(claims)))
    count = len(events) - len(kept)
    note = Rejection(stage="layer", item=f"{count} event{'s' * (count != 1)}", reason=WITHHELD)
    return (
        tuple(kept),
        tuple(d for d in documents if d.id not in names),
        tuple(a for a in aggregates if not quotes(a.document, a.evidence.start, a.evidence.end)),
        (*(r for r in rejections if not quotes(r.document, r.start, r.end)), *([note] if count else [])),
        tuple(m for m in matches if not quotes(m.mention.document, m.mention.start, m.mention.end) and (not m.place or m.place.id not in names)),
    )
