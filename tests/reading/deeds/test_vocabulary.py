"""The reviewed words and what each may be."""

import tomllib
from importlib import resources

import pytest

from geostrike.reading.deeds.tokens import tokens_of
from geostrike.reading.deeds.vocabulary import Form, Word, plural_of, telling_words, vocabulary


def tables():
    return tomllib.loads(resources.files("geostrike.reading.deeds").joinpath("words.toml").read_text("utf-8"))


def test_every_class_of_words_is_known():
    assert all(hasattr(Word, name.upper()) for table in tables().values() for name in table)


def test_no_word_stands_twice_in_a_class():
    for table in tables().values():
        for name, words in table.items():
            each = words.split()
            assert len(set(each)) == len(each), name


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("bombed", Form.PAST),
        ("struck", Form.PAST),
        ("dropped", Form.PAST),
        ("slammed", Form.PAST),
        ("shelling", Form.ING),
        ("hitting", Form.ING),
        ("levelling", Form.ING),
        ("destroys", Form.THIRD),
        ("launches", Form.THIRD),
        ("fell", Form.PAST),
    ],
)
def test_the_forms_of_a_verb(word, form):
    assert vocabulary().forms[word] & form


@pytest.mark.parametrize(
    ("noun", "plural"), [("barrage", "barrages"), ("battery", "batteries"), ("launch", "launches"), ("day", "days")]
)
def test_the_plural_of_a_noun(noun, plural):
    assert plural_of(noun) == plural


def test_words_that_may_tell_of_a_deed():
    assert {"strikes", "bombed", "drone", "hit", "fired", "salvo", "destroyed"} <= telling_words()
    assert not {"the", "said", "minister", "harvest"} & telling_words()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Israel's jets", ["israel", "jets"]),
        ("the rebels’ rockets", ["the", "rebels", "rockets"]),
        ("U.S.-led forces", ["u.s.-led", "forces"]),
        ("Gen. Doe said. Jets flew.", ["gen", "doe", "said", ".", "jets", "flew"]),
        ("a test-fired missile", ["a", "test-fired", "missile"]),
        ("counter-attacks – again", ["counter-attacks", ",", "again"]),
        ("", []),
    ],
)
def test_words_and_marks(text, words):
    assert list(tokens_of(text, 0, len(text)).words) == words


def test_each_word_has_its_place_in_the_text():
    text = "Two F-16s (of the army) bombed Mosul: 3 hurt."
    tokens = tokens_of(text, 4, len(text))
    assert len(tokens.spans) == len(tokens.words)
    assert [text[a:b].lower() for a, b in tokens.spans][:2] == ["f-16s", "("]


@pytest.mark.parametrize(("word", "kind"), [("US", Word.STATE), ("us", Word.THEM), ("IS", Word.ARMED), ("is", Word.BE)])
def test_capitals_make_a_name(word, kind):
    assert tokens_of(word, 0, len(word)).kinds[0] & kind
