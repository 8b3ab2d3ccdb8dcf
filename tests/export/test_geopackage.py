import os
import shutil
import sqlite3
import subprocess
from contextlib import closing

import geopandas as gpd
import pyogrio
import pytest
from shapely import LineString, Point

from geostrike.export.flatgeobuf import write_flatgeobuf
from geostrike.export.geopackage import write_geopackage
from geostrike.export.parquet import write_parquet
from geostrike.model import Layer

from .conftest import HOSTILE, layer
from .test_geojson import areas

QML = "<qgis><renderer-v2 type='singleSymbol'/></qgis>"


def layers():
    strikes = [{"id": "s-1", "date_start": "2024-02-02"}, {"id": "s-2", "date_start": None}]
    return [
        layer(strikes, [Point(41, 34), None], "strikes"),
        areas((41.0, 34.0, 9e3, None)),
        layer([{"id": "b", "disputed": True}], [LineString([(40, 33), (42, 34)])], "borders", "Natural Earth"),
        layer([{"id": "c-1", "sentence": "A raid."}], [None], "claims"),
        layer([], [], "attacks", "GeoNames"),
    ]  # fmt: skip


@pytest.fixture
def package(tmp_path):
    path = tmp_path / "geostrike.gpkg"
    path.write_bytes(b"")
    write_geopackage(path, layers(), {"strikes": QML, "borders": QML}, title="All <events>", description="As reported")
    assert list(tmp_path.iterdir()) == [path]
    return path


def asked(path, question):
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as base:
        return base.execute(question).fetchall()


def ogrinfo(path):
    if shutil.which("ogrinfo") is None:
        if os.environ.get("GEOSTRIKE_REAL_CLIENTS") == "1":
            pytest.fail("GEOSTRIKE_REAL_CLIENTS=1, but ogrinfo is missing")
        pytest.skip("ogrinfo is missing")
    done = subprocess.run(["ogrinfo", "-al", str(path)], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert "Warning" not in done.stdout
    assert "ERROR" not in done.stdout
    return done.stdout


def test_the_layers_stand_in_their_order_with_what_they_are(package):
    found = asked(
        package, "SELECT table_name, data_type, identifier, description, srs_id, last_change FROM gpkg_contents"
    )
    assert [row[:3] for row in found] == [
        ("strikes", "features", "strikes"),
        ("extents", "features", "extents"),
        ("borders", "features", "borders"),
        ("claims", "attributes", "claims"),
        ("attacks", "features", "attacks"),
        ("layer_styles", "attributes", "layer_styles"),
    ]
    about = {row[0]: row[3] for row in found}
    assert about["extents"] == "Area within which it lies"
    assert about["borders"] == "Natural Earth"
    assert {row[4] for row in found if row[1] == "features"} == {4326}
    assert {row[5] for row in found} == {"1980-01-01T00:00:00.000Z"}
    # GDAL lists those with a geometry first.
    listed = [name for name, _ in pyogrio.list_layers(package)]
    assert listed == ["strikes", "extents", "borders", "attacks", "claims", "layer_styles"]


def test_geometries_have_one_type_a_column_of_one_name_and_an_index(package):
    found = asked(
        package, "SELECT table_name, column_name, geometry_type_name, srs_id, z, m FROM gpkg_geometry_columns"
    )
    assert found == [
        ("strikes", "geom", "POINT", 4326, 0, 0),
        ("extents", "geom", "MULTIPOLYGON", 4326, 0, 0),
        ("borders", "geom", "MULTILINESTRING", 4326, 0, 0),
        ("attacks", "geom", "POINT", 4326, 0, 0),
    ]
    indexed = asked(package, "SELECT table_name FROM gpkg_extensions WHERE extension_name = 'gpkg_rtree_index'")
    assert sorted(name for (name,) in indexed) == sorted(["strikes", "extents", "borders", "attacks"])
    assert asked(package, "SELECT count(*) FROM rtree_strikes_geom") == [(1,)]


def test_styles_stand_where_qgis_looks_for_them(package):
    kinds = {name: kind for _, name, kind, *_ in asked(package, "PRAGMA table_info(layer_styles)")}
    assert kinds == {
        "id": "INTEGER", "f_table_catalog": "TEXT(256)", "f_table_schema": "TEXT(256)", "f_table_name": "TEXT(256)",
        "f_geometry_column": "TEXT(256)", "styleName": "TEXT(30)", "styleQML": "TEXT", "styleSLD": "TEXT",
        "useAsDefault": "BOOLEAN", "description": "TEXT", "owner": "TEXT(30)", "ui": "TEXT(30)",
        "update_time": "DATETIME",
    }  # fmt: skip
    found = asked(
        package,
        "SELECT f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML, useAsDefault,"
        " update_time FROM layer_styles ORDER BY id",
    )
    when = "1980-01-01T00:00:00.000Z"
    assert found == [("", "", name, "geom", name, QML, 1, when) for name in ("strikes", "borders")]


def test_without_styles_there_is_no_table_of_them(tmp_path):
    write_geopackage(tmp_path / "a.gpkg", layers())
    assert asked(tmp_path / "a.gpkg", "SELECT * FROM gpkg_contents WHERE table_name = 'layer_styles'") == []


def test_days_are_days_and_the_file_is_sound(package):
    kinds = {name: kind for _, name, kind, *_ in asked(package, "PRAGMA table_info(strikes)")}
    assert kinds["date_start"] == "DATE"
    assert asked(package, "SELECT date_start FROM strikes") == [("2024-02-02",), (None,)]
    assert asked(package, "PRAGMA integrity_check") == [("ok",)]
    assert asked(package, "PRAGMA foreign_key_check") == []
    assert asked(package, "PRAGMA journal_mode") == [("delete",)]


def test_the_file_says_what_it_is_and_whom_to_credit(package):
    told = pyogrio.read_info(package, layer="borders")
    assert told["dataset_metadata"] == {
        "TITLE": "All <events>",
        "ABSTRACT": "As reported",
        "CREDITS": "Natural Earth; GeoNames",
    }
    assert told["layer_metadata"]["CREDITS"] == "Natural Earth"
    scopes = asked(package, "SELECT reference_scope, table_name, timestamp FROM gpkg_metadata_reference")
    assert ("geopackage", None, "1980-01-01T00:00:00.000Z") in scopes
    assert ("table", "borders", "1980-01-01T00:00:00.000Z") in scopes


@pytest.mark.parametrize("text", [*HOSTILE, "a\ud800\x00"])
def test_hostile_titles_credits_and_styles_leave_the_file_sound(tmp_path, text):
    path = tmp_path / "a.gpkg"
    rows = layer([{"id": "a"}], [Point(1, 2)], "strikes", text)
    write_geopackage(path, [rows], {"strikes": f"<!-- {text} -->"}, title=text, description=text)
    assert asked(path, "PRAGMA integrity_check") == [("ok",)]
    assert len(gpd.read_file(path, layer="strikes")) == 1


def test_gdals_clock_is_put_back(tmp_path):
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": "2001-01-01T00:00:00.000Z"})
    try:
        write_geopackage(tmp_path / "a.gpkg", layers())
        assert pyogrio.get_gdal_config_option("OGR_CURRENT_DATE") == "2001-01-01T00:00:00.000Z"
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})
    write_geopackage(tmp_path / "b.gpkg", layers())
    assert pyogrio.get_gdal_config_option("OGR_CURRENT_DATE") is None
    assert (tmp_path / "a.gpkg").read_bytes() == (tmp_path / "b.gpkg").read_bytes()


