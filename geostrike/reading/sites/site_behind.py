"""How strongly a happening claims a place behind it: "jets bombed X", "a strike near X", "hit 60 miles south of X".

Each rule stands for one way in which English tells where something happened, and starts from a strength of its own; the
words between the happening and the place take away from it, as far as each turns to something else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geostrike.reading.sites.place_words import BARE, kinds
from geostrike.reading.sites.turning import ANOTHER_DEED, AT_SEA, NAMED, Claim, has_kind, turning

if TYPE_CHECKING:
    from geostrike.reading.deeds.triggers import Trigger
    from geostrike.reading.page.passages import Passage
    from geostrike.reading.sites.leads import Lead

__all__ = ["after_deed", "before_noun", "harmed"]

# What is lost where the sentence goes on to something else than the happening.
_GOES_ON: Final = 6.0
# Letters within which "After the ..." opens a sentence.
_OPENING_REACH: Final = 160
_BEFOREHAND = re.compile(
    r"\W*(?:\w+\s+){0,3}?(?:after|following|before|since|despite|amid|in (?:response|retaliation|reaction) (?:to|for))"
    r"\s[^,]*$",
    re.I,
)
_OUT_OF_USE = re.compile(r"\bout\s+of\s+(?:use|service|action)\b", re.I)
_AIMED = (" at", " on", " into", " toward", " towards", " against", " in", " through", " for", " near", " inside")
_AWAY = (" from", " out of", " by", " with", " of")
# Verbs that say what a strike did to its object.
_DID: Final = frozenset(
    "damaged damages damaging destroyed destroying destroys wrecked levelled leveled flattened crippled disabled "
    "gutted rocked rock shook shake hit hits struck targeted".split()
)
_HELD: Final = frozenset({"site", "settlement"})
_ADJECTIVE: Final = frozenset({"", "article", "quality", "settlement", "site", "weapon"})
_LEADING: Final = frozenset({"locative", "aimed", "apart", "of", "agent", "whence", "whither"})
_DEFINITE: Final = frozenset("the this that these those its their".split())


def after_deed(
    text: str, passage: Passage, deed: Trigger, lead: Lead, start: int, between: int, *, acts: bool, water: bool
) -> Claim | None:
    """Return a happening's claim on a place behind it.

    Parameters
    ----------
    lead : to the place, from behind the happening.
    start : of the place's name.
    between : how many other happenings stand between.
    acts : whether the place is a country or a capital, which beside a noun say who acts.
    water : whether the place is a sea, a gulf or a strait.
    """
    less = ANOTHER_DEED * between
    if not lead.steps:
        return _unled(text, deed, lead, start - lead.noun, less, acts=acts, water=water)
    first = start - lead.start
    turned = turning(text[deed.end : first])
    if lead.kind == "of":
        near = text[deed.end : first].isspace()
        return Claim(worth=13.0 - less, rule="it is the happening 'of' this place") if near else None
    if lead.kind == "bearing":
        return Claim(worth=11.0 - less - AT_SEA * turned, rule="a position told from it", position=True)
    if lead.kind not in ("locative", "aimed", "apart"):
        return None
    worth = 10.0 - less - (AT_SEA * turned if water else turned) - _goes_on(text, passage, deed, first)
    if lead.kind == "aimed" and not deed.passive:
        worth += 1.0
    if any(step.kind == "agent" for step in lead.steps):
        worth -= 2.0
    return Claim(worth=worth, rule=f"{lead.preposition!r} leads from the happening to it")


def _goes_on(text: str, passage: Passage, deed: Trigger, first: int) -> float:
    """What is lost where the sentence has gone on to something else before it comes to the place."""
    gap = text[deed.end : first]
    opening = deed.start - passage.start <= _OPENING_REACH and not has_kind(text[passage.start : deed.start], "leans")
    if opening and "," in gap and _BEFOREHAND.match(text, passage.start, deed.start) and not harmed(gap):
        return _GOES_ON  # "After the raid, guards in X ...": the sentence tells of something else
    leaning = deed.kind == "noun" and not deed.done and has_kind(gap, "leans")
    if leaning and before_noun(text, passage, deed)[0] in _LEADING:
        return _GOES_ON  # "Those killed in the attack were buried in X": the verb is of somebody else
    return 0.0


def _unled(text: str, deed: Trigger, lead: Lead, noun: int, less: float, *, acts: bool, water: bool) -> Claim | None:
    """A claim on a place to which no preposition leads."""
    if noun <= deed.end + 1:
        if deed.text.endswith(_AWAY):
            return None
        if deed.text.endswith(_AIMED):
            return Claim(worth=13.0 - less, rule="it is what was aimed at")
        # A noun has no object: what is read as one ("strikes X") was a verb; but "the strikes Iran made" tell who acts.
        if deed.kind == "noun" and acts and not deed.done and not deed.text.endswith("ing"):
            return None
        if deed.passive and not deed.transitive:
            return None
        return Claim(worth=14.0 - less, rule="it is what was hit")
    worth = 10.0 - less - turning(text[deed.end : noun].rstrip(" ,:(—–"))
    if lead.edge == "deed" or lead.word in _DID:
        return Claim(worth=worth + 3.0, rule="it is what was hit, in a verb of its own")
    if lead.edge == "passing" or (lead.edge == "sails" and water):
        return Claim(worth=worth + (2.0 if water else 0.0), rule="what was hit was passing there")
    if (lead.edge == "naming" and not (acts and not lead.through)) or lead.word == "called":
        return Claim(worth=worth, rule=NAMED)
    if lead.edge in (",", ":", "—", "–", "(") and _only_named(text, lead, noun):
        held = has_kind(text[deed.end : noun], "site", "settlement")
        return Claim(worth=worth, rule=NAMED) if held and (lead.through or not acts) else None
    return None


def _only_named(text: str, lead: Lead, noun: int) -> bool:
    """Whether a name stands alone behind a comma, or with the noun that it is the name of: "two bases, X and Y"."""
    words = text[noun : noun + lead.noun].split()
    known = kinds()
    return all(
        known.get(word.strip(BARE).lower()) in ("article", "settlement", "site", "of", "quality") for word in words
    )


def before_noun(text: str, passage: Passage, deed: Trigger) -> tuple[str, bool]:
    """Return the kind of word before a happening's noun and its adjectives, and whether it is "the" one."""
    known = kinds()
    definite = False
    for raw in reversed(text[max(passage.start, deed.start - 60) : deed.start].split()[-6:]):
        word = raw.strip(BARE).lower()
        kind = known.get(word, "")
        definite = definite or word in _DEFINITE
        if kind not in _ADJECTIVE or raw[-1] in ",;:":
            return kind, definite
    return "", definite


def harmed(words: str) -> bool:
    """Return whether words tell what a deed leaves behind."""
    return bool(_OUT_OF_USE.search(words)) or has_kind(words, "harm", "deed")
