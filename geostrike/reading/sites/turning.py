"""How far words turn away from what was told before them, and what a happening's claim on a place is worth."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from geostrike.reading.sites.place_words import BARE, kinds

__all__ = ["ANOTHER_DEED", "AT_SEA", "FARTHEST", "LEAST", "NAMED", "Claim", "has_kind", "turning"]

# What a claim must be worth to be believed, and what each further happening in between takes from it.
LEAST: Final = 4.0
ANOTHER_DEED: Final = 5.0
# A ship's position is told apart from its flag, cargo and voyage, after which it may come late in the sentence.
AT_SEA: Final = 0.5
NAMED: Final = "the name of what was told of before it"

# How far each kind of word turns away. Prepositions of place and nouns hardly do; a new clause, a new voice and a
# journey do so much that two of them end any claim.
_TURNS: Final = {
    "clause": 4.0, "relative": 2.5, "whose": 3.5, "said": 2.0, "speaker": 1.0, "meeting": 2.0, "leans": 0.7,
    "journey": 2.5, "based": 1.5, "active": 2.5, "born": 3.0, "whence": 1.5, "whither": 1.0, "agent": 0.5,
    "apart": 1.0, "abstract": 1.5, "joins": 0.7, "stirs": 4.0, "trade": 2.0, "deed": 2.0, "local": 0.5,
}  # fmt: skip
_MARKS: Final = {",": 0.7, ";": 8.0, ":": 2.0, "—": 2.5, "–": 2.5, "“": 1.5, '"': 1.5, "(": 1.0, "|": 1.0}
_ASIDE: Final = re.compile(r"\s[–—-]\s[^–—;:]{1,80}\s[–—-]\s")
_WORD: Final = 0.1
# No words from here on are read: nobody tells a site so late.
FARTHEST: Final = 300


class Claim(NamedTuple):
    """What a happening's hold on a place is worth, and by which rule.

    Attributes
    ----------
    told_there : whether the place's own clause tells the happening, so that no other word keeps it from being a site.
    position : whether the place is only what a distance or a direction is measured from.
    """

    worth: float
    rule: str
    told_there: bool = False
    position: bool = False


@lru_cache(maxsize=4096)
def turning(words: str) -> float:
    """Return how far words turn away from what was told before them."""
    if len(words) > FARTHEST:
        return 100.0
    if "– " in words or "— " in words or "- " in words:
        words = _ASIDE.sub(" ", words)
    known = kinds()
    cost = 0.0
    for raw in words.split():
        bare = raw.strip(BARE)
        kind = known.get(bare.lower())
        cost += _WORD if kind is None else _TURNS.get(kind, _WORD)
        if bare != raw:
            if raw[-1] in _MARKS and not (raw[-1] == "," and bare[-1:].isdigit()):
                cost += _MARKS[raw[-1]]
            elif raw[0] in _MARKS and bare:
                cost += _MARKS[raw[0]]
    return cost


def has_kind(words: str, *wanted: str) -> bool:
    """Return whether one of the words is of one of the kinds."""
    known = kinds()
    return any(known.get(raw.strip(BARE).lower()) in wanted for raw in words.split())
