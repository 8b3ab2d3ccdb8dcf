import pytest

from geostrike.model import Place, WherePrec
from geostrike.reading.where.location import holds, locate
from geostrike.reading.where.seas import part_of_sea

RED_SEA = Place(
    id="xx-red-sea", name="Red Sea", country="", feature_code="SEA", latitude=19.5, longitude=38.7, radius_m=1_150_000
)


@pytest.mark.parametrize(
    ("before", "side", "words"),
    [
        ("in the southern ", "south", "southern "),
        ("in the southern part of the ", "south", "southern part of the "),
        ("at the northern end of the ", "north", "northern end of the "),
        ("the lower ", "south", "lower "),
    ],
)
def test_a_part_of_a_sea_is_where_it_lies(before, side, words):
    part, told = part_of_sea(RED_SEA, before)
    assert part.id == f"sea:xx-red-sea:{side}"
    assert (part.latitude < RED_SEA.latitude) == (side == "south")
    assert told == words


@pytest.mark.parametrize("before", ["in the ", "south of the ", "in the western "])
def test_no_part_is_told_or_known(before):
    assert part_of_sea(RED_SEA, before) is None


def test_a_part_is_located_with_its_words(boundaries):
    location = locate(RED_SEA, boundaries, before="in the southern ", description="Red Sea")
    assert (location.where_prec, location.where_description) == (WherePrec.INTERNATIONAL, "southern Red Sea")


def test_a_sea_holds_what_lies_at_sea_only(boundaries):
    sea = locate(RED_SEA, boundaries)
    port = Place(id="ye-x", name="X", country="YE", feature_code="PPL", latitude=14.8, longitude=42.95, radius_m=5_000)
    assert holds(sea, locate(port, boundaries, before="60 nautical miles west of "))
    assert not holds(sea, locate(port, boundaries))
