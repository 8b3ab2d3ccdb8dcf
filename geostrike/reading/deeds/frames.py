"""The ways in which English tells of a strike or an attack: each frame finds its own in one sentence.

=========  ============================================================  ======================================
frame      an example                                                    what makes it one
=========  ============================================================  ======================================
noun       "an air strike", "rocket fire", "a barrage of missiles"       the noun; some only with a weapon
hit        "jets bombed a depot", "the base was hit by rockets"          the verb; a weak one with arm or hand
impact     "two drones crashed into the hangar"                          a weapon is the subject
launch     "fired missiles at", "rockets were launched"                  a weapon is the object, or the subject
down       "shot down a drone", "the missile was intercepted"            a weapon is the object, or the subject
casualty   "killed by a missile", "wounded when a drone ..."             a weapon is the agent
suffered   "came under fire"                                             the idiom
=========  ============================================================  ======================================
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from geostrike.reading.deeds.vocabulary import Form, Word, vocabulary

if TYPE_CHECKING:
    from geostrike.reading.deeds.tokens import Tokens

__all__ = ["Frame", "FrameKind", "find_frames"]

FrameKind = Literal["noun", "object", "present", "participle", "launch", "weapon_subject", "casualty", "intercept"]

_NOUNS = Word.STRIKE | Word.ATTACK | Word.SALVO | Word.OF_WEAPONS | Word.RAID
_VERBS = Word.STRONG | Word.WEAK | Word.IMPACT | Word.LAUNCH | Word.DOWN | Word.KILL | Word.SUFFERED
_DEEDS = _NOUNS | _VERBS
_ARMS = Word.WEAPON | Word.PLATFORM | Word.BOAT
_HANDS = _ARMS | Word.ARMED
_FUNCTION = Word.PREPOSITION | Word.BREAK | Word.BE | Word.HAVE
# Words a subject may lie before its verb, and a verb's object behind it.
_SUBJECT_WITHIN = 28
_OBJECT_WITHIN = 9
_NEAR = 4
_STOPS = frozenset(";:.!?|")
_QUOTES = frozenset("“”\"")


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Words that tell of a deed; ordinals of tokens.

    Attributes
    ----------
    first, last : the range of its words, `last` excluded.
    head : the noun or the verb.
    weapon : the weapon that is its subject or object; None where none is told.
    passive : whether its subject suffers.
    participle : whether it hangs on a clause before it ("targeting a depot").
    """

    first: int
    last: int
    head: int
    kind: FrameKind
    weapon: int | None = None
    passive: bool = False
    participle: bool = False


def find_frames(tokens: Tokens, *, armed: bool = False) -> list[Frame]:
    """Find the deeds told in a sentence, in order, without overlap.

    Parameters
    ----------
    armed : whether the sentence before tells of a weapon, so that "it" or "another" may be one.
    """
    finder = _Finder(tokens, armed)
    phrases = vocabulary().phrases
    frames: list[Frame] = []
    for i, kinds in enumerate(tokens.kinds):
        if kinds & _DEEDS or tokens.words[i] in phrases:
            frame = finder.at(i)
            if frame and not (frames and frame.first < frames[-1].last):
                frames.append(frame)
    return frames


