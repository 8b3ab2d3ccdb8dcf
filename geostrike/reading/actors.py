"""Who acts: armed groups and states' forces named in a passage, and which of them did what a trigger tells."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from geostrike.reading.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.model import Match
    from geostrike.reading.passages import Passage
    from geostrike.reading.responsibility import Said
    from geostrike.reading.triggers import Trigger

__all__ = ["Actor", "actor_of", "find_actors", "named_groups"]

_BLAMED = re.compile(r"\b(?:blamed on|blames? on|attributed to|linked to|blam(?:ed|es|ing))\s+(?:the\s+)?$", re.I)
_BY = re.compile(
    r"(?<!used )(?<!run )(?<!held )(?<!owned )(?<!backed )(?<!operated )(?<!utilized )(?<!controlled )(?<!supported )"
    r"(?<!occupied )(?<!attributed )(?<!blamed )(?<!condemned )(?<!confirmed )"
    r"\bby\s+(?:the\s+|an?\s+|suspected\s+|radical\s+|\w+\s+){0,3}$",
    re.I,
)
# Up to three words between an actor's name and the noun it qualifies, none of which leads elsewhere.
_QUALIFIER = re.compile(
    r"(?:[’']s?)?(?:[\s-]+(?!(?:in|on|at|to|of|and|by|that|from|a|the|an|over|killed|wounded|with"
    r"|after|for|came|come|under|suffered|survived|was|were|is|are)\b)\w[\w-]*){0,3}[\s-]+",
    re.I,
)
_NEW_CLAUSE = re.compile(r"\b(?:when|after|while|because|before|where|that|which)\b|;")
_TARGET = re.compile(
    r"\b(?:on(?!\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\s+[A-Z][a-z]{2,8}\.?\s+\d|\s+\d)"
    r"|against|at|targeting|toward|towards|of|housing|in|with|for|from)\s+(?:the\s+|a\s+"
    r"|an\s+|bases?\s+|\w+\s+){0,2}$",
    re.I,
)


_SENT_BY = re.compile(
    r"\b(?:fired|launched|sent|loosed|directed|operated)\s+(?:\w+ly\s+)?(?:by|from\s+(?:areas|territory|land|parts)\s+"
    r"(?:\w+\s+)?(?:held|controlled|run)\s+by)\s+(?:the\s+|an?\s+)?(?:\w+\s+){0,2}$", re.I)
_ITS_WEAPON = re.compile(
    r"(?:[’']s?)?(?:-(?:launched|fired|made))?\s+(?:(?!and\b|in\b|on\b|at\b|said\b)[\w-]+\s+){0,4}?(?:drones?|missiles?|rockets?|UAVs?|UASs?"
    r"|projectiles?|mortars?|boats?|vessels?)\b", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A state or a group, where a passage names it; offsets in the document."""

    start: int
    end: int
    name: str
    kind: Literal["state", "group"]
    compound: bool = False


def named_groups(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans of ``text[start:end]`` that name an actor: a place within one is part of the name."""
    return [(actor.start, actor.end) for actor in _named(text, start, end)]


@lru_cache(maxsize=4)
def _all_named(text: str) -> tuple[tuple[int, ...], tuple[Actor, ...]]:
    """The actors that a text names by the lexicon's words, with where they start; of overlapping ones the first listed."""
    found: list[Actor] = []
    taken = bytearray(len(text))
    for words in lexicon().actors:
        for match in words.pattern.finditer(text):
            start, end = match.span()
            if not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                found.append(Actor(start=start, end=end, name=words.name, kind=words.kind))
    found += [
        Actor(start=match.start(), end=match.end(), name=name, kind="state")
        for name, pattern in _forces_of()
        for match in pattern.finditer(text)
    ]
    found.sort(key=lambda actor: actor.start)
    return tuple(actor.start for actor in found), tuple(found)


@cache
def _forces_of() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(rf"\b(?:{pattern})\b")) for name, pattern in lexicon().forces_of.items())


@cache
def _forces() -> re.Pattern[str]:
    """A state's forces behind its name: "Iraqi army", "U.S. fighter jets"; no verb stands between."""
    return re.compile(
        rf"(?:[’']s)?\s+(?:(?!fired|launched|struck|bombed|hit|attacked|targeted|shelled|shot|sent"
        rf"|used)\w+\s+)?{lexicon().forces}\b",
        re.I,
    )


