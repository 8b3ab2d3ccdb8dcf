"""The line between two places for what may be one event, in a real browser."""

from __future__ import annotations

import pytest
from shapely.geometry import LineString, Point

from geostrike.webmap import draw_map, page

from .contested_reports import SOUTH, across_the_antimeridian, contested_layers, contested_spec, link
from .pages import HOSTILE, clean_run, text_of
from .reports import TOWER_22, circle, claim, event, layer

pytestmark = pytest.mark.browser

MEASURED = """() => [...document.querySelectorAll(".folium-map path.contested")].map(path => {
  const place = point => {
    const {x, y} = point.matrixTransform(path.getScreenCTM());
    return [x, y];
  };
  const parts = path.getAttribute("d").split(/(?=M)/).map(part => {
    const piece = document.createElementNS("http://www.w3.org/2000/svg", "path");
    piece.setAttribute("d", part);
    return [piece.getPointAtLength(0), piece.getPointAtLength(piece.getTotalLength())].map(place);
  });
  const style = getComputedStyle(path);
  return {parts, dashes: style.strokeDasharray, colour: style.stroke, width: parseFloat(style.strokeWidth)};
})"""

CENTRE = """id => {
  const sign = [...document.querySelectorAll(".sign")].find(sign => sign.dataset.event === id) || document.querySelector(".sign.badge");
  const {left, top, width, height} = sign.getBoundingClientRect();
  return [left + width / 2, top + height / 2];
}"""  # noqa: E501 - one expression of script a line


def drawn(layers=None, **given) -> str:
    return page(draw_map(layers or contested_layers(), contested_spec(**given)))


def near(one, other) -> bool:
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) < 3


def middle(opened):
    """Return a point of the window on the line."""
    [[(x1, y1), (x2, y2)]] = opened.page.evaluate(MEASURED)[0]["parts"]
    return (x1 + x2) / 2, (y1 + y2) / 2


def marked(opened) -> list[str]:
    found = opened.page.locator(".folium-map path.contested").get_attribute("class").split()
    return [name for name in found if name in ("pointed", "chosen")]


def test_the_line_is_dashed_and_ends_at_the_signs(open_page) -> None:
    opened = open_page(drawn())
    [line] = opened.page.evaluate(MEASURED)
    [[start, end]] = line["parts"]
    assert near(start, opened.page.evaluate(CENTRE, "tower"))
    assert near(end, opened.page.evaluate(CENTRE, "south"))
    assert "," in line["dashes"]
    on_top = "([x, y]) => document.elementFromPoint(x, y).closest('.sign')?.dataset.event"
    assert [opened.page.evaluate(on_top, point) for point in (start, end)] == ["tower", "south"]
    assert "May be one event" in text_of(opened, "#geostrike-key")
    clean_run(opened)


def test_the_line_ends_at_a_sign_that_was_moved_off_a_site(open_page) -> None:
    layers = contested_layers()
    rows = layers["attacks"].frame.to_dict("records")
    rows[1]["geometry"] = TOWER_22
    areas = [{"id": "south", "disputed": True, "geometry": circle(TOWER_22, 300_000)}]
    told = [link("tower", "south", LineString([TOWER_22, Point(38.71, 33.32)]))]
    layers |= {
        "attacks": layer("attacks", rows),
        "extents": layer("extents", areas),
        "contested": layer("contested", told),
    }
    opened = open_page(drawn(layers))
    [[start, end]] = opened.page.evaluate(MEASURED)[0]["parts"]
    assert not near(start, end)
    assert near(start, opened.page.evaluate(CENTRE, "tower"))
    assert near(end, opened.page.evaluate(CENTRE, "south"))


def test_the_line_ends_at_the_badge_that_a_sign_is_under(open_page) -> None:
    layers = contested_layers()
    rows = layers["attacks"].frame.to_dict("records")
    rows.append(event("beside", "attack", "Beside", Point(TOWER_22.x + 0.05, TOWER_22.y), 1, []))
    rows.append(event("beside-too", "attack", "Beside", Point(TOWER_22.x + 0.05, TOWER_22.y), 1, []))
    opened = open_page(drawn({**layers, "attacks": layer("attacks", rows)}))
    [[start, _]] = opened.page.evaluate(MEASURED)[0]["parts"]
    assert opened.page.locator(".sign.badge").count() == 1
    assert near(start, opened.page.evaluate(CENTRE, "tower"))


