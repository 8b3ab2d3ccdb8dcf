"""Any text gives claims or rejections, never an exception; every offset gives its words."""

import json
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geostrike.gazetteer import open_gazetteer
from geostrike.reading import extract_claims, find_mentions, resolve

from .conftest import document

EVALUATION = Path(__file__).resolve().parents[2].parent / "shared" / "evaluation"
NOTES = Path(__file__).resolve().parents[2] / "data" / "documents"
CORPORA = sorted((EVALUATION / "toponyms").glob("*.jsonl"))
EACH = 40  # texts of each corpus

SENTENCES = [
    sentence.strip()
    for note in sorted(NOTES.glob("*.md"))
    for sentence in note.read_text(encoding="utf-8").split("---", 2)[2].replace("\n", " ").split(". ")
    if sentence.strip()
]
WORDS = (
    "On Sunday two winters ago the week before Feb. 30 24:61 a.m. U.S. drones struck hit shot down Mosul Tower 22 "
    "killed 12 20-30 at least no one “ ” ( ) [x](http://a.b/2024/02/31/) | - * # : ; … \n \t <b> &amp; 33.3, 44.4 "
    "100 nm off Aden there it the base more again denied if would said that, who which"
).split(" ")


@pytest.fixture(scope="module")
def world():
    return open_gazetteer()


def check(text, world, boundaries):
    report = document(text)
    reading = extract_claims(report, resolve(report, find_mentions(report, world), world), boundaries)
    for claim in reading.claims:
        assert all(text[one.start : one.end] == one.text for one in claim.evidence)
        if claim.mention:
            assert text[claim.mention.start : claim.mention.end] == claim.mention.text
        if claim.date_start:
            assert claim.date_start <= claim.date_end
    for rejection in reading.rejections:
        assert rejection.reason
        assert 0 <= rejection.start < rejection.end <= len(text)


@given(st.text(max_size=400))
def test_of_any_letters(world, boundaries, text):
    check(text, world, boundaries)


@given(st.lists(st.sampled_from(WORDS), max_size=60))
def test_of_words_of_reports_in_any_order(world, boundaries, words):
    check(" ".join(words), world, boundaries)


@settings(max_examples=40)
@given(st.lists(st.sampled_from(SENTENCES), max_size=12), st.sampled_from([". ", ".\n\n", ".\n- ", "\n"]))
def test_of_sentences_shuffled(world, boundaries, sentences, mark):
    check(mark.join(sentences), world, boundaries)


@pytest.mark.skipif(not CORPORA, reason="the toponym corpora are not here")
@pytest.mark.parametrize("corpus", CORPORA, ids=lambda path: path.stem)
def test_of_published_texts(world, boundaries, corpus):
    texts = [json.loads(line)["text"] for line in corpus.read_text(encoding="utf-8").splitlines()]
    chosen = random.Random(6).sample(texts, min(EACH, len(texts)))
    assert chosen
    for text in chosen:
        check(text, world, boundaries)
        sentences = text.split(". ")
        random.Random(len(text)).shuffle(sentences)
        check(". ".join(sentences), world, boundaries)
