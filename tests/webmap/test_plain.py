import base64
import json
import re
import zlib
from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.webmap.plain import PACK_FROM, clean, data_block, plain, rows, safe_json

ANY_TEXT = st.text(st.characters())


def test_lone_surrogates_are_replaced_and_pairs_joined() -> None:
    assert clean("a\ud800b") == "a\ufffdb"
    assert clean("\ud83d\ude00") == "😀"
    assert clean("عين الأسد") == "عين الأسد"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (float("nan"), None),
        (pd.NaT, None),
        (pd.NA, None),
        (np.int64(3), 3),
        (np.float64("nan"), None),
        (3.0, 3),
        (2.5, 2.5),
        (True, True),
        (date(2024, 2, 2), "2024-02-02"),
        (pd.Timestamp("2024-02-02"), "2024-02-02"),
        (("a", {"b": np.nan}), ["a", {"b": None}]),
        (np.array([1, 2]), [1, 2]),
    ],
)
def test_what_pandas_and_numpy_hold_becomes_plain(value: object, expected: object) -> None:
    assert plain(value) == expected


@given(ANY_TEXT)
def test_json_in_a_page_is_inert_and_says_the_same(text: str) -> None:
    written = safe_json({"sentence": text})
    assert not set(written) & set("<>&\u2028\u2029")
    written.encode("utf-8")
    assert json.loads(written) == {"sentence": clean(text)}


@given(st.lists(ANY_TEXT, min_size=1, max_size=3))
def test_a_block_has_one_opening_and_one_closing_tag(texts: list[str]) -> None:
    block = data_block("geostrike-x", texts)
    assert block.count("<") == 2
    assert block.endswith("</script>")


def test_a_large_block_is_packed_and_comes_back_whole() -> None:
    value = [f"sentence {number}" for number in range(PACK_FROM // 10)]
    block = data_block("geostrike-x", value)
    found = re.fullmatch(
        r'<script type="application/json" id="geostrike-x" data-packed="deflate">"([\w+/=]+)"</script>', block
    )
    assert found
    assert json.loads(zlib.decompress(base64.b64decode(found[1]))) == value


def test_rows_leave_the_geometry_out(layers) -> None:
    first = rows(layers["attacks"])[0]
    assert "geometry" not in first
    assert first["injured"] == 40
    assert rows(layers["attacks"])[1]["best"] is None
    assert rows(None) == []
