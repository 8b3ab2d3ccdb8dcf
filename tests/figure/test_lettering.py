"""Text is measured as it is drawn, wrapped within its column, and made safe."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.figure.lettering import TIE, balanced, fitted, outline, safe, spaced, tied, width, wrapped
from geostrike.figure.rich import flowed


@given(st.text())
def test_safe_text_holds_nothing_that_turns_or_hides_it(text):
    said = safe(text)
    said.encode("utf-8")
    assert not any(unicodedata.category(letter) in {"Cc", "Cs", "Zl", "Zp"} for letter in said)
    assert not set(said) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
    assert width(said, "regular", 8) >= 0


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("  two\n\tlines\x00\x07 ", "two lines"),
        ("a\u202eb\u2066c", "abc"),
        ("half \ud800 a letter", "half \ufffd a letter"),
        ("中", "□"),
        ("cost $x^2$", "cost $x^2$"),
        ("e\u0301", "é"),
        ("<script>&amp;", "<script>&amp;"),
        ("الموصل", "الموصل"),
        ("\U0010ffff", ""),
    ],
)
def test_what_cannot_be_set_is_replaced(told, said):
    assert safe(told) == said


def test_a_very_long_text_is_cut():
    assert len(safe("W" * 100_000)) < 1_000


@pytest.mark.parametrize("style", ["regular", "bold", "italic"])
@pytest.mark.parametrize("text", ["Deir ez-Zor", "الموصل", "Ağrı 2024", "□ mixed الموصل"])
def test_a_line_is_as_wide_as_its_shape(text, style):
    shape = outline(text, style, 10).get_extents()
    assert shape.width == pytest.approx(width(text, style, 10), abs=0.03)


@given(st.lists(st.text("abc ل", min_size=1, max_size=30), min_size=1, max_size=20), st.floats(0.5, 3))
def test_lines_are_no_wider_than_their_column_and_lose_no_letter(words, wide):
    text = " ".join(" ".join(words).split())
    lines = wrapped(text, "regular", 9, wide)
    assert all(width(line, "regular", 9) <= wide + 1e-6 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    runs = flowed([(text, "bold", "ink"), (text, "italic", "quiet")], 9, wide)
    ends = [x + width(said, style, 9) for line in runs for x, said, style, _ in line.pieces]
    assert max(ends, default=0) <= wide + 0.02


def test_too_much_text_ends_with_an_ellipsis():
    assert wrapped("one two three four five six", "regular", 10, 0.8, 2)[-1].endswith("…")
    lines = flowed([("word " * 50, "regular", "ink")], 10, 2.0, 2)
    assert len(lines) == 2
    assert lines[-1].pieces[-1][1].endswith("…")
    assert fitted("short", "regular", 10, 5) == "short"


def test_a_run_that_is_tied_is_not_parted_from_the_next():
    runs = [part for n in range(30) for part in ((f"{n}{TIE}", "regular", "quiet"), ("Publisher;", "regular", "ink"))]
    for line in flowed(runs, 9, 1.7):
        assert line.pieces[-1][1] == "Publisher;"
        assert line.pieces[0][1].isdigit()


def test_a_title_is_broken_evenly_and_not_within_a_date():
    title = tied("The drone attack of 28 January 2024: Tower 22, or southern Syria?")
    first, second = balanced(title, "bold", 23, 8.2)
    assert first == "The drone attack of 28 January 2024:"
    assert second == "Tower 22, or southern Syria?"


def test_names_of_countries_are_set_apart_where_their_script_has_capitals():
    assert spaced("Syria").replace("\N{HAIR SPACE}", "") == "SYRIA"
    assert spaced("سوريا") == "سوريا"
