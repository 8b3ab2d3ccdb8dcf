import pytest

from geostrike.errors import GazetteerError
from geostrike.gazetteer.table import COLUMNS


@pytest.mark.parametrize(
    "text",
    [
        "name,lat,lon\nTall Test,35.3,40.1\n",
        "Title;Latitude;Longitude\nTall Test;35.3;40.1\n",
        "x\ty\ttoponym\n40.1\t35.3\tTall Test\n",
        '"Place Name","Decimal Latitude","lng"\n"Tall Test","35.3","40.1"\n',
        "\ufeffname|lat|long\r\n\r\nTall Test|35.3|40.1\r\n",
    ],
)
def test_usual_names_of_columns_are_known(rows_of, text):
    (row,) = rows_of(text, "a.csv")
    assert (row.name, row.latitude, row.longitude, row.feature_code) == ("Tall Test", 35.3, 40.1, "PPL")


def test_what_else_a_table_may_have(rows_of):
    text = (
        "id,name,alternates,name_ar,iso2,admin1,fcode,pop,radius_m,geonameid,source,lat,lon\n"
        "p1,Tall,Tell|fr:Tel; en:Hill,تل,SYR,Test,PPLA,90000,,77,A list,35.3,40.1\n"
    )
    (row,) = rows_of(text, "a.csv", name="mine")
    assert row.id == "mine:p1"
    assert row.names == (("", "Tell"), ("fr", "Tel"), ("en", "Hill"), ("ar", "تل"))
    assert (row.country, row.admin1, row.feature_code, row.population) == ("SY", "Test", "PPLA", 90_000)
    assert (row.radius_m, row.geonameid, row.source) == (3_000, 77, "A list")


def test_columns_that_cannot_be_guessed_are_said(rows_of):
    text = "NOM,LAT_WGS,LON_WGS,name\nTall,35.3,40.1,wrong\n"
    with pytest.raises(
        GazetteerError, match=r":1: no column for latitude, longitude among NOM, LAT_WGS, LON_WGS, name; "
    ):
        rows_of(text, "a.csv")
    said = {"name": "NOM", "latitude": "LAT_WGS", "longitude": "LON_WGS"}
    (row,) = rows_of(text, "a.csv", columns=said, country="SY")
    assert (row.name, row.latitude, row.country, row.source) == ("Tall", 35.3, "SY", "a.csv")
    with pytest.raises(GazetteerError, match=r":1: no column 'NAME' for name; the columns are NOM, LAT_WGS"):
        rows_of(text, "a.csv", columns={"name": "NAME"})


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("A,95,40,SY,", r":2: lat 95 is outside -90\.\.90 \(are latitude"),
        ('A,"35,3",40,SY,', r":2: lat '35,3' is not a number"),
        (",35,40,SY,", r":2: name '' has no letter"),
        ("A,35,40,Q1,", r":2: country 'Q1' is not a country's ISO"),
        ("A,35,40,SY,-3", r":2: radius_m '-3' is not a radius"),
        ("A,35,40,SY", r":2: 4 fields where the header has 5; put a field"),
        ('A,35,40,"SY,', r":2: not readable as CSV"),
        (f"{'n' * 200_000},35,40,SY,", r":2: not readable as CSV: field larger"),
    ],
)
def test_a_wrong_row_is_named_by_its_line(rows_of, row, message):
    with pytest.raises(GazetteerError, match=message):
        rows_of(f"name,lat,lon,country,radius_m\n{row}\n", "a.csv")


def test_lines_are_counted_across_quoted_line_breaks_and_wrong_bytes(rows_of):
    faults = []
    text = b'name,lat,lon,note\nA,35,40,"over\ntwo lines"\nB\xe9,35,40,\n\nC,x,40,\nD,35,40,\n'
    rows = rows_of(text, "a.csv", faults=faults)
    assert [row.name for row in rows] == ["A", "D"]
    assert faults[0].startswith(":4: byte 0xe9 at position 2 is not UTF-8")
    assert faults[1].startswith(":6: lat 'x' is not a number")


def test_what_is_asked_must_fit_the_format(rows_of, tmp_path):
    with pytest.raises(GazetteerError, match="alternate names go with a dump of GeoNames, and this is csv; leave them"):
        rows_of("name,lat,lon\nA,35,40\n", "a.csv", alternates=tmp_path / "b.txt")
    with pytest.raises(
        GazetteerError, match="columns can be said of tables with a header, and this is lpf; leave them"
    ):
        rows_of('{"type": "Feature"}\n', "a.json", columns={"name": "x"})


def test_a_header_that_is_none(rows_of):
    with pytest.raises(GazetteerError, match=":1: column 'lat' stands twice"):
        rows_of("name,lat,lat,lon\n", "a.csv")
    with pytest.raises(GazetteerError, match=": no place could be read"):
        rows_of("name,lat,lon\n", "a.csv")


OWN = ",".join(COLUMNS)
HOMS = "homs,Homs,en:Hims|ar:حمص,SY,Homs,PPLA,34.7268,36.7234,6000,169577,GeoNames,"


def test_tables_of_our_own_keep_their_rules(rows_of):
    (row,) = rows_of(f"{OWN}\n{HOMS}\n", "gazetteer.csv", name="mine")
    assert (row.id, row.names, row.radius_m) == ("homs", (("en", "Hims"), ("ar", "حمص")), 6000)
    faults = []
    wrong = (HOMS.replace("en:Hims", "Hims"), HOMS.replace("34.7268", "95"), HOMS.replace("PPLA", "city"))
    assert rows_of("\n".join((OWN, *wrong)), "gazetteer.csv", faults=faults) == []
    assert [fault[:20] for fault in faults[:3]] == [
        ":2: names: 'Hims' ha",
        ":3: latitude 95 is o",
        ":4: feature_code 'ci",
    ]


def test_the_gazetteer_that_is_shipped_has_nothing_wrong():
    from geostrike.files import data_dir
    from geostrike.gazetteer import read_gazetteer
    from geostrike.gazetteer.imports import Reading, read_rows

    rows = list(read_rows([data_dir() / "gazetteer.csv"], Reading()))
    assert {row.id for row in rows} == set(read_gazetteer().places)
