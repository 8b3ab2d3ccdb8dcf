"""What leads to a place's name: the preposition before it, what that hangs on, and so outwards.

"fired from a truck in X" leads to X by "in", which hangs on "truck", to which "from" leads, which hangs on "fired". The
words are read backwards from the name, and each is known by its kind (``place_words.toml``). A distance or a direction
("60 miles south of X") is a preposition of its own kind, "bearing".
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from geostrike.reading.sites.place_words import BARE, kinds

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["COMPASS", "REACH", "Lead", "Step", "is_unit", "lead_of"]

# Letters before a name within which what leads to it is looked for, and words of them.
REACH: Final = 120
_WORDS: Final = 16
_STEPS: Final = 4
_STOPS: Final = ',;:)”"—–'
COMPASS: Final = frozenset(
    "north south east west northeast northwest southeast southwest north-east north-west south-east south-west "
    "n s e w ne nw se sw nne ene ese sse ssw wsw wnw nnw".split()
)
# Nouns and what stands before them: they are passed on the way back from a name to its preposition.
_NOMINAL: Final = frozenset(
    {"", "article", "quality", "settlement", "site", "people", "unit", "home", "local", "speaker", "weapon", "vehicle"}
)
_WHOLE: Final = frozenset({"settlement", "site", "quality", "article"})
_NEAR_TO: Final = frozenset("close next adjacent opposite nearer closer closest entrance entrances approaches".split())
_PREPOSITIONS: Final = frozenset({"locative", "aimed", "whence", "whither", "agent", "apart", "of"})
# Behind these a noun goes on to belong to what leads to it; behind "at" it need not: "fired from a truck at X".
_STATIC: Final = frozenset({"locative", "of", "bearing"})
# What is in the sky came from it, wherever it was fired: "shot out of the sky over X".
_ALOFT: Final = frozenset("sky skies air".split())
# What stands somewhere is passed like the preposition: "systems located in X".
_LOCATED: Final = frozenset("located situated positioned lying".split())
# "prepared to launch at X", "ready for launch against X".
_TO_BE_FIRED: Final = frozenset({"launch", "fire"})
_HELD: Final = frozenset("hold held control controlled controls occupy".split())
_BEFORE_NOUN: Final = frozenset(
    {"article", "quality", "locative", "aimed", "whence", "whither", "agent", "apart", "of"}
)
_UNITS: Final = frozenset(
    "km kms kilometre kilometres kilometer kilometers mile miles mi nautical nm nmi metres meters metre meter yards "
    "yard".split()
)
_AROUND: Final = frozenset(
    "to the due just some about around roughly approximately nearly almost a further point".split()
)


class Step(NamedTuple):
    """A preposition on the way outwards, and the word that it hangs on.

    Attributes
    ----------
    kind : of the preposition, as in ``place_words.toml``, or "bearing", or "meant" for what was only to be fired at.
    word : the preposition, in small letters.
    governor : the word before it, in small letters; "" where a stop or nothing stands there.
    governed : the kind of the governor.
    """

    kind: str
    word: str
    governor: str
    governed: str


class Lead(NamedTuple):
    """What leads to a name.

    Attributes
    ----------
    steps : prepositions from the name outwards; none where a verb, a stop or nothing stands before the noun.
    edge : what ends the way: a kind of word, a stop, "verb", or "" for the beginning.
    word : the word at the edge.
    start : letters from the first preposition to the name; to the noun's first word where there is none.
    noun : letters from the first word of the noun, or of what it is named by, to the name.
    through : the noun that the name says which it is: "port" in "the port of X".
    beside : the word right before the name, in small letters.
    """

    steps: tuple[Step, ...]
    edge: str
    word: str
    start: int
    noun: int
    through: str = ""
    beside: str = ""

    @property
    def kind(self) -> str:
        """Of the first preposition, or of the edge where there is none."""
        return self.steps[0].kind if self.steps else self.edge

    @property
    def preposition(self) -> str:
        """The first one, or ""."""
        return self.steps[0].word if self.steps else ""


@lru_cache(maxsize=4096)
def lead_of(before: str) -> Lead:
    """Return what leads to a name, from the words before it (at most `REACH` letters of its own sentence)."""
    words = before.rsplit(None, _WORDS)[-_WORDS:]
    if not words:
        return _NOTHING
    if words[-1].lower() in _GLUED:
        words.pop()  # "al-" of a name that the gazetteer knows without it
    elif not before[-1].isspace() and any(letter.isalnum() for letter in words[-1]):
        return Lead(steps=(), edge="compound", word=words[-1].lower(), start=0, noun=0)
    walk = _Walk(words)
    steps: list[Step] = []
    at = noun = first = len(words)
    edge = through = ""
    while len(steps) < _STEPS:
        at, edge = walk.back(at, first=not steps)
        if not steps:
            noun, through = at + 1, walk.through
        if edge not in _PREPOSITIONS:
            break
        at, edge, word = walk.preposition(at, edge)
        governor, governed = walk.governor(at)
        if governor in _TO_BE_FIRED and edge == "aimed" and walk.kind(at - 2) in ("whither", "apart"):
            edge = "meant"
        if not steps:
            first = at
        steps.append(Step(kind=edge, word=word, governor=governor, governed=governed))
        if edge in ("agent", "whence", "whither", "apart", "meant") or (edge == "bearing" and walk.at_sea(at, noun)):
            edge = governed or ("," if at else "")
            break
        if edge in ("locative", "aimed", "bearing") and governed in _PREPOSITIONS:
            continue  # "from inside X"
        if not walk.goes_on(at, edge, word, governed):
            edge = governed or ("," if at else "")
            break
    return Lead(
        steps=tuple(steps),
        edge=edge,
        word=walk.bare(at),
        start=_letters(before, words, first if steps else noun),
        noun=_letters(before, words, noun),
        through=through,
        beside=walk.bare(len(words) - 1),
    )


_NOTHING: Final = Lead(steps=(), edge="", word="", start=0, noun=0)


class _Walk:
    """The way back through the words before a name."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = words
        self.known = kinds()
        self.through = ""
        self._bare: list[str | None] = [None] * len(words)  # most words are never looked at

    def bare(self, index: int) -> str:
        if not 0 <= index < len(self.words):
            return ""
        word = self._bare[index]
        if word is None:
            word = self._bare[index] = self.words[index].strip(BARE).lower()
        return word

    def kind(self, index: int) -> str:
        return self.known.get(self.bare(index), "")

    def back(self, at: int, *, first: bool) -> tuple[int, str]:
        """Go back from a noun to what leads to it: its index and its kind."""
        self.through = ""
        index = at - 1
        while index >= 0:
            raw, bare, kind = self.words[index], self.bare(index), self.kind(index)
            inner = index < at - 1
            if not bare:
                if sign := raw.strip("\"“”'‘’*_…."):
                    return index, sign[0]
                index -= 1
                continue
            if raw[-1] in _STOPS and (inner or raw[-1] not in '”"' or raw[-2:-1] in _STOPS):
                return index, raw[-1]
            if kind == "of" and index and self._whole(index - 1):
                index -= 1
                continue
            if bare == "than" and index and self.bare(index - 1) in ("more", "less", "fewer"):
                index -= 2
                continue
            if bare == "crossing" and inner and self.kind(index + 1) == "article":
                return index, "sails"  # "while crossing the gulf"; a crossing is "at X" or "of X"
            if kind not in _NOMINAL:
                return index, kind
            if kind == "" and _verbal(raw, bare) and (not inner or self.kind(index + 1) == "article"):
                return index, "verb"
            if kind in ("settlement", "site") and not self.through:
                self.through = bare
            if raw[0] in '(“"' and first:
                return index - 1, "(" if raw[0] == "(" else ""
            index -= 1
        return -1, ""

    def _whole(self, index: int) -> bool:
        """Whether a noun before "of" is one that the name tells apart: "the port of X", "most of X"."""
        word = self.bare(index)
        if self.words[index][-1] in _STOPS:
            return False
        if word in COMPASS:
            # "in the west of X" is within it, "west of X" and "to the west of X" are not.
            inside = (
                index >= 1 and self.bare(index - 1) in ("the", "far") and (index < 2 or self.bare(index - 2) != "to")
            )
            self.through = self.through or (word if inside else "")
            return inside
        if self.kind(index) in _WHOLE or word in ("most", "much", "half"):
            self.through = self.through or word
            return True
        return False

    def preposition(self, at: int, edge: str) -> tuple[int, str, str]:
        """Widen a preposition to all its words: "close to", "in and around", "out of", "60 miles south of"."""
        word = self.bare(at)
        previous = self.bare(at - 1) if at else ""
        if word == "to" and previous in _NEAR_TO:
            return at - 1, "locative", f"{previous} to"
        if edge == "of" and previous == "out":
            return at - 1, "whence", "out of"
        if edge == "of" and previous in COMPASS:
            return self._measure(at - 1), "bearing", f"{previous} of"
        if word in ("from", "off") and (previous == "away" or is_unit(previous)):
            return self._measure(at), "bearing", word
        while at >= 2 and self.kind(at - 1) == "joins" and self.kind(at - 2) == "locative":
            at -= 2
        if edge == "locative" and at > 1 and self.bare(at - 1) in _LOCATED and self.words[at - 2][-1] not in _STOPS:
            at -= 1
        return at, edge, word

    def _measure(self, at: int) -> int:
        """The first word of a distance before a direction."""
        while at and self.words[at - 1][-1] not in _STOPS:
            word = self.bare(at - 1)
            if not (word in _AROUND or word == "away" or word[:1].isdigit() or word in _UNITS or word in _NUMBERS):
                break
            at -= 1
        return at

    def at_sea(self, first: int, last: int) -> bool:
        """Whether a distance is one of a ship: it hangs on nothing."""
        return any(
            word.startswith("nautical") or word.endswith(("nm", "nmi")) for word in map(self.bare, range(first, last))
        )

    def governor(self, at: int) -> tuple[str, str]:
        """The word that a preposition hangs on, and its kind."""
        if at < 1 or self.words[at - 1][-1] in _STOPS:
            return "", ""
        word, kind = self.bare(at - 1), self.kind(at - 1)
        if word in ("reported", "confirmed") and self.kind(at - 2) == "leans":
            return word, ""  # "strikes were reported in X": nobody speaks there
        return word, kind

    def goes_on(self, at: int, edge: str, word: str, governed: str) -> bool:
        """Whether the word before a preposition is a noun that another may lead to: "from a base | in X"."""
        if at < 1 or self.words[at - 1][-1] in _STOPS:
            return False
        if self.bare(at - 1) in _ALOFT:
            return False
        if self.bare(at - 1) in _HELD:
            return True
        if governed in ("site", "settlement"):
            return True
        if edge not in _STATIC and not (word == "at" and governed and governed != "weapon"):
            return False
        if governed:
            return governed in _NOMINAL
        return not self.words[at - 1][:1].isupper() and self.kind(at - 2) in _BEFORE_NOUN


_GLUED: Final = frozenset("al- el- ul- as- ash- ad- ar- at- az- an- as- es- ".split())
_NUMBERS: Final = frozenset(
    "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy "
    "eighty ninety hundred dozen half few several".split()
)


def is_unit(word: str) -> bool:
    """Whether a word is a unit of length, alone or behind its number: "60km"."""
    return word in _UNITS or (word[:1].isdigit() and word.lstrip("0123456789.,-") in _UNITS)


def _verbal(raw: str, bare: str) -> bool:
    return raw[0].islower() and bare.endswith(("ed", "ing")) and "-" not in bare


def _letters(before: str, words: Sequence[str], index: int) -> int:
    """Letters from a word's beginning to the end of the text before a name."""
    if index >= len(words):
        return 0
    position = len(before)
    for word in reversed(words[max(index, 0) :]):
        position = before.rfind(word, 0, position)
    return len(before) - position
