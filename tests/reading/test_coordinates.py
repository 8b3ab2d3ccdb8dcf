import importlib
import re
import subprocess
import sys

import pytest

from geostrike.model import WherePrec
from geostrike.reading.coordinates import coordinates_place, find_coordinates
from geostrike.reading.where.location import where_prec_of

QAIM = (34.4567, 40.9123)
# 34°27'24" N, 40°54'44" E, and the same without its seconds or with tenths of minutes.
DMS = (34 + 27 / 60 + 24 / 3600, 40 + 54 / 60 + 44 / 3600)
DM = (34 + 27 / 60, 40 + 54 / 60)
DM_TENTHS = (34 + 27.4 / 60, 40 + 54.7 / 60)
SEA = (12 + 34.5 / 60, 43 + 12.8 / 60)
BAGHDAD = (33.321608, 44.403714)  # 444500 3687100 in EPSG:32638; this and the other grid points by PROJ
SQUARE_KM = (33.325216, 44.403689)  # the middle of the square 38S MB 44 87

# What is to be found stands between ⟦ and ⟧.
FOUND = [
    # decimal degrees, bare
    ("The camp at ⟦34.4567, 40.9123⟧ was hit.", QAIM, "decimal"),
    ("The camp (⟦34.4567,40.9123⟧) was hit.", QAIM, "decimal"),
    ("It was geolocated to ⟦34.4567 40.9123⟧ by readers.", QAIM, "decimal"),
    ("Geolocation: ⟦34.45, 40.91⟧.", (34.45, 40.91), "decimal"),
    ("The coordinates are ⟦34.4567 40.9123⟧.", QAIM, "decimal"),
    ("lat/lon ⟦34.45, 40.91⟧", (34.45, 40.91), "decimal"),
    ("lon/lat: ⟦40.9123, 34.4567⟧", QAIM, "decimal"),
    ("Latitude and longitude: ⟦34.4567 and 40.9123⟧", QAIM, "decimal"),
    ("See maps.example/@⟦34.4567,40.9123⟧,15z for it.", QAIM, "decimal"),
    ("See maps.example/?q=⟦34.4567,40.9123⟧", QAIM, "decimal"),
    ("geo:⟦34.4567,40.9123⟧", QAIM, "decimal"),
    ("Buenos Aires is at ⟦-34.6037, -58.3816⟧.", (-34.6037, -58.3816), "decimal"),
    ("Buenos Aires is at ⟦−34.6037, −58.3816⟧.", (-34.6037, -58.3816), "decimal"),
    ("⟦+34.4567 / +40.9123⟧", QAIM, "decimal"),
    ("⟦34.4567°, 40.9123°⟧", QAIM, "decimal"),
    ("⟦34.4567; 40.9123⟧", QAIM, "decimal"),
    ("⟦34.4567,\n40.9123⟧", QAIM, "decimal"),
    ("[⟦34.4567, 40.9123⟧], [⟦35.1234, 41.5678⟧]", (QAIM, (35.1234, 41.5678)), "decimal"),
    ("⟦34.4567° N 40.9123° E⟧ and ⟦35.1234° N 41.5678° E⟧", (QAIM, (35.1234, 41.5678)), "decimal"),
    ("⟦34.4567, 40.9123⟧; ⟦35.1234, 41.5678⟧", (QAIM, (35.1234, 41.5678)), "decimal"),
    ("Constants or not, ⟦3.14159, 2.71828⟧ is a point at sea.", (3.14159, 2.71828), "decimal"),
    ("على ⟦٣٤٫٤٥٦٧، ٤٠٫٩١٢٣⟧ تقريبا", QAIM, "decimal"),
    ("⟦۳۴.۴۵۶۷, ۴۰.۹۱۲۳⟧", QAIM, "decimal"),
    # decimal degrees with letters or words
    ("at ⟦34.4567 N, 40.9123 E⟧ on Monday", QAIM, "decimal"),
    ("at ⟦34.4567°N 40.9123°E⟧.", QAIM, "decimal"),
    ("at ⟦34.4567° N / 40.9123° E⟧.", QAIM, "decimal"),
    ("at ⟦34.4567º N; 40.9123º E⟧.", QAIM, "decimal"),
    ("at ⟦34.4567˚ n and 40.9123˚ e⟧.", QAIM, "decimal"),
    ("at ⟦N34.4567 E40.9123⟧.", QAIM, "decimal"),
    ("at ⟦N 34.4567°, E 40.9123°⟧, he said", QAIM, "decimal"),
    ("at ⟦N34.4567E40.9123⟧.", QAIM, "decimal"),
    ("at ⟦40.9123 E, 34.4567 N⟧.", QAIM, "decimal"),
    ("at ⟦33.8688° S, 151.2093° E⟧.", (-33.8688, 151.2093), "decimal"),
    ("at ⟦22.9068S 43.1729W⟧.", (-22.9068, -43.1729), "decimal"),
    ("at ⟦34,4567° N, 40,9123° E⟧.", QAIM, "decimal"),
    ("at ⟦34.5°N, 40.9°E⟧, a quake", (34.5, 40.9), "decimal"),
    ("at ⟦34° N, 40° E⟧, roughly", (34, 40), "decimal"),
    ("at ⟦34.4567 degrees north, 40.9123 degrees east⟧.", QAIM, "decimal"),
    ("at ⟦lat 34.45, lon 40.91⟧.", (34.45, 40.91), "decimal"),
    ("at ⟦latitude: 34.45 longitude: 40.91⟧.", (34.45, 40.91), "decimal"),
    ("at ⟦Lat. 34.45° N, Long. 40.91° E⟧.", (34.45, 40.91), "decimal"),
    ("at a ⟦latitude of 34.45 and a longitude of 40.91⟧.", (34.45, 40.91), "decimal"),
    ("at ⟦longitude 40.91, latitude -34.45⟧.", (-34.45, 40.91), "decimal"),
    ("at ⟦34.45 latitude, 40.91 longitude⟧.", (34.45, 40.91), "decimal"),
    ('{"⟦lat": 34.4567, "lng": 40.9123⟧}', QAIM, "decimal"),
    ("?⟦lat=34.4567&lon=40.9123⟧", QAIM, "decimal"),
    # degrees, minutes, seconds
    ("at ⟦34°27'24\"N 40°54'44\"E⟧.", DMS, "dms"),
    ("at ⟦34° 27′ 24″ N, 040° 54′ 44″ E⟧.", DMS, "dms"),
    ("at ⟦34°27’24”N, 40°54’44”E⟧.", DMS, "dms"),
    ("at ⟦34º27'24''N 40º54'44''E⟧.", DMS, "dms"),
    (
        "at ⟦34\N{NO-BREAK SPACE}°\N{NO-BREAK SPACE}27′\N{NO-BREAK SPACE}24″\N{NO-BREAK SPACE}N; 40°54′44″E⟧.",
        DMS,
        "dms",
    ),
    ("at ⟦N34°27'24\" E40°54'44\"⟧.", DMS, "dms"),
    ("at ⟦34°27'24\"n\n40°54'44\"e⟧.", DMS, "dms"),
    ("at ⟦34°27'24\", 40°54'44\"⟧.", DMS, "dms"),
    ("at ⟦-34°27'24\", -40°54'44\"⟧.", (-DMS[0], -DMS[1]), "dms"),
    ("at ⟦34°27'24.0\"N40°54'44.0\"E⟧.", DMS, "dms"),
    ("at ⟦34 27 24 N 40 54 44 E⟧.", DMS, "dms"),
    ("killed 12 at ⟦34 27 24 N, 040 54 44 E⟧.", DMS, "dms"),
    ("at ⟦34° 27 24 N 40° 54 44 E⟧.", DMS, "dms"),
    ("at ⟦34-27-24N 040-54-44E⟧.", DMS, "dms"),
    ("at ⟦34:27:24N, 40:54:44E⟧.", DMS, "dms"),
    ("at ⟦34.27.24N 40.54.44E⟧.", DMS, "dms"),
    ("at ⟦40°54'44\"E, 34°27'24\"N⟧.", DMS, "dms"),
    ("at ⟦34°27'24\"S 40°54'44\"W⟧.", (-DMS[0], -DMS[1]), "dms"),
    ("at ⟦34°27'N 40°54'00\"E⟧.", DM, "dms"),
    ("NOTAM A0123/24: RADIUS 5NM CENTRED ON ⟦342724N 0405444E⟧.", DMS, "dms"),
    ("CENTRED ON ⟦342724N0405444E⟧ GND TO FL100", DMS, "dms"),
    ("CENTRED ON ⟦N342724 E0405444⟧", DMS, "dms"),
    ("⟦34 degrees 27 minutes 24 seconds north, 40 degrees 54 minutes 44 seconds east⟧", DMS, "dms"),
    ("⟦latitude 34°27'24\" and longitude 40°54'44\"⟧", DMS, "dms"),
    # degrees and minutes
    ("⟦34 degrees 27 minutes north, 40 degrees 54 minutes east⟧", DM, "dm"),
    ("in position ⟦34-27N 040-54E⟧, the master reported", DM, "dm"),
    ("in position ⟦12-34.5N 043-12.8E⟧.", SEA, "dm"),
    ("in position ⟦12°34.5'N – 043°12.8'E⟧.", SEA, "dm"),
    ("in position ⟦1234.5N 04312.8E⟧.", SEA, "dm"),
    ("in position ⟦14°45.3'N 042°10'E⟧.", (14.755, 42 + 1 / 6), "dm"),
    ("in position ⟦14°45,3'N 042°10'E⟧.", (14.755, 42 + 1 / 6), "dm"),
    ("in position ⟦N 34 27.4 E 40 54.7⟧ 12 men were seen", DM_TENTHS, "dm"),
    ("in position ⟦N34° 27.4 E040° 54.7⟧ 12 men were seen", DM_TENTHS, "dm"),
    ("in position ⟦LAT: 34 27.4N LONG: 040 54.7E⟧", DM_TENTHS, "dm"),
    ("⟦3427N 04054E⟧", DM, "dm"),
    ("⟦3427n 4054e⟧", DM, "dm"),
    ("⟦34 27 N, 40 54 E⟧", DM, "dm"),
    ("⟦34° N 40° 54' E⟧", (34, 40.9), "dm"),
    ("⟦north latitude 34° 27' and east longitude 40° 54'⟧", DM, "dm"),
    # MGRS
    ("at ⟦38S MB 44500 87100⟧.", BAGHDAD, "mgrs"),
    ("at ⟦38SMB4450087100⟧.", BAGHDAD, "mgrs"),
    ("at ⟦38S MB4450087100⟧.", BAGHDAD, "mgrs"),
    ("at ⟦38SMB 44500 87100⟧.", BAGHDAD, "mgrs"),
    ("at ⟦38 S MB 44500 87100⟧.", BAGHDAD, "mgrs"),
    ("MGRS ⟦38s mb 44500 87100⟧.", BAGHDAD, "mgrs"),
    ("at ⟦38SMB44508710⟧.", (33.321653, 44.403767), "mgrs"),
    ("at ⟦38S MB 445 871⟧.", (33.322061, 44.404248), "mgrs"),
    ("at ⟦38S MB 44 87⟧.", SQUARE_KM, "mgrs"),
    ("at ⟦38SMB4487⟧.", SQUARE_KM, "mgrs"),
    ("at ⟦09J UL 015 119⟧, not in July.", (-27.000378, -130.999964), "mgrs"),
    ("grid ⟦38S MB 4487⟧.", SQUARE_KM, "mgrs"),
    # UTM
    ("at ⟦38S 444500 3687100⟧.", BAGHDAD, "utm"),
    ("UTM ⟦38S 444500mE 3687100mN⟧.", BAGHDAD, "utm"),
    ("⟦38 S 444500.00 m E 3687100.00 m N⟧", BAGHDAD, "utm"),
    ("Zone ⟦38N 444500 E 3687100 N⟧", BAGHDAD, "utm"),
    ("UTM zone ⟦38N: Easting 444500, Northing 3687100⟧", BAGHDAD, "utm"),
    ("zone ⟦38 north, N 3687100, E 444500⟧", BAGHDAD, "utm"),
    ("⟦444500 E, 3687100 N (zone 38N⟧)", BAGHDAD, "utm"),
    ("⟦23S 683400 7460700⟧, Rio", (-22.951794, -43.211247), "utm"),
    ("zone ⟦38 south 444500 E 3687100 N⟧", (-56.956372, 44.087440), "utm"),
    ("⟦38S 0444500 3687100⟧", BAGHDAD, "utm"),
    ("⟦37U 412300 5589000⟧", (50.446451, 37.764792), "utm"),
    # Plus Codes
    ("at ⟦8GVQ9WXX+2X⟧.", (47.3975625, 35.9499375), "plus code"),
    ("at ⟦8gvq9wxx+2x⟧.", (47.3975625, 35.9499375), "plus code"),
    ("at ⟦8GVQ9WXX+2X4⟧.", (47.3975125, 35.9499531), "plus code"),
]

