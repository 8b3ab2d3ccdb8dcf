"""“Why here?” in a real browser: what put an event where it stands, and where else its name may lie."""

from __future__ import annotations

import pytest

from geostrike.webmap import draw_map, page

from .pages import HOSTILE, clean_run, text_of
from .reports import TOWER_22, claim, event, layer, make_layers, make_spec
from .seen import colours, eventually, far, ghosts, heading, labels, rgb, spot, touching

pytestmark = pytest.mark.browser

LAND, QUIET = rgb("#f8f6f1"), rgb("#5d5b56")


def candidate(name: str, lon: float, lat: float, score: float, **given) -> dict[str, object]:
    told = {"name": name, "place_id": f"g:{name}", "country": "SY", "admin1": "", "rule": "of that name, but smaller"}
    return {**told, "longitude": lon, "latitude": lat, "score": score, **given}


NORTH = candidate("Tower of the North", 39.2, 35.5, 0.31, admin1="Raqqa")
ROCK = candidate("Tower Rock", 41.8, 32.2, 0.42, country="IQ", rule="farther from the other places of the report")


def towers(*candidates: dict[str, object], **given):
    """Return layers of one attack whose place was read from a name that others have too."""
    told = [claim("k", "wire.txt", "A drone reached Tower 22.", "Tower 22", candidates=list(candidates), **given)]
    attacks = [event("tower", "attack", "Tower 22", TOWER_22, 1, ["k"], country="JO", admin1="Mafraq")]
    found = {"strikes": layer("strikes", []), "attacks": layer("attacks", attacks), "claims": layer("claims", told)}
    return {**make_layers(), **found, "extents": layer("extents", []), "places": layer("places", [])}


def opened_at(open_page, layers):
    opened = open_page(page(draw_map(layers, make_spec())))
    opened.page.locator('.row[data-event="tower"]').click()
    opened.page.locator(".why-here").wait_for()
    opened.page.evaluate("map_geostrike.setView([33.6, 40], 6, {animate: false})")
    return opened


def test_it_says_what_was_read_and_by_which_rule(open_page) -> None:
    opened = opened_at(open_page, towers(NORTH, ROCK))
    why = opened.page.locator(".why-here")
    assert not why.locator("p").first.is_visible()
    why.locator("summary").click()
    assert why.locator("p").first.inner_text() == (
        "The report’s “Tower 22” is read as Tower 22, Mafraq, Jordan: 33.310° N, 38.700° E."
    )
    assert "By the rule: event grammar" in why.inner_text()
    assert why.locator("li").all_inner_texts() == [
        "Tower Rock, Iraq: farther from the other places of the report",
        "Tower of the North, Raqqa, Syria: of that name, but smaller",
    ]
    clean_run(opened)


def test_the_other_places_are_ghosts_while_it_is_open(open_page) -> None:
    opened = opened_at(open_page, towers(NORTH, ROCK))
    summary = opened.page.locator(".why-here summary")
    eventually(opened, lambda: (ghosts(opened), len(labels(opened)) > 5), ({}, True))
    at = {
        name: spot(opened, lon, lat)
        for name, lon, lat in (("Tower of the North", 39.2, 35.5), ("Tower Rock", 41.8, 32.2))
    }
    before = colours(opened, list(at.values()))
    summary.focus()
    opened.page.keyboard.press("Enter")
    eventually(opened, lambda: set(ghosts(opened)), set(at))
    for name, (x, y) in ghosts(opened).items():
        assert max(abs(x - at[name][0]), abs(y - at[name][1])) < 1
        # Hollow, within a thin dashed rim: on some of it there is the quiet of the page, and on some there is not.
        rim = colours(
            opened,
            [
                (x + dx, y + dy)
                for dx, dy in (
                    (8, 0),
                    (-8, 0),
                    (0, 8),
                    (0, -8),
                    (5.7, 5.7),
                    (-5.7, 5.7),
                    (5.7, -5.7),
                    (-5.7, -5.7),
                    (7.4, 3.1),
                    (3.1, 7.4),
                    (-7.4, 3.1),
                    (-3.1, 7.4),
                )
            ],
        )
        inked = [far(found, QUIET) < 90 for found in rim]
        assert any(inked)
        assert not all(inked)
    names = {label["text"]: label["box"] for label in labels(opened) if label["kind"] == "ghost"}
    assert set(names) == set(at)
    assert touching([label["box"] for label in labels(opened)]) == 0
    opened.page.keyboard.press("Enter")
    eventually(opened, lambda: ghosts(opened), {})
    eventually(opened, lambda: colours(opened, list(at.values())), before)
    assert not [label for label in labels(opened) if label["kind"] == "ghost"]
    clean_run(opened)


