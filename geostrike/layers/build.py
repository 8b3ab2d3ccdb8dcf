"""Events and what belongs to them become the named layers of one map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geostrike.layers.base import divisions_frame, labels_frame, land_frame, padded
from geostrike.layers.contested import CONTESTED_COLUMNS, contested_rows
from geostrike.layers.extents import extent_of, is_pinned
from geostrike.layers.redaction import redacted
from geostrike.layers.selection import selected
from geostrike.layers.style import STYLES
from geostrike.layers.table import EVENT_COLUMNS, event_row
from geostrike.layers.view import bounds_of, framed
from geostrike.model import Aggregate, Document, Event, Family, Layer, Location, Match, Place, Rejection, WherePrec
from geostrike.reading.claim_rows import claim_row
from geostrike.reading.location import locate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from geopandas import GeoDataFrame

    from geostrike.boundaries import Boundaries
    from geostrike.layers.spec import MapSpec

__all__ = ["build_layers"]

NATURAL_EARTH = "Boundaries: Natural Earth (de facto lines)"
GAZETTEER = "Places: geostrike's reviewed gazetteer, after GeoNames (CC BY 4.0) and public reporting"


def build_layers(
    events: Sequence[Event],
    boundaries: Boundaries,
    spec: MapSpec,
    *,
    documents: Sequence[Document] = (),
    families: Sequence[Family] = (),
    matches: Sequence[Match] = (),
    aggregates: Sequence[Aggregate] = (),
    rejections: Sequence[Rejection] = (),
    places: Mapping[str, Place] | None = None,
    base: bool = True,
) -> dict[str, Layer]:
    """Build the layers of one map: filtered and redacted as `spec` says, before anything is drawn or written.

    Parameters
    ----------
    matches : every resolved mention, for the ``places`` layer.
    places : the gazetteer's, by id: labels of the base, and the places a view names.
    base : also build the base, which files do without.

    Returns
    -------
    dict of str to Layer
        ``strikes, attacks, extents, contested, borders, places`` as far as `spec` asks for them; with `base`, ``land,
        divisions, labels``; and the tables ``claims, aggregates, rejections, documents``, whose geometry is empty.

    Raises
    ------
    MapSpecError
        Where the view names a place that the gazetteer does not have.
    """
    gazetteer = places or {}
    events, documents, aggregates, rejections, matches = redacted(
        events, documents, aggregates, rejections, matches, spec.redact
    )
    shown = selected(events, spec.filter, documents)
    spec = framed(spec, gazetteer)
    seen = padded(bounds_of(spec, shown), 0.6)
    by_id = {document.id: document for document in documents}
    frames: dict[str, GeoDataFrame] = {
        "strikes": _events_frame(e for e in shown if e.event_type == "strike"),
        "attacks": _events_frame(e for e in shown if e.event_type == "attack"),
        "extents": _extents_frame(shown),
        "contested": _contested_frame(shown),
        "borders": boundaries.borders(seen),
        "places": _places_frame(matches, boundaries),
    }
    frames = {name: frame for name, frame in frames.items() if name in spec.layers}
    if base:
        frames |= {
            "land": land_frame(boundaries, seen),
            "divisions": divisions_frame(boundaries, seen),
            "labels": labels_frame(gazetteer.values(), seen, spec.languages),
        }
    frames |= {
        "claims": _table(claim_row(c, by_id.get(c.document) or _unknown(c.document)) for e in shown for c in e.claims),
        "aggregates": _table(_aggregate_row(a) for a in _once(aggregates, families)),
        "rejections": _table(
            {"stage": r.stage, "item": r.item, "reason": r.reason, "document": r.document} for r in rejections
        ),
        "documents": _table(_document_row(d, families) for d in documents),
    }
    credit = {
        "borders": NATURAL_EARTH,
        "land": NATURAL_EARTH,
        "divisions": NATURAL_EARTH,
        "labels": GAZETTEER,
        "places": GAZETTEER,
    }
    return {
        name: Layer(name=name, frame=frame, style=STYLES.get(name, {}), attribution=credit.get(name, ""))
        for name, frame in frames.items()
    }


def _events_frame(events: Iterable[Event]) -> GeoDataFrame:
    from shapely import Point

    rows, points = [], []
    for event in events:
        rows.append(event_row(event))
        at = event.location
        points.append(Point(at.longitude, at.latitude) if at is not None and is_pinned(at) else None)
    return _frame(rows, EVENT_COLUMNS, points)


def _extents_frame(events: Iterable[Event]) -> GeoDataFrame:
    rows, areas = [], []
    for event in events:
        area = extent_of(event.location)
        if area is None or event.location is None:
            continue
        row = {
            "id": event.id,
            "event_type": event.event_type,
            "title": event.title,
            "where_prec": int(event.location.where_prec),
        }
        rows.append(row | {"disputed": bool(event.disagreements or event.contested_with)})
        areas.append(area)
    columns = ["id", "event_type", "title", "where_prec", "disputed"]
    return _frame(rows, columns, areas)


def _contested_frame(events: Sequence[Event]) -> GeoDataFrame:
    listed = list(contested_rows(events))
    return _frame([row for row, _ in listed], CONTESTED_COLUMNS, [line for _, line in listed])


def _places_frame(matches: Iterable[Match], boundaries: Boundaries) -> GeoDataFrame:
    from geopandas import points_from_xy

    rows: list[dict[str, Any]] = []
    points: list[tuple[float, float]] = []
    told: dict[str, Location] = {}
    for match in matches:
        place = match.place
        if place is None or match.mention.kind == "demonym":
            continue
        if match.mention.kind == "relative":
            # "Eastern Syria" has its point only from the boundaries: reading a name does without them.
            if place.id not in told:
                told[place.id] = locate(place, boundaries)
            if told[place.id].where_prec == WherePrec.COUNTRY:
                continue  # a border that does not exist lies nowhere
            place = told[place.id].place
        rows.append(
            {
                "name": place.name,
                "place_id": place.id,
                "role": match.role,
                "rule": match.rule,
                "document": match.mention.document,
                "start": match.mention.start,
                "end": match.mention.end,
                "text": match.mention.text,
            }
        )
        points.append((place.longitude, place.latitude))
    columns = ["name", "place_id", "role", "rule", "document", "start", "end", "text"]
    geometry = points_from_xy([x for x, _ in points], [y for _, y in points])
    return _frame(rows, columns, geometry)


def _table(rows: Iterable[dict[str, Any]]) -> GeoDataFrame:
    listed = list(rows)
    return _frame(listed, list(listed[0]) if listed else (), [None] * len(listed))


def _frame(rows: Sequence[Mapping[str, Any]], columns: Sequence[str], geometry: Any) -> GeoDataFrame:
    """Return a frame with whole numbers whole and what is absent None: pandas alone would make them 3.0 and NaN."""
    from geopandas import GeoDataFrame
    from pandas import Series

    series = {column: Series([row.get(column) for row in rows], dtype=object) for column in columns}
    return GeoDataFrame(series, geometry=geometry, crs="EPSG:4326")


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


def _document_row(document: Document, families: Sequence[Family]) -> dict[str, Any]:
    family = next((f.id for f in families if document.id in f.documents), document.id)
    return {
        "id": document.id,
        "name": document.name,
        "title": document.title,
        "publisher": document.publisher,
        "published": document.published.isoformat() if document.published else None,
        "url": document.url,
        "machine_written": document.machine_written,
        "family": family,
        "derived_from": [group.id for group in families if document.id in group.derived],
    }


def _unknown(document: str) -> Document:
    return Document(id=document, name=document, text="", sha256="")
