"""The line between two places for what may be one event, in a real browser."""

from __future__ import annotations

from itertools import pairwise

import pytest
from shapely.geometry import LineString, Point

from geostrike.webmap import draw_map, page

from .contested_reports import SOUTH, across_the_antimeridian, contested_layers, contested_spec, link
from .pages import HOSTILE, clean_run, text_of
from .reports import TOWER_22, circle, claim, event, layer
from .seen import (
    along,
    colours,
    eventually,
    extents,
    far,
    heading,
    in_window,
    labels,
    lines,
    look,
    middle,
    rgb,
    settled,
    signs,
    states,
    touching,
)

pytestmark = pytest.mark.browser

INK, DARK_INK, PAPER_INK = rgb("#1d1d1b"), rgb("#eceae5"), rgb("#000000")


def drawn(layers=None, **given) -> str:
    return page(draw_map(layers or contested_layers(), contested_spec(**given)))


def near(one, other) -> bool:
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) < 3


def ends(opened) -> list[list[tuple[float, float]]]:
    """Return the two ends of each piece of the one line."""
    [line] = lines(opened)
    return [[(ax, ay), (bx, by)] for ax, ay, bx, by in line["pieces"]]


def centre(opened, name: str) -> tuple[float, float]:
    """Return the middle of an event's sign, or of the badge that it is under."""
    drawn = signs(opened)
    [found] = [drawn[name]] if name in drawn else [sign for sign in drawn.values() if sign["kind"] == "badge"]
    return middle(found["box"])


def on_the_line(opened) -> tuple[float, float]:
    """Return a point of the window on the line."""
    [[(x1, y1), (x2, y2)]] = ends(opened)
    return in_window(opened, ((x1 + x2) / 2, (y1 + y2) / 2))


def dashes(opened, ink: tuple[int, int, int], between: tuple[float, float] = (0.25, 0.75)) -> int:
    """Return how often ink begins along the first piece of the line, off the signs at its ends."""
    [line] = lines(opened)
    inked = [far(found, ink) < 60 for found in colours(opened, along(line["pieces"][0], 120, *between))]
    assert not all(inked)
    return sum(now and not before for before, now in pairwise([False, *inked]))


def reach(opened):
    return opened.page.locator(".contested-reach")


def test_the_line_is_dashed_and_ends_at_the_signs(open_page) -> None:
    opened = open_page(drawn())
    [[start, end]] = ends(opened)
    assert near(start, centre(opened, "tower"))
    assert near(end, centre(opened, "south"))
    assert dashes(opened, INK) > 2
    on_top = "([x, y]) => document.elementFromPoint(x, y).closest('.sign')?.dataset.event"
    assert [opened.page.evaluate(on_top, in_window(opened, point)) for point in (start, end)] == ["tower", "south"]
    # An attack's sign is a ring about its place: the line ends beneath it.
    assert colours(opened, [(start[0] + 7, start[1])]) == [rgb("#27408b")]
    assert colours(opened, [start]) == [rgb("#f8f6f1")]
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
    [[start, end]] = ends(opened)
    assert not near(start, end)
    assert near(start, centre(opened, "tower"))
    assert near(end, centre(opened, "south"))
    assert dashes(opened, INK) > 2


def test_the_line_ends_at_the_badge_that_a_sign_is_under(open_page) -> None:
    layers = contested_layers()
    rows = layers["attacks"].frame.to_dict("records")
    rows.append(event("beside", "attack", "Beside", Point(TOWER_22.x + 0.05, TOWER_22.y), 1, []))
    rows.append(event("beside-too", "attack", "Beside", Point(TOWER_22.x + 0.05, TOWER_22.y), 1, []))
    opened = open_page(drawn({**layers, "attacks": layer("attacks", rows)}))
    [[start, _]] = ends(opened)
    assert opened.page.locator(".sign.badge").count() == 1
    assert near(start, centre(opened, "tower"))
    # A badge has a ground of its own, over the line.
    left, _, right, bottom = next(sign["box"] for sign in signs(opened).values() if sign["kind"] == "badge")
    assert colours(opened, [((left + right) / 2, bottom - 4)]) == [rgb("#ffffff")]


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
    assert opened.page.locator(".sign.badge").count() == 1
    assert lines(opened) == []
    assert reach(opened).count() == 0
    opened.page.evaluate("map_geostrike.setZoom(11, {animate: false})")
    settled(opened)
    eventually(opened, lambda: opened.page.locator(".sign.badge").count(), 0)
    assert reach(opened).count() == 1
    reach(opened).focus()
    assert opened.page.evaluate("document.activeElement.className") == "contested-reach"
    [[start, end]] = ends(opened)
    assert near(start, centre(opened, "tower"))
    assert near(end, centre(opened, "south"))
    clean_run(opened)