def test_they_go_when_the_event_is_closed(open_page) -> None:
    opened = opened_at(open_page, towers(NORTH, ROCK))
    opened.page.locator(".why-here summary").click()
    eventually(opened, lambda: len(ghosts(opened)), 2)
    opened.page.keyboard.press("Escape")
    eventually(opened, lambda: ghosts(opened), {})
    opened.page.locator('.row[data-event="tower"]').click()
    opened.page.locator(".why-here").wait_for()
    assert ghosts(opened) == {}
    assert opened.page.locator(".why-here").get_attribute("open") is None


def test_without_another_place_it_says_so(open_page) -> None:
    opened = opened_at(open_page, towers())
    opened.page.locator(".why-here summary").click()
    assert "No other place of that name is known here." in text_of(opened, ".why-here")
    assert ghosts(opened) == {}


def test_of_an_area_it_says_that_anywhere_in_it_is_as_true(open_page, html) -> None:
    opened = open_page(html)
    opened.page.locator('.row[data-event="a4"]').click()
    heading(opened, "Attack at Hasakah")
    opened.page.locator(".why-here summary").click()
    why = text_of(opened, ".why-here")
    assert "is read as Hasakah, Syria. Its sign stands somewhere in that area; anywhere in it is as true." in why
    assert "°" not in why


def test_an_event_without_a_pin_has_no_why(open_page, html) -> None:
    opened = open_page(html)
    opened.page.locator("#tab-elsewhere").click()
    opened.page.locator('#sheet-elsewhere .row[data-event="s6"]').click()
    heading(opened, "A second target struck in Iraq")
    assert opened.page.locator(".why-here").count() == 0


def test_hostile_names_of_other_places_are_words(open_page) -> None:
    shown = [words.replace("\ud800", "\ufffd") for words in HOSTILE]
    found = [
        candidate(words, 38 + n / 2, 32 + n / 4, 1 - n / 20, country=words, admin1=words, rule=words)
        for n, words in enumerate(HOSTILE)
    ]
    opened = opened_at(open_page, towers(*found))
    opened.page.locator(".why-here summary").click()
    assert opened.page.locator(".why-here li").evaluate_all("all => all.map(li => li.textContent)") == [
        f"{words}, {words}, {words}: {words}" for words in shown
    ]
    eventually(opened, lambda: len(ghosts(opened)), len(HOSTILE))
    assert set(ghosts(opened)) == set(shown)
    clean_run(opened)


def test_figures_and_places_are_marked_each_in_its_own_way(open_page) -> None:
    layers = towers()
    sentence = "A drone reached Tower 22 and killed 16 people; two others were wounded."
    told = claim(
        "k",
        "wire.txt",
        sentence,
        "Tower 22",
        ("Another 16 barrels burned, and 16 people were killed.",),
        killed=16,
        injured=2,
    )
    layers |= {"claims": layer("claims", [told])}
    opened = opened_at(open_page, layers)
    marks = opened.page.locator("blockquote.large mark")
    assert marks.evaluate_all("all => all.map(mark => [mark.className, mark.textContent])") == [
        ["place-named", "Tower 22"],
        ["figure", "16"],
        ["figure", "two"],
    ]
    assert opened.page.locator("blockquote.large").text_content() == sentence
    looks = marks.evaluate_all(
        "all => all.map(mark => getComputedStyle(mark)).map(s => s.backgroundColor + s.textDecorationLine)"
    )
    assert looks[1] == looks[2] != looks[0]
    further = opened.page.locator(".further mark")
    assert further.all_inner_texts() == ["16"]
    assert opened.page.locator(".further blockquote").evaluate(
        "q => q.querySelector('mark').previousSibling.textContent"
    ) == ("Another 16 barrels burned, and ")
    clean_run(opened)
