"""Borders between countries: the lines that two of them share, and the points where three meet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from shapely.geometry.base import BaseGeometry

    from geostrike.boundaries.disputes import Dispute
    from geostrike.boundaries.topology import Feature, Topology

__all__ = ["Border", "all_borders", "meeting_points", "shared_arcs"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Border:
    """A line between countries.

    Attributes
    ----------
    countries : ISO 3166-1 alpha-2 codes, sorted, joined by ``|``; one code for a line within a country.
    disputed : whether it is drawn dashed.
    note : why, for the reader; "" for a border that nobody disputes.
    """

    name: str
    countries: str
    disputed: bool
    note: str
    geometry: BaseGeometry


def shared_arcs(one: Iterable[Feature], other: Iterable[Feature]) -> frozenset[int]:
    """Return the arcs that lie between two sets of features."""
    return _arcs(one) & _arcs(other)


def meeting_points(topology: Topology, areas: Sequence[Sequence[Feature]]) -> list[tuple[float, float]]:
    """Return the points (longitude, latitude) where all of several areas meet, sorted.

    An arc ends wherever a third area begins, so only ends of arcs are looked at.
    """
    ends = [{end for arc in _arcs(features) for end in topology.ends(arc)} for features in areas]
    return sorted(set.intersection(*ends))


def all_borders(
    topology: Topology, features: Sequence[Feature], names: Mapping[str, str], disputes: Sequence[Dispute]
) -> tuple[Border, ...]:
    """Return every land border once, cut where it is disputed in part, and the disputed lines that are no border.

    Parameters
    ----------
    features : of `topology`, with the properties ``country`` and ``unit``.
    names : of countries, by code.
    disputes : what to mark, and what to add.
    """
    found = []
    borders = [dispute for dispute in disputes if dispute.kind == "border"]
    for pair, arcs in _arcs_by_pair(features).items():
        line = topology.line(arcs)
        here = [dispute for dispute in borders if tuple(sorted(dispute.countries)) == pair]
        found += _split(line, f"{names[pair[0]]}–{names[pair[1]]}", "|".join(pair), here)
    for dispute in disputes:
        shape = dispute.shape()
        if dispute.kind != "border" and shape is not None:
            line = shape if dispute.kind == "line" else shape.boundary
        elif any(name not in names for name in dispute.countries):
            line = topology.line(_arcs_between(features, dispute.countries))
        else:
            continue
        codes = {code for name in dispute.countries for code in _codes_of(name, features)}
        found.append(_marked(dispute, "|".join(sorted(codes)), line))
    return tuple(
        sorted(
            (border for border in found if not border.geometry.is_empty),
            key=lambda border: (border.countries, border.disputed, border.name),
        )
    )


def _arcs(features: Iterable[Feature]) -> frozenset[int]:
    return frozenset().union(*(feature.arcs() for feature in features))


def _arcs_by_pair(features: Sequence[Feature]) -> dict[tuple[str, str], set[int]]:
    owners: dict[int, set[str]] = {}
    for feature in features:
        for arc in feature.arcs():
            owners.setdefault(arc, set()).add(feature.properties["country"])
    pairs: dict[tuple[str, str], set[int]] = {}
    for arc, codes in owners.items():
        if len(codes) == 2:
            one, other = sorted(codes)
            pairs.setdefault((one, other), set()).add(arc)
    return pairs


def _arcs_between(features: Sequence[Feature], names: Sequence[str]) -> frozenset[int]:
    """Return the arcs between a country and a unit, or between two units: a country without the units named."""
    one, other = ([feature for feature in features if _is(feature, name, names)] for name in names)
    return shared_arcs(one, other)


def _is(feature: Feature, name: str, names: Sequence[str]) -> bool:
    unit = feature.properties["unit"]
    return unit == name or (feature.properties["country"] == name and unit not in names)


def _codes_of(name: str, features: Sequence[Feature]) -> set[str]:
    return {f.properties["country"] for f in features if name in (f.properties["country"], f.properties["unit"])}


def _split(line: BaseGeometry, name: str, countries: str, disputes: Sequence[Dispute]) -> list[Border]:
    import shapely

    found = []
    for dispute in disputes:
        within = dispute.shape()
        if within is None:
            found.append(_marked(dispute, countries, line))
            line = shapely.LineString()
        else:
            found.append(_marked(dispute, countries, _lines(shapely.intersection(line, within))))
            line = _lines(shapely.difference(line, within))
    return [*found, Border(name=name, countries=countries, disputed=False, note="", geometry=line)]


def _marked(dispute: Dispute, countries: str, line: BaseGeometry) -> Border:
    return Border(name=dispute.name, countries=countries, disputed=True, note=dispute.note, geometry=line)


def _lines(geometry: BaseGeometry) -> BaseGeometry:
    import shapely

    lines = [part for part in shapely.get_parts(geometry) if part.geom_type == "LineString"]
    return shapely.line_merge(shapely.multilinestrings(lines)) if lines else shapely.LineString()
