import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.reading.page.passages import flat, split_passages
from geostrike.reading.said.stances import find_cues

WORDS = st.sampled_from(
    "it they claimed by responsibility denied any role said had fired blamed was behind no the".split()
)


def cues(text):
    return [
        (cue.kind, text[cue.start : cue.end].strip())
        for passage in split_passages(text)
        for cue in find_cues(flat(text), passage)
    ]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("X claimed full responsibility.", "claimed", "claimed full responsibility"),
        ("X said on Sunday that it had staged the raid.", "claimed", "said on Sunday that it had staged"),
        ("X says its fighters fired rockets.", "claimed", "says its fighters fired"),
        ("X said the raid was its own work.", "claimed", "said the raid was its own work"),
        ("X claimed the raid on Y.", "claimed", "claimed"),
        ("a raid claimed by X", "claimed_by", "claimed by"),
        ("There was no claim of responsibility.", "unclaimed", "no claim of responsibility"),
        ("The raid was not immediately claimed.", "unclaimed", "not immediately claimed"),
        ("X denies any part in it.", "denied", "denies any part"),
        ("X denied that it had carried out the raid.", "denied", "denied that it had carried out"),
        ("X had nothing to do with it.", "denied", "had nothing to do with"),
        ("X rejected claims of involvement.", "denied", "rejected claims of involvement"),
        ("X was probably behind it.", "behind", "was probably behind"),
        ("X orchestrated it.", "behind", "orchestrated"),
        ("Y blames X.", "blame", "blames"),
        ("Y pinned the blame on X.", "blame", "pinned the blame"),
        ("a raid attributed to X", "attribute", "attributed"),
        ("Y accused X of it.", "accuse", "accused"),
        ("Y holds X responsible.", "hold", "holds"),
    ],
)
def test_words_that_claim_deny_or_blame(text, kind, words):
    assert cues(text) == [(kind, words)]


@pytest.mark.parametrize(
    "text",
    [
        "X claimed the raid was a failure.",
        "The storm claimed six lives.",
        "X held talks.",
        "X said it rained.",
        "The hall lies behind the port.",
        "X denied the visa.",
        "X had no wish to stay.",
    ],
)
def test_words_that_say_none_of_it(text):
    assert cues(text) == []


@given(st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=20).map(" ".join)))
def test_cues_stand_in_order_without_overlap(text):
    for passage in split_passages(text):
        found = find_cues(flat(text), passage)
        assert all(passage.start <= cue.start < cue.end <= passage.end for cue in found)
        assert all(one.end <= other.start for one, other in zip(found, found[1:], strict=False))
