"""Traps of place: datelines, home towns, bylines, capitals, meetings, launch areas, contradictions."""

from datetime import date

import pytest

from .case import Case, attack, check, read, strike

CASES = (
    # 1: datelines
    Case(
        trap=1,
        name="agency dateline",
        text=(
            "BAGHDAD (AP) - Turkish warplanes struck a militia's arms store in Mosul on Sunday, killing two "
            "guards, police said."
        ),
        told=(strike("2024-02-04", "iq-mosul", 2),),
    ),
    Case(
        trap=1,
        name="dateline with its day",
        text=(
            "KYIV, Feb 5 — Russian missiles hit a grain store in Odesa at dawn on Monday, the regional "
            "governor wrote on Telegram. A guard was killed."
        ),
        told=(strike("2024-02-05", "Odesa", 1),),
    ),
    Case(
        trap=1,
        name="headquarters in a press release",
        text=(
            "TAMPA, Fla. – On Feb. 4, U.S. Central Command forces conducted strikes against a Houthi missile "
            "store near Marib."
        ),
        told=(strike("2024-02-04", "ye-marib"),),
    ),
    Case(
        trap=1,
        name="a blogger's whereabouts",
        text=(
            "I write this from Beirut, where the power is out. On Sunday Israeli jets bombed two houses in "
            "Khiam, killing three brothers."
        ),
        told=(strike("2024-02-04", "lb-khiam", 3),),
    ),
    Case(
        trap=1,
        name="town and country before an agency",
        text=("GAZIANTEP, Turkey (AFP) - Turkish howitzers shelled a ridge near Azaz on Monday, injuring a shepherd."),
        told=(strike("2024-02-05", "sy-azaz", None, 1),),
    ),
    Case(
        trap=1,
        name="a capital reports a distant region",
        text=(
            "WASHINGTON — American warplanes bombed two arms depots in eastern Syria on Thursday, the Pentagon said."
        ),
        told=(strike("2024-02-01", "part:SY:east"),),
    ),
    Case(
        trap=1,
        name="the dateline's country is the victim's",
        text=(
            "SANAA, Yemen, Feb. 4 (Agency) -- Eight air strikes by U.S. and British jets hit Hodeidah early "
            "Sunday, residents told the agency."
        ),
        told=(strike("2024-02-04", "ye-hodeidah"),),
    ),
    Case(
        trap=1,
        name="a command's press release",
        text=(
            "FOR IMMEDIATE RELEASE\n\n"
            "Feb. 5, 2024\n"
            "Release Number 20240205-01\n\n"
            "U.S. Central Command Conducts Strikes in Houthi-Controlled Yemen\n\n"
            "TAMPA, Fla. – On Feb. 4, between 3 p.m. and 5 p.m. (Sanaa time), U.S. Central Command forces "
            "struck two Houthi drone stores near Saada. They were a danger to merchant ships and to U.S. Navy "
            "ships in the region.\n\n"
            "-30-\n"
        ),
        told=(strike("2024-02-04", "ye-saada"),),
        published=date(2024, 2, 5),
    ),
    # 2: home towns, stations, hospitals
    Case(
        trap=2,
        name="home towns of the dead",
        text=(
            "A drone attack on Tower 22 on Jan. 28 killed three soldiers. They were Sgt. Adam Pell, 46, of "
            "Macon, Georgia; Spc. June Hale, 24, of Dayton, Ohio; and Spc. Ida Moss, 23, of Mobile, Alabama. "
            "All belonged to a unit based at Fort Moore, Georgia."
        ),
        told=(attack("2024-01-28", "jo-tower-22", 3),),
    ),
    Case(
        trap=2,
        name="distant hospitals",
        text=(
            "Two guards were wounded when rockets fired by a militia hit Ain al-Asad on Saturday. Both were "
            "flown to Baghdad, and one went on to the hospital at Landstuhl in Germany."
        ),
        told=(attack("2024-02-03", "iq-ain-al-asad", None, 2),),
    ),
    Case(
        trap=2,
        name="a native buried elsewhere",
        text=(
            "On Friday a Russian missile hit a barracks in Kharkiv and killed five soldiers. One of them, "
            "Captain Oleh Bondar, was a native of Lviv and was buried in Poltava on Monday."
        ),
        told=(strike("2024-02-02", "Kharkiv", 5),),
    ),
    Case(
        trap=2,
        name="from here and a native of there",
        text=(
            "The 24-year-old from Basra and his cousin, a native of Najaf, died when a Turkish drone struck "
            "their lorry near Sinjar on Wednesday."
        ),
        told=(strike("2024-01-31", "iq-sinjar", 2),),
    ),
    Case(
        trap=2,
        name="a wire story with victims and hospitals",
        text=(
            "AMMAN (Agency) - Three soldiers from Georgia died when a militia's drone hit their quarters at "
            "Tower 22 on Sunday, officials in Washington said.\n\n"
            "Eight of the injured were flown to Baghdad and from there to Landstuhl. The governor in Atlanta "
            "ordered flags to half-staff.\n\n"
            "The unit had left Fort Moore in August.\n"
        ),
        told=(attack("2024-01-28", "jo-tower-22", 3, 8),),
        published=date(2024, 1, 29),
    ),
    # 3: bylines
    Case(
        trap=3,
        name="reporting by",
        text=(
            "Turkish jets bombed a depot near Sinjar on Sunday, killing four people.\n\n"
            "Reporting by Sara Aziz in Baghdad and Emre Tan in Ankara; additional reporting by Paul Roe in "
            "Washington; editing by Ann Lee"
        ),
        told=(strike("2024-02-04", "iq-sinjar", 4),),
    ),
    Case(
        trap=3,
        name="byline at the head",
        text=(
            "By Leila Nasr in Beirut, Dana Cole in Jerusalem and Tom Hill in London\n\n"
            "Israeli shells hit a farm near Naqoura on Monday, wounding two farmhands."
        ),
        told=(strike("2024-02-05", "lb-naqoura", None, 2),),
    ),
    Case(
        trap=3,
        name="our offices",
        text=(
            "Houthi rebels fired a missile at a bulk carrier in the Gulf of Aden on Saturday. It fell into the "
            "sea.\n\n"
            "(Additional reporting by our offices in Amman, Cairo and Dubai.)"
        ),
        told=(attack("2024-02-03", "xx-gulf-of-aden"),),
    ),
    Case(
        trap=3,
        name="correspondents contributed",
        text=(
            "Russian drones hit a substation in Zaporizhzhia on Monday night.\n\n"
            "Our correspondents in Kyiv, Warsaw and Brussels contributed to this report."
        ),
        told=(strike("2024-02-05", "Zaporizhzhya"),),
    ),
    Case(
        trap=3,
        name="reported from",
        text=(
            "An air strike by the Somali army on Sunday hit a camp near Kismayo and killed nine fighters, the "
            "ministry said.\n\n"
            "Jane Poe reported from Nairobi, and Omar Dirie from Mogadishu."
        ),
        told=(strike("2024-02-04", "so-kismayo", 9),),
    ),
    Case(
        trap=3,
        name="two cities in one dateline",
        text=(
            "ADEN/DUBAI, Feb 5 (Agency) - A missile fired by the Houthis struck a cargo ship in the Gulf of "
            "Aden on Monday, its owner said."
        ),
        told=(attack("2024-02-05", "xx-gulf-of-aden"),),
    ),
    # 4: a capital stands for its government
    Case(
        trap=4,
        name="three capitals speak",
        text=(
            "Washington says its jets bombed two bunkers in Al Bukamal on Friday. Baghdad called the raid a "
            "breach of trust, and Tehran promised a harsh answer."
        ),
        told=(strike("2024-02-02", "sy-al-bukamal"),),
    ),
    Case(
        trap=4,
        name="a capital prepares",
        text=(
            "Ankara, which is preparing an operation against the group, bombed its camps in Qandil on "
            "Saturday, while Damascus kept silent."
        ),
        told=(strike("2024-02-03", "iq-qandil"),),
    ),
    Case(
        trap=4,
        name="talks between capitals",
        text="Talks between Sanaa and Riyadh stalled after Houthi rebels fired a missile at Jizan on Friday.",
        told=(attack("2024-02-02", "sa-jizan"),),
    ),
    Case(
        trap=4,
        name="a country that says so",
        text=(
            "On Friday our aircraft destroyed a store that Kataib Hezbollah kept in Nineveh province, the U.S. said."
        ),
        told=(strike("2024-02-02", "iq-nineveh-governorate"),),
    ),
    Case(
        trap=4,
        name="a state after its day",
        text="On Friday night Russia fired missiles at Odesa, and six people were killed.",
        told=(strike("2024-02-02", "Odesa", 6),),
    ),
    Case(
        trap=4,
        name="proxies of a capital in a capital",
        text="Tehran's proxies in Baghdad fired three rockets at Ain al-Asad on Sunday, according to London.",
        told=(attack("2024-02-04", "iq-ain-al-asad"),),
    ),
    Case(
        trap=4,
        name="capitals around one raid",
        text=(
            "Damascus called the raid a crime. Moscow urged restraint, Washington had no comment, and Tehran "
            "promised an answer. Israeli jets had bombed a villa in Homs on Friday, killing five officers.\n"
        ),
        told=(strike("2024-02-02", "sy-homs", 5),),
    ),
    # 5: discussed in a third country
    Case(
        trap=5,
        name="a general's news conference",
        text=(
            "At a news conference in Brussels the general said that Turkish jets had hit a depot in Kobani on "
            "Saturday and killed three men."
        ),
        told=(strike("2024-02-03", "sy-kobani", 3),),
    ),
    Case(
        trap=5,
        name="an envoy tells reporters",
        text=(
            "GENEVA - The envoy told reporters here on Tuesday that the shelling of Taiz by Houthi forces on "
            "Sunday had wounded six children."
        ),
        told=(attack("2024-02-04", "ye-taiz", None, 6),),
    ),
    Case(
        trap=5,
        name="asked abroad",
        text=(
            "Asked in Doha about the strike, the minister said on Monday: “Our jets hit one building in Mosul "
            "on Thursday, nothing else.”"
        ),
        told=(strike("2024-02-01", "iq-mosul"),),
    ),
    Case(
        trap=5,
        name="a briefing in a third city",
        text=(
            "Thank you for coming to London. Last night Russian missiles struck a hotel in Kharkiv; eleven "
            "people were injured."
        ),
        told=(strike("2024-02-05", "Kharkiv", None, 11),),
    ),
    Case(
        trap=5,
        name="at the council",
        text=(
            "At the Security Council in New York, Syria's envoy said that Israeli jets had hit Homs on "
            "Wednesday night, killing ten people."
        ),
        told=(strike("2024-01-31", "sy-homs", 10),),
    ),
    # 6: a country and no site
    Case(
        trap=6,
        name="a leader killed somewhere in a country",
        text=(
            "U.S. forces conducted an air strike in Syria on Sunday, killing a leader of the Islamic State, "
            "the command said."
        ),
        told=(strike("2024-02-04", "sy-syria", 1),),
    ),
    Case(
        trap=6,
        name="targets inside a country",
        text="Israel bombed targets inside Lebanon on Monday, its army said in Jerusalem.",
        told=(strike("2024-02-05", "lb-lebanon"),),
    ),
    Case(
        trap=6,
        name="hideouts in a country",
        text="Pakistan struck hideouts in Iran on Thursday morning, officials in Islamabad said.",
        told=(strike("2024-02-01", "ir-iran"),),
    ),
    Case(
        trap=6,
        name="a letter names the country",
        text=(
            "Dear Mr. Speaker:\n\n"
            "On January 22, 2024, at my direction, United States forces conducted strikes against facilities "
            "in Yemen used by the Houthis."
        ),
        told=(strike("2024-01-22", "ye-yemen"),),
    ),
    Case(
        trap=6,
        name="a junta speaks from its capital",
        text="A rebel drone hit a convoy of soldiers somewhere in Mali on Saturday, the junta said from Bamako.",
        told=(attack("2024-02-03", "ml-mali"),),
    ),
    Case(
        trap=6,
        name="raids inside a neighbour",
        text="Jordan's air force carried out raids inside Syria at dawn on Thursday, a monitor said.",
        told=(strike("2024-02-01", "sy-syria"),),
    ),
    # 7: a city by description or time zone
    Case(
        trap=7,
        name="Kyiv time",
        text="At 4 a.m. Kyiv time on Sunday Russian drones hit a depot in Odesa.",
        told=(strike("2024-02-04", "Odesa"),),
    ),
    Case(
        trap=7,
        name="the city named a sentence before",
        text="Odesa mourns. Russia fired missiles at the city on Friday night, and six people were killed.",
        told=(strike("2024-02-02", "Odesa", 6),),
    ),
    Case(
        trap=7,
        name="the market of a town",
        text="Army jets bombed the cattle market of Nyala on Saturday, killing 14 people.",
        told=(strike("2024-02-03", "Nyala", 14),),
    ),
    Case(
        trap=7,
        name="a district of a city, local time",
        text="Two rockets fired by a militia landed in Baghdad's Green Zone at 10 p.m. local time on Thursday.",
        told=(attack("2024-02-01", "iq-green-zone"),),
    ),
    Case(
        trap=7,
        name="eastern time",
        text="Strikes began at 3 p.m. Eastern time on Friday: American bombers hit three sites near Al Qaim.",
        told=(strike("2024-02-02", "iq-al-qaim"),),
    ),
    # 8: launch areas
    Case(
        trap=8,
        name="areas around a town",
        text=(
            "Houthi rebels launched three ballistic missiles from areas around Dhamar toward a tanker in the "
            "Gulf of Aden on Friday."
        ),
        told=(attack("2024-02-02", "xx-gulf-of-aden"),),
    ),
    Case(
        trap=8,
        name="flown from another continent",
        text="B-1 bombers flown from Dyess Air Force Base in Texas struck four depots in Al Qaim on Friday.",
        told=(strike("2024-02-02", "iq-al-qaim"),),
    ),
    Case(
        trap=8,
        name="rockets from a neighbour's south",
        text=("Rockets launched from southern Lebanon by Hezbollah fell on Kiryat Shmona on Monday, injuring one man."),
        told=(attack("2024-02-05", "il-kiryat-shmona", None, 1),),
    ),
    Case(
        trap=8,
        name="drones launched from a country",
        text=("Drones launched from Yemen by the Houthis were shot down over Eilat on Sunday, the Israeli army said."),
        told=(attack("2024-02-04", "il-eilat"),),
    ),
    Case(
        trap=8,
        name="jets from an island",
        text=(
            "Four British jets flew from RAF Akrotiri in Cyprus on Saturday and bombed a Houthi drone store "
            "near Hodeidah."
        ),
        told=(strike("2024-02-03", "ye-hodeidah"),),
    ),
    # 34: a site that contradicts itself
    Case(
        trap=34,
        name="an outpost in the wrong part",
        text="A militia's drone hit Green Village in southern Syria, near Al-Tanf, on Sunday.",
        told=(attack("2024-02-04", "part:SY:south|sy-al-tanf-garrison"),),
        warned=True,
    ),
    Case(
        trap=34,
        name="a city at the other end",
        text="A Russian missile fell on Lviv, near Kharkiv in eastern Ukraine, on Sunday.",
        told=(strike("2024-02-04", "part:UA:east|Kharkiv"),),
        warned=True,
    ),
    Case(
        trap=34,
        name="mountains by the sea",
        text="Turkish jets bombed Sinjar, close to Basra in southern Iraq, on Saturday.",
        told=(strike("2024-02-03", "part:IQ:south|iq-basra"),),
        warned=True,
    ),
    Case(
        trap=34,
        name="north by south",
        text="A Saudi missile landed in Saada, beside Aden in southern Yemen, on Monday.",
        told=(strike("2024-02-05", "part:YE:south|ye-aden"),),
        warned=True,
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_trap_is_survived(case, world, boundaries):
    check(case, read(case, world, boundaries))
