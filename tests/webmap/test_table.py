"""The table beside the map in a real browser: its order, its rows, and that it and the map speak of the same events."""

from __future__ import annotations

import pytest
from shapely.geometry import Point

from geostrike.webmap import draw_map, page

from .asked import listen, open_filters, rows, search, tally, value
from .pages import clean_run, text_of
from .reports import event, layer, make_layers, make_spec

pytestmark = pytest.mark.browser

BY_DAY = ["a2", "a4", "a3", "a1", "a5", "s2", "s1", "s3", "s5", "s4"]


@pytest.fixture
def opened(open_page, html):
    return listen(open_page(html))


def sort(opened, name: str):
    return opened.page.get_by_role("columnheader", name=name).get_by_role("button")


def ways(opened) -> list[str]:
    return opened.page.locator(".event-table thead th").evaluate_all(
        "all => all.map(th => th.getAttribute('aria-sort'))"
    )


def many(count: int):
    points = [Point(36 + (i * 37 % 900) / 100, 30 + (i * 61 % 700) / 100) for i in range(count)]
    strikes = [event(f"e{i:04d}", "strike", f"Site {i:04d}", at, 1, [], best=i) for i, at in enumerate(points)]
    return {**make_layers(), "strikes": layer("strikes", strikes), "attacks": layer("attacks", [])}


def test_rows_stand_under_their_days(opened) -> None:
    assert rows(opened) == BY_DAY
    days = opened.page.locator(".event-table .day")
    told = ["20 January", "22–28 January", "25 January", "28 January", "2 February", "3 February"]
    assert days.all_inner_texts() == [f"{day} 2024" for day in told]
    assert set(days.evaluate_all("all => all.map(th => th.scope)")) == {"rowgroup"}
    assert opened.page.get_by_role("table", name="Events on the map").count() == 1
    assert ways(opened) == ["ascending", "none", "none", "none"]


def test_a_row_says_what_is_known(opened) -> None:
    def cells(id_: str) -> list[str]:
        row = opened.page.locator("[data-row]").filter(has=opened.page.locator(f'[data-event="{id_}"]'))
        return [text.replace("\n", " ").strip() for text in row.locator("td").all_inner_texts()]

    assert cells("a1")[1:] == ["Attack: Tower 22, Jordan Drone attack on Tower 22 sources disagree", "3", "2"]
    assert cells("s2")[1] == (
        "Strike: Al-Mayadeen, Deir ez-Zor, Syria United States on militia "
        "at least 18 killed · one figure for Al-Mayadeen and Deir ez-Zor together"
    )
    assert cells("s2")[2:] == ["18", "1"]
    assert cells("a3")[2] == "0"
    assert cells("a2")[2] == "–"


def test_each_column_sorts_both_ways(opened) -> None:
    sort(opened, "Killed").click()
    assert rows(opened)[:5] == ["s2", "s3", "s1", "a1", "a3"]
    assert ways(opened) == ["none", "none", "descending", "none"]
    assert opened.page.locator(".event-table .day").count() == 0
    sort(opened, "Killed").click()
    assert rows(opened)[:5] == ["a3", "a1", "s1", "s2", "s3"]
    assert rows(opened)[5:] == ["a2", "a4", "a5", "s5", "s4"]
    assert ways(opened) == ["none", "none", "ascending", "none"]
    sort(opened, "Where").click()
    places = opened.page.locator(".row-place > bdi").all_inner_texts()
    assert places == sorted(places, key=str.casefold)
    sort(opened, "Where").click()
    assert rows(opened)[:3] == ["a1", "a5", "a4"]
    sort(opened, "Sources").click()
    assert rows(opened)[0] == "a1"
    sort(opened, "Sources").click()
    assert rows(opened)[-1] == "a1"
    sort(opened, "When").click()
    assert rows(opened) == BY_DAY
    sort(opened, "When").click()
    assert rows(opened) == BY_DAY[::-1]
    assert opened.page.locator(".event-table .day").first.inner_text() == "3 February 2024"
    assert opened.page.evaluate("Array.from(geostrike.order())") == [
        int(number)
        for number in opened.page.locator(".event-table .row").evaluate_all("all => all.map(r => r.dataset.number)")
    ]
    clean_run(opened)


