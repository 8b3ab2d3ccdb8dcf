"""The scripts and styles of the page, in the order in which they run; Leaflet's from the package that carries it."""

from __future__ import annotations

import base64
import re
from functools import cache
from pathlib import Path

from xstatic.pkg import leaflet

__all__ = ["FOREIGN_SCRIPT", "asset", "leaflet_script", "leaflet_style", "scripts", "styles"]

_ASSETS = Path(__file__).resolve().parent / "assets"
_LEAFLET = Path(leaflet.BASE_DIR)
_SCRIPTS = (
    "dom.js", "unpack.js", "columns.js", "vocabulary.js", "shapes.js", "events.js", "details.js", "filter.js",
    "state.js",
    "address.js", "remembered.js", "calendar.js", "timewords.js", "tally.js", "spans.js", "pen.js", "bars.js", "brush.js",
    "scale.js", "play.js", "timeline.js",
    "order.js", "palette.js", "frame.js", "glyphs.js", "view.js", "coast.js", "base.js", "index.js", "signs.js", "crowds.js", "clusters.js",
    "extents.js", "contested.js", "lettering.js", "labels.js", "places.js", "ghosts.js", "fan.js", "buttons.js",
    "canvas.js", "mouse.js", "note.js", "picture.js", "paint.js", "draw.js", "key.js",
    "list.js", "folding.js", "sorting.js", "search.js", "finder.js", "facets.js", "filters.js", "chips.js", "table.js",
    "sources.js", "claims.js", "differ.js", "why.js", "event.js", "pair.js", "elsewhere.js", "tabs.js", "panel.js",
    "clipboard.js", "said.js", "records.js", "geojson.js", "csv.js", "download.js", "typeset.js", "figure.js",
    "cite.js", "gentle.js", "embed.js", "share.js", "numbers.js", "paper.js", "print.js", "start.js",
)  # fmt: skip
_STYLES = (
    "tokens.css",
    "page.css",
    "map.css",
    "panel.css",
    "filters.css",
    "timeline.css",
    "evidence.css",
    "phone.css",
    "share.css",
    "embed.css",
    "print.css",
)

FOREIGN_SCRIPT = "foreign.js"
"""What layers of folium's own need from us; put in only where there are some."""


@cache
def asset(name: str) -> str:
    """Return the text of one of our files."""
    return (_ASSETS / name).read_text(encoding="utf-8")


def scripts() -> tuple[tuple[str, str], ...]:
    """Return (name, text) of our scripts, in order."""
    return tuple((name, asset(name)) for name in _SCRIPTS)


def styles() -> tuple[tuple[str, str], ...]:
    """Return (name, text) of our styles, in order."""
    return tuple((name, asset(name)) for name in _STYLES)


def _data_uri(name: str) -> str:
    return f"data:image/png;base64,{base64.b64encode((_LEAFLET / 'images' / name).read_bytes()).decode('ascii')}"


@cache
def leaflet_style() -> str:
    """Return Leaflet's style with the images it refers to inside it."""
    text = (_LEAFLET / "leaflet.css").read_text(encoding="utf-8")
    text = text.replace("behavior: url(#default#VML);", "")
    return re.sub(r"url\(images/([\w.-]+)\)", lambda found: f"url({_data_uri(found[1])})", text)


@cache
def leaflet_script() -> str:
    """Return Leaflet, told where its marker images are: it would look for files beside the page."""
    text = (_LEAFLET / "leaflet.js").read_text(encoding="utf-8")
    text = re.sub(r"//# sourceMappingURL=.*", "", text).rstrip()
    images = {
        "iconUrl": _data_uri("marker-icon.png"),
        "iconRetinaUrl": _data_uri("marker-icon-2x.png"),
        "shadowUrl": _data_uri("marker-shadow.png"),
    }
    options = ",".join(f'{name}:"{uri}"' for name, uri in images.items())
    return f'{text}\nL.Icon.Default.imagePath="";L.Icon.Default.mergeOptions({{{options}}});'
