"""The line between two places that sources give for what may be one event."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.boundaries import line_between
from geostrike.export import layer_geojson
from geostrike.layers import MapFilter

from .conftest import event


def contested(one, other):
    return replace(one, contested_with=(other.id,)), replace(other, contested_with=(one.id,))


BASE = event("jo-tower-22", kind="attack")
TOWN = event("sy-bukamal", kind="attack", document="b")


def test_two_events_that_may_be_one_are_joined_by_one_line(build):
    layer = build(*contested(BASE, TOWN))["contested"]
    (row,) = layer.frame.to_dict("records")
    assert {row["place"], row["other_place"]} == {"Tower 22", "Al Bukamal"}
    assert row["title"].startswith("Attack, ") and row["event_type"] == "attack"
    assert row["distance_m"] == pytest.approx(243_000, rel=0.02)
    assert "same day" in row["rule"]
    assert {row["event"], row["other_event"]} == {BASE.id, TOWN.id}
    assert set(row["geometry"].coords) == {(38.704, 33.309), (40.92, 34.45)}


def test_it_is_written_as_a_line_with_its_look(build):
    layer = build(*contested(BASE, TOWN))["contested"]
    (feature,) = json.loads(layer_geojson(layer))["features"]
    assert feature["geometry"]["type"] == "LineString"
    assert feature["properties"]["stroke"].startswith("#")
    assert layer.style["dash"]


def test_nothing_contested_is_an_empty_layer(build):
    layer = build(BASE)["contested"]
    assert len(layer.frame) == 0
    assert json.loads(layer_geojson(layer))["features"] == []


def test_a_place_known_to_a_country_only_is_listed_without_a_line(build, boundaries):
    country = event("iq", kind="attack", boundaries=boundaries, document="b")
    (row,) = build(*contested(BASE, country))["contested"].frame.to_dict("records")
    assert row["geometry"] is None
    assert "Iraq" in (row["place"], row["other_place"])


def test_no_line_leads_to_what_the_map_does_not_show(build):
    layers = build(*contested(BASE, TOWN), filter=MapFilter(countries=("JO",)))
    assert len(layers["attacks"].frame) == 1
    assert len(layers["contested"].frame) == 0


def test_a_map_may_leave_the_lines_out(build):
    assert "contested" not in build(*contested(BASE, TOWN), layers=("attacks",))


def test_across_180_degrees_the_line_takes_the_shorter_way():
    line = line_between(178.0, -17.0, -176.0, -15.0)
    assert line.geom_type == "MultiLineString"
    assert [list(part.coords) for part in line.geoms] == [
        [(178.0, -17.0), (180.0, pytest.approx(-16.3333333))],
        [(-180.0, pytest.approx(-16.3333333)), (-176.0, -15.0)],
    ]


longitudes, latitudes = st.floats(-180, 180), st.floats(-90, 90)


@given(longitudes, latitudes, longitudes, latitudes)
def test_a_line_begins_and_ends_where_it_is_told_and_never_runs_round_the_world(one_x, one_y, two_x, two_y):
    line = line_between(one_x, one_y, two_x, two_y)
    parts = list(getattr(line, "geoms", [line]))
    assert sum(abs(part.coords[-1][0] - part.coords[0][0]) for part in parts) <= 180 + 1e-6
    west, south, east, north = line.bounds
    assert west >= -180 and east <= 180
    assert south >= min(one_y, two_y) - 1e-6 and north <= max(one_y, two_y) + 1e-6
