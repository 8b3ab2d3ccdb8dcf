"""Two places named one after the other: a list, or one that says where the other lies, or one that owns the other."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from geostrike.gazetteer import fold
from geostrike.reading.sites.leads import is_unit
from geostrike.reading.sites.place_words import BARE, kinds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.model import Place

__all__ = ["NEAR_M", "Link", "encloses", "gap_m", "heads", "link_of"]

Link = Literal["list", "comma", "joined", "describes", "counted", "of", "names", "owns", ""]

# One place tells where another lies at most so far off: "X, a suburb of Y".
NEAR_M: Final = 150_000.0
_MOST_WORDS: Final = 14
_LONGEST: Final = 120
_NAMES: Final = 4
_SIGNS: Final = frozenset({"/", "&", "و", "-", "–", "+"})
_BREAKS: Final = ';:“”"—–'
_AREAS: Final = frozenset("ADM1 ADM2 RGN RGNE DSRT VAL MTS COST PEN SEA GULF STRT OCN BAY BDRY".split())
_LIES: Final = frozenset("which that it lies lie is sits stands was located situated".split())
_LISTING: Final = frozenset("well notably later then also both plus".split())
_PEOPLES: Final = ("ish", "ian")  # "in Kurdish northern Iraq"
_NEAR_TO: Final = frozenset("close next adjacent".split())
_NOUNS: Final = frozenset(
    {"", "article", "quality", "settlement", "site", "vehicle", "weapon", "people", "local", "of"}
)


@lru_cache(maxsize=4096)
def link_of(gap: str) -> Link:
    """Return how the words between two names join them, as far as words alone can tell.

    ===========  ==================================================================================
    "list"       they are joined: "X and Y"
    "comma"      only a comma stands between: "X, Y"
    "joined"     they are joined, and the second has a preposition of its own: "X and a depot near Y"
    "describes"  the second says where the first lies: "X, a town in Y"
    "counted"    that is likely, but the words could also name one more: "X, a depot in Y"
    "of"         only "of" stands between: "X district of Y"
    "names"      the second is the name of something in the first: "a base in X known as Y"
    "owns"       "X's port of Y"
    ===========  ==================================================================================
    """
    sign = gap.strip()
    if len(gap) > _LONGEST or not sign:
        return ""
    if sign in _SIGNS:
        return "list"
    if sign in (",", "("):
        return "comma" if sign == "," else "describes"
    words = gap.split()
    if len(words) > _MOST_WORDS or any(mark in gap for mark in _BREAKS):
        return ""
    if "of" in words[-2:] and all(kinds().get(word, "") in ("settlement", "of", "article") for word in words):
        return "of"
    if sign[0] == sign[-1] == "," and len(words) <= _NAMES and all(word[:1].isupper() for word in words[1:]):
        return "list"  # "X, Unknown Name, Y"
    if words[0].startswith(("'", "’")):
        rest = [kinds().get(word.strip(BARE).lower(), "") for word in words[1:]]
        return "owns" if all(kind in _NOUNS for kind in rest) and "," not in gap else ""
    return _Gap(words, comma=sign.startswith((",", ")"))).link()


class _Gap:
    """The words between two names, read from left to right."""

    def __init__(self, words: Sequence[str], *, comma: bool) -> None:
        self.words = words
        self.bare = [word.strip(BARE).lower() for word in words]
        self.kinds = [kinds().get(word, "") for word in self.bare]
        self.comma = comma
        self.joined = self.leads = self.named = False
        self.head = ""

    def link(self) -> Link:
        if not all(self._goes_on(number) for number in range(len(self.words))):
            return ""
        if self.named:
            return "names"
        if self.joined:
            return "joined" if self.leads else "list"
        if self.comma and (self.leads or self.head):
            return "counted" if self.head == "site" else "describes"
        return "describes" if self.leads else ""

    def _goes_on(self, number: int) -> bool:
        """Take in a word; False where it breaks the link."""
        low, kind = self.bare[number], self.kinds[number]
        following = self.kinds[number + 1] if number + 1 < len(self.words) else ""
        before = self.bare[number - 1] if number else ""
        if low == "on" and following == "time":
            return True
        if kind == "joins" or low == "including" or (low == "well" and before == "as"):
            self.joined = True
        elif kind == "naming" or low == "called":
            self.named = True
        elif self._is_lead(number, low, kind, before):
            self.leads = True
        elif (
            low in _LISTING
            or (low == "as" and ("well" in self.bare or self.named))
            or kind == "time"
            or (self.comma and low in _LIES)
        ):
            pass
        elif kind not in _NOUNS:
            return False
        elif kind in ("settlement", "site", "quality"):
            self.head = self.head or ("" if self.leads else "settlement" if kind == "quality" else kind)
        elif kind == "" and self.words[number][:1].isupper() and not low.endswith(_PEOPLES):
            return False  # another name, of somebody or something, stands between
        # A further comma behind a noun opens something else.
        plain = not (self.leads or self.joined)
        return not (plain and number and self.head and self.words[number].endswith(",") and len(low) > 0)

    def _is_lead(self, number: int, low: str, kind: str, before: str) -> bool:
        if kind == "locative" or low == "at" or (kind == "whither" and before in _NEAR_TO):
            return True
        if kind == "of" and number and self.kinds[number - 1] == "quality":
            return True  # "west of"
        return kind == "whence" and any(is_unit(word) for word in self.bare[:number])  # "30 km from"


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
    area = one.feature_code in _AREAS or one.id.startswith(("part:", "border:", "meeting:", "coast:"))
    if not area and one.radius_m < 3 * other.radius_m:
        return False
    if one.id.startswith(("part:", "coast:")):
        return one.country == other.country and one.radius_m > other.radius_m
    return one.radius_m > other.radius_m and gap_m(one, other) <= 1.2 * one.radius_m


def gap_m(one: Place, other: Place) -> float:
    """Return about how far two places lie apart, in metres: good enough to compare."""
    south = (one.latitude - other.latitude) * 111_000.0
    east = (one.longitude - other.longitude) * 111_000.0 * math.cos(math.radians(one.latitude))
    return math.hypot(south, east)
