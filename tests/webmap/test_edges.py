# ruff: noqa: E501 - a statement of a script reads best on one line
"""Maps at the edges of what can be asked: of nothing, of one event, of thousands at one point, at the poles, over 180°."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from shapely.geometry import MultiPolygon, Point, box

from geostrike.webmap import draw_map, page

from .asked import tally
from .pages import Watched, watched
from .reports import circle, claim, cut, event, layer, make_layers, make_spec

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from geostrike.model import Layer

pytestmark = pytest.mark.browser

EVENT_LAYERS = ("strikes", "attacks", "extents")


@pytest.fixture
def opened(browser, tmp_path) -> Iterator[Callable[..., Watched]]:
    """Return a function that opens a map of layers, and at the end says that each did nothing amiss."""
    managers = []

    def open_(layers: dict[str, Layer], *, spec: dict[str, Any] | None = None, **options: Any) -> Watched:
        path = tmp_path / f"map-{len(managers)}.html"
        path.write_text(page(draw_map(layers, make_spec(**(spec or {})))), encoding="utf-8", newline="")
        manager = watched(browser, path, accept_downloads=True, **options)
        found = manager.__enter__()
        managers.append((manager, found))
        return found

    yield open_
    for manager, found in managers:
        found.clean()
        manager.__exit__(None, None, None)


def text(opened: Watched, selector: str) -> str:
    return " ".join(opened.page.locator(selector).first.inner_text().split())


def kept(*ids: str) -> dict[str, Layer]:
    """Return the made-up reports' layers with these events only."""
    return {name: cut(found, *ids) if name in EVENT_LAYERS else found for name, found in make_layers().items()}


def view(opened: Watched) -> dict[str, Any]:
    """Return where the map looks, and whether anything is painted on it."""
    return opened.page.evaluate(
        """() => {
          const {lat, lng} = map_geostrike.getCenter();
          const bounds = map_geostrike.getBounds();
          const canvas = document.querySelector("canvas.picture");
          const {data} = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
          const colours = new Set();
          for (let i = 0; i < data.length; i += 4) colours.add(data[i] << 16 | data[i + 1] << 8 | data[i + 2]);
          return {lat, lng, zoom: map_geostrike.getZoom(), wide: bounds.getEast() - bounds.getWest(), high: bounds.getNorth() - bounds.getSouth(), colours: colours.size};
        }"""
    )


def in_view(opened: Watched, *points: Point) -> list[bool]:
    """Say of each point whether the map shows it, on whichever copy of the world."""
    return [
        opened.page.evaluate("([lat, lon]) => map_geostrike.getBounds().contains([lat, lon])", [at.y, at.x])
        for at in points
    ]


def choose_first(opened: Watched) -> str:
    """Open the first row of the table, close it again, and return what it said."""
    opened.page.locator("#sheet-events .row").first.click()
    opened.page.locator(".detail h2").wait_for()
    said = text(opened, ".detail")
    opened.page.keyboard.press("Escape")
    assert opened.page.locator(".overview").is_visible()
    return said


def use_the_filters(opened: Watched, *said: str) -> None:
    """Open the filters, take each kind in and out, and see that the line over the table says what is left."""
    whole = text(opened, ".tally-words")
    opened.page.get_by_role("button", name="Filters").click()
    boxes = opened.page.locator(".facet.types input").all()
    assert len(boxes) == len(said) == 2
    for box_, words in zip(boxes, said, strict=True):
        box_.check()
        assert opened.page.locator(".chip").count() == 1
        tally(opened, words)
        box_.uncheck()
        tally(opened, whole)
    opened.page.get_by_role("button", name="Filters").click()


def every_tab(opened: Watched) -> None:
    """Open each tab and see that it says something."""
    for name in ("elsewhere", "sources", "events"):
        opened.page.locator(f"#tab-{name}").click()
        opened.page.wait_for_function(
            "name => document.getElementById(`sheet-${name}`).childElementCount > 0", arg=name
        )
        assert text(opened, f"#sheet-{name}")


def test_a_map_of_nothing_at_all(opened) -> None:
    found = opened({})
    assert text(found, ".map-note") == "No event to show."
    assert text(found, "#sheet-events") == "No report that was read tells of a strike or an attack that this map shows."
    assert found.page.locator(".sign").count() == 0
    assert view(found)["zoom"] == 2
    every_tab(found)
    assert text(found, "#sheet-elsewhere") == "Everything that was read is on the map."


