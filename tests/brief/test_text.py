import pytest

from geostrike.brief.text import is_rtl, line, parts

from .conftest import HOSTILE


@pytest.mark.parametrize("words", HOSTILE)
def test_a_line_is_one_line_that_xml_can_hold(words):
    from lxml import etree

    said = line(words, 300)
    assert len(said) <= 300
    assert "\n" not in said
    assert not set(said) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029")
    element = etree.Element("t")
    element.text = said
    assert etree.fromstring(etree.tostring(element)).text == (said or None)


def test_what_no_xml_can_hold_is_seen():
    assert line("null\x00 half \ud800") == "null\ufffd half \ufffd"


@pytest.mark.parametrize(
    ("words", "most", "said"),
    [
        ("as long as it may be", 20, "as long as it may be"),
        ("a little too long for it", 10, "a little…"),
        ("x" * 100_000, 5, "xxxx…"),
        (" " * 100_000 + "behind", 5, "…"),
        ("", 5, ""),
    ],
)
def test_a_cut_is_seen(words, most, said):
    assert line(words, most) == said


def test_the_parts_of_a_text_by_their_direction():
    words = "hit عين الأسد, and then דמשק"
    assert "".join(text for text, _ in parts(words)) == words
    assert [text for text, rtl in parts(words) if rtl] == ["عين الأسد", "דמשק"]
    assert is_rtl("«عين الأسد» was hit")
    assert not is_rtl("12 at عين الأسد")
    assert not is_rtl("12, 13")
