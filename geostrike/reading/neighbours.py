"""Two places named one after the other: a list, or one that says where the other lies, or one that owns the other."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from geostrike.gazetteer import fold
from geostrike.reading.place_words import BARE, kinds

if TYPE_CHECKING:
    from geostrike.model import Place

__all__ = ["NEAR_M", "Link", "encloses", "gap_m", "heads", "link_of"]

Link = Literal["list", "comma", "describes", "counted", "names", "owns", ""]

# One place tells where another lies at most so far off: "X, a suburb of Y".
NEAR_M: Final = 150_000.0
_MOST_WORDS: Final = 14
_LONGEST: Final = 120
_SIGNS: Final = frozenset({"/", "&", "و", "-", "–"})
_AREAS: Final = frozenset("ADM1 ADM2 RGN RGNE DSRT VAL MTS COST PEN SEA GULF STRT OCN BAY BDRY".split())
_LIES: Final = frozenset("which that it lies lie is sits stands was located situated".split())
_LISTING: Final = frozenset("well notably later then also both plus".split())
_NOUNS: Final = frozenset({"", "article", "quality", "settlement", "site", "weapon", "people", "local", "of"})


@lru_cache(maxsize=4096)
def link_of(gap: str) -> Link:
    """Return how the words between two names join them, as far as words alone can tell.

    "list" where they are joined ("X and Y", "X, and a depot near Y"), "comma" where only a comma stands between,
    "describes" where the second says where the first lies ("X, a town in Y"), "counted" where that is likely but the
    words could also name one more ("X, a depot in Y"), "names" where the second is the name of something in the first
    ("a base in X known as Y"), "owns" for "X's port of Y", "" for anything else.
    """
    if len(gap) > _LONGEST or not gap.strip():
        return ""
    sign = gap.strip()
    if sign in _SIGNS:
        return "list"
    if sign == ",":
        return "comma"
    if sign == "(":
        return "describes"
    words = gap.split()
    if len(words) > _MOST_WORDS or any(mark in gap for mark in ';:“”"—–'):
        return ""
    if words[0].startswith(("'", "’")):
        rest = [kinds().get(word.strip(BARE).lower(), "") for word in words[1:]]
        return "owns" if all(kind in _NOUNS for kind in rest) and "," not in gap else ""
    return _by_words(words, comma=gap.lstrip().startswith((",", ")")))


def _by_words(words: list[str], *, comma: bool) -> Link:
    known = kinds()
    joined = leads = named = False
    head = ""
    before = ""
    for number, raw in enumerate(words):
        low = raw.strip(BARE).lower()
        kind = known.get(low, "")
        if low == "on" and number + 1 < len(words) and known.get(words[number + 1].strip(BARE).lower()) == "time":
            continue
        if kind == "joins" or low == "including" or (low == "well" and before == "as"):
            joined = True
        elif kind == "naming" or low == "called":
            named = True
        elif kind == "locative" or low == "at" or (kind == "whither" and before in ("close", "next", "adjacent")):
            leads = True
        elif kind == "whence" and _measured(words):
            leads = True  # "30 km from Y"
        elif low in _LISTING or (low == "as" and "well" in words) or kind == "time" or (comma and low in _LIES):
            pass
        elif kind not in _NOUNS:
            return ""
        elif kind in ("settlement", "site", "quality"):
            head = head or ("" if leads else "settlement" if kind == "quality" else kind)
        elif kind == "" and raw.strip(BARE)[:1].isupper():
            return ""  # another name, of somebody or something, stands between
        if raw[-1] == "," and raw is not words[0] and len(raw) > 1 and not leads and not joined and head:
            return ""
        before = low
    if named:
        return "names"
    if joined:
        return "list"
    if comma:
        return ("counted" if head == "site" else "describes") if leads or head else ""
    return "describes" if leads else ""


def _measured(words: list[str]) -> bool:
    return any(
        word.lower().startswith(("km", "mile", "kilomet", "nautical", "nm", "nmi", "metre", "meter")) for word in words
    )


def heads(one: Place, other: Place) -> bool:
    """Whether a place is the seat of the division that holds another: "Baqim, Saada"."""
    if not other.admin1 or one.country != other.country:
        return False
    return fold(one.name) == fold(other.admin1) and gap_m(one, other) <= NEAR_M


def encloses(one: Place, other: Place) -> bool:
    """Whether a place holds another, by what kind each is and how far apart they lie."""
    if one.id == other.id:
        return False
    if one.feature_code.startswith("PCL"):
        return one.country == other.country and not other.feature_code.startswith("PCL")
    area = one.feature_code in _AREAS or one.id.startswith(("part:", "border:", "meeting:"))
    if not area and one.radius_m < 3 * other.radius_m:
        return False
    if one.id.startswith("part:"):
        return one.country == other.country and one.radius_m > other.radius_m
    return one.radius_m > other.radius_m and gap_m(one, other) <= 1.2 * one.radius_m


def gap_m(one: Place, other: Place) -> float:
    """Return about how far two places lie apart, in metres: good enough to compare."""
    south = (one.latitude - other.latitude) * 111_000.0
    east = (one.longitude - other.longitude) * 111_000.0 * math.cos(math.radians(one.latitude))
    return math.hypot(south, east)
