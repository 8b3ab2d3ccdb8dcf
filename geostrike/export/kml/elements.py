"""Elements of KML 2.2: text that is safe, colours, days, geometries."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from geostrike.export.text import safe_text

__all__ = ["add", "colour", "days", "geometry", "written"]

_DECIMALS = 5


def add(parent: Element, tag: str, text: str | None = None, /, **attributes: str) -> Element:
    """Add an element, with its text made safe for XML."""
    child = SubElement(parent, tag, {key: safe_text(value) for key, value in attributes.items()})
    child.text = None if text is None else safe_text(text)
    return child


def written(element: Element) -> str:
    """Return an element's text."""
    return tostring(element, encoding="unicode") + "\n"


def colour(rgb: str, opacity: float = 1.0) -> str:
    """Return KML's form of a colour: opacity, blue, green, red.

    >>> colour("#b8390e")
    'ff0e39b8'
    """
    return f"{round(255 * opacity):02x}{rgb[5:7]}{rgb[3:5]}{rgb[1:3]}".lower()


def days(parent: Element, start: str | None, end: str | None, date_prec: int | None) -> None:
    """Add when something happened: a day, or the span within which it lies; nothing without a date."""
    first, last = start or end, end or start
    if not first or not last:
        return
    if first == last and date_prec in (1, None):
        add(add(parent, "TimeStamp"), "when", first[:10])
        return
    span = add(parent, "TimeSpan")
    add(span, "begin", first[:10])
    add(span, "end", last[:10])


def geometry(parent: Element, shape: Any) -> None:
    """Add a geometry of shapely that clings to the ground; nothing for an empty one."""
    if shape.is_empty:
        return
    kind = shape.geom_type
    if kind.startswith("Multi") or kind == "GeometryCollection":
        parts = [part for part in shape.geoms if not part.is_empty]
        parent = add(parent, "MultiGeometry") if len(parts) > 1 else parent
        for part in parts:
            geometry(parent, part)
    elif kind == "Point":
        add(add(parent, "Point"), "coordinates", _coordinates(shape))
    elif kind == "Polygon":
        polygon = add(parent, "Polygon")
        add(polygon, "tessellate", "1")
        for name, rings in (("outerBoundaryIs", [shape.exterior]), ("innerBoundaryIs", shape.interiors)):
            for ring in rings:
                add(add(add(polygon, name), "LinearRing"), "coordinates", _coordinates(ring))
    else:
        line = add(parent, "LineString")
        add(line, "tessellate", "1")
        add(line, "coordinates", _coordinates(shape))


def _coordinates(shape: Any) -> str:
    import numpy as np
    import orjson
    from shapely import get_coordinates

    written = orjson.dumps(np.round(get_coordinates(shape), _DECIMALS) + 0.0, option=orjson.OPT_SERIALIZE_NUMPY)
    text = written.decode("ascii")[2:-2].replace("],[", " ")
    if "e" in text:  # five decimals near the null meridian or the equator
        text = " ".join(",".join(f"{float(number):.5f}" for number in pair.split(",")) for pair in text.split(" "))
    return text
