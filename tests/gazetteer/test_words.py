from hypothesis import given
from hypothesis import strategies as st

from geostrike.gazetteer.words import split_words


def raws(text: str) -> list[str]:
    return [word.raw for word in split_words(text)]


def test_words_and_their_links():
    words = list(split_words("al-Tanf, the Iraq–Syria border. Then"))
    assert [(word.raw, word.link) for word in words] == [
        ("al", ""),
        ("Tanf", "-"),
        ("the", ","),
        ("Iraq", " "),
        ("Syria", "-"),
        ("border", " "),
        ("Then", "."),
    ]


def test_a_possessive_is_a_word_of_its_own():
    assert raws("Syria's Iraq’s IRAN'S") == ["Syria", "s", "Iraq", "s", "IRAN", "S"]
    assert raws("Syriaʼs") == ["Syria", "s"]


def test_apostrophes_inside_a_name_part_nothing():
    assert raws("Qa'im Sana’a Ma`rib 'Homs'") == ["Qa'im", "Sana’a", "Ma`rib", "Homs"]


def test_apostrophes_at_the_edge_of_a_word_still_join():
    assert [word.link for word in split_words("Ras al-'Ayn 'Isa Dali' Governorate")] == ["", " ", "-", "'", " ", "'"]


def test_a_hebrew_abbreviation_is_one_word():
    assert raws('ארה"ב "חומס"') == ['ארה"ב', "חומס"]


def test_initials_are_one_word():
    assert raws("The U.S. and U.S.-led, in D.C") == ["The", "U.S.", "and", "U.S.", "led", "in", "D.C"]


def test_a_line_break_joins_and_a_blank_line_parts():
    assert [word.link for word in split_words("Deir ez-\nZor\nprovince\n\nHoms")] == ["", " ", "-", " ", ""]


def test_invisible_marks_do_not_part_a_word():
    assert [len(word.raw) for word in split_words("May\u00adadin \u200fحمص\u200f")] == [8, 3]


@given(st.text())
def test_words_stand_in_order_where_they_say(text):
    last = 0
    for word in split_words(text):
        assert last <= word.start < word.end
        assert text[word.start : word.end].replace("ʼ", "’") == word.raw
        last = word.end