def _named(text: str, start: int, end: int) -> tuple[Actor, ...]:
    starts, named = _all_named(text)
    return tuple(actor for actor in named[bisect_left(starts, start) : bisect_left(starts, end)] if actor.end <= end)


def find_actors(text: str, passage: Passage, matches: Sequence[Match]) -> tuple[Actor, ...]:
    """Find the actors a passage names, in order: groups by name, states by the places and demonyms in `matches`."""
    found: list[Actor] = list(_named(text, passage.start, passage.end))
    for place in matches:
        mention = place.mention
        if not (place.place and place.place.feature_code.startswith("PCL")):
            continue
        if not passage.start <= mention.start < passage.end or mention.kind == "relative":
            continue
        if any(a.start < mention.end and mention.start < a.end for a in found):
            continue
        forces = _forces().match(text, mention.end, passage.end)
        end = forces.end() if forces and forces.end() <= mention.end + 40 else mention.end
        found.append(
            Actor(
                start=mention.start, end=end, name=place.place.name, kind="state", compound=text[end : end + 1] == "-"
            )
        )
    return tuple(sorted(found, key=lambda actor: actor.start))


def actor_of(
    text: str,
    passage: Passage,
    trigger: Trigger,
    actors: Sequence[Actor],
    previous: int,
    following: int,
    said: Sequence[Said] = (),
) -> Actor | None:
    """Return who did what `trigger` tells, or None where the passage does not say.

    In this order: who is named after "by" or "blamed on"; who stands right before the noun ("Turkish raids"); who
    claims it; the subject, unless the verb is passive; who is blamed. Who denies it, or has not claimed it, is not
    said to have done it.

    Parameters
    ----------
    previous, following : the end of the trigger before this one, the start of the one after it.
    said : what the passage says of who claimed, denied or is blamed for this.
    """
    if trigger.kind == "intercept":
        return _launcher(text, trigger, actors, following)
    absolved = [one.actor for one in said if one.stance in ("not_claimed", "denied")]
    actors = [
        actor
        for actor in actors
        if not actor.compound and actor not in absolved and text[actor.start - 1 : actor.start] != "("
    ]
    for actor in actors:
        if not trigger.end <= actor.start < min(following, trigger.end + 140):
            continue
        before = text[trigger.end : actor.start]
        if _BY.search(before) or _BLAMED.search(before):
            return actor
    for actor in reversed(actors):
        if trigger.kind == "noun" and actor.start >= previous and _qualifies(text, actor, trigger):
            return actor
    claimants = [one.actor for one in said if one.stance == "claimed" and one.actor]
    if claimants:
        return claimants[0]
    if not trigger.passive and (trigger.kind != "noun" or trigger.done):
        subjects = [
            a
            for a in actors
            if previous <= a.start
            and a.end <= trigger.start
            and not _TARGET.search(text[passage.start : a.start])
            and not _NEW_CLAUSE.search(text, a.end, trigger.start)
        ]
        if subjects:
            return subjects[-1]
    return next((one.actor for one in said if one.stance == "blamed" and one.actor), None)


def _launcher(text: str, trigger: Trigger, actors: Sequence[Actor], following: int) -> Actor | None:
    """Who sent what was brought down: "a Houthi drone", "missiles fired by the Houthis"; who brought it down did not."""
    for actor in actors:
        before, after = text[max(0, actor.start - 40) : actor.start], text[actor.end : actor.end + 60]
        if actor.end <= following and _SENT_BY.search(before):
            return actor
        if _ITS_WEAPON.match(after) and (actor.start >= trigger.start or trigger.passive):
            return actor
    return None


def _qualifies(text: str, actor: Actor, trigger: Trigger) -> bool:
    """Whether an actor's name stands right before a noun, or takes it in: "Turkish raids", "U.S. strikes"."""
    if actor.start <= trigger.start < actor.end:
        return True
    return actor.end <= trigger.start and bool(_QUALIFIER.fullmatch(text, actor.end, trigger.start))
