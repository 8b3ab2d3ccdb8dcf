from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geostrike.model import WherePrec
from geostrike.reading import extract_claims, find_mentions, resolve

from .conftest import document

# A small theatre: every sentence may stand beside every other.
SENTENCES = (
    "AMMAN (Reuters) - Envoys met in Amman on Monday.",
    "Turkish jets bombed a depot in Mosul on Feb. 2, 2024.",
    "A drone attack on Tower 22 in Jordan killed three soldiers on Jan. 28.",
    "At least 18 fighters were killed in Al-Mayadin and Deir ez-Zor when U.S. jets bombed both towns.",
    "The raid wounded nine others.",
    "Iran-backed militias claimed responsibility for the drone attack.",
    "Sgt. Lee, 24, of Denton, was among the dead.",
    "Tehran denied that an attack on Erbil took place.",
    "U.S. forces have come under more than 150 attacks in Iraq and Syria.",
    "A drone struck Green Village in southern Syria, near Al-Tanf, on Sunday.",
    "Houthi rebels threatened to attack ships in the Red Sea.",
    "Was Baghdad hit by an air strike?",
    "Day | Place | What\n--- | --- | ---\nFeb. 3 | Al Qaim | air strike\n| Feb. 4 | Al Bukamal | air strike |",
    "Israeli warplanes struck farms along the Iraq-Syria border last night.",
    "قصفت الطائرات الموصل.",
    "Read more:",
    "<script>alert('raid on Mosul')</script>",
    "…\u2028\x00\ud83d raid on Erbil \ud800",
)


def whole(claim):
    return (claim.event_type, claim.location.place.id if claim.location else None, claim.date_start)


def test_toll_site_and_date_from_three_sentences_make_one_claim(read):
    text = (
        "Turkish jets bombed a depot in Mosul. The air strike killed four people. "
        "Nobody claimed the bodies. The air strike came on Feb. 2, 2024, at dawn."
    )
    (claim,) = read(text).claims
    assert whole(claim) == ("strike", "iq-mosul", date(2024, 2, 2))
    assert (claim.killed.best, claim.killed.who) == (4, "people")
    assert claim.evidence[0].text == "Turkish jets bombed a depot in Mosul."
    assert [e.text.split(".")[0] for e in claim.evidence[1:]] == [
        "The air strike killed four people",
        "The air strike came on Feb",
    ]
    assert claim.date_basis == "inherited"
    assert text[claim.mention.start : claim.mention.end] == claim.mention.text == "Mosul"


def test_a_toll_in_a_sentence_that_tells_no_happening(read):
    text = "Turkish jets bombed a depot in Mosul on Sunday. Four people were killed and nine were wounded."
    (claim,) = read(text).claims
    assert (claim.killed.best, claim.injured.best) == (4, 9)
    assert claim.evidence[1].text.startswith("Four people")


def test_a_toll_for_two_sites_is_one_toll(read):
    claims = read("U.S. jets bombed Al-Mayadin and Deir ez-Zor on Feb. 2, killing at least 18 fighters.").claims
    assert {whole(claim)[1] for claim in claims} == {"sy-mayadin", "sy-deir-ez-zor"}
    assert [claim.killed.best for claim in claims] == [18, 18]
    assert [claim.killed.bound for claim in claims] == ["at_least", "at_least"]
    (group,) = {claim.toll_group for claim in claims}
    assert group


def test_a_toll_for_one_site_has_no_group(read):
    (claim,) = read("Turkish jets bombed a depot in Mosul on Feb. 2, killing four.").claims
    assert claim.killed.best == 4
    assert claim.toll_group == ""


def test_two_sites_with_tolls_of_their_own(read):
    text = (
        "Turkish jets bombed a depot in Mosul on Feb. 2, killing four people. "
        "Turkish jets bombed a bridge in Al Bukamal on Feb. 2, killing seven people."
    )
    tolls = {whole(claim)[1]: (claim.killed.best, claim.toll_group) for claim in read(text).claims}
    assert tolls == {"iq-mosul": (4, ""), "sy-bukamal": (7, "")}


@pytest.mark.parametrize(
    ("text", "day", "prec", "basis"),
    [
        ("Turkish jets bombed a depot in Mosul on Feb. 2, 2024.", date(2024, 2, 2), 1, "text"),
        ("Turkish jets bombed a depot in Mosul on Feb. 2.", date(2024, 2, 2), 1, "text"),
        ("Turkish jets bombed a depot in Mosul on Sunday.", date(2024, 2, 4), 1, "relative"),
        ("Turkish jets bombed a depot in Mosul overnight.", date(2024, 2, 5), 1, "relative"),
        ("Turkish jets bombed a depot in Mosul in January 2024.", date(2024, 1, 1), 4, "text"),
        ("Turkish jets bombed a depot in Mosul.", date(2024, 2, 6), 1, "publication"),
    ],
)
def test_where_the_date_comes_from(read, text, day, prec, basis):
    (claim,) = read(text).claims
    assert (claim.date_start, claim.date_prec, claim.date_basis) == (day, prec, basis)


def test_without_publication_date_and_words_there_is_no_date(read):
    (claim,) = read("Turkish jets bombed a depot in Mosul.", None).claims
    assert (claim.date_start, claim.date_basis) == (None, None)


def test_a_country_only(read):
    (claim,) = read("The U.S. military carried out air strikes in Iraq on Feb. 2.").claims
    assert claim.location.where_prec == WherePrec.COUNTRY
    assert claim.location.place.id == "iq"
    assert (claim.location.longitude, claim.location.latitude) != (44.4, 33.33)


