import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.reading.said.speakers import speaker_before, speaker_of

WORDS = st.sampled_from("the Officials in Amman army said U.S. according to of ministry , . ” it Ali al-Zaidi".split())


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("that U.S. officials ", "U.S. officials"),
        ("On Sunday the Iraqi army later ", "Iraqi army"),
        ("Officials in Amman have also ", "Officials in Amman"),
        ("for which Washington quickly ", "Washington"),
        ("a port, and Gen. Ali al-Zaidi ", "Gen. Ali al-Zaidi"),
        ("In Tyre the Ministry of Health ", "Ministry of Health"),
        ("the attack was ", ""),
        ("and it has ", ""),
        ("", ""),
    ],
)
def test_the_name_before_a_verb(words, name):
    assert speaker_before(words, 0, len(words)) == name


@pytest.mark.parametrize(
    ("before", "told", "behind", "name"),
    [
        ("The Pentagon stated that ", "X was behind it", ".", "Pentagon"),
        ("Officials in Amman believe ", "X was behind it", ".", "Officials in Amman"),
        ("According to the Iraqi army, ", "X was behind it", ".", "Iraqi army"),
        ("", "X was behind it", ", according to two officials.", "officials"),
        ("", "X was behind it", ", the ministry said.", "ministry"),
        ("“", "X was behind it", ",” said Ali al-Zaidi, a baker.", "Ali al-Zaidi"),
        ("It is plain that ", "X was behind it", ".", ""),
        ("", "X was behind it", ".", ""),
    ],
)
def test_who_says_it(before, told, behind, name):
    text = before + told + behind
    assert speaker_of(text, 0, len(text), len(before), len(before) + len(told)) == name


@given(st.lists(WORDS, max_size=14).map(" ".join))
def test_any_words_are_read(text):
    for name in (speaker_before(text, 0, len(text)), speaker_of(text, 0, len(text), len(text) // 2, len(text) // 2)):
        assert name.rstrip(".") in text
