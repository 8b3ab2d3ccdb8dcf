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
        name="a weekday on that weekday",
        text="The drone that the Houthis flew at a ship in the Red Sea on Sunday was shot down.",
        told=(attack("2024-02-04", "xx-red-sea"),),
        published=date(2024, 2, 4),
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
    Case(
        trap=14,
        name="a live blog counts from its head",
        text=(
            "LIVE: Sunday, 4 February 2024\n\n"
            "19:40 Two explosions heard in Aden. No details yet.\n\n"
            "21:15 The coast guard says that the Houthis fired a missile at a tanker off Aden this evening. It "
            "missed.\n\n"
            "22:05 We are closing this page for tonight.\n"
        ),
        told=(attack("2024-02-04", "shore:ye-aden"),),
        published=None,
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
    Case(
        trap=15,
        name="a whole letter",
        text=(
            "Dear Mr. President:\n\n"
            "As I reported on January 26, 2024, militia groups have attacked our forces. On January 28, 2024, "
            "a militia's one-way drone struck Tower 22 in Jordan and killed three soldiers.\n\n"
            "In response, on the night of February 2, 2024, at my direction, United States forces conducted "
            "strikes against facilities in Iraq and Syria.\n\n"
            "I am providing this report consistent with the War Powers Resolution.\n\n"
            "Sincerely,\n"
        ),
        told=(
            attack("2024-01-28", "jo-tower-22", 3),
            strike("2024-02-02", "iq-iraq"),
            strike("2024-02-02", "sy-syria"),
        ),
        may=(attack("", ""),),
        published=date(2024, 2, 4),
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
    Case(
        trap=16,
        name="incidents of a month in bullets",
        text=(
            "Attacks by militias in January:\n\n"
            "- January 4: two drones at Harir Air Base, shot down.\n"
            "- January 10: rockets at Ain al-Asad; no one hurt.\n"
            "- January 20: some 20 rockets and missiles at Ain al-Asad; one Iraqi guard wounded.\n"
        ),
        told=(
            attack("2024-01-04", "iq-harir-air-base"),
            attack("2024-01-10", "iq-ain-al-asad"),
            attack("2024-01-20", "iq-ain-al-asad", None, 1),
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
            attack("2023-12-01..2023-12-31", "shore:ye-hodeidah"),
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
    Case(
        trap=19,
        name="the first since August",
        text=("Thursday's Turkish strike on Sinjar was the first since August, when jets killed three people there."),
        told=(strike("2024-02-01", "iq-sinjar"),),
        may=(
            strike("2023-08-01..2023-08-31", "iq-sinjar", 3),
            strike("2023-08-01..2023-08-31", "", 3),
        ),
    ),
    Case(
        trap=19,
        name="a wire story with its background",
        text=(
            "Turkish drones hit a car near Makhmur on Monday, killing two men, a local official said.\n\n"
            "Turkey has carried out many strikes in the region since 2019. In July 2022 shells killed nine "
            "tourists in a park in Zakho, for which Turkey denied any part.\n\n"
            "The road was open again on Tuesday.\n"
        ),
        told=(strike("2024-02-05", "iq-makhmur", 2),),
        may=(
            strike("2022-07-01..2022-07-31", "iq-zakho", 9),
            attack("2022-07-01..2022-07-31", "iq-zakho", 9),
        ),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_trap_is_survived(case, world, boundaries):
    check(case, read(case, world, boundaries))
