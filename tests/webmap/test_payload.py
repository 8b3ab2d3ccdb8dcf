from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import LineString, MultiPolygon, Point, box

from geostrike.webmap.geometry import as_circle, bounds, features, point, steps
from geostrike.webmap.payload import payload

from .reports import AL_QAIM, circle, cut, layer, make_spec


@given(st.floats(-170, 170), st.floats(-60, 60), st.floats(500, 50_000))
def test_a_circle_is_known_as_one(longitude: float, latitude: float, radius_m: float) -> None:
    assert as_circle(circle(Point(longitude, latitude), radius_m), [longitude, latitude], radius_m)


def test_nothing_else_is_taken_for_a_circle() -> None:
    square = box(41.0, 34.3, 41.2, 34.5)
    assert not as_circle(square, [41.1, 34.4], 11_132)
    assert not as_circle(circle(AL_QAIM, 4000), [AL_QAIM.x, AL_QAIM.y], 8000)
    assert not as_circle(circle(AL_QAIM, 4000), None, 4000)


def test_circles_go_as_a_radius_and_areas_as_polygons(layers, spec) -> None:
    extents = {extent["id"]: extent for extent in payload(layers, spec)["events"]["extents"]}
    assert abs(extents["s1"]["radius"] - 4000) < 200
    assert len(extents["a4"]["polygons"]) == 1
    assert extents["a1"]["disputed"] is True


def test_longitude_comes_first(layers, spec) -> None:
    data = payload(layers, spec)
    assert next(e["at"] for e in data["events"]["events"] if e["id"] == "s1") == [41.09, 34.37]
    assert point(Point(41.123456, 34.0)) == [41.12346, 34.0]


def test_the_view_is_the_specs_or_holds_the_events(layers) -> None:
    given_ = payload(layers, make_spec(bounds=(34.0, 28.0, 49.0, 38.0)))["events"]
    assert (given_["view"], given_["given"]) == ([34, 28, 49, 38], True)
    west, south, east, north = payload(layers, make_spec())["events"]["view"]
    assert west < 38.6 < 44.01 < east
    assert south < 33.31 < 36.5 < north


def test_a_country_does_not_widen_the_view_of_pinned_events(layers) -> None:
    country = {"id": "s6", "event_type": "strike", "where_prec": 6, "disputed": False, "geometry": box(30, 0, 60, 60)}
    alone = {**layers, "extents": layer("extents", [country])}
    _, south, _, _ = payload(alone, make_spec())["events"]["view"]
    assert south > 30
    without_points = {**alone, "attacks": layer("attacks", []), "strikes": cut(layers["strikes"], "s6")}
    assert payload(without_points, make_spec())["events"]["view"] == [30, 0, 60, 60]


def test_layers_that_the_spec_leaves_out_are_not_in_the_page(layers) -> None:
    data = payload(layers, make_spec(layers=("strikes",)))
    assert {event["type"] for event in data["events"]["events"]} == {"strike"}
    assert data["events"]["places"] == data["events"]["extents"] == data["base"]["borders"] == []


def test_any_layer_may_be_missing_or_empty(spec) -> None:
    assert payload({}, spec)["events"]["events"] == []
    assert payload({"strikes": layer("strikes", []), "land": layer("land", [])}, spec)["base"]["bounds"] is None
    assert bounds([None]) is None


def test_a_place_named_often_is_one_dot_that_says_how_often(layers, spec) -> None:
    rows = [
        {"name": "Baghdad", "role": role, "document": document, "geometry": Point(44.36, 33.31)}
        for role, document in (("government", "daily.txt"), ("government", "wire.txt"), ("dateline", "wire.txt"))
    ]
    [place] = payload({**layers, "places": layer("places", rows)}, spec)["events"]["places"]
    assert place["roles"] == {"dateline": 1, "government": 2}
    assert place["documents"] == ["Example Wire", "The Example Daily"]


@given(st.lists(st.tuples(st.integers(-180_000, 180_000), st.integers(-90_000, 90_000)), min_size=2, max_size=9))
def test_steps_lead_back_along_the_line(points: list[tuple[int, int]]) -> None:
    line = LineString([(x / 1000, y / 1000) for x, y in points])
    flat = steps(line)
    walked = [(sum(flat[: i + 1 : 2]), sum(flat[1 : i + 2 : 2])) for i in range(0, len(flat), 2)]
    assert walked == [point for i, point in enumerate(points) if i == 0 or point != points[i - 1]]


def test_land_too_small_to_be_seen_is_left_out() -> None:
    land = MultiPolygon([box(41, 34, 42, 35), box(10, 10, 10.0001, 10.0001)])
    [country] = features(layer("land", [{"iso2": "XX", "geometry": land}]), keep=("iso2",))
    assert country["iso2"] == "XX"
    assert len(country["polygons"]) == 1
    assert "lines" not in country
