"""The form in which a happening is told: a noun with or without "the", a bare verb, a finite one, one in -ing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geostrike.reading.no_event.not_events import not_events
from geostrike.reading.no_event.wording import BAR, WORD

if TYPE_CHECKING:
    from geostrike.reading.no_event.not_events import Form, Grammar
    from geostrike.reading.no_event.wording import Wording

__all__ = ["Told", "form_of"]

# Letters before a trigger in which its phrase or group is looked for, and words of a noun's phrase.
_BEFORE = 100
_PHRASE = 7
# Words before a verb's group in which a "no" of its subject is looked for.
_SUBJECT = 3
# The past of these is written as they are.
_ALIKE = frozenset("hit set put burst hurt let".split())
_NOUN_ING = frozenset(("bombing", "shelling"))
_WEAPONS = frozenset("drone missile rocket mortar air artillery naval".split())
_COMPOUND = frozenset("have has had having be been being is are was were got get".split())
_DO = frozenset("do does did didn't doesn't don't".split())
_ARTICLES = frozenset(("a", "an", "another"))


class Told(NamedTuple):
    """How a trigger is told.

    Attributes
    ----------
    start : offset where its noun's phrase or its verb's group begins, in the sentence.
    adjective : the reason that an adjective in the noun's phrase gives; "" for none.
    negated : "no" in a noun's phrase; "not" in a verb's group, or nobody for its subject.
    modal : "would", "may" and their like in a verb's group.
    subject : the word before a verb's group, or before a noun's phrase.
    to : offset of the "to" before a verb; -1 for none.
    compound : a verb's group with "have" or "be".
    perfect : one with "to have": what is "said to have hit" was hit.
    aided : a verb's group with words by which it is no noun: "to", "did", "would", "they".
    """

    form: Form
    start: int
    adjective: str = ""
    negated: bool = False
    modal: str = ""
    subject: str = ""
    to: int = -1
    compound: bool = False
    perfect: bool = False
    aided: bool = False

    @property
    def noun(self) -> bool:
        """Whether it is told by a noun."""
        return self.form in ("noun", "definite")


class _Before:
    """The words before a trigger, back to the nearest mark."""

    def __init__(self, wording: Wording, start: int) -> None:
        self.low = wording.low
        self.start = start
        tail = wording.clauses[max(0, start - _BEFORE) : start].rpartition(BAR)[2]
        self.floor = start - len(tail)
        self.words = tail.split()

    def offset(self, index: int) -> int:
        """Where the word at `index` begins; the trigger's start behind the last."""
        place = self.start
        for word in reversed(self.words[index:]):
            place = self.low.rfind(word, self.floor, place)
        return place


def form_of(wording: Wording, start: int, end: int) -> Told:
    """Tell the form of the trigger that stands at ``start:end`` of a sentence."""
    grammar = not_events().grammar
    words = WORD.findall(wording.low, start, end)
    if not words:
        return Told(form="noun", start=start)
    return _told(wording, grammar, _Before(wording, start), words, end)


def _told(wording: Wording, grammar: Grammar, before: _Before, words: list[str], end: int) -> Told:
    word, head = words[0], words[-1]
    single = len(words) == 1
    if head in _NOUN_ING or (head in grammar.either and not single and not _verbal(grammar, word)):
        if single and not _has_article(grammar, before) and _object_follows(wording, grammar, end):
            return _verb(wording, grammar, before, "ing")
        return _noun(grammar, before, head)
    if head in grammar.nouns or word in grammar.nouns:
        return _noun(grammar, before, head)
    if not single and not _verbal(grammar, word) and word not in grammar.either:
        # "rocket and drone attacks targeting bases": the noun is among them.
        noun = next((one for one in words if one in grammar.either or one in grammar.nouns or one in _NOUN_ING), "")
        if noun:
            return _noun(grammar, before, noun)
    if word in grammar.either:
        return _either(wording, grammar, before, word)
    if word.endswith("ing"):
        return _verb(wording, grammar, before, "ing")
    told = _verb(wording, grammar, before, "finite")
    past = word.endswith("ed") or word in grammar.past or word in grammar.auxiliary
    return told._replace(form="base") if told.aided and not told.compound and (word in _ALIKE or not past) else told


def _either(wording: Wording, grammar: Grammar, before: _Before, word: str) -> Told:
    """The form of a word that is noun and verb: "the strike", "to strike", "rebels attack"."""
    if _has_article(grammar, before):
        return _noun(grammar, before, word)
    told = _verb(wording, grammar, before, "finite")
    if told.aided and not (word.endswith("s") and told.to >= 0):
        return told if told.compound else told._replace(form="base")
    third = word.endswith("s") and word not in ("strikes", "attacks", "raids", "assaults")
    if word in _ALIKE or third or (not word.endswith("s") and _plural_before(grammar, before)):
        return told._replace(form="finite")
    return _noun(grammar, before, word)


