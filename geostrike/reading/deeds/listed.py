"""Deeds told by a weapon alone, in the items of a list or the rows of a table that tells of happenings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.reading.deeds.deed import Deed
from geostrike.reading.deeds.frame import Frame
from geostrike.reading.deeds.vocabulary import Word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.reading.deeds.clause import Clause

__all__ = ["with_listed"]

# With one of these an item is a sentence, which tells what it tells.
_WHOLE = frozenset({"was", "were", "will", "would", "could", "should"})
# Words between "by" and what did it.
_BY_WITHIN = 8


def with_listed(clause: Clause, deeds: Sequence[Deed]) -> list[Deed]:
    """Return the deeds of an item with those that it tells by a weapon: "2 shepherds by artillery", "4 rockets".

    An arm behind "by" did the harm told before it; a weapon by itself tells of one where nothing else does.
    """
    told = [range(deed.lead.first, deed.last) for deed in deeds]
    agents = [range(*frame.agent) for deed in deeds for frame in deed.frames if frame.agent]
    found = list(deeds)
    for i, word in enumerate(clause.words):
        if word != "by" or any(i in span for span in told) or any(i + 1 in span for span in agents):
            continue
        window = clause.agent(i, "by")
        if window is None or window[0] != i + 1:
            continue
        if clause.word(i - 1).endswith("ed") and not clause.kind(i - 1) & Word.KILL:
            # "Evacuated by a warship".
            continue
        weapon = clause.arm(window, Word.WEAPON | Word.GUN | Word.AIRCRAFT)
        if weapon is not None and weapon <= i + _BY_WITHIN and not any(weapon in span for span in told):
            frame = Frame(
                first=i,
                last=weapon + 1,
                head=weapon,
                kind="casualty",
                weapon=weapon,
                passive=True,
                done=True,
                agent=window,
            )
            found.append(Deed([frame], frame.last))
    everything = (0, clause.last)
    told_whole = clause.any_of(everything, Word.HAVE) or not _WHOLE.isdisjoint(clause.words)
    if not found and not told_whole and not clause.any_of(everything, Word.KEPT):
        found += _alone(clause)
    return sorted(found, key=lambda deed: deed.lead.first)


def _alone(clause: Clause) -> list[Deed]:
    """The first weapon, or else the first of a state's aircraft, where an item tells of nothing else."""
    for i, kinds in enumerate(clause.kinds):
        if kinds & (Word.WEAPON | Word.BOAT) and clause.weapon_head(i) and (kinds & Word.WEAPON or clause.laden(i)):
            frame = Frame(first=i, last=i + 1, head=i, kind="noun", weapon=i, type="attack", done=True)
            return [Deed([frame], frame.last)]
    for i, kinds in enumerate(clause.kinds):
        if kinds & Word.AIRCRAFT and (clause.kind(i - 1) & Word.STATE or clause.words[i][-1].isdigit()):
            frame = Frame(first=i, last=i + 1, head=i, kind="noun", weapon=i, type="strike", done=True)
            return [Deed([frame], frame.last)]
    return []
