"""Time to open the boundary data, against geopandas reading the same countries from plain files.

Run as ``python benchmarks/load_boundaries.py``. Every figure is the best of three in this one run; what is compared is
the ratio, which does not depend on the machine.
"""

import gzip
import json
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import geopandas

from geostrike.boundaries import load_boundaries
from geostrike.files import data_dir

__all__ = ["main"]


def seconds(task: Callable[[], object], times: int = 3) -> float:
    best = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        task()
        best = min(best, time.perf_counter() - start)
    return best


def main() -> None:
    packed = data_dir() / "boundaries" / "countries.topojson.gz"
    divisions = data_dir() / "boundaries" / "divisions.topojson.gz"
    with tempfile.TemporaryDirectory() as folder:
        topojson, geojson = Path(folder, "countries.topojson"), Path(folder, "countries.geojson")
        topojson.write_bytes(gzip.decompress(packed.read_bytes()))
        geojson.write_text(json.dumps(load_boundaries().countries.__geo_interface__), encoding="utf-8")
        peers = {
            "geopandas.read_file, TopoJSON": seconds(lambda: geopandas.read_file(topojson)),
            "geopandas.read_file, GeoJSON": seconds(lambda: geopandas.read_file(geojson)),
        }
    ours = {
        "load_boundaries()": seconds(load_boundaries),
        "... and one country": seconds(lambda: load_boundaries().country("SY")),
        "... and all countries": seconds(lambda: load_boundaries().countries),
        "... and the divisions of one country": seconds(lambda: load_boundaries().divisions("SY")),
    }
    print(f"countries {packed.stat().st_size / 1e6:.1f} MB, divisions {divisions.stat().st_size / 1e6:.1f} MB")
    for name, took in {**ours, **peers}.items():
        print(f"{name:40} {took * 1000:7.0f} ms")
    for mine in ours:
        for name, took in peers.items():
            print(f"{mine:40} takes {ours[mine] / took:5.2f} times as long as {name}")


if __name__ == "__main__":
    main()
