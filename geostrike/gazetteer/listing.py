"""The folded names that a place is found under, and how each is listed: as a name, an abbreviation, a code."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from geostrike.gazetteer.names import is_transliterated, name_keys, shortened_name
from geostrike.gazetteer.spelling import skeleton_words
from geostrike.gazetteer.store import ABBREVIATED, CAPITALS, MAIN, SHORTENED, TRANSCRIBED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geostrike.gazetteer.rows import Row

__all__ = ["listed_bones", "listed_keys"]

_SHORTEST_SKELETON = 4
_RESTRICTIONS = (0, CAPITALS, TRANSCRIBED)  # the least first


def listed_keys(row: Row) -> dict[str, int]:
    """Return the folded names of a row, with how each is listed (flags of `geostrike.gazetteer.store`).

    The order of a row's names tells nothing: a name that is listed in several ways is listed as it is most freely
    written.
    """
    found: dict[str, int] = {}
    for text in (row.name, *(text for _, text in row.names)):
        for key in name_keys(text):
            flags = MAIN if text == row.name else _flags(text)
            found[key] = _either(found[key], flags) if key in found else flags
    short = shortened_name(row.name, row.feature_code)
    for key in name_keys(short) if short else ():
        found.setdefault(key, SHORTENED)
    return found


def _either(one: int, other: int) -> int:
    """Return how a name is listed that is listed in two ways: Rom and ROM are one name, no code of an airport."""
    if SHORTENED in (one, other):
        return one if other == SHORTENED else other
    least = min((flags & (CAPITALS | TRANSCRIBED) for flags in (one, other)), key=_RESTRICTIONS.index)
    return least | (one | other) & (MAIN | ABBREVIATED)


def _flags(text: str) -> int:
    if not "A" <= text[0] <= "Z":
        letters = (letter for letter in text if letter.isalpha() and unicodedata.category(letter) != "Lm")
        first = next(letters, "")
        if first.islower() and first < "\u0370":
            return TRANSCRIBED
    if text[-1] == ".":
        return ABBREVIATED
    return CAPITALS if len(text) <= 4 and len(text) > 1 and text.isupper() and text.isalpha() else 0


def listed_bones(row: Row, listed: Mapping[str, int]) -> dict[str, int]:
    """Return the skeletons of a row's folded names, with how each is listed; none where names have one spelling.

    Parameters
    ----------
    listed : as `listed_keys` gives it.
    """
    found: dict[str, int] = {}
    if is_transliterated(row.country) and not row.feature_code.startswith("PCL"):
        for key, flags in listed.items():
            if not flags & (TRANSCRIBED | CAPITALS) and "," not in key:
                bones = "".join(skeleton_words(key.split()))
                if len(bones) >= _SHORTEST_SKELETON:
                    found[bones] = _either(found[bones], flags) if bones in found else flags
    return found
