import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.gazetteer import Gazetteer, describe

from .conftest import DEMONYMS, PLACES


def ids(candidates) -> list[str]:
    return [candidate.place.id for candidate in candidates]


def test_a_bare_name_is_the_city_before_its_governorate(gazetteer):
    found = gazetteer.candidates("Deir ez-Zor")
    assert ids(found) == ["dez-city", "dez-gov"]
    assert [candidate.match for candidate in found] == ["exact", "alternate"]
    assert 0.9 < found[0].score <= 1
    assert found[0].rule == "main name"


@pytest.mark.parametrize("kind", ["Governorate", "Province", "governorate", "province"])
def test_a_kind_of_division_asks_for_the_division(gazetteer, kind):
    assert ids(gazetteer.candidates(f"Deir ez-Zor {kind}"))[0] == "dez-gov"
    assert "dez-city" not in ids(gazetteer.candidates(f"Dayr az Zawr {kind}"))


def test_a_kind_of_site_asks_for_the_site(gazetteer):
    assert ids(gazetteer.candidates("Deir ez-Zor city")) == ["dez-city"]
    assert ids(gazetteer.candidates("al-Tanf military base")) == ["tanf"]


@pytest.mark.parametrize(
    ("name", "place_id", "match"),
    [
        ("Deir el-Zour", "dez-city", "alternate"),
        ("دير الزور", "dez-city", "alternate"),
        ("Deirezzor", "dez-city", "variant"),
        ("Qaim", "qaim", "alternate"),
        ("Suwayda", "suwayda", "variant"),
        ("al-Iraq", "iq", "variant"),
        ("the Tower 22", "tower22", "exact"),
        ("Halab Province", "aleppo-gov", "variant"),
        ("North", None, None),
        ("Kurdistan", "kurdistan", "exact"),
        ("Al-Mayadeen", "mayadin", "variant"),
        ("Al-Boukamal", "bukamal", "variant"),
        ("al-Hudayda", "hudaydah", "variant"),
        ("Tenf", None, None),
        ("Ain al-Asad Airbase", "asad", "variant"),
        ("U. S. A.", None, None),
        ("u.s.", "us", "alternate"),
        ("Alepo", "aleppo-city", "variant"),
        ("Alepno", "aleppo-city", "fuzzy"),
        ("Washingtoon", "washington", "fuzzy"),
        ("Hams", None, None),
        ("Xyzzyplugh", None, None),
        ("Kim", None, None),
    ],
)
def test_how_a_name_matches(gazetteer, name, place_id, match):
    found = gazetteer.candidates(name)
    assert (ids(found)[:1], [candidate.match for candidate in found][:1]) == (
        [place_id] if place_id else [],
        [match] if match else [],
    )


def test_rules_say_why(gazetteer):
    assert gazetteer.candidates("دير الزور")[0].rule == "listed spelling in Arabic"
    assert gazetteer.candidates("Alepno")[0].rule == "spelling distance 1 of 'Aleppo'"
    assert gazetteer.candidates("Suwayda")[0].rule == "same as 'As-Suwayda' but for the article"
    assert gazetteer.candidates("Deir ez-Zor")[1].rule == "short for 'Deir ez-Zor Governorate'"
    assert "folding" in gazetteer.candidates("Al-Boukamal")[0].rule


def test_fuzzy_answers_come_only_where_nothing_else_fits(gazetteer):
    assert ids(gazetteer.candidates("Basra")) == ["basra"]
    assert ids(gazetteer.candidates("Busra")) == ["bosra"]
    assert {candidate.match for candidate in gazetteer.candidates("Bbsra")} == {"fuzzy"}
    assert set(ids(gazetteer.candidates("Bbsra"))) == {"basra", "bosra"}


def test_a_capital_comes_before_a_namesake_unless_the_country_is_given(gazetteer):
    assert ids(gazetteer.candidates("Tripoli")) == ["tripoli-ly", "tripoli-lb"]
    assert ids(gazetteer.candidates("Tripoli", country="lb")) == ["tripoli-lb", "tripoli-ly"]
    assert gazetteer.candidates("Tripoli", country="LB")[1].rule == "main name; not in LB"


def test_what_is_near_comes_first(gazetteer):
    homs = gazetteer.places["homs-city"]
    found = gazetteer.candidates("Tripoli", near=homs)
    assert ids(found) == ["tripoli-lb", "tripoli-ly"]
    assert found[0].rule.endswith("km from Homs")
    assert ids(gazetteer.candidates("Deir ez-Zor", near=homs)) == ["dez-city", "dez-gov"]


def test_a_name_after_a_comma_gives_the_country(gazetteer):
    assert ids(gazetteer.candidates("Homs, Syria"))[0] == "homs-city"
    assert ids(gazetteer.candidates("Washington, D.C.")) == ["washington"]


def test_limits(gazetteer):
    assert len(gazetteer.candidates("Tripoli", limit=1)) == 1
    assert gazetteer.candidates("Tripoli", limit=0) == ()
    assert gazetteer.candidates("Tripoli " * 1_000) == ()
    assert gazetteer.candidates("") == gazetteer.candidates("—") == ()


def test_countries(gazetteer):
    assert gazetteer.country("sy").name == "Syria"
    assert gazetteer.country("ZZ") is None


def test_the_places_cannot_be_changed(gazetteer):
    with pytest.raises(TypeError):
        gazetteer.places["x"] = PLACES[0]


def test_described_candidates_are_plain_values(gazetteer):
    described = describe(gazetteer.candidates("Deir el-Zour"))
    keys = "name latitude longitude country admin1 feature_code geonameid match score rule"
    assert list(described[0]) == keys.split()
    assert described[0]["latitude"] == 35.3354
    assert json.loads(json.dumps(described)) == described
    assert describe(()) == []


NAMES = st.one_of(
    st.text(),
    st.builds(
        " ".join,
        st.lists(
            st.sampled_from([*"-,'’. ", "al", "Governorate", "city", *(place.name for place in PLACES)]), max_size=6
        ),
    ),
)


@given(NAMES, st.sampled_from([None, "SY", "zz"]), st.sampled_from([None, PLACES[5]]))
def test_any_string_gets_an_answer_in_order(name, country, near):
    found = Gazetteer(PLACES, DEMONYMS).candidates(name, country=country, near=near)
    scores = [candidate.score for candidate in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert len(set(ids(found))) == len(found) <= 8


@given(st.permutations(PLACES))
def test_the_order_of_the_rows_does_not_matter(places):
    shuffled = Gazetteer(places)
    for name in ("Tripoli", "Deir ez-Zor", "طرابلس", "Busra"):
        assert shuffled.candidates(name) == Gazetteer(PLACES).candidates(name)
