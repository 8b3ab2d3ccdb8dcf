from datetime import date, datetime

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.layers.plain import clean, filled, plain

ANY_TEXT = st.text(st.characters())


def test_lone_surrogates_are_replaced_and_pairs_joined() -> None:
    assert clean("a\ud800b") == "a\ufffdb"
    assert clean("\ud83d\ude00") == "😀"
    assert clean("عين الأسد") == "عين الأسد"


@given(ANY_TEXT)
def test_what_is_clean_can_be_encoded_and_stays_as_it_is(text: str) -> None:
    assert clean(text).encode("utf-8").decode("utf-8") == clean(text)
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (float("nan"), None),
        (float("inf"), None),
        (pd.NaT, None),
        (pd.NA, None),
        (np.int64(3), 3),
        (np.float64("nan"), None),
        (np.float64(3), 3),
        (np.bool_(True), True),
        (3.0, 3),
        (2.5, 2.5),
        (1e12, 10**12),
        (True, True),
        (date(2024, 2, 2), "2024-02-02"),
        (datetime(2024, 2, 2, 23, 59), "2024-02-02"),
        (pd.Timestamp("2024-02-02"), "2024-02-02"),
        (np.datetime64("2024-02-02"), "2024-02-02"),
        (("a", {"b": np.nan}), ["a", {"b": None}]),
        ({"b", "a"}, ["a", "b"]),
        ({1: "\ud800"}, {"1": "\ufffd"}),
        (np.array([1, 2]), [1, 2]),
        (np.array(["a", None], dtype=object), ["a", None]),
    ],
)
def test_what_pandas_and_numpy_hold_becomes_plain(value: object, expected: object) -> None:
    assert plain(value) == expected
    assert type(plain(value)) is type(expected)


def test_a_filled_record_has_nothing_empty() -> None:
    assert filled({"a": 0, "b": "", "c": None, "d": [], "e": False, "f": 1, "g": [0]}) == {"f": 1, "g": [0]}
