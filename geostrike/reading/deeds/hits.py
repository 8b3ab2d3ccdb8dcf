"""Deeds told by a verb whose object is what was hit: "jets bombed a depot", "the base was struck by rockets"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.reading.deeds.frame import Frame
from geostrike.reading.deeds.vocabulary import Form, Word

if TYPE_CHECKING:
    from geostrike.model import EventType
    from geostrike.reading.deeds.clause import Clause, Window
    from geostrike.reading.deeds.frame import FrameKind

__all__ = ["casualty", "hit", "suffered"]

_SITES = Word.TARGET | Word.SHIP | Word.ARMED
_DEEDS_DONE = Word.STRIKE | Word.ATTACK | Word.RAID | Word.AGGRESSION | Word.DOWNING
_DONE = Word.STRIKE | Word.ATTACK | Word.RAID
# What a passive verb's deed is done in: "hit in an air strike".
_DEEDS = Word.STRIKE | Word.ATTACK | Word.SALVO | Word.RAID
_HITS = frozenset({"hit", "hits", "struck"})
_THEM = frozenset({"them", "us", "it", "him", "her", "me"})
_NO_HAND = "no hand and no weapon is named: a wave or a lorry hits too"
_MEANS = ("with", "using", "from")
_UNKNOWN = frozenset({"unknown", "unidentified", "suspected", "hostile"})


def hit(clause: Clause, i: int, kinds: int, last: int) -> Frame | None:
    """Return the deed of a verb of hitting at `i`; None where nothing shows that it tells of arms."""
    form = clause.forms[i]
    if last > i + 2 and not clause.words[i].startswith("open"):
        # "set the tanks alight": what stands between is the object.
        last = i + 1
    group = clause.group(i)
    subject = clause.subject(i)
    by = clause.agent(last, "by")
    passive = group.passive or (bool(form & Form.PAST) and _reduced(clause, i, last))
    participle = bool(form & Form.ING) and not clause.kind(i - 1) & Word.BE
    means = clause.agent(last, *_MEANS)
    type_: EventType | None = None
    weapon = clause.arm(means, Word.ARMS) if means else None
    if passive:
        if by and weapon is None:
            weapon = clause.arm(by, Word.ARMS)
        told = _suffers(clause, kinds, subject, by, weapon, last)
    else:
        doer = clause.arm(subject, Word.ARMS)
        weapon = doer if doer is not None else weapon
        if weapon is None and clause.pronoun(subject):
            weapon, type_ = clause.told, clause.told_type
        told = _acts(clause, i, kinds, subject, last, weapon, doer)
    follower = not told and _follows(clause, i, kinds, subject, passive=passive)
    reason = ""
    if not told and not follower:
        if passive or not (clause.words[i] in _HITS and clause.any_of(clause.object(last), Word.SHIP | Word.TARGET)):
            return None
        reason = _NO_HAND
    return Frame(
        first=i,
        last=last,
        head=i,
        kind=_kind(form, participle=participle),
        weapon=weapon,
        type=type_,
        passive=passive,
        participle=participle,
        follower=follower,
        done=True,
        at_sea=_at_sea(clause, subject, last, passive=passive),
        subject=None if passive else subject,
        agent=by if passive else None,
        reason=reason,
    )


def _kind(form: int, *, participle: bool) -> FrameKind:
    if participle:
        return "participle"
    return "object" if form & Form.PAST else "present"


def _at_sea(clause: Clause, subject: Window, last: int, *, passive: bool) -> bool:
    """Whether what was hit is a ship, or, where a log leaves it out, a ship is told of near it."""
    if passive and subject[0] == subject[1]:
        return clause.any_of((0, clause.last), Word.SHIP | Word.WARSHIP)
    return clause.ship(subject if passive else clause.object(last))


def _reduced(clause: Clause, i: int, last: int) -> bool:
    """Whether a participle stands for "that was ...": "the base hit by rockets", "Struck at noon, she sank"."""
    after = clause.word(last)
    if clause.before(i) < 0 or clause.word(i - 1) in (",", "when", "once", "|", ":"):
        return not clause.opens_object(last)
    if after in ("in", "during") and (deed := clause.agent(last, "in", "during")) and clause.any_of(deed, _DEEDS):
        return True
    by = clause.agent(last, "by")
    if after == "by":
        return by is not None and (clause.any_of(by, Word.HANDS | Word.ARMS | Word.NOUNS) or _unknown(clause, by))
    return after in ("in", "with", "during") and by is not None


def _unknown(clause: Clause, window: Window) -> bool:
    return any(clause.words[j] in _UNKNOWN for j in range(*window))


def _suffers(clause: Clause, kinds: int, subject: Window, by: Window | None, weapon: int | None, last: int) -> bool:
    """Whether a passive verb tells of a deed of arms."""
    if kinds & Word.BOMB or weapon is not None:
        return True
    if by:
        hands = clause.any_of(by, Word.HANDS | Word.BOAT) or _unknown(clause, by)
        return hands or clause.head_of(by, _DONE | Word.OF_WEAPONS)
    deed = clause.agent(last, "in", "during", "by")
    if deed and clause.head_of(deed, _DEEDS):
        return True
    if not kinds & Word.HIT:
        return False
    if subject[0] == subject[1]:
        return bool(clause.kind(last) & Word.PREPOSITIONS)
    head = [j for j in clause.heads(subject) if clause.kinds[j] & _SITES or clause.capital[j] or clause.kinds[j] & Word.PRONOUNS]
    return bool(head)


def _acts(clause: Clause, i: int, kinds: int, subject: Window, last: int, weapon: int | None, doer: int | None) -> bool:
    """Whether an active verb tells of a deed of arms."""
    target = clause.object(last)
    if kinds & (Word.HIT | Word.WEAK) and clause.head_of(target, Word.IDIOM):
        return False
    if clause.words[i].startswith("raid"):
        # Troops raid a house; what is told here comes from the air.
        return doer is not None and bool(clause.kinds[doer] & Word.AIRCRAFT)
    if kinds & Word.BOMB:
        transitive = clause.opens_object(target[0]) or clause.word(target[0]) in _THEM
        return transitive or doer is not None or clause.any_of(subject, Word.HANDS)
    if doer is not None:
        return True
    if kinds & Word.HIT and clause.any_of(subject, Word.REPLY):
        return True
    hands = clause.any_of(subject, Word.HANDS | Word.BOAT)
    on = clause.word(last) in ("on", "upon") and not (clause.kind(last + 1) & Word.DAYS or clause.word(last + 1)[:1].isdigit())
    if clause.words[i].startswith("open"):
        if clause.arm(clause.object(last + 1), Word.WEAPON) is not None:
            return False
        return hands or weapon is not None or clause.any_of(subject, Word.SHIP)
    sites = clause.any_of(target, _SITES | Word.ARMS) or any(clause.capital[j] for j in clause.heads(target))
    sites = sites or clause.word(target[0]) in _THEM
    if hands:
        return sites or weapon is not None or (bool(kinds & Word.HIT) and target[0] == target[1] and not on)
    if clause.group(i).modal and sites:
        return bool(kinds & Word.HIT)
    if not kinds & Word.HIT or subject[0] == subject[1]:
        return False
    named = (clause.capital[subject[1] - 1] and subject[1] - 1 > 0) or clause.someone(subject)
    war = clause.any_of(target, Word.TARGET | Word.SHIP | Word.ARMED)
    return bool(named) and (weapon is not None or war or (clause.pronoun(subject) and clause.armed))


def _follows(clause: Clause, i: int, kinds: int, subject: Window, *, passive: bool) -> bool:
    """Whether the verb may say what a deed before it did: "... , destroying two lorries"; "strikes engaged a unit"."""
    if passive or not kinds & (Word.WEAK | Word.HIT | Word.BOMB):
        return False
    of_arms = clause.any_of(subject, Word.SALVO) and clause.any_of(subject, Word.ARMS)
    return clause.any_of(subject, _DEEDS_DONE) or of_arms or bool(clause.forms[i] & Form.ING)


def suffered(clause: Clause, i: int, last: int) -> Frame:
    """Return the deed of an idiom whose subject suffers: "came under fire"."""
    return Frame(first=i, last=last, head=i, kind="object", passive=True, done=True, agent=clause.agent(last, "by", "from"))


def casualty(clause: Clause, i: int, last: int) -> Frame | None:
    """Return the deed told by its harm: "a drone killed three", "killed by a mortar shell"."""
    group = clause.group(i)
    if not clause.forms[i] & Form.PAST:
        return None
    by = clause.agent(last, "by")
    if by and (group.passive or clause.before(i) < 0 or not clause.opens_object(last)):
        weapon = clause.arm(by, Word.ARMS)
        if weapon is None or clause.head_of(by, Word.NOUNS & ~Word.OF_WEAPONS):
            return None
        return Frame(first=i, last=last, head=i, kind="casualty", weapon=weapon, passive=True, done=True, agent=by)
    if group.passive:
        return None
    subject = clause.subject(i)
    weapon = clause.arm(subject, Word.WEAPON | Word.AIRCRAFT | Word.GUN)
    if weapon is None or clause.head_of(subject, Word.NOUNS & ~Word.OF_WEAPONS):
        return None
    return Frame(first=i, last=last, head=i, kind="object", weapon=weapon, done=True, subject=subject)
