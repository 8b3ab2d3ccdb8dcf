"""A strict reader of GeoJSON: what RFC 7946 asks for, and what simplestyle 1.1.0 means by its keys."""

from __future__ import annotations

import json
import math
import re
from typing import Any

from shapely.geometry import shape

KINDS = {"Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}
COLOUR = re.compile(r"#[0-9a-f]{6}")
SIMPLESTYLE = {
    "title": lambda value: value is None or isinstance(value, str),
    "description": lambda value: value is None or isinstance(value, str),
    "marker-size": lambda value: value in ("small", "medium", "large"),
    "marker-symbol": lambda value: isinstance(value, str) and re.fullmatch(r"[a-z0-9-]*", value),
    "marker-color": lambda value: COLOUR.fullmatch(value),
    "stroke": lambda value: COLOUR.fullmatch(value),
    "stroke-opacity": lambda value: number(value) and 0 <= value <= 1,
    "stroke-width": lambda value: number(value) and value > 0,
    "fill": lambda value: COLOUR.fullmatch(value),
    "fill-opacity": lambda value: number(value) and 0 <= value <= 1,
}


class NotGeoJSON(AssertionError):  # noqa: N818
    """What is wrong, and the section of the RFC that says so."""


def checked(data: bytes) -> dict[str, Any]:
    """Return the FeatureCollection that `data` holds, or say what is wrong with it."""
    must(not data.startswith(b"\xef\xbb\xbf"), "a byte order mark (RFC 8259, 8.1)")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NotGeoJSON(f"not UTF-8: {error}") from None
    found = json.loads(text, parse_constant=no_constant, object_pairs_hook=no_name_twice)
    must(found.get("type") == "FeatureCollection", "no FeatureCollection (3.3)")
    must(isinstance(found.get("features"), list), "features is no array (3.3)")
    must(not {"coordinates", "geometries", "geometry", "properties"} & found.keys(), "members of other types (7.1)")
    must("crs" not in found, "a crs member (4)")
    ids = [feature_checked(feature) for feature in found["features"]]
    must(len(ids) == len(set(ids)), "two features with one id")
    return dict(found)


def feature_checked(feature: Any) -> str | float:
    must(isinstance(feature, dict) and feature.get("type") == "Feature", "no Feature (3.2)")
    must({"type", "properties", "geometry"} <= feature.keys(), "a member is missing (3.2)")
    must(not {"coordinates", "geometries", "features", "crs"} & feature.keys(), "members of other types (7.1)")
    identity = feature.get("id")
    must(isinstance(identity, str) or number(identity), "the id is no string or number (3.2)")
    properties = feature["properties"]
    must(isinstance(properties, dict), "the properties are no object (3.2)")
    for key, sound in SIMPLESTYLE.items():
        must(key not in properties or bool(sound(properties[key])), f"{key} is {properties.get(key)!r} (simplestyle)")
    if feature["geometry"] is not None:
        geometry_checked(feature["geometry"])
    return identity


def geometry_checked(geometry: Any) -> None:
    must(isinstance(geometry, dict) and geometry.get("type") in KINDS, "no geometry of one of the six types (3.1)")
    must(set(geometry) == {"type", "coordinates"}, "more than type and coordinates (7.1)")
    kind, coordinates = geometry["type"], geometry["coordinates"]
    must(isinstance(coordinates, list) and len(coordinates) > 0, "no coordinates (3.1)")
    for line in leaves(coordinates, KINDS[kind]):
        position_checked(line)
    if kind in ("LineString", "MultiLineString"):
        for line in leaves(coordinates, KINDS[kind] - 1):
            must(len(line) >= 2, "a line of fewer than two positions (3.1.4)")
            not_across_the_antimeridian(line)
    if kind in ("Polygon", "MultiPolygon"):
        for polygon in leaves(coordinates, KINDS[kind] - 2):
            polygon_checked(polygon)
    must(shape(geometry).is_valid, f"the {kind} is not simple or not valid")


def polygon_checked(polygon: Any) -> None:
    must(len(polygon) > 0, "a polygon without rings (3.1.6)")
    for number_, ring in enumerate(polygon):
        must(len(ring) >= 4, "a ring of fewer than four positions (3.1.6)")
        must(ring[0] == ring[-1], "a ring that is not closed (3.1.6)")
        area = sum(x1 * y2 - x2 * y1 for (x1, y1, *_), (x2, y2, *_) in zip(ring, ring[1:], strict=False))
        must((area > 0) is (number_ == 0), "a ring that turns the wrong way (3.1.6)")
        not_across_the_antimeridian(ring)


def position_checked(position: Any) -> None:
    must(
        isinstance(position, list) and 2 <= len(position) <= 3, "a position of other than two or three numbers (3.1.1)"
    )
    must(all(number(value) for value in position), "a position that is not of numbers (3.1.1)")
    must(-180 <= position[0] <= 180, f"longitude {position[0]} (4)")
    must(-90 <= position[1] <= 90, f"latitude {position[1]} (4)")


def not_across_the_antimeridian(line: Any) -> None:
    steps = [abs(x2 - x1) for (x1, *_), (x2, *_) in zip(line, line[1:], strict=False)]
    # Along a pole all longitudes are one place.
    poles = [abs(y1) == abs(y2) == 90 for (_, y1, *_), (_, y2, *_) in zip(line, line[1:], strict=False)]
    must(all(step <= 180 or pole for step, pole in zip(steps, poles, strict=True)), "not cut at 180 degrees (3.1.9)")


def leaves(coordinates: Any, depth: int) -> list[Any]:
    """The arrays that lie `depth` levels down."""
    found = [coordinates]
    for _ in range(depth):
        must(all(isinstance(item, list) for item in found), "coordinates of the wrong depth (3.1)")
        found = [inner for item in found for inner in item]
    return found


def number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def no_constant(word: str) -> Any:
    raise NotGeoJSON(f"{word} is not JSON")


def no_name_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = [name for name, _ in pairs]
    must(len(names) == len(set(names)), f"a name stands twice among {names}")
    return dict(pairs)


def must(holds: Any, wrong: str) -> None:
    if not holds:
        raise NotGeoJSON(wrong)
