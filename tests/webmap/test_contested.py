"""Which pairs of events get a line."""

import pytest
from shapely.geometry import LineString

from geostrike.layers.records import Table
from geostrike.webmap.contested import contested_pairs

from .blocks import carried
from .contested_reports import RULE, SOUTH, contested_layers, contested_spec, link
from .reports import TOWER_22, event, layer, make_spec

LINE = LineString([TOWER_22, SOUTH])


def record(name, where_prec=1, **given):
    return event(name, "strike", name, TOWER_22, where_prec, [], **given)


def pairs(rows, events=None, unpinned=()):
    events = events or [record("a"), record("b")]
    pinned = [row["id"] not in unpinned for row in events]
    return contested_pairs(Table(layer("contested", rows)), Table(layer("strikes", events)), pinned)


def test_a_pair_says_what_the_panel_needs() -> None:
    assert pairs([link("a", "b", LINE)]) == [
        {
            "events": [0, 1],
            "places": ["Tower 22", "southern Syria"],
            "kind": "strike",
            "when": "28 January 2024",
            "far": "50 km",
            "rule": RULE,
        }
    ]


def test_columns_may_be_missing_and_an_area_has_no_distance() -> None:
    coarse = [record("a"), record("b", 3)]
    [pair] = pairs([{"event": "a", "other_event": "b", "geometry": LINE}], coarse)
    assert pair == {"events": [0, 1], "places": ["a", "b"], "kind": "strike", "when": "2 February 2024"}
    [pair] = pairs([link("a", "b", LINE)], coarse)
    assert "far" not in pair
    [pair] = pairs([link("a", "b", LINE)], [record("a", None), record("b", 2)])
    assert pair["far"] == "50 km"


def test_events_may_lack_columns_too() -> None:
    bare = [{"id": "a", "geometry": TOWER_22}, {"id": "b", "geometry": SOUTH}]
    [pair] = pairs([{"event": "a", "other_event": "b", "geometry": LINE}], bare)
    assert pair["events"] == [0, 1]
    assert all(pair["places"])
    assert pair["kind"] == "strike"


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [link("a", "b", None)],
        [link("a", "elsewhere", LINE)],
        [link("a", "unpinned", LINE)],
        [link("a", "a", LINE)],
        [link(None, None, LINE)],
    ],
)
def test_no_line_ends_where_no_sign_stands(rows) -> None:
    events = [record("a"), record("b"), record("unpinned")]
    assert pairs(rows, events, ["unpinned"]) == []


def test_a_pair_told_both_ways_is_one_line() -> None:
    assert len(pairs([link("a", "b", LINE), link("b", "a", LINE)])) == 1


def test_the_layer_may_be_missing_or_left_out() -> None:
    layers = contested_layers()
    assert len(carried(layers, contested_spec()).map["contested"]) == 1
    assert carried(layers, make_spec(layers=("strikes", "attacks"))).map["contested"] == []
    del layers["contested"]
    assert carried(layers, contested_spec()).map["contested"] == []


def test_a_pair_names_its_events_by_their_numbers_in_the_page() -> None:
    page = carried(contested_layers(), contested_spec())
    [pair] = page.map["contested"]
    assert [page.events[number]["id"] for number in pair["events"]] == ["tower", "south"]
    assert [page.event(name)["contested"] for name in ("tower", "south", "erbil")] == [1, 1, 0]
