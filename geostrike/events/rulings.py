"""An analyst's word beats the rules: claims are kept, moved, rejected or added as decided, before they are merged."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geostrike.events.comparison import POINT
from geostrike.events.settling import settle
from geostrike.events.words import decision_words, signed
from geostrike.lines import one_line
from geostrike.model import Claim, Decision, Document, Evidence, Location, Place, Rejection, WherePrec
from geostrike.reading.where.location import NEAR_M, locate, with_area

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from geostrike.boundaries import Boundaries

__all__ = ["Ruling", "decide_claims"]

_SPAN = re.compile(r"(?P<document>.+):(?P<start>\d{1,9})-(?P<end>\d{1,9})\Z", re.S)
# The circle within which something lies that an analyst knows to a site, near it (UCDP's 25 km), to a district, and so
# on: the least there is for each `where_prec`; a place that is wider keeps its own.
_RADIUS_M = {1: 1_000.0, 2: NEAR_M, 3: 50_000.0, 4: 100_000.0, 5: 100_000.0, 6: 250_000.0, 7: 500_000.0}

_NO_CLAIM = "names no claim that was read"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """Claims after the decisions.

    Attributes
    ----------
    decisions : those in force, each about a claim of `claims`; that of an added claim names it by its id.
    rejections : claims that were rejected, and decisions that could not be carried out or that a later one overrules.
    """

    claims: tuple[Claim, ...]
    decisions: tuple[Decision, ...]
    rejections: tuple[Rejection, ...]


def decide_claims(
    claims: Sequence[Claim],
    decisions: Sequence[Decision],
    *,
    documents: Sequence[Document],
    places: Mapping[str, Place],
    boundaries: Boundaries,
    read_back: bool = False,
) -> Ruling:
    """Apply what analysts decided about single claims; what they decided about pairs is for `merge_claims`.

    "keep" stands behind a claim as it was read, "move" corrects its place, its date or its type, "reject" takes it
    out, "add" makes a claim of the words of another one, or of a span of a document that the rules passed over. A
    decision made already (of claims read back from a file) changes nothing again.

    Parameters
    ----------
    documents : with their texts, for the words of what is added.
    places : the gazetteer's, by id; a decision may also name any place that a claim names.
    read_back : whether the claims come from a file of claims; what was rejected before it was written is no longer
        there, and that is no news.

    Raises
    ------
    DecisionError
        Two decisions of one day contradict each other.
    """
    if not decisions:
        return Ruling(claims=tuple(claims), decisions=(), rejections=())
    return _Bench(claims, documents, places, boundaries, read_back=read_back).rule(decisions)


class _Bench:
    def __init__(
        self,
        claims: Sequence[Claim],
        documents: Iterable[Document],
        places: Mapping[str, Place],
        boundaries: Boundaries,
        *,
        read_back: bool,
    ) -> None:
        self.claims = {claim.id: claim for claim in claims}
        self.documents = {document.id: document for document in documents}
        told = {claim.location.place.id: claim.location.place for claim in claims if claim.location}
        self.gazetteer = places
        self.places = {**told, **places}
        self.boundaries = boundaries
        self.read_back = read_back
        self.rejections: list[Rejection] = []
        self.in_force: list[Decision] = []

    def rule(self, decisions: Sequence[Decision]) -> Ruling:
        standing, overruled = settle(decisions)
        for decision, by in overruled:
            self.refuse(decision, f"overruled by line {by.line}: {decision_words(by)}, {by.when.isoformat()}")
        # What is added takes over another claim's words as they were read, so it comes before that claim is moved.
        order = {"add": 0, "keep": 1, "move": 2, "reject": 3, "merge": 4, "split": 4}
        for decision in sorted(standing, key=lambda d: (order[d.action], d.line)):
            applied = self.apply(decision)
            if applied:
                self.in_force.append(applied)
        return Ruling(
            claims=tuple(self.claims.values()),
            decisions=tuple(sorted(self.in_force, key=lambda d: (d.line, d.action))),
            rejections=tuple(self.rejections),
        )

    def apply(self, decision: Decision) -> Decision | None:
        """Apply a decision; return it if it is in force, with the id of the claim it is about."""
        if decision.action == "add":
            return self.add(decision)
        gone = [name for name in filter(None, (decision.claim, decision.other_claim)) if name not in self.claims]
        if gone and not (self.read_back and decision.action == "reject"):
            self.refuse(decision, f"{_NO_CLAIM}: {', '.join(gone)}; look it up in claims.jsonl")
        if gone:
            return None
        claim = self.claims[decision.claim]
        if decision.action == "reject":
            del self.claims[claim.id]
            self.rejections.append(
                Rejection(
                    stage="event",
                    item=claim.evidence[0].text,
                    reason=f"rejected by {signed(decision)}",
                    document=claim.document,
                    start=claim.evidence[0].start,
                    end=claim.evidence[0].end,
                )
            )
            return None
        if decision.action == "move":
            moved = self.changed(claim, decision)
            if moved is None:
                return None
            self.claims[claim.id] = moved
        return decision

    def add(self, decision: Decision) -> Decision | None:
        name = _added_id(decision)
        known = self.claims.get(name)
        if known is None:
            known = self.new(decision, name)
        if known is None:
            return None
        # What was moved since it was added has its place by that later word.
        made = known if known.rule.startswith("moved by ") else self.changed(known, decision)
        if made is None:
            return None
        self.claims[name] = made
        return replace(decision, claim=name)

    def new(self, decision: Decision, name: str) -> Claim | None:
        """Make a claim of the words of another, or of a span of a document."""
        source = self.claims.get(decision.claim)
        told = (source.document, source.evidence) if source else self.span(decision.claim)
        event_type = decision.event_type or (source.event_type if source else None)
        if told is None:
            self.refuse(decision, f"{_NO_CLAIM}, and no words of a document (document:start-end)")
            return None
        if event_type is None:
            self.refuse(decision, "does not say what is added; give event_type, strike or attack")
            return None
        return Claim(
            id=name,
            document=told[0],
            evidence=told[1],
            event_type=event_type,
            sub_event_type=source.sub_event_type if source and source.event_type == event_type else "",
            rule="",
            date_start=source.date_start if source else None,
            date_end=source.date_end if source else None,
            date_prec=source.date_prec if source else None,
            date_basis=source.date_basis if source else None,
        )

    def span(self, told: str) -> tuple[str, tuple[Evidence, ...]] | None:
        """Return the document and the words that ``document:start-end`` names; None where it names none."""
        match = _SPAN.match(told)
        document = self.documents.get(match["document"]) if match else None
        if match is None or document is None:
            return None
        start, end = int(match["start"]), int(match["end"])
        words = document.text[start:end] if start < end <= len(document.text) else ""
        return (document.id, (Evidence(start=start, end=end, text=words),)) if words.strip() else None

    def changed(self, claim: Claim, decision: Decision) -> Claim | None:
        """Return a claim with what a decision gives; None where its place is not known."""
        location = claim.location
        if decision.place_id or decision.longitude is not None or decision.where_prec is not None:
            location = self.located(claim, decision)
            if location is None:
                return None
        verb = "added" if decision.action == "add" else "moved"
        rule = f"{verb} by {signed(decision)}"
        if decision.action == "move" and not claim.rule.startswith(rule):
            read = claim.location.place.name if claim.location else "no place"
            rule += f" (read as {read}, {claim.date_start or 'no date'}: {claim.rule})"
        elif claim.rule.startswith(rule):
            rule = claim.rule
        changed = replace(
            claim,
            location=location,
            rule=rule,
            event_type=decision.event_type or claim.event_type,
            candidates=claim.candidates if location is claim.location else (),
        )
        if decision.date_start and decision.date_end:
            days = (decision.date_end - decision.date_start).days + 1
            changed = replace(
                changed,
                date_start=decision.date_start,
                date_end=decision.date_end,
                date_prec=next(prec for most, prec in _PRECISIONS if days <= most),
                date_basis="text",
                date_text="",
            )
        return changed

    def located(self, claim: Claim, decision: Decision) -> Location | None:
        words = claim.location.where_description if claim.location else ""
        if decision.longitude is not None and decision.latitude is not None:
            return self.at_point(decision.longitude, decision.latitude, decision.where_prec or WherePrec.EXACT, words)
        place = self.places.get(decision.place_id) if decision.place_id else None
        if place is None and decision.place_id:
            self.refuse(decision, f"names a place that the gazetteer does not have: {decision.place_id}")
            return None
        if place is None:
            if claim.location is None:
                self.refuse(decision, "gives a precision to a claim without a place; give a place_id too")
                return None
            # A claim read back from a file knows its place by id and point alone; the gazetteer knows what it is.
            place = self.places[claim.location.place.id]
        own = locate(place, self.boundaries, description=words)
        if not decision.place_id and claim.location and place.id not in self.gazetteer:
            own = replace(own, where_prec=claim.location.where_prec)
        wanted = decision.where_prec or own.where_prec
        if wanted < own.where_prec:
            self.refuse(decision, f"gives where_prec {int(wanted)} to an area, {place.name} ({int(own.where_prec)})")
            return None
        if wanted == own.where_prec:
            return own
        wider = replace(own, where_prec=wanted, radius_m=max(own.radius_m, _RADIUS_M[int(wanted)]), area=None)
        return with_area(wider, self.boundaries)

    def at_point(self, longitude: float, latitude: float, prec: WherePrec, words: str) -> Location:
        country = self.boundaries.country_at(longitude, latitude) or ""
        division = self.boundaries.division_at(country, longitude, latitude) if country else None
        place = Place(
            id=f"{POINT}{longitude}:{latitude}",
            name=f"{latitude:g}, {longitude:g}",
            longitude=longitude,
            latitude=latitude,
            country=country,
            admin1=division[0] if division else "",
            feature_code="",
            radius_m=_RADIUS_M[int(prec)],
            source="an analyst's decision",
        )
        location = Location(
            place=place,
            where_prec=prec,
            longitude=longitude,
            latitude=latitude,
            radius_m=place.radius_m,
            where_description=words or place.name,
        )
        return with_area(location, self.boundaries)

    def refuse(self, decision: Decision, reason: str) -> None:
        """Put down a decision that is not carried out."""
        self.rejections.append(
            Rejection(
                stage="event",
                item=f"decisions, line {decision.line}: {decision_words(decision)}",
                reason=one_line(reason),
            )
        )


def _added_id(decision: Decision) -> str:
    """The id of what a decision adds: by its words and its place, so that it outlives a change of anything else."""
    where = decision.place_id or f"{decision.longitude}:{decision.latitude}"
    named = f"added:{decision.claim}:{decision.event_type or ''}:{where}"
    return hashlib.sha256(named.encode("utf-8", "surrogatepass")).hexdigest()[:16]


# UCDP's date_prec for a span of so many days at most.
_PRECISIONS = ((1, 1), (6, 2), (7, 3), (31, 4), (10**9, 5))
