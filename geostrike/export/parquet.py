"""A layer as GeoParquet 1.1, for pandas, DuckDB, Arrow and what else reads columns."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from geostrike.export.arrow import FlatLayer

if TYPE_CHECKING:
    from pathlib import Path

    import pyarrow as pa

    from geostrike.model import Layer

__all__ = ["write_parquet"]

_LOOKED_AT = 32_768
# So that whole numbers come back to pandas whole, with a gap where there is none.
_PANDAS = {"int64": "Int64", "bool": "boolean"}


def write_parquet(path: Path, layer: Layer) -> None:
    """Write a layer as GeoParquet; the same layer gives the same bytes.

    The geometry is WKB in EPSG:4326, longitude first, and the rows keep their order. Lists and objects are the text of
    their JSON, as in the GeoPackage; what is absent is null; days are days. A layer without any geometry is a plain
    Parquet file.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    flat = FlatLayer(layer, geometry_name="geometry")
    batches = flat.batches()
    first = next(batches, None)
    schema = flat.schema.with_metadata({"pandas": json.dumps(_pandas(flat.schema))})
    # Of words, a range says little; of days and numbers it says which rows need not be read.
    ranges = [
        field.name for field in schema if not pa.types.is_string(field.type) and not pa.types.is_binary(field.type)
    ]
    options = {"compression": "zstd", "use_dictionary": _repeated(first), "write_statistics": ranges}
    with pq.ParquetWriter(path, schema, **options) as writer:
        # Rows are encoded while the next ones are made ready.
        with ThreadPoolExecutor(1) as worker:
            waiting = worker.submit(writer.write_batch, first) if first else None
            for batch in batches:
                if waiting:
                    waiting.result()
                waiting = worker.submit(writer.write_batch, batch)
            if waiting:
                waiting.result()
        if flat.geometry_type:
            writer.add_key_value_metadata({"geo": json.dumps(_geo(flat))})


def _repeated(batch: pa.RecordBatch | None) -> list[str] | bool:
    """The columns of words that come again and again: each word is written once."""
    import pyarrow.compute as pc

    if batch is None:
        return True
    some = batch.slice(0, _LOOKED_AT)
    return [
        name
        for name, column in zip(some.schema.names, some.columns, strict=True)
        if 2 * pc.count_distinct(column).as_py() <= len(some)
    ]


def _geo(flat: FlatLayer) -> dict[str, Any]:
    """The metadata that make a Parquet file a GeoParquet file."""
    from pyproj import CRS

    column = {
        "encoding": "WKB",
        "geometry_types": [] if flat.geometry_type == "Unknown" else [flat.geometry_type],
        "crs": CRS.from_epsg(4326).to_json_dict(),
    }
    return {"version": "1.1.0", "primary_column": flat.geometry_name, "columns": {flat.geometry_name: column}}


def _pandas(schema: pa.Schema) -> dict[str, Any]:
    columns = [
        {"name": field.name, "field_name": field.name, "pandas_type": str(field.type),
         "numpy_type": _PANDAS.get(str(field.type), "object"), "metadata": None}
        for field in schema
    ]  # fmt: skip
    return {"index_columns": [], "column_indexes": [], "columns": columns}
