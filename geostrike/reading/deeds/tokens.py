"""A sentence's words and marks, each with what it may be: the ground on which deeds are found."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from geostrike.reading.deeds.vocabulary import Word, vocabulary

__all__ = ["Tokens", "tokens_of"]

_TOKEN = re.compile(r"[A-Z](?:\.[A-Z])+\.?|[^\W\d_]+(?:[-’'/][^\W_]+)*|\d[\d.,]*\d[\w-]*|\w+|[,;:.!?|()–—-]")
# Marks that part a clause as a comma does.
_COMMAS = frozenset("()–—-")
# A full stop behind so short a word is that of an abbreviation.
_SHORT = 3
_APOSTROPHE = str.maketrans("’", "'")
# What such an ending makes of a word is no part of what it is: "Israel's", "the rebels'".
_ENDINGS = ("'s", "s'")
# A compound that opens so is not of the kind that its last part names.
_AGAINST = ("anti-", "cyber-", "non-", "pre-", "post-", "test-", "ex-")


class Tokens(NamedTuple):
    """Words and marks in order: parallel lists.

    Attributes
    ----------
    starts, ends : offsets in the text.
    words : in lower case, without a genitive's ending.
    kinds : classes of `vocabulary.Word`.
    forms : forms of `vocabulary.Form`.
    capital : whether it opens with a capital or holds a digit.
    """

    starts: list[int]
    ends: list[int]
    words: list[str]
    kinds: list[int]
    forms: list[int]
    capital: list[bool]


def tokens_of(text: str, start: int, end: int) -> Tokens:
    """Return the words and marks of ``text[start:end]``; a compound is what its last part is ("counter-strikes")."""
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    classes: list[int] = []
    shapes: list[int] = []
    capital: list[bool] = []
    for match in _TOKEN.finditer(text, start, end):
        first, last = match.span()
        word = match.group()
        if word == "." and last < end and not (text[last].isspace() and words and len(words[-1]) > _SHORT):
            continue
        word, kind, form, upper = _looked_up(word)
        starts.append(first)
        ends.append(last)
        words.append(word)
        classes.append(kind)
        shapes.append(form)
        capital.append(upper)
    return Tokens(starts, ends, words, classes, shapes, capital)


@lru_cache(maxsize=20_000)
def _looked_up(word: str) -> tuple[str, int, int, bool]:
    kinds, forms, _ = vocabulary()
    if word in _COMMAS:
        return ",", 0, 0, False
    lower = word.lower().translate(_APOSTROPHE)
    kind = kinds.get(lower, 0)
    form = forms.get(lower, 0)
    if not kind and not form and not lower.isalpha():
        if lower.endswith(_ENDINGS):
            lower = lower[:-2] if lower.endswith("'s") else lower[:-1]
            kind = kinds.get(lower, 0)
        if not kind and "-" in lower and not lower.startswith(_AGAINST) and (last := lower.rpartition("-")[2]) in kinds:
            # "Houthi-launched", "test-fired": a verb's form behind a hyphen is none.
            lower, kind = (last, kinds[last] & ~Word.VERBS) if not forms.get(last) else (lower, kinds[last] & Word.NOUNS)
    return lower, kind, form, word[0].isupper() or word[0].isdigit()
