"""The armed groups and states' forces that a passage names."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from geostrike.reading.deeds.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.model import Match
    from geostrike.reading.deeds.lexicon import ActorWords
    from geostrike.reading.page.passages import Passage

__all__ = ["Actor", "find_actors", "named_groups"]

_WORD = re.compile(r"[A-Z](?:\.[A-Z])+\.?|[^\W_]+(?:[-’'/][^\W_]+)*")
_GENITIVE = ("'s", "s'", "'")
_COALITION = "coalition"
_COALITIONS = ("Saudi-led coalition", "US-led coalition")
_YEMEN = re.compile(r"\b(?:Yemen|Houthi|Sana['’]?a\b|Saudi|Sa['’]?ada\b|Ma['’]?rib\b|Ho?deidah?\b|Ta['’]?iz)", re.I)


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


@cache
def _openings() -> dict[str, tuple[ActorWords, ...]]:
    """The rows of the lexicon whose names may begin with a word, in the lexicon's order."""
    opened: dict[str, list[ActorWords]] = {}
    for row in lexicon().actors:
        for word in row.opens:
            opened.setdefault(word, []).append(row)
    return {word: tuple(rows) for word, rows in opened.items()}


@lru_cache(maxsize=4)
def _all_named(text: str) -> tuple[tuple[int, ...], tuple[Actor, ...]]:
    """The actors that a text names by the lexicon's words, and where they start; of two that open at once the first."""
    openings = _openings()
    found: list[Actor] = []
    last = 0
    for match in _WORD.finditer(text):
        start = match.start()
        if start < last:
            continue
        word = match.group().lower().replace("’", "'")
        rows = openings.get(word)
        if rows is None:
            if word.endswith(_GENITIVE):
                rows = openings.get(word[:-2] if word.endswith("'s") else word[:-1])
            elif "-" in word:
                # "Houthi-held" names them too.
                rows = openings.get(word.partition("-")[0])
            if rows is None:
                continue
        for row in rows:
            name = row.pattern.match(text, start)
            if name:
                last = name.end()
                compound = text[last : last + 1] == "-"
                found.append(Actor(start=start, end=last, name=row.name, kind=row.kind, compound=compound))
                break
    return tuple(actor.start for actor in found), tuple(_coalitions(text, found))


def _coalitions(text: str, found: Sequence[Actor]) -> list[Actor]:
    """Give "the coalition" the name of the one that the text names: the nearest before it, else the first."""
    named = [actor for actor in found if actor.name in _COALITIONS]
    told: list[Actor] = []
    for actor in found:
        if actor.name == _COALITION:
            before = [one.name for one in named if one.start < actor.start]
            name = before[-1] if before else named[0].name if named else _COALITIONS[0 if _YEMEN.search(text) else 1]
            told.append(replace(actor, name=name))
        else:
            told.append(actor)
    return told


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
