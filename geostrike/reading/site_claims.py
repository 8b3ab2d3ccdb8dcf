"""How strongly a happening claims a place for its site: by rules with names, the best of which wins.

Each rule stands for one way in which English tells where something happened, and starts from a strength of its own; the
words between the happening and the place take away from it, as far as each turns to something else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from geostrike.reading.leads import COMPASS
from geostrike.reading.place_words import BARE, kinds

if TYPE_CHECKING:
    from geostrike.reading.leads import Lead
    from geostrike.reading.passages import Passage
    from geostrike.reading.triggers import Trigger

__all__ = ["LEAST", "Claim", "after_deed", "before_deed", "opens", "turning"]

# What a claim must be worth to be believed, and what each further happening in between takes from it.
LEAST: Final = 4.0
_ANOTHER_DEED: Final = 5.0

# How far each kind of word turns away from what was told before it. Prepositions of place and nouns hardly do; a new
# clause, a new voice and a journey do so much that two of them end any claim.
_TURNS: Final = {
    "clause": 4.0, "relative": 2.5, "said": 2.0, "speaker": 1.0, "meeting": 2.0, "leans": 0.7, "journey": 2.5,
    "based": 1.5, "active": 2.5, "born": 3.0, "whence": 1.5, "whither": 1.0, "agent": 0.5, "apart": 1.0,
    "abstract": 1.5, "joins": 0.7, "stirs": 4.0, "trade": 2.0, "deed": 2.0, "local": 0.5,
}  # fmt: skip
_MARKS: Final = {",": 0.7, ";": 8.0, ":": 4.0, "—": 2.5, "–": 2.5, "“": 1.5, '"': 1.5, "(": 1.0, "|": 1.0}
_WORD: Final = 0.1
# No words from here on are read: nobody tells a site so late.
_FARTHEST: Final = 300

_RELATIVE = re.compile(
    r"(?P<noun>[^,;:.]{0,50}?),?\s+(?P<word>where|(?:in|at|on|near) which|which|that)\s+(?P<rest>.*)$", re.I | re.S
)
_AS_DEED = re.compile(r"\b(?:when|as|after|following)\s+(?P<rest>[^,;:]*)$", re.I)
_CLAUSE_BEFORE = re.compile(r"(?:^|[;:.–—]\s+|\band\s+|\bbut\s+|\bwhile\s+)$", re.I)
_OPENERS: Final = frozenset(
    "on early late later also meanwhile elsewhere earlier hours hour day days weeks the same this that next "
    "morning night evening afternoon today yesterday overnight and but then again away further farther just only "
    "monday tuesday wednesday thursday friday saturday sunday at in around about minutes before after".split()
)
_ADJECTIVE: Final = frozenset({"", "article", "quality", "settlement", "site", "weapon"})
_REACTING: Final = frozenset({"aimed", "apart", "clause", "of", "whither", "said", "meeting"})
_TURNED: Final = frozenset({"clause", "said", "journey", "stirs", "meeting", "relative"})
_ENDS_NOUN: Final = frozenset({"said", "journey", "leans", "clause", "stirs", "deed", "harm", "born"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What a happening's hold on a place is worth, and by which rule.

    Attributes
    ----------
    told_there : whether the place's own clause tells the happening, so that no other word keeps it from being a site.
    """

    worth: float
    rule: str
    told_there: bool = False


@lru_cache(maxsize=4096)
def turning(words: str) -> float:
    """Return how far words turn away from what was told before them."""
    if len(words) > _FARTHEST:
        return 100.0
    known = kinds()
    cost = 0.0
    for raw in words.split():
        bare = raw.strip(BARE)
        kind = known.get(bare.lower())
        cost += _WORD if kind is None else _TURNS.get(kind, _WORD)
        if bare != raw:
            if raw[-1] in _MARKS and not (raw[-1] == "," and bare[-1:].isdigit()):
                cost += _MARKS[raw[-1]]
            elif raw[0] in _MARKS and bare:
                cost += _MARKS[raw[0]]
    return cost


def after_deed(text: str, deed: Trigger, lead: Lead, start: int, between: int, *, water: bool) -> Claim | None:
    """Return a happening's claim on a place behind it.

    Parameters
    ----------
    start : of the place's name.
    between : how many other happenings stand between.
    water : whether the place is a sea, a gulf or a strait.
    """
    noun, first = start - lead.noun, start - lead.start
    less = _ANOTHER_DEED * between
    if not lead.steps:
        return _unled(text, deed, lead, noun, less, water=water)
    if lead.kind == "of" and deed.end >= first - 1:
        return Claim(worth=13.0 - less, rule="it is the happening 'of' this place")
    if first < deed.end:
        return Claim(worth=13.0 - less, rule=f"{lead.preposition!r} says what was aimed at")
    worth = 10.0 - less - turning(text[deed.end : first])
    if lead.kind == "bearing":
        return Claim(worth=worth + 1.0, rule="a position told from it")
    if lead.kind not in ("locative", "aimed", "apart"):
        return None
    if lead.kind == "aimed" and not deed.passive:
        worth += 1.0
    if any(step.kind == "agent" for step in lead.steps):
        worth -= 2.0
    return Claim(worth=worth, rule=f"{lead.preposition!r} leads from the happening to it")