class _Finder:
    """The tokens of one sentence, and the questions that the frames ask of them."""

    def __init__(self, tokens: Tokens, armed: bool) -> None:
        self.words, self.kinds, self.forms, self.capital = tokens.words, tokens.kinds, tokens.forms, tokens.capital
        self.first, self.last, self.armed = 0, len(tokens.words), armed
        self.phrases = vocabulary().phrases

    def at(self, i: int) -> Frame | None:
        """Return the deed whose head is token `i`; None where it is none."""
        kinds, particle = self._phrase(i)
        if self._is_verb(i):
            return self._verb(i, kinds, particle)
        if self.kinds[i] & _NOUNS:
            return self._noun(i)
        return None

    # What a word is, here.

    def _phrase(self, i: int) -> tuple[int, int]:
        """The classes of a verb with the particles that follow it, and the ordinal of the last of these."""
        kinds = self.kinds[i]
        for particles, kind in self.phrases.get(self.words[i], ()):
            at = i
            for particle in particles:
                nearest = range(at + 1, min(at + (_NEAR + 1 if particle != particles[0] or not (kind & Word.SUFFERED) else 2), self.last))
                found = next((j for j in nearest if self.words[j] == particle), None)
                if found is None:
                    break
                at = found
            else:
                return kind, at
        return kinds, i

    def _before(self, i: int) -> int:
        """The ordinal of the word before `i`, adverbs passed over; -1 where there is none."""
        j = i - 1
        while j >= self.first and (self.kinds[j] & Word.ADVERB or self.words[j].endswith("ly")):
            j -= 1
        return j if j >= self.first else -1

    def _is_verb(self, i: int) -> bool:
        form = self.forms[i]
        if not form:
            return False
        before = self._before(i)
        kind_before = self.kinds[before] if before >= 0 else 0
        after = self.words[i + 1] if i + 1 < self.last else ""
        kind_after = self.kinds[i + 1] if i + 1 < self.last else 0
        if form & Form.PAST and not self.kinds[i] & _NOUNS:
            # "a targeted strike", "the destroyed depot": right before a noun and behind an article it is an adjective.
            adjective = kind_before & Word.DETERMINER and i - before == 1 and self._noun_like(i + 1)
            return not adjective
        if form & Form.ING:
            if not self.kinds[i] & _NOUNS:
                return not (kind_before & Word.DETERMINER)
            noun = kind_before & (Word.DETERMINER | Word.PREPOSITION) or after in ("of", "by", "in", "on", "near", "at", "that", "and", "")
            return not noun and not self._noun_like(before)
        if self.words[i] == "hit":
            return not kind_before & Word.DETERMINER or bool(kind_before & Word.PRONOUN and not self.words[before] in ("one", "another", "each", "some", "several", "most"))
        if kind_before & Word.SUBJECT or (before >= 0 and self.words[before] in ("to", "will", "would", "could", "may", "might", "can", "should", "and") and form & Form.BASE and self.words[before] != "and"):
            return not kind_after & Word.PREPOSITION or self.words[before] in ("to", "will", "would")
        if before < 0 or kind_before & (Word.DETERMINER | Word.PREPOSITION) or kind_after & (Word.BE | Word.HAVE | Word.KILL):
            return False
        object_follows = bool(kind_after & (Word.DETERMINER | Word.TARGET | Word.SHIP | Word.ARMED)) or (
            i + 1 < self.last and self.capital[i + 1]
        )
        by_arms = kind_before & _HANDS or self.capital[before]
        plural = self.words[before].endswith("s") and self.words[before] not in ("us", "uss")
        if form & Form.THIRD:
            plain = not self.kinds[i] & (_NOUNS | Word.WEAPON) and not kind_after & (Word.BE | Word.HAVE)
            return bool(not plural and (plain or (by_arms and object_follows)))
        leads = object_follows or (not self.kinds[i] & _NOUNS and (kind_after & Word.PREPOSITION or not kind_after))
        return bool(by_arms and plural and leads)

    def _noun_like(self, i: int) -> bool:
        if not 0 <= i < self.last:
            return False
        word = self.words[i]
        return bool(word[0].isalpha() and not self.kinds[i] & (_FUNCTION | Word.ADVERB | Word.DETERMINER | Word.PRONOUN))

    def _passive(self, i: int) -> bool:
        """Whether the subject of the verb `i` suffers: "was hit", or "hit by" behind a noun."""
        if not self.forms[i] & Form.PAST:
            return False
        before = self._before(i)
        if before >= 0 and self.kinds[before] & Word.BE:
            return True
        after = self.words[i + 1] if i + 1 < self.last else ""
        return after == "by" and not self._object(i)

    def _object(self, i: int) -> bool:
        return i + 1 < self.last and bool(self.kinds[i + 1] & Word.DETERMINER or self.capital[i + 1])

    # Where its arm is told.

    def _weapon_head(self, j: int, mask: int) -> bool:
        """Whether token `j` is a weapon itself, and does not only qualify what follows it ("a missile battery")."""
        if not self.kinds[j] & mask:
            return False
        return not (j + 1 < self.last and self.kinds[j + 1] & (Word.OF_WEAPON | Word.TARGET) and not self.kinds[j + 1] & _VERBS)

    def _subject(self, i: int, mask: int) -> int | None:
        """The ordinal of a word of the classes in `mask` before the verb `i`, in its clause."""
        j = i - 1
        floor = max(self.first, i - _SUBJECT_WITHIN)
        while j >= floor:
            word = self.words[j]
            if word in _STOPS or word in ("but", "while", "whereas", "because"):
                return None
            if self._weapon_head(j, mask):
                if self._inside_object(j, i):
                    j -= 1
                    continue
                return j
            j -= 1
        return None

    def _inside_object(self, j: int, i: int) -> bool:
        """Whether the arm at `j` belongs to another phrase than the subject of `i`: "officers examining the drone said"."""
        return any(self.words[k] in ("said", "says", "told", "added", "that") for k in range(j + 1, i))

    def _ahead(self, i: int, mask: int, within: int = _OBJECT_WITHIN) -> int | None:
        """The ordinal of a word of the classes in `mask` among the objects of the verb `i`."""
        for j in range(i + 1, min(i + 1 + within, self.last)):
            word = self.words[j]
            if word in _STOPS or word in ("that", "which", "who", "after", "when", "at", "against", "from", "toward", "towards"):
                return None
            if word in ("of", "for") and self.words[j - 1] not in _QUANTITIES:
                return None
            if self._weapon_head(j, mask):
                return j
        return None

    def _agent(self, i: int, mask: int) -> int | None:
        """The ordinal of a word of the classes in `mask` behind "by", "with", "in" or "from"."""
        for j in range(i + 1, min(i + 16, self.last)):
            word = self.words[j]
            if word in _STOPS:
                return None
            if word in ("by", "with", "using", "from", "when", "after", "in"):
                for k in range(j + 1, min(j + 9, self.last)):
                    if self.words[k] in _STOPS or self.words[k] == ",":
                        break
                    if self._weapon_head(k, mask):
                        return k
        return None

    def _pronoun(self, i: int) -> bool:
        """Whether "it", "another" or the like is the subject of the verb `i`, and may stand for a weapon told before."""
        if not self.armed:
            return False
        for j in range(i - 1, max(self.first - 1, i - 5), -1):
            if self.kinds[j] & Word.PRONOUN and self.words[j] not in ("the",):
                return True
            if not self.kinds[j] & (Word.BE | Word.HAVE | Word.ADVERB) and self.words[j] not in ("and", "could", "of", "them", "which", "more", "other"):
                return False
        return False

    # The frames.

    def _noun(self, i: int) -> Frame | None:
        kinds = self.kinds[i]
        first = i
        weapon: int | None = None
        while first > self.first:
            j = first - 1
            if self.kinds[j] & (Word.WEAPON | Word.PLATFORM | Word.BOAT | Word.STRIKE | Word.ATTACK):
                weapon = j if self.kinds[j] & _ARMS else weapon
                first = j
            elif self.words[j] in _MODIFIERS:
                first = j
            elif self.words[j] in ("and", "or", "-", "/", "&") and j > self.first and self.kinds[j - 1] & Word.WEAPON and first != i:
                first = j
            else:
                break
        last = i + 1
        if last + 1 < self.last and self.words[last] == "of":
            of = self._ahead(last, _ARMS, 5)
            if of is not None:
                weapon, last = of, of + 1
                while last + 1 < self.last and self.words[last] in ("and", ",") and self._weapon_head(last + 1, Word.WEAPON):
                    last += 2
        after = self.kinds[last] if last < self.last else 0
        if last == i + 1 and after & (Word.PLATFORM | Word.BOAT | Word.OF_WEAPON | Word.WEAPON) and not after & (Word.PREPOSITION | _VERBS):
            return None
        if kinds & (Word.STRIKE | Word.ATTACK) and not kinds & Word.OF_WEAPONS:
            return Frame(first=first, last=last, head=i, kind="noun", weapon=weapon)
        if kinds & Word.SALVO:
            if weapon is not None or (self.armed and self.words[i] in ("barrage", "salvo", "barrages", "salvos", "volley", "fusillade")):
                return Frame(first=first, last=last, head=i, kind="noun", weapon=weapon)
            return None
        if kinds & Word.OF_WEAPONS:
            armed = weapon is not None and (self.kinds[weapon] & Word.WEAPON)
            return Frame(first=first, last=last, head=i, kind="noun", weapon=weapon) if armed else None
        if kinds & Word.RAID:
            return Frame(first=first, last=last, head=i, kind="noun", weapon=weapon)
        return None

    def _verb(self, i: int, kinds: int, particle: int) -> Frame | None:
        passive = self._passive(i)
        participle = bool(self.forms[i] & Form.ING) and not (self.forms[i] & Form.PAST)
        last = particle + 1
        if kinds & Word.SUFFERED:
            return Frame(first=i, last=last, head=i, kind="object", passive=True)
        if kinds & Word.DOWN and (frame := self._down(i, last, passive, participle)):
            return frame
        if kinds & Word.STRONG:
            return Frame(
                first=i, last=last, head=i, kind="participle" if participle else "present" if self.forms[i] & (Form.BASE | Form.THIRD) and not self.forms[i] & Form.PAST else "object",
                weapon=self._agent(i, _ARMS) if passive else self._subject(i, _ARMS), passive=passive, participle=participle,
            )
        if kinds & Word.LAUNCH and (frame := self._launch(i, last, passive, participle)):
            return frame
        if kinds & Word.IMPACT and not passive:
            weapon = self._subject(i, _ARMS)
            if weapon is not None or self._pronoun(i):
                if self.kinds[weapon] & Word.PLATFORM and not self.kinds[weapon] & Word.WEAPON if weapon is not None else False:
                    return None
                return Frame(first=i, last=last, head=i, kind="weapon_subject", weapon=weapon, participle=participle)
        if kinds & Word.WEAK:
            if passive:
                weapon = self._agent(i, _HANDS)
                if weapon is None:
                    weapon = self._subject(i, Word.SHIP) if self.words[i] in ("hit",) else None
            else:
                weapon = self._subject(i, _HANDS)
            if weapon is None and self._pronoun(i):
                return Frame(first=i, last=last, head=i, kind="object", passive=passive, participle=participle)
            if weapon is not None or self.words[i] in ("hit", "hits", "hitting"):
                return Frame(
                    first=i, last=last, head=i, kind="participle" if participle else "object", weapon=weapon if weapon is not None and self.kinds[weapon] & _ARMS else None,
                    passive=passive, participle=participle,
                )
        if kinds & Word.KILL:
            weapon = None if passive or participle else self._nearest(i, Word.WEAPON | Word.PLATFORM)
            if weapon is not None:
                return Frame(first=i, last=last, head=i, kind="object", weapon=weapon)
            weapon = self._agent(i, Word.WEAPON)
            if weapon is not None and not self._deed_between(i, weapon):
                return Frame(first=i, last=last, head=i, kind="casualty", weapon=weapon, passive=passive)
        return None

    def _nearest(self, i: int, mask: int) -> int | None:
        """The ordinal of the arm right before the verb `i`: "two missiles wounded"."""
        before = self._before(i)
        return before if before >= 0 and self._weapon_head(before, mask) else None

    def _deed_between(self, i: int, j: int) -> bool:
        return any(self.kinds[k] & (_NOUNS | Word.STRONG | Word.WEAK | Word.IMPACT | Word.LAUNCH) for k in range(i + 1, min(j + 4, self.last)))

    def _launch(self, i: int, last: int, passive: bool, participle: bool) -> Frame | None:
        word = self.words[i]
        if passive or (self.forms[i] & Form.PAST and self._reduced(i)):
            weapon = self._subject(i, Word.WEAPON | Word.BOAT)
            if weapon is None and not (passive and self._pronoun(i)):
                return None
            if word in ("used", "sent", "deployed", "found") and not passive:
                return None
            return Frame(first=i, last=last, head=i, kind="weapon_subject", weapon=weapon, passive=False)
        after = self.words[last] if last < self.last else ""
        if word in ("fired", "fires", "firing", "fire", "shot", "shooting") and after in ("on", "at", "upon", "into"):
            hand = self._subject(i, _HANDS)
            return Frame(first=i, last=last, head=i, kind="object", weapon=hand if hand is not None and self.kinds[hand] & _ARMS else None) if hand is not None or self.capital[i - 1] else None
        weapon = self._ahead(i, Word.WEAPON | Word.BOAT)
        if weapon is None or self._qualifies_deed(i, weapon):
            return None
        if word in ("use", "used", "uses", "using") and not self._armed_object(weapon):
            return None
        return Frame(first=i, last=last, head=i, kind="launch", weapon=weapon, participle=participle)

    def _qualifies_deed(self, i: int, weapon: int) -> bool:
        """Whether the weapon only says of what kind a deed is: "launched a missile and drone attack"."""
        j = weapon + 1
        while j < self.last and (self.kinds[j] & _ARMS or self.words[j] in _MODIFIERS or self.words[j] in ("and", "or", "-", "/", ",")):
            j += 1
        ahead = j < self.last and self.kinds[j] & _NOUNS and (not self.forms[j] & Form.ING)
        return bool(ahead) or any(self.kinds[k] & (Word.STRIKE | Word.ATTACK | Word.SALVO | Word.RAID) for k in range(i + 1, weapon))

    def _armed_object(self, weapon: int) -> bool:
        return any(self.words[k] in ("to", "against", "on", "at") for k in range(weapon + 1, min(weapon + 4, self.last)))

    def _reduced(self, i: int) -> bool:
        """Whether a participle hangs on the weapon before it: "rockets fired from a truck"."""
        before = i - 1
        return before >= self.first and bool(self.kinds[before] & (Word.WEAPON | Word.BOAT)) and self._weapon_head(before, Word.WEAPON | Word.BOAT) and not self._object(i)

    def _down(self, i: int, last: int, passive: bool, participle: bool) -> Frame | None:
        if passive:
            weapon = self._subject(i, Word.WEAPON | Word.BOAT)
            if weapon is not None or self._pronoun(i):
                return Frame(first=i, last=last, head=i, kind="intercept", weapon=weapon, passive=True)
            return None
        weapon = self._ahead(i, Word.WEAPON | Word.BOAT)
        if weapon is not None:
            return Frame(first=i, last=last, head=i, kind="intercept", weapon=weapon, passive=True, participle=participle)
        if self.armed and any(self.words[j] in ("it", "them", "one", "both", "two", "all") for j in range(i + 1, min(i + 4, self.last))):
            return Frame(first=i, last=last, head=i, kind="intercept", passive=True, participle=participle)
        return None


# "a number of drones", "dozens of rockets": what is told is the weapon.
_QUANTITIES = frozenset(
    """number dozens hundreds scores pair wave waves most all some many barrage barrages salvo salvos volley hail swarm couple
    types series part several lot majority half one two three four both launch firing burst""".split()
)
_MODIFIERS = frozenset(
    """air precision retaliatory military bombing naval suicide one-way kamikaze ballistic cruise explosive unmanned aerial sea
    militant militia terrorist terror cross-border anti-ship surface-to-surface surface-to-air
    anti-tank ground-to-ground guided""".split()
)
