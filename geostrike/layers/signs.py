"""Where the sign of an area stands: anywhere in it is as true as anywhere else, so it keeps clear of the sites."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    Points = NDArray[np.float64]

__all__ = ["signs_apart"]

_AREAS = (4, 5)
_DIGITS = 5  # of a degree: about a metre
# Degrees kept clear around a site or another area's sign: at the zoom that shows a country, a sign and its name.
_CLEAR_DEG = 0.7
# With more areas than this the map shows them only on demand, and their signs under badges.
_MOST = 300


def signs_apart(at: Points, where_prec: Sequence[int | None], areas: Mapping[int, Any], ids: Sequence[str]) -> Points:
    """Move the sign of each event known only to an area off the sites that others are known at.

    Parameters
    ----------
    at : array of shape (events, 2), longitude and latitude in degrees, NaN for an event without a pin.
    where_prec : UCDP's code for each event.
    areas : the polygon of an event's area, by the event's row.
    ids : of the events, by which areas of one size are told apart.

    Returns
    -------
    array
        `at` with new points for areas that would otherwise stand on a site; each lies within its area. A site's own
        point never moves.
    """
    pinned = np.asarray(np.isfinite(at).all(axis=1))
    coarse = [row for row in areas if pinned[row] and where_prec[row] in _AREAS]
    if not coarse or len(coarse) > _MOST:
        return at
    apart = at.copy()
    sites = pinned & np.array([code not in _AREAS for code in where_prec], dtype=bool)
    taken = shapely.STRtree([shapely.Point(pair) for pair in at[sites].tolist()])
    signs: list[Any] = []
    for row in sorted(coarse, key=lambda row: (areas[row].area, ids[row])):
        area = areas[row]
        near = [*taken.geometries[taken.query(area, "dwithin", _CLEAR_DEG)], *signs]
        near = [shape.buffer(_CLEAR_DEG) for shape in near if shape.distance(area) < _CLEAR_DEG]
        clear = shapely.difference(area, shapely.union_all(near)) if near else area
        room = max(shapely.get_parts(clear), key=lambda part: (part.area, part.bounds), default=None)
        sign = shapely.point_on_surface(area if room is None or room.is_empty else room)
        if not sign.is_empty:
            apart[row] = np.round([sign.x, sign.y], _DIGITS)
            signs.append(shapely.Point(apart[row]))
    return apart
