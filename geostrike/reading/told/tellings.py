"""What each passage tells: a happening with its sites, date, toll, actor, target and weapon, where it gives them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geostrike.model import Document, Evidence, Match, Statement
from geostrike.reading.days.dates import find_dates, last_told
from geostrike.reading.days.publication import publication_of
from geostrike.reading.deeds.actors import Actor, actor_of, find_actors
from geostrike.reading.deeds.details import attributed_to, target_of, weapon_of
from geostrike.reading.deeds.event_types import event_type_of
from geostrike.reading.deeds.survey import survey
from geostrike.reading.page.passages import Passage, flat
from geostrike.reading.page.sections import sections_of
from geostrike.reading.said.responsibility import Said, find_said
from geostrike.reading.said.victims import find_sides, named_targets, tolls_sides
from geostrike.reading.sites.references import goes_on, referred_to, sea_of
from geostrike.reading.sites.site_candidates import candidates, find_stand_ins, stood_for
from geostrike.reading.sites.sites import Site, find_sites
from geostrike.reading.told.apportion import apportion_dates, apportion_tolls, paired
from geostrike.reading.told.grounds import Ground, Grounds
from geostrike.reading.told.ledger import Ledger
from geostrike.reading.told.telling import Addition, LocatedSite, Telling, Tellings
from geostrike.reading.tolls.tolls import find_tolls, tolls_of
from geostrike.reading.where.location import locate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.boundaries import Boundaries
    from geostrike.reading.days.dates import DateSpan
    from geostrike.reading.deeds.triggers import Trigger

__all__ = ["read_tellings"]

_FIRST = re.compile(
    r"\b(?:in response to|in retaliation for|in reprisal for|retaliat\w+ for|to avenge|after"
    r"|following|came after|prompted by|because of|punish\w* for|answer to)\b",
    re.I,
)
# "the group had fired": told after another happening, it came before it.
_HAD = re.compile(r"\bhad\s+(?:\w+ly\s+|also\s+|already\s+)?$", re.I)
_EARLIER = re.compile(
    r"\b(?:previous(?:ly)?|earlier|last (?:year|month|week)|in the past|historical(?:ly)?"
    r"|in recent (?:weeks|months|years)|(?:days|weeks|months|years) after|years? ago|months? ago|weeks? ago"
    r"|over the past)\b",
    re.I,
)
# The words that lead to a place and belong to its description.
_PREPOSITION = re.compile(
    r"\b(?:along|in|near|at|on|off|across|inside|outside|around|over|close\s+to|next\s+to|not\s+far\s+from)\s+(?:the\s+)?$",
    re.I,
)
_ANYTHING_HITS = re.compile(r"hits?|struck|fell on|hitting|striking", re.I)
# Places where nothing happened that the text could point back at.
_ELSEWHERE = frozenset(("dateline", "hometown", "government", "origin"))
# What a place of the passage must be worth (`site_candidates`) to be taken where no words lead to it.
_LIKELY = 6.0
# Letters before a happening within which "more" or "another" belongs to it.
_MORE_WITHIN = 40
# Paragraphs back in which what it is more of was told.
_MORE_PARAGRAPHS = 6


def read_tellings(document: Document, matches: Sequence[Match], boundaries: Boundaries) -> Tellings:
    """Read what each passage of a document tells, in order."""
    anchor = publication_of(document, document.text)
    reader = _Reader(document, boundaries, Grounds(flat(document.text), sections_of(document.text), matches, anchor))
    position = 0
    for passage, triggers in survey(document.text):
        while position < len(matches) and matches[position].mention.start < passage.start:
            position += 1
        last = position
        while last < len(matches) and matches[last].mention.end <= passage.end:
            last += 1
        reader.read(passage, triggers, matches[position:last])
        position = last
    return Tellings(
        told=tuple(reader.told),
        additions=tuple(reader.additions),
        aggregates=tuple(reader.ledger.aggregates),
        rejections=tuple(reader.ledger.rejections),
        anchor=anchor,
        dates=tuple(reader.dates),
    )


class _Reader:
    def __init__(self, document: Document, boundaries: Boundaries, grounds: Grounds) -> None:
        self.document = document
        self.text = flat(document.text)
        self.boundaries = boundaries
        self.grounds = grounds
        self.ground = Ground(anchor=grounds.anchor)
        self.day: DateSpan | None = None
        self.told: list[Telling] = []
        self.dates: list[DateSpan] = []
        self.additions: list[Addition] = []
        self.ledger = Ledger(document)
        self.named: list[Match] = []
        self.placed: list[Match] = []

    def read(self, passage: Passage, triggers: Sequence[Trigger], matches: Sequence[Match]) -> None:
        ground = self.grounds.under(passage)
        if ground.part != self.ground.part:
            self.day = None
            self.named, self.placed = [], []
        if ground is not self.ground:
            self.day = ground.day or self.day or ground.within
        self.ground = ground
        spans = find_dates(self.text, passage.start, passage.end, ground.anchor, self.day)
        self.dates += spans
        if not ground.aside:
            self.day = last_told(spans, self.day)
        if ground.aside:
            self._set_aside(passage, triggers, ground.aside)
            return
        # "It", "another", "the second" of the next sentence may be what flew in this one.
        self.armed = passage.paragraph if any(t.weapon or t.kind == "intercept" for t in triggers) else None
        sites = find_sites(self.text, passage, triggers, matches) if triggers else ()
        named = {site.match.mention.start for site in sites}
        # A table's place column names no actor, nor does a site.
        others = [
            m
            for m in matches
            if m.mention.start not in named and (passage.kind != "row" or m.mention.kind == "demonym")
        ]
        actors = find_actors(self.text, passage, others)
        last = self.told[-1].actor if self.told else None
        said = find_said(self.text, passage, triggers, actors, last if last and last.kind == "group" else None)
        self.ledger.reject_other_deeds(self.text, passage, triggers)
        if not passage.related:
            loose = [one for one in said if one.trigger is None and passage.kind != "heading"]
            self._add(passage, loose, actors, told_here=bool(triggers))
        self.named += [m for m in matches if m.place and m.mention.kind != "demonym" and m.role not in _ELSEWHERE]
        if triggers:
            self._tell(passage, matches, triggers, sites, actors, said, spans)
        self.placed += [site.match for site in sites if not triggers[site.trigger].rejected]

    def _tell(
        self,
        passage: Passage,
        matches: Sequence[Match],
        triggers: Sequence[Trigger],
        sites: Sequence[Site],
        actors: Sequence[Actor],
        said: Sequence[Said],
        spans: Sequence[DateSpan],
    ) -> None:
        dates = apportion_dates(self.text, spans, triggers, sites)
        all_tolls = apportion_tolls(self.text, find_tolls(self.text, passage.start, passage.end), triggers)
        kept: dict[int, int] = {}
        for index, trigger in enumerate(triggers):
            previous = triggers[index - 1].end if index else passage.start
            following = triggers[index + 1].start if index + 1 < len(triggers) else passage.end
            own = [site for site in sites if site.trigger == index]
            days: Sequence[DateSpan | None] = dates.get(index, [self.ground.day])
            told = [*self.placed, *(site.match for site in sites if site.trigger < index)]
            own = own or self._stood_in(passage, triggers, index)
            own = own or self._referred(passage, trigger, index, (previous, following), told)
            own = own or self._likely(passage, matches, index, sites)
            own = own or self._placed_above(index)
            if days[0] is None and trigger.plural and not (trigger.done or all_tolls.get(index)):
                # "Attacks on forces in X": without a day that says no more than that the country has seen some.
                own = [site for site in own if not _is_country(site.match)]
            if not own and days[0]:
                own = self._at_sea(index, (previous, following))
            if not self.ledger.asserted(passage, trigger, days[0]):
                continue
            if passage.kind == "heading" and not own and days[0] is None:
                continue
            of_this = [one for one in said if one.trigger == index]
            actor = actor_of(
                self.text, passage, trigger, actors, previous, following, of_this, self._actor_before(passage)
            )
            weapon = weapon_of(self.text, passage, trigger, previous, following)
            if not actor and not weapon and _ANYTHING_HITS.fullmatch(trigger.text):
                self.ledger.reject(passage, trigger.text, "no hand and no weapon is named: a wave or a lorry hits too")
                continue
            killed, injured = tolls_of(self.text, all_tolls.get(index, []))
            tolls = [toll for toll in (killed, injured) if toll]
            sides = find_sides(
                self.text,
                passage,
                trigger,
                actors,
                tolls=tolls,
                sites=own,
                bounds=(previous, following),
                by=[one for one in (actor, *(one.actor for one in of_this)) if one],
            )
            hit_group = any(side.kind == "group" for side in sides)
            event_type, sure = event_type_of(trigger, _hand(actor, of_this), weapon, hit_group=hit_group)
            before = self._before(triggers, index, kept)
            kept[index] = len(self.told)
            for places, day in _by_day(own, days):
                self.told.append(
                    Telling(
                        order=len(self.told),
                        passage=passage,
                        trigger=trigger,
                        event_type=event_type,
                        sure=sure,
                        sites=tuple(self._located(passage, places)),
                        cues=tuple(self._located(passage, _in_other_cells(passage, matches, own, index))),
                        date=day,
                        before=before,
                        earlier=bool(_EARLIER.search(self.text, previous, trigger.end)),
                        killed=killed,
                        injured=injured,
                        actor=actor,
                        sides=sides,
                        statements=self._statements(passage, of_this),
                        attributed_to=attributed_to(passage),
                        target=self._target(passage, trigger, own),
                        weapon=weapon,
                        part=self.ground.part,
                        item=self.ground.item,
                        day=self.day,
                    )
                )

    def _actor_before(self, passage: Passage) -> Actor | None:
        """Who acted in the sentence before, for whom "it" or "they" may stand in this one."""
        last = self.told[-1] if self.told else None
        near = last and last.part == self.ground.part and passage.paragraph - last.passage.paragraph <= 1
        return last.actor if last and near else None

    def _set_aside(self, passage: Passage, triggers: Sequence[Trigger], reason: str) -> None:
        for trigger in triggers[:1]:
            self.ledger.reject(passage, trigger.text, trigger.rejected or reason)

    def _at_sea(self, index: int, bounds: tuple[int, int]) -> list[Site]:
        """The sea of a ship attacked on a day of its own, where the text tells of one before or of one only."""
        named = [m for m in self.named if m.mention.start < bounds[1]]
        pointed = sea_of(self.text, *bounds, named, self.grounds.matches)
        return [Site(match=match, trigger=index, preposition="", listed=False) for match in pointed]

    def _stood_in(self, passage: Passage, triggers: Sequence[Trigger], index: int) -> list[Site]:
        """The place for which a noun of the passage stands that the happening claims: "the base", "the same city"."""
        for stand_in in sorted(find_stand_ins(self.text, passage, triggers), key=lambda one: -one.worth):
            if stand_in.trigger != index:
                continue
            told = [m for m in self.named if m.mention.start < stand_in.start]
            match = stood_for(stand_in, told, passage)
            if match:
                words = self.document.text[stand_in.start : stand_in.end]
                mention = replace(match.mention, start=stand_in.start, end=stand_in.end, text=words)
                match = replace(match, mention=mention)
                return [Site(match=match, trigger=index, preposition=stand_in.preposition, listed=False)]
        return []

    def _likely(self, passage: Passage, matches: Sequence[Match], index: int, sites: Sequence[Site]) -> list[Site]:
        """The place of a passage that could be its happening's site though no words lead from one to the other."""
        taken = {site.match.mention.start for site in sites}
        for one in candidates(self.text, passage, matches):
            if one.worth >= _LIKELY and one.match.mention.start not in taken:
                return [Site(match=one.match, trigger=index, preposition=one.preposition, listed=False)]
        return []

    def _referred(
        self, passage: Passage, trigger: Trigger, index: int, bounds: tuple[int, int], placed: Sequence[Match]
    ) -> list[Site]:
        """The places that a happening without a place of its own points back at."""
        previous, following = bounds
        if passage.kind == "heading":
            return []
        named = [m for m in self.named if m.mention.start < following]
        pointed = referred_to(self.text, previous, following, named, placed)
        if not pointed and goes_on(self.text, max(previous, trigger.start - _MORE_WITHIN), trigger.end):
            pointed = self._placed_last(passage, trigger)
        return [Site(match=match, trigger=index, preposition="", listed=len(pointed) > 1) for match in pointed]

    def _placed_last(self, passage: Passage, trigger: Trigger) -> tuple[Match, ...]:
        """Where the last happening of the kind was that the story gives a place: "more strikes" were there."""
        for told in reversed(self.told):
            if told.part != self.ground.part or passage.paragraph - told.passage.paragraph > _MORE_PARAGRAPHS:
                break
            if told.sites and (trigger.type is None or told.event_type == trigger.type):
                return tuple(located.site.match for located in told.sites)
        return ()

    def _placed_above(self, trigger: int) -> list[Site]:
        """The place of the heading or field under which a passage stands that names none for its happening."""
        return [Site(match=match, trigger=trigger, preposition="", listed=False) for match in self.ground.places[:1]]

    def _add(self, passage: Passage, said: Sequence[Said], actors: Sequence[Actor], *, told_here: bool) -> None:
        """Keep what a passage adds to a happening told before it; one that tells its own adds statements at most."""
        if not self.told:
            return
        found = () if told_here else find_tolls(self.text, passage.start, passage.end)
        tolls = tuple(toll for toll in tolls_of(self.text, found) if toll)
        order = len(self.told) - 1
        if said or tolls:
            sides = tolls_sides(actors, tolls)
            statements = self._statements(passage, said)
            self.additions.append(
                Addition(order=order, passage=passage, tolls=tolls, statements=statements, sides=sides)
            )
        doer = next((one.actor for one in said if one.actor and one.stance in ("claimed", "blamed")), None)
        if doer and self.told[-1].actor is None:
            event_type, sure = event_type_of(self.told[-1].trigger, _hand(doer, said), self.told[-1].weapon)
            self.told[-1] = replace(self.told[-1], actor=doer, event_type=event_type, sure=sure)
        targets = () if told_here else named_targets(self.text, passage, actors)
        # "Depots of X were among the targets" speaks of what was told before and has no victims yet.
        without = next((t.order for t in reversed(self.told) if not t.sides), None)
        if targets and without is not None:
            self.additions.append(Addition(order=without, passage=passage, sides=targets))

    def _statements(self, passage: Passage, said: Sequence[Said]) -> tuple[Statement, ...]:
        words = self.document.text[passage.start : passage.end]
        evidence = Evidence(start=passage.start, end=passage.end, text=words)
        return tuple(
            Statement(actor=one.actor.name if one.actor else "", stance=one.stance, by=one.by, evidence=evidence)
            for one in said
        )

    def _located(self, passage: Passage, sites: Sequence[Site]) -> list[LocatedSite]:
        located = []
        for site in sites:
            place = site.match.place
            if place is None:
                continue
            mention = site.match.mention
            before = self.text[max(passage.start, mention.start - 60) : mention.start]
            location = locate(place, self.boundaries, before=before, description=mention.text)
            lead = _PREPOSITION.search(before)
            start = mention.start - (len(lead.group()) if lead else 0)
            located.append(LocatedSite(site=site, location=location, words=(start, mention.end)))
        return located

    def _target(self, passage: Passage, trigger: Trigger, sites: Sequence[Site]) -> str:
        """What was hit, where the passage says more of it than its place."""
        target = target_of(self.text, passage, trigger)
        return "" if any(target in site.match.mention.text for site in sites) else target

    def _before(self, triggers: Sequence[Trigger], index: int, kept: dict[int, int]) -> int | None:
        if index and index - 1 in kept:
            start, end = triggers[index - 1].end, triggers[index].start
            told_first = _FIRST.search(self.text, start, end) or _HAD.search(self.text, start, end)
            if told_first and ":" not in self.text[start:end]:
                return kept[index - 1]
        return None


def _is_country(match: Match) -> bool:
    return match.place is not None and match.place.feature_code.startswith("PCL")


def _by_day(sites: Sequence[Site], days: Sequence[DateSpan | None]) -> list[tuple[list[Site], DateSpan | None]]:
    dated = [day for day in days if day]
    return [*paired(sites, dated)] if dated else [(list(sites), None)]


def _in_other_cells(passage: Passage, matches: Sequence[Match], sites: Sequence[Site], trigger: int) -> list[Site]:
    """The places in a table's row beside its site."""
    if passage.kind != "row" or not sites:
        return []
    named = {site.match.mention.start for site in sites}
    return [
        Site(match=match, trigger=trigger, preposition="", listed=False)
        for match in matches
        if match.mention.kind != "demonym" and match.mention.start not in named
    ]


def _hand(actor: Actor | None, said: Sequence[Said]) -> Actor | None:
    """Who did it, as far as that decides what it was: a state that is only blamed may have left it to others."""
    blamed = any(one.actor == actor and one.stance == "blamed" for one in said)
    return None if actor and actor.kind == "state" and blamed else actor
