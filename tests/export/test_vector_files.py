"""GeoPackage, GeoParquet and FlatGeobuf: what is read back is what the layer holds."""

import json
import subprocess
import sys
from datetime import date
from hashlib import sha256
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pyogrio
import pytest
import shapely
from shapely import LineString, MultiPolygon, Point, box

from geostrike.export.flatgeobuf import write_flatgeobuf
from geostrike.export.geopackage import write_geopackage
from geostrike.export.parquet import write_parquet
from geostrike.export.text import safe_text
from geostrike.layers.frames import frame_of
from geostrike.layers.table import EVENT_COLUMNS, event_columns
from geostrike.model import Layer

from .conftest import HOSTILE, layer
from .test_geojson import areas

WRITERS = {
    ".gpkg": lambda path, layer: write_geopackage(path, [layer]),
    ".parquet": write_parquet,
    ".fgb": write_flatgeobuf,
}
FORMATS = pytest.mark.parametrize("suffix", WRITERS)
LONG = "é\u200f" * 50_000
DIFFER = [{"field": "killed", "values": [{"value": 18, "documents": ["a", "ب"]}]}]


@pytest.fixture
def written(tmp_path):
    """Write a layer where an empty file waits, as `write_whole` does, and return the file, alone in its folder."""

    def of(layer, suffix):
        path = tmp_path / f".{layer.name}.tmp{suffix}"
        path.write_bytes(b"")
        WRITERS[suffix](path, layer)
        assert list(tmp_path.iterdir()) == [path]
        return path

    return of


def table_of(path):
    """The table that a file holds, its geometry as shapes."""
    if path.suffix == ".fgb":
        # GDAL 3.12 reads a FlatGeobuf with a null geometry row by row, but not into Arrow.
        frame = pyogrio.read_dataframe(path, use_arrow=False)
        shapes = frame.pop("geometry").tolist() if "geometry" in frame else None
        return {name: [whole(value) for value in frame[name].tolist()] for name in frame.columns}, shapes
    table = pq.read_table(path) if path.suffix == ".parquet" else pyogrio.read_arrow(path)[1]
    name = "geometry" if path.suffix == ".parquet" else "geom"
    rows = table.to_pydict()
    shapes = rows.pop(name, None)
    return rows, None if shapes is None else [None if shape is None else shapely.from_wkb(shape) for shape in shapes]


