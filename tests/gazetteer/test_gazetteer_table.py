import pytest

from geostrike.errors import GazetteerError
from geostrike.gazetteer import read_gazetteer
from geostrike.gazetteer.table import COLUMNS

HEADER = ",".join(COLUMNS)
HOMS = "homs,Homs,en:Hims|ar:حمص,SY,Homs,PPLA,34.7268,36.7234,6000,169577,GeoNames,"
SYRIA = "sy,Syria,,SY,,PCLI,35,38,300000,,,"


def write(folder, *rows, header=HEADER):
    path = folder / "gazetteer.csv"
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return path


def test_a_row_becomes_a_place(tmp_path):
    gazetteer = read_gazetteer(write(tmp_path, HOMS))
    homs = gazetteer.places["homs"]
    assert (homs.name, homs.latitude, homs.longitude, homs.radius_m) == ("Homs", 34.7268, 36.7234, 6000)
    assert homs.names == (("en", "Hims"), ("ar", "حمص"))
    assert (homs.country, homs.admin1, homs.geonameid, homs.source) == ("SY", "Homs", 169577, "GeoNames")


def test_column_order_blank_lines_and_a_byte_order_mark_do_not_matter(tmp_path):
    path = tmp_path / "places.csv"
    path.write_bytes(
        "\ufeffname,id,feature_code,country,longitude,latitude,radius_m\r\n\r\nHoms,homs,PPLA,SY,36.7,34.7,0\r\n".encode()
    )
    assert read_gazetteer(path).places["homs"].longitude == 36.7


def test_demonyms_beside_it_are_read(tmp_path):
    path = write(tmp_path, SYRIA)
    (tmp_path / "demonyms.csv").write_text("demonym,country\nSyrian,SY\n", encoding="utf-8")
    assert [span.text for span in read_gazetteer(path).scan("Syrian", demonyms=True)] == ["Syrian"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("34.7268", "95", r":3: latitude 95 is outside -90\.\.90 \(are latitude and longitude swapped\?\)"),
        ("34.7268", "-200", r":3: latitude -200 is outside -90\.\.90; give"),
        ("36.7234", "181", r":3: longitude 181 is outside -180\.\.180; give"),
        ("34.7268", "34,7", r":3: 13 fields where the header has 12"),
        ("34.7268", "nan", r":3: latitude 'nan' is not a number"),
        ("34.7268", "1e1", r":3: latitude '1e1' is not a number"),
        ("34.7268", "", r":3: latitude '' is not a number"),
        (",6000", ",-5", r":3: radius_m -5 is negative"),
        (",6000", ",99999999", r":3: radius_m 99999999 is larger than the Earth"),
        ("169577", "17b", r":3: geonameid '17b' is not a whole number"),
        (",SY,", ",Syria,", r":3: country 'Syria' is not an ISO 3166-1"),
        ("PPLA", "city", r":3: feature_code 'city' is not a GeoNames code"),
        ("homs,Homs", "homs,—", r":3: name is empty"),
        ("homs,Homs", "ho ms,Homs", r":3: id 'ho ms' must be a word"),
        ("homs,Homs", "sy,Homs", r":3: id 'sy' is already on line 2"),
        ("en:Hims", "Hims", r":3: names: 'Hims' has no language"),
        ("en:Hims", "English:Hims", r":3: names: 'English' is not a language tag"),
        ("en:Hims", "en:", r":3: names: the spelling after 'en:' is empty"),
        ("homs,Homs", 'homs,"Homs', r":3: not readable as CSV"),
    ],
)
def test_a_wrong_row_is_named_by_its_line(tmp_path, old, new, message):
    assert old in HOMS
    path = write(tmp_path, SYRIA, HOMS.replace(old, new, 1))
    with pytest.raises(GazetteerError, match=message) as caught:
        read_gazetteer(path)
    assert str(caught.value).startswith(f"{path}:3: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("header", "message"),
    [
        (HEADER.replace("latitude,", "lat,"), "unknown column .lat.; did you mean .latitude."),
        (HEADER.replace("latitude,", ""), "column latitude missing"),
        (HEADER + ",colour", "unknown column 'colour'"),
        (HEADER + ",note", "column 'note' stands twice"),
        ("", "column id, name, country, .* missing"),
    ],
)
def test_a_wrong_header(tmp_path, header, message):
    with pytest.raises(GazetteerError, match=f":1: {message}"):
        read_gazetteer(write(tmp_path, HOMS, header=header))


def test_lines_are_counted_across_quoted_line_breaks(tmp_path):
    path = write(tmp_path, HOMS[:-1] + ',"a note\nover two lines"', SYRIA.replace("35,", "x,"))
    with pytest.raises(GazetteerError, match=":4: latitude 'x'"):
        read_gazetteer(path)


def test_files_that_cannot_be_read(tmp_path):
    with pytest.raises(GazetteerError, match=r"none\.csv: no such file"):
        read_gazetteer(tmp_path / "none.csv")
    with pytest.raises(GazetteerError, match="cannot be read"):
        read_gazetteer(tmp_path)
    (tmp_path / "empty.csv").write_bytes(b"")
    with pytest.raises(GazetteerError, match=":1: the file is empty"):
        read_gazetteer(tmp_path / "empty.csv")
    (tmp_path / "latin.csv").write_bytes(HEADER.encode() + b"\nhoms,H\xf4ms")
    with pytest.raises(GazetteerError, match=":2: byte 0xf4 is not UTF-8"):
        read_gazetteer(tmp_path / "latin.csv")


def test_wrong_demonyms(tmp_path):
    path = write(tmp_path, SYRIA)
    (tmp_path / "demonyms.csv").write_text("demonym,country\nIraqi,IQ\n", encoding="utf-8")
    with pytest.raises(GazetteerError, match=r"demonyms\.csv:2: the gazetteer has no country 'IQ'"):
        read_gazetteer(path)
    (tmp_path / "demonyms.csv").write_text("demonym,country\n,SY\n", encoding="utf-8")
    with pytest.raises(GazetteerError, match=r"demonyms\.csv:2: demonym is empty"):
        read_gazetteer(path)
