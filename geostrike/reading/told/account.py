"""What was found in a document, passage by passage, what was rejected, and why: for a reader who checks the rules."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from geostrike.lines import one_line, quoted
from geostrike.reading.page.passages import Passage, flat, split_passages
from geostrike.reading.tolls.tolls import find_tolls

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from geostrike.model import Aggregate, Claim, Document, Match, Rejection, Toll
    from geostrike.reading.days.dates import DateSpan
    from geostrike.reading.told.claims import Reading
    from geostrike.reading.told.telling import Telling

__all__ = ["explain_reading"]

_WORDS = 300
_NO_WEIGHT = "a day of speech, dates no happening"
_AHEAD = "told of what is to come"
_BOUND = "bounds a time, dates no happening"
_BOUNDS = {"exact": "", "at_least": "at least ", "about": "about ", "up_to": "up to "}


def explain_reading(document: Document, matches: Sequence[Match], reading: Reading) -> Iterator[str]:
    """Yield lines that tell what each passage of a document gave, what of it was not used and why, and the claims.

    Parameters
    ----------
    matches : the document's mentions with their places and roles, in order.
    reading : what `extract_claims` made of them.
    """
    for line in _Account(document, matches, reading).lines():
        yield one_line(line)


class _Account:
    def __init__(self, document: Document, matches: Sequence[Match], reading: Reading) -> None:
        self.document = document
        self.reading = reading
        self.text = flat(document.text)
        tellings = reading.tellings
        self.anchor = tellings.anchor if tellings else None
        self.passages = split_passages(document.text)
        self.numbers = {claim.id: number for number, claim in enumerate(reading.claims, 1)}
        starts = [passage.start for passage in self.passages]
        self.matches: dict[int, list[Match]] = _by_passage(starts, [(m.mention.start, m) for m in matches])
        self.totals: dict[int, list[Aggregate]] = _by_passage(
            starts, [(total.evidence.start, total) for total in reading.aggregates]
        )
        self.rejections: dict[int, list[Rejection]] = _by_passage(
            starts, [(rejection.start or 0, rejection) for rejection in reading.rejections]
        )
        self.dates: dict[int, list[DateSpan]] = _by_passage(
            starts, [(span.start, span) for span in (tellings.dates if tellings else ())]
        )
        self.told: dict[int, list[Telling]] = _by_passage(
            starts, [(telling.passage.start, telling) for telling in (tellings.told if tellings else ())]
        )
        # The reasons for which a name means its place stand once; the place may be named a hundred times.
        self.explained: set[tuple[str, str]] = set()
        # For each telling, and for each passage, the numbers of the claims that have it.
        self.told_in: dict[int, list[int]] = defaultdict(list)
        self.evidence_of: dict[int, list[int]] = defaultdict(list)
        for claim in reading.claims:
            for order in reading.told_by.get(claim.id, ()):
                self.told_in[order].append(self.numbers[claim.id])
            for start in {evidence.start for evidence in claim.evidence}:
                self.evidence_of[start].append(self.numbers[claim.id])

    def lines(self) -> Iterator[str]:
        yield self._head()
        for passage in self.passages:
            found = list(self._found(passage))
            if found:
                kind = "" if passage.kind == "sentence" else f"{passage.kind} "
                yield f"  {kind}{quoted(passage.text, _WORDS)}"
                yield from (f"    {line}" for line in found)
        if self.reading.claims:
            yield "  claims"
            for claim in self.reading.claims:
                yield f"    {self.numbers[claim.id]}. {_claim_words(claim)}  [{claim.id}]"
        else:
            yield "  no claim"
        yield ""

    def _head(self) -> str:
        published = self.document.published
        parts = [self.document.publisher or "no publisher", published.isoformat() if published else "no date"]
        if self.anchor and not published:
            parts.append(f"days count from {self.anchor.isoformat()}, which the text gives most often")
        return f"{self.document.id}  {', '.join(parts)}"

    def _found(self, passage: Passage) -> Iterator[str]:
        """The lines of one passage; none where nothing but adjectives of countries was found in it."""
        told = self.told[passage.start]
        places = self.matches[passage.start]
        holds = [
            *(f"date {_date_words(span)}" for span in self.dates[passage.start]),
            *(
                f"toll {quoted(self.text[toll.start : toll.end], _WORDS)}: {_toll_words(toll.toll, toll.kind)}"
                for toll in find_tolls(self.text, passage.start, passage.end)
            ),
        ]
        judged = [
            *(self._told_words(telling) for telling in told),
            *(f"total: {total.rule}" for total in self.totals[passage.start]),
            *(f"rejected: {rejection.reason}" for rejection in self.rejections[passage.start]),
        ]
        shown = {number for telling in told for number in self.told_in[telling.order]}
        if only := [number for number in self.evidence_of[passage.start] if number not in shown]:
            judged.append(f"gave evidence to {_numbered(only)}, and tells of nothing itself")
        if holds or judged or any(match.mention.kind != "demonym" for match in places):
            yield from (*holds, *map(self._place_words, places), *judged)

    def _place_words(self, match: Match) -> str:
        place = f"{match.place.name} [{match.place.id}]" if match.place else "no place"
        named, _, part = match.rule.rpartition("; ")
        rule = f"as above; {part}" if (match.mention.text, named) in self.explained else match.rule
        self.explained.add((match.mention.text, named))
        return f"place {quoted(match.mention.text, _WORDS)} -> {place}, {match.role}: {rule}"

    def _told_words(self, telling: Telling) -> str:
        parts = [f"tells of {'a strike' if telling.event_type == 'strike' else 'an attack'}: {telling.trigger.text!r}"]
        if telling.actor:
            parts.append(f"by {telling.actor.name}")
        for site in telling.sites:
            words = self.text[site.words[0] : site.words[1]]
            parts.append(f"site {quoted(words, _WORDS)} ({site.location.place.name})")
        parts.append(_days(telling.date.first, telling.date.last) if telling.date else "no date of its own")
        if telling.before is not None:
            parts.append("before what is told first")
        numbers = self.told_in[telling.order]
        return f"{', '.join(parts)} -> {_numbered(numbers) if numbers else 'no claim'}"


def _by_passage(starts: Sequence[int], items: Sequence[tuple[int, Any]]) -> dict[int, list[Any]]:
    """What starts in each passage, by the passage's start."""
    found: dict[int, list[Any]] = defaultdict(list)
    for start, item in items:
        number = bisect_right(starts, start)
        if number:
            found[starts[number - 1]].append(item)
    return found