def test_under_one_badge_there_is_no_line_until_the_map_is_nearer(open_page) -> None:
    layers = contested_layers()
    rows = layers["attacks"].frame.to_dict("records")[:2]
    beside = Point(TOWER_22.x + 0.1, TOWER_22.y)
    rows[1] |= {"geometry": beside, "where_prec": 1}
    layers |= {
        "attacks": layer("attacks", rows),
        "extents": layer("extents", []),
        "contested": layer("contested", [link("tower", "south", LineString([TOWER_22, beside]))]),
    }
    opened = open_page(drawn(layers))
    reach = opened.page.locator("path.contested-reach")
    assert opened.page.locator(".sign.badge").count() == 1
    assert reach.get_attribute("tabindex") == "-1"
    opened.page.evaluate("map_geostrike.setZoom(11, {animate: false})")
    assert opened.page.locator(".sign.badge").count() == 0
    assert reach.get_attribute("tabindex") == "0"
    [[start, end]] = opened.page.evaluate(MEASURED)[0]["parts"]
    assert near(start, opened.page.evaluate(CENTRE, "tower"))
    assert near(end, opened.page.evaluate(CENTRE, "south"))
    clean_run(opened)


def test_names_keep_clear_of_the_line(open_page) -> None:
    opened = open_page(drawn())
    [[start, end]] = opened.page.evaluate(MEASURED)[0]["parts"]
    names = opened.page.locator(".label.on").evaluate_all(
        "all => all.map(name => name.getBoundingClientRect()).map(r => [r.left, r.top, r.right, r.bottom])"
    )
    assert len(names) > 8
    for share in range(1, 20):
        x, y = (a + (b - a) * share / 20 for a, b in zip(start, end, strict=True))
        assert not [box for box in names if box[0] < x < box[2] and box[1] < y < box[3]]


def test_across_the_antimeridian_it_goes_the_short_way(open_page) -> None:
    opened = open_page(drawn(across_the_antimeridian(), bounds=(-180, -60, 180, 70)))
    [line] = opened.page.evaluate(MEASURED)
    assert len(line["parts"]) == 2
    (start, edge), (other_edge, end) = line["parts"]
    assert near(start, opened.page.evaluate(CENTRE, "east"))
    assert near(end, opened.page.evaluate(CENTRE, "west"))
    world = opened.page.evaluate("256 * 2 ** map_geostrike.getZoom()")
    assert abs(edge[0] - other_edge[0]) == pytest.approx(world, abs=2)
    assert edge[1] == pytest.approx(other_edge[1], abs=2)
    assert sum(abs(a[0] - b[0]) for a, b in line["parts"]) < world / 20
    clean_run(opened)


def test_a_click_on_the_line_chooses_both(open_page) -> None:
    opened = open_page(drawn())
    opened.page.mouse.click(*middle(opened))
    assert text_of(opened, ".detail h2") == "May be one event"
    said = text_of(opened, ".detail")
    assert "Sources give Tower 22 and southern Syria for what may be one attack (28 January 2024)." in said
    assert "each the only such happening" in said
    assert opened.page.locator(".detail .row").count() == 2
    assert opened.page.locator('.sign[aria-pressed="true"]').count() == 2
    assert "chosen" in marked(opened)
    assert opened.page.locator("path.extent.chosen").count() == 2
    opened.page.locator(".tip").wait_for(state="detached", timeout=5000)
    opened.page.locator('.detail .row[data-event="south"]').click()
    assert text_of(opened, ".detail h2") == "Attack at southern Syria"
    assert "chosen" in marked(opened)
    clean_run(opened)


def test_the_keyboard_reaches_the_line_and_comes_back(open_page) -> None:
    opened = open_page(drawn())
    line = opened.page.get_by_role("button", name="May be one event: Tower 22 and southern Syria")
    line.focus()
    assert marked(opened) == ["pointed"]
    opened.page.keyboard.press("Enter")
    assert opened.page.evaluate("document.activeElement.textContent") == "May be one event"
    opened.page.keyboard.press("Escape")
    assert opened.page.evaluate("document.activeElement.getAttribute('aria-label')").startswith("May be one event")
    clean_run(opened)


