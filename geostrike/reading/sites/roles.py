"""What part a named place plays where it is no site: dateline, origin, home town, a government's seat, background."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geostrike.reading.sites import leads, tails
from geostrike.reading.sites.datelines import opens_story
from geostrike.reading.sites.leads import lead_of
from geostrike.reading.sites.place_words import BARE, kinds, vessels
from geostrike.reading.sites.tails import tail_of
from geostrike.reading.sites.titles import is_in_title

if TYPE_CHECKING:
    from geostrike.model import Mention, Place, Role
    from geostrike.reading.sites.leads import Lead, Step

__all__ = ["apart", "belongs", "role_of"]

Part = tuple["Role", str]

_AGE = re.compile(r"\b\d{1,2}(?:-year-old)?(?:,| years old,?)?\s+$")
_FROM_HOME: Final[Part] = ("hometown", "follows words that say where somebody is from")
_SEAT: Final[Part] = ("government", "where somebody speaks or meets")
# What a place is whose preposition hangs on a word of one of these kinds.
_HANGS_ON: Final[dict[str, Part]] = {
    "said": _SEAT,
    "speaker": _SEAT,
    "meeting": _SEAT,
    "born": _FROM_HOME,
    "based": ("hometown", "where somebody has a seat"),
    "active": ("background", "where somebody is active"),
    "journey": ("background", "where somebody goes or is treated"),
    "trade": ("background", "where something is made, owned, registered or loaded"),
    "abstract": ("background", "what something else is about: a war, a deal, a presence"),
}
# Nouns that a name before them only qualifies.
_QUALIFIED: Final = frozenset("people speaker abstract trade unit weapon vehicle outlet meeting home".split())
# Who comes from where: "a cook from X".
_PERSONS: Final = frozenset("home people born unit local".split())
# What a capital does only as a government: "pressure from Washington", "a statement from Tehran".
_OFFICIAL: Final = frozenset(
    "pressure statement statements support orders order approval permission comment backing help reaction word "
    "response condemnation criticism".split()
)
_HOMES: Final = frozenset("native resident hometown".split())
_HOLDS: Final = frozenset({"site", "settlement"})
# What makes a preposition further out lead elsewhere: "a spokesman for the fleet in X", "bound for a berth in X".
_ELSEWHERE: Final = frozenset("speaker meeting said abstract journey trade based active home".split())
# What can be struck though people speak or meet there.
_PEOPLED: Final = frozenset({"speaker", "meeting"})
_OBJECT: Final = _PEOPLED | frozenset("article quality settlement site people local home unit vehicle".split()) | {""}
# Troops that a deed was aimed at are hit where they are posted.
_POSTED = re.compile(
    r"\b(?:on|against|at|hit|struck|targeted|attacked|targeting)\s+(?:[\w.’'-]+\s+){0,5}?"
    r"(?:troops|forces|soldiers|personnel|members|Americans|Marines|servicemen)\s+(?:who\s+(?:are|were)\s+)?"
    r"(?:stationed|based|deployed|housed|serving|posted)\s+(?:(?:in|at|near)\s+(?:the\s+)?)?$"
)
_POSTED_WITHIN = 140
# Areas so wide that what is outside them is elsewhere; outside a town is at the town.
_WIDE: Final = ("PCL", "ADM1", "RGN", "CONT")
_CARE: Final = frozenset("hospital hospitals clinic clinics".split())
_HURT: Final = frozenset({"harm", "journey", "leans", "said"})


def role_of(text: str, mention: Mention, place: Place | None, sentence_start: int) -> tuple[Role, str]:
    """Return the part that a place plays where no happening takes it for its site, and the reason in words."""
    if part := apart(text, mention, place, sentence_start, sentence_start):
        return part
    if place is not None and place.feature_code == "PPLC" and not _before(text, mention, sentence_start).steps:
        return "government", "a capital that stands for its government"
    return "background", "named, but no happening takes it for its site"


def apart(text: str, mention: Mention, place: Place | None, sentence_start: int, floor: int) -> tuple[Role, str] | None:
    """Return the part by which a place's own words keep it from being a site; None where they leave it open.

    Parameters
    ----------
    floor : of the words before the name that are asked; behind a happening, what leads to the happening says nothing.
    """
    if mention.kind == "demonym":
        return "background", "an adjective, not a place where something is"
    if opens_story(text, mention, sentence_start):
        return "dateline", "opens the story before an agency, a date or a dash"
    lead = _before(text, mention, floor)
    struck = floor > sentence_start and _struck(text[floor : mention.start - lead.start])
    if part := belongs(text, mention, place, lead) or _led(text, mention, place, lead, struck=struck):
        return part
    return ("background", "part of a title or of a ship's name") if is_in_title(text, mention) else None


def _before(text: str, mention: Mention, floor: int) -> Lead:
    return lead_of(text[max(floor, mention.start - leads.REACH) : mention.start])


def _struck(words: str) -> bool:
    """Whether nothing but a noun stands between a happening and a preposition: "bombed the ministry in X"."""
    known = kinds()
    return all(known.get(word.strip(BARE).lower(), "") in _OBJECT for word in words.split())


def belongs(text: str, mention: Mention, place: Place | None, lead: Lead) -> tuple[Role, str] | None:
    """Return the part of a name that only tells of what kind or whose something else is, or who speaks."""
    tail = tail_of(text[mention.end : mention.end + tails.REACH])
    if "compound" in (tail.kind, lead.kind):
        return "background", "part of a compound: it says whose or of what kind"
    if lead.beside in vessels():
        return "background", "the name of a ship"
    if tail.kind == "organisation":
        return "background", "part of the name of an organisation"
    if tail.kind == "named" and not (tail.possessive or lead.steps):
        return "background", "part of a longer name"
    country = place is not None and place.feature_code.startswith("PCL")
    if country and tail.word in ("embassy", "consulate"):
        return "background", "says whose embassy it is"
    letters = len(mention.text.replace(".", "")) <= 3 and mention.text.isupper() and mention.kind != "relative"
    if letters and (tail.kind or tail.word):
        return "background", "letters that stand for a country and say whose something is"
    if tail.kind == "said" and (not lead.steps or lead.steps[0].governed in ("people", "speaker", "unit", "home")):
        return "government", "speaks, as a government does, or its people do"
    if tail.kind in _QUALIFIED:
        return "background", f"says whose {tail.word} it is"
    if country and tail.possessive and not tail.kind:
        return "background", "a country that owns what is told of"
    return None


def _led(text: str, mention: Mention, place: Place | None, lead: Lead, *, struck: bool) -> Part | None:
    """The part of a name to which a preposition leads that leads to no site, or which hangs on such a word."""
    capital = place is not None and place.feature_code == "PPLC"
    first = mention.start - lead.start
    if lead.preposition == "outside" and place is not None and place.feature_code.startswith(_WIDE):
        return "background", "what is told lies outside it"
    for number, step in enumerate(lead.steps):
        if struck and step.governed in _PEOPLED:
            continue  # what was hit, not where somebody spoke
        if step.kind == "meant":
            return "background", "what something was meant for"
        if step.kind == "whence":
            return _whence(text, first, step, capital=capital)
        if step.governed == "based" and _POSTED.search(text, max(0, first - _POSTED_WITHIN), first):
            continue  # "an attack on troops stationed in X"
        part = _by_preposition(text, first, lead, step, number, capital=capital) or _by_governor(lead, step)
        if part:
            return part
    if lead.kind == "journey":
        return "background", "where somebody goes or is"
    return None


def _whence(text: str, first: int, step: Step, *, capital: bool) -> Part:
    aged = _AGE.search(text, max(0, first - 30), first)
    if aged or step.governed in _PERSONS or step.governor in ("displaced", "fled"):
        return _FROM_HOME
    if capital and (step.governor in _OFFICIAL or step.governed in ("abstract", "said")):
        return "government", "a capital from which a government speaks"
    return "origin", "follows 'from': where something or somebody came from"


def _by_preposition(text: str, first: int, lead: Lead, step: Step, number: int, *, capital: bool) -> Part | None:
    """The part that a preposition gives which leads to no site, whatever it hangs on."""
    role: Role = "government" if capital and number == 0 else "background"
    if step.kind == "whither":
        return "background", "follows 'to': where somebody or something goes"
    if step.kind == "agent" and number == 0:
        return role, "follows 'by': who acts"
    if step.kind == "apart":
        return (role, f"follows {step.word!r}") if _leads_away(text, first, step, number) else None
    if step.kind == "of" and number == 0:
        if step.governed in ("home", "born") or _AGE.search(text, max(0, first - 30), first):
            return _FROM_HOME
        behind_deed = not (step.governor or lead.edge)
        if step.governed not in ("deed", "local", *_HOLDS) and not behind_deed:
            return "background", "follows 'of': it says whose or of what kind"
    return None


def _leads_away(text: str, first: int, step: Step, number: int) -> bool:
    """Whether "for", "with", "about" and their like lead away from the site, as they mostly do."""
    if step.word == "between":
        return step.governed not in _HOLDS
    if step.word == "as" and step.governed == "naming":
        return False  # "known as X"
    if step.word == "for" and step.governor in ("headed", "heading") and _flies(text, first):
        return False  # "a missile headed for X"
    return number == 0 or step.governed in _ELSEWHERE


def _flies(text: str, first: int) -> bool:
    """Whether what heads for a place is a weapon, which a ship or a man is not."""
    known = kinds()
    return any(
        known.get(word.strip(BARE).lower()) == "weapon" for word in text[max(0, first - 60) : first].split()[-6:]
    )


def _by_governor(lead: Lead, step: Step) -> Part | None:
    """The part that the word gives on which a preposition hangs."""
    if step.kind == "agent" and step.governed == "abstract":
        return None
    if step.governor in _CARE and lead.edge in _HURT:
        return "background", "where the wounded are"
    if step.governed == "speaker" and lead.edge == "harm":
        return None  # "killed an official in X"
    if step.governed == "home" and step.governor in _HOMES:
        return _FROM_HOME
    return _HANGS_ON.get(step.governed)
