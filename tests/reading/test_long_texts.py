"""Texts without a full stop, as feeds hold them, must not hold a reader up: none would end if a pattern backtracked."""

import pytest

LETTERS = 40_000


@pytest.mark.parametrize(
    "words",
    [
        "claimed responsibility for ", "denied that it had any ", "blamed the ", "accused X of the ", "no group ",
        "said that they had ", "Hezbollah and ", "Officials in Amman ", "According to the ", "was probably behind ",
        "announced that it would ", "imposed the new ", "sanctions ", "from 2 to ", "February 2-", "week of ",
        "20 km south of ", "an outpost of the ", "killed 16 of its ", "Mosul, in ", "h", " ", "2", "’s ", "(", ", ",
    ],
)  # fmt: skip
def test_a_long_text_without_full_stops_is_read(read, words):
    text = (words * (LETTERS // len(words) + 1))[:LETTERS]
    reading = read(text)
    assert all(text[e.start : e.end] == e.text for claim in reading.claims for e in claim.evidence)
