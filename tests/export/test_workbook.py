import io
import zipfile
from datetime import datetime

import openpyxl
import pandas as pd
import pytest

from geostrike.export.tables import events_workbook, sheet, write_workbook
from geostrike.export.tables.meanings import COLUMNS
from geostrike.export.tables.rows import CLAIM_TABLE, DOCUMENT_TABLE, EVENT_TABLE, REJECTION_TABLE, TOTAL_TABLE
from geostrike.export.tables.workbook import EVENT_SHEET
from geostrike.export.text import safe_text

from .raids import LONG, NASTY, nasty, raids

SHEETS = ["Events", "Claims", "Documents", "Totals", "Rejections", "About"]


def opened(content):
    return openpyxl.load_workbook(io.BytesIO(content))


def rows_of(table):
    head, *rows = table.iter_rows()
    return [{name.value: cell for name, cell in zip(head, row, strict=True)} for row in rows]


@pytest.fixture(scope="module")
def book():
    return opened(events_workbook(raids(), title="Raids"))


@pytest.fixture(scope="module")
def hostile():
    return opened(events_workbook(nasty(), title="=1+1"))


def test_the_sheets(book):
    assert book.sheetnames == SHEETS
    assert {name: book[name].max_row - 1 for name in SHEETS[:-1]} == {
        "Events": 6, "Claims": 8, "Documents": 3, "Totals": 1, "Rejections": 1,
    }  # fmt: skip


def test_no_column_is_left_out():
    assert sorted(EVENT_SHEET) == sorted(EVENT_TABLE)


def test_every_column_is_explained(book):
    listed = {*EVENT_TABLE, *CLAIM_TABLE, *DOCUMENT_TABLE, *TOTAL_TABLE, *REJECTION_TABLE}
    assert listed == set(COLUMNS)
    about = {row[0].value: row[1].value for row in book["About"].iter_rows()}
    assert all(about[name] == COLUMNS[name] for name in listed)
    assert "counts each toll_group once" in about["Sums"]
    assert about["where_prec 6"].startswith("only the country")


def test_dates_are_dates_and_numbers_numbers(book):
    row = {row["id"].value: row for row in rows_of(book["Events"])}["e-1"]
    assert row["date_start"].value == datetime(2024, 2, 2)
    assert row["date_start"].is_date
    assert (row["best"].value, row["best"].data_type) == (5, "n")
    assert (row["longitude"].value, row["latitude"].value) == (43.13, 36.34)


def test_the_sign_of_an_event_is_no_part_of_its_value(book):
    cell = book["Events"]["A2"]
    assert (cell.value, cell.number_format) == ("strike", '"◆ "@')


def test_pandas_reads_the_events():
    frame = pd.read_excel(io.BytesIO(events_workbook(raids())), sheet_name="Events").set_index("id")
    assert frame["best"].sum() == 13
    assert frame.drop_duplicates("toll_group")["best"].max() == 5
    assert str(frame["date_start"].dtype).startswith("datetime64")
    assert frame.loc["e-3", "sources"].splitlines()[1].startswith("Wire")


def test_the_head_stays_and_filters(book):
    for name in SHEETS[:-1]:
        assert book[name].freeze_panes == ("C2" if name == "Events" else "B2")
        assert book[name].auto_filter.ref.startswith("A1:")
        assert book[name]["A1"].font.bold


def test_only_addresses_of_the_web_are_links(book):
    links = {row["id"].value: row["url"].hyperlink for row in rows_of(book["Documents"])}
    assert links["a.md"].target == "https://example.org/a?x=1&y=2"
    assert links["b.md"] is None
    assert rows_of(book["Documents"])[1]["url"].value == "javascript:alert(1)"


def test_nothing_is_a_formula(hostile):
    cells = [cell for table in hostile for row in table.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    strings = {cell.value for cell in cells if cell.data_type == "s"}
    assert {"=cmd|' /C calc'!A0", "@SUM(1)", "one;=1+1"} <= strings


def test_hostile_text_comes_back(hostile):
    rows = {row["id"].value: row for row in rows_of(hostile["Events"])}
    for number, text in enumerate(NASTY):
        value = rows[f"e-{number}"]["description"].value
        if text == LONG:
            assert value.endswith("… [cut: 100,000 characters]")
            assert len(value) == 32_767
        elif "_x0041_" in text:
            # openpyxl does not undo the escape of an escape.
            assert value == "_x005F_x0041_ \ufffd"
        else:
            assert (value or "").rstrip(" ") == safe_text(text).rstrip(" ")


def test_a_text_is_cut_between_characters():
    text = sheet.fitting("😀" * 20_000)
    assert text.endswith("😀… [cut: 20,000 characters]")
    assert len(text.encode("utf-16-le")) // 2 <= 32_767


def test_more_rows_than_a_sheet_holds_are_told_of(monkeypatch):
    monkeypatch.setattr(sheet, "MOST_ROWS", 5)
    events = opened(events_workbook(raids()))["Events"]
    assert events.max_row == 5
    assert events["A5"].value == "3 more rows, for which a sheet has no room: see the CSV file"


def test_more_links_than_a_sheet_holds_are_text(monkeypatch):
    monkeypatch.setattr(sheet, "MOST_LINKS", 1)
    claims = rows_of(opened(events_workbook(raids()))["Claims"])
    urls = [row["url"] for row in claims if row["url"].value and row["url"].value.startswith("https")]
    assert [bool(cell.hyperlink) for cell in urls] == [True] + [False] * (len(urls) - 1)


def test_days_before_excels_calendar_are_text():
    assert sheet._day("1899-12-31") is None
    assert sheet._day("1900-02-28") is None
    assert sheet._day("2024-02-02").isoformat() == "2024-02-02"


def test_a_file_has_the_same_bytes_and_no_clock(tmp_path):
    write_workbook(raids(), tmp_path / "events.xlsx", title="Raids")
    content = (tmp_path / "events.xlsx").read_bytes()
    assert content == events_workbook(raids(), title="Raids")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 31, 0, 0, 0)}
        assert b"2000-01-01T00:00:00Z" in archive.read("docProps/core.xml")
    assert list(tmp_path.iterdir()) == [tmp_path / "events.xlsx"]


def test_nothing_gives_heads():
    book = opened(events_workbook({}))
    assert book.sheetnames == SHEETS
    assert [cell.value for cell in book["Events"][1]] == list(EVENT_SHEET)
