"""Where the sign of an area stands: anywhere in it is as true as anywhere else, so it keeps clear of the sites."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import shapely

from geostrike.webmap.geometry import point

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["signs_apart"]

Located = tuple[dict[str, Any], list[float] | None]

_AREAS = (4, 5)
# Degrees kept clear around a site or another area's sign: at the zoom that shows a country, a sign and its name.
_CLEAR_DEG = 0.7
# With more areas than this the map shows them only on demand, and their signs under badges.
_MOST = 300


def signs_apart(located: Sequence[Located], areas: Mapping[str, Any]) -> list[Located]:
    """Move the sign of each event known only to an area off the sites that others are known at.

    Parameters
    ----------
    located : rows of events with their [longitude, latitude], or None.
    areas : the polygon of each event's area, by the event's id.

    Returns
    -------
    list
        `located` with new points for areas that would otherwise stand on a site; each lies within its area. A site's
        own point never moves.
    """
    coarse = [row for row, at in located if at and row.get("where_prec") in _AREAS and str(row.get("id")) in areas]
    if not coarse or len(coarse) > _MOST:
        return list(located)
    taken = [shapely.Point(at) for row, at in located if at and row.get("where_prec") not in _AREAS]
    moved: dict[str, list[float]] = {}
    for row in sorted(coarse, key=lambda row: (areas[str(row["id"])].area, str(row["id"]))):
        area = areas[str(row["id"])]
        near = [shape.buffer(_CLEAR_DEG) for shape in taken if shape.distance(area) < _CLEAR_DEG]
        clear = shapely.difference(area, shapely.union_all(near)) if near else area
        room = max(shapely.get_parts(clear), key=lambda part: (part.area, part.bounds), default=None)
        sign = shapely.point_on_surface(area if room is None or room.is_empty else room)
        at = point(sign)
        if at:
            moved[str(row["id"])] = at
            taken.append(shapely.Point(at))
    return [(row, moved.get(str(row.get("id")), at)) for row, at in located]
