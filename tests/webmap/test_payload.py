import random

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import GeometryCollection, LineString, MultiPolygon, Point, box

from geostrike.layers.plain import clean
from geostrike.model import Layer
from geostrike.webmap.geometry import as_circle, bounds, drawn, parts, point, points, steps, stream
from geostrike.webmap.packing import packed_blocks
from geostrike.webmap.payload import payload

from .blocks import carried, carried_of, head_of, rows, shapes, words_of
from .contested_reports import contested_layers, contested_spec
from .pages import HOSTILE
from .reports import AL_QAIM, circle, claim, cut, event, layer, make_layers, make_spec


@given(st.floats(-170, 170), st.floats(-60, 60), st.floats(500, 50_000))
def test_a_circle_is_known_as_one(longitude: float, latitude: float, radius_m: float) -> None:
    assert as_circle(circle(Point(longitude, latitude), radius_m), [longitude, latitude], radius_m)


def test_nothing_else_is_taken_for_a_circle() -> None:
    square = box(41.0, 34.3, 41.2, 34.5)
    assert not as_circle(square, [41.1, 34.4], 11_132)
    assert not as_circle(circle(AL_QAIM, 4000), [AL_QAIM.x, AL_QAIM.y], 8000)
    assert not as_circle(circle(AL_QAIM, 4000), None, 4000)


def test_circles_go_as_a_radius_and_areas_as_polygons(layers, spec) -> None:
    page = carried(layers, spec)
    assert abs(page.event("s1")["radius"] - 4000) < 200
    assert page.event("s1")["area"] is None
    assert len(page.event("a4")["area"]["polygons"]) == 1
    assert page.event("a4")["radius"] == 0
    assert page.event("a1")["disputed"] == 1
    assert (page.event("s6")["radius"], page.event("s6")["area"]) == (0, None)
    assert page.map["areas"] == 3


def test_the_sign_of_an_area_stands_in_its_area_and_off_the_sites(layers, spec) -> None:
    page = carried(layers, spec)
    for name in ("s5", "a4", "a5"):
        extents = layers["extents"].frame
        [area] = extents[extents["id"] == name].geometry
        assert area.covers(Point(page.event(name)["at"]))
    moved = page.event("a5")["at"]
    assert Point(moved).distance(Point(38.7, 33.31)) > 0.5


def test_longitude_comes_first(layers, spec) -> None:
    page = carried(layers, spec)
    assert page.event("s1")["at"] == [41.09, 34.37]
    assert (page.event("s1")["lon"], page.event("s1")["lat"]) == (4_109_000, 3_437_000)
    assert point(Point(41.123456, 34.0)) == [41.12346, 34.0]
    assert points([Point(41.123456, 34.0)]).tolist() == [[41.12346, 34.0]]
    assert page.base["land"][0]["polygons"][0][0][:2] == [38_800, 33_400]
    assert page.base["labels"][0]["at"] == [43.4, 32.6]


@pytest.mark.parametrize("at", [(-180.0, -90.0), (180.0, 90.0), (0.0, 0.0), (-0.00001, 0.00001), (-70.5, -33.25)])
def test_points_of_the_whole_world_come_back(at) -> None:
    other = {"id": "other", "event_type": "strike", "geometry": Point(12.3, 45.6)}
    nowhere = {"id": "nowhere", "event_type": "strike", "geometry": None}
    page = carried_of([{"id": "e", "event_type": "strike", "geometry": Point(*at)}, other, nowhere])
    assert page.event("e")["at"] == list(at)
    assert page.event("nowhere")["at"] is None


def test_what_is_no_point_on_earth_is_no_pin() -> None:
    shapes_told = [Point(float("nan"), 1), Point(float("inf"), 1), Point(), None]
    assert [point(shape) for shape in shapes_told[:2]] == [None, None]
    rows = [{"id": f"e{n}", "event_type": "strike", "geometry": shape} for n, shape in enumerate(shapes_told)]
    page = carried_of(rows)
    assert [found["at"] for found in page.events] == [None] * 4
    assert page.map["view"] is None


