"""How strongly a happening claims a place for its site: by rules with names, the best of which wins.

Each rule stands for one way in which English tells where something happened, and starts from a strength of its own; the
words between the happening and the place take away from it, as far as each turns to something else.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from geostrike.reading.place_words import BARE, kinds

if TYPE_CHECKING:
    from geostrike.reading.leads import Lead
    from geostrike.reading.passages import Passage
    from geostrike.reading.triggers import Trigger

__all__ = ["LEAST", "NAMED", "Claim", "after_deed", "before_deed", "turning"]

# What a claim must be worth to be believed, and what each further happening in between takes from it.
LEAST: Final = 4.0
_ANOTHER_DEED: Final = 5.0
# A ship's position is told apart from its flag, cargo and voyage, after which it may come late in the sentence.
_AT_SEA: Final = 0.5
_WHOLE: Final = 0.6
_GOES_ON: Final = 6.0

NAMED: Final = "the name of what was told of before it"

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
_AS_DEED = re.compile(r"\b(?P<word>when|as|after|following|by|in|during|from)\s+(?P<rest>[^,;:]*)$", re.I)
_OUT_OF_USE = re.compile(r"\bout\s+of\s+(?:use|service|action)\b", re.I)
_ASIDE = re.compile(r",[^,;:]*,")
_BEFOREHAND = re.compile(
    r"\W*(?:\w+\s+){0,3}?(?:after|following|before|since|despite|amid|in (?:response|retaliation|reaction) (?:to|for))\s[^,]*$",
    re.I,
)
_LEANS = re.compile(r"\b(?:was|were|been|being|is|are|be|came|got)\b", re.I)
_CLAUSE_BEFORE = re.compile(r"(?:^|[;:.–—]\s+|\band\s+|\bbut\s+|\bwhile\s+)$", re.I)
_WHO = re.compile(r"\b(?:who|that|which)\s[^,;]*$", re.I)
_OPENERS: Final = frozenset(
    "on early late later also meanwhile elsewhere earlier hours hour day days weeks the same this that next "
    "morning night evening afternoon today yesterday overnight and but then again away further farther just only "
    "monday tuesday wednesday thursday friday saturday sunday at in around about minutes before after".split()
)
_ADJECTIVE: Final = frozenset({"", "article", "quality", "settlement", "site", "weapon"})
_PLAIN: Final = frozenset({"", "quality", "settlement", "site"})
_HELD: Final = frozenset({"site", "settlement"})
_REACTING: Final = frozenset({"aimed", "apart", "clause", "of", "whither", "said", "meeting"})
_LEADING: Final = frozenset({"locative", "aimed", "apart", "of", "agent", "whence", "whither", "clause"})
_DEFINITE: Final = frozenset("the this that these those its their".split())
_TURNED: Final = frozenset({"clause", "said", "journey", "stirs", "meeting", "relative"})
_PLACED: Final = frozenset({"locative", "aimed", "bearing"})


class Claim(NamedTuple):
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


def after_deed(
    text: str, passage: Passage, deed: Trigger, lead: Lead, start: int, between: int, *, acts: bool, water: bool
) -> Claim | None:
    """Return a happening's claim on a place behind it.

    Parameters
    ----------
    lead : to the place, from behind the happening.
    start : of the place's name.
    between : how many other happenings stand between.
    acts : whether the place is a country or a capital.
    water : whether the place is a sea, a gulf or a strait.
    """
    less = _ANOTHER_DEED * between
    if not lead.steps:
        return _unled(text, deed, lead, start - lead.noun, less, acts=acts, water=water)
    first = start - lead.start
    turned = turning(text[deed.end : first])
    if lead.kind == "of":
        near = text[deed.end : first].isspace()
        return Claim(worth=13.0 - less, rule="it is the happening 'of' this place") if near else None
    if lead.kind == "bearing":
        return Claim(worth=11.0 - less - _AT_SEA * turned, rule="a position told from it")
    if lead.kind not in ("locative", "aimed", "apart"):
        return None
    worth = 10.0 - less - (_AT_SEA * turned if water else turned)
    if (
        "," in text[deed.end : first]
        and _BEFOREHAND.match(text, passage.start, deed.start)
        and not _harmed(text[deed.end : first])
    ):
        worth -= _GOES_ON  # "After the raid, guards in X ...": the sentence tells of something else
    if deed.kind == "noun" and not deed.done and _of_another(text, passage, deed, first):
        worth -= _GOES_ON  # "Those killed in the attack were buried in X": the verb is of somebody else
    if lead.kind == "aimed" and not deed.passive:
        worth += 1.0
    if any(step.kind == "agent" for step in lead.steps):
        worth -= 2.0
    return Claim(worth=worth, rule=f"{lead.preposition!r} leads from the happening to it")


def _unled(text: str, deed: Trigger, lead: Lead, noun: int, less: float, *, acts: bool, water: bool) -> Claim | None:
    """A claim on a place to which no preposition leads."""
    if noun <= deed.end + 1:
        if deed.text.endswith(
            (" at", " on", " into", " toward", " towards", " against", " in", " through", " for", " near")
        ):
            return Claim(worth=13.0 - less, rule="it is what was aimed at")
        # A noun has no object: what is read as one ("strikes X") was a verb, but for who acts ("the strikes Iran made").
        if (deed.kind == "noun" and acts and not deed.done and not deed.text.endswith("ing")) or deed.passive:
            return None
        return Claim(worth=14.0 - less, rule="it is what was hit")
    worth = 10.0 - less - turning(text[deed.end : noun].rstrip(" ,:(—–"))
    if lead.edge == "deed":
        return Claim(worth=worth + 3.0, rule="it is what was hit, in a verb of its own")
    if lead.edge == "passing" or (lead.edge == "sails" and water):
        return Claim(worth=worth, rule="what was hit was passing there")
    if (lead.edge == "naming" and not acts) or lead.word == "called":
        return Claim(worth=worth, rule=NAMED)
    if lead.edge in (",", ":", "—", "–", "("):
        known = kinds()
        held = any(known.get(word.strip(BARE).lower()) in _HELD for word in text[deed.end : noun].split())
        return Claim(worth=worth, rule=NAMED) if held else None
    return None


def before_deed(
    text: str,
    passage: Passage,
    deed: Trigger,
    lead: Lead,
    span: tuple[int, int],
    between: int,
    *,
    acts: bool,
    water: bool,
    first: bool,
) -> Claim | None:
    """Return a happening's claim on a place before it.

    Parameters
    ----------
    span : of the place's name.
    between : how many other happenings stand between.
    acts : whether the place is a country or a capital, which before a noun say who acts.
    water : whether the place is a sea, a gulf or a strait.
    first : whether no happening is told before the place.
    """
    start, end = span
    if deed.start - end > _FARTHEST:
        return None
    gap = text[end : deed.start]
    less = _ANOTHER_DEED * between
    rule, worth, told_there = "", 0.0, False
    placed = lead.kind in _PLACED
    if (rest := _told_of_it(gap, deed)) is not None:
        rule, worth, told_there = "the clause behind it tells what happened there", 11.0 - turning(rest), True
    elif deed.kind == "noun" and not acts and _called_after(gap):
        rule, worth = "the happening is called after it", 9.0
    elif placed and _opens(text, passage, start - lead.start) and not _reacted(text, passage, deed):
        # What opens a sentence holds for all of it, however much is said in between.
        rule, worth = "it opens the sentence", 10.0 + gap.startswith(",") - _WHOLE * turning(_ASIDE.sub(" ", gap))
    elif deed.passive and (cost := _suffered(text, passage, deed, lead, span)) is not None:
        rule, worth = "it, or what is there, was hit", 9.5 - cost
    elif first and (placed or not lead.steps) and (joined := _AS_DEED.search(gap)):
        at_sea = placed and joined.group("word") == "when" and (water or lead.kind == "bearing")
        if at_sea or ((placed or _LEANS.search(gap)) and _harmed(text[max(passage.start, start - 120) : deed.start])):
            rule, worth = "what befell it is told, then the happening", 9.0 - turning(joined.group("rest"))
    elif lead.kind == "bearing" and _sails(text, start - lead.start, start):
        rule, worth = "the position of a ship", 9.0 - _AT_SEA * turning(gap)
    elif placed and lead.edge != "verb" and deed.kind != "noun" and not _turned(gap):
        rule, worth = "it stands in the subject", 6.0 - turning(gap)
    elif lead.steps and lead.steps[0].governed == "local" and lead.kind in ("of", "locative"):
        rule, worth = "its people tell of it", 5.0
    return Claim(worth=worth - less, rule=rule, told_there=told_there) if rule else None


def _of_another(text: str, passage: Passage, deed: Trigger, first: int) -> bool:
    """Whether a verb follows a noun that is not its subject, for a preposition leads to it."""
    known = kinds()
    if not any(known.get(word.strip(BARE).lower()) == "leans" for word in text[deed.end : first].split()):
        return False
    return _before_noun(text, passage, deed)[0] in _LEADING


def _told_of_it(gap: str, deed: Trigger) -> str | None:
    """The words between a relative and the happening, where a clause tells of the place; None elsewhere."""
    relative = _RELATIVE.match(gap)
    if not relative:
        return None
    known = kinds()
    word, rest = relative.group("word").lower(), relative.group("rest")
    noun = [known.get(one.strip(BARE).lower(), "") for one in relative.group("noun").split()]
    turns = [known.get(one.strip(BARE).lower(), "") for one in rest.split()]
    if len(noun) > 4 or any(kind not in _PLAIN for kind in noun) or ";" in rest:
        return None
    if any(kind in ("said", "stirs") for kind in turns):
        return None
    if word not in ("which", "that"):
        return rest
    subject = any(kind != "leans" for kind in turns)
    return rest if deed.kind != "noun" and (deed.passive or (subject and deed.transitive)) else None


def _called_after(gap: str) -> bool:
    """Whether only adjectives and nouns stand between a name and a noun: "the X rocket attack"."""
    if len(gap) > 40 or any(mark in gap for mark in ",;:.(–—"):
        return False
    known = kinds()
    return all(known.get(word.strip(BARE).lower(), "") in _ADJECTIVE for word in gap.split())


def _opens(text: str, passage: Passage, first: int) -> bool:
    """Whether only words of time stand before a place's preposition, from the beginning of its clause."""
    before = text[passage.start : first]
    if _CLAUSE_BEFORE.search(before):
        return True
    words = before.split()
    return len(words) <= 12 and all(
        (low := word.strip(BARE).lower()) in _OPENERS or not low or low.isdigit() or low.endswith("ly")
        for word in words
    )


