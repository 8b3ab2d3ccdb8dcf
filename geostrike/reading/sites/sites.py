"""Which of the places in a passage are the sites of what it tells.

First a place's own words are asked whether it can be a site at all (`roles.apart`). Then each happening nearby says how
strongly it claims the place (`site_behind`, `site_ahead`), and the strongest has it. A place in a list follows the one
before it; a place that only says where another lies goes with that one (`neighbours`, `rivals`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from geostrike.reading.deeds.actors import named_groups
from geostrike.reading.sites import leads
from geostrike.reading.sites.leads import lead_of
from geostrike.reading.sites.neighbours import NEAR_M, encloses, gap_m, heads, link_of
from geostrike.reading.sites.place_words import BARE, kinds
from geostrike.reading.sites.rivals import WATERS, kept_sites
from geostrike.reading.sites.roles import apart, belongs
from geostrike.reading.sites.site_ahead import Ahead, before_deed
from geostrike.reading.sites.site_behind import after_deed
from geostrike.reading.sites.turning import LEAST, NAMED, Claim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.model import Match
    from geostrike.reading.deeds.triggers import Trigger
    from geostrike.reading.page.passages import Passage

__all__ = ["Site", "find_sites"]

_PLACE_HEADS = re.compile(r"\b(?:location|site|place|where|city|town|area)s?\b", re.I)
# Happenings on either side of a place that may claim it.
_NEAREST: Final = 2
# "X: two strikes", "X - one strike on ...": a name heads a passage. A whole sentence behind a dash has another site.
_LABEL = re.compile(r"(?P<more>[^:;]{0,40}?)(?:\**:\**\s|\**\s[—–-]\s(?P<fragment>))")
_FRAGMENT: Final = 30
_DEFINITE = re.compile(r"\b(?:the|these|those)\s+(?:(?!\w+est\b)[\w.’'-]+\s+){0,2}$", re.I)
_HEAD_WORDS: Final = 5
_LABELLED: Final = 7.0
_NOT_DONE: Final = 1.5
_GOES_WITH: Final = frozenset({"list", "comma", "joined", "describes", "names"})
_LISTED: Final = frozenset({"list", "comma", "joined"})
_ARTICLES: Final = frozenset({"a", "an", "the"})
_AFTER_ANOTHER: Final = lead_of("")
_NOMINAL: Final = frozenset(
    {"", "article", "quality", "settlement", "site", "time", "joins", "locative", "aimed", "whither", "of"}
)

# A capital word right behind a name goes on with it.
_BORDER = re.compile(r"(?:[’']s)?\s+(?:border|frontier)\b")
_NAMED_ON = re.compile(r" ([A-Z][a-z]+)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A place that a happening takes for its site.

    Attributes
    ----------
    trigger : ordinal of the happening in the passage.
    preposition : the word that leads to the place, in lower case; "" for a direct object or a list's next item.
    listed : whether it follows another site in a list.
    describes : whether it only says where the site before it, or behind it, lies.
    worth : how strongly the happening claims it; only good to compare.
    rule : by which rule, in words.
    position : whether it is only what a distance or a direction is measured from.
    """

    match: Match
    trigger: int
    preposition: str
    listed: bool
    describes: bool = False
    worth: float = 0.0
    rule: str = ""
    position: bool = False


def find_sites(text: str, passage: Passage, triggers: Sequence[Trigger], matches: Sequence[Match]) -> tuple[Site, ...]:
    """Return the sites in a passage, in order; `matches` are those of the passage."""
    if not triggers or not matches:
        return ()
    sites = _found(_Asked(text, passage, tuple(triggers), tuple(matches)))
    at = {match.mention.start: match for match in matches}
    return tuple(
        site if (match := at[site.match.mention.start]) is site.match else replace(site, match=match) for site in sites
    )


class _Asked:
    """What is asked for the roles of places and again for the claims: the same but for the roles."""

    __slots__ = ("key", "matches", "passage", "text", "triggers")

    def __init__(self, text: str, passage: Passage, triggers: tuple[Trigger, ...], matches: tuple[Match, ...]) -> None:
        self.text, self.passage, self.triggers, self.matches = text, passage, triggers, matches
        places = tuple((m.mention.start, m.mention.end, m.place.id if m.place else "") for m in matches)
        self.key = (text, passage.start, triggers, places)

    def __hash__(self) -> int:
        return hash((self.text, self.passage.start, self.key[3]))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Asked) and self.key == other.key


