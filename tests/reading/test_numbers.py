import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.reading.numbers import find_tolls, number_of

WORDS = (
    "at least killed killing wounded injured 12 1,200 twenty-one dozens 16 of its members , . and people "
    "died dead leaving"
)
TOLL_WORDS = st.sampled_from(WORDS.split())


def tolls(text):
    return [(span.kind, span.toll.best, span.toll.bound, span.toll.who) for span in find_tolls(text, 0, len(text))]


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("0", 0), ("18", 18), ("1,200", 1200), ("three", 3), ("Nineteen", 19), ("forty", 40), ("twenty-one", 21),
        ("a", 1), ("no", 0), ("dozens", None), ("hundreds", None), ("", None), ("²", None), ("٣", None),
    ],
)  # fmt: skip
def test_the_number_of_a_word(word, number):
    assert number_of(word) == number


@given(st.integers(0, 999_999))
def test_digits_with_and_without_commas_are_one_number(number):
    assert number_of(str(number)) == number_of(f"{number:,}") == number


@pytest.mark.parametrize(
    ("text", "toll"),
    [
        ("The raid killed 18 fighters.", ("killed", 18, "exact", "fighters")),
        ("The raid killed at least eighteen militia fighters.", ("killed", 18, "at_least", "militia fighters")),
        ("The blast killed more than 1,200 people.", ("killed", 1200, "at_least", "people")),
        ("Up to 30 people were killed.", ("killed", 30, "up_to", "people")),
        ("As many as twelve guards were wounded.", ("injured", 12, "up_to", "guards")),
        ("About 40 soldiers were injured.", ("injured", 40, "about", "soldiers")),
        ("The drone killed three.", ("killed", 3, "exact", "")),
        ("The rocket wounded a guard.", ("injured", 1, "exact", "guard")),
        ("Two drivers died in it.", ("killed", 2, "exact", "drivers")),
        ("It claimed the lives of five nurses.", ("killed", 5, "exact", "nurses")),
        ("The shells fell at dawn, leaving four cooks dead.", ("killed", 4, "exact", "cooks")),
        ("The raid led to the deaths of six clerks.", ("killed", 6, "exact", "clerks")),
        ("Seven dead after the raid.", ("killed", 7, "exact", "")),
    ],
)  # fmt: skip
def test_one_toll(text, toll):
    assert tolls(text) == [toll]


def test_who_they_were_belongs_to_the_figure():
    ((kind, number, _, who),) = tolls("The raid killed 16 of its members on Friday.")
    assert (kind, number, who) == ("killed", 16, "of its members")


def test_killed_and_injured_stand_side_by_side():
    assert tolls("It killed four people and wounded nine others.") == [
        ("killed", 4, "exact", "people"),
        ("injured", 9, "exact", "others"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The commander was killed 3 days ago.",
        "Dozens were killed.",
        "The raid hit 85 sites.",
        "Jets destroyed four depots.",
        "Troops killed 14 drones over the sea.",
        "A bridge is 300 metres long.",
    ],
)
def test_a_number_that_is_no_toll(text):
    assert tolls(text) == []


def test_a_toll_is_exact_in_low_best_and_high():
    (span,) = find_tolls("It killed at least 18 men.", 0, 26)
    assert (span.toll.low, span.toll.best, span.toll.high) == (18, 18, 18)


@given(st.one_of(st.text(max_size=80), st.lists(TOLL_WORDS, max_size=16).map(" ".join)))
def test_any_text_is_read(text):
    spans = find_tolls(text, 0, len(text))
    for span in spans:
        assert 0 <= span.start < span.end <= len(text)
        assert span.toll.low == span.toll.best == span.toll.high >= 0
    of_a_kind = [span for span in spans if span.kind == "killed"]
    assert all(one.end <= other.start for one, other in zip(of_a_kind, of_a_kind[1:], strict=False))
