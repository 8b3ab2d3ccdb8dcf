"""Layer -> files that other programs read."""

from geostrike.export.geojson import layer_geojson
from geostrike.export.records import (
    aggregates_jsonl,
    claims_jsonl,
    documents_jsonl,
    events_jsonl,
    json_lines,
    mentions_jsonl,
    rejections_jsonl,
)

__all__ = [
    "aggregates_jsonl",
    "claims_jsonl",
    "documents_jsonl",
    "events_jsonl",
    "json_lines",
    "layer_geojson",
    "mentions_jsonl",
    "rejections_jsonl",
]