def test_the_keyboard_sorts_and_stays_on_the_head(opened) -> None:
    sort(opened, "Killed").focus()
    opened.page.keyboard.press("Enter")
    assert ways(opened)[2] == "descending"
    assert opened.page.evaluate("document.activeElement.textContent") == "Killed"
    opened.page.keyboard.press("Space")
    assert ways(opened)[2] == "ascending"
    opened.page.keyboard.press("Tab")
    opened.page.keyboard.press("Tab")
    assert opened.page.evaluate("document.activeElement.dataset.event") == "a3"
    opened.page.keyboard.press("Enter")
    assert text_of(opened, ".detail h2") == "Attack at Erbil"


def test_what_has_no_date_comes_last_either_way(open_page) -> None:
    layers = make_layers()
    given = {"date_start": None, "date_end": None, "date_prec": None}
    attacks = [
        event("x", "attack", "Anah", Point(41.98, 34.37), 1, [], **given),
        *layers["attacks"].frame.to_dict("records"),
    ]
    opened = open_page(page(draw_map({**layers, "attacks": layer("attacks", attacks)}, make_spec())))
    assert rows(opened)[-1] == "x"
    sort(opened, "When").click()
    assert rows(opened)[0] == "s4"
    assert rows(opened)[-1] == "x"
    assert opened.page.locator(".event-table .day").last.inner_text() == "Date not reported"


def test_the_address_keeps_order_and_search(opened) -> None:
    sort(opened, "Killed").click()
    sort(opened, "Killed").click()
    search(opened, "deir ez-zor", "3 of 11 events")
    opened.page.wait_for_function("() => location.hash.includes('words=') && location.hash.includes('sort=')")
    opened.page.reload()
    opened.page.evaluate("() => window.geostrikeReady")
    tally(opened, "3 of 11 events")
    assert opened.page.get_by_label("Search places and words").input_value() == "deir ez-zor"
    assert ways(opened)[2] == "ascending"
    assert rows(opened) == ["s2", "s3", "s4"]
    opened.page.locator("#tab-sources").click()
    opened.page.wait_for_function("() => location.hash.includes('tab=sources')")
    opened.page.reload()
    opened.page.evaluate("() => window.geostrikeReady")
    assert opened.page.locator("#sheet-sources").is_visible()
    clean_run(opened)


def test_a_filter_keeps_the_order(opened) -> None:
    sort(opened, "Killed").click()
    open_filters(opened)
    value(opened, "Kind", "Attack").check()
    tally(opened, "5 of 11 events")
    assert rows(opened) == ["a1", "a3", "a2", "a4", "a5"]
    assert ways(opened)[2] == "descending"


def test_the_steps_follow_the_table(opened) -> None:
    sort(opened, "Killed").click()
    opened.page.locator('.row[data-event="s1"]').click()
    assert text_of(opened, ".steps .quiet") == "3 of 10"
    opened.page.get_by_label("Event after").click()
    opened.page.get_by_role("heading", name="Drone attack on Tower 22").wait_for()
    assert text_of(opened, ".steps .quiet") == "4 of 10"
    opened.page.keyboard.press("Escape")
    search(opened, "deir", "3 of 11 events")
    opened.page.locator('.row[data-event="s2"]').click()
    assert text_of(opened, ".steps .quiet") == "1 of 3"
    assert opened.page.get_by_label("Event before").is_disabled()


def test_an_event_without_a_pin_has_steps_among_its_like(opened) -> None:
    opened.page.locator("#tab-elsewhere").click()
    opened.page.locator('#sheet-elsewhere .row[data-event="s6"]').click()
    assert text_of(opened, ".steps .quiet") == "1 of 1"
    opened.page.get_by_role("button", name="All events").click()
    assert opened.page.locator("#sheet-elsewhere").is_visible()


def test_a_row_points_at_its_sign_and_a_sign_at_its_row(opened) -> None:
    row = opened.page.locator("[data-row]").filter(has=opened.page.locator('[data-event="s1"]'))
    number = int(row.get_attribute("data-row"))
    row.locator("td.killed").hover(position={"x": 20, "y": 12})
    assert opened.page.evaluate("__pointed") == [number]
    assert "pointed" in row.get_attribute("class")
    opened.page.mouse.move(5, 5)
    assert opened.page.evaluate("__pointed") == []
    assert opened.page.locator(".event-table .pointed").count() == 0
    row.locator(".row").focus()
    assert opened.page.evaluate("__pointed") == [number]
    opened.page.evaluate("document.activeElement.blur()")
    assert opened.page.evaluate("__pointed") == []
    opened.page.evaluate("number => geostrike.pointAt([number])", number)
    assert opened.page.locator(".event-table .pointed .row").get_attribute("data-event") == "s1"
    opened.page.evaluate("geostrike.pointAt([])")
    assert opened.page.locator(".event-table .pointed").count() == 0


