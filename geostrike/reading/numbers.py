"""Numbers in running text."""

from __future__ import annotations

__all__ = ["NUMBER", "number_of"]

_UNITS = {
    word: n
    for n, word in enumerate(
        (
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen"
        ).split()
    )
} | {"a": 1, "an": 1, "no": 0}
_TENS = {word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_WORD = "|".join(sorted([*_TENS, *(w for w in _UNITS if len(w) > 2)], key=len, reverse=True))
NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}}|(?:{'|'.join(_TENS)})-(?:{_WORD})|(?:{_WORD})|dozens|scores|hundreds)"


def number_of(word: str) -> int | None:
    """Return the number that `word` writes in digits or in English words; None for a vague one ("dozens").

    >>> number_of("1,200"), number_of("twenty-one"), number_of("dozens")
    (1200, 21, None)
    """
    word = word.lower().replace(",", "").strip()
    if word.isascii() and word.isdigit():
        return int(word)
    tens, _, unit = word.partition("-")
    if tens in _TENS:
        return _TENS[tens] + (_UNITS.get(unit, 0) if unit else 0)
    return _UNITS.get(word)
