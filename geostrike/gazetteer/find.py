"""Every name of a gazetteer that stands in a text, all readings of it, wanted or not.

Names overlap here: "New York" is found in "New York City", and a town in a surname. Which of them the writer meant as a
place is for the reading stage to judge; this one knows only how names are written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from geostrike.gazetteer.spelling import fold_word
from geostrike.gazetteer.store import ABBREVIATED, CAPITALS, MAIN, TRANSCRIBED
from geostrike.gazetteer.words import split_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geostrike.gazetteer.bearers import Bearer, Bearers
    from geostrike.gazetteer.demonyms import Demonyms

__all__ = ["Hit", "HitKind", "Tokens", "find_names"]

HitKind = Literal["name", "demonym", "variant", "area", "direction", "road", "numbered road", "facility", "unknown"]

_JOINS = frozenset({" ", "-", "'"})
_ABBREVIATIONS = frozenset({"st", "mt", "ft"})
_LONGEST = 7  # words
_NO_CASE = "\u0590"  # from here on most scripts that names come in have no capitals
# One-letter prepositions and the article that Arabic and Hebrew write as one word with the name.
_PROCLITICS = {
    "ar": ("وال", "بال", "لل", "وب", "ول", "و", "ب", "ل", "ف", "ك"),
    "he": ("וב", "ול", "ומ", "ב", "ל", "מ", "ה", "ו", "ש", "כ"),
}
_CASE_ENDINGS = ("ах", "ами", "ам", "ом", "ой", "ою", "ем", "ей", "ів", "ов", "а", "у", "е", "и", "і", "ы", "ю", "я")

_SHIFTED_ENDINGS = ("ові", "ова", "ову", "овом", "єві", "єва", "єву", "євом")


class Hit(NamedTuple):
    """Words of a text that may name a place: ``text[start:end]``.

    Attributes
    ----------
    first, last : indices of the first and the last word.
    key : the folded words, as they were looked up.
    bearers : the places that bear the name; none where only the form of the words speaks for a place.
    """

    first: int
    last: int
    start: int
    end: int
    key: str
    kind: HitKind
    bearers: tuple[Bearer, ...] = ()


class Tokens:
    """A text cut into words, with what is asked of each again and again.

    Attributes
    ----------
    folded : each word as names are compared.
    capital : whether a word opens with a capital.
    caseless : whether a word is of a script that has no capitals, such as Arabic or Hebrew.
    upper : whether a word of two letters or more is all capitals.
    opens : whether a word opens a sentence, a line or a quotation.
    small : folded words that the text also writes in small letters.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = list(split_words(text))
        self.folded = [fold_word(word.raw) for word in self.words]
        self.capital = [_is_capital(word.raw) for word in self.words]
        plain = text.isascii()
        self.caseless = [not plain and not word.raw.isascii() and _is_caseless(word.raw) for word in self.words]
        self.upper = [len(word.raw) > 1 and word.raw.isupper() for word in self.words]
        self.opens = [self._opens(index) for index in range(len(self.words))]
        self.small = {
            folded
            for folded, capital, caseless in zip(self.folded, self.capital, self.caseless, strict=True)
            if not (capital or caseless)
        }

    def __len__(self) -> int:
        return len(self.words)

    def joined(self, index: int) -> bool:
        """Tell whether a word may belong to one name with the word before."""
        link = self.words[index].link
        if link == ".":
            before = self.folded[index - 1]
            return len(before) == 1 or before in _ABBREVIATIONS
        return link in _JOINS

    def _opens(self, index: int) -> bool:
        if index == 0:
            return True
        gap = self.text[self.words[index - 1].end : self.words[index].start]
        if gap == " ":
            return False
        return "\n" in gap or any(mark in gap for mark in '.!?:;“"•¶*') or len(gap) > 3


def find_names(tokens: Tokens, bearers: Bearers, demonyms: Demonyms) -> list[Hit]:
    """Return every span of a text that spells a listed name, and every demonym, from left to right.

    Parameters
    ----------
    bearers : answers which places bear a name.
    demonyms : answers which place a demonym belongs to.
    """
    hits: list[Hit] = []
    count = len(tokens)
    for first in range(count):
        if not (tokens.capital[first] or tokens.caseless[first]) or not tokens.folded[first]:
            continue
        key = tokens.folded[first]
        ends = {len(key): first}
        last = first
        while last + 1 < count and last - first < _LONGEST and tokens.joined(last + 1) and tokens.folded[last + 1]:
            last += 1
            key = f"{key} {tokens.folded[last]}"
            ends[len(key)] = last
        known = bearers.prefixes(key, ends)
        if not known and key[0] >= "\u0400":
            known_inflected = _inflected(tokens, first, key, ends, bearers)
            if known_inflected is not None:
                hits.append(known_inflected)
        for found in known:
            last = ends[len(found)]
            if last > first and not _may_end(tokens, last):
                continue
            if (hit := _hit(tokens, first, last, found, bearers)) is not None:
                hits.append(hit)
        for length, last in ends.items():
            places = demonyms.get(key[:length])
            if places:
                start, end = tokens.words[first].start, tokens.words[last].end
                hits.append(Hit(first, last, start, end, key[:length], "demonym", places))
    return hits


