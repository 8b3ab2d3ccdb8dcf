"""A layer as FlatGeobuf, for large layers that GIS programs read part by part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.export.arrow import FlatLayer
from geostrike.export.gdal import write_layer
from geostrike.export.text import safe_text

if TYPE_CHECKING:
    from pathlib import Path

    from geostrike.model import Layer

__all__ = ["write_flatgeobuf"]


def write_flatgeobuf(path: Path, layer: Layer) -> None:
    """Write a layer as FlatGeobuf; the same layer gives the same bytes.

    With its index the rows stand in the order of a curve through the area. The index has no room for a row without a
    geometry (GDAL refuses one): a layer with an unlocated event keeps every row, in its order, and goes without. The
    format has no days: they are midnights.

    Raises
    ------
    OSError
        Where the file cannot be written whole.
    """
    flat = FlatLayer(layer)
    about = {"DESCRIPTION": safe_text(layer.attribution)} if layer.attribution else {}
    index = {"SPATIAL_INDEX": "YES" if flat.all_located else "NO"}
    path.unlink(missing_ok=True)
    write_layer(path, layer.name, flat, "FlatGeobuf", layer_options={"TITLE": layer.name, **index, **about})
