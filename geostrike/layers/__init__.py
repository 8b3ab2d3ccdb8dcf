"""Event -> GeoDataFrame: what a map shows, how finely, and how it looks."""

from geostrike.layers.build import build_layers
from geostrike.layers.redaction import redacted
from geostrike.layers.spec import DRAWN_LAYERS, MapFilter, MapSpec, read_map_spec
from geostrike.layers.view import framed

__all__ = ["DRAWN_LAYERS", "MapFilter", "MapSpec", "build_layers", "framed", "read_map_spec", "redacted"]
