import csv
import io
import json
import math
import re
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from geostrike.export.tables.cells import cells, csv_pieces, guarded

from .raids import NASTY

PAGE = Path(__file__).resolve().parents[2] / "geostrike/webmap/assets/share/csv.js"


def test_cells_are_text_and_numbers():
    values = [
        "a",
        None,
        3,
        2.0,
        2.5,
        math.nan,
        True,
        False,
        ["x", "y"],
        np.int64(4),
        np.float64("inf"),
        date(2024, 2, 2),
    ]
    assert cells(values) == ["a", "", 3, 2, 2.5, "", "true", "false", "x; y", 4, "", "2024-02-02"]


def test_what_is_absent_in_any_way_is_empty():
    import pandas as pd

    assert cells([None, pd.NaT, pd.NA, math.nan, []]) == ["", "", "", "", ""]


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "\t1", "\n1", " \u200b=1", "\uff1d1", "\u22121"])
def test_what_a_spreadsheet_runs_is_guarded(text):
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "2024-02-02", "Al-Qaim", "a = b", "(=1)", "الموصل", "“-”"])
def test_other_text_stays(text):
    assert guarded(text) == text


def test_what_is_guarded_is_what_the_page_guards():
    signs = re.search(r"const FORMULA = /\^\(\?:\[(.*?)\]\|\[(.*?)\]\*\[(.*?)\]\)/;", PAGE.read_text("utf-8"))
    assert signs
    page = re.compile(f"[{signs[1]}]|[{signs[2]}]*[{signs[3]}]".replace("\\s", r"\s"))
    for code in [*range(0x250), *range(0x2000, 0x2300), *range(0xFE00, 0x10000)]:
        for text in (chr(code) + "x", chr(code) + "=1"):
            assert bool(page.match(text)) == guarded(text).startswith("'") or text[0] == "'", json.dumps(text)


def test_a_semicolon_opens_no_formula():
    assert guarded("one; =1;two\n@x") == "one; '=1;two\n'@x"


def test_text_is_quoted_and_numbers_are_not():
    text = "".join(csv_pieces({"id": ["a", 'b"c'], "best": [3, None], "x": [-1.5, 2.0]}))
    assert text == '\ufeff"id","best","x"\r\n"a",3,-1.5\r\n"b""c","",2\r\n'


def test_every_text_comes_back_safe():
    text = "".join(csv_pieces({"text": NASTY, "list": [[text] for text in NASTY]}))
    text.encode("utf-8")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert len(rows) == len(NASTY)
    for row, given in zip(rows, NASTY, strict=True):
        assert row["text"] == row["list"]
        assert not re.match(r"[\s\x00-\x20]*[=+\-@\uff1d]", row["text"])
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]", row["text"])
        if given.isprintable() and given[:1].isalnum() and ";" not in given:
            assert row["text"] == given
    assert "'=cmd|' /C calc'!A0" in [row["text"] for row in rows]


def test_rows_come_piece_by_piece():
    pieces = list(csv_pieces({"n": list(range(10_000))}))
    assert len(pieces) > 2
    assert "".join(pieces).splitlines()[-1] == "9999"


def test_a_cell_that_readers_refuse_is_cut_in_sight():
    text = "".join(csv_pieces({"text": ["x" * 200_000, "y" * 130_000]}))
    long, short = [row["text"] for row in csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))]
    assert long.endswith("xx… [cut: 200,000 characters]")
    assert short == "y" * 130_000
