"""Layer -> files that other programs read."""

from geostrike.export.flatgeobuf import write_flatgeobuf
from geostrike.export.geojson import geojson_pieces, layer_geojson, write_geojson
from geostrike.export.geopackage import write_geopackage
from geostrike.export.parquet import write_parquet
from geostrike.export.records import (
    aggregates_jsonl,
    claims_jsonl,
    claims_pieces,
    documents_jsonl,
    documents_pieces,
    events_jsonl,
    json_lines,
    mentions_jsonl,
    rejections_jsonl,
)

__all__ = [
    "aggregates_jsonl",
    "claims_jsonl",
    "claims_pieces",
    "documents_jsonl",
    "documents_pieces",
    "events_jsonl",
    "geojson_pieces",
    "json_lines",
    "layer_geojson",
    "mentions_jsonl",
    "rejections_jsonl",
    "write_flatgeobuf",
    "write_geojson",
    "write_geopackage",
    "write_parquet",
]
