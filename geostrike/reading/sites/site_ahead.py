"""How strongly a happening claims a place ahead of it: "In X, jets bombed ...", "X was shelled", "X, where it fell".

Each rule looks alone at the words around the place and the happening; the strongest counts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from geostrike.reading.sites.place_words import BARE, kinds
from geostrike.reading.sites.site_behind import before_noun, harmed
from geostrike.reading.sites.turning import ANOTHER_DEED, AT_SEA, FARTHEST, Claim, has_kind, turning

if TYPE_CHECKING:
    from collections.abc import Callable

    from geostrike.reading.deeds.triggers import Trigger
    from geostrike.reading.page.passages import Passage
    from geostrike.reading.sites.leads import Lead

__all__ = ["Ahead", "before_deed"]

# What opens a sentence, and what is said of its subject, holds for all of it, however much is told in between.
_WHOLE: Final = 0.5
_RELATIVE = re.compile(
    r"(?P<noun>[^,;:.]{0,50}?),?\s+(?P<word>where|(?:in|at|on|near) which|which|that)\s+(?P<rest>.*)$", re.I | re.S
)
_JOINED = re.compile(r"\b(?P<word>when|as|after|following|by|in|during|from)\s+(?P<rest>[^,;:]*)$", re.I)
_AT_SEA_WHEN: Final = frozenset({"when", "as", "after"})
_LEANS = re.compile(r"\b(?:was|were|been|being|is|are|be|came|got)\b", re.I)
_ASIDE = re.compile(r",[^,;:]*,")
_CLAUSE_BEFORE = re.compile(r"(?:[;:.–—]\s+|\band\s+|\bbut\s+|\bwhile\s+)$", re.I)
_WHO = re.compile(r"\b(?:who|that|which)\s[^,;]*$", re.I)
_OPENERS: Final = frozenset(
    "on early late later also meanwhile elsewhere earlier hours hour day days weeks the same this that next "
    "morning night evening afternoon today yesterday overnight and but then again away further farther just only "
    "monday tuesday wednesday thursday friday saturday sunday at in around about minutes before after".split()
)
_ADJECTIVE: Final = frozenset({"", "article", "quality", "settlement", "site", "weapon"})
_PLAIN: Final = frozenset({"", "quality", "settlement", "site"})
# Active verbs whose subject suffers.
_SUFFERS: Final = frozenset("takes took taken suffers suffered sustains sustained absorbs absorbed survived".split())
_PLACED: Final = frozenset({"locative", "aimed", "bearing"})
_REACTING: Final = frozenset({"aimed", "apart", "clause", "of", "whither", "said", "meeting"})
# A clause between a subject and its verb is passed over.
_CLAUSE: Final = 0.4
_RELATIVE_TURN: Final = 2.5
_NAME_REACH: Final = 40
# Letters of the words of time that may open a sentence.
_OPENING_REACH: Final = 90


class Ahead(NamedTuple):
    """A place ahead of a happening, and all that the rules look at.

    Attributes
    ----------
    start, end : of the place's name.
    acts : whether the place is a country or a capital, which before a noun say who acts.
    water : whether the place is a sea, a gulf or a strait.
    first : whether no happening is told before the place.
    """

    text: str
    passage: Passage
    deed: Trigger
    lead: Lead
    start: int
    end: int
    acts: bool
    water: bool
    first: bool

    @property
    def gap(self) -> str:
        """The words between the place and the happening."""
        return self.text[self.end : self.deed.start]

    @property
    def placed(self) -> bool:
        """Whether a preposition of place leads to the name."""
        return self.lead.kind in _PLACED


def before_deed(ahead: Ahead, between: int) -> Claim | None:
    """Return a happening's claim on a place ahead of it; `between` is how many other happenings stand between."""
    if ahead.deed.start - ahead.end > FARTHEST:
        return None
    gap = ahead.gap
    claims = [claim for rule in _RULES if (claim := rule(ahead, gap))]
    if not claims:
        return None
    best = max(claims, key=lambda claim: claim.worth)
    position = ahead.lead.kind == "bearing"
    return best._replace(worth=best.worth - ANOTHER_DEED * between, position=position)


def _told_of_it(ahead: Ahead, gap: str) -> Claim | None:
    """A clause of the place's own: "X, where jets bombed a depot", "a base in X that was shelled"."""
    relative = _RELATIVE.match(gap)
    if not relative:
        return None
    known = kinds()
    word, rest = relative.group("word").lower(), relative.group("rest")
    noun = [known.get(one.strip(BARE).lower(), "") for one in relative.group("noun").split()]
    ended = ";" in rest or "," in _ASIDE.sub(" ", rest)  # the clause, before the happening
    if ended or len(noun) > 4 or any(kind not in _PLAIN for kind in noun) or has_kind(rest, "said", "stirs"):
        return None
    if word in ("which", "that"):
        subject = has_kind(rest, "leans", "article", "people", "weapon") or any(
            one[0].isupper() for one in rest.split()
        )
        if ahead.deed.kind == "noun" or not (ahead.deed.passive or (subject and ahead.deed.transitive)):
            return None
    return Claim(worth=11.0 - turning(rest), rule="the clause behind it tells what happened there", told_there=True)


