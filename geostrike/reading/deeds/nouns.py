"""Deeds told by a noun: "an air strike", "rocket fire", "a barrage of missiles", "the downing of a drone"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.reading.deeds.frame import Frame
from geostrike.reading.deeds.shots import on_the_ground
from geostrike.reading.deeds.vocabulary import Form, Word

if TYPE_CHECKING:
    from geostrike.model import EventType
    from geostrike.reading.deeds.clause import Clause, Window
    from geostrike.reading.deeds.tokens import Tokens

__all__ = ["deed_of_noun", "light_verb", "weapon_first"]

_MODIFIERS = frozenset(
    """air aerial precision retaliatory military naval suicide one-way kamikaze ballistic cruise explosive unmanned sea
    militant militia terrorist terror cross-border anti-ship surface-to-surface surface-to-air anti-tank ground-to-ground
    guided bombing drone-boat heavy remotely-piloted near mid-air""".split()
)
_AIR = frozenset({"air", "aerial", "bombing", "airborne"})
_FLOWN = frozenset({"air", "aerial"})
# What leads from a deed to the weapons that did it: "an attack with two drones", "a near miss by two missiles".
_MEANS = ("with", "using", "involving", "by", "from")
_NEAR = frozenset("near close off alongside proximity vicinity astern ahead aboard waterline port starboard side nautical nm mile miles away".split())
_DEEDS = Word.STRIKE | Word.ATTACK | Word.RAID
_BEHIND = 3
_LIGHT_WITHIN = 9
_DONE_WITHIN = 12


def deed_of_noun(clause: Clause, i: int) -> Frame | None:
    """Return the deed whose noun is at `i`; None where it names none."""
    kinds = clause.kinds[i]
    if clause.kind(i + 1) & _DEEDS and not clause.is_verb(i + 1):
        return None
    if kinds & (Word.STRIKE | Word.ATTACK) and _of_a_weapon(clause, i + 1):
        return None
    first, weapon, air, flown = _first(clause, i)
    last, of_weapon = _of(clause, i)
    weapon = of_weapon if weapon is None else weapon
    after = clause.kind(i + 1)
    if last == i + 1 and after & (Word.OF_DEED | Word.OF_WEAPON) and not clause.is_verb(i + 1) and not after & Word.PREPOSITIONS:
        return None
    if clause.word(i + 1) in ("a", "the") and clause.kind(i + 2) & Word.IDIOM and clause.word(i + 3) != "of":
        return None
    type_: EventType | None = _named(clause, i, kinds, weapon, air=air, flown=flown)
    if type_ is None:
        return None
    verb, passive = light_verb(clause, first, last)
    grounded = bool(kinds & Word.DOWNING) and clause.words[i] == "destruction" and on_the_ground(clause, last)
    if grounded:
        verb = next((j for j in range(first - 1, max(-1, first - 6), -1) if clause.kinds[j] & Word.REPORTS), None)
    brought_down = bool(kinds & Word.DOWNING) and not grounded
    if weapon is None and not kinds & Word.DOWNING and (means := clause.agent(last, *_MEANS)):
        weapon = clause.arm(means, Word.ARMS)
    return Frame(
        first=first,
        last=last,
        head=i,
        kind="intercept" if brought_down else "noun",
        weapon=weapon,
        type=None if brought_down else "strike" if grounded else type_,
        passive=brought_down,
        at_sea=bool(kinds & Word.BANG and weapon is None) or clause.ship(clause.object(last + 1)),
        done=verb is not None or brought_down,
        subject=clause.subject(verb) if verb is not None and not passive else None,
        agent=clause.agent(last, "by"),
        reason="" if air else _other(clause, i, kinds),
    )


def _other(clause: Clause, i: int, kinds: int) -> str:
    """Why the noun at `i` names another thing: workers strike, and the police raid a flat."""
    everything: Window = (0, clause.last)
    if kinds & Word.RAID and clause.any_of(everything, Word.POLICE):
        return "a raid of the police, not from the air"
    if clause.words[i] in ("strike", "strikes") and clause.any_of(everything, Word.LABOUR):
        arms = clause.any_of(everything, Word.ARMS | Word.HANDS | Word.TARGET)
        return "" if arms else "a strike of labour or sport"
    return ""


def _of_a_weapon(clause: Clause, i: int) -> bool:
    """Whether a weapon is spoken of that the noun before `i` only qualifies: "a land attack cruise missile"."""
    while clause.word(i) in _MODIFIERS:
        i += 1
    return bool(clause.kind(i) & Word.ARMS) and not (clause.forms[i] and clause.is_verb(i))


def _first(clause: Clause, i: int) -> tuple[int, int | None, bool, bool]:
    """Where the words begin that qualify the noun at `i`; the weapon among them; whether it is of arms, and from the air."""
    first, weapon, air, flown = i, None, False, False
    while first > 0:
        j = first - 1
        kind, word = clause.kinds[j], clause.words[j]
        joins = word in ("and", "or", "&", "/") and first != i and clause.kind(j - 1) & (Word.WEAPON | Word.GUN)
        if word in _MODIFIERS or joins or (kind & Word.NOUNS and not kind & Word.DOWNING and word in ("bombing", "strike")):
            air = air or word in _AIR
            flown = flown or word in _FLOWN
        elif kind & Word.ARMS and not (clause.forms[j] and clause.is_verb(j)):
            weapon = j if weapon is None else weapon
            air = True
        else:
            break
        first = j
    return first, weapon, air, flown


def _of(clause: Clause, i: int) -> tuple[int, int | None]:
    """Where a phrase ends that goes on with "of" and weapons, and the weapon: "a barrage of rockets and drones"."""
    if clause.word(i + 1) != "of":
        return i + 1, None
    stop = next(
        (
            j
            for j in range(i + 2, min(i + 9, clause.last))
            if clause.kinds[j] & (Word.PREPOSITIONS | Word.BREAKS | Word.RELATIVES) or clause.words[j] == ","
        ),
        min(i + 9, clause.last),
    )
    for j in range(i + 2, stop):
        if (weapon := clause.arm((j, j + 1), Word.WEAPON | Word.BOAT)) is not None:
            last = weapon + 1
            while clause.word(last) in ("and", ",") and clause.kind(last + 1) & (Word.WEAPON | Word.BOAT):
                last += 2
            return last, weapon
    return i + 1, None


def _named(clause: Clause, i: int, kinds: int, weapon: int | None, *, air: bool, flown: bool) -> EventType | None:
    """What the noun at `i` suggests where it names a deed; None where it does not."""
    everything: Window = (0, clause.last)
    if kinds & Word.STRIKE:
        return "strike"
    if kinds & Word.ATTACK:
        return "strike" if clause.word(i - 1) in ("air", "aerial") else "attack"
    if kinds & Word.RAID:
        return "strike"
    if kinds & Word.AGGRESSION:
        hits = clause.words[i].startswith("aggression") and bool(clause.kind(i + 1) & (Word.HIT | Word.BOMB))
        if clause.words[i].startswith("aggression") and not hits and not flown:
            hits = light_verb(clause, i, i + 1) != (None, False)
        return "strike" if flown or hits else None
    if kinds & Word.DOWNING:
        return "attack" if weapon is not None else None
    if kinds & Word.SALVO and (weapon is not None or (clause.armed and clause.words[i].startswith(("barrage", "salvo", "volley")))):
        return "attack"
    if kinds & Word.OF_WEAPONS and weapon is not None:
        return "attack" if clause.kinds[weapon] & (Word.WEAPON | Word.GUN | Word.BOAT) else None
    if kinds & Word.OF_WEAPONS and weapon is None and (means := clause.agent(i + 1, "by", "from", "with")) and _right_behind(clause, i, means[0]):
        arm = clause.arm(means, Word.WEAPON | Word.BOAT)
        return "attack" if arm is not None else None
    if kinds & Word.BANG and clause.any_of(everything, Word.SHIP):
        near = any(clause.word(j) in _NEAR for j in range(i + 1, min(i + 15, clause.last)))
        return "attack" if near else None
    return None


def _right_behind(clause: Clause, i: int, means: int) -> bool:
    """Whether the words at `means` belong to the noun at `i`: "a near miss by two missiles", "a blast caused by a drone"."""
    return means - i <= _BEHIND or clause.word(means - 2) == "caused"


def weapon_first(tokens: Tokens, weapon: int) -> int:
    """Return where the words begin that qualify a weapon: "mortar bombs", "anti-ship ballistic missiles"."""
    first = weapon
    while first > 0 and (tokens.kinds[first - 1] & Word.ARMS or tokens.words[first - 1] in _MODIFIERS):
        first -= 1
    return first


def light_verb(clause: Clause, first: int, last: int) -> tuple[int | None, bool]:
    """Return the verb that carries a noun out, and whether it is passive: "launched strikes", "raids were flown"."""
    for j in range(first - 1, max(-1, first - _LIGHT_WITHIN), -1):
        word, kind = clause.words[j], clause.kinds[j]
        if word in (",", ";", ":") or kind & (Word.BREAKS | Word.RELATIVES):
            break
        if clause.forms[j] and clause.is_verb(j) or clause.forms[j] & Form.ING:
            carries, end = clause.phrase(j)
            if carries & (Word.LIGHT | Word.SUFFER | Word.LAUNCH | Word.SUFFERED) and end <= first:
                return j, bool(carries & (Word.SUFFER | Word.SUFFERED))
            if kind & Word.VERBS:
                break
    for j in range(last, min(last + _DONE_WITHIN, clause.last)):
        if clause.words[j] in (";", ":"):
            break
        if clause.forms[j] & Form.PAST and clause.phrase(j)[0] & Word.LIGHT:
            group = clause.group(j)
            return (j, True) if group.passive else (None, False)
    return None, False
