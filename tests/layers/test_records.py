"""A table says what the rows of its layers say, whatever pandas made of them."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Point
from webmap.blocks import rows
from webmap.reports import cut, layer, make_layers

from geostrike.layers.plain import plain
from geostrike.layers.records import Table
from geostrike.model import Layer

MIXED = (
    st.none() | st.booleans() | st.integers(-9, 9) | st.floats(-9, 9) | st.just(float("nan")) | st.text(st.characters())
)


def test_layers_stand_one_beneath_the_other() -> None:
    layers = make_layers()
    table = Table(layers["strikes"], None, layer("empty", []), layers["attacks"])
    told = rows(layers["strikes"]) + rows(layers["attacks"])
    assert len(table) == len(told)
    assert [table.row(number) for number in range(len(table))] == told
    assert "geometry" not in table.names


def test_a_column_that_one_layer_or_all_lack_is_none_there() -> None:
    table = Table(layer("a", [{"id": "x", "n": 1}]), layer("b", [{"id": "y", "other": "z"}]))
    assert table.names == ["id", "n", "other"]
    assert table.column("n") == [1, None]
    assert table.column("other") == [None, "z"]
    assert table.column("nobody has it") == [None, None]


@pytest.mark.parametrize("layers", [(), (None,), (layer("empty", []),)])
def test_a_table_may_have_no_rows(layers) -> None:
    table = Table(*layers)
    assert len(table) == 0
    assert table.column("id") == []
    assert list(table.geometry()) == []
    assert len(table.reordered([])) == 0
    assert list(table.reordered([]).geometry()) == []


@given(st.lists(MIXED, min_size=1, max_size=12))
def test_columns_are_as_plain_as_rows_are(values: list) -> None:
    column = pd.Series(values, dtype=object)
    found = layer("x", [{"id": n} for n in range(len(values))])
    found.frame["value"] = column
    assert Table(found).column("value") == [plain(value) for value in values]
    assert Table(found).column("value") == [row["value"] for row in rows(found)]


@pytest.mark.parametrize(
    ("series", "expected"),
    [
        (pd.Series([1, 2, None]), [1, 2, None]),
        (pd.Series([1, None, 3], dtype="Int64"), [1, None, 3]),
        (pd.Series(["a", None, "\ud800"], dtype=object), ["a", None, "\ufffd"]),
        (pd.Series(["a", None, "c"], dtype="string"), ["a", None, "c"]),
        (pd.Series(["a", None, "a"], dtype="category"), ["a", None, "a"]),
        (pd.Series([True, None, False], dtype="boolean"), [True, None, False]),
        (pd.to_datetime(pd.Series(["2024-02-02", None, "2024-02-03"])), ["2024-02-02", None, "2024-02-03"]),
        (pd.Series([["a", np.nan], None, np.nan], dtype=object), [["a", None], None, None]),
        (pd.Series([np.array([1, 2]), (), {"k": np.int64(4)}], dtype=object), [[1, 2], [], {"k": 4}]),
    ],
)
def test_whatever_dtype_a_column_has(series, expected) -> None:
    found = layer("x", [{"id": n} for n in range(3)])
    found.frame["value"] = series
    assert Table(found).column("value") == expected
    assert all(type(a) is type(b) for a, b in zip(Table(found).column("value"), expected, strict=True))


def test_one_lone_surrogate_among_very_many_texts_is_found() -> None:
    values = ["fine"] * 60_000
    values[55_555] = "not \udfff fine"
    found = layer("x", [{"id": n} for n in range(3)])
    frame = pd.concat([found.frame] * 20_000, ignore_index=True)
    frame["value"] = pd.Series(values, dtype=object)
    told = Table(Layer(name="x", frame=frame)).column("value")
    assert told[55_555] == "not \ufffd fine"
    assert set(told) == {"fine", "not \ufffd fine"}


@given(st.permutations(range(5)), st.permutations(range(5)))
def test_rows_in_another_order_keep_together(first: list[int], second: list[int]) -> None:
    rows_told = [{"id": f"r{n}", "n": n, "geometry": Point(n, -n)} for n in range(5)]
    table = Table(layer("a", rows_told[:2]), layer("b", rows_told[2:]))
    assert table.column("id") == ["r0", "r1", "r2", "r3", "r4"]
    once = table.reordered(first)
    twice = once.reordered(second)
    assert once.column("n") == first
    assert twice.column("n") == [first[n] for n in second]
    assert [shape.x for shape in twice.geometry()] == twice.column("n")
    assert [twice.row(n)["id"] for n in range(5)] == [f"r{n}" for n in twice.column("n")]
    assert table.column("n") == [0, 1, 2, 3, 4]


def test_what_is_empty_is_no_geometry() -> None:
    found = layer(
        "x", [{"id": 1, "geometry": Point(1, 2)}, {"id": 2, "geometry": Point()}, {"id": 3, "geometry": None}]
    )
    assert [shape is None for shape in Table(found).geometry()] == [False, True, True]


def test_a_layer_cut_to_some_rows_counts_from_its_own_first() -> None:
    layers = make_layers()
    table = Table(cut(layers["strikes"], "s3", "s5"), cut(layers["attacks"], "a4"))
    assert table.column("id") == ["s3", "s5", "a4"]
    assert [round(shape.x, 2) for shape in table.geometry()] == [40.14, 40.3, 40.9]
