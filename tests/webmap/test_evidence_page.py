"""The panel of one event, in a real browser: its sources, where they differ, and what an analyst decided."""

from __future__ import annotations

import pytest

from geostrike.webmap import draw_map, page

from .contested_reports import contested_layers, contested_spec
from .pages import clean_run, text_of
from .reports import cut, layer
from .seen import heading, lines, signs

pytestmark = pytest.mark.browser


@pytest.fixture
def opened(open_page):
    found = open_page(page(draw_map(contested_layers(), contested_spec())))
    found.page.locator('.row[data-event="tower"]').click()
    heading(found, "Attack at Tower 22")
    return found


def test_an_article_is_quoted_once_and_its_copies_are_folded(opened) -> None:
    assert opened.page.locator(".tally").inner_text() == "1 independent source, in 4 documents"
    visible = [quote for quote in opened.page.locator("blockquote.large").all() if quote.is_visible()]
    assert [quote.inner_text() for quote in visible] == ["A drone came down on Tower 22 and killed three."]
    assert opened.page.locator(".voice").count() == 1
    assert opened.page.locator(".fold > summary").all_inner_texts() == [
        "Also in 2 copies of this article: At the tower, by night; Example Echo",
        "Also in 1 report taking over parts of it: In short",
    ]
    clean_run(opened)


def test_the_folds_open_by_keyboard_with_words_and_checks(opened) -> None:
    copies, derived = opened.page.locator(".fold").all()
    copies.locator("summary").first.focus()
    opened.page.keyboard.press("Enter")
    assert copies.locator("blockquote.large").all_inner_texts() == [
        "The drone at the tower killed three.",
        "A drone came down on Tower 22 and killed three.",
    ]
    assert copies.get_by_text("A copy of the article by Example Review: not counted twice").count() == 2
    copies.locator(".claim summary").first.focus()
    opened.page.keyboard.press("Enter")
    assert "5f" * 32 in copies.inner_text()
    derived.locator("summary").first.focus()
    opened.page.keyboard.press(" ")
    note = "Takes over parts of the article by Example Review: not counted as independent"
    assert note in derived.inner_text()
    assert "Three soldiers died at a base in Jordan." in derived.inner_text()
    clean_run(opened)


def test_the_words_that_put_it_there_are_open(open_page) -> None:
    layers = contested_layers()
    attacks, claims = (layers[name].frame.to_dict("records") for name in ("attacks", "claims"))
    for row in claims:
        row["place_id"] = "p:Tower 22" if row["id"] == "k1" else "p:Jordan"
    layers |= {"attacks": layer("attacks", attacks), "claims": layer("claims", claims)}
    found = open_page(page(draw_map(layers, contested_spec())))
    found.page.locator('.row[data-event="tower"]').click()
    heading(found, "Attack at Tower 22")
    assert [fold.get_attribute("open") is not None for fold in found.page.locator(".fold").all()] == [False, True]


def test_who_is_said_to_have_done_it_is_said_in_words(opened) -> None:
    said = opened.page.locator(".voice > .claim .said").inner_text()
    assert said == (
        "Claimed by Islamic Resistance in Iraq; denied by Iran; blamed on Iran-backed militias by the Pentagon"
    )
    assert "Nobody else has spoken of it." in text_of(opened, ".voice > .claim .further")
    opened.page.locator(".perhaps button").click()
    heading(opened, "Attack at southern Syria")
    assert text_of(opened, ".said") == "Not claimed by anyone"


def test_where_sources_differ_each_source_is_named_once(opened) -> None:
    words = "Another report gives a different place for what may be the same event: Attack at southern Syria."
    assert " ".join(text_of(opened, ".perhaps").split()) == words
    rows = opened.page.locator(".differ tbody tr").all()
    assert [" | ".join(row.locator("th, td").all_inner_texts()) for row in rows] == [
        "Place",
        "Tower 22 | Example Review and 2 copies",
        "southern Syria | Other report: Explainer Blog",
        "Killed",
        "3 | Example Review, 1 copy and 1 report taking over parts of it",
        "4 | Other report: Explainer Blog",
        "Responsibility",
        "denied by Iran | Example Review",
        "not claimed by anyone | Other report: Explainer Blog",
    ]
    opened.page.locator(".perhaps button").focus()
    opened.page.keyboard.press("Enter")
    heading(opened, "Attack at southern Syria")
    assert text_of(opened, ".differ tbody:nth-of-type(1) tr:nth-child(2)").split() == [
        "southern",
        "Syria",
        "Explainer",
        "Blog",
    ]
    clean_run(opened)


def test_a_contested_event_that_the_map_leaves_out_is_said_all_the_same(open_page) -> None:
    layers = contested_layers()
    layers |= {"attacks": cut(layers["attacks"], "tower")}
    found = open_page(page(draw_map(layers, contested_spec())))
    found.page.locator('.row[data-event="tower"]').click()
    heading(found, "Attack at Tower 22")
    assert text_of(found, ".perhaps").endswith("what may be the same event, which this map does not show.")
    assert set(signs(found)) == {"tower"}
    assert lines(found) == []
    assert found.page.locator(".contested-reach").count() == 0
    clean_run(found)


def test_decisions_are_shown_as_decisions(opened) -> None:
    assert opened.page.locator(".decided").count() == 0
    opened.page.keyboard.press("Escape")
    assert "decided by an analyst" in text_of(opened, '.row[data-event="south"]')
    assert "decided by an analyst" not in text_of(opened, '.row[data-event="tower"]')
    opened.page.locator('.row[data-event="south"]').click()
    heading(opened, "Attack at southern Syria")
    assert text_of(opened, ".decided").split("\n\n") == [
        "Decided by an analyst",
        "Confirmed by A. Analyst, 6 May 2024",
        "Both read again; neither gives way.",
    ]


def test_the_list_of_sources_says_what_derives_from_what(opened) -> None:
    opened.page.keyboard.press("Escape")
    opened.page.locator("#tab-sources").click()
    notes = opened.page.locator("#sheet-sources").get_by_text("A copy of the article by Example Review")
    notes.nth(1).wait_for()
    sheet = text_of(opened, "#sheet-sources")
    assert sheet.count("A copy of the article by Example Review: not counted twice") == 2
    assert sheet.count("Takes over parts of the article by Example Review") == 1
    assert "not counted as independent" not in sheet


def test_a_phone_shows_it_without_sideways_scrolling(open_page) -> None:
    found = open_page(page(draw_map(contested_layers(), contested_spec())), width=390, height=844)
    found.page.locator('.row[data-event="tower"]').click()
    heading(found, "Attack at Tower 22")
    for fold in found.page.locator(".fold").all():
        fold.locator("summary").first.click()
    assert not found.page.evaluate("document.querySelector('.panel').scrollWidth > innerWidth")
    clean_run(found)
