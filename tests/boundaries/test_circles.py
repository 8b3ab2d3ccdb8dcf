"""Circles, strips and sectors have the size they are told, also at the antimeridian and at the poles."""

from __future__ import annotations

import math

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Geod

from geostrike.boundaries import Boundaries, along, circle, covering_radius_m, ring_sector
from geostrike.errors import InputError

WGS84 = Geod(ellps="WGS84")
longitudes = st.floats(-180, 180)
latitudes = st.floats(-80, 80)
radii = st.floats(10, 500_000)


def _metres(longitude: float, latitude: float, point) -> float:
    return WGS84.inv(longitude, latitude, point[0], point[1])[2]


@settings(max_examples=150, deadline=None)
@given(longitudes, latitudes, radii)
def test_every_vertex_of_a_circle_is_its_radius_away(longitude: float, latitude: float, radius_m: float) -> None:
    area = circle(longitude, latitude, radius_m)
    assert area.is_valid
    assert area.bounds[0] >= -180
    assert area.bounds[2] <= 180
    assert area.distance(shapely.Point(longitude, latitude)) < 1e-9
    outline = [point for point in shapely.get_coordinates(area) if abs(point[0]) < 180 or area.geom_type == "Polygon"]
    assert all(abs(_metres(longitude, latitude, point) / radius_m - 1) < 0.005 for point in outline)


@settings(max_examples=60, deadline=None)
@given(longitudes, st.floats(-90, 90), st.floats(10, 9_000_000))
def test_any_circle_is_valid_and_holds_its_centre(longitude: float, latitude: float, radius_m: float) -> None:
    area = circle(longitude, latitude, radius_m)
    west, south, east, north = area.bounds
    assert area.is_valid
    assert west >= -180
    assert east <= 180
    assert south >= -90
    assert north <= 90
    assert area.distance(shapely.Point(longitude, latitude)) < 1e-9


def test_a_circle_across_the_antimeridian_is_cut() -> None:
    area = circle(179.9, -17.0, 50_000)
    assert area.geom_type == "MultiPolygon"
    assert area.intersects(shapely.Point(-179.9, -17.0))
    assert not area.intersects(shapely.Point(0, -17.0))
    assert abs(WGS84.geometry_area_perimeter(area)[0]) == pytest.approx(math.pi * 50_000**2, rel=0.01)


@pytest.mark.parametrize("pole", [90.0, -90.0])
def test_a_circle_around_a_pole_holds_it(pole: float) -> None:
    area = circle(30.0, math.copysign(89.8, pole), 100_000)
    assert area.is_valid
    for longitude in (-179.0, -60.0, 0.0, 120.0):
        assert area.intersects(shapely.Point(longitude, pole))
    assert area.bounds[0] == -180
    assert area.bounds[2] == 180
    assert not area.intersects(shapely.Point(30.0, math.copysign(87.0, pole)))


def test_exterior_rings_run_counter_clockwise() -> None:
    for area in (circle(38.7, 33.3, 10_000), ring_sector(38.7, 33.3, 90, 10_000)):
        assert area.exterior.is_ccw


@pytest.mark.parametrize(
    ("longitude", "latitude", "radius_m", "said"),
    [
        (38.7, 133.3, 10, "are the two swapped"),
        (238.7, 33.3, 10, "no position"),
        (38.7, 33.3, 0, "radius"),
        (38.7, 33.3, -5, "radius"),
        (38.7, 33.3, math.nan, "radius"),
        (math.nan, 33.3, 10, "no position"),
        (38.7, 33.3, 2e7, "at most 10,000 km"),
    ],
)
def test_what_is_no_circle(longitude: float, latitude: float, radius_m: float, said: str) -> None:
    with pytest.raises(InputError, match=said):
        circle(longitude, latitude, radius_m)


def test_a_circle_needs_vertices() -> None:
    assert len(circle(0, 0, 10, vertices=8).exterior.coords) == 9
    with pytest.raises(InputError, match="at least 8"):
        circle(0, 0, 10, vertices=3)


@settings(max_examples=60, deadline=None)
@given(longitudes, st.floats(-65, 65), st.floats(0, 360), st.floats(1_000, 300_000), st.floats(1_000, 100_000))
def test_a_strip_reaches_half_its_width_on_either_side(
    longitude: float, latitude: float, bearing: float, length_m: float, width_m: float
) -> None:
    end_longitude, end_latitude, _ = WGS84.fwd(longitude, latitude, bearing, length_m)
    if abs(end_longitude - longitude) > 180:
        end_longitude += math.copysign(360, longitude)
    middle = ((longitude + end_longitude) / 2, (latitude + end_latitude) / 2)
    strip = along(shapely.LineString([(longitude, latitude), (end_longitude, end_latitude)]), width_m)
    assert strip.is_valid
    for share, held in ((0.95, True), (1.05, False)):
        outwards = WGS84.inv(longitude, latitude, end_longitude, end_latitude)[0]
        near = (math.remainder(longitude, 360), latitude)
        behind = WGS84.fwd(*near, outwards + 180, share * width_m / 2)[:2]
        assert strip.intersects(shapely.Point(behind)) is held
    assert strip.distance(shapely.Point(math.remainder(middle[0], 360), middle[1])) < 1e-6


