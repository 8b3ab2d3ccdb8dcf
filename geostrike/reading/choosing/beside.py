"""Where a name lies that no gazetteer holds: a guess from the places named around it."""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING

from geostrike.gazetteer.distance import distance_m

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.model import Mention, Place
    from geostrike.reading.publishers import Home

__all__ = ["HEARD", "named_beside"]

_REACH = 200.0  # characters; a place named so far off speaks a third as loud as one beside the name
HEARD = 12
"""How many of the places named are listened to, those nearest to the name."""
_TOGETHER_M = 100_000.0
_HOME = 0.3  # what the publisher's home adds to places near it
_AREAS = {"ADM1": 0.5, "RGN": 0.4, "SEA": 0.4, "OCN": 0.2}
_COUNTRY = 0.2


def named_beside(
    mention: Mention, known: Sequence[tuple[Mention, Place]], home: Home | None
) -> tuple[Mention, Place] | None:
    """Return the place that a name of no gazetteer is likely to lie near, and its mention; None where none is known.

    The places named close by count, and most where several of them lie together; towns count more than areas.

    Parameters
    ----------
    known : the mentions of the document that are placed; those near to the name will do.
    """
    known = sorted(known, key=lambda other: _apart(mention, other[0]))[:HEARD]
    voices = [exp(-_apart(mention, other) / _REACH) * _weight(place) for other, place in known]
    best: tuple[float, int] | None = None
    for index, (_, place) in enumerate(known):
        total = voices[index] + sum(
            voice for voice, (_, other) in zip(voices, known, strict=True) if other is not place and _near(place, other)
        )
        if home is not None and home.place:
            apart = distance_m(place.longitude, place.latitude, home.longitude, home.latitude)
            total += _HOME * _weight(place) * (apart < _TOGETHER_M)
        if best is None or total > best[0]:
            best = (total, index)
    return known[best[1]] if best else None


def _near(place: Place, other: Place) -> bool:
    return distance_m(place.longitude, place.latitude, other.longitude, other.latitude) < _TOGETHER_M


def _apart(mention: Mention, other: Mention) -> float:
    """Return how many characters lie between two mentions; a holder behind ("X, Iraq") counts as nearer."""
    return other.start - mention.end if other.start >= mention.end else 1.5 * (mention.start - other.end)


def _weight(place: Place) -> float:
    if place.feature_code.startswith(("PCL", "CONT")):
        return _COUNTRY
    return _AREAS.get(place.feature_code, 1.0)
