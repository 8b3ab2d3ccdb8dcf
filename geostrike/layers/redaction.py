"""What must not be shown leaves before anything is drawn or written, and its words with it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geostrike.events import find_disagreements
from geostrike.model import Aggregate, Claim, Document, Event, Family, Match, Rejection, Toll

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["WITHHELD", "families_shown", "redacted"]

WITHHELD = "withheld by the map's redaction"


def redacted(
    events: Sequence[Event],
    documents: Sequence[Document],
    aggregates: Sequence[Aggregate],
    rejections: Sequence[Rejection],
    matches: Sequence[Match],
    withheld: Sequence[str],
) -> tuple[tuple[Event, ...], tuple[Document, ...], tuple[Aggregate, ...], tuple[Rejection, ...], tuple[Match, ...]]:
    """Take out what `withheld` names: events at its places, events of its claims, all that its documents say.

    What quotes a sentence that tells of it, or one that names a withheld place, goes too, in whichever document it
    stands; so does a withheld place among those that a name may also mean, and every rule that names one. How many
    events were withheld is put down as a rejection that names neither place nor words.

    Parameters
    ----------
    events : all of them, also those that a map's filter leaves out: their sentences must not come in by another way.
    matches : by which the sentences are found that name a withheld place.
    """
    if not withheld:
        return tuple(events), tuple(documents), tuple(aggregates), tuple(rejections), tuple(matches)
    secret = _Secret(events, matches, frozenset(withheld))
    kept = _consistent([left for event in events if (left := secret.without(event))])
    count = len(events) - len(kept)
    note = Rejection(stage="layer", item=f"{count} event{'s' * (count != 1)}", reason=WITHHELD)
    return (
        kept,
        tuple(replace(d, title=secret.kept(d.title)) for d in documents if d.id not in secret.names),
        tuple(a for a in aggregates if not secret.told(a.document, a.evidence.start, a.evidence.end, a.text)),
        (*(r for r in rejections if secret.spares(r)), *([note] if count else [])),
        tuple(
            replace(m, rule=secret.rule(m.rule))
            for m in matches
            if not secret.told(m.mention.document, m.mention.start, m.mention.end)
        ),
    )


def families_shown(families: Sequence[Family], withheld: Sequence[str]) -> tuple[Family, ...]:
    """Return the families without the documents that are withheld, whose ids would name them."""
    if not withheld:
        return tuple(families)
    shown = []
    for family in families:
        documents = tuple(name for name in family.documents if name not in withheld)
        if documents:
            name = family.id if family.id in documents else documents[0]
            copies = tuple(copy for copy in documents if copy != name)
            derived = tuple(text for text in family.derived if text not in withheld)
            shown.append(Family(id=name, documents=documents, copies=copies, derived=derived))
    return tuple(shown)


class _Secret:
    """What is withheld: spans of documents, and words wherever they stand."""

    def __init__(self, events: Sequence[Event], matches: Iterable[Match], names: frozenset[str]) -> None:
        self.names = names
        gone = [event for event in events if self._hides(event)]
        self.events = {event.id for event in gone}
        quoted = [
            (claim.document, e.start, e.end, e.text) for event in gone for claim in event.claims for e in claim.evidence
        ]
        matches = list(matches)
        named = [m.mention for m in matches if m.place and m.place.id in names]
        named += [c.mention for event in gone for c in event.claims if c.mention and self._is_place_of(c)]
        self.spans = {(document, start, end) for document, start, end, _ in quoted}
        self.spans |= {(mention.document, mention.start, mention.end) for mention in named}
        self.words = {_level(text) for *_, text in quoted} | {_level(mention.text) for mention in named}
        self.words.discard("")
        self.places = {_level(name) for name in _names_of(names, events, matches)} - {""}

    def told(self, document: str, start: int | None, end: int | None, text: str = "") -> bool:
        """Whether a piece of a document tells what is withheld."""
        if document in self.names or self.kept(text) is None:
            return True
        return any(
            document == where and start is not None and end is not None and start < last and first < end
            for where, first, last in self.spans
        )

    def kept(self, text: str | None) -> str | None:
        """Return `text`, or None where it holds withheld words."""
        level = _level(text or "")
        return None if any(words in level for words in self.words) else text

    def rule(self, text: str) -> str:
        """Return a rule's words, "" where they hold withheld words or name a withheld place."""
        level = _level(text)
        return "" if any(name in level for name in self.places) else self.kept(text) or ""

    def spares(self, rejection: Rejection) -> bool:
        """Whether a rejection tells nothing of what is withheld; its reason may be an analyst's own words."""
        told = self.told(rejection.document, rejection.start, rejection.end, rejection.item)
        return not told and self.kept(rejection.reason) is not None

    def without(self, event: Event) -> Event | None:
        """Return an event with what may be shown of it, None where that is nothing."""
        claims = tuple(left for claim in event.claims if (left := self._without(claim)))
        if event.id in self.events or not claims:
            return None
        wholes = tuple(whole for whole in event.part_of if whole not in self.events)
        decisions = tuple(decision for decision in event.decisions if self.kept(decision.why))
        shown = replace(
            event,
            claims=claims,
            part_of=wholes,
            decisions=decisions,
            target=self.kept(event.target) or "",
            killed=self._toll(event.killed),
            injured=self._toll(event.injured),
        )
        return shown if len(claims) == len(event.claims) else _recounted(shown)

    def _without(self, claim: Claim) -> Claim | None:
        evidence = tuple(e for e in claim.evidence if not self.told(claim.document, e.start, e.end, e.text))
        if evidence[:1] != claim.evidence[:1]:
            return None
        statements = tuple(
            said
            for said in claim.statements
            if not self.told(claim.document, said.evidence.start, said.evidence.end, said.evidence.text)
        )
        return replace(
            claim,
            evidence=evidence,
            statements=statements,
            target=self.kept(claim.target) or "",
            rule=self.rule(claim.rule),
            candidates=tuple(
                replace(other, rule=self.rule(other.rule))
                for other in claim.candidates
                if other.place_id not in self.names and self.kept(other.name) is not None
            ),
            killed=self._toll(claim.killed),
            injured=self._toll(claim.injured),
        )

    def _toll(self, toll: Toll | None) -> Toll | None:
        return replace(toll, who=self.kept(toll.who) or "") if toll else None

    def _hides(self, event: Event) -> bool:
        told = {claim.id for claim in event.claims} | {claim.document for claim in event.claims}
        return bool(self.names & told) or any(self._is_place_of(claim) for claim in event.claims)

    def _is_place_of(self, claim: Claim) -> bool:
        return claim.location is not None and claim.location.place.id in self.names


