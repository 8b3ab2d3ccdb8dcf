"""The layer of places: every mention that was resolved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geostrike.layers.frames import frame_of_rows
from geostrike.layers.style import simplestyle_place
from geostrike.model import Location, Match, WherePrec
from geostrike.reading.where.location import locate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geopandas import GeoDataFrame

    from geostrike.boundaries import Boundaries

__all__ = ["places_frame"]


def places_frame(matches: Iterable[Match], boundaries: Boundaries) -> GeoDataFrame:
    """Return a point for each mention, with its role and the rule that resolved it."""
    from geopandas import points_from_xy

    drawn = simplestyle_place()
    rows: list[dict[str, Any]] = []
    points: list[tuple[float, float]] = []
    told: dict[str, Location] = {}
    for match in matches:
        place = match.place
        if place is None or match.mention.kind == "demonym":
            continue
        if match.mention.kind == "relative":
            # "Eastern Syria" has its point only from the boundaries: reading a name does without them.
            if place.id not in told:
                told[place.id] = locate(place, boundaries)
            if told[place.id].where_prec == WherePrec.COUNTRY:
                continue  # a border that does not exist lies nowhere
            place = told[place.id].place
        rows.append(
            {
                "name": place.name,
                "place_id": place.id,
                "role": match.role,
                "rule": match.rule,
                "document": match.mention.document,
                "start": match.mention.start,
                "end": match.mention.end,
                "text": match.mention.text,
                **drawn,
            }
        )
        points.append((place.longitude, place.latitude))
    columns = ["name", "place_id", "role", "rule", "document", "start", "end", "text", *drawn]
    geometry = points_from_xy([x for x, _ in points], [y for _, y in points])
    return frame_of_rows(rows, columns, geometry)
