"""Make TopoJSON: cut outlines into the arcs that neighbours share, and take out what makes an outline cross itself."""

from __future__ import annotations

import re
from itertools import accumulate, pairwise
from typing import Any

import shapely

__all__ = ["deltas", "mend", "simple_polygons", "topology_of"]

Json = dict[str, Any]
Point = tuple[int, int]

NEAR_STEPS = 4
"""Of the grid: how far from where a line crosses itself a point is looked for."""

FAR_STEPS = 50
"""Of the grid: how far when there is none so near and no islet to leave out instead."""

MOST_TAKEN = 300
"""Points and islets of one geometry; the worst, the artificial islands of Dubai, needs 151."""


def simple_polygons(rings: list[list[Point]]) -> list[list[list[Point]]]:
    """Return a polygon as polygons none of whose rings passes a point twice.

    A peninsula that the grid has pinched off becomes a polygon by itself, a pinched bay a hole; what runs out and back
    on one line goes.

    Parameters
    ----------
    rings : the outline and the holes, each open.

    Returns
    -------
    The largest first; none for a polygon smaller than the grid.
    """
    loops = sorted(_loops(rings[0]), key=lambda loop: -abs(_doubled_area(loop)))
    if not loops:
        return []
    shell, *pieces = loops
    holes = [loop for ring in rings[1:] for loop in _loops(ring)]
    apart = []
    for piece in pieces:
        if (_doubled_area(piece) > 0) == (_doubled_area(shell) > 0):
            apart.append([piece])
        else:
            holes.append(piece)
    return [[shell, *holes], *apart]


def _loops(ring: list[Point]) -> list[list[Point]]:
    """Cut a ring where it comes back to a point; leave out loops without area."""
    loops, way, passed = [], [], {}
    for point in ring:
        if point in passed:
            start = passed[point]
            loops.append(way[start:])
            for other in way[start + 1 :]:
                del passed[other]
            del way[start + 1 :]
        else:
            passed[point] = len(way)
            way.append(point)
    return [loop for loop in (*loops, way) if _doubled_area(loop)]


def _doubled_area(ring: list[Point]) -> int:
    return sum(x * other_y - other_x * y for (x, y), (other_x, other_y) in pairwise([*ring, *ring[:1]]))


def topology_of(found: dict[str, list[Json]], transform: Json) -> Json:
    """Return the topology of objects whose geometries are rings of grid points, each ring open.

    Arcs are shared within an object only, and lie together in the file.

    Parameters
    ----------
    found : by object, the features with their ``properties`` and ``rings``: polygons as `simple_polygons` gives them.
    transform : of the grid, as TopoJSON has it.
    """
    arcs: list[list[Point]] = []
    objects: Json = {}
    for name, features in sorted(found.items()):
        rings = [ring for feature in features for polygon in feature["rings"] for ring in polygon]
        junctions = _junctions(rings)
        known: dict[tuple[Point, ...], int] = {}
        geometries = []
        for feature in features:
            if not feature["rings"]:
                raise ValueError(f"{feature['properties']}: nothing is left of it on this grid")
            polygons = [[_arcs_of(ring, junctions, known, arcs) for ring in rings] for rings in feature["rings"]]
            geometries.append({"type": "MultiPolygon", "arcs": polygons, "properties": feature["properties"]})
        objects[name] = {"type": "GeometryCollection", "geometries": geometries}
    return {
        "type": "Topology",
        "transform": transform,
        "objects": objects,
        "arcs": [deltas(arc) for arc in arcs],
    }


def _junctions(rings: list[list[Point]]) -> set[Point]:
    """Return the points where three lines or more meet: an arc ends there."""
    neighbours: dict[Point, set[Point]] = {}
    for ring in rings:
        for before, point, after in zip([*ring[-1:], *ring[:-1]], ring, [*ring[1:], *ring[:1]], strict=True):
            neighbours.setdefault(point, set()).update((before, after))
    return {point for point, beside in neighbours.items() if len(beside) > 2}


def _arcs_of(
    ring: list[Point], junctions: set[Point], known: dict[tuple[Point, ...], int], arcs: list[list[Point]]
) -> list[int]:
    ends = [i for i, point in enumerate(ring) if point in junctions]
    start = ends[0] if ends else ring.index(min(ring))
    turned = [*ring[start:], *ring[:start], ring[start]]
    cuts = [i - start for i in ends] or [0]
    indices = []
    for first, last in pairwise([*cuts, len(ring)]):
        arc = turned[first : last + 1]
        if tuple(arc) in known:
            indices.append(known[tuple(arc)])
        elif tuple(reversed(arc)) in known:
            indices.append(~known[tuple(reversed(arc))])
        else:
            known[tuple(arc)] = len(arcs)
            indices.append(len(arcs))
            arcs.append(arc)
    return indices


def deltas(arc: list[Point]) -> list[list[int]]:
    """Return an arc as TopoJSON has it: the first point, then the step to each next one."""
    x = y = 0
    steps = []
    for point in arc:
        steps.append([point[0] - x, point[1] - y])
        x, y = point
    return steps


