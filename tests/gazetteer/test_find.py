"""Names as texts write them, found in the gazetteer that everything uses."""

from __future__ import annotations

import pytest

from geostrike.gazetteer import open_gazetteer
from geostrike.gazetteer.find import Tokens


@pytest.fixture(scope="module")
def world():
    return open_gazetteer()


def hits(world, text: str, kind: str = "name") -> dict[str, set[str]]:
    """Give the words found, each with the countries of its bearers."""
    return {
        text[hit.start : hit.end]: {bearer.country for bearer in hit.bearers}
        for hit in world.names_in(Tokens(text))
        if hit.kind == kind
    }


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Syria's army", "Syria", "SY"),
        ("Syria’s army", "Syria", "SY"),
        ("Syriaʼs army", "Syria", "SY"),
        ("the Iraq-Syria border", "Syria", "SY"),
        ("the Iraq–Syria border", "Iraq", "IQ"),
        ("(Homs)", "Homs", "SY"),
        ("“Homs”", "Homs", "SY"),
        ("_Homs_", "Homs", "SY"),
        ("Homs,Hama", "Hama", "SY"),
        ("Deir ez-\nZor", "Deir ez-\nZor", "SY"),
        ("Deir\nez-Zor", "Deir\nez-Zor", "SY"),
        ("Deir ez‑Zôr", "Deir ez‑Zôr", "SY"),
        ("DEIR EZ-ZOR", "DEIR EZ-ZOR", "SY"),
        ("New\nYork", "New\nYork", "US"),
        ("NEW YORK", "NEW YORK", "US"),
        ("New York City", "New York", "US"),
        ("New York City", "New York City", "US"),
        ("Al-Qa'im", "Al-Qa'im", "IQ"),
        ("Dar es Salaam", "Dar es Salaam", "TZ"),
        ("Côte d'Ivoire", "Côte d'Ivoire", "CI"),
        ("Côte d’Ivoire", "Côte d’Ivoire", "CI"),
        ("Tower 22 in Jordan", "Tower 22", "JO"),
        ("in St. John's, Newfoundland", "St. John's", "CA"),
        ("in St. John’s, Newfoundland", "St. John’s", "CA"),
        ("ST. JOHN'S", "ST. JOHN'S", "CA"),
        ("in Köln und Rom", "Rom", "IT"),
        ("Springfield, Ill., today", "Ill.", "US"),
        ("CHICAGO, ILL.", "ILL.", "US"),
        ("the U.S. told", "U.S.", "US"),
        ("the US told", "US", "US"),
        ("Charleston, W.Va., today", "W.Va.", "US"),
        ("Charleston, W. Va., today", "W. Va.", "US"),
        ("Washington, D.C., today", "D.C.", "US"),
        ("Washington, D.C", "D.C", "US"),
        ("St. Louis", "St. Louis", "US"),
        ("في حلب", "حلب", "SY"),
        ("حَلَب", "حَلَب", "SY"),
        ("وحلب", "حلب", "SY"),
        ("بحلب", "حلب", "SY"),
        ("وَحلب", "حلب", "SY"),
        ("و\u200fحلب", "حلب", "SY"),
        ("والعراق", "العراق", "IQ"),
        ("بالعراق", "العراق", "IQ"),
        ("للعراق", "عراق", "IQ"),
        ("دير الزور", "دير الزور", "SY"),
        ("בחומס", "חומס", "SY"),
        ("מדמשק", "דמשק", "SY"),
        ("ירושלים", "ירושלים", "IL"),
        ("в Сирии", "Сирии", "SY"),
        ("в Киеве", "Киеве", "UA"),
        ("из Москвы", "Москвы", "RU"),
        ("в Алеппо", "Алеппо", "SY"),
        ("в Одесі", "Одесі", "UA"),
        ("თბილისი", "თბილისი", "GE"),
    ],
)
def test_a_name_is_found_as_it_is_written(world, text, words, country):
    found = hits(world, text)
    assert words in found
    assert country in found[words]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He left Homs. Hama fell", "Homs. Hama"),
        ("They saw New. York fell", "New. York"),
        ("It is new. York fell", "new. York"),
        ("so new! York", "new! York"),
        ("New? York", "New? York"),
        ("New; York", "New; York"),
        ("New: York", "New: York"),
        ("New, York", "New, York"),
        ("New\n\nYork", "New\n\nYork"),
        ("New\n \nYork", "New\n \nYork"),
        ("New (York)", "New (York"),
        ("New / York", "New / York"),
        ("new york", "new york"),
        ("New york", "New york"),
        ("homs", "homs"),
        ("beijing and kinshasa", "beijing"),
        ("the us told us", "us"),
        ("Newyorker", "New"),
        ("Homsian", "Homs"),
        ("2Homs", "Homs"),
        ("Homs2", "Homs"),
        ("xحلب", "حلب"),
    ],
)
def test_what_is_no_name(world, text, words):
    assert words not in hits(world, text)


@pytest.mark.parametrize("code", ["JFK", "LHR", "BGW", "SVO", "PRG", "NJF"])
def test_codes_of_airports_are_never_found(world, code):
    assert hits(world, f"flight to {code} and {code.title()}") == {}


@pytest.mark.parametrize("word", ["Orani", "Rqh"])
def test_what_machines_transcribed_in_small_letters_is_never_found(world, word):
    cities = {"Oran", "Ar Raqqah", "Raqqa"}
    found = [world.bearers.place(b).name for hit in world.names_in(Tokens(f"in {word} today")) for b in hit.bearers]
    assert not cities & set(found)


def test_a_code_of_a_country_is_found_in_capitals_alone(world):
    assert "US" in hits(world, "the US and us")["US"]
    assert "US" not in hits(world, "Us and them").get("Us", set())
    assert "US" in hits(world, "THE U.S. ARMY")["U.S."]


def test_an_abbreviation_takes_its_full_stop_and_a_name_does_not(world):
    assert "Ill." in hits(world, "He lives in Ill.")
    assert {"Homs", "Homs."} & set(hits(world, "He lives in Homs.")) == {"Homs"}
    assert "Ill." in hits(world, "in Ill... and")


def test_a_name_in_a_case_is_looked_up_by_its_stem(world):
    (hit,) = [hit for hit in world.names_in(Tokens("в Киеве")) if hit.kind == "name"]
    assert (hit.key, hit.first, hit.last) == ("киев", 1, 1)


@pytest.mark.parametrize(
    ("word", "capital"),
    [
        ("Homs", True),
        ("homs", False),
        ("d'Ivoire", False),
        ("'Ayn", True),
        ("ʿAyn", True),
        ("22", False),
        ("3rd", False),
        ("٢٢", False),
        ("ǅ", True),
    ],
)
def test_a_capital_opens_a_word(word, capital):
    assert (Tokens(word).capital, Tokens(word).caseless) == ([capital], [False])


@pytest.mark.parametrize("word", ["حلب", "东京", "თბილისი", "חיפה"])
def test_a_script_without_capitals_opens_no_word_with_one(word):
    assert (Tokens(word).capital, Tokens(word).caseless) == ([False], [True])
