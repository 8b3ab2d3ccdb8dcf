import json

import pytest

from geostrike.errors import GazetteerError
from geostrike.gazetteer.imports import Reading, read_rows

POINT = {"type": "Point", "coordinates": [40.1, 35.3]}
AREA = {"type": "Polygon", "coordinates": [[[40, 35], [41, 35], [41, 36], [40, 36], [40, 35]]]}


def place(geometry=POINT, **parts):
    return {
        "@id": "http://example.org/places/1",
        "type": "Feature",
        "properties": {"title": "Tall Test", "ccodes": ["SY"], "fclasses": ["P"]},
        "names": [
            {"toponym": "Tall Test", "lang": "en", "citations": [{"label": "A gazetteer (1635)", "@id": "x:1"}]},
            {"toponym": "تل", "lang": "ar"},
        ],
        "types": [{"identifier": "aat:300008375", "label": "town"}],
        "geometry": geometry,
    } | parts


def collection(*features, indent=None):
    return json.dumps({"type": "FeatureCollection", "@context": "x", "features": features}, indent=indent)


@pytest.mark.parametrize("indent", [None, 2])
def test_a_feature_becomes_a_row(rows_of, indent):
    link = {"type": "exactMatch", "identifier": "http://www.geonames.org/170794/"}
    (row,) = rows_of(collection(place(links=[link]), indent=indent), "a.json")
    assert (row.id, row.name, row.country) == ("http://example.org/places/1", "Tall Test", "SY")
    assert row.names == (("en", "Tall Test"), ("ar", "تل"))
    assert (row.longitude, row.latitude, row.feature_code, row.geonameid) == (40.1, 35.3, "PPL", 170794)
    assert row.source == "A gazetteer (1635)"


def test_areas_and_collections_of_geometries(rows_of):
    both = {"type": "GeometryCollection", "geometries": [AREA, POINT]}
    features = (place(AREA, **{"@id": "x:1"}), place(both, **{"@id": "x:2"}))
    area, pointed = rows_of(collection(*features), "a.json")
    assert 35 < area.latitude < 36
    assert area.radius_m > 50_000
    assert (pointed.longitude, pointed.latitude) == (40.1, 35.3)
    assert pointed.radius_m > 100_000


def test_json_lines(rows_of):
    lines = [json.dumps(place(**{"@id": f"x:{n}"}), ensure_ascii=False) for n in range(3)]
    assert [row.id for row in rows_of("\n".join(lines), "a.jsonl", name="old")] == ["old:x:0", "old:x:1", "old:x:2"]


def test_many_features_are_read_one_after_the_other(rows_of):
    features = [place(**{"@id": f"x:{n}", "note": "n" * 5_000}) for n in range(700)]
    rows = rows_of(collection(*features), "a.json")
    assert [row.id for row in rows] == [f"x:{n}" for n in range(700)]


def test_places_without_a_geometry_are_counted(tmp_path):
    path = tmp_path / "a.json"
    path.write_text(collection(place(None), place()))
    reading = Reading()
    assert len(list(read_rows([path], reading))) == 1
    assert reading.passed_over == {"without a geometry": 1}


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"properties": {}, "names": []}, "properties.title and names have no letter"),
        (
            {"geometry": {"type": "Point", "coordinates": [40.1, 135.3]}},
            r"geometry: latitude 135.3 is outside -90\.\.90",
        ),
        ({"geometry": {"type": "Point", "coordinates": ["40", "35"]}}, "geometry: a point without coordinates"),
        ({"geometry": {"type": "Polygon", "coordinates": [[1]]}}, "geometry cannot be read"),
        ({"geometry": {"type": "Blob", "coordinates": []}}, "geometry cannot be read"),
        ({"geometry": [1]}, "geometry is missing"),
        ({"properties": {"title": "A", "ccodes": ["Q1"]}}, "ccodes 'Q1' is not a country's ISO"),
        ({"names": [{"toponym": "a\ud800"}]}, r"toponym 'a\\ud800' holds the character U\+D800"),
        ({"type": "Place"}, "no Feature of GeoJSON"),
    ],
)
def test_a_wrong_feature_is_named_by_its_line(rows_of, parts, message):
    text = collection(place(), place(**{"@id": "x:2"} | parts), indent=1)
    line = [number for number, words in enumerate(text.split("\n"), 1) if words == "  {"][1]
    with pytest.raises(GazetteerError, match=rf":{line}: {message}"):
        rows_of(text, "a.json")


def test_json_that_is_wrong_or_cut_off(rows_of):
    whole = collection(place(), place(**{"@id": "x:2"}), indent=1)
    with pytest.raises(GazetteerError, match=r":\d+: the feature that begins here is wrong or cut off"):
        rows_of(whole[:-200], "a.json")
    with pytest.raises(GazetteerError, match=r":\d+: the feature that begins here is wrong or cut off"):
        rows_of(whole[:-5], "a.json")
    with pytest.raises(
        GazetteerError, match=r":1: not readable as JSON: .*; give a FeatureCollection, or a feature a line"
    ):
        rows_of('{"places": [\n', "a.json")
    with pytest.raises(GazetteerError, match=r":1: the feature is nested too deep"):
        rows_of('{"features": [' + "[" * 200_000, "a.json")
    faults = []
    rows = rows_of(f"{json.dumps(place())}\n{{wrong}}\n", "a.jsonl", faults=faults)
    assert len(rows) == 1
    assert faults[0].startswith(":2: not readable as JSON")