def test_the_strip_along_a_border(boundaries: Boundaries) -> None:
    line = boundaries.border("IQ", "SY")
    strip = along(line, 50_000)
    length_m = WGS84.geometry_length(line)
    assert strip.is_valid
    assert strip.covers(line)
    area_m2 = abs(WGS84.geometry_area_perimeter(strip)[0])
    assert area_m2 == pytest.approx(50_000 * length_m + math.pi * 25_000**2, rel=0.1)


def test_a_strip_across_the_antimeridian_is_cut() -> None:
    strip = along(shapely.LineString([(179.5, 0), (180.5, 0)]), 10_000)
    assert strip.geom_type == "MultiPolygon"
    assert strip.intersects(shapely.Point(-179.6, 0))
    assert strip.bounds == pytest.approx((-180, -0.045, 180, 0.045), abs=0.001)


def test_what_is_no_strip() -> None:
    assert along(shapely.LineString(), 10).is_empty
    with pytest.raises(InputError, match="this is a Point"):
        along(shapely.Point(0, 0), 10)
    with pytest.raises(InputError, match="wide"):
        along(shapely.LineString([(0, 0), (1, 1)]), 0)


@settings(max_examples=80, deadline=None)
@given(longitudes, st.floats(-70, 70), st.floats(-360, 360), st.floats(100, 400_000))
def test_a_sector_holds_the_place_that_it_is_told_of(
    longitude: float, latitude: float, bearing: float, distance_m: float
) -> None:
    area = ring_sector(longitude, latitude, bearing, distance_m)
    told = shapely.Point(WGS84.fwd(longitude, latitude, bearing, distance_m)[:2])
    across = shapely.Point(WGS84.fwd(longitude, latitude, bearing + 180, distance_m)[:2])
    assert area.is_valid
    assert area.distance(told) < 1e-9
    assert not area.intersects(across)
    assert not area.intersects(shapely.Point(longitude, latitude))


def test_a_sector_has_its_angle_and_its_ring() -> None:
    area = ring_sector(44.37, 33.31, 180, 20_000)
    for bearing, distance_m, held in (
        (180, 15_200, True),
        (180, 24_800, True),
        (180, 14_500, False),
        (180, 25_500, False),
        (200, 20_000, True),
        (204, 20_000, False),
        (156, 20_000, False),
    ):
        point = shapely.Point(WGS84.fwd(44.37, 33.31, bearing, distance_m)[:2])
        assert area.intersects(point) is held


def test_a_whole_ring_and_a_wedge() -> None:
    ring = ring_sector(44, 33, 0, 20_000, half_angle_deg=180)
    assert len(ring.interiors) == 1
    assert not ring.intersects(shapely.Point(44, 33))
    wedge = ring_sector(44, 33, 0, 20_000, slack=1)
    assert wedge.touches(shapely.Point(44, 33))
    assert ring_sector(44, 33, 0, 20_000, half_angle_deg=180, slack=1).intersects(shapely.Point(44, 33))


@pytest.mark.parametrize(
    ("arguments", "options", "said"),
    [
        ((44, 33, 0, 20_000), {"half_angle_deg": 0}, "no sector"),
        ((44, 33, 0, 20_000), {"slack": 0}, "no sector"),
        ((44, 33, 0, 20_000), {"slack": 1.5}, "no sector"),
        ((44, 89.9, 0, 20_000), {}, "reaches a pole"),
        ((44, 33, 0, 0), {}, "radius"),
    ],
)
def test_what_is_no_sector(arguments, options, said: str) -> None:
    with pytest.raises(InputError, match=said):
        ring_sector(*arguments, **options)


@settings(max_examples=40, deadline=None)
@given(longitudes, latitudes, radii)
def test_the_covering_radius_of_a_circle_is_its_own(longitude: float, latitude: float, radius_m: float) -> None:
    area = circle(longitude, latitude, radius_m)
    assert covering_radius_m(area, longitude, latitude) == pytest.approx(radius_m, rel=0.005)


def test_the_covering_radius_of_a_country(boundaries: Boundaries) -> None:
    lebanon = boundaries.country("LB")
    point = lebanon.representative_point()
    radius_m = covering_radius_m(lebanon)
    assert radius_m == pytest.approx(covering_radius_m(lebanon, point.x, point.y))
    assert 90_000 < radius_m < 150_000
    assert covering_radius_m(shapely.Point(35, 33)) == 0
    with pytest.raises(InputError, match="empty"):
        covering_radius_m(shapely.Polygon())
