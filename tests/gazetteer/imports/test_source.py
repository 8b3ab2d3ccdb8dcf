import zipfile

import pytest

from geostrike.errors import GazetteerError
from geostrike.gazetteer.imports.source import Source
from tests.gazetteer.imports.conftest import dump_row

TABLE = "name,lat,lon\nA,35,40\n"


def zipped(path, **members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name.replace("_", "."), text)
    return path.read_bytes()


@pytest.mark.parametrize(
    ("payload", "message"),
    [
        (b"", ":1: the file is empty"),
        (TABLE.encode("utf-16"), ":1: byte 0xff: the file is UTF-16 or no text; save it as UTF-8"),
        (TABLE.encode("utf-16-be"), ":1: byte 0x00: the file is UTF-16"),
        (TABLE.replace("A", "Á").encode("latin-1"), ":2: byte 0xc1 at position 1 is not UTF-8; save the file as UTF-8"),
        (b"name,lat,lon\nA\0,35,40\n", ":2: a NUL byte"),
        (b"name,lat,lon\n" + b"a" * (2 << 20), ":2: the line has more than 1,048,576 bytes"),
        (b"<!DOCTYPE html>\n<html>", ":1: a page or XML, not a table"),
        (b"%PDF-1.7\n", ":1: a PDF"),
    ],
)
def test_files_that_are_no_table(rows_of, payload, message):
    with pytest.raises(GazetteerError, match=message):
        rows_of(payload, "a.csv")


def test_json_in_latin_1_is_named_by_its_line(rows_of):
    with pytest.raises(GazetteerError, match=r"a\.json:3: byte 0xc1 is not UTF-8"):
        rows_of('{"features":\n[\n{"a": "Á"}]}'.encode("latin-1"), "a.json")


def test_files_that_cannot_be_read(tmp_path):
    with pytest.raises(GazetteerError, match=r"none\.csv: no such file"):
        Source(tmp_path / "none.csv")
    with pytest.raises(GazetteerError, match="cannot be read"):
        Source(tmp_path)


def test_zips_that_hold_not_one_table(tmp_path, rows_of):
    path = tmp_path / "made.zip"
    assert rows_of(zipped(path, a_csv=TABLE), "b.zip")[0].name == "A"
    assert rows_of(zipped(path, a_csv=TABLE, b_csv="no"), "a.zip")[0].name == "A"
    with pytest.raises(GazetteerError, match=r"c\.zip: the zip holds a\.csv, b\.csv; unpack it"):
        rows_of(zipped(path, a_csv=TABLE, b_csv=TABLE), "c.zip")
    with pytest.raises(GazetteerError, match=r"c\.zip: the zip holds a\.png; unpack it"):
        rows_of(zipped(path, a_png="x"), "c.zip")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    with pytest.raises(GazetteerError, match="an Excel workbook; save its sheet as CSV"):
        rows_of(path.read_bytes(), "a.xlsx")


def test_zips_that_are_damaged(tmp_path, rows_of):
    rows = "".join(f"{dump_row(number)}\n" for number in range(2_000))
    whole = zipped(tmp_path / "made.zip", SY_txt=rows)
    with pytest.raises(GazetteerError, match=r"SY\.zip: the zip is damaged or cut off"):
        rows_of(whole[: len(whole) // 2], "SY.zip")
    changed = bytearray(whole)
    for at in range(300, 340):
        changed[at] ^= 0xFF
    with pytest.raises(GazetteerError, match=r"damaged or cut off|is not UTF-8|columns where|NUL"):
        rows_of(bytes(changed), "SY.zip")


def test_a_zip_that_unpacks_without_end(tmp_path, rows_of):
    packed = zipped(tmp_path / "made.zip", SY_txt=(" " * 9_999 + "\n") * 7_000)
    assert len(packed) < 100_000
    with pytest.raises(GazetteerError, match=r"unpack to more than .*; this is no table of places"):
        list(Source(tmp_path / "made.zip").lines())


def test_progress_is_told(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("x\n" * 12_000)
    told = []
    assert sum(1 for _ in Source(path, told.append).lines()) == 12_000
    assert told == [5_000, 10_000]
