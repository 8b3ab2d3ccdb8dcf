"""Which of the armed groups and states' forces that a passage names did what a trigger tells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geostrike.reading.deeds.actor_names import Actor, find_actors, named_groups
from geostrike.reading.deeds.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.reading.deeds.triggers import Trigger
    from geostrike.reading.page.passages import Passage
    from geostrike.reading.said.responsibility import Said

__all__ = ["Actor", "actor_of", "find_actors", "named_groups"]

_BLAMED = re.compile(
    r"^[^,;:.]{0,60}\b(?:blamed on|attributed to|(?:believed|thought|said|suspected) to be)\s+(?:the\s+)?$",
    re.I,
)
_BY = re.compile(
    r"\b(?:carried out|launched|conducted|fired|staged|claimed|mounted|executed|waged|made|perpetrated|committed"
    r"|flown)\s+(?:\w+ly\s+)?by\s+(?:the\s+|an?\s+|suspected\s+|radical\s+|\w+\s+){0,3}$",
    re.I,
)
# Up to three words between an actor's name and the noun it qualifies, none of which leads elsewhere.
_QUALIFIER = re.compile(
    r"(?:[’']s?)?(?:[\s-]+(?!(?:in|on|at|to|of|and|by|that|from|a|the|an|over|killed|wounded|with"
    r"|after|for|came|come|under|suffered|survived|was|were|is|are|has|have|had|said|says|reported|launched|carried|conducted|staged|fired|made|mounted|flew|waged|renewed"
    r"|killed)\b)\w[\w-]*){0,3}[\s-]+",
    re.I,
)
_IT = re.compile(r"\b(?:it|they)\W*$", re.I)
# Letters behind a weapon in which it is told whose it was.
_OF_WHOM = 30
# Letters before a name in which it is told where it is.
_LEAD = 40
# A name behind these says where something was, whom it met or whose it is, not who acted.
_ELSEWHERE = re.compile(
    r"\b(?:in|at|on|over|near|inside|across|into|toward|towards|outside|against|off|around|from|for|with|to|targeting|within"
    r"|along|opposite|between)\s+(?:(?:the|an?|its|their|eastern|western|northern|southern|central|occupied|neighbou?ring|areas?|parts?"
    r"|north-?eastern|north-?western|south-?eastern|south-?western|territory)\s+|of\s+"
    r"|(?-i:[A-Z])[\w-]+(?:,\s+(?-i:[A-Z])[\w-]+)?\s+and\s+)*$",
    re.I,
)
_ASIDE = re.compile(r"\b(?:that|which|who|where)\b|,\s")
_QUALIFIED = re.compile(r"(?-i:[A-Z])[\w.]+\s+$")
_ITS = re.compile(r"\band\s+(?:its|their|his)\s", re.I)
_PRONOUN = re.compile(
    r"\b(?:it|they|he|she|the (?:group|movement|faction|militia|rebels|organi[sz]ation)"
    r"|(?:its|their) (?:\w+ ){0,2}(?:forces|aircraft|jets|warplanes|planes|troops|army|navy|military|fighters"
    r"|drones|missiles|rockets))\W*$",
    re.I,
)
_SPEAKS = re.compile(r"\b(?:said|says|claimed|claims|announced|added|stated|confirmed|reported|told)\b", re.I)
# Who sent what was brought down.
_SENT_BY = re.compile(
    r"\b(?:fired|launched|sent|loosed|directed|operated|deployed|flown|from)\s+(?:\w+ly\s+)?(?:by\s+|(?:from\s+)?(?:an?\s+)?(?:areas?"
    r"|territory|land|parts)\s+(?:of\s+\w+\s+)?(?:under\s+the\s+control\s+of|\w+\s+by)\s+)?(?:the\s+|an?\s+)?(?:[\w-]+\s+){0,2}$",
    re.I,
)
_HELD = re.compile(r"-(?:held|controlled|run)\s+(?:areas?|territory|territories|parts|land|Yemen|region)\b", re.I)


def actor_of(
    text: str,
    passage: Passage,
    trigger: Trigger,
    actors: Sequence[Actor],
    previous: int,
    following: int,
    said: Sequence[Said] = (),
    before: Actor | None = None,
) -> Actor | None:
    """Return who did what `trigger` tells, or None where the passage does not say.

    In this order: who is named after "by" or "blamed on"; who stands right before the noun ("Turkish raids"); who
    claims it; the subject, unless the verb is passive; who is blamed. Who denies it, or has not claimed it, is not
    said to have done it. Where nobody is named, a state's forces may be told without the state: "regime warplanes".

    Parameters
    ----------
    previous, following : the end of the trigger before this one, the start of the one after it.
    said : what the passage says of who claimed, denied or is blamed for this.
    before : who did what the passage before tells, for whom "it" or "the group" may stand.
    """
    if trigger.kind == "intercept":
        return _launcher(text, trigger, actors, following)
    absolved = [one.actor for one in said if one.stance in ("not_claimed", "denied")]
    able = [a for a in actors if not a.compound and a not in absolved and text[a.start - 1 : a.start] != "("]
    behind = _behind(text, trigger, able, following) or _from_held(text, trigger, actors)
    if behind:
        return behind
    for actor in reversed(able):
        if trigger.kind == "noun" and actor.start >= previous and _qualifies(text, actor, trigger):
            return actor
    claimants = [one.actor for one in said if one.stance == "claimed" and one.actor]
    if claimants:
        return claimants[0]
    return (
        _with_its_own(text, trigger)
        or _subject(text, passage, trigger, able, before)
        or next((one.actor for one in said if one.stance == "blamed" and one.actor), None)
        or _unnamed(text, passage, trigger)
    )


def _behind(text: str, trigger: Trigger, actors: Sequence[Actor], following: int) -> Actor | None:
    """Who is named behind "by", or "blamed on"."""
    for first, last in trigger.agent:
        # A state behind "from" is where it came from, unless its forces are named.
        origin = text[max(0, first - 5) : first].strip() == "from"
        for actor in actors:
            if not first <= actor.start < last or _ELSEWHERE.search(text, first, actor.start):
                continue
            if not origin or actor.kind == "group" or " " in text[actor.start : actor.end].removeprefix("the "):
                return actor
    for actor in actors:
        if trigger.end <= actor.start < min(following, trigger.end + 140):
            between = text[trigger.end : actor.start]
            if (_BY.search(between) and (trigger.kind == "noun" or trigger.passive)) or _BLAMED.search(between):
                return actor
    return None


def _from_held(text: str, trigger: Trigger, actors: Sequence[Actor]) -> Actor | None:
    """Who holds the land from which it was launched: "from Houthi-held areas"."""
    for first, last in trigger.agent:
        for actor in actors:
            if (
                first <= actor.start < last
                and _HELD.match(text, actor.end)
                and text[max(0, first - 6) : first].rstrip().endswith("from")
            ):
                return actor
    return None


def _subject(
    text: str, passage: Passage, trigger: Trigger, actors: Sequence[Actor], before: Actor | None
) -> Actor | None:
    """Who is named before the verb; for a pronoun, who spoke or acted before it."""
    for first, end in trigger.subject:
        aside = _ASIDE.search(text, first, end)
        last = aside.start() if aside else end
        if trigger.kind == "weapon_subject" and trigger.weapon:
            # Whose weapon it was is told right beside it: "a missile of the Houthis".
            at = text.find(trigger.weapon, first, end)
            last = min(last, at + len(trigger.weapon) + _OF_WHOM) if at >= 0 else last
        own = [
            a
            for a in actors
            if first <= a.start < end and not _ELSEWHERE.search(text, max(passage.start, a.start - _LEAD), a.start)
        ]
        # "The yard that Israel struck": what stands before "that" was hit.
        within = [a for a in own if a.start < last] or (own if not trigger.weapon else [])
        if within:
            return _leading(text, within)
        if pronoun := _PRONOUN.search(text, first, last):
            return _stood_for(text, passage, actors, first, before, group=pronoun.group().lower().startswith("the "))
    return None


def _stood_for(
    text: str, passage: Passage, actors: Sequence[Actor], start: int, before: Actor | None, *, group: bool
) -> Actor | None:
    """For whom a pronoun at `start` stands: who is named before it in the passage, or acted in the one before.

    Parameters
    ----------
    group : whether it is "the group" or the like, and stands for no state.
    """
    told = [actor for actor in actors if actor.end <= start]
    if group:
        named = [actor for actor in (*([before] if before else ()), *told) if actor.kind == "group"]
        return named[-1] if named else None
    acting = [a for a in told if not _ELSEWHERE.search(text, max(passage.start, a.start - _LEAD), a.start)]
    return acting[-1] if acting else before


def _with_its_own(text: str, trigger: Trigger) -> Actor | None:
    """A state's unnamed forces that others only go with: "the occupation army and its mercenaries"."""
    forces, name = lexicon().unnamed_forces, lexicon().unnamed_state
    for first, last in trigger.subject:
        match = forces.search(text, first, last) if _ITS.search(text, first, last) else None
        if match and not _QUALIFIED.search(text, first, match.start()):
            return Actor(start=match.start(), end=match.end(), name=name, kind="state")
    return None