def _called_after(ahead: Ahead, gap: str) -> Claim | None:
    """Only adjectives and nouns stand between: "the X rocket attack"."""
    if ahead.deed.kind != "noun" or ahead.acts or len(gap) > _NAME_REACH or any(mark in gap for mark in ",;:.(–—"):
        return None
    known = kinds()
    if any(known.get(word.strip(BARE).lower(), "") not in _ADJECTIVE for word in gap.split()):
        return None
    return Claim(worth=9.0, rule="the happening is called after it")


def _opens(ahead: Ahead, gap: str) -> Claim | None:
    """Words of time and the place open the sentence: "On Monday in X, a missile struck"."""
    if not ahead.placed or _reacted(ahead) or not _at_opening(ahead):
        return None
    worth = 9.5 + (0.5 if gap.startswith(",") else 0.0) - _WHOLE * turning(_ASIDE.sub(" ", gap))
    return Claim(worth=worth, rule="it opens the sentence")


def _at_opening(ahead: Ahead) -> bool:
    first = ahead.start - ahead.lead.start
    if _CLAUSE_BEFORE.search(ahead.text[max(ahead.passage.start, first - 10) : first]):
        return True
    if first - ahead.passage.start > _OPENING_REACH:
        return False
    words = ahead.text[ahead.passage.start : first].split()
    return all(
        (low := word.strip(BARE).lower()) in _OPENERS or not low or low.isdigit() or low.endswith("ly")
        for word in words
    )


def _reacted(ahead: Ahead) -> bool:
    """Whether a noun is what somebody only speaks of or reacts to: "marched against the strike"."""
    if ahead.deed.kind != "noun" or ahead.deed.done:
        return False
    kind, definite = before_noun(ahead.text, ahead.passage, ahead.deed)
    return definite and kind in _REACTING


def _suffered(ahead: Ahead, gap: str) -> Claim | None:
    """The subject that suffered is there: "X was shelled", "three guards at X were hurt"."""
    suffers = ahead.deed.text.split(None, 1)[0].lower() in _SUFFERS
    if not (ahead.deed.passive or suffers):
        return None
    gap = _ASIDE.sub(" ", gap)
    if has_kind(gap, "clause", "said", "journey", "stirs", "meeting") or ";" in gap or ": " in gap:
        return None
    if not (suffers or _LEANS.search(gap) or gap.lstrip().startswith(",") or ahead.lead.steps):
        return None
    relative = has_kind(gap, "relative", "whose")
    if relative and not _LEANS.search(gap[-12:]):
        return None  # "X that commandos targeted": the clause's own rule
    cost = (_CLAUSE if relative else 1.0) * turning(gap)
    if _WHO.search(ahead.text, max(ahead.passage.start, ahead.start - 80), ahead.start - ahead.lead.start):
        cost += _RELATIVE_TURN
    return Claim(worth=9.5 - cost, rule="it, or what is there, was hit")


def _befell(ahead: Ahead, gap: str) -> Claim | None:
    """What befell it is told first, then the happening: "six died at X when a rocket hit"."""
    if not ahead.first or not (ahead.placed or not ahead.lead.steps):
        return None
    joined = _JOINED.search(gap)
    if not joined:
        return None
    sea = ahead.water or ahead.lead.kind == "bearing" or ahead.lead.preposition == "off"
    at_sea = ahead.placed and sea and joined.group("word").lower() in _AT_SEA_WHEN
    if not at_sea:
        told = harmed(ahead.text[max(ahead.passage.start, ahead.start - 120) : ahead.deed.start])
        if not told or not (ahead.placed or _LEANS.search(gap)):
            return None
    return Claim(worth=9.0 - turning(joined.group("rest")), rule="what befell it is told, then the happening")


def _position(ahead: Ahead, gap: str) -> Claim | None:
    """The position of a ship: "a vessel 60 nautical miles south of X reported a missile"."""
    if ahead.lead.kind != "bearing":
        return None
    words = ahead.text[ahead.start - ahead.lead.start : ahead.start].lower()
    if "nautical" not in words and "nm" not in words:
        return None
    return Claim(worth=9.0 - AT_SEA * turning(gap), rule="the position of a ship")


def _subject(ahead: Ahead, gap: str) -> Claim | None:
    """The subject of a verb is there: "a missile over X exploded"."""
    turned = (
        has_kind(gap, "clause", "said", "journey", "stirs", "meeting", "relative", "whose") or ";" in gap or ": " in gap
    )
    if not ahead.placed or ahead.acts or ahead.lead.edge == "verb" or ahead.deed.kind == "noun" or turned:
        return None
    return Claim(worth=6.0 - turning(_ASIDE.sub(" ", gap)), rule="it stands in the subject")


def _told_by_people(ahead: Ahead, _: str) -> Claim | None:
    """The place's people tell of it: "residents of X described the bombing"."""
    steps = ahead.lead.steps
    if steps and steps[0].governed == "local" and ahead.lead.kind in ("of", "locative"):
        return Claim(worth=5.0, rule="its people tell of it")
    return None


_RULES: Final[tuple[Callable[[Ahead, str], Claim | None], ...]] = (
    _told_of_it, _called_after, _opens, _suffered, _befell, _position, _subject, _told_by_people,
)  # fmt: skip
