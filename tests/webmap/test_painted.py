"""The painted map in a real browser: fans, filters, names that keep clear, and the colours of screen and paper."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from shapely.geometry import Point

from geostrike.webmap import draw_map, page

from .asked import listen, open_filters
from .contested_reports import across_the_antimeridian, contested_spec
from .pages import clean_run
from .reports import AL_QAIM, circle, event, layer, make_layers, make_spec
from .seen import (
    along,
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
    settled,
    signs,
    spot,
    touching,
)

pytestmark = pytest.mark.browser

INK, WHITE = rgb("#1d1d1b"), rgb("#ffffff")
LIGHT = {"land": rgb("#f8f6f1"), "water": rgb("#dce5ea"), "strike": rgb("#b8390e"), "attack": rgb("#27408b")}
DARK = {"land": rgb("#22272b"), "water": rgb("#101518"), "strike": rgb("#ff8562"), "attack": rgb("#74b4ff")}
PAPER = {"land": WHITE, "water": rgb("#e6ebee"), "strike": rgb("#a0240a"), "attack": rgb("#0b4a8f")}
MIXED = ("strike", "strike", "attack", "strike", "attack")
"""Kinds of five events at one point."""


def fanned(kinds=MIXED, **given):
    """Return layers of events at one and the same point, and one that stands apart."""
    rows = [event(f"f{n}", kind, "Al-Qaim", AL_QAIM, 1, [], country="IQ", **given) for n, kind in enumerate(kinds)]
    rows.append(event("apart", "strike", "Rutbah", Point(40.28, 33.04), 1, [], country="IQ"))
    kept = {
        kind: layer(f"{kind}s", [row for row in rows if row["event_type"] == kind]) for kind in ("strike", "attack")
    }
    return {**make_layers(), "strikes": kept["strike"], "attacks": kept["attack"], "extents": layer("extents", [])}


def fan(opened):
    return opened.page.locator(".signs-fan button")


def centres(opened) -> list[tuple[float, float]]:
    """Return the middles of the fan's buttons on the map."""
    left, top = in_window(opened, (0, 0))
    boxes = [button.bounding_box() for button in fan(opened).all()]
    return [(box["x"] + box["width"] / 2 - left, box["y"] + box["height"] / 2 - top) for box in boxes]


def within(at, box, more: float) -> bool:
    """Return whether a point lies in a box or so near to it."""
    return box[0] - more <= at[0] <= box[2] + more and box[1] - more <= at[1] <= box[3] + more


def set_filter(opened, changes: str) -> None:
    """Set a filter as the timeline does, whatever the panel shows."""
    if not opened.page.evaluate("() => Boolean(window.__data)"):
        switch = open_filters(opened).page.get_by_role("switch", name="Only where sources differ")
        switch.check()
        switch.uncheck()
    opened.page.evaluate(f"() => geostrike.setFilter(__data, {changes})")


def opened_fan(open_page, **given):
    opened = open_page(page(draw_map(fanned(**given), make_spec())))
    opened.page.locator(".sign.badge").click()
    heading(opened, "5 events at Al-Qaim")
    eventually(opened, lambda: fan(opened).count(), 5)
    return opened


def painted(opened) -> dict[str, tuple[int, int, int]]:
    """Return the colours of land, of water, and of a strike's and an attack's own signs."""
    (strike, attack) = (middle(signs(opened)[name]["box"]) for name in ("s1", "a2"))
    # An attack is a ring: its colour stands beside its middle.
    points = [spot(opened, 38.0, 35.6), spot(opened, 34.9, 35.0), strike, (attack[0] + 7, attack[1])]
    return dict(zip(("land", "water", "strike", "attack"), colours(opened, points), strict=True))


def test_ready_is_kept_when_every_dot_is_drawn(open_page, html) -> None:
    opened = open_page(html, ready=False)
    found = opened.page.evaluate("""async () => {
      const promise = window.geostrikeReady;
      await promise;
      const canvas = document.querySelector(".leaflet-geostrike-picture-pane .picture");
      const [{box: [left, top, right, bottom]}] = geostrike.signBoxes().filter(({kind}) => kind === "strike");
      const [map, own] = [map_geostrike.getContainer(), canvas].map(node => node.getBoundingClientRect());
      const at = [(left + right) / 2 + map.left - own.left, (top + bottom) / 2 + map.top - own.top].map(Math.floor);
      const buttons = [...document.querySelectorAll(".sign")].map(sign => sign.getAttribute("aria-label"));
      const colour = [...canvas.getContext("2d").getImageData(...at, 1, 1).data].slice(0, 3);
      return {promise: promise instanceof Promise, colour, buttons, signs: geostrike.signBoxes().length};
    }""")
    assert found["promise"]
    assert tuple(found["colour"]) == LIGHT["strike"]
    assert len(found["buttons"]) == found["signs"] == 8
    assert all(found["buttons"])
    clean_run(opened)


