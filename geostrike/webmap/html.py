"""A drawn map becomes the text of its file: one page, fixed names, and a policy that lets only its own scripts run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import folium

from geostrike.layers.plain import clean
from geostrike.webmap.bundle import FOREIGN_SCRIPT, asset
from geostrike.webmap.csp import content_security_policy, inline_texts
from geostrike.webmap.elements import MapPage, elements, figure_of, settle_ids, template
from geostrike.webmap.plugins import leave_out_what_loads

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["page"]

# folium forbids the reader to enlarge the page; ours carries its own viewport.
_META = re.compile(r'<meta (?:name="viewport"|http-equiv="content-type")[^>]*>')


def page(m: folium.Map) -> str:
    """Return a map as one self-contained HTML page, the same text for the same map.

    Only what folium puts into the head and into its own script may run; a script in the body, where a document's words
    are, may not. Tiles that the author of the map added are let through by their host; nothing else leaves the file.
    """
    leave_out_what_loads(m)
    figure = figure_of(m)
    settle_ids(figure)
    for child in figure._children.values():
        child.render()
    ours = m._children.get("geostrike_page")
    foreign = any(child is not ours for child in m._children.values())
    header = _META.sub("", figure.header.render())
    if foreign:
        header += f"<script>{asset(FOREIGN_SCRIPT)}</script>"
    header, body, script = (_settled(part) for part in (header, figure.html.render(), figure.script.render()))
    scripts, styles = inline_texts(header)
    policy = content_security_policy(
        [*scripts, script], styles, images=sorted(set(_tile_origins(m))), style_attributes=foreign
    )
    title = ours.title if isinstance(ours, MapPage) else (figure.title or "Map")
    return template("page.html", policy=policy, title=title, header=header, body=body, script=script)


def _settled(text: str) -> str:
    """Return `text` as a browser will read it, so that its hashes hold: one kind of line end, no lone surrogates."""
    lines = clean(text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip(" ") for line in lines if line.strip(" ")).strip("\n")


def _tile_origins(m: folium.Map) -> Iterator[str]:
    for element in elements(m):
        address = getattr(element, "tiles", None) if isinstance(element, folium.raster_layers.TileLayer) else None
        if isinstance(address, str):
            parts = urlsplit(address.replace("{s}", "*"))
            if parts.scheme in ("http", "https") and re.fullmatch(r"(\*\.)?[\w.-]+(:\d+)?", parts.netloc):
                yield f"{parts.scheme}://{parts.netloc}"