def test_the_view_is_the_specs_or_holds_the_events(layers) -> None:
    given_ = carried(layers, make_spec(bounds=(34.0, 28.0, 49.0, 38.0))).map
    assert (given_["view"], given_["given"]) == ([34, 28, 49, 38], True)
    found = carried(layers, make_spec()).map
    assert found["given"] is False
    west, south, east, north = found["view"]
    assert west < 38.6 < 44.01 < east
    assert south < 33.31 < 36.5 < north


def test_a_country_does_not_widen_the_view_of_pinned_events(layers) -> None:
    country = {"id": "s6", "event_type": "strike", "where_prec": 6, "disputed": False, "geometry": box(30, 0, 60, 60)}
    alone = {**layers, "extents": layer("extents", [country])}
    _, south, _, _ = carried(alone, make_spec()).map["view"]
    assert south > 30
    without_points = {**alone, "attacks": layer("attacks", []), "strikes": cut(layers["strikes"], "s6")}
    assert carried(without_points, make_spec()).map["view"] == [30, 0, 60, 60]


def test_without_events_the_view_holds_the_names(layers) -> None:
    empty = {**layers, "attacks": layer("attacks", []), "strikes": layer("strikes", [])}
    assert carried(empty, make_spec()).map["view"] == [34.4, 31, 44.36, 36.34]


def test_layers_that_the_spec_leaves_out_are_not_in_the_page(layers) -> None:
    page = carried(layers, make_spec(layers=("strikes",)))
    assert {found["type"] for found in page.events} == {"strike"}
    assert page.map["places"] == page.areas == page.base["borders"] == []
    assert {found["radius"] for found in page.events} == {0}
    assert len(page.base["land"]) == 3


@pytest.mark.parametrize(
    "layers",
    [
        {},
        {"strikes": layer("strikes", []), "land": layer("land", [])},
        {name: layer(name, []) for name in make_layers()},
    ],
)
def test_any_layer_may_be_missing_or_empty(layers, spec) -> None:
    page = carried(layers, spec)
    assert page.events == page.documents == page.areas == []
    assert page.base == {"land": [], "divisions": [], "borders": [], "labels": [], "bounds": None}
    assert page.map["view"] is None
    assert page.json("vocabulary") == []
    assert page.json("elsewhere") == {"aggregates": [], "rejections": []}
    assert set(page.blocks) == {"base", "shapes", "map", "events", "vocabulary", "elsewhere"}


@pytest.mark.parametrize("missing", sorted(make_layers()))
def test_each_layer_may_be_missing(missing) -> None:
    layers = make_layers()
    del layers[missing]
    page = carried(layers, make_spec())
    assert len(page.events) == 11 - {"strikes": 6, "attacks": 5}.get(missing, 0)
    for found in page.events:
        assert page.detail(found["id"])["claims"] or missing == "claims"


def test_bounds_of_nothing() -> None:
    assert bounds([None]) is None
    assert bounds([]) is None


def test_the_base_is_whole(layers, spec) -> None:
    base = carried(layers, spec).base
    assert [country["iso2"] for country in base["land"]] == ["IQ", "SY", "JO"]
    told = ("land", "divisions", "borders")
    expected = [parts(shape) for name in told for shape in layers[name].frame.geometry]
    geometry = [{k: v for k, v in one.items() if k in ("lines", "polygons")} for name in told for one in base[name]]
    assert geometry == expected
    assert [border["disputed"] for border in base["borders"]] == [False, True]
    assert (base["labels"][1]["name"], base["labels"][1]["names"]["ar"]) == ("Syria", "سوريا")
    assert base["bounds"] == [35, 29.1, 48, 37.1]


def test_a_place_named_often_is_one_dot_that_says_how_often(layers, spec) -> None:
    rows = [
        {"name": "Baghdad", "role": role, "document": document, "geometry": Point(44.36, 33.31)}
        for role, document in (("government", "daily.txt"), ("government", "wire.txt"), ("dateline", "wire.txt"))
    ]
    [place] = carried({**layers, "places": layer("places", rows)}, spec).map["places"]
    assert place["roles"] == {"dateline": 1, "government": 2}
    assert place["documents"] == ["Example Wire", "The Example Daily"]


