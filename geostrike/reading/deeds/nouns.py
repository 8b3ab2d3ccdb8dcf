"""Deeds told by a noun: "an air strike", "rocket fire", "a barrage of missiles", "the downing of a drone"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geostrike.reading.deeds.frame import Frame
from geostrike.reading.deeds.intercepts import on_the_ground
from geostrike.reading.deeds.vocabulary import Form, Word

if TYPE_CHECKING:
    from geostrike.model import EventType
    from geostrike.reading.deeds.clause import Clause
    from geostrike.reading.deeds.tokens import Tokens

__all__ = ["deed_of_noun", "weapon_first"]

# What leads from a deed to the weapons that did it: "an attack with two drones", "a near miss by two missiles".
_MEANS = ("with", "using", "involving", "by", "from")
_DEEDS = Word.STRIKE | Word.ATTACK | Word.RAID
_FLOWN = frozenset({"air", "aerial"})
_AGGRESSION = frozenset({"aggression", "aggressions"})
_BOMBING = frozenset({"bombing", "strike"})
# Salvos that need no weapon where one was told before.
_SALVOS = ("barrage", "salvo", "volley")
_JOINS = frozenset({"and", "or", "&"})
_CARRIES = Word.LIGHT | Word.SUFFER | Word.LAUNCH | Word.SUFFERED
_OF_WITHIN, _BEHIND, _NEAR_WITHIN, _LIGHT_WITHIN, _DONE_WITHIN, _SAID_WITHIN = 9, 3, 15, 9, 12, 6


class _Noun(NamedTuple):
    """A noun with what qualifies it.

    Attributes
    ----------
    first, last : the range of the phrase: "rocket and mortar fire", "barrage of drones".
    weapon : the weapon in it.
    armed, flown : whether its words are of arms, and say that it came from the air.
    """

    at: int
    first: int
    last: int
    kinds: int
    weapon: int | None
    armed: bool
    flown: bool


def deed_of_noun(clause: Clause, i: int) -> Frame | None:
    """Return the deed whose noun is at `i`; None where it names none."""
    if _qualifies(clause, i):
        return None
    noun = _noun(clause, i)
    kinds, last = noun.kinds, noun.last
    type_ = _type_of(clause, noun)
    if type_ is None:
        return None
    downing = bool(kinds & Word.DOWNING)
    if downing and clause.words[i] == "destruction" and on_the_ground(clause, last):
        return _destroyed(clause, noun)
    verb, passive = _light_verb(clause, noun.first, last)
    weapon = noun.weapon
    if weapon is None and not downing and (means := clause.agent(last, *_MEANS)):
        weapon = clause.arm(means, Word.ARMS)
    return Frame(
        first=noun.first,
        last=last,
        head=i,
        kind="intercept" if downing else "noun",
        weapon=weapon,
        type=None if downing else type_,
        passive=downing,
        done=downing or verb is not None,
        at_sea=bool(kinds & Word.BANG and weapon is None) or clause.ship(clause.object(last + 1)),
        subject=clause.subject(verb) if verb is not None and not passive else None,
        agent=clause.agent(last, "by"),
    )


def weapon_first(tokens: Tokens, weapon: int) -> int:
    """Return where the words begin that qualify a weapon: "mortar bombs", "anti-ship ballistic missiles"."""
    first = weapon
    while first > 0 and tokens.kinds[first - 1] & (Word.ARMS | Word.MODIFIERS):
        first -= 1
    return first


def _destroyed(clause: Clause, noun: _Noun) -> Frame:
    """A strike told by "the destruction of nine missiles in ...", of whoever announced it."""
    said = range(noun.first - 1, max(-1, noun.first - _SAID_WITHIN), -1)
    verb = next((j for j in said if clause.kinds[j] & Word.REPORTS), None)
    return Frame(
        first=noun.first,
        last=noun.last,
        head=noun.at,
        kind="noun",
        weapon=noun.weapon,
        type="strike",
        done=True,
        subject=clause.subject(verb) if verb is not None else None,
        agent=clause.agent(noun.last, "by"),
    )


def _qualifies(clause: Clause, i: int) -> bool:
    """Whether the noun at `i` only qualifies what follows: "attack helicopter", "strike group", "bombing raid"."""
    after = clause.kind(i + 1)
    if after & (_DEEDS | Word.OF_DEED | Word.OF_WEAPON) and not (clause.is_verb(i + 1) or after & Word.PREPOSITIONS):
        return True
    if clause.kind(i + 2) & Word.IDIOM and clause.word(i + 1) in ("a", "the") and clause.word(i + 3) != "of":
        return True
    if not clause.kinds[i] & (Word.STRIKE | Word.ATTACK):
        return False
    j = i + 1
    while clause.kind(j) & Word.MODIFIERS:
        j += 1
    return bool(clause.kind(j) & Word.ARMS) and not (clause.forms[j] and clause.is_verb(j))


def _noun(clause: Clause, i: int) -> _Noun:
    first, weapon, armed, flown = i, None, False, False
    while first > 0:
        j = first - 1
        kind, word = clause.kinds[j], clause.words[j]
        joins = word in _JOINS and first != i and clause.kind(j - 1) & (Word.WEAPON | Word.GUN)
        if kind & Word.MODIFIERS or joins or word in _BOMBING:
            armed = armed or bool(kind & Word.FLOWN)
            flown = flown or word in _FLOWN
        elif kind & Word.ARMS and not (clause.forms[j] and clause.is_verb(j)):
            weapon = j if weapon is None else weapon
            armed = True
        else:
            break
        first = j
    last, of = _of(clause, i)
    return _Noun(i, first, last, clause.kinds[i], of if weapon is None else weapon, armed, flown)


def _of(clause: Clause, i: int) -> tuple[int, int | None]:
    """Where a phrase ends that goes on with "of" and weapons, and the weapon: "a barrage of rockets and drones"."""
    if clause.word(i + 1) != "of":
        return i + 1, None
    for j in range(i + 2, min(i + _OF_WITHIN, clause.last)):
        kind = clause.kinds[j]
        if clause.amount(j):
            continue
        if kind & (Word.PREPOSITIONS | Word.BREAKS | Word.RELATIVES) or clause.words[j] == ",":
            break
        if clause.arm((j, j + 1), Word.WEAPON | Word.BOAT) is not None:
            last = j + 1
            while clause.word(last) in ("and", ",") and clause.kind(last + 1) & (Word.WEAPON | Word.BOAT):
                last += 2
            return last, j
    return i + 1, None


def _type_of(clause: Clause, noun: _Noun) -> EventType | None:
    """What a noun suggests where it names a deed; None where it does not."""
    kinds, word = noun.kinds, clause.words[noun.at]
    if word.startswith("sortie"):
        # Sorties flown from a base tell of no deed; those over a town do.
        flown = noun.last, min(noun.last + _DONE_WITHIN, clause.last)
        return "strike" if clause.any_of(flown, Word.GOALS) else None
    if kinds & (Word.STRIKE | Word.RAID):
        return "strike"
    if kinds & Word.ATTACK:
        return "strike" if clause.word(noun.at - 1) in _FLOWN else "attack"
    if kinds & Word.AGGRESSION:
        hits = clause.kind(noun.at + 1) & (Word.HIT | Word.BOMB)
        done = word in _AGGRESSION and (hits or _light_verb(clause, noun.at, noun.at + 1)[0] is not None)
        return "strike" if noun.flown or done else None
    if kinds & Word.SALVO and word.startswith(_SALVOS):
        # "A barrage of questions" is another thing.
        of_this = clause.word(noun.last) != "of" or clause.kind(noun.last + 1) & Word.DETERMINERS
        if noun.weapon is not None or clause.armed or (of_this and word.startswith("barrage")):
            return "attack"
    if kinds & (Word.DOWNING | Word.SALVO) and noun.weapon is not None:
        return "attack"
    if kinds & Word.OF_WEAPONS and _with_weapon(clause, noun):
        return "attack"
    if kinds & Word.BANG and noun.weapon is None and clause.any_of((0, clause.last), Word.SHIP):
        near = noun.at + 1, min(noun.at + _NEAR_WITHIN, clause.last)
        return "attack" if clause.any_of(near, Word.NEAR) else None
    return None


def _with_weapon(clause: Clause, noun: _Noun) -> bool:
    """Whether a weapon is told with a noun that needs one: "rocket fire", "a blast caused by a drone"."""
    if noun.weapon is not None:
        return bool(clause.kinds[noun.weapon] & (Word.WEAPON | Word.GUN | Word.BOAT))
    if clause.words[noun.at].startswith("miss") and clause.word(noun.at - 1) == "near":
        return clause.any_of((0, clause.last), Word.WEAPON)
    means = clause.agent(noun.at + 1, "by", "from", "with")
    if means is None or not (means[0] - noun.at <= _BEHIND or clause.word(means[0] - 2) == "caused"):
        return False
    return clause.arm(means, Word.WEAPON | Word.BOAT) is not None


def _light_verb(clause: Clause, first: int, last: int) -> tuple[int | None, bool]:
    """Return the verb that carries a noun out, and whether it is passive: "launched strikes", "raids were flown"."""
    for j in range(first - 1, max(-1, first - _LIGHT_WITHIN), -1):
        if clause.amount(j):
            continue
        if clause.words[j] in (",", ";", ":") or clause.kinds[j] & (Word.BREAKS | Word.RELATIVES):
            break
        if clause.forms[j] and (clause.forms[j] & Form.ING or clause.is_verb(j)):
            carries, end = clause.phrase(j)
            if carries & _CARRIES and end <= first:
                return j, bool(carries & (Word.SUFFER | Word.SUFFERED))
            if clause.kinds[j] & Word.VERBS:
                break
    for j in range(last, min(last + _DONE_WITHIN, clause.last)):
        if clause.words[j] in (";", ":"):
            break
        if clause.forms[j] & Form.PAST and clause.phrase(j)[0] & Word.LIGHT:
            return (j, True) if clause.group(j).passive else (None, False)
    return None, False
