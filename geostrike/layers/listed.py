"""What is listed beside a map and has no place on it: totals, rejections and documents."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from geostrike.layers.frames import frame_of, frame_of_rows
from geostrike.reading.claim_rows import Days

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from geopandas import GeoDataFrame

    from geostrike.model import Aggregate, Document, Family, Rejection

__all__ = ["aggregates_frame", "documents_frame", "rejections_frame"]


def aggregates_frame(aggregates: Iterable[Aggregate], families: Sequence[Family]) -> GeoDataFrame:
    """Return totals, each once that copies of an article only repeat."""
    return _rows_frame([_aggregate_row(aggregate) for aggregate in _once(aggregates, families)])


def rejections_frame(rejections: Iterable[Rejection]) -> GeoDataFrame:
    """Return what was not used, and why."""
    return _rows_frame(
        [{"stage": r.stage, "item": r.item, "reason": r.reason, "document": r.document} for r in rejections]
    )


def documents_frame(documents: Sequence[Document], families: Sequence[Family]) -> GeoDataFrame:
    """Return documents without their text, with the article that each is or takes over parts of."""
    return frame_of(_document_columns(documents, families).items(), [None] * len(documents))


def _rows_frame(rows: Sequence[Mapping[str, Any]]) -> GeoDataFrame:
    return frame_of_rows(rows, list(rows[0]) if rows else (), [None] * len(rows))


def _once(aggregates: Iterable[Aggregate], families: Sequence[Family]) -> list[Aggregate]:
    """Totals without those that copies of an article only repeat."""
    family = {member: group.id for group in families for member in group.documents}
    first: dict[tuple[object, ...], Aggregate] = {}
    for aggregate in aggregates:
        source = family.get(aggregate.document, aggregate.document)
        first.setdefault((source, aggregate.event_type, aggregate.count, aggregate.bound), aggregate)
    return list(first.values())


def _aggregate_row(aggregate: Aggregate) -> dict[str, Any]:
    return {
        "id": aggregate.id,
        "document": aggregate.document,
        "start": aggregate.evidence.start,
        "end": aggregate.evidence.end,
        "event_type": aggregate.event_type,
        "text": aggregate.text,
        "count": aggregate.count,
        "bound": aggregate.bound,
        "rule": aggregate.rule,
    }


def _document_columns(documents: Sequence[Document], families: Sequence[Family]) -> dict[str, list[Any]]:
    if not documents:
        return {}
    family: dict[str, str] = {}
    derived: dict[str, list[str]] = defaultdict(list)
    for group in families:
        for member in group.documents:
            family.setdefault(member, group.id)
        for name in group.derived:
            derived[name].append(group.id)
    iso = Days()
    none: list[str] = []
    return {
        "id": [d.id for d in documents],
        "name": [d.name for d in documents],
        "title": [d.title for d in documents],
        "publisher": [d.publisher for d in documents],
        "published": [iso[d.published] for d in documents],
        "url": [d.url for d in documents],
        "machine_written": [d.machine_written for d in documents],
        "family": [family.get(d.id, d.id) for d in documents],
        "derived_from": [derived.get(d.id, none) for d in documents],
    }
