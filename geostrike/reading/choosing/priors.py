"""How likely a name means each of its bearers before anything else of the document is read."""

from __future__ import annotations

from functools import lru_cache
from math import log10
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from geostrike.gazetteer.store import CAPITALS, MAIN, SHORTENED
from geostrike.reading.choosing.weights import weights_of

if TYPE_CHECKING:
    import numpy.typing as npt

    from geostrike.gazetteer.bearers import Bearer

__all__ = ["KINDS", "PRIOR_CUES", "Ranked", "number_of", "ranked_bearers"]

KINDS = (
    "country",
    "continent",
    "adm1",
    "adm2",
    "capital",
    "seat",
    "lesser seat",
    "town",
    "quarter",
    "region",
    "wide region",
)
"""Sorts of places; a bearer's is told by its place in this list."""

PRIOR_CUES = (
    *KINDS,
    "population",
    "population unknown",
    "main name",
    "abbreviation",
    "shortened",
    "reviewed",
    "named after its town",
)

_COUNTRIES = frozenset({"PCLI", "PCL", "PCLD", "PCLS", "PCLF", "PCLIX", "TERR"})
_OF_CODE = {"ADM1": "adm1", "PPLC": "capital", "PPLA": "seat", "PPLX": "quarter", "CONT": "continent"}
_WATERS = frozenset({"SEA", "OCN", "GULF", "STRT"})
_OUTGROWN = 10  # times the inhabitants of its town, from which on a division is meant as often as the town
_MOST = 60  # of the bearers of one name, those that are weighed against the document

_numbers: dict[tuple[str, str], int] = {}


class Ranked(NamedTuple):
    """The likeliest bearers of a name, best first, as columns.

    Attributes
    ----------
    cues : of each bearer by `PRIOR_CUES`.
    figures : of each, what its cues come to, its longitude and its latitude.
    numbers : of each, its kind in `KINDS`, its country and its division; the latter two as they are numbered in this
        process, -1 where there is none.
    """

    bearers: tuple[Bearer, ...]
    cues: npt.NDArray[np.float64]
    figures: npt.NDArray[np.float64]
    numbers: npt.NDArray[np.int64]

    @property
    def kinds(self) -> npt.NDArray[np.int64]:
        """The kinds of the bearers, as numbers in `KINDS`."""
        return self.numbers[:, 0]


def _kind(bearer: Bearer) -> str:
    """Return what sort of place a bearer is; a wide region lies in no one country."""
    code = bearer.feature_code
    if code in _COUNTRIES:
        return "country"
    if code in _OF_CODE:
        return _OF_CODE[code]
    if code.startswith("PPLA"):
        return "lesser seat"
    if code.startswith("PPL"):
        return "town"
    if code.startswith("ADM"):
        return "adm2"
    return "region" if bearer.country else "wide region"


def number_of(country: str, admin1: str = "") -> int:
    """Return the number of a country or a division in this process, -1 for none."""
    if not country:
        return -1
    return _numbers.setdefault((country, admin1), len(_numbers))


@lru_cache(maxsize=20_000)
def ranked_bearers(found: tuple[Bearer, ...]) -> Ranked:
    """Return the likeliest bearers of a name, each with its prior, best first.

    Parameters
    ----------
    found : the bearers that the finding of the name allows.
    """
    seats: dict[tuple[str, str], int] = {}
    for bearer in found:
        if bearer.feature_code.startswith(("PPLA", "PPLC")):
            division = bearer.country, bearer.admin1
            seats[division] = max(bearer.population, seats.get(division, 0))
    at_sea = any(bearer.feature_code in _WATERS for bearer in found)
    cues = np.array([_cues(bearer, _named_after(bearer, seats, at_sea)) for bearer in found])
    scores = cues @ weights_of(PRIOR_CUES)
    order = sorted(range(len(found)), key=lambda n: (-scores[n], found[n].trust, found[n].ordinal))[:_MOST]
    kept = tuple(found[n] for n in order)
    places = [(bearer.longitude, bearer.latitude) for bearer in kept]
    return Ranked(
        kept, cues[order], np.column_stack([scores[order], places]), np.array([_numbers_of(bearer) for bearer in kept])
    )


def _numbers_of(bearer: Bearer) -> tuple[int, int, int]:
    division = number_of(bearer.country, bearer.admin1) if bearer.admin1 else -1
    return KINDS.index(_kind(bearer)), number_of(bearer.country), division


def _named_after(bearer: Bearer, seats: dict[tuple[str, str], int], at_sea: bool) -> float:
    """Tell whether a division is named after what a bare name means first: a town of it, or, twice as sure, a sea.

    Aleppo is the city and the Red Sea the sea; Quebec, which has outgrown its city, is the province.
    """
    if not bearer.feature_code.startswith("ADM"):
        return 0.0
    if at_sea:
        return 2.0
    return float(bearer.population <= _OUTGROWN * seats.get((bearer.country, bearer.admin1), -1))


def _cues(bearer: Bearer, named_after: float) -> list[float]:
    cues = [0.0] * len(KINDS)
    cues[KINDS.index(_kind(bearer))] = 1.0
    return [
        *cues,
        log10(bearer.population + 1),
        float(not bearer.population),
        float(bool(bearer.flags & MAIN)),
        float(bool(bearer.flags & CAPITALS)),
        float(bool(bearer.flags & SHORTENED)),
        float(bearer.trust == 0),
        named_after,
    ]
