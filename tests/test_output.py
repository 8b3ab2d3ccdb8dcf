import json

import pytest

from geostrike.boundaries import load_boundaries
from geostrike.gazetteer import read_gazetteer
from geostrike.layers import MapSpec
from geostrike.output import FORMS, QUICK_FORMS, draw_files, write_files
from geostrike.pipeline import read_claims

ROW = {
    "document": "d", "sentence": "Jets bombed it.", "event_type": "strike", "date_start": "2024-02-02",
    "date_end": "2024-02-02", "date_prec": 1, "place": "X", "where_prec": 2, "longitude": 40.0, "radius_m": 5000,
}  # fmt: skip


@pytest.fixture(scope="module")
def tools():
    return read_gazetteer(), load_boundaries()


@pytest.fixture
def findings(tmp_path, tools):
    path = tmp_path / "claims.jsonl"
    rows = [ROW | {"id": str(n), "place_id": f"x:{n}", "latitude": 30 + n / 10, "document": f"d{n}"} for n in range(9)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return read_claims(path, *tools)


def written(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_layers_written_by_another_process_are_the_same(findings, tools, tmp_path):
    for name in ("one", "two"):
        write_files(draw_files(findings, (), *tools, forms=QUICK_FORMS), tmp_path / name, apart=name == "two")
    one, two = written(tmp_path / "one"), written(tmp_path / "two")
    assert one == two
    assert len(json.loads(one["layers/extents.geojson"])["features"]) == 9
    assert len(one["claims.jsonl"].splitlines()) == 9


def test_without_records_there_are_only_layers(findings, tools):
    files = draw_files(findings, (), *tools, records=False, forms=QUICK_FORMS)
    assert {name.split("/")[0] for name in files} == {"layers"}


def test_nothing_is_made_before_it_is_written(findings, tools, monkeypatch):
    made = []
    monkeypatch.setattr("geostrike.layers.build.LayerBuilder.layers", lambda *_: made.append(1))
    monkeypatch.setattr("geostrike.layers.build.LayerBuilder.layer", lambda *_: made.append(1))
    files = draw_files(findings, [MapSpec(name="map", title="Map")], *tools, forms=FORMS)
    assert {"map.html", "map.svg", "geostrike.gpkg", "events.xlsx"} <= files.keys()
    assert not made


def test_each_size_of_a_figure_has_a_name(findings, tools):
    spec = MapSpec(name="map", title="Map", figures=("a4", "slide"))
    files = draw_files(findings, [spec], *tools, records=False, forms=["figure"])
    assert files.keys() == {f"{name}.{kind}" for name in ("map", "map-slide") for kind in ("pdf", "png", "svg")}


def test_the_progress_says_what_is_written(findings, tools, tmp_path):
    said = []
    write_files(draw_files(findings, (), *tools, said.append, records=False, forms=["csv", "gpkg"]), tmp_path)
    assert "writing events.csv" in said
    assert "writing geostrike.gpkg" in said
