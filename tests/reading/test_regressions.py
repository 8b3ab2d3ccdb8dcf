"""Sentences that an earlier reader got wrong; each in our own words."""

from datetime import date

import pytest


def sites(reading):
    return {claim.location.place.id for claim in reading.claims if claim.location}


def test_every_claim_of_a_passage_has_an_id_of_its_own(read):
    reading = read("Turkish jets bombed Mosul on Feb. 2 and Turkish jets bombed Erbil on Feb. 3.")
    assert sites(reading) == {"iq-mosul", "iq-erbil"}
    assert len({claim.id for claim in reading.claims}) == len(reading.claims) == 2


def test_strikes_that_hit_have_what_they_hit_for_their_sites(read):
    reading = read("U.S. strikes hit Al-Mayadin and Deir ez-Zor on Feb. 2, killing at least 18 fighters.")
    assert sites(reading) == {"sy-mayadin", "sy-deir-ez-zor"}
    assert {claim.killed.best for claim in reading.claims} == {18}


def test_no_one_is_not_one(read):
    (claim,) = read("No one was injured in the raid on Mosul on Feb. 2.").claims
    assert claim.injured is None


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("Rockets were fired at Erbil on Monday.", "iq-erbil"),
        ("Rockets fell near Al Qaim on Monday.", "iq-qaim"),
        ("Mosul was hit by U.S. airstrikes on Feb. 3.", "iq-mosul"),
        ("Three soldiers were killed in Erbil by a drone on Monday.", "iq-erbil"),
    ],
)
def test_happenings_told_from_the_side_of_who_suffered(read, site, text):
    assert sites(read(text)) == {site}


def test_a_speaker_s_city_is_no_site(read):
    reading = read("Officials in Amman condemned the strike in Mosul on Sunday.")
    assert sites(reading) == {"iq-mosul"}
    assert not any(claim.location.warning for claim in reading.claims)


def test_a_weekday_beside_a_date_only_repeats_it(read):
    (claim,) = read("A drone hit Erbil on Saturday, Jan. 20.").claims
    assert claim.date_start == date(2024, 1, 20)


def test_a_date_in_a_cell_of_a_table(read):
    (claim,) = read("Day | Place | What\n--- | --- | ---\nFeb. 3 | Al Qaim | air strike\n").claims
    assert (claim.location.place.id, claim.date_start) == ("iq-qaim", date(2024, 2, 3))


def test_an_actor_that_opens_a_sentence(read):
    (claim,) = read("Militias launched drones at Al-Tanf on Feb. 4.").claims
    assert (claim.actor1, claim.event_type) == ("militia", "attack")


def test_a_wave_that_hits_is_no_attack(read):
    reading = read("A wave hit the ferry off Aqaba on Sunday, and three passengers were injured.")
    assert reading.claims == ()
    assert any("weather or nature" in rejection.reason for rejection in reading.rejections)


def test_a_long_address_does_not_unwrap_a_wrapped_text(read):
    text = (
        "Officials spoke in Amman on Monday about the week's events and about what might\n"
        "still follow from them.\n"
        "\n"
        "Turkish jets bombed a depot that militias use for rockets and for fuel near\n"
        "Mosul on Feb. 2, killing four people who worked there by day.\n"
        "\n"
        "The depot had stood empty for most of the year, and was filled only of late as\n"
        "the roads dried.\n"
        "\n"
        "More on this at https://example.org/" + "a" * 120 + "\n"
        "\n"
        "It burned for two days, said a shepherd who had watched from the next ridge of\n"
        "the hills.\n"
    )
    (claim,) = read(text).claims
    assert (claim.location.place.id, claim.killed.best) == ("iq-mosul", 4)


def test_what_is_shot_down_was_launched_at_somebody(read):
    (claim,) = read("A destroyer shot down two drones launched by Houthi rebels on Feb. 1.").claims
    assert (claim.event_type, claim.actor1, claim.date_start) == ("attack", "Houthis", date(2024, 2, 1))