@lru_cache(maxsize=512)
def _found(asked: _Asked) -> tuple[Site, ...]:
    passage, matches = asked.passage, asked.matches
    if passage.kind == "row" and (column := _in_place_column(passage, matches)):
        first = next((n for n, trigger in enumerate(asked.triggers) if not trigger.rejected), 0)
        return (Site(match=column[0], trigger=first, preposition="", listed=False, rule="the column of places"),)
    return tuple(kept_sites(_Passage(asked.text, passage, asked.triggers, matches).sites()))


def _of_a_name(text: str, match: Match) -> bool:
    """Whether a place's name is part of another one: "ex-US", "the Gibraltar Eagle"; no town has an article."""
    start, end = match.mention.start, match.mention.end
    if text.startswith("-", start - 1):
        return True
    if match.place and match.place.feature_code.startswith("PCL") and _BORDER.match(text, end):
        return True  # "near the Syria border" is not in Syria
    following = _NAMED_ON.match(text, end)
    if not following or not text[max(0, start - 4) : start].lower().endswith("the "):
        return False
    return following.group(1).lower() not in kinds()


class _Passage:
    """A passage with its happenings and places, from left to right."""

    def __init__(self, text: str, passage: Passage, triggers: Sequence[Trigger], matches: Sequence[Match]) -> None:
        self.text = text
        self.passage = passage
        self.triggers = triggers
        self.matches = [
            m for m in matches if m.mention.kind != "demonym" and m.place is not None and not _of_a_name(text, m)
        ]
        self.starts = [trigger.start for trigger in triggers]
        self.groups = named_groups(text, passage.start, passage.end) if self.matches else []

    def sites(self) -> list[Site]:
        """All claimed places, in order."""
        found: list[Site] = []
        before: Match | None = None
        last: Site | None = None  # of `before`, where it is a site
        for number, match in enumerate(self.matches):
            link = self._link(number) if before else ""
            if link in _GOES_WITH and last is not None:
                site: Site | None = None if self._belongs(match) else _following(last, match, link)
            elif before is not None and self._shares(link, before, match) and self._is_apart(before):
                site = None
            else:
                site = self._claimed(match)
                if site and before and link == "owns":
                    site = self._owned(found, site, before, last)
            if site:
                found.append(site)
            before, last = match, site
        return found

    @staticmethod
    def _owned(found: list[Site], site: Site, before: Match, last: Site | None) -> Site:
        """A site with the place that owns it, which only says where it lies: "Yemen's port of X"."""
        if last is None:
            found.append(_following(site, before, "describes"))
        elif last.describes:
            return replace(site, describes=True)
        elif last.trigger == site.trigger:
            found[-1] = replace(last, describes=True)
        return site

    def _link(self, number: int) -> str:
        """How a place follows on the one before: by the words between, and by which of them lies in which."""
        before, match = self.matches[number - 1], self.matches[number]
        start, end = before.mention.end, match.mention.start
        at = bisect_left(self.starts, start)
        one, other = before.place, match.place
        if (at < len(self.starts) and self.starts[at] < end) or one is None or other is None:
            return ""
        link = link_of(self.text[start:end])
        if link == "comma":
            return "describes" if encloses(other, one) or (heads(other, one) and not self._goes_on(number)) else "list"
        if link == "of":
            return "describes" if encloses(other, one) else ""
        if link == "counted":
            near = encloses(other, one) or gap_m(one, other) <= NEAR_M
            return "describes" if near else "list"
        return link

    @staticmethod
    def _shares(link: str, before: Match, match: Match) -> bool:
        """Whether what keeps a place from being a site holds for the next too: "from Tulsa, Oklahoma"."""
        if link in ("list", "comma"):
            return True
        one, other = before.place, match.place
        return link == "describes" and one is not None and other is not None and encloses(other, one)

    def _goes_on(self, number: int) -> bool:
        """Whether a list goes on behind a place: "X, Y and Z"."""
        if number + 1 >= len(self.matches):
            return False
        gap = self.text[self.matches[number].mention.end : self.matches[number + 1].mention.start]
        return link_of(gap) in ("list", "comma")

    def _is_apart(self, match: Match) -> bool:
        mention = match.mention
        if any(start <= mention.start and mention.end <= end for start, end in self.groups):
            return True
        floor = self._floor(bisect_left(self.starts, mention.start), mention.start)
        return apart(self.text, mention, match.place, self.passage.start, floor) is not None

    def _belongs(self, match: Match) -> bool:
        """Whether a place only says whose or of what kind something is."""
        return belongs(self.text, match.mention, match.place, _AFTER_ANOTHER) is not None

    def _floor(self, right: int, start: int) -> int:
        """Where the words begin that may lead to a place: behind the happening before it."""
        return self._told(right - 1, start).end if right else self.passage.start

    def _told(self, index: int, start: int) -> Trigger:
        """A happening as far as it is told before a place: its words may go on ("launched from X were aimed at")."""
        deed = self.triggers[index]
        if deed.end <= start:
            return deed
        word = deed.text.split(None, 1)[0]
        return replace(deed, end=deed.start + len(word), text=word)

    def _claimed(self, match: Match) -> Site | None:
        """The site that a place is by the strongest claim on it; None where none is strong enough."""
        text, passage, mention = self.text, self.passage, match.mention
        start, end = mention.start, mention.end
        right = bisect_left(self.starts, start)
        floor = self._floor(right, start)
        lead = lead_of(text[max(floor, start - leads.REACH) : start])
        out = self._is_apart(match)
        best: tuple[Claim, int] | None = None
        code = match.place.feature_code if match.place else ""
        # A capital behind an article is its city: "the Baghdad strike".
        acts, water = code.startswith("PCL") or (code == "PPLC" and lead.beside not in _ARTICLES), code in WATERS
        for near in range(_NEAREST):
            if not out and (index := right - 1 - near) >= 0:
                deed = self._told(index, start)
                claim = after_deed(text, passage, deed, lead, start, near, acts=acts, water=water)
                best = _better(best, claim, index, deed)
            if (index := right + near) < len(self.triggers):
                deed = self.triggers[index]
                claim = before_deed(Ahead(text, passage, deed, lead, start, end, acts, water, not right), near)
                if claim and (not out or claim.told_there):
                    best = _better(best, claim, index, deed)
        if best is None and not out and right < len(self.triggers) and self._heads(start, end, self.triggers[right]):
            best = Claim(worth=_LABELLED, rule="it heads the passage"), right
        if best is None or best[0].worth < LEAST:
            return None
        claim, index = best
        return Site(
            match=match,
            trigger=index,
            preposition=lead.preposition,
            listed=False,
            worth=claim.worth,
            rule=claim.rule,
            position=claim.position,
        )

    def _heads(self, start: int, end: int, deed: Trigger) -> bool:
        """Whether a name heads the passage, as in a list of places: nothing but nouns stands around it there."""
        label = _LABEL.match(self.text, end, self.passage.end)
        if not label:
            return False
        if label.group("fragment") is not None and (deed.kind != "noun" or deed.start - label.end() > _FRAGMENT):
            return False
        between = self.text[label.end() : deed.start]
        if deed.kind == "noun" and _DEFINITE.search(between):
            return False  # "Iran: it called the strikes a crime"
        words = (self.text[self.passage.start : start] + label.group("more")).split()
        known = kinds()
        return len(words) <= _HEAD_WORDS and all(known.get(word.strip(BARE).lower(), "") in _NOMINAL for word in words)


