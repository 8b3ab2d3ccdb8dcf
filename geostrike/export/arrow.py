"""Layers as Arrow: flat typed columns, and the geometry as well-known binary, slice by slice."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from geostrike.export.fields import kind_of, written_columns
from geostrike.export.json_columns import plain
from geostrike.export.text import is_safe, safe_column
from geostrike.export.wkb import geometry_type, rings_wkb, shapes_wkb
from geostrike.layers.sliced import AreasLayer

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyarrow as pa
    from numpy.typing import NDArray
    from pandas import DataFrame

    from geostrike.export.fields import Kind
    from geostrike.model import Layer

__all__ = ["FlatLayer"]

_ROWS = 32_768
# A whole number of 64 bits; what is larger is written as the largest.
_LARGEST = 2**63 - 1
_APART, _BETWEEN = "\0", b',"\\u0000",'


class FlatLayer:
    """A layer as a schema and batches of rows.

    Whole numbers are int64, and what is absent is null; days are date32; lists and objects are the text of their JSON;
    text is as `safe_text` has it. What only says how to draw (simplestyle) is left out.

    Attributes
    ----------
    geometry_type : as the formats name it; None for a table.
    geometry_name : the name of the column of geometries, the last.
    schema : the columns, in the order of the GeoJSON's properties.
    """

    def __init__(self, layer: Layer, *, geometry_name: str = "geom") -> None:
        import pyarrow as pa

        self._layer = layer
        self._table: DataFrame = layer.table if isinstance(layer, AreasLayer) else layer.frame
        self._kinds: dict[str, Kind] = {name: kind_of(self._table[name]) for name in written_columns(self._table)}
        self.geometry_type = geometry_type(layer)
        self.geometry_name = geometry_name
        fields = [(name, _types()[kind]) for name, kind in self._kinds.items()]
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

    def batches(self, rows: int = _ROWS) -> Iterator[pa.RecordBatch]:
        """Yield the rows in their order, so many at a time, each slice made as it is asked for."""
        for first in range(0, len(self), rows):
            yield from self._batch(first, min(first + rows, len(self)))

    def reader(self, rows: int = _ROWS) -> pa.RecordBatchReader:
        """Return the same as a stream, for those who ask for one."""
        import pyarrow as pa

        return pa.RecordBatchReader.from_batches(self.schema, self.batches(rows))

    def _batch(self, first: int, last: int) -> Iterator[pa.RecordBatch]:
        import pyarrow as pa

        columns = [_column(self._table[name].iloc[first:last].to_numpy(), kind) for name, kind in self._kinds.items()]
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


def _types() -> dict[Kind, pa.DataType]:
    import pyarrow as pa

    return {
        "text": pa.string(),
        "json": pa.string(),
        "int": pa.int64(),
        "float": pa.float64(),
        "bool": pa.bool_(),
        "date": pa.date32(),
    }


def _column(values: NDArray[Any], kind: Kind) -> pa.Array:
    import pyarrow as pa

    if len(values) > 1 and values.strides == (0,):
        # One value seen as many, as `layers.frames` holds it.
        return pa.repeat(_column(values[:1], kind)[0], len(values))
    if kind == "text":
        return _texts(values)
    if kind == "json":
        return _texts(_json(values))
    if kind == "date":
        return _days(values)
    try:
        return pa.array(values, _types()[kind], from_pandas=True)
    except OverflowError:
        return pa.array([value if value is None else min(value, _LARGEST) for value in values], pa.int64())


def _texts(values: Any) -> pa.Array:
    import pyarrow as pa

    try:
        array = pa.array(values, pa.string(), from_pandas=True)
    except UnicodeEncodeError:
        return pa.array(safe_column(values), pa.string(), from_pandas=True)
    except (pa.ArrowInvalid, pa.ArrowTypeError):
        return _texts([text if text is None or type(text) is str else str(text) for text in values])
    if isinstance(array, pa.ChunkedArray):
        return array
    data = array.buffers()[2]
    if data is None or is_safe(data):
        return array
    return pa.array(safe_column(values), pa.string(), from_pandas=True)


def _json(values: NDArray[Any]) -> list[Any]:
    """Lists and objects as the text of their JSON, all dumped at once and taken apart again."""
    import orjson

    apart = [_APART] * (2 * len(values) - 1)
    apart[::2] = values.tolist()
    try:
        texts: list[Any] = orjson.dumps(apart)[1:-1].split(_BETWEEN)
    except TypeError:
        texts = []
    if len(texts) != len(values):
        # Half characters, values of other libraries, or words that look like what stands between.
        texts = [json.dumps(plain(v), ensure_ascii=False, allow_nan=False, separators=(",", ":")) for v in values]
    return [None if text in (b"null", "null") else text for text in texts]


def _days(values: NDArray[Any]) -> pa.Array:
    import pyarrow as pa
    import pyarrow.compute as pc

    try:
        texts = pa.array(values, pa.string(), from_pandas=True)
    except (pa.ArrowInvalid, pa.ArrowTypeError):
        return pa.array(values, pa.date32(), from_pandas=True)
    different = texts.dictionary_encode()
    return pc.cast(different.dictionary, pa.date32()).take(different.indices)
