"""The page in a real browser, from disk, with the network cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

import folium
import pytest
from shapely.geometry import Point

from geostrike.webmap import draw_map, page

from .pages import HOSTILE, clean_run, text_of
from .reports import AL_QAIM, DEIR_EZ_ZOR, claim, event, layer, make_layers, make_spec
from .seen import (
    colours,
    eventually,
    extents,
    far,
    heading,
    in_window,
    labels,
    look,
    middle,
    rgb,
    signs,
    spot,
    touching,
)

if TYPE_CHECKING:
    from geostrike.model import Layer

pytestmark = pytest.mark.browser

LAND, TINT, STRONG = rgb("#f8f6f1"), rgb("#f5efe2"), rgb("#e6d8b8")
WATER, STRIKE, ATTACK = rgb("#dce5ea"), rgb("#b8390e"), rgb("#27408b")
DARK = {"land": rgb("#22272b"), "strike": rgb("#ff8562"), "attack": rgb("#74b4ff")}
PAPER = {"land": rgb("#ffffff"), "strike": rgb("#a0240a"), "attack": rgb("#0b4a8f")}
IN_IRAQ, IN_SYRIA, AT_SEA = (43.2, 34.8), (38.0, 35.6), (34.9, 35.0)


def painted(opened) -> dict[str, tuple[int, int, int]]:
    """Return the colours of a place on land, and of a strike's and an attack's own signs."""
    (strike, attack), at = (middle(signs(opened)[name]["box"]) for name in ("s1", "a2")), spot(opened, *IN_SYRIA)
    # An attack is a ring: its colour stands beside its middle.
    found = colours(opened, [at, strike, (attack[0] + 7, attack[1])])
    return dict(zip(("land", "strike", "attack"), found, strict=True))


def test_the_page_draws_itself_from_disk(open_page, html) -> None:
    opened = open_page(html)
    facts = opened.page.evaluate(
        "({title: document.title, lang: document.documentElement.lang, leaflet: L.version,"
        " map: map_geostrike instanceof L.Map})"
    )
    assert facts == {"title": make_spec().title, "lang": "en", "leaflet": "1.9.3", "map": True}
    drawn = signs(opened)
    assert sum(int(sign["text"]) for sign in drawn.values()) == 10
    assert set(drawn) == {"s1", "s2", "s5", "a1", "a2", "a3", "a4", "a5"}
    assert drawn["s2"]["text"] == "3"
    buttons = opened.page.locator(".sign")
    assert set(buttons.evaluate_all("all => all.map(sign => sign.dataset.event)")) == set(drawn)
    assert buttons.count() == len(drawn)
    assert len(extents(opened)) == 9
    assert opened.page.locator(".row").count() == 10
    assert painted(opened) == {"land": LAND, "strike": STRIKE, "attack": ATTACK}
    assert colours(opened, [spot(opened, *AT_SEA)]) == [WATER]
    assert opened.page.evaluate("document.documentElement.scrollHeight <= innerHeight")
    clean_run(opened)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_shown_as_words(open_page, words) -> None:
    layers = make_layers()
    at = Point(41.0, 34.4)
    layers |= {
        "strikes": layer(
            "strikes",
            [
                event(
                    words,
                    "strike",
                    words,
                    at,
                    1,
                    [words],
                    title=words,
                    actor1=words,
                    target=words,
                    warning=words,
                    admin1=words,
                    country=words,
                    where_description=words,
                    disagreements=[{"field": words, "values": [{"value": words, "documents": [words]}]}],
                )
            ],
        ),
        "attacks": layer("attacks", [event("n", "attack", words, None, 6, [], country=words, title=words)]),
        "claims": layer(
            "claims", [claim(words, words, f"Before {words} after.", words, (words,), attributed_to=words, rule=words)]
        ),
        "documents": layer(
            "documents",
            [
                {
                    "id": words,
                    "name": words,
                    "title": words,
                    "publisher": words,
                    "published": words,
                    "url": words,
                    "machine_written": True,
                    "family": words,
                }
            ],
        ),
        "labels": layer(
            "labels",
            [{"name": words, "names": {"en": words}, "kind": "city", "rank": 1, "geometry": Point(42.0, 35.0)}],
        ),
        "aggregates": layer("aggregates", [{"id": "g", "document": words, "text": words}]),
        "rejections": layer("rejections", [{"stage": "claim", "item": words, "reason": words, "document": words}]),
        "places": layer("places", [{"name": words, "role": words, "document": words, "geometry": Point(41.4, 34.0)}]),
    }
    layers = {name: found if name != "land" else layer("land", [], words) for name, found in layers.items()}
    opened = open_page(page(draw_map(layers, make_spec(title=words, summary=words))))
    shown = words.replace("\ud800", "\ufffd")
    assert opened.page.title().split() == shown.split()
    assert shown in {label["text"] for label in labels(opened)}
    opened.page.locator(".sign").click()
    heading(opened, shown)
    assert opened.page.locator("blockquote.large").text_content() == f"Before {shown} after."
    assert opened.page.locator("mark").text_content() == shown
    assert opened.page.locator(".claim a").count() == 0
    opened.page.keyboard.press("Escape")
    opened.page.locator("#tab-elsewhere").click()
    opened.page.locator("#sheet-elsewhere .rejected").wait_for()
    assert shown in opened.page.locator("#sheet-elsewhere").text_content()
    at_place = spot(opened, 41.4, 34.0)
    before = colours(opened, [at_place])
    opened.page.get_by_label("Every place named").check()
    eventually(opened, lambda: colours(opened, [at_place]), [rgb("#ffffff")])
    assert before != [rgb("#ffffff")]
    opened.page.mouse.move(*in_window(opened, at_place))
    assert shown in opened.page.locator(".tip").text_content()
    clean_run(opened)


def test_the_policy_stops_a_script_that_was_not_written(open_page, html) -> None:
    opened = open_page(html.replace("</body>", "<script>window.__pwned = 1</script></body>"))
    assert opened.page.evaluate("window.__pwned || null") is None
    assert any("Content Security Policy" in error for error in opened.errors)
    opened.errors.clear()
    opened.page.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<button id=bad onclick=\"window.__pwned=2\">x</button>')"
    )
    opened.page.locator("#bad").dispatch_event("click")
    assert opened.page.evaluate("window.__pwned || null") is None
    assert any("Content Security Policy" in error for error in opened.errors)


def test_the_keyboard_opens_evidence_and_comes_back(open_page, html) -> None:
    opened = open_page(html)
    keyboard = opened.page.keyboard
    keyboard.press("Tab")
    assert opened.page.evaluate("document.activeElement.className") == "skip"
    for _ in range(12):
        keyboard.press("Tab")
        if opened.page.evaluate("document.activeElement.classList.contains('sign')"):
            break
    label = opened.page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert label
    assert opened.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    keyboard.press("Enter")
    opened.page.wait_for_function("() => document.activeElement.tagName === 'H2'", timeout=5000)
    assert opened.page.locator(".detail").is_visible()
    keyboard.press("Escape")
    assert opened.page.locator(".overview").is_visible()
    assert opened.page.evaluate("document.activeElement.getAttribute('aria-label')") == label
    clean_run(opened)


def test_a_row_of_the_list_opens_with_enter_too(open_page, html) -> None:
    opened = open_page(html)
    row = opened.page.locator('.row[data-event="a1"]')
    row.focus()
    opened.page.keyboard.press("Enter")
    heading(opened, "Drone attack on Tower 22")
    opened.page.get_by_label("Event after").click()
    heading(opened, "Attack at southern Syria")
    assert "contradict each other" in text_of(opened, ".event > .warning")
    opened.page.keyboard.press("Escape")
    assert opened.page.evaluate("document.activeElement.dataset.event") == "a1"


def test_the_evidence_says_what_is_known_and_by_whom(open_page, html) -> None:
    opened = open_page(html)
    opened.page.locator('.row[data-event="a1"]').click()
    heading(opened, "Drone attack on Tower 22")
    assert opened.page.locator("mark.place-named").all_inner_texts() == ["Tower 22", "Tower 22"]
    assert opened.page.locator("mark.figure").all_inner_texts() == ["three", "four"]
    assert text_of(opened, ".differ tbody").split() == ["Killed", "3", "Example", "Wire", "4", "Explainer", "Blog"]
    assert opened.page.locator(".said").all_inner_texts() == ["Responsibility claimed"]
    detail = text_of(opened, ".detail")
    for words in (
        "3 killed",
        "reports give 3 to 4",
        "2 independent sources",
        "Says it was written by a machine",
        "3 February 2024",
        "javascript:alert(1)",
    ):
        assert words in detail
    links = opened.page.locator(".claim a")
    assert links.evaluate_all("all => all.map(a => [a.href, a.rel])") == [
        ["https://example.org/raids", "noopener noreferrer"]
    ]
    opened.page.locator(".claim summary").first.click()
    assert "5f" * 32 in text_of(opened, ".detail")


def test_a_shared_toll_and_a_copy_are_said(open_page, html) -> None:
    opened = open_page(html)
    opened.page.locator('.row[data-event="s2"]').click()
    heading(opened, "Strike at Al-Mayadeen")
    assert "At least 18 killed: fighters; one figure for Al-Mayadeen and Deir ez-Zor together" in text_of(
        opened, ".detail"
    )
    opened.page.keyboard.press("Escape")
    opened.page.locator('.row[data-event="s1"]').click()
    heading(opened, "Two depots bombed at Al-Qaim")
    opened.page.locator(".fold summary").first.click()
    assert "A copy of the article by Example Wire" in text_of(opened, ".detail")
    assert "Hospital staff counted 16 bodies" in text_of(opened, ".further")


def test_arabic_is_set_as_arabic(open_page, html) -> None:
    opened = open_page(html)
    opened.page.locator('.row[data-event="a2"]').click()
    heading(opened, "Attack at Ain al-Asad")
    assert opened.page.locator("blockquote.large").evaluate("q => getComputedStyle(q).direction") == "rtl"
    assert text_of(opened, "mark") == "عين الأسد"


def test_events_at_one_point_stand_under_one_badge(open_page, html) -> None:
    opened = open_page(html)
    assert opened.page.get_by_label("3 events at 2 places: 3 strikes").count() == 1
    look(opened, DEIR_EZ_ZOR.x, DEIR_EZ_ZOR.y, 9)
    badge = opened.page.get_by_label("2 events at Deir ez-Zor: 2 strikes")
    badge.wait_for()
    drawn = signs(opened)
    assert {name: sign["text"] for name, sign in drawn.items()} == {"s3": "2", "s2": "1"}
    left, top, right, _ = drawn["s3"]["box"]
    # The badge's ground and rim are where the button is.
    assert colours(opened, [((left + right) / 2, top + 4)]) == [rgb("#ffffff")]
    assert far(colours(opened, [((left + right) / 2, top)])[0], rgb("#1d1d1b")) < 80
    badge.click()
    heading(opened, "2 events at Deir ez-Zor")
    assert opened.page.locator(".detail .row").count() == 2
    clean_run(opened)


def test_no_two_names_on_the_map_touch(open_page, html) -> None:
    opened = open_page(html)
    for step in range(4):
        boxes = [sign["box"] for sign in signs(opened).values()]
        names = [label["box"] for label in labels(opened)]
        assert len(boxes) + len(names) > 8
        assert touching(boxes) == touching(names) == touching(names, boxes) == 0
        look(opened, 41.5, 34.5, 7 - 0.5 * step)


def test_what_is_not_on_the_map_is_listed(open_page, html) -> None:
    opened = open_page(html)
    countries = [spot(opened, *at) for at in (IN_IRAQ, IN_SYRIA)]
    assert colours(opened, countries) == [TINT, LAND]
    opened.page.locator("#tab-elsewhere").click()
    sheet = opened.page.locator("#sheet-elsewhere")
    sheet.get_by_text("A second target struck in Iraq").wait_for()
    assert "more than 85 sites" in sheet.inner_text()
    assert not sheet.get_by_text("hometown of a soldier").is_visible()
    sheet.locator("summary").click()
    assert sheet.get_by_text("hometown of a soldier").is_visible()
    sheet.locator('.row[data-event="s6"]').click()
    heading(opened, "A second target struck in Iraq")
    assert "Known only to the country" in text_of(opened, ".detail")
    eventually(opened, lambda: colours(opened, countries), [STRONG, LAND])
    opened.page.keyboard.press("Escape")
    eventually(opened, lambda: colours(opened, countries), [TINT, LAND])
    clean_run(opened)


@pytest.mark.parametrize(
    ("kept", "words"), [((), "No event to show."), (("s6",), "No event is known more finely than its country.")]
)
def test_a_map_without_a_pin_says_so(open_page, only, kept, words) -> None:
    opened = open_page(page(draw_map(only(make_layers(), *kept), make_spec())))
    assert text_of(opened, ".map-note") == words
    assert opened.page.locator(".sign").count() == 0
    assert signs(opened) == {}
    clean_run(opened)


def test_a_map_of_nothing_at_all_draws(open_page) -> None:
    opened = open_page(page(draw_map({}, make_spec())))
    assert text_of(opened, ".map-note") == "No event to show."
    clean_run(opened)


def test_a_map_with_one_event_does_not_fall_into_the_ground(open_page, only) -> None:
    opened = open_page(page(draw_map(only(make_layers(), "s1"), make_spec())))
    assert opened.page.evaluate("map_geostrike.getZoom()") <= 8
    assert opened.page.evaluate("map_geostrike.getBounds().contains([34.37, 41.09])")
    assert opened.page.locator(".sign").count() == 1
    at = middle(signs(opened)["s1"]["box"])
    assert max(abs(a - b) for a, b in zip(at, spot(opened, AL_QAIM.x, AL_QAIM.y), strict=True)) < 1
    assert colours(opened, [at]) == [STRIKE]
    clean_run(opened)


def many_layers() -> dict[str, Layer]:
    """Return layers of so many events that the page packs its data."""
    count = 2000
    points = [Point(36 + (i * 37 % 900) / 100, 30 + (i * 61 % 700) / 100) for i in range(count)]
    strikes = [event(f"e{i:04d}", "strike", f"Site {i}", at, 1, [f"c{i}"]) for i, at in enumerate(points)]
    claims = [claim(f"c{i}", f"d{i}.txt", f"Depot {i} at Site {i} was hit.", f"at Site {i}") for i in range(count)]
    return {**make_layers(), "strikes": layer("strikes", strikes), "claims": layer("claims", claims)}


def test_a_large_map_unpacks_its_data_and_draws_what_is_in_view(open_page, spec) -> None:
    html = page(draw_map(many_layers(), spec))
    assert "Depot 100 at Site 100" not in html
    opened = open_page(html)
    drawn = signs(opened)
    assert 20 < len(drawn) < 1000
    assert sum(int(sign["text"]) for sign in drawn.values()) > 500
    assert touching([sign["box"] for sign in drawn.values()]) == 0
    assert 20 < opened.page.locator(".sign").count() <= len(drawn)
    assert opened.page.locator(".row").count() == 100
    opened.page.get_by_text("Show more").click()
    assert opened.page.locator(".row").count() >= 200
    opened.page.locator('.row[data-event="e0100"]').click()
    opened.page.locator("mark").wait_for()
    assert text_of(opened, "mark") == "at Site 100"
    clean_run(opened)


def test_on_paper_every_tab_is_printed(open_page, html) -> None:
    opened = open_page(html)
    opened.page.evaluate("() => geostrike.prepareToPrint()")
    opened.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    opened.page.emulate_media(media="print")
    for name, kept in (
        ("list", "Two depots bombed at Al-Qaim"),
        ("elsewhere", "A second target struck in Iraq"),
        ("documents", "What was hit, and what was not"),
    ):
        part = opened.page.locator(f".paper-{name}")
        assert part.is_visible()
        assert part.locator("li").count() > 2
        assert kept in part.inner_text()
    assert opened.page.locator(".folium-map").bounding_box()["height"] > 300
    assert not opened.page.locator(".leaflet-control-zoom").is_visible()
    clean_run(opened)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_has_no_sideways_scrolling(open_page, html, scheme) -> None:
    opened = open_page(html, width=390, height=844, color_scheme=scheme)
    wide = "[document.documentElement, document.querySelector('.panel')].some(node => node.scrollWidth > innerWidth)"
    assert not opened.page.evaluate(wide)
    opened.page.locator('.row[data-event="s1"]').click()
    heading(opened, "Two depots bombed at Al-Qaim")
    assert not opened.page.evaluate(wide)
    opened.page.get_by_label("Make the panel larger").click()
    assert opened.page.locator("#geostrike-panel").bounding_box()["height"] > 700
    clean_run(opened)


def test_other_layers_of_a_users_map_still_work(open_page, layers, spec) -> None:
    m = folium.Map((33, 42), tiles=None)
    folium.Marker((33.3, 44.4), popup="Own <b>pin</b>", tooltip="own").add_to(m)
    folium.GeoJson(
        {"type": "LineString", "coordinates": [[44, 33], [45, 34]]}, style_function=lambda _: {"color": "#0a0"}
    ).add_to(m)
    group = folium.FeatureGroup("circles").add_to(m)
    folium.CircleMarker((33, 43), radius=5).add_to(group)
    folium.LayerControl().add_to(m)
    opened = open_page(page(draw_map(layers, spec, m=m)))
    opened.page.locator(".leaflet-marker-pane .leaflet-marker-icon").dispatch_event("click")
    opened.page.locator(".leaflet-popup-content").wait_for()
    assert text_of(opened, ".leaflet-popup-content") == "Own pin"
    assert opened.page.locator('path[stroke="#0a0"]').count() == 1
    assert opened.page.locator(".sign").count() > 5
    clean_run(opened)
