"""Cut what runs past 180 degrees, as GeoJSON wants it, and undo the cut for a shape that is one on the ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

__all__ = ["cut", "middle_meridian", "unroll"]


def cut(area: BaseGeometry) -> BaseGeometry:
    """Return an area whose longitudes run past 180 degrees on either side with all of it within -180 to 180."""
    import numpy as np
    import shapely

    west, _, east, _ = area.bounds
    if area.is_empty or (west >= -180 and east <= 180):
        return area
    pieces = []
    for turn in range(int(np.floor((west + 180) / 360)), int(np.floor((east + 180) / 360)) + 1):
        window = shapely.box(360 * turn - 180, -90, 360 * turn + 180, 90)
        pieces.append(_shifted(shapely.intersection(area, window), -360.0 * turn))
    whole = [piece for piece in shapely.get_parts(pieces) if piece.geom_type == "Polygon"]
    return shapely.union_all(whole)


def unroll(area: BaseGeometry, centre: float) -> BaseGeometry:
    """Return an area with the parts more than 180 degrees away from the meridian `centre` moved to its nearer side."""
    import numpy as np
    import shapely

    parts = shapely.get_parts(area)
    bounds = shapely.bounds(parts)
    turns = np.floor(((bounds[:, 0] + bounds[:, 2]) / 2 - centre + 180) / 360)
    if not turns.any():
        return area
    return shapely.union_all([_shifted(part, -360.0 * turn) for part, turn in zip(parts, turns, strict=True)])


def middle_meridian(area: BaseGeometry) -> float:
    """Return the meridian, in degrees, opposite the middle of the widest gap between the parts of an area."""
    import numpy as np
    import shapely

    bounds = shapely.bounds(shapely.get_parts(area))
    spans = sorted(zip(bounds[:, 0].tolist(), bounds[:, 2].tolist(), strict=True))
    reached = np.maximum.accumulate([east for _, east in spans])
    starts = np.array([*(west for west, _ in spans[1:]), spans[0][0] + 360])
    gaps = starts - reached
    widest = int(gaps.argmax())
    return float((reached[widest] + gaps[widest] / 2 + 360) % 360 - 180)


def _shifted(area: BaseGeometry, degrees: float) -> BaseGeometry:
    import numpy as np
    import shapely

    def move(points: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.add(points, (degrees, 0.0))

    return shapely.transform(area, move) if degrees else area
