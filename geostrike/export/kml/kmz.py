"""A KMZ file: the document and its pictures in one archive."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from geostrike.export.kml.document import kml_pieces
from geostrike.export.kml.icons import icon_files

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geostrike.layers.spec import MapSpec
    from geostrike.model import Layer

__all__ = ["kmz"]

_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX, _MODE = 3, 0o644 << 16


def kmz(layers: Mapping[str, Layer], spec: MapSpec) -> bytes:
    """Return a map's layers as KMZ, for Google Earth: ``doc.kml`` first, then its ``icons``; without a clock."""
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        with archive.open(_entry("doc.kml"), "w") as document:
            for piece in kml_pieces(layers, spec):
                document.write(piece.encode("utf-8"))
        for path, picture in icon_files().items():
            archive.writestr(_entry(path), picture)
    return stream.getvalue()


def _entry(path: str) -> ZipInfo:
    entry = ZipInfo(path, _DATE)
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = _UNIX
    entry.external_attr = _MODE
    return entry
