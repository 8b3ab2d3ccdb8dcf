"""What one document says happened: one claim for each happening and site."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geostrike.model import Aggregate, Claim, DateBasis, Document, Evidence, Match, Rejection, Statement, Toll
from geostrike.reading.days.dates import DateSpan
from geostrike.reading.deeds.event_types import sub_event_type_of
from geostrike.reading.deeds.lexicon import lexicon
from geostrike.reading.identity import record_id
from geostrike.reading.page.passages import passage_at
from geostrike.reading.runners_up import name_rule, runners_up
from geostrike.reading.said.responsibility import in_short
from geostrike.reading.said.victims import side_of
from geostrike.reading.told.settle import SettledSite, settle_sites
from geostrike.reading.told.stories import Happening, gather_happenings
from geostrike.reading.told.tellings import read_tellings
from geostrike.reading.where.location import holds

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from geostrike.boundaries import Boundaries
    from geostrike.reading.deeds.actors import Actor
    from geostrike.reading.page.passages import Passage
    from geostrike.reading.told.telling import Addition, Telling, Tellings
    from geostrike.reading.tolls.tolls import TollSpan

__all__ = ["Reading", "extract_claims"]

# A toll told this many paragraphs behind a happening still belongs to it (a list of the dead stands between).
_ADDITION_WITHIN = 8
# A happening told this early in a document with a publication date and no other is taken to be its news.
_LEAD_PASSAGES = 3
# A report of newer happenings only recalls what came more years before it than this.
_YEARS_BACK = 10
_HISTORY = "history: years before what the report tells of"
# `date_prec` of a week: without a place, a coarser date leaves nothing to tell one happening from another.
_WEEK = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one document says, and what of it was not taken for an event, with the reason.

    Attributes
    ----------
    tellings : what each passage tells, from which the claims were made.
    told_by : for each claim's id the ordinals of the tellings that it was made from.
    """

    claims: tuple[Claim, ...]
    aggregates: tuple[Aggregate, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    tellings: Tellings | None = None
    told_by: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


def extract_claims(document: Document, matches: Sequence[Match], boundaries: Boundaries) -> Reading:
    """Extract what a document says happened.

    Parameters
    ----------
    matches : the document's mentions with their places and roles, in order.
    boundaries : countries and divisions, by which places told as areas get their shape.

    Returns
    -------
    Reading
        Claims in the order of their evidence: one for each happening and site, however many sentences tell of it.
        Totals are aggregates; what is planned, threatened, denied or told without site, date and toll is rejected.
    """
    tellings = read_tellings(document, matches, boundaries)
    claims: list[Claim] = []
    ordinals: Counter[tuple[int, str]] = Counter()
    told_by: dict[str, tuple[int, ...]] = {}
    rejections = list(tellings.rejections)
    happenings = gather_happenings(tellings.told)
    of_today = any(not _is_history(happening, tellings.anchor) for happening in happenings)
    for happening in happenings:
        reader = _HappeningReader(document, tellings, happening, ordinals)
        history = of_today and _is_history(happening, tellings.anchor)
        found = [] if history else reader.claims()
        claims += found
        told_by |= reader.told_by
        if not found:
            lead = happening.told[0].passage
            rejections.append(
                Rejection(
                    stage="claim",
                    item=lead.text,
                    reason=f"{happening.told[0].trigger.text!r}: {_HISTORY if history else _lacks(happening)}",
                    document=document.id,
                    start=lead.start,
                    end=lead.end,
                )
            )
    return Reading(
        claims=tuple(sorted(claims, key=_position)),
        aggregates=tellings.aggregates,
        rejections=tuple(sorted(rejections, key=lambda r: (r.start or 0, r.reason))),
        tellings=tellings,
        told_by=told_by,
    )


def _is_history(happening: Happening, anchor: date | None) -> bool:
    """Whether a happening lies so far back that a report of newer ones only recalls it."""
    return bool(anchor and happening.date and happening.date.last.year < anchor.year - _YEARS_BACK)


def _one_deed(telling: Telling) -> bool:
    """Whether a telling without a date tells of one deed none the less: before another, and where, or with its dead."""
    told = (telling.trigger.done and telling.sites) or telling.killed
    return telling.single and bool(told) and telling.before is not None


def _lacks(happening: Happening) -> str:
    """What a happening lacks to be a claim."""
    placed = any(telling.sites for telling in happening.told)
    return "told in passing, without a date" if placed else "no site, date or toll is told of it"


def _position(claim: Claim) -> tuple[int, int, str]:
    return claim.evidence[0].start, claim.mention.start if claim.mention else -1, claim.id


class _HappeningReader:
    """Turns one happening of a document into its claims."""

    def __init__(
        self, document: Document, tellings: Tellings, happening: Happening, ordinals: Counter[tuple[int, str]]
    ) -> None:
        self.ordinals = ordinals
        self.told_by: dict[str, tuple[int, ...]] = {}
        self.document = document
        self.tellings = tellings
        self.happening = happening
        self.told = happening.told
        self.sites = settle_sites(happening.told)

    def claims(self) -> list[Claim]:
        sites = self.sites
        date, basis = self._date()
        if date is None and self.tellings.anchor is not None and not any(map(_one_deed, self.told)):
            return []
        if not sites:
            tolls = self._tolls([None])
            told_as_one = any(t.trigger.done or (t.sure and not t.trigger.plural) for t in self.told)
            dated_deed = date is not None and date.prec <= _WEEK and basis != "publication" and told_as_one
            return [self._claim(None, date, basis, tolls.get(0, {}))] if dated_deed or tolls else []
        tolls = self._tolls(sites)
        return [self._claim(site, date, basis, tolls.get(ordinal, {})) for ordinal, site in enumerate(sites)]

    def _date(self) -> tuple[DateSpan | None, DateBasis | None]:
        if self.happening.date:
            return self.happening.date, self.happening.date.basis
        lead = self.told[0]
        published = self.document.published or self.tellings.anchor
        if published and lead.passage.paragraph < _LEAD_PASSAGES and not lead.earlier and lead.before is None:
            span = DateSpan(start=0, end=0, text="", first=published, last=published, prec=1, basis="publication")
            return span, "publication"
        return None, None

    def _additions(self) -> list[Addition]:
        orders = {telling.order: telling.passage for telling in self.told}
        return [
            addition
            for addition in self.tellings.additions
            if addition.order in orders
            and addition.passage.paragraph - orders[addition.order].paragraph <= _ADDITION_WITHIN
        ]

    def _tolls(self, sites: Sequence[SettledSite | None]) -> dict[int, dict[str, tuple[Toll, Passage, str]]]:
        """For each site's ordinal the tolls by kind: the toll, the passage that tells it, and its group."""
        given: dict[int, dict[str, tuple[Toll, Passage, str]]] = {}
        loose = [(addition, toll) for addition in self._additions() for toll in addition.tolls]
        for kind in ("killed", "injured"):
            shared: list[tuple[Passage, TollSpan]] = []
            for telling in self.told:
                toll = telling.killed if kind == "killed" else telling.injured
                if toll is None:
                    continue
                own = [n for n, site in enumerate(sites) if site and telling.order in site.orders]
                if not own:
                    shared.append((telling.passage, toll))
                self._give(given, kind, own, telling.passage, toll)
            for addition, toll in loose:
                if toll.kind == kind:
                    own = [n for n, site in enumerate(sites) if site and addition.order in site.orders]
                    if own:
                        self._give(given, kind, own, addition.passage, toll)
                    else:
                        shared.append((addition.passage, toll))
            if shared and not any(kind in tolls for tolls in given.values()):
                self._give(given, kind, list(range(len(sites))), *shared[0])
        return given

    def _give(
        self,
        given: dict[int, dict[str, tuple[Toll, Passage, str]]],
        kind: str,
        ordinals: Sequence[int],
        passage: Passage,
        toll: TollSpan,
    ) -> None:
        group = record_id(self.document, toll.start, f"toll {kind}", 0) if len(ordinals) > 1 else ""
        for ordinal in ordinals:
            given.setdefault(ordinal, {}).setdefault(kind, (toll.toll, passage, group))

    @staticmethod
    def _speaks_of(telling: Telling, site: SettledSite | None, lead: Telling) -> bool:
        """Whether what a telling says of actor and means holds for a site: it names none, or one that holds the site.

        A table goes on with the story told before it.
        """
        if not telling.sites or site is None or lead.passage.kind == "row":
            return True
        return any(holds(other.location, site.location) for other in telling.sites)

    def _home(self, site: SettledSite | None, lead: Telling) -> list[Passage]:
        """The passage that names a site which the telling only points back at."""
        if site is None or lead.passage.start <= site.match.mention.start < lead.passage.end:
            return []
        return [p for p in [passage_at(self.document.text, site.match.mention.start)] if p]

    def _claim(
        self,
        site: SettledSite | None,
        date: DateSpan | None,
        basis: DateBasis | None,
        tolls: dict[str, tuple[Toll, Passage, str]],
    ) -> Claim:
        own = [t for t in self.told if site is None or t.order in site.orders]
        lead = own[0] if site is None else next(t for t in own if t.order == site.orders[0])
        told_here = any(t.date for t in own)
        if date and basis in ("text", "relative") and not told_here:
            basis = "inherited"
        passages = [lead.passage, *self._home(site, lead), *(t.passage for t in own)]
        if date and not told_here:
            passages += [t.passage for t in self.told if t.date][:1]
        passages += [passage for _, passage, _ in tolls.values()]
        if site is None or len(self.sites) == 1:
            passages += [t.passage for t in self.told if t.sites or t.date or t.statements]
        killed, injured = tolls.get("killed"), tolls.get("injured")
        event_type = self.happening.event_type
        # What is told of another site is not told of this one.
        common = [t for t in self.told if self._speaks_of(t, site, lead)]
        weapon = max((t.weapon for t in own), key=len) or _first(own, common, "weapon")
        heard = {telling.order for telling in (*own, *common)}
        added = [addition for addition in self._additions() if addition.order in heard]
        sources: list[Telling | Addition] = [*own, *common, *added]
        statements = _once(statement for source in sources for statement in source.statements)
        actor1 = _doer([t.actor for t in (*own, *common) if t.actor], statements)
        told_from = (lead.passage.start, event_type)
        self.ordinals[told_from] += 1
        claim_id = record_id(self.document, *told_from, self.ordinals[told_from] - 1)
        self.told_by[claim_id] = tuple(sorted({telling.order for telling in (*own, *common)}))
        return Claim(
            id=claim_id,
            document=self.document.id,
            evidence=_evidence(self.document.text, passages),
            event_type=event_type,
            sub_event_type=sub_event_type_of(event_type, weapon),
            rule=_rule(lead, basis, site),
            mention=site.match.mention if site else None,
            location=site.location if site else None,
            date_start=date.first if date else None,
            date_end=date.last if date else None,
            date_prec=date.prec if date else None,
            date_basis=basis,
            date_text=date.text if date else "",
            actor1=actor1,
            actor2=side_of((side for source in sources for side in source.sides), actor1),
            attributed_to=lead.attributed_to,
            responsibility=in_short(statement.stance for statement in statements),
            statements=statements,
            target=_first(own, common, "target"),
            weapon=weapon,
            killed=killed[0] if killed else None,
            injured=injured[0] if injured else None,
            toll_group=killed[2] if killed else "",
            candidates=runners_up(site.match, site.location) if site else (),
        )


def _first(own: Sequence[Telling], told: Sequence[Telling], name: str) -> str:
    singles = told if all(telling.single for telling in own) else ()
    return next((value for telling in (*own, *singles) if (value := getattr(telling, name))), "")


def _once(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Statements in the order of the text, each actor's stance once for each voice that gives it."""
    found: dict[tuple[str, str, str], Statement] = {}
    for one in sorted(statements, key=lambda statement: statement.evidence.start):
        found.setdefault((one.actor, one.stance, one.by), one)
    return tuple(found.values())


def _doer(actors: Sequence[Actor], statements: Sequence[Statement]) -> str:
    """Who did it: the first that is named; who is only blamed, or a kind of group, gives way to who claims the deed."""
    if not actors:
        return ""
    generic = lexicon().generic_actors
    blamed = {one.actor for one in statements if one.stance in ("blamed", "denied")}
    claimed = [one.actor for one in statements if one.stance == "claimed"]
    if actors[0].name not in generic | blamed or actors[0].name in claimed:
        return actors[0].name
    groups = {words.name for words in lexicon().actors if words.kind == "group"} - generic
    return next((name for name in claimed if name in groups), actors[0].name)


def _evidence(text: str, passages: Sequence[Passage]) -> tuple[Evidence, ...]:
    """The passages once each: the first stays first, the others in the order of the text."""
    first, *others = dict.fromkeys((p.start, p.end) for p in passages)
    return tuple(Evidence(start=start, end=end, text=text[start:end]) for start, end in [first, *sorted(others)])


def _rule(lead: Telling, basis: DateBasis | None, site: SettledSite | None) -> str:
    parts = [f"{lead.trigger.text!r} tells it"]
    if site:
        parts += [site.rule, name_rule(site.match)]
    if basis:
        parts.append(
            {
                "text": "dated in words",
                "relative": "dated by its publication",
                "inherited": "dated by the story",
                "publication": "dated by the page alone",
            }[basis]
        )
    return "; ".join(parts)
