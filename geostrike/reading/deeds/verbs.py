"""Whether a word is a verb in its sentence, and in which voice."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geostrike.reading.deeds.sentence import AND, STOPS, Sentence
from geostrike.reading.deeds.vocabulary import Form, Word

if TYPE_CHECKING:
    from geostrike.reading.deeds.tokens import Tokens

__all__ = ["Group", "Verbs"]

# Verbs' pasts that are nouns as well, and what stands before the noun.
_PAST_NOUNS = frozenset({"hit", "burst"})
_OF_NOUNS = frozenset("a the each some any direct first second another one several".split())
_MANY = frozenset({"aircraft", "troops", "gunmen", "forces"})
_ONE = frozenset({"us", "uss", "u.s", "u.s."})
_SENT = Word.WEAPON | Word.AIRCRAFT
_TRANSITIVE = Word.BOMB | Word.HIT | Word.WEAK | Word.LAUNCH | Word.DOWN
_HELPERS = Word.BE | Word.HAVE | Word.MODAL
# Words of helpers before a verb, and between two verbs that share one.
_GROUP_WITHIN, _SHARED_WITHIN = 7, 10


class Group(NamedTuple):
    """A verb with its helpers: "had been reportedly hit".

    Attributes
    ----------
    first : the ordinal of its first word.
    passive, modal : whether "was" or "would" stands before it.
    """

    first: int
    passive: bool
    modal: bool


class Verbs(Sentence):
    """A sentence that knows its verbs."""

    def __init__(self, tokens: Tokens, *, armed: bool) -> None:
        super().__init__(tokens, armed=armed)
        self._verbs: dict[int, bool] = {}

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
            return self._past(i, before, kind_before)
        if before >= 0 and kind_before & (Word.MODAL | Word.SUBJECTS):
            if self.words[before] == "to" and not form & Form.BASE:
                return False
            return bool(kind_before & Word.MODAL) or not kind & (Word.NOUNS | Word.WEAPON) or self.opens_object(i + 1)
        if kind_before & Word.RELATIVES and self.noun_like(before - 1):
            return self.opens_object(i + 1)
        if before < 0 or kind_before & (Word.DETERMINERS | Word.PREPOSITIONS):
            return False
        return self._present(i, before, kind_before)

    def _past(self, i: int, before: int, kind_before: int) -> bool:
        """Whether a past form is a verb: right before a noun and behind an article it is an adjective."""
        if self.phrase(i)[1] > i + 1 or (kind_before & Word.RELATIVES and self.noun_like(before - 1)):
            return True
        if self.kind(i + 1) & (Word.STRIKE | Word.ATTACK) and not self.kinds[i] & Word.LIGHT:
            return False
        of_noun = kind_before & Word.DETERMINERS or self.word(before) in _OF_NOUNS
        one = kind_before & Word.PRONOUNS and self.word(before) != "some" and self.opens_object(i + 1)
        if self.words[i] in _PAST_NOUNS and self.word(i + 1) != "by" and of_noun and not one:
            return bool(kind_before & Word.PRONOUNS) and self.word(before) not in _OF_NOUNS
        led = kind_before & (Word.DETERMINERS | Word.PREPOSITIONS) or before < 0 or self.word(before) in AND
        article = kind_before & Word.DETERMINERS and not kind_before & Word.PRONOUNS
        adjective = led and i - before == 1 and self.noun_like(i + 1) and (article or not self.opens_object(i + 1))
        return not adjective or (bool(kind_before & Word.PRONOUNS) and not self.noun_like(i + 1))

    def _present(self, i: int, before: int, kind_before: int) -> bool:
        """Whether a word that may be a noun's plural or a present form is a verb: "Turkish drone strikes vehicle"."""
        form, after = self.forms[i], self.kind(i + 1)
        opens = self.opens_object(i + 1)
        if self.kinds[i] & (Word.NOUNS | Word.WEAPON | Word.TARGET):
            if not opens or self._other_verb_follows(i):
                return False
        elif not (opens or after & (Word.PREPOSITIONS | Word.DAYS) or self.noun_like(i + 1)):
            return False
        word = self.words[before]
        if word in AND:
            return any(self._verbs.get(j) for j in range(before))
        many = word not in _ONE and (word.endswith("s") or word in _MANY)
        subject = bool(kind_before & (Word.ARMS | Word.HANDS | Word.SHIP)) or self.capital[before]
        agrees = many == (form & Form.THIRD == 0)
        return (subject and agrees) or (not kind_before & _SENT and self._headline(i))

    def _headline(self, i: int) -> bool:
        """Whether arms or hands stand before the word at `i`, and no verb: "rockets fired from a truck strike"."""
        armed = False
        for j in range(i - 1, -1, -1):
            kind = self.kinds[j]
            if self.words[j] in STOPS or kind & Word.BREAKS:
                break
            if self.words[j] == "be" and self.word(j - 1) == "to":
                continue
            if kind & _HELPERS and self.words[j] != "to":
                return False
            if self.forms[j] and self.is_verb(j) and not self.reduced(j):
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
        first, passive, modal = i, False, False
        for j in range(i - 1, max(-1, i - _GROUP_WITHIN), -1):
            kind = self.kinds[j]
            if kind & Word.BE:
                passive = passive or bool(self.forms[i] & Form.PAST)
            elif kind & Word.MODAL:
                modal = True
            elif not (kind & (Word.ADVERBS | Word.HAVE) or self.words[j].endswith("ly")):
                break
            if not kind & Word.ADVERBS:
                first = j
        if not passive and self.word(first - 1) in AND and self._shares(i):
            # "was shelled and bombed": the second shares the helper of the first.
            verb = next(
                (k for k in range(first - 2, max(-1, first - _SHARED_WITHIN), -1) if self.forms[k] & Form.PAST), None
            )
            passive = verb is not None and self.group(verb).passive
        return Group(first, passive, modal)

    def _shares(self, i: int) -> bool:
        kind = self.kinds[i]
        transitive = kind & _TRANSITIVE and not kind & Word.IMPACT
        return bool(transitive and self.forms[i] & Form.PAST) and not self.takes_object(i)

    def reduced(self, i: int) -> bool:
        """Whether a participle hangs on the noun before it: "rockets fired from a truck", "a drone carrying bombs"."""
        if i == 0:
            return False
        before = self.kinds[i - 1]
        if before & (Word.BE | Word.HAVE | Word.MODAL | Word.BREAKS):
            return False
        if self.forms[i] & Form.ING:
            return True
        if not self.forms[i] & Form.PAST or self.takes_object(i) or self.kinds[i] & Word.IMPACT:
            return False
        things = before & (Word.WEAPON | Word.BOAT | Word.TARGET | Word.SHIP | Word.NOUNS) and not before & Word.HANDS
        return bool(things) or self.word(i + 1) == "by" or self.words[i - 1] == ","

    def takes_object(self, i: int) -> bool:
        """Whether a direct object follows the verb at `i`."""
        after = self.phrase(i)[1]
        if self.opens_object(after) and not self.kind(after) & Word.DAYS:
            return True
        return bool(self.kind(after) & (Word.ARMS | Word.SHIP | Word.TARGET))
