"""Borders come from shared arcs: the same from both sides, each once, the disputed ones marked."""

from __future__ import annotations

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geostrike.boundaries import Boundaries, load_boundaries
from geostrike.errors import InputError

ATLAS = load_boundaries()
LINES = {"LineString", "MultiLineString"}


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(ATLAS.codes), st.sampled_from(ATLAS.codes))
def test_a_border_is_the_same_from_both_sides(a: str, b: str) -> None:
    line = ATLAS.border(a, b)
    assert line.equals_exact(ATLAS.border(b, a), 0)
    assert line.geom_type in LINES


@settings(max_examples=40, deadline=None)
@given(st.sampled_from([pair for pair in ATLAS.borders()["countries"] if len(pair) == 5]))
def test_a_border_lies_on_the_outline_of_both(pair: str) -> None:
    a, b = pair.split("|")
    line = ATLAS.border(a, b)
    for code in (a, b):
        outline = ATLAS.country(code).boundary
        assert all(outline.distance(shapely.Point(point)) < 1e-9 for point in shapely.get_coordinates(line)[::10])


@pytest.mark.parametrize(
    ("a", "b", "kilometres"), [("IQ", "SY", 600), ("JO", "SY", 360), ("IQ", "JO", 180), ("IR", "IQ", 1500)]
)
def test_a_border_has_about_its_published_length(boundaries: Boundaries, a: str, b: str, kilometres: float) -> None:
    from pyproj import Geod

    length = Geod(ellps="WGS84").geometry_length(boundaries.border(a, b)) / 1000
    assert length == pytest.approx(kilometres, rel=0.15)


def test_countries_that_do_not_meet_have_no_border(boundaries: Boundaries) -> None:
    assert boundaries.border("SY", "FR").is_empty
    assert boundaries.border("CY", "SY").is_empty
    assert boundaries.border("SY", "SY").is_empty


def test_the_unit_of_a_country_borders_the_neighbour(boundaries: Boundaries) -> None:
    assert not boundaries.border("ET", "SO").is_empty
    hargeisas_side = boundaries.border("ET", "SO").intersection(shapely.box(42, 7.9, 45, 12))
    assert hargeisas_side.length > 1


@pytest.mark.parametrize(
    ("codes", "longitude", "latitude"),
    [
        (("IQ", "JO", "SY"), 38.79, 33.37),
        (("IQ", "SY", "TR"), 42.36, 37.11),
        (("IQ", "KW", "SA"), 46.55, 29.10),
        (("JO", "IL", "SY"), 35.76, 32.74),
        (("AT", "CZ", "SK"), 16.94, 48.62),
    ],
)
def test_three_borders_meet_in_a_point(
    boundaries: Boundaries, codes: tuple[str, str, str], longitude: float, latitude: float
) -> None:
    a, b, c = codes
    point = boundaries.meeting(a, b, c)
    assert point is not None
    assert point.distance(shapely.Point(longitude, latitude)) < 0.05
    assert point.equals(boundaries.meeting(c, a, b))
    for code in codes:
        assert boundaries.country(code).distance(point) < 1e-9


@pytest.mark.parametrize("codes", [("IQ", "SY", "FR"), ("IQ", "SY", "SY"), ("SY", "LB", "JO")])
def test_countries_that_do_not_meet_in_a_point(boundaries: Boundaries, codes: tuple[str, str, str]) -> None:
    assert boundaries.meeting(*codes) is None


def test_every_border_stands_once(boundaries: Boundaries) -> None:
    frame = boundaries.borders()
    assert list(frame.columns) == ["name", "countries", "disputed", "note", "geometry"]
    assert frame.crs.to_epsg() == 4326
    assert not frame.geometry.is_empty.any()
    assert set(frame.geom_type) <= LINES
    plain = frame[~frame["disputed"]]
    assert plain["countries"].is_unique
    assert list(frame["countries"]) == sorted(frame["countries"])
    assert (plain["note"] == "").all()
    assert plain.set_index("countries")["name"]["IQ|SY"] == "Iraq–Syria"


def test_parts_of_one_border_do_not_overlap(boundaries: Boundaries) -> None:
    frame = boundaries.borders()
    for pair in ("IN|PK", "ET|SD"):
        stretches = frame[frame["countries"] == pair]
        assert sorted(stretches["disputed"]) == [False, True]
        one, other = stretches.geometry
        whole = boundaries.border(*pair.split("|"))
        assert shapely.intersection(one, other).length == pytest.approx(0, abs=1e-9)
        assert one.length + other.length == pytest.approx(whole.length)


@pytest.mark.parametrize(
    ("countries", "name"),
    [
        ("IL|SY", "Golan Heights: ceasefire line"),
        ("IL|LB", "Blue Line"),
        ("IL|PS", "Green Line and Gaza"),
        ("UA", "Crimea"),
        ("SO", "Somaliland"),
        ("CY", "Northern Cyprus"),
        ("RS|XK", "Kosovo"),
        ("EG|SD", "Halaib Triangle"),
        ("AE|IR", "Abu Musa and the Tunbs"),
        ("EH|MA", "Western Sahara: berm"),
    ],
)
def test_disputed_lines_are_marked(boundaries: Boundaries, countries: str, name: str) -> None:
    frame = boundaries.borders()
    row = frame[(frame["countries"] == countries) & (frame["name"] == name)]
    assert list(row["disputed"]) == [True]
    assert row["note"].iloc[0]


def test_every_dispute_is_drawn(boundaries: Boundaries) -> None:
    assert boundaries.borders()["disputed"].sum() == 30


def test_undisputed_borders_are_not_marked(boundaries: Boundaries) -> None:
    frame = boundaries.borders()
    assert not frame[frame["countries"].isin(["IQ|SY", "JO|SY", "IQ|JO", "FR|DE"])]["disputed"].any()


def test_only_borders_in_view(boundaries: Boundaries) -> None:
    seen = set(boundaries.borders((38.0, 31.9, 41.5, 35.0))["countries"])
    assert seen == {"IQ|JO", "IQ|SA", "IQ|SY", "JO|SA", "JO|SY"}
    assert boundaries.borders((-40.0, 20.0, -35.0, 25.0)).empty


def test_an_unknown_country_has_no_border(boundaries: Boundaries) -> None:
    with pytest.raises(InputError, match="'XX'"):
        boundaries.meeting("IQ", "SY", "XX")
