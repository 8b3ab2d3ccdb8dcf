"""A text cut into words once, with what is asked of each word again and again."""

from __future__ import annotations

from functools import lru_cache

from geostrike.gazetteer.spelling import fold_word
from geostrike.gazetteer.words import Link, cut_words, link_of

__all__ = ["Tokens"]

_JOINS = frozenset({" ", "-", "'"})
_ABBREVIATIONS = frozenset({"st", "mt", "ft"})
_LONGEST_WORD = 100  # letters that are read of a word; no name is one of more
_OPENING_MARKS = frozenset('\n.!?:;“"•¶*')
_LONGEST_GAP = 3  # between two words of one sentence


class Tokens:
    """A text cut into words.

    Attributes
    ----------
    words, starts, ends : each word and its offsets.
    count : how many words there are.
    links : what joins each to the word before.
    folded : each word as names are compared.
    distinct : the folded words, each once.
    large : the indices of the words that are not all small letters: all that open with a capital, and others.
    capital : whether a word opens with a capital.
    caseless : whether a word is of a script that has no capitals, such as Arabic or Hebrew.
    opens : whether a word opens a sentence, a line or a quotation.
    small : folded words that the text also writes in small letters.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.words, self.starts, self.ends, gaps = cut_words(text)
        self.count = len(self.words)
        self.links = list(map(_Links().__getitem__, gaps))
        self.opens = list(map(_Opens().__getitem__, gaps))
        self.opens[:1] = [True] * len(self.opens[:1])
        longest = max(map(len, self.words), default=0)
        readable = self.words if longest <= _LONGEST_WORD else [word[:_LONGEST_WORD] for word in self.words]
        self.folded = list(map(fold_word, readable))
        self.distinct = set(self.folded)
        lower = list(map(str.islower, self.words))
        self.large = [index for index, small in enumerate(lower) if not small]
        self.capital = [False] * len(self.words)
        self.caseless = [False] * len(self.words)
        for index in self.large:
            self.capital[index] = _is_capital(readable[index])
        if not "".join(self.words).isascii():
            self.caseless = [not word.isascii() and _is_caseless(word) for word in readable]
        self.small = {
            word
            for word, capital, caseless in zip(self.folded, self.capital, self.caseless, strict=True)
            if not (capital or caseless)
        }

    def __len__(self) -> int:
        return self.count

    def joined(self, index: int) -> bool:
        """Tell whether a word may belong to one name with the word before."""
        link = self.links[index]
        if link == ".":
            before = self.folded[index - 1]
            return index > 0 and (len(before) == 1 or before in _ABBREVIATIONS)
        return link in _JOINS


class _Links(dict[str, Link]):
    """What joins two words, by what stands between them."""

    def __missing__(self, gap: str) -> Link:
        link = self[gap] = link_of(gap)
        return link


class _Opens(dict[str, bool]):
    """Whether a word opens a sentence, a line or a quotation, by what stands before it."""

    def __missing__(self, gap: str) -> bool:
        opens = self[gap] = gap != " " and (len(gap) > _LONGEST_GAP or not _OPENING_MARKS.isdisjoint(gap))
        return opens


@lru_cache(maxsize=20_000)
def _is_capital(word: str) -> bool:
    if word.isascii() and word[0].isalpha():
        return word[0].isupper()
    for letter in word:
        if letter.isdigit() or letter.islower():
            return False
        if letter.isupper() or letter.istitle():
            return True
    return False


@lru_cache(maxsize=20_000)
def _is_caseless(word: str) -> bool:
    # To Unicode the letters of Georgian are small ones; its writers know no others.
    return not word[0].isdigit() and all(
        "\u10d0" <= letter <= "\u10ff" or not (letter.isupper() or letter.islower() or letter.istitle())
        for letter in word
    )
