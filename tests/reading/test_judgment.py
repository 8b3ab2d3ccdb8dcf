"""The rules of judgment that reading holds, each on several texts of other theatres and hands."""

from datetime import date

import pytest

from geostrike.model import WherePrec


def told(reading):
    return [
        (claim.event_type, claim.location.place.id if claim.location else "", str(claim.date_start))
        for claim in reading.claims
    ]


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("Russian missiles hit a power station in Kharkiv on Sunday.", "strike"),
        ("Ukraine shelled a barracks in Donetsk Oblast on Sunday.", "strike"),
        ("Israeli warplanes bombed a farm near Tyre on Sunday.", "strike"),
        ("Turkish artillery pounded a village near Mosul on Sunday.", "strike"),
        ("Hezbollah fired rockets at a barracks near Tyre on Sunday.", "attack"),
        ("Unidentified gunmen launched two drones at Erbil airfield on Sunday.", "attack"),
        ("A destroyer shot down a missile fired by the Houthis in the Red Sea on Sunday.", "attack"),
        ("A sea drone hit a ferry off Hodeidah on Sunday.", "attack"),
    ],
)
def test_states_strike_and_groups_attack(read, text, event_type):
    (claim,) = read(text).claims
    assert claim.event_type == event_type


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Ukraine plans to strike depots in Donetsk Oblast.", "planned or expected"),
        ("Hamas vowed to attack Tyre.", "threatened"),
        ("Officials warned of attacks on ships in the Red Sea.", "threatened"),
        ("A raid on Kharkiv could follow.", "hypothetical"),
        ("Should a drone attack on Tyre come, the port will shut.", "hypothetical"),
        ("The mayor denied that a missile strike on Kharkiv took place.", "denied"),
        ("No air strike took place in Tyre.", "negated"),
        ("Did drones hit Kharkiv?", "a question"),
        ("Police foiled a rocket attack on Tyre.", "attempted, not done"),
        (
            "Rebels boarded and seized a ferry they attacked.",
            "a seizure, not an attack",
        ),
        ("A collision was first taken for a drone attack on a ferry in the Red Sea.", "an accident"),
        ("A drill simulated a missile strike on Kharkiv.", "an exercise or a test"),
        ("Dockers in Tyre went on strike.", "a strike of labour"),
        ("After two years of attacks the people of Kharkiv are tired.", "a campaign or a habit, not one happening"),
        ("Gunners have regularly shelled Donetsk Oblast.", "a campaign or a habit, not one happening"),
    ],
)
def test_what_is_no_event_is_listed_with_its_reason(read, text, reason):
    reading = read(text)
    assert reading.claims == ()
    assert reason in {rejection.reason.rpartition(": ")[2] for rejection in reading.rejections}
    assert all(text[r.start : r.end] == r.item for r in reading.rejections)


@pytest.mark.parametrize(
    ("text", "event_type", "count", "bound"),
    [
        ("Russia has carried out more than 300 strikes on Kharkiv.", "strike", 300, "at_least"),
        ("Hezbollah launched over 200 attacks on Israel.", "attack", 200, "at_least"),
        ("About 40 drone attacks hit Ukraine.", "attack", 40, "about"),
    ],
)
def test_a_total_is_listed_and_never_a_claim(read, text, event_type, count, bound):
    reading = read(text)
    assert reading.claims == ()
    (total,) = reading.aggregates
    assert (total.event_type, total.count, total.bound) == (event_type, count, bound)


