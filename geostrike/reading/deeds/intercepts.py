"""Deeds of who sent what others brought down: "shot down a drone", "the missile was intercepted"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.reading.deeds.frame import Frame
from geostrike.reading.deeds.vocabulary import Form, Word

if TYPE_CHECKING:
    from geostrike.reading.deeds.clause import Clause
    from geostrike.reading.deeds.frame import Verb
    from geostrike.reading.deeds.sentence import Window

__all__ = ["brought_down", "on_the_ground", "opened_on"]

_SENT = Word.WEAPON | Word.BOAT
_DEEDS = Word.STRIKE | Word.ATTACK | Word.SALVO | Word.RAID
_FIGHTERS = Word.HANDS | Word.ARMS | Word.SHIP | Word.OF_WEAPON
# Verbs of destroying, by their first letters: what they destroy may have been on its way or on the ground.
_DESTROYING = ("destro", "engage", "elimin", "neutra", "disabl")
_PARTICLES = frozenset({"down", "out", "up"})
_HELD = ("-held", "-controlled", "-run")
_HOSTILE = frozenset({"hostile", "aerial", "air", "airborne", "flying", "enemy", "suspicious"})
_TOLD_WITHIN = 22


def brought_down(clause: Clause, verb: Verb) -> Frame | None:
    """Return the deed of who sent what was brought down; a plane with a crew was itself the target."""
    i, last = verb.at, _behind_both(clause, verb)
    suffers = verb.passive or (verb.past and last <= i + 2 and _left(clause, verb))
    window = verb.subject if suffers else _object(clause, i, last)
    weapon = clause.arm(window, _SENT)
    plane = clause.arm(window, Word.AIRCRAFT)
    if plane is not None and weapon is None:
        return _plane(clause, verb, last) if "down" in clause.words[i:last] else None
    them = clause.armed and (clause.any_of(window, Word.THEM) or (suffers and clause.pronoun(window)))
    if weapon is None and not (them or (_flying_targets(clause, window) and not verb.word.startswith(_DESTROYING))):
        return None
    if weapon is not None and clause.any_of((weapon, window[1]), _DEEDS):
        return None
    if verb.word.startswith(_DESTROYING) and clause.word(last - 1).startswith(_DESTROYING):
        by = None if suffers else verb.subject
        if not _on_its_way(clause, last, by):
            return None
    return Frame(
        first=i,
        last=last,
        head=i,
        kind="intercept",
        weapon=weapon,
        passive=True,
        participle=verb.participle,
        done=True,
        subject=window,
    )


def opened_on(clause: Clause, i: int, last: int) -> Frame | None:
    """Return the deed of who sent what was fired on: "opened up on a drone"."""
    if clause.word(last) not in ("on", "at"):
        return None
    window = clause.object(last + 1)
    weapon = clause.arm(window, Word.WEAPON)
    if weapon is None:
        return None
    return Frame(
        first=i, last=last + 1, head=i, kind="intercept", weapon=weapon, passive=True, done=True, subject=window
    )


def on_the_ground(clause: Clause, last: int) -> bool:
    """Whether what was destroyed had not flown: it was prepared to launch, or stood in somebody's part of a country."""
    stop = min(last + _TOLD_WITHIN, clause.last)
    if clause.any_of((last, stop), Word.GROUND):
        return True
    for j in range(last, stop - 1):
        held = clause.words[j + 1].endswith(_HELD) or clause.kinds[j + 1] & Word.STATE
        if held and clause.words[j] in ("in", "inside"):
            return True
    return False


def _flying_targets(clause: Clause, window: Window) -> bool:
    """Whether what was brought down is told as a target: "intercepted hostile targets"."""
    return any(clause.word(j + 1).startswith("target") and clause.words[j] in _HOSTILE for j in range(*window))


def _behind_both(clause: Clause, verb: Verb) -> int:
    """Where the words of two verbs end that share an object: "engaged and destroyed"."""
    last = verb.last
    while not verb.passive and clause.word(last) == "and" and last + 1 < clause.last:
        also, end = clause.phrase(last + 1)
        if not (also & Word.DOWN and clause.forms[last + 1] & Form.PAST):
            break
        last = end
    return last


def _object(clause: Clause, i: int, last: int) -> Window:
    """The words of the object, behind the verb or before its particle: "shot a drone down"."""
    between = last > i + 2 and clause.word(last - 1) in _PARTICLES
    if between and clause.word(i + 1) not in _PARTICLES and clause.word(i + 1) != "and":
        return i + 1, last - 1
    return clause.object(last)


def _plane(clause: Clause, verb: Verb, last: int) -> Frame:
    """The deed of who shot down a plane."""
    return Frame(
        first=verb.at,
        last=last,
        head=verb.at,
        kind="object",
        passive=verb.passive,
        done=True,
        subject=None if verb.passive else verb.subject,
        agent=clause.agent(last, "by"),
    )


def _on_its_way(clause: Clause, last: int, by: Window | None) -> bool:
    """Whether what was destroyed had been sent, and those who did it were armed: mine clearers destroy old shells."""
    if by and clause.any_of(by, _DEEDS):
        return False
    if clause.any_of((last, min(last + _TOLD_WITHIN, clause.last)), Word.FLIES):
        return True
    fought = by is None or clause.any_of(by, _FIGHTERS) or clause.pronoun(by)
    return fought and not on_the_ground(clause, last)


def _left(clause: Clause, verb: Verb) -> bool:
    """Whether a participle stands for "that was": "three uncrewed vessels destroyed in the Red Sea"."""
    before = clause.before(verb.at)
    target = clause.object(verb.last)
    if before < 0 or target[0] != target[1]:
        return False
    kind = clause.kinds[before]
    return bool(kind & (_SENT | Word.SHIP)) and not kind & Word.HANDS
