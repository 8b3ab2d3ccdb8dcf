import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.reading.where.bearings import bearing_before, off_shore

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
        ("128nm SE of ", 237_056, 135),
        ("20 km SSW of ", 20_000, 202.5),
        ("10 miles south-southwest of ", 16_093.44, 202.5),
        ("54 nautical miles (100 km) southwest of Yemen’s port city of ", 100_008, 225),
        ("12 km (7 miles) from the town of ", 12_000, None),
        ("40 to 50 km north of ", 45_000, 0),
        ("due west of ", 0, 270),
        ("60 nautical miles off the port of ", 111_120, None),
    ],
)
def test_distance_and_direction(words, distance_m, degrees):
    bearing = bearing_before(words)
    assert (bearing.distance_m, bearing.degrees) == (pytest.approx(distance_m), degrees)
    assert words.endswith(bearing.words)


@pytest.mark.parametrize(
    "words",
    ["", "in ", "from ", "off ", "near ", "20 km on foot in ", "south ", "in the south of ", "north of Baghdad in "],
)
def test_words_that_tell_neither(words):
    assert bearing_before(words) is None


@given(st.lists(WORDS, max_size=8).map(" ".join))
def test_any_words_are_read(words):
    bearing = bearing_before(f"{words} ")
    assert bearing is None or (bearing.distance_m >= 0 and (bearing.degrees is None or 0 <= bearing.degrees < 360))


@pytest.mark.parametrize(
    ("words", "off"),
    [
        ("a ship off ", "off "),
        ("hit off the coast of ", "off the coast of "),
        ("anchored off the port of ", "off the port of "),
        ("60 km off ", ""),
        ("office of ", ""),
        ("in ", ""),
    ],
)
def test_at_sea_off_a_name(words, off):
    assert off_shore(words) == off
