"""Layers as GeoJSON (RFC 7946): WGS 84, longitude first, outer rings counter-clockwise, an id on each feature."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geostrike.model import Layer

__all__ = ["layer_geojson"]

# Five decimals of a degree are a metre, finer than any report. Digits say nothing of precision: `radius_m` does.
_DECIMALS = 5


def layer_geojson(layer: Layer) -> str:
    """Return a layer as the text of a FeatureCollection, a feature a line; the same layer gives the same bytes.

    An event without a place on the map is a feature whose geometry is null. A column ``id`` becomes the feature's id
    and stays among its properties, for programs that drop the former.
    """
    frame = layer.frame
    columns = [column for column in frame.columns if column != "geometry"]
    geometries = frame.geometry.tolist() if len(frame) else []
    features = []
    for ordinal, (values, geometry) in enumerate(
        zip(frame[columns].itertuples(index=False, name=None), geometries, strict=True)
    ):
        properties = {column: _plain(value) for column, value in zip(columns, values, strict=True)}
        feature = {
            "type": "Feature",
            "id": properties.get("id") or f"{layer.name}-{ordinal}",
            "properties": properties,
            "geometry": _geometry(geometry),
        }
        features.append(json.dumps(feature, ensure_ascii=False, allow_nan=False))
    head = {"type": "FeatureCollection", "name": layer.name}
    if layer.attribution:
        head["attribution"] = layer.attribution
    opening = json.dumps(head, ensure_ascii=False)[:-1]
    return _sound(f'{opening}, "features": [\n' + ",\n".join(features) + "\n]}\n")


def _plain(value: Any) -> Any:
    """Return a value as JSON knows it; what pandas uses for absence, and no number at all, is null."""
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, str | int | None):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    from pandas import isna

    return None if isna(value) else value


def _geometry(geometry: BaseGeometry | None) -> dict[str, Any] | None:
    if geometry is None or geometry.is_empty:
        return None
    from shapely import orient_polygons, set_precision
    from shapely.geometry import mapping

    turned = orient_polygons(set_precision(geometry, 10.0**-_DECIMALS), exterior_cw=False)
    if turned.is_empty:
        turned = geometry
    shape = mapping(turned)
    return {"type": shape["type"], "coordinates": _rounded(shape["coordinates"])}


def _rounded(coordinates: Any) -> Any:
    if isinstance(coordinates, float | int):
        return round(float(coordinates), _DECIMALS)
    return [_rounded(item) for item in coordinates]


def _sound(text: str) -> str:
    """Return `text` with half characters (lone surrogates), which UTF-8 cannot write, as U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
