"""The company that a name keeps in its document: the countries, divisions and places that its other names mean.

Every cue compares a bearer with what the other names are likely to mean; so a document is read a few times, first with
the names taken for what they usually mean, then with what came of that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from geostrike.reading.choosing.sheet import Sheet
    from geostrike.reading.choosing.standing import Standing

    Floats = npt.NDArray[np.float64]

__all__ = ["COMPANY_CUES", "OWN_CUES", "company_cues"]

COMPANY_CUES = (
    "country named",
    "capital of a named country",
    "in the others' country",
    "country of the others",
    "division named",
    "in the others' division",
    "division of the others",
    "others within 40 km",
    "others within 120 km",
    "others within 350 km",
    "county named",
    "near a named country",
    "held by a name",
    "not in the name behind",
    "holds a name",
)
"""Cues of a name throughout its document."""

OWN_CUES = ("held here", "not held here", "holds here", "kind asked for here", "another kind asked for here")
"""Cues of one mention of a name."""

_KM_PER_DEGREE = 111.2
_NEAR_KM = (40.0, 120.0, 350.0)
_COUNTY_KM = 60.0
_NEIGHBOUR_KM = 1_700.0  # between the middles of two countries


class _Nearby(NamedTuple):
    """By row and name, how likely the name means a place near that of the row."""

    bands: list[Floats]
    counties: Floats
    in_county: Floats


def company_cues(sheet: Sheet, standing: Standing, scores: Floats) -> tuple[Floats, Floats]:
    """Return the cues of company, by row and by pair of a mention and a row (`COMPANY_CUES`, `OWN_CUES`).

    Parameters
    ----------
    scores : of each row as last reckoned; what the other names mean is read from them.
    """
    likely = sheet.likely(scores)
    names, countries, divisions = sheet.names, sheet.countries, sheet.divisions
    inside = ~sheet.is_wide & sheet.in_country
    in_division = sheet.in_division & ~sheet.is_adm1 & ~sheet.is_wide
    width, breadth = len(sheet.country_numbers), len(sheet.division_numbers)
    in_countries = sheet.sums(likely * sheet.in_country, countries, width)
    in_divisions = sheet.sums(likely * sheet.in_division, divisions, breadth)
    are_countries = sheet.sums(likely * sheet.is_country, countries, width)
    are_divisions = sheet.sums(likely * sheet.is_adm1, divisions, breadth)

    uses = sheet.uses[:, None]
    named = _of_others(are_countries * uses)[names, countries]
    located = in_countries.sum(axis=1)
    others = np.maximum(1.0, located.sum() - located)[:, None]
    share = (_of_others(in_countries) / others)[names, countries]
    division_share = (_of_others(in_divisions) / others)[names, divisions]
    division_named = np.minimum(1.0, _of_others(are_divisions))[names, divisions]
    nearby = _nearby(sheet, likely)

    pairs, rows = sheet.mentions, sheet.rows
    held = np.minimum(
        1.0,
        (standing.holder @ are_countries)[pairs, countries[rows]] * inside[rows]
        + (standing.holder @ are_divisions)[pairs, divisions[rows]] * in_division[rows]
        + _along(standing.holder, nearby.counties, sheet),
    )
    strict = standing.strict @ (are_countries.sum(axis=1) + are_divisions.sum(axis=1))
    not_held = np.clip(strict[pairs] - held, 0.0, 1.0)
    held_countries = standing.held @ sheet.sums(likely * inside, countries, width)
    held_divisions = standing.held @ sheet.sums(likely * in_division, divisions, breadth)
    holds = np.minimum(
        1.0,
        held_countries[pairs, countries[rows]] * sheet.is_country[rows]
        + held_divisions[pairs, divisions[rows]] * sheet.is_adm1[rows]
        + _along(standing.held, nearby.in_county, sheet),
    )
    of_document = (
        np.log1p(named) * inside,
        np.minimum(1.0, named) * sheet.of_kind("capital"),
        share * inside,
        share * sheet.is_country,
        division_named * in_division,
        division_share * in_division,
        division_share * sheet.is_adm1,
        *(np.log1p(band.sum(axis=1)) for band in nearby.bands),
        nearby.counties.max(axis=1),
        _near_country(sheet, likely),
        sheet.mean(held),
        sheet.mean(not_held),
        sheet.mean(holds),
    )
    kinds = sheet.kinds[rows]
    own = (held, not_held, holds, standing.asked[pairs, kinds], standing.refused[pairs, kinds])
    return np.stack(of_document, axis=1), np.stack(own, axis=1)


def _of_others(sums: Floats) -> Floats:
    """Return by name and area what all other names come to."""
    others: Floats = np.maximum(0.0, sums.sum(axis=0) - sums)
    return others


def _along(standing: Floats, near: Floats, sheet: Sheet) -> Floats:
    """Return by pair how near the row lies to the names that its mention stands to so."""
    found = np.zeros(len(sheet.rows))
    for mention, name in np.argwhere(standing):
        pairs = slice(sheet.mention_starts[mention], sheet.mention_starts[mention + 1])
        found[pairs] += near[sheet.rows[pairs], name]
    return found


def _nearby(sheet: Sheet, likely: Floats) -> _Nearby:
    """Return which names lie near each row; none do for countries and continents."""
    size = (len(sheet.names), len(sheet.numbers))
    columns = np.flatnonzero((likely > 0.0) & ~sheet.is_wide)
    if not len(columns):
        nothing = np.zeros(size)
        return _Nearby([nothing] * len(_NEAR_KM), nothing, nothing)
    square = _square_km(sheet, columns)
    borne = sheet.names[columns]
    first = np.flatnonzero(np.concatenate([[True], borne[1:] != borne[:-1]]))
    weight = likely[columns]

    def within(limit: float, weight: Floats, rows: npt.NDArray[np.bool_]) -> Floats:
        near = np.zeros(size)
        near[:, borne[first]] = np.add.reduceat((square < limit * limit) * weight, first, axis=1)
        near[~rows] = 0.0
        near[np.arange(size[0]), sheet.names] = 0.0
        return near

    bands = [within(limit, weight, ~sheet.is_wide) for limit in _NEAR_KM]
    county = sheet.of_kind("adm2")
    small = ~sheet.is_wide & ~sheet.is_adm1
    counties = within(_COUNTY_KM, weight * county[columns], small)
    return _Nearby(bands, counties, within(_COUNTY_KM, weight * ~county[columns], county))


def _near_country(sheet: Sheet, likely: Floats) -> Floats:
    """Return how likely a neighbour of a country, or a country in a wide region, is named too."""
    columns = np.flatnonzero((likely > 0.0) & sheet.is_country)
    if not len(columns):
        return np.zeros(len(sheet.names))
    near = _square_km(sheet, columns) < _NEIGHBOUR_KM * _NEIGHBOUR_KM
    near &= sheet.names[:, None] != sheet.names[columns]
    found: Floats = (near * likely[columns]).max(axis=1) * (sheet.is_country | sheet.of_kind("wide region"))
    return found


def _square_km(sheet: Sheet, columns: npt.NDArray[np.int64]) -> Floats:
    north = (sheet.latitude[:, None] - sheet.latitude[columns]) * _KM_PER_DEGREE
    east = (sheet.longitude[:, None] - sheet.longitude[columns]) * (_KM_PER_DEGREE * sheet.narrowing)[:, None]
    square: Floats = north * north + east * east
    return square
