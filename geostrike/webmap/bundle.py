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
_SCRIPTS = {
    "page": "dom state address remembered clipboard start",
    "data": "unpack columns vocabulary shapes events details filter",
    "time": "calendar timewords tally spans pen bars brush scale play timeline",
    "map": (
        "order palette frame glyphs view coast base index signs crowds clusters extents contested lettering "
        "labels places ghosts fan buttons canvas mouse note picture paint draw key"
    ),
    "table": "list folding sorting search finder facets filters chips table",
    "panel": "sources claims differ why event pair elsewhere tabs panel",
    "share": "said records geojson csv download typeset figure cite gentle embed share numbers paper print",
}
_STYLES = (
    "page/tokens",
    "page/page",
    "map/map",
    "panel/panel",
    "table/filters",
    "time/timeline",
    "panel/evidence",
    "page/phone",
    "share/share",
    "share/embed",
    "share/print",
)

FOREIGN_SCRIPT = "page/foreign.js"
"""What layers of folium's own need from us; put in only where there are some."""


@cache
def asset(name: str) -> str:
    """Return the text of one of our files."""
    return (_ASSETS / name).read_text(encoding="utf-8")


def scripts() -> tuple[tuple[str, str], ...]:
    """Return (name, text) of our scripts, in order."""
    names = [f"{folder}/{name}.js" for folder, listed in _SCRIPTS.items() for name in listed.split()]
    return tuple((name, asset(name)) for name in names)


def styles() -> tuple[tuple[str, str], ...]:
    """Return (name, text) of our styles, in order."""
    return tuple((name, asset(f"{name}.css")) for name in _STYLES)


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
