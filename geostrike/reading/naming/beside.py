"""The cues that the words right before and right after a span give."""

from __future__ import annotations

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
    zip('.,;:)/\n"”–—', "stop comma semicolon colon closing slash end quote quote dash dash".split(), strict=True)
)


def cues_before(tokens: Tokens, hit: Hit, setting: Setting, strength: str, cues: list[str]) -> None:
    """Add what stands before a span.

    What a neighbour is in the gazetteer adds a cue and never takes one away, and such cues only ever speak for a span:
    a place that is added to the gazetteer must not cost its neighbours theirs.
    """
    first = hit.first
    if first == 0:
        return
    folded, link = tokens.folded[first - 1], tokens.links[first]
    if link == " ":
        _behind_space(tokens, first, setting, strength, cues)
    elif link == "." and len(folded) == 1:
        cues.append(f"after initial{strength}")
    elif link == "-":
        raw = tokens.words[first - 1]
        cues.append("after party" if raw.isupper() and len(raw) <= 3 else f"after hyphen{strength}")
        if first - 1 in setting.closing:
            cues.append(f"after place and hyphen{strength}")
    elif link == "," or tokens.text[hit.start - 1] == "(":
        cues.append(f"after {'comma' if link == ',' else 'bracket'}{strength}")
        if link == "," and first - 1 in setting.closing:
            cues.append(f"after place and comma{strength}")
    elif tokens.text[hit.start - 1] == "/":
        cues.append("after slash")
    elif link == "'" and folded == "s":
        cues.append(f"after possessive{strength}")
    if folded in {"and", "or"} and first - 2 in setting.closing:
        cues.append(f"after place and{strength}")


def _behind_space(tokens: Tokens, first: int, setting: Setting, strength: str, cues: list[str]) -> None:
    """Add what the word is that only a space parts from a span."""
    words = lexicon()
    folded = tokens.folded[first - 1]
    opening = tokens.opens[first - 1] and folded in words.functions
    if not tokens.capital[first - 1] or opening:
        cue = words.before.get(folded) or ("title" if folded in words.titles else words.after.get(folded))
        if cue is None:
            cue = _form(tokens, first - 1)
        cues.append(f"after {cue}{strength}")
        if cue == "the" and first > 1:
            cue = words.before.get(tokens.folded[first - 2], "other")
            cues.append(f"after {cue} the{strength}")
    elif folded in words.titles:
        cues.append(f"after Title{strength}")
    elif folded in words.given:
        cues.append(f"after given{strength}")
        if folded in setting.large:
            cues.append(f"after given, also a place{strength}")
    elif len(folded) == 1:
        cues.append(f"after initial{strength}")
    elif folded in words.directions:
        cues.append(f"after Direction{strength}")
    elif folded in words.common and tokens.opens[first - 1]:
        cues.append(f"after opening{strength}")
    else:
        cues.append(f"after capital{strength}")


def cues_after(tokens: Tokens, hit: Hit, setting: Setting, strength: str, cues: list[str]) -> None:
    """Add what follows a span; of neighbours, `cues_before` says."""
    text, after = tokens.text, hit.last + 1
    mark = text[hit.end : hit.end + 1]
    if mark in _APOSTROPHES and (text[hit.end + 1 : hit.end + 2] == "s" or text[hit.end - 1] == "s"):
        cues.append(f"possessive{strength}")
    if setting.plurals and PLURAL_LIST.match(text, hit.end):
        cues.append(f"in plural list{strength}")
    if mark in _MARKS:
        cues.append(f"before mark {_MARKS[mark]}{strength}")
    if after >= tokens.count:
        return
    link = tokens.links[after]
    if link == " " and tokens.capital[after]:
        _capital_after(tokens, hit, setting, strength, cues)
    elif link == " ":
        _small_after(tokens, after, setting, strength, cues)
    elif link == "-":
        cues.append(f"before hyphen{'' if tokens.capital[after] else ' and small word'}{strength}")
    elif link == ",":
        if after in setting.opening:
            cues.append(f"before comma and place{strength}")
            if after in setting.holders:
                cues.append(f"before its holder{strength}")
        elif tokens.words[after].isdigit():
            cues.append(f"before age{strength}")


def _capital_after(tokens: Tokens, hit: Hit, setting: Setting, strength: str, cues: list[str]) -> None:
    words = lexicon()
    after = hit.last + 1
    folded = tokens.folded[after]
    if folded in words.areas:
        cues.append(f"before Area{strength}")
    elif (kind := words.heads.get(folded)) is not None:
        cues.append(f"before {kind}{strength}")
    elif folded in words.surnames:
        cues.append(f"before surname{strength}")
        if after in setting.opening:
            cues.append(f"before surname, also a place{strength}")
        if hit.first == hit.last and hit.key in words.given:
            cues.append(f"given before surname{strength}")
    else:
        cues.append(f"before capital{strength}")


def _small_after(tokens: Tokens, after: int, setting: Setting, strength: str, cues: list[str]) -> None:
    words = lexicon()
    folded = tokens.folded[after]
    if folded in words.areas or folded in words.settled:
        cues.append(f"before area{strength}")
        cues.append(f"before small {folded}")
        if setting.small_areas >= MANY_AREAS:
            cues.append("before a small area word, as often here")
    else:
        cues.append(f"before {words.after.get(folded) or _form(tokens, after)}{strength}")


def _form(tokens: Tokens, index: int) -> str:
    """Return what the ending of a small word says of it."""
    word = tokens.folded[index]
    if word.isdigit():
        return "figure"
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return f"-{ending}"
    return "small word"