@pytest.mark.parametrize(
    "text",
    [
        "Russian missiles hit Kharkiv. Three people were killed. The missile strike came on Feb. 3 before dawn.",
        "On Feb. 3 a Russian missile strike hit Kharkiv. The strike killed three people.",
        "A Russian missile strike on Feb. 3 killed three people. The missile strike hit a hall in Kharkiv.",
    ],
)
def test_one_story_over_several_sentences_is_one_claim(read, text):
    (claim,) = read(text).claims
    assert (claim.event_type, claim.location.place.id, claim.date_start) == ("strike", "ua-kharkiv", date(2024, 2, 3))
    assert (claim.killed.best, claim.killed.who) == (3, "people")
    assert len(claim.evidence) > 1
    assert "Kharkiv" in claim.evidence[0].text


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("BAGHDAD (Reuters) - Drones hit a depot in Erbil on Sunday.", "iq-erbil"),
        ("Officials in Amman said that rockets hit Tyre on Sunday.", "lb-tyre"),
        ("Missiles fired from Syria hit Tyre on Sunday.", "lb-tyre"),
        ("Envoys of Tehran met in Amman after rockets hit Mosul on Sunday.", "iq-mosul"),
        ("A drone hit Tower 22 on Sunday and killed Sgt. Roe, 23, of Denton.", "jo-tower-22"),
    ],
)
def test_the_site_is_where_it_happened(read, text, site):
    (claim,) = read(text).claims
    assert claim.location.place.id == site


@pytest.mark.parametrize(
    ("text", "where_prec"),
    [
        ("Rockets hit Tyre on Sunday.", WherePrec.EXACT),
        ("Rockets fell near Tyre on Sunday.", WherePrec.NEAR),
        ("Rockets fell 12 km south of Tyre on Sunday.", WherePrec.NEAR),
        ("Rockets fell 40 km south of Tyre on Sunday.", WherePrec.NEAR),
        ("Rockets fell 80 km south of Tyre on Sunday.", WherePrec.AREA),
        ("Shells hit Donetsk Oblast on Sunday.", WherePrec.GOVERNORATE),
        ("Shells hit eastern Ukraine on Sunday.", WherePrec.AREA),
        ("Shells fell along the Russia-Ukraine border on Sunday.", WherePrec.AREA),
        ("Shells fell along the Portugal-Iraq border on Sunday.", WherePrec.COUNTRY),
        ("Drones hit Ukraine on Sunday.", WherePrec.COUNTRY),
        ("Missiles fired by the Houthis fell into the Red Sea on Sunday.", WherePrec.INTERNATIONAL),
    ],
)
def test_no_finer_than_told(read, text, where_prec):
    (claim,) = read(text).claims
    assert claim.location.where_prec == where_prec


@pytest.mark.parametrize(
    ("text", "killed", "group"),
    [
        ("Shells hit Kharkiv and Tyre on Sunday, killing at least nine people.", [9, 9], True),
        ("Shells hit Kharkiv on Sunday, killing four. Shells hit Tyre on Sunday, killing two.", [4, 2], False),
        ("Shells hit Kharkiv on Sunday, killing up to four.", [4], False),
    ],
)
def test_a_toll_for_several_sites_is_one_toll(read, text, killed, group):
    claims = read(text).claims
    assert [claim.killed.best for claim in claims] == killed
    groups = {claim.toll_group for claim in claims}
    assert len(groups) == 1
    assert bool(groups.pop()) is group


@pytest.mark.parametrize(
    ("words", "best", "bound", "who"),
    [
        ("killing at least four nurses", 4, "at_least", "nurses"),
        ("killing about 30 people", 30, "about", "people"),
        ("killing as many as six guards", 6, "up_to", "guards"),
        ("killing seven", 7, "exact", ""),
    ],
)
def test_a_toll_keeps_its_bound_and_its_people(read, words, best, bound, who):
    (claim,) = read(f"Missiles hit a hall in Kharkiv on Sunday, {words}.").claims
    assert (claim.killed.best, claim.killed.bound, claim.killed.who) == (best, bound, who)
    assert (claim.killed.low, claim.killed.high) == (best, best)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A drone hit Tyre, near Kharkiv in eastern Ukraine, on Sunday.", ("Tyre", "Kharkiv")),
        ("A drone hit Mosul in southern Iraq, near Tyre, on Sunday.", ("Mosul", "Tyre")),
    ],
)
def test_a_place_that_contradicts_itself_is_widened_and_says_so(read, text, words):
    (claim,) = read(text).claims
    assert claim.location.where_prec >= WherePrec.NEAR
    assert all(word in claim.location.warning for word in words)
    assert all(word in claim.location.where_description for word in words)