def test_a_map_of_no_events_shows_what_was_read_all_the_same(opened) -> None:
    found = opened(kept())
    assert text(found, ".map-note") == "No event to show."
    seen = view(found)
    assert 4 <= seen["zoom"] <= 8
    assert seen["colours"] > 10
    assert in_view(found, Point(38.3, 35.2), Point(43.4, 32.6)) == [True, True]
    every_tab(found)
    assert found.page.locator("#sheet-sources .source").count() == 5
    assert found.page.locator(".key").inner_text().strip() != ""


def test_a_map_without_documents_still_quotes_its_claims(opened) -> None:
    layers = make_layers()
    del layers["documents"]
    found = opened(layers)
    assert "Aircraft hit" in open_event(found, "s1")
    assert "Example Wire" in open_event(found, "s1")
    every_tab(found)


def open_event(opened: Watched, name: str) -> str:
    opened.page.locator(f'.row[data-event="{name}"]').first.click()
    opened.page.locator(".detail h2").wait_for()
    said = text(opened, ".detail")
    opened.page.keyboard.press("Escape")
    return said


def test_a_map_of_one_event(opened) -> None:
    found = opened(kept("s1"))
    seen = view(found)
    assert 5 <= seen["zoom"] <= 8
    assert in_view(found, Point(41.09, 34.37)) == [True]
    assert seen["colours"] > 20
    assert found.page.locator(".sign").count() == 1
    assert text(found, ".tally-words") == "1 event"
    assert "Two depots bombed at Al-Qaim" in choose_first(found)
    found.page.locator(".sign").click()
    assert text(found, ".detail h2") == "Two depots bombed at Al-Qaim"
    found.page.keyboard.press("Escape")
    use_the_filters(found, "1 event", "0 of 1 event")
    assert "2 February 2024" in found.page.locator("#geostrike-time").inner_text()


def test_a_map_of_one_event_without_a_pin(opened) -> None:
    found = opened(kept("s6"))
    assert text(found, ".map-note") == "No event is known more finely than its country."
    assert found.page.locator(".sign").count() == 0
    assert found.page.locator("#tab-elsewhere").get_attribute("aria-selected") == "true"
    seen = view(found)
    assert 3 <= seen["zoom"] <= 8
    assert in_view(found, Point(43.4, 32.6)) == [True]
    found.page.locator('#sheet-elsewhere .row[data-event="s6"]').click()
    assert text(found, ".detail h2") == "A second target struck in Iraq"
    assert "somewhere in Iraq" in text(found, ".detail blockquote")
    found.page.keyboard.press("Escape")
    found.page.locator("#tab-events").click()
    assert "1 event on record is known more finely than its country" in text(found, "#sheet-events")


def at_points(*points: Point, **given: Any) -> dict[str, Layer]:
    """Return layers with an event at each point, told by a claim and lying in a circle."""
    events = [event(f"p{n}", "strike", f"Site {n}", at, 1, [f"c{n}"], **given) for n, at in enumerate(points)]
    claims = [claim(f"c{n}", "wire.txt", f"Depot {n} at Site {n} was hit.", f"Site {n}") for n, _ in enumerate(points)]
    extents = [
        {
            "id": row["id"],
            "event_type": "strike",
            "where_prec": 1,
            "disputed": False,
            "geometry": circle(row["geometry"], row["radius_m"]),
        }
        for row in events
    ]
    return {
        **kept(),
        "strikes": layer("strikes", events),
        "claims": layer("claims", claims),
        "extents": layer("extents", extents),
    }


def test_events_on_both_sides_of_the_antimeridian(opened) -> None:
    east, west = Point(179.6, -17.0), Point(-179.7, -18.5)
    found = opened(
        {
            name: one
            for name, one in at_points(east, west, radius_m=90_000.0).items()
            if name not in ("land", "labels", "borders", "divisions")
        }
    )
    seen = view(found)
    assert seen["zoom"] > 0.5
    assert found.page.locator(".sign").count() == 2
    assert found.page.locator("#sheet-events .row").count() == 2
    for number in range(2):
        found.page.locator(".sign").nth(number).click()
        assert text(found, ".detail h2").startswith("Strike at Site")
        found.page.keyboard.press("Escape")
    assert "Depot 0 at Site 0 was hit." in open_event(found, "p0")
    use_the_filters(found, "2 events", "0 of 2 events")


