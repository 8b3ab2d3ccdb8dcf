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
from geostrike.reading.sites.sites import Site, find_sites
from geostrike.reading.told.apportion import apportion_dates, apportion_tolls, paired
from geostrike.reading.told.grounds import Ground, Grounds
from geostrike.reading.told.ledger import Ledger
from geostrike.reading.told.telling import Addition, Telling, Tellings
from geostrike.reading.told.whereabouts import Whereabouts, bounds_of, in_other_cells, is_country
from geostrike.reading.tolls.tolls import find_tolls, tolls_of

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
_ANYTHING_HITS = re.compile(r"hits?|struck|fell on|hitting|striking", re.I)


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
        self.whereabouts = Whereabouts(document, grounds.matches, boundaries)
        self.grounds = grounds
        self.ground = Ground(anchor=grounds.anchor)
        self.day: DateSpan | None = None
        self.told: list[Telling] = []
        self.dates: list[DateSpan] = []
        self.additions: list[Addition] = []
        self.ledger = Ledger(document)

    def read(self, passage: Passage, triggers: Sequence[Trigger], matches: Sequence[Match]) -> None:
        ground = self.grounds.under(passage)
        if ground.part != self.ground.part:
            self.day = None
            self.whereabouts.begin_part()
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
        self.whereabouts.note_named(matches)
        if triggers:
            self._tell(passage, matches, triggers, sites, actors, said, spans)
        self.whereabouts.note_placed([site for site in sites if not triggers[site.trigger].rejected])

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
            previous, following = bounds_of(passage, triggers, index)
            days: Sequence[DateSpan | None] = dates.get(index, [self.ground.day])
            own = self.whereabouts.find(passage, matches, triggers, index, sites, self.ground, self.told)
            if days[0] is None and trigger.plural and not (trigger.done or all_tolls.get(index)):
                # "Attacks on forces in X": without a day that says no more than that the country has seen some.
                own = [site for site in own if not is_country(site.match)]
            if not own and days[0]:
                own = self.whereabouts.at_sea(index, previous, following)
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
                        sites=self.whereabouts.locate(passage, places),
                        cues=self.whereabouts.locate(passage, in_other_cells(passage, matches, own, index)),
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


def _by_day(sites: Sequence[Site], days: Sequence[DateSpan | None]) -> list[tuple[list[Site], DateSpan | None]]:
    dated = [day for day in days if day]
    return [*paired(sites, dated)] if dated else [(list(sites), None)]


def _hand(actor: Actor | None, said: Sequence[Said]) -> Actor | None:
    """Who did it, as far as that decides what it was: a state that is only blamed may have left it to others."""
    blamed = any(one.actor == actor and one.stance == "blamed" for one in said)
    return None if actor and actor.kind == "state" and blamed else actor
