"""Layers on an interactive map in one call, as ``GeoDataFrame.explore`` does it: for a notebook, with own layers."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

import folium
import shapely
from branca.element import Element, Figure

from geostrike.errors import InputError
from geostrike.layers.spec import DRAWN_LAYERS, MapSpec
from geostrike.layers.style import STYLES
from geostrike.model import Layer
from geostrike.webmap.draw import draw_map, empty_map
from geostrike.webmap.elements import elements, settle_ids
from geostrike.webmap.html import page
from geostrike.webmap.plugins import leave_out_what_loads

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geopandas import GeoDataFrame

__all__ = ["explore"]

_EVENTS = {"strikes": "strike", "attacks": "attack"}
_BASE = ("land", "divisions", "labels")
_TABLES = ("claims", "aggregates", "rejections", "documents")
_NAMES = (*DRAWN_LAYERS, *_BASE, *_TABLES)
_HEIGHT = 640
_SITE, _AREA = 1, 5
"""UCDP's codes for what a point and what an area says of a place, where a table says nothing itself."""


def explore(
    layers: Mapping[str, Layer | GeoDataFrame],
    m: folium.Map | None = None,
    *,
    title: str = "",
    summary: str = "",
    languages: Sequence[str] = ("en",),
) -> folium.Map:
    """Draw layers on an interactive map, which shows itself in a notebook.

    Parameters
    ----------
    layers : by name, as `geostrike.build_layers` gives them, or GeoDataFrames under the names of its layers:
        ``strikes, attacks, extents, contested, borders, places``, the base ``land, divisions, labels`` and the tables
        ``claims, aggregates, rejections, documents``. A GeoDataFrame may be in any coordinate reference system, and
        without one counts as EPSG:4326. Of the columns of an event (see the layers that ``geostrike maps`` writes) all
        may be missing: a point without ``where_prec`` counts as the place itself, a line or a polygon as an area
        within which the event lies.
    m : a map of folium's to draw on; its other layers stay. By default a new map, with a base from the boundaries and
        the gazetteer that come with geostrike where `layers` hold none.
    title, summary : above the map; the title is also that of the page.
    languages : of labels, the preferred first.

    Returns
    -------
    folium.Map
        Add layers, popups and a ``folium.LayerControl`` to it as to any map. ``m.save(path)`` writes the same page as
        ``geostrike.page(m)``: one file that fetches nothing. That is also why plugins that load their scripts from a
        network (``MiniMap``, ``Fullscreen``, ``MeasureControl``, ``MarkerCluster``) and ``folium.Icon`` are left out
        when the page is made, with a warning that names them; the markers of a cluster stay, and a marker with such an
        icon gets the plain pin.

    Raises
    ------
    InputError
        For a name that no layer has, or something that is neither a layer nor a GeoDataFrame.

    Examples
    --------
    >>> import folium, geopandas, geostrike
    >>> from shapely.geometry import Point
    >>> strikes = geopandas.GeoDataFrame(
    ...     {"place": ["Al-Qaim"], "date_start": ["2024-02-02"]}, geometry=[Point(41.09, 34.37)], crs="EPSG:4326"
    ... )
    >>> m = geostrike.explore({"strikes": strikes}, title="One strike")
    >>> m = m.add_child(folium.Marker((33.3, 44.4), popup="Baghdad"))
    >>> m.save("strike.html")  # doctest: +SKIP
    """
    given = {name: _layer(name, found) for name, found in layers.items()}
    given |= {name: layer for name, layer in _areas(given).items() if name not in given}
    for name in _EVENTS.keys() & given.keys():
        given[name] = _replaced(given[name], _events(name, given[name].frame))
    if m is None and "land" not in given:
        given = {**_base(given, languages), **given}
    spec = MapSpec(name="map", title=title or "Strikes and attacks", summary=summary, languages=tuple(languages))
    drawn = _drawn(m)
    draw_map(given, spec, m=drawn)
    return drawn


class _Page(Figure):
    """The figure of a map that is always rendered as our page: in a notebook, and by ``m.save``."""

    def render(self, **kwargs: Any) -> str:  # noqa: ARG002 - branca passes them
        """Return the page."""
        return page(_map_in(self))

    def _repr_html_(self, **kwargs: Any) -> str:  # noqa: ARG002
        """Return the page in a frame, as a notebook shows it."""
        told = "Trust this notebook to see the map: File › Trust Notebook"
        return (
            f'<iframe srcdoc="{escape(self.render())}" title="Map" width="100%" height="{_HEIGHT}" style="border: 0" '
            f"allowfullscreen>{told}</iframe>"
        )


class _Gate(Element):
    """Stands before the map, and puts it in order before it is rendered.

    What would load a script is taken off, and what folium left there at an earlier time, so that the page is the same
    each time.
    """

    def render(self, **kwargs: Any) -> str:  # noqa: ARG002 - branca passes them
        """Put the tree in order; nothing is put into the page."""
        figure = self._parent
        if isinstance(figure, Figure):
            leave_out_what_loads(_map_in(figure))
            for element in list(elements(figure)):
                for key in [key for key in element._children if key.endswith("_add")]:
                    del element._children[key]
            settle_ids(figure)
        return ""


