"""Styles and project in QGIS itself: what is drawn, named, told and shown in time, from GeoPackage and GeoJSON."""

import html
import json
import os
import subprocess
from pathlib import Path

import pytest
from export.qgis.made import HOSTILE, SPEC, made_layers

from geostrike.export import layer_geojson
from geostrike.export.qgis import layer_styles, project_qgz
from geostrike.export.qgis.qml import STYLED
from geostrike.layers.style import PALETTE
from geostrike.layers.words import precision, toll, when

QGIS_PYTHON = "/usr/bin/python3"
EVENTS = ("strikes", "attacks")
DATED = (*EVENTS, "extents", "contested")

pytestmark = pytest.mark.qgis


@pytest.fixture(scope="session")
def report(tmp_path_factory):
    if subprocess.run([QGIS_PYTHON, "-c", "import qgis.core"], capture_output=True, check=False).returncode:
        if os.environ.get("GEOSTRIKE_REAL_CLIENTS"):
            pytest.fail("python3-qgis is missing")
        pytest.skip("python3-qgis is missing")
    geopackage = pytest.importorskip("geostrike.export.geopackage")
    folder = tmp_path_factory.mktemp("qgis")
    layers = made_layers()
    styles = layer_styles(layers)
    geopackage.write_geopackage(folder / "geostrike.gpkg", [layers[name] for name in STYLED], styles)
    (folder / "geostrike.qgz").write_bytes(project_qgz(layers, SPEC))
    (folder / "layers").mkdir()
    for name in (*EVENTS, "extents", "contested", "borders", "places"):
        (folder / "layers" / f"{name}.qml").write_text(styles[name], encoding="utf-8")
        (folder / "layers" / f"{name}.geojson").write_text(layer_geojson(layers[name]), encoding="utf-8")
    script = Path(__file__).with_name("styled_in_qgis.py")
    environment = {"QT_QPA_PLATFORM": "offscreen", "PATH": "/usr/bin:/bin", "HOME": str(folder), "LC_ALL": "C.UTF-8"}
    run = [QGIS_PYTHON, script, folder, folder / "picture.png"]
    result = subprocess.run(run, capture_output=True, text=True, env=environment, check=True)
    return json.loads(result.stdout.splitlines()[-1])


@pytest.fixture(params=["package", "sidecars"])
def opened(report, request):
    return report[request.param]


def test_every_layer_is_styled_and_all_of_its_features_are_drawn(opened):
    for name, layer in opened.items():
        assert layer["valid"], name
        assert layer["styled"], name
        assert layer["renderer"] == ("nullSymbol" if name == "labels" else "RuleRenderer")
        assert layer["broken"] == []
        assert layer["drawn"] == layer["features"] > 0, name


def test_the_geopackage_has_every_layer(report):
    assert set(report["package"]) == set(STYLED)


def test_rules_have_words_for_the_legend(opened):
    assert opened["strikes"]["rules"] == ["Strike, known only to an area", "Strike, site known", "Sources disagree"]
    assert opened["attacks"]["rules"][:2] == ["Attack, known only to an area", "Attack, site known"]
    assert opened["borders"]["rules"] == ["Border", "Border in dispute"]


def test_events_and_the_base_are_labelled(report):
    for name in EVENTS:
        assert report["package"][name]["label_rules"] == ["Known only to an area", "Site known"]
    assert report["package"]["labels"]["label_rules"] == ["Country", "Water", "City", "Town", "Base", "Region"]
    assert not report["package"]["land"]["labels"]


def test_dates_are_dates_and_time_is_on(opened):
    for name, layer in opened.items():
        assert layer["temporal"] == (name in DATED), name
    for name in EVENTS:
        assert opened[name]["fields"]["date_start"] == opened[name]["fields"]["date_end"] == "Date"


def test_a_days_event_shows_on_its_day_alone_and_one_without_a_date_always(opened):
    for name in ("strikes", "extents"):
        days = {
            day: {title for title in titles if title not in ("Two months", "A week")}
            for day, titles in opened[name]["days"].items()
        }
        assert days == {
            "2024-01-28": {"No day"},
            "2024-02-02": {"A day", "Days", "A month", "No day"},
            "2024-02-03": {"Next day", "Days", "A month", "No day"},
            "2024-02-04": {"Days", "A month", "No day"},
        }
    assert opened["attacks"]["days"]["2024-02-02"] == ["Two months"]
    assert [day for day, titles in opened["contested"]["days"].items() if titles] == ["2024-01-28"]


def test_what_a_layer_is_and_whose_goes_with_its_style(report):
    assert report["package"]["labels"]["notes"] == "Names of the base map. Places: GeoNames."
    assert report["sidecars"]["strikes"]["notes"].startswith("Strikes by a state&#x27;s forces")


def test_a_feature_is_called_by_its_title(opened):
    assert opened["attacks"]["displayed"] == ["Two months", "A week"]
    assert opened["strikes"]["aliases"]["best"] == "Killed"


def test_a_tip_says_what_the_page_says(opened):
    layers = made_layers()
    for name in EVENTS:
        rows = layers[name].frame.to_dict("records")
        for row, tip in zip(rows, opened[name]["tips"], strict=True):
            told = when(row["date_start"], row["date_end"], row["date_prec"])
            assert f"{told}. {precision(row['where_prec'], row['radius_m'])}" in tip
            assert row["title"] in tip
            assert "2 sources, 3 documents" in tip
            assert toll(row["best"], row["toll_bound"] or "exact").replace(",", "") in tip
            assert ("Sources disagree. Killed: 3 or &lt;4&gt;" in tip) == row["disputed"]


def test_a_documents_words_are_text_in_every_tip(opened):
    said = html.escape(HOSTILE, quote=False)
    assert "1 + 1" in said
    for name, layer in opened.items():
        for tip in layer["tips"]:
            assert "<script" not in tip, name
            assert tip.count("</b>") == tip.count("<b>"), name
            assert len(tip) < 6000, name
    for name in EVENTS:
        assert all(f"“{said}”" in tip for tip in opened[name]["tips"])


def test_the_project_opens_whole_and_in_order(report):
    project = report["project"]
    assert project["read"]
    assert project["error"] == ""
    assert all(project["valid"])
    assert project["title"] == SPEC.title
    assert project["crs"] == "EPSG:3857"
    assert project["crs_of"] == ["EPSG:4326"]
    assert project["background"] == PALETTE["water"]
    order = ["strikes", "attacks", "contested", "places", "extents", "labels", "borders", "divisions", "land"]
    assert project["order"] == [f"geostrike_{name}" for name in order]
    assert set(project["order"]) - set(project["visible"]) == {"geostrike_places"}
    assert set(project["temporal"]) == {f"geostrike_{name}" for name in DATED}
    assert project["times"] == ["2023-01-01", "2024-03-01"]
    assert project["attribution"]["geostrike_land"] == "Boundaries: Natural Earth"
    assert all(project["abstracts"].values())


def test_the_picture_has_the_colours_of_the_style(report):
    colours = report["project"]["colours"]
    for name in ("strike", "attack", "land", "water"):
        assert colours.get(PALETTE[name], 0) > 20, name
