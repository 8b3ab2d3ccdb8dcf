"""Where a happening was that no words of its own lead to: "there", "the base", "more strikes", the heading's place."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geostrike.reading.page.passages import Passage, flat
from geostrike.reading.sites.references import goes_on, referred_to, sea_of
from geostrike.reading.sites.site_candidates import candidates, find_stand_ins, stood_for
from geostrike.reading.sites.sites import Site
from geostrike.reading.told.telling import LocatedSite, Telling
from geostrike.reading.where.location import locate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.boundaries import Boundaries
    from geostrike.model import Document, Match
    from geostrike.reading.deeds.triggers import Trigger
    from geostrike.reading.told.grounds import Ground

__all__ = ["Whereabouts", "bounds_of", "in_other_cells", "is_country"]

# The words that lead to a place and belong to its description.
_PREPOSITION = re.compile(
    r"\b(?:along|in|near|at|on|off|across|inside|outside|around|over|close\s+to|next\s+to|not\s+far\s+from)\s+(?:the\s+)?$",
    re.I,
)
# Places where nothing happened that the text could point back at.
_ELSEWHERE = frozenset(("dateline", "hometown", "government", "origin"))
# What a place of the passage must be worth (`site_candidates`) to be taken where no words lead to it.
_LIKELY = 6.0
# Letters before a happening within which "more" or "another" belongs to it.
_MORE_WITHIN = 40
# Paragraphs back in which what it is more of was told.
_MORE_PARAGRAPHS = 6


class Whereabouts:
    """The places that a part of a document has named so far, and those where something happened.

    Parameters
    ----------
    document : the document read.
    everywhere : all its places, for the one sea of a text.
    boundaries : countries, divisions and coasts, to locate places within.
    """

    def __init__(self, document: Document, everywhere: Sequence[Match], boundaries: Boundaries) -> None:
        self._words = document.text
        self._text = flat(document.text)
        self._everywhere = everywhere
        self._boundaries = boundaries
        self._named: list[Match] = []
        self._placed: list[Match] = []

    def begin_part(self) -> None:
        """Forget what another part named."""
        self._named, self._placed = [], []

    def note_named(self, matches: Sequence[Match]) -> None:
        """Keep the places of a passage that a later word may point back at."""
        self._named += [m for m in matches if m.place and m.mention.kind != "demonym" and m.role not in _ELSEWHERE]

    def note_placed(self, sites: Sequence[Site]) -> None:
        """Keep the places where a passage's happenings were."""
        self._placed += [site.match for site in sites]

    def find(
        self,
        passage: Passage,
        matches: Sequence[Match],
        triggers: Sequence[Trigger],
        index: int,
        sites: Sequence[Site],
        ground: Ground,
        told: Sequence[Telling],
    ) -> list[Site]:
        """Return the sites of the happening `triggers[index]`; none where nothing tells of any.

        Its own words come first, then a noun that stands for a place, a word that points back, a likely place of the
        passage, and the heading's.

        Parameters
        ----------
        matches : the places of the passage.
        sites : those of them that are a happening's site by their own words.
        ground : what the headings above the passage give.
        told : what the document told before.
        """
        return (
            [site for site in sites if site.trigger == index]
            or self._stood_in(passage, triggers, index)
            or self._referred(passage, triggers, index, sites, ground, told)
            or self._likely(passage, matches, index, sites)
            or [_site(match, index) for match in ground.places[:1]]
        )

    def at_sea(self, index: int, start: int, end: int) -> list[Site]:
        """Return the sea of a ship attacked on a day of its own, where the text told of one before or of one only."""
        named = [m for m in self._named if m.mention.start < end]
        return [_site(match, index) for match in sea_of(self._text, start, end, named, self._everywhere)]

    def locate(self, passage: Passage, sites: Sequence[Site]) -> tuple[LocatedSite, ...]:
        """Return sites with their location, and the words that describe them."""
        located = []
        for site in sites:
            place = site.match.place
            if place is None:
                continue
            mention = site.match.mention
            before = self._text[max(passage.start, mention.start - 60) : mention.start]
            location = locate(place, self._boundaries, before=before, description=mention.text)
            lead = _PREPOSITION.search(before)
            start = mention.start - (len(lead.group()) if lead else 0)
            located.append(LocatedSite(site=site, location=location, words=(start, mention.end)))
        return tuple(located)

    def _stood_in(self, passage: Passage, triggers: Sequence[Trigger], index: int) -> list[Site]:
        """The place for which a noun of the passage stands that the happening claims: "the base", "the same city"."""
        for stand_in in sorted(find_stand_ins(self._text, passage, triggers), key=lambda one: -one.worth):
            if stand_in.trigger != index:
                continue
            told = [m for m in self._named if m.mention.start < stand_in.start]
            match = stood_for(stand_in, told, passage)
            if match:
                words = self._words[stand_in.start : stand_in.end]
                mention = replace(match.mention, start=stand_in.start, end=stand_in.end, text=words)
                return [_site(replace(match, mention=mention), index, stand_in.preposition)]
        return []

    def _referred(
        self,
        passage: Passage,
        triggers: Sequence[Trigger],
        index: int,
        sites: Sequence[Site],
        ground: Ground,
        told: Sequence[Telling],
    ) -> list[Site]:
        """The places that a happening without a place of its own points back at."""
        if passage.kind == "heading":
            return []
        trigger = triggers[index]
        start, end = bounds_of(passage, triggers, index)
        named = [m for m in self._named if m.mention.start < end]
        placed = [*self._placed, *(site.match for site in sites if site.trigger < index)]
        pointed = referred_to(self._text, start, end, named, placed)
        if not pointed and goes_on(self._text, max(start, trigger.start - _MORE_WITHIN), trigger.end):
            pointed = _placed_last(passage, trigger, ground, told)
        return [replace(_site(match, index), listed=len(pointed) > 1) for match in pointed]

    def _likely(self, passage: Passage, matches: Sequence[Match], index: int, sites: Sequence[Site]) -> list[Site]:
        """The place of a passage that could be its happening's site though no words lead from one to the other."""
        taken = {site.match.mention.start for site in sites}
        for one in candidates(self._text, passage, matches):
            if one.worth >= _LIKELY and one.match.mention.start not in taken:
                return [_site(one.match, index, one.preposition)]
        return []


