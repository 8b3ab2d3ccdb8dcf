"""Layers -> KML and KMZ, for Google Earth."""

from geostrike.export.kml.document import kml, kml_pieces
from geostrike.export.kml.icons import icon_files
from geostrike.export.kml.kmz import kmz

__all__ = ["icon_files", "kml", "kml_pieces", "kmz"]
