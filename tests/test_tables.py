"""Tables edited by hand: read whole, or refused in one line that names the place and the remedy."""

import csv
import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geostrike.errors import InputError
from geostrike.tables import read_table

COLUMNS = ("name", "kind", "note")
LIMIT = csv.field_size_limit()


class TableError(InputError):
    """What a reader of some table raises."""


def write(folder, content):
    path = folder / "table.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def read(path):
    return list(read_table(path, COLUMNS, ("name", "kind"), TableError))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("tables")


def test_a_row_is_its_fields_by_column_and_the_line_it_stands_on(tmp_path):
    assert read(write(tmp_path, "name,kind,note\nHoms,town,on the Orontes\n")) == [
        (2, {"name": "Homs", "kind": "town", "note": "on the Orontes"})
    ]


@pytest.mark.parametrize(
    "content",
    [
        "kind,note,name\ntown,,Homs\n",
        "\ufeffname,kind,note\nHoms,town,\n",
        "name,kind,note\r\nHoms,town,\r\n",
        "\ufeffname,kind,note\r\nHoms,town,\r\n",
        "name,kind,note\rHoms,town,\r",
        "name,kind,note\nHoms,town,",
        " name , kind,note \n  Homs ,\ttown, \n",
        '"name","kind","note"\n"Homs","town",""\n',
    ],
    ids=["order", "BOM", "Windows", "BOM and Windows", "old Mac", "no last line end", "blanks", "all quoted"],
)
def test_what_makes_no_difference(tmp_path, content):
    assert read(write(tmp_path, content)) == [(2, {"name": "Homs", "kind": "town", "note": ""})]


def test_a_column_that_is_not_required_may_be_missing(tmp_path):
    assert read(write(tmp_path, "kind,name\ntown,Homs\n")) == [(2, {"name": "Homs", "kind": "town"})]


def test_a_header_alone_is_a_table_without_rows(tmp_path):
    assert read(write(tmp_path, "name,kind\n")) == []


@pytest.mark.parametrize("empty", ["", ",,", " , ,\t", '"","",""', ",", ",,,,,"])
def test_empty_rows_are_passed_over_and_counted(tmp_path, empty):
    path = write(tmp_path, f"name,kind,note\n{empty}\nHoms,town,\n{empty}\nHama,town,\n{empty}\n")
    assert [(line, row["name"]) for line, row in read(path)] == [(3, "Homs"), (5, "Hama")]


def test_quotes_hold_commas_quotes_and_line_breaks(tmp_path):
    path = write(tmp_path, 'name,kind,note\n"Homs, old",town,"he said ""no"",\nthen left"\nHama,town,\n')
    assert read(path) == [
        (2, {"name": "Homs, old", "kind": "town", "note": 'he said "no",\nthen left'}),
        (4, {"name": "Hama", "kind": "town", "note": ""}),
    ]


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(0)", "'=1", "\t=1", "#REF!", "NULL", "01"]
)
def test_what_a_spreadsheet_would_reckon_is_mere_text(tmp_path, cell):
    ((_, row),) = read(write(tmp_path, f"name,kind,note\nHoms,town,{cell}\n"))
    assert row["note"] == cell.strip()


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ("name,kinds", "unknown column 'kinds'; did you mean 'kind'? The columns are name, kind, note"),
        ("Name,kind", "unknown column 'Name'; did you mean 'name'?"),
        ("name,kind,", "unknown column ''"),
        ("name,kind,xyz", "unknown column 'xyz'; did you mean"),
        ("name;kind;note", "unknown column 'name;kind;note'; did you mean"),
        ("name,kind,note,kind", "column 'kind' stands twice; delete or rename one"),
        ("note", "column name, kind missing; the columns are name, kind, note"),
        ("name,note", "column kind missing"),
        ('name,kind,"no\nte"', "unknown column 'no\\nte'; did you mean 'note'?"),
    ],
)
def test_a_header_that_cannot_be_used(tmp_path, header, message):
    path = write(tmp_path, f"{header}\nHoms,town\n")
    with pytest.raises(TableError) as caught:
        read(path)
    assert str(caught.value).startswith(f"{path}:1: {message}")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("Hama", "1 fields where the header has 3; put a field that holds a comma"),
        ("Hama,town", "2 fields where the header has 3"),
        ("Hama,town,by the river, in the west", "4 fields where the header has 3"),
        ('Hama,town,"by the river', "not readable as CSV: "),
        ('"Hama" old,town,', "not readable as CSV: "),
        (f"Hama,town,{'x' * (LIMIT + 1)}", "not readable as CSV: "),
    ],
    ids=["one field", "too few", "too many", "a quote left open", "text after a quote", "an endless field"],
)
def test_a_row_that_cannot_be_used_is_named_by_the_line_it_begins_on(tmp_path, row, message):
    path = write(tmp_path, f'name,kind,note\n"Ho\nms",town,\n\n{row}\nand a line after it\n')
    with pytest.raises(TableError) as caught:
        read(path)
    assert str(caught.value).startswith(f"{path}:5: {message}")
    assert "quotes" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("content", ["", "\ufeff", "\n", "\r\n\r\n", ",,\n"])
