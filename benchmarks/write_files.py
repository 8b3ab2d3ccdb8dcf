"""How long a large layer takes to be written as GeoPackage, GeoParquet and GeoJSON, beside plain geopandas.

Run ``python benchmarks/write_files.py [ROWS] [FORMAT ...]`` in a checkout; a million rows and all formats (gpkg,
parquet, typed, geojson, fgb) unless said otherwise, made up from a seed. Ours starts from the layer as the package
builds it. The peer starts from a plain GeoDataFrame of the same rows and values, made before the clock runs; the lists
are JSON text already, which ours makes while it writes. For ``typed`` it is GeoParquet again, and the peer's columns
have been made what geopandas writes fastest: Arrow's strings, nullable integers, timestamps. Ours goes first in one
round and second in the next; the better of both counts.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
from datetime import date, timedelta
from functools import partial
from hashlib import sha256
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import pandas as pd
import shapely

from geostrike.export.fields import kind_of, written_columns
from geostrike.export.flatgeobuf import write_flatgeobuf
from geostrike.export.geojson import geojson_pieces
from geostrike.export.geopackage import write_geopackage
from geostrike.export.json_columns import column_texts
from geostrike.export.parquet import write_parquet
from geostrike.files import write_whole
from geostrike.layers.frames import frame_of
from geostrike.layers.style import simplestyle
from geostrike.layers.table import EVENT_COLUMNS
from geostrike.model import Layer

if TYPE_CHECKING:
    from collections.abc import Callable

SEED = 20240202
FIRST_DAY, DAYS = date(2017, 1, 1), 3200
WORDS = (
    "jets drones rockets hit struck damaged a depot bridge outpost radar pier camp near before dawn at night officials"
    " said residents medics reported four six dead wounded convoy harbour workshop barracks fuel طائرة الموصل"
).split()
COUNTRIES, ACTORS = ["SY", "IQ", "YE", "JO"], ["United States", "Israel", "Houthis", "Militia", ""]
KINDS = ["Air/drone strike", "Shelling/artillery/missile attack"]
TARGETS, WEAPONS = ["a depot", "a bridge", "a camp", ""], ["drones", "missiles", ""]
DIFFER = [{"field": "killed", "values": [{"value": 1, "documents": ["a"]}, {"value": 2, "documents": ["b"]}]}]


def made_up(count: int) -> Layer:
    """Return a layer of strikes, every fiftieth of which has no place on the map."""
    rng = random.Random(SEED)
    days = [(FIRST_DAY + timedelta(days=day)).isoformat() for day in range(DAYS)]
    ids = [sha256(str(row).encode()).hexdigest()[:16] for row in range(count)]
    day = rng.choices(days, k=count)
    killed = rng.choices([None, None, 0, 1, 2, 5, 18], k=count)
    none: list[Any] = []
    columns: dict[str, list[Any]] = {
        "id": [f"e-{name}" for name in ids],
        "sub_event_type": rng.choices(KINDS, k=count),
        "title": [f"Strike, Site {row}" for row in range(count)],
        "description": [" ".join(rng.choices(WORDS, k=18)) for _ in range(count)],
        "date_start": day,
        "date_end": day,
        "place": [f"Site {row}" for row in range(count)],
        "place_id": [f"bench:{row}" for row in range(count)],
        "where_description": [f"Site {row}" for row in range(count)],
        "country": rng.choices(COUNTRIES, k=count),
        "actor1": rng.choices(ACTORS, k=count),
        "actor2": rng.choices(ACTORS, k=count),
        "target": rng.choices(TARGETS, k=count),
        "weapon": rng.choices(WEAPONS, k=count),
        "where_prec": rng.choices([1, 2, 2, 3], k=count),
        "radius_m": rng.choices([500.0, 2000.0, 5000.0, 25000.0], k=count),
        "low": killed,
        "best": killed,
        "high": killed,
        "toll_bound": [None if number is None else "exact" for number in killed],
        "injured": rng.choices([None, 0, 3], k=count),
        "number_of_sources": rng.choices([1, 1, 2, 3], k=count),
        "number_of_documents": rng.choices([1, 2, 3], k=count),
        "disputed": rng.choices([True, False, False, False], k=count),
        "disagreements": rng.choices([none, DIFFER], [19, 1], k=count),
        "claims": [[name] for name in ids],
    }
    same = {"event_type": "strike", "date_prec": 1, "event_clarity": 1, **simplestyle("strike")}
    lists = ("part_of", "contested_with", "decisions")
    whole = ((name, columns.get(name) or [same.get(name, none if name in lists else "")] * count)
             for name in EVENT_COLUMNS)  # fmt: skip
    points = shapely.points(
        [35 + rng.random() * 24 for _ in range(count)], [13 + rng.random() * 24 for _ in range(count)]
    )
    points[::50] = None
    return Layer(name="strikes", frame=frame_of(whole, points))


def plain(layer: Layer) -> gpd.GeoDataFrame:
    """Return the same rows as a GeoDataFrame of the same values, the lists as JSON text."""
    columns = {}
    for name in written_columns(layer.frame):
        values = layer.frame[name].tolist()
        columns[name] = pd.Series(
            column_texts(values) if kind_of(layer.frame[name]) == "json" else values, dtype=object
        )
    return gpd.GeoDataFrame(columns, geometry=layer.frame.geometry.to_numpy(), crs="EPSG:4326")


def typed(layer: Layer) -> gpd.GeoDataFrame:
    """Return the same rows as a GeoDataFrame in the types that geopandas writes fastest."""
    columns = {}
    for name in written_columns(layer.frame):
        values, kind = layer.frame[name].tolist(), kind_of(layer.frame[name])
        if kind == "json":
            columns[name] = pd.Series(column_texts(values))
        elif kind == "date":
            columns[name] = pd.to_datetime(pd.Series(values))
        else:
            columns[name] = pd.Series(values, dtype="Int64" if kind == "int" else None)
    return gpd.GeoDataFrame(columns, geometry=layer.frame.geometry.to_numpy(), crs="EPSG:4326")


def measured(write: Callable[[Path], object], path: Path) -> tuple[float, float, float]:
    """Return the seconds that writing takes, by the clock and of the processor, and the megabytes written."""
    before, start = resource.getrusage(resource.RUSAGE_SELF), perf_counter()
    write(path)
    seconds, after = perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    size = path.stat().st_size / 1e6
    path.unlink()
    return seconds, spent, size


def geojson(layer: Layer, path: Path) -> None:
    write_whole({path: geojson_pieces(layer)})


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    layer = made_up(count)
    frame = plain(layer)
    pairs: dict[str, tuple[Callable[[Path], object], Callable[[Path], object]]] = {
        "gpkg": (lambda path: write_geopackage(path, [layer]), partial(frame.to_file, driver="GPKG")),
        "parquet": (lambda path: write_parquet(path, layer), frame.to_parquet),
        "typed": (lambda path: write_parquet(path, layer), typed(layer).to_parquet),
        "geojson": (partial(geojson, layer), partial(frame.to_file, driver="GeoJSON")),
        # geopandas drops rows without a geometry unless it is told to do without the index, as ours does by itself.
        "fgb": (
            lambda path: write_flatgeobuf(path, layer),
            partial(frame.to_file, driver="FlatGeobuf", SPATIAL_INDEX="NO"),
        ),
    }
    print(f"{count:,} rows; seconds by the clock (of the processor), MB, ratio of ours to the peer's")
    with tempfile.TemporaryDirectory() as folder:
        for name in sys.argv[2:] or pairs:
            path = Path(folder) / f"strikes.{name}"
            ours, peer = pairs[name]
            first, second = (measured(ours, path), measured(peer, path)), (measured(peer, path), measured(ours, path))
            (wall, spent, size), (peer_wall, peer_spent, peer_size) = min(first[0], second[1]), min(first[1], second[0])
            print(
                f"{name:8} ours {wall:6.2f} ({spent:6.2f}) s {size:7.1f} MB   geopandas {peer_wall:6.2f}"
                f" ({peer_spent:6.2f}) s {peer_size:7.1f} MB   {wall / peer_wall:.2f} ({spent / peer_spent:.2f})",
                flush=True,
            )


if __name__ == "__main__":
    main()
