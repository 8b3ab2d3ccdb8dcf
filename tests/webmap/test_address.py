"""The state of the page in its address: written as the reader goes, read from a link, harmless when hostile."""

from __future__ import annotations

import re
from typing import Any

import pytest
from shapely.geometry import Point

from geostrike.webmap import draw_map, page

from .pages import clean_run, text_of
from .reports import claim, event, layer, make_layers, make_spec

pytestmark = pytest.mark.browser

COMMA = "Guards, first company"
ODD = "100 % & more = #1"
ARABIC = "المقاومة"


@pytest.fixture
def many_words() -> str:
    """Return a page whose actors and sources have names that an address could trip over."""
    rows = [
        event("n1", "strike", "Raqqa", Point(39.01, 35.95), 1, ["k1"], actor1=COMMA),
        event("n2", "strike", "Palmyra", Point(38.28, 34.56), 1, ["k2"], actor1=ODD, disputed=True),
        event("n3", "attack", "Ramadi", Point(43.3, 33.42), 4, ["k3"], actor1=ARABIC, country="IQ"),
        event(
            "n4",
            "attack",
            "Erbil",
            Point(44.01, 36.19),
            2,
            ["k4"],
            actor1="",
            country="IQ",
            date_start=None,
            date_end=None,
            date_prec=None,
        ),
    ]
    publishers = ["The Wire, Inc.", "Daily", "وكالة", None]
    claims = [claim(f"k{n}", f"d{n}", f"Sentence {n}.", publisher=name) for n, name in enumerate(publishers, 1)]
    documents = [
        {
            "id": f"d{n}",
            "name": f"d{n}",
            "title": f"Report {n}",
            "publisher": name,
            "published": "2024-02-03",
            "url": None,
        }
        for n, name in enumerate(publishers, 1)
    ]
    layers = {
        **make_layers(),
        "strikes": layer("strikes", rows[:2]),
        "attacks": layer("attacks", rows[2:]),
        "claims": layer("claims", claims),
        "documents": layer("documents", documents),
    }
    layers.pop("extents")
    return page(draw_map(layers, make_spec()))


def at(opened: Any, fragment: str) -> None:
    """Open the page anew at a fragment."""
    address = opened.page.url.split("#")[0]
    opened.page.goto("about:blank")
    opened.page.goto(f"{address}#{fragment}", wait_until="load")
    opened.page.evaluate("() => window.geostrikeReady")


def fragment_of(opened: Any) -> str:
    return str(opened.page.evaluate("location.href.split('#')[1] || ''"))


def becomes(opened: Any, fragment: str) -> None:
    """Wait until the address has this fragment."""
    for _ in range(100):
        if fragment_of(opened) == fragment:
            break
        opened.page.wait_for_timeout(50)
    assert fragment_of(opened) == fragment


def shown(opened: Any) -> str:
    return str(
        opened.page.evaluate(
            "JSON.stringify([...document.querySelectorAll('#sheet-events .row')].map(row => row.dataset.event).sort())"
        )
    )


def test_a_fresh_page_keeps_a_clean_address(open_page, html) -> None:
    opened = open_page(html)
    opened.page.locator("#tab-sources").click()
    becomes(opened, "tab=sources")
    opened.page.locator("#tab-events").click()
    becomes(opened, "")
    assert "#" not in opened.page.url
    clean_run(opened)


@pytest.mark.parametrize(
    ("fragment", "ids"),
    [
        ("types=strike", ["n1", "n2"]),
        ("types=attack", ["n3", "n4"]),
        ("actors=Guards%252C%20first%20company", ["n1"]),
        ("actors=100%20%2525%20%26%20more%20%3D%20%231", ["n2"]),
        ("actors=Guards%252C%20first%20company,%D8%A7%D9%84%D9%85%D9%82%D8%A7%D9%88%D9%85%D8%A9", ["n1", "n3"]),
        ("actors=not-told", ["n4"]),
        ("countries=IQ", ["n3", "n4"]),
        ("countries=SY,IQ", ["n1", "n2", "n3", "n4"]),
        ("precisions=site,district", ["n1", "n2"]),
        ("precisions=near", ["n4"]),
        ("sources=The%20Wire%252C%20Inc.", ["n1"]),
        ("sources=Daily", ["n2"]),
        ("disputed=1", ["n2"]),
        ("from=2024-02-01&to=2024-02-02", ["n1", "n2", "n3"]),
        ("from=2024-02-03&to=2024-02-09", []),
        ("types=attack&countries=IQ&from=2024-02-02&to=2024-02-02", ["n3"]),
    ],
)
def test_every_filter_comes_back_from_its_address(open_page, many_words, fragment, ids) -> None:
    opened = open_page(many_words)
    at(opened, fragment)
    assert set(fragment_of(opened).split("&")) == set(fragment.split("&"))
    assert shown(opened) == str(ids).replace("'", '"').replace(" ", "")
    chips = opened.page.locator(".chip").count()
    assert chips > 0
    # The same again, without loading the page: through an empty fragment and back.
    opened.page.evaluate("location.hash = ''")
    becomes(opened, "")
    assert opened.page.locator(".chip").count() == 0
    opened.page.evaluate("fragment => { location.hash = fragment }", fragment)
    opened.page.wait_for_function("count => document.querySelectorAll('.chip').length === count", arg=chips)
    assert shown(opened) == str(ids).replace("'", '"').replace(" ", "")
    clean_run(opened)


