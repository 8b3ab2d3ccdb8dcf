"""The filters in a real browser: what they leave, what they would leave, and how they are lifted."""

from __future__ import annotations

from datetime import date

import pytest
from shapely.geometry import Point

from geostrike.webmap import draw_map, page

from .asked import chips, heard, listen, number, open_filters, rows, search, tally, value
from .pages import HOSTILE, clean_run, text_of
from .reports import claim, event, layer, make_layers, make_spec

pytestmark = pytest.mark.browser

ALL = {"s1", "s2", "s3", "s4", "s5", "a1", "a2", "a3", "a4", "a5"}


@pytest.fixture
def opened(open_page, html):
    return listen(open_page(html))


def day(*told: int) -> int:
    return date(*told).toordinal() - date(1970, 1, 1).toordinal()


def set_filter(opened, changes: str) -> None:
    """Set a filter as the timeline or an address does."""
    if not opened.page.evaluate("() => Boolean(window.__data)"):
        open_filters(opened)
        value(opened, "Kind", "Attack").check()
        value(opened, "Kind", "Attack").uncheck()
    opened.page.evaluate(f"() => geostrike.setFilter(__data, {changes})")


def test_without_a_filter_everything_is_there(opened) -> None:
    assert set(rows(opened)) == ALL
    assert text_of(opened, ".tally-words") == "11 events"
    assert opened.page.get_by_role("button", name="1 not on the map").is_visible()
    assert not opened.page.locator(".chips").is_visible()
    assert not opened.page.locator("#geostrike-filters").is_visible()
    clean_run(opened)


@pytest.mark.parametrize(
    ("facet", "name", "left", "said"),
    [
        ("Kind", "Strike", {"s1", "s2", "s3", "s4", "s5"}, "6 of 11 events"),
        ("Kind", "Attack", {"a1", "a2", "a3", "a4", "a5"}, "5 of 11 events"),
        ("Country", "Iraq", {"s1", "a2", "a3"}, "4 of 11 events"),
        ("Precision", "The place itself", {"s1", "s2", "s3", "s4", "a1", "a2"}, "6 of 11 events"),
        ("Precision", "A governorate", {"a4"}, "1 of 11 events"),
        ("By whom", "Islamic Resistance in Iraq", {"a1"}, "1 of 11 events"),
        ("By whom", "Not told", {"a2", "a3", "a4", "a5"}, "4 of 11 events"),
        ("Source", "Explainer Blog", {"s4", "a1", "a5"}, "3 of 11 events"),
    ],
)
def test_a_filter_narrows_map_and_table_alike(opened, facet, name, left, said) -> None:
    open_filters(opened)
    assert int(number(opened, facet, name)) == int(said.split()[0])
    value(opened, facet, name).check()
    tally(opened, said)
    assert set(rows(opened)) == heard(opened) == left
    assert chips(opened) == [name]
    value(opened, facet, name).uncheck()
    tally(opened, "11 events")
    assert set(rows(opened)) == heard(opened) == ALL
    clean_run(opened)


def test_only_where_sources_differ(opened) -> None:
    open_filters(opened)
    switch = opened.page.get_by_role("switch", name="Only where sources differ")
    switch.check()
    tally(opened, "2 of 11 events")
    assert set(rows(opened)) == heard(opened) == {"a1", "a5"}
    assert chips(opened) == ["Sources differ"]
    opened.page.locator(".chip").click()
    tally(opened, "11 events")
    assert not switch.is_checked()


def test_values_of_one_filter_add_up_and_filters_narrow_each_other(opened) -> None:
    open_filters(opened)
    value(opened, "Country", "Iraq").check()
    value(opened, "Country", "Jordan").check()
    tally(opened, "5 of 11 events")
    value(opened, "Kind", "Attack").check()
    tally(opened, "3 of 11 events")
    assert set(rows(opened)) == heard(opened) == {"a1", "a2", "a3"}
    assert opened.page.locator(".filters-button").text_content() == "Filters, active: 2"


