"""Which of a passage's dates and tolls belong to which of its happenings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.reading.dates import DateSpan
    from geostrike.reading.numbers import TollSpan
    from geostrike.reading.triggers import Trigger

__all__ = ["apportion_dates", "apportion_tolls"]

# What may stand between a date and the noun it dates: "the March 3, 2021, rocket attack".
_DATES_NOUN = re.compile(
    r"(?:[’']s?)?,?(?:\s+(?!(?:to|an?|the|in|on|at|and|by|of|for|after|that|which|with|from|as)\b)[\w.’'-]+){0,3}\s+",
    re.I,
)
# What leads from a toll to the happening behind it: "three killed in the raid".
_TOLL_OF = re.compile(r"[\w\s—–,-]{0,40}?\b(?:in|by|during|when|from|on)\b")
_TOLL_AHEAD = 90


def apportion_dates(text: str, spans: Sequence[DateSpan], triggers: Sequence[Trigger]) -> dict[int, DateSpan]:
    """Give each happening its date: one right before its noun, then one after it, then one that opens the passage."""
    given: dict[int, DateSpan] = {}
    for span in spans:
        after = next((n for n, t in enumerate(triggers) if t.start >= span.end), None)
        if after is not None:
            gap = text[span.end : triggers[after].start]
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