def test_the_circle_of_an_event_is_drawn_over_the_antimeridian(opened) -> None:
    at = Point(179.9, -17.0)
    rest = {
        name: one
        for name, one in at_points(at, radius_m=60_000.0).items()
        if name not in ("land", "labels", "borders", "divisions", "places")
    }
    found = opened(rest)
    assert 4 <= view(found)["zoom"] <= 8
    inked = found.page.evaluate(
        """() => [-0.3, 0.3].map(away => {
          const canvas = document.querySelector("canvas.picture");
          const box = canvas.getBoundingClientRect();
          const map = map_geostrike.getContainer().getBoundingClientRect();
          const at = map_geostrike.latLngToContainerPoint([-17.3, 179.9 + away]);
          const far = map_geostrike.latLngToContainerPoint([-15.6, 179.9 + away]);
          const pen = canvas.getContext("2d");
          const pixel = ({x, y}) => Array.from(pen.getImageData(Math.round((x + map.left - box.left) * canvas.width / box.width), Math.round((y + map.top - box.top) * canvas.height / box.height), 1, 1).data).join();
          return pixel(at) !== pixel(far);
        })"""
    )
    assert inked == [True, True]
    assert "Depot 0" in choose_first(found)


def test_an_area_over_the_antimeridian_in_two_parts(opened) -> None:
    area = MultiPolygon([box(178, -19, 180, -16), box(-180, -19, -178, -16)])
    strikes = [event("a", "strike", "The strait", Point(180, -17.5), 5, ["c0"], radius_m=200_000.0)]
    extents = [{"id": "a", "event_type": "strike", "where_prec": 5, "disputed": False, "geometry": area}]
    found = opened({"strikes": layer("strikes", strikes), "extents": layer("extents", extents)})
    assert found.page.locator(".sign").count() == 1
    assert "The words are withheld" in choose_first(found)


@pytest.mark.parametrize("lat", [89.9, 85.0, -85.0, -89.9, -90.0, 90.0])
def test_an_event_at_a_pole(opened, lat) -> None:
    found = opened({name: one for name, one in at_points(Point(10.0, lat)).items() if name in ("strikes", "claims")})
    seen = view(found)
    assert abs(seen["lat"]) <= 90
    assert seen["zoom"] > 0
    assert seen["high"] > 0
    found.page.locator(".sign").click()
    assert f"{abs(lat):.3f}° {'N' if lat > 0 else 'S'}" in found.page.locator(".why-here").text_content()
    found.page.keyboard.press("Escape")
    assert "Depot 0 at Site 0 was hit." in choose_first(found)
    use_the_filters(found, "1 event", "0 of 1 event")


def test_events_at_both_poles_and_the_equator(opened) -> None:
    found = opened(
        {
            name: one
            for name, one in at_points(Point(0, 89.9), Point(120, 0), Point(-120, -90)).items()
            if name in ("strikes", "claims")
        }
    )
    assert found.page.locator("#sheet-events .row").count() == 3
    assert found.page.evaluate("Number.isFinite(map_geostrike.getZoom())")
    for name in ("p0", "p1", "p2"):
        assert "was hit" in open_event(found, name)


def test_two_thousand_events_at_one_point(opened) -> None:
    at = Point(41.09, 34.37)
    strikes = [
        event(
            f"e{i:04d}",
            "strike",
            "Al-Qaim",
            at,
            1,
            [f"c{i}"],
            best=i % 7,
            date_start=f"2024-01-{i % 28 + 1:02d}",
            date_end=f"2024-01-{i % 28 + 1:02d}",
        )
        for i in range(2000)
    ]
    claims = [claim(f"c{i}", f"d{i % 50}.txt", f"Depot {i} at Al-Qaim was hit.", "Al-Qaim") for i in range(2000)]
    found = opened({**kept(), "strikes": layer("strikes", strikes), "claims": layer("claims", claims)})
    assert 5 <= view(found)["zoom"] <= 8
    assert found.page.locator(".sign").count() == 1
    assert text(found, ".tally-words") == "2,000 events"
    found.page.get_by_label("2,000 events at Al-Qaim: 2,000 strikes").click()
    assert text(found, ".detail h2") == "2,000 events at Al-Qaim"
    shown = found.page.locator(".detail .row").count()
    assert 0 < shown <= 2000
    found.page.get_by_role("button", name="Show more").click()
    assert found.page.locator(".detail .row").count() > shown
    found.page.locator(".detail .row").first.click()
    found.page.locator(".detail mark.place-named").wait_for()
    assert text(found, ".detail mark.place-named") == "Al-Qaim"
    found.page.keyboard.press("Escape")
    use_the_filters(found, "2,000 events", "0 of 2,000 events")
    assert "1–28 January 2024" in text(found, "#geostrike-time")


