"""Deeds told by a verb of which a weapon is the subject or the object: it landed, was launched, or was shot down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.reading.deeds.frame import Frame
from geostrike.reading.deeds.vocabulary import Form, Word

if TYPE_CHECKING:
    from geostrike.reading.deeds.clause import Clause, Window

__all__ = ["brought_down", "impact", "launch", "on_the_ground", "opened_on", "taken"]

_SENT = Word.WEAPON | Word.BOAT
_SHOOTS = Word.AIRCRAFT | Word.WARSHIP | Word.GUN
_AT = frozenset({"at", "on", "upon", "into"})
# A weapon that is destroyed before it flies is a target: "missiles prepared to launch", "on the ground".
_GROUND = frozenset("prepared ready preparing readied ground launchers launcher poised loaded ".split())
_FLIES = frozenset("over launched fired inbound incoming mid-air air airspace flight heading approaching aimed headed flying sky".split())
# Verbs of destroying, by their first letters: what they destroy may have been on its way or on the ground.
_DESTROYING = frozenset({"destro", "engage", "elimin", "neutra", "disabl"})
_PARTICLES = frozenset({"down", "out", "up"})
_THEM = frozenset({"it", "them", "one", "both", "two", "all"})
_QUALIFIES = Word.STRIKE | Word.ATTACK | Word.SALVO | Word.RAID
# Parts of a ship.
_ABOARD = frozenset("side stern bow hull starboard amidships bridge aft superstructure".split())
_GOING = frozenset({"direction", "targeting", "hitting", "striking", "aimed"})
_FEW = 16


def impact(clause: Clause, i: int, kinds: int, last: int) -> Frame | None:
    """Return the deed whose verb has the weapon for its subject: "two drones crashed into the hangar"."""
    group = clause.group(i)
    if group.passive or clause.words[i] == "missing":
        return None
    subject = clause.subject(i)
    if clause.any_of((last, min(last + 4, clause.last)), Word.SPACE):
        return None
    weapon = clause.arm(subject, _SENT)
    at_sea = clause.any_of((last, min(last + 6, clause.last)), Word.SHIP)
    if weapon is None and kinds & Word.REACH and at_sea and clause.head_of(subject, Word.BOAT):
        weapon = next(j for j in clause.heads(subject) if clause.kinds[j] & Word.BOAT)
    if weapon is None:
        if not (clause.armed and clause.pronoun(subject)):
            return None
    participle = bool(clause.forms[i] & Form.ING) and not clause.kind(i - 1) & Word.BE
    return Frame(
        first=i, last=last, head=i, kind="weapon_subject", weapon=weapon, done=True, participle=participle, subject=subject,
        follower=clause.head_of(subject, _QUALIFIES), at_sea=at_sea,
    )  # fmt: skip


def launch(clause: Clause, i: int, kinds: int, last: int) -> Frame | None:
    """Return the deed of a launch: "fired missiles at", "rockets were launched", "fired on the crossing"."""
    group = clause.group(i)
    form = clause.forms[i]
    subject = clause.subject(i)
    target = clause.object(last)
    weapon = clause.arm(target, _SENT)
    if group.passive or (form & Form.PAST and weapon is None and _reduced(clause, i, last)):
        sent = clause.arm(subject, _SENT)
        if "number" in clause.words[subject[0] : subject[1]] and clause.word(subject[0]) == "the":
            return None
        if sent is None and not (group.passive and clause.armed and clause.pronoun(subject)):
            return None
        if kinds & Word.DELIVER and not _goal(clause, last):
            return None
        return Frame(
            first=i, last=last, head=i, kind="weapon_subject", weapon=sent, done=True, subject=subject,
            agent=clause.agent(last, "by", "from"),
        )  # fmt: skip
    hands = clause.any_of(subject, Word.HANDS | Word.BOAT)
    arm = clause.arm(subject, Word.ARMS)
    word = clause.word(last)
    fires = clause.words[i].startswith(("fir", "shoot", "shot", "loos")) and kinds & Word.LAUNCH
    if fires and (word in _AT or (word == "back" and clause.word(last + 1) in (*_AT, "with"))):
        if not (hands or arm is not None):
            return None
        shot_at = clause.arm(clause.object(last + 1), Word.WEAPON)
        if shot_at is not None:
            # Who fires at a drone defends.
            return Frame(
                first=i, last=last + 1, head=i, kind="intercept", weapon=shot_at, passive=True, done=True, subject=clause.object(last + 1)
            )
        means = clause.agent(last, "with", "using")
        weapon = clause.arm(means, Word.ARMS) if means and (arm is None or not clause.kinds[arm] & _SHOOTS) else arm
        return Frame(
            first=i, last=last + (word in _AT), head=i, kind="object", weapon=arm if weapon is None else weapon, done=True, subject=subject
        )
    if weapon is None and clause.word(last) in ("with",) and clause.words[i].startswith("let"):
        means = clause.agent(last, "with")
        weapon = clause.arm(means, _SENT) if means else None
    if weapon is None and clause.any_of(target, Word.AIRCRAFT) and clause.word(target[1]) == "against":
        weapon = next(j for j in range(*target) if clause.kinds[j] & Word.AIRCRAFT)
        return Frame(first=i, last=last, head=i, kind="launch", weapon=weapon, done=True, subject=subject)
    if weapon is None or clause.any_of(target, _QUALIFIES | Word.SPACE) or clause.words[max(0, target[0] - 2) : target[0]] == ["number", "of"]:
        return None
    goal = _goal(clause, target[1]) or bool(clause.kind(target[1]) & Word.RELATIVES)
    someone = hands or arm is not None or clause.someone(subject) or (subject[1] > subject[0] and clause.capital[subject[1] - 1] and subject[1] > 1)
    dropped = arm is not None and clause.words[i].startswith(("drop", "releas", "put", "threw", "throw"))
    if not (goal or dropped or (someone and kinds & Word.LAUNCH)):
        return None
    participle = bool(form & Form.ING) and not clause.kind(i - 1) & Word.BE
    return Frame(
        first=i, last=last, head=i, kind="launch", weapon=weapon, done=True, participle=participle, subject=subject
    )


def _goal(clause: Clause, start: int) -> bool:
    """Whether the words behind `start` say where something went: "at the base", "toward the ship"."""
    for j in range(start, min(start + _FEW, clause.last)):
        kind = clause.kinds[j]
        if clause.words[j] in (";", ":", ".") or kind & Word.RELATIVES or (kind & Word.BREAKS and not kind & Word.PREPOSITIONS):
            return False
        if kind & Word.GOALS and not clause.kind(j + 1) & Word.DAYS and not clause.word(j + 1)[:1].isdigit():
            return True
        if clause.words[j] in _GOING:
            return True
    return False


def _reduced(clause: Clause, i: int, last: int) -> bool:
    """Whether a participle hangs on the weapon before it: "rockets fired from a truck"."""
    before = clause.before(i)
    if before < 0 or clause.opens_object(last) or clause.words[i].startswith("let"):
        return False
    them = clause.word(last) == "at" and clause.word(last + 1) in _THEM
    if (them or clause.word(last) in ("on", "back")) and clause.words[before].startswith(("drone", "uav", "quadcopter")):
        return False
    return bool(clause.kinds[before] & (_SENT | Word.BREAKS)) or clause.words[before] == ","


def brought_down(clause: Clause, i: int, kinds: int, last: int) -> Frame | None:
    """Return the deed of who sent what was brought down: "shot down a drone", "the missile was intercepted"."""
    group = clause.group(i)
    while not group.passive and clause.word(last) == "and" and clause.forms[min(last + 1, clause.last - 1)] & Form.PAST:
        also, end = clause.phrase(last + 1)
        if not also & Word.DOWN:
            break
        last = end
    suffers = group.passive or (bool(clause.forms[i] & Form.PAST) and last <= i + 2 and _left(clause, i, last))
    if suffers:
        window = clause.subject(i)
    elif last > i + 2 and clause.word(last - 1) in _PARTICLES and clause.word(i + 1) not in ("and", "up", "down"):
        window = (i + 1, last - 1)
    else:
        window = clause.object(last)
    plane = clause.arm(window, Word.AIRCRAFT)
    if plane is not None and clause.arm(window, _SENT) is None and "down" in clause.words[i:last] and not clause.words[plane].startswith("plane"):
        return Frame(
            first=i, last=last, head=i, kind="object", weapon=None, passive=group.passive, done=True,
            subject=None if group.passive else clause.subject(i), agent=clause.agent(last, "by"),
        )  # fmt: skip
    weapon = clause.arm(window, _SENT)
    pronoun = clause.armed and any(clause.words[j] in _THEM for j in range(*window))
    if weapon is None and not pronoun and not (suffers and clause.armed and clause.pronoun(window)):
        return None
    if weapon is not None and clause.any_of((weapon, window[1]), _QUALIFIES):
        return None
    if clause.words[i][:6] in _DESTROYING and clause.word(last - 1)[:6] in _DESTROYING:
        by = None if suffers else clause.subject(i)
        if by and clause.any_of(by, _QUALIFIES):
            return None
        flew = any(word in _FLIES for word in clause.words[last : min(last + 22, clause.last)])
        if not flew and (on_the_ground(clause, last) or not _fought(clause, by)):
            return None
    participle = bool(clause.forms[i] & Form.ING) and not clause.kind(i - 1) & Word.BE
    return Frame(
        first=i, last=last, head=i, kind="intercept", weapon=weapon, passive=True, done=True, participle=participle,
        subject=window,
    )  # fmt: skip


def _left(clause: Clause, i: int, last: int) -> bool:
    """Whether a participle stands for "that was": "three uncrewed vessels destroyed in the Red Sea"."""
    before = clause.before(i)
    target = clause.object(last)
    return before >= 0 and target[0] == target[1] and bool(clause.kinds[before] & (_SENT | Word.SHIP)) and not clause.kind(before) & Word.HANDS


def opened_on(clause: Clause, i: int, last: int) -> Frame | None:
    """Return the deed of who sent what was fired on: "opened up on a drone"."""
    if clause.word(last) not in ("on", "at"):
        return None
    window = clause.object(last + 1)
    weapon = clause.arm(window, Word.WEAPON)
    if weapon is None:
        return None
    return Frame(first=i, last=last + 1, head=i, kind="intercept", weapon=weapon, passive=True, done=True, subject=window)


def _fought(clause: Clause, by: Window | None) -> bool:
    """Whether those who destroyed a weapon were armed: mine clearers destroy old shells."""
    return by is None or clause.any_of(by, Word.HANDS | Word.ARMS | Word.SHIP | Word.OF_WEAPON) or clause.pronoun(by)


def on_the_ground(clause: Clause, last: int) -> bool:
    """Whether what was destroyed had not flown: it was prepared to launch, or stood in somebody's part of a country."""
    words = clause.words[last : min(last + 22, clause.last)]
    if any(word in _GROUND for word in words):
        return True
    return any(
        word in ("in", "inside") and (clause.kind(last + n + 1) & Word.STATE or "-held" in nxt or "-controlled" in nxt)
        for n, word in enumerate(words)
        for nxt in (words[n + 1] if n + 1 < len(words) else "",)
    )


def taken(clause: Clause, i: int, last: int) -> Frame | None:
    """Return the deed of what a base or a ship suffered: "the base took four rockets"."""
    window: Window = clause.object(last)
    weapon = clause.arm(window, _SENT)
    subject = clause.subject(i)
    if weapon is None or clause.group(i).passive or clause.any_of(window, _QUALIFIES | Word.OF_WEAPON):
        return None
    aboard = any(clause.words[j] in _ABOARD for j in range(last, min(last + 12, clause.last)))
    if not (clause.head_of(subject, Word.TARGET) or clause.any_of(subject, Word.SHIP) or (aboard and clause.capital[i - 1])):
        return None
    return Frame(first=i, last=last, head=i, kind="object", weapon=weapon, passive=True, done=True, agent=window)