def _unled(text: str, deed: Trigger, lead: Lead, noun: int, less: float, *, water: bool) -> Claim | None:
    """A claim on a place to which no preposition leads."""
    if noun <= deed.end + 1:
        if (deed.kind == "noun" and not deed.done) or deed.passive:
            return None
        return Claim(worth=14.0 - less, rule="it is what was hit")
    worth = 10.0 - less - turning(text[deed.end : noun])
    if lead.edge == "deed":
        return Claim(worth=worth + 3.0, rule="it is what was hit, in a verb of its own")
    if lead.edge == "sails" and water:
        return Claim(worth=worth, rule="the water that was sailed")
    named = lead.edge == "naming" or lead.word == "called"
    if named or (lead.edge in (",", ":", "—", "–", "(") and kinds().get(lead.word) in ("site", "settlement")):
        return Claim(worth=worth - 1.0, rule="the name of what was told of before it")
    return None


def before_deed(
    text: str, passage: Passage, deed: Trigger, lead: Lead, span: tuple[int, int], between: int, *, acts: bool
) -> Claim | None:
    """Return a happening's claim on a place before it.

    Parameters
    ----------
    span : of the place's name.
    between : how many other happenings stand between.
    acts : whether the place is a country or a capital, which before a noun say who acts.
    """
    start, end = span
    gap = text[end : deed.start]
    less = _ANOTHER_DEED * between
    if len(gap) > _FARTHEST:
        return None
    if (relative := _RELATIVE.match(gap)) and (rest := _told_of_it(relative, deed)) is not None:
        return Claim(worth=11.0 - less - turning(rest), rule="the clause behind it tells what happened there", told_there=True)
    known = kinds()
    if deed.kind == "noun" and not acts and len(gap) < 40 and not any(mark in gap for mark in ",;:.(–—"):
        if all(known.get(word.strip(BARE).lower(), "") in _ADJECTIVE for word in gap.split()):
            return Claim(worth=9.0 - less, rule="the happening is called after it")
    located = lead.kind in ("locative", "aimed", "bearing")
    first = start - lead.start
    if located and opens(text, passage, first) and not _reacted(text, passage, deed):
        return Claim(worth=10.0 - less - turning(gap), rule="it opens the sentence")
    turned = _turned(gap)
    if deed.passive and not turned:
        return Claim(worth=9.5 - less - turning(gap), rule="it, or what is there, was hit")
    if located and (joined := _AS_DEED.search(gap)) and _harmed(text, passage, start, gap):
        return Claim(worth=9.0 - less - turning(joined.group("rest")), rule="what befell it is told, then the happening")
    if located and deed.kind != "noun" and not turned:
        return Claim(worth=6.0 - less - turning(gap), rule="it stands in the subject")
    if lead.steps and lead.steps[0].governed == "local" and lead.kind in ("of", "locative"):
        return Claim(worth=5.0 - less, rule="its people tell of it")
    return None


def _told_of_it(relative: re.Match[str], deed: Trigger) -> str | None:
    """The words between a relative and the happening, where the clause tells of the place; None elsewhere."""
    known = kinds()
    if any(known.get(word.strip(BARE).lower()) in _ENDS_NOUN for word in relative.group("noun").split()):
        return None
    rest, word = relative.group("rest"), relative.group("word").lower()
    if any(known.get(one.strip(BARE).lower()) in ("said", "stirs") for one in rest.split()) or ";" in rest:
        return None
    if word not in ("which", "that"):
        return rest
    subject = any(known.get(one.strip(BARE).lower(), "") != "leans" for one in rest.split())
    return rest if deed.kind != "noun" and (deed.passive or (subject and deed.transitive)) else None


def opens(text: str, passage: Passage, first: int) -> bool:
    """Return whether only words of time stand before a place's preposition, from the beginning of its clause."""
    before = text[passage.start : first]
    if _CLAUSE_BEFORE.search(before):
        return True
    words = before.split()
    return len(words) <= 12 and all(
        (low := word.strip(BARE).lower()) in _OPENERS or not low or low.isdigit() or low.endswith("ly") for word in words
    )


def _reacted(text: str, passage: Passage, deed: Trigger) -> bool:
    """Whether a noun is what somebody only speaks of or reacts to: "marched against the strike"."""
    if deed.kind != "noun" or not deed.definite or deed.done:
        return False
    known = kinds()
    for word in reversed(text[max(passage.start, deed.start - 60) : deed.start].split()[-5:]):
        kind = known.get(word.strip(BARE).lower(), "")
        if kind in _REACTING:
            return True
        if kind not in _ADJECTIVE:
            return False
    return False


def _turned(gap: str) -> bool:
    """Whether a clause, or a verb of somebody else, stands before the happening."""
    known = kinds()
    return any(known.get(raw.strip(BARE).lower()) in _TURNED or raw[-1] in ";:" for raw in gap.split())


def _harmed(text: str, passage: Passage, start: int, gap: str) -> bool:
    known = kinds()
    words = text[max(passage.start, start - 120) : start] + gap
    return any(known.get(word.strip(BARE).lower()) in ("harm", "deed") for word in words.split())
