"""Places told by reference to one named before: "there", "the same waters", "the embassy", "that very city"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.model import Match, Place

__all__ = ["goes_on", "referred_to", "sea_of"]

# Which kinds of place a noun with "the" can stand for, once one of them was named: GeoNames feature codes.
_KINDS: dict[str, tuple[str, ...]] = {
    "base": ("MILB", "AIRB", "AIRF", "INSM", "NVB"),
    "outpost": ("MILB", "INSM"),
    "garrison": ("MILB", "INSM"),
    "airbase": ("AIRB", "MILB"),
    "airfield": ("AIRF", "AIRB", "AIRP"),
    "airstrip": ("AIRF", "AIRB"),
    "airport": ("AIRP", "AIRB"),
    "embassy": ("DIP",),
    "consulate": ("DIP",),
    "port": ("PRT", "PPL"),
    "harbour": ("PRT", "PPL"),
    "harbor": ("PRT", "PPL"),
    "terminal": ("PRT", "OILT", "PPL"),
    "refinery": ("OILR",),
    "field": ("OILF", "GASF"),
    "plant": ("PS", "PLN", "OILF", "GASF"),
    # A house told of with "the" stands in the town that was named with it.
    **dict.fromkeys(("hospital", "clinic", "school", "market", "mosque", "hotel", "prison"), ("HSP", "PPL")),
    "city": ("PPL",),
    "town": ("PPL",),
    "village": ("PPL",),
    "capital": ("PPLC",),
    "strait": ("STRT",),
    "gulf": ("GULF",),
    "sea": ("SEA", "GULF"),
    "waters": ("SEA", "GULF", "STRT"),
    "waterway": ("SEA", "GULF", "STRT"),
    "camp": ("CMPRF", "MILB"),
    "province": ("ADM1",),
    "governorate": ("ADM1",),
    "island": ("ISL",),
}
_ANY_KIND = frozenset(
    ("place", "spot", "area", "site", "location", "stretch", "sector", "district", "quarter", "region")
)
_REFERENCE = re.compile(
    r"\b(?P<there>there)\b(?!\s+(?:is|are|was|were|has|have|had|will|would|no|came|remain\w*)\b)"
    r"|\b(?:on|at|against|towards?|hit|struck|targeted|bombed|shelled|attacked)\s+(?P<it>it)\b"
    r"|\b(?:in|at|on|near|against|towards?|into|over|off|outside|inside|around|hit|struck|targeted|bombed|shelled|of)\s+"
    r"(?:the|that|this|its)\s+(?P<same>(?:same|very|self-same|said)\s+)*(?:[\w-]+\s+)?"
    rf"(?P<noun>{'|'.join([*_KINDS, *_ANY_KIND])})\b(?!\s+(?:of|in|at|near)\s+[A-Z])"
    r"(?!\s+(?:commander|chief|spokes\w+|official|gate)s?\b)",
    re.I,
)
_MORE = re.compile(
    r"\b(?:more|another|further|additional|again|separate|subsequent|second|third|fourth|once more|two others?)\b", re.I
)
_SEAS = ("SEA", "GULF", "STRT")
_SHIP = re.compile(
    r"\b(?:ships?|boats?|vessels?|tankers?|freighters?|bulkers?|carriers?|destroyers?|frigates?|warships?"
    r"|shipping|merchantm[ae]n|(?:MV|M/V|MT|M/T|USS|HMS|INS)\b)",
)
# A place counts as just named for so many before it.
_LOOK_BACK = 12


def referred_to(text: str, start: int, end: int, named: Sequence[Match], sites: Sequence[Match]) -> tuple[Match, ...]:
    """Return the places that ``text[start:end]`` means by a word that points back; () where it points nowhere.

    Parameters
    ----------
    named : the places named before in the story, in order.
    sites : those at which something was told to have happened, in order.
    """
    for found in _REFERENCE.finditer(text, start, end):
        noun = (found.group("noun") or "").lower()
        if found.group("it"):
            if sites:
                return (sites[-1],)
            continue
        if found.group("there") or noun in _ANY_KIND:
            if (found.group("there") or found.group("same")) and sites:
                return (sites[-1],)
            continue
        codes = _KINDS[noun]
        fitting = [m for m in named[-_LOOK_BACK:] if m.place and _is(m.place, codes)]
        if fitting:
            return (fitting[-1],)
    return ()


def sea_of(text: str, start: int, end: int, named: Sequence[Match], all_named: Sequence[Match]) -> tuple[Match, ...]:
    """Return the sea in which a ship was attacked that is told of without one: the last named before, or the only one.

    Parameters
    ----------
    all_named : the places of the whole document.
    """
    if not _SHIP.search(text, start, end):
        return ()
    before = [m for m in named if m.place and _is(m.place, _SEAS)]
    if before:
        return (before[-1],)
    seas = [m for m in all_named if m.place and _is(m.place, _SEAS)]
    return (seas[0],) if len({m.place.id for m in seas if m.place}) == 1 else ()


def goes_on(text: str, start: int, end: int) -> bool:
    """Whether words tell of more of the same: "three more rounds", "hit again"."""
    return bool(_MORE.search(text, start, end))


def _is(place: Place, codes: tuple[str, ...]) -> bool:
    return place.feature_code.startswith(codes)
