"""The company that a name keeps in its document: the countries and places named beside it, and the publisher's home.

Every cue compares a bearer with what the document's other names are taken to mean; so the document is read twice, once
with the names taken for what they usually mean, and once more with what came of that.
"""

from __future__ import annotations

import re
from collections import Counter
from math import cos, log1p, radians
from typing import TYPE_CHECKING, NamedTuple

from geostrike.gazetteer.store import MAIN
from geostrike.reading.choosing.priors import kind_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geostrike.gazetteer.bearers import Bearer
    from geostrike.reading.publishers import Home

__all__ = ["Company", "Named", "company_cues", "holder_cues", "keep_company"]

_HOLDS = re.compile(r"\s*,\s*|\s*\(\s*|\s+in\s+")
_WINDOW = 150  # characters within which names are neighbours
_KM_PER_DEGREE = 111.2
_WIDE = frozenset({"country", "continent"})
_NEARNESS_KM = (40.0, 120.0, 350.0)


class Named(NamedTuple):
    """A name in its place in a document: offsets, folded words, and the bearers to choose from."""

    start: int
    end: int
    key: str
    bearers: tuple[Bearer, ...]
    demonym: bool = False


class Company(NamedTuple):
    """What the names of a document mean together.

    Attributes
    ----------
    named : how often each country is named.
    divisions : how often each first-order division is, by country and name.
    countries, shares : how many names lie in each country, and in each division.
    points : the places, no countries, as (longitude, latitude, key).
    total : how many names were counted.
    """

    picks: Mapping[str, Bearer]
    named: Counter[str]
    divisions: Counter[tuple[str, str]]
    countries: Counter[str]
    shares: Counter[tuple[str, str]]
    points: tuple[tuple[float, float, str], ...]
    total: int


def keep_company(picks: Mapping[str, Bearer], uses: Mapping[str, int]) -> Company:
    """Return what the names of a document mean together.

    Parameters
    ----------
    picks : the bearer that each folded name is taken for.
    uses : how often the document uses each.
    """
    named: Counter[str] = Counter()
    divisions: Counter[tuple[str, str]] = Counter()
    countries: Counter[str] = Counter()
    shares: Counter[tuple[str, str]] = Counter()
    points = []
    total = 0
    for key, bearer in picks.items():
        kind = kind_of(bearer.feature_code)
        if kind == "country":
            named[bearer.country] += uses[key]
        elif kind == "adm1":
            divisions[bearer.country, bearer.admin1] += uses[key]
        if kind == "continent":
            continue
        total += 1
        countries[bearer.country] += 1
        if bearer.admin1:
            shares[bearer.country, bearer.admin1] += 1
        if kind not in _WIDE:
            points.append((bearer.longitude, bearer.latitude, key))
    return Company(picks, named, divisions, countries, shares, tuple(points), total)


def company_cues(bearer: Bearer, key: str, company: Company, uses: int, home: Home | None) -> dict[str, float]:
    """Return how a bearer fits what the document's other names mean."""
    kind = kind_of(bearer.feature_code)
    cues: dict[str, float] = {}
    pick = company.picks.get(key)
    picked = kind_of(pick.feature_code) if pick else ""
    others = max(1, company.total - (pick is not None and picked != "continent"))
    if kind not in _WIDE:
        country, division = bearer.country, (bearer.country, bearer.admin1)
        own = pick is not None and pick.country == country
        named = company.named[country] - (uses if own and picked == "country" else 0)
        if named > 0:
            cues["country named"] = log1p(named)
        if share := (company.countries[country] - own) / others:
            cues["in the others' country"] = share
        if bearer.admin1:
            own = pick is not None and (pick.country, pick.admin1) == division
            if kind != "adm1" and company.divisions[division] - (uses if own and picked == "adm1" else 0) > 0:
                cues["division named"] = 1.0
            if share := (company.shares[division] - own) / others:
                cues["in the others' division"] = share
        for limit in _NEARNESS_KM[_nearest_band(bearer, key, company) :]:
            cues[f"within {limit:.0f} km"] = 1.0
    if home is not None:
        _home_cues(bearer, kind, home, cues)
    return cues


