"""Which pairs of events get a line."""

import pytest
from shapely.geometry import LineString

from geostrike.webmap.contested import contested_pairs
from geostrike.webmap.payload import payload

from .contested_reports import RULE, SOUTH, contested_layers, contested_spec, link
from .reports import TOWER_22, layer, make_spec

LINE = LineString([TOWER_22, SOUTH])


def record(name, **given):
    return {"id": name, "at": [40.0, 35.0], "place": name, "type": "strike", "when": "2 February 2024", **given}


def test_a_pair_says_what_the_panel_needs() -> None:
    events = [record("a"), record("b")]
    assert contested_pairs(layer("contested", [link("a", "b", LINE)]), events) == [
        {
            "ids": ["a", "b"],
            "places": ["Tower 22", "southern Syria"],
            "kind": "strike",
            "when": "28 January 2024",
            "far": "50 km",
            "rule": RULE,
        }
    ]


def test_columns_may_be_missing_and_an_area_has_no_distance() -> None:
    bare = layer("contested", [{"event": "a", "other_event": "b", "geometry": LINE}])
    [pair] = contested_pairs(bare, [record("a"), record("b", coarse=True)])
    assert pair == {"ids": ["a", "b"], "places": ["a", "b"], "kind": "strike", "when": "2 February 2024"}
    [pair] = contested_pairs(layer("contested", [link("a", "b", LINE)]), [record("a"), record("b", coarse=True)])
    assert "far" not in pair


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [link("a", "b", None)],
        [link("a", "elsewhere", LINE)],
        [link("a", "unpinned", LINE)],
        [link("a", "a", LINE)],
    ],
)
def test_no_line_ends_where_no_sign_stands(rows) -> None:
    events = [record("a"), record("b"), record("unpinned", at=None)]
    assert contested_pairs(layer("contested", rows), events) == []


def test_a_pair_told_both_ways_is_one_line() -> None:
    both = layer("contested", [link("a", "b", LINE), link("b", "a", LINE)])
    assert len(contested_pairs(both, [record("a"), record("b")])) == 1


def test_the_layer_may_be_missing_or_left_out() -> None:
    layers = contested_layers()
    assert len(payload(layers, contested_spec())["events"]["contested"]) == 1
    assert payload(layers, make_spec(layers=("strikes", "attacks")))["events"]["contested"] == []
    del layers["contested"]
    assert payload(layers, contested_spec())["events"]["contested"] == []
