"""The words of one sentence, what each may be, and what may stand where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.reading.deeds.vocabulary import Word, vocabulary

if TYPE_CHECKING:
    from geostrike.model import EventType
    from geostrike.reading.deeds.tokens import Tokens

__all__ = ["AND", "STOPS", "Sentence", "Window"]

Window = tuple[int, int]
"""First and last ordinal of some tokens, the last excluded."""

STOPS = frozenset(";:.!?|")
"""Marks at which a clause ends."""

AND = frozenset({"and", "or", "then", "&"})
"""Words that join."""

# "At least four rockets": no preposition and no comparison here.
_AMOUNTS = frozenset(
    {("at", "least"), ("at", "most"), ("more", "than"), ("less", "than"), ("fewer", "than"), ("up", "to"),
     ("no", "fewer"), ("as", "many"), ("many", "as")}
)  # fmt: skip
# Words between which a particle may stand from its verb: "shot a drone down".
_PARTICLE_WITHIN = 4
# Words of an object among which what it is of is told.
_OBJECT_OPENS_WITHIN = 4


class Sentence:
    """The tokens of one sentence, and the plainest questions that the frames ask of them.

    Parameters
    ----------
    armed : whether the sentence before tells of a weapon, so that "it" or "another" may be one.

    Attributes
    ----------
    told, told_type : the weapon told last, and the type that a noun suggested last, for which a pronoun may stand.
    """

    def __init__(self, tokens: Tokens, *, armed: bool) -> None:
        self.tokens = tokens
        self.words, self.kinds, self.forms, self.capital = tokens.words, tokens.kinds, tokens.forms, tokens.capital
        self.last = len(self.words)
        self.armed = armed
        self.phrases = vocabulary().phrases
        self.told: int | None = None
        self.told_type: EventType | None = None

    def word(self, i: int) -> str:
        """Return the word at `i`; "" outside of the sentence."""
        return self.words[i] if 0 <= i < self.last else ""

    def kind(self, i: int) -> int:
        """Return the classes of the word at `i`."""
        return self.kinds[i] if 0 <= i < self.last else 0

    def phrase(self, i: int) -> tuple[int, int]:
        """Return the classes of a verb with the particles that follow it, and the ordinal behind the last of these."""
        if not self.kinds[i] & Word.PHRASE:
            return self.kinds[i], i + 1
        found, end = 0, i + 1
        for particles, kind in self.phrases.get(self.words[i], ()):
            at = i
            for particle in particles:
                within = 1 if kind & Word.REACH or particle == "under" else _PARTICLE_WITHIN
                at = next((j for j in range(at + 1, min(at + 1 + within, self.last)) if self.words[j] == particle), -1)
                if at < 0 or any(word in STOPS or word == "," for word in self.words[i + 1 : at]):
                    break
            else:
                found, end = found | kind, at + 1
        return found or self.kinds[i], end

    def before(self, i: int) -> int:
        """Return the ordinal of the word before `i`, adverbs passed over; -1 where there is none."""
        j = i - 1
        while j >= 0 and (self.kinds[j] & Word.ADVERBS or self.words[j].endswith("ly")):
            j -= 1
        return j

    def noun_like(self, i: int) -> bool:
        """Whether the word at `i` may be a noun or an adjective before one, by what is known of it."""
        if not 0 <= i < self.last:
            return False
        word = self.words[i]
        return word[0].isalpha() and not self.kinds[i] & Word.FUNCTION and not word.endswith("ly") and word not in AND

    def opens_object(self, i: int) -> bool:
        """Whether a direct object may begin at `i`."""
        if not 0 <= i < self.last:
            return False
        kind = self.kinds[i]
        if kind & (Word.DETERMINERS | Word.TARGET | Word.SHIP | Word.HANDS):
            return True
        if (self.words[i], self.word(i + 1)) in _AMOUNTS:
            return True
        for j in range(i, min(i + _OBJECT_OPENS_WITHIN, self.last)):
            if not self.noun_like(j) or (self.forms[j] and not self.kinds[j] & (Word.WEAPON | Word.TARGET)):
                break
            if self.kinds[j] & (Word.WEAPON | Word.TARGET | Word.SHIP | Word.ARMED):
                return True
        return self.capital[i] and not kind & (Word.PREPOSITIONS | Word.DAYS) and self.words[i - 1] not in STOPS

    def amount(self, i: int) -> bool:
        """Whether the word at `i` opens or ends "at least", "more than" or the like."""
        return (self.words[i], self.word(i + 1)) in _AMOUNTS or (self.word(i - 1), self.words[i]) in _AMOUNTS

    def stopped(self, first: int, last: int) -> bool:
        """Whether a clause ends between two ordinals."""
        return any(self.words[k] in STOPS for k in range(first, last))
