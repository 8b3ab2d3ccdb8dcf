"""Frames of plain columns: whole numbers stay whole, what is absent is None, and what is said once is held once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from geopandas import GeoDataFrame
    from numpy.typing import NDArray
    from pandas import DataFrame, RangeIndex, Series

__all__ = ["frame_of", "frame_of_rows", "table_of"]


def frame_of(columns: Iterable[tuple[str, Sequence[Any]]], geometry: Any) -> GeoDataFrame:
    """Return a frame in EPSG:4326 of columns and the geometries that go with them."""
    from geopandas import GeoDataFrame, GeoSeries
    from pandas import RangeIndex

    index = RangeIndex(len(geometry))
    # With its geometry among the columns it is taken as it is; to set one later copies all of them.
    whole = _series(columns, index) | {"geometry": GeoSeries(geometry, index=index, crs="EPSG:4326")}
    return GeoDataFrame(whole, index=index, copy=False)


def frame_of_rows(rows: Sequence[Mapping[str, Any]], columns: Sequence[str], geometry: Any) -> GeoDataFrame:
    """Return a frame of rows, None for what one of them lacks, and the geometries that go with them."""
    return frame_of(((column, [row.get(column) for row in rows]) for column in columns), geometry)


def table_of(columns: Iterable[tuple[str, Sequence[Any]]], rows: int) -> DataFrame:
    """Return a table of any values as they are: pandas alone would make 3 and None 3.0 and NaN.

    Columns are taken one after the other, so that of very many rows no more than one is there twice.
    """
    from pandas import DataFrame, RangeIndex

    index = RangeIndex(rows)
    return DataFrame(_series(columns, index), index=index, copy=False)


def _series(columns: Iterable[tuple[str, Sequence[Any]]], index: RangeIndex) -> dict[str, Series[Any]]:
    from pandas import Series

    return {name: Series(_array(values), index=index, dtype=object, copy=False) for name, values in columns}


def _array(values: Sequence[Any]) -> NDArray[Any]:
    import numpy as np

    if _is_one(values):
        # One value seen as many: most columns of a large table are empty.
        one = np.empty(1, dtype=object)
        one[0] = values[0]
        return np.broadcast_to(one, len(values))
    array = np.empty(len(values), dtype=object)
    array[:] = values
    return array


def _is_one(values: Sequence[Any]) -> bool:
    """Whether a column holds one and the same object throughout."""
    if not len(values):
        return False
    first = values[0]
    return first is values[-1] is values[len(values) // 2] and all(value is first for value in values)
