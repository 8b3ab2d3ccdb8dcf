import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import Point, box

from geostrike.layers.base import divisions_frame, labels_frame, land_frame, on_sheet, padded

from .conftest import PLACES, VIEW

TOWER_22 = Point(38.704, 33.309)
OPEN_SEA = (-40.0, 30.0, -30.0, 36.0)


@pytest.fixture(scope="module")
def land(boundaries):
    return land_frame(boundaries, VIEW)


def test_land_is_every_country_in_degrees(land, boundaries):
    assert land.crs.to_epsg() == 4326
    # One that lies partly beyond comes in two rows, which meet and do not overlap.
    rows = land["iso2"].value_counts()
    assert rows.max() == 2
    assert rows["AU"] == 1
    for code in rows.index[rows == 2]:
        one, other = land.loc[land["iso2"] == code].geometry
        assert shapely.intersection(one, other).area < 0.02 * min(one.area, other.area) + 1e-9
    assert set(land["iso2"]) <= set(boundaries.codes)
    assert {"IQ", "SY", "JO", "US", "FR"} <= set(land["iso2"])
    assert set(land.geom_type) <= {"Polygon", "MultiPolygon"}
    west, south, east, north = land.total_bounds
    assert -180 <= west < east <= 180 and -90 <= south < north <= 90


@pytest.mark.parametrize(
    ("point", "country"), [(TOWER_22, "JO"), (Point(40.92, 34.45), "SY"), (Point(43.13, 36.34), "IQ")]
)
def test_a_place_lies_in_its_country(land, point, country):
    assert land.loc[land.geometry.covers(point), "iso2"].tolist() == [country]


def test_neighbours_share_their_border_without_a_gap(land):
    theatre = land[land["iso2"].isin(["IQ", "SY", "JO"])]
    merged = shapely.union_all(theatre.geometry.values)
    assert merged.area == pytest.approx(shapely.area(theatre.geometry.values).sum(), rel=1e-6)
    assert shapely.get_num_interior_rings(shapely.get_parts(merged)).sum() == 0


def test_detail_is_kept_in_view_and_left_out_far_from_it(land, boundaries):
    def corners(code):
        drawn = land.loc[land["iso2"] == code].geometry.iloc[0]
        return shapely.get_num_coordinates(drawn) / shapely.get_num_coordinates(boundaries.country(code))

    assert corners("JO") > 0.3
    for code in ("US", "FR", "AU", "NO"):
        assert corners(code) < 0.25


def test_divisions_are_those_in_view(boundaries):
    frame = divisions_frame(boundaries, VIEW)
    assert list(frame.columns) == ["country", "name", "geometry"]
    assert frame.crs.to_epsg() == 4326
    assert {"IQ", "SY", "JO"} <= set(frame["country"])
    assert "US" not in set(frame["country"])
    assert frame.geometry.intersects(box(*padded(VIEW, 0.5))).all()
    west, south, east, north = padded(VIEW, 0.5)
    assert frame.total_bounds[0] >= west and frame.total_bounds[2] <= east
    assert frame.total_bounds[1] >= south and frame.total_bounds[3] <= north


def test_the_open_sea_has_no_divisions(boundaries):
    frame = divisions_frame(boundaries, OPEN_SEA)
    assert len(frame) == 0
    assert list(frame.columns) == ["country", "name", "geometry"]
    assert frame.crs.to_epsg() == 4326


def test_labels_are_the_known_places_in_view_by_importance():
    frame = labels_frame(PLACES.values(), VIEW, ["ar", "en"])
    assert frame["name"].tolist() == ["Iraq", "Baghdad", "Mosul", "Al Bukamal", "Tower 22"]
    assert frame["rank"].is_monotonic_increasing
    mosul = frame.iloc[2]
    assert mosul["names"] == {"ar": "الموصل", "en": "Mosul"}
    assert (mosul.geometry.x, mosul.geometry.y) == (43.13, 36.34)
    assert frame.crs.to_epsg() == 4326


def test_no_place_no_label():
    frame = labels_frame(PLACES.values(), OPEN_SEA, ["en"])
    assert len(frame) == 0
    assert frame.crs.to_epsg() == 4326


BOUNDS = st.tuples(st.floats(-180, 179), st.floats(-90, 89), st.floats(0.001, 300), st.floats(0.001, 150)).map(
    lambda b: (b[0], b[1], min(180.0, b[0] + b[2]), min(90.0, b[1] + b[3]))
)


@given(BOUNDS, st.floats(0, 2))
def test_padding_grows_and_stays_on_the_globe(bounds, share):
    west, south, east, north = padded(bounds, share)
    assert -180 <= west <= bounds[0] <= bounds[2] <= east <= 180
    assert -90 <= south <= bounds[1] <= bounds[3] <= north <= 90


@given(st.floats(-120, 100), st.floats(-50, 40), st.floats(0.1, 20), st.floats(0.1, 20))
def test_a_sheet_wide_or_high_shows_no_more_than_is_told(west, south, wide, high):
    from geostrike.figure import frame_of

    view = (west, south, west + wide, south + high)
    told = on_sheet(view)
    for width, height in ((2.2, 1.0), (1.0, 1.2)):
        shown = frame_of(view, width, height).bounds
        room = 0.15 * max(wide, high)  # the projection draws the far side of a view larger
        assert told[0] - room <= shown[0]
        assert told[1] - room <= shown[1]
        assert shown[2] <= told[2] + room
        assert shown[3] <= told[3] + room
