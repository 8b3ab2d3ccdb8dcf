"""How likely a name means each of its bearers before anything else of the document is read."""

from __future__ import annotations

from functools import lru_cache
from math import log10
from typing import TYPE_CHECKING

from geostrike.gazetteer.store import CAPITALS, MAIN, SHORTENED
from geostrike.reading.choosing.weights import weights

if TYPE_CHECKING:
    from geostrike.gazetteer.bearers import Bearer, Bearers

__all__ = ["kind_of", "prior_cues", "ranked_bearers"]

_COUNTRIES = frozenset({"PCLI", "PCL", "PCLD", "PCLS", "PCLF", "PCLIX", "TERR"})
_KINDS = {"ADM1": "adm1", "PPLC": "capital", "PPLA": "seat", "PPLX": "quarter", "CONT": "continent"}
_AREA_WORDS = {
    "county": ("adm2", "adm1"),
    "province": ("adm1",),
    "state": ("adm1",),
    "governorate": ("adm1",),
    "oblast": ("adm1",),
    "region": ("adm1", "region"),
    "district": ("adm2",),
    "city": ("capital", "seat", "lesser seat", "town"),
    "town": ("lesser seat", "town"),
    "village": ("town",),
}
_MOST = 60  # of the bearers of one name, those that are weighed against the document


def kind_of(feature_code: str) -> str:
    """Return what sort of place a GeoNames feature code is."""
    if feature_code in _COUNTRIES:
        return "country"
    if feature_code in _KINDS:
        return _KINDS[feature_code]
    if feature_code.startswith("PPLA"):
        return "lesser seat"
    if feature_code.startswith("PPL"):
        return "town"
    return "adm2" if feature_code.startswith("ADM") else "region"


def prior_cues(bearer: Bearer, key: str) -> dict[str, float]:
    """Return the cues that a bearer has of itself, with their values."""
    kind = kind_of(bearer.feature_code)
    cues = {kind: 1.0, "population": log10(bearer.population + 1)}
    if not bearer.population:
        cues["population unknown"] = 1.0
    if bearer.flags & MAIN:
        cues["main name"] = 1.0
    if bearer.flags & CAPITALS:
        cues["abbreviation"] = 1.0
    if bearer.flags & SHORTENED:
        cues["shortened"] = 1.0
    if bearer.trust == 0:
        cues["reviewed"] = 1.0
    last = key.rpartition(" ")[2]
    if last in _AREA_WORDS and last != key:
        cues["kind asked for" if kind in _AREA_WORDS[last] else "another kind asked for"] = 1.0
    return cues


def ranked_bearers(bearers: Bearers, key: str, found: tuple[Bearer, ...]) -> tuple[tuple[Bearer, float], ...]:
    """Return the likeliest bearers of a name, each with its prior, best first.

    Parameters
    ----------
    found : the bearers that the finding of the name allows.
    """
    return _ranked(key, found)


@lru_cache(maxsize=20_000)
def _ranked(key: str, found: tuple[Bearer, ...]) -> tuple[tuple[Bearer, float], ...]:
    weight = weights()
    scored = [
        (bearer, sum(weight.get(cue, 0.0) * value for cue, value in prior_cues(bearer, key).items()))
        for bearer in found
    ]
    scored.sort(key=lambda pair: (-pair[1], pair[0].trust, pair[0].ordinal))
    return tuple(scored[:_MOST])
