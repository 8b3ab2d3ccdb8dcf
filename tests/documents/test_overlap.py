from itertools import combinations
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.documents import overlap
from geostrike.documents.overlap import SHINGLE_WORDS, find_overlaps, fold_words

WORDS = [f"word{number}" for number in range(60)]
# Few words, so that runs come again within a text and by chance; and spans of a stock, so that texts hold each other.
CHANCE = st.lists(st.sampled_from(("raid", "dawn", "base", "drone", "army", "town")), max_size=25)
SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=3).map(
    lambda spans: [word for span in spans for word in WORDS[min(span) : max(span)]]
)
TEXTS = st.lists(st.one_of(CHANCE, SPANS).map(" ".join), max_size=9)


def shingle(text):
    words = fold_words(text)
    runs = range(max(len(words) - SHINGLE_WORDS + 1, 1))
    return {tuple(words[start : start + SHINGLE_WORDS]) for start in runs} - {()}


def by_comparing_all(texts, at_least):
    shingles = [shingle(text) for text in texts]
    expected = {}
    for first, second in combinations(range(len(texts)), 2):
        smaller, larger = (first, second) if len(shingles[first]) < len(shingles[second]) else (second, first)
        share = len(shingles[smaller] & shingles[larger]) / max(len(shingles[smaller]), 1)
        if share >= at_least:
            expected[smaller, larger] = share
    return expected


def found(texts, at_least, **options):
    overlaps = list(find_overlaps(texts, at_least, **options))
    pairs = {(pair.smaller, pair.larger): pair.share for pair in overlaps}
    assert len(pairs) == len(overlaps)
    return pairs


def own(number, words=40):
    """Words that stand in no other text."""
    return " ".join(f"own{number}x{word}" for word in range(words))


def test_words_are_folded():
    assert fold_words("U.S. raids: Iran’s “proxies” near AL-MAYADEEN.") == fold_words(
        "us Raids irans proxies near Al Mayadeen"
    )
    assert fold_words("the region?Before a raid") == ["the", "region", "before", "a", "raid"]
    assert fold_words("rock 'n' roll, the boys' o’clock's") == ["rock", "n", "roll", "the", "boys", "oclocks"]


def test_runs_of_five_words_are_what_is_shared():
    six = "One two three four five six"
    assert found([six, "zero one two THREE, four five"], 0.1) == {(1, 0): 0.5}
    assert found([six, "zero one two three four zero"], 0.1) == {}


def test_a_text_of_fewer_words_is_one_run():
    assert found(["One two.", "one, TWO", "two one", "one", "one two three four five"], 0.1) == {(1, 0): 1.0}


@pytest.mark.parametrize("texts", [[], [""], [" … ", "", "?"], ["one two three four five six", "", "..."]])
def test_without_words_nothing_is_shared(texts):
    assert found(texts, 0.1) == {}


@given(TEXTS, st.sampled_from([0.1, 0.2, 0.6, 1.0]))
def test_the_pairs_are_those_that_comparing_all_would_find(texts, at_least):
    assert found(texts, at_least) == by_comparing_all(texts, at_least)


def test_every_pair_is_found_across_the_blocks_of_the_product():
    stock = [f"word{number}" for number in range(240)]
    # Three copies of each of 230 texts, which overlap with their neighbours: no run stands in more than 21.
    texts = [" ".join(stock[number % 230 : number % 230 + 11]) + f" {own(number, 3)}" for number in range(690)]
    assert found(texts, 0.3) == by_comparing_all(texts, 0.3)


def test_a_footer_of_many_texts_does_not_count():
    footer = " ".join(f"footer{word}" for word in range(30))
    texts = [f"{own(number)} {footer}" for number in range(51)]
    assert len(found(texts[:50], 0.2)) == 50 * 49 / 2
    assert found(texts, 0.2) == {}
    # Nor in a brief that is mostly footer; while a copy with the footer is one in full.
    brief = f"{own('a', 20)} {footer}"
    assert found([*texts, brief, f"{own('b', 20)} {footer}"], 0.2) == {}
    assert found([*texts, f"{own('c', 4)} {texts[7]}"], 0.2) == {(7, 51): 1.0}


def test_what_consists_of_boilerplate_alone_is_compared_by_it():
    release = " ".join(f"release{word}" for word in range(30))
    texts = [f"{own(number)} {release}" for number in range(51)]
    assert found([*texts, release, release], 0.2) == {(52, 51): 1.0}


def crowd(count):
    """Copies of an article that have five words of their own for twelve in the middle: 20 of their 29 runs stand."""
    article = [f"article{word}" for word in range(40)]
    return [" ".join(article)] + [
        " ".join([*article[:12], *own(number, 5).split(), *article[24:]]) for number in range(count)
    ]


def test_a_crowd_is_compared_with_its_largest():
    texts = crowd(250)
    assert len(found(texts[:50], 0.2, alike=0.6)) == 50 * 49 / 2
    assert found(texts, 0.2, alike=0.6) == {(copy, 0): 20 / 29 for copy in range(1, 251)}
    assert len(found(texts, 0.2, alike=0.7)) == 251 * 250 / 2


def test_all_of_a_crowd_is_compared_with_what_is_outside():
    texts = crowd(250)
    # A part of one copy's own words, and a text that holds another copy whole.
    part = f"{own(9, 5)} article24 article25 article26 {own('a', 20)}"
    whole = f"{texts[17]} {own('b', 30)}"
    expected = by_comparing_all([*texts, part, whole], 0.15)
    pairs = found([*texts, part, whole], 0.15, alike=0.6)
    assert (251, 10) in pairs
    assert {pair: share for pair, share in expected.items() if {251, 252, 0} & set(pair)} == pairs


@given(TEXTS, st.sampled_from([0.3, 0.6, 1.0]))
def test_only_pairs_within_crowds_are_passed_over(texts, alike):
    with patch.object(overlap, "_MANY", 1), patch.object(overlap, "_without_boilerplate", lambda *given: given):
        pairs = found(texts, 0.2, alike=alike)
    expected = by_comparing_all(texts, 0.2)
    assert pairs.items() <= expected.items()
    led = {smaller for (smaller, _), share in pairs.items() if share >= alike}
    assert all(set(pair) <= led for pair in expected.keys() - pairs.keys())
