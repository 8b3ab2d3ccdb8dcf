"""A layer whose polygons are made as they are needed, so that what is only written need never be whole in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geostrike.model import Layer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geopandas import GeoDataFrame
    from numpy.typing import NDArray
    from pandas import DataFrame
    from shapely.geometry.base import BaseGeometry

__all__ = ["AreasLayer"]


class AreasLayer(Layer):
    """A layer of areas most of which are circles, drawn only when they are asked for: a million of them fill a memory.

    Attributes
    ----------
    table : its columns without the geometry; ``radius_m`` is None for an area that is no circle.
    frame : with every polygon, made anew each time.

    Parameters
    ----------
    centres : shape (rows, 2), longitude and latitude of the circles.
    areas : by row, the areas that are no circles.
    """

    __slots__ = ("areas", "centres", "table")

    table: DataFrame
    centres: NDArray[Any]
    areas: Mapping[int, BaseGeometry]

    def __init__(
        self,
        *,
        name: str,
        table: DataFrame,
        centres: NDArray[Any],
        areas: Mapping[int, BaseGeometry],
        style: dict[str, object],
    ) -> None:
        given = {"name": name, "style": style, "attribution": "", "table": table, "centres": centres, "areas": areas}
        for field, value in given.items():
            object.__setattr__(self, field, value)

    def __reduce__(self) -> tuple[Any, ...]:
        return _areas_layer, (self.name, self.table, self.centres, self.areas, self.style)

    @property
    def frame(self) -> GeoDataFrame:
        """The whole layer, with every polygon."""
        return self.slice(0, len(self.table))

    def slice(self, first: int, last: int) -> GeoDataFrame:
        """Return the rows from `first` up to `last`, that one not among them, with their polygons."""
        import shapely
        from geopandas import GeoDataFrame

        rings, plain, shapes = self.rings(first, last)
        shapes[plain] = shapely.polygons(rings)
        return GeoDataFrame(self.table.iloc[first:last], geometry=shapes, crs="EPSG:4326")

    def rings(self, first: int, last: int) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
        """Return the areas of rows as `circle_rings` does: closed rings, of which rows they are, and other areas."""
        import numpy as np

        from geostrike.boundaries import circle_rings

        last = min(last, len(self.table))
        shapes = np.array([self.areas.get(row) for row in range(first, last)], dtype=object)
        circles = np.array([shape is None for shape in shapes], dtype=bool)
        at = self.centres[first:last][circles]
        radii_m = self.table["radius_m"].iloc[first:last].to_numpy()[circles].astype(np.float64)
        rings, plain, others = circle_rings(at[:, 0], at[:, 1], radii_m)
        shapes[circles] = others
        circles[circles] = plain
        return rings, circles, shapes


def _areas_layer(name: str, table: DataFrame, centres: Any, areas: Any, style: dict[str, object]) -> AreasLayer:
    return AreasLayer(name=name, table=table, centres=centres, areas=areas, style=style)
