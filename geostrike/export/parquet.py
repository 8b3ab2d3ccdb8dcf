"""A layer as GeoParquet 1.1, for pandas, DuckDB, Arrow and what else reads columns."""

from __future__ import annotations

import json
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from geostrike.export.arrow import FlatLayer

if TYPE_CHECKING:
    from pathlib import Path

    import pyarrow as pa

    from geostrike.model import Layer

__all__ = ["write_parquet"]

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

    flat = FlatLayer(layer, geometry_name="geometry", encoded=True)
    # Of words, a range says little; of days and numbers it says which rows need not be read.
    numbers = [field.name for field in flat.schema if pa.types.is_primitive(field.type)]
    told = {"pandas": json.dumps(_pandas(flat.schema))} | (
        {"geo": json.dumps(_geo(flat))} if flat.geometry_type else {}
    )
    with pq.ParquetWriter(
        path,
        flat.schema,
        compression="zstd",
        use_dictionary=[*flat.repeated, *numbers],
        write_statistics=numbers,
        store_schema=False,
    ) as writer:
        # Rows are encoded while the next ones are made ready.
        with ThreadPoolExecutor(1) as worker:
            waiting: Future[None] | None = None
            for batch in flat.batches():
                if waiting:
                    waiting.result()
                waiting = worker.submit(writer.write_batch, batch)
            if waiting:
                waiting.result()
        writer.add_key_value_metadata(told)


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
    """What pandas asks for to bring every column back in its type."""
    columns = []
    for field in schema:
        kind = str(getattr(field.type, "value_type", field.type))
        columns.append(
            {"name": field.name, "field_name": field.name, "pandas_type": kind,
             "numpy_type": _PANDAS.get(kind, "object"), "metadata": None}
        )  # fmt: skip
    return {"index_columns": [], "column_indexes": [], "columns": columns}
