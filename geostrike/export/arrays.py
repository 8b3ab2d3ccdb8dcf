"""Columns of Python's values as Arrow's arrays, each different value taken over once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from geostrike.export.json_columns import plain
from geostrike.export.text import is_safe, safe_column

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    from geostrike.export.fields import Kind

__all__ = ["arrow_type", "column_array", "repeats"]

# A whole number of 64 bits; what is larger is written as the largest.
_LARGEST = 2**63 - 1
_LONGEST = 2**31 - 1
_APART, _BETWEEN = "\0", b',"\\u0000",'
_LOOKED_AT, _OFTEN = 8192, 2


def arrow_type(kind: Kind) -> pa.DataType:
    """Return the type of a column."""
    import pyarrow as pa

    known = {"int": pa.int64(), "float": pa.float64(), "bool": pa.bool_(), "date": pa.date32()}
    return known.get(kind, pa.string())


def repeats(values: NDArray[Any]) -> bool:
    """Whether most of a column's values have come before."""
    some = values[:_LOOKED_AT].tolist()
    try:
        different = len(set(some))
    except TypeError:
        different = len(set(map(repr, some)))
    return _OFTEN * different <= len(some)


def column_array(values: NDArray[Any], kind: Kind, *, encoded: bool = False) -> pa.Array | pa.ChunkedArray:
    """Return a column's values as an array of its type; what pandas takes for absent is null.

    Very many rows of an object column share the objects of few others: one list that is empty, one name of a place.
    Each is taken over once. Of more than two gigabytes of text in one column there are several chunks.

    Parameters
    ----------
    encoded : as numbers of different values (Arrow's dictionary), each of which stands there once.
    """
    import numpy as np
    import pyarrow as pa

    if len(values) < 2 or values.dtype != object:
        return _array(values, kind).dictionary_encode() if encoded else _array(values, kind)
    if values.strides == (0,):
        different, codes = values[:1], np.zeros(len(values), dtype=np.int32)
    else:
        different, codes = _shared(np.ascontiguousarray(values))
    few = _array(different, kind)
    if len(few) == len(values):
        return few.dictionary_encode() if encoded else few
    if encoded:
        return few.dictionary_encode().take(pa.array(codes))
    if _longest(few) * len(values) > _LONGEST:
        return _array(values, kind)
    return few.take(pa.array(codes)) if len(few) > 1 else pa.repeat(few[0], len(values))


def _shared(values: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return the different objects of a column, and for each row which it is; all of them where few are shared."""
    import numpy as np
    import pandas as pd

    at = np.frombuffer(values, dtype=np.intp)
    if _OFTEN * len(pd.unique(at[:_LOOKED_AT])) > len(at[:_LOOKED_AT]):
        return values, at
    codes, different = pd.factorize(at)
    first = np.empty(len(different), dtype=np.int64)
    first[codes[::-1]] = np.arange(len(at))[::-1]
    return values[first], codes


def _longest(texts: pa.Array) -> int:
    import pyarrow as pa
    import pyarrow.compute as pc

    return (pc.max(pc.binary_length(texts)).as_py() or 0) if pa.types.is_string(texts.type) else 0


def _array(values: NDArray[Any], kind: Kind) -> pa.Array | pa.ChunkedArray:
    import pyarrow as pa

    if kind == "text":
        return _texts(values)
    if kind == "json":
        return _texts(_json(values))
    if kind == "date":
        return _days(values)
    try:
        return pa.array(values, arrow_type(kind), from_pandas=True)
    except OverflowError:
        return pa.array([value if value is None else min(value, _LARGEST) for value in values], pa.int64())


def _texts(values: Any) -> pa.Array | pa.ChunkedArray:
    import pyarrow as pa

    try:
        array = pa.array(values, pa.string(), from_pandas=True)
    except UnicodeEncodeError:
        return pa.array(safe_column(values), pa.string(), from_pandas=True)
    except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError):
        return _texts([None if _is_absent(value) else str(value) for value in values])
    if isinstance(array, pa.ChunkedArray) or _is_safe(array):
        return array
    return pa.array(safe_column(array.to_pylist()), pa.string())


def _is_safe(texts: pa.Array) -> bool:
    data = texts.buffers()[2]
    return data is None or is_safe(data)


def _is_absent(value: object) -> bool:
    from pandas import isna

    return not isinstance(value, list | tuple | dict) and bool(isna(value))  # type: ignore[call-overload]


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
    if b"null" in texts or "null" in texts:
        return [None if text in (b"null", "null") else text for text in texts]
    return texts


def _days(values: NDArray[Any]) -> pa.Array:
    """Days in words (ISO 8601), or what pandas takes for days."""
    import pyarrow as pa
    import pyarrow.compute as pc

    try:
        days = pa.array(values, pa.string(), from_pandas=True)
    except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError):
        days = pa.array(values, from_pandas=True)
    return pc.cast(days, pa.date32(), safe=False)
