"""What is written column by column is read back as it was."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from geostrike.layers.plain import clean
from geostrike.webmap.columns import Column, identifiers, numbers, table_bytes, words

from .blocks import head_of, table
from .pages import HOSTILE

WHOLE = st.integers(-(2**40), 2**40)
ANY_TEXT = st.text(st.characters()).map(clean)
ODD = ["", "\0", "a\nb\r\n", "😀 👩‍👧", "\ufeffmark", "عين الأسد", "\u2028", *map(clean, HOSTILE)]


def back(column: Column, rows: int) -> list:
    found, columns = table(table_bytes({"x": column}, rows))
    assert found == rows
    return columns["x"]


@given(st.lists(st.none() | WHOLE, max_size=60))
@example([])
@example([None])
@example([None, None])
@example([0])
@example([None, 0])
@example([-1])
@example([255])
@example([0, 255])
@example([None, 0, 255])
@example([0, 256])
@example([10**12, None, 3])
@example([-(2**40), 2**40])
@example([2**40, None])
def test_numbers_come_back(values: list) -> None:
    column = numbers([value or 0 for value in values], [value is None for value in values])
    assert back(column, len(values)) == values


@given(st.lists(WHOLE, min_size=1, max_size=30))
def test_numbers_that_are_all_there_need_no_gaps(values: list) -> None:
    column = numbers(values)
    assert back(column, len(values)) == values
    assert column.head["gaps"] is False


@pytest.mark.parametrize(
    ("values", "width"), [([], 0), ([7] * 9, 0), ([5, 6], 1), ([0, 255], 1), ([0, 256], 2), ([-1, 65535], 3)]
)
def test_numbers_take_as_many_bytes_as_they_need(values, width) -> None:
    assert numbers(values).head["width"] == width
    assert len(numbers(values).data) == width * len(values)


def test_high_bytes_stand_before_low_ones() -> None:
    assert numbers([0, 258, 513]).data == bytes([0, 1, 2, 0, 2, 1])
    assert numbers([0, 9, 7], [False, True, False]).data == bytes([1, 0, 8])


@given(st.lists(ANY_TEXT, max_size=40))
@example(ODD)
@example(ODD * 9)
@example([])
def test_words_come_back(values: list[str]) -> None:
    assert back(words(values), len(values)) == values


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        (["same"] * 100, "words"),
        ([str(n) for n in range(16)], "words"),
        ([str(n) for n in range(17)], "texts"),
        ([str(n % 50) for n in range(100)], "words"),
        ([str(n % 51) for n in range(100)], "texts"),
    ],
)
def test_words_that_are_hardly_repeated_stand_as_they_are(values, kind) -> None:
    column = words(values)
    assert column.head["kind"] == kind
    assert back(column, len(values)) == values


def test_more_words_than_two_bytes_can_number() -> None:
    values = [f"w{n % 70_000}" for n in range(140_000)]
    column = words(values)
    assert column.head["kind"] == "words"
    assert column.head["codes"]["width"] == 3
    assert back(column, len(values)) == values


@given(st.lists(st.binary(min_size=8, max_size=8).map(lambda given: f"e-{given.hex()}"), max_size=20))
def test_ids_take_eight_bytes(values: list[str]) -> None:
    column = identifiers(values, "e-")
    assert column.head["kind"] == "hex"
    assert len(column.data) == 8 * len(values)
    assert back(column, len(values)) == values


@pytest.mark.parametrize(
    "odd",
    [
        "e-ABCDEF0123456789",
        "e-0123456789abcde",
        "e-0123456789abcdef0",
        "0123456789abcdef",
        "s1",
        "",
        "e-０123456789abcde",
    ],
)
def test_other_ids_are_words(odd) -> None:
    values = ["e-0123456789abcdef", odd, "e-fedcba9876543210"]
    column = identifiers(values, "e-")
    assert column.head["kind"] != "hex"
    assert back(column, 3) == values


@given(st.lists(ANY_TEXT, max_size=20))
def test_any_ids_come_back(values: list[str]) -> None:
    assert back(identifiers(values, "e-"), len(values)) == values


@given(st.lists(st.tuples(WHOLE, ANY_TEXT), max_size=20))
def test_columns_stand_side_by_side(rows: list[tuple[int, str]]) -> None:
    told, said = [n for n, _ in rows], [text for _, text in rows]
    columns = {"n": numbers(told), "said": words(said), "id": identifiers(said), "again": numbers(told)}
    assert table(table_bytes(columns, len(rows))) == (
        len(rows),
        {"n": told, "said": said, "id": said, "again": told},
    )


def test_a_table_says_in_its_head_what_it_holds() -> None:
    head, rest = head_of(table_bytes({"n": numbers([3, 4])}, 2))
    assert head["rows"] == 2
    assert [(column["name"], column["kind"], column["bytes"]) for column in head["columns"]] == [("n", "numbers", 2)]
    assert rest == bytes([0, 1])
    assert table(table_bytes({}, 0)) == (0, {})
