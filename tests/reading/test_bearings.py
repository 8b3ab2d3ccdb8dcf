import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.reading.bearings import bearing_before

WORDS = st.sampled_from(
    "20 twenty 1.5 km kilometres miles nautical nm north south-east of from off outside the".split()
)


@pytest.mark.parametrize(
    ("words", "distance_m", "degrees"),
    [
        ("hit a car 20 km south of ", 20_000, 180),
        ("hit a car twenty kilometres north-east of ", 20_000, 45),
        ("about 1.5 km to the west of ", 1_500, 270),
        ("100 nautical miles northwest of the port of ", 185_200, 315),
        ("some 10 miles from ", 16_093.44, None),
        ("30 km off the coast of ", 30_000, None),
        ("in the desert south of ", 0, 180),
    ],
)
def test_distance_and_direction(words, distance_m, degrees):
    bearing = bearing_before(words)
    assert (bearing.distance_m, bearing.degrees) == (pytest.approx(distance_m), degrees)
    assert words.endswith(bearing.words)


@pytest.mark.parametrize("words", ["", "in ", "from ", "off ", "near ", "20 km on foot in ", "south "])
def test_words_that_tell_neither(words):
    assert bearing_before(words) is None


@given(st.lists(WORDS, max_size=8).map(" ".join))
def test_any_words_are_read(words):
    bearing = bearing_before(f"{words} ")
    assert bearing is None or (bearing.distance_m >= 0 and (bearing.degrees is None or 0 <= bearing.degrees < 360))
