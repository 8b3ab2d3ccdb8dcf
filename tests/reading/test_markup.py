"""Markup becomes blanks, and no letter moves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.reading.page.markup import plain

PIECES = st.sampled_from(
    ["<b>", "</b>", "<li>", "<p class='a'>", "<!-- x -->", "<script>a<b</script>", "&rsquo;", "&amp;", "&nbsp;",
     "&#8217;",
     "&x;",     "[", "](", ")", "![", "](a (b) c)", "*", "**", "_", "`", "\\.", "> ", "\n", "\t", "word", "Mosul", " ",
     "http://a.b/c?d=e.", "'s"]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=40).map("".join))


@given(TEXTS)
def test_nothing_moves(text):
    even = plain(text)
    assert len(even) == len(text)
    for number, letter in enumerate(text):
        assert letter != "\n" or even[number] == "\n"


@given(st.text("abc XYZ.,;:!?()'\"-\n", max_size=200))
def test_a_text_without_markup_stays_as_it_is(text):
    assert plain(text) == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('A [base](https://a.example/x_(y) "The base") burned', "A base burned"),
        ("Rockets hit [*Magic Seas*](https://a.example)", "Rockets hit Magic Seas"),
        ("![Smoke over Mosul](/a.jpg)Jets came", "Jets came"),
        ("[![Smoke](/a.jpg)](/b) Jets came", "Jets came"),
        ("<p>Jets <em>came</em> to <a href='/iraq'>Mosul</a>.</p>", "Jets came to Mosul ."),
        ("U.S. &amp; Iraqi troops", "U.S. & Iraqi troops"),
        ("said &ldquo;no&rdquo; twice", "said “no” twice"),
        ("in Sana&rsquo;a and Ta&#039;iz", "in Sana’a and Ta'iz"),
        ("Iran&rsquo;s guards", "Iran’s guards"),
        ("*Diamond*'s crew, **Mosul**, _Hit_ and `Qaim`", "Diamond's crew, Mosul , Hit and Qaim"),
        ("snake_case and 5 * 3", "snake_case and 5 * 3"),
        ("in 2015\\. The base", "in 2015 . The base"),
        ("see https://a.example/mosul-raid?x=1. Then", "see . Then"),
        ("a<!-- Mosul --> b<script>var Mosul = 1 < 2;</script> c", "a b c"),
        ("burned.[3] Then [1] more", "burned. Then [1] more"),
        ("an [aside] stays, 3 < 4 > 2 too", "an [aside] stays, 3 < 4 > 2 too"),
        ("a\u00a0U.S.\u2011led\u2003raid", "a U.S.-led raid"),
        ("<li>one<li>two", "- one - two"),
        ("<h3>One</h3>two", "## One two"),
        ("a\tb\tc\nd\te\tf", "a|b|c d|e|f"),
        ("> quoted\n> > twice", "quoted twice"),
    ],
)
def test_what_is_read(text, words):
    assert " ".join(plain(text).split()) == words


def test_what_a_name_is_found_by_stays_where_it_is():
    for text in (
        "&ldquo;Mosul&rdquo; fell",
        "the **Mosul** raid",
        "[Mosul](https://a.example/Erbil) fell",
        "<b>Mosul</b>",
    ):
        assert plain(text).index("Mosul") == text.index("Mosul")


def test_a_bullet_and_a_rule_stay():
    assert plain("* a raid\n***\n___\n- b") == "* a raid\n***\n___\n- b"


def test_columns_set_with_spaces_get_bars():
    text = "Day     Place     Means\n3 May   Mosul     drone\n4 May   Hit       bombs\n"
    assert [line.count("|") for line in plain(text).splitlines()] == [2, 2, 2]


def test_two_spaces_after_full_stops_are_no_columns():
    text = "It burned.    Nobody came.  It rained.\nThe port was shut.  A ship    left.\nThe end.  Then    more.\n"
    assert plain(text) == text
