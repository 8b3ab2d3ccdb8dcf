"""A sentence's words and marks, each with what it may be: the ground on which deeds are found."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from geostrike.reading.deeds.vocabulary import Word, vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Tokens", "tokens_of"]

# A full stop behind a short word is that of an abbreviation, and no mark.
_TOKEN = re.compile(
    r"[A-Z](?:\.[A-Z])+\.?(?:-\w+)*|[^\W\d_]+(?:[-’'/][^\W_]+)*|\d[\d.,]*\d[\w-]*|\w+|[,;:!?|()–—]|(?<=\s)-(?=\s)|(?<=\w\w\w\w)\.(?=\s)"
)
# Marks that part a clause as a comma does.
_COMMAS = frozenset("()–—-")
_APOSTROPHE = str.maketrans("’", "'")
# What such an ending makes of a word is no part of what it is: "Israel's", "the rebels'".
_ENDINGS = ("'s", "s'")
# A compound that opens so is not of the kind that its last part names.
_AGAINST = ("anti-", "cyber-", "non-", "pre-", "post-", "test-", "ex-")
# Capitals make a name of a word: "IS fighters", "US jets".
_NAMES = {"IS": Word.ARMED, "US": Word.STATE, "us": Word.THEM | Word.PRONOUNS}
# Words kept looked up: those of some hundred reports.
_MOST_WORDS = 50_000


class Tokens:
    """Words and marks in order: parallel sequences.

    Attributes
    ----------
    words : in lower case, without a genitive's ending.
    kinds : classes of `vocabulary.Word`.
    forms : forms of `vocabulary.Form`.
    capital : whether it opens with a capital or holds a digit.
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        self._where = text, start, end
        found = [_WORDS[word] for word in _TOKEN.findall(text, start, end)]
        self.words: Sequence[str]
        self.kinds: Sequence[int]
        self.forms: Sequence[int]
        self.capital: Sequence[bool]
        self.words, self.kinds, self.forms, self.capital = zip(*found, strict=True) if found else ((), (), (), ())

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Offsets in the text; asked only where a deed is told."""
        text, start, end = self._where
        return [match.span() for match in _TOKEN.finditer(text, start, end)]


def tokens_of(text: str, start: int, end: int) -> Tokens:
    """Return the words and marks of ``text[start:end]``; a compound is what its last part is ("counter-strikes")."""
    if len(_WORDS) > _MOST_WORDS:
        _WORDS.clear()
    return Tokens(text, start, end)


class _Words(dict[str, tuple[str, int, int, bool]]):
    def __missing__(self, word: str) -> tuple[str, int, int, bool]:
        told = self[word] = _looked_up(word)
        return told


_WORDS = _Words()


def _looked_up(word: str) -> tuple[str, int, int, bool]:
    """Return a word in lower case, its classes and forms, and whether it opens with a capital or a digit."""
    kinds, forms, _ = vocabulary()
    if word in _COMMAS:
        return ",", 0, 0, False
    lower = word.lower().translate(_APOSTROPHE)
    kind = kinds.get(lower, 0) if word not in _NAMES else _NAMES[word]
    form = forms.get(lower, 0)
    if not kind and not form and not lower.isalpha():
        if lower.endswith(_ENDINGS):
            lower = lower.removesuffix("'s") if lower.endswith("'s") else lower.removesuffix("'")
            kind = kinds.get(lower, 0)
        if not kind and "-" in lower and not lower.startswith(_AGAINST) and (last := lower.rpartition("-")[2]) in kinds:
            # "Houthi-launched", "test-fired": a verb's form behind a hyphen is none.
            lower, kind = (
                (last, kinds[last] & Word.THINGS) if not forms.get(last) else (lower, kinds[last] & Word.NOUNS)
            )
    return lower, kind, form, word[0].isupper() or word[0].isdigit()
