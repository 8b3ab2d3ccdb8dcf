"""Layers as Arrow: flat typed columns, and the geometry as well-known binary, slice by slice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.export.arrays import arrow_type, column_array, repeats
from geostrike.export.fields import kind_of, written_columns
from geostrike.export.wkb import geometry_type, rings_wkb, shapes_wkb
from geostrike.layers.sliced import AreasLayer

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyarrow as pa
    from pandas import DataFrame

    from geostrike.export.fields import Kind
    from geostrike.model import Layer

__all__ = ["FlatLayer"]

# Of areas fewer fit in as much memory.
_ROWS, _AREAS = 131_072, 16_384


class FlatLayer:
    """A layer as a schema and batches of rows.

    Whole numbers are int64, and what is absent is null; days are date32; lists and objects are the text of their JSON;
    text is as `safe_text` has it. What only says how to draw (simplestyle) is left out.

    Attributes
    ----------
    geometry_type : as the formats name it; None for a table.
    geometry_name : the name of the column of geometries, the last.
    schema : the columns, in the order of the GeoJSON's properties.
    repeated : columns of text most of whose values come again, dictionaries if they are to be `encoded`.
    """

    def __init__(self, layer: Layer, *, geometry_name: str = "geom", encoded: bool = False) -> None:
        import pyarrow as pa

        self._layer = layer
        self._table: DataFrame = layer.table if isinstance(layer, AreasLayer) else layer.frame
        self._kinds: dict[str, Kind] = {name: kind_of(self._table[name]) for name in written_columns(self._table)}
        self.geometry_type = geometry_type(layer)
        self.geometry_name = geometry_name
        self.repeated = [
            name
            for name, kind in self._kinds.items()
            if encoded and kind in ("text", "json") and repeats(self._table[name].to_numpy())
        ]
        kinds = {name: arrow_type(kind) for name, kind in self._kinds.items()}
        kinds |= {name: pa.dictionary(pa.int32(), kinds[name]) for name in self.repeated}
        fields = list(kinds.items())
        self.schema = pa.schema(fields + [(geometry_name, pa.binary())] * bool(self.geometry_type))

    def __len__(self) -> int:
        return len(self._table)

    @property
    def all_located(self) -> bool:
        """Whether every row has a geometry."""
        if isinstance(self._layer, AreasLayer):
            return True
        shapes = self._layer.frame.geometry
        return not bool((shapes.isna() | shapes.is_empty).any())

    def batches(self) -> Iterator[pa.RecordBatch]:
        """Yield the rows in their order, some at a time, each slice made as it is asked for."""
        rows = _ROWS if self.geometry_type in ("Point", None) else _AREAS
        for first in range(0, len(self), rows):
            yield from self._batch(first, min(first + rows, len(self)))

    def reader(self) -> pa.RecordBatchReader:
        """Return the same as a stream, for those who ask for one."""
        import pyarrow as pa

        return pa.RecordBatchReader.from_batches(self.schema, self.batches())

    def _batch(self, first: int, last: int) -> Iterator[pa.RecordBatch]:
        import pyarrow as pa

        columns = [
            column_array(self._table[name].iloc[first:last].to_numpy(), kind, encoded=name in self.repeated)
            for name, kind in self._kinds.items()
        ]
        if self.geometry_type:
            columns.append(self._geometries(first, last, self.geometry_type))
        if any(isinstance(column, pa.ChunkedArray) for column in columns):
            # More than two gigabytes of text in one column.
            middle = (first + last) // 2
            yield from self._batch(first, middle)
            yield from self._batch(middle, last)
        else:
            yield pa.RecordBatch.from_arrays(columns, schema=self.schema)

    def _geometries(self, first: int, last: int, kind: str) -> pa.Array:
        import numpy as np
        import pyarrow as pa

        if not isinstance(self._layer, AreasLayer):
            return shapes_wkb(self._layer.frame.geometry.iloc[first:last].to_numpy(), kind)
        rings, plain, others = self._layer.rings(first, last)
        if plain.all():
            return rings_wkb(rings)
        both = pa.concat_arrays([rings_wkb(rings), shapes_wkb(others[~plain], kind)])
        order = np.empty(last - first, dtype=np.int64)
        order[plain], order[~plain] = np.arange(len(rings)), np.arange(len(rings), last - first)
        return both.take(pa.array(order))
