"""Parts of a country hold the towns that reports put in them, and not those that they do not."""

from __future__ import annotations

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geostrike.boundaries import DIRECTIONS, load_boundaries, part_of
from geostrike.errors import InputError

ATLAS = load_boundaries()
OPPOSITE = [("north", "south"), ("east", "west"), ("northeast", "southwest"), ("northwest", "southeast")]

SYRIA = {
    "Deir ez-Zor": (40.14, 35.34),
    "Mayadeen": (40.45, 35.02),
    "Al Bukamal": (40.92, 34.45),
    "Hasakah": (40.75, 36.50),
    "Qamishli": (41.22, 37.05),
    "Damascus": (36.29, 33.51),
    "Homs": (36.72, 34.73),
    "Palmyra": (38.28, 34.56),
    "Aleppo": (37.16, 36.20),
    "Idlib": (36.63, 35.93),
    "Daraa": (36.10, 32.62),
    "Suwayda": (36.57, 32.71),
    "Al-Tanf": (38.66, 33.50),
}
IRAQ = {
    "Al Qaim": (41.05, 34.37),
    "Rutba": (40.29, 33.04),
    "Ain al-Asad": (42.44, 33.79),
    "Baghdad": (44.37, 33.31),
    "Erbil": (44.01, 36.19),
    "Mosul": (43.13, 36.34),
    "Kirkuk": (44.39, 35.47),
    "Basra": (47.80, 30.50),
}
JORDAN = {"Tower 22": (38.704, 33.309), "Amman": (35.93, 31.95), "Aqaba": (35.00, 29.55)}
TOWNS = {"SY": SYRIA, "IQ": IRAQ, "JO": JORDAN}


@pytest.mark.parametrize(
    ("country", "direction", "inside", "outside"),
    [
        ("SY", "east", "Deir ez-Zor|Mayadeen|Al Bukamal|Hasakah|Qamishli", "Damascus|Homs|Aleppo|Palmyra"),
        ("SY", "south", "Daraa|Suwayda|Al-Tanf|Damascus", "Deir ez-Zor|Aleppo|Hasakah"),
        ("SY", "north", "Aleppo|Idlib|Hasakah|Qamishli", "Damascus|Daraa|Homs"),
        ("SY", "northeast", "Hasakah|Qamishli", "Aleppo|Damascus|Al-Tanf"),
        ("SY", "northwest", "Idlib|Aleppo", "Hasakah|Damascus|Homs"),
        ("SY", "southwest", "Daraa|Suwayda|Damascus", "Aleppo|Deir ez-Zor|Al Bukamal"),
        ("SY", "southeast", "Al Bukamal|Al-Tanf", "Damascus|Hasakah"),
        ("SY", "central", "Palmyra|Homs", "Damascus|Aleppo|Qamishli|Al Bukamal"),
        ("IQ", "west", "Al Qaim|Rutba|Ain al-Asad", "Baghdad|Basra|Erbil"),
        ("IQ", "north", "Erbil|Mosul|Kirkuk", "Baghdad|Basra"),
        ("IQ", "south", "Basra", "Baghdad|Mosul"),
        ("IQ", "central", "Baghdad", "Basra|Mosul|Rutba"),
        ("JO", "northeast", "Tower 22", "Amman|Aqaba"),
        ("JO", "south", "Aqaba", "Amman|Tower 22"),
    ],
)
def test_towns_lie_where_reports_put_them(country: str, direction: str, inside: str, outside: str) -> None:
    part = ATLAS.part(country, direction)
    held = {name for name, place in TOWNS[country].items() if part.intersects(shapely.Point(place))}
    assert set(inside.split("|")) <= held
    assert not set(outside.split("|")) & held


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from([code for code in ATLAS.codes if code not in {"AQ", "CA", "RU", "US"}]), st.sampled_from(DIRECTIONS)
)
def test_a_part_lies_in_its_country(code: str, direction: str) -> None:
    whole, part = ATLAS.country(code), ATLAS.part(code, direction)
    assert part.is_valid
    assert part.geom_type in {"Polygon", "MultiPolygon"}
    assert shapely.difference(part, whole).area <= 1e-6 * whole.area
    assert 0.05 < part.area / whole.area < 0.75


@settings(max_examples=30, deadline=None)
@given(
    st.sampled_from([code for code in ATLAS.codes if code not in {"AQ", "CA", "RU", "US"}]), st.sampled_from(OPPOSITE)
)
def test_opposite_parts_hardly_overlap(code: str, pair: tuple[str, str]) -> None:
    one, other = (ATLAS.part(code, direction) for direction in pair)
    assert shapely.intersection(one, other).area <= 0.01 * min(one.area, other.area)


@pytest.mark.parametrize(
    ("code", "east", "west"), [("RU", (-175, 67), (37.6, 55.7)), ("FJ", (-179.9, -16.7), (177.5, -17.8))]
)
def test_a_country_across_the_antimeridian_is_one(
    code: str, east: tuple[float, float], west: tuple[float, float]
) -> None:
    eastern, western = ATLAS.part(code, "east"), ATLAS.part(code, "west")
    assert eastern.distance(shapely.Point(east)) < 0.2
    assert not western.intersects(shapely.Point(east))
    assert western.distance(shapely.Point(west)) < 0.2
    assert eastern.bounds[0] >= -180
    assert eastern.bounds[2] <= 180


def test_a_square_is_cut_as_the_rule_says() -> None:
    square = shapely.box(-1, -1, 1, 1)
    west, south, east, north = part_of(square, "north").bounds
    assert (west, east, north) == (-1, 1, 1)
    assert south == pytest.approx(0.2, abs=0.001)
    assert part_of(square, "southwest").bounds == pytest.approx((-1, -1, 0, 0), abs=0.001)
    assert part_of(square, "central").area == pytest.approx(2, rel=0.02)
    assert part_of(square, "central").centroid.distance(shapely.Point(0, 0)) < 0.001


def test_the_corner_of_a_slanting_country_is_its_slope() -> None:
    slanting = shapely.Polygon([(0, 0), (1, 0), (10, 9), (10, 10), (9, 10), (0, 1)])
    northwest, southeast = part_of(slanting, "northwest"), part_of(slanting, "southeast")
    assert northwest.area == pytest.approx(0.25 * slanting.area, rel=0.1)
    assert northwest.intersection(southeast).area == pytest.approx(0, abs=1e-9)
    assert northwest.centroid.y - northwest.centroid.x > southeast.centroid.y - southeast.centroid.x


def test_an_empty_area_has_empty_parts() -> None:
    assert part_of(shapely.Polygon(), "north").is_empty


def test_an_unknown_direction_is_told_the_nine() -> None:
    with pytest.raises(InputError, match=r"'upper' .* north, south, .*, central"):
        ATLAS.part("SY", "upper")