def test_a_file_without_a_header(tmp_path, content):
    with pytest.raises(TableError) as caught:
        read(write(tmp_path, content))
    assert ":1: " in str(caught.value)
    assert "name, kind, note" in str(caught.value)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("name,kind\nHôms,town\n".encode("latin-1"), r":2: byte 0xf4 is not UTF-8; save the file as UTF-8"),
        ("name,kind\nHoms,town\n".encode("utf-16"), r":1: byte 0xff is not UTF-8"),
        (b"name,kind\r\nHoms,town\r\nHama,\x80\r\n", r":3: byte 0x80 is not UTF-8"),
        (b"name,kind\nHoms,\xc3", r":2: byte 0xc3 is not UTF-8"),
    ],
    ids=["Latin-1", "UTF-16", "Windows line ends", "cut within a letter"],
)
def test_a_file_that_is_not_utf_8(tmp_path, content, message):
    with pytest.raises(TableError, match=message):
        read(write(tmp_path, content))


def test_a_file_that_is_not_there_or_is_none(tmp_path):
    with pytest.raises(TableError, match=r"none\.csv: no such file; give the path of a CSV file"):
        read(tmp_path / "none.csv")
    with pytest.raises(TableError, match="cannot be read"):
        read(tmp_path)
    with pytest.raises(TableError):
        read(write(tmp_path, "name,kind\n") / "below.csv")


def test_rows_before_a_wrong_one_are_given_first(tmp_path):
    rows = read_table(write(tmp_path, "name,kind\nHoms,town\nHama\n"), COLUMNS, ("name",), TableError)
    assert next(rows)[1]["name"] == "Homs"
    with pytest.raises(TableError, match=":3: "):
        next(rows)


cells = st.lists(st.tuples(st.text(), st.text(), st.text()), max_size=5)


@settings(deadline=None)
@given(cells, st.sampled_from(["\n", "\r\n", "\r"]))
def test_whatever_was_written_is_read_again_on_its_line(folder, rows, line_end):
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator=line_end, quoting=csv.QUOTE_ALL)
    writer.writerow(COLUMNS)
    expected = []
    for row in rows:
        line = len(re.findall("\r\n|\r|\n", stream.getvalue())) + 1
        writer.writerow(row)
        stripped = [cell.strip() for cell in row]
        if any(stripped):
            expected.append((line, dict(zip(COLUMNS, stripped, strict=True))))
    try:
        content = stream.getvalue().encode()
    except UnicodeEncodeError:
        return
    assert read(write(folder, content)) == expected


@settings(deadline=None)
@given(st.binary(max_size=60), st.sampled_from([b"", b"name,kind\n", b"name,kind,note\r\nHoms,town,\r\n"]))
def test_any_bytes_are_a_table_or_one_line_that_says_what_is_wrong(folder, noise, before):
    path = write(folder, before + noise)
    try:
        rows = read(path)
    except TableError as error:
        assert re.match(rf"{re.escape(str(path))}:\d+: ", str(error))
        assert len(str(error).splitlines()) == 1
    else:
        assert all({"name", "kind"} <= row.keys() and any(row.values()) for _, row in rows)
