"""Traps of time: days told by the page, restated letters, lists of days, background."""

from datetime import date

import pytest

from .case import Case, attack, check, read, strike

CASES = (
    # 14: days counted from the page
    Case(
        trap=14,
        name="last night",
        text="Last night Israeli jets bombed a warehouse in Baalbek.",
        told=(strike("2024-02-05", "lb-baalbek"),),
    ),
    Case(
        trap=14,
        name="this afternoon",
        text="This afternoon a Russian missile hit a bus stop in Kharkiv, killing two women.",
        told=(strike("2024-02-06", "Kharkiv", 2),),
    ),
    Case(
        trap=14,
        name="last week",
        text="Turkish drones struck a car in Qamishli last week, killing three people.",
        told=(strike("2024-01-29..2024-02-04", "sy-qamishli", 3),),
    ),
    Case(
        trap=14,
        name="the day before yesterday",
        text="The day before yesterday rockets fired by Hezbollah hit a stable in Metula.",
        told=(attack("2024-02-04", "il-metula"),),
    ),
    Case(
        trap=14,
        name="Friday the 2nd",
        text="On Friday the 2nd, U.S. bombers hit seven sites in Iraq and Syria.",
        told=(
            strike("2024-02-02", "iq-iraq"),
            strike("2024-02-02", "sy-syria"),
        ),
    ),
    Case(
        trap=14,
        name="early this morning over there",
        text="Early this morning, Yemen time, U.S. forces struck a Houthi missile on its launcher near Hodeidah.",
        told=(strike("2024-02-06", "ye-hodeidah"),),
    ),
    # 15: a report's date
    Case(
        trap=15,
        name="as I reported",
        text="As I reported on February 5, 2024, United States forces conducted strikes in Iraq on February 2.",
        told=(strike("2024-02-02", "iq-iraq"),),
        published=date(2024, 2, 20),
    ),
    Case(
        trap=15,
        name="a ministry's report",
        text="The ministry reported on Monday that Russian shells hit Kherson on Saturday.",
        told=(strike("2024-02-03", "Kherson"),),
    ),
    Case(
        trap=15,
        name="a dated report",
        text=(
            "In a report dated 3 February the monitors say that government jets bombed a market in Kutum on 29 "
            "January, killing 12."
        ),
        told=(strike("2024-01-29", "Kutum", 12),),
    ),
    Case(
        trap=15,
        name="previously reported",
        text=(
            "As previously reported on December 27, 2023, U.S. forces conducted an air strike near Hillah on "
            "December 25."
        ),
        told=(strike("2023-12-25", "iq-hillah"),),
    ),
    Case(
        trap=15,
        name="a panel's report",
        text=(
            "In its report of 30 January the panel of experts describes an air strike by the army on Kidal on "
            "7 November 2023 that killed 14 people."
        ),
        told=(strike("2023-11-07", "Kidal", 14),),
    ),
    # 16: several places with several dates
    Case(
        trap=16,
        name="three days of a year",
        text="Rebels fired drones at Gao on Dec. 3, Dec. 11 and Dec. 27, 2023.",
        told=(
            attack("2023-12-03", "Gao"),
            attack("2023-12-11", "Gao"),
            attack("2023-12-27", "Gao"),
        ),
    ),
    # 17: restated letters
    Case(
        trap=17,
        name="a letter restates the one before",
        text=(
            "As I reported on January 12, 2024, United States forces conducted strikes in Yemen on January 11. "
            "On January 22, 2024, at my direction, United States forces conducted strikes in Yemen."
        ),
        told=(
            strike("2024-01-11", "ye-yemen"),
            strike("2024-01-22", "ye-yemen"),
        ),
        published=date(2024, 1, 24),
    ),
    Case(
        trap=17,
        name="further strikes of the same wording",
        text=(
            "On the night of February 3, 2024, our forces conducted strikes against missile stores near "
            "Hodeidah. On the night of February 5, 2024, our forces conducted strikes against missile stores "
            "near Hodeidah."
        ),
        told=(
            strike("2024-02-03", "ye-hodeidah"),
            strike("2024-02-05", "ye-hodeidah"),
        ),
    ),
    Case(
        trap=17,
        name="two letters restated in one breath",
        text=(
            "I reported on January 12 and January 24, 2024, on strikes in Yemen of January 11 and January 22. "
            "On February 3, 2024, at my direction, United States forces conducted further strikes in Yemen."
        ),
        told=(
            strike("2024-01-11", "ye-yemen"),
            strike("2024-01-22", "ye-yemen"),
            strike("2024-02-03", "ye-yemen"),
        ),
        published=date(2024, 2, 5),
    ),
    # 18: no date in the text
    Case(
        trap=18,
        name="a feed line",
        text="2024-02-03 21:14 | Houthi drone hits tanker off Mokha\n",
        told=(attack("2024-02-03", "ye-mukha"),),
        published=None,
    ),
    Case(
        trap=18,
        name="nothing gives the day",
        text="Turkish jets bombed Sinjar, killing four people.",
        told=(strike("", "iq-sinjar", 4),),
        published=None,
    ),
    Case(
        trap=18,
        name="only the page",
        text="Turkish jets bombed Sinjar, killing four people.",
        told=(strike("2024-02-06", "iq-sinjar", 4),),
    ),
    # 19: background
    Case(
        trap=19,
        name="other ships in other months",
        text=(
            "Houthi rebels fired a missile at a freighter in the Red Sea on Monday. In November they had "
            "seized another ship. In December 2023 a drone of theirs hit a tanker off Hodeidah."
        ),
        told=(
            attack("2024-02-05", "xx-red-sea"),
            attack("2023-12-01..2023-12-31", "ye-hodeidah"),
        ),
    ),
    Case(
        trap=19,
        name="in May and June",
        text=(
            "Turkish jets bombed Sinjar on Sunday. Air strikes in May and June had already emptied the "
            "villages around it."
        ),
        told=(strike("2024-02-04", "iq-sinjar"),),
        may=(
            strike("2023-05-01..2023-06-30", ""),
            strike("2023-05-01..2023-05-31", ""),
            strike("2023-06-01..2023-06-30", ""),
        ),
    ),
    Case(
        trap=19,
        name="the base was hit before",
        text=(
            "A drone of the Islamic Resistance in Iraq hit Tower 22 on Jan. 28 and killed three soldiers. In "
            "October 2023 another drone had fallen near the base without harm."
        ),
        told=(attack("2024-01-28", "jo-tower-22", 3),),
        may=(
            attack("2023-10-01..2023-10-31", "jo-tower-22"),
            attack("2023-10-01..2023-10-31", ""),
        ),
    ),
    Case(
        trap=19,
        name="the same street in another year",
        text="Russia shelled Kherson on Monday, killing one woman. It shelled the same street in 2022.",
        told=(strike("2024-02-05", "Kherson", 1),),
        may=(
            strike("2022-01-01..2022-12-31", ""),
            strike("2022-01-01..2022-12-31", "Kherson"),
        ),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_trap_is_survived(case, world, boundaries):
    check(case, read(case, world, boundaries))
