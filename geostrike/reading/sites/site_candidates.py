"""Places of a passage that no happening claims and that could yet be the site of the story told there.

"The two died on Wednesday at Camp X", "the base at X came next": no word of the passage tells a strike, but the story
is there. And nouns that stand for a place told before: "rockets fell on the base", "the capital".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from geostrike.reading.sites import leads, tails
from geostrike.reading.sites.leads import lead_of
from geostrike.reading.sites.neighbours import link_of
from geostrike.reading.sites.place_words import BARE, kinds
from geostrike.reading.sites.roles import apart
from geostrike.reading.sites.site_ahead import Ahead, before_deed
from geostrike.reading.sites.site_behind import after_deed
from geostrike.reading.sites.tails import tail_of
from geostrike.reading.sites.turning import LEAST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.model import Match
    from geostrike.reading.deeds.triggers import Trigger
    from geostrike.reading.page.passages import Passage
    from geostrike.reading.sites.leads import Lead

__all__ = ["Candidate", "StandIn", "candidates", "find_stand_ins", "stood_for"]

_PLACED: Final = frozenset({"locative", "aimed"})
_HELD: Final = frozenset({"site", "settlement"})
_BASES: Final = frozenset("MILB AIRB AIRF AIRP AIRH AIRQ INSM CMP NVB PRT BDG FCL OILF OILR PS TRIG".split())
_WATERS: Final = frozenset("SEA GULF STRT OCN BAY CHN CHNM".split())
_WIDE: Final = ("RGN", "ADM1")
_TOWNS: Final = ("PPL",)

# The nouns that stand for a place told before, and the feature codes of the places that they may stand for.
_STANDS_FOR: Final = {
    "capital": ("PPLC",),
    **dict.fromkeys(
        "city town village suburb neighbourhood neighborhood district hamlet".split(), (*_TOWNS, "ADM2", "ADM3")
    ),
    **dict.fromkeys(
        "base airbase garrison outpost camp barracks installation".split(),
        ("MILB", "AIRB", "AIRF", "INSM", "CMP", "NVB", "AIRP", "OILF"),
    ),
    **dict.fromkeys("airport airfield airstrip runway".split(), ("AIRP", "AIRF", "AIRB", "AIRQ")),
    **dict.fromkeys("port harbour harbor docks terminal".split(), ("PRT", "PPL", "OILT", "MN", "HBR", "FCL")),
    **dict.fromkeys("embassy consulate compound".split(), ("BDG", "DIP")),
    **dict.fromkeys(
        "field plant refinery station facility".split(), ("OILF", "OILR", "PS", "FCL", "MILB", "PRT", "OILT")
    ),
    **dict.fromkeys("province governorate region".split(), ("ADM1", "RGN")),
    **dict.fromkeys("sea gulf strait waterway".split(), tuple(_WATERS)),
    "island": ("ISL", "ISLS"),
    **dict.fromkeys("area place site scene".split(), ("",)),
}
# What is called by a place's name is none: a ship, a title, an organisation.
_NAMES: Final = ("part of a longer name", "the name of a ship", "part of the name of an organisation")
_NOUN = "|".join(sorted(_STANDS_FOR, key=len, reverse=True))
_STAND_IN = re.compile(
    rf"\b(?i:the|that|this|its)\s+(?:same\s+|nearby\s+|port\s+|air\s+|oil\s+|gas\s+|capital\s+|military\s+|coastal\s+)?"
    rf"(?P<adjective>[A-Z]\w+(?:i|ese|ian|ish|an)\s+)?(?:same\s+|port\s+|air\s+)?(?P<noun>{_NOUN})\b"
    r"(?![’']s?\s+\w|\s+(?:of|side|bow|quarter|authority|official|command)|-)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place that could be the site of a story told in its passage.

    Attributes
    ----------
    preposition : the word that leads to it, in small letters; "" where none does.
    worth : how likely it is; only good to compare.
    rule : why, in words.
    """

    match: Match
    preposition: str
    worth: float
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StandIn:
    """A noun that stands for a place told before, where a happening claims it; offsets in the document.

    Attributes
    ----------
    noun : in small letters.
    adjective : a country's, right before it: "the Yemeni capital"; "" for none.
    trigger : ordinal of the happening in the passage.
    """

    start: int
    end: int
    noun: str
    adjective: str
    trigger: int
    preposition: str
    worth: float


