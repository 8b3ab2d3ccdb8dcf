"""Deeds told by a verb whose object is what was hit: "jets bombed a depot", "the base was struck by rockets"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.reading.deeds.frame import Frame
from geostrike.reading.deeds.vocabulary import Word

if TYPE_CHECKING:
    from geostrike.model import EventType
    from geostrike.reading.deeds.clause import Clause
    from geostrike.reading.deeds.frame import FrameKind, Verb
    from geostrike.reading.deeds.sentence import Window

__all__ = ["hit"]

_SITES = Word.TARGET | Word.SHIP | Word.ARMED
_DONE = Word.STRIKE | Word.ATTACK | Word.RAID
# What a passive verb's deed is done in: "hit in an air strike".
_IN_WHICH = _DONE | Word.SALVO
_NOUNS_THAT_HIT = _DONE | Word.AGGRESSION | Word.DOWNING
_HITS = frozenset({"hit", "hits", "struck"})
_STRUCK = frozenset({"struck", "striking"})
_STRIKES = _STRUCK | {"hit", "targeted", "attacked", "hitting", "targeting", "attacking"}
_NO_HAND = "no hand and no weapon is named: a wave or a lorry hits too"
_SHAKES = ("shak", "shook", "rock")
_MEANS = ("with", "using", "from")
_PERSONS = frozenset({"he", "she", "i", "who"})
# A participle behind one of these stands for "that was hit".
_OPENINGS = frozenset({",", "when", "once", "|", ":"})


def hit(clause: Clause, verb: Verb) -> Frame | None:
    """Return the deed of a verb of hitting; None where nothing shows that it tells of arms."""
    last = verb.last
    if last > verb.at + 2 and not verb.word.startswith("open"):
        # "set the tanks alight": what stands between is the object.
        last = verb.at + 1
    by = clause.agent(last, "by")
    passive = verb.passive or (verb.past and _reduced(clause, verb.at, last, by))
    means = clause.agent(last, *_MEANS)
    weapon = clause.arm(means, Word.ARMS) if means else None
    type_: EventType | None = None
    target = clause.object(last)
    if passive:
        if by and weapon is None:
            weapon = clause.arm(by, Word.ARMS)
        told = weapon is not None or _suffers(clause, verb, by, last)
    else:
        doer = clause.arm(verb.subject, Word.ARMS)
        weapon = doer if doer is not None else weapon
        if weapon is None and clause.pronoun(verb.subject):
            weapon, type_ = clause.told, clause.told_type
        told = _acts(clause, verb, last, target, weapon=weapon, doer=doer)
    follower = not told and not passive and _follows(clause, verb)
    reason = ""
    if not told and not follower:
        if passive or verb.word not in _HITS or not clause.any_of(target, Word.SHIP | Word.TARGET):
            return None
        reason = _NO_HAND
    return Frame(
        first=verb.at,
        last=last,
        head=verb.at,
        kind=_kind(verb),
        weapon=weapon,
        type=type_,
        passive=passive,
        participle=verb.participle,
        follower=follower,
        done=True,
        at_sea=_at_sea(clause, verb.subject if passive else target, passive=passive),
        subject=None if passive else verb.subject,
        agent=by if passive else None,
        reason=reason,
    )


def _kind(verb: Verb) -> FrameKind:
    if verb.participle:
        return "participle"
    return "object" if verb.past else "present"


def _at_sea(clause: Clause, suffered: Window, *, passive: bool) -> bool:
    """Whether what was hit is a ship, or, where a log leaves it out, a ship is told of near it."""
    if passive and suffered[0] == suffered[1]:
        return clause.any_of((0, clause.last), Word.SHIP | Word.WARSHIP)
    return clause.ship(suffered)


def _reduced(clause: Clause, i: int, last: int, by: Window | None) -> bool:
    """Whether a participle stands for "that was ...": "the base hit by rockets", "Struck at noon, she sank"."""
    after = clause.word(last)
    if clause.before(i) < 0 or clause.word(i - 1) in _OPENINGS:
        return not clause.opens_object(last)
    if after in ("in", "during") and (deed := clause.agent(last, "in", "during")) and clause.any_of(deed, _IN_WHICH):
        return True
    if by is None:
        return False
    if after == "by":
        return clause.any_of(by, Word.HANDS | Word.ARMS | Word.NOUNS | Word.UNKNOWN)
    return after in ("in", "with", "during")


def _suffers(clause: Clause, verb: Verb, by: Window | None, last: int) -> bool:
    """Whether a passive verb without a weapon tells of a deed of arms."""
    if verb.kinds & Word.BOMB:
        return True
    if verb.word.startswith(_SHAKES):
        # Only several explosions at a place of war: a gas bottle shakes a house too.
        plural = by and any(clause.kinds[j] & Word.BANG and clause.words[j].endswith("s") for j in range(*by))
        return bool(plural) and clause.any_of(verb.subject, Word.TARGET | Word.SHIP)
    if by:
        hands = clause.any_of(by, Word.HANDS | Word.BOAT | Word.UNKNOWN)
        return hands or clause.head_of(by, _DONE | Word.OF_WEAPONS)
    deed = clause.agent(last, "in", "during", "by")
    if deed and clause.head_of(deed, _IN_WHICH):
        return True
    if clause.armed and clause.kinds[verb.at] & Word.RUIN:
        return clause.head_of(verb.subject, _SITES)
    if not verb.kinds & Word.HIT:
        return False
    if verb.subject[0] == verb.subject[1]:
        return bool(clause.kind(last) & Word.PREPOSITIONS)
    heads = clause.heads(verb.subject)
    return any(clause.kinds[j] & (_SITES | Word.PRONOUNS) or clause.capital[j] for j in heads)


def _acts(clause: Clause, verb: Verb, last: int, target: Window, *, weapon: int | None, doer: int | None) -> bool:
    """Whether an active verb tells of a deed of arms."""
    kinds, subject = verb.kinds, verb.subject
    if kinds & (Word.HIT | Word.WEAK) and clause.head_of(target, Word.IDIOM):
        return False
    if verb.word.startswith("raid"):
        # Troops raid a house; what is told here comes from the air.
        return doer is not None and bool(clause.kinds[doer] & Word.AIRCRAFT)
    if doer is not None or (kinds & Word.HIT and clause.any_of(subject, Word.REPLY)):
        return True
    hands = _spoke(clause, subject, target) or clause.any_of(subject, Word.HANDS | Word.BOAT)
    if kinds & Word.BOMB:
        return hands or clause.opens_object(target[0]) or bool(clause.kind(target[0]) & Word.THEM)
    if verb.word.startswith("open"):
        return hands or weapon is not None or clause.any_of(subject, Word.SHIP)
    return _aims(clause, verb, last, target, armed=weapon is not None, hands=hands)


def _spoke(clause: Clause, subject: Window, target: Window) -> bool:
    """Whether a pronoun stands for forces that spoke, or hit arms: "the army said it destroyed three depots"."""
    if not clause.pronoun(subject) or clause.words[subject[1] - 1] in _PERSONS:
        return False
    return clause.any_of((0, subject[0]), Word.HANDS) or clause.any_of(target, Word.WEAPON | Word.BOAT)


def _aims(clause: Clause, verb: Verb, last: int, target: Window, *, armed: bool, hands: bool) -> bool:
    """Whether a verb with a peaceful sense tells of arms: by its hand, and by what was hit."""
    war = clause.any_of(target, _SITES)
    sites = (
        war
        or clause.any_of(target, Word.ARMS)
        or any(clause.capital[j] for j in clause.heads(target))
        or bool(clause.kind(target[0]) & Word.THEM)
    )
    if hands:
        # What armed forces strike is struck by arms, whatever it is.
        strikes = verb.word in _STRIKES or target[0] == target[1]
        return sites or armed or bool(verb.kinds & Word.HIT and strikes and not _upon(clause, last))
    if not verb.kinds & Word.HIT:
        return False
    if verb.modal and sites:
        return True
    first, end = verb.subject
    if first == end:
        return False
    if verb.word in _STRUCK and clause.capital[end - 1] and clause.opens_object(target[0]):
        return True
    named = (clause.capital[end - 1] and end - 1 > 0) or clause.someone(verb.subject)
    return named and (armed or war or (sites and verb.word in _HITS) or (clause.armed and clause.pronoun(verb.subject)))


def _upon(clause: Clause, last: int) -> bool:
    """Whether "on" follows, and no day: "hit on an idea"."""
    dated = clause.kind(last + 1) & Word.DAYS or clause.word(last + 1)[:1].isdigit()
    return clause.word(last) in ("on", "upon") and not dated


def _follows(clause: Clause, verb: Verb) -> bool:
    """Whether a verb may say what a deed before it did: "... , destroying two lorries"; "strikes engaged a unit"."""
    salvo = clause.any_of(verb.subject, Word.SALVO) and clause.any_of(verb.subject, Word.ARMS)
    return clause.any_of(verb.subject, _NOUNS_THAT_HIT) or salvo or verb.participle
