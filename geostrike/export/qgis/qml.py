"""A layer's style as QGIS keeps it: in a GeoPackage, in a file beside GeoJSON, and inside a project."""

from __future__ import annotations

import math
from html import escape
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from geostrike.export.qgis.about import ABSTRACTS
from geostrike.export.qgis.fields import add_fields
from geostrike.export.qgis.labels import labelling
from geostrike.export.qgis.maptips import map_tip
from geostrike.export.qgis.markup import add, as_text, options
from geostrike.export.qgis.rules import renderer, rules_of
from geostrike.export.qgis.temporal import add_temporal
from geostrike.layers.sliced import AreasLayer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pandas import DataFrame

    from geostrike.model import Layer

__all__ = ["STYLED", "VERSION", "columns_of", "layer_qml", "layer_styles", "style_into"]

STYLED = ("strikes", "attacks", "contested", "places", "extents", "labels", "borders", "divisions", "land")
"""The layers that have a style, the uppermost first."""

VERSION = "3.22.16-Białowieża"
_KINDS = {"contested": 1, "borders": 1, "extents": 2, "divisions": 2, "land": 2}
_DISPLAYED = ("title", "name", "id")
# A name of the base is said by an event's label where the two stand this close together, in degrees.
_SAME_DEG = 0.3
_NORMAL, _REPLACED = "0", "13"


def layer_styles(layers: Mapping[str, Layer]) -> dict[str, str]:
    """Return the styles of the layers of a map, by name: what `write_geopackage` puts beside the tables.

    The base knows of the events: a town that an event's label names is not named twice.
    """
    return {name: layer_qml(layers[name], layers) for name in STYLED if name in layers}


def layer_qml(layer: Layer, layers: Mapping[str, Layer] | None = None) -> str:
    """Return a layer's style as QML, which QGIS 3.22 and later read by themselves as the file ``NAME.qml``.

    Parameters
    ----------
    layers : the layers that are drawn with it; without them, each is styled as if it were alone.

    Raises
    ------
    KeyError
        For a layer that has no style, such as the table of claims.
    """
    if layer.name not in STYLED:
        raise KeyError(layer.name)
    root = ET.Element("qgis", {"version": VERSION, "styleCategories": "AllStyleCategories"})
    style_into(root, layer, layers or {})
    # A style has no metadata, which a project has: what the layer is, and whose, stands in its notes.
    told = " ".join(filter(None, (ABSTRACTS[layer.name], layer.attribution and f"{layer.attribution}.")))
    options(add(root, "customproperties"), {"userNotes": escape(told)})
    add(root, "layerGeometryType", text=str(_KINDS.get(layer.name, 0)))
    return as_text(root)


def style_into(root: ET.Element, layer: Layer, layers: Mapping[str, Layer]) -> None:
    """Write a layer's style into an element: a file's own, or that of a layer of a project."""
    name, columns = layer.name, columns_of(layer)
    rules = rules_of(name, len(_table(layer)))
    spoken = name == "labels"
    labels = labelling(name, _languages(layer) if spoken else (), _named(layer, layers) if spoken else ())
    for attribute, value in {
        "labelsEnabled": labels is not None, "hasScaleBasedVisibilityFlag": False, "minScale": 100000000, "maxScale": 0,
        "readOnly": 0,
        "simplifyDrawingHints": 1, "simplifyLocal": True, "simplifyDrawingTol": 1,
        "simplifyMaxScale": 1, "simplifyAlgorithm": 0, "symbologyReferenceScale": -1,
    }.items():  # fmt: skip
        root.set(attribute, str(int(value)))
    flags = add(root, "flags")
    base = name in ("land", "divisions", "labels")
    for flag, value in {"Identifiable": not base, "Removable": True, "Searchable": not base, "Private": False}.items():
        add(flags, flag, text=str(int(value)))
    add_temporal(root, columns)
    if rules:
        root.append(renderer(name, rules))
    else:
        add(root, "renderer-v2", {"type": "nullSymbol", "forceraster": 0, "enableorderby": 0, "referencescale": -1})
    if labels is not None:
        root.append(labels)
    add(root, "blendMode", text="0")
    add(root, "featureBlendMode", text=_REPLACED if name == "extents" else _NORMAL)
    add(root, "layerOpacity", text="1")
    add_fields(root, columns)
    displayed = next((column for column in _DISPLAYED if column in columns), "")
    add(root, "previewExpression", text=f'"{displayed}"' if displayed else "")
    add(root, "mapTip", {"enabled": 1}, text=map_tip(name))


def columns_of(layer: Layer) -> list[str]:
    """Return the names of a layer's columns."""
    return [str(column) for column, kind in _table(layer).dtypes.items() if kind.name != "geometry"]


def _table(layer: Layer) -> DataFrame:
    """A layer's table; polygons that are made as they are needed are not made for it."""
    return layer.table if isinstance(layer, AreasLayer) else layer.frame


def _events(layers: Mapping[str, Layer]) -> list[Layer]:
    return [layers[name] for name in ("strikes", "attacks") if name in layers and len(layers[name].frame)]


def _languages(layer: Layer) -> list[str]:
    """The languages of a layer's names, in the order of the map's own."""
    order: dict[str, None] = {}
    for names in sorted((n for n in layer.frame["names"] if isinstance(n, dict)), key=len, reverse=True)[:1]:
        order |= dict.fromkeys(names)
    return list(order)


def _named(layer: Layer, layers: Mapping[str, Layer]) -> list[str]:
    """The names of the base that events near them bear."""
    places: dict[str, list[tuple[float, float]]] = {}
    for events in _events(layers):
        frame = events.frame
        for place, point in zip(frame["place"], frame.geometry, strict=True):
            if place and point is not None and not point.is_empty:
                places.setdefault(str(place), []).append((point.x, point.y))
    return sorted(
        {
            str(name)
            for name, at in zip(layer.frame["name"], layer.frame.geometry, strict=True)
            if any(math.dist((at.x, at.y), place) < _SAME_DEG for place in places.get(str(name), ()))
        }
    )
