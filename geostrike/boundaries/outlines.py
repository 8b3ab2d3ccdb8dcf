"""Countries in outline, for what lies beyond the part of the world that a map is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geopandas import GeoSeries

__all__ = ["outlines_of"]

_DETAIL_DEG = 0.1
# An island of 200 km² is two pixels wide where a continent fills the screen.
_SMALLEST_DEG2 = 0.02


def outlines_of(countries: GeoSeries) -> GeoSeries:
    """Return areas to about 10 km, neighbours still sharing their borders, without small islands."""
    import numpy as np
    import shapely
    from geopandas import GeoSeries

    coarse = shapely.make_valid(shapely.coverage_simplify(countries.to_numpy(), _DETAIL_DEG))
    parts, owner = shapely.get_parts(coarse, return_index=True)
    kept = (shapely.area(parts) > _SMALLEST_DEG2) & (shapely.get_type_id(parts) == shapely.GeometryType.POLYGON)
    found = np.full(len(coarse), shapely.MultiPolygon(), dtype=object)
    shapely.multipolygons(parts[kept], indices=owner[kept], out=found)
    return GeoSeries(found, index=countries.index, crs=countries.crs)
