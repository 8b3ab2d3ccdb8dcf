"""A map's layers as a KML 2.2 document: signs, areas, lines and lists, with times, styles and sources."""

from __future__ import annotations

from math import cos, radians
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape

from geostrike.export.kml.balloon import balloon, said
from geostrike.export.kml.elements import add, colour, days, geometry, written
from geostrike.export.kml.icons import icon_files, icon_name
from geostrike.export.tables.cells import cells
from geostrike.export.tables.flat import flat
from geostrike.export.tables.rows import EVENT_TABLE, Rows
from geostrike.layers.entries import entries_of
from geostrike.layers.records import Table
from geostrike.layers.style import PALETTE, STYLES
from geostrike.layers.words import precision

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from geostrike.layers.entries import Entry
    from geostrike.layers.spec import MapSpec
    from geostrike.model import Layer

__all__ = ["kml", "kml_pieces"]

_FOLDERS = {"strike": "Strikes", "attack": "Attacks"}
_UNPLACED = "Known only to a country, or not placed"
_EMPTY = "<ExtendedData />"
_DATA = [name for name in EVENT_TABLE if name not in ("title", "description", "longitude", "latitude", "sources")]
# With more signs than this their names show only under the pointer.
_MOST_NAMES = 60
_METRES = 111_320.0
_NEAREST_M = 50_000.0


def kml(layers: Mapping[str, Layer], spec: MapSpec) -> bytes:
    """Return a map's layers as KML; the same layers give the same bytes.

    Its signs are pictures beside it, ``icons/NAME.png``, which `icon_files` gives; `kmz` holds both.

    Parameters
    ----------
    layers : as `build_layers` gives them, redacted; those of the base are not drawn: Google Earth has its own.
    spec : its title, summary and bounds; without bounds the view holds the events.
    """
    return "".join(kml_pieces(layers, spec)).encode("utf-8")


def kml_pieces(layers: Mapping[str, Layer], spec: MapSpec) -> Iterator[str]:
    """Yield the text of `kml` piece by piece."""
    events = _Events(layers)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">\n<Document>\n'
    yield from _head(layers, spec)
    yield from _styles(names=len(events.entries) <= _MOST_NAMES)
    for kind, name in _FOLDERS.items():
        pinned = events.pinned(kind)
        yield from _folder(name, (events.placemark(row, placed=True) for row in pinned), bool(pinned))
    yield from _folder("Areas within which they lie", *_areas(layers, events))
    yield from _folder("May be one event", *_contested(layers))
    unplaced = events.unplaced()
    yield from _folder(_UNPLACED, (events.placemark(row, placed=False) for row in unplaced), bool(unplaced))
    yield from _folder("Borders", *_borders(layers), shown=False)
    yield "</Document>\n</kml>\n"


def _head(layers: Mapping[str, Layer], spec: MapSpec) -> Iterator[str]:
    holder = Element("Document")
    add(holder, "name", spec.title)
    add(holder, "open", "1")
    credited = dict.fromkeys(layer.attribution for layer in layers.values() if layer.attribution)
    told = [
        said(spec.summary),
        f"{STYLES['strikes']['label']}: a diamond. {STYLES['attacks']['label']}: a ring. Light and dashed: the sign "
        "stands for an area. With a circle around it: sources differ. Every event quotes its sources.",
        *map(said, credited),
    ]
    add(holder, "description", "".join(f'<p dir="auto">{part}</p>' for part in told if part))
    west, south, east, north = spec.bounds or _bounds(layers)
    look = add(holder, "LookAt")
    add(look, "longitude", f"{(west + east) / 2:.5f}")
    add(look, "latitude", f"{(south + north) / 2:.5f}")
    add(look, "altitude", "0")
    add(look, "heading", "0")
    add(look, "tilt", "0")
    wide = (east - west) * cos(radians((south + north) / 2))
    add(look, "range", f"{max(_NEAREST_M, 1.2 * _METRES * max(wide, north - south)):.0f}")
    yield from map(written, holder)


