"""The project file: a ZIP with pinned bytes, layers in order from the GeoPackage beside it, the map in view."""

import io
import zipfile
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from geostrike.export.qgis import project_qgz
from geostrike.export.qgis.view import extent_m, seen
from geostrike.layers.extents import extents_layer

from .made import SPEC, made_layers


def opened(packed):
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert archive.testzip() is None
        (name,) = archive.namelist()
        return name, archive.getinfo(name), ET.fromstring(archive.read(name))


@pytest.fixture(scope="module")
def project():
    return opened(project_qgz(made_layers(), SPEC))[2]


def test_the_archive_holds_one_project_with_no_trace_of_the_clock():
    name, entry, root = opened(project_qgz(made_layers(), SPEC))
    assert name == "geostrike.qgs"
    assert entry.date_time == (1980, 1, 1, 0, 0, 0)
    assert "saveDateTime" not in root.attrib
    assert "saveUser" not in root.attrib
    assert root.find(".//creation") is None


def test_the_same_layers_give_the_same_bytes_in_any_order():
    one = project_qgz(made_layers(), SPEC)
    assert project_qgz(dict(reversed(made_layers().items())), SPEC) == one


def test_layers_come_from_the_geopackage_beside_it_events_first(project):
    groups = {
        group.get("name"): [layer.get("name") for layer in group.findall("layer-tree-layer")]
        for group in project.findall("layer-tree-group/layer-tree-group")
    }
    assert list(groups) == ["Events", "Base"]
    assert groups["Events"][0] == "Strikes"
    assert groups["Base"] == ["Names", "Borders", "Governorates and provinces", "Land"]
    sources = {layer.findtext("datasource") for layer in project.iter("maplayer")}
    assert sources == {f"./geostrike.gpkg|layername={name}" for name in made_layers() if name != "claims"}
    assert project.findtext("properties/Paths/Absolute") == "false"
    unchecked = [node.get("name") for node in project.iter("layer-tree-layer") if "Un" in node.get("checked")]
    assert unchecked == ["Every place named"]


def test_a_map_without_a_layer_has_a_project_without_it():
    layers = {name: layer for name, layer in made_layers().items() if name in ("strikes", "land")}
    root = opened(project_qgz(layers, SPEC, geopackage="other.gpkg"))[2]
    assert {layer.findtext("datasource") for layer in root.iter("maplayer")} == {
        "./other.gpkg|layername=strikes",
        "./other.gpkg|layername=land",
    }
    assert len(root.findall("layer-tree-group//layer-tree-layer")) == 2


def test_a_title_is_text(project):
    assert project.findtext("title") == SPEC.title
    assert project.find("projectMetadata").findtext("title") == SPEC.title
    assert SPEC.summary in project.find("projectMetadata").findtext("abstract")


def test_credits_stand_on_the_map_and_with_their_layers(project):
    assert project.findtext("properties/CopyrightLabel/Label") == "Boundaries: Natural Earth · Places: GeoNames"
    assert project.findtext("properties/CopyrightLabel/Enabled") == "true"
    (land,) = [layer for layer in project.iter("maplayer") if layer.findtext("id") == "geostrike_land"]
    assert land.findtext("attribution") == "Boundaries: Natural Earth"
    assert land.findtext("resourceMetadata/rights") == "Boundaries: Natural Earth"


def test_time_goes_from_the_first_day_to_the_end_of_the_last(project):
    assert project.findtext("ProjectTimeSettings/TemporalRange/start") == "2023-01-01T00:00:00Z"
    assert project.findtext("ProjectTimeSettings/TemporalRange/end") == "2024-03-01T00:00:00Z"
    undated = made_layers()
    undated = {"strikes": replace(undated["strikes"], frame=undated["strikes"].frame.iloc[[5]])}
    root = opened(project_qgz(undated, SPEC))[2]
    assert root.find("ProjectTimeSettings/TemporalRange") is None


def test_the_view_is_the_specs_or_holds_the_pinned_events_and_their_areas():
    layers = made_layers()
    assert seen(layers, replace(SPEC, bounds=(34.0, 28.0, 49.0, 38.0))) == (34.0, 28.0, 49.0, 38.0)
    assert seen(layers, SPEC) == (36.0, 33.0, 44.0, 35.0)
    west, south, east, north = extent_m((0.0, 0.0, 10.0, 10.0))
    assert (west + 44_527.8, east - 44_527.8) == pytest.approx((0, 1_113_194.9), abs=1)
    assert (south, north) == pytest.approx((-44_755.6, 1_163_645.5), abs=1)


def test_the_view_of_a_map_without_events_is_the_theatre():
    assert seen({"extents": extents_layer(())}, SPEC) == seen({}, SPEC) == (34.0, 12.0, 56.0, 38.0)