def test_a_badge_of_one_point_fans_out(open_page) -> None:
    opened = opened_fan(open_page)
    hub = spot(opened, AL_QAIM.x, AL_QAIM.y)
    spots = centres(opened)
    away = {round(math.dist(at, hub)) for at in spots}
    assert min(away) > 40
    assert touching([[x - 14, y - 14, x + 14, y + 14] for x, y in spots]) == 0
    kinds = fan(opened).evaluate_all("all => all.map(sign => sign.className)")
    assert kinds == [f"sign {kind}" for kind in MIXED]
    [badge] = [sign["box"] for sign in signs(opened).values() if sign["kind"] == "badge"]
    clear = 0
    for kind, (x, y) in zip(MIXED, spots, strict=True):
        assert colours(opened, [(x, y) if kind == "strike" else (x + 7, y)]) == [LIGHT[kind]]
        # The leader from the point to the sign: ink on it, and none a little beside it.
        turn = math.atan2(y - hub[1], x - hub[0]) + math.pi / 2
        between = [at for at in along((*hub, x, y), 60) if not within(at, badge, 5) and math.dist(at, (x, y)) > 18]
        if len(between) < 4:
            continue
        clear += 1
        beside = [(a + 4 * math.cos(turn), b + 4 * math.sin(turn)) for a, b in between]
        assert min(far(found, INK) for found in colours(opened, between)) < 110
        assert min(far(found, INK) for found in colours(opened, beside)) > 150
    assert clear >= 3
    clean_run(opened)


def test_each_of_a_fan_is_a_button_that_opens_its_event(open_page) -> None:
    opened = opened_fan(open_page)
    names = fan(opened).evaluate_all("all => all.map(sign => sign.dataset.event)")
    assert sorted(names) == [f"f{n}" for n in range(5)]
    said = fan(opened).evaluate_all("all => all.map(sign => sign.getAttribute('aria-label'))")
    assert sorted(words.split(",")[0] for words in said) == sorted(kind.capitalize() for kind in MIXED)
    last = fan(opened).last
    box = last.bounding_box()
    assert min(box["width"], box["height"]) >= 24
    last.click()
    heading(opened, f"{said[-1].split(',')[0]} at Al-Qaim")
    assert last.get_attribute("aria-pressed") == "true"
    assert opened.page.locator('.signs-fan [aria-pressed="true"]').count() == 1
    fan(opened).first.focus()
    opened.page.keyboard.press("Enter")
    eventually(opened, lambda: fan(opened).first.get_attribute("aria-pressed"), "true")
    clean_run(opened)


@pytest.mark.parametrize("how", ["Escape", "the badge", "beside it", "zoom", "filter"])
def test_a_fan_folds(open_page, how) -> None:
    opened = listen(open_page(page(draw_map(fanned(), make_spec()))))
    if how == "filter":
        set_filter(opened, "{types: null}")
    badge = opened.page.locator(".signs-all .badge")
    at = signs(opened)
    [hub] = [middle(sign["box"]) for sign in at.values() if sign["kind"] == "badge"]
    rays = [(hub[0], hub[1] - 40), (hub[0] + 36, hub[1] + 30)]
    before = colours(opened, rays)
    badge.click()
    eventually(opened, lambda: fan(opened).count(), 5)
    assert colours(opened, rays) != before
    if how == "Escape":
        opened.page.keyboard.press("Escape")
        opened.page.evaluate("document.activeElement.blur()")
        assert opened.page.locator(".overview").is_visible()
    elif how == "the badge":
        badge.click()
    elif how == "beside it":
        opened.page.mouse.click(*in_window(opened, (hub[0] + 160, hub[1] - 140)))
    elif how == "zoom":
        opened.page.evaluate("map_geostrike.setZoom(map_geostrike.getZoom() - 1, {animate: false})")
        settled(opened)
    else:
        set_filter(opened, "{types: new Set([1])}")
    eventually(opened, lambda: fan(opened).count(), 0)
    assert not opened.page.evaluate("geostrike.isFanned()")
    if how in ("Escape", "the badge", "beside it"):
        opened.page.mouse.move(*in_window(opened, (5, 300)))
        eventually(opened, lambda: colours(opened, [rays[0]]), before[:1])
    clean_run(opened)


def test_the_keyboard_fans_out_and_folds(open_page) -> None:
    opened = open_page(page(draw_map(fanned(), make_spec())))
    opened.page.locator(".signs-all .badge").focus()
    opened.page.keyboard.press("Enter")
    eventually(opened, lambda: fan(opened).count(), 5)
    heading(opened, "5 events at Al-Qaim")
    opened.page.keyboard.press("Escape")
    eventually(opened, lambda: fan(opened).count(), 0)
    assert "5 events at Al-Qaim" in opened.page.evaluate("document.activeElement.getAttribute('aria-label')")
    clean_run(opened)