def _bounds(layers: Mapping[str, Layer]) -> tuple[float, float, float, float]:
    import numpy as np

    found = [
        layers[name].frame.total_bounds
        for name in ("strikes", "attacks", "extents")
        if name in layers and len(layers[name].frame)
    ]
    finite = [bounds for bounds in found if np.isfinite(bounds).all()]
    if not finite:
        return -180.0, -60.0, 180.0, 75.0
    (west, south), (east, north) = np.min(finite, axis=0)[:2], np.max(finite, axis=0)[2:]
    return float(west), float(south), float(east), float(north)


def _styles(*, names: bool) -> Iterator[str]:
    for path in icon_files():
        name = path.removeprefix("icons/").removesuffix(".png")
        for state, scale, label in (("still", 0.8, 0.7 if names else 0.0), ("pointed", 1.0, 0.9)):
            style = Element("Style", id=f"{name}-{state}")
            icon = add(style, "IconStyle")
            add(icon, "scale", str(scale))
            add(add(icon, "Icon"), "href", path)
            add(icon, "hotSpot", x="0.5", y="0.5", xunits="fraction", yunits="fraction")
            add(add(style, "LabelStyle"), "scale", str(label))
            add(add(style, "BalloonStyle"), "text", "$[description]")
            yield written(style)
        pair = Element("StyleMap", id=name)
        for key, state in (("normal", "still"), ("highlight", "pointed")):
            one = add(pair, "Pair")
            add(one, "key", key)
            add(one, "styleUrl", f"#{name}-{state}")
        yield written(pair)
    wash = float(str(STYLES["extents"]["fill_opacity"]))
    for kind in _FOLDERS:
        yield _shape_style(f"{kind}-extent", PALETTE[kind], 0.7, STYLES["extents"]["stroke_width"], wash)
    yield _shape_style("contested", PALETTE["contested"], 1.0, STYLES["contested"]["stroke_width"])
    yield _shape_style("border", PALETTE["border"], 1.0, STYLES["borders"]["stroke_width"])
    yield _shape_style("border-disputed", PALETTE["border"], 0.5, STYLES["borders"]["stroke_width"])


def _shape_style(name: str, rgb: str, opacity: float, width: object, wash: float = 0.0) -> str:
    style = Element("Style", id=name)
    line = add(style, "LineStyle")
    add(line, "color", colour(rgb, opacity))
    add(line, "width", str(width))
    add(add(style, "PolyStyle"), "color", colour(rgb, wash))
    add(add(style, "BalloonStyle"), "text", "$[description]")
    return written(style)


def _folder(name: str, placemarks: Iterator[str], there: bool, *, shown: bool = True) -> Iterator[str]:
    """A folder, closed, with its placemarks; nothing where there are none."""
    if not there:
        return
    holder = Element("Folder")
    add(holder, "name", name)
    add(holder, "visibility", str(int(shown)))
    yield "<Folder>\n"
    yield from map(written, holder)
    yield from placemarks
    yield "</Folder>\n"


