"""The tables in LibreOffice: nothing in them is run."""

import csv
import shutil
import subprocess

import openpyxl
import pytest

from geostrike.export.tables import events_csv, events_workbook
from geostrike.export.text import safe_text

from .raids import LONG, NASTY, nasty


@pytest.fixture
def office(tmp_path, missing):
    if not shutil.which("soffice"):
        missing("soffice")

    def convert(path, to):
        command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
        subprocess.run(
            [*command, "--convert-to", to, "--outdir", tmp_path / "out", path], capture_output=True, check=True
        )
        return tmp_path / "out" / f"{path.stem}.{to.partition(':')[0]}"

    return convert


def test_no_formula_runs_in_libreoffice(office, tmp_path):
    from_csv, from_xlsx = tmp_path / "one.csv", tmp_path / "two.xlsx"
    from_csv.write_text("".join(events_csv(nasty())), encoding="utf-8", newline="")
    from_xlsx.write_bytes(events_workbook(nasty()))
    book = openpyxl.load_workbook(office(from_csv, "xlsx"))
    cells = [cell for row in book.active.iter_rows() for cell in row if cell.value is not None]
    assert "f" not in {cell.data_type for cell in cells}
    assert "'=cmd|' /C calc'!A0" in {cell.value for cell in cells}
    # 44: the comma; 34: the quote; 76: UTF-8; every value as it is held, not as it is shown.
    table = office(from_xlsx, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false")
    with table.open(encoding="utf-8", newline="") as stream:
        rows = {row["id"]: row for row in csv.DictReader(stream)}
    assert len(rows) == len(NASTY)
    for number, text in enumerate(NASTY):
        told = rows[f"e-{number}"]["description"]
        if text == LONG:
            assert told.endswith("… [cut: 100,000 characters]")
        else:
            assert told.strip() == safe_text(text).strip()