def test_a_badge_of_several_places_does_not_fan_out(open_page, html) -> None:
    opened = open_page(html)
    opened.page.locator(".sign.badge").click()
    heading(opened, "3 events at 2 places")
    assert fan(opened).count() == 0
    assert not opened.page.evaluate("geostrike.isFanned()")
    opened.page.get_by_role("button", name="Look closer").click()
    eventually(opened, lambda: "s2" in signs(opened) and signs(opened)["s2"]["text"], "1")


def test_a_filter_takes_signs_and_areas_off_the_map(open_page, html) -> None:
    opened = open_page(html)
    everything = signs(opened)
    gone = middle(everything["s1"]["box"])
    names = {label["text"] for label in labels(opened)}
    assert "Erbil" in names
    assert len(extents(opened)) == 9
    assert colours(opened, [gone]) == [LIGHT["strike"]]
    opened.page.get_by_role("button", name="Filters").click()
    kinds = opened.page.get_by_role("group", name="Kind", exact=True)
    kinds.get_by_label("Attack").check()
    attacks = {"a1", "a2", "a3", "a4", "a5"}
    eventually(opened, lambda: set(signs(opened)), attacks)
    buttons = opened.page.locator(".sign")
    eventually(opened, lambda: set(buttons.evaluate_all("all => all.map(sign => sign.dataset.event)")), attacks)
    assert {type_ for type_, *_ in extents(opened)} == {"attack"}
    assert len(extents(opened)) == 5
    assert far(colours(opened, [gone])[0], LIGHT["strike"]) > 100
    kinds.get_by_label("Attack").uncheck()
    kinds.get_by_label("Strike").check()
    # The badge counts what passes.
    eventually(
        opened, lambda: {name: sign["text"] for name, sign in signs(opened).items()}, {"s2": "3", "s1": "1", "s5": "1"}
    )
    assert "Erbil" not in {label["text"] for label in labels(opened) if label["kind"] == "site"}
    kinds.get_by_label("Strike").uncheck()
    eventually(opened, lambda: signs(opened), everything)
    clean_run(opened)


def test_a_country_is_tinted_while_its_event_passes(open_page, html) -> None:
    opened = open_page(html)
    in_iraq = spot(opened, 43.2, 34.8)
    assert colours(opened, [in_iraq]) == [rgb("#f5efe2")]
    opened.page.get_by_role("button", name="Filters").click()
    opened.page.get_by_role("group", name="Kind", exact=True).get_by_label("Attack").check()
    eventually(opened, lambda: colours(opened, [in_iraq]), [LIGHT["land"]])


def test_when_nothing_passes_the_map_says_so(open_page, html) -> None:
    opened = open_page(html)
    note = opened.page.locator(".map-note")
    assert not note.is_visible()
    opened.page.get_by_label("Search places and words").fill("no such words anywhere")
    note.get_by_text("No event passes the filters.").wait_for()
    eventually(opened, lambda: signs(opened), {})
    eventually(opened, lambda: opened.page.locator(".sign").count(), 0)
    clean_run(opened)


def crowded():
    """Return layers of many signs, each with its name, among the names of the base."""
    strikes = [
        event(
            f"e{i:03d}", "strike", f"Settlement {i}", Point(36 + (i * 37 % 90) / 10, 30.5 + (i * 61 % 65) / 10), 1, []
        )
        for i in range(120)
    ]
    return {**make_layers(), "strikes": layer("strikes", strikes)}


def test_names_signs_and_lines_keep_clear_of_each_other_at_every_zoom(open_page) -> None:
    opened = open_page(page(draw_map(crowded(), make_spec())))
    sizes = set()
    for zoom in (4.5, 5, 6, 6.5, 7, 8, 9.5):
        look(opened, 41.0, 34.2, zoom)
        boxes = [sign["box"] for sign in signs(opened).values()]
        names = [label["box"] for label in labels(opened)]
        assert names
        assert boxes
        sizes.add(len(boxes))
        assert touching(boxes) == touching(names) == touching(names, boxes) == 0
    assert len(sizes) > 3


def test_names_are_painted_where_the_page_says(open_page, html) -> None:
    opened = open_page(html)
    found = {label["text"]: label for label in labels(opened)}
    assert {found[name]["kind"] for name in ("Al-Qaim", "Tower 22")} == {"site"}
    assert found["Hasakah"]["kind"] == "area"
    assert found["Iraq"]["kind"] == "country"
    for name in ("Al-Qaim", "Baghdad", "Erbil"):
        left, top, right, bottom = found[name]["box"]
        grid = [(x + 0.5, y + 0.5) for x in range(int(left), int(right)) for y in range(int(top), int(bottom))]
        dark = sum(sum(colour) < 420 for colour in colours(opened, grid))
        assert 0.04 < dark / len(grid) < 0.6


