"""What a figure shows where its TOML does not say."""

import pytest
from shapely.geometry import Point
from webmap.reports import event, layer, make_layers, make_spec

from geostrike.figure.view import view_of
from geostrike.layers.entries import entries_of


def entries(*points):
    rows = [event(f"e{n}", "strike", f"P{n}", Point(point) if point else None, 1, []) for n, point in enumerate(points)]
    found, _ = entries_of({**make_layers(), "strikes": layer("strikes", rows), "attacks": layer("attacks", [])})
    return found


def test_the_view_holds_events_and_their_areas():
    found, _ = entries_of(make_layers())
    west, south, east, north = view_of(make_spec(), found)
    assert west < 37.5
    assert south < 32.6
    assert east > 44.2
    assert north > 37.2


def test_bounds_that_are_given_hold():
    assert view_of(make_spec(bounds=(30.0, 20.0, 40.0, 30.0)), entries((1, 1))) == (30, 20, 40, 30)


def test_one_event_is_shown_with_what_is_around_it():
    west, south, east, north = view_of(make_spec(), entries((36.3, 33.5)))
    assert east - west == pytest.approx(2.4, abs=0.1)
    assert north - south == pytest.approx(2.4, abs=0.1)


def test_without_a_pin_the_theatre_is_shown():
    assert view_of(make_spec(), entries(None)) == (34.0, 12.0, 56.0, 38.0)


def test_a_view_across_the_antimeridian_goes_on_beyond_180_degrees():
    west, _, east, _ = view_of(make_spec(), entries((178.4, -18), (-172, -13.8), (-175, -21)))
    assert 175 < west < 178.4
    assert 188 < east < 191
    assert view_of(make_spec(bounds=(170.0, -25.0, -170.0, -10.0)), ()) == (170, -25, 190, -10)


def test_events_around_the_globe_show_all_of_it_the_usual_way_round():
    west, _, east, _ = view_of(make_spec(), entries((-120, 40), (0, 50), (120, 35), (150, -30)))
    assert (west, east) == (-180, 180) or (west < -120 and east > 150 and east - west <= 360)
