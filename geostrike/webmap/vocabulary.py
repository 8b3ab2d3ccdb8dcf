"""The reports' words written in a code of the words they use: half of what deflate alone makes of prose.

A word that stands often takes one byte, most take two; a word of its own stands as it is. The page's scripts hold the
same table (`assets/data/vocabulary.js`), and look a word up in it before they look for it in the reports.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Vocabulary", "tokens"]

_TOKEN = re.compile(r" ?[^\W_]+|[\W_]")
_SAMPLE = 25_000
_LEAST = 2

# The first byte of a code: 0 ends a text, then words of one, two and three bytes, and last a word spelled out.
_ONE, _TWO, _THREE, _SPELLED = 1, 176, 251, 255
_MOST = (_TWO - _ONE) + (_THREE - _TWO) * 256 + (_SPELLED - _THREE) * 65536


def tokens(text: str) -> list[str]:
    """Return the words of a text, each with the blank before it, and the signs between them; joined, they are the text.

    >>> tokens("Two depots, near Al-Qaim.")
    ['Two', ' depots', ',', ' near', ' Al', '-', 'Qaim', '.']
    """
    return _TOKEN.findall(text)


class Vocabulary(dict[str, bytes]):
    """The code of each word.

    Parameters
    ----------
    texts : whose words are counted; of very many, as many as show which words are frequent.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        step = max(1, len(texts) // _SAMPLE)
        counts = Counter(token for text in texts[::step] for token in tokens(text))
        often = sorted((token for token, count in counts.items() if count >= _LEAST), key=lambda t: (-counts[t], t))
        self.words = list(islice(often, _MOST))
        super().__init__((word, _code(number)) for number, word in enumerate(self.words))

    def __missing__(self, word: str) -> bytes:
        """Return a word that has no code spelled out, in pieces of at most 255 bytes."""
        spelled = word.encode("utf-8")
        pieces = [spelled[start : start + 255] for start in range(0, len(spelled), 255)]
        return b"".join(bytes([_SPELLED, len(piece)]) + piece for piece in pieces)

    def coded(self, texts: Iterable[str]) -> bytes:
        """Return texts one after another, each with the sign of its end."""
        return b"".join(b"".join(map(self.__getitem__, tokens(text))) + b"\0" for text in texts)


def _code(number: int) -> bytes:
    if number < _TWO - _ONE:
        return bytes([_ONE + number])
    number -= _TWO - _ONE
    if number < (_THREE - _TWO) * 256:
        return bytes([_TWO + number // 256, number % 256])
    number -= (_THREE - _TWO) * 256
    return bytes([_THREE + number // 65536, number // 256 % 256, number % 256])