def test_stores_of_rockets_that_are_destroyed_are_no_rockets_in_flight(read):
    reading = read("Turkish jets bombed Mosul on Feb. 2 and destroyed stores of rockets and drones.")
    assert [claim.event_type for claim in reading.claims] == ["strike"]
    assert "rockets" not in reading.claims[0].weapon


def test_a_series_of_attacks_over_months_is_a_campaign(read):
    reading = read(
        "Militias have carried out a series of attacks in Iraq and Syria. Turkish jets bombed Mosul on Feb. 2."
    )
    assert [claim.event_type for claim in reading.claims] == ["strike"]
    assert any("campaign" in rejection.reason for rejection in reading.rejections)


def test_forces_that_are_attacked_do_not_act(read):
    (claim,) = read("U.S. forces were attacked four times in Erbil on Feb. 1.").claims
    assert (claim.event_type, claim.actor1) == ("attack", "")


@pytest.mark.parametrize(
    ("text", "longitude", "latitude", "where_prec"),
    [
        ("A drone strike hit a car about 15 km south of Mosul on Wednesday.", 43.13, 36.21, 2),
        ("Jets struck a convoy in the desert south of Erbil on Tuesday.", 44.0, 35.97, 5),
    ],
)
def test_a_place_one_measures_from_is_never_the_site(read, text, longitude, latitude, where_prec):
    (claim,) = read(text).claims
    assert claim.location.place.id.startswith("off:")
    assert claim.location.where_prec == where_prec
    assert claim.location.longitude == pytest.approx(longitude, abs=0.15)
    assert claim.location.latitude == pytest.approx(latitude, abs=0.15)


@pytest.mark.parametrize(
    "sentence",
    [
        "Protesters in Amman denounced the attack.",
        "Funerals for those killed in the attack were held in Baghdad.",
        "Russia's foreign ministry in Amman condemned the strikes.",
    ],
)
def test_what_looks_back_at_an_attack_opens_no_site(read, sentence):
    assert sites(read(f"A drone attack on Erbil killed two people on Monday. {sentence}")) == {"iq-erbil"}


def test_who_struck_one_town_is_not_said_to_have_struck_another(read):
    reading = read("US jets bombed a depot in Mosul on Tuesday. A strike on a market in Erbil killed nine on Tuesday.")
    told = {claim.location.place.id: (claim.actor1, claim.target, claim.weapon) for claim in reading.claims}
    assert told["iq-mosul"][0] == "United States"
    assert told["iq-erbil"] == ("", "a market", "")


@pytest.mark.parametrize(
    "text",
    [
        "An air strike had been planned on Mosul but was called off on Monday.",
        "Reports that drones hit Erbil on Sunday were false.",
        "Teachers in Erbil went on strike on Monday.",
        "A strike by oil workers in Erbil began on Monday.",
        "A car bomb exploded in Erbil on Monday, killing three.",
    ],
)
def test_what_did_not_happen_or_is_something_else(read, text):
    assert read(text).claims == ()


def test_the_date_of_a_dateline_and_of_a_statement(read):
    (claim,) = read("AMMAN, Feb 4 - Turkish warplanes bombed depots in Mosul on Friday night.").claims
    assert claim.date_start == date(2024, 2, 2)
    (claim,) = read("A monitor said on Tuesday that a drone hit a depot in Erbil on Sunday.").claims
    assert claim.date_start == date(2024, 2, 4)


def test_a_dozen_is_not_one(read):
    (claim,) = read("A drone attack on Erbil on Monday killed a dozen people.").claims
    assert claim.killed is not None
    assert claim.killed.best == 12


def test_a_state_that_fires_missiles_strikes(read):
    (claim,) = read("Iran fired missiles at Erbil on Monday, killing four.").claims
    assert (claim.event_type, claim.actor1, claim.killed.best) == ("strike", "Iran", 4)
