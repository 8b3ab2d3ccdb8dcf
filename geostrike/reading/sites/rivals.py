"""Places that one happening claims in one breath: which stay its sites, and which only say where these lie."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from geostrike.reading.sites.neighbours import encloses
from geostrike.reading.sites.turning import NAMED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.model import Place
    from geostrike.reading.sites.sites import Site

__all__ = ["WATERS", "kept_sites"]

WATERS: Final = frozenset("SEA GULF STRT OCN BAY CHN CHNM".split())
# How much stronger a claim on an area must be than one on a place in it.
_FINER: Final = 4.0


def kept_sites(sites: Sequence[Site]) -> list[Site]:
    """Return the sites without those that a happening claims less than another which neither holds nor lies in them.

    A place that is no area has the better right. What a position is measured from ("80 km west of Y") only describes
    a site that is named beside it.
    """
    of_one: dict[int, list[Site]] = {}
    for site in sites:
        if not (site.describes or site.listed):
            of_one.setdefault(site.trigger, []).append(site)
    kept = []
    for site in sites:
        rivals = [one for one in of_one.get(site.trigger, ()) if one is not site]
        only_measured = site.position and any(not one.position and _exact(one.match.place) for one in rivals)
        sure = site.describes or site.position or site.rule == NAMED
        if only_measured:
            kept.append(replace(site, describes=True))
        elif sure or all(_together(site.match.place, one.match.place) for one in rivals if _stronger(one, site)):
            kept.append(site)
    return kept


def _stronger(one: Site, other: Site) -> bool:
    if one.position:
        return False
    if _is_water(one.match.place) or _is_water(other.match.place):
        return one.worth > other.worth  # no place on land is a finer one than a sea that it does not lie at
    exact, exact_too = _exact(one.match.place), _exact(other.match.place)
    handicap = 0.0 if exact == exact_too else -_FINER if exact else _FINER
    return one.worth > other.worth + handicap


def _is_water(place: Place | None) -> bool:
    return place is not None and place.feature_code in WATERS


def _exact(place: Place | None) -> bool:
    """Whether a place is no area: neither a country nor a division nor a sea."""
    if place is None or place.feature_code.startswith(("PCL", "ADM", "RGN")) or _is_water(place):
        return False
    return not place.id.startswith(("part:", "coast:", "border:", "meeting:"))


def _together(one: Place | None, other: Place | None) -> bool:
    if one is None or other is None or one.id == other.id:
        return True
    return encloses(one, other) or encloses(other, one)
