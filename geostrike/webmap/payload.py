"""Layers and a spec become the three blocks of data that the page carries: base map, events and evidence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from geostrike.webmap.contested import contested_pairs
from geostrike.webmap.events import event_records
from geostrike.webmap.evidence import claims, documents
from geostrike.webmap.geometry import as_circle, bounds, features, geometries, parts, point
from geostrike.webmap.plain import filled, plain, rows
from geostrike.webmap.signs import signs_apart
from geostrike.webmap.voices import Voices, known_documents

if TYPE_CHECKING:
    from geostrike.layers.spec import MapSpec
    from geostrike.model import Layer

__all__ = ["payload"]

Layers = Mapping[str, "Layer"]


def payload(layers: Layers, spec: MapSpec) -> dict[str, Any]:
    """Return the page's data by the name of its block: ``base``, ``events`` and ``evidence``."""
    shown = {name: layer for name, layer in layers.items() if name not in _OPTIONAL or name in spec.layers}
    claim_rows = rows(layers.get("claims"))
    voices = Voices(known_documents(rows(layers.get("documents")), claim_rows))
    sources = documents(voices, claim_rows)
    listed = {
        "aggregates": _listed(layers.get("aggregates"), "text", "document"),
        "rejections": _listed(layers.get("rejections"), "item", "reason", "document"),
    }
    land = rows(layers.get("land"))
    countries = {row["iso2"]: row["name"] for row in land if row.get("iso2") and row.get("name")}
    extents = shown.get("extents")
    areas = {str(row.get("id")): shape for row, shape in zip(rows(extents), geometries(extents), strict=True) if shape}
    events = event_records(signs_apart(_located(shown), areas), claim_rows, voices, countries)
    return {
        "base": _base(shown),
        "events": {
            "given": spec.bounds is not None,
            "view": plain(spec.bounds) or _view(shown, events),
            "languages": list(spec.languages),
            "events": events,
            "extents": _extents(shown.get("extents"), events),
            "contested": contested_pairs(shown.get("contested"), events),
            "places": _places(shown.get("places"), voices),
            "counts": {"documents": len(sources), **{name: len(table) for name, table in listed.items()}},
            "credits": sorted({plain(layer.attribution) for layer in layers.values() if layer.attribution}),
        },
        "evidence": {
            "claims": claims(claim_rows),
            "documents": sources,
            **listed,
        },
    }


_OPTIONAL = ("strikes", "attacks", "extents", "borders", "places", "contested")
"""Layers that a spec may leave out; the base and the tables are always there."""


def _listed(layer: Layer | None, *columns: str) -> list[dict[str, Any]]:
    return [filled({name: row.get(name) for name in columns}) for row in rows(layer)]


def _located(layers: Layers) -> list[tuple[dict[str, Any], list[float] | None]]:
    return [
        (row, point(shape))
        for name in ("strikes", "attacks")
        for row, shape in zip(rows(layers.get(name)), geometries(layers.get(name)), strict=True)
    ]


def _view(layers: Layers, events: list[dict[str, Any]]) -> list[float] | None:
    """Return bounds of the pinned events with their areas; of all areas where none is; else of the names."""
    pinned = {event["id"] for event in events if event.get("at")}
    areas = zip(rows(layers.get("extents")), geometries(layers.get("extents")), strict=True)
    shapes = [shape for row, shape in areas if not pinned or str(row.get("id")) in pinned]
    points = [shape for name in ("strikes", "attacks") for shape in geometries(layers.get(name))]
    return bounds([*points, *shapes]) or bounds(geometries(layers.get("labels")))


def _base(layers: Layers) -> dict[str, Any]:
    labels = zip(rows(layers.get("labels")), geometries(layers.get("labels")), strict=True)
    return {
        "land": features(layers.get("land"), keep=("iso2",)),
        "divisions": features(layers.get("divisions")),
        "borders": features(layers.get("borders"), keep=("disputed",)),
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


def _extents(layer: Layer | None, events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Areas of events; a circle is sent as its radius, at a fortieth of its polygon's size."""
    by_id = {event["id"]: event for event in events}
    found = []
    for row, shape in zip(rows(layer), geometries(layer), strict=True):
        event = by_id.get(str(row.get("id")))
        if shape is None or event is None:
            continue
        extent = filled({"id": event["id"], "disputed": row.get("disputed")})
        radius = row.get("radius_m") or _radius(shape, event.get("at"))
        if radius is not None and as_circle(shape, event.get("at"), radius):
            found.append({**extent, "radius": round(radius)})
        else:
            found.append({**extent, **parts(shape)})
    return found


def _radius(shape: Any, at: list[float] | None) -> float | None:
    """Metres from the point to the polygon's northernmost edge: the radius, if the polygon is a circle around it."""
    return None if at is None else (shape.bounds[3] - at[1]) * 111_320.0


def _places(layer: Layer | None, voices: Voices) -> list[dict[str, Any]]:
    """Places named in the documents, one for each name, point and role, with how often it is named."""
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for row, shape in zip(rows(layer), geometries(layer), strict=True):
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
