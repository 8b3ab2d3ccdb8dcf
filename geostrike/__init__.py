"""Published reports about strikes and attacks, turned into maps that can be checked.

The stages are functions over frozen records; each public name is imported when it is first asked for, so that
``import geostrike`` costs nothing::

    import geostrike as gs

    documents, rejections = gs.read_documents(Path("reports"))
    gazetteer, boundaries = gs.open_gazetteer(), gs.load_boundaries()
    findings = gs.findings_of(documents, rejections, gazetteer, boundaries)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geostrike.boundaries import load_boundaries
    from geostrike.documents import find_families, read_documents
    from geostrike.events import decide_claims, explain_events, merge_claims, read_decisions
    from geostrike.export import layer_geojson, write_flatgeobuf, write_geojson, write_geopackage, write_parquet
    from geostrike.figure import draw_figure, figure_bytes
    from geostrike.gazetteer import open_gazetteer, read_gazetteer
    from geostrike.gazetteer.geocoder import GazetteerGeocoder
    from geostrike.layers import MapSpec, build_layers, read_map_spec
    from geostrike.pipeline import findings_of, read_reports
    from geostrike.reading import extract_claims, find_mentions, resolve
    from geostrike.webmap import draw_map, explore, page

__all__ = [
    "GazetteerGeocoder",
    "MapSpec",
    "build_layers",
    "decide_claims",
    "draw_figure",
    "draw_map",
    "explain_events",
    "explore",
    "extract_claims",
    "figure_bytes",
    "find_families",
    "find_mentions",
    "findings_of",
    "layer_geojson",
    "load_boundaries",
    "merge_claims",
    "open_gazetteer",
    "page",
    "read_decisions",
    "read_documents",
    "read_gazetteer",
    "read_map_spec",
    "read_reports",
    "resolve",
    "write_flatgeobuf",
    "write_geojson",
    "write_geopackage",
    "write_parquet",
]

_HOMES = {
    "boundaries": ("load_boundaries",),
    "documents": ("find_families", "read_documents"),
    "events": ("decide_claims", "explain_events", "merge_claims", "read_decisions"),
    "export": ("layer_geojson", "write_flatgeobuf", "write_geojson", "write_geopackage", "write_parquet"),
    "figure": ("draw_figure", "figure_bytes"),
    "gazetteer": ("open_gazetteer", "read_gazetteer"),
    "gazetteer.geocoder": ("GazetteerGeocoder",),
    "layers": ("MapSpec", "build_layers", "read_map_spec"),
    "pipeline": ("findings_of", "read_reports"),
    "reading": ("extract_claims", "find_mentions", "resolve"),
    "webmap": ("draw_map", "explore", "page"),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(import_module(f"geostrike.{_HOME[name]}"), name)
    raise AttributeError(f"module 'geostrike' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