def _following(site: Site, match: Match, link: str) -> Site:
    """A place that goes with a site: listed with it, telling where it lies, or naming it more finely."""
    rule = {"describes": "it says where the site lies", "names": NAMED}.get(link, "it is listed with a site")
    return Site(
        match=match,
        trigger=site.trigger,
        preposition="",
        listed=link in _LISTED,
        describes=link == "describes",
        worth=site.worth,
        rule=rule,
    )


def _better(best: tuple[Claim, int] | None, claim: Claim | None, index: int, deed: Trigger) -> tuple[Claim, int] | None:
    if claim is None:
        return best
    if deed.rejected:  # what did not happen has a place too, but what happened has the better right to it
        claim = claim._replace(worth=claim.worth - _NOT_DONE)
    return best if best is not None and best[0].worth >= claim.worth else (claim, index)


def _in_place_column(passage: Passage, matches: Sequence[Match]) -> list[Match]:
    """The places in a table row's column of places: the one that its head names so, else the first."""
    column = next((n for n, head in enumerate(passage.header) if _PLACE_HEADS.search(head)), 0)
    lead = len(passage.text) - len(passage.text.lstrip("| "))

    def column_of(match: Match) -> int:
        return passage.text[lead : match.mention.start - passage.start].count("|")

    return [m for m in matches if m.place is not None and m.mention.kind != "demonym" and column_of(m) == column]
