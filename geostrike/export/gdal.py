"""Layers written by GDAL."""

from __future__ import annotations

from os import SEEK_END
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from geostrike.export.arrow import FlatLayer

__all__ = ["write_layer"]

# GDAL says nothing of what it cannot write when it closes a file, at most a buffer and an index.
_ROOM = 1 << 20


def write_layer(
    path: Path,
    name: str,
    flat: FlatLayer,
    driver: str,
    *,
    layer_options: Mapping[str, str],
    dataset_options: Mapping[str, str] | None = None,
    layer_metadata: Mapping[str, str] | None = None,
    dataset_metadata: Mapping[str, str] | None = None,
) -> None:
    """Write a layer into a file of one of GDAL's formats, in EPSG:4326.

    Raises
    ------
    OSError
        Where GDAL cannot write it all.
    """
    import pyogrio

    try:
        pyogrio.write_arrow(
            flat.reader(),
            path,
            layer=name,
            driver=driver,
            geometry_name=flat.geometry_name if flat.geometry_type else None,
            geometry_type=flat.geometry_type,
            crs="EPSG:4326" if flat.geometry_type else None,
            layer_options=dict(layer_options),
            dataset_options=dict(dataset_options or {}),
            layer_metadata=dict(layer_metadata or {}) or None,
            dataset_metadata=dict(dataset_metadata or {}) or None,
        )
    except RuntimeError as error:
        raise OSError(f"GDAL: {error}") from error
    _must_have_room(path)


def _must_have_room(path: Path) -> None:
    """Where a disk is full at the end, what GDAL wrote last may be lost."""
    with path.open("r+b") as stream:
        end = stream.seek(0, SEEK_END)
        try:
            stream.write(bytes(_ROOM))
            stream.flush()
        finally:
            stream.truncate(end)
