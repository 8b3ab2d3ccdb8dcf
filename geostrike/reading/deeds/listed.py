"""Deeds told by a weapon alone, in the items of a list or the rows of a table that tells of happenings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.reading.deeds.deed import Deed
from geostrike.reading.deeds.frame import Frame
from geostrike.reading.deeds.vocabulary import Word

if TYPE_CHECKING:
    from geostrike.reading.deeds.clause import Clause

__all__ = ["listed_deeds"]


def listed_deeds(clause: Clause) -> list[Deed]:
    """Return the deed that an item tells by its weapon: "2 shepherds by Turkish artillery", "4 rockets".

    The first weapon or aircraft that is spoken of counts; one behind "by" is what did the harm told before it.
    """
    by = clause.agent(0, "by")
    weapon = clause.arm(by, Word.ARMS) if by else None
    if by and weapon is not None:
        at = by[0] - 1
        frame = Frame(
            first=at, last=weapon + 1, head=weapon, kind="casualty", weapon=weapon, passive=True, done=True, agent=by
        )
        return [Deed([frame], frame.last)]
    for i, kinds in enumerate(clause.kinds):
        if kinds & (Word.WEAPON | Word.BOAT) and clause.words[i] != "fire" and clause.weapon_head(i):
            frame = Frame(first=i, last=i + 1, head=i, kind="noun", weapon=i, type="attack", done=True)
            return [Deed([frame], frame.last)]
    return []