def whole(value):
    """As it stands in the file: pandas makes floats of whole numbers with gaps, and NaN of a gap."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return None if pd.isna(value) else value


def day(value):
    """FlatGeobuf knows days only as midnights."""
    return value.date() if hasattr(value, "date") else value


def events(count=3, **columns):
    base = {name: [None] * count for name, _ in event_columns([])}
    base |= {
        "id": [f"e-{row}" for row in range(count)],
        "date_start": ["2024-01-28", None, "2024-02-02"],
        "date_end": ["2024-01-29", None, "2024-02-02"],
        "where_prec": [1, 6, 2],
        "radius_m": [500.0, None, 25000],
        "low": [None, 0, 3],
        "best": [16, None, 2**40],
        "disputed": [True, False, False],
        "disagreements": [DIFFER, [], []],
        "claims": [["c-1", "c-2"], ["c-3"], ["ج"]],
        "title": ["Strike, Al-Qa'im", "", "ضربة"],
    }
    base |= columns
    points = [Point(41.1, 34.4), None, Point(-0.1234567890123, 51.5)]
    return Layer(name="strikes", frame=frame_of(((name, base[name]) for name in EVENT_COLUMNS), points))


@FORMATS
def test_values_come_back_as_they_were(written, suffix):
    rows, points = table_of(written(events(), suffix))
    assert [day(value) for value in rows["date_start"]] == [date(2024, 1, 28), None, date(2024, 2, 2)]
    assert [day(value) for value in rows["date_end"]] == [date(2024, 1, 29), None, date(2024, 2, 2)]
    assert rows["where_prec"] == [1, 6, 2]
    assert rows["radius_m"] == [500.0, None, 25000.0]
    assert rows["low"] == [None, 0, 3]
    assert rows["best"] == [16, None, 2**40]
    assert all(type(value) is int for value in rows["best"] if value is not None)
    assert rows["injured"] == [None] * 3
    assert rows["disputed"] == [True, False, False]
    assert [json.loads(text) for text in rows["disagreements"]] == [DIFFER, [], []]
    assert [json.loads(text) for text in rows["claims"]] == [["c-1", "c-2"], ["c-3"], ["ج"]]
    assert rows["title"] == ["Strike, Al-Qa'im", "", "ضربة"]
    assert rows["place"] == [None] * 3
    assert points == [Point(41.1, 34.4), None, Point(-0.1234567890123, 51.5)]


@FORMATS
def test_columns_stand_in_the_order_of_the_geojson_without_those_that_say_how_to_draw(written, suffix):
    rows, _ = table_of(written(events(), suffix))
    assert [name for name in rows if name != "fid"] == [
        name for name in EVENT_COLUMNS if not name.startswith("marker-")
    ]


@FORMATS
def test_an_empty_layer_has_its_columns_and_their_types(written, suffix):
    none = Layer(name="strikes", frame=frame_of(event_columns([]), []))
    empty, full = written(none, suffix), None
    if suffix == ".parquet":
        empty, full = pq.read_schema(empty), pq.read_schema(written(events(), suffix))
        assert empty.equals(full)
    else:
        kinds = ("fields", "ogr_types", "geometry_type", "crs")
        (empty, full) = (
            {kind: list(pyogrio.read_info(path, force_feature_count=True)[kind]) for kind in kinds}
            for path in (empty, written(events(), suffix))
        )
        assert empty == full
        assert "".join(full["geometry_type"]) == "Point"
        assert "OFTDate" in full["ogr_types"] or suffix == ".fgb"


@FORMATS
@pytest.mark.parametrize("text", [*HOSTILE, LONG, "=1+1", "+1", "-1", "@x", "a\ud800b", "nul\x00", "\x7f\x85\ufffe"])
def test_hostile_text_comes_back_by_the_one_rule(written, suffix, text):
    rows, _ = table_of(written(layer([{"id": "a", "words": text, "note": "x"}], [Point(1, 2)]), suffix))
    assert rows["words"] == [safe_text(text)]
    assert rows["note"] == ["x"]


@FORMATS
@pytest.mark.parametrize("text", [*HOSTILE, "a\ud800b", "\0", '","', "\x7f"])
def test_hostile_text_in_a_list_is_sound_json(written, suffix, text):
    rows, _ = table_of(written(events(claims=[["x", text, "y"], [], [text]]), suffix))
    kept = [json.loads(value) for value in rows["claims"]]
    allowed = [text, safe_text(text)]
    assert kept[0][::2] == ["x", "y"]
    assert kept[0][1] in allowed
    assert kept[1] == []
    assert kept[2][0] in allowed


@FORMATS
def test_all_areas_are_of_one_type(written, suffix):
    whole = areas((40.0, 35.0, 9e3, None), (179.99, 0.0, 2e4, None), (0.0, 0.0, 0.0, box(40, 30, 45, 35)))
    rows, shapes = table_of(written(whole, suffix))
    assert {shape.geom_type for shape in shapes} == {"MultiPolygon"}
    by_id = dict(zip(rows["id"], shapes, strict=True))
    for name, wanted in zip(whole.frame["id"], whole.frame.geometry, strict=True):
        assert by_id[name].normalize() == MultiPolygon(shapely.get_parts(wanted).tolist()).normalize()


def test_many_areas_written_in_slices_are_those_of_the_frame(written):
    whole = areas(*((40 + n / 1000, 35.0, 9e3, box(1, 1, 2, 2) if n % 3 == 0 else None) for n in range(20_000)))
    rows, shapes = table_of(written(whole, ".parquet"))
    assert rows["id"] == [f"e-{n}" for n in range(20_000)]
    wanted = shapely.get_coordinates(whole.frame.geometry.to_numpy())
    assert np.array_equal(shapely.get_coordinates(shapes), wanted)


@FORMATS
@pytest.mark.parametrize("count", [0, 2])
def test_areas_none_of_which_is_a_circle(written, suffix, count):
    whole = areas(*[(0.0, 0.0, 0.0, box(40, 30, 45, 35))] * count)
    rows, shapes = table_of(written(whole, suffix))
    assert rows["radius_m"] == [None] * count
    assert shapes == [MultiPolygon([box(40, 30, 45, 35)])] * count


@FORMATS
def test_equal_values_give_the_same_bytes_whether_or_not_rows_share_them(written, suffix):
    def rows_of(place, claims, best):
        columns = {"id": [*"abcd"], "place": place, "claims": claims, "best": best}
        return Layer(name="strikes", frame=frame_of(columns.items(), [Point(1, 2)] * 4))

    shared = rows_of(["Al-Qa'im"] * 4, [[]] * 4, [10**6] * 4)
    apart = rows_of(["".join(["Al-", "Qa'im"]) for _ in range(4)], [[] for _ in range(4)], [int("1" + "0" * 6)] * 4)
    assert written(shared, suffix).read_bytes() == written(apart, suffix).read_bytes()


@FORMATS
def test_lines_are_multiple_lines(written, suffix):
    lines = [LineString([(0, 0), (1, 1)]), shapely.multilinestrings([LineString([(2, 2), (3, 3)])])]
    _, shapes = table_of(written(layer([{"id": "a"}, {"id": "b"}], lines, name="borders"), suffix))
    assert {shape.geom_type for shape in shapes} == {"MultiLineString"}


@FORMATS
def test_a_point_that_is_empty_is_no_geometry(written, suffix):
    _, shapes = table_of(written(layer([{"id": "a"}, {"id": "b"}], [Point(), Point(1, 2)]), suffix))
    assert shapes == [None, Point(1, 2)]


@FORMATS
def test_a_layer_without_geometry_is_a_table(written, suffix):
    rows, _ = table_of(written(layer([{"id": "a", "n": 3}], [None], name="claims"), suffix))
    assert rows["n"] == [3]


@FORMATS
def test_columns_that_no_layer_has_are_typed_by_their_values(written, suffix):
    given = {"i": [1, None], "f": [1, 0.5], "b": [True, None], "l": [["x"], None], "t": ["x", 3], "none": [None, None],
             "big": [2**70, 1], "nan": [float("nan"), 2.0]}  # fmt: skip
    whole = Layer(name="raids", frame=frame_of(given.items(), [Point(1, 2), Point(1, 2)]))
    rows, _ = table_of(written(whole, suffix))
    assert rows["i"] == [1, None]
    assert rows["f"] == [1.0, 0.5]
    assert rows["b"] == [True, None]
    assert rows["l"] == ['["x"]', None]
    assert rows["t"] == ["x", "3"]
    assert rows["none"] == [None, None]
    assert rows["big"] == [2**63 - 1, 1]
    assert rows["nan"] == [None, 2.0]


def test_columns_of_pandas_own_types_are_read_too(written):
    frame = gpd.GeoDataFrame(
        {
            "id": ["a", None],
            "date_start": pd.to_datetime(["2024-01-28", None]),
            "best": pd.array([3, None], dtype="Int64"),
            "low": [1.0, np.nan],
            "date_end": [date(2024, 1, 28), None],
            "disputed": [True, False],
        },
        geometry=[Point(1, 2), None],
        crs="EPSG:4326",
    )
    rows, _ = table_of(written(Layer(name="strikes", frame=frame), ".parquet"))
    assert rows == {
        "id": ["a", None],
        "date_start": [date(2024, 1, 28), None],
        "best": [3, None],
        "low": [1, None],
        "date_end": [date(2024, 1, 28), None],
        "disputed": [True, False],
    }


def test_rows_that_share_values_are_those_of_rows_that_do_not(written, tmp_path):
    count = 300
    names = [f"Site {n}" for n in range(3)]
    shared = {"id": [f"e-{n}" for n in range(count)], "place": [names[n % 3] for n in range(count)]}
    shared["claims"] = [[names[n % 2]] if n % 7 else [] for n in range(count)]
    shared["best"] = [None if n % 5 == 0 else 1000 + n % 3 for n in range(count)]
    points = [Point(n, 1) for n in range(count)]
    whole = Layer(name="strikes", frame=frame_of(shared.items(), points))
    rows, shapes = table_of(written(whole, ".parquet"))
    assert rows["place"] == shared["place"]
    assert rows["best"] == shared["best"]
    assert [json.loads(text) for text in rows["claims"]] == shared["claims"]
    assert shapes == points


def test_more_text_than_one_array_holds_is_written_in_parts(monkeypatch, written):
    monkeypatch.setattr("geostrike.export.arrays._LONGEST", 10)
    chunked = pa.chunked_array([["x" * 20], ["y" * 20]])
    monkeypatch.setattr(
        "geostrike.export.arrays._texts",
        lambda values: chunked if len(values) == 2 else pa.array(list(values), pa.string()),
    )
    whole = layer([{"id": "x" * 20}, {"id": "y" * 20}], [Point(1, 2), Point(3, 4)])
    rows, shapes = table_of(written(whole, ".parquet"))
    assert rows["id"] == ["x" * 20, "y" * 20]
    assert shapes == [Point(1, 2), Point(3, 4)]


SCRIPT = """
import sys
from pathlib import Path
from shapely import Point
from geostrike.export.flatgeobuf import write_flatgeobuf
from geostrike.export.geopackage import write_geopackage
from geostrike.export.parquet import write_parquet
from geostrike.layers.frames import frame_of
from geostrike.model import Layer

