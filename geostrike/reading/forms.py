"""The form in which a happening is told: a noun with or without "the", a bare verb, a finite one, one in -ing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geostrike.reading.not_events import not_events

if TYPE_CHECKING:
    from geostrike.reading.not_events import Form, Grammar
    from geostrike.reading.wording import Wording

__all__ = ["Told", "form_of"]

# Words before a noun among which its article is looked for, and before a verb for a "no" in its subject.
_PHRASE = 7
_SUBJECT = 3
# Written alike as noun and verb.
_EITHER = frozenset("strike attack raid hit target bomb shell assault launch fire blast".split())
_EITHER_S = frozenset("strikes attacks raids hits targets bombs shells assaults launches fires blasts".split())
_NOUN_ING = frozenset(("bombing", "shelling"))
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
    perfect : a verb's group with "have".
    aided : a verb's group with words by which it is no noun: "to", "did", "would", "they".
    """

    form: Form
    start: int
    adjective: str = ""
    negated: bool = False
    modal: str = ""
    subject: str = ""
    to: int = -1
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
    if word in grammar.past or word in grammar.auxiliary or (word.endswith("ed") and head not in _EITHER):
        bare = word == "hit" and _has_article(wording, grammar, first)
        return _noun(wording, grammar, first, head) if bare else _verb(wording, grammar, first, "finite")
    if word.endswith("ing") and not (head in _NOUN_ING or head in _EITHER or head in _EITHER_S):
        return _verb(wording, grammar, first, "ing")
    if first == last and head in _EITHER:
        told = _verb(wording, grammar, first, "base")
        if told.aided:
            return told
        if _plural_before(wording, grammar, first):
            return _verb(wording, grammar, first, "finite")
    if head == "hits" and not _has_article(wording, grammar, first):
        return _verb(wording, grammar, first, "finite")
    if first == last and head in _NOUN_ING:
        told = _verb(wording, grammar, first, "ing")
        if told.negated or told.modal or _object_follows(wording, grammar, last):
            return told
    return _noun(wording, grammar, first, head)


def _noun(wording: Wording, grammar: Grammar, first: int, head: str) -> Told:
    adjectives = not_events().adjectives
    reason = ""
    index = first - 1
    while index >= max(0, first - _PHRASE) and wording.joined(index):
        word = wording.words[index]
        start = wording.starts[index]
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
    negated = perfect = did = False
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
                break
        elif word in ("have", "has", "had", "having"):
            perfect = True
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
        perfect=perfect,
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
