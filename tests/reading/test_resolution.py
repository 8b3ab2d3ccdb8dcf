import pytest

from geostrike.gazetteer import Gazetteer
from geostrike.reading import find_mentions, resolve

from .conftest import DEMONYMS, PLACES, document, place


@pytest.fixture(scope="module")
def namesakes():
    """Two towns of one name, in two countries."""
    return Gazetteer(
        [
            *PLACES,
            place("sy-salam", "Salam", "SY", "PPL", 36.0, 37.0),
            place("iq-salam", "Salam", "IQ", "PPL", 31.0, 47.0),
        ],
        DEMONYMS,
    )


def places(text, gazetteer):
    report = document(text)
    return [match.place and match.place.id for match in resolve(report, find_mentions(report, gazetteer), gazetteer)]


@pytest.mark.parametrize(("country", "place_id"), [("Iraq", "iq-salam"), ("Syria", "sy-salam")])
def test_a_country_behind_the_name_decides(namesakes, country, place_id):
    assert places(f"Jets bombed Salam, {country}.", namesakes)[0] == place_id
    assert places(f"Jets bombed Salam ({country}).", namesakes)[0] == place_id


@pytest.mark.parametrize(("people", "place_id"), [("Iraqi", "iq-salam"), ("Syrian", "sy-salam")])
def test_a_country_named_elsewhere_outweighs_a_namesake(namesakes, people, place_id):
    assert places(f"{people} troops left. Jets bombed Salam.", namesakes)[-1] == place_id


def test_every_candidate_is_kept_best_first(namesakes):
    report = document("Jets bombed Salam, Iraq.")
    match = resolve(report, find_mentions(report, namesakes), namesakes)[0]
    assert [candidate.place.id for candidate in match.candidates] == ["iq-salam", "sy-salam"]
    assert match.candidates[0].score >= match.candidates[1].score
    assert match.place == match.candidates[0].place


def test_adjectives_are_mentions_only_where_they_are_wanted(gazetteer):
    report = document("Iraqi troops left Mosul.")
    assert [m.text for m in find_mentions(report, gazetteer)] == ["Iraqi", "Mosul"]
    assert [m.text for m in find_mentions(report, gazetteer, demonyms=False)] == ["Mosul"]


def test_no_mentions_no_matches(gazetteer):
    assert resolve(document(""), (), gazetteer) == ()
    assert find_mentions(document("Nobody came."), gazetteer) == ()
