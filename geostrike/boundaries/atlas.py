"""The countries of the world, their first-order divisions and their borders, read once and decoded when asked for."""

from __future__ import annotations

import difflib
from functools import cached_property
from typing import TYPE_CHECKING, Final

from geostrike.boundaries.borders import Border, all_borders, meeting_points, shared_arcs
from geostrike.boundaries.disputes import Dispute, read_disputes
from geostrike.boundaries.parts import part_of
from geostrike.boundaries.topology import Feature, Topology, read_topology
from geostrike.errors import BoundariesError, InputError
from geostrike.files import data_dir

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import numpy as np
    from geopandas import GeoDataFrame, GeoSeries
    from numpy.typing import NDArray
    from shapely.geometry import Point
    from shapely.geometry.base import BaseGeometry

__all__ = ["Boundaries", "load_boundaries"]

COAST_M: Final = 10_000.0
"""How far off Natural Earth's generalised coast a place on land can lie: a real port was found 7 km out at sea."""


class Boundaries:
    """Countries, divisions and borders, in degrees on WGS 84, longitude first.

    Natural Earth's lines at 1:10 million, which show who holds the ground. Codes follow ISO 3166-1: a territory that
    Natural Earth draws by itself belongs here to the country whose code covers it (Somaliland to SO, Northern Cyprus
    to CY, Crimea to UA), and the line between the two is a disputed one.
    """

    def __init__(self, countries: Topology, divisions: Path, disputes: tuple[Dispute, ...]) -> None:
        self._topology = countries
        self._divisions_path = divisions
        self._disputes = disputes
        self._features: dict[str, list[Feature]] = {}
        for feature in countries.objects["countries"]:
            self._features.setdefault(feature.properties["country"], []).append(feature)
        self._areas: dict[str, BaseGeometry] = {}
        self._parts: dict[tuple[str, str], BaseGeometry] = {}
        self._frames: dict[str, GeoDataFrame] = {}

    @property
    def codes(self) -> tuple[str, ...]:
        """ISO 3166-1 alpha-2 codes of all countries, sorted."""
        return tuple(self._features)

    @cached_property
    def names(self) -> dict[str, str]:
        """Names of countries, in English, by code."""
        return {code: features[0].properties["name"] for code, features in self._features.items()}

    @property
    def countries(self) -> GeoDataFrame:
        """All countries: ``iso2``, ``name`` and ``geometry``, sorted by code, in EPSG:4326."""
        from geopandas import GeoDataFrame

        rows = {"iso2": list(self.codes), "name": list(self.names.values())}
        return GeoDataFrame(rows, geometry=[self.country(code) for code in self.codes], crs="EPSG:4326")

    @cached_property
    def outlines(self) -> GeoSeries:
        """All countries in outline, in the order of `countries`."""
        from geostrike.boundaries.outlines import outlines_of

        return outlines_of(self.countries.geometry)

    def country(self, iso2: str) -> BaseGeometry:
        """Return the area of a country.

        Raises
        ------
        InputError
            `iso2` is no code of a country here.
        """
        import shapely

        if iso2 not in self._areas:
            areas = [self._topology.area(feature) for feature in self._of(iso2)]
            self._areas[iso2] = areas[0] if len(areas) == 1 else shapely.union_all(areas)
        return self._areas[iso2]

    def country_at(self, longitude: float, latitude: float, *, within_m: float = 0.0) -> str:
        """Return the code of the country that holds a point, or ``""`` at sea.

        Parameters
        ----------
        within_m : take the nearest country no farther than this when none holds the point.
        """
        from shapely.geometry import Point

        point = Point(longitude, latitude)
        for code in self._near(longitude, latitude, 0.0):
            if self.country(code).intersects(point):
                return code
        if within_m <= 0:
            return ""
        near = self._near(longitude, latitude, within_m)
        return _nearest([(code, self.country(code)) for code in near], point, within_m) or ""

    def divisions(self, iso2: str) -> GeoDataFrame:
        """Return the first-order divisions of a country: ``country``, ``name``, ``iso`` and ``geometry``.

        Sorted by name, in EPSG:4326. ``iso`` is the ISO 3166-2 code, or ``""`` where it is not known. A country that
        Natural Earth does not divide has one row, or none.

        Raises
        ------
        InputError
            `iso2` is no code of a country here.
        """
        from geopandas import GeoDataFrame

        if iso2 not in self._frames:
            self._of(iso2)
            features = self._all_divisions.objects.get(iso2, ())
            rows = {key: [f.properties[key] for f in features] for key in ("country", "name", "iso")}
            areas = [self._all_divisions.area(f) for f in features]
            self._frames[iso2] = GeoDataFrame(rows, geometry=areas, crs="EPSG:4326")
        return self._frames[iso2].copy()

    def division_at(
        self, iso2: str, longitude: float, latitude: float, *, within_m: float = COAST_M
    ) -> tuple[str, BaseGeometry] | None:
        """Return name and area of the division of a country that holds a point, or None.

        Parameters
        ----------
        within_m : take the nearest division no farther than this when none holds the point: at a generalised coast,
            or at a border that the two sources draw a little apart.

        Raises
        ------
        InputError
            `iso2` is no code of a country here.
        """
        from shapely.geometry import Point

        self.divisions(iso2)
        frame = self._frames[iso2]
        point = Point(longitude, latitude)
        areas = list(zip(frame["name"], frame.geometry, strict=True))
        for name, area in areas:
            if area.intersects(point):
                return str(name), area
        name = _nearest(areas, point, within_m) if within_m > 0 else None
        return next(((each, area) for each, area in areas if each == name), None)

    def border(self, a: str, b: str) -> BaseGeometry:
        """Return the land border between two countries as LineString or MultiLineString; empty when they do not meet.

        Raises
        ------
        InputError
            `a` or `b` is no code of a country here.
        """
        one, other = self._of(a), self._of(b)
        return self._topology.line(shared_arcs(one, other) if a != b else ())

    def meeting(self, a: str, b: str, c: str) -> Point | None:
        """Return the point where three countries meet, or None when they do not.

        Where they meet in several points, the westernmost.

        Raises
        ------
        InputError
            One of the three is no code of a country here.
        """
        from shapely.geometry import Point

        points = meeting_points(self._topology, [self._of(code) for code in (a, b, c)])
        return Point(points[0]) if points and len({a, b, c}) == 3 else None

    def borders(self, bounds: tuple[float, float, float, float] | None = None) -> GeoDataFrame:
        """Return the land borders between countries, each once, and the disputed lines; no coasts.

        Parameters
        ----------
        bounds : west, south, east and north in degrees; only lines that reach into them, whole. None for all.

        Returns
        -------
        ``name``, ``countries`` (codes joined by ``|``), ``disputed``, ``note`` and ``geometry`` (LineString or
        MultiLineString) in EPSG:4326, sorted by countries, the undisputed stretch of a border first.
        """
        import shapely
        from geopandas import GeoDataFrame

        window = shapely.box(*bounds) if bounds else None
        kept = [border for border in self._borders if window is None or border.geometry.intersects(window)]
        rows = {key: [getattr(border, key) for border in kept] for key in ("name", "countries", "disputed", "note")}
        return GeoDataFrame(rows, geometry=[border.geometry for border in kept], crs="EPSG:4326")

    def part(self, iso2: str, direction: str) -> BaseGeometry:
        """Return part of a country, such as the east of Syria, by the rule of `part_of`.

        Raises
        ------
        InputError
            `iso2` is no code of a country here, or `direction` none of the nine.
        """
        if (iso2, direction) not in self._parts:
            self._parts[iso2, direction] = part_of(self.country(iso2), direction)
        return self._parts[iso2, direction]

    @cached_property
    def _all_divisions(self) -> Topology:
        return read_topology(self._divisions_path)

    @cached_property
    def _borders(self) -> tuple[Border, ...]:
        features = [feature for features in self._features.values() for feature in features]
        return all_borders(self._topology, features, self.names, self._disputes)

    @cached_property
    def _boxes(self) -> NDArray[np.float64]:
        import numpy as np

        boxes = [self._topology.boxes(features) for features in self._features.values()]
        return np.array([[*each[:, :2].min(axis=0), *each[:, 2:].max(axis=0)] for each in boxes])

    def _near(self, longitude: float, latitude: float, reach_m: float) -> list[str]:
        """Return the countries whose box is within reach of a point, smallest first: it mostly is the right one."""
        import numpy as np

        high = reach_m / 110_000
        wide = high / max(np.cos(np.radians(latitude)), 0.01)
        west, south, east, north = self._boxes.T
        inside = (west - wide <= longitude) & (longitude <= east + wide)
        inside &= (south - high <= latitude) & (latitude <= north + high)
        found = np.flatnonzero(inside)
        sizes = ((east - west) * (north - south))[found]
        return [self.codes[index] for index in found[np.argsort(sizes, kind="stable")]]

    def _of(self, iso2: str) -> list[Feature]:
        if iso2 not in self._features:
            near = iso2.upper() if iso2.upper() in self._features else ""
            near = near or next(iter(difflib.get_close_matches(iso2, self._features, n=1)), "SY")
            raise InputError(f"{iso2!r} is no ISO 3166-1 alpha-2 code of a country; use one such as {near}")
        return self._features[iso2]


