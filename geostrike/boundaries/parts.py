"""Part of a country: what "eastern Syria" or "northern Iraq" stands for on a map."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from geostrike.boundaries.antimeridian import cut, middle_meridian, unroll
from geostrike.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

__all__ = ["DIRECTIONS", "part_of"]

DIRECTIONS: Final = ("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "central")

SIDE: Final = 0.4
"""Of the area, for one of the four sides. Half would count Baghdad to northern Iraq, a third would leave Kirkuk's
south out of it and Ain al-Asad out of the west."""

CORNER: Final = 0.5
"""Of the area, for each of the two sides whose common ground is a corner."""

LEAST_CORNER: Final = 0.15
"""Of the area: a corner that holds less is none, as the northwest of a country that slants to the northeast."""

SLOPE: Final = 0.25
"""Of the area, for the side of such a country that faces the corner."""

CENTRE: Final = 0.5
"""Of the area, for the middle: two fifths would leave Homs out of central Syria."""

_HALVINGS: Final = 20
_FINENESS: Final = 0.01
"""Of the country's spread: outlines are thinned to this while a line is sought, never in what is returned."""


def part_of(area: BaseGeometry, direction: str) -> BaseGeometry:
    """Return the part of an area that lies in a direction.

    - north, south, east, west: beyond the parallel or the meridian that leaves two fifths of the area on that side. A
      fifth lies between opposite sides.
    - northeast and the like: the common ground of the half on the one side and the half on the other. Where that is
      less than 15 % of the area, as in Japan's northwest: beyond the slanting line that leaves a quarter on that side.
    - central: within the ellipse around the centroid, stretched as the country is, that holds half of the area.

    The words are used loosely, so the parts are wide and overlap: eastern Syria is also in part northeastern. The
    shares are this project's own, tried on where reports of the Middle East say that towns lie.

    Parameters
    ----------
    area : Polygon or MultiPolygon in degrees, longitude first.
    direction : one of nine words.

    Returns
    -------
    Polygon or MultiPolygon within `area`; empty for an empty area.

    Raises
    ------
    InputError
        `direction` is none of the nine.
    """
    if direction not in DIRECTIONS:
        raise InputError(f"{direction!r} is no part of a country; use one of {', '.join(DIRECTIONS)}")
    import shapely

    if area.is_empty:
        return area
    west, _, east, _ = area.bounds
    whole = unroll(area, middle_meridian(area)) if east - west > 180 else area
    centre, spread = _shape(whole)

    def on_plane(points: NDArray[np.float64]) -> NDArray[np.float64]:
        return (_equal_area(points) - centre) / spread

    plane = shapely.simplify(shapely.transform(whole, on_plane), _FINENESS)
    mask = _ellipse(plane) if direction == "central" else _window(plane, direction)
    mask = shapely.transform(shapely.segmentize(mask, 0.05), partial(_degrees, centre=centre, spread=spread))
    return cut(_polygonal(shapely.intersection(whole, mask)))


def _equal_area(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Project by Lambert's cylinder: areas are kept, parallels and meridians stay straight and at right angles."""
    import numpy as np

    return np.column_stack([np.radians(points[:, 0]), np.sin(np.radians(points[:, 1]))])


def _degrees(
    points: NDArray[np.float64], centre: NDArray[np.float64], spread: NDArray[np.float64]
) -> NDArray[np.float64]:
    import numpy as np

    x, y = (points * spread + centre).T
    return np.column_stack([np.degrees(x), np.degrees(np.arcsin(np.clip(y, -1, 1)))])


def _shape(area: BaseGeometry) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the centroid on the equal-area plane and the standard deviation of the area from it along x and y.

    Both are sums over the triangles that each edge spans with the origin.
    """
    import numpy as np
    import shapely

    plane = shapely.orient_polygons(shapely.transform(area, _equal_area))
    origin = np.array(plane.centroid.coords[0])
    total, squares = 0.0, np.zeros(2)
    for ring in shapely.get_rings(shapely.get_parts(plane)):
        points = shapely.get_coordinates(ring) - origin
        a, b = points[:-1], points[1:]
        doubled = a[:, 0] * b[:, 1] - b[:, 0] * a[:, 1]
        total += doubled.sum() / 2
        squares += (doubled[:, None] * (a * a + a * b + b * b)).sum(axis=0) / 12
    return origin, np.sqrt(np.maximum(squares / total, 1e-18))


def _window(plane: BaseGeometry, direction: str) -> BaseGeometry:
    """Return the rectangle that holds a side or a corner of an area."""
    import shapely
    from shapely.affinity import rotate

    sides = [side for side in ("north", "south", "east", "west") if side in direction]
    if len(sides) == 1:
        return shapely.box(*_beyond(plane, sides[0], SIDE))
    one, other = (_beyond(plane, side, CORNER) for side in sides)
    window = (max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3]))
    if shapely.clip_by_rect(plane, *window).area >= LEAST_CORNER * plane.area:
        return shapely.box(*window)
    # Turned by half a right angle, the corner looks straight to the north or the south.
    angle = 45 if direction in ("northeast", "southwest") else -45
    upright = _beyond(rotate(plane, angle, origin=(0, 0)), sides[0], SLOPE)
    return rotate(shapely.box(*upright), -angle, origin=(0, 0))


def _beyond(plane: BaseGeometry, side: str, share: float) -> tuple[float, float, float, float]:
    """Return the rectangle beyond the line that leaves a share of an area on a side."""
    import shapely

    west, south, east, north = plane.bounds
    all_around = (west - 1, south - 1, east + 1, north + 1)
    edge = {"west": 2, "south": 3, "east": 0, "north": 1}[side]
    outer, inner = (all_around[edge - 2], all_around[edge])

    def window(at: float) -> tuple[float, float, float, float]:
        bounds = [*all_around]
        bounds[edge] = at
        return (bounds[0], bounds[1], bounds[2], bounds[3])

    def held(at: float) -> float:
        return float(shapely.clip_by_rect(plane, *window(at)).area)

    return window(_sought(held, share * plane.area, outer, inner))


def _ellipse(plane: BaseGeometry) -> BaseGeometry:
    """Return the disc on the normalised plane that holds `CENTRE` of an area: an ellipse on the ground."""
    import numpy as np
    import shapely

    circle = shapely.Point(0, 0).buffer(1, quad_segs=16)

    def disc(radius: float) -> BaseGeometry:
        return shapely.transform(circle, partial(np.multiply, radius))

    def held(radius: float) -> float:
        return float(shapely.intersection(plane, disc(radius)).area)

    farthest = float(np.hypot(*np.abs(np.reshape(plane.bounds, (2, 2))).max(axis=0)))
    return disc(_sought(held, CENTRE * plane.area, 1e-6, farthest))


def _sought(held: Callable[[float], float], wanted: float, small: float, large: float) -> float:
    """Return by halving where a growing function first holds what is wanted."""
    for _ in range(_HALVINGS):
        middle = (small + large) / 2
        if held(middle) < wanted:
            small = middle
        else:
            large = middle
    return large


def _polygonal(area: BaseGeometry) -> BaseGeometry:
    import shapely

    parts = [part for part in shapely.get_parts(area) if part.geom_type == "Polygon"]
    return parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts)
