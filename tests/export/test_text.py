import re
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.export.text import is_safe, safe_column, safe_text

from .conftest import HOSTILE

ANY = st.text(st.characters(codec=None, exclude_categories=()))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("null\x00 bell\x07", "null\ufffd bell\ufffd"),
        ("a\tb\nc", "a\tb\nc"),
        ("a\r\nb\rc\n\rd", "a\nb\nc\n\nd"),
        ("del\x7f c1\x80\x85\x9f", "del\ufffd c1\ufffd\ufffd\ufffd"),
        ("a\ud800b", "a\ufffdb"),
        ("\udfff", "\ufffd"),
        ("\ud83d\ude00", "😀"),
        ("\ufffe\uffff", "\ufffd\ufffd"),
        ("\ufeffbom", "\ufeffbom"),
        ("الموصل \u202e\u200f", "الموصل \u202e\u200f"),
        ("=1+1", "=1+1"),
        ("line\u2028paragraph\u2029", "line\u2028paragraph\u2029"),
        ("\xa0ü𓂀", "\xa0ü𓂀"),
    ],
)
def test_what_no_format_can_hold_becomes_the_sign_for_it(text, kept):
    assert safe_text(text) == kept
    assert safe_column([None, text, 3, "as it was"]) == [None, kept, 3, "as it was"]


@given(ANY)
def test_safe_text_is_utf_8_and_xml_and_stays_as_it_is(text):
    kept = safe_text(text)
    assert is_safe(kept.encode("utf-8"))
    assert safe_text(kept) == kept
    parsed = ET.fromstring(f"<t>{escape(kept)}</t>".encode())
    assert (parsed.text or "") == kept


@given(st.lists(ANY | st.none() | st.integers() | st.booleans()))
def test_a_column_is_its_texts_made_safe_one_by_one(values):
    assert safe_column(values) == [safe_text(value) if isinstance(value, str) else value for value in values]


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cn"))))
def test_text_of_plain_characters_is_left_alone(text):
    assert safe_text(text) == text


def test_a_text_of_100_000_characters_stays_whole():
    assert safe_text("é" * 100_000) == "é" * 100_000
    assert safe_text("\x00" * 100_000) == "\ufffd" * 100_000


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_loses_nothing_that_can_be_read(text):
    assert re.sub("[\x00\x07]", "\ufffd", text.replace("\r", "\n")) == safe_text(text)


@pytest.mark.parametrize("bad", ["\x00", "\r", "\x7f", "\x85", "\ufffe", "\uffff"])
@pytest.mark.parametrize("place", [0, 2**17 - 3, 2**17 - 2, 2**17 - 1, 2**17, 2**17 + 1, 2**18 - 1, 300_000])
def test_what_is_not_safe_is_found_wherever_it_stands(bad, place):
    text = "a" * place + bad + "b" * (300_000 - place)
    assert not is_safe(text.encode())
    assert is_safe(text.replace(bad, "\ufffd").encode())
    assert is_safe(text.replace(bad, "é").encode())
