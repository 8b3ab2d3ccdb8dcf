"""Traps of what is no event, or one of another type: totals, threats, questions, accidents, homonyms."""

import pytest

from .case import Case, attack, check, read, strike

CASES = (
    # 20: totals
    Case(
        trap=20,
        name="more than since",
        text="Militias have carried out more than 160 attacks on U.S. troops in Iraq and Syria since October.",
        rejected=("160 attacks",),
    ),
    Case(
        trap=20,
        name="a monitor counts",
        text="A monitor has counted 60 air strikes across Yemen this winter, in which 31 people were killed.",
        rejected=("60 air strikes",),
    ),
    Case(
        trap=20,
        name="monitors of a year",
        text="Monitors recorded 1,200 air strikes in Sudan last year.",
        rejected=("1,200",),
    ),
    Case(
        trap=20,
        name="many targets of one night are no total",
        text="U.S. bombers struck more than 85 targets in Iraq and Syria on Friday.",
        told=(
            strike("2024-02-02", "iq-iraq"),
            strike("2024-02-02", "sy-syria"),
        ),
    ),
    Case(
        trap=20,
        name="an officer sums up",
        text=(
            "“Since October our forces have come under fire 165 times, 66 times in Iraq and 98 times in "
            "Syria,” the spokesman said on Monday."
        ),
        rejected=("165 times",),
    ),
    # 21: planned, threatened, denied, failed
    Case(
        trap=21,
        name="a vow",
        text="A militia leader vowed to hit Erbil with drones should the talks fail.",
        rejected=("hit Erbil",),
    ),
    Case(
        trap=21,
        name="a denial",
        text="Kyiv denied that its drones had hit a refinery in Belgorod on Sunday.",
        rejected=("hit a",),
    ),
    Case(
        trap=21,
        name="foiled on the ground",
        text="Police foiled a rocket attack on Taji, seizing the launcher before it could fire.",
        rejected=("rocket attack",),
    ),
    Case(
        trap=21,
        name="were it to happen",
        text="If Israel were to bomb Natanz, Iran could close the strait.",
        rejected=("bomb Natanz",),
    ),
    Case(
        trap=21,
        name="called off",
        text="A plan to bomb the bridge at Kupiansk was called off on Saturday.",
        rejected=("bomb the bridge",),
    ),
    Case(
        trap=21,
        name="a denied report",
        text="Iran denied a report that its missiles had hit a house in Erbil on Sunday.",
        rejected=("hit a house",),
    ),
    Case(
        trap=21,
        name="a warning to leave",
        text=(
            "The army told the people of Khan Younis on Monday to leave six blocks, since it would bomb them "
            "within hours."
        ),
        rejected=("bomb them",),
    ),
    # 22: questions
    Case(
        trap=22,
        name="an answer that denies",
        text=(
            "Q: After the American strike on Basra on Sunday, will you call the ambassador?\n\n"
            "A: There was no strike on Basra. We have heard nothing of the kind."
        ),
        rejected=("strike on Basra on Sunday",),
    ),
    Case(
        trap=22,
        name="no comment",
        text=("Q. General, did your drones hit the hospital in Nyala last Friday?\n\nA. I will not comment."),
        rejected=("hit the hospital",),
    ),
    Case(
        trap=22,
        name="an assertion of the reporter's",
        text=("REPORTER: You bombed Mosul on Saturday, did you not?\n\nMINISTER: We did not."),
        rejected=("bombed Mosul",),
    ),
    Case(
        trap=22,
        name="an answer that tells",
        text=(
            "Q: So the rockets on Erbil came from a militia?\n\n"
            "A: Yes. Militiamen fired six rockets at Erbil on Monday, and one hit a house."
        ),
        told=(attack("2024-02-05", "iq-erbil"),),
    ),
    Case(
        trap=22,
        name="a host has heard",
        text=(
            "HOST: We hear that Israel has just hit Beirut's port again?\n\n"
            "GUEST: No, that was a gas bottle in a kitchen, the fire brigade says."
        ),
        rejected=("hit Beirut",),
    ),
    Case(
        trap=22,
        name="a briefing with questions",
        text=(
            "Q Thank you. You hit Al Qaim on Friday. Did you tell Baghdad before you bombed it?\n\n"
            "MR. HILL: We told the Iraqi government. I have nothing more on that.\n\n"
            "Q And will you strike inside Iran?\n\n"
            "MR. HILL: I will not speculate.\n"
        ),
        may=(strike("2024-02-02", "iq-al-qaim"),),
        rejected=("strike inside Iran",),
    ),
    # 24: strike or attack
    Case(
        trap=24,
        name="a state's missile attack",
        text="Iran's attack with ballistic missiles on Erbil on Jan. 15 killed four people.",
        told=(strike("2024-01-15", "iq-erbil", 4),),
    ),
    Case(
        trap=24,
        name="a strike that missed",
        text="The Houthis' missile strike on a frigate in the Red Sea on Sunday missed.",
        told=(attack("2024-02-04", "xx-red-sea"),),
    ),
    Case(
        trap=24,
        name="a massive attack by a state",
        text=(
            "Russia's massive attack on Odesa on Friday night killed three people; drones and missiles fell for hours."
        ),
        told=(strike("2024-02-02", "Odesa", 3),),
    ),
    Case(
        trap=24,
        name="rockets at first",
        text="Rockets were reported at first, but it was a militia's drone that struck Ain al-Asad on Monday.",
        told=(attack("2024-02-05", "iq-ain-al-asad"),),
    ),
    Case(
        trap=24,
        name="a state's drone attack",
        text="Israel's drone attack on a car in Sidon on Saturday killed two men.",
        told=(strike("2024-02-03", "lb-sidon", 2),),
    ),
    Case(
        trap=24,
        name="rebels attacked",
        text=("Two of our men were wounded on Sunday, the Emirati army said, when Houthi rebels attacked in Shabwah."),
        told=(attack("2024-02-04", "ye-shabwah-governorate", None, 2),),
    ),
    Case(
        trap=24,
        name="a drone that hit",
        text="An Emirati statement spoke of a Houthi drone that hit its post in Shabwah province on Sunday.",
        told=(attack("2024-02-04", "ye-shabwah-governorate"),),
    ),
    Case(
        trap=24,
        name="a group's precision strike",
        text=(
            "The Houthis said that their forces carried out a “precision strike” with missiles on a U.S. ship "
            "in the Gulf of Aden on Monday."
        ),
        told=(attack("2024-02-05", "xx-gulf-of-aden"),),
    ),
    Case(
        trap=24,
        name="militants struck",
        text="Militants struck Tower 22 with a one-way drone on Jan. 28.",
        told=(attack("2024-01-28", "jo-tower-22"),),
    ),
    Case(
        trap=24,
        name="a state's attack and a militia's strike in one story",
        text=(
            "Iran's missile attack on Erbil on Jan. 15 killed four people. Five days later a militia claimed a "
            "strike with rockets on Ain al-Asad."
        ),
        told=(
            strike("2024-01-15", "iq-erbil", 4),
            attack("2024-01-20", "iq-ain-al-asad"),
        ),
    ),
    # 25: what stands beside real attacks
    Case(
        trap=25,
        name="a salvo shot down",
        text="A frigate shot down three Houthi drones over the Red Sea on Saturday.",
        told=(attack("2024-02-03", "xx-red-sea"),),
    ),
    Case(
        trap=25,
        name="friendly fire",
        text=(
            "A Ukrainian pilot was killed near Dnipro on Friday when his own side's missile hit his jet, the "
            "army said: it was friendly fire."
        ),
        rejected=("hit his jet",),
    ),
    Case(
        trap=25,
        name="a crash",
        text="A helicopter crashed near Erbil on Saturday, killing five soldiers; the army ruled out an attack.",
    ),
    Case(
        trap=25,
        name="a boarding",
        text=(
            "Houthi fighters boarded a car carrier in the Red Sea from a helicopter on Nov. 19 and took her "
            "crew of 25 hostage."
        ),
        may=(attack("2023-11-19", "xx-red-sea"),),
    ),
    Case(
        trap=25,
        name="a leak",
        text="A gas pipeline near Homs blew up on Friday because of a leak, the ministry said.",
    ),
    # 26: other senses
    Case(
        trap=26,
        name="strike group and strike eagles",
        text=(
            "The carrier strike group sailed through the Strait of Hormuz on Sunday, with F-15E Strike Eagles on deck."
        ),
    ),
    Case(
        trap=26,
        name="dockers",
        text="Dockers in Haifa began a strike on Monday over pay.",
    ),
    Case(
        trap=26,
        name="a striker's goal",
        text="His second strike of the match, a shot from 25 metres, beat Al-Shorta of Baghdad on Saturday.",
    ),
    Case(
        trap=26,
        name="a cyclone",
        text="Cyclone Tej struck Mukalla on Monday and killed two people.",
    ),
    Case(
        trap=26,
        name="boats called after storms and missiles",
        text=(
            "The patrol boats Hurricane and Tomahawk left Eilat on Sunday, and the Tomahawk struck a pier on "
            "its way out."
        ),
    ),
    Case(
        trap=26,
        name="a heart attack",
        text="A heart attack killed the mayor of Tyre on Sunday.",
    ),
    Case(
        trap=26,
        name="lightning",
        text="Lightning struck an oil tank in Basra on Sunday.",
    ),
    Case(
        trap=26,
        name="the union calls it off",
        text="The union called off Monday's strike at the port of Aden after talks.",
    ),
    Case(
        trap=26,
        name="twice in the first half",
        text="Iraq's captain struck twice in the first half against Jordan on Monday.",
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_trap_is_survived(case, world, boundaries):
    check(case, read(case, world, boundaries))
