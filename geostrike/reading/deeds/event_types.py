"""Strike or attack, and ACLED's finer type: who did it decides, then the aircraft, the words and the weapon."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geostrike.model import EventType
    from geostrike.reading.deeds.actors import Actor
    from geostrike.reading.deeds.triggers import Trigger

__all__ = ["event_type_of", "sub_event_type_of"]

_STRIKING = re.compile(r"\b(?:bomb|shell|pound|struck|strik|raid|target|blast|strafe|bombard)", re.I)
# What only a state's forces fly or sail, and what falls from it.
_BY_AIR = re.compile(
    r"\b(?:jets?|fighter[ -](?:jets?|planes?|bombers?|aircraft)|bombers?"
    r"|(?<!mortar )(?<!boat )(?<!petrol )(?<!car )bombs?(?!-)|(?<!loitering )munitions?"
    r"|warplanes?|aircraft|planes?|helicopters?|gunships?|(?:[ABF]|AC|MQ|Su|MiG|Tu)-?\d+\w*|warships?"
    r"|destroyers?|frigates?|submarines?|artillery|howitzers?|tanks?|tomahawks?|paveway|typhoons?|tornado(?:e?s)?|rafales?|gunners)\b",
    re.I,
)
_AIR_RAID = re.compile(
    r"\b(?:air[ -]?(?:strike|raid|attack|assault|aggression)s?|aerial bombardment|from the air|sorties?)\b",
    re.I,
)
_BY_HAND = re.compile(
    r"\b(?:drones?|rockets?|missiles?|mortars?|UAVs?|UAS|USVs?|projectiles?|quadcopters?|grenades?|RPGs?|katyushas?|skiffs?|boats?"
    r"|(?:unmanned|uncrewed)[\w ]*|shells?|rounds?)\b",
    re.I,
)
# What anybody can buy and fly.
_SMALL = re.compile(r"\b(?:quadcopters?|hobby drones?|small drones?|commercial drones?)\b", re.I)
_SHELLING = ("rocket", "missile", "mortar", "artillery", "shell")


def event_type_of(
    trigger: Trigger, actor: Actor | None, weapon: str, *, hit_group: bool = False
) -> tuple[EventType, bool]:
    """Return the type, and whether it is sure: a state's forces strike, a group attacks.

    Where nobody is named, an aircraft is a state's, and what hit a group comes from a state; else the words and the
    weapon decide. Ships are attacked, unless it is known by whom.

    Parameters
    ----------
    hit_group : whether an armed group is said to have been hit.
    """
    if actor:
        return ("strike" if actor.kind == "state" else "attack"), True
    if trigger.kind == "intercept":
        return "attack", False
    if _SMALL.search(weapon) or _SMALL.search(trigger.text):
        return "attack", False
    if _BY_AIR.search(weapon) or _BY_AIR.search(trigger.weapon) or _AIR_RAID.search(trigger.text):
        return "strike", False
    if hit_group:
        return "strike", False
    if trigger.type and not trigger.at_sea:
        return trigger.type, False
    if trigger.at_sea or _BY_HAND.search(weapon) or _BY_HAND.search(trigger.weapon):
        return "attack", False
    if trigger.text.lower().startswith("rocketed"):
        return "attack", False
    return ("strike" if _STRIKING.search(trigger.text) else "attack"), False


def sub_event_type_of(event_type: EventType, weapon: str) -> str:
    """Return ACLED's sub-event type, as far as the weapon tells it."""
    lower = weapon.lower()
    if any(word in lower for word in _SHELLING) and "drone" not in lower:
        return "Shelling/artillery/missile attack"
    return "Air/drone strike" if event_type == "strike" or "drone" in lower or "uav" in lower else ""