@pytest.mark.parametrize(("scheme", "palette"), [("light", LIGHT), ("dark", DARK)])
def test_the_canvas_has_the_colours_of_the_scheme_and_of_paper(open_page, html, scheme, palette) -> None:
    opened = open_page(html, color_scheme=scheme)
    assert painted(opened) == palette
    opened.page.emulate_media(media="print")
    eventually(opened, lambda: painted(opened), PAPER)
    opened.page.emulate_media(media="screen")
    eventually(opened, lambda: painted(opened), palette)
    # Before it prints the browser does not wait: what it prints is drawn at once.
    assert (
        opened.page.evaluate("() => { dispatchEvent(new Event('beforeprint')); return geostrike.palette.ink; }")
        == "#000000"
    )
    assert painted(opened) == PAPER
    opened.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert painted(opened) == palette
    clean_run(opened)


def test_when_the_scheme_changes_the_map_is_drawn_anew(open_page, html) -> None:
    opened = open_page(html, color_scheme="light")
    assert painted(opened) == LIGHT
    opened.page.emulate_media(color_scheme="dark")
    eventually(opened, lambda: painted(opened), DARK)
    clean_run(opened)


def test_areas_are_fine_or_coarse_solid_or_dashed(open_page, html) -> None:
    opened = open_page(html)
    found = {(e["type"], e["disputed"], e["coarse"]): e["box"] for e in opened.page.evaluate("geostrike.extentMarks()")}
    assert set(found) == {
        ("attack", False, True), ("attack", True, True), ("strike", False, True),
        ("attack", True, False), ("strike", False, False), ("attack", False, False),
    }  # fmt: skip

    def gaps(start, end, inwards) -> int:
        """Return how often an edge of a box-shaped area is interrupted, against the wash inside it."""
        (dx, dy), spots = inwards, along((*start, *end), 90)
        [wash, *_] = colours(opened, [(spots[0][0] + 5 * dx, spots[0][1] + 5 * dy)])
        rows = [colours(opened, [(x + k * dx, y + k * dy) for x, y in spots]) for k in (-0.7, 0, 0.7)]
        drawn = [any(far(one, wash) > 25 for one in column) for column in zip(*rows, strict=True)]
        return sum(a and not b for a, b in pairwise(drawn))

    left, top, _, bottom = found[("attack", True, True)]
    assert gaps((left + 4, bottom), (left + 94, bottom), (0, -1)) > 6
    left, top, _, _ = found[("strike", False, True)]
    assert gaps((left, top + 30), (left, top + 120), (1, 0)) <= 1
    opened.page.locator('.row[data-event="a5"]').hover()
    assert extents(opened, "pointed") == [("attack", True, True)]
    opened.page.locator('.row[data-event="s5"]').hover()
    assert extents(opened, "pointed") == [("strike", False, True)]


def test_what_is_pointed_at_is_ringed_and_its_area_washed(open_page, html) -> None:
    opened = open_page(html)
    x, y = middle(signs(opened)["a3"]["box"])
    points = [(x, y - 15), (x + 16.2, y + 4)]
    before = colours(opened, points)
    opened.page.locator('.row[data-event="a3"]').hover()
    assert extents(opened, "pointed") == [("attack", False, False)]
    assert far(colours(opened, points)[0], INK) < 60
    opened.page.mouse.move(*in_window(opened, (5, 300)))
    assert colours(opened, points) == before
    assert extents(opened, "pointed") == []


def test_an_area_over_the_antimeridian_is_on_both_sides(open_page) -> None:
    layers, at = across_the_antimeridian(), Point(179.5, 20.0)
    rows = layers["attacks"].frame.to_dict("records")[:1]
    rows[0] |= {"where_prec": 5, "geometry": at, "radius_m": 400_000.0, "contested_with": []}
    area = {"id": "east", "event_type": "attack", "where_prec": 5, "disputed": False, "geometry": circle(at, 400_000)}
    layers = {"attacks": layer("attacks", rows), "extents": layer("extents", [area])}
    opened = open_page(page(draw_map(layers, contested_spec(bounds=(-180, -60, 180, 70)))))
    found = []
    for side, inside, outside in ((177.0, 177.5, 174.5), (-178.0, -179.0, -175.5)):
        look(opened, side, 20.0, 6)
        found.append(colours(opened, [spot(opened, lon, 18.0) for lon in (inside, outside)]))
    assert found[0] == found[1]
    assert found[0][1] == LIGHT["water"] != found[0][0]
    clean_run(opened)