def test_the_whole_row_is_to_be_hit_and_the_keyboard_comes_back_to_it(opened) -> None:
    row = opened.page.locator("[data-row]").filter(has=opened.page.locator('[data-event="s1"]'))
    row.locator("td.sources").click(position={"x": 20, "y": 12})
    assert text_of(opened, ".detail h2") == "Two depots bombed at Al-Qaim"
    opened.page.keyboard.press("Escape")
    assert opened.page.evaluate("document.activeElement.dataset.event") == "s1"


def test_the_table_is_narrowed_to_what_the_map_shows(opened) -> None:
    opened.page.get_by_label("Only what the map shows").check()
    assert set(rows(opened)) == set(BY_DAY)
    opened.page.evaluate("map_geostrike.setView([34.37, 41.09], 11, {animate: false})")
    opened.page.wait_for_function("() => document.querySelectorAll('.event-table .row').length === 1")
    assert rows(opened) == ["s1"]
    assert text_of(opened, ".tally-words") == "11 events"
    assert opened.page.locator(".only-seen").inner_text() == "Only what the map shows: 1"
    opened.page.get_by_label("Only what the map shows").uncheck()
    assert rows(opened) == BY_DAY
    clean_run(opened)


def test_while_an_event_is_read_its_neighbours_stay(opened) -> None:
    opened.page.get_by_label("Only what the map shows").check()
    opened.page.locator('.row[data-event="s1"]').click()
    opened.page.evaluate("map_geostrike.setView([34.37, 41.09], 11, {animate: false})")
    opened.page.wait_for_timeout(200)
    assert opened.page.evaluate("geostrike.order().length") == 10
    opened.page.keyboard.press("Escape")
    assert rows(opened) == ["s1"]


def test_a_long_table_grows(open_page) -> None:
    opened = open_page(page(draw_map(many(360), make_spec())))
    assert len(rows(opened)) == 100
    more = opened.page.locator(".more")
    assert more.inner_text() == "Show more (260 left)"
    more.evaluate("button => button.click()")
    assert len(rows(opened)) == 200
    assert opened.page.evaluate("document.activeElement.dataset.event") == "e0100"
    opened.page.evaluate("document.querySelector('.panel').scrollTop = 1e6")
    opened.page.wait_for_function("() => document.querySelectorAll('.event-table .row').length >= 300")
    sort(opened, "Killed").evaluate("button => button.click()")
    assert len(rows(opened)) == 100
    assert rows(opened)[0] == "e0359"
    clean_run(opened)


def test_a_group_is_listed_by_day(opened) -> None:
    numbers = opened.page.evaluate("() => Object.keys(__ids).filter(i => ['s3', 's4'].includes(__ids[i])).map(Number)")
    opened.page.evaluate("numbers => geostrike.choose(numbers, {kind: 'group'})", numbers)
    assert text_of(opened, ".detail h2") == "2 events at Deir ez-Zor"
    assert opened.page.locator(".detail h3.day").all_inner_texts() == ["2 February 2024", "3 February 2024"]
    opened.page.locator('.detail .row[data-event="s4"]').click()
    opened.page.get_by_role("heading", name="Nine storehouses destroyed").wait_for()
    assert opened.page.locator("blockquote.large").inner_text().startswith("In Deir ez-Zor, jets returned")
    clean_run(opened)


def test_a_phone_leaves_the_sources_out(open_page, html) -> None:
    opened = open_page(html, width=390, height=844)
    assert not opened.page.locator(".event-table .sources").first.is_visible()
    assert opened.page.locator(".event-table .killed").first.is_visible()
    table = opened.page.locator(".event-table").bounding_box()
    assert table["width"] == 390
    heads = opened.page.locator(".event-table thead th").evaluate_all(
        "all => all.map(th => th.getBoundingClientRect().right)"
    )
    assert max(heads) == 390