def test_names_keep_clear_of_the_line(open_page) -> None:
    layers = contested_layers()
    around = [
        {"name": f"Hamlet {n}", "names": {"en": f"Hamlet {n}"}, "kind": "town", "rank": 3, "geometry": Point(lon, lat)}
        for n, (lon, lat) in enumerate(
            (38.65 + east, 33.53 + north)
            for east in (-0.4, -0.25, -0.1, 0.05, 0.2)
            for north in (-0.3, -0.2, -0.1, 0.0, 0.1, 0.2, 0.3)
        )
    ]
    base = layers["labels"].frame.to_dict("records")
    opened = open_page(drawn({**layers, "labels": layer("labels", base + around)}))
    for zoom in (6, 8, 9, 10):
        look(opened, 38.65, 33.53, zoom)
        names = [label["box"] for label in labels(opened)]
        assert len(names) > 5
        [line] = lines(opened)
        on_it = [[x, y, x, y] for x, y in along(line["pieces"][0], 200)]
        assert touching(on_it, names) == 0


def test_across_the_antimeridian_it_goes_the_short_way(open_page) -> None:
    opened = open_page(drawn(across_the_antimeridian(), bounds=(-180, -60, 180, 70)))
    (start, edge), (other_edge, end) = ends(opened)
    assert near(start, centre(opened, "east"))
    assert near(end, centre(opened, "west"))
    world = opened.page.evaluate("256 * 2 ** map_geostrike.getZoom()")
    assert abs(edge[0] - other_edge[0]) == pytest.approx(world, abs=2)
    assert edge[1] == pytest.approx(other_edge[1], abs=2)
    assert sum(abs(a[0] - b[0]) for a, b in ends(opened)) < world / 20
    look(opened, 179.0, 21.0, 6)
    assert dashes(opened, INK) > 2
    assert edge[0] < 0.99 * world or len(ends(opened)) == 1
    clean_run(opened)


def test_a_click_on_the_line_chooses_both(open_page) -> None:
    opened = open_page(drawn())
    assert [sorted(extents(opened, state)) for state in ("chosen", "pointed")] == [[], []]
    opened.page.mouse.click(*on_the_line(opened))
    heading(opened, "May be one event")
    said = text_of(opened, ".detail")
    assert "Sources give Tower 22 and southern Syria for what may be one attack (28 January 2024)." in said
    assert "each the only such happening" in said
    assert opened.page.locator(".detail .row").count() == 2
    assert opened.page.locator('.sign[aria-pressed="true"]').count() == 2
    opened.page.mouse.move(*in_window(opened, (5, 5)))
    eventually(opened, lambda: states(opened), ["chosen"])
    assert extents(opened, "chosen") == [("attack", True, False), ("attack", True, True)]
    opened.page.locator(".tip").wait_for(state="detached", timeout=5000)
    opened.page.locator('.detail .row[data-event="south"]').click()
    heading(opened, "Attack at southern Syria")
    assert states(opened) == ["chosen"]
    assert extents(opened, "chosen") == [("attack", True, True)]
    clean_run(opened)


def test_what_is_chosen_is_drawn_stronger(open_page) -> None:
    opened = open_page(drawn())
    south = signs(opened)["south"]["box"]
    [area] = [e["box"] for e in opened.page.evaluate("geostrike.extentMarks()") if e["coarse"]]
    inside, ring = (middle(area)[0], area[1] + 40), (middle(south)[0], south[1] - 1)
    line = next(iter(lines(opened)))["pieces"][0]

    def inked() -> int:
        return sum(far(found, INK) < 60 for found in colours(opened, along(line, 120, 0.25, 0.75)))

    quiet, ground = inked(), colours(opened, [inside])[0]
    opened.page.locator('.row[data-event="south"]').click()
    heading(opened, "Attack at southern Syria")
    opened.page.mouse.move(*in_window(opened, (5, 5)))
    eventually(opened, lambda: far(colours(opened, [ring])[0], INK) < 60, True)
    assert sum(colours(opened, [inside])[0]) < sum(ground) - 30
    assert inked() > quiet
    opened.page.keyboard.press("Escape")
    opened.page.evaluate("document.activeElement.blur()")
    eventually(opened, lambda: colours(opened, [inside]), [ground])


