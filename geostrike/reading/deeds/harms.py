"""Deeds told by what they did to somebody: "a drone killed three", "came under fire", "the base took four rockets"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.reading.deeds.frame import Frame
from geostrike.reading.deeds.vocabulary import Word

if TYPE_CHECKING:
    from geostrike.reading.deeds.clause import Clause
    from geostrike.reading.deeds.frame import Verb

__all__ = ["casualty", "suffered", "taken"]

_DEEDS = Word.NOUNS & ~Word.OF_WEAPONS
_TAKEN = Word.WEAPON | Word.BOAT
_ABOARD_WITHIN = 12


def suffered(clause: Clause, i: int, last: int) -> Frame:
    """Return the deed of an idiom at `i` whose subject suffers: "came under fire"."""
    by = clause.agent(last, "by", "from")
    return Frame(first=i, last=last, head=i, kind="object", passive=True, done=True, agent=by)


def casualty(clause: Clause, verb: Verb) -> Frame | None:
    """Return the deed told by its harm: "a drone killed three", "killed by a mortar shell"."""
    if not verb.past:
        return None
    i, last = verb.at, verb.last
    by = clause.agent(last, "by")
    if by and (verb.passive or clause.before(i) < 0 or not clause.opens_object(last)):
        weapon = clause.arm(by, Word.ARMS)
        if weapon is None or clause.head_of(by, _DEEDS):
            return None
        return Frame(first=i, last=last, head=i, kind="casualty", weapon=weapon, passive=True, done=True, agent=by)
    if verb.passive:
        return None
    weapon = clause.arm(verb.subject, Word.WEAPON | Word.AIRCRAFT | Word.GUN)
    if weapon is None or clause.head_of(verb.subject, _DEEDS):
        return None
    return Frame(first=i, last=last, head=i, kind="object", weapon=weapon, done=True, subject=verb.subject)


def taken(clause: Clause, verb: Verb) -> Frame | None:
    """Return the deed of what a base or a ship suffered: "the base took four rockets"."""
    window = clause.object(verb.last)
    weapon = clause.arm(window, _TAKEN)
    if weapon is None or verb.passive or clause.any_of(window, _DEEDS | Word.OF_WEAPON):
        return None
    near = verb.last, min(verb.last + _ABOARD_WITHIN, clause.last)
    aboard = clause.any_of(near, Word.ABOARD) and clause.capital[verb.at - 1]
    if not (aboard or clause.head_of(verb.subject, Word.TARGET) or clause.any_of(verb.subject, Word.SHIP)):
        return None
    return Frame(
        first=verb.at, last=verb.last, head=verb.at, kind="object", weapon=weapon, passive=True, done=True, agent=window
    )
