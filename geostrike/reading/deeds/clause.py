"""What stands where in a clause: whether a word is a verb, who or what is its subject, its object and its agent."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geostrike.reading.deeds.vocabulary import Form, Word, vocabulary

if TYPE_CHECKING:
    from geostrike.model import EventType
    from collections.abc import Iterator

    from geostrike.reading.deeds.tokens import Tokens

__all__ = ["Clause", "Group", "Window"]

Window = tuple[int, int]
"""First and last ordinal of some tokens, the last excluded."""

STOPS = frozenset(";:.!?|")
_AND = frozenset({"and", "or", "then", "&"})
# Verbs' pasts that are nouns as well, and what stands before the noun.
_PAST_NOUNS = frozenset({"hit", "burst"})
_OF_NOUNS = frozenset("a the each some any direct first second another one several".split())
_SENT = Word.WEAPON | Word.AIRCRAFT
# "By a missile southeast of Aden": who did it is no longer told.
_SIDES = frozenset("north south east west northeast northwest southeast southwest south-east south-west north-east north-west".split())
_VEHICLES = frozenset({"vehicle", "vehicles", "system", "systems"})
_NOBODY = frozenset({"unmanned", "uncrewed", "unpiloted", "pilotless", "remotely"})
# "At least four rockets": no preposition and no comparison here.
_AMOUNTS = frozenset(
    {("at", "least"), ("at", "most"), ("more", "than"), ("less", "than"), ("fewer", "than"), ("up", "to"), ("no", "fewer"), ("as", "many"), ("many", "as")}
)
# Behind these "that" opens what was said, not what a noun did.
_SAYINGS = frozenset("fact evidence news statement belief view allegation allegations rumour rumours sign signs so such now".split())
_SOMEBODY = frozenset("group groups movement crew crews men fighters cell cells side sides team teams".split())
# A weapon goes on with these: "a boat full of explosives".
_FULL = frozenset("full laden heavy aboard alone alike".split())
_TRANSITIVE = Word.BOMB | Word.HIT | Word.WEAK | Word.LAUNCH | Word.DOWN
# A boat told with these is a weapon.
_LADEN = frozenset(
    """explosive explosives explosive-laden explosives-laden bomb-laden drone suicide kamikaze unmanned uncrewed unpiloted
    remote-controlled remotely-controlled remotely remote booby-trapped attack sea laden packed""".split()
)
_RELATIVES = frozenset({"that", "which", "who"})
# Words that a subject, an object or an agent may be away from its verb.
_SUBJECT_WITHIN, _OBJECT_WITHIN, _AGENT_WITHIN = 28, 12, 16
# Words between which a particle may stand from its verb: "shot a drone down".
_PARTICLE_WITHIN = 4


class Group(NamedTuple):
    """A verb with its helpers: "had been reportedly hit".

    Attributes
    ----------
    first : the ordinal of its first word.
    passive, perfect, modal : whether "was", "had" or "would" stands before it.
    """

    first: int
    passive: bool
    perfect: bool
    modal: bool


class Clause:
    """The tokens of one sentence, and the questions that the frames ask of them.

    Parameters
    ----------
    armed : whether the sentence before tells of a weapon, so that "it" or "another" may be one.

    Attributes
    ----------
    told, told_type : the weapon told last, and the type that a noun suggested last, for which a pronoun may stand.
    """

    def __init__(self, tokens: Tokens, *, armed: bool) -> None:
        self.words, self.kinds, self.forms, self.capital = tokens.words, tokens.kinds, tokens.forms, tokens.capital
        self.last = len(self.words)
        self.armed = armed
        self.phrases = vocabulary().phrases
        self._verbs: dict[int, bool] = {}
        self._subjects: dict[int, Window] = {}
        self.told: int | None = None
        self.told_type: EventType | None = None

    # What a word is, here.

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
        return word[0].isalpha() and not self.kinds[i] & Word.FUNCTION and not word.endswith("ly") and word not in _AND

    def opens_object(self, i: int) -> bool:
        """Whether a direct object may begin at `i`."""
        if not 0 <= i < self.last:
            return False
        kind = self.kinds[i]
        if kind & (Word.DETERMINERS | Word.TARGET | Word.SHIP | Word.HANDS):
            return True
        if (self.words[i], self.word(i + 1)) in _AMOUNTS:
            return True
        for j in range(i, min(i + 4, self.last)):
            if not self.noun_like(j) or (self.forms[j] and not self.kinds[j] & (Word.WEAPON | Word.TARGET)):
                break
            if self.kinds[j] & (Word.WEAPON | Word.TARGET | Word.SHIP | Word.ARMED):
                return True
        return self.capital[i] and not kind & (Word.PREPOSITIONS | Word.DAYS) and self.words[i - 1] not in STOPS

    def is_verb(self, i: int) -> bool:
        """Whether the word at `i` is a verb here and no noun or adjective."""
        known = self._verbs.get(i)
        if known is None:
            known = self._verbs[i] = bool(self.forms[i]) and self._verbal(i)
        return known

    def _verbal(self, i: int) -> bool:
        form, kind = self.forms[i], self.kinds[i]
        before = self.before(i)
        kind_before = self.kind(before)
        if form & Form.ING:
            return self._gerund(i, before, kind_before)
        if form & Form.PAST and (not kind & Word.NOUNS or self.words[i] in _PAST_NOUNS):
            if self.phrase(i)[1] > i + 1 or (kind_before & Word.RELATIVES and self.noun_like(before - 1)):
                return True
            if self.kind(i + 1) & (Word.STRIKE | Word.ATTACK) and not kind & Word.LIGHT:
                return False
            if self.words[i] in _PAST_NOUNS and self.word(i + 1) != "by" and (kind_before & Word.DETERMINERS or self.word(before) in _OF_NOUNS):
                return bool(kind_before & Word.PRONOUNS) and self.word(before) not in _OF_NOUNS
            attributive = kind_before & (Word.DETERMINERS | Word.PREPOSITIONS) or before < 0 or self.word(before) in _AND
            return not (attributive and i - before == 1 and self.noun_like(i + 1) and not self.opens_object(i + 1)) or (
                bool(kind_before & Word.PRONOUNS) and not self.noun_like(i + 1)
            )
        if before >= 0 and kind_before & (Word.MODAL | Word.SUBJECTS):
            if self.word(before) == "to" and not form & Form.BASE:
                return False
            return bool(kind_before & Word.MODAL) or not kind & (Word.NOUNS | Word.WEAPON) or self.opens_object(i + 1)
        if kind_before & Word.RELATIVES and self.noun_like(before - 1):
            return self.opens_object(i + 1)
        if before < 0 or kind_before & (Word.DETERMINERS | Word.PREPOSITIONS):
            return False
        if kind & (Word.NOUNS | Word.WEAPON | Word.TARGET):
            if not self.opens_object(i + 1) or self._other_verb_follows(i):
                return False
        elif not (self.opens_object(i + 1) or self.kind(i + 1) & (Word.PREPOSITIONS | Word.DAYS) or self.noun_like(i + 1)):
            return False
        many = self.words[before].endswith("s") or self.words[before] in ("aircraft", "troops", "gunmen", "forces")
        if self.words[before] in ("us", "uss", "u.s"):
            many = False
        if self.word(before) in _AND:
            return bool(form & (Form.THIRD | Form.BASE)) and any(self._verbs.get(j) for j in range(before))
        subject = bool(kind_before & (Word.ARMS | Word.HANDS | Word.SHIP)) or self.capital[before]
        return (subject and many == (form & Form.THIRD == 0)) or (not kind_before & _SENT and self._headline(i))

    def _headline(self, i: int) -> bool:
        """Whether arms or hands stand before the word at `i`, still without a verb: "rockets fired from a truck strike"."""
        armed = False
        for j in range(i - 1, -1, -1):
            kind = self.kinds[j]
            if self.words[j] in STOPS or kind & Word.BREAKS:
                break
            if self.words[j] == "be" and self.word(j - 1) == "to":
                continue
            if (kind & (Word.BE | Word.HAVE | Word.MODAL) and self.words[j] != "to") or (self.forms[j] and self.is_verb(j) and not self._reduced(j)):
                return False
            armed = armed or bool(kind & (Word.WEAPON | Word.AIRCRAFT | Word.ARMED))
        return armed

    def _gerund(self, i: int, before: int, kind_before: int) -> bool:
        after = self.kind(i + 1)
        if kind_before & Word.BE:
            return not self.kinds[i] & Word.NOUNS or self.opens_object(i + 1) or not self.word(i + 1)
        if not self.kinds[i] & Word.NOUNS:
            return not (kind_before & Word.DETERMINERS and i - before == 1)
        if self.words[i] == "firing" and self.word(i + 1) in ("at", "on") and not kind_before & Word.DETERMINERS:
            return True
        if kind_before & Word.DETERMINERS or after & Word.PREPOSITIONS or not self.opens_object(i + 1):
            return False
        return not (self.noun_like(before) and self.capital[before])

    def _other_verb_follows(self, i: int) -> bool:
        """Whether what could be an object is a day or a verb's own subject: "US strikes Monday killed three"."""
        return bool(self.kind(i + 1) & (Word.DAYS | Word.BE | Word.HAVE)) or bool(self.forms[i + 1] & Form.PAST)

    def group(self, i: int) -> Group:
        """Return the verb at `i` with its helpers."""
        j, passive, perfect, modal = i - 1, False, False, False
        first = i
        while j >= 0 and i - j < 7:
            kind = self.kinds[j]
            if kind & Word.BE:
                passive = passive or bool(self.forms[i] & Form.PAST)
            elif kind & Word.HAVE:
                perfect = True
            elif kind & Word.MODAL:
                modal = True
            elif not (kind & Word.ADVERBS or self.words[j].endswith("ly")):
                break
            if not kind & Word.ADVERBS:
                first = j
            j -= 1
        shares = self.kinds[i] & _TRANSITIVE and not self.kinds[i] & Word.IMPACT
        if not passive and shares and self.word(first - 1) in _AND and self.forms[i] & Form.PAST and not self._takes_object(i):
            # "was shelled and bombed": the second shares the helper of the first.
            verb = next((k for k in range(first - 2, max(-1, first - 10), -1) if self.forms[k] & Form.PAST), None)
            passive = verb is not None and self.group(verb).passive
        return Group(first, passive, perfect, modal)

    # What stands around a verb.

    def subject(self, i: int) -> Window:
        """Return the words before the verb `i` among which its subject is; an empty window where there is none."""
        known = self._subjects.get(i)
        if known is None:
            known = self._subjects[i] = self._find_subject(i)
        return known

    def _find_subject(self, i: int) -> Window:
        last = self._behind_subject(i)
        j = last - 1
        joined = -1
        loose = j >= 0 and self.words[j] in _AND
        if loose:
            verb = next((k for k in range(j - 1, -1, -1) if self.is_verb(k) and not self._reduced(k)), None)
            if verb is not None and not self._stopped(verb, j):
                return self.subject(verb)
        aside = j >= 0 and self.words[j] == ","
        floor = max(0, i - _SUBJECT_WITHIN)
        while j >= floor:
            word, kind = self.words[j], self.kinds[j]
            if word in STOPS or kind & Word.BREAKS:
                break
            if word == "," and j < last - 1 and not loose and self._phrase_opens(j + 1) and not self._lists(j):
                if self.word(j + 2) != ",":
                    break
            if word in _RELATIVES:
                if j < last - 1 and not self._antecedent(j):
                    break
            elif word in _AND and j < last - 1:
                if self.word(j - 1) == "," and not loose and self._phrase_opens(j + 1) and not self._lists(j - 1):
                    break
                joined = j if joined < 0 else joined
            elif kind & (Word.BE | Word.HAVE | Word.MODAL | Word.REPORTS) and word != "to":
                relative = self._relative_of(j)
                if relative >= 0:
                    j = relative
                elif not (aside and self.word(j + 1) == ","):
                    return (joined if joined >= 0 else j) + 1, last
            elif self.forms[j] and self.is_verb(j) and not self._reduced(j):
                relative = self._relative_of(j)
                if relative < 0:
                    return (joined if joined >= 0 else j) + 1, last
                j = relative
            j -= 1
        return j + 1, last

    def _behind_subject(self, i: int) -> int:
        """Where the subject of the verb `i` ends: "Israel is said to have struck" has "Israel"."""
        first = self.group(i).first
        if self.word(first) == "to" and self.kind(first - 1) & (Word.REPORTS | Word.ADVERBS) and self.kind(first - 2) & Word.BE:
            return first - 2
        return first

    def _antecedent(self, j: int) -> bool:
        """Whether the "that", "which" or "who" at `j` stands for the noun before it, and opens no speech."""
        before = j - 1 if self.word(j - 1) != "," else j - 2
        if self.kind(before) & (Word.REPORTS | Word.DAYS | Word.TIME):
            return False
        return self.noun_like(before) and self.word(before) not in _SAYINGS

    def _relative_of(self, j: int) -> int:
        """Return the ordinal of the "that" or "who" whose clause holds the verb at `j`; -1 where there is none."""
        for k in range(j - 1, max(-1, j - 8), -1):
            if self.words[k] in STOPS or self.words[k] == ",":
                return -1
            if self.words[k] in _RELATIVES:
                return k if self._antecedent(k) else -1
        return -1

    def _stopped(self, first: int, last: int) -> bool:
        return any(self.words[k] in STOPS for k in range(first, last))

    def _phrase_opens(self, i: int) -> bool:
        """Whether a noun phrase of its own begins at `i`, behind a comma."""
        kind = self.kind(i)
        return bool(kind & (Word.DETERMINERS | Word.PRONOUNS | Word.HANDS | Word.ARMS)) or (
            i < self.last and (self.capital[i] or not (kind & Word.FUNCTION or self.forms[i] or self.words[i] in _AND))
        )

    def _lists(self, i: int) -> bool:
        """Whether the comma at `i` parts the names of arms or hands: "drones, missiles and rockets"."""
        return bool(self.kind(i - 1) & (Word.ARMS | Word.HANDS)) and bool(self.kind(i + 1) & (Word.ARMS | Word.HANDS))

    def _reduced(self, i: int) -> bool:
        """Whether a participle hangs on the noun before it: "rockets fired from a truck", "a drone carrying bombs"."""
        if i == 0:
            return False
        before = self.kinds[i - 1]
        if before & (Word.BE | Word.HAVE | Word.MODAL | Word.BREAKS):
            return False
        if self.forms[i] & Form.ING:
            return True
        if not self.forms[i] & Form.PAST or self._takes_object(i) or self.kinds[i] & Word.IMPACT:
            return False
        things = before & (Word.WEAPON | Word.BOAT | Word.TARGET | Word.SHIP | Word.NOUNS) and not before & Word.HANDS
        return bool(things) or self.word(i + 1) == "by" or self.words[i - 1] == ","

    def _takes_object(self, i: int) -> bool:
        if self.opens_object(i + 1) and not self.kind(i + 1) & Word.DAYS:
            return True
        return bool(self.kind(i + 1) & (Word.ARMS | Word.SHIP | Word.TARGET))

    def object(self, last: int) -> Window:
        """Return the words of the direct object that begins at `last`, behind a verb; what only says when is passed over."""
        last = self._behind_time(last)
        j = last
        while j < min(last + _OBJECT_WITHIN, self.last):
            word, kind = self.words[j], self.kinds[j]
            if (word, self.word(j + 1)) in _AMOUNTS or (self.word(j - 1), word) in _AMOUNTS:
                j += 1
                continue
            if word in STOPS or kind & (Word.BREAKS | Word.RELATIVES | Word.BE | Word.HAVE | Word.MODAL):
                break
            if kind & Word.PREPOSITIONS and word != "of":
                break
            if word == "to":
                break
            if word == "," and not (self.kind(j - 1) & Word.ARMS and self.kind(j + 1) & Word.ARMS):
                break
            if word in _AND and self.forms[min(j + 1, self.last - 1)] & Form.PAST and self.is_verb(j + 1):
                break
            j += 1
        return last, j

    def _behind_time(self, i: int) -> int:
        """Where words go on behind those that say when or with what: "bombed at dawn today a depot"."""
        while i < self.last:
            word, kind = self.words[i], self.kinds[i]
            if word == ",":
                end = next((j for j in range(i + 1, min(i + 9, self.last)) if self.words[j] == ","), -1)
                if end < 0 or not self.kind(i + 1) & (Word.PREPOSITIONS | Word.TIME | Word.DAYS):
                    return i
                i = end + 1
            elif kind & (Word.TIME | Word.DAYS):
                i += 1
            elif kind & Word.PREPOSITIONS:
                j = i + 1
                while self.word(j) in ("the", "a", "heavy", "same", "early", "late") or self.word(j)[:1].isdigit():
                    j += 1
                told = Word.TIME | Word.DAYS
                if word in ("with", "using", "by"):
                    told |= Word.GUN | Word.WEAPON | Word.AIRCRAFT
                elif self.word(j) == "air":
                    told |= self.kind(j)
                if not (self.kind(j) & told or (word == "by" and self.word(j) == "air")):
                    return i
                i = j + 1
            else:
                return i
        return i

    def agent(self, last: int, *leads: str) -> Window | None:
        """Return the words behind "by", or another of `leads`, in the clause that goes on at `last`."""
        for j in range(last, min(last + _AGENT_WITHIN, self.last)):
            word = self.words[j]
            if word in STOPS or (self.kinds[j] & Word.BREAKS and word not in leads and not self.kinds[j] & Word.PREPOSITIONS):
                return None
            if word in leads and not (word in ("by", "with") and j > last and self._of_another(j - 1)):
                k = j + 1
                while k < min(j + 10, self.last) and self.words[k] not in STOPS:
                    if self.words[k] == "," and not self._arms_listed(k):
                        break
                    if self.words[k] in _SIDES or self.kinds[k] & Word.BREAKS or (self.kinds[k] & Word.PREPOSITIONS and self.words[k] not in ("of", "from")):
                        break
                    k += 1
                if k > j + 1 and not self.kind(j + 1) & (Word.DAYS | Word.RELATIVES):
                    return j + 1, k
        return None

    def _arms_listed(self, i: int) -> bool:
        """Whether the comma at `i` parts arms that did it together: "by gunfire, rockets and drones"."""
        behind = range(i + 1, min(i + 4, self.last))
        return any(self.kinds[j] & Word.ARMS for j in behind) and not any(self.forms[j] and self.is_verb(j) for j in behind)

    def _of_another(self, i: int) -> bool:
        """Whether the participle at `i` takes "by" for itself: "sites used by militias"."""
        word = self.words[i]
        if word in ("used", "run", "held", "led"):
            return True
        if self.word(i - 1) in _AND:
            return False
        return word.endswith("ed") and not self.kinds[i] & (Word.VERBS & ~Word.KILL)

    # What such words hold.

    def heads(self, window: Window) -> Iterator[int]:
        """Yield the words of a window that are spoken of, not those that qualify the next one."""
        first, last = window
        for j in range(first, last):
            if j + 1 >= last or not self.noun_like(j + 1) or self.forms[j + 1] & (Form.PAST | Form.ING):
                yield j

    def arm(self, window: Window, mask: int) -> int | None:
        """Return the last word of the classes in `mask` in a window that is spoken of; None where there is none."""
        for j in range(window[1] - 1, window[0] - 1, -1):
            kind = self.kinds[j] & mask
            if kind & Word.AIRCRAFT and self.word(j - 1) in ("suicide", "car") and self.words[j].startswith("bomber"):
                continue
            if kind and self.weapon_head(j) and (kind & ~Word.BOAT or self.laden(j)):
                return j
            if mask & Word.WEAPON and self._unmanned(j) and self.weapon_head(j):
                return j
        return None

    def _unmanned(self, j: int) -> bool:
        """Whether the aircraft, vessel or vehicle at `j` carries explosives, or nobody: "unmanned aerial vehicle"."""
        word = self.words[j]
        before = self.words[max(0, j - 3) : j]
        if self.kinds[j] & Word.AIRCRAFT or word in ("vessel", "vessels"):
            return not _LADEN.isdisjoint(before)
        return word in _VEHICLES and not _NOBODY.isdisjoint(before)

    def laden(self, j: int) -> bool:
        """Whether the boat at `j` is a weapon: it carries explosives, or nobody."""
        return any(word in _LADEN for word in self.words[max(0, j - 4) : j + 6])

    def weapon_head(self, j: int) -> bool:
        """Whether the arm at `j` is spoken of, and does not only qualify what follows it ("a missile battery")."""
        after = j + 1
        if after >= self.last:
            return True
        kind, word = self.kinds[after], self.words[after]
        if self.forms[after] and self.is_verb(after):
            return True
        if kind & Word.ARMS and not self.forms[after] & Form.ING:
            return False
        if kind & (Word.OF_WEAPON | Word.OF_DEED) and not kind & Word.ARMS and not kind & Word.FUNCTION:
            return False
        if kind & (Word.TARGET | Word.SHIP) and not kind & (Word.ARMS | Word.VERBS):
            return False
        plain = not kind and word not in _FULL and word not in _SIDES and word.isalpha() and not self.capital[after] and not word.endswith(("ed", "ing", "ly"))
        return not (plain and not self.words[j].endswith("s") and not self.kinds[j] & Word.AIRCRAFT and word not in _AND)

    def any_of(self, window: Window, mask: int) -> bool:
        """Whether a window holds a word of the classes in `mask`."""
        return any(self.kinds[j] & mask for j in range(*window))

    def head_of(self, window: Window, mask: int) -> bool:
        """Whether what a window speaks of is of the classes in `mask`."""
        return any(self.kinds[j] & mask for j in self.heads(window))

    def ship(self, window: Window) -> bool:
        """Whether a window speaks of a ship; a boat may be on a river, and its crew's own."""
        return any(self.kinds[j] & Word.SHIP and not self.kinds[j] & Word.BOAT for j in self.heads(window))

    def someone(self, window: Window) -> bool:
        """Whether a window speaks of somebody who may be armed: "they", "the group"."""
        return self.pronoun(window) or (window[1] > window[0] and self.words[window[1] - 1] in _SOMEBODY)

    def pronoun(self, window: Window) -> bool:
        """Whether a window is a pronoun that may stand for a weapon told before: "it", "another", "two of them"."""
        first, last = window
        if last > first and self.words[last - 1] in _AND and self.kinds[first] & Word.PRONOUNS:
            return True
        while last > first and self.words[last - 1] in ("of", "them", "which", "these", "more", "and", ","):
            last -= 1
        return last > first and bool(self.kinds[last - 1] & Word.PRONOUNS)