class _Events:
    """The events of a map, in words and as they stand in the layers, in one order."""

    def __init__(self, layers: Mapping[str, Layer]) -> None:
        self._numbered, self._sources = entries_of(layers)
        self._given = Rows(layers).events
        by_id = {entry.id: entry for entry in self._numbered}
        self.entries = [by_id[str(name)] for name in self._given["id"]]
        self._data = [_data(name, flat(name, self._given[name])) for name in _DATA]
        self.row_of = {entry.id: row for row, entry in enumerate(self.entries)}

    def pinned(self, kind: str) -> list[int]:
        return [row for row, entry in enumerate(self.entries) if entry.pinned and entry.event_type == kind]

    def unplaced(self) -> list[int]:
        return [row for row, entry in enumerate(self.entries) if not entry.pinned]

    def placemark(self, row: int, *, placed: bool) -> str:
        """Return an event: with its sign at its place, or in the list alone."""
        from shapely import Point

        entry, given = self.entries[row], self._given
        mark = Element("Placemark")
        add(mark, "name", entry.title)
        add(mark, "Snippet", "; ".join(filter(None, (entry.when, entry.toll))), maxLines="2")
        add(mark, "description", balloon(entry, self._sources, self._numbered, given["number_of_sources"][row] or 0))
        self.days(mark, row)
        add(mark, "styleUrl", f"#{icon_name(entry.event_type, coarse=entry.coarse, disputed=entry.disputed)}")
        add(mark, "ExtendedData")
        if placed:
            geometry(mark, Point(given["longitude"][row], given["latitude"][row]))
        data = "".join([column[row] for column in self._data])
        # All else that looks like the empty element is escaped.
        return written(mark).replace(_EMPTY, f"<ExtendedData>{data}</ExtendedData>", 1)

    def days(self, mark: Element, row: int) -> None:
        given = self._given
        days(mark, given["date_start"][row], given["date_end"][row], given["date_prec"][row])


def _data(name: str, values: Sequence[Any]) -> list[str]:
    """A column as the text of elements, "" for what is absent: there are dozens of them for every event."""
    known: dict[Any, str] = {"": ""}
    found = []
    for word in cells(values):
        key = word if type(word) is str else (word,)
        if key not in known:
            known[key] = f'<Data name="{name}"><value>{escape(str(word))}</value></Data>'
        found.append(known[key])
    return found


def _areas(layers: Mapping[str, Layer], events: _Events) -> tuple[Iterator[str], bool]:
    table = Table(layers.get("extents"))

    def marks() -> Iterator[str]:
        columns = (table.column(name) for name in ("id", "event_type", "title", "where_prec", "radius_m"))
        for name, kind, title, where_prec, radius_m, shape in zip(*columns, table.geometry(), strict=True):
            if shape is None:
                continue
            mark = Element("Placemark")
            add(mark, "name", title or "")
            entry: Entry | None = events.entries[events.row_of[name]] if name in events.row_of else None
            words = entry.precision if entry else precision(where_prec, radius_m)
            add(mark, "description", f'<p dir="auto"><b>{said(title or "")}</b><br>{said(words)}</p>')
            if entry:
                events.days(mark, events.row_of[name])
            add(mark, "styleUrl", f"#{kind if kind in _FOLDERS else 'attack'}-extent")
            geometry(mark, shape)
            yield written(mark)

    return marks(), len(table) > 0


def _contested(layers: Mapping[str, Layer]) -> tuple[Iterator[str], bool]:
    table = Table(layers.get("contested"))

    def marks() -> Iterator[str]:
        for row, shape in zip(table.rows(), table.geometry(), strict=True):
            mark = Element("Placemark")
            add(mark, "name", row.get("title") or "")
            places = f"Told of {row.get('place') or ''} and of {row.get('other_place') or ''}: may be one event."
            add(mark, "description", f'<p dir="auto">{said(places)}<br>{said(row.get("rule") or "")}</p>')
            days(mark, row.get("date_start"), None, 1)
            add(mark, "styleUrl", "#contested")
            if shape is not None:
                geometry(mark, shape)
            yield written(mark)

    return marks(), len(table) > 0


def _borders(layers: Mapping[str, Layer]) -> tuple[Iterator[str], bool]:
    table = Table(layers.get("borders"))

    def marks() -> Iterator[str]:
        for row, shape in zip(table.rows(), table.geometry(), strict=True):
            if shape is None:
                continue
            mark = Element("Placemark")
            add(mark, "name", row.get("name") or "")
            # What lies in a folder that is off is on by itself otherwise.
            add(mark, "visibility", "0")
            if row.get("note"):
                add(mark, "description", f'<p dir="auto">{said(row["note"])}</p>')
            add(mark, "styleUrl", "#border-disputed" if row.get("disputed") else "#border")
            geometry(mark, shape)
            yield written(mark)

    return marks(), len(table) > 0
