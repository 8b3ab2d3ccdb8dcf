"""The base of a map: land, divisions and labels of our own boundaries and gazetteer, cut to what a reader can see."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from geostrike.layers.frames import frame_of
from geostrike.layers.style import simplestyle_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geopandas import GeoDataFrame
    from shapely.geometry.base import BaseGeometry

    from geostrike.boundaries import Boundaries
    from geostrike.model import Place

__all__ = ["RANKS", "Bounds", "borders_frame", "divisions_frame", "labels_frame", "land_frame", "on_sheet", "padded"]

Bounds = tuple[float, float, float, float]

# Half a pixel at zoom 9 is 150 m; finer detail of a coast or a border is not seen on a map of governorates. A map of a
# continent carries less: the lines are true to some kilometres at best.
_DETAIL_DEG, _DETAIL_SHARE, _COARSEST_DEG = 0.002, 1 / 12_000, 0.006
# Width by height of the widest map that a sheet holds, and height by width of the highest.
_WIDEST, _HIGHEST = 2.6, 1.5
_KINDS = {
    "PCLI": ("country", 1), "PPLC": ("city", 2), "PPLA": ("city", 3), "PPLA2": ("town", 5), "PPL": ("town", 6),
    "MILB": ("base", 6), "AIRB": ("base", 7), "INSM": ("base", 7), "SEA": ("water", 2), "GULF": ("water", 3),
    "STRT": ("water", 5), "DSRT": ("region", 5),
}  # fmt: skip

RANKS = {kind: sorted({rank for found, rank in _KINDS.values() if found == kind}) for kind, _ in _KINDS.values()}
"""How important names of each kind may be, 1 the most."""


def padded(bounds: Bounds, share: float) -> Bounds:
    """Return bounds grown on each side by a share of their size, kept on the globe."""
    west, south, east, north = bounds
    wide, high = (east - west) * share, (north - south) * share
    return max(-180.0, west - wide), max(-90.0, south - high), min(180.0, east + wide), min(90.0, north + high)


def on_sheet(bounds: Bounds) -> Bounds:
    """Return bounds grown to what a sheet of paper shows around them, be it wide or high, kept on the globe."""
    west, south, east, north = bounds
    middle, up = (west + east) / 2, (south + north) / 2
    narrow = max(math.cos(math.radians(up)), 0.2)
    wide, high = east - west, north - south
    half_wide = max(wide, high / narrow * _WIDEST) / 2
    half_high = max(high, wide * narrow * _HIGHEST) / 2
    return (
        max(-180.0, middle - half_wide),
        max(-90.0, up - half_high),
        min(180.0, middle + half_wide),
        min(90.0, up + half_high),
    )


def _detail(bounds: Bounds) -> float:
    """Return how finely lines are drawn in `bounds`, in degrees."""
    west, south, east, north = bounds
    return min(max(_DETAIL_DEG, _DETAIL_SHARE * max(east - west, north - south)), _COARSEST_DEG)


def land_frame(boundaries: Boundaries, bounds: Bounds) -> GeoDataFrame:
    """Return the countries of the world, in detail within `bounds` and what is near them, coarse beyond.

    Each part is simplified as one coverage: neighbours keep sharing their borders, so that no sea shows between them.
    A country that lies partly beyond comes in two rows.
    """
    from geopandas import GeoDataFrame
    from pandas import concat
    from shapely import box, coverage_simplify

    frame = boundaries.countries[["iso2", "name", "geometry"]]
    near = padded(bounds, 0.5)
    within = frame.assign(geometry=frame.geometry.clip_by_rect(*near))
    within = within[~within.is_empty]
    within = within.assign(geometry=coverage_simplify(within.geometry.to_numpy(), _detail(bounds)))
    beyond = frame.assign(geometry=boundaries.outlines.difference(box(*near)))
    whole = GeoDataFrame(concat([within, beyond]), crs=frame.crs)
    whole = whole[~whole.is_empty]
    return whole.sort_values(["iso2", "name"], kind="stable").reset_index(drop=True)


def divisions_frame(boundaries: Boundaries, bounds: Bounds) -> GeoDataFrame:
    """Return the first-order divisions of the countries in `bounds`; none on the open sea."""
    from geopandas import GeoDataFrame
    from shapely import box, coverage_simplify

    view = box(*bounds)
    countries = boundaries.countries
    codes = sorted({code for code in countries[countries.intersects(view)]["iso2"] if code})
    rows = [row for code in codes for row in _divisions(boundaries, code) if row[2].intersects(view)]
    names = {"country": [row[0] for row in rows], "name": [row[1] for row in rows]}
    frame = GeoDataFrame(names, geometry=[row[2] for row in rows], crs="EPSG:4326")
    frame["geometry"] = coverage_simplify(frame.geometry.values, _detail(bounds))
    frame["geometry"] = frame.geometry.clip_by_rect(*padded(bounds, 0.5))
    return frame[~frame.is_empty].sort_values(["country", "name"], kind="stable").reset_index(drop=True)


def borders_frame(boundaries: Boundaries, bounds: Bounds) -> GeoDataFrame:
    """Return the borders in `bounds`, with how others draw them (simplestyle)."""
    borders = boundaries.borders(bounds)
    drawn = [simplestyle_line("borders", disputed=disputed) for disputed in borders["disputed"].tolist()]
    names = [str(name) for name in borders.columns if name != "geometry"]
    columns = [(name, borders[name].tolist()) for name in names]
    columns += [(key, [style[key] for style in drawn]) for key in simplestyle_line("borders")]
    return frame_of(columns, borders.geometry)


def labels_frame(places: Iterable[Place], bounds: Bounds, languages: Sequence[str]) -> GeoDataFrame:
    """Return the labels in `bounds`: names in the languages wanted, a kind and a rank (1 the most important)."""
    from geopandas import GeoDataFrame, points_from_xy

    west, south, east, north = bounds
    rows: list[dict[str, Any]] = []
    for place in sorted(places, key=lambda p: p.id):
        kind = _KINDS.get(place.feature_code)
        if not kind or not (west <= place.longitude <= east and south <= place.latitude <= north):
            continue
        names = {"en": place.name}
        for language, name in place.names:
            names.setdefault(language, name)
        rows.append(
            {
                "name": place.name,
                "names": {language: names[language] for language in languages if language in names},
                "kind": kind[0],
                "rank": kind[1],
                "longitude": place.longitude,
                "latitude": place.latitude,
            }
        )
    rows.sort(key=lambda row: (row["rank"], row["name"]))
    geometry = points_from_xy([r["longitude"] for r in rows], [r["latitude"] for r in rows])
    columns = ["name", "names", "kind", "rank"]
    return GeoDataFrame(
        [{c: row[c] for c in columns} for row in rows], columns=columns, geometry=geometry, crs="EPSG:4326"
    )


def _divisions(boundaries: Boundaries, code: str) -> Iterable[tuple[str, str, BaseGeometry]]:
    frame = boundaries.divisions(code)
    return zip(frame["country"], frame["name"], frame.geometry, strict=True)
