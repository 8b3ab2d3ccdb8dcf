"""Event -> GeoDataFrame: what a map shows, how finely, and how it looks."""

from geostrike.layers.build import LayerBuilder, build_layers
from geostrike.layers.redaction import families_shown, redacted
from geostrike.layers.spec import DRAWN_LAYERS, MapFilter, MapSpec, read_map_spec
from geostrike.layers.view import framed

__all__ = [
    "DRAWN_LAYERS",
    "LayerBuilder",
    "MapFilter",
    "MapSpec",
    "build_layers",
    "families_shown",
    "framed",
    "read_map_spec",
    "redacted",
]