def test_debians_gdal_reads_the_package_without_a_warning(package):
    told = ogrinfo(package)
    assert "date_start: Date" in told
    assert "Geometry: Multi Line String" in told
    assert "Feature Count: 2" in told


@pytest.mark.parametrize("index", range(5))
def test_debians_gdal_reads_each_flatgeobuf_without_a_warning(tmp_path, index):
    one = layers()[index]
    write_flatgeobuf(tmp_path / "a.fgb", one)
    told = ogrinfo(tmp_path / "a.fgb")
    rows = len(one.table if hasattr(one, "table") else one.frame)
    assert f"Feature Count: {rows}" in told
    assert told.count("OGRFeature(") == rows


def test_a_flatgeobuf_has_an_index_where_every_row_has_a_place(tmp_path):
    for one, indexed in ((layers()[0], False), (layers()[1], True)):
        path = tmp_path / f"{one.name}.fgb"
        write_flatgeobuf(path, one)
        assert pyogrio.read_info(path)["capabilities"]["fast_spatial_filter"] is indexed


def test_geopandas_reads_the_parquet_file_whole_numbers_whole(tmp_path):
    rows = [{"id": "a", "best": 3, "disputed": True}, {"id": "b", "best": None, "disputed": False}]
    write_parquet(tmp_path / "a.parquet", layer(rows, [Point(41, 34), None], "strikes"))
    found = gpd.read_parquet(tmp_path / "a.parquet")
    assert found.crs.to_epsg() == 4326
    assert list(found.columns) == ["id", "best", "disputed", "geometry"]
    assert str(found["best"].dtype) == "Int64"
    assert found["best"].tolist()[0] == 3
    assert found.geometry.isna().tolist() == [False, True]
    assert found.geometry[0] == Point(41, 34)


def test_the_parquet_file_says_that_it_is_a_geoparquet_file(tmp_path):
    import json

    import pyarrow.parquet as pq

    for one, kind in (
        (layer([{"id": "a"}], [Point(1, 2)], "strikes"), "Point"),
        (areas((41.0, 34.0, 9e3, None)), "MultiPolygon"),
        (Layer(name="attacks", frame=layers()[4].frame), "Point"),
    ):
        write_parquet(tmp_path / "a.parquet", one)
        geo = json.loads(pq.read_metadata(tmp_path / "a.parquet").metadata[b"geo"])
        assert (geo["version"], geo["primary_column"]) == ("1.1.0", "geometry")
        (column,) = geo["columns"].values()
        assert (column["encoding"], column["geometry_types"]) == ("WKB", [kind])
        assert column["crs"]["id"] == {"authority": "EPSG", "code": 4326}
