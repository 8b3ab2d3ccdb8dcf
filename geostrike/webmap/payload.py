"""Layers and a spec become the blocks of data that the page carries; each is unpacked when it is needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from geostrike.layers.plain import filled, plain
from geostrike.layers.records import Table
from geostrike.layers.signs import signs_apart
from geostrike.layers.telling import in_order, toll_shared
from geostrike.layers.voices import Voices, known_documents
from geostrike.webmap.areas import drawn_areas
from geostrike.webmap.columns import numbers, table_bytes
from geostrike.webmap.contested import contested_pairs
from geostrike.webmap.details import AT_ONCE, Details, by_column
from geostrike.webmap.events import event_columns
from geostrike.webmap.evidence import documents
from geostrike.webmap.geometry import bounds, drawn, geometries, point, points, stream

if TYPE_CHECKING:
    from geostrike.layers.spec import MapSpec
    from geostrike.model import Layer

__all__ = ["payload"]

Layers = Mapping[str, "Layer"]

_OPTIONAL = ("strikes", "attacks", "extents", "borders", "places", "contested")
"""Layers that a spec may leave out; the base and the tables are always there."""


def payload(layers: Layers, spec: MapSpec) -> Iterator[tuple[str, Any]]:
    """Yield the page's data as (name of its block, content): JSON, or the bytes of a table.

    ``base`` is the base map, ``shapes`` its geometry and that of areas; ``map`` all that is said once; ``events`` the
    table of events; ``vocabulary`` the words of the reports, ``details-0`` and on what is said of the events,
    ``documents-0`` and on who says it, some thousand a block; ``elsewhere`` what is not on the map.
    """
    shown = {name: layer for name, layer in layers.items() if name not in _OPTIONAL or name in spec.layers}
    events = Table(shown.get("strikes"), shown.get("attacks"))
    events = events.reordered(in_order(events))
    claims = Table(layers.get("claims"))
    voices = Voices(known_documents(Table(layers.get("documents")).rows(), claims))
    sources = documents(voices, claims)
    land = Table(layers.get("land")).rows()
    countries = {row["iso2"]: row["name"] for row in land if row.get("iso2") and row.get("name")}
    told_at = points(events.geometry())
    areas = drawn_areas(shown.get("extents"), events, told_at)
    at = signs_apart(told_at, events.column("where_prec"), areas.polygons, [str(name) for name in events.column("id")])
    areas = areas.around(at)
    pinned = np.asarray(np.isfinite(at).all(axis=1))
    numbered = {source["id"]: number for number, source in enumerate(sources)}
    listed = {
        "aggregates": _listed(layers.get("aggregates"), numbered, "text", "document"),
        "rejections": _listed(layers.get("rejections"), numbered, "item", "reason", "document"),
    }
    details = Details(events, claims, voices, numbered)
    publishers, sets, told_by = details.publishers()
    base, shapes = _base(shown)
    own_areas = areas.shapes()
    yield "base", base
    told = stream([*shapes, *own_areas])
    yield "shapes", table_bytes({"stream": numbers(told)}, len(told))
    yield (
        "map",
        {
            "title": spec.title,
            "summary": spec.summary,
            "given": spec.bounds is not None,
            "view": plain(spec.bounds) or _view(at[pinned], areas.bounds(pinned), layers.get("labels")),
            "languages": list(spec.languages),
            "countries": countries,
            "areas": len(own_areas),
            "contested": contested_pairs(Table(shown.get("contested")), events, list(map(bool, pinned))),
            "places": _places(shown.get("places"), voices),
            "publishers": publishers,
            "sets": sets,
            "counts": {
                "documents": len(sources),
                "used": sum(1 for source in sources if source.get("claims")),
                **{name: len(table) for name, table in listed.items()},
            },
            "chunk": AT_ONCE,
            "credits": sorted({plain(layer.attribution) for layer in layers.values() if layer.attribution}),
        },
    )
    columns = event_columns(events, at, countries, details.bounds, toll_shared(events))
    columns |= {
        "radius": numbers(areas.radius_m),
        "area": numbers(areas.number, areas.number < 0),
        "publishers": numbers(told_by),
    }
    yield "events", table_bytes(columns, len(events))
    vocabulary = details.vocabulary()
    yield "vocabulary", vocabulary.words
    yield from ((f"details-{number}", chunk) for number, chunk in enumerate(details.chunks(vocabulary)))
    for number, start in enumerate(range(0, len(sources), AT_ONCE)):
        yield f"documents-{number}", by_column(sources[start : start + AT_ONCE])
    yield "elsewhere", listed


def _listed(layer: Layer | None, documents: Mapping[str, int], *columns: str) -> list[dict[str, Any]]:
    """Return what is listed and not drawn, with the number of its document as ``source`` where the page has it."""
    found = []
    for row in Table(layer).rows():
        item = filled({name: row.get(name) for name in columns})
        known = documents.get(str(row.get("document")))
        found.append(item if known is None else {**item, "source": known})
    return found


def _view(pins: Any, areas: Any, labels: Layer | None) -> list[float] | None:
    """Return bounds of the pinned events with their areas; of all areas where none is; else of the names."""
    corners = [pins, areas[:, :2], areas[:, 2:]]
    found = np.concatenate([part for part in corners if len(part)]) if any(map(len, corners)) else np.empty((0, 2))
    if not len(found):
        return bounds(geometries(labels))
    return [round(float(side), 4) for side in (*found.min(axis=0), *found.max(axis=0))]


def _base(layers: Layers) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return what is said of the base map, and its shapes in that order: land, divisions, borders."""
    land, divisions, borders = (drawn(layers.get(name)) for name in ("land", "divisions", "borders"))
    labels = zip(Table(layers.get("labels")).rows(), geometries(layers.get("labels")), strict=True)
    said = {
        "land": [row.get("iso2") for row, _ in land],
        "divisions": len(divisions),
        "borders": [bool(row.get("disputed")) for row, _ in borders],
        "labels": [
            {
                "name": row.get("name") or "",
                "names": row.get("names") or {},
                "kind": row.get("kind") or "town",
                "rank": row.get("rank") or 9,
                "at": point(shape),
            }
            for row, shape in labels
            if shape is not None
        ],
        "bounds": bounds(geometries(layers.get("land"))),
    }
    return said, [shape for _, shape in (*land, *divisions, *borders)]


def _places(layer: Layer | None, voices: Voices) -> list[dict[str, Any]]:
    """Places named in the documents, one for each name, point and role, with how often it is named."""
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for row, shape in zip(Table(layer).rows(), geometries(layer), strict=True):
        at = point(shape)
        if at is None:
            continue
        key = (row.get("name") or "", *at)
        place = found.setdefault(key, {"name": key[0], "at": at, "roles": {}, "documents": set()})
        role = row.get("role") or "background"
        place["roles"][role] = place["roles"].get(role, 0) + 1
        place["documents"].add(voices.name(str(row.get("document") or "")))
    return [
        {**place, "roles": dict(sorted(place["roles"].items())), "documents": sorted(place["documents"])}
        for _, place in sorted(found.items(), key=lambda item: item[0])
    ]