def _reacted(text: str, passage: Passage, deed: Trigger) -> bool:
    """Whether a noun is what somebody only speaks of or reacts to: "marched against the strike"."""
    if deed.kind != "noun" or deed.done:
        return False
    kind, definite = _before_noun(text, passage, deed)
    return definite and kind in _REACTING


def _before_noun(text: str, passage: Passage, deed: Trigger) -> tuple[str, bool]:
    """The kind of word before a noun and its adjectives, and whether it is "the" one."""
    known = kinds()
    definite = False
    for raw in reversed(text[max(passage.start, deed.start - 60) : deed.start].split()[-6:]):
        word = raw.strip(BARE).lower()
        kind = known.get(word, "")
        definite = definite or word in _DEFINITE
        if kind not in _ADJECTIVE or raw[-1] in ",;:":
            return kind, definite
    return "", definite


def _suffered(text: str, passage: Passage, deed: Trigger, lead: Lead, span: tuple[int, int]) -> float | None:
    """How far a place stands from the verb whose subject it is or is part of; None where it is not in the subject."""
    gap = _ASIDE.sub(" ", text[span[1] : deed.start])
    if _turned(gap) or (not gap.strip() and deed.start - span[1] > 1):
        return None
    cost = turning(gap)
    if not _LEANS.search(gap) and not gap.lstrip().startswith(",") and not lead.steps:
        return None
    if _WHO.search(text, max(passage.start, span[0] - 80), span[0] - lead.start):
        cost += _TURNS["relative"]
    return cost


def _turned(gap: str) -> bool:
    """Whether a clause, or a verb of somebody else, stands before the happening."""
    known = kinds()
    return any(known.get(raw.strip(BARE).lower()) in _TURNED or raw[-1] in ";:" for raw in gap.split())


def _harmed(words: str) -> bool:
    """Whether words tell what a deed leaves behind."""
    known = kinds()
    return bool(_OUT_OF_USE.search(words)) or any(
        known.get(word.strip(BARE).lower()) in ("harm", "deed") for word in words.split()
    )


def _sails(text: str, first: int, start: int) -> bool:
    words = text[first:start].lower()
    return "nautical" in words or "nm" in words