def test_the_keyboard_reaches_the_line_and_comes_back(open_page) -> None:
    opened = open_page(drawn())
    line = opened.page.get_by_role("button", name="May be one event: Tower 22 and southern Syria")
    line.focus()
    assert states(opened) == ["pointed"]
    opened.page.keyboard.press("Enter")
    opened.page.wait_for_function("() => document.activeElement.textContent === 'May be one event'", timeout=5000)
    opened.page.keyboard.press("Escape")
    assert opened.page.evaluate("document.activeElement.getAttribute('aria-label')").startswith("May be one event")
    clean_run(opened)


def test_pointing_at_either_event_or_at_the_line_lights_all_of_it(open_page) -> None:
    opened = open_page(drawn())
    rims = [(x, y - 14) for x, y in (centre(opened, name) for name in ("tower", "south"))]

    def lit() -> int:
        """Return how many of the two signs have the ring of what is pointed at."""
        return sum(far(found, INK) < 60 for found in colours(opened, [(x, y - 0.5) for x, y in rims]))

    assert states(opened) == [""]
    assert extents(opened, "pointed") == []
    for name in ("tower", "south"):
        opened.page.locator(f'.row[data-event="{name}"]').hover()
        assert states(opened) == ["pointed"]
        assert len(extents(opened, "pointed")) == 1
    opened.page.locator('.row[data-event="erbil"]').hover()
    assert states(opened) == [""]
    opened.page.locator('.sign[data-event="tower"]').hover()
    assert states(opened) == ["pointed"]
    opened.page.mouse.move(*on_the_line(opened))
    assert states(opened) == ["pointed"]
    assert lit() == 2
    assert extents(opened, "pointed") == [("attack", True, False), ("attack", True, True)]
    assert text_of(opened, ".tip") == "May be one event: Tower 22 and southern Syria"
    opened.page.mouse.move(640, 20)
    assert states(opened) == [""]
    assert extents(opened, "pointed") == []


def test_without_the_layer_there_is_no_line_and_no_entry_in_the_key(open_page) -> None:
    opened = open_page(drawn(layers=contested_layers() | {"contested": layer("contested", [])}))
    assert lines(opened) == []
    assert reach(opened).count() == 0
    [a, b] = [centre(opened, name) for name in ("tower", "south")]
    assert all(far(found, INK) > 100 for found in colours(opened, along((*a, *b), 120, 0.25, 0.75)))
    assert "May be one event" not in text_of(opened, "#geostrike-key")
    clean_run(opened)


def test_without_the_layer_the_panel_still_leads_to_the_other_event(open_page) -> None:
    opened = open_page(drawn(layers=contested_layers() | {"contested": layer("contested", [])}))
    opened.page.locator('.row[data-event="tower"]').click()
    heading(opened, "Attack at Tower 22")
    assert opened.page.locator(".perhaps button").count() == 1
    opened.page.locator(".perhaps button").click()
    heading(opened, "Attack at southern Syria")
    clean_run(opened)


def test_it_shows_in_the_dark_and_on_paper(open_page) -> None:
    opened = open_page(drawn(), color_scheme="dark")
    assert dashes(opened, DARK_INK) > 2
    opened.page.emulate_media(media="print")
    eventually(opened, lambda: dashes(opened, PAPER_INK) > 2, True)
    assert opened.page.locator(".leaflet-geostrike-picture-pane .picture").is_visible()


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
    opened.page.mouse.move(*on_the_line(opened))
    assert opened.page.locator(".tip").text_content() == f"May be one event: {shown} and {shown}"
    opened.page.mouse.click(*on_the_line(opened))
    heading(opened, "May be one event")
    assert shown in opened.page.locator(".detail .why").text_content()
    opened.page.locator(".detail .row").first.click()
    heading(opened, f"Attack at {shown}")
    detail = opened.page.locator(".detail")
    detail.locator(".decided").wait_for()
    assert f"Blamed on {shown} by {shown}; " in detail.text_content()
    assert opened.page.locator(".decided").text_content().count(shown) >= 3
    assert opened.page.locator(".fold").count() == 2
    for fold in opened.page.locator(".fold").all():
        fold.locator("summary").first.click()
    assert f"Takes over parts of the article by {shown}: not counted as independent" in detail.text_content()
    opened.page.locator(".perhaps button").click()
    opened.page.wait_for_function("() => !document.querySelector('.fold')", timeout=5000)
    assert opened.page.locator(".detail h2").text_content() == f"Attack at {shown}"
    clean_run(opened)
