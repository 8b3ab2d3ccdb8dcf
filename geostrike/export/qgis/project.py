"""A QGIS project that opens a whole map: its layers from the GeoPackage beside it, styled, in order, in view."""

from __future__ import annotations

import io
import zipfile
from datetime import date, timedelta
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from geostrike.export.qgis.about import ABSTRACTS, TITLES
from geostrike.export.qgis.markup import add, as_text
from geostrike.export.qgis.qml import STYLED, VERSION, columns_of, style_into
from geostrike.export.qgis.view import extent_m, seen
from geostrike.layers.style import PALETTE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geostrike.layers.spec import MapSpec
    from geostrike.model import Layer

__all__ = ["project_qgz"]

_EVENTS = ("strikes", "attacks", "contested", "places", "extents")
_BASE = ("labels", "borders", "divisions", "land")
_UNCHECKED = {"places"}
_OPEN = {"strikes", "attacks", "contested", "extents"}
_WKB = {"contested": "LineString", "borders": "MultiLineString", "extents": "MultiPolygon", "divisions": "MultiPolygon"}
_FAMILIES = {"contested": "Line", "borders": "Line", "extents": "Polygon", "divisions": "Polygon", "land": "Polygon"}
_LONGLAT, _MERCATOR = "EPSG:4326", "EPSG:3857"
_SYSTEMS = {
    _LONGLAT: {
        "proj4": "+proj=longlat +datum=WGS84 +no_defs",
        "srsid": "3452",
        "srid": "4326",
        "authid": _LONGLAT,
        "description": "WGS 84",
        "projectionacronym": "longlat",
        "ellipsoidacronym": "EPSG:7030",
        "geographicflag": "true",
    },
    _MERCATOR: {
        "proj4": "+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null "
        "+wktext +no_defs",
        "srsid": "3857",
        "srid": "3857",
        "authid": _MERCATOR,
        "description": "WGS 84 / Pseudo-Mercator",
        "projectionacronym": "merc",
        "ellipsoidacronym": "EPSG:7030",
        "geographicflag": "false",
    },
}


def project_qgz(layers: Mapping[str, Layer], spec: MapSpec, *, geopackage: str = "geostrike.gpkg") -> bytes:
    """Return a project file of QGIS, for 3.22 and later; the same layers give the same bytes.

    Parameters
    ----------
    layers : with those of the base; tables are left aside. The GeoPackage holds a table of the same name for each.
    spec : the map's title and summary, and its view where it gives one.
    geopackage : file name of the GeoPackage, which lies beside the project.
    """
    root = _project({name: layers[name] for name in STYLED if name in layers}, spec, f"./{geopackage}")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        entry = zipfile.ZipInfo(f"{geopackage.rpartition('.')[0]}.qgs")
        entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
        archive.writestr(entry, as_text(root))
    return packed.getvalue()


def _project(layers: Mapping[str, Layer], spec: MapSpec, source: str) -> ET.Element:
    root = ET.Element("qgis", {"version": VERSION})
    root.set("projectname", "")
    add(root, "homePath", {"path": ""})
    title = add(root, "title", text=spec.title)
    root.set("projectname", title.text or "")
    add(root, "evaluateDefaultValues", {"active": 0})
    add(root, "trust", {"active": 0})
    _reference(add(root, "projectCrs"), _MERCATOR)
    _tree(root, layers, source)
    view = extent_m(seen(layers, spec))
    canvas = add(root, "mapcanvas", {"name": "theMapCanvas", "annotationsVisible": 1})
    add(canvas, "units", text="meters")
    extent = add(canvas, "extent")
    for name, value in zip(("xmin", "ymin", "xmax", "ymax"), view, strict=True):
        add(extent, name, text=str(value))
    add(canvas, "rotation", text="0")
    _reference(add(canvas, "destinationsrs"), _MERCATOR)
    listed = add(root, "projectlayers")
    for name in STYLED:
        if name in layers:
            _layer(add(listed, "maplayer"), layers[name], layers, source)
    order = add(root, "layerorder")
    for name in (*_EVENTS, *_BASE):
        if name in layers:
            add(order, "layer", {"id": _id(name)})
    owed = sorted({layer.attribution for layer in layers.values() if layer.attribution})
    _properties(add(root, "properties"), owed)
    _metadata(add(root, "projectMetadata"), spec.title, " ".join([spec.summary, *(f"{c}." for c in owed)]).strip())
    settings = add(root, "ProjectViewSettings", {"UseProjectScales": 0, "rotation": 0})
    add(settings, "Scales")
    west, south, east, north = view
    shown = add(settings, "DefaultViewExtent", {"xmin": west, "ymin": south, "xmax": east, "ymax": north})
    for name, value in zip(("xmin", "ymin", "xmax", "ymax"), view, strict=True):
        shown.set(name, str(value))
    _reference(shown, _MERCATOR)
    _times(root, layers)
    return root


def _id(name: str) -> str:
    return f"geostrike_{name}"