def candidates(text: str, passage: Passage, matches: Sequence[Match]) -> tuple[Candidate, ...]:
    """Return the places of a passage that could be a story's site though no happening claims them, the likeliest first.

    Parameters
    ----------
    matches : those of the passage, in order.
    """
    found: list[Candidate] = []
    before: Match | None = None
    for match in matches:
        mention, place = match.mention, match.place
        previous, before = before, match
        if mention.kind == "demonym" or place is None or match.role in ("dateline", "hometown"):
            continue
        if apart(text, mention, place, passage.start, passage.start):
            continue
        lead = lead_of(text[max(passage.start, mention.start - leads.REACH) : mention.start])
        describes = previous is not None and link_of(text[previous.mention.end : mention.start]) in (
            "describes",
            "counted",
        )
        if describes and found and found[-1].match is previous:
            continue  # it says where the one before lies
        told = _likelihood(text, passage, match, lead)
        if told:
            worth, rule = told
            # A country is too coarse, and in a capital somebody mostly speaks.
            worth -= 3.0 if place.feature_code.startswith("PCL") else 2.0 if place.feature_code == "PPLC" else 0.0
            found.append(Candidate(match=match, preposition=lead.preposition, worth=worth, rule=rule))
    return tuple(sorted(found, key=lambda one: -one.worth))


def _likelihood(text: str, passage: Passage, match: Match, lead: Lead) -> tuple[float, str] | None:
    mention, place = match.mention, match.place
    if lead.kind == "bearing":
        return 8.0, "a position told from it"
    tail = tail_of(text[mention.end : mention.end + tails.REACH])
    base = place is not None and place.feature_code in _BASES
    if lead.kind in _PLACED:
        words = text[max(passage.start, mention.start - lead.start - 90) : mention.start - lead.start].split()[-9:]
        if any(kinds().get(word.strip(BARE).lower()) in ("harm", "deed", "weapon") for word in words):
            return 7.0, "where somebody came to harm"
        if lead.steps[0].governed in _HELD or base:
            return 6.0, "where something stands that can be hit"
        return 4.0, "where something is told to be"
    subject = not lead.steps and not text[passage.start : mention.start - lead.noun].strip(" \t*_#-•")
    if subject and (base or tail.kind in _HELD):
        return 5.0, "what can be hit opens the sentence"
    return None


def find_stand_ins(text: str, passage: Passage, triggers: Sequence[Trigger]) -> tuple[StandIn, ...]:
    """Return the nouns that a passage's happenings claim for their sites, and that stand for a place told before."""
    if not triggers:
        return ()
    starts = [trigger.start for trigger in triggers]
    found = []
    for match in _STAND_IN.finditer(text, passage.start, passage.end):
        left = max((n for n, start in enumerate(starts) if start < match.start()), default=None)
        right = None if left is not None and left + 1 >= len(starts) else (0 if left is None else left + 1)
        floor = passage.start if left is None else triggers[left].end
        if floor > match.start():
            continue
        lead = lead_of(text[max(floor, match.start() - leads.REACH) : match.start()])
        best: tuple[float, int] | None = None
        if left is not None:
            claim = after_deed(text, passage, triggers[left], lead, match.start(), 0, acts=False, water=False)
            aside = lead.kind == "bearing" and "," in text[triggers[left].end : match.start()]
            best = (claim.worth, left) if claim and not aside else None
        if right is not None:
            claim = before_deed(
                Ahead(text, passage, triggers[right], lead, match.start(), match.end(), True, False, left is None), 0
            )
            if claim and (best is None or claim.worth > best[0]):
                best = (claim.worth, right)
        if best and best[0] >= LEAST and not _led_away(lead):
            found.append(
                StandIn(
                    start=match.start(),
                    end=match.end(),
                    noun=match.group("noun").lower(),
                    adjective=(match.group("adjective") or "").strip(),
                    trigger=best[1],
                    preposition=lead.preposition,
                    worth=best[0],
                )
            )
    return tuple(found)


def _led_away(lead: Lead) -> bool:
    away = {"whence", "whither", "agent", "apart", "of"}
    return any(
        step.kind in away or step.governed in ("said", "speaker", "meeting", "journey", "abstract")
        for step in lead.steps
    )


def stood_for(stand_in: StandIn, told: Sequence[Match], passage: Passage, *, country: str = "") -> Match | None:
    """Return the place that a noun stands for: the one told last that is of its kind; None where none was told.

    Parameters
    ----------
    told : places told before it in the document, in order, demonyms among them or not.
    passage : the one that it stands in.
    country : code of the country that the adjective before the noun names.
    """
    codes = _STANDS_FOR[stand_in.noun]
    for match in reversed(told):
        place = match.place
        if place is None or match.mention.kind == "demonym" or place.feature_code.startswith("PCL"):
            continue
        if (country and place.country != country) or match.rule.endswith(_NAMES):
            continue
        aside = ("hometown",) if match.mention.start >= passage.start else ("hometown", "origin")
        if match.role in aside or (match.role in ("government", "dateline") and stand_in.noun != "capital"):
            continue
        named = stand_in.noun in match.mention.text.lower()
        if codes == ("",):
            wide = stand_in.noun != "area" and place.feature_code.startswith(_WIDE)
            if match.role == "site" or (match.mention.start >= passage.start and not wide):
                return match
        elif named or place.feature_code.startswith(codes):
            return match
    return None
