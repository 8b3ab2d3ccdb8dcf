import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.gazetteer import Gazetteer

from .conftest import DEMONYMS, PLACES


def found(gazetteer, text: str, **options) -> list[tuple[str, str]]:
    return [(span.text, span.places[0].id) for span in gazetteer.scan(text, **options)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Strikes hit Homs and Hama.", "Homs>homs-city|Hama>hama-city"),
        ("in Deir el-Zour, Syria's east", "Deir el-Zour>dez-city|Syria>sy"),
        ("Syria’s army", "Syria>sy"),
        ("near Al-Mayadeen", "Al-Mayadeen>mayadin"),
        ("near al-Mayadeen", "al-Mayadeen>mayadin"),
        ("the Iraq-Syria border", "Iraq>iq|Syria>sy"),
        ("the Iraq–Syria border", "Iraq>iq|Syria>sy"),
        ("at al-Tanf and Tanf", "al-Tanf>tanf|Tanf>tanf"),
        ("troops at Tanf", "Tanf>tanf"),
        ("as Suwayda fell; As-Suwayda; As Suwayda", "Suwayda>suwayda|As-Suwayda>suwayda|As Suwayda>suwayda"),
        ("Deir ez-\nZor and Deir\nez-Zor", "Deir ez-\nZor>dez-city|Deir\nez-Zor>dez-city"),
        ("Deirezzor", "Deirezzor>dez-city"),
        ("DEIR EZ-ZOR, SYRIA", "DEIR EZ-ZOR>dez-city|SYRIA>sy"),
        ("the U.S. and the US told us", "U.S.>us|US>us"),
        ("Us and them, us", ""),
        ("Tower 22 in Jordan", "Tower 22>tower22"),
        ("in Washington, D.C., today", "Washington, D.C.>washington"),
        ("St. Louis", "St. Louis>st-louis"),
        ("Homs. Hama", "Homs>homs-city|Hama>hama-city"),
        ("Deir\n\nez-Zor", ""),
        ("the Hague in The Hague", "the Hague>hague|The Hague>hague"),
        ("the Bab el-Mandeb Strait and Bab al-Mandab", "Bab el-Mandeb Strait>mandab|Bab al-Mandab>mandab"),
        ("Iranians said Irans", ""),
        ("iran and homs", ""),
        ("al-tanf", ""),
        ("القائم في العراق", "القائم>qaim|العراق>iq"),
        ("حَلَب", "حَلَب>aleppo-city"),
        ("Ayn al-Asad air base; Ain al-Asad air base", "Ayn al-Asad air base>asad|Ain al-Asad air base>asad"),
        ("Al-Qa’im Qaim Al Qaim", "Al-Qa’im>qaim|Qaim>qaim|Al Qaim>qaim"),
        ("In Asad's speech", ""),
        ("May\u00adadin", "May\u00adadin>mayadin"),
        ("(Homs)", "Homs>homs-city"),
        ("_Homs_ #Homs Homs_2024", "Homs>homs-city|Homs>homs-city"),
        ("Alepno", ""),
        ("the Deir ez-Zor province", "Deir ez-Zor province>dez-gov"),
        ("Dayr az Zawr Governorate", "Dayr az Zawr Governorate>dez-gov"),
        ("Deirezzor province", "Deirezzor province>dez-gov"),
        ("Hama province", "Hama>hama-city"),
        ("Halab province", "Halab province>aleppo-gov"),
        ("North of Kurdistan", "Kurdistan>kurdistan"),
        ("the port of Hodeidah", "port of Hodeidah>hudaydah"),
        ("a port of Homs", "Homs>homs-city"),
        ("Ayn 'Isa and Ayn-'Isa", "Ayn 'Isa>issa|Ayn-'Isa>issa"),
        ("U. S. troops", "U. S>us"),
        ("Hudayda and Khawkhah", "Hudayda>hudaydah"),
        ("the governorate of Aleppo", "Aleppo>aleppo-gov"),
        ("in Homs, Aleppo and Deir ez-Zor provinces", "Homs>homs-gov|Aleppo>aleppo-gov|Deir ez-Zor>dez-gov"),
        ("Homs. In Aleppo and Hama provinces", "Homs>homs-city|Aleppo>aleppo-gov|Hama>hama-city"),
    ],
)
def test_what_a_text_names(gazetteer, text, expected):
    assert found(gazetteer, text) == [tuple(item.split(">")) for item in expected.split("|") if item]


