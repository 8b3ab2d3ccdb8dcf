"""Whatever the reports' words are, the page reads them as they stand."""

import random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from geostrike.layers.plain import clean
from geostrike.webmap.vocabulary import Vocabulary, tokens

from .blocks import texts
from .pages import HOSTILE

ANY_TEXT = st.text(st.characters()).map(clean)
WORDY = st.lists(
    st.sampled_from(["Al", "-", " Qaim", "\n", "\0", " hit", "é", "😀", " ", "  ", "_", "９", "\ufeff"])
).map("".join)


def returned(said: list[str], vocabulary: Vocabulary) -> list[str]:
    return texts(vocabulary.coded(said), vocabulary.words)


def of_words(count: int) -> tuple[Vocabulary, list[str]]:
    """Return a vocabulary of so many words, and the words."""
    known = [f"w{number}" for number in range(count)]
    return Vocabulary([" ".join(known)] * 2), known


@given(ANY_TEXT | WORDY)
@example("Two depots, near Al-Qaim.")
@example("snake_case \t\n ends ")
@example("\0")
def test_tokens_joined_are_the_text(text: str) -> None:
    assert "".join(tokens(text)) == text
    assert all(tokens(text))


@given(st.lists(ANY_TEXT | WORDY, max_size=8), st.lists(ANY_TEXT | WORDY, max_size=8))
@example(HOSTILE[:6], HOSTILE[7:])
@example(["", ""], [])
@example(["\0\0", "\0"], ["\0"])
def test_texts_come_back_by_words_known_and_unknown(said: list[str], counted: list[str]) -> None:
    assert returned(said, Vocabulary([*said, *counted])) == said
    assert returned(said, Vocabulary(counted)) == said
    assert returned(said, Vocabulary([])) == said


@pytest.mark.parametrize("length", [254, 255, 256, 510, 511, 1000])
@pytest.mark.parametrize("sign", ["a", "é", "ع", "𐐷"])
def test_a_long_word_of_its_own_is_spelled_in_pieces(length: int, sign: str) -> None:
    said = ["before", sign * length, f"x{sign * length} {sign * length}after", "last"]
    assert returned(said, Vocabulary([])) == said


@pytest.mark.parametrize("count", [1, 174, 175, 176, 177, 431, 432, 433, 19_374, 19_375, 19_376, 19_377, 90_000])
def test_words_of_one_two_and_three_bytes_come_back(count: int) -> None:
    vocabulary, known = of_words(count)
    rare = sorted({0, count // 2, *range(max(0, count - 3), count)})
    said = [" ".join(known[number] for number in rare), known[0], " " + known[-1], "unheard of"]
    assert returned(said, vocabulary) == said
    # Every word of the table by itself, in the table's order.
    assert returned(vocabulary.words, vocabulary) == vocabulary.words
    lengths = [len(vocabulary[word]) for word in vocabulary.words]
    assert lengths == sorted(lengths)
    assert lengths[0] == 1
    assert set(lengths) == ({1} if count < 176 else {1, 2} if count < 19_376 else {1, 2, 3})


def test_words_beyond_the_table_are_spelled_out() -> None:
    vocabulary, known = of_words(282_000)
    assert len(vocabulary.words) == 175 + 75 * 256 + 4 * 65536
    said = [" ".join(known[-9:]), " ".join(known[:9])]
    assert returned(said, vocabulary) == said
    assert returned(vocabulary.words[-2:], vocabulary) == vocabulary.words[-2:]


def test_no_code_but_the_last_of_a_text_is_zero_first() -> None:
    vocabulary, _ = of_words(20_000)
    assert all(code[0] != 0 for code in vocabulary.values())
    assert len(set(vocabulary.values())) == len(vocabulary)


def test_a_word_used_once_is_no_vocabulary_and_frequent_words_come_first() -> None:
    vocabulary = Vocabulary(["a raid, a raid, a raid", "a drone; once"])
    assert vocabulary.words == [" raid", " a", ",", "a"]
    assert " once" not in vocabulary


def test_the_order_of_texts_does_not_matter() -> None:
    said = [f"word{n % 7} other{n % 11} end." for n in range(200)]
    mixed = random.Random(7).sample(said, len(said))
    assert Vocabulary(said).words == Vocabulary(mixed).words


def test_of_very_many_texts_some_are_counted_and_all_come_back() -> None:
    said = [f"Raid {n % 977} at site {n}." for n in range(120_000)]
    vocabulary = Vocabulary(said)
    assert returned(said[::1009], vocabulary) == said[::1009]
