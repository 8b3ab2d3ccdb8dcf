"""Whose side was hit: the state or the group to which a passage says that the dead, the target or the site belong."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from geostrike.reading.deeds.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geostrike.reading.deeds.actors import Actor
    from geostrike.reading.deeds.triggers import Trigger
    from geostrike.reading.page.passages import Passage
    from geostrike.reading.sites.sites import Site
    from geostrike.reading.tolls.tolls import TollSpan

__all__ = ["Side", "find_sides", "named_targets", "side_of", "tolls_sides"]

_OF_ITS_OWN = re.compile(r"\b(?:its|their)\b", re.I)
# A state named after these is where somebody comes from or is: "three soldiers from Georgia".
_WHENCE = re.compile(
    r"\b(?:from|in|at|near|across|inside|outside|off|(?:north|south|east|west)\w*\s+of|coast\s+of)\s+(?:the\s+)?$", re.I
)
# ... unless a noun of its own follows: "near US troops".
_ITS_NOUN = re.compile(
    r"(?:[’']s)?\s+(?!(?:port|coast|capital|city|town|province|region|border|waters|soil|territory|airspace"
    r"|(?:north|south|east|west)\w*|and|or|in|on|at|to|by|of|for|with|that|which|who|when|after|before|during|was|were|is|are|has"
    r"|have|had|said|as|from|since|where|while|but)\b)[a-z]"
)
_FORCES = re.compile(r"\s[a-z]")
# The words of the target lead to its owner; what comes after these is told of something else.
_TURNS = re.compile(
    r"[;:]\s|\b(?:after|following|in\s+(?:response|retaliation|reprisal|support)|because|while|when|said|says"
    r"|before|since|despite|killing|wounding|leaving|(?:carried\s+out|launched|conducted|fired|claimed|staged)\s+by"
    r"|blamed|killed|that\s+(?:killed|left|wounded)|from)\b",
    re.I,
)
_OWNED = (
    r"(?:used|run|held|owned|operated|controlled|occupied|manned|guarded|kept|staffed)\s+(?:also\s+)?by"
    r"|(?:tied|linked|loyal|allied|belonging|connected)\s+to|(?:associated|affiliated|aligned)\s+with"
    r"|(?:in|from|at)\s+which|where|housing|hosting|holding"
)
_LEADS = re.compile(
    rf"\b(?:on|against|at|targeting|targeted|hitting|hit|struck|striking|towards?|of|near|outside|{_OWNED})\s+"
    r"(?:(?!(?:in|by|with|for|to)\s)[\w’'.-]+\s+){0,4}$",
    re.I,
)
# "the raids of Israel": who did it.
_OF_WHOM = re.compile(r"\s+of\s+(?:(?:the|an?)\s+)?", re.I)
_OBJECT = re.compile(r"\s*(?:(?!(?:in|by|with|for|to|on|at|near)\s)[\w’'.-]+\s+){0,4}$", re.I)
_LEFT = re.compile(
    r"[;:]\s|\b(?:that|(?<!among )those|which|who|after|when|while|said|says|where|mourned|named|identified|condemned"
    r"|denounced|praised)\b"
)
_APPOSED = re.compile(
    r"\s*[,(—–:-]\s*(?:(?:which|that)\s+(?:is|was|houses|hosts)\s+)?(?:an?|the|home\s+to|where)\s+"
    r"(?:(?!(?:in|by|near)\s)[\w’'-]+\s+){0,7}",
    re.I,
)
_POST_AT = re.compile(
    r"(?:[’']s)?\s+(?:[\w-]+\s+){0,2}?(?:base|outpost|garrison|embassy|consulate|post|camp|airfield|facility|barracks"
    r"|positions?|troops|forces|soldiers|personnel)\s+(?:at|in|near|of|called|known\s+as|named)\s+(?:the\s+)?",
    re.I,
)
_AMONG = re.compile(r"\b(?:was|were|are)\s+among\s+(?:the|its|their|those)\s+(?:\w+\s+)?targets?\b", re.I)
_TARGETS_ARE = re.compile(
    r"\b(?:the|its|their|main|intended|declared)\s+targets?\s+(?:was|were|are|included?|include[sd]?)\s+"
    r"(?:(?!that\b|to\b)[\w’'-]+,?\s+){0,8}",
    re.I,
)
_ORDER = ("toll", "target", "site")


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Who a passage says was hit, and by which of its words."""

    name: str
    kind: Literal["state", "group"]
    told_by: Literal["toll", "target", "site"]


