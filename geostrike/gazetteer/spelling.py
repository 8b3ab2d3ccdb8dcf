"""When two spellings are the same name: exactly, or as two transliterations of one.

``fold`` takes away what never tells names apart: case, diacritics, kinds of apostrophe and hyphen, invisible marks, the
variant letters of the Arabic script. ``skeleton`` goes on to take away what transliterations of Arabic differ in: the
article and its assimilation, long and short vowels, q and k, -ah and -a. Names with one skeleton are variants of each
other only for places whose names are transliterated, and only where the skeleton is long enough to mean something.

The rules come from comparing the spellings that BGN/PCGN, ALA-LC, French and newspaper usage give to one name.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from geostrike.gazetteer.words import cut_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["ARTICLES", "fold", "fold_word", "is_article", "skeleton", "skeleton_word", "skeleton_words"]

# Letters that Unicode does not decompose, and letters of the Arabic script that writers exchange.
_LETTERS = str.maketrans(
    {
        "ı": "i",
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "ŧ": "t",
        "ə": "e",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ٱ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ې": "ي",
        "ێ": "ي",
        "ے": "ي",
        "ۆ": "و",
        "ۇ": "و",
        "ک": "ك",
        "ة": "ه",
        "ۃ": "ه",
        "ہ": "ه",
        "ھ": "ه",
        "ە": "ه",
        "ڕ": "ر",
        "ڵ": "ل",
        "ـ": "",
    }
    | dict.fromkeys("ʹʺʻʼʽʾʿˀˁꞌ", "")
    | {chr(zero + digit): str(digit) for zero in (0x0660, 0x06F0) for digit in range(10)}
)

_SUN = ("sh", "th", "dh", "t", "d", "r", "z", "s", "n", "l")
_PLAIN_ARTICLES = frozenset({"al", "el", "ul"})
_ASSIMILATED = {vowel + sound: sound for vowel in "ae" for sound in _SUN if sound != "l"}
ARTICLES = _PLAIN_ARTICLES | frozenset(_ASSIMILATED)
"""All the forms of the Arabic article, folded."""

# Article and first letter written as one word with the name: Ezzor, Assafira, Alhasakah, Albu Kamal, Deirezzor.
_JOINED = (
    (re.compile(r"^(d(?:e|ei|ey|ai|ay)r)[ae](?=(?:zz|rr|dd|nn|tt|ss))"), r"\1"),
    (re.compile(r"^(?:al|el)?a?bu(?=.{3}|$)|^a?bou(?=.{3}|$)"), "bu"),
    (re.compile(r"^[ae](?:(?=zz.)|(?=(?:rr|dd|nn|tt|ss).{3}))"), ""),
    (re.compile(r"^al(?=.{5})"), ""),
    (re.compile(r"^t[ae]ll?$"), "tal"),
)
_LONGEST_WORD = 40  # letters; nothing longer is a name, and the patterns need not read it
_JOINED_INITIALS = frozenset("abdet")
_CONSONANTS = (("kh", "x"), ("gh", "g"), ("dh", "d"), ("ch", "sh"), ("dj", "j"), ("q", "k"))
_SOUNDS = (
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"(?<=..)[ae]h?$"), "a"),
    (re.compile(r"(?:[aou]w|au|ou)(?![aeiou])"), "u"),
    (re.compile(r"[ou]+w(?=[aeiou])"), "w"),
    (re.compile(r"iy(?=[aeiou])"), "i"),
    (re.compile(r"y(?![aeiou])"), "i"),
    (re.compile(r"[aei]*[ei](?!a$)|[ae]+i"), "i"),
    (re.compile(r"[ou]+"), "u"),
    (re.compile(r"(.)\1+"), r"\1"),
)
_WORD_END = "·"  # transliterations part one name in several ways; its own script does not
_ARABIC = (
    (re.compile(r"^ال(?=...)"), ""),
    (re.compile(r"ء"), ""),
    (re.compile(r"(?<=...)ا$"), "ه"),
)


@lru_cache(maxsize=65_536)
def fold(name: str) -> str:
    """Return `name` without what never tells two names apart.

    Parameters
    ----------
    name : any string; what stands between its words does not matter.

    Returns
    -------
    str
        Folded words joined by single spaces; ``""`` where `name` holds no letter or digit. Folding twice changes
        nothing.

    Examples
    --------
    >>> fold("Deir ez‑Zôr"), fold("U.S."), fold("Al-Qa’im"), fold("—")
    ('deir ez zor', 'us', 'al qaim', '')
    """
    if name.isascii() and (spaced := name.replace("-", " ")).replace(" ", "").isalnum():
        return " ".join(spaced.lower().split())  # the same as below, sooner
    return " ".join(filter(None, map(fold_word, cut_words(name).words)))


@lru_cache(maxsize=65_536)
def skeleton(name: str) -> str:
    """Return what is left of `name` when the differences between transliterations are gone.

    Parameters
    ----------
    name : any string.

    Returns
    -------
    str
        Without spaces, for one transliteration joins words that another parts; ``""`` where nothing is left.

    Examples
    --------
    >>> {skeleton(name) for name in ("Deir el-Zour", "Deir ez-Zor", "Dayr az Zawr", "Deirezzor")}
    {'dirzur'}
    >>> skeleton("Basra") == skeleton("Bosra")
    False
    """
    return "".join(skeleton_words(fold(name).split()))


def skeleton_words(folded: Sequence[str]) -> list[str]:
    """Return the skeletons of the folded words of one name, ``""`` for an article before its noun."""
    last = len(folded) - 1
    return [
        "" if index < last and is_article(word, folded[index + 1]) else skeleton_word(word)
        for index, word in enumerate(folded)
    ]


def is_article(word: str, following: str) -> bool:
    """Tell whether a folded word is the Arabic article of the folded word that follows.

    An assimilated article is one only before its own sound: "az" before "zawr", never before "asad".
    """
    return word in _PLAIN_ARTICLES or (word in _ASSIMILATED and following.startswith(_ASSIMILATED[word]))


@lru_cache(maxsize=65_536)
def fold_word(word: str) -> str:
    """Return one word folded: letters and digits only, ``""`` where it holds none."""
    if word.isascii():
        return "".join(filter(str.isalnum, word.lower()))
    folded = unicodedata.normalize("NFKD", word)
    for _ in range(2):  # case folding may make what decomposes again, and the other way round
        folded = unicodedata.normalize("NFKD", folded.casefold().translate(_LETTERS))
    return "".join(filter(str.isalnum, folded))


@lru_cache(maxsize=65_536)
def skeleton_word(folded: str) -> str:
    """Return the skeleton of one folded word that is no article."""
    if len(folded) > _LONGEST_WORD:
        return folded
    if not folded.isascii():
        return _rewritten(folded, _ARABIC) + _WORD_END
    if folded[:1] in _JOINED_INITIALS:
        folded = _rewritten(folded, _JOINED)
    for written, sound in _CONSONANTS:
        folded = folded.replace(written, sound)
    return _rewritten(folded, _SOUNDS)


def _rewritten(word: str, rules: Iterable[tuple[re.Pattern[str], str]]) -> str:
    for pattern, replacement in rules:
        word = pattern.sub(replacement, word)
    return word
