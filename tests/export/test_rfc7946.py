import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import LineString, MultiPolygon, Point, box

from geostrike.export import layer_geojson
from geostrike.layers.style import simplestyle_line

from .conftest import HOSTILE, layer
from .rfc7946 import NotGeoJSON, checked
from .test_geojson import CLOCKWISE, areas

DOCUMENTS = Path(__file__).parents[2] / "data" / "documents"
DRAWN = {
    "strikes": {"title", "description", "marker-color", "marker-size", "marker-symbol"},
    "attacks": {"title", "description", "marker-color", "marker-size", "marker-symbol"},
    "extents": {"title", "stroke", "stroke-width", "stroke-opacity", "fill", "fill-opacity"},
    "contested": {"title", "stroke", "stroke-width", "stroke-opacity"},
    "borders": {"stroke", "stroke-width", "stroke-opacity"},
    "places": {"marker-color", "marker-size", "marker-symbol"},
}


@pytest.fixture(scope="module")
def reported():
    """The layers of the shipped documents."""
    from geostrike.boundaries import load_boundaries
    from geostrike.gazetteer import open_gazetteer
    from geostrike.layers import LayerBuilder, MapSpec
    from geostrike.pipeline import read_reports

    gazetteer, boundaries = open_gazetteer(), load_boundaries()
    found = read_reports(DOCUMENTS, gazetteer, boundaries)
    builder = LayerBuilder(
        found.events, boundaries, documents=found.documents, matches=found.matches, places=gazetteer.places
    )
    return builder.layers(MapSpec(name="layers", title="All events"), base=False)


@pytest.mark.parametrize("name", DRAWN)
def test_every_layer_of_the_documents_is_geojson_with_its_simplestyle(reported, name):
    found = checked(layer_geojson(reported[name]).encode("utf-8"))
    assert len(found["features"]) == len(reported[name].frame) > 0
    assert all(DRAWN[name] <= feature["properties"].keys() for feature in found["features"])


def test_strikes_and_attacks_have_colours_of_their_own_and_their_areas_have_them_too(reported):
    def colours(name, key):
        features = checked(layer_geojson(reported[name]).encode("utf-8"))["features"]
        return {feature["properties"]["event_type"]: feature["properties"][key] for feature in features}

    points = colours("strikes", "marker-color") | colours("attacks", "marker-color")
    assert len(set(points.values())) == 2
    assert colours("extents", "stroke") == colours("extents", "fill") == points


def test_a_disputed_border_is_lighter():
    assert simplestyle_line("borders", disputed=True)["stroke-opacity"] < simplestyle_line("borders")["stroke-opacity"]


EDGES = [(180.0, 10.0), (-180.0, -10.0), (179.9, 64.9), (-179.95, 70.0), (0.0, 89.5), (120.0, -89.9), (0.0, 90.0)]


@pytest.mark.parametrize(("longitude", "latitude"), EDGES)
@pytest.mark.parametrize("radius_m", [1_000.0, 50_000.0, 250_000.0])
def test_circles_at_the_antimeridian_and_the_poles_are_cut(longitude, latitude, radius_m):
    (feature,) = checked(layer_geojson(areas((longitude, latitude, radius_m, None))).encode("utf-8"))["features"]
    assert feature["geometry"] is not None


@given(st.lists(st.tuples(st.floats(-180, 180), st.floats(-90, 90), st.floats(0, 3e5), st.none()), max_size=3))
def test_any_circles_are_geojson(circles):
    assert len(checked(layer_geojson(areas(*circles)).encode("utf-8"))["features"]) == len(circles)


@pytest.mark.parametrize("text", [*HOSTILE, "a\ud800", "x" * 100_000])
def test_hostile_text_leaves_it_geojson(text):
    rows = [{"id": text, "title": text, "description": text}, {"id": None, "title": None, "description": None}]
    checked(layer_geojson(layer(rows, [Point(1, 2), None], credit=text)).encode("utf-8"))


GOOD = json.loads(layer_geojson(layer([{"id": "a", "fill": "#aabbcc"}], [MultiPolygon([CLOCKWISE, box(0, 0, 1, 1)])])))


def spoiled(**changes):
    text = json.loads(json.dumps(GOOD))
    feature = text["features"][0]
    for key, value in changes.items():
        if key == "geometry":
            feature["geometry"] = value
        elif key == "properties":
            feature["properties"] |= value
        elif value is None:
            feature.pop(key)
        else:
            text[key] = value
    return json.dumps(text).encode()


def polygon(*rings):
    return {"type": "Polygon", "coordinates": list(rings)}


SQUARE = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]
BAD = {
    "crs": spoiled(crs={"type": "name"}),
    "no id": spoiled(id=None),
    "no geometry": spoiled(geometry={"type": "Point", "coordinates": []}),
    "latitude": spoiled(geometry={"type": "Point", "coordinates": [1, 91]}),
    "longitude": spoiled(geometry={"type": "Point", "coordinates": [181, 1]}),
    "four numbers": spoiled(geometry={"type": "Point", "coordinates": [1, 1, 1, 1]}),
    "words": spoiled(geometry={"type": "Point", "coordinates": ["1", "1"]}),
    "depth": spoiled(geometry={"type": "Polygon", "coordinates": SQUARE}),
    "open": spoiled(geometry=polygon(SQUARE[:-1])),
    "clockwise": spoiled(geometry=polygon(SQUARE[::-1])),
    "short": spoiled(geometry=polygon([[0, 0], [1, 1], [0, 0]])),
    "hole": spoiled(geometry=polygon(SQUARE, [[0.1, 0.1], [0.2, 0.1], [0.2, 0.2], [0.1, 0.1]])),
    "bow": spoiled(geometry=polygon([[0, 0], [2, 1], [2, 0], [0, 3], [0, 0]])),
    "line": spoiled(geometry={"type": "LineString", "coordinates": [[1, 1]]}),
    "antimeridian": spoiled(geometry={"type": "LineString", "coordinates": [[179, 1], [-179, 1]]}),
    "colour": spoiled(properties={"fill": "red"}),
    "opacity": spoiled(properties={"fill-opacity": 2}),
    "size": spoiled(properties={"marker-size": "huge"}),
    "NaN": spoiled(properties={"n": float("nan")}),
    "mark": b"\xef\xbb\xbf" + spoiled(),
    "UTF-8": spoiled()[:-1] + b"\xff}",
    "twice": spoiled().replace(b'"type": "FeatureCollection"', b'"type": "Feature", "type": "FeatureCollection"'),
}


def test_what_is_sound_passes():
    assert checked(spoiled()) == GOOD
    checked(layer_geojson(layer([{"id": "a"}], [LineString([(1, 1), (2, 2)])])).encode())


@pytest.mark.parametrize("wrong", BAD)
def test_the_checker_finds_what_is_wrong(wrong):
    with pytest.raises(NotGeoJSON):
        checked(BAD[wrong])
