from dataclasses import replace

import pytest

from geostrike.errors import MapSpecError
from geostrike.layers import DRAWN_LAYERS, LayerBuilder, MapFilter, MapSpec
from geostrike.layers.table import EVENT_COLUMNS
from geostrike.model import Rejection

from .conftest import PLACES, VIEW, document, event, match, toll

BASE = {"land", "divisions", "labels"}
TABLES = {"claims", "aggregates", "rejections", "documents"}


@pytest.fixture(scope="module")
def layers(build, boundaries):
    return build(
        event("iq-mosul", killed=toll(4)),
        event("jo-tower-22", kind="attack", document="b"),
        event("iq", boundaries=boundaries, document="c"),
        event(None, document="d"),
        documents=(document("a", publisher="Gazette"),),
        matches=(match("iq-mosul", 5), match("iq", 50, kind="demonym"), match("jo-tower-22", 90, role="background")),
    )


def test_which_layers_there_are(layers):
    assert set(layers) == {*DRAWN_LAYERS, *BASE, *TABLES}
    for name, layer in layers.items():
        assert layer.name == name
        assert layer.frame.crs.to_epsg() == 4326


def test_events_by_type_with_the_promised_columns(layers):
    strikes, attacks = layers["strikes"].frame, layers["attacks"].frame
    assert strikes["place_id"].tolist() == ["iq-mosul", "iq", None]
    assert attacks["place_id"].tolist() == ["jo-tower-22"]
    assert tuple(strikes.columns) == tuple(attacks.columns) == (*EVENT_COLUMNS, "geometry")


def test_longitude_comes_first(layers):
    point = layers["attacks"].frame.geometry.iloc[0]
    assert (point.x, point.y) == (38.704, 33.309)


def test_an_event_known_to_a_country_only_or_not_at_all_has_no_point(layers):
    mosul, country, nowhere = layers["strikes"].frame.geometry
    assert mosul.geom_type == "Point"
    assert country is None
    assert nowhere is None


def test_whole_numbers_stay_whole_and_what_is_absent_is_none(layers):
    frame = layers["strikes"].frame
    assert frame["best"].tolist() == [4, None, None]
    assert isinstance(frame["best"].iloc[0], int)
    assert isinstance(frame["where_prec"].iloc[0], int)


def test_extents_are_the_polygons_of_what_is_not_precise(layers):
    frame = layers["extents"].frame
    assert frame["title"].tolist() == ["Strike, Mosul", "Strike, Iraq"]
    assert set(frame.geom_type) <= {"Polygon", "MultiPolygon"}
    assert frame.geometry.is_valid.all()
    assert frame.geometry.iloc[0].covers(layers["strikes"].frame.geometry.iloc[0])


def test_places_are_names_and_no_adjectives(layers):
    frame = layers["places"].frame
    assert frame["place_id"].tolist() == ["iq-mosul", "jo-tower-22"]
    assert frame["role"].tolist() == ["site", "background"]


def test_borders_are_lines(layers):
    frame = layers["borders"].frame
    assert len(frame)
    assert set(frame.geom_type) <= {"LineString", "MultiLineString"}


def test_the_tables_have_no_geometry(layers):
    for name in TABLES:
        assert all(geometry is None for geometry in layers[name].frame.geometry)
    assert layers["claims"].frame["publisher"].tolist()[0] == "Gazette"
    assert len(layers["claims"].frame) == 4


def test_borrowed_data_are_credited(layers):
    for name in ("borders", "land", "divisions"):
        assert "Natural Earth" in layers[name].attribution
    assert "GeoNames" in layers["labels"].attribution


def test_nothing_read_gives_empty_layers(build):
    layers = build()
    assert set(layers) == {*DRAWN_LAYERS, *BASE, *TABLES}
    for name in ("strikes", "attacks", "extents", "places", *TABLES):
        assert len(layers[name].frame) == 0
        assert layers[name].frame.crs.to_epsg() == 4326
    assert tuple(layers["strikes"].frame.columns) == (*EVENT_COLUMNS, "geometry")
    assert len(layers["land"].frame) > 100


def test_only_the_layers_asked_for(build):
    layers = build(event(), layers=("strikes",))
    assert set(layers) == {"strikes", *BASE, *TABLES}


def test_what_the_filter_leaves_out_is_in_no_layer(build):
    layers = build(event(), event("jo-tower-22", kind="attack"), filter=MapFilter(types=("attack",)))
    assert len(layers["strikes"].frame) == 0
    assert layers["claims"].frame["event_type"].tolist() == ["attack"]


def test_rejections_are_listed(build):
    rejection = Rejection(stage="read", item="broken.txt", reason="not UTF-8")
    assert build(rejections=(rejection,))["rejections"].frame["reason"].tolist() == ["not UTF-8"]


def test_a_view_by_places_holds_them(build):
    frame = build(bounds=None, places=("iq-mosul", "jo-tower-22"))["divisions"].frame
    assert {"IQ", "JO"} <= set(frame["country"])


def test_a_view_of_a_place_that_nobody_knows_is_an_error(build):
    with pytest.raises(MapSpecError, match="'iq-mosull'"):
        build(bounds=None, places=("iq-mosull",))


def test_without_a_view_the_events_are_in_it(build):
    layers = build(event("iq-mosul"), bounds=None)
    assert "IQ" in set(layers["divisions"].frame["country"])
    assert "JO" not in set(layers["divisions"].frame["country"])


def test_the_same_events_give_the_same_frames(build):
    one, other = (build(event(), event("jo-tower-22", kind="attack")) for _ in range(2))
    for name in one:
        assert one[name].frame.to_json() == other[name].frame.to_json()


def test_maps_of_the_same_events_share_what_is_the_same(boundaries):
    builder = LayerBuilder([event("iq-mosul"), event("sy-bukamal", kind="attack")], boundaries, places=PLACES)
    one = MapSpec(name="one", title="One", bounds=VIEW)
    two, fewer = replace(one, name="two"), replace(one, name="fewer", filter=MapFilter(types=("strike",)))
    assert builder.layer(one, "attacks") is builder.layer(two, "attacks")
    assert builder.layers(one, base=False)["claims"] is builder.layers(two, base=False)["claims"]
    assert len(builder.layer(fewer, "attacks").frame) == 0
    assert len(builder.layer(replace(one, redact=("iq-mosul",)), "strikes").frame) == 0
    assert len(builder.layer(one, "strikes").frame) == 1


def test_for_paper_the_base_reaches_as_far_as_a_sheet(boundaries):
    narrow = MapSpec(name="m", title="M", bounds=(44.0, 30.0, 45.0, 36.0))
    builder = LayerBuilder((), boundaries, places=PLACES)
    page, sheet = builder.layers(narrow), builder.layers(narrow, paper=True)
    for name in ("borders", "divisions"):
        (west, _, east, _), (left, _, right, _) = (found[name].frame.total_bounds for found in (page, sheet))
        assert left < west
        assert east < right
