"""A text cut into words once: its columns say the same as each word alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.gazetteer.spelling import fold_word
from geostrike.gazetteer.tokens import Tokens
from geostrike.gazetteer.words import split_words

TEXTS = st.text() | st.lists(
    st.sampled_from([*"aAzZ9_-. ,\n'’ʼ\u200b\u0301", "ß", "İ", "و", "א", "'s ", "U.S.", ". ", "\n\n", "“", "  -- "])
).map("".join)


@given(TEXTS)
def test_the_columns_are_those_of_the_words(text):
    tokens = Tokens(text)
    words = list(split_words(text))
    assert len(tokens) == tokens.count == len(words)
    assert list(zip(tokens.starts, tokens.ends, tokens.words, tokens.links, strict=True)) == words
    assert tokens.folded == [fold_word(word.raw) for word in words]
    assert tokens.distinct == set(tokens.folded)
    assert tokens.large == [index for index, word in enumerate(words) if not word.raw.islower()]


@given(TEXTS)
def test_a_word_is_a_capital_or_caseless_or_small(text):
    tokens = Tokens(text)
    assert not any(capital and caseless for capital, caseless in zip(tokens.capital, tokens.caseless, strict=True))
    assert all(index in tokens.large for index, capital in enumerate(tokens.capital) if capital)
    small = {
        folded
        for folded, capital, caseless in zip(tokens.folded, tokens.capital, tokens.caseless, strict=True)
        if not capital and not caseless
    }
    assert tokens.small == small


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("He left Homs", [True, False, False]),
        ("left. Homs", [True, True]),
        ("left\nHoms", [True, True]),
        ("left “Homs", [True, True]),
        ("left, Homs", [True, False]),
        ("left --- Homs", [True, True]),
    ],
)
def test_what_opens_a_sentence_a_line_or_a_quotation(text, opens):
    assert Tokens(text).opens == opens


def test_of_a_word_without_end_only_its_beginning_is_read():
    tokens = Tokens(f"{'a' * 5_000} Homs")
    assert [len(word) for word in tokens.folded] == [100, 4]
    assert (tokens.starts[1], tokens.words[1]) == (5_001, "Homs")


@pytest.mark.parametrize("text", ["", " ", "\n", "—", "_", "\u200b"])
def test_a_text_without_words(text):
    assert len(Tokens(text)) == 0