def _leading(text: str, actors: Sequence[Actor]) -> Actor:
    """The last of a subject's actors, unless it only goes with the first: "the army and its mercenaries"."""
    if len(actors) > 1 and _ITS.search(text, actors[0].end, actors[-1].start):
        return actors[0]
    named = [actor for actor in actors if actor.name not in lexicon().generic_actors]
    return (named or actors)[-1]


def _unnamed(text: str, passage: Passage, trigger: Trigger) -> Actor | None:
    """A state's forces whose state is not named: "regime warplanes", "the occupation army"."""
    forces, name = lexicon().unnamed_forces, lexicon().unnamed_state
    for first, last in (*trigger.agent, *trigger.subject):
        match = forces.search(text, first, last)
        if match and not _ELSEWHERE.search(text, max(passage.start, match.start() - _LEAD), match.start()):
            return Actor(start=match.start(), end=match.end(), name=name, kind="state")
        if _IT.search(text, first, last):
            match = forces.search(text, passage.start, first)
            if match and _SPEAKS.search(text, match.end(), first):
                return Actor(start=match.start(), end=match.end(), name=name, kind="state")
    return None


def _launcher(text: str, trigger: Trigger, actors: Sequence[Actor], following: int) -> Actor | None:
    """Who sent what was brought down: "a Houthi drone", "missiles fired by the Houthis"."""
    for actor in actors:
        before, after = text[max(0, actor.start - 60) : actor.start], text[actor.end : actor.end + 60]
        if actor.end <= following and _SENT_BY.search(before) and (_HELD.match(after) or not _ELSEWHERE.search(before)):
            return actor
        within = any(first <= actor.start < last for first, last in trigger.subject)
        if within and not actor.compound and not _ELSEWHERE.search(before):
            return actor
    return None


def _qualifies(text: str, actor: Actor, trigger: Trigger) -> bool:
    """Whether an actor's name stands right before a noun, or takes it in: "Turkish raids", "U.S. strikes"."""
    if actor.start <= trigger.start < actor.end:
        return True
    return actor.end <= trigger.start and bool(_QUALIFIER.fullmatch(text, actor.end, trigger.start))