def test_each_value_says_what_it_would_give_under_the_other_filters(opened) -> None:
    open_filters(opened)
    assert [number(opened, "Country", name) for name in ("Syria", "Iraq", "Jordan")] == ["6", "4", "1"]
    value(opened, "Kind", "Attack").check()
    opened.page.wait_for_function("() => document.querySelector('.facet.countries .number').textContent === '2'")
    assert [number(opened, "Country", name) for name in ("Syria", "Iraq", "Jordan")] == ["2", "2", "1"]
    assert [number(opened, "Kind", name) for name in ("Strike", "Attack")] == ["6", "5"]
    assert number(opened, "By whom", "United States") == "0"
    assert opened.page.locator(".facet.actors .none").inner_text().split("\n")[0] == "United States"


@pytest.mark.parametrize(
    "also",
    [
        "{}",
        "{types: new Set([0])}",
        "{disputed: true}",
        "{precisions: new Set([1, 2]), publishers: new Set([0])}",
        f"{{days: [{day(2024, 1, 26)}, {day(2024, 2, 2)}], types: new Set([1])}}",
        "{found: Uint8Array.from({length: 11}, (_, i) => i % 2)}",
    ],
)
def test_every_number_is_what_choosing_the_value_gives(opened, also) -> None:
    set_filter(opened, also)
    wrong = opened.page.evaluate(
        """() => {
          const wrong = [];
          const before = geostrike.filter;
          const facets = geostrike.facets(__data);
          const counts = geostrike.facetCounts(__data, facets, before);
          for (const {name, words, key} of facets) words.forEach((word, code) => {
            geostrike.setFilter(__data, {...before, [name]: new Set([key(code)])});
            if (counts[name][code] !== __count) wrong.push([name, word, counts[name][code], __count]);
          });
          geostrike.setFilter(__data, {...before, disputed: true});
          if (counts.disputed !== __count) wrong.push(["disputed", counts.disputed, __count]);
          return [wrong, facets.map(({words}) => words.length).reduce((a, b) => a + b)];
        }"""
    )
    assert wrong[0] == []
    assert wrong[1] > 15


def test_a_chip_lifts_its_filter_and_the_keyboard_goes_on_from_there(opened) -> None:
    open_filters(opened)
    value(opened, "Country", "Iraq").check()
    value(opened, "Country", "Syria").check()
    value(opened, "Kind", "Attack").check()
    tally(opened, "4 of 11 events")
    assert chips(opened) == ["Attack", "Iraq", "Syria"]
    opened.page.locator(".chip").nth(1).press("Enter")
    tally(opened, "2 of 11 events")
    assert chips(opened) == ["Attack", "Syria"]
    assert opened.page.evaluate("document.activeElement.textContent").endswith("Syria×")
    assert not value(opened, "Country", "Iraq").is_checked()
    opened.page.get_by_role("button", name="Clear all").press("Enter")
    tally(opened, "11 events")
    assert set(rows(opened)) == heard(opened) == ALL
    assert opened.page.evaluate("document.activeElement.id") == "geostrike-words"
    assert not value(opened, "Kind", "Attack").is_checked()
    clean_run(opened)


def test_the_period_and_the_search_are_chips_too(opened) -> None:
    set_filter(opened, f"{{days: [{day(2024, 1, 28)}, {day(2024, 2, 2)}]}}")
    search(opened, "drone", "2 of 11 events")
    assert chips(opened) == ["28 January – 2 February 2024", "“drone”"]
    opened.page.locator(".chip").first.click()
    assert opened.page.evaluate("geostrike.filter.days") is None
    opened.page.locator(".chip").first.click()
    tally(opened, "11 events")
    assert opened.page.get_by_label("Search places and words").input_value() == ""


def test_many_values_are_one_chip(opened) -> None:
    open_filters(opened)
    for name in ("The place itself", "Within about 25 km", "A governorate", "An area or a line"):
        value(opened, "Precision", name).check()
    tally(opened, "10 of 11 events")
    assert chips(opened) == ["4 precisions"]


def test_where_nothing_passes_the_page_says_so(opened) -> None:
    search(opened, "submarine", "0 of 11 events")
    assert "No event is like that" in text_of(opened, "#sheet-events .nothing")
    assert rows(opened) == []
    assert not opened.page.locator(".event-table").is_visible()
    opened.page.get_by_role("button", name="Clear all").click()
    tally(opened, "11 events")
    assert set(rows(opened)) == ALL


