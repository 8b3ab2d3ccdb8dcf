"""How well known the places of one name are: what its bearers say of a span before its text is looked at."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from geostrike.gazetteer.store import MAIN

if TYPE_CHECKING:
    from geostrike.gazetteer.bearers import Bearer

__all__ = ["Renown", "renown_of"]

_COUNTRIES = frozenset({"PCLI", "PCL", "PCLD", "PCLS", "PCLF", "PCLIX", "TERR"})
_KINDS = {"ADM1": "adm1", "PPLC": "capital", "PPLA": "seat"}
_RANK = {"country": 0, "region": 1, "adm1": 2, "capital": 3, "seat": 4, "adm2": 5, "town": 6}
_POPULATIONS = (1, 2_000, 10_000, 50_000, 200_000, 1_000_000)
_WELL_KNOWN = 5  # of the sizes above: from 200,000 inhabitants on
_BORNE = (1, 3, 8, 20)  # places of one name
_LARGE = 300_000  # inhabitants
_HAMLET = 5_000  # inhabitants below which a surname is likelier


class Renown(NamedTuple):
    """What the bearers of a name are, taken together.

    Attributes
    ----------
    cues : of all that bear it, in two parts; between them stand those that the text gives.
    strength : how well known they are, as the ending of other cues.
    countries, divisions : in which they lie; divisions as pairs of country and first-order division.
    states : the countries that bear it themselves.
    provinces : the first-order divisions that bear it, and of those the ones whose main name it is.
    large : whether one has many inhabitants.
    hamlets : whether all are small places.
    """

    cues: tuple[tuple[str, ...], tuple[str, ...]]
    strength: str
    countries: frozenset[str]
    divisions: frozenset[tuple[str, str]]
    states: frozenset[str]
    provinces: tuple[frozenset[tuple[str, str]], frozenset[tuple[str, str]]]
    large: bool
    hamlets: bool


@lru_cache(maxsize=20_000)
def renown_of(bearers: tuple[Bearer, ...]) -> Renown:
    """Return what the bearers of a name are, taken together."""
    kinds = [_kind(bearer.feature_code) for bearer in bearers]
    top = min(kinds, key=_RANK.__getitem__, default="town")
    people = max((bearer.population for bearer in bearers), default=0)
    size = sum(people >= limit for limit in _POPULATIONS)
    cues = [top]
    if top in {"town", "adm2", "seat", "capital"}:
        cues.append(f"size {size}")
    if not any(bearer.flags & MAIN for bearer in bearers):
        cues.append("byname")
        if top == "town":
            cues.append(f"byname size {size}")
    if any(bearer.trust == 0 for bearer in bearers):
        cues.append("reviewed")
    last = [f"region {bearers[0].feature_code}"] if top == "region" else []
    last.append(f"{top} borne by {sum(len(bearers) > limit for limit in _BORNE)}")
    known = "/known" if _RANK[top] <= _RANK["capital"] or size >= _WELL_KNOWN else "/small"
    of_kind = list(zip(kinds, bearers, strict=True))
    return Renown(
        cues=(tuple(cues), tuple(last)),
        strength="/wide" if top in {"country", "region"} else known,
        countries=frozenset(bearer.country for bearer in bearers),
        divisions=frozenset((bearer.country, bearer.admin1) for bearer in bearers if bearer.admin1),
        states=frozenset(bearer.country for kind, bearer in of_kind if kind == "country"),
        provinces=(
            frozenset((bearer.country, bearer.admin1) for kind, bearer in of_kind if kind == "adm1"),
            frozenset((b.country, b.admin1) for kind, b in of_kind if kind == "adm1" and b.flags & MAIN),
        ),
        large=people > _LARGE,
        hamlets=people < _HAMLET and all(kind in {"town", "adm2"} for kind in kinds),
    )


def _kind(feature_code: str) -> str:
    """Return what sort of place a GeoNames feature code is, as roughly as telling names apart needs it."""
    if feature_code in _COUNTRIES:
        return "country"
    if feature_code in _KINDS:
        return _KINDS[feature_code]
    if feature_code.startswith("PPL"):
        return "town"
    return "adm2" if feature_code.startswith("ADM") else "region"
