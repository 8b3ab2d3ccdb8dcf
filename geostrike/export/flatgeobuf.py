"""A layer as FlatGeobuf, for large layers that GIS programs read part by part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.export.arrow import FlatLayer
from geostrike.export.text import safe_text

if TYPE_CHECKING:
    from pathlib import Path

    from geostrike.model import Layer

__all__ = ["write_flatgeobuf"]


def write_flatgeobuf(path: Path, layer: Layer) -> None:
    """Write a layer as FlatGeobuf; the same layer gives the same bytes.

    With its index the rows stand in the order of a curve through the area. The index has no room for a row without a
    geometry (GDAL refuses one): a layer with an unlocated event keeps every row, in its order, and goes without.
    """
    import pyogrio

    flat = FlatLayer(layer)
    path.unlink(missing_ok=True)
    pyogrio.write_arrow(
        flat.reader(),
        path,
        layer=layer.name,
        driver="FlatGeobuf",
        geometry_name=flat.geometry_name if flat.geometry_type else None,
        geometry_type=flat.geometry_type,
        crs="EPSG:4326" if flat.geometry_type else None,
        layer_options={"SPATIAL_INDEX": "YES" if flat.all_located else "NO", "TITLE": layer.name}
        | ({"DESCRIPTION": safe_text(layer.attribution)} if layer.attribution else {}),
    )