def _names_of(places: frozenset[str], events: Iterable[Event], matches: Iterable[Match]) -> Iterator[str]:
    """The names under which the records know some places, by their ids."""
    for claim in (claim for event in events for claim in event.claims):
        if claim.location and claim.location.place.id in places:
            yield claim.location.place.name
        yield from (other.name for other in claim.candidates if other.place_id in places)
    for match in matches:
        told = [match.place] if match.place else []
        told += [candidate.place for candidate in match.candidates]
        yield from (place.name for place in told if place.id in places)


def _recounted(event: Event) -> Event:
    """An event that has lost claims, with no more sources and no other tolls than those left give."""
    documents = len({claim.document for claim in event.claims})
    return replace(
        event,
        number_of_documents=documents,
        number_of_sources=min(event.number_of_sources, documents),
        killed=_spanned([claim.killed for claim in event.claims if claim.killed], event.killed),
        injured=_spanned([claim.injured for claim in event.claims if claim.injured], event.injured),
    )


def _spanned(told: Sequence[Toll], best: Toll | None) -> Toll | None:
    if best is None or not told:
        return None
    kept = best if any(toll.best == best.best for toll in told) else told[0]
    return replace(kept, low=min(toll.low for toll in told), high=max(toll.high for toll in told))


def _consistent(events: Sequence[Event]) -> tuple[Event, ...]:
    """Events that name no withheld event as one they may be, and no value that only withheld words give."""
    by_id = {event.id: event for event in events}
    mended = []
    for event in events:
        others = tuple(other for other in event.contested_with if other in by_id)
        told = [*event.claims, *(claim for other in others for claim in by_id[other].claims)]
        wholes = tuple(whole for whole in event.part_of if whole in by_id)
        mended.append(replace(event, contested_with=others, part_of=wholes, disagreements=find_disagreements(told)))
    return tuple(mended)


def _level(text: str) -> str:
    return " ".join(text.split()).casefold()
