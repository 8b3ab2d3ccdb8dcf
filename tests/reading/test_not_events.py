"""Invented sentences that tell of an event, and that do not, with the reason."""

from pathlib import Path

import pytest

from geostrike.reading.denials import reason_against
from geostrike.reading.not_events import not_events
from geostrike.reading.other_deeds import find_other_deeds
from geostrike.reading.passages import flat, split_passages

CASES = [
    tuple(line.split(" | ", 1))
    for line in Path(__file__).with_name("not_events.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def reason_of(marked):
    start = marked.index("[")
    end = marked.index("]") - 1
    text = flat(marked.replace("[", "", 1).replace("]", "", 1))
    (passage,) = [p for p in split_passages(text) if p.start <= start < p.end]
    return reason_against(text, passage, start, end, "", find_other_deeds(text, passage))


def key_of(reason):
    return next((key for key, words in not_events().reasons.items() if words == reason), "told") if reason else "told"


@pytest.mark.parametrize(("wanted", "sentence"), CASES)
def test_a_sentence_tells_of_an_event_or_why_it_does_not(wanted, sentence):
    assert key_of(reason_of(sentence)) == wanted
