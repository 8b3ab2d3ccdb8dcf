"""How the names of a document stand to one another in its words: which holds which, and what kind is asked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from geostrike.reading.choosing.priors import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    from geostrike.gazetteer.bearers import Bearer

__all__ = ["Named", "Standing", "stand"]

_LONGEST_GAP = 45  # characters between a place and what holds it
_HOLDS = re.compile(
    r"\s*,\s*|\s*\(\s*|\s*,?\s+in\s+(?:the\s+)?|\s*,\s+an?\s[\w\s-]{3,30}\sin\s+(?:the\s+)?",
    re.I,
)
_BELONGS = re.compile(r"(?:’s|'s)\s+|\s+(?:city|town|village|suburb|district|port|capital)\s+of\s+", re.I)
_KIND_BEFORE = re.compile(
    r"\b(state|city|town|village|province|county|region|district|governorate)\s+of\s+(?:the\s+)?$", re.I
)
_KIND_AFTER = re.compile(r"\s+(state|city|county|province|governorate|region|district|oblast|village|town)\b", re.I)
_AREA_WORDS = {
    "county": ("adm2", "adm1"),
    "province": ("adm1",),
    "state": ("adm1",),
    "governorate": ("adm1",),
    "oblast": ("adm1",),
    "region": ("adm1", "region", "wide region"),
    "district": ("adm2",),
    "city": ("capital", "seat", "lesser seat", "town"),
    "town": ("lesser seat", "town"),
    "village": ("town",),
}
_BEFORE, _AFTER = 24, 16  # characters in which a word for a kind is looked for


class Named(NamedTuple):
    """A name in its place in a document: offsets, folded words, and the bearers to choose from."""

    start: int
    end: int
    key: str
    bearers: tuple[Bearer, ...]


class Standing(NamedTuple):
    """How names stand, by mention (rows) and name or kind (columns).

    Attributes
    ----------
    holder : 1 where the name is said to hold the mention ("Al Qaim, Iraq").
    strict : likewise, where a comma or a bracket leaves no other reading.
    held : 1 where the mention is said to hold the name.
    asked, refused : by kind in `KINDS`, 1 where a word beside the mention asks for it, and for another.
    """

    holder: npt.NDArray[np.float64]
    strict: npt.NDArray[np.float64]
    held: npt.NDArray[np.float64]
    asked: npt.NDArray[np.float64]
    refused: npt.NDArray[np.float64]


def stand(names: Sequence[Named], text: str, numbers: Mapping[str, int]) -> Standing:
    """Return how the names of a document stand to one another.

    Parameters
    ----------
    names : from left to right.
    numbers : of each folded name, its column.
    """
    count = len(names)
    holder, strict, held = (np.zeros((count, len(numbers))) for _ in range(3))
    asked, refused = np.zeros((count, len(KINDS))), np.zeros((count, len(KINDS)))
    for index, name in enumerate(names):
        if kinds := _kinds(text, name):
            refused[index] = 1.0
            for kind in kinds:
                asked[index, KINDS.index(kind)] = 1.0
                refused[index, KINDS.index(kind)] = 0.0
        if index + 1 == count:
            break
        behind = names[index + 1]
        gap = text[name.end : behind.start]
        if len(gap) > _LONGEST_GAP or behind.key == name.key:
            continue
        if _HOLDS.fullmatch(gap):
            holder[index, numbers[behind.key]] = held[index + 1, numbers[name.key]] = 1.0
            if "," in gap or "(" in gap:
                strict[index, numbers[behind.key]] = 1.0
            if index + 2 < count and text[behind.end : names[index + 2].start].strip() == "," == gap.strip():
                holder[index, numbers[names[index + 2].key]] = 1.0
        elif _BELONGS.fullmatch(gap):
            holder[index + 1, numbers[name.key]] = held[index, numbers[behind.key]] = 1.0
    return Standing(holder, strict, held, asked, refused)


def _kinds(text: str, name: Named) -> tuple[str, ...]:
    """Return the kinds that a word beside a name asks for: "the state of Georgia", "New York state"."""
    found = _KIND_BEFORE.search(text, max(0, name.start - _BEFORE), name.start)
    found = found or _KIND_AFTER.match(text, name.end, name.end + _AFTER)
    return _AREA_WORDS[found[1].lower()] if found else ()
