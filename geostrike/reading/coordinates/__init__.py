"""Coordinates in running text: where they stand, which point they name, and how finely.

A notation is one module: `decimal_degrees`, `sexagesimal`, `grids` (MGRS and UTM) and `plus_codes`. Each reads at a
given offset of a text that `level.level` has made plain; `find_coordinates` tells them where to look.
"""

from __future__ import annotations

from geostrike.reading.coordinates.find import find_coordinates
from geostrike.reading.coordinates.point import Coordinates, coordinates_place

__all__ = ["Coordinates", "coordinates_place", "find_coordinates"]
