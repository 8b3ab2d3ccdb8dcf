"""What holds of the names in any text at all."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from geostrike.gazetteer import Gazetteer, World
from geostrike.gazetteer.find import Tokens

from .conftest import DEMONYMS, PLACES, place

NEW = (
    place("new-and", "Homs and Hama", "SY", "PPL", 35, 38),
    place("new-homs", "Homs", "LB", "PPL", 34, 36),
    place("new-ez", "Zor", "KW", "PPL", 29, 48),
    place("new-long", "St. Louis Syria", "US", "PPL", 35, 38),
    place("new-dotted", "U.", "US", "PPL", 35, 38),
    place("new-arabic", "ولحلب", "SY", "PPL", 35, 38),
    place("new-cyrillic", "Хомса", "RU", "PPL", 55, 38, "ru:Хомс"),
)
BASE = World(Gazetteer(PLACES, DEMONYMS), [])
GROWN = {one.id: World(Gazetteer((*PLACES, one), DEMONYMS), []) for one in NEW}

NAMES = st.sampled_from(
    [text for one in (*PLACES, *NEW) for text in (one.name, *(spelling for _, spelling in one.names))]
    + ["Syrian", "Iraqis", "القائم", "بحلب", "Хомсу", "Хомса"]
)
JUNK = st.one_of(
    st.sampled_from(
        [
            " ",
            "-",
            "'s ",
            "\n",
            "\n\n",
            ". ",
            ", ",
            "–",
            "’",
            ".",
            "و",
            "ال",
            "and",
            " and ",
            "\u200f",
            "\u0301",
            "_",
            "4",
            "ß",
            "S",
        ]
    ),
    st.text(max_size=4),
    st.text(st.characters(categories=["Cs", "Co", "Mn", "Cf", "Lm", "Nd", "Lt"]), max_size=3),
)
TEXTS = st.lists(st.one_of(NAMES, NAMES.map(str.upper), NAMES.map(str.lower), JUNK), max_size=12).map("".join)


def spans(world: World, text: str) -> list[tuple[object, ...]]:
    return [(hit.start, hit.end, hit.kind, hit.key, hit.first, hit.last) for hit in world.names_in(Tokens(text))]


@settings(max_examples=400, deadline=None)
@given(TEXTS)
@example("وIslamic Republic of Iran")
def test_a_hit_stands_where_it_says(text):
    tokens = Tokens(text)
    seen = []
    for hit in BASE.names_in(tokens):
        start, end = tokens.starts[hit.first], tokens.ends[hit.last]
        assert 0 <= start <= hit.start < hit.end <= len(text)
        assert hit.end - end in (0, 1)
        assert hit.end == end or text[hit.end - 1] == "."
        assert hit.bearers
        assert text[hit.start].isalnum()
        if hit.start == start and hit.key == " ".join(tokens.folded[hit.first : hit.last + 1]):
            assert len(hit.bearers) == len(set(hit.bearers))
        else:
            # Inflected: one word with an ending, or words of which the first has a letter before it.
            assert hit.first == hit.last or (hit.start > start and hit.end == end)
            assert hit.key != tokens.folded[hit.first]
        seen.append((hit.first, hit.last, hit.kind, hit.key))
    assert len(seen) == len(set(seen))
    assert [first for first, *_ in seen] == sorted(first for first, *_ in seen)


@settings(max_examples=400, deadline=None)
@given(st.text(st.characters(), max_size=60))
def test_any_string_may_be_searched(text):
    tokens = Tokens(text)
    assert len(tokens) == len(tokens.folded) == len(tokens.capital) == len(tokens.links) == len(tokens.opens)
    for hit in BASE.names_in(tokens):
        assert hit.bearers and hit.start < hit.end <= len(text)


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.sampled_from(NEW))
def test_another_place_moves_no_hit_that_it_does_not_overlap(text, new):
    before, after = spans(BASE, text), spans(GROWN[new.id], text)
    ordinal = GROWN[new.id].bearers.reviewed_by_id(new.id).ordinal
    added = [
        (hit.first, hit.last)
        for hit in GROWN[new.id].names_in(Tokens(text))
        if any(bearer.ordinal == ordinal for bearer in hit.bearers)
    ]

    def apart(hit: tuple) -> bool:
        return all(hit[5] < first or last < hit[4] for first, last in added)

    assert [hit for hit in before if apart(hit)] == [hit for hit in after if apart(hit)]
    lost = set(before) - set(after)
    assert all(hit[4] == hit[5] for hit in lost)  # a name in a case alone gives way, to the word as it stands


@settings(max_examples=200, deadline=None)
@given(TEXTS, TEXTS)
def test_no_name_runs_across_a_blank_line(one, other):
    gap = "\n\n"
    shift = len(one) + len(gap)
    words = len(Tokens(one))
    moved = [
        (start + shift, end + shift, kind, key, first + words, last + words)
        for start, end, kind, key, first, last in spans(BASE, other)
    ]
    assert spans(BASE, one + gap + other) == spans(BASE, one) + moved


@pytest.mark.parametrize("end", ["! ", "? ", "; ", ": ", " (", "… ", " / ", "\n\n", " — — "])
@settings(max_examples=30, deadline=None)
@given(st.sampled_from([one.name for one in PLACES if " " in one.name]))
def test_no_name_runs_across_the_end_of_a_sentence(end, name):
    for position in [index for index, letter in enumerate(name) if letter == " "]:
        text = name[:position] + end + name[position + 1 :]
        for start, stop, *_ in spans(BASE, text):
            assert stop <= position + 1 or start >= position + len(end)


TURNED = World(Gazetteer(PLACES[::-1], DEMONYMS[::-1]), [])


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_the_order_of_the_places_moves_nothing(text):
    assert spans(TURNED, text) == spans(BASE, text)
