"""The cues that the words right before and right after a span give."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from geostrike.reading.naming.lexicon import lexicon
from geostrike.reading.naming.setting import MANY_AREAS, PLURAL_LIST

if TYPE_CHECKING:
    from geostrike.gazetteer.find import Hit
    from geostrike.gazetteer.tokens import Tokens
    from geostrike.reading.naming.setting import Setting

__all__ = ["cues_after", "cues_before"]

_ENDINGS = ("ed", "ing", "ly", "ers", "s")
_APOSTROPHES = frozenset("'’")
_MARKS = dict(
    zip(
        '.,;:)/\n"”–—',
        (
            f"before mark {mark}/"
            for mark in "stop comma semicolon colon closing slash end quote quote dash dash".split()
        ),
        strict=True,
    )
)


def cues_before(tokens: Tokens, hit: Hit, setting: Setting, cues: list[str]) -> None:
    """Add what stands before a span.

    What a neighbour is in the gazetteer adds a cue and never takes one away, and such cues only ever speak for a span:
    a place that is added to the gazetteer must not cost its neighbours theirs.
    """
    first = hit.first
    if first == 0:
        return
    folded, link = tokens.folded[first - 1], tokens.links[first]
    if link == " ":
        _behind_space(tokens, first, setting, cues)
    elif link == "." and len(folded) == 1:
        cues.append("after initial/")
    elif link == "-":
        raw = tokens.words[first - 1]
        cues.append("after party" if raw.isupper() and len(raw) <= 3 else "after hyphen/")
        if first - 1 in setting.closing:
            cues.append("after place and hyphen/")
    elif link == "," or tokens.text[hit.start - 1] == "(":
        cues.append(f"after {'comma' if link == ',' else 'bracket'}/")
        if link == "," and first - 1 in setting.closing:
            cues.append("after place and comma/")
    elif tokens.text[hit.start - 1] == "/":
        cues.append("after slash")
    elif link == "'" and folded == "s":
        cues.append("after possessive/")
    if folded in {"and", "or"} and first - 2 in setting.closing:
        cues.append("after place and/")


def _behind_space(tokens: Tokens, first: int, setting: Setting, cues: list[str]) -> None:
    """Add what the word is that only a space parts from a span."""
    words = lexicon()
    folded = tokens.folded[first - 1]
    opening = tokens.opens[first - 1] and folded in words.functions
    if not tokens.capital[first - 1] or opening:
        cue = _behind_small(folded)
        cues.append(cue)
        if cue == "after the/" and first > 1:
            cue = words.before.get(tokens.folded[first - 2], "other")
            cues.append(f"after {cue} the/")
    elif folded in words.titles:
        cues.append("after Title/")
    elif folded in words.given:
        cues.append("after given/")
        if folded in setting.large:
            cues.append("after given, also a place/")
    elif len(folded) == 1:
        cues.append("after initial/")
    elif folded in words.directions:
        cues.append("after Direction/")
    elif folded in words.common and tokens.opens[first - 1]:
        cues.append("after opening/")
    else:
        cues.append("after capital/")


def cues_after(tokens: Tokens, hit: Hit, setting: Setting, cues: list[str]) -> None:
    """Add what follows a span; of neighbours, `cues_before` says."""
    text, after = tokens.text, hit.last + 1
    mark = text[hit.end : hit.end + 1]
    if mark in _APOSTROPHES and (text[hit.end + 1 : hit.end + 2] == "s" or text[hit.end - 1] == "s"):
        cues.append("possessive/")
    if setting.plurals and PLURAL_LIST.match(text, hit.end):
        cues.append("in plural list/")
    if mark in _MARKS:
        cues.append(_MARKS[mark])
    if after >= tokens.count:
        return
    link = tokens.links[after]
    if link == " " and tokens.capital[after]:
        _capital_after(tokens, hit, setting, cues)
    elif link == " ":
        _small_after(tokens, after, setting, cues)
    elif link == "-":
        cues.append(f"before hyphen{'' if tokens.capital[after] else ' and small word'}/")
    elif link == ",":
        if after in setting.opening:
            cues.append("before comma and place/")
            if after in setting.holders:
                cues.append("before its holder/")
        elif tokens.words[after].isdigit():
            cues.append("before age/")


def _capital_after(tokens: Tokens, hit: Hit, setting: Setting, cues: list[str]) -> None:
    words = lexicon()
    after = hit.last + 1
    folded = tokens.folded[after]
    if folded in words.areas:
        cues.append("before Area/")
    elif (kind := words.heads.get(folded)) is not None:
        cues.append(f"before {kind}/")
    elif folded in words.surnames:
        cues.append("before surname/")
        if after in setting.opening:
            cues.append("before surname, also a place/")
        if hit.first == hit.last and hit.key in words.given:
            cues.append("given before surname/")
    else:
        cues.append("before capital/")


def _small_after(tokens: Tokens, after: int, setting: Setting, cues: list[str]) -> None:
    words = lexicon()
    folded = tokens.folded[after]
    if folded in words.areas or folded in words.settled:
        cues.append("before area/")
        cues.append(f"before small {folded}")
        if setting.small_areas >= MANY_AREAS:
            cues.append("before a small area word, as often here")
    else:
        cues.append(_before_small(folded))


@lru_cache(maxsize=20_000)
def _behind_small(word: str) -> str:
    """Return the cue that a word in small letters gives which stands before a span."""
    words = lexicon()
    cue = words.before.get(word) or ("title" if word in words.titles else words.after.get(word))
    return f"after {cue or _form(word)}/"


@lru_cache(maxsize=20_000)
def _before_small(word: str) -> str:
    """Return the cue that a word in small letters gives which stands behind a span."""
    return f"before {lexicon().after.get(word) or _form(word)}/"


def _form(word: str) -> str:
    """Return what the ending of a small word says of it."""
    if word.isdigit():
        return "figure"
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return f"-{ending}"
    return "small word"
