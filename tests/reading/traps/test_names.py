"""Traps of naming: bearings, ships, bases, namesakes, titles and people, lists of governments."""

import pytest

from .case import Case, attack, check, read, strike

CASES = (
    # 9: bearings at sea
    Case(
        trap=9,
        name="nautical miles southwest",
        text="A bulk carrier was hit by a Houthi missile 60 nautical miles southwest of Hodeidah on Sunday.",
        told=(attack("2024-02-04", "off:ye-hodeidah"),),
        near=(14.09, 42.22),
    ),
    Case(
        trap=9,
        name="miles off a port",
        text="Militants in a small boat fired a rocket at a tanker some 30 miles south of Mukalla on Saturday.",
        told=(attack("2024-02-03", "off:ye-mukalla"),),
        near=(14.11, 49.12),
    ),
    Case(
        trap=9,
        name="a patrol ship in the Black Sea",
        text="A Ukrainian sea drone hit a Russian patrol ship 40 km south of Yalta on Monday, the navy said.",
        told=(strike("2024-02-05", "off:gn:688533"),),
        near=(44.14, 34.16),
    ),
    Case(
        trap=9,
        name="a skiff north-west of a harbour",
        text=(
            "The coast guard says gunmen in a skiff fired rockets at a dhow 12 nautical miles north-west of "
            "Bosaso on Thursday."
        ),
        told=(attack("2024-02-01", "off:so-bosaso"),),
        near=(11.43, 49.04),
    ),
    Case(
        trap=9,
        name="a warning to ships",
        text=("A vessel was struck by a missile 27 NM southwest of Al Mukha on 4 February; vessel and crew are safe."),
        told=(attack("2024-02-04", "off:ye-mukha"),),
        near=(13.0, 42.92),
    ),
    Case(
        trap=9,
        name="off a country's town",
        text="Roughly 100 km east of Eyl in Somalia, gunmen fired rockets at a trawler on Friday.",
        told=(attack("2024-02-02", "off:so-eyl"),),
        near=(7.98, 50.76),
    ),
    Case(
        trap=9,
        name="warnings in a list",
        text=(
            "Incident 021 - 1 Feb: A missile exploded 15 NM west of Al Hudaydah near a tanker; no damage.\n\n"
            "Incident 022 - 3 Feb: A drone hit a bulk carrier 50 NM south of Aden; crew safe.\n"
        ),
        told=(
            attack("2024-02-01", "off:ye-hodeidah"),
            attack("2024-02-03", "off:ye-aden"),
        ),
    ),
    # 10: ships
    Case(
        trap=10,
        name="flag owner crew cargo",
        text=(
            "The Liberia-flagged, Greek-owned tanker Maria L, bound from Russia to Mundra in India with a crew "
            "of Filipinos, was hit by a Houthi missile in the Gulf of Aden on Friday."
        ),
        told=(attack("2024-02-02", "xx-gulf-of-aden"),),
    ),
    Case(
        trap=10,
        name="a ship called after a port",
        text=(
            "On Feb. 3 a Houthi drone struck the M/V Star of Piraeus, a Marshall Islands-flagged carrier "
            "operated from Athens, in the Red Sea."
        ),
        told=(attack("2024-02-03", "xx-red-sea"),),
    ),
    Case(
        trap=10,
        name="on her way between two ports",
        text=(
            "A drone boat sent by the Houthis rammed a Barbados-flagged ship off Mokha on Sunday, on her way "
            "from Vietnam to Egypt."
        ),
        told=(attack("2024-02-04", "shore:ye-mukha"),),
    ),
    Case(
        trap=10,
        name="carrying corn",
        text=(
            "The Panama-flagged bulk carrier, carrying Brazilian corn to Iran, came under Houthi missile fire "
            "in the Bab al-Mandab on Monday; nobody was hurt."
        ),
        told=(attack("2024-02-05", "xx-bab-al-mandab"),),
    ),
    Case(
        trap=10,
        name="a sailor's country",
        text=(
            "Two Russian missiles hit a Liberian-flagged grain ship in the port of Odesa on Saturday, injuring "
            "a sailor from the Philippines."
        ),
        told=(strike("2024-02-03", "Odesa", None, 1),),
    ),
    Case(
        trap=10,
        name="sailing when hit",
        text=(
            "The Malta-flagged Kalliope was sailing from Vietnam to Israel with 24 crew when a Houthi missile "
            "hit her in the Red Sea on Saturday."
        ),
        told=(attack("2024-02-03", "xx-red-sea"),),
    ),
    Case(
        trap=10,
        name="owners managers and helpers",
        text=(
            "British-owned and Singapore-managed, the tanker burned after a Houthi missile strike in the Gulf "
            "of Aden on Friday; an Indian frigate from Mumbai helped."
        ),
        told=(attack("2024-02-02", "xx-gulf-of-aden"),),
    ),
    # 11: bases
    Case(
        trap=11,
        name="another spelling of a base",
        text="Ten rockets fired by militiamen fell on Ayn al-Assad airbase on Saturday.",
        told=(attack("2024-02-03", "iq-ain-al-asad"),),
    ),
    Case(
        trap=11,
        name="shares its name with a ruler",
        text=(
            "President Bashar al-Assad received envoys on Wednesday. A militia's drone crashed inside Al Asad "
            "air base on Thursday."
        ),
        told=(attack("2024-02-01", "iq-ain-al-asad"),),
    ),
    Case(
        trap=11,
        name="shares its name with a town",
        text="Rockets fired by a militia hit Balad Air Base on Sunday. The market in Balad stayed open.",
        told=(attack("2024-02-04", "iq-balad-air-base"),),
    ),
    Case(
        trap=11,
        name="a base beside an airport",
        text=(
            "Militants fired two drones at the Victory base beside Baghdad International Airport on Monday, "
            "and one was shot down."
        ),
        told=(attack("2024-02-05", "iq-victoria-base|iq-baghdad-international-airport"),),
    ),
    Case(
        trap=11,
        name="troops at a base",
        text="U.S. troops at the Shaddadi base came under rocket attack by militants on Friday.",
        told=(attack("2024-02-02", "sy-shaddadi-base"),),
    ),
    Case(
        trap=11,
        name="two bases in one breath",
        text="A militia in Iraq said it had fired drones at Harir and at Ayn al-Asad on Saturday.",
        told=(
            attack("2024-02-03", "iq-harir|iq-harir-air-base"),
            attack("2024-02-03", "iq-ain-al-asad"),
        ),
    ),
    # 12: namesakes and misspellings
    Case(
        trap=12,
        name="misspelt",
        text="Turkish artillery shelled Tal Rifat on Saturday, injuring two boys.",
        told=(strike("2024-02-03", "sy-tal-rifaat", None, 2),),
    ),
    Case(
        trap=12,
        name="the lesser of two ports",
        text="Israeli jets struck a store in Tripoli in northern Lebanon on Monday.",
        told=(strike("2024-02-05", "lb-tripoli"),),
    ),
    Case(
        trap=12,
        name="ruins and an American suburb",
        text="U.S. jets bombed a camp near Palmyra, Syria, on Sunday.",
        told=(strike("2024-02-04", "sy-palmyra"),),
    ),
    Case(
        trap=12,
        name="another spelling of a town",
        text="Turkish jets bombed hills near Dahuk on Saturday.",
        told=(strike("2024-02-03", "iq-duhok"),),
    ),
    Case(
        trap=12,
        name="a small port in Yemen",
        text="A Houthi missile aimed at Saudi border guards fell near Midi on Friday.",
        told=(attack("2024-02-02", "ye-midi"),),
    ),
    Case(
        trap=12,
        name="a province and not its town",
        text="Israeli jets hit a farm in Quneitra province, Syria, on Sunday.",
        told=(strike("2024-02-04", "sy-quneitra-governorate"),),
    ),
    Case(
        trap=12,
        name="an English spelling",
        text="Rockets fired by Hezbollah hit Safed in northern Israel on Wednesday, killing a soldier.",
        told=(attack("2024-01-31", "il-safed", 1),),
    ),
    Case(
        trap=12,
        name="a namesake in another country named too",
        text=(
            "Officials from Georgia and Lebanon met in Tripoli, Lebanon's second city, on Monday. On Sunday "
            "Israeli jets had bombed a house in Tripoli, killing two men."
        ),
        told=(strike("2024-02-04", "lb-tripoli", 2),),
    ),
    # 27: titles, people, papers
    Case(
        trap=27,
        name="a newspaper",
        text="The Jerusalem Post reported on Sunday that Israeli jets bombed Masyaf on Friday.",
        told=(strike("2024-02-02", "sy-masyaf"),),
    ),
    Case(
        trap=27,
        name="the title of a book",
        text=(
            "The author of “From Beirut to Jerusalem” writes that Houthi rebels hit a ship in the Gulf of Aden "
            "on Sunday."
        ),
        told=(attack("2024-02-04", "xx-gulf-of-aden"),),
    ),
    Case(
        trap=27,
        name="think tanks",
        text=(
            "Analysts at the Baghdad Institute and the Washington Centre for Peace note that Turkish jets "
            "bombed Metina on Thursday."
        ),
        told=(strike("2024-02-01", "iq-metina"),),
    ),
    Case(
        trap=27,
        name="a quartet",
        text="The Damascus Quartet was playing in Vienna on Sunday while Israeli jets bombed Qardaha.",
        told=(strike("2024-02-04", "sy-qardaha"),),
    ),
    # 28: lists of governments
    Case(
        trap=28,
        name="a joint statement",
        text=(
            "Joint Statement from the Governments of Australia, Bahrain, Canada, Denmark, Germany, the "
            "Netherlands, New Zealand, the United Kingdom and the United States\n\n"
            "On January 22 the armed forces of the United States and the United Kingdom, with the support of "
            "Australia, Bahrain, Canada and the Netherlands, conducted strikes against eight Houthi targets in "
            "Yemen."
        ),
        told=(strike("2024-01-22", "ye-yemen"),),
    ),
    Case(
        trap=28,
        name="ministers condemn",
        text=(
            "Ministers of Egypt, France, Jordan, Qatar and Turkey jointly condemned the Israeli strike on a "
            "school in Nuseirat on Sunday."
        ),
        told=(strike("2024-02-04", "ps-nuseirat"),),
    ),
    Case(
        trap=28,
        name="those who blame",
        text=(
            "France, Germany, Italy, Poland and Britain blame Russia for the missile strike on Odesa on "
            "Saturday, which killed four."
        ),
        told=(strike("2024-02-03", "Odesa", 4),),
    ),
    Case(
        trap=28,
        name="those who took part",
        text=(
            "The US, Britain, Canada, Denmark, Bahrain and Australia took part when jets bombed a radar near "
            "Hodeidah on Saturday."
        ),
        told=(strike("2024-02-03", "ye-hodeidah"),),
    ),
    Case(
        trap=28,
        name="joined this statement",
        text=(
            "The following countries joined this statement: Albania, Australia, Bahrain, Belgium, Canada, "
            "Denmark, Estonia, Germany, Italy, Japan, Kenya and Singapore. It condemns the Houthi missile "
            "attack on a tanker in the Gulf of Aden on January 26."
        ),
        told=(attack("2024-01-26", "xx-gulf-of-aden"),),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_trap_is_survived(case, world, boundaries):
    check(case, read(case, world, boundaries))