def bounds_of(passage: Passage, triggers: Sequence[Trigger], index: int) -> tuple[int, int]:
    """Return where the words of `triggers[index]` begin and end: at its neighbours, or with the passage."""
    start = triggers[index - 1].end if index else passage.start
    return start, triggers[index + 1].start if index + 1 < len(triggers) else passage.end


def in_other_cells(passage: Passage, matches: Sequence[Match], sites: Sequence[Site], index: int) -> list[Site]:
    """Return the places in a table's row beside its site."""
    if passage.kind != "row" or not sites:
        return []
    named = {site.match.mention.start for site in sites}
    return [_site(m, index) for m in matches if m.mention.kind != "demonym" and m.mention.start not in named]


def is_country(match: Match) -> bool:
    """Return whether a place is a country."""
    return match.place is not None and match.place.feature_code.startswith("PCL")


def _placed_last(passage: Passage, trigger: Trigger, ground: Ground, told: Sequence[Telling]) -> tuple[Match, ...]:
    """Where the last happening of the kind was that the story gives a place: "more strikes" were there."""
    for one in reversed(told):
        if one.part != ground.part or passage.paragraph - one.passage.paragraph > _MORE_PARAGRAPHS:
            break
        if one.sites and (trigger.type is None or one.event_type == trigger.type):
            return tuple(located.site.match for located in one.sites)
    return ()


def _site(match: Match, index: int, preposition: str = "") -> Site:
    return Site(match=match, trigger=index, preposition=preposition, listed=False)
