import math

import openlocationcode.openlocationcode as plus_code
import pytest
import utm
from hypothesis import assume, given
from hypothesis import strategies as st
from mgrs import MGRS

from geostrike.reading.coordinates import coordinates_place, find_coordinates

LATITUDES = st.floats(-90, 90)
LONGITUDES = st.floats(-180, 180)
# MGRS and UTM end there.
GRID_LATITUDES = st.floats(-79.99, 83.99)
SENTENCES = st.sampled_from(
    [
        "A drone hit the depot at {}.",
        "{}",
        "Twelve men of the 3rd brigade, 7 of them officers, died at {} on 5 March 2024.",
        "({}), he said",
        "Position: {}; the ship, built in 1998, sank",
        "قصفت الطائرة الموقع {} أمس",
    ]
)


def sexagesimal(degrees, units):
    """Degrees, minutes and, for 3600 units a degree, seconds, rounded to whole units."""
    whole, rest = divmod(round(abs(degrees) * units), units)
    return (whole, rest) if units == 60 else (whole, *divmod(rest, 60))


def side(latitude, longitude):
    return "S" if latitude < 0 else "N", "W" if longitude < 0 else "E"


def decimal_bare(latitude, longitude):
    assume(max(abs(latitude), abs(longitude)) >= 1)
    return f"{latitude:.5f}, {longitude:.5f}"


def decimal_minus(latitude, longitude):
    return f"lat {latitude:.4f}, lon {longitude:.4f}".replace("-", "−")


def decimal_letters(latitude, longitude):
    north, east = side(latitude, longitude)
    return f"{abs(latitude):.4f}° {north}, {abs(longitude):.4f}° {east}"


def decimal_turned(latitude, longitude):
    north, east = side(latitude, longitude)
    return f"{east}{abs(longitude):.4f} {north}{abs(latitude):.4f}"


def dms_marks(latitude, longitude):
    north, east = side(latitude, longitude)
    d, m, s = sexagesimal(latitude, 3600)
    e, n, t = sexagesimal(longitude, 3600)
    return f"{d}° {m:02}′ {s:02}″ {north}, {e:03}° {n:02}′ {t:02}″ {east}"


def dms_plain(latitude, longitude):
    north, east = side(latitude, longitude)
    d, m, s = sexagesimal(latitude, 3600)
    e, n, t = sexagesimal(longitude, 3600)
    return f"{d} {m} {s} {north} {e} {n} {t} {east}"


def dms_compact(latitude, longitude):
    north, east = side(latitude, longitude)
    d, m, s = sexagesimal(latitude, 3600)
    e, n, t = sexagesimal(longitude, 3600)
    return f"{d:02}{m:02}{s:02}{north}{e:03}{n:02}{t:02}{east}"


def dm_words(latitude, longitude):
    d, m = sexagesimal(latitude, 60)
    e, n = sexagesimal(longitude, 60)
    north, east = "south" if latitude < 0 else "north", "west" if longitude < 0 else "east"
    return f"{d} degrees {m} minutes {north}, {e} degrees {n} minutes {east}"


def dm_sea(latitude, longitude):
    north, east = side(latitude, longitude)
    d, m = sexagesimal(latitude, 60)
    e, n = sexagesimal(longitude, 60)
    return f"{d:02}-{m:02}{north} {e:03}-{n:02}{east}"


def plus(latitude, longitude):
    assume(latitude < 89.999 and longitude < 179.999)  # beyond, the library writes codes that it does not read
    code = plus_code.encode(latitude, longitude, 11)
    assume(any(sign.isalpha() for sign in code))
    return code


# Within metres south of the equator the library writes squares that it does not read.
def mgrs_spaced(digits):
    def written(latitude, longitude):
        assume(not -1e-4 < latitude < 0)
        reference = MGRS().toMGRS(latitude, longitude, MGRSPrecision=digits)
        return f"{reference[:3]} {reference[3:5]} {reference[5 : 5 + digits]} {reference[5 + digits :]}"

    return written


