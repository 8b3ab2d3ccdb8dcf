"""How the names of a document stand to one another in its words: which holds which, and what kind is asked for."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from geostrike.reading.choosing.priors import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
    """How names stand, as pairs of a mention and the number of another name.

    Attributes
    ----------
    holder : the name is said to hold the mention ("Al Qaim, Iraq").
    strict : likewise, where a comma or a bracket leaves no other reading.
    held : the mention is said to hold the name.
    asked : by mention, the kinds (as numbers in `KINDS`) that a word beside it asks for.
    """

    holder: list[tuple[int, int]]
    strict: list[tuple[int, int]]
    held: list[tuple[int, int]]
    asked: dict[int, list[int]]


def stand(names: Sequence[Named], text: str, numbers: Mapping[str, int]) -> Standing:
    """Return how the names of a document stand to one another.

    Parameters
    ----------
    names : from left to right.
    numbers : of each folded name, its number.
    """
    holder: set[tuple[int, int]] = set()
    strict: list[tuple[int, int]] = []
    held: list[tuple[int, int]] = []
    asked: dict[int, list[int]] = {}
    for index, (name, behind) in enumerate(zip_longest(names, names[1:])):
        if kinds := _kinds(text, name):
            asked[index] = [KINDS.index(kind) for kind in kinds]
        if behind is None or behind.start - name.end > _LONGEST_GAP or behind.key == name.key:
            continue
        gap = text[name.end : behind.start]
        if _HOLDS.fullmatch(gap):
            holder.add((index, numbers[behind.key]))
            held.append((index + 1, numbers[name.key]))
            if "," in gap or "(" in gap:
                strict.append((index, numbers[behind.key]))
            following = names[index + 2] if index + 2 < len(names) else None
            if following and text[behind.end : following.start].strip() == "," == gap.strip():
                holder.add((index, numbers[following.key]))
        elif _BELONGS.fullmatch(gap):
            holder.add((index + 1, numbers[name.key]))
            held.append((index, numbers[behind.key]))
    return Standing(sorted(holder), strict, held, asked)


def _kinds(text: str, name: Named) -> tuple[str, ...]:
    """Return the kinds that a word beside a name asks for: "the state of Georgia", "New York state"."""
    found = _KIND_BEFORE.search(text, max(0, name.start - _BEFORE), name.start)
    found = found or _KIND_AFTER.match(text, name.end, name.end + _AFTER)
    return _AREA_WORDS[found[1].lower()] if found else ()
