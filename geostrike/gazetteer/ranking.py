"""Which of the places that bear a name comes first, and why, in words.

The order is that of a careful reader with no other context: what is listed before what merely resembles it, then the
country asked for, then what is near, then the kind of place (a bare "Deir ez-Zor" is the city, not its governorate).
Scores are sums whose weights keep to that order, so that sorting by score is sorting by these rules.
"""

from __future__ import annotations

from math import log10
from typing import TYPE_CHECKING

from geostrike.gazetteer.distance import gap_m

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geostrike.model import Candidate, MatchKind, Place

__all__ = ["class_rank", "describe", "language_words", "rank_places", "score"]

# GeoNames feature codes from what a bare name means first to what it means last; a code not listed stands in between.
_CLASSES = (
    ("PCLI", "PCL", "PCLD", "PCLS", "PCLF", "PCLIX", "TERR", "CONT"),
    ("PPLC",),
    ("PPLA", "PPLG"),
    ("PPLA2",),
    ("PPL", "PPLA3", "PPLA4", "PPLL", "PPLS", "STLMT"),
    ("PPLX", "PPLQ", "PPLW", "PPLH", "PPLF"),
    ("MILB", "AIRB", "INSM", "NVB", "CMPRF", "CMP", "FT"),
    ("STRT", "SEA", "GULF", "BAY", "CHNM", "OCN", "CHN"),
)
_UNLISTED = len(_CLASSES)
_DIVISIONS = (("ADM1", "ADM1H"), ("ADM2", "ADMD"), ("ADM3", "ADM4", "ADM5"), ("RGN", "RGNE", "AREA", "PRSH"))
_RANKS = {code: rank for rank, codes in enumerate(_CLASSES) for code in codes} | {
    code: _UNLISTED + 1 + rank for rank, codes in enumerate(_DIVISIONS) for code in codes
}
_LAST = _UNLISTED + len(_DIVISIONS) + 1

# What one step of a weight gives is more than all the weights after it together.
_KIND: dict[MatchKind, float] = {"exact": 0.84, "alternate": 0.84, "variant": 0.42, "fuzzy": 0.0}
_PER_EDIT = 0.06
_COUNTRY, _NEAR, _NOT_NEAREST, _CLASS, _MAIN_NAME = 0.21, 0.12, 0.03, 0.036, 0.002
_TENFOLD = 2 * _CLASS / (_LAST + 1)  # ten times the inhabitants outweigh one kind of place: Wales, no village of it
_MOST_PEOPLE = 9  # powers of ten
_ALL = _KIND["exact"] + _COUNTRY + _NEAR + _CLASS + _MAIN_NAME + _MOST_PEOPLE * _TENFOLD
_SLACK_M = 100_000.0  # places this little farther off than the nearest count as near as it: kinds decide between them
_FAR_M = 20_100_000.0  # no two points of the Earth are farther apart

_LANGUAGES = {
    "ar": "Arabic",
    "ckb": "Central Kurdish",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "he": "Hebrew",
    "it": "Italian",
    "kmr": "Northern Kurdish",
    "ku": "Kurdish",
    "ps": "Pashto",
    "ru": "Russian",
    "so": "Somali",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
}


def class_rank(place: Place, *, shortened: bool = False) -> int:
    """Return how early a bare name means a place of this kind: 0 for a country, more for what is meant less often.

    A division that bears the name only without its "Province" (`shortened`) comes after all that are listed under it.
    """
    return _LAST if shortened else _RANKS.get(place.feature_code, _UNLISTED)


def rank_places(places: Iterable[tuple[Place, bool]]) -> tuple[Place, ...]:
    """Return places, each once, in the order in which a name alone, with no context, means them.

    Parameters
    ----------
    places : each with whether it bears the name only in short.
    """
    places = list(places)
    if len(places) == 1:
        return (places[0][0],)
    ranks: dict[str, tuple[int, str]] = {}
    by_id = {}
    for place, shortened in places:
        by_id[place.id] = place
        rank = (class_rank(place, shortened=shortened), place.id)
        ranks[place.id] = min(rank, ranks.get(place.id, rank))
    return tuple(sorted(by_id.values(), key=lambda place: ranks[place.id]))


def score(
    place: Place,
    match: MatchKind,
    *,
    country: str | None,
    near: Place | None,
    nearest_m: float,
    edits: int = 0,
    shortened: bool = False,
    population: int = 0,
) -> float:
    """Return how well a place answers, 0 to 1.

    Parameters
    ----------
    match : how the name matched.
    country : ISO 3166-1 alpha-2 code that was asked for, if one was.
    near : the place near which the answer is looked for, if one was named.
    nearest_m : metres from `near` to the nearest of all the places compared.
    edits : spelling distance of a fuzzy match.
    shortened : whether the place bears the name only without its "Province".
    population : inhabitants, 0 where that is not known; ten times as many count as two kinds of place.
    """
    value = _KIND[match] - _PER_EDIT * min(edits, 4)
    if country is None or place.country == country:
        value += _COUNTRY
    if near is None:
        value += _NEAR
    else:
        farther = max(0.0, gap_m(place, near) - nearest_m - _SLACK_M)
        value += _NOT_NEAREST * (1 - min(1.0, farther / _FAR_M)) if farther else _NEAR
    value += _CLASS * (1 - class_rank(place, shortened=shortened) / (_LAST + 1))
    value += _TENFOLD * min(log10(population + 1), _MOST_PEOPLE)
    return max(0.0, value + (_MAIN_NAME if match == "exact" else 0.0)) / _ALL


def language_words(language: str) -> str:
    """Return in words what a spelling listed under `language` is."""
    if not language:
        return "listed spelling"
    root = language.partition("-")[0]
    return f"listed spelling in {_LANGUAGES.get(root, f'language {language}')}"


def describe(candidates: Sequence[Candidate]) -> list[dict[str, object]]:
    """Return candidates as plain values, best first: what ``geostrike resolve --json`` prints.

    Latitude and longitude are degrees on WGS 84; the score is rounded to three decimals.
    """
    return [
        {
            "name": candidate.place.name,
            "latitude": candidate.place.latitude,
            "longitude": candidate.place.longitude,
            "country": candidate.place.country,
            "admin1": candidate.place.admin1,
            "feature_code": candidate.place.feature_code,
            "geonameid": candidate.place.geonameid,
            "match": candidate.match,
            "score": round(candidate.score, 3),
            "rule": candidate.rule,
        }
        for candidate in candidates
    ]
