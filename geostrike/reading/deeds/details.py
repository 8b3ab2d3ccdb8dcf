"""What was hit, with what, and who says so, in the passage's own words."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from geostrike.reading.deeds.lexicon import lexicon
from geostrike.reading.numbers import NUMBER

if TYPE_CHECKING:
    from geostrike.reading.deeds.triggers import Trigger
    from geostrike.reading.page.passages import Passage

__all__ = ["attributed_to", "target_of", "weapon_of"]

_STOP = (
    r"in|across|along|near|that|which|who|after|with|used|known|to|by|from|as|because|destroying"
    r"|killing|on|over|inside|where|when|while|during|before|resulting|reportedly|including"
    r"|following|for|such|so|came|was|were|is|are|killed|left|wounded|injured|took|has|had|have|began|continued|caused"
    r"|damaged|yesterday|today|overnight|early|late"
)
_LAUNCHED_AT = re.compile(
    rf"\b(?P<lead>at|against|towards?|on|targeting)\s+(?P<words>(?:(?!(?:{_STOP})\b)[\w.’'&/-]+\s*){{1,14}})", re.I
)
_TARGET = re.compile(
    rf"\s*(?P<lead>on|against|at|targeting|hit|struck)?\s*(?P<words>(?:(?!(?:{_STOP})\b)[\w.’'&/-]+\s*){{1,14}})", re.I
)
_DESTROYED = re.compile(
    rf"\b(?:destroying|destroyed|hitting|damaging)\s+(?P<words>(?:(?!(?:{_STOP})\b)[\w’'&/-]+\s*){{1,8}})", re.I
)
# What stands before a weapon and says how many there were, or of what kind: up to four words, the last right before it.
_MODIFIERS = re.compile(
    rf"(?:(?<![\w-])(?:(?!(?:19|20)\d\d\b){NUMBER}|a|an|(?-i:[A-Z]\.?[A-Z]\.?)|(?-i:[A-Z][a-z]+(?:an|ish|ese|eli|aqi|eni))"
    rf"|[\w]+-[\w-]+|[A-Z]{{1,3}}-?\d+\w*|fighter|attack|precision|guided|small|heavy|several"
    rf"|multiple|suspected)\s+){{0,4}}$",
    re.I,
)
_NOT_AHEAD = re.compile(r"[;:|]|\b(?:in response|after|used|for)\b")
_ARTICLE = re.compile(r"^(?:an?|the)\s+", re.I)
# Letters from a deed in which its weapons are told, and before a weapon in which it is described.
_WEAPON_WITHIN = 110
_MODIFIED_WITHIN = 60
_SAYS = re.compile(
    r"(?:^|[.,;:—–]\s*|\bthe\s+)(?:The\s+|the\s+)?(?P<who>(?:[A-Z][\w.’'-]*)(?:\s+(?:of|and|for"
    r"|the|[A-Z][\w.’'-]*)){0,6})(?:,[^,]{0,120},)?\s+(?:has\s+|have\s+|had\s+)?(?:said|says"
    r"|reported|stated|announced|confirmed|told)\b"
)
_WHEN = re.compile(
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Monday|Tuesday"
    r"|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
)
_WITH = re.compile(
    r"\b(?:with|using|by|dropp\w+|releas\w+|fired|firing|launch\w*|(?:barrage|salvo|volley|wave"
    r"|swarm|hail)s? of)\s+(?:(?!and\b)[\w-]+\s+){0,4}$",
    re.I,
)


def target_of(text: str, passage: Passage, trigger: Trigger) -> str:
    """Return the words that say what was hit; "" where the passage does not say."""
    destroyed = _DESTROYED.search(text, trigger.end, passage.end)
    if destroyed and trigger.kind == "launch":
        return _clean(destroyed.group("words"))
    if trigger.passive or trigger.kind == "intercept":
        return ""
    if trigger.kind == "launch" and not trigger.transitive:
        match = _LAUNCHED_AT.search(text, trigger.end, passage.end)
    else:
        match = _TARGET.match(text, trigger.end, passage.end)
    if not match:
        return ""
    verbal = (
        trigger.transitive
        or trigger.kind != "noun"
        or not trigger.text.lower().rstrip("s").endswith(("strike", "attack", "raid", "assault", "bombing"))
    )
    if not match.group("lead") and not verbal:
        return ""
    words = _clean(match.group("words"))
    return "" if _WHEN.match(words) else words


def weapon_of(text: str, passage: Passage, trigger: Trigger, previous: int, following: int) -> str:
    """Return the aircraft and munitions with which it was done, in the passage's words, in order."""
    found: list[str] = []
    floor = max(previous, passage.start, trigger.start - _WEAPON_WITHIN)
    for match in _weapons().finditer(text, floor, min(following, trigger.end + _WEAPON_WITHIN)):
        if not _did_it(text, trigger, match.start(), match.end()):
            continue
        before = _MODIFIERS.search(text[max(floor, match.start() - _MODIFIED_WITHIN) : match.start()])
        start = match.start() - (len(before.group()) if before else 0)
        words = _ARTICLE.sub("", " ".join(text[start : match.end()].split()))
        if words and words not in found:
            found.append(words)
    return "; ".join(found)


def _did_it(text: str, trigger: Trigger, start: int, end: int) -> bool:
    """Whether the weapon at ``text[start:end]`` did it: within the trigger's words, before them or behind "by"."""
    if any(start < last and first < end for first, last in (*trigger.agent, (trigger.start, trigger.end))):
        return True
    if end <= trigger.start:
        return not trigger.passive and not _NOT_AHEAD.search(text, end, trigger.start)
    return bool(_WITH.search(text, trigger.start, start))


@cache
def _weapons() -> re.Pattern[str]:
    return lexicon().weapons


def attributed_to(passage: Passage) -> str:
    """Return who the passage says reports it; "" where it names nobody."""
    match = _SAYS.search(passage.text)
    return match.group("who") if match else ""


def _clean(words: str) -> str:
    words = " ".join(words.split()).strip(" .,;:-–—|")
    return re.sub(r"\s+(?:and|or|of|the|a|an|is|are|was|were|has|have)$", "", words)