def test_what_passes_without_a_pin_is_not_hidden(opened) -> None:
    open_filters(opened)
    value(opened, "Precision", "Only the country").check()
    tally(opened, "1 of 11 events")
    assert "known more finely than its country" in text_of(opened, "#sheet-events .nothing")
    opened.page.locator(".tally-row").get_by_role("button").click()
    opened.page.locator('#sheet-elsewhere .row[data-event="s6"]').wait_for()
    assert opened.page.evaluate("document.activeElement.id") == "tab-elsewhere"


def test_the_filters_are_a_disclosure_for_the_keyboard(opened) -> None:
    button = opened.page.get_by_role("button", name="Filters")
    assert button.get_attribute("aria-expanded") == "false"
    button.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    opened.page.keyboard.press("Tab")
    assert opened.page.evaluate("document.activeElement.closest('fieldset').className") == "facet types"
    opened.page.keyboard.press("Space")
    tally(opened, "6 of 11 events")
    button.press("Enter")
    assert not opened.page.locator("#geostrike-filters").is_visible()
    assert button.text_content() == "Filters, active: 1"


def many_actors(count: int):
    points = [Point(36 + i % 90 / 10, 30 + i % 70 / 10) for i in range(count)]
    strikes = [event(f"e{i:03d}", "strike", "Site", at, 1, [], actor1=f"Brigade {i}") for i, at in enumerate(points)]
    return {**make_layers(), "strikes": layer("strikes", strikes), "attacks": layer("attacks", [])}


def test_a_long_list_of_values_is_searched(open_page) -> None:
    opened = listen(open_page(page(draw_map(many_actors(230), make_spec()))))
    open_filters(opened)
    actors = opened.page.get_by_role("group", name="By whom")
    assert actors.locator("li").count() == 200
    assert "30 more" in actors.inner_text()
    seek = actors.get_by_role("searchbox")
    seek.fill("BRIGADE 22")
    assert actors.locator("li").count() == 11
    value(opened, "By whom", "Brigade 229").check()
    tally(opened, "1 of 230 events")
    assert rows(opened) == ["e229"]
    seek.fill("nobody")
    assert actors.locator("bdi").all_inner_texts() == ["Brigade 229"]
    assert chips(opened) == ["Brigade 229"]
    clean_run(opened)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_names_are_values_like_others(open_page, words) -> None:
    layers = make_layers()
    strikes = [event("h", "strike", words, Point(41, 34), 1, ["h"], actor1=words, country=words, admin1=words)]
    layers |= {
        "strikes": layer("strikes", strikes),
        "claims": layer("claims", [claim("h", "h.txt", f"{words} was hit.", None, publisher=words, title=words)]),
        "documents": layer(
            "documents", [{"id": "h.txt", "name": "h.txt", "title": words, "publisher": words, "family": "h.txt"}]
        ),
    }
    opened = listen(open_page(page(draw_map(layers, make_spec()))))
    open_filters(opened)
    shown = words.replace("\ud800", "\ufffd")
    facet = opened.page.locator(".facet.actors li").filter(has=opened.page.locator("bdi"))
    names = facet.locator("bdi").evaluate_all("all => all.map(node => node.textContent)")
    assert shown in names
    facet.nth(names.index(shown)).locator("input").check()
    tally(opened, "1 of 6 events")
    assert rows(opened) == ["h"]
    assert opened.page.locator(".chip bdi").evaluate("node => node.textContent") == shown
    clean_run(opened)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_filters_fit_a_phone(open_page, html, scheme) -> None:
    opened = open_filters(open_page(html, width=390, height=844, color_scheme=scheme))
    for name in ("The place itself", "An area or a line"):
        value(opened, "Precision", name).check()
    tally(opened, "8 of 11 events")
    wide = "[document.documentElement, document.querySelector('.panel')].some(node => node.scrollWidth > innerWidth)"
    assert not opened.page.evaluate(wide)
    small = opened.page.locator(".filters label, .chip, .only-seen").evaluate_all(
        "all => all.filter(node => node.getBoundingClientRect().height < 24).map(node => node.textContent)"
    )
    assert small == []
    clean_run(opened)