def test_no_place_at_all(read):
    (claim,) = read("Turkish jets bombed a depot on Feb. 2, killing four.").claims
    assert claim.location is None
    assert claim.mention is None


@pytest.mark.parametrize(
    ("text", "count", "event_type"),
    [
        ("Militias have mounted more than 150 attacks on bases in Iraq and Syria.", 150, "attack"),
        ("U.S. air strikes hit over 85 sites in Iraq and Syria.", 85, "strike"),
    ],
)
def test_a_total_is_an_aggregate_and_no_claim(read, text, count, event_type):
    reading = read(text)
    assert reading.claims == ()
    (total,) = reading.aggregates
    assert (total.count, total.bound, total.event_type) == (count, "at_least", event_type)
    assert total.evidence.text == text


@pytest.mark.parametrize(
    "text",
    [
        "Sgt. Lee, 24, of Denton, will be buried in Denton.",
        "AMMAN (Reuters) - Envoys met on Monday.",
        "Tehran said that it had no part in it.",
        "Houthi rebels threatened to attack ships in the Red Sea.",
        "The mayor denied that a raid on Mosul took place.",
        "If a drone attack on Erbil comes, the base will be shut.",
        "Will jets bomb Mosul? Nobody knows.",
        "Police foiled a rocket attack on Erbil on Sunday.",
        "Miners in Mosul began a labour strike on Sunday.",
        "Read more:\n\nTurkish jets bombed a depot in Mosul on Sunday.",
    ],
)
def test_what_gives_no_claim(read, text):
    assert read(text).claims == ()


def test_what_is_left_out_is_put_down_with_its_reason(read):
    text = "Houthi rebels threatened to attack ships in the Red Sea. The mayor denied that a raid on Mosul took place."
    reasons = [(text[r.start : r.end], r.reason) for r in read(text).rejections]
    assert [words[:4] for words, _ in reasons] == ["Hout", "The "]
    assert "threatened" in reasons[0][1]
    assert "denied" in reasons[1][1]


def test_home_towns_and_capitals_are_no_sites_of_a_told_attack(read):
    text = (
        "AMMAN (Reuters) - A drone attack on Tower 22 killed three soldiers on Jan. 28. "
        "Sgt. Lee, 24, of Denton, was among the dead. Tehran said that it had no part in the attack. "
        "The wounded were flown to Baghdad."
    )
    (claim,) = read(text).claims
    assert whole(claim) == ("attack", "jo-tower-22", date(2024, 1, 28))
    assert claim.killed.best == 3


def test_who_did_it_decides_the_type(read):
    (strike,) = read("Turkish drones attacked a depot in Mosul on Sunday.").claims
    assert (strike.event_type, strike.actor1) == ("strike", "Turkey")
    (attack,) = read("Iran-backed militias carried out a drone strike on a base in Erbil on Sunday.").claims
    assert (attack.event_type, attack.actor1) == ("attack", "Iran-backed militias")


def test_responsibility_told_later_belongs_to_the_claim(read):
    text = (
        "A drone attack on a base in Erbil came on Feb. 2. Iran-backed militias claimed responsibility for the attack."
    )
    (claim,) = read(text).claims
    assert (claim.responsibility, claim.actor1) == ("claimed", "Iran-backed militias")


def test_rows_of_a_table(read):
    text = "Raids by day\n\nPlace | What | Day\n--- | --- | ---\nAl Qaim | raid | Feb. 3\nAl Bukamal | raid | Feb. 4\n"
    assert [whole(claim) for claim in read(text).claims] == [
        ("strike", "iq-qaim", date(2024, 2, 3)),
        ("strike", "sy-bukamal", date(2024, 2, 4)),
    ]


def test_ids_do_not_depend_on_what_follows(read):
    first = "Turkish jets bombed a depot in Mosul on Feb. 2."
    (alone,) = read(first).claims
    assert alone.id in {claim.id for claim in read(f"{first} Iran-backed militias attacked Erbil on Feb. 4.").claims}


def holds(text, gazetteer, boundaries):
    """Read a text and check what must be true of every reading."""
    report = document(text)
    mentions = find_mentions(report, gazetteer)
    assert all(text[m.start : m.end] == m.text for m in mentions)
    assert all(one.end <= other.start for one, other in zip(mentions, mentions[1:], strict=False))
    reading = extract_claims(report, resolve(report, mentions, gazetteer), boundaries)
    for claim in reading.claims:
        assert claim.document == report.id
        assert claim.evidence
        assert all(text[e.start : e.end] == e.text for e in claim.evidence)
        assert len({(e.start, e.end) for e in claim.evidence}) == len(claim.evidence)
        if claim.mention:
            assert text[claim.mention.start : claim.mention.end] == claim.mention.text
            assert claim.evidence[0].start <= claim.mention.start < claim.mention.end <= claim.evidence[0].end
        assert (claim.date_start is None) == (claim.date_end is None) == (claim.date_basis is None)
        assert claim.location or claim.date_start or claim.killed or claim.injured
    for total in reading.aggregates:
        assert text[total.evidence.start : total.evidence.end] == total.evidence.text
    assert all(rejection.reason for rejection in reading.rejections)
    return reading


@given(st.text(max_size=300))
def test_any_text_is_read_and_quoted_word_for_word(gazetteer, boundaries, text):
    holds(text, gazetteer, boundaries)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(SENTENCES), max_size=12), st.sampled_from([" ", "\n", "\n\n"]))
def test_any_order_of_sentences_is_read_and_quoted_word_for_word(gazetteer, boundaries, sentences, joint):
    text = joint.join(sentences)
    assert holds(text, gazetteer, boundaries) == holds(text, gazetteer, boundaries)