def _nearest_band(bearer: Bearer, key: str, company: Company) -> int:
    """Return into which of the bands of nearness the nearest other place falls; their number where it is beyond."""
    longitude, latitude = bearer.longitude, bearer.latitude
    narrowing = cos(radians(latitude))
    nearest = _NEARNESS_KM[-1] ** 2
    for x, y, other in company.points:
        north = (y - latitude) * _KM_PER_DEGREE
        if -350.0 < north < 350.0 and other != key:
            east = (x - longitude) * _KM_PER_DEGREE * narrowing
            nearest = min(nearest, north * north + east * east)
    return next((band for band, limit in enumerate(_NEARNESS_KM) if nearest < limit * limit), len(_NEARNESS_KM))


def _home_cues(bearer: Bearer, kind: str, home: Home, cues: dict[str, float]) -> None:
    if bearer.country == home.country:
        cues["publisher's country" if home.place else "publisher's domain"] = 1.0
    if home.place and kind not in _WIDE:
        if bearer.admin1 and (bearer.country, bearer.admin1) == (home.country, home.admin1):
            cues["publisher's division"] = 1.0
        north = (bearer.latitude - home.latitude) * _KM_PER_DEGREE
        east = (bearer.longitude - home.longitude) * _KM_PER_DEGREE * cos(radians(home.latitude))
        if north * north + east * east < _NEARNESS_KM[1] ** 2:
            cues["near the publisher"] = 1.0


def holder_cues(bearer: Bearer, index: int, names: Sequence[Named], text: str, company: Company) -> dict[str, float]:
    """Return how a bearer fits its neighbours: what holds it ("Al Qaim, Iraq"), and what stands close by."""
    cues: dict[str, float] = {}
    name = names[index]
    kind = kind_of(bearer.feature_code)
    holder = _holder(index, names, text, company)
    if holder is not None:
        pick, comma = holder
        if _holds(pick, bearer, kind):
            cues["held by the next name"] = 1.0
        elif comma and kind_of(pick.feature_code) in {"country", "adm1"}:
            cues["not in the next name"] = 1.0
    if kind in _WIDE:
        return cues
    for other in (*range(max(0, index - 2), index), *range(index + 1, min(len(names), index + 3))):
        near = names[other]
        if near.key == name.key or abs(near.start - name.start) > _WINDOW:
            continue
        pick = company.picks[near.key]
        if pick.country == bearer.country:
            cues["neighbour's country"] = 1.0
            if pick.admin1 and pick.admin1 == bearer.admin1:
                cues["neighbour's division"] = 1.0
        if kind_of(pick.feature_code) not in _WIDE and abs(pick.latitude - bearer.latitude) < 0.9:  # noqa: PLR2004
            east = (pick.longitude - bearer.longitude) * cos(radians(bearer.latitude))
            if abs(east) < 0.9:  # noqa: PLR2004
                cues["neighbour within 100 km"] = 1.0
    return cues


def _holder(index: int, names: Sequence[Named], text: str, company: Company) -> tuple[Bearer, bool] | None:
    if index + 1 >= len(names):
        return None
    gap = text[names[index].end : names[index + 1].start]
    if len(gap) > 12 or not _HOLDS.fullmatch(gap):  # noqa: PLR2004
        return None
    return company.picks[names[index + 1].key], "," in gap or "(" in gap


def _holds(holder: Bearer, bearer: Bearer, kind: str) -> bool:
    of_holder = kind_of(holder.feature_code)
    if of_holder == "country":
        return bearer.country == holder.country and kind != "country"
    if of_holder == "adm1":
        return (bearer.country, bearer.admin1) == (holder.country, holder.admin1) and kind != "adm1"
    if of_holder == "adm2":
        near = abs(bearer.latitude - holder.latitude) < 0.6 and abs(bearer.longitude - holder.longitude) < 0.9  # noqa: PLR2004
        return near and kind not in {"country", "adm1"}
    return False


def is_holder(bearer: Bearer) -> bool:
    """Tell whether a place is one that others are said to lie in."""
    return kind_of(bearer.feature_code) in {"country", "adm1"} and bool(bearer.flags & MAIN)