def test_where_only_the_claims_are_missing(opened) -> None:
    layers = make_layers()
    del layers["claims"]
    found = opened(layers)
    assert found.page.locator("#sheet-events .row").count() == 10
    said = open_event(found, "a1")
    assert "The words are withheld." in said
    assert "3 killed" in said
    every_tab(found)


@pytest.mark.parametrize("missing", sorted(make_layers()))
def test_where_one_layer_is_missing(opened, missing) -> None:
    found = opened({name: one for name, one in make_layers().items() if name != missing})
    expected = {"strikes": 5, "attacks": 5}.get(missing, 10)
    assert found.page.locator("#sheet-events .row").count() == expected
    assert found.page.locator(".sign").count() >= expected - 3
    assert view(found)["colours"] > 20
    assert choose_first(found)
    every_tab(found)
    left = {"strikes": ("0 of 5 events", "5 events"), "attacks": ("6 events", "0 of 6 events")}
    use_the_filters(found, *left.get(missing, ("6 of 11 events", "5 of 11 events")))


def test_where_every_optional_layer_is_missing(opened) -> None:
    found = opened({"strikes": make_layers()["strikes"]})
    assert found.page.locator("#sheet-events .row").count() == 5
    assert in_view(found, Point(41.09, 34.37), Point(40.14, 35.336)) == [True, True]
    assert "The words are withheld." in open_event(found, "s1")
    assert text(found, ".tally-words") == "6 events"
    every_tab(found)
    use_the_filters(found, "6 events", "0 of 6 events")


def test_events_of_which_nothing_is_known(opened) -> None:
    nothing = {
        "title": None,
        "country": None,
        "admin1": None,
        "date_start": None,
        "date_end": None,
        "date_prec": None,
        "where_description": None,
        "radius_m": None,
        "actor1": None,
        "number_of_sources": None,
        "number_of_documents": None,
        "sub_event_type": None,
    }
    found = opened(
        {
            "strikes": layer(
                "strikes",
                [
                    event("n", "strike", "", None, None, [], **nothing),
                    event("p", "strike", "", Point(40, 35), None, [], **nothing),
                ],
            )
        }
    )
    assert "Place not known" in open_event(found, "p")
    assert "Date not reported" in open_event(found, "p")
    assert text(found, ".tally-words") == "2 events"
    found.page.locator("#tab-elsewhere").click()
    assert "Place not known" in open_event(found, "n")


def test_an_event_of_every_precision_from_the_first_year_to_the_last(opened) -> None:
    days = ["0001-01-01", "1914-07-28", "1969-12-31", "1970-01-01", "2024-02-29", "9999-12-31"]
    strikes = [
        event(f"d{n}", "strike", f"Site {n}", Point(36 + n, 33), n + 1, [], date_start=day, date_end=day)
        for n, day in enumerate(days)
    ]
    found = opened({"strikes": layer("strikes", strikes)})
    assert found.page.locator("#sheet-events .row").count() == 6
    assert found.page.locator("#sheet-events .day").all_inner_texts() == [
        "1 January 1",
        "28 July 1914",
        "31 December 1969",
        "1 January 1970",
        "29 February 2024",
        "31 December 9999",
    ]
    assert found.page.locator("#geostrike-time").inner_text().strip()
    assert choose_first(found)


@pytest.mark.parametrize("size", [(320, 568), (390, 844), (844, 390), (2560, 1440)])
def test_windows_small_and_large(opened, size) -> None:
    found = opened(make_layers(), viewport={"width": size[0], "height": size[1]})
    assert found.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert view(found)["colours"] > 20
    assert found.page.locator(".folium-map").bounding_box()["height"] > 120
    assert "Attack" in choose_first(found)


def test_a_given_view_of_one_spot_is_not_zoomed_to_nothing(opened) -> None:
    found = opened(make_layers(), spec={"bounds": (41.09, 34.37, 41.09, 34.37)})
    seen = view(found)
    assert 0 < seen["zoom"] <= 11
    assert seen["wide"] > 0.01
    assert in_view(found, Point(41.09, 34.37)) == [True]
