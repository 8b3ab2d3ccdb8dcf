"""The form in which a happening is told: a noun with or without "the", a bare verb, a finite one, one in -ing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geostrike.reading.not_events import not_events

if TYPE_CHECKING:
    from geostrike.reading.not_events import Form, Grammar
    from geostrike.reading.wording import Wording

__all__ = ["Told", "form_of"]

# Words before a noun among which its article is looked for, and before a verb for a "no" in its subject.
_PHRASE = 7
_SUBJECT = 3
# The past of these is written as they are.
_ALIKE = frozenset("hit set put burst hurt let".split())
_NOUN_ING = frozenset(("bombing", "shelling"))
_WEAPONS = frozenset("drone missile rocket mortar air artillery naval".split())
_COMPOUND = frozenset("have has had having be been being is are was were got get".split())
_DO = frozenset("do does did didn't doesn't don't".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """How a trigger is told.

    Attributes
    ----------
    start : offset where its noun's phrase or its verb's group begins, in the sentence.
    adjective : the reason that an adjective in the noun's phrase gives; "" for none.
    negated : "no" in a noun's phrase; "not" in a verb's group, or nobody for its subject.
    modal : "would", "may" and their like in a verb's group.
    subject : the word before a verb's group.
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


def form_of(wording: Wording, start: int, end: int) -> Told:
    """Tell the form of the trigger that stands at ``start:end`` of a sentence."""
    grammar = not_events().grammar
    first = wording.index(start)
    last = max(first, wording.last(end))
    if first >= len(wording.words):
        return Told(form="noun", start=start)
    word, head = wording.words[first], wording.words[last]
    if head in _NOUN_ING or (head in grammar.either and first < last and not _verbal(grammar, word)):
        noun = first < last or _has_article(wording, grammar, first) or not _object_follows(wording, grammar, last)
        told = None if noun else _verb(wording, grammar, first, "ing")
        return told or _noun(wording, grammar, first, head)
    if head in grammar.nouns or word in grammar.nouns:
        return _noun(wording, grammar, first, head)
    if word in grammar.either:
        return _either(wording, grammar, first, word)
    if word.endswith("ing"):
        return _verb(wording, grammar, first, "ing")
    told = _verb(wording, grammar, first, "finite")
    past = word.endswith("ed") or word in grammar.past or word in grammar.auxiliary
    return replace(told, form="base") if told.aided and not told.compound and (word in _ALIKE or not past) else told


def _either(wording: Wording, grammar: Grammar, first: int, word: str) -> Told:
    """The form of a word written alike as noun and verb: "the strike", "to strike", "rebels attack", "a rocket hits"."""
    if _has_article(wording, grammar, first):
        return _noun(wording, grammar, first, word)
    told = _verb(wording, grammar, first, "finite")
    if told.aided and not (word.endswith("s") and told.to >= 0):
        return told if told.compound else replace(told, form="base")
    third = word.endswith("s") and word not in ("strikes", "attacks", "raids", "assaults")
    if word in _ALIKE or third or (not word.endswith("s") and _plural_before(wording, grammar, first)):
        return replace(told, form="finite")
    return _noun(wording, grammar, first, word)


def _verbal(grammar: Grammar, word: str) -> bool:
    """Whether the first word of several is a verb's, for then the last is no noun: "fired a burst"."""
    return word.endswith(("ed", "ing")) or word in grammar.past or word in grammar.auxiliary


def _noun(wording: Wording, grammar: Grammar, first: int, head: str) -> Told:
    adjectives = not_events().adjectives
    reason = ""
    index = first - 1
    while index >= max(0, first - _PHRASE) and wording.joined(index):
        word = wording.words[index]
        start = wording.starts[index]
        if word in ("and", "or") and index and wording.words[index - 1] in _WEAPONS:
            index -= 1
            continue
        if word in ("no", "zero"):
            return Told(form="noun", start=start, negated=True)
        if word in grammar.definite or (word == "that" and not head.endswith("s")) or word.endswith(("'s", "s'")):
            return Told(form="definite", start=start, adjective=reason)
        if word in grammar.indefinite and word not in grammar.describing and word in ("a", "an", "another"):
            return Told(form="noun", start=start, adjective=reason)
        if word in adjectives:
            reason = reason or adjectives[word]
        elif word in grammar.stop or (
            word.endswith("ed") and word not in grammar.describing and word not in grammar.indefinite and "-" not in word
        ):
            break
        index -= 1
    return Told(form="noun", start=wording.starts[index + 1], adjective=reason)


def _verb(wording: Wording, grammar: Grammar, first: int, form: Form) -> Told:
    negated = compound = did = False
    modal = ""
    to = -1
    index = first - 1
    if index >= 1 and wording.words[index] in ("and", "or") and form == "base" and index >= 2:
        index -= 2
    while index >= 0 and wording.joined(index):
        word = wording.words[index]
        if word in grammar.negation:
            negated = negated or not _only(wording, index)
        elif word not in grammar.auxiliary and word not in grammar.modal and not word.endswith("ly"):
            break
        if word in grammar.modal and (word != "may" or index == 0 or wording.raw[wording.starts[index]] == "m"):
            modal = word
        elif word == "to":
            to = wording.starts[index]
            if grammar.noun_to.search(wording.low[max(0, to - 20) : to]):
                to = -1
            else:
                negated = negated or (index > 0 and wording.words[index - 1] in grammar.negation)
                index -= 1
            break
        elif word in _COMPOUND:
            compound = True
        did = did or word in _DO
        index -= 1
    subject = wording.words[index] if index >= 0 else ""
    return Told(
        form=form,
        start=wording.starts[index + 1],
        negated=negated or _nobody(wording, grammar, index),
        modal=modal,
        subject=subject,
        to=to,
        compound=compound,
        perfect=to >= 0 and wording.low.startswith("to have ", to),
        aided=did or negated or bool(modal) or to >= 0 or subject in grammar.subject,
    )


def _only(wording: Wording, index: int) -> bool:
    """Whether a "not" is one of "not only", which denies nothing."""
    return index + 1 < len(wording.words) and wording.words[index + 1] in ("only", "merely", "just", "simply")


def _nobody(wording: Wording, grammar: Grammar, index: int) -> bool:
    """Whether a verb's subject, which ends at `index`, is nobody, nothing or no thing of a kind."""
    for place in range(index, max(-1, index - _SUBJECT), -1):
        word = wording.words[place]
        if word in grammar.nobody:
            return True
        if word in grammar.stop or not wording.joined(place):
            return False
    return False


def _has_article(wording: Wording, grammar: Grammar, first: int) -> bool:
    """Whether an article or an adjective makes a noun of a word that can be a verb."""
    if first == 0 or not wording.joined(first - 1):
        return False
    word = wording.words[first - 1]
    return word in ("direct", "good", "big", "first") or word in grammar.definite or word in ("a", "an", "another")


def _plural_before(wording: Wording, grammar: Grammar, first: int) -> bool:
    """Whether a plural stands right before: "rebels attack the base"."""
    if first == 0 or not wording.joined(first - 1):
        return False
    word = wording.words[first - 1]
    return word.endswith("s") and not word.endswith(("ss", "'s", "us")) and word not in grammar.stop


def _object_follows(wording: Wording, grammar: Grammar, last: int) -> bool:
    """Whether what follows a word in -ing is its object: "bombing the convoy"."""
    return (
        last + 1 < len(wording.words)
        and wording.joined(last)
        and (wording.words[last + 1] in grammar.definite or wording.words[last + 1] in ("a", "an"))
    )
