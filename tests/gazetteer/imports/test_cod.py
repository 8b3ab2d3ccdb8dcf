import json

import pytest

from geostrike.errors import GazetteerError

OLD = "ADM2_EN,ADM2_AR,ADM2_PCODE,ADM1_EN,ADM1_AR,ADM1_PCODE,ADM0_EN,ADM0_PCODE,AREA_SQKM,center_lat,center_lon\n"
NEW = (
    "adm2_name,adm2_name1,adm2_name2,adm2_pcode,adm1_name,adm1_pcode,iso2,lang,lang1,lang2,area_sqkm,"
    "center_lat,center_lon\n"
)
SQUARE = {"type": "Polygon", "coordinates": [[[40, 35], [41, 35], [41, 36], [40, 36], [40, 35]]]}


def feature(geometry, **properties):
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def test_the_finest_level_becomes_rows(rows_of):
    (row,) = rows_of(
        OLD + "Test District,منطقة,SY0701,Test Governorate,محافظة,SY07,Syria,SY,314.159,35.3,40.1\n", "a.csv"
    )
    assert (row.id, row.name, row.names) == (
        "cod:SY0701",
        "Test District",
        (("en", "Test District"), ("ar", "منطقة")),
    )
    assert (row.country, row.admin1, row.feature_code) == ("SY", "Test Governorate", "ADM2")
    assert row.radius_m == pytest.approx(15_000, rel=1e-4)  # the root of 100 square kilometres, times 1.5
    assert (row.latitude, row.longitude) == (35.3, 40.1)


def test_the_columns_since_2024(rows_of):
    (row,) = rows_of(NEW + "Test,اسم,Essai,SY0701,Gov,SY07,SY,en,ar,fr,10,35.3,40.1\n", "a.csv")
    assert row.names == (("en", "Test"), ("ar", "اسم"), ("fr", "Essai"))
    assert (row.admin1, row.country) == ("Gov", "SY")


def test_a_first_level_is_its_own_division(rows_of):
    text = "admin1Name_fr,admin1RefName,admin1Pcode,admin0Pcode,Lat,Lon\nPréfecture,Prefecture,CF11,CF,4.4,18.5\n"
    (row,) = rows_of(text, "a.csv")
    assert (row.name, row.feature_code, row.country) == ("Prefecture", "ADM1", "CF")
    assert (("fr", "Préfecture") in row.names, row.admin1) == (True, "Prefecture")


def test_outlines_give_a_point_inside_and_a_circle_around(rows_of):
    collection = {
        "type": "FeatureCollection",
        "features": [feature(SQUARE, ADM1_EN="Square", ADM1_PCODE="SY99", ADM0_PCODE="SY")],
    }
    (row,) = rows_of(json.dumps(collection, indent=1), "a.geojson")
    assert (row.name, row.feature_code) == ("Square", "ADM1")
    assert 40 < row.longitude < 41
    assert 35 < row.latitude < 36
    assert 70_000 < row.radius_m < 150_000


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("ADM1_EN,ADM1_PCODE\nA,SY01\n", r":1: a table without coordinates .*give the GeoJSON"),
        ("ADM1_PCODE,lat,lon\nSY01,1,2\n", r":1: no column for the names, such as ADM1_EN"),
        (OLD + "A,,,B,,SY07,Syria,SY,1,35,40\n", r":2: ADM2_PCODE '' must be a word"),
        (OLD + ",,SY1,B,,SY07,Syria,SY,1,35,40\n", r":2: ADM2_EN has no letter"),
        (OLD + "A,,SY1,B,,SY07,Syria,SY,big,35,40\n", r":2: AREA_SQKM 'big' is not an area"),
        (OLD + "A,,SY1,B,,SY07,Syria,SY,1,135,40\n", r":2: center_lat 135 is outside"),
        (OLD + "A,,001,B,,07,Nowhere,0,1,35,40\n", r":2: ADM0_PCODE '0' is no country's code; say it: --country"),
        (OLD + "A,,SY1,B,,SY07,Syria,SY,1,35\n", r":2: 10 fields where the header has 11"),
    ],
)
def test_what_is_wrong_is_named(rows_of, text, message):
    with pytest.raises(GazetteerError, match=message):
        rows_of(text, "a.csv")


def test_outlines_in_metres_are_told(rows_of):
    far = {"type": "Point", "coordinates": [412345.2, 3912345.1]}
    line = json.dumps(feature(far, ADM1_EN="A", ADM1_PCODE="SY01"))
    with pytest.raises(GazetteerError, match=r":1: geometry: 412345, 3.91\d*e\+06 are no degrees; reproject"):
        rows_of(line + "\n", "a.json")
