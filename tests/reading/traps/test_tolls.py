"""Traps of tolls: conflicting, growing, and told once for several sites."""

import pytest

from .case import Case, check, read, strike

CASES = (
    # 23: tolls that differ and grow
    Case(
        trap=23,
        name="a ministry and an army",
        text=(
            "An Israeli strike hit a house in Rafah on Sunday. Twelve people were killed, the health ministry "
            "said; the army spoke of four dead fighters."
        ),
        told=(strike("2024-02-04", "ps-rafah", 12),),
    ),
    Case(
        trap=23,
        name="up from",
        text=(
            "At least 14 people were killed when army jets bombed a market in Nyala on Saturday, up from nine "
            "reported earlier."
        ),
        told=(strike("2024-02-03", "Nyala", 14),),
    ),
    # 31: one toll for two sites
    Case(
        trap=31,
        name="two towns",
        text="US strikes in Al-Mayadin and Deir ez-Zor on Friday killed at least 18 fighters.",
        told=(
            strike("2024-02-02", "sy-al-mayadin", 18),
            strike("2024-02-02", "sy-deir-ez-zor", 18),
        ),
        one_toll=True,
    ),
    Case(
        trap=31,
        name="in all",
        text="Russian missiles hit Kharkiv and Odesa on Sunday, killing seven people in all.",
        told=(
            strike("2024-02-04", "Kharkiv", 7),
            strike("2024-02-04", "Odesa", 7),
        ),
        one_toll=True,
    ),
    Case(
        trap=31,
        name="three towns",
        text="Ten people died in Sunday's Israeli raids on Tyre, Sidon and Nabatieh.",
        told=(
            strike("2024-02-04", "lb-tyre", 10),
            strike("2024-02-04", "lb-sidon", 10),
            strike("2024-02-04", "lb-nabatieh", 10),
        ),
        one_toll=True,
    ),
    Case(
        trap=31,
        name="together",
        text="Army jets bombed Nyala and El Fasher on Saturday. Together the raids killed 21 people.",
        told=(
            strike("2024-02-03", "Nyala", 21),
            strike("2024-02-03", "El Fasher", 21),
        ),
        one_toll=True,
    ),
    Case(
        trap=31,
        name="each its own",
        text="Russian shells hit Kharkiv on Sunday, killing four, and a Russian missile hit Odesa, killing two.",
        told=(
            strike("2024-02-04", "Kharkiv", 4),
            strike("2024-02-04", "Odesa", 2),
        ),
    ),
    Case(
        trap=31,
        name="the toll comes first",
        text="Nine people were killed on Sunday when Israeli jets hit a house in Tyre and a car in Sidon.",
        told=(
            strike("2024-02-04", "lb-tyre", 9),
            strike("2024-02-04", "lb-sidon", 9),
        ),
        one_toll=True,
    ),
    Case(
        trap=31,
        name="dead and injured of two places",
        text="Saudi raids on Haradh and Midi on Friday left five dead and 12 injured.",
        told=(
            strike("2024-02-02", "ye-haradh", 5, 12),
            strike("2024-02-02", "ye-midi", 5, 12),
        ),
        one_toll=True,
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_trap_is_survived(case, world, boundaries):
    check(case, read(case, world, boundaries))