def test_what_the_reader_does_is_written(open_page, many_words) -> None:
    opened = open_page(many_words)
    opened.page.get_by_role("button", name="Filters").click()
    opened.page.get_by_role("checkbox", name=re.compile(COMMA)).check()
    becomes(opened, "actors=Guards%252C%20first%20company")
    opened.page.get_by_role("checkbox", name=re.compile("Arabic|" + ARABIC)).check()
    becomes(opened, "actors=Guards%252C%20first%20company,%D8%A7%D9%84%D9%85%D9%82%D8%A7%D9%88%D9%85%D8%A9")
    address = opened.page.evaluate("geostrike.address()")
    assert address == opened.page.evaluate("location.href")
    opened.page.get_by_role("button", name="Clear all").first.click()
    becomes(opened, "")


def test_an_event_is_chosen_brought_into_view_and_let_go(open_page, html) -> None:
    opened = open_page(html)
    opened.page.locator('.row[data-event="a3"]').click()
    becomes(opened, "event=a3")
    opened.page.keyboard.press("Escape")
    becomes(opened, "")
    at(opened, "event=a3&view=33.5,38.5,8")
    assert text_of(opened, ".detail h2") == "Attack at Erbil"
    assert opened.page.evaluate("map_geostrike.getBounds().contains([36.19, 44.01])")
    clean_run(opened)


def test_going_back_gives_the_address_before(open_page, html) -> None:
    opened = open_page(html)
    opened.page.evaluate("location.hash = 'event=s1'")
    opened.page.get_by_role("heading", name="Two depots bombed at Al-Qaim").wait_for()
    opened.page.evaluate("location.hash = 'event=a1'")
    opened.page.get_by_role("heading", name="Drone attack on Tower 22").wait_for()
    opened.page.go_back()
    opened.page.get_by_role("heading", name="Two depots bombed at Al-Qaim").wait_for()
    assert fragment_of(opened) == "event=s1"
    opened.page.go_back()
    opened.page.locator(".overview").wait_for()
    assert fragment_of(opened) == ""
    clean_run(opened)


def test_the_view_is_written_once_the_reader_has_moved_the_map(open_page, html) -> None:
    opened = open_page(html)
    opened.page.locator('.row[data-event="a1"]').click()
    becomes(opened, "event=a1")
    opened.page.set_viewport_size({"width": 1200, "height": 700})
    opened.page.keyboard.press("Escape")
    becomes(opened, "")
    box = opened.page.locator(".folium-map").bounding_box()
    opened.page.mouse.move(box["x"] + 300, box["y"] + 200)
    opened.page.mouse.down()
    opened.page.mouse.move(box["x"] + 260, box["y"] + 180, steps=4)
    opened.page.mouse.up()
    opened.page.wait_for_function("() => location.hash.startsWith('#view=')")
    fragment = fragment_of(opened)
    assert re.fullmatch(r"view=-?\d+(\.\d{1,4})?,-?\d+(\.\d{1,4})?,\d+(\.\d{1,2})?", fragment)
    seen = opened.page.evaluate("geostrike.mapView(map_geostrike)")
    at(opened, fragment)
    assert opened.page.evaluate("geostrike.mapView(map_geostrike)") == pytest.approx(seen, abs=0.01)
    assert fragment_of(opened) == fragment


def test_all_parts_together_survive(open_page, html) -> None:
    opened = open_page(html)
    parts = [
        "event=s4",
        "view=34.6,40.2,7.25",
        "types=strike",
        "countries=SY",
        "from=2024-02-01",
        "to=2024-02-05",
        "words=Deir",
        "sort=killed",
    ]
    at(opened, "&".join(parts))
    opened.page.locator(".detail h2").wait_for()
    becomes(opened, "&".join(parts))
    assert text_of(opened, ".time-words") == "1–5 February 2024, 3 events"
    assert opened.page.locator("#geostrike-words").input_value() == "Deir"
    at(opened, "tab=elsewhere&disputed=1")
    assert opened.page.locator("#sheet-elsewhere").is_visible()
    becomes(opened, "disputed=1&tab=elsewhere")
    clean_run(opened)


