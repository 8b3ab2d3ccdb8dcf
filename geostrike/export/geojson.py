"""Layers as GeoJSON (RFC 7946): WGS 84, longitude first, outer rings counter-clockwise, an id on each feature."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from geostrike.export.coordinates import geometry_texts, ring_texts
from geostrike.export.json_columns import column_texts
from geostrike.files import write_whole
from geostrike.layers.sliced import AreasLayer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from pandas import DataFrame

    from geostrike.model import Layer

__all__ = ["geojson_pieces", "layer_geojson", "write_geojson"]

# Few enough to stay in a processor's cache, many enough that the work on each slice does not count.
_ROWS = 2048
_CONTROLS = re.compile(r"\\(\\|u00[01][0-9a-f]|[bf])")


def layer_geojson(layer: Layer) -> str:
    """Return a layer as the text of a FeatureCollection, a feature a line; the same layer gives the same bytes.

    An event without a place on the map is a feature whose geometry is null. A column ``id`` becomes the feature's id
    and stays among its properties, for programs that drop the former.
    """
    return "".join(geojson_pieces(layer))


def write_geojson(path: Path, layer: Layer) -> None:
    """Write the text of `layer_geojson`, whole or not at all.

    Raises
    ------
    InputError
        Where the file cannot be written.
    """
    write_whole({path: geojson_pieces(layer)})


def geojson_pieces(layer: Layer) -> Iterator[str]:
    """Yield the text of `layer_geojson` piece by piece, each made as it is asked for."""
    head = {"type": "FeatureCollection", "name": layer.name}
    if layer.attribution:
        head["attribution"] = layer.attribution
    yield _sound(f'{json.dumps(head, ensure_ascii=False)[:-1]}, "features": [\n')
    table = layer.table if isinstance(layer, AreasLayer) else layer.frame
    for start in range(0, len(table), _ROWS):
        features = _features(table.iloc[start : start + _ROWS], _shapes(layer, start), layer.name, start)
        yield (",\n" if start else "") + _sound(",\n".join(features))
    yield "\n]}\n"


def _shapes(layer: Layer, start: int) -> list[str]:
    """The geometries of a layer's rows from `start` on."""
    if not isinstance(layer, AreasLayer):
        return geometry_texts(layer.frame.geometry.iloc[start : start + _ROWS].to_numpy())
    rings, plain, others = layer.rings(start, start + _ROWS)
    round_ = iter(ring_texts(rings))
    return [next(round_) if ring else text for ring, text in zip(plain, geometry_texts(others), strict=True)]


def _features(table: DataFrame, shapes: Sequence[str], name: str, count: int) -> Iterator[str]:
    """Yield the features of rows that follow on `count` others, each on a line."""
    columns = [str(column) for column, kind in table.dtypes.items() if kind.name != "geometry"]
    texts = {column: column_texts(table[column].tolist()) for column in columns}
    ids = texts.get("id", ["null"] * len(table))
    absent = ("null", '""', "0", "0.0", "false", "[]")
    if any(text in absent for text in set(ids)):
        ids = [json.dumps(f"{name}-{count + row}", ensure_ascii=False) if text in absent else text
               for row, text in enumerate(ids)]  # fmt: skip
    # What is the same in every row becomes part of the template.
    parts, filled = ['{"type": "Feature", "id": %s, "properties": {'], [ids]
    for place, column in enumerate(columns):
        parts.append(f"{', ' * bool(place)}{_literal(json.dumps(column, ensure_ascii=False))}: ")
        if _alike(texts[column]):
            parts.append(_literal(texts[column][0]))
        else:
            parts.append("%s")
            filled.append(texts[column])
    template = "".join(parts) + '}, "geometry": %s}'
    return map(template.__mod__, zip(*filled, shapes, strict=True))


def _literal(text: str) -> str:
    return text.replace("%", "%%")


def _alike(texts: Sequence[str]) -> bool:
    first = texts[0]
    return texts[-1] == first and texts.count(first) == len(texts)


def _sound(text: str) -> str:
    """Return JSON with U+FFFD for control characters, at which programs written in C end, and for halves of characters.

    Tabs and line ends stay; `json` writes all controls as escapes, and a backslash as two.
    """
    if "\\u00" in text or "\\b" in text or "\\f" in text:
        text = _CONTROLS.sub(lambda found: found[0] if found[1] == "\\" else "\ufffd", text)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
