"""Who fought whom, as far as an event tells it: a state, a group, or no one can say."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal

from geostrike.reading.deeds.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Collection

    Kind = Literal["state", "group", ""]
    Dead = Literal["civilians", "armed", "fighters", "unknown"]

__all__ = ["deaths_of", "sides_of", "the_dead", "type_of_violence"]

STATE_BASED, NON_STATE = 1, 2

_MERCHANT = re.compile(
    r"\b(?:m/?[vt]|merchant|commercial|cargo|tankers?|container ?ships?|bulk carriers?|freighters?|shipping)\b", re.I
)
_CIVILIAN = re.compile(
    r"\b(?:civilians?|child(?:ren)?|wom[ae]n|girls?|boys?|bab(?:y|ies)|villagers?|residents?|famil(?:y|ies)|wife|mothers?"
    r"|tourists?|fisherm[ae]n|farmers?|journalists?|reporters?|medics?|doctors?|nurses?|teachers?|students?|patients?"
    r"|worshippers?|aid workers?|workers?)\b",
    re.I,
)
_FORCES = re.compile(
    r"\b(?:soldiers?|troops?|troopers?|service ?(?:members?|m[ae]n|wom[ae]n|personnel)|sailors?|marines?|airm[ae]n"
    r"|reservists?|police(?:m[ae]n)?|(?:border )?guards?)\b",
    re.I,
)
_FIGHTERS = re.compile(
    r"\b(?:fighters?|militants?|militiam[ae]n|insurgents?|gunm[ae]n|members? of (?:\w+ )*(?:militias?|groups?))\b"
    r"|^(?:of )?(?:its|their) (?:members?|m[ae]n|fighters?)\b",
    re.I,
)


@cache
def _kinds() -> dict[str, Kind]:
    return {actor.name: actor.kind for actor in lexicon().actors}


def _kind(actor: str, states: Collection[str]) -> Kind:
    return _kinds().get(actor, "state" if actor in states else "")


def sides_of(
    event_type: str, actor1: str, actor2: str, states: Collection[str]
) -> tuple[tuple[str, Kind], tuple[str, Kind]]:
    """Return UCDP's sides A and B, each with its kind: where one is a state and the other is not, the state is side A.

    Who acts is a state in a strike and a group in an attack: so the types are told apart. Whose side was hit is known
    by its name.
    """
    one: tuple[str, Kind] = (actor1, ("state" if event_type == "strike" else "group") if actor1 else "")
    other: tuple[str, Kind] = (actor2, _kind(actor2, states))
    return (other, one) if other[1] == "state" and one[1] != "state" else (one, other)


def type_of_violence(a: tuple[str, Kind], b: tuple[str, Kind], target: str) -> int | None:
    """Return UCDP's type of violence: 1 where a side is a state, 2 between groups, None where the sides do not tell it.

    Both sides must be named and of a known kind. Type 3, against civilians alone, is nowhere given: it asks for a
    judgment of intent. Nor is any type for an attack on a merchant ship, whose flag is no party.
    """
    if not (a[1] and b[1]) or _MERCHANT.search(target):
        return None
    return STATE_BASED if "state" in (a[1], b[1]) else NON_STATE


def the_dead(who: str) -> Dead:
    """Say who the dead were, by the words of a report; unknown where these name several kinds, or none.

    >>> the_dead("American soldiers"), the_dead("five security force members and a civilian"), the_dead("people")
    ('armed', 'unknown', 'unknown')
    """
    kinds = {
        "civilians": _CIVILIAN.search(who),
        "armed": _FORCES.search(who),
        "fighters": _FIGHTERS.search(who),
    }
    told = [kind for kind, found in kinds.items() if found]
    if len(told) != 1 or " and " in who:
        return "unknown"
    return told[0]  # type: ignore[return-value]


def deaths_of(event_type: str, hit_is_a: bool, dead: Dead) -> str:
    """Return the column of UCDP GED to which the dead of an event belong.

    Soldiers are of the side that was hit. Fighters are so in a strike; in an attack they may be the attackers' own.
    """
    if dead == "civilians":
        return "deaths_civilians"
    if dead == "armed" or (dead == "fighters" and event_type == "strike"):
        return "deaths_a" if hit_is_a else "deaths_b"
    return "deaths_unknown"
