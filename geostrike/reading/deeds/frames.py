"""The ways in which English tells of a strike or an attack: each frame finds its own in one sentence.

=========  ============================================================  ======================================
frame      an example                                                    what makes it one
=========  ============================================================  ======================================
noun       "an air strike", "rocket fire", "a barrage of missiles"       the noun; some only with a weapon
hit        "jets bombed a depot", "the base was hit by rockets"          the verb; a weak one with arm or hand
impact     "two drones crashed into the hangar"                          a weapon is the subject
launch     "fired missiles at", "rockets were launched"                  a weapon is the object, or the subject
down       "shot down a drone", "the missile was intercepted"            a weapon is the object, or the subject
casualty   "killed by a missile", "a drone killed three"                 a weapon is the agent
suffered   "came under fire", "the base took four rockets"               the idiom
=========  ============================================================  ======================================
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.reading.deeds.frame import verb_at
from geostrike.reading.deeds.harms import casualty, suffered, taken
from geostrike.reading.deeds.hits import hit
from geostrike.reading.deeds.intercepts import brought_down, opened_on
from geostrike.reading.deeds.launches import impact, launch
from geostrike.reading.deeds.nouns import deed_of_noun
from geostrike.reading.deeds.vocabulary import Word

if TYPE_CHECKING:
    from collections.abc import Callable

    from geostrike.reading.deeds.clause import Clause
    from geostrike.reading.deeds.frame import Frame, Verb

__all__ = ["find_frames"]

_ALONE = Word.NOUNS | Word.BOMB | Word.HIT | Word.WEAK | Word.PHRASE
# In this order: "destroyed a drone" is tried before "destroyed a depot".
_FINDERS: tuple[tuple[int, Callable[[Clause, Verb], Frame | None]], ...] = (
    (Word.DOWN, brought_down),
    (Word.LAUNCH | Word.DELIVER, launch),
    (Word.IMPACT | Word.REACH, impact),
    (Word.BOMB | Word.HIT | Word.WEAK, hit),
    (Word.KILL, casualty),
    (Word.SUFFER, taken),
)
_WITH_HANDS = Word.LAUNCH
_WITH_ARMS = Word.IMPACT | Word.REACH | Word.DELIVER | Word.DOWN | Word.KILL | Word.SUFFER


def find_frames(clause: Clause) -> list[Frame]:
    """Find the frames of a sentence, in order, without overlap."""
    told = 0
    for kind in clause.kinds:
        told |= kind
    heads = _ALONE
    if clause.armed or told & (Word.ARMS | Word.HANDS):
        heads |= _WITH_HANDS
    if clause.armed or told & (Word.ARMS | Word.SHIP):
        heads |= _WITH_ARMS
    elif told & Word.TARGET:
        heads |= Word.DOWN
    if not told & heads:
        return []
    frames: list[Frame] = []
    for i in [n for n, kind in enumerate(clause.kinds) if kind & heads]:
        if frames and i < frames[-1].last:
            continue
        frame = _at(clause, i)
        if frame is None or (frames and frame.first < frames[-1].last):
            continue
        if frame.weapon is not None:
            clause.armed, clause.told = True, frame.weapon
        if frame.kind == "noun":
            clause.told_type = frame.type
        frames.append(frame)
    return frames


def _at(clause: Clause, i: int) -> Frame | None:
    """Return the deed whose head is token `i`; None where it is none."""
    kinds, last = clause.phrase(i)
    if kinds & Word.SUFFERED:
        return suffered(clause, i, last)
    if not clause.is_verb(i):
        return deed_of_noun(clause, i) if clause.kinds[i] & Word.NOUNS else None
    if kinds & Word.IDLE:
        return None
    verb = verb_at(clause, i, kinds, last)
    if verb.word.startswith("open") and (frame := opened_on(clause, i, last)):
        return frame
    for classes, finder in _FINDERS:
        if kinds & classes and (frame := finder(clause, verb)):
            return frame
    return None
