"""What a place's name belongs to: "X airport" is a place, "X officials" are people, "X-backed" is neither."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from geostrike.reading.sites.place_words import BARE, kinds, organisations

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["REACH", "Tail", "tail_of"]

# Letters behind a name within which the noun is looked for that it qualifies, and words of them.
REACH: Final = 60
_WORDS: Final = 6
_STOPS: Final = ',;:)”"—–.'
_POSSESSIVE: Final = ("'s ", "’s ", "' ", "’ ")
# What a verb may lean on between a subject and its own verb: "Iran has long denied".
_BETWEEN: Final = frozenset(
    "has have had also again later then itself long already never would will could might".split()
)
# Kinds of nouns that a name right before them only qualifies.
_NOUNS: Final = frozenset(
    "site settlement people speaker abstract unit weapon vehicle outlet home local trade meeting deed".split()
)


class Tail(NamedTuple):
    """What follows a name.

    Attributes
    ----------
    kind : of the noun that it qualifies, as in ``place_words.toml``; "compound" for "X-backed", "organisation" for
        "X University Press", "said" for the verb of a speaker, "named" for another name that it owns ("Yemen's Aden")
        or that goes on with it ("X Lion").
    possessive : whether the name owns the noun: "X's port".
    word : the noun, or the verb, in small letters.
    """

    kind: str = ""
    possessive: bool = False
    word: str = ""


NOTHING: Final = Tail()


@lru_cache(maxsize=4096)
def tail_of(after: str) -> Tail:
    """Return what a name belongs to, by the words after it (at most `REACH` letters)."""
    if not after:
        return NOTHING
    if after[0] in "-–" and after[1:2].isalpha() and after[1:2].islower():
        return Tail(kind="compound")
    possessive = after.startswith(_POSSESSIVE)
    if possessive:
        after = after[after.index(" ") :]
    elif after[0] != " ":
        return NOTHING
    words = after.split(None, _WORDS)[:_WORDS]
    if not words or not words[0][0].isalnum():
        return Tail(possessive=possessive)
    known = kinds()
    named = _capitals(words)
    if named:
        last = words[named - 1].strip(BARE).lower()
        if last in organisations():
            return Tail(kind="organisation", possessive=possessive, word=last)
        if (kind := known.get(last, "")) in ("site", "settlement"):
            return Tail(kind=kind, possessive=possessive, word=last)
    if possessive:
        return _owned(words, known, named)
    return _next(words, known, named)


def _capitals(words: Sequence[str]) -> int:
    """How many of the words are one name with capitals."""
    for number, word in enumerate(words):
        if not word[0].isupper():
            return number
        if word[-1] in _STOPS:
            return number + 1
    return len(words)


def _bare(word: str) -> str:
    return word.strip(BARE).lower().removesuffix("'s").removesuffix("’s")


def _owned(words: Sequence[str], known: dict[str, str], named: int) -> Tail:
    """The noun that a name owns: the last of the known ones before a stop, a verb or a preposition."""
    found = NOTHING
    for word in words:
        low = _bare(word)
        kind = known.get(low, "")
        if kind in _NOUNS:
            found = Tail(kind=kind, possessive=True, word=low)
        elif (kind not in ("", "quality", "article", "joins") and found.kind) or kind in (
            "locative",
            "aimed",
            "leans",
            "clause",
            "relative",
            "said",
            "of",
        ):
            break
        if word[-1] in _STOPS:
            break
    return found if found.kind else Tail(kind="named" if named else "", possessive=True, word=words[0].lower())


def _next(words: Sequence[str], known: dict[str, str], named: int) -> Tail:
    if named:
        word = _bare(words[0])
        return NOTHING if known.get(word) == "time" or word.isdigit() else Tail(kind="named", word=word)
    if known.get(words[0].lower()) == "joins" and len(words) > 2 and words[1][0].isupper():
        shared = known.get(_bare(words[2]), "")  # "X and Y troops"
        return Tail(kind=shared, word=_bare(words[2])) if shared in ("people", "speaker", "unit") else NOTHING
    for number, word in enumerate(words[:4]):
        low = _bare(word)
        kind = known.get(low, "")
        if kind == "said":
            return Tail(kind="said", word=low)
        if kind in _NOUNS:
            ahead = known.get(_bare(words[number + 1]), "") if number + 1 < len(words) else ""
            if kind in ("weapon", "people") and ahead == "deed" and word[-1] not in _STOPS:
                kind = "deed"  # "the X rocket attack"
            return Tail(kind=kind, word=low) if number == 0 else NOTHING
        if low not in _BETWEEN and not low.endswith("ly"):
            return Tail(word=low) if number == 0 else NOTHING
        if word[-1] in _STOPS:
            return NOTHING
    return NOTHING
