"""The timeline in a real browser: what its bars count, how a period is chosen, and how it plays."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import product
from typing import Any
from zlib import crc32

import pytest
from shapely.geometry import Point

from geostrike.webmap import draw_map, page

from .pages import clean_run, text_of
from .reports import claim, event, layer, make_layers, make_spec

pytestmark = pytest.mark.browser

HUES = """() => {
  const canvas = document.querySelector(".time-track canvas");
  const {width, height} = canvas;
  const {data} = canvas.getContext("2d").getImageData(0, 0, width, height);
  const found = Array.from({length: width}, () => []);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) {
    const [r, g, b, a] = data.slice(4 * (y * width + x), 4 * (y * width + x) + 4);
    if (a > 200 && Math.max(r, g, b) - Math.min(r, g, b) > 60) found[x].push([y / height, r > b ? "strike" : "attack"]);
  }
  return found;
}"""
"""Where on the canvas there is colour, column by column."""

PIXEL = """x => {
  const pen = document.querySelector(".time-track canvas").getContext("2d");
  return [...pen.getImageData(x, 24, 1, 1).data];
}"""
"""The colour within the lowest block of a bar."""


def dated(type_: str, start: str | None, end: str | None = None, prec: int | None = 1, **given: Any) -> dict[str, Any]:
    """Return an event of a day, of a span of days, or of no known date."""
    id_ = given.pop("id", f"{type_[0]}{start}{end or ''}")
    spot = crc32(id_.encode())
    at = Point(38 + spot % 500 / 100, 33 + spot % 300 / 100)
    given = {"date_start": start, "date_end": end or start, "date_prec": prec if start else None, **given}
    return event(id_, type_, given.pop("place", "Raqqa"), at, 1, [], **given)


def timeline(*events: dict[str, Any]) -> str:
    """Return the page of a map of these events."""
    by_type = {f"{name}s": [row for row in events if row["event_type"] == name] for name in ("strike", "attack")}
    layers = {**make_layers(), **{name: layer(name, rows) for name, rows in by_type.items()}}
    for name in ("extents", "contested"):
        layers.pop(name, None)
    return page(draw_map(layers, make_spec()))


def week() -> list[dict[str, Any]]:
    """Return events of ten days: on single days, in a span of days that no other touches, and without a date."""
    return [
        dated("strike", "2024-02-01"),
        dated("strike", "2024-02-02", id="s2"),
        dated("strike", "2024-02-02", id="s3"),
        dated("attack", "2024-02-02", id="a2", country="IQ"),
        dated("attack", "2024-02-05", "2024-02-07", 2, id="span"),
        dated("strike", "2024-02-09"),
        dated("attack", "2024-02-10", id="a10", country="IQ"),
        dated("strike", None, id="undated"),
    ]


class Track:
    """The bars of a page, as the mouse finds them."""

    def __init__(self, opened: Any, first: str, last: str) -> None:
        self.page = opened.page
        self.box = opened.page.locator(".time-track").bounding_box()
        self.first = date.fromisoformat(first)
        self.days = (date.fromisoformat(last) - self.first).days + 1
        self.width = opened.page.evaluate("document.querySelector('.time-handle.last').offsetLeft")

    def x(self, day: str) -> float:
        """Return where the middle of a day is, from the left of the window."""
        return float(self.box["x"]) + ((date.fromisoformat(day) - self.first).days + 0.5) * self.width / self.days

    def move(self, day: str, down: float = 12, by: float = 0) -> None:
        self.page.mouse.move(self.x(day) + by, self.box["y"] + down)

    def drag(self, start: str, end: str, by: float = 0) -> None:
        self.move(start, by=by)
        self.page.mouse.down()
        self.move(start, by=by + (6 if end >= start else -6))
        self.move(end, by=by)
        self.page.mouse.up()


def says(opened: Any, words: str) -> None:
    """Wait until the words of the period are these."""
    told = opened.page.locator(".time-words")
    opened.page.wait_for_function(
        "words => document.querySelector('.time-words').textContent === words", arg=words, timeout=10_000
    )
    assert told.text_content() == words


def titles(opened: Any) -> int:
    return int(opened.page.locator("#sheet-events .row").count())


@pytest.fixture
def ten_days(open_page) -> Any:
    return open_page(timeline(*week()))


def test_it_says_which_days_it_shows_and_how_many_events(ten_days) -> None:
    assert text_of(ten_days, ".time-words") == "1–10 February 2024, 7 events"
    assert text_of(ten_days, ".time-undated") == "1 without a date"
    assert ten_days.page.locator("#geostrike-time").get_attribute("aria-label") == "Timeline"
    assert ten_days.page.locator("#geostrike-time > .hidden").text_content() == (
        "7 events with a date, from 1 February 2024 to 10 February 2024. Most on 2 February 2024: 2 strikes, 1 attack. "
        "1 event dated to a span of days, not to a day. 1 event without a date."
    )
    assert not ten_days.page.get_by_text("All dates").is_visible()
    assert ten_days.page.locator("#geostrike-time").bounding_box()["height"] < 90
    clean_run(ten_days)


def test_strikes_stand_solid_and_attacks_hollow_upon_them(ten_days) -> None:
    track = Track(ten_days, "2024-02-01", "2024-02-10")
    columns = ten_days.page.evaluate(HUES)
    middle = columns[round(track.x("2024-02-02") - track.box["x"])]
    kinds = [kind for _, kind in sorted(middle)]
    assert kinds == sorted(kinds)
    solid, outline = kinds.count("strike"), kinds.count("attack")
    # Two solid blocks of eight or nine pixels, and of the hollow one the upper and lower line only.
    assert solid >= 14
    assert 2 <= outline <= 5
    assert not columns[round(track.x("2024-02-04") - track.box["x"])]


def test_a_span_of_days_is_a_line_beneath_and_never_a_bar(ten_days) -> None:
    track = Track(ten_days, "2024-02-01", "2024-02-10")
    columns = ten_days.page.evaluate(HUES)
    foot = max(height for height, _ in columns[round(track.x("2024-02-01") - track.box["x"])])
    for day in ("2024-02-05", "2024-02-06", "2024-02-07"):
        heights = [height for height, _ in columns[round(track.x(day) - track.box["x"])]]
        assert heights
        assert min(heights) > foot
    track.move("2024-02-06")
    assert text_of(ten_days, ".time-told") == "6 February 2024: no event"
    track.move("2024-02-06", down=33)
    assert text_of(ten_days, ".time-told") == "5–7 February 2024: Attack at Raqqa"


def test_many_spans_become_one_strip(open_page) -> None:
    spans = [
        dated("strike", f"2024-03-{1 + i % 20:02d}", f"2024-03-{5 + i % 20:02d}", 2, id=f"x{i}") for i in range(60)
    ]
    opened = open_page(timeline(dated("strike", "2024-03-01"), dated("strike", "2024-03-28"), *spans))
    track = Track(opened, "2024-03-01", "2024-03-28")
    columns = opened.page.evaluate(HUES)
    assert all(not columns[round(track.x(f"2024-03-{day:02d}") - track.box["x"])] for day in range(2, 28))
    track.move("2024-03-10")
    assert text_of(opened, ".time-told") == "10 March 2024: no event; 15 dated to longer spans"


def test_a_year_does_not_press_two_days_together(open_page) -> None:
    events = [
        dated("strike", "2024-02-01"),
        dated("strike", "2024-02-09"),
        dated("attack", "2024-01-01", "2024-12-31", 5),
    ]
    opened = open_page(timeline(*events))
    assert text_of(opened, ".time-words") == "1–9 February 2024, 3 events"
    opened = open_page(timeline(*events, dated("attack", "2023-01-01", "2023-12-31", 5)))
    assert text_of(opened, ".time-words") == "1 January 2023 – 9 February 2024, 4 events"


def test_a_period_drawn_with_the_mouse_is_what_map_and_table_show(ten_days) -> None:
    track = Track(ten_days, "2024-02-01", "2024-02-10")
    assert titles(ten_days) == 8
    track.drag("2024-02-02", "2024-02-05")
    says(ten_days, "2–5 February 2024, 4 events")
    assert text_of(ten_days, ".time-undated") == "1 without a date left out"
    assert titles(ten_days) == 4
    seen = ten_days.page.evaluate("geostrike.inView().reduce((a, b) => a + b)")
    assert seen == 4
    assert "2–5 February 2024" in text_of(ten_days, ".chip")
    clean_run(ten_days)


def test_the_period_is_moved_from_within_and_resized_at_its_edges(ten_days) -> None:
    track = Track(ten_days, "2024-02-01", "2024-02-10")
    track.drag("2024-02-04", "2024-02-02")
    says(ten_days, "2–4 February 2024, 3 events")
    track.drag("2024-02-03", "2024-02-08")
    says(ten_days, "7–9 February 2024, 2 events")
    slot = track.width / track.days
    track.drag("2024-02-07", "2024-02-09", by=-slot / 2 - 2)
    says(ten_days, "9 February 2024, 1 event")
    track.drag("2024-02-09", "2024-02-10", by=slot / 2 + 2)
    says(ten_days, "9–10 February 2024, 2 events")
    # Beyond the last day there is nothing to move it to.
    track.drag("2024-02-09", "2024-02-10")
    says(ten_days, "9–10 February 2024, 2 events")


def test_a_click_chooses_a_day_and_there_are_three_ways_back(ten_days) -> None:
    track = Track(ten_days, "2024-02-01", "2024-02-10")
    whole = "1–10 February 2024, 7 events"
    for lift in (
        lambda: ten_days.page.keyboard.press("Escape"),
        lambda: ten_days.page.get_by_text("All dates").click(),
        lambda: ten_days.page.mouse.dblclick(track.x("2024-02-05"), track.box["y"] + 12),
    ):
        ten_days.page.mouse.click(track.x("2024-02-09"), track.box["y"] + 12)
        says(ten_days, "9 February 2024, 1 event")
        lift()
        says(ten_days, whole)
    assert titles(ten_days) == 8


def test_escape_takes_back_a_drag_that_is_not_finished(ten_days) -> None:
    track = Track(ten_days, "2024-02-01", "2024-02-10")
    track.drag("2024-02-01", "2024-02-02")
    says(ten_days, "1–2 February 2024, 4 events")
    track.move("2024-02-09")
    ten_days.page.mouse.down()
    track.move("2024-02-10")
    says(ten_days, "9–10 February 2024, 2 events")
    ten_days.page.keyboard.press("Escape")
    says(ten_days, "1–2 February 2024, 4 events")
    track.move("2024-02-05")
    ten_days.page.mouse.up()
    says(ten_days, "1–2 February 2024, 4 events")


def test_the_two_handles_obey_the_keyboard(ten_days) -> None:
    first, last = (ten_days.page.get_by_role("slider", name=name) for name in ("First day", "Last day"))
    assert [first.get_attribute(f"aria-value{name}") for name in ("min", "now", "max", "text")] == [
        "0",
        "0",
        "9",
        "1 February 2024",
    ]
    assert [last.get_attribute(f"aria-value{name}") for name in ("min", "now", "max", "text")] == [
        "0",
        "9",
        "9",
        "10 February 2024",
    ]
    press = ten_days.page.keyboard.press
    first.focus()
    press("ArrowRight")
    says(ten_days, "2–10 February 2024, 6 events")
    assert first.get_attribute("aria-valuetext") == "2 February 2024"
    press("Tab")
    assert ten_days.page.evaluate("document.activeElement.getAttribute('aria-label')") == "Last day"
    press("PageDown")
    says(ten_days, "2 February 2024, 3 events")
    assert last.get_attribute("aria-valuemin") == last.get_attribute("aria-valuenow") == "1"
    press("ArrowUp")
    press("ArrowUp")
    says(ten_days, "2–4 February 2024, 3 events")
    press("End")
    says(ten_days, "2–10 February 2024, 6 events")
    press("Shift+Tab")
    press("Home")
    says(ten_days, "1–10 February 2024, 7 events")
    assert titles(ten_days) == 8
    press("End")
    says(ten_days, "10 February 2024, 1 event")
    assert ten_days.page.evaluate("getComputedStyle(document.activeElement, '::after').outlineStyle") == "solid"
    clean_run(ten_days)


def test_a_finger_chooses_too(open_page) -> None:
    opened = open_page(timeline(*week()), width=390, height=844, has_touch=True)
    track = Track(opened, "2024-02-01", "2024-02-10")
    opened.page.touchscreen.tap(track.x("2024-02-02"), track.box["y"] + 8)
    says(opened, "2 Feb 2024, 3 events")
    assert opened.page.locator(".time-track").evaluate("node => getComputedStyle(node).touchAction") == "pan-y"
    assert opened.page.locator("#geostrike-time").bounding_box()["height"] < 72
    assert not opened.page.evaluate("document.querySelector('#geostrike-time').scrollWidth > innerWidth")


def test_another_filter_leaves_the_rest_pale_and_counts_anew(ten_days) -> None:
    track = Track(ten_days, "2024-02-01", "2024-02-10")
    ten_days.page.get_by_role("button", name="Filters").click()
    ten_days.page.get_by_role("checkbox", name=re.compile("Iraq")).check()
    says(ten_days, "1–10 February 2024, 2 events")
    assert text_of(ten_days, ".time-undated") == ""
    columns = ten_days.page.evaluate(HUES)
    assert {kind for column in columns for _, kind in column} == {"attack"}
    track.move("2024-02-02")
    assert text_of(ten_days, ".time-told") == "2 February 2024: 1 attack"
    track.drag("2024-02-08", "2024-02-10")
    says(ten_days, "8–10 February 2024, 1 event")


def test_what_is_outside_the_period_stays_in_pale(ten_days) -> None:
    track = Track(ten_days, "2024-02-01", "2024-02-10")
    x = round(track.x("2024-02-01") - track.box["x"])
    strong = ten_days.page.evaluate(PIXEL, x)
    track.drag("2024-02-09", "2024-02-10")
    says(ten_days, "9–10 February 2024, 2 events")
    pale = ten_days.page.evaluate(PIXEL, x)
    assert pale[:3] == pytest.approx(strong[:3], abs=8)
    assert 40 < pale[3] < 140 < strong[3]


def test_it_plays_day_by_day_and_stops_at_the_last(ten_days) -> None:
    track = Track(ten_days, "2024-02-01", "2024-02-10")
    button = ten_days.page.get_by_role("button", name="Play through time")
    assert button.get_attribute("aria-pressed") == "false"
    button.click()
    says(ten_days, "1 February 2024, 1 event")
    assert button.get_attribute("aria-pressed") == "true"
    assert titles(ten_days) == 1
    says(ten_days, "2 February 2024, 3 events")
    button.click()
    assert button.get_attribute("aria-pressed") == "false"
    ten_days.page.get_by_text("All dates").click()
    track.drag("2024-02-07", "2024-02-08")
    says(ten_days, "7–8 February 2024, 1 event")
    button.click()
    says(ten_days, "9–10 February 2024, 2 events")
    ten_days.page.wait_for_function(
        "() => document.querySelector('.time-play').getAttribute('aria-pressed') === 'false'"
    )
    assert text_of(ten_days, ".time-words") == "9–10 February 2024, 2 events"
    # From the end it begins anew.
    button.click()
    says(ten_days, "1–2 February 2024, 4 events")
    button.click()
    clean_run(ten_days)


def test_it_plays_in_motion_for_who_wants_motion(ten_days) -> None:
    ten_days.page.emulate_media(reduced_motion="no-preference")
    button = ten_days.page.get_by_role("button", name="Play through time")
    button.click()
    says(ten_days, "2 February 2024, 3 events")
    ten_days.page.get_by_text("All dates").click()
    says(ten_days, "1–10 February 2024, 7 events")
    assert button.get_attribute("aria-pressed") == "false"


def test_one_day_is_a_line_of_words_with_a_bar(open_page) -> None:
    opened = open_page(timeline(dated("strike", "2024-02-02"), dated("attack", "2024-02-02"), dated("strike", None)))
    section = opened.page.locator("#geostrike-time")
    assert section.inner_text().split("\n\n") == ["2 February 2024, 1 strike, 1 attack", "1 without a date"]
    assert section.bounding_box()["height"] < 45
    assert section.get_by_role("slider").count() == section.get_by_role("button").count() == 0
    clean_run(opened)


def test_without_a_date_it_says_so_and_without_an_event_nothing(open_page) -> None:
    opened = open_page(timeline(dated("strike", None), dated("attack", None)))
    assert text_of(opened, "#geostrike-time") == "No event has a date."
    clean_run(opened)
    opened = open_page(page(draw_map({}, make_spec())))
    assert not opened.page.locator("#geostrike-time").is_visible()
    clean_run(opened)


def test_dark_and_paper_have_their_own_colours(ten_days) -> None:
    track = Track(ten_days, "2024-02-01", "2024-02-10")
    x = round(track.x("2024-02-01") - track.box["x"])
    light = ten_days.page.evaluate(PIXEL, x)
    ten_days.page.emulate_media(color_scheme="dark")
    ten_days.page.wait_for_function(f"light => String(({PIXEL})({x})) !== String(light)", arg=light)
    dark = ten_days.page.evaluate(PIXEL, x)
    assert sum(dark[:3]) > sum(light[:3])
    ten_days.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert sum(ten_days.page.evaluate(PIXEL, x)[:3]) < sum(dark[:3])


SCALE = """([days, width]) => {
  const [first, last] = [19000, 19000 + days - 1];
  const scale = geostrike.timeScale(first, last, width);
  const {starts, count} = scale;
  const holds = day => {
    const u = scale.unitOf(day);
    return starts[u] <= day && day < starts[u + 1];
  };
  return {
    count, width: scale.width, ticks: geostrike.timeTicks(scale, text => 6 * text.length),
    covers: starts[0] <= first && starts[count] > last, found: [0, 1, days >> 1, days - 1].every(k => holds(first + k)),
  };
}"""


def test_bars_are_neither_hair_nor_beam_and_dates_do_not_touch(ten_days) -> None:
    for width, days in product((326, 808), (2, 9, 40, 150, 500, 2000, 9000, 40_000, 700_000)):
        told = ten_days.page.evaluate(SCALE, [days, width])
        assert told["covers"]
        assert told["found"]
        assert told["width"] <= width
        assert told["width"] / told["count"] > 3.5
        assert told["count"] > 1
        edges = [edge for tick in told["ticks"] for edge in (tick["left"], tick["right"])]
        assert edges, (width, days)
        assert edges == sorted(edges)
        assert edges[0] >= 0
        assert edges[-1] <= told["width"]


PERIODS = {
    ("2024-02-02", "2024-02-02"): "2 February 2024",
    ("2024-02-05", "2024-02-11"): "5–11 February 2024",
    ("2024-01-28", "2024-02-04"): "28 January – 4 February 2024",
    ("2023-12-30", "2024-01-02"): "30 December 2023 – 2 January 2024",
    ("2024-02-01", "2024-02-29"): "February 2024",
    ("2023-02-01", "2023-02-28"): "February 2023",
    ("2024-01-01", "2024-03-31"): "January–March 2024",
    ("2023-11-01", "2024-01-31"): "November 2023 – January 2024",
    ("2024-01-01", "2024-12-31"): "2024",
    ("2019-01-01", "2024-12-31"): "2019–2024",
    ("0024-01-01", "0024-12-31"): "24",
}


def test_periods_are_named_as_a_newspaper_would(ten_days) -> None:
    words = ten_days.page.evaluate(
        "all => all.map(days => geostrike.periodWords(...days.map(geostrike.dayOfIso)))",
        [list(days) for days in PERIODS],
    )
    assert words == list(PERIODS.values())


def test_the_calendar_agrees_with_python(ten_days) -> None:
    days = [
        date(1, 1, 2),
        date(1899, 12, 31),
        date(1970, 1, 1),
        date(2000, 2, 29),
        date(2024, 12, 31),
        date(9999, 12, 1),
    ]
    numbers = [(day - date(1970, 1, 1)).days for day in days]
    assert ten_days.page.evaluate("all => all.map(geostrike.dayOfIso)", [day.isoformat() for day in days]) == numbers
    starts = ten_days.page.evaluate(
        "all => all.map(day => geostrike.UNITS.slice(0, 3).map(unit => unit.start(day)))", numbers
    )
    expected = [[day, day - timedelta(day.weekday()) if day.year > 1 else None, day.replace(day=1)] for day in days]
    for got, wanted in zip(starts, expected, strict=True):
        for number, day in zip(got, wanted, strict=True):
            assert day is None or date(1970, 1, 1) + timedelta(number) == day
    assert ten_days.page.evaluate(
        "['2023-02-29', '2024-13-01', '2024-1-1', '', 'x'].every(text => isNaN(geostrike.dayOfIso(text)))"
    )


def test_events_of_one_claim_still_make_a_page(open_page) -> None:
    """The timeline draws where claims stand behind its events."""
    row = dated("strike", "2024-02-02", id="s1")
    layers = {
        "strikes": layer("strikes", [{**row, "claims": ["c"]}]),
        "claims": layer("claims", [claim("c", "wire.txt", "It hit.")]),
    }
    opened = open_page(page(draw_map(layers, make_spec())))
    assert text_of(opened, "#geostrike-time") == "2 February 2024, 1 strike"
    clean_run(opened)
