from dataclasses import replace

import pytest

from geostrike.gazetteer import Gazetteer
from geostrike.reading import extract_claims, find_mentions, resolve

from .conftest import DEMONYMS, PLACES, document, place

NAMESAKES = (
    place("lb-tripoli", "Tripoli", "LB", "PPLA", 34.43, 35.84),
    *(place(f"xx-tripoli-{n}", "Tripoli", "JO", "PPL", 31.0 + n / 10, 36.0) for n in range(7)),
)


@pytest.fixture(scope="module")
def read(boundaries):
    gazetteer = Gazetteer((*PLACES, *NAMESAKES), DEMONYMS)

    def of(text):
        report = document(text)
        return extract_claims(report, resolve(report, find_mentions(report, gazetteer), gazetteer), boundaries).claims

    return of


def test_a_claim_names_the_other_places_that_its_name_may_mean(read):
    (claim,) = read("A drone struck Deir ez-Zor on Sunday.")
    assert claim.location.place.id == "sy-deir-ez-zor"
    (other,) = claim.candidates
    assert (other.place_id, other.name, other.country) == ("sy-deir-ez-zor-gov", "Deir ez-Zor Governorate", "SY")
    assert (other.latitude, other.longitude) == (35.1, 40.4)
    assert 0 < other.score < 1 and other.score == round(other.score, 3)
    assert other.rule == "short for 'Deir ez-Zor Governorate'"
    assert "; 'Deir ez-Zor': main name; " in claim.rule


def test_five_at_most_the_likeliest_first_and_never_the_place_itself(read):
    (claim,) = read("A drone struck Tripoli on Sunday.")
    assert claim.location.place.id == "lb-tripoli"
    assert len(claim.candidates) == 5
    scores = [other.score for other in claim.candidates]
    assert scores == sorted(scores, reverse=True)
    assert "lb-tripoli" not in {other.place_id for other in claim.candidates}


def test_a_country_named_behind_a_name_outweighs_its_namesakes(read):
    (claim,) = read("A drone struck Tripoli, Jordan, on Sunday.")
    assert claim.location.place.id == "xx-tripoli-0"
    assert "'Tripoli': main name, in the country named behind it" in claim.rule
    assert {other.name for other in claim.candidates} == {"Tripoli"}


def test_a_place_off_a_named_one_tells_what_that_name_may_mean(read):
    (claim,) = read("A drone struck a depot 20 km south of Deir ez-Zor on Sunday.")
    assert claim.location.place.id.startswith("off:")
    assert [other.place_id for other in claim.candidates] == ["sy-deir-ez-zor-gov"]


@pytest.mark.parametrize(
    "text",
    [
        "A drone struck Tower 22 on Sunday.",
        "Israeli warplanes struck farms in eastern Syria on Sunday.",
        "The air strike killed four people on Sunday.",
    ],
)
def test_what_means_one_place_or_none_has_no_others(read, text):
    assert [claim.candidates for claim in read(text)] == [()]


def test_the_words_of_a_name_stand_on_one_line(read):
    (claim,) = read("A drone struck Deir\nez-Zor on Sunday.")
    assert "\n" not in claim.rule
    assert replace(claim, rule="").candidates == claim.candidates
