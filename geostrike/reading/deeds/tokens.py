"""A sentence's words and marks, each with what it may be: the ground on which deeds are found."""

from __future__ import annotations

import re
from typing import NamedTuple

from geostrike.reading.deeds.vocabulary import vocabulary

__all__ = ["Tokens", "tokens_of"]

_TOKEN = re.compile(r"\d[\d.,]*\d[\w-]*|[A-Z](?:\.[A-Z])+\.?|\w+(?:[-’'/]\w+)*|[^\w\s]")
_APOSTROPHE = str.maketrans("’", "'")


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
    kinds, forms, _ = vocabulary()
    tokens = Tokens([], [], [], [], [], [])
    starts, ends, words, classes, shapes, capital = tokens
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        starts.append(match.start())
        ends.append(match.end())
        capital.append(word[0].isupper() or word[0].isdigit())
        lower = word.lower()
        if lower not in kinds and not (word[0].isalnum() and word.isalpha()):
            lower = lower.translate(_APOSTROPHE)
            if lower.endswith(("'s", "s'")):
                lower = lower[:-2] if lower.endswith("'s") else lower[:-1]
            if lower not in kinds and "-" in lower and lower.rpartition("-")[2] in kinds:
                lower = lower.rpartition("-")[2]
        words.append(lower)
        classes.append(kinds.get(lower, 0))
        shapes.append(forms.get(lower, 0))
    return tokens