def test_pointing_at_either_event_or_at_the_line_lights_all_of_it(open_page) -> None:
    opened = open_page(drawn())
    assert marked(opened) == []
    for name in ("tower", "south"):
        opened.page.locator(f'.row[data-event="{name}"]').hover()
        assert marked(opened) == ["pointed"]
    opened.page.locator('.row[data-event="erbil"]').hover()
    assert marked(opened) == []
    opened.page.locator('.sign[data-event="tower"]').hover()
    assert marked(opened) == ["pointed"]
    opened.page.mouse.move(*middle(opened))
    assert marked(opened) == ["pointed"]
    assert opened.page.locator(".sign.pointed").count() == 2
    assert text_of(opened, ".tip") == "May be one event: Tower 22 and southern Syria"
    opened.page.mouse.move(640, 20)
    assert marked(opened) == []


def test_without_the_layer_there_is_no_line_and_no_entry_in_the_key(open_page) -> None:
    opened = open_page(drawn(layers=contested_layers() | {"contested": layer("contested", [])}))
    assert opened.page.locator(".folium-map path.contested").count() == 0
    assert "May be one event" not in text_of(opened, "#geostrike-key")
    opened.page.locator('.row[data-event="tower"]').click()
    opened.page.locator(".perhaps button").click()
    assert text_of(opened, ".detail h2") == "Attack at southern Syria"
    clean_run(opened)


def test_it_shows_in_the_dark_and_on_paper(open_page) -> None:
    opened = open_page(drawn(), color_scheme="dark")
    assert opened.page.evaluate(MEASURED)[0]["colour"] == "rgb(236, 234, 229)"
    opened.page.emulate_media(media="print")
    assert opened.page.evaluate(MEASURED)[0]["colour"] == "rgb(0, 0, 0)"
    assert opened.page.locator(".folium-map path.contested").is_visible()


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_of_the_pair_are_shown_as_words(open_page, words) -> None:
    shown = words.replace("\ud800", "\ufffd")
    decisions = [{"action": words, "who": words, "when": words, "why": words}]
    differ = [{"field": words, "values": [{"value": words, "documents": [words, "d"]}]}]
    rows = [
        event(name, "attack", words, at, 1, [name], contested_with=[other], decisions=decisions, disagreements=differ)
        for name, other, at in ((words, "b", TOWER_22), ("b", words, SOUTH))
    ]
    told = {"stance": "blamed", "actor": words, "by": words, "start": 400, "end": 401, "text": words}
    strange = {**told, "stance": words}
    claims = [claim(words, "d", f"Before {words} after.", words, statements=[told, strange])]
    claims += [claim("copy", words, "Again."), claim("partly", "p", "Partly.")]
    rows[0]["claims"] = [words, "copy", "partly"]
    sources = [
        {"id": "d", "name": words, "publisher": words, "family": "d", "derived_from": [words]},
        {"id": words, "name": words, "title": words, "family": "d", "derived_from": []},
        {"id": "p", "name": words, "title": words, "family": "p", "derived_from": ["d"]},
    ]
    pair = link(words, "b", LineString([TOWER_22, SOUTH]), place=words, other_place=words, rule=words, title=words)
    layers = contested_layers() | {
        "attacks": layer("attacks", rows),
        "claims": layer("claims", claims),
        "documents": layer("documents", sources),
        "contested": layer("contested", [pair]),
        "extents": layer("extents", []),
    }
    opened = open_page(drawn(layers))
    opened.page.mouse.move(*middle(opened))
    opened.page.mouse.click(*middle(opened))
    assert shown in opened.page.locator(".detail .why").text_content()
    opened.page.locator(".detail .row").first.click()
    detail = opened.page.locator(".detail")
    assert f"Blamed on {shown} by {shown}; " in detail.text_content()
    assert opened.page.locator(".decided").text_content().count(shown) >= 3
    assert opened.page.locator(".fold").count() == 2
    for fold in opened.page.locator(".fold").all():
        fold.locator("summary").first.click()
    assert f"Takes over parts of the article by {shown}: not counted as independent" in detail.text_content()
    opened.page.locator(".perhaps button").click()
    assert opened.page.locator(".detail h2").text_content() == f"Attack at {shown}"
    clean_run(opened)