def test_what_is_not_on_the_map_is_listed_with_its_source(layers, spec) -> None:
    page = carried(layers, spec)
    listed = page.json("elsewhere")
    assert [item["text"] for item in listed["aggregates"]] == [
        "In all, more than 85 sites were hit that night.",
        "Bases have come under fire some 150 times since the autumn.",
    ]
    assert listed["rejections"][1]["reason"] == "hometown of a soldier, not a site"
    for item in (*listed["aggregates"], *listed["rejections"]):
        assert page.documents[item["source"]]["id"] == item["document"]
    counts = page.map["counts"]
    assert (counts["aggregates"], counts["rejections"]) == (2, 2)
    unknown = layer("rejections", [{"item": "x", "reason": "y", "document": "gone.txt"}, {"item": "z"}])
    assert carried({**layers, "rejections": unknown}, spec).json("elsewhere")["rejections"] == [
        {"item": "x", "reason": "y", "document": "gone.txt"},
        {"item": "z"},
    ]


def test_credits_and_languages(layers) -> None:
    found = carried(layers, make_spec()).map
    assert found["credits"] == ["Borders: Natural Earth (public domain)", "Places: GeoNames (CC BY 4.0)"]
    assert found["languages"]
    assert found["countries"] == {"IQ": "Iraq", "JO": "Jordan", "SY": "Syria"}
    assert found["title"] == "Strikes and attacks, January and February 2024"


@given(st.lists(st.tuples(st.integers(-180_000, 180_000), st.integers(-90_000, 90_000)), min_size=2, max_size=9))
def test_steps_lead_back_along_the_line(points: list[tuple[int, int]]) -> None:
    line = LineString([(x / 1000, y / 1000) for x, y in points])
    flat = steps(line)
    walked = [(sum(flat[: i + 1 : 2]), sum(flat[1 : i + 2 : 2])) for i in range(0, len(flat), 2)]
    assert walked == [point for i, point in enumerate(points) if i == 0 or point != points[i - 1]]


def test_land_too_small_to_be_seen_is_left_out() -> None:
    land = MultiPolygon([box(41, 34, 42, 35), box(10, 10, 10.0001, 10.0001)])
    [(row, shape)] = drawn(layer("land", [{"iso2": "XX", "geometry": land}, {"iso2": "YY", "geometry": None}]))
    assert row["iso2"] == "XX"
    assert len(shape["polygons"]) == 1
    assert "lines" not in shape


STEPS = st.lists(st.integers(-360_000, 360_000), max_size=8)
SHAPES = st.lists(
    st.one_of(
        st.fixed_dictionaries({"lines": st.lists(STEPS, max_size=3)}),
        st.fixed_dictionaries({"polygons": st.lists(st.lists(STEPS, max_size=3), max_size=3)}),
    ),
    max_size=5,
)


@given(SHAPES)
def test_a_stream_of_shapes_comes_back(told: list[dict]) -> None:
    numbers = stream(told).tolist()
    assert list(shapes(numbers)) == told
    assert all(number >= 0 for number in numbers)


def test_shapes_of_which_nothing_is_seen_keep_their_turn() -> None:
    told = [parts(box(0, 0, 0.0001, 0.0001)), parts(box(0, 0, 1, 1)), parts(GeometryCollection()), parts(Point(1, 1))]
    found = list(shapes(stream(told).tolist()))
    assert found[1] == told[1]
    assert [found[place] for place in (0, 2, 3)] == [{"lines": []}] * 3
    assert list(shapes(stream([]).tolist())) == []


def in_bytes(layers, spec) -> list[tuple[str, str]]:
    return list(packed_blocks(payload(layers, spec)))


def turned(found: Layer, seed: int) -> Layer:
    """Return a layer whose rows come in another order."""
    order = random.Random(seed).sample(range(len(found.frame)), len(found.frame))
    return Layer(name=found.name, frame=found.frame.iloc[order], style=found.style, attribution=found.attribution)


