from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from geostrike.documents.overlap import find_overlaps, fold_words, shingle

TEXTS = st.lists(
    st.lists(st.sampled_from(("raid", "dawn", "base", "drone", "army", "town")), max_size=25).map(" ".join), max_size=7
)


def test_words_are_folded():
    assert fold_words("U.S. raids: Iran’s “proxies” near AL-MAYADEEN.") == fold_words(
        "us Raids irans proxies near Al Mayadeen"
    )
    assert fold_words("the region?Before a raid") == ["the", "region", "before", "a", "raid"]


def test_shingles():
    assert shingle("One two three four five six") == {"one two three four five", "two three four five six"}
    assert shingle("One two.") == {"one two"}
    assert shingle(" … ") == frozenset()


@given(TEXTS, st.sampled_from([0.1, 0.2, 0.6, 1.0]))
def test_the_pairs_are_those_that_comparing_all_would_find(texts, at_least):
    shingles = [shingle(text) for text in texts]
    expected = {}
    for first, second in combinations(range(len(texts)), 2):
        smaller, larger = (first, second) if len(shingles[first]) < len(shingles[second]) else (second, first)
        share = len(shingles[smaller] & shingles[larger]) / max(len(shingles[smaller]), 1)
        if share >= at_least:
            expected[smaller, larger] = share
    assert {(found.smaller, found.larger): found.share for found in find_overlaps(texts, at_least)} == expected
