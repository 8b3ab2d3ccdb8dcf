"""Invented sentences that tell of an event, and that do not, with the reason."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.reading.no_event.denials import reason_against
from geostrike.reading.no_event.not_events import cues_of, not_events
from geostrike.reading.no_event.other_deeds import find_other_deeds
from geostrike.reading.no_event.retractions import retracts, taken_back
from geostrike.reading.no_event.totals import is_total
from geostrike.reading.page.passages import flat, split_passages

WORDS = (
    "strikes attack raid struck hit rockets drones would if not denied that threatened to the a 85 since October on "
    ", ; . ? “ ” claim false no such gas cylinder plan strike group of was May may film novel wages union goal exercise"
)


def cases(name):
    lines = Path(__file__).with_name(name).read_text("utf-8").splitlines()
    return [tuple(line.split(" | ", 1)) for line in lines if line and not line.startswith("#")]


def placed(marked):
    """The text of a marked sentence, the passage that holds the marked words, and where these stand."""
    start, end = marked.index("["), marked.index("]") - 1
    text = flat(marked.replace("[", "", 1).replace("]", "", 1))
    (passage,) = [passage for passage in split_passages(text) if passage.start <= start < passage.end]
    return text, passage, start, end


def reason_of(marked):
    text, passage, start, end = placed(marked)
    return reason_against(text, passage, start, end, "", find_other_deeds(text, passage))


def key_of(reason):
    return next((key for key, words in not_events().reasons.items() if words == reason), reason) if reason else "told"


@pytest.mark.parametrize(("wanted", "sentence"), cases("not_events.txt"))
def test_a_sentence_tells_of_an_event_or_why_it_does_not(wanted, sentence):
    assert key_of(reason_of(sentence)) == wanted


@pytest.mark.parametrize(("wanted", "sentence"), cases("totals.txt"))
def test_many_happenings_in_one_are_none(wanted, sentence):
    assert key_of(is_total(*placed(sentence))) == wanted


@pytest.mark.parametrize(("wanted", "sentence"), cases("retractions.txt"))
def test_a_sentence_takes_back_what_was_told(wanted, sentence):
    (passage,) = split_passages(sentence)
    assert bool(retracts(flat(sentence), passage)) is (wanted == "back")


def pages():
    text = Path(__file__).with_name("pages_told.txt").read_text("utf-8")
    return [tuple(page.split("\n", 1)) for page in text.split("=== ")[1:]]


@pytest.mark.parametrize(("kind", "marked"), pages(), ids=lambda value: value.strip().split("\n")[0])
def test_a_page_says_what_its_words_mean(kind, marked):
    text, spans = "", []
    for part in marked.split("["):
        words, bracket, rest = part.partition("]")
        if bracket:
            spans.append((len(text), len(text) + len(words)))
        text += words + rest
    level, passages = flat(text), split_passages(text)
    for start, end in spans:
        (passage,) = [passage for passage in passages if passage.start <= start < passage.end]
        deeds = find_other_deeds(level, passage)
        reason = reason_against(level, passage, start, end, "", deeds) or is_total(level, passage, start, end)
        assert bool(reason) is (kind == "other"), (text[start:end], reason, passage.text)


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("Posts claimed that a drone had hit a bakery. There is nothing to the claim.", ["Posts"]),
        ("Channels reported rockets on the air strip. It had been a thunderstorm.", ["Channels"]),
        ("Jets bombed the depot, the army said. The fire next door was a gas leak.", []),
        ("A rocket hit the gate. Reports that a second rocket hit the clinic were wrong.", []),
        ("State television reported a raid on the dam. The army denied it.", []),
        ("A clip claims to show a strike on the tower.\n\nIt does not.", ["A clip"]),
    ],
)
def test_only_hearsay_is_taken_back(text, back):
    passages = split_passages(text)
    starts = taken_back(flat(text), passages)
    taken = [passage.text for passage in passages if passage.start in starts]
    assert [words[: len(opening)] for words, opening in zip(taken, back, strict=True)] == back


def test_every_reason_given_is_of_the_closed_list():
    words = not_events()
    given = {cue.reason for word in words.words for cue in (*cues_of(word).gated, *cues_of(word).free)} | set(
        words.adjectives.values()
    )
    given |= {deed.reason for deed in words.deeds} | {topic.reason for topic in words.topics}
    assert given <= set(words.reasons)
    assert all(reason and reason == reason.strip() for reason in words.reasons.values())
    assert len(set(words.reasons.values())) == len(words.reasons)


@given(st.one_of(st.text(max_size=120), st.lists(st.sampled_from(WORDS.split()), max_size=25).map(" ".join)), st.data())
def test_any_text_is_judged(text, data):
    level = flat(text)
    passages = split_passages(text)
    reasons = {"", *not_events().reasons.values()}
    assert taken_back(level, passages) <= {passage.start for passage in passages}
    for passage in passages:
        start = data.draw(st.integers(passage.start, passage.end - 1))
        end = data.draw(st.integers(start + 1, passage.end))
        assert reason_against(level, passage, start, end, "", find_other_deeds(level, passage)) in reasons
        assert is_total(level, passage, start, end) in reasons
        assert retracts(level, passage) in reasons


def judged_in(letters):
    """Seconds of the processor that a text of so many letters takes, full of cues, ten triggers to a line."""
    line = (
        "the claim that a strike hit the port was not denied if a raid could follow the attack since October, he said. "
    )
    text = line * (letters // len(line))
    level, passages = flat(text), split_passages(text)
    start = time.process_time()
    taken_back(level, passages)
    for passage in passages:
        deeds = find_other_deeds(level, passage)
        for place in range(passage.start, passage.end - 6, 12):
            reason_against(level, passage, place, place + 6, "", deeds)
            is_total(level, passage, place, place + 6)
    return time.process_time() - start


def test_four_times_the_text_takes_about_four_times_as_long():
    judged_in(10_000)
    assert judged_in(200_000) < 12 * judged_in(50_000)