BY_ID = ("strikes", "attacks", "extents", "claims", "documents", "places")
"""Layers whose rows the page puts into an order of its own."""


@pytest.mark.parametrize("make", [make_layers, contested_layers])
def test_the_same_layers_give_the_same_bytes(make) -> None:
    spec = contested_spec()
    first = in_bytes(make(), spec)
    assert in_bytes(make(), spec) == first
    for seed in range(5):
        layers = {name: turned(found, seed) if name in BY_ID else found for name, found in make().items()}
        for (name, block), (_, other) in zip(first, in_bytes(layers, spec), strict=True):
            assert block == other, name
    backwards = dict(reversed(make().items()))
    assert in_bytes(backwards, spec) == first


def test_the_same_many_events_give_the_same_bytes() -> None:
    def made(seed: int) -> dict[str, Layer]:
        rows = [
            event(f"e{n}", "strike", f"Town {n % 9}", Point(n % 40, n % 30), 1 + n % 5, [f"c{n}"], best=n % 4 or None)
            for n in range(300)
        ]
        claims = [claim(f"c{n}", f"d{n % 7}", f"Raid {n % 31} on Town {n % 9}.", f"Town {n % 9}") for n in range(300)]
        told = {"strikes": layer("strikes", rows), "claims": layer("claims", claims)}
        return {name: turned(found, seed) for name, found in told.items()}

    assert in_bytes(made(1), make_spec()) == in_bytes(made(2), make_spec())


def test_no_block_holds_a_sign_that_means_anything_in_html(layers) -> None:
    hostile = {name: Layer(name=name, frame=found.frame.copy()) for name, found in layers.items()}
    for name in ("strikes", "attacks", "claims", "documents", "labels"):
        for column in ("title", "place", "sentence", "publisher", "name"):
            if column in hostile[name].frame:
                count = len(hostile[name].frame)
                index = hostile[name].frame.index
                hostile[name].frame[column] = pd.Series((HOSTILE * count)[:count], index=index, dtype=object)
    for name, block in packed_blocks(payload(hostile, make_spec())):
        start, inside, end = block.partition(">")[0], block.partition(">")[2][:-9], block[-9:]
        assert end == "</script>", name
        assert not set(inside) & set('<&"'), name
        assert start.startswith('<script type="application/octet-stream" id="geostrike-')


TOLD = ("title", "place", "actor1", "actor2", "target", "weapon", "admin1", "sub_event_type", "warning")
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x01\x02\x03\x04"))
"""Of any signs but the four that the page itself puts for a place, an actor, a date and a toll."""


def hostile_event(name: str, words: str):
    return event(
        name, "strike", words, AL_QAIM, 1, [f"c:{name}"], **{column: words for column in TOLD if column != "place"}
    )


@pytest.mark.parametrize("repeated", [1, 30])
def test_hostile_words_come_back_from_every_column(repeated: int) -> None:
    told = [words for words in HOSTILE for _ in range(repeated)]
    rows = [hostile_event(f"e{n:03}", words) for n, words in enumerate(told)]
    claims = [
        claim(f"c:e{n:03}", f"d{n // repeated}", words, None, rule=words, attributed_to=words)
        for n, words in enumerate(told)
    ]
    documents = [{"id": f"d{n}", "title": words, "publisher": words, "url": words} for n, words in enumerate(HOSTILE)]
    page = carried_of(rows, claims, documents)
    for n, words in enumerate(map(clean, told)):
        found = page.event(f"e{n:03}")
        detail = page.detail(f"e{n:03}")
        assert (found["title"], found["place"], found["actor1"], found["actor2"]) == (words,) * 4
        assert found["kind"] == detail["warning"] == words
        assert ["Target", words] in detail["facts"]
        [said] = detail["claims"].values()
        assert words_of(said["quotations"]) == [words]
        assert said["rule"] == said["according"] == said["source"]["title"] == said["source"]["address"] == words
        assert found["publishers"] == [words]