rows = 3000
columns = {"id": [f"e-{n}" for n in range(rows)], "date_start": ["2024-02-02"] * rows, "best": [None, 1, 2] * 1000,
           "disagreements": [[{"a": 1, "b": ["x"]}], [], []] * 1000, "place": ["A", "B", "é"] * 1000}
layer = Layer(name="strikes", frame=frame_of(columns.items(), [Point(n % 170, n % 80) for n in range(rows)]),
              attribution="GeoNames")
folder = Path(sys.argv[1])
write_geopackage(folder / "a.gpkg", [layer], {"strikes": "<qgis/>"}, title="All events", description="What was told")
write_parquet(folder / "a.parquet", layer)
write_flatgeobuf(folder / "a.fgb", layer)
"""


def test_two_processes_write_the_same_bytes(tmp_path):
    found = []
    for seed in ("1", "2"):
        folder = tmp_path / seed
        folder.mkdir()
        subprocess.run(
            [sys.executable, "-c", SCRIPT, str(folder)],
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[2])},
        )
        found.append({path.name: sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())})
    assert found[0] == found[1]
    assert sorted(found[0]) == ["a.fgb", "a.gpkg", "a.parquet"]


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from shapely import Point, box
from tests.export.conftest import layer
from tests.export.test_vector_files import WRITERS

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
rows = [{"id": f"e-{n}", "words": "x" * n} for n in range(600)]
whole = [layer(rows, [Point(n % 90, n % 80) for n in range(600)]), layer(rows, [None] + [Point(1, 1)] * 599, "strikes"),
         layer(rows, [box(0, 0, n + 1, 1) for n in range(600)], "extents")]
for suffix, write in WRITERS.items():
    for one in whole:
        path = Path(sys.argv[1]) / f"a{suffix}"
        write(path, one)
        size = path.stat().st_size
        for limit in (size // 9, size // 2, size - 5000, size - 1):
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, -1))
            try:
                write(path, one)
            except OSError:
                continue
            finally:
                resource.setrlimit(resource.RLIMIT_FSIZE, (-1, -1))
                path.unlink(missing_ok=True)
            print(suffix, one.name, limit, size)
print("done")
"""


def test_a_full_disk_is_an_error_and_no_half_file(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(tmp_path)],
        check=True,
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert done.stdout == "done\n"


@FORMATS
def test_a_folder_that_is_not_there_is_an_error(tmp_path, suffix):
    with pytest.raises(OSError):
        WRITERS[suffix](tmp_path / "none" / f"a{suffix}", events())