def _numbered(numbers: Sequence[int]) -> str:
    return f"claim{'s' * (len(numbers) > 1)} {', '.join(map(str, numbers))}"


def _days(first: date, last: date) -> str:
    return first.isoformat() if first == last else f"{first.isoformat()}..{last.isoformat()}"


def _date_words(span: DateSpan) -> str:
    counted = f", counted from the {span.counted_from}" if span.counted_from else ""
    why = _NO_WEIGHT if span.of_speech else _BOUND if span.bound else _AHEAD if span.ahead else span.basis + counted
    return f"{quoted(span.text, _WORDS)} -> {_days(span.first, span.last)}, {why}"


def _toll_words(toll: Toll, kind: str) -> str:
    who = f" ({toll.who})" if toll.who else ""
    return f"{_BOUNDS[toll.bound]}{toll.best} {kind}{who}"


def _claim_words(claim: Claim) -> str:
    when = "no date"
    if claim.date_start:
        when = _days(claim.date_start, claim.date_end or claim.date_start)
        words = f" {quoted(claim.date_text, _WORDS)}" if claim.date_text else ""
        when += f" ({claim.date_basis}{words})"
    where, warning = "no place", ""
    if at := claim.location:
        where = f"{at.where_description} [{at.place.id}], where_prec {int(at.where_prec)}"
        warning = f"; {at.warning}" if at.warning else ""
    parts = [claim.event_type, when, where]
    parts += [_toll_words(claim.killed, "killed")] if claim.killed else []
    parts += [_toll_words(claim.injured, "injured")] if claim.injured else []
    return f"{', '.join(parts)}: {claim.rule}{warning}"