@pytest.mark.parametrize(
    ("fragment", "left"),
    [
        ("event=nobody", ""),
        ("countries=SY,XX&actors=Nobody", "countries=SY"),
        ("types=bombs", ""),
        ("precisions=3", ""),
        ("nonsense=1&disputed=yes", ""),
        ("from=2024-02-30", ""),
        ("from=2024-02-09&to=2024-02-01", ""),
        ("from=2024-01-25", "from=2024-01-25&to=2024-02-03"),
        ("to=2024-01-25", "from=2024-01-20&to=2024-01-25"),
        ("view=1,2", ""),
        ("view=NaN,1e99,9999", ""),
        ("view=91,0,3", ""),
        ("view=Infinity,0,3", ""),
        ("tab=nowhere&sort=colour", ""),
    ],
)
def test_what_the_page_does_not_know_is_left_out(open_page, html, fragment, left) -> None:
    opened = open_page(html)
    at(opened, fragment)
    assert fragment_of(opened) == left
    assert opened.page.locator("#sheet-events .row").count() > 0
    clean_run(opened)


@pytest.mark.parametrize(
    "fragment",
    [
        "event=<img src=x onerror=window.__pwned=1>",
        "event=%3Cimg%20src=x%20onerror=window.__pwned=1%3E",
        "actors=<script>window.__pwned=1</script>&sources=javascript:window.__pwned=1",
        "%zz",
        "event=%zz&types=%E0%A4%A",
        "__proto__=1&constructor=2&hasOwnProperty=3&get=4",
        "countries=" + "SY," * 5000,
        "event=" + "x" * 1_000_000,
        "&&&===&=&event",
        "from=99999999-01-01&to=-271821-04-20",
        "sort=" + "(" * 500,
    ],
)
def test_hostile_fragments_do_no_harm(open_page, html, fragment) -> None:
    opened = open_page(html)
    at(opened, fragment)
    assert not opened.page.locator(".detail").is_visible()
    assert opened.page.locator("#sheet-events .row").count() > 3
    assert opened.page.locator("img").count() == 0
    left = fragment_of(opened)
    assert left in ("", "countries=SY")
    opened.page.evaluate("fragment => { location.hash = fragment }", fragment)
    opened.page.wait_for_function("left => (location.href.split('#')[1] || '') === left", arg=left)
    opened.page.locator("#sheet-events .row").first.click()
    opened.page.wait_for_function("() => location.hash.includes('event=')")
    clean_run(opened)


@pytest.mark.parametrize("words", ["<script>window.__pwned=1</script>", "lone \\ud800 surrogate", "a,b%2Cc & d=e#f?"])
def test_hostile_words_are_only_searched_for(open_page, html, words) -> None:
    opened = open_page(html)
    words = words.replace("\\ud800", "\ud800")
    opened.page.locator("#geostrike-words").evaluate(
        "(field, words) => { field.value = words; field.dispatchEvent(new Event('input')) }", words
    )
    opened.page.wait_for_function("() => document.querySelectorAll('.chip').length === 1")
    before = opened.page.locator(".chip").inner_text()
    if "\ud800" not in words:
        opened.page.wait_for_function("() => location.hash.startsWith('#words=')")
        at(opened, fragment_of(opened))
        assert opened.page.locator("#geostrike-words").input_value() == words
        opened.page.wait_for_function("() => document.querySelectorAll('.chip').length === 1")
        assert opened.page.locator(".chip").inner_text() == before
    clean_run(opened)


def test_the_skip_link_leaves_the_address_alone(open_page, html) -> None:
    opened = open_page(html)
    at(opened, "types=strike")
    opened.page.keyboard.press("Tab")
    assert opened.page.evaluate("document.activeElement.className") == "skip"
    opened.page.keyboard.press("Enter")
    assert opened.page.evaluate("document.activeElement.id") == "geostrike-panel"
    assert fragment_of(opened) == "types=strike"
    # Nor does an old link to it, followed by hand.
    opened.page.evaluate("location.hash = 'geostrike-panel'")
    becomes(opened, "types=strike")
    assert opened.page.locator(".chip").count() == 1
    clean_run(opened)


def test_a_browser_that_forbids_to_write_the_address_shows_the_page_all_the_same(open_page, html) -> None:
    opened = open_page(html, ready=False)
    opened.page.add_init_script("history.replaceState = () => { throw new DOMException('no', 'SecurityError') }")
    at(opened, "types=strike&event=s1")
    assert text_of(opened, ".detail h2") == "Two depots bombed at Al-Qaim"
    opened.page.keyboard.press("Escape")
    opened.page.locator("#tab-sources").click()
    opened.page.wait_for_function("() => geostrike.address().endsWith('#types=strike&tab=sources')")
    assert fragment_of(opened) == "types=strike&event=s1"
    clean_run(opened)


def test_a_sandboxed_frame_shows_the_page_too(open_page, html, tmp_path) -> None:
    inside = tmp_path / "inside.html"
    inside.write_text(html, encoding="utf-8", newline="")
    opened = open_page(
        f'<iframe sandbox="allow-scripts" width="900" height="700" src="{inside.as_uri()}#event=s1"></iframe>',
        ready=False,
    )
    frame = opened.page.frame_locator("iframe")
    frame.get_by_role("heading", name="Two depots bombed at Al-Qaim").wait_for()
    frame.get_by_role("button", name="All events").click()
    assert frame.locator("#sheet-events .row").count() > 3
    clean_run(opened)
