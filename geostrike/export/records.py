"""What was read, as JSON Lines: claims, totals, rejections and the documents, so that anyone can check an offset."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from geostrike.gazetteer import describe
from geostrike.layers.table import event_columns
from geostrike.reading.claim_rows import claim_columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from geostrike.model import Aggregate, Claim, Document, Event, Family, Rejection
    from geostrike.reading.toponyms import Toponym

__all__ = [
    "aggregates_jsonl",
    "claims_jsonl",
    "claims_pieces",
    "documents_jsonl",
    "documents_pieces",
    "events_jsonl",
    "json_lines",
    "mentions_jsonl",
    "rejections_jsonl",
]

_ROWS = 4096


def json_lines(rows: Iterable[Mapping[str, Any]]) -> str:
    """Return rows as JSON Lines in UTF-8; a lone surrogate is escaped, so that any text can be written."""
    return "".join(_line(row) + "\n" for row in rows)


def _rows(columns: Mapping[str, Sequence[Any]]) -> Iterator[dict[str, Any]]:
    return (dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True))


def _line(row: Mapping[str, Any]) -> str:
    text = json.dumps(row, ensure_ascii=False, allow_nan=False)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(row, allow_nan=False)
    return text


def claims_jsonl(claims: Sequence[Claim], documents: Sequence[Document]) -> str:
    """Return claims with their sources, in the order of documents and of their evidence."""
    return "".join(claims_pieces(claims, documents))


def claims_pieces(claims: Sequence[Claim], documents: Sequence[Document]) -> Iterator[str]:
    """Yield the text of `claims_jsonl` piece by piece."""
    by_id = {document.id: document for document in documents}
    ordered = sorted(
        claims, key=lambda c: (c.document, c.evidence[0].start, c.mention.start if c.mention else -1, c.id)
    )
    for start in range(0, len(ordered), _ROWS):
        some = ordered[start : start + _ROWS]
        yield json_lines(_rows(dict(claim_columns(some, [by_id[claim.document] for claim in some]))))


def events_jsonl(events: Sequence[Event]) -> str:
    """Return events with the columns of the layers ``strikes`` and ``attacks``, and a representative point."""
    pieces = []
    for start in range(0, len(events), _ROWS):
        some = events[start : start + _ROWS]
        columns = dict(event_columns(some))
        columns["latitude"] = [event.location.latitude if event.location else None for event in some]
        columns["longitude"] = [event.location.longitude if event.location else None for event in some]
        pieces.append(json_lines(_rows(columns)))
    return "".join(pieces)


def aggregates_jsonl(aggregates: Sequence[Aggregate]) -> str:
    """Return totals and campaigns."""
    return json_lines(
        {
            "id": a.id,
            "document": a.document,
            "start": a.evidence.start,
            "end": a.evidence.end,
            "sentence": a.evidence.text,
            "event_type": a.event_type,
            "count": a.count,
            "bound": a.bound,
            "rule": a.rule,
        }
        for a in sorted(aggregates, key=lambda a: (a.document, a.evidence.start, a.id))
    )


def rejections_jsonl(rejections: Sequence[Rejection]) -> str:
    """Return what was not used, and why."""
    ordered = sorted(rejections, key=lambda r: (r.document, r.start or 0, r.stage, r.item, r.reason))
    return json_lines(
        {"stage": r.stage, "document": r.document, "start": r.start, "end": r.end, "item": r.item, "reason": r.reason}
        for r in ordered
    )


def documents_jsonl(documents: Sequence[Document], families: Sequence[Family]) -> str:
    """Return the documents with their text, to which all offsets refer."""
    return "".join(documents_pieces(documents, families))


def documents_pieces(documents: Sequence[Document], families: Sequence[Family]) -> Iterator[str]:
    """Yield the text of `documents_jsonl` line by line."""
    derived: dict[str, list[str]] = defaultdict(list)
    for group in families:
        for name in group.derived:
            derived[name].append(group.id)
    family = {member: group.id for group in families for member in group.documents}
    for d in sorted(documents, key=lambda d: d.id):
        row = {
            "id": d.id,
            "name": d.name,
            "title": d.title,
            "publisher": d.publisher,
            "published": d.published.isoformat() if d.published else None,
            "url": d.url,
            "machine_written": d.machine_written,
            "sha256": d.sha256,
            "family": family.get(d.id, d.id),
            "derived_from": derived.get(d.id, []),
            "text": d.text,
        }
        yield _line(row) + "\n"


def mentions_jsonl(toponyms_by_document: Mapping[str, Sequence[Toponym]], *, explain: bool = False) -> str:
    """Return for each document the places it names: ``{"id", "toponyms": [{start, end, name, lat, lon, ...}]}``.

    Parameters
    ----------
    explain : also give why the words were taken for a place, and the candidates with their scores and rules.
    """
    return json_lines(
        {"id": document, "toponyms": [_toponym(toponym, explain) for toponym in toponyms]}
        for document, toponyms in toponyms_by_document.items()
    )


def _toponym(toponym: Toponym, explain: bool) -> dict[str, Any]:
    match = toponym.match
    place, mention = match.place, match.mention
    row: dict[str, Any] = {"start": mention.start, "end": mention.end, "name": mention.text, "kind": mention.kind}
    if place:
        row |= {"lat": place.latitude, "lon": place.longitude, "radius_m": round(place.radius_m)}
        row |= {"place": place.name, "place_id": place.id, "country": place.country}
        if place.geonameid:
            row["geonameid"] = place.geonameid
    row |= {"role": match.role, "rule": match.rule}
    if explain:
        if toponym.likelihood is not None:
            row |= {"likelihood": round(toponym.likelihood, 3), "cues": toponym.cues}
        row["candidates"] = describe(match.candidates)
    return row