def _tree(root: ET.Element, layers: Mapping[str, Layer], source: str) -> None:
    tree = add(root, "layer-tree-group")
    for group, names in (("Events", _EVENTS), ("Base", _BASE)):
        branch = add(tree, "layer-tree-group", {"name": group, "checked": "Qt::Checked", "expanded": 1})
        for name in names:
            if name not in layers:
                continue
            said = {
                "id": _id(name), "name": TITLES[name], "providerKey": "ogr", "source": f"{source}|layername={name}",
                "checked": "Qt::Unchecked" if name in _UNCHECKED else "Qt::Checked", "expanded": name in _OPEN,
                "legend_exp": "", "legend_split_behavior": 0, "patch_size": "-1,-1",
            }  # fmt: skip
            add(branch, "layer-tree-layer", said)
    add(tree, "custom-order", {"enabled": 0})


def _layer(root: ET.Element, layer: Layer, layers: Mapping[str, Layer], source: str) -> None:
    name = layer.name
    root.set("type", "vector")
    root.set("geometry", _FAMILIES.get(name, "Point"))
    root.set("wkbType", _WKB.get(name, "MultiPolygon" if name == "land" else "Point"))
    root.set("styleCategories", "AllStyleCategories")
    add(root, "id", text=_id(name))
    add(root, "datasource", text=f"{source}|layername={name}")
    add(root, "layername", text=TITLES[name])
    add(root, "title", text=TITLES[name])
    add(root, "abstract", text=ABSTRACTS[name])
    keywords = add(root, "keywordList")
    for word in ("geostrike", "reported events" if name in _EVENTS else "base map", name):
        add(keywords, "value", text=word)
    if layer.attribution:
        add(root, "attribution", {"href": ""}, layer.attribution)
    _reference(add(root, "srs"), _LONGLAT)
    about = add(root, "resourceMetadata")
    _metadata(about, TITLES[name], ABSTRACTS[name], kind="dataset")
    if layer.attribution:
        add(about, "rights", text=layer.attribution)
    _reference(add(about, "crs"), _LONGLAT)
    add(root, "provider", {"encoding": "UTF-8"}, "ogr")
    style_into(root, layer, layers)


def _metadata(root: ET.Element, title: str, abstract: str, *, kind: str = "") -> None:
    """Write what is said of a project or a layer; no day and no author, which would differ from build to build."""
    add(root, "language", text="ENG")
    add(root, "type", text=kind)
    add(root, "title", text=title)
    add(root, "abstract", text=abstract)
    words = add(root, "keywords", {"vocabulary": "geostrike"})
    for word in ("published reports", "strikes", "attacks"):
        add(words, "keyword", text=word)


def _reference(parent: ET.Element, authid: str) -> None:
    """Name a reference system: by its code, and for readers that look there first, by its parameters."""
    system = add(parent, "spatialrefsys")
    for name, text in _SYSTEMS[authid].items():
        add(system, name, text=text)


def _properties(root: ET.Element, owed: Iterable[str]) -> None:
    gui = add(root, "Gui")
    for name, part in zip(("Red", "Green", "Blue"), bytes.fromhex(PALETTE["water"].removeprefix("#")), strict=True):
        add(gui, f"CanvasColor{name}Part", {"type": "int"}, str(part))
    add(add(root, "Paths"), "Absolute", {"type": "bool"}, "false")
    add(add(root, "SpatialRefSys"), "ProjectionsEnabled", {"type": "int"}, "1")
    labels = add(root, "PAL")
    add(labels, "PlacementEngineVersion", {"type": "int"}, "1")
    add(labels, "ShowingPartialsLabels", {"type": "bool"}, "false")
    measured = add(root, "Measurement")
    add(measured, "DistanceUnits", {"type": "QString"}, "km")
    add(measured, "AreaUnits", {"type": "QString"}, "km2")
    add(add(root, "Measure"), "Ellipsoid", {"type": "QString"}, "EPSG:7030")
    credit = add(root, "CopyrightLabel")
    add(credit, "Enabled", {"type": "bool"}, "true")
    add(credit, "Label", {"type": "QString"}, " · ".join(owed))
    add(credit, "Placement", {"type": "int"}, "3")
    bar = add(root, "ScaleBar")
    add(bar, "Enabled", {"type": "bool"}, "true")
    add(bar, "Placement", {"type": "int"}, "0")
    add(bar, "Style", {"type": "int"}, "0")
    add(bar, "PreferredSize", {"type": "int"}, "30")
    add(bar, "Snapping", {"type": "bool"}, "true")


def _times(root: ET.Element, layers: Mapping[str, Layer]) -> None:
    """Give the temporal controller the days from the first event to the last, a day a step."""
    settings = add(root, "ProjectTimeSettings", {"timeStep": 1, "timeStepUnit": "d", "frameRate": 1})
    settings.set("cumulativeTemporalRange", "0")
    first, last = _days(layers)
    if first and last:
        reach = add(settings, "TemporalRange")
        add(reach, "start", text=f"{first.isoformat()}T00:00:00Z")
        add(reach, "end", text=f"{(last + timedelta(days=1)).isoformat()}T00:00:00Z")


def _days(layers: Mapping[str, Layer]) -> tuple[date | None, date | None]:
    told: list[date] = []
    for name in ("strikes", "attacks"):
        for column in ("date_start", "date_end"):
            if name in layers and column in columns_of(layers[name]):
                told += [day for value in layers[name].frame[column].unique() if (day := _day(value))]
    return min(told, default=None), max(told, default=None)


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None
