import json
import math
import re

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from shapely import MultiPolygon, Point, Polygon, box
from shapely.geometry import shape

from geostrike.export import geojson_pieces, layer_geojson, write_geojson
from geostrike.export.json_columns import column_texts
from geostrike.layers.extents import extents_layer
from geostrike.model import Claim, Event, Layer, Location, Place, WherePrec

from .conftest import HOSTILE, layer

CLOCKWISE = Polygon([(40, 30), (40, 35), (45, 35), (45, 30)], holes=[[(41, 31), (44, 31), (44, 34), (41, 34)]])


def parsed(text):
    def no_constant(word):
        raise AssertionError(f"{word} is not JSON")

    return json.loads(text, parse_constant=no_constant)


def written(rows, geometries, **given):
    return parsed(layer_geojson(layer(rows, geometries, **given)))


def signed_area(ring):
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, ring[1:], strict=False)) / 2


def polygons(geometry):
    return [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]


def test_the_members_of_a_collection():
    found = written([{"id": "e-1", "n": 3}], [Point(43.13, 36.34)], credit="Natural Earth")
    assert set(found) == {"type", "name", "attribution", "features"}
    assert (found["type"], found["name"], found["attribution"]) == ("FeatureCollection", "raids", "Natural Earth")
    (feature,) = found["features"]
    assert feature == {
        "type": "Feature",
        "id": "e-1",
        "properties": {"id": "e-1", "n": 3},
        "geometry": {"type": "Point", "coordinates": [43.13, 36.34]},
    }


def test_there_is_no_crs_member():
    assert '"crs"' not in layer_geojson(layer([{"id": "e-1"}], [Point(43, 36)]))


def test_a_feature_without_an_id_gets_one():
    found = written([{"n": 1}, {"n": 2}], [Point(1, 2), None])
    assert [feature["id"] for feature in found["features"]] == ["raids-0", "raids-1"]


def test_an_unlocated_feature_keeps_a_null_geometry():
    found = written([{"id": "a"}, {"id": "b"}], [None, Point()])
    assert [feature["geometry"] for feature in found["features"]] == [None, None]


@pytest.mark.parametrize("area", [CLOCKWISE, MultiPolygon([CLOCKWISE, box(0, 0, 1, 1, ccw=False)])])
def test_outer_rings_turn_left_and_inner_ones_right(area):
    found = written([{"id": "a"}], [area])["features"][0]["geometry"]
    for outer, *inner in polygons(found):
        assert outer[0] == outer[-1]
        assert signed_area(outer) > 0
        assert all(signed_area(ring) < 0 for ring in inner)
    assert shape(found).area == pytest.approx(area.area)


@given(st.floats(-170, 170), st.floats(-80, 80), st.floats(1e-7, 9), st.floats(1e-7, 9), st.booleans())
def test_any_box_keeps_its_kind_and_turns_left(west, south, width, height, ccw):
    found = written([{"id": "a"}], [box(west, south, west + width, south + height, ccw=ccw)])["features"][0]["geometry"]
    assert found["type"] in ("Polygon", "MultiPolygon")
    for outer, *_ in polygons(found):
        assert signed_area(outer) >= 0
        assert all(len(position) == 2 for position in outer)


@given(st.floats(-180, 180), st.floats(-90, 90))
def test_a_point_is_longitude_and_latitude_to_a_metre(longitude, latitude):
    (x, y) = written([{"id": "a"}], [Point(longitude, latitude)])["features"][0]["geometry"]["coordinates"]
    assert (x, y) == (pytest.approx(longitude, abs=6e-6), pytest.approx(latitude, abs=6e-6))
    assert (x, y) == (round(x, 5), round(y, 5))


ABSENT = [None, math.nan, np.nan, np.float64("nan"), float("inf"), -math.inf, pd.NA, pd.NaT]


@pytest.mark.parametrize("value", ABSENT, ids=str)
def test_what_is_absent_or_no_number_is_null(value):
    (feature,) = written([{"id": "a", "n": pd.Series([value], dtype=object)[0], "deep": [{"n": value}]}], [None])[
        "features"
    ]
    assert feature["properties"] == {"id": "a", "n": None, "deep": [{"n": None}]}


def test_numbers_of_numpy_are_plain_numbers():
    rows = [{"id": "a", "i": np.int64(3), "f": np.float32(0.5), "b": np.bool_(True), "t": (1, 2)}]
    assert written(rows, [None])["features"][0]["properties"] == {"id": "a", "i": 3, "f": 0.5, "b": True, "t": [1, 2]}


def test_an_empty_layer_is_an_empty_collection(read_back):
    text = layer_geojson(layer([], []))
    assert parsed(text)["features"] == []
    assert len(read_back(text)) == 0