def test_a_border_that_is_none_is_said_so_and_gets_no_dot(read):
    (claim,) = read("Shells fell along the Portugal-Iraq border on Sunday.").claims
    assert claim.location.area is None
    assert "Portugal" in claim.location.warning
    assert claim.location.where_description == "Portugal-Iraq border"


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("The Ministry of Health said that missiles hit Kharkiv on Sunday.", "Ministry of Health"),
        ("Missiles hit Kharkiv on Sunday, Governor Roe said.", "Governor Roe"),
        ("Missiles hit Kharkiv on Sunday.", ""),
    ],
)
def test_who_says_so_is_kept(read, text, by):
    (claim,) = read(text).claims
    assert claim.attributed_to == by


def test_two_happenings_of_one_day_and_type_are_one_claim_a_site(read):
    text = "On Sunday Russian missiles hit Kharkiv. On Sunday Russian drones hit Donetsk Oblast."
    assert told(read(text)) == [
        ("strike", "ua-kharkiv", "2024-02-04"),
        ("strike", "ua-donetsk-oblast", "2024-02-04"),
    ]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On May 9, 2023, warplanes hit a depot in Mosul.", "2023-05-09"),
        ("A drone attack on a base in Erbil on 10 May 2023 left two guards dead.", "2023-05-10"),
        ("Jets bombed a depot in Mosul in May 2023.", "2023-05-01"),
    ],
)
def test_the_month_of_may_is_no_maybe(read, text, day):
    (claim,) = read(text).claims
    assert claim.date_start.isoformat() == day


def test_what_may_happen_in_may_has_not_happened(read):
    assert read("Jets may strike a depot in Mosul in May 2023.").claims == ()


def test_what_two_states_did_to_each_other_on_one_day_is_two_happenings(read):
    text = "Israel bombed Mosul on 7 October 2024. Turkish jets bombed Erbil on 7 October 2024, killing three."
    told = [(c.location.place.name, c.actor1, c.killed.best if c.killed else None) for c in read(text).claims]
    assert told == [("Mosul", "Israel", None), ("Erbil", "Turkey", 3)]


def test_two_happenings_of_one_sentence_keep_their_sites(read):
    text = "On 3 March 2024 Israeli jets bombed Mosul, Iraq, and a drone struck a car in Erbil."
    claims = read(text, published=None).claims
    assert {c.location.place.name for c in claims} == {"Mosul", "Erbil"}
    assert all(c.location.warning == "" for c in claims)


@pytest.mark.parametrize(
    ("text", "prec"), [("In 2023, Israeli jets bombed Mosul.", 5), ("In April, jets bombed Mosul.", 4)]
)
def test_a_month_or_a_year_that_opens_a_sentence_is_no_day(read, text, prec):
    (claim,) = read(text, published=date(2024, 5, 20)).claims
    assert claim.date_prec == prec


def test_off_a_town_is_not_in_it(read):
    (claim,) = read("On 3 March 2024 a missile hit a tanker off Tyre.").claims
    assert (claim.location.where_prec, claim.location.where_description) == (2, "off Tyre")


def test_who_is_blamed_and_denies_it_gives_way_to_who_claims_it(read):
    text = (
        "On 3 March 2024 a drone attack hit a base in Erbil. The army blamed Islamic State. Islamic State denied it. "
        "Hezbollah claimed responsibility for the attack."
    )
    (claim,) = read(text).claims
    assert claim.actor1 == "Hezbollah"
    assert {(s.stance, s.actor) for s in claim.statements} == {
        ("blamed", "Islamic State"), ("denied", "Islamic State"), ("claimed", "Hezbollah"),
    }  # fmt: skip
