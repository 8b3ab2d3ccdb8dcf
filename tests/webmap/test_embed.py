"""The map in a frame of somebody else's page: `#embed` in its address."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from .pages import clean_run, text_of

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
SIZES = [(480, 320), (640, 400), (800, 480), (1200, 640)]


def embedded(opened: Any, fragment: str = "embed") -> Any:
    """Open the page anew at a fragment, as a frame does."""
    address = opened.page.url.split("#")[0]
    opened.page.goto("about:blank")
    opened.page.goto(f"{address}#{fragment}", wait_until="load")
    opened.page.evaluate("() => window.geostrikeReady")
    return opened


def framed(open_page: Any, html: str, attributes: str = "", fragment: str = "embed") -> tuple[Any, Any]:
    """Open a tall page with the map in a frame; return it and its frame."""
    opened = open_page(html)
    address = opened.page.url.split("#")[0]
    around = Path(address.removeprefix("file://")).with_name("around.html")
    frame = f'<iframe src="{address}#{fragment}" width="640" height="480" style="border: 0" {attributes}></iframe>'
    around.write_text(
        f'<!DOCTYPE html><body style="margin: 0">{frame}<p style="height: 4000px">Below', encoding="utf-8"
    )
    opened.page.goto(around.as_uri())
    inside = opened.page.frames[1]
    inside.wait_for_load_state("load")
    inside.evaluate("() => window.geostrikeReady")
    return opened, inside


def zoom(frame: Any) -> float:
    return float(frame.evaluate("map_geostrike.getZoom()"))


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_map_takes_the_frame(open_page, html, width, height) -> None:
    opened = embedded(open_page(html, width=width, height=height))
    page = opened.page
    assert page.evaluate("document.documentElement.classList.contains('embedded')")
    assert not page.locator("#geostrike-panel").is_visible()
    assert page.get_by_role("button", name="Save and share").count() == 0
    assert not page.locator(".page-header p").is_visible()
    assert page.locator(".page-header").bounding_box()["height"] < 40
    box = page.locator(".folium-map").bounding_box()
    assert box["width"] == width
    assert box["height"] > 0.6 * height
    assert page.locator("#geostrike-time").is_visible() == (height >= 420)
    assert page.locator("#geostrike-key").bounding_box()["height"] < 40
    fits = "root => root.scrollWidth === innerWidth && root.scrollHeight === innerHeight"
    assert page.locator("html").evaluate(fits)
    clean_run(opened)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_evidence_covers_a_part_and_can_be_closed(open_page, html, width, height) -> None:
    opened = embedded(open_page(html, width=width, height=height), "embed&event=a1")
    page = opened.page
    page.locator(".detail h2").wait_for()
    assert text_of(opened, ".detail h2") == "Drone attack on Tower 22"
    panel = page.locator("#geostrike-panel").bounding_box()
    header = page.locator(".page-header").bounding_box()["height"]
    assert panel["y"] >= header
    if width > 620:
        assert panel["x"] >= width / 2 - 1 or panel["width"] <= 480
        assert panel["height"] == pytest.approx(height - header, abs=1)
    else:
        assert panel["x"] == 0
        assert panel["y"] > 0.3 * height
    assert panel["x"] + panel["width"] == width
    assert panel["y"] + panel["height"] == pytest.approx(height, abs=1)
    sign = page.evaluate(
        "() => { const {x, y} = map_geostrike.latLngToContainerPoint([33.31, 38.7]);"
        " const box = map_geostrike.getContainer().getBoundingClientRect(); return {x: x + box.left, y: y + box.top}; }"
    )
    assert sign["x"] < panel["x"] or sign["y"] < panel["y"]
    assert not page.locator(".overview").is_visible()
    page.get_by_role("button", name="Close").click()
    assert not page.locator("#geostrike-panel").is_visible()
    clean_run(opened)


def test_an_event_and_a_filter_open_with_it_and_the_address_keeps_it(open_page, html) -> None:
    opened = embedded(open_page(html, width=900, height=500), "embed&event=a1&types=attack")
    page = opened.page
    page.locator(".detail h2").wait_for()
    assert text_of(opened, ".detail h2") == "Drone attack on Tower 22"
    page.wait_for_function("() => /(^|[#&])embed/.test(location.hash) && location.hash.includes('event=a1')")
    assert page.evaluate("geostrike.filter.types.has(1) && !geostrike.filter.types.has(0)")
    link = page.get_by_role("link", name="Open the full map")
    assert link.get_attribute("target") == "_blank"
    link.hover()
    address, fragment = link.get_attribute("href").split("#")
    assert address == page.url.split("#")[0]
    assert sorted(fragment.split("&")) == ["event=a1", "types=attack"]
    with page.context.expect_page() as full:
        link.click()
    full.value.evaluate("() => window.geostrikeReady")
    assert full.value.get_by_role("button", name="Save and share").is_visible()
    assert not full.value.evaluate("document.documentElement.classList.contains('embedded')")


def test_without_embed_the_page_is_whole(open_page, html) -> None:
    opened = embedded(open_page(html), "event=a1")
    assert opened.page.locator("#geostrike-panel").is_visible()
    assert opened.page.locator(".full-map").count() == 0


def test_the_wheel_scrolls_the_page_around_until_the_map_is_clicked(open_page, html) -> None:
    opened, frame = framed(open_page, html)
    page = opened.page
    page.mouse.move(60, 300)
    before = zoom(frame)
    page.mouse.wheel(0, 200)
    page.wait_for_function("() => scrollY > 100")
    assert zoom(frame) == before
    assert "Ctrl" in frame.locator(".embed-hint.on").inner_text()
    page.evaluate("scrollTo(0, 0)")
    page.mouse.move(70, 330)
    page.mouse.click(70, 330)
    page.mouse.wheel(0, -300)
    frame.wait_for_function("before => map_geostrike.getZoom() > before", arg=before)
    assert page.evaluate("scrollY") == 0
    page.mouse.move(900, 300)
    page.mouse.move(80, 320)
    now = zoom(frame)
    page.mouse.wheel(0, 200)
    page.wait_for_function("() => scrollY > 100")
    assert zoom(frame) == now
    clean_run(opened)


def test_with_ctrl_held_the_wheel_zooms_at_once(open_page, html) -> None:
    opened = embedded(open_page(html, width=800, height=480))
    before = zoom(opened.page)
    opened.page.mouse.move(100, 300)
    opened.page.keyboard.down("Control")
    opened.page.mouse.wheel(0, -300)
    opened.page.keyboard.up("Control")
    opened.page.wait_for_function("before => map_geostrike.getZoom() > before", arg=before)
    assert opened.page.locator(".embed-hint.on").count() == 0


def test_the_mouse_still_drags_the_map(open_page, html) -> None:
    opened = embedded(open_page(html, width=800, height=480))
    page = opened.page
    page.evaluate("map_geostrike.setZoom(8, {animate: false})")
    west = page.evaluate("map_geostrike.getCenter().lng")
    page.mouse.move(200, 330)
    page.mouse.down()
    page.mouse.move(120, 330, steps=5)
    page.mouse.up()
    assert page.evaluate("map_geostrike.getCenter().lng") > west


def test_one_finger_scrolls_past_the_map_and_two_move_it(open_page, html) -> None:
    opened = embedded(open_page(html, width=480, height=400, has_touch=True))
    page = opened.page
    page.evaluate("map_geostrike.setZoom(8, {animate: false})")
    middle = "[map_geostrike.getCenter().lat, map_geostrike.getCenter().lng].map(side => side.toFixed(3)).join()"
    before = page.evaluate(middle)
    session = page.context.new_cdp_session(page)

    def touch(kind: str, *points: tuple[int, int]) -> None:
        touches = [{"x": x, "y": y, "id": n} for n, (x, y) in enumerate(points)]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})

    touch("touchStart", (200, 250))
    for step in range(1, 5):
        touch("touchMove", (200, 250 - 20 * step))
    assert page.locator(".embed-hint.on").inner_text() == "Use two fingers to move the map"
    touch("touchEnd")
    assert page.evaluate(middle) == before
    assert "none" not in page.evaluate("getComputedStyle(map_geostrike.getContainer()).touchAction")
    touch("touchStart", (160, 200), (320, 200))
    for step in range(1, 6):
        touch("touchMove", (160 - 12 * step, 200), (320 - 12 * step, 200))
        page.wait_for_timeout(30)
    touch("touchEnd")
    page.wait_for_function(f"() => {middle} !== '{before}'")


def test_in_a_locked_frame_the_page_still_works(open_page, html) -> None:
    opened, frame = framed(open_page, html, 'sandbox="allow-scripts"')
    assert (
        frame.evaluate("(() => { try { return Boolean(localStorage); } catch { return 'refused'; } })()") == "refused"
    )
    frame.locator('.sign[data-event="a1"]').dispatch_event("click")
    frame.locator(".detail h2").wait_for()
    assert frame.locator(".detail h2").inner_text() == "Drone attack on Tower 22"
    assert frame.locator("mark.place-named").first.inner_text() == "Tower 22"
    frame.get_by_role("button", name="Copy citation").click()
    copied = frame.get_by_text("Citation copied").or_(frame.get_by_label("To be copied"))
    copied.wait_for()
    assert copied.is_visible()
    frame.get_by_role("button", name="Close").click()
    assert not frame.locator("#geostrike-panel").is_visible()
    clean_run(opened)


def test_the_page_about_embedding_shows_the_same_code() -> None:
    shown = (ROOT / "docs" / "embedding.html").read_text(encoding="utf-8")
    frame = re.search(r"<iframe [^>]*>", shown)
    assert frame is not None
    assert 'src="../maps/overview.html#embed"' in frame[0]
    assert "make maps" in shown[: frame.start()]
    assert '&lt;iframe src="overview.html#embed"' in shown
    assert not re.search(r'(?:src|href)="https?:', shown)