def _map_in(figure: Figure) -> folium.Map:
    return next(child for child in figure._children.values() if isinstance(child, folium.Map))


def _drawn(m: folium.Map | None) -> folium.Map:
    """Return the map in a figure that renders it as our page; a map within something larger stays there."""
    drawn = m if m is not None else empty_map()
    parent = drawn._parent
    if isinstance(parent, Figure) and not isinstance(parent, _Page) and list(parent._children.values()) == [drawn]:
        figure = _Page()
        figure.add_child(_Gate(), name="geostrike_gate")
        figure.add_child(drawn)
    return drawn


def _layer(name: str, found: Any) -> Layer:
    """Return what was given under a name as a layer in EPSG:4326."""
    from geopandas import GeoDataFrame

    if name not in _NAMES:
        raise InputError(f"explore: no layer is called {name!r}; known are {', '.join(_NAMES)}")
    if not isinstance(found, Layer | GeoDataFrame):
        raise InputError(f"explore: {name!r} is a {type(found).__name__}; give a Layer or a GeoDataFrame")
    if isinstance(found, Layer):
        return found
    frame = found.set_crs("EPSG:4326") if found.crs is None else found.to_crs("EPSG:4326")
    return Layer(name=name, frame=frame, style=STYLES.get(name, {}))


def _replaced(layer: Layer, frame: GeoDataFrame) -> Layer:
    return Layer(name=layer.name, frame=frame, style=layer.style, attribution=layer.attribution)


def _events(name: str, frame: GeoDataFrame) -> GeoDataFrame:
    """Return a table of events with what the page needs of each: an id, a kind, a point, and how fine that is."""
    shapes = frame.geometry.to_numpy()
    missing = shapely.is_missing(shapes) | shapely.is_empty(shapes)
    pointed = shapely.get_type_id(shapes) == shapely.GeometryType.POINT
    added: dict[str, Any] = {}
    if "id" not in frame:
        added["id"] = [f"{name}-{number}" for number in frame.index]
    if "event_type" not in frame:
        added["event_type"] = _EVENTS[name]
    if "where_prec" not in frame:
        kinds = zip(missing.tolist(), pointed.tolist(), strict=True)
        added["where_prec"] = [None if gone else _SITE if point else _AREA for gone, point in kinds]
    if not pointed[~missing].all():
        added["geometry"] = shapely.point_on_surface(shapes)
    return frame.assign(**added) if added else frame


def _areas(layers: Mapping[str, Layer]) -> dict[str, Layer]:
    """Return the layer of the lines and polygons that stand in tables of events: the areas within which these lie."""
    from geopandas import GeoDataFrame
    from pandas import concat

    found = []
    for name in _EVENTS.keys() & layers.keys():
        frame = layers[name].frame
        shapes = frame.geometry.to_numpy()
        wide = ~shapely.is_missing(shapes) & ~shapely.is_empty(shapes) & (shapely.get_dimensions(shapes) > 0)
        if wide.any():
            ids = _events(name, frame)["id"].to_numpy()[wide]
            found.append(GeoDataFrame({"id": ids}, geometry=shapes[wide], crs="EPSG:4326"))
    if not found:
        return {}
    frame = GeoDataFrame(concat(found, ignore_index=True), crs="EPSG:4326")
    return {"extents": Layer(name="extents", frame=frame, style=STYLES["extents"])}


def _base(layers: Mapping[str, Layer], languages: Sequence[str]) -> dict[str, Layer]:
    """Return land, divisions, borders and labels around what is drawn."""
    from geostrike.boundaries import load_boundaries
    from geostrike.gazetteer import read_gazetteer
    from geostrike.layers.base import divisions_frame, labels_frame, land_frame, padded
    from geostrike.layers.build import GAZETTEER, NATURAL_EARTH

    frames = [layers[name].frame for name in (*_EVENTS, "extents") if name in layers]
    sides = [frame.total_bounds for frame in frames if len(frame) and not frame.geometry.isna().all()]
    if not sides:
        return {}
    west, south = (min(float(side[k]) for side in sides) for k in (0, 1))
    east, north = (max(float(side[k]) for side in sides) for k in (2, 3))
    # One point alone is shown with the country around it.
    seen = padded((west - 1.5, south - 1.5, east + 1.5, north + 1.5), 0.6)
    boundaries, places = load_boundaries(), read_gazetteer().places
    drawn = {
        "land": (land_frame(boundaries, seen), NATURAL_EARTH),
        "divisions": (divisions_frame(boundaries, seen), NATURAL_EARTH),
        "borders": (boundaries.borders(seen), NATURAL_EARTH),
        "labels": (labels_frame(places.values(), seen, languages), GAZETTEER),
    }
    return {
        name: Layer(name=name, frame=frame, style=STYLES.get(name, {}), attribution=credit)
        for name, (frame, credit) in drawn.items()
    }
