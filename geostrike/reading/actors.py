"""Who acts: armed groups and states' forces named in a passage, and which of them did what a trigger tells."""

from __future__ import annotations

import re
from dataclasses import dataclass
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
    return [m.span() for words in lexicon().actors for m in words.pattern.finditer(text, start, end)]


def find_actors(text: str, passage: Passage, matches: Sequence[Match]) -> tuple[Actor, ...]:
    """Find the actors a passage names, in order: groups by name, states by the places and demonyms in `matches`."""
    found: list[Actor] = []
    for words in lexicon().actors:
        for match in words.pattern.finditer(text, passage.start, passage.end):
            if not any(a.start < match.end() and match.start() < a.end for a in found):
                found.append(Actor(start=match.start(), end=match.end(), name=words.name, kind=words.kind))
    for name, pattern in lexicon().forces_of.items():
        for match in re.finditer(rf"\b(?:{pattern})\b", passage.text):
            start, end = passage.start + match.start(), passage.start + match.end()
            found.append(Actor(start=start, end=end, name=name, kind="state"))
    for place in matches:
        mention = place.mention
        if not (place.place and place.place.feature_code.startswith("PCL")):
            continue
        if not passage.start <= mention.start < passage.end or mention.kind == "relative":
            continue
        if any(a.start < mention.end and mention.start < a.end for a in found):
            continue
        forces = re.compile(
            rf"(?:[’']s)?\s+(?:(?!fired|launched|struck|bombed|hit|attacked|targeted|shelled|shot|sent"
            rf"|used)\w+\s+)?{lexicon().forces}\b",
            re.I,
        ).match(text, mention.end, passage.end)
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


def _qualifies(text: str, actor: Actor, trigger: Trigger) -> bool:
    """Whether an actor's name stands right before a noun, or takes it in: "Turkish raids", "U.S. strikes"."""
    if actor.start <= trigger.start < actor.end:
        return True
    return actor.end <= trigger.start and bool(_QUALIFIER.fullmatch(text, actor.end, trigger.start))
