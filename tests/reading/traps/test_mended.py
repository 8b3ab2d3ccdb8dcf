"""Traps that the reader once fell into."""

import pytest

from .case import Case, attack, check, read, strike

CASES = (
    Case(
        trap=1,
        name="the dateline city is the site",
        text=(
            "ERBIL, Iraq — Militiamen fired three rockets at Erbil on Saturday night, the city's governor "
            "said. They fell on empty land."
        ),
        told=(attack("2024-02-03", "iq-erbil"),),
    ),
    Case(
        trap=2,
        name="a ministry announces a death",
        text=(
            "The Department announced today the death of a soldier who was supporting an operation abroad. "
            "Sgt. Lee Brandt, 29, of Tulsa, Oklahoma, died on Feb. 3 of wounds sustained on Feb. 1 when a "
            "one-way attack drone struck Camp Taji, Iraq. He was assigned to a battalion at Fort Liberty, "
            "North Carolina. His remains arrived at Dover Air Force Base on Monday."
        ),
        told=(attack("2024-02-01", "iq-camp-taji", 1),),
    ),
    Case(
        trap=2,
        name="bodies taken to a capital",
        text=(
            "The bodies of two aid workers killed in an Israeli strike on Rafah on Sunday reached Cairo on "
            "Tuesday; a third is in a hospital in El Arish."
        ),
        told=(strike("2024-02-04", "ps-rafah", 2),),
    ),
    Case(
        trap=4,
        name="two capitals trade words",
        text=(
            "Islamabad and Kabul traded accusations on Monday after Pakistani jets bombed a village in Khost "
            "on Sunday, killing five."
        ),
        told=(strike("2024-02-04", "Khōst|Khost", 5),),
    ),
    Case(
        trap=5,
        name="ministers meet",
        text="Ministers meeting in Cairo on Monday condemned Friday's Israeli air strike on Nabatieh.",
        told=(strike("2024-02-02", "lb-nabatieh"),),
    ),
    Case(
        trap=5,
        name="an army says its aircraft did",
        text="The Israeli army says that its aircraft struck a store of Hezbollah in Nabatieh on Thursday.",
        told=(strike("2024-02-01", "lb-nabatieh"),),
    ),
    Case(
        trap=5,
        name="a call with leaders abroad",
        text=(
            "During my call with leaders in Amman and Baghdad on Monday I set out why U.S. aircraft struck the "
            "militia's depot in Al Qaim on Friday."
        ),
        told=(strike("2024-02-02", "iq-al-qaim"),),
    ),
    Case(
        trap=6,
        name="two days in one country",
        text="On Jan. 12 and Jan. 22 U.S. and British forces struck targets in Yemen.",
        told=(
            strike("2024-01-12", "ye-yemen"),
            strike("2024-01-22", "ye-yemen"),
        ),
    ),
    Case(
        trap=7,
        name="the Iraqi capital",
        text=(
            "A strike hit the Iraqi capital on Wednesday night: a U.S. drone destroyed a car in the east of "
            "the city, killing a militia leader."
        ),
        told=(strike("2024-01-31", "iq-baghdad", 1),),
    ),
    Case(
        trap=7,
        name="the Syrian capital",
        text="Israeli jets bombed a building in the Syrian capital on Saturday, killing four people.",
        told=(strike("2024-02-03", "sy-damascus", 4),),
    ),
    Case(
        trap=8,
        name="took off from a base",
        text=(
            "Russian bombers that took off from Engels and flew for two hours fired cruise missiles at Odesa on Sunday."
        ),
        told=(strike("2024-02-04", "Odesa"),),
    ),
    Case(
        trap=11,
        name="named inside a link",
        text=(
            "A militia's drone hit the [Conoco gas field](https://example.org/bases/conoco.html) on Sunday, "
            "its third hit this winter."
        ),
        told=(attack("2024-02-04", "sy-conoco-gas-field"),),
    ),
    Case(
        trap=11,
        name="a field with troops and no other place",
        text=(
            "On January 28 three drones of a militia hit U.S. troops at the Al-Omar oil field, killing four soldiers."
        ),
        told=(attack("2024-01-28", "sy-al-omar-oil-field", 4),),
    ),
    Case(
        trap=11,
        name="a base and no other place",
        text="Rockets fired by militiamen hit Victory Base on Friday.",
        told=(attack("2024-02-02", "iq-victoria-base"),),
    ),
    Case(
        trap=11,
        name="a base in a country",
        text="Green Village, a base in Syria, was hit by two rockets of a militia on Friday.",
        told=(attack("2024-02-02", "sy-green-village"),),
    ),
    Case(
        trap=14,
        name="the day before the colon",
        text=("The coalition spoke of one air strike on Saturday: Saudi planes had bombed Houthi fighters in Saada."),
        told=(strike("2024-02-03", "ye-saada"),),
    ),
    Case(
        trap=16,
        name="places with days",
        text=("Turkish jets bombed Sinjar on January 3 and 9, Makhmur on January 12, and Qandil on January 15 and 21."),
        told=(
            strike("2024-01-03", "iq-sinjar"),
            strike("2024-01-09", "iq-sinjar"),
            strike("2024-01-12", "iq-makhmur"),
            strike("2024-01-15", "iq-qandil"),
            strike("2024-01-21", "iq-qandil"),
        ),
    ),
    Case(
        trap=16,
        name="a letter's list",
        text=(
            "These included attacks by militia groups against U.S. forces at Ain al-Asad on January 4 and "
            "January 8, at Harir Air Base on January 10, and at Green Village on January 11, 12 and 17."
        ),
        told=(
            attack("2024-01-04", "iq-ain-al-asad"),
            attack("2024-01-08", "iq-ain-al-asad"),
            attack("2024-01-10", "iq-harir-air-base"),
            attack("2024-01-11", "sy-green-village"),
            attack("2024-01-12", "sy-green-village"),
            attack("2024-01-17", "sy-green-village"),
        ),
    ),
    Case(
        trap=16,
        name="days in brackets",
        text="Russian drones hit Odesa (Jan. 19 and 23), Kharkiv (Jan. 23) and Kherson (Jan. 25).",
        told=(
            strike("2024-01-19", "Odesa"),
            strike("2024-01-23", "Odesa"),
            strike("2024-01-23", "Kharkiv"),
            strike("2024-01-25", "Kherson"),
        ),
    ),
    Case(
        trap=16,
        name="two seas",
        text=(
            "The Houthis fired missiles at ships in the Red Sea on Jan. 9, 16 and 24 and in the Gulf of Aden "
            "on Jan. 26."
        ),
        told=(
            attack("2024-01-09", "xx-red-sea"),
            attack("2024-01-16", "xx-red-sea"),
            attack("2024-01-24", "xx-red-sea"),
            attack("2024-01-26", "xx-gulf-of-aden"),
        ),
    ),
    Case(
        trap=18,
        name="only the address",
        text=(
            "https://news.example/2024/02/03/raid-on-kobani\n\n"
            "Turkish jets bombed a bakery in Kobani, killing two people."
        ),
        told=(strike("2024-02-03", "sy-kobani", 2),),
        published=None,
    ),
    Case(
        trap=18,
        name="a line of update",
        text=("Updated Feb. 5, 2024, 10:15 a.m.\n\nTurkish jets bombed a bakery in Kobani, killing two people."),
        told=(strike("2024-02-05", "sy-kobani", 2),),
        published=None,
    ),
    Case(
        trap=18,
        name="posted by",
        text=("Posted by admin | 4 February 2024\n\nTurkish jets bombed Sinjar, killing four people."),
        told=(strike("2024-02-04", "iq-sinjar", 4),),
        published=None,
    ),
    Case(
        trap=20,
        name="so many times",
        text="Since 19 November the Houthis have attacked ships in the Red Sea at least 34 times, the navy says.",
        rejected=("attacked",),
    ),
    Case(
        trap=20,
        name="missiles in two years",
        text="In two years Russia fired some 7,400 missiles at Ukraine.",
        rejected=("fired",),
    ),
    Case(
        trap=20,
        name="the fortieth this year",
        text="Turkish jets bombed Sinjar on Sunday. Monitors have logged 212 strikes in the region since 2021.",
        told=(strike("2024-02-04", "iq-sinjar"),),
        rejected=("212 strikes",),
    ),
    Case(
        trap=21,
        name="plans",
        text="The ministry is drawing up plans to strike launch sites near Saada.",
        rejected=("strike launch",),
    ),
    Case(
        trap=21,
        name="a rumour in a live blog",
        text=(
            "10:02 - Reports of a missile strike on Aqaba are going round.\n\n"
            "10:40 - The army says there was no strike on Aqaba; the bang was thunder."
        ),
        rejected=("no strike",),
    ),
    Case(
        trap=21,
        name="ready to strike",
        text="The general said that his guns were ready to strike Goma.",
        rejected=("strike Goma",),
    ),
    Case(
        trap=23,
        name="a toll that grows in a live blog",
        text=(
            "18:00 - Russian missiles hit a mall in Kharkiv today. Two people were killed, the mayor says.\n\n"
            "21:00 - The death toll of the strike on the mall in Kharkiv has risen to five."
        ),
        told=(strike("2024-02-06", "Kharkiv", 5),),
    ),
    Case(
        trap=23,
        name="killed in a town in a strike",
        text=(
            "By the word of a nurse, 14 people were killed in Nyala on Saturday in an air strike by the army; "
            "a lawyer counts nine."
        ),
        told=(strike("2024-02-03", "Nyala", 14),),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_trap_is_survived(case, world, boundaries):
    check(case, read(case, world, boundaries))