NOT_FOUND = [
    "",
    "no figures at all",
    # halves, and two of one kind
    "34.4567",
    "34°27'24\"N",
    "at 34.4567 N on Monday",
    "N 34 27.4",
    "34°27'N 35°28'N",
    "34.4567 N, 40.9123",
    "34.4567, 40.9123 E",
    "latitude 34.45",
    "along the 38th parallel",
    "34-36°N 40-42°E",
    "between 36°N and 37°N, 40°E and 41°E",
    "from 36°10'N to 37°20'N, 40°10'E to 41°20'E",
    "36.25 N to 37.25 N, 40.25 E to 41.25 E",
    # out of range
    "91.4567, 40.9123",
    "34.4567, 181.9123",
    "34°60'24\"N 40°54'44\"E",
    "34°27'60\"N 40°54'44\"E",
    "34 75 N 40 54 E",
    "134°27.45'N 40°54.45'E",
    "34°27.5'24\"N 40°54'44\"E",
    "-34.4567 S, 40.9123 E",
    "latitude 34.4567 E, longitude 40.9123 N",
    "356724N 0405444E",
    "342724N 405444N",
    "61SMB4450087100",
    "38TMB4450087100",
    "38SZZ4450087100",
    "38SMB445008710",
    "38T 444500 3687100",
    "61N 444500 3687100",
    "38S 044500 3687100",
    "444500 3687100",
    "zone 38, 444500 E 3687100 N",
    # too few decimals, and other separators
    "34.45, 40.91",
    "34.4567, 40.91",
    "34.4567 40.9123",
    "34.4567 - 40.9123",
    "between 34.4567 and 40.9123",
    "34.5 N 40.9 E",
    "34 N 40 E",
    "34, 40",
    "0.0451, 0.9321",
    # money, measures, lists
    "1,234.567, 2,345.678",
    "$34.456, $40.912",
    "$34.456, 40.912",
    "34.456, 40.912 dollars",
    "USD 34.456, 40.912",
    "34.456, 40.912%",
    "34.456%, 40.912%",
    "34.456, 40.912 per cent",
    "34.456, 40.912 km",
    "36.651°, 37.252° C",
    "34.4567, 40.9123, 35.1234",
    "0.4567, 12.9123, 35.1234, 7.1234",
    "12.345,678, 34.567,890",
    "34,456, 40,912",
    # versions, addresses, times, dates, telephones, scores
    "version 1.2.3, 4.5.6",
    "versions 1.234, 2.345",
    "rates were 5.250, 5.500 and 6.125",
    "(95% CI: 1.012, 1.567)",
    "doi.org/10.1038/12.345",
    "192.168.1.1, 10.0.0.1",
    "192.168.100.200",
    "at 10:34, 11:20 and 12:45",
    "10:34:56.123, 10:35:57.456",
    "on 12.03.2024, 13.03.2024",
    "2024-03-12, 2024-03-13",
    "03.2024, 04.2024",
    "+1 202-555-0143, 202-555-0199",
    "963 11 234 5678 / 963 11 234 5679",
    "won 3-1, 2-0",
    "Reg. 34.456.789, 40.912.345",
    # what looks like a grid, or like a code
    "12 MAY 2024",
    "12MAY2024",
    "9JUL 120000",
    "12 May 20 24",
    "up from 10K BY 2030",
    "it ran 5k at 12 00",
    "24HRS 1200",
    "3 NEW 34 27",
    "a 5KVA 2000 generator",
    "8GVQ9W+2X",
    "9WXX+2X Istanbul",
    "23456789+23",
    "F2345678+23",
    "8GVQ9WXX+2",
    "8GVQ9WXX+2A",
    "F-16, Su-35 and MQ-9",
]


