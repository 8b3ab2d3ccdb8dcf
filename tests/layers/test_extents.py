import pytest
from shapely import Point, box

from geostrike.layers.extents import extent_of, is_pinned
from geostrike.model import Location, Place, WherePrec


def location(prec, radius_m, area=None):
    place = Place(id="x", name="X", longitude=43.0, latitude=36.0, country="IQ", feature_code="PPL", radius_m=radius_m)
    return Location(
        place=place,
        where_prec=WherePrec(prec),
        longitude=43.0,
        latitude=36.0,
        radius_m=radius_m,
        where_description="X",
        area=area,
    )


def test_no_place_no_extent_and_no_pin():
    assert extent_of(None) is None
    assert not is_pinned(None)


@pytest.mark.parametrize("prec", [1, 2, 3, 4, 5, 7])
def test_all_but_a_country_is_pinned(prec):
    assert is_pinned(location(prec, 1000.0))


def test_a_country_is_not_pinned_but_its_area_is_shown():
    assert not is_pinned(location(6, 4e5))
    assert extent_of(location(6, 4e5)) is None
    assert extent_of(location(6, 4e5, box(40, 30, 45, 35))).equals(box(40, 30, 45, 35))


def test_a_precise_site_has_no_extent():
    assert extent_of(location(1, 500.0)) is None


@pytest.mark.parametrize(("prec", "radius_m"), [(1, 8000.0), (2, 25_000.0), (2, 0.0), (7, 90_000.0)])
def test_a_circle_of_the_radius(prec, radius_m):
    extent = extent_of(location(prec, radius_m))
    radius_deg = max(radius_m, 1000.0) / 111_195
    assert extent.geom_type == "Polygon"
    assert extent.contains(Point(43.0, 36.0 + 0.98 * radius_deg))
    assert not extent.contains(Point(43.0, 36.0 + 1.02 * radius_deg))


def test_an_area_goes_before_the_circle():
    assert extent_of(location(4, 90_000.0, box(40, 30, 45, 35))).equals(box(40, 30, 45, 35))
    assert extent_of(location(5, 90_000.0, box(0, 0, 0, 0).buffer(-1))) is None