class _Outlines:
    """The geometries of a topology while points are taken from their arcs."""

    def __init__(self, topology: Json) -> None:
        self.scale, self.translate = topology["transform"]["scale"], topology["transform"]["translate"]
        self.arcs: list[list[Point]] = [
            list(zip(accumulate(x for x, _ in steps), accumulate(y for _, y in steps), strict=True))
            for steps in topology["arcs"]
        ]

    def degrees(self, point: Point) -> tuple[float, float]:
        return (point[0] * self.scale[0] + self.translate[0], point[1] * self.scale[1] + self.translate[1])

    def ring(self, indices: list[int]) -> list[Point]:
        lines = [self.arcs[index] if index >= 0 else self.arcs[~index][::-1] for index in indices]
        return [lines[0][0], *(point for line in lines for point in line[1:])]

    def drop_collapsed(self, geometry: Json) -> None:
        """Take away the spikes, the polygons and the holes that have no area left."""
        geometry["arcs"] = [[_without_spikes(ring) for ring in rings] for rings in geometry["arcs"]]
        polygons = [[ring for ring in rings if len(set(self.ring(ring))) > 2] for rings in geometry["arcs"]]
        kept = [kept for kept, rings in zip(polygons, geometry["arcs"], strict=True) if kept[:1] == rings[:1]]
        if not kept:
            raise ValueError(f"{geometry['properties']}: nothing is left of it on this grid")
        geometry["arcs"] = kept

    def area(self, geometry: Json) -> shapely.MultiPolygon:
        rings = [[[self.degrees(p) for p in self.ring(ring)] for ring in rings] for rings in geometry["arcs"]]
        return shapely.MultiPolygon([shapely.Polygon(shell, holes) for shell, *holes in rings])

    def take_nearest(self, geometry: Json, longitude: float, latitude: float, reach: float) -> int | None:
        """Take out the point at a place, never one at which an arc ends; return its arc, None if no point is near."""
        used = {index if index >= 0 else ~index for rings in geometry["arcs"] for ring in rings for index in ring}
        near = []
        for index in sorted(used):
            for place, point in enumerate(self.arcs[index][1:-1], 1):
                x, y = self.degrees(point)
                steps = max(abs(x - longitude) / self.scale[0], abs(y - latitude) / self.scale[1])
                near.append((steps, index, place))
        steps, index, place = min(near, default=(reach, 0, 0))
        if steps >= reach:
            return None
        del self.arcs[index][place]
        return index

    def take_islet(self, geometry: Json, longitude: float, latitude: float) -> bool:
        """Take out the smallest polygon at a place; return whether there was one to spare."""
        place = shapely.Point(longitude, latitude)
        parts = shapely.get_parts(self.area(geometry))
        found = [(part.area, number) for number, part in enumerate(parts) if part.distance(place) < self.scale[0]]
        if len(parts) < 2 or not found:
            return False
        del geometry["arcs"][min(found)[1]]
        return True


def _without_spikes(ring: list[int]) -> list[int]:
    """Return a ring without arcs that run out and straight back; one arc is always left."""
    kept: list[int] = []
    for index in ring:
        if kept and kept[-1] == ~index:
            kept.pop()
        else:
            kept.append(index)
    while len(kept) > 2 and kept[0] == ~kept[-1]:
        kept = kept[1:-1]
    return kept or ring[:1]


def mend(topology: Json) -> Json:
    """Return a topology whose geometries are valid by the rules of simple features.

    Lines cut to a grid can touch or cross themselves or each other. Where one does, the nearest point is taken out of
    its arc: that moves the line by a step or two of the grid, and neighbours go on sharing it. An islet that no such
    point helps is left out.
    """
    outlines = _Outlines(topology)
    geometries = [geometry for collection in topology["objects"].values() for geometry in collection["geometries"]]
    users: dict[int, list[Json]] = {}
    for geometry in geometries:
        for index in {index for rings in geometry["arcs"] for ring in rings for index in ring}:
            users.setdefault(index if index >= 0 else ~index, []).append(geometry)
    waiting = list(reversed(geometries))
    while waiting:
        geometry = waiting.pop()
        for _ in range(MOST_TAKEN):
            outlines.drop_collapsed(geometry)
            reason = shapely.is_valid_reason(outlines.area(geometry))
            where = re.search(r"\[(\S+) (\S+)\]", reason)
            if where is None:
                break
            place = (float(where[1]), float(where[2]))
            arc = outlines.take_nearest(geometry, *place, reach=NEAR_STEPS)
            if arc is None and not outlines.take_islet(geometry, *place):
                arc = outlines.take_nearest(geometry, *place, reach=FAR_STEPS)
            if arc is not None:
                waiting += [other for other in users[arc] if other is not geometry and other not in waiting]
        else:
            raise ValueError(f"{geometry['properties']}: cannot be mended ({reason})")
    return {**topology, "arcs": [deltas(arc) for arc in outlines.arcs]}