def found_in(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its marks, and the spans that these enclose."""
    spans, text = [], ""
    for piece in re.split("(⟦.*?⟧)", marked, flags=re.S):
        inner = piece.strip("⟦⟧")
        if piece != inner:
            spans.append((len(text), len(text) + len(inner)))
        text += inner
    return text, spans


@pytest.mark.parametrize(("marked", "points", "notation"), FOUND)
def test_coordinates_are_found_as_they_stand(marked, points, notation):
    text, spans = found_in(marked)
    found = find_coordinates(text)
    assert [(one.start, one.end, one.text) for one in found] == [(*span, text[slice(*span)]) for span in spans]
    points = points if isinstance(points[0], tuple) else (points,)
    for one, (latitude, longitude) in zip(found, points, strict=True):
        assert one.notation == notation
        assert one.latitude == pytest.approx(latitude, abs=1e-5)
        assert one.longitude == pytest.approx(longitude, abs=1e-5)


@pytest.mark.parametrize("text", NOT_FOUND)
def test_what_is_no_coordinates(text):
    assert find_coordinates(text) == []


@pytest.mark.parametrize(
    ("text", "radius_m"),
    [
        ("34.4567, 40.9123", 7.215),
        ("34.456, 40.912", 72.15),
        ("34.4567° N, 40.912° E", 46.23),
        ("34.4567123, 40.9123123", 1),
        ("34° N, 40° E", 72_301),
        ("34°27'24\"N 40°54'44\"E", 20.04),
        ("34°27'24.5\"N 40°54'44.5\"E", 2.004),
        ("34-27N 040-54E", 1_202.6),
        ("34-27.5N 040-54.5E", 120.3),
        ("38S MB 44500 87100", 1),
        ("38S MB 4450 8710", 7.071),
        ("38S MB 445 871", 70.71),
        ("38S MB 44 87", 707.1),
        ("38S 444500 3687100", 1),
        ("8GVQ9WXX+2X", 8.402),
    ],
)
def test_a_radius_is_half_the_diagonal_of_the_cell(text, radius_m):
    assert find_coordinates(text)[0].radius_m == pytest.approx(radius_m, rel=1e-3)


def test_several_notations_of_one_point_in_one_sentence():
    text = "(34°27′24″N 40°54′44″E / 34.45667°N 40.91222°E / 34.45667; 40.91222)"
    found = find_coordinates(text)
    assert [one.notation for one in found] == ["dms", "decimal", "decimal"]
    assert {(round(one.latitude, 4), round(one.longitude, 4)) for one in found} == {(34.4567, 40.9122)}


def test_a_lone_half_does_not_hide_the_pair_behind_it():
    assert [one.text for one in find_coordinates("N 34 27, that is, 35 27 N 40 54 E")] == ["35 27 N 40 54 E"]


@pytest.mark.parametrize(
    ("text", "place_id", "name", "radius_m"),
    [
        ("34.4567, 40.9123", "at:34.45670,40.91230", "34.4567° N, 40.9123° E", 8),
        ("34 27 24 S 40 54 44 W", "at:-34.45667,-40.91222", "34.4567° S, 40.9122° W", 21),
        ("34-27N 040-54E", "at:34.45000,40.90000", "34.45° N, 40.90° E", 1_203),
        ("34° N, 40° E", "at:34.00000,40.00000", "34° N, 40° E", 72_301),
        ("-0.0000001, 1.0000000", "at:0.00000,1.00000", "0.00000° N, 1.00000° E", 1),
    ],
)
def test_the_place_that_coordinates_name(text, place_id, name, radius_m):
    place = coordinates_place(find_coordinates(text)[0])
    assert (place.id, place.name) == (place_id, name)
    assert place.radius_m == pytest.approx(radius_m, abs=2)
    assert (place.country, place.feature_code) == ("", "")
    assert where_prec_of(place) == (WherePrec.EXACT if radius_m < 2_000 else WherePrec.AREA)


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        " ",
        "°",
        "1 ",
        "1°",
        "34 27 24 ",
        "N 1 ",
        "lat 1 ",
        "34.4567, ",
        "34.4567 N ",
        "38SMB 44 ",
        "8GVQ9WXX+",
        "1,",
    ],
)
def test_hostile_texts_are_read_in_bounded_work(unit, monkeypatch):
    finder = importlib.import_module("geostrike.reading.coordinates.find")
    starts = []

    def count(text, start):
        starts.append(start)

    monkeypatch.setattr(finder, "_READERS", (count,))
    text = (unit * 100_000)[:100_000]
    assert find_coordinates(text) == []
    assert starts == sorted(set(starts))  # each offset once: what is done there is bounded, see below


def test_no_pattern_repeats_without_bound():
    parse = re._parser.parse  # the only way to ask a pattern for its width
    widths = [
        (name, parse(pattern.pattern, pattern.flags).getwidth()[1])
        for name in ("find", "decimal_degrees", "sexagesimal", "grids", "plus_codes")
        for value in vars(importlib.import_module(f"geostrike.reading.coordinates.{name}")).values()
        for pattern in (value if isinstance(value, tuple) else (value,))
        if isinstance(pattern, re.Pattern)
    ]
    assert len(widths) > 10
    assert [one for one in widths if one[1] > 400] == []


def test_the_grid_libraries_are_not_loaded_for_texts_without_grids():
    script = (
        "import sys; from geostrike.reading.coordinates import find_coordinates; "
        "found = find_coordinates('at 34.4567, 40.9123 or 34-27N 040-54E, in 2024'); "
        "print(len(found), sorted({'mgrs', 'utm', 'openlocationcode'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split(maxsplit=1) == ["2", "[]\n"]