@settings(deadline=None)
@given(WORDS, WORDS)
def test_any_title_and_place_come_back(title: str, place: str) -> None:
    row = event("e", "strike", place or "x", AL_QAIM, 1, [], title=f"{title}{place}{title}", actor1=title, target=place)
    [found] = carried_of([row]).events
    assert found["title"] == (f"{title}{place}{title}" or "x")
    assert found["place"] == (place or "x")
    assert found["actor1"] == title


@pytest.mark.parametrize("count", [0, 1, 2, 15, 16, 17, 40])
def test_words_of_every_event_may_be_its_own(count: int) -> None:
    rows = [event(f"id {n}", "attack", f"Town {n}", AL_QAIM, 1, [], title=f"Raid {n}, told once") for n in range(count)]
    found = carried_of(rows).events
    assert sorted(one["id"] for one in found) == sorted(row["id"] for row in rows)
    assert {one["id"]: (one["title"], one["place"]) for one in found} == {
        row["id"]: (row["title"], row["place"]) for row in rows
    }


HEX = [f"e-{n * 0x1234567890ABCDF % 2**64:016x}" for n in range(40)]


@pytest.mark.parametrize("odd", [[], ["e1"], ["E-0123456789ABCDEF"], ["e-0123"], ["عين"], ["7"]])
def test_ids_are_what_they_were(odd) -> None:
    page = carried_of([event(name, "strike", "Hit", AL_QAIM, 1, []) for name in [*HEX, *odd]])
    assert sorted(found["id"] for found in page.events) == sorted([*HEX, *odd])
    [column] = [column for column in head_of(page.blocks["events"])[0]["columns"] if column["name"] == "id"]
    assert (column["kind"] == "hex") == (not odd)


def test_ids_may_be_numbers() -> None:
    rows = [event("", "strike", "Hit", AL_QAIM, 1, [n]) | {"id": n} for n in range(3)]
    page = carried_of(rows, [claim("", "d", "Words.") | {"id": n} for n in range(3)])
    assert [found["id"] for found in page.events] == ["0", "1", "2"]
    assert [list(page.detail(str(n))["claims"]) for n in range(3)] == [["0"], ["1"], ["2"]]


def test_nothing_that_pandas_says_for_nothing_reaches_the_page() -> None:
    empty = event("e", "strike", "Hit", AL_QAIM, 1, [])
    for value in (None, float("nan"), pd.NA, pd.NaT):
        row = {name: value if name not in ("id", "event_type", "geometry") else told for name, told in empty.items()}
        page = carried_of([row, {**empty, "id": "other"}])
        found = page.event("e")
        assert (found["place"], found["title"], found["toll"], found["killed"]) == (
            "Place not known",
            "Place not known",
            "",
            None,
        )
        assert (found["when"], found["first"], found["precision"]) == ("Date not reported", None, "Place not known")
        assert (found["wherePrec"], found["datePrec"], found["sources"], found["documents"]) == (0, 0, 0, 0)
        assert page.detail("e")["facts"] == page.detail("e")["tollNotes"] == []


@pytest.mark.parametrize("others", [[], [3], [None], [10**12 + 1], [None, 0, 7]])
def test_a_toll_may_be_huge(others) -> None:
    rows = [event(f"e{n}", "strike", "Hit", AL_QAIM, 1, [], best=best) for n, best in enumerate([10**12, *others])]
    page = carried_of(rows)
    assert [page.event(f"e{n}")["killed"] for n in range(len(rows))] == [10**12, *others]
    assert page.event("e0")["toll"] == "1,000,000,000,000 killed"


@pytest.mark.parametrize("where_prec", [None, 0, 1, 7])
def test_precision_may_be_missing(where_prec) -> None:
    [found] = carried_of([event("e", "strike", "Hit", AL_QAIM, where_prec, [])]).events
    assert found["wherePrec"] == (where_prec or 0)
    assert found["precision"]
    assert found["at"] == [41.09, 34.37]


def test_rows_leave_the_geometry_out(layers) -> None:
    first = rows(layers["attacks"])[0]
    assert "geometry" not in first
    assert first["injured"] == 40
    assert rows(layers["attacks"])[1]["best"] is None
    assert rows(None) == []
