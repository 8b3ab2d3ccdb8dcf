"""What one document says happened: one claim for each happening and site."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geostrike.model import Aggregate, Claim, DateBasis, Document, Evidence, Match, Rejection, Toll
from geostrike.reading.dates import DateSpan
from geostrike.reading.identity import record_id
from geostrike.reading.location import holds
from geostrike.reading.settle import SettledSite, settle_sites
from geostrike.reading.stories import Happening, gather_happenings
from geostrike.reading.tellings import Telling, Tellings, read_tellings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.boundaries import Boundaries
    from geostrike.reading.numbers import TollSpan
    from geostrike.reading.passages import Passage

__all__ = ["Reading", "extract_claims"]

# A toll told this many sentences behind a happening still belongs to it (a list of the dead stands between).
_LOOSE_TOLL_WITHIN = 8
# A happening told this early in a document with a publication date and no other is taken to be its news.
_LEAD_PASSAGES = 3
# `date_prec` of a week: without a place, a coarser date leaves nothing to tell one happening from another.
_WEEK = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one document says, and what of it was not taken for an event, with the reason."""

    claims: tuple[Claim, ...]
    aggregates: tuple[Aggregate, ...] = ()
    rejections: tuple[Rejection, ...] = ()


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
    rejections = list(tellings.rejections)
    for happening in gather_happenings(tellings.told):
        found = _HappeningReader(document, tellings, happening, ordinals).claims()
        claims += found
        if not found:
            lead = happening.told[0].passage
            rejections.append(
                Rejection(
                    stage="claim",
                    item=lead.text,
                    reason=f"{happening.told[0].trigger.text!r}: no site, date or toll is told of it",
                    document=document.id,
                    start=lead.start,
                    end=lead.end,
                )
            )
    return Reading(
        claims=tuple(sorted(claims, key=_position)),
        aggregates=tellings.aggregates,
        rejections=tuple(sorted(rejections, key=lambda r: (r.start or 0, r.reason))),
    )


def _position(claim: Claim) -> tuple[int, int, str]:
    return claim.evidence[0].start, claim.mention.start if claim.mention else -1, claim.id


class _HappeningReader:
    """Turns one happening of a document into its claims."""

    def __init__(
        self, document: Document, tellings: Tellings, happening: Happening, ordinals: Counter[tuple[int, str]]
    ) -> None:
        self.ordinals = ordinals
        self.document = document
        self.tellings = tellings
        self.happening = happening
        self.told = happening.told
        self.sites = settle_sites(happening.told)

    def claims(self) -> list[Claim]:
        sites = self.sites
        date, basis = self._date()
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
        published = self.document.published
        if published and lead.passage.paragraph < _LEAD_PASSAGES and not lead.earlier and lead.before is None:
            span = DateSpan(start=0, end=0, text="", first=published, last=published, prec=1, basis="publication")
            return span, "publication"
        return None, None

    def _loose(self) -> list[tuple[int, Passage, TollSpan]]:
        orders = {telling.order: telling.passage for telling in self.told}
        return [
            (order, passage, toll)
            for order, passage, toll in self.tellings.loose_tolls
            if order in orders and passage.paragraph - orders[order].paragraph <= _LOOSE_TOLL_WITHIN
        ]

    def _tolls(self, sites: Sequence[SettledSite | None]) -> dict[int, dict[str, tuple[Toll, Passage, str]]]:
        """For each site's ordinal the tolls by kind: the toll, the passage that tells it, and its group."""
        given: dict[int, dict[str, tuple[Toll, Passage, str]]] = {}
        loose = self._loose()
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
            for order, passage, toll in loose:
                if toll.kind == kind:
                    own = [n for n, site in enumerate(sites) if site and order in site.orders]
                    if own:
                        self._give(given, kind, own, passage, toll)
                    else:
                        shared.append((passage, toll))
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
        passages = [lead.passage, *(t.passage for t in own)]
        if date and not told_here:
            passages += [t.passage for t in self.told if t.date][:1]
        passages += [passage for _, passage, _ in tolls.values()]
        if site is None or len(self.sites) == 1:
            passages += [t.passage for t in self.told if t.sites or t.date or t.responsibility]
        killed, injured = tolls.get("killed"), tolls.get("injured")
        event_type = self.happening.event_type
        # What is told of another site is not told of this one.
        common = [t for t in self.told if self._speaks_of(t, site, lead)]
        weapon = max((t.weapon for t in own), key=len) or _first(own, common, "weapon")
        actors = [t.actor.name for t in (*own, *common) if t.actor]
        said = [t.responsibility for t in (*own, *common) if t.responsibility]
        told_from = (lead.passage.start, event_type)
        self.ordinals[told_from] += 1
        return Claim(
            id=record_id(self.document, *told_from, self.ordinals[told_from] - 1),
            document=self.document.id,
            evidence=_evidence(self.document.text, passages),
            event_type=event_type,
            sub_event_type=_sub_event_type(event_type, weapon),
            rule=_rule(lead, basis, site),
            mention=site.mention if site else None,
            location=site.location if site else None,
            date_start=date.first if date else None,
            date_end=date.last if date else None,
            date_prec=date.prec if date else None,
            date_basis=basis,
            date_text=date.text if date else "",
            actor1=actors[0] if actors else "",
            attributed_to=lead.attributed_to,
            responsibility="claimed" if "claimed" in said else said[0] if said else None,
            target=_first(own, common, "target"),
            weapon=weapon,
            killed=killed[0] if killed else None,
            injured=injured[0] if injured else None,
            toll_group=killed[2] if killed else "",
        )


def _first(own: Sequence[Telling], told: Sequence[Telling], name: str) -> str:
    singles = told if all(telling.single for telling in own) else ()
    return next((value for telling in (*own, *singles) if (value := getattr(telling, name))), "")


def _evidence(text: str, passages: Sequence[Passage]) -> tuple[Evidence, ...]:
    """The passages once each: the first stays first, the others in the order of the text."""
    first, *others = dict.fromkeys((p.start, p.end) for p in passages)
    return tuple(Evidence(start=start, end=end, text=text[start:end]) for start, end in [first, *sorted(others)])


def _sub_event_type(event_type: str, weapon: str) -> str:
    """ACLED's sub-event type, as far as the weapon tells it."""
    lower = weapon.lower()
    if any(word in lower for word in ("rocket", "missile", "mortar", "artillery", "shell")) and "drone" not in lower:
        return "Shelling/artillery/missile attack"
    return "Air/drone strike" if event_type == "strike" or "drone" in lower or "uav" in lower else ""


def _rule(lead: Telling, basis: DateBasis | None, site: SettledSite | None) -> str:
    parts = [f"{lead.trigger.text!r} tells it"]
    if site:
        parts.append(site.rule)
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
