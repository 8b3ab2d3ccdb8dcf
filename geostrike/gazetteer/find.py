"""Every name of a gazetteer that stands in a text, all readings of it, wanted or not.

Names overlap here: "New York" is found in "New York City", and a town in a surname. Which of them the writer meant as a
place is for the reading stage to judge; this one knows only how names are written.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from geostrike.gazetteer.bearers import KNOWN, MORE
from geostrike.gazetteer.spelling import fold_word
from geostrike.gazetteer.store import ABBREVIATED
from geostrike.gazetteer.tokens import Tokens

if TYPE_CHECKING:
    from geostrike.gazetteer.bearers import Bearer, Bearers
    from geostrike.gazetteer.demonyms import Demonyms

__all__ = ["Hit", "HitKind", "Tokens", "find_names"]

HitKind = Literal["name", "demonym", "variant", "area", "direction", "road", "numbered road", "facility", "unknown"]

_LONGEST = 7  # words
_NO_CASE = "\u0590"  # from here on most scripts that names come in have no capitals
_SHORTEST_STEM = 3  # letters
_INFLECTED = "\u0400"  # from here on names have endings, or prepositions written as one word with them
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


def find_names(tokens: Tokens, bearers: Bearers, demonyms: Demonyms) -> list[Hit]:
    """Return every span of a text that spells a listed name, and every demonym, from left to right.

    Parameters
    ----------
    bearers : answers which places bear a name.
    demonyms : answers which place a demonym belongs to.
    """
    hits: list[Hit] = []
    openings = tokens.large
    if any(tokens.caseless):
        openings = [n for n, caseless in enumerate(tokens.caseless) if caseless or tokens.capital[n]]
    for first in openings:
        word = tokens.folded[first]
        if not word or not (tokens.capital[first] or tokens.caseless[first]):
            continue
        known = False
        if bearers.begins(word) or word in demonyms.openings:
            known = _add_names(hits, tokens, first, bearers, demonyms)
        if not known and word >= _INFLECTED and (hit := _inflected(tokens, first, bearers, demonyms)):
            hits.append(hit)
    return hits


def _add_names(hits: list[Hit], tokens: Tokens, first: int, bearers: Bearers, demonyms: Demonyms) -> bool:
    """Add the names that open with a word, the shortest first, then the demonyms; tell whether any name is listed."""
    known = False
    of_people: list[Hit] = []
    for last, key in _keys(tokens, first, tokens.folded[first], bearers, demonyms):
        if bearers.begins(key) & KNOWN:
            known = True
            if (last == first or _may_end(tokens, last)) and (hit := _hit(tokens, first, last, key, bearers)):
                hits.append(hit)
        if key in demonyms.openings and (places := demonyms.get(key)):
            of_people.append(Hit(first, last, tokens.starts[first], tokens.ends[last], key, "demonym", places))
    hits += of_people
    return known


def _keys(tokens: Tokens, first: int, key: str, bearers: Bearers, demonyms: Demonyms) -> list[tuple[int, str]]:
    """Return a folded word, and with it those that follow, as far as names go on: the last of them, and all of them."""
    keys = [(first, key)]
    for last in range(first + 1, min(first + _LONGEST + 1, tokens.count)):
        if not (bearers.begins(key) & MORE or key in demonyms.openings) or not tokens.joined(last):
            break
        if not tokens.folded[last]:
            break
        key = f"{key} {tokens.folded[last]}"
        keys.append((last, key))
    return keys


def _may_end(tokens: Tokens, last: int) -> bool:
    """Tell whether a name may end in a word: Tower 22, Côte d'Ivoire, St. John's, but not in one in small letters."""
    word = tokens.words[last]
    return tokens.capital[last] or not word.islower() or (word == "s" and tokens.links[last] == "'")


def _hit(tokens: Tokens, first: int, last: int, key: str, bearers: Bearers) -> Hit | None:
    if first == last and len(key) == 1:
        return None
    shouted = all(map(str.isupper, tokens.words[first : last + 1]))
    end = tokens.ends[last]
    before_stop = tokens.text[end : end + 1] == "."
    found = bearers.written(key, shouted, before_stop or "." in tokens.words[last])
    if not found:
        return None
    if before_stop and any(bearer.flags & ABBREVIATED for bearer in found):
        end += 1
    return Hit(first, last, tokens.starts[first], end, key, "name", found)


def _inflected(tokens: Tokens, first: int, bearers: Bearers, demonyms: Demonyms) -> Hit | None:
    """Return a name in a case of a Slavic language, or behind a letter that Arabic and Hebrew write as one with it."""
    folded, start = tokens.folded[first], tokens.starts[first]
    if folded[0] < _NO_CASE:
        for stem in _stems(folded):
            if bearers.known(stem) and (found := bearers.written(stem, False, False)):
                return Hit(first, first, start, tokens.ends[first], stem, "name", found)
        return None
    for cut, head in _heads(tokens.words[first], folded):
        if not bearers.begins(head):
            continue
        known = [pair for pair in _keys(tokens, first, head, bearers, demonyms) if bearers.known(pair[1])]
        if known:
            last, key = known[-1]
            return Hit(first, last, start + cut, tokens.ends[last], key, "name", bearers.of(key))
    return None


@lru_cache(maxsize=20_000)
def _stems(folded: str) -> tuple[str, ...]:
    """Return the names that a Slavic word may be a case of: Київ, but у Києві."""
    stems = [folded[: -len(ending)] + "ів" for ending in _SHIFTED_ENDINGS if folded.endswith(ending)]
    for ending in _CASE_ENDINGS:
        if folded.endswith(ending) and len(folded) - len(ending) >= _SHORTEST_STEM:
            stem = folded[: -len(ending)]
            stems += (key for key in (stem, *(stem + other for other in "аяьыиое")) if key != folded)
    return tuple(stems)


@lru_cache(maxsize=20_000)
def _heads(word: str, folded: str) -> tuple[tuple[int, str], ...]:
    """Return what an Arabic or Hebrew word is behind each letter that is no part of it, and where that begins."""
    heads = []
    for letters in _PROCLITICS["he" if folded[0] <= "\u05ff" else "ar"]:
        if word.startswith(letters) and len(folded) - len(letters) >= _SHORTEST_STEM:
            article = "ال" if letters.endswith("ال") or letters == "لل" else ""
            cut = len(letters) - len(article) if letters != "لل" else len(letters)
            while cut < len(word) - 1 and not word[cut].isalnum():  # a vowel sign of the letter, or an invisible mark
                cut += 1
            heads.append((cut, fold_word(article + folded[len(letters) :])))
    return tuple(heads)