def test_a_bare_name_gives_all_it_may_mean_and_a_province_the_division_alone(gazetteer):
    bare, province = gazetteer.scan("Homs; Homs province")
    assert [place.id for place in bare.places] == ["homs-city", "homs-gov"]
    assert [place.id for place in province.places] == ["homs-gov"]


@pytest.mark.parametrize(
    ("text", "compound"),
    [
        ("Iran-backed militias", [True]),
        ("Iran-Backed Militias", [True]),
        ("IRAN-BACKED MILITIAS", [True]),
        ("U.S.-led forces", [True]),
        ("pro-Iran groups", [True]),
        ("Anti-US", [True]),
        ("the Iraq-Syria border", [False, False]),
        ("Iraq-al-Bab road", [False, False]),
        ("al-Iraq", [False]),
        ("Iran, backed", [False]),
    ],
)
def test_compounds_are_marked(gazetteer, text, compound):
    assert [span.compound for span in gazetteer.scan(text)] == compound


def test_demonyms(gazetteer):
    text = "Iranian and Syrians in Syria; syrian; American-made"
    spans = gazetteer.scan(text, demonyms=True)
    assert [(span.text, span.kind, span.places[0].id, span.compound) for span in spans] == [
        ("Iranian", "demonym", "ir", False),
        ("Syrians", "demonym", "sy", False),
        ("Syria", "name", "sy", False),
        ("American", "demonym", "us", True),
    ]
    assert found(gazetteer, text) == [("Syria", "sy")]


def test_kinds_tell_listed_spellings_from_variants(gazetteer):
    spans = gazetteer.scan("Deir el-Zour, Deir Azzor, Suwayda, al-Iraq")
    assert [span.kind for span in spans] == ["name", "variant", "variant", "variant"]


def test_countries_have_no_variants(gazetteer):
    assert gazetteer.scan("Eraq, Suria, Al Qaim-Eraq")[0].text == "Al Qaim"
    assert len(gazetteer.scan("Eraq, Suria")) == 0


def test_short_skeletons_are_no_variants_in_text(gazetteer):
    assert found(gazetteer, "Kim Hams Homes Basher Bosri") == []


@pytest.mark.parametrize("unit", ["ou", "uo", "A.", "a'", "_", "Ae", "\u200f", "- ", "Homs", "Al "])
def test_long_runs_come_to_an_end(gazetteer, unit):
    text = f"A{unit * 20_000}\u0301"
    assert all(text[span.start : span.end] == span.text for span in gazetteer.scan(text, demonyms=True))
    assert gazetteer.candidates(text) == ()


PIECES = [*"-,.'’\n ", "\u200f", "s", "al", "the", "US", "province", "provinces", "of", "backed"]
TEXTS = st.one_of(
    st.text(),
    st.builds("".join, st.lists(st.sampled_from([*PIECES, *(place.name for place in PLACES)]), max_size=30)),
)


@given(TEXTS, st.booleans())
def test_spans_stand_in_order_where_they_say(text, demonyms):
    last = 0
    for span in Gazetteer(PLACES, DEMONYMS).scan(text, demonyms=demonyms):
        assert last <= span.start < span.end
        assert text[span.start : span.end] == span.text
        assert span.places
        last = span.end


@given(TEXTS)
def test_what_a_span_means_is_among_the_candidates_of_its_words(text):
    gazetteer = Gazetteer(PLACES)
    for span in gazetteer.scan(text):
        candidates = gazetteer.candidates(span.text, limit=99)
        assert {place.id for place in span.places} <= {candidate.place.id for candidate in candidates}


@given(st.sampled_from([spelling for place in PLACES for spelling in (place.name, *(name for _, name in place.names))]))
def test_every_listed_spelling_is_found_in_a_sentence(spelling):
    gazetteer = Gazetteer(PLACES, DEMONYMS)
    for text in (
        f"Seen in {spelling} on Sunday",
        f"“{spelling}”",
        f"({spelling.upper()})",
        spelling.replace(" ", "\n"),
    ):
        spans = gazetteer.scan(text)
        assert len(spans) == 1
        assert any(spelling in (place.name, *(name for _, name in place.names)) for place in spans[0].places), (
            spelling,
            spans,
        )