def _may_end(tokens: Tokens, last: int) -> bool:
    """Tell whether a name may end in a word: Tower 22, Côte d'Ivoire, St. John's, but not in one in small letters."""
    word = tokens.words[last]
    return tokens.capital[last] or not word.raw.islower() or (word.raw == "s" and word.link == "'")


def _hit(tokens: Tokens, first: int, last: int, key: str, bearers: Bearers) -> Hit | None:
    if first == last and len(key) == 1:
        return None
    shouted = all(word.raw.isupper() for word in tokens.words[first : last + 1])
    end = tokens.words[last].end
    before_stop = tokens.text[end : end + 1] == "."
    dotted = before_stop or "." in tokens.words[last].raw
    found = tuple(bearer for bearer in bearers.of(key) if _written_so(bearer, shouted, dotted))
    if not found:
        return None
    if before_stop and any(bearer.flags & ABBREVIATED for bearer in found):
        end += 1
    return Hit(first, last, tokens.words[first].start, end, key, "name", found)


def _written_so(bearer: Bearer, shouted: bool, dotted: bool) -> bool:
    """Tell whether running text would write the name so: no machine's transcription, no code of an airport.

    An abbreviation needs its full stop or capitals: "Miss Smith" is not of Mississippi.
    """
    if bearer.flags & TRANSCRIBED:
        return False
    if bearer.flags & CAPITALS:
        return shouted and not bearer.feature_code.startswith("PPL")
    return dotted or shouted or bearer.flags & (ABBREVIATED | MAIN) != ABBREVIATED


def _inflected(tokens: Tokens, first: int, key: str, ends: Mapping[int, int], bearers: Bearers) -> Hit | None:
    """Return a name in a case of a Slavic language, or behind a letter that Arabic and Hebrew write as one with it."""
    word, folded = tokens.words[first], tokens.folded[first]
    if folded[0] < _NO_CASE:
        stems = [folded[: -len(ending)] + "ів" for ending in _SHIFTED_ENDINGS if folded.endswith(ending)]
        for stem in stems:  # Київ, but у Києві
            found = bearers.of(stem) if bearers.known(stem) else ()
            if found:
                return Hit(first, first, word.start, word.end, stem, "name", found)
        for ending in _CASE_ENDINGS:
            if folded.endswith(ending) and len(folded) - len(ending) >= 3:
                stem = folded[: -len(ending)]
                for key in (stem, *(stem + other for other in ("а", "я", "ь", "ы", "и", "о", "е"))):
                    found = (
                        tuple(b for b in bearers.of(key) if _written_so(b, False, False)) if bearers.known(key) else ()
                    )
                    if found and key != folded:
                        return Hit(first, first, word.start, word.end, key, "name", found)
        return None
    for letters in _PROCLITICS["he" if folded[0] <= "\u05ff" else "ar"]:
        if word.raw.startswith(letters) and len(folded) - len(letters) >= 3:
            rest = folded[len(letters) :]
            article = "ال" if letters.endswith("ال") or letters == "لل" else ""
            head = fold_word(article + rest)
            shift = len(head) - len(folded)
            known = bearers.prefixes(head + key[len(folded) :], {end + shift: last for end, last in ends.items()})
            if known:
                longest = max(known, key=len)
                last = ends[len(longest) - shift]
                cut = len(letters) - len(article) if letters != "لل" else len(letters)
                while not word.raw[cut].isalnum():  # a vowel sign of the letter, or an invisible mark
                    cut += 1
                end = tokens.words[last].end
                return Hit(first, last, word.start + cut, end, longest, "name", bearers.of(longest))
    return None


def _is_capital(word: str) -> bool:
    if word[0].isalpha() and word.isascii():
        return word[0].isupper()
    for letter in word:
        if letter.isdigit() or letter.islower():
            return False
        if letter.isupper() or letter.istitle():
            return True
    return False


def _is_caseless(word: str) -> bool:
    # To Unicode the letters of Georgian are small ones; its writers know no others.
    return not word[0].isdigit() and all(
        "\u10d0" <= letter <= "\u10ff" or not (letter.isupper() or letter.islower() or letter.istitle())
        for letter in word
    )
