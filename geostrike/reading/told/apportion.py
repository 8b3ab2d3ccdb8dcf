"""Which of a passage's dates and tolls belong to which of its happenings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.model import Mention
    from geostrike.reading.days.dates import DateSpan
    from geostrike.reading.deeds.triggers import Trigger
    from geostrike.reading.sites.sites import Site
    from geostrike.reading.tolls.tolls import TollSpan

__all__ = ["apportion_dates", "apportion_tolls", "paired"]

# What may stand between a date and the noun it dates: "the March 3, 2021, rocket attack".
_DATES_NOUN = re.compile(
    r"(?:[’']s?)?,?(?:\s+(?!(?:to|an?|the|in|on|at|and|by|of|for|after|that|which|with|from|as)\b)[\w.’'-]+){0,3}\s+",
    re.I,
)
# What joins a further date to the one before: "on January 22, February 3 and February 24".
_AND = re.compile(r"\s*(?:,\s*|,?\s+(?:and|as well as|then)\s+)(?:again\s+)?(?:on\s+)?(?:the\s+)?", re.I)
# ... with what else was hit in between: "hit on May 18, and two more groups of vehicles on June 6".
_AND_OTHERS = re.compile(r"\s*,?\s+and\s+(?:(?!(?:was|were|had|said|that|which)\b)[\w’'-]+\s+){1,6}(?:on\s+)?", re.I)
# ... or with another place: "on January 3 in X and on January 9 at the airport of Y".
_AND_AT = re.compile(r"\W{0,3}\s*(?:(?!(?:was|were|had|said|that|which|who|when|where)\b)[\w’'-]+,?\s+){0,7}", re.I)
# A new clause with a deed of its own takes the date that opens it.
_OPENS_CLAUSE = re.compile(
    r"(?:[;:–—]\s*|,\s+(?:and|but|while|then)\s+|\b(?:and|while|when|after|before)\s+)"
    r"(?:(?:late|early|in|on|at|then)\s+)*$",
    re.I,
)
# "The raids came after the shelling of Sunday, when ...": what stands behind these words is told of what came before.
_TURNED = re.compile(r"\b(?:after|following|in response to|in retaliation for|because|since|as)\b", re.I)
# What parts the clause of a date from that of a happening behind it.
_OTHER_CLAUSE = re.compile(
    r"\b(?:after|why|how|that|which|who|when|following|said|says|told|condemn\w*|denounc\w*|over|about)\b"
)
_WHEN = re.compile(r"\s*,?\s*(?:when|as|in which)\b")
# What leads from a toll to the happening behind it: "three killed in the raid".
_TOLL_OF = re.compile(r"[\w\s—–,-]{0,40}?\b(?:in|by|during|when|from|on|as|after)\b")
_TOLL_AHEAD = 90
# `date_prec` of a month: such a date, told aside, is of what stands aside.
_COARSE = 4
_ASIDE = re.compile(r"\b(?:where|who|whose|which)\b|\s[–—-]\s")
_CLAUSE_REACH = 120


def apportion_dates(
    text: str, spans: Sequence[DateSpan], triggers: Sequence[Trigger], sites: Sequence[Site] = ()
) -> dict[int, list[DateSpan]]:
    """Give each happening its dates: one right before its noun, then one that opens its clause, then one behind it.

    A list of days behind one happening gives it several, also where each place has its own: so often it happened.
    """
    places = [site.match.mention for site in sites]
    given: dict[int, list[DateSpan]] = {}
    last: tuple[int, DateSpan] | None = None
    for span in spans:
        after = next((n for n, t in enumerate(triggers) if t.start >= span.end), None)
        if after is not None:
            gap = text[span.end : triggers[after].start]
            if triggers[after].kind == "noun" and _DATES_NOUN.fullmatch(gap):
                given[after] = [span]
                last = after, span
                continue
        if _of_nothing_told(text, span, triggers):
            continue
        if span.of_following:
            if after is not None:
                given[after] = [span]
                last = after, span
            continue
        if last and (owner := last[0]) in given and given[owner][-1] is last[1]:
            goes_on = _one_more(text, last[1], span, triggers, places)
            if goes_on and (after in (None, owner) or not _opens(text, span, triggers, after)):
                given[owner].append(span)
                last = owner, span
                continue
        owner = _owner_of(text, span, triggers, after, given)
        if owner >= 0 and (owner not in given or _nearer(text, given[owner], span, triggers[owner])):
            given[owner] = [span]
            last = owner, span
    return given


def _of_nothing_told(text: str, span: DateSpan, triggers: Sequence[Trigger]) -> bool:
    """Whether a date is of speech, a bound or to come, or a month told aside ("where crowds had cheered last year")."""
    if span.of_speech or span.bound or span.ahead:
        return True
    before = [trigger for trigger in triggers if trigger.end <= span.start]
    return span.prec >= _COARSE and any(_ASIDE.search(text, trigger.end, span.start) for trigger in before)


def _owner_of(
    text: str, span: DateSpan, triggers: Sequence[Trigger], after: int | None, given: dict[int, list[DateSpan]]
) -> int:
    """The happening that a date dates: the last before it, unless that has its own or the words have turned."""
    left = [n for n, trigger in enumerate(triggers) if trigger.start <= span.start]
    if not left:
        return -1 if after is None else after
    owner = left[-1]
    if after is None or after in given:
        return owner
    turned = _TURNED.search(text, triggers[owner].end, span.start)
    return after if owner in given or turned or _opens(text, span, triggers, after) else owner


def _one_more(
    text: str, last: DateSpan, span: DateSpan, triggers: Sequence[Trigger], places: Sequence[Mention]
) -> bool:
    """Whether a date goes on with a list of days, or of places each with its own."""
    gap = text[last.end : span.start]
    if _AND.fullmatch(gap):
        return True
    if any(last.end <= trigger.start < span.start for trigger in triggers):
        return False
    place = next((m for m in places if last.end <= m.start and m.end <= span.start), None)
    return bool(_AND_OTHERS.fullmatch(gap) or (place and _AND_AT.fullmatch(text, last.end, place.start)))


def _nearer(text: str, given: Sequence[DateSpan], span: DateSpan, trigger: Trigger) -> bool:
    """Whether a date dates a happening rather than one given before, which stands in a clause before it.

    "Ministers met on Monday after jets had struck it on Friday"; "died on Saturday of wounds from Thursday, when ...".
    """
    if len(given) > 1 or given[0].end > trigger.start:
        return False
    if span.start >= trigger.end:
        return bool(_OTHER_CLAUSE.search(text, given[0].end, trigger.start))
    return bool(_WHEN.match(text, span.end, trigger.start))


def paired(sites: Sequence[Site], days: Sequence[DateSpan]) -> list[tuple[list[Site], DateSpan]]:
    """Pair each of several days with its places: those right before it, or behind it where the days come first.

    Days without places of their own share those that were told last: "in X on 3 and 9 January, in Y on the 12th".
    """
    if len(days) < 2 or len({site.match.mention.start for site in sites}) < 2:
        return [(list(sites), day) for day in days]
    marks: list[tuple[int, Site | None, DateSpan | None]] = [
        *((site.match.mention.start, site, None) for site in sites),
        *((day.start, None, day) for day in days),
    ]
    marks.sort(key=lambda mark: mark[0])
    if marks[0][2]:
        marks.reverse()  # where the days come first, a place has those before it
    groups: list[tuple[list[Site], list[DateSpan]]] = []
    for _, site, day in marks:
        if not groups or (site and groups[-1][1]):
            groups.append(([], []))
        if site:
            groups[-1][0].append(site)
        elif day:
            groups[-1][1].append(day)
    pairs = [(places or list(sites), day) for places, dates in groups for day in dates]
    ordered = [(sorted(places, key=lambda site: site.match.mention.start), day) for places, day in pairs]
    return sorted(ordered, key=lambda pair: pair[1].start)


def _opens(text: str, span: DateSpan, triggers: Sequence[Trigger], after: int) -> bool:
    """Whether a date opens the clause of the happening behind it: "... , and on June 26 three blew up"."""
    before = text[max(0, span.start - 30) : span.start]
    gap = text[span.end : triggers[after].start]
    return bool(_OPENS_CLAUSE.search(before)) and len(gap) <= _CLAUSE_REACH and ";" not in gap


def apportion_tolls(text: str, tolls: Sequence[TollSpan], triggers: Sequence[Trigger]) -> dict[int, list[TollSpan]]:
    """Give each happening its tolls, in order."""
    given: dict[int, list[TollSpan]] = {}
    for toll in tolls:
        given.setdefault(_trigger_of(text, toll, triggers), []).append(toll)
    return given


def _trigger_of(text: str, toll: TollSpan, triggers: Sequence[Trigger]) -> int:
    after = [n for n, t in enumerate(triggers) if t.start >= toll.end]
    if after:
        gap = text[toll.end : triggers[after[0]].start]
        if len(gap) < _TOLL_AHEAD and _TOLL_OF.match(gap.strip()) and ";" not in gap:
            return after[0]
    left = [n for n, t in enumerate(triggers) if t.end <= toll.start + 12]
    return left[-1] if left else (after[0] if after else 0)
