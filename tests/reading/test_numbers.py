import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.reading.numbers import number_of


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("0", 0), ("18", 18), ("1,200", 1200), ("three", 3), ("Nineteen", 19), ("forty", 40), ("twenty-one", 21),
        ("a", 1), ("no", 0), ("dozens", None), ("hundreds", None), ("", None), ("²", None), ("٣", None),
    ],
)  # fmt: skip
def test_the_number_of_a_word(word, number):
    assert number_of(word) == number


@given(st.integers(0, 999_999))
def test_digits_with_and_without_commas_are_one_number(number):
    assert number_of(str(number)) == number_of(f"{number:,}") == number
