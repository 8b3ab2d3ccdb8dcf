"""Where a division lies: a point in its middle and the radius of a circle that holds it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import shapely
from scipy.spatial import cKDTree

from geostrike.gazetteer import fold, skeleton
from geostrike.gazetteer.distance import EARTH_RADIUS_M

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry
    from sources import City

    from geostrike.boundaries import Boundaries

__all__ = ["Disc", "Outline", "middle_of_area", "middle_of_cities", "outlines_of_country", "widened"]

_SMALLEST_M = 5_000.0
_OWN = 0.6  # share of a division's settlements that must lie in the outline found for it
_PURE = 0.75  # share of the settlements in an outline that must be its division's: many were parted or joined since
_COAST_DEG = 0.1
_MARGIN = 1.3  # land reaches beyond the outermost settlement
_GREATEST_PART = 0.05  # a part smaller than this share of an area, an islet far off, does not widen its circle


class Disc(NamedTuple):
    """A circle on the ground: degrees and metres."""

    longitude: float
    latitude: float
    radius_m: float


class Outline(NamedTuple):
    """What Natural Earth has for a division: its area, and its name there, "" where several areas make it up."""

    area: BaseGeometry
    name: str


def outlines_of_country(
    boundaries: Boundaries, country: str, names: dict[str, Sequence[str]], cities: dict[str, list[City]]
) -> dict[str, Outline]:
    """Return outlines for the divisions of a country, by code, where Natural Earth has them.

    A Natural Earth division belongs to the division of its name, else to the one that most of its settlements lie in:
    so the counties of England make up England.

    Parameters
    ----------
    names : the spellings of each division, by its code.
    cities : the settlements of each division, by its code.
    """
    if country not in boundaries.codes:
        return {}
    frame = boundaries.divisions(country)
    if frame.empty:
        return {}
    areas = frame.geometry.to_numpy()
    votes = _votes(areas, cities)
    found: dict[str, list[int]] = {}
    named: dict[str, str] = {}
    for index, (label, ballot) in enumerate(zip(frame.name, votes, strict=True)):
        own = _of_name(label, names)
        code = max(sorted(own), key=lambda each: ballot[each]) if own else ""
        if code and (ballot[code] or not ballot):
            named[code] = label
        else:
            code = max(sorted(ballot), key=lambda each: ballot[each]) if ballot else ""
        if code and (not ballot or ballot[code] > ballot.total() / 2):
            found.setdefault(code, []).append(index)
    outlines = {}
    for code, indices in found.items():
        held = sum(votes[index][code] for index in indices)
        mixed = sum(votes[index].total() for index in indices)
        if held >= _OWN * len(cities.get(code, ())) and held >= _PURE * mixed:
            area = shapely.union_all(areas[indices])
            alone = len(indices) == 1 and (code in named or held >= 0.9 * mixed)
            outlines[code] = Outline(area, named.get(code) or (frame.name.iloc[indices[0]] if alone else ""))
    return outlines


def _votes(areas: NDArray[np.object_], cities: dict[str, list[City]]) -> list[Counter[str]]:
    """Return for each area how many settlements of which division lie in it, or off its generalised coast."""
    codes = [code for code, members in cities.items() for _ in members]
    points = np.array([shapely.Point(c.longitude, c.latitude) for members in cities.values() for c in members])
    votes: list[Counter[str]] = [Counter() for _ in areas]
    if len(points):
        pairs = shapely.STRtree(areas).query_nearest(points, max_distance=_COAST_DEG, all_matches=False)
        for point, holder in zip(*pairs.tolist(), strict=True):
            votes[holder][codes[point]] += 1
    return votes


def _of_name(label: str, names: dict[str, Sequence[str]]) -> list[str]:
    for key in (fold, skeleton):
        wanted = key(label)
        own = [code for code, spellings in names.items() if any(key(spelling) == wanted for spelling in spellings)]
        if own:
            return own
    return []


def middle_of_area(area: BaseGeometry, cities: Iterable[City] = ()) -> Disc:
    """Return the centroid of an area on the globe, and the radius that its greater parts and its settlements need."""
    if area.bounds[2] - area.bounds[0] > 180:  # lies on both sides of 180 degrees
        area = shapely.transform(area, lambda xy: np.column_stack((xy[:, 0] % 360, xy[:, 1])))
    flat = shapely.transform(area, lambda xy: np.column_stack((xy[:, 0], np.degrees(np.sin(np.radians(xy[:, 1]))))))
    centre = shapely.centroid(flat)
    longitude, latitude = centre.x, float(np.degrees(np.arcsin(np.radians(centre.y))))
    parts = shapely.get_parts(area)
    sizes = shapely.area(shapely.get_parts(flat))
    corners = shapely.get_coordinates(parts[sizes >= _GREATEST_PART * sizes.sum()])
    radius = float(_distances(longitude, latitude, corners).max())
    places = np.array([(c.longitude, c.latitude) for c in cities])
    if len(places):
        radius = max(radius, float(np.quantile(_distances(longitude, latitude, places), 0.95)))
    return _disc(longitude, latitude, radius)


def middle_of_cities(cities: Sequence[City]) -> Disc:
    """Return the middle of where settlements lie, and the radius that nearly all of them need.

    Settlements far from the median, which GeoNames counts to the wrong division, are left out; of the rest the
    result lies halfway between the mean and the middle of the box around them.
    """
    places = np.array([(c.longitude, c.latitude) for c in cities])
    if np.ptp(places[:, 0]) > 180:
        places[:, 0] %= 360
    near = _distances(*np.median(places, axis=0), places)
    kept = places[near <= max(25_000.0, 5 * float(np.median(near)))]
    longitude, latitude = (kept.mean(axis=0) + (kept.min(axis=0) + kept.max(axis=0)) / 2) / 2
    radius = float(_distances(longitude, latitude, kept).max()) * _MARGIN
    return _disc(longitude, latitude, radius)


def widened(discs: dict[str, Disc]) -> dict[str, Disc]:
    """Return circles that reach at least halfway to the next one's middle, up to 50 km; keyed as `discs`.

    Of many a remote district only the seat is known, and its land fills the room between the seats around it.
    """
    if len(discs) < 2:
        return discs
    middles = np.radians([(disc.longitude, disc.latitude) for disc in discs.values()])
    x, y = middles.T
    globe = np.column_stack((np.cos(y) * np.cos(x), np.cos(y) * np.sin(x), np.sin(y)))
    gaps = cKDTree(globe).query(globe, k=2)[0][:, 1] * EARTH_RADIUS_M / 2
    return {
        key: _disc(disc.longitude, disc.latitude, max(disc.radius_m, min(gap, 50_000.0)))
        for (key, disc), gap in zip(discs.items(), gaps.tolist(), strict=True)
    }


def _disc(longitude: float, latitude: float, radius_m: float) -> Disc:
    radius = max(_SMALLEST_M, radius_m)
    step = 100 if radius < 20_000 else 1_000
    return Disc(round((longitude + 180) % 360 - 180, 4), round(latitude, 4), int(-(-radius // step) * step))


def _distances(longitude: float, latitude: float, places: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return great-circle distances in metres from a point to places of shape (n, 2), longitude first."""
    x, y = np.radians(places).T
    phi, lam = np.radians(latitude), np.radians(longitude)
    half = np.sin((y - phi) / 2) ** 2 + np.cos(phi) * np.cos(y) * np.sin((x - lam) / 2) ** 2
    return 2 * EARTH_RADIUS_M * np.arcsin(np.sqrt(np.minimum(1.0, half)))
