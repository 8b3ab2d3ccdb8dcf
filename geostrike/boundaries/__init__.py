"""Countries, first-order divisions and borders, parts of a country, and shapes on the ground."""

from geostrike.boundaries.atlas import Boundaries, load_boundaries
from geostrike.boundaries.circles import along, circle, covering_radius_m, ring_sector
from geostrike.boundaries.lines import line_between
from geostrike.boundaries.many_circles import circle_rings, circles
from geostrike.boundaries.parts import DIRECTIONS, part_of

__all__ = [
    "DIRECTIONS",
    "Boundaries",
    "along",
    "circle",
    "circle_rings",
    "circles",
    "covering_radius_m",
    "line_between",
    "load_boundaries",
    "part_of",
    "ring_sector",
]