def _nearest(areas: Sequence[tuple[str, BaseGeometry]], point: Point, within_m: float) -> str | None:
    """Return the name of the nearest of several areas, if it is near enough."""
    import shapely
    from pyproj import Geod

    best, least = None, within_m
    for name, area in areas:
        on_edge = shapely.shortest_line(point, area).coords[-1]
        metres = Geod(ellps="WGS84").inv(point.x, point.y, on_edge[0], on_edge[1])[2]
        if metres <= least:
            best, least = name, metres
    return best


def load_boundaries(path: Path | None = None) -> Boundaries:
    """Load the boundary data.

    Countries are read at once, divisions when first asked for, and no shape is made before it is needed.

    Parameters
    ----------
    path : folder of ``countries.topojson.gz`` and ``divisions.topojson.gz``, beside which ``disputed.csv`` lies; the
        shipped data by default.

    Raises
    ------
    BoundariesError
        A file is missing or damaged.
    InputError
        A row of ``disputed.csv`` is wrong.
    """
    folder = data_dir() / "boundaries" if path is None else path
    countries, divisions = folder / "countries.topojson.gz", folder / "divisions.topojson.gz"
    topology = read_topology(countries)
    if "countries" not in topology.objects:
        raise BoundariesError(
            f"{countries}: boundary data are damaged (no countries); run `make data` to build them again"
        )
    if not divisions.is_file():
        raise BoundariesError(f"{divisions}: boundary data are missing; run `make data` to build them")
    known = {f.properties[key] for f in topology.objects["countries"] for key in ("country", "unit")}
    return Boundaries(topology, divisions, read_disputes(folder.parent / "disputed.csv", known - {""}))
