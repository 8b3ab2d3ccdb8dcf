"""What each passage tells: a happening with its sites, date, toll, actor, target and weapon, where it gives them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geostrike.model import Aggregate, Document, EventType, Evidence, Location, Match, Rejection, Responsibility
from geostrike.reading.actors import Actor, actor_of, find_actors, responsibility_of
from geostrike.reading.dates import DateSpan, anchor_date, find_dates
from geostrike.reading.details import attributed_to, target_of, weapon_of
from geostrike.reading.identity import record_id
from geostrike.reading.location import locate
from geostrike.reading.numbers import TollSpan, find_tolls
from geostrike.reading.passages import Passage, flat, split_passages
from geostrike.reading.sites import Site, find_sites
from geostrike.reading.triggers import Trigger, find_triggers

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from geostrike.boundaries import Boundaries

__all__ = ["LocatedSite", "Telling", "Tellings", "read_tellings"]

# An undated count of this many happenings or targets, told as a bound, is a total and no event.
TOTAL_FROM = 10
# `date_prec` of a year: "attacks in 2023" are no more one happening than attacks without a date.
_YEAR = 5
_FIRST = re.compile(
    r"\b(?:in response to|in retaliation for|in reprisal for|retaliat\w+ for|to avenge|after"
    r"|following|came after|prompted by|because of|punish\w* for|answer to)\b",
    re.I,
)
# "the group had fired": told after another happening, it came before it.
_HAD = re.compile(r"\bhad\s+(?:\w+ly\s+|also\s+|already\s+)?$", re.I)
_EARLIER = re.compile(
    r"\b(?:previous(?:ly)?|earlier|last (?:year|month|week)|in the past|historical(?:ly)?"
    r"|in recent (?:weeks|months|years)|years? ago|months? ago|over the past)\b",
    re.I,
)
# What may stand between a date and the noun it dates: "the March 3, 2021, rocket attack".
_DATES_NOUN = re.compile(
    r"(?:[’']s?)?,?(?:\s+(?!(?:to|an?|the|in|on|at|and|by|of|for|after|that|which|with|from|as)\b)[\w.’'-]+){0,3}\s+",
    re.I,
)
_ANYTHING_HITS = re.compile(r"hits?|struck|fell on|hitting|striking", re.I)
_STRIKING = re.compile(r"\b(?:bomb|shell|pound|struck|strik|raid|target|blast)", re.I)
_BY_AIR = re.compile(r"\b(?:jets?|fighters?|bombers?|bombs?|warplanes?|aircraft|[FBA]-\d+\w*|munitions)\b", re.I)
_BY_HAND = re.compile(r"\b(?:drones?|rockets?|missiles?|mortars?|UAVs?)\b", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class LocatedSite:
    """A site with its geometry."""

    site: Site
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One passage's word on one happening.

    Attributes
    ----------
    order : ordinal in the document.
    sure : whether who acted decides the type, rather than the noun alone.
    before : ordinal of the telling in the same passage before which this happened.
    earlier : whether the passage speaks of former days.
    """

    order: int
    passage: Passage
    trigger: Trigger
    event_type: EventType
    sure: bool
    sites: tuple[LocatedSite, ...] = ()
    date: DateSpan | None = None
    before: int | None = None
    earlier: bool = False
    killed: TollSpan | None = None
    injured: TollSpan | None = None
    actor: Actor | None = None
    responsibility: Responsibility | None = None
    attributed_to: str = ""
    target: str = ""
    weapon: str = ""

    @property
    def single(self) -> bool:
        """Whether it tells of one happening at one site."""
        return not (self.trigger.plural or self.trigger.many or (self.trigger.count or 0) > 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tellings:
    """All that a document tells.

    Attributes
    ----------
    loose_tolls : tolls in passages that name no happening, with the order of the telling before them.
    """

    told: tuple[Telling, ...]
    loose_tolls: tuple[tuple[int, Passage, TollSpan], ...]
    aggregates: tuple[Aggregate, ...]
    rejections: tuple[Rejection, ...]


def read_tellings(document: Document, matches: Sequence[Match], boundaries: Boundaries) -> Tellings:
    """Read what each passage of a document tells, in order."""
    anchor = anchor_date(document.text, document.published)
    reader = _Reader(document, boundaries, anchor)
    position = 0
    for passage in split_passages(document.text):
        while position < len(matches) and matches[position].mention.start < passage.start:
            position += 1
        last = position
        while last < len(matches) and matches[last].mention.end <= passage.end:
            last += 1
        reader.read(passage, matches[position:last])
        position = last
    return Tellings(
        told=tuple(reader.told),
        loose_tolls=tuple(reader.loose_tolls),
        aggregates=tuple(reader.aggregates),
        rejections=tuple(reader.rejections),
    )


class _Reader:
    def __init__(self, document: Document, boundaries: Boundaries, anchor: date | None) -> None:
        self.document = document
        self.text = flat(document.text)
        self.boundaries = boundaries
        self.anchor = anchor
        self.told: list[Telling] = []
        self.loose_tolls: list[tuple[int, Passage, TollSpan]] = []
        self.aggregates: list[Aggregate] = []
        self.rejections: list[Rejection] = []

    def read(self, passage: Passage, matches: Sequence[Match]) -> None:
        triggers = find_triggers(self.text, passage)
        tolls = find_tolls(self.text, passage.start, passage.end)
        if not triggers:
            if self.told and not passage.related:
                self.loose_tolls += [(len(self.told) - 1, passage, toll) for toll in tolls]
            return
        dates = self._dates(passage, triggers)
        sites = find_sites(self.text, passage, triggers, matches)
        named = {site.match.mention.start for site in sites}
        # A table's place column names no actor, nor does a site.
        others = [
            m
            for m in matches
            if m.mention.start not in named and (passage.kind != "row" or m.mention.kind == "demonym")
        ]
        actors = find_actors(self.text, passage, others)
        kept: dict[int, int] = {}
        for index, trigger in enumerate(triggers):
            previous = triggers[index - 1].end if index else passage.start
            following = triggers[index + 1].start if index + 1 < len(triggers) else passage.end
            own = [site for site in sites if site.trigger == index]
            if not self._asserted(passage, trigger, dates.get(index)):
                continue
            if passage.kind == "heading" and not own and index not in dates:
                continue
            actor = actor_of(self.text, passage, trigger, actors, previous, following)
            weapon = weapon_of(self.text, passage, trigger, previous, following)
            if not actor and not weapon and _ANYTHING_HITS.fullmatch(trigger.text):
                self._reject(passage, trigger, "no hand and no weapon is named: a wave or a lorry hits too")
                continue
            event_type, sure = _type_of(trigger, actor, weapon)
            kept[index] = len(self.told)
            self.told.append(
                Telling(
                    order=len(self.told),
                    passage=passage,
                    trigger=trigger,
                    event_type=event_type,
                    sure=sure,
                    sites=tuple(self._located(passage, own)),
                    date=dates.get(index),
                    before=self._before(triggers, index, kept),
                    earlier=bool(_EARLIER.search(self.text, previous, trigger.end)),
                    killed=self._toll("killed", tolls, triggers, index),
                    injured=self._toll("injured", tolls, triggers, index),
                    actor=actor,
                    responsibility=responsibility_of(self.text, passage, trigger, following),
                    attributed_to=attributed_to(passage),
                    target=self._target(passage, trigger, own),
                    weapon=weapon,
                )
            )

    def _asserted(self, passage: Passage, trigger: Trigger, day: DateSpan | None) -> bool:
        """Whether the trigger tells of a happening; what it tells of otherwise is put down as such."""
        reason = trigger.rejected
        if not reason and (day is None or (day.prec >= _YEAR and trigger.plural)):
            if (trigger.count or 0) >= TOTAL_FROM and trigger.bound != "exact":
                self._aggregate(passage, trigger)
                return False
            vague = trigger.plural and not trigger.definite and not trigger.done
            if trigger.habitual or (vague and trigger.type == "attack" and not trigger.count):
                reason = "a campaign or a habit, not one happening"
        if reason:
            self._reject(passage, trigger, reason)
        return not reason

    def _reject(self, passage: Passage, trigger: Trigger, reason: str) -> None:
        self.rejections.append(
            Rejection(
                stage="claim",
                item=passage.text,
                reason=f"{trigger.text!r}: {reason}",
                document=self.document.id,
                start=passage.start,
                end=passage.end,
            )
        )

    def _aggregate(self, passage: Passage, trigger: Trigger) -> None:
        kind = trigger.type or "strike"
        words = self.document.text[passage.start : passage.end]
        self.aggregates.append(
            Aggregate(
                id=record_id(self.document, passage.start, kind, len(self.aggregates)),
                document=self.document.id,
                evidence=Evidence(start=passage.start, end=passage.end, text=words),
                event_type=kind,
                text=words,
                count=trigger.count,
                bound=trigger.bound,
                rule=f"an undated count of {trigger.count} at {trigger.text!r} is a total",
            )
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
            located.append(LocatedSite(site=site, location=location))
        return located

    def _target(self, passage: Passage, trigger: Trigger, sites: Sequence[Site]) -> str:
        """What was hit, where the passage says more of it than its place."""
        target = target_of(self.text, passage, trigger)
        return "" if any(target in site.match.mention.text for site in sites) else target

    def _dates(self, passage: Passage, triggers: Sequence[Trigger]) -> dict[int, DateSpan]:
        """Which date belongs to which trigger: one right before its noun, then one after it, then one that opens."""
        given: dict[int, DateSpan] = {}
        for span in find_dates(self.text, passage.start, passage.end, self.anchor):
            after = next((n for n, t in enumerate(triggers) if t.start >= span.end), None)
            if after is not None:
                gap = self.text[span.end : triggers[after].start]
                if triggers[after].kind == "noun" and _DATES_NOUN.fullmatch(gap):
                    given.setdefault(after, span)
                    continue
            if span.of_speech or span.bound:
                continue
            left = [n for n, t in enumerate(triggers) if t.start <= span.start]
            if left:
                given.setdefault(left[-1], span)
            elif after is not None:
                given.setdefault(after, span)
        return given

    def _before(self, triggers: Sequence[Trigger], index: int, kept: dict[int, int]) -> int | None:
        if index and index - 1 in kept:
            start, end = triggers[index - 1].end, triggers[index].start
            if _FIRST.search(self.text, start, end) or _HAD.search(self.text, start, end):
                return kept[index - 1]
        return None

    def _toll(self, kind: str, tolls: Sequence[TollSpan], triggers: Sequence[Trigger], index: int) -> TollSpan | None:
        for toll in tolls:
            if toll.kind == kind and self._trigger_of(toll, triggers) == index:
                return toll
        return None

    def _trigger_of(self, toll: TollSpan, triggers: Sequence[Trigger]) -> int:
        after = [n for n, t in enumerate(triggers) if t.start >= toll.end]
        if after:
            gap = self.text[toll.end : triggers[after[0]].start]
            if (
                len(gap) < 90
                and re.match(r"[\w\s—–,-]{0,40}?\b(?:in|by|during|when|from|on)\b", gap.strip())
                and ";" not in gap
            ):
                return after[0]
        left = [n for n, t in enumerate(triggers) if t.end <= toll.start + 12]
        return left[-1] if left else (after[0] if after else 0)


def _type_of(trigger: Trigger, actor: Actor | None, weapon: str) -> tuple[EventType, bool]:
    """A state's forces strike, a group attacks; where nobody is named, the words and the weapon decide."""
    if actor:
        return ("strike" if actor.kind == "state" else "attack"), True
    if _BY_AIR.search(weapon):
        return "strike", False
    if trigger.type:
        return trigger.type, False
    if _BY_HAND.search(weapon):
        return "attack", False
    return ("strike" if _STRIKING.search(trigger.text) else "attack"), False
