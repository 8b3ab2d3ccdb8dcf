"""Layers and a spec become a folium map with our page around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import folium

from geostrike.layers.plain import clean
from geostrike.webmap.bundle import leaflet_script, leaflet_style, scripts, styles
from geostrike.webmap.elements import MapPage, Part, figure_of, settle_ids, template
from geostrike.webmap.packing import packed_blocks
from geostrike.webmap.payload import payload

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geostrike.layers.spec import MapSpec
    from geostrike.model import Layer

__all__ = ["draw_map", "empty_map"]

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def draw_map(layers: Mapping[str, Layer], spec: MapSpec, *, m: folium.Map | None = None) -> folium.Map:
    """Draw layers on a folium map.

    Parameters
    ----------
    layers : by name, in EPSG:4326: ``strikes, attacks, extents, borders, places, contested``; the base ``land,
        divisions, labels``; the tables ``claims, aggregates, rejections, documents``. Any may be empty or missing.
    spec : title, summary, view, layers and languages of the map.
    m : a map to draw on; by default a new one without tiles. Other layers on it stay. Scripts it would load from a
        network are left out: what needs jQuery or Bootstrap beyond a plain popup does not work.

    Returns
    -------
    folium.Map
        It shows itself in a notebook; `geostrike.webmap.page` gives the file.
    """
    drawn = m if m is not None else empty_map()
    drawn.default_js = []
    drawn.default_css = []
    figure = figure_of(drawn)
    title, summary = clean(spec.title), clean(spec.summary)
    head = {
        "geostrike_leaflet_css": f"<style>{leaflet_style()}</style>",
        "geostrike_leaflet_js": f"<script>{leaflet_script()}</script>",
        **{f"geostrike_{name}": f"<style>{text}</style>" for name, text in styles()},
        "geostrike_colours": _colours(layers),
        **{f"geostrike_{name}": f"<script>{text}</script>" for name, text in scripts()},
    }
    blocks = dict(packed_blocks(payload(layers, spec)))
    body = {"geostrike_panel": template("panel.html"), **{f"geostrike_{name}": text for name, text in blocks.items()}}
    page_header = Part(template("header.html", title=title, summary=summary))
    figure.html.add_child(page_header, name="geostrike_header", index=0)
    drawn.add_child(MapPage(title, {name: text for name, text in head.items() if text}, body), name="geostrike_page")
    settle_ids(figure)
    return drawn


def empty_map() -> folium.Map:
    """Return a map of folium's without tiles, as ours begin."""
    return folium.Map(
        location=(0, 0),
        zoom_start=2,
        tiles=None,
        zoom_control=False,
        zoom_snap=0.25,
        zoom_delta=0.5,
        world_copy_jump=False,
    )


def _colours(layers: Mapping[str, Layer]) -> str:
    """Return the colours that the layers' own styles give, so that map, QGIS and figure agree."""
    light: list[str] = []
    dark: list[str] = []
    for name, token in (("strikes", "strike"), ("attacks", "attack"), ("contested", "contested")):
        style = layers[name].style if name in layers else {}
        for key, found in (("color", light), ("color_dark", dark)):
            value = style.get(key)
            if isinstance(value, str) and _COLOUR.fullmatch(value):
                found.append(f"--{token}:{value};")
    rules = f"@media print,(prefers-color-scheme:light){{:root{{{''.join(light)}}}}}" if light else ""
    if dark:
        rules += f"@media screen and (prefers-color-scheme:dark){{:root{{{''.join(dark)}}}}}"
    # On its way to paper the page has the class, before the medium changes: the map is drawn anew then.
    rules += f":root.paper{{{''.join(light)}}}" if light else ""
    return f"<style>{rules}</style>" if rules else ""
