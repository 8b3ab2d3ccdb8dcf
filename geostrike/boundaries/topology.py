"""Decode TopoJSON: lines that two areas share are stored once, so that a border is a fact and not a computation."""

from __future__ import annotations

import gc
import gzip
import json
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

from geostrike.errors import BoundariesError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray
    from shapely.geometry import Polygon
    from shapely.geometry.base import BaseGeometry

__all__ = ["Feature", "Topology", "read_topology"]


@dataclass(frozen=True, slots=True)
class Feature:
    """A geometry of a topology, not yet decoded.

    Attributes
    ----------
    polygons : for each polygon its rings, for each ring its arcs; ``~i`` is arc ``i`` backwards.
    properties : as the file has them.
    """

    polygons: tuple[tuple[tuple[int, ...], ...], ...]
    properties: dict[str, str]

    def arcs(self) -> frozenset[int]:
        """Return the indices of all arcs of the outline, whichever way they run."""
        return frozenset(arc if arc >= 0 else ~arc for rings in self.polygons for ring in rings for arc in ring)


@dataclass(frozen=True, slots=True)
class Topology:
    """A TopoJSON file: features by object, and the arcs that they share.

    Attributes
    ----------
    path : of the file, for messages.
    objects : features by the name of their object, in the file's order.
    points : shape (n, 2): longitude and latitude in degrees of all arcs, one after the other.
    starts : shape (number of arcs + 1): where in `points` each arc begins, and where the last ends.
    """

    path: Path
    objects: dict[str, tuple[Feature, ...]]
    points: NDArray[np.float64]
    starts: NDArray[np.int64]

    def arc(self, index: int) -> NDArray[np.float64]:
        """Return an arc as an array of shape (n, 2): longitude and latitude in degrees; ``~i`` is ``i`` backwards."""
        if index < 0:
            return self.arc(~index)[::-1]
        return self.points[self.starts[index] : self.starts[index + 1]]

    def ends(self, index: int) -> tuple[tuple[float, float], tuple[float, float]]:
        """Return the first and the last point of an arc: (longitude, latitude) in degrees."""
        arc = self.arc(index)
        return (float(arc[0, 0]), float(arc[0, 1])), (float(arc[-1, 0]), float(arc[-1, 1]))

    def line(self, indices: Iterable[int]) -> BaseGeometry:
        """Return arcs as a LineString, or a MultiLineString where they do not join; empty without arcs."""
        import shapely

        lines = [shapely.LineString(self.arc(index)) for index in sorted(indices)]
        return shapely.line_merge(shapely.multilinestrings(lines)) if lines else shapely.LineString()

    def area(self, feature: Feature) -> BaseGeometry:
        """Return a feature as Polygon or MultiPolygon; the build sees to it that it is valid."""
        import shapely

        polygons = [self._polygon(rings) for rings in feature.polygons]
        return polygons[0] if len(polygons) == 1 else shapely.MultiPolygon(polygons)

    def boxes(self, features: Iterable[Feature]) -> NDArray[np.float64]:
        """Return west, south, east and north of each feature in degrees, without decoding it: shape (n, 4)."""
        import numpy as np

        low = np.minimum.reduceat(self.points, self.starts[:-1])
        high = np.maximum.reduceat(self.points, self.starts[:-1])
        outlines = [sorted(feature.arcs()) for feature in features]
        return np.array([[*low[arcs].min(axis=0), *high[arcs].max(axis=0)] for arcs in outlines])

    def _polygon(self, rings: tuple[tuple[int, ...], ...]) -> Polygon:
        import shapely

        shell, *holes = (self._ring(ring) for ring in rings)
        return shapely.Polygon(shell, holes)

    def _ring(self, ring: tuple[int, ...]) -> NDArray[np.float64]:
        import numpy as np

        first, *others = (self.arc(index) for index in ring)
        return np.concatenate([first, *(other[1:] for other in others)]) if others else first


def read_topology(path: Path) -> Topology:
    """Read gzipped TopoJSON of polygons.

    Raises
    ------
    BoundariesError
        The file is missing, cut short or not such a file.
    """
    try:
        with gzip.open(path, "rb") as stream:
            text = stream.read()
        with _no_collection():
            content = json.loads(text)
            objects = {name: tuple(_features(each)) for name, each in content["objects"].items()}
            points, starts = _points(content["arcs"], content["transform"])
    except FileNotFoundError:
        raise BoundariesError(f"{path}: boundary data are missing; run `make data` to build them") from None
    except (EOFError, zlib.error, OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BoundariesError(
            f"{path}: boundary data are damaged ({error}); run `make data` to build them again"
        ) from None
    highest = max((max(feature.arcs()) for features in objects.values() for feature in features), default=-1)
    if highest >= len(starts) - 1:
        raise BoundariesError(
            f"{path}: boundary data are damaged (no arc {highest}); run `make data` to build them again"
        )
    return Topology(path, objects, points, starts)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Hold the garbage collector: it would walk a million new lists again and again, which triples the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _features(collection: dict[str, Any]) -> Iterator[Feature]:
    for geometry in collection["geometries"]:
        polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
        yield Feature(tuple(tuple(map(tuple, rings)) for rings in polygons), dict(geometry["properties"]))


def _points(
    arcs: list[list[list[int]]], transform: dict[str, list[float]]
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return the points of all arcs, and where each arc starts.

    A point is stored as its step from the one before, on a grid. Summing over all arcs at once and taking away what
    had come together before each arc is the same as summing arc by arc.
    """
    import numpy as np

    starts = np.concatenate([[0], np.cumsum([len(arc) for arc in arcs], dtype=np.int64)])
    numbers = np.fromiter(chain.from_iterable(chain.from_iterable(arcs)), dtype=np.int64, count=2 * int(starts[-1]))
    sums = np.concatenate([np.zeros((1, 2), dtype=np.int64), np.cumsum(numbers.reshape(-1, 2), axis=0)])
    grid = sums[1:] - np.repeat(sums[starts[:-1]], np.diff(starts), axis=0)
    return grid * np.array(transform["scale"], dtype=float) + np.array(transform["translate"], dtype=float), starts
