"""The map on paper: numbers by the signs, and the list of sources that they lead to."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from shapely.geometry import Point

from geostrike.webmap import draw_map, page

from .pages import HOSTILE, clean_run
from .reports import claim, event, layer, make_layers, make_spec

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.browser

LONG = "https://example.org/" + "a-long-path-that-has-no-end/" * 12


def on_paper(opened: Any, *, prepared: bool = True) -> Any:
    """Show the page as it is printed: what the browser does before it prints, without the dialogue."""
    if prepared:
        opened.page.evaluate("() => geostrike.prepareToPrint()")
    opened.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    opened.page.emulate_media(media="print")
    return opened


def numbers(opened: Any) -> list[str]:
    return list(opened.page.locator(".paper-event > .number-tag").all_inner_texts())


def tags(opened: Any) -> set[int]:
    """Return every number that stands by a sign."""
    found: set[int] = set()
    for words in opened.page.locator(".number-tags .number-tag").all_inner_texts():
        for part in words.split(", "):
            first, _, last = part.partition("–")
            found |= set(range(int(first), int(last or first) + 1))
    return found


def test_every_event_in_view_has_a_number_and_its_sources(open_page, html) -> None:
    opened = on_paper(open_page(html))
    assert numbers(opened) == [str(n) for n in range(1, 11)]
    assert tags(opened) == set(range(1, 11))
    titles = opened.page.locator(".paper-event h3").all_inner_texts()
    told = opened.page.locator(".paper-event").nth(titles.index("Drone attack on Tower 22")).inner_text()
    assert "Attack, Shelling/artillery/missile attack · 28 January 2024 · Tower 22, Jordan" in told
    assert "Known to the town or site, within 4 km" in told
    assert "3 killed: soldiers; reports give 3 to 4 · 2 independent sources" in told
    assert "Killed: 3 (Example Wire); 4 (Explainer Blog)" in told
    assert "Example Wire, Night of raids along the Euphrates, 3 February 2024. https://example.org/raids" in told
    assert "A drone reached Tower 22 in the north-east of Jordan on 28 January" in told
    assert "Says it was written by a machine" in told
    copied = opened.page.locator(".paper-event").nth(titles.index("Two depots bombed at Al-Qaim")).inner_text()
    assert "also in a copy: Example Mirror" in copied
    assert copied.count("before dawn on 2 February") == 1
    clean_run(opened)


def test_what_is_not_on_the_map_and_the_sources_follow(open_page, html) -> None:
    opened = on_paper(open_page(html))
    elsewhere, sources = opened.page.locator(".paper-elsewhere"), opened.page.locator(".paper-documents")
    assert elsewhere.is_visible()
    assert "A second target struck in Iraq" in elsewhere.inner_text()
    assert "In all, more than 85 sites were hit that night." in elsewhere.inner_text()
    assert elsewhere.locator(".rejected li").count() > 0
    assert "What was hit, and what was not" in sources.inner_text()
    assert "Places: GeoNames (CC BY 4.0)" in sources.inner_text()
    for screen_only in (".overview", ".share", "[role=tablist]", ".leaflet-control-zoom", ".share-button"):
        assert not opened.page.locator(screen_only).first.is_visible()
    assert opened.page.locator(".folium-map").is_visible()
    assert opened.page.locator("#geostrike-key").is_visible()


def test_nothing_of_it_is_on_the_screen(open_page, html) -> None:
    opened = on_paper(open_page(html))
    opened.page.emulate_media(media="screen")
    assert not opened.page.locator("#geostrike-paper").is_visible()
    opened.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert opened.page.locator(".number-tags").count() == 0
    assert opened.page.locator(".paper-event").count() == 0
    assert not opened.page.evaluate("document.documentElement.classList.contains('paper')")


def test_a_reader_who_prints_with_the_keyboard_finds_it_ready(open_page, html) -> None:
    opened = open_page(html)
    opened.page.wait_for_timeout(4000)
    on_paper(opened, prepared=False)
    assert opened.page.locator(".paper-sources blockquote").count() >= 10
    assert opened.page.locator(".paper-elsewhere").count() == 1


def test_one_who_prints_at_once_gets_what_is_ready_and_is_told(open_page, html) -> None:
    opened = on_paper(open_page(html), prepared=False)
    assert len(numbers(opened)) == 10
    assert "had not been unpacked" in opened.page.locator(".paper-event").first.inner_text()


def test_the_menu_prepares_and_then_prints(open_page, html) -> None:
    opened = open_page(html)
    opened.page.evaluate(
        "() => { window.print = () => { dispatchEvent(new Event('beforeprint'));"
        " window.__printed = document.querySelectorAll('.paper-sources blockquote').length; }; }"
    )
    opened.page.get_by_role("button", name="Save and share").click()
    opened.page.locator("#share-list").get_by_role("button", name="Print").click()
    opened.page.wait_for_function("() => window.__printed >= 10")
    assert not opened.page.locator("#share-list").is_visible()


def test_only_what_passes_the_filter_and_is_in_view_is_numbered(open_page, html) -> None:
    opened = open_page(html)
    opened.page.get_by_role("button", name="Filters").click()
    opened.page.get_by_role("group", name="Kind", exact=True).locator("input").last.check()
    opened.page.get_by_text("5 of 11 events").wait_for()
    opened.page.evaluate("map_geostrike.setView([33.31, 38.7], 9, {animate: false})")
    on_paper(opened)
    assert opened.page.locator(".paper-event h3").all_inner_texts() == [
        "Drone attack on Tower 22",
        "Attack at southern Syria",
    ]
    note = opened.page.locator(".paper-list > .note").inner_text()
    assert note == "5 of 11 events: attacks. 2 events in view, numbered as on the map."


def test_an_event_that_is_open_is_printed_in_full_after_the_map(open_page, html) -> None:
    opened = open_page(html)
    opened.page.locator('.row[data-event="a1"]').click()
    opened.page.locator(".detail h2").wait_for()
    on_paper(opened)
    detail, listed = opened.page.locator(".detail"), opened.page.locator(".paper-list")
    assert detail.is_visible()
    assert detail.bounding_box()["y"] < listed.bounding_box()["y"]
    assert not opened.page.locator(".citing").is_visible()


def crowd(count: int) -> dict[str, Any]:
    """Return events in rows so near that most stand under badges, each with an address that has no end."""
    points = [Point(40 + i % 40 * 0.05, 33 + i // 40 * 0.05) for i in range(count)]
    strikes = [event(f"e{i:04d}", "strike", f"Site {i}", at, 1, [f"c{i}"]) for i, at in enumerate(points)]
    claims = [claim(f"c{i}", "long.txt", f"Depot {i} was hit.", title="Long", url=LONG) for i in range(count)]
    return {
        **make_layers(),
        "strikes": layer("strikes", strikes),
        "attacks": layer("attacks", []),
        "claims": layer("claims", claims),
    }


def test_of_very_many_sixty_are_numbered_and_the_sheet_says_so(open_page) -> None:
    opened = on_paper(open_page(page(draw_map(crowd(1204), make_spec()))))
    assert numbers(opened) == [str(n) for n in range(1, 61)]
    note = opened.page.locator(".paper-list > .note").inner_text()
    assert "60 of 1,204 events in view are numbered; narrow the view for the rest." in note
    ranged = opened.page.locator(".number-tags .number-tag").all_inner_texts()
    assert any("–" in words or "," in words for words in ranged)
    inside = opened.page.evaluate(
        "() => { const map = document.querySelector('.folium-map').getBoundingClientRect();"
        " return [...document.querySelectorAll('.number-tags .number-tag')].map(tag => tag.getBoundingClientRect())"
        ".every(box => box.left >= map.left - 1 && box.top >= map.top - 1 && box.bottom <= map.bottom + 1); }"
    )
    assert inside


@pytest.mark.parametrize(
    ("numbers_", "words"),
    [
        ([3], "3"),
        ([3, 4], "3, 4"),
        ([7, 3, 4, 5, 6], "3–7"),
        ([1, 3, 4, 5, 9], "1, 3–5, 9"),
        ([1, 3, 5, 7, 9], "1, 3, 5, 7, …"),
    ],
)
def test_numbers_of_a_badge_are_written_as_ranges(open_page, only, numbers_, words) -> None:
    opened = open_page(page(draw_map(only(make_layers(), "s1"), make_spec())))
    assert opened.page.evaluate("numbers => geostrike.ranges(numbers)", numbers_) == words


def test_hostile_words_are_printed_as_words(open_page) -> None:
    words = " ".join(HOSTILE)
    layers = {
        "strikes": layer("strikes", [event("s", "strike", words, Point(41, 34), 1, ["c"], title=words, warning=words)]),
        "claims": layer("claims", [claim("c", "d", words, publisher=words, title=words, url=words)]),
    }
    opened = on_paper(open_page(page(draw_map(layers, make_spec(title=words)))))
    shown = words.replace("\ud800", "\ufffd")
    assert opened.page.locator(".paper-event h3").text_content() == shown
    assert opened.page.locator(".paper-sources blockquote").text_content() == shown
    assert opened.page.locator(".paper-address a").count() == 0
    clean_run(opened)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_as_pdf_nothing_is_cut_and_the_addresses_are_whole(open_page, tmp_path: Path, paper: str, scheme: str) -> None:
    reader = shutil.which("pdftotext")
    if reader is None and os.environ.get("GEOSTRIKE_REAL_CLIENTS") == "1":
        pytest.fail("GEOSTRIKE_REAL_CLIENTS=1, but pdftotext is missing")
    if reader is None:
        pytest.skip("pdftotext is missing")
    opened = open_page(page(draw_map(crowd(8), make_spec())), color_scheme=scheme)
    opened.page.evaluate("() => geostrike.prepareToPrint()")
    file = tmp_path / "map.pdf"
    opened.page.pdf(path=str(file), format=paper)
    boxes = subprocess.run([reader, "-bbox", str(file), "-"], capture_output=True, text=True, check=True).stdout
    sheets = re.findall(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', boxes, re.S)
    assert len(sheets) >= 2
    width = {"A4": 595, "Letter": 612}[paper]
    for across, _, words in sheets:
        assert float(across) == pytest.approx(width, abs=1)
        edges = [(float(a), float(b)) for a, b in re.findall(r'xMin="([-\d.]+)".*?xMax="([\d.]+)"', words)]
        assert min(left for left, _ in edges) >= 40
        assert max(right for _, right in edges) <= width - 40
    text = subprocess.run([reader, "-raw", str(file), "-"], capture_output=True, text=True, check=True).stdout
    assert LONG in re.sub(r"\s", "", text)
    assert text.count("was hit.”") == 8
    assert f"1 / {len(sheets)}" in text
    clean_run(opened)
