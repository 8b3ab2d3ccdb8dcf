"""`geostrike.explore`: a map in one call, with a user's own layers beside ours, in a notebook and as a file."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any

import folium
import folium.plugins
import geopandas
import pytest
from shapely.geometry import Point, box

import geostrike
from geostrike.errors import InputError
from geostrike.model import Layer

from .pages import clean_run, text_of
from .reports import make_layers

if TYPE_CHECKING:
    from pathlib import Path

QAIM = Point(41.09, 34.37)


def strikes(**columns: Any) -> geopandas.GeoDataFrame:
    return geopandas.GeoDataFrame({"place": ["Al-Qaim"], **columns}, geometry=[QAIM], crs="EPSG:4326")


def drawn(**options: Any) -> folium.Map:
    """Return a map of the made-up layers, with a base of their own."""
    return geostrike.explore(make_layers(), title="Made up", **options)


def with_own_layers() -> folium.Map:
    """Return a map with a marker, and a group that a control switches."""
    m = drawn()
    folium.Marker((33.3, 44.4), popup="Own <b>pin</b>", tooltip="own").add_to(m)
    group = folium.FeatureGroup("Circles").add_to(m)
    folium.CircleMarker((33, 43), radius=9, color="#0a0").add_to(group)
    folium.LayerControl(collapsed=False).add_to(m)
    return m


def test_it_returns_a_map_of_foliums_own() -> None:
    m = drawn(summary="In short", languages=("en", "ar"))
    assert isinstance(m, folium.Map)
    html = geostrike.page(m)
    assert "<title>Made up</title>" in html
    assert ">In short</p>" in html
    assert "Content-Security-Policy" in html


def test_it_draws_on_the_map_that_is_given() -> None:
    m = folium.Map((33, 42), tiles=None)
    assert drawn(m=m) is m
    assert "geostrike.start(map_geostrike)" in geostrike.page(m)


def test_it_is_found_under_its_name() -> None:
    assert "explore" in dir(geostrike)
    assert "explore" in geostrike.__all__


@pytest.mark.parametrize("make", [drawn, with_own_layers])
def test_the_same_layers_give_the_same_bytes_however_they_are_asked_for(make, tmp_path: Path) -> None:
    m = make()
    shown = m._repr_html_()
    m.save(tmp_path / "map.html")
    html = geostrike.page(m)
    assert (tmp_path / "map.html").read_text(encoding="utf-8") == html
    assert geostrike.page(make()) == html
    assert m._repr_html_() == shown
    assert unescape(re.search(r'srcdoc="([^"]*)"', shown)[1]) == html


def test_unknown_names_and_things_are_refused() -> None:
    with pytest.raises(InputError, match="no layer is called 'strike'; known are strikes, attacks"):
        geostrike.explore({"strike": strikes()})
    with pytest.raises(InputError, match="'strikes' is a list"):
        geostrike.explore({"strikes": [1]})


def test_the_layers_that_are_given_stay_as_they_are() -> None:
    frame = strikes()
    layers = {"strikes": Layer(name="strikes", frame=frame)}
    geostrike.explore(layers)
    assert list(frame.columns) == ["place", "geometry"]
    assert layers["strikes"].frame is frame


@pytest.mark.browser
def test_a_plain_table_in_metres_is_enough(open_page) -> None:
    frame = geopandas.GeoDataFrame(
        {"place": ["Al-Qaim", "Anbar desert", "Iraq"], "date_start": ["2024-02-02", None, None]},
        geometry=[QAIM, box(41, 32, 42, 33), None],
        crs="EPSG:4326",
    ).to_crs(32637)
    opened = open_page(geostrike.page(geostrike.explore({"attacks": frame}, title="Plain")))
    rows = opened.page.locator("#sheet-events .row")
    assert opened.page.locator("#sheet-events .row-place bdi").all_inner_texts() == ["Al-Qaim", "Anbar desert"]
    rows.first.click()
    opened.page.locator(".detail h2").wait_for()
    assert "Known to the town or site" in text_of(opened, ".event")
    opened.page.get_by_label("Event after").click()
    opened.page.get_by_text("Known only to an area").wait_for()
    opened.page.keyboard.press("Escape")
    assert "1 not on the map" in text_of(opened, ".tally-row")
    # The base is ours: names of towns around the events stand on it.
    named = {label["text"] for label in opened.page.evaluate("geostrike.labelBoxes()")}
    assert named & {"Al Bukamal", "Ramadi", "Haditha"}
    clean_run(opened)


@pytest.mark.browser
def test_it_shows_itself_in_a_notebook(browser) -> None:
    context = browser.new_context(viewport={"width": 1000, "height": 700}, offline=True)
    page = context.new_page()
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.set_content(f"<!DOCTYPE html><title>Notebook</title>{with_own_layers()._repr_html_()}")
    frame = page.frames[1]
    frame.wait_for_function("() => window.geostrikeReady")
    frame.evaluate("() => window.geostrikeReady")
    assert page.locator("iframe").bounding_box()["height"] >= 600
    frame.locator('.row[data-event="a1"]').click()
    frame.locator(".detail h2").wait_for()
    assert frame.locator(".detail h2").inner_text() == "Drone attack on Tower 22"
    frame.get_by_role("button", name="Save and share").click()
    names = frame.locator("#share-list li button").all_inner_texts()
    assert "Events as CSV" in names
    assert "Copy link to this view" not in names
    assert errors == []
    context.close()


@pytest.mark.browser
def test_own_layers_work_beside_ours(open_page) -> None:
    opened = open_page(geostrike.page(with_own_layers()))
    page = opened.page
    page.locator(".leaflet-marker-pane .leaflet-marker-icon").dispatch_event("click")
    page.locator(".leaflet-popup-content").wait_for()
    assert text_of(opened, ".leaflet-popup-content") == "Own pin"
    layers = {"picture": ".leaflet-geostrike-picture-pane", "popup": ".leaflet-popup-pane", "control": ".leaflet-top"}
    over = {
        name: int(page.locator(at).first.evaluate("node => getComputedStyle(node).zIndex"))
        for name, at in layers.items()
    }
    assert over["picture"] < over["popup"] < over["control"]
    hit = page.locator(".leaflet-popup-content").evaluate(
        "node => { const {left, top, width, height} = node.getBoundingClientRect();"
        " return node.contains(document.elementFromPoint(left + width / 2, top + height / 2)); }"
    )
    assert hit
    assert page.locator('path[stroke="#0a0"]').count() == 1
    page.get_by_label("Circles").uncheck()
    assert page.locator('path[stroke="#0a0"]').count() == 0
    page.get_by_label("Circles").check()
    assert page.locator('path[stroke="#0a0"]').count() == 1
    page.locator('.row[data-event="a1"]').click()
    page.locator(".detail h2").wait_for()
    clean_run(opened)


def test_what_would_load_a_script_is_left_out_and_named() -> None:
    m = drawn()
    for plugin in (folium.plugins.MiniMap, folium.plugins.Fullscreen, folium.plugins.MeasureControl):
        plugin().add_to(m)
    with pytest.warns(
        UserWarning, match="Fullscreen, MeasureControl, MiniMap load scripts from a network and are left out"
    ):
        html = geostrike.page(m)
    assert not re.search(r"<script[^>]*src=|<link", html)
    assert not re.search(
        r"MiniMap|control\.fullscreen|Measure", re.sub(r"geostrike[^\n]*", "", html[html.rindex("<script>") :])
    )
    assert geostrike.page(m) == geostrike.page(drawn())


@pytest.mark.browser
def test_what_stood_in_a_cluster_stays_and_an_icon_becomes_a_pin(open_page) -> None:
    m = drawn()
    cluster = folium.plugins.MarkerCluster(name="Cluster").add_to(m)
    folium.Marker((34, 44), popup="In the cluster").add_to(cluster)
    folium.Marker((35, 43), popup="With an icon", icon=folium.Icon(color="red")).add_to(m)
    folium.LayerControl(collapsed=False).add_to(m)
    with pytest.warns(UserWarning, match="Icon, MarkerCluster load scripts from a network"):
        html = geostrike.page(m)
    opened = open_page(html)
    pins = opened.page.locator(".leaflet-marker-pane .leaflet-marker-icon")
    assert pins.count() == 2
    opened.page.get_by_label("Cluster").uncheck()
    assert pins.count() == 1
    pins.dispatch_event("click")
    opened.page.locator(".leaflet-popup-content").wait_for()
    assert text_of(opened, ".leaflet-popup-content") == "With an icon"
    clean_run(opened)


def test_without_anything_to_draw_there_is_still_a_page() -> None:
    assert "geostrike.start" in geostrike.page(geostrike.explore({}))
