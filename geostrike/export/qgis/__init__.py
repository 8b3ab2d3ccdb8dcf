"""Layers as QGIS draws them: a style for each table or sidecar file, and a project that opens the whole map."""

from geostrike.export.qgis.project import project_qgz
from geostrike.export.qgis.qml import layer_qml, layer_styles

__all__ = ["layer_qml", "layer_styles", "project_qgz"]
