"""Deeds told by a verb of which a weapon is the subject or the object: it landed, it was launched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.reading.deeds.frame import Frame
from geostrike.reading.deeds.vocabulary import Word

if TYPE_CHECKING:
    from geostrike.reading.deeds.clause import Clause
    from geostrike.reading.deeds.frame import Verb
    from geostrike.reading.deeds.sentence import Window

__all__ = ["impact", "launch"]

_SENT = Word.WEAPON | Word.BOAT
_SHOOTS = Word.AIRCRAFT | Word.WARSHIP | Word.GUN
_DEEDS = Word.STRIKE | Word.ATTACK | Word.SALVO | Word.RAID
_AT = frozenset({"at", "on", "upon", "into"})
_FIRES = ("fir", "shoot", "shot", "loos")
_DROPS = ("drop", "releas", "put", "threw", "throw")
# Drones fire themselves, rockets are fired.
_SHOOTERS = ("drone", "uav", "quadcopter")
_GOAL_WITHIN, _AIMED_WITHIN, _SPACE_WITHIN, _FROM_WITHIN = 16, 6, 4, 5


def impact(clause: Clause, verb: Verb) -> Frame | None:
    """Return the deed whose verb has the weapon for its subject: "two drones crashed into the hangar"."""
    last = verb.last
    if verb.passive or verb.word == "missing":
        return None
    if clause.any_of((last, min(last + _SPACE_WITHIN, clause.last)), Word.SPACE):
        return None
    if verb.word.startswith("fl") and clause.word(last - 1) == "from" and not _goal(clause, last):
        return None
    weapon = clause.arm(verb.subject, _SENT)
    at_sea = clause.any_of((last, min(last + _AIMED_WITHIN, clause.last)), Word.SHIP)
    if weapon is None and verb.kinds & Word.REACH and at_sea:
        weapon = next((j for j in clause.heads(verb.subject) if clause.kinds[j] & Word.BOAT), None)
    if weapon is None and not (clause.armed and clause.pronoun(verb.subject)):
        return None
    return Frame(
        first=verb.at,
        last=last,
        head=verb.at,
        kind="weapon_subject",
        weapon=weapon,
        participle=verb.participle,
        follower=weapon is not None and clause.head_of(verb.subject, _DEEDS),
        done=True,
        at_sea=at_sea,
        subject=verb.subject,
    )


def launch(clause: Clause, verb: Verb) -> Frame | None:
    """Return the deed of a launch: "fired missiles at", "rockets were launched", "fired on the crossing"."""
    target = clause.object(verb.last)
    weapon = clause.arm(target, _SENT)
    if verb.passive or (verb.past and weapon is None and _reduced(clause, verb)):
        return _launched(clause, verb)
    if fired := _fired_at(clause, verb):
        return fired
    i, last, subject = verb.at, verb.last, verb.subject
    against = clause.word(target[1]) == "against"
    if weapon is None and against and clause.any_of(target, Word.AIRCRAFT):
        weapon = next(j for j in range(*target) if clause.kinds[j] & Word.AIRCRAFT)
        return Frame(first=i, last=last, head=i, kind="launch", weapon=weapon, done=True, subject=subject)
    if weapon is None and verb.word.startswith("let") and (means := clause.agent(last, "with")):
        weapon = clause.arm(means, _SENT)
    if weapon is None or clause.any_of(target, _DEEDS | Word.SPACE) or not _sends(clause, verb, target):
        return None
    return Frame(
        first=i,
        last=last,
        head=i,
        kind="launch",
        weapon=weapon,
        participle=verb.participle,
        done=True,
        subject=subject,
    )


def _launched(clause: Clause, verb: Verb) -> Frame | None:
    """Return the deed of a weapon that was launched; a total ("the number of rockets launched") is none."""
    sent = clause.arm(verb.subject, _SENT)
    told = clause.words[slice(*verb.subject)]
    if "number" in told and clause.word(verb.subject[0] + told.index("number") - 1) == "the":
        return None
    if sent is None and not (verb.passive and clause.armed and clause.pronoun(verb.subject)):
        return None
    if verb.kinds & Word.DELIVER and not _goal(clause, verb.last):
        return None
    return Frame(
        first=verb.at,
        last=verb.last,
        head=verb.at,
        kind="weapon_subject",
        weapon=sent,
        done=True,
        subject=verb.subject,
        agent=clause.agent(verb.last, "by", "from"),
    )


def _fired_at(clause: Clause, verb: Verb) -> Frame | None:
    """Return the deed of who fired on something: "fired on the crossing", "fired back at"."""
    i, last = verb.at, verb.last
    word, after = clause.word(last), clause.word(last + 1)
    if not (verb.kinds & Word.LAUNCH and verb.word.startswith(_FIRES)):
        return None
    if not (word in _AT or (word == "back" and (after in _AT or after == "with"))):
        return None
    arm = clause.arm(verb.subject, Word.ARMS)
    if arm is None and not clause.any_of(verb.subject, Word.HANDS | Word.BOAT):
        return None
    aimed = clause.object(last + 1)
    shot_at = clause.arm(aimed, Word.WEAPON)
    if shot_at is not None:
        # Who fires at a drone defends.
        return Frame(
            first=i, last=last + 1, head=i, kind="intercept", weapon=shot_at, passive=True, done=True, subject=aimed
        )
    means = clause.agent(last, "with", "using")
    told = clause.arm(means, Word.ARMS) if means else None
    weapon = arm if told is None or (arm is not None and clause.kinds[arm] & _SHOOTS) else told
    return Frame(
        first=i, last=last + (word in _AT), head=i, kind="object", weapon=weapon, done=True, subject=verb.subject
    )


def _sends(clause: Clause, verb: Verb, target: Window) -> bool:
    """Whether a weapon that is the object was sent to harm: somebody armed did it, or it went somewhere."""
    if _goal(clause, target[1]) or clause.kind(target[1]) & Word.RELATIVES:
        return True
    first, end = verb.subject
    arm = clause.arm(verb.subject, Word.ARMS)
    if arm is not None and verb.word.startswith(_DROPS):
        return True
    hands = clause.any_of(verb.subject, Word.HANDS | Word.BOAT)
    named = end > max(first, 1) and clause.capital[end - 1]
    someone = hands or arm is not None or named or clause.someone(verb.subject)
    return someone and bool(verb.kinds & Word.LAUNCH)


def _goal(clause: Clause, start: int) -> bool:
    """Whether the words behind `start` say where something went: "at the base", "toward the ship"."""
    for j in range(start, min(start + _GOAL_WITHIN, clause.last)):
        kind = clause.kinds[j]
        if kind & Word.GOING:
            return True
        if clause.words[j] in (";", ":", ".") or kind & Word.RELATIVES:
            return False
        if kind & Word.BREAKS and not kind & Word.PREPOSITIONS:
            return False
        if clause.words[j] == "from" and clause.any_of((j + 1, min(j + _FROM_WITHIN, clause.last)), Word.SOIL):
            return True
        if kind & Word.GOALS and not clause.kind(j + 1) & Word.DAYS and not clause.word(j + 1)[:1].isdigit():
            return True
    return False


def _reduced(clause: Clause, verb: Verb) -> bool:
    """Whether a participle hangs on the weapon before it: "rockets fired from a truck"."""
    before, word = clause.before(verb.at), clause.word(verb.last)
    if before < 0 or clause.opens_object(verb.last) or verb.word.startswith("let"):
        return False
    fires = word in ("on", "back") or (word == "at" and clause.kind(verb.last + 1) & Word.THEM)
    if fires and clause.words[before].startswith(_SHOOTERS):
        return False
    return bool(clause.kinds[before] & (_SENT | Word.BREAKS)) or clause.words[before] == ","