def _verbal(grammar: Grammar, word: str) -> bool:
    """Whether the first word of several is a verb's, for then the last is no noun: "fired a burst"."""
    return word.endswith(("ed", "ing")) or word in grammar.past or word in grammar.auxiliary


def _noun(grammar: Grammar, before: _Before, head: str) -> Told:
    adjectives = not_events().adjectives
    reason = ""
    words = before.words
    index = len(words) - 1
    last = max(-1, index - _PHRASE)
    while index > last:
        word = words[index]
        if word in ("and", "or") and index and words[index - 1] in _WEAPONS:
            index -= 2
            continue
        if word in ("no", "zero"):
            return Told(form="noun", start=before.offset(index), negated=True)
        if word in grammar.definite or (word == "that" and not head.endswith("s")) or word.endswith(("'s", "s'")):
            return Told(form="definite", start=before.offset(index), adjective=reason, subject=_at(words, index - 1))
        if word in _ARTICLES:
            return Told(form="noun", start=before.offset(index), adjective=reason, subject=_at(words, index - 1))
        if word in adjectives:
            reason = reason or adjectives[word]
        elif word in grammar.stop or _ends_phrase(grammar, word):
            break
        index -= 1
    return Told(form="noun", start=before.offset(index + 1), adjective=reason, subject=_at(words, index))


def _ends_phrase(grammar: Grammar, word: str) -> bool:
    """Whether a word in -ed is a verb, and no adjective of the noun behind it."""
    return word.endswith("ed") and "-" not in word and not (word in grammar.describing or word in grammar.indefinite)


def _at(words: list[str], index: int) -> str:
    return words[index] if 0 <= index < len(words) else ""


def _verb(wording: Wording, grammar: Grammar, before: _Before, form: Form) -> Told:
    negated = compound = did = False
    modal = ""
    to = -1
    words = before.words
    index = len(words) - 1
    if index >= 2 and words[index] in ("and", "or") and form == "finite" and words[index - 2] in ("to", *grammar.modal):
        index -= 2
    while index >= 0:
        word = words[index]
        if word in grammar.negation:
            negated = negated or _at(words, index + 1) not in ("only", "merely", "just", "simply")
        elif word not in grammar.auxiliary and word not in grammar.modal and not word.endswith("ly"):
            break
        if word in grammar.modal and (word != "may" or _small(wording, before.offset(index))):
            modal = word
        elif word == "to":
            start = before.offset(index)
            if not grammar.noun_to.search(wording.low, max(0, start - 20), start):
                to = start
                negated = negated or _at(words, index - 1) in grammar.negation
                index -= 1
            break
        elif word in _COMPOUND:
            compound = True
        did = did or word in _DO
        index -= 1
    subject = _at(words, index)
    return Told(
        form=form,
        start=before.offset(index + 1),
        negated=negated or _nobody(grammar, words, index),
        modal=modal,
        subject=subject,
        to=to,
        compound=compound,
        perfect=to >= 0 and wording.low.startswith("to have ", to),
        aided=did or negated or bool(modal) or to >= 0 or subject in grammar.subject,
    )


def _small(wording: Wording, start: int) -> bool:
    """Whether a word is written in lower case, or opens the sentence: no month of May."""
    return start == 0 or wording.raw[start].islower()


def _nobody(grammar: Grammar, words: list[str], index: int) -> bool:
    """Whether a verb's subject, which ends at `index`, is nobody, nothing or no thing of a kind."""
    for word in reversed(words[max(0, index + 1 - _SUBJECT) : index + 1]):
        if word in grammar.nobody:
            return True
        if word in grammar.stop:
            return False
    return False


def _has_article(grammar: Grammar, before: _Before) -> bool:
    """Whether an article or an adjective makes a noun of a word that can be a verb."""
    word = before.words[-1] if before.words else ""
    return word in grammar.definite or word in _ARTICLES or word in ("direct", "good", "big", "first")


def _plural_before(grammar: Grammar, before: _Before) -> bool:
    """Whether a plural is the subject of a word: "rebels attack the base", "gunners often shell it"."""
    word = next((word for word in reversed(before.words) if not word.endswith("ly")), "")
    return word.endswith("s") and not word.endswith(("ss", "'s", "us")) and word not in grammar.stop


def _object_follows(wording: Wording, grammar: Grammar, end: int) -> bool:
    """Whether what follows a word in -ing is its object: "bombing the convoy"."""
    following = WORD.match(wording.low, end + 1)
    return following is not None and (following.group() in grammar.definite or following.group() in _ARTICLES)