def readable(text):
    """Text without control characters other than tabs and line ends."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "\ufffd", text)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_back_as_it_can_be_read(text):
    assert written([{"id": "a", "words": text}], [None])["features"][0]["properties"]["words"] == readable(text)


@given(st.text())
@example("a\x00b\\u0000 c:\\b \\\\ \x0c \b \x1f \t \n \r")
def test_any_text_can_be_written_in_utf_8(text):
    payload = layer_geojson(layer([{"id": "a", "words": text}], [None])).encode("utf-8")
    assert parsed(payload)["features"][0]["properties"]["words"] == readable(text)


@pytest.mark.parametrize(("text", "kept"), [("a\ud800b", "a\ufffdb"), ("\udfff", "\ufffd"), ("\ud83d\ude00", "😀")])
def test_half_characters_become_the_sign_for_what_cannot_be_read(text, kept):
    payload = layer_geojson(layer([{"id": "a", "words": text}], [None])).encode("utf-8")
    assert parsed(payload)["features"][0]["properties"]["words"] == kept


def test_the_same_layer_gives_the_same_bytes():
    def make():
        return layer([{"id": "a", "n": [1, {"x": "é"}]}, {"id": "b", "n": None}], [CLOCKWISE, None])

    assert layer_geojson(make()) == layer_geojson(make())


def test_a_feature_a_line():
    lines = layer_geojson(layer([{"id": "a"}, {"id": "b"}], [None, None])).splitlines()
    assert len(lines) == 4
    assert json.loads(lines[1].rstrip(","))["id"] == "a"


def test_other_programs_read_it(read_back):
    rows = [{"id": "a", "words": text, "n": number} for number, text in enumerate(HOSTILE)]
    frame = read_back(layer_geojson(layer(rows, [Point(40 + n, 30) for n in range(len(rows))])))
    assert frame.crs.to_epsg() == 4326
    assert frame["n"].tolist() == list(range(len(HOSTILE)))
    assert frame.geometry.x.tolist() == [40 + n for n in range(len(HOSTILE))]
    assert frame["words"].tolist()[0] == HOSTILE[0]


def test_every_layer_of_a_map_can_be_read_by_other_programs(read_back, tmp_path):
    from geostrike.boundaries import load_boundaries
    from geostrike.layers import DRAWN_LAYERS, MapSpec, build_layers

    layers = build_layers((), load_boundaries(), MapSpec(name="m", title="M", bounds=(38.0, 32.0, 45.0, 37.0)))
    for name in DRAWN_LAYERS:
        text = layer_geojson(layers[name])
        assert len(read_back(text)) == len(parsed(text)["features"]) == len(layers[name].frame)


@given(st.lists(st.floats(0, 1) | st.integers(0, 3) | st.booleans() | st.none() | st.text(max_size=3), max_size=9))
def test_a_column_of_many_kinds_is_written_value_by_value(values):
    texts = column_texts([*values, *values])
    assert texts == [json.dumps(value, ensure_ascii=False) for value in [*values, *values]]


def test_equal_numbers_of_different_kinds_stay_apart():
    assert column_texts([1, True, 1.0] * 3) == ["1", "true", "1.0"] * 3
    assert column_texts([0.0, -0.0] * 3) == ["0.0", "-0.0"] * 3


def test_signs_of_per_cent_are_written_as_they_are():
    rows = [{"id": f"{n}%s", "100%": "5 %d", "same": "%"} for n in range(3)]
    features = written(rows, [None] * 3, name="%s")["features"]
    assert [feature["properties"] for feature in features] == rows
    assert [feature["id"] for feature in features] == ["0%s", "1%s", "2%s"]


def test_a_layer_of_many_slices_is_one_collection():
    count = 5000
    rows = [{"id": f"e-{n}", "n": n} for n in range(count)]
    text = layer_geojson(layer(rows, [Point(n / 100, 1) for n in range(count)]))
    features = parsed(text)["features"]
    assert [feature["properties"] for feature in features] == rows
    assert [feature["geometry"]["coordinates"][0] for feature in features] == [n / 100 for n in range(count)]
    assert text.count("\n") == count + 2
    assert text == "".join(geojson_pieces(layer(rows, [Point(n / 100, 1) for n in range(count)])))


def areas(*locations):
    place = Place(id="x", name="X", longitude=0.0, latitude=0.0, country="", feature_code="", radius_m=1.0)
    claim = Claim(id="c", document="d", evidence=(), event_type="strike", sub_event_type="", rule="")
    return extents_layer(
        Event(id=f"e-{n}", event_type="strike", sub_event_type="", title="", claims=(claim,), number_of_sources=1,
              number_of_documents=1, location=Location(place=place, where_prec=WherePrec.NEAR, longitude=x, latitude=y,
              radius_m=radius_m, where_description="X", area=area))
        for n, (x, y, radius_m, area) in enumerate(locations)
    )  # fmt: skip


@given(st.lists(st.tuples(st.floats(-180, 180), st.floats(-89, 89), st.floats(0, 2e5), st.none()), max_size=4))
def test_circles_written_at_once_are_those_of_the_frame(circles):
    extents = areas(*circles, (40.0, 35.0, 9e3, None), (0.0, 0.0, 0.0, box(40, 30, 45, 35)))
    one_by_one = Layer(name="extents", frame=extents.frame)
    for found, wanted in zip(
        parsed(layer_geojson(extents))["features"], parsed(layer_geojson(one_by_one))["features"], strict=True
    ):
        assert found["properties"] == wanted["properties"]
        assert found["geometry"]["type"] == wanted["geometry"]["type"]
        assert all(signed_area(outer) > 0 for outer, *_ in polygons(found["geometry"]))
        assert shape(found["geometry"]).symmetric_difference(shape(wanted["geometry"])).area < 1e-9


def test_a_file_holds_the_text(tmp_path):
    found = layer([{"id": "a", "words": "é"}], [Point(40, 30)])
    write_geojson(tmp_path / "a.geojson", found)
    assert (tmp_path / "a.geojson").read_bytes().decode("utf-8") == layer_geojson(found)


def test_every_public_name_is_there():
    import geostrike

    assert {name for name in geostrike.__all__ if getattr(geostrike, name, None) is None} == set()
