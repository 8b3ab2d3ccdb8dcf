"""Date expressions in sentences of our own, labelled by hand before the code was run on them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from geostrike.reading.days.dates import find_dates
from geostrike.reading.days.months import precision_of

LABELLED = Path(__file__).with_name("date_expressions.txt")


def cases():
    published = told = None
    for number, line in enumerate(LABELLED.read_text("utf-8").splitlines(), 1):
        if line.startswith("published "):
            words = line.split()
            published = None if words[1] == "-" else date.fromisoformat(words[1])
            told = date.fromisoformat(words[3]) if len(words) > 2 else None
        elif line and not line.startswith("#"):
            expected, _, sentence = line.partition(" | ")
            yield pytest.param(published, told, expected, sentence, id=f"{number}: {sentence[:60]}")


def told_of(day):
    """The date told last, as an earlier passage gave it."""
    if day is None:
        return None
    text = f"On {day.day} {day:%B} {day.year} it burned."
    return find_dates(text, 0, len(text), None)[0]


def expected_of(words):
    for one in [] if words == "none" else words.split("; "):
        days, *flags = one.split()
        first, _, last = days.partition("..")
        first, last = date.fromisoformat(first), date.fromisoformat(last or first)
        yield first, last, precision_of(first, last), "s" in flags, "b" in flags, "n" in flags


@pytest.mark.parametrize(("published", "told", "expected", "sentence"), list(cases()))
def test_a_labelled_expression(published, told, expected, sentence):
    found = [
        (span.first, span.last, span.prec, span.of_speech, span.bound, span.of_following)
        for span in find_dates(sentence, 0, len(sentence), published, told_of(told))
    ]
    assert found == list(expected_of(expected))