def find_sides(
    text: str,
    passage: Passage,
    trigger: Trigger,
    actors: Sequence[Actor],
    *,
    tolls: Sequence[TollSpan],
    sites: Sequence[Site],
    bounds: tuple[int, int],
    by: Sequence[Actor],
) -> tuple[Side, ...]:
    """Find whose side was hit in what `trigger` tells, as its toll, its target and its sites say.

    Parameters
    ----------
    actors : of the passage; those in `by` did it, or are said to have done it.
    tolls, sites : of this happening.
    bounds : the end of the trigger before this one, and the start of the one after it.
    """
    able = [a for a in actors if not a.compound and a not in by and not _only_where(text, passage, a)]
    hit = _by_target(text, trigger, able, bounds)
    apposed = [actor for site in sites for actor in able if _beside(text, site, actor)]
    return (
        *_by_tolls(able, tolls, trigger.start),
        *([_side(hit, "target")] if hit else []),
        *[_side(actor, "site") for actor in apposed[:1]],
    )


def named_targets(text: str, passage: Passage, actors: Sequence[Actor]) -> tuple[Side, ...]:
    """Return whose side a sentence names that only lists targets: "Depots of X were among the targets"."""
    if match := _AMONG.search(text, passage.start, passage.end):
        named = [actor for actor in actors if actor.end <= match.start() and not actor.compound]
    elif match := _TARGETS_ARE.search(text, passage.start, passage.end):
        named = [a for a in actors if match.start() <= a.start <= match.end() + 60 and not a.compound]
    else:
        return ()
    return tuple(_side(actor, "target") for actor in named[:1])


def tolls_sides(actors: Sequence[Actor], tolls: Sequence[TollSpan]) -> tuple[Side, ...]:
    """Return whose the dead and injured are of tolls that stand alone."""
    return tuple(_by_tolls([actor for actor in actors if not actor.compound], tolls, 0))


def side_of(sides: Iterable[Side], actor1: str) -> str:
    """Return whose side was hit: what the toll says, else the target, else the site; "" where nothing is said.

    A kind of group gives way to a name, or a closer kind, told of the same happening; who did it was not hit.
    """
    told = sorted((side for side in sides if side.name != actor1), key=lambda side: _ORDER.index(side.told_by))
    if not told:
        return ""
    first = told[0]
    if first.name not in lexicon().generic_actors:
        return first.name
    names = [words.name for words in lexicon().actors]
    # The lexicon lists names before kinds, and the closer kind before the wider.
    return min((side.name for side in told if side.kind == "group"), key=names.index)


def _only_where(text: str, passage: Passage, actor: Actor) -> bool:
    """Whether a state's name only says where somebody is or comes from."""
    return (
        actor.kind == "state"
        and bool(_WHENCE.search(text, passage.start, actor.start))
        and not _FORCES.search(text, actor.start, actor.end)
        and not _ITS_NOUN.match(text, actor.end, passage.end)
    )


def _side(actor: Actor, told_by: Literal["toll", "target", "site"]) -> Side:
    return Side(name=actor.name, kind=actor.kind, told_by=told_by)


def _by_tolls(actors: Sequence[Actor], tolls: Sequence[TollSpan], trigger: int) -> list[Side]:
    found = []
    for toll in tolls:
        within = [actor for actor in actors if toll.start <= actor.start and actor.end <= toll.end]
        if not within and _OF_ITS_OWN.search(toll.toll.who):
            within = [actor for actor in actors if actor.kind == "group" and actor.end <= min(trigger, toll.start)]
        found += [_side(actor, "toll") for actor in within[:1]]
    return found


def _by_target(text: str, trigger: Trigger, actors: Sequence[Actor], bounds: tuple[int, int]) -> Actor | None:
    previous, following = bounds
    if trigger.passive:
        suffering = [
            a
            for a in actors
            if previous <= a.start and a.end <= trigger.start and not _LEFT.search(text, a.end, trigger.start)
        ]
        if suffering:
            return suffering[-1]
    for actor in actors:
        if not trigger.end <= actor.start < following:
            continue
        between = text[trigger.end : actor.start]
        if _TURNS.search(between):
            break
        if _OF_WHOM.fullmatch(between):
            continue
        if _LEADS.search(between) or (trigger.transitive and _OBJECT.fullmatch(between)):
            return actor
    return None


def _beside(text: str, site: Site, actor: Actor) -> bool:
    """Whether an actor's name qualifies a site: "Tower 22, a U.S. base", "the U.S. garrison at Al-Tanf"."""
    mention = site.match.mention
    if mention.end <= actor.start:
        return bool(_APPOSED.fullmatch(text, mention.end, actor.start))
    return bool(_POST_AT.fullmatch(text, actor.end, mention.start))