def mgrs_joined(latitude, longitude):
    assume(not -1e-4 < latitude < 0)
    return MGRS().toMGRS(latitude, longitude)


def utm_band(latitude, longitude):
    easting, northing, zone, letter = utm.from_latlon(latitude, longitude)
    assume(round(northing) < 10_000_000)
    return f"{zone}{letter} {easting:.0f} {abs(northing):07.0f}"


def utm_side(latitude, longitude):
    easting, northing, zone, letter = utm.from_latlon(latitude, longitude)
    assume(round(northing) < 10_000_000)
    return f"{zone} {'north' if letter >= 'N' else 'south'}, {easting:.0f} mE, {abs(northing):07.0f} mN"


GLOBAL = [
    (decimal_bare, "decimal"),
    (decimal_minus, "decimal"),
    (decimal_letters, "decimal"),
    (decimal_turned, "decimal"),
    (dms_marks, "dms"),
    (dms_plain, "dms"),
    (dms_compact, "dms"),
    (dm_words, "dm"),
    (dm_sea, "dm"),
    (plus, "plus code"),
]
GRIDS = [
    (mgrs_spaced(2), "mgrs"),
    (mgrs_spaced(3), "mgrs"),
    (mgrs_spaced(4), "mgrs"),
    (mgrs_spaced(5), "mgrs"),
    (mgrs_joined, "mgrs"),
    (utm_band, "utm"),
    (utm_side, "utm"),
]


def distance_m(found, latitude, longitude):
    east = (found.longitude - longitude + 180) % 360 - 180
    return 111_320 * math.hypot(found.latitude - latitude, east * math.cos(math.radians(latitude)))


def check(write, notation, latitude, longitude, sentence):
    words = write(latitude, longitude)
    text = sentence.format(words)
    (found,) = find_coordinates(text)
    start = text.index(words)
    assert (found.start, found.end, found.text) == (start, start + len(words), words)
    assert found.notation == notation
    assert distance_m(found, latitude, longitude) <= 1.01 * found.radius_m + 0.02


@pytest.mark.parametrize(("write", "notation"), GLOBAL)
@given(LATITUDES, LONGITUDES, SENTENCES)
def test_a_written_point_is_found_where_it_stands(write, notation, latitude, longitude, sentence):
    check(write, notation, latitude, longitude, sentence)


@pytest.mark.parametrize(("write", "notation"), GRIDS)
@given(GRID_LATITUDES, st.floats(-180, 179.99), SENTENCES)
def test_a_point_written_in_a_grid_is_found_where_it_stands(write, notation, latitude, longitude, sentence):
    check(write, notation, latitude, longitude, sentence)


PIECES = st.sampled_from(
    "34 40.9123 34.4567 27 24 60 181 999999 445000 3687100 0405444 342724 ° ' \" ′ ″ '' , ; / - − – . : + & N S E W n "
    "e north east deg degrees minutes lat lon latitude longitude and zone UTM MGRS 38S MB 38SMB 8GVQ9WXX +2X "
    "coordinates $ % km ( ) [ ] @ = ſ K ı ٣٤٫٤٥٦٧ ، ４０ \u200e \u00a0 \n \t \ud800 \U0001f4cd".split(" ")
)
MIXED = st.lists(PIECES | st.just(" "), max_size=30).map("".join)


@given(st.text() | MIXED)
def test_any_text_is_read(text):
    found = find_coordinates(text)
    for one in found:
        assert text[one.start : one.end] == one.text != ""
        assert -90 <= one.latitude <= 90
        assert -180 <= one.longitude <= 180
        assert 1 <= one.radius_m < 120_000
        assert coordinates_place(one).id.startswith("at:")
    assert all(one.end <= other.start for one, other in zip(found, found[1:], strict=False))


@given(st.lists(st.tuples(LATITUDES, LONGITUDES), max_size=4))
def test_every_point_of_a_list_is_found(points):
    text = "; ".join(decimal_letters(*point) for point in points)
    found = find_coordinates(text)
    assert [one.text for one in found] == text.split("; ") if points else found == []
