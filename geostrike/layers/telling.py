"""How events are told wherever they are listed: in which order, from which day to which, where, and led by what."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from geostrike.layers.records import Table
from geostrike.layers.words import conjunction, when

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geostrike.model import Layer

__all__ = ["dated", "days", "in_order", "lead", "region", "toll_shared"]

_MEMORY = 50_000
_EPOCH = date(1970, 1, 1).toordinal()
_LAST = date.max.toordinal()
_MONTH = 4  # UCDP's date_prec of what is known to a month
_GENERIC = {
    "",
    *(f"{kind}{word}" for kind in ("strike", "attack") for word in ("", " at", " in", " near", " on", " over")),
}
"""What is left of a title that says no more than what happened and where."""


def in_order(table: Table) -> list[int]:
    """Return the numbers of the rows in the order of the page: by day, place and id; what has no day comes last."""
    first, _ = days(table.column("date_start"), table.column("date_end"))
    keys = list(
        zip(
            [_LAST if day is None else day for day in first],
            [place or "" for place in table.column("place")],
            map(str, table.column("id")),
            strict=True,
        )
    )
    return sorted(range(len(table)), key=keys.__getitem__)


def toll_shared(table: Table) -> dict[int, str]:
    """Return in words, by row, with which other events an event shares its toll."""
    sharing: dict[str, list[int]] = defaultdict(list)
    best, places = table.column("best"), table.column("place")
    for row, group in enumerate(table.column("toll_group")):
        if group:
            sharing[group].append(row)
    found: dict[int, str] = {}
    for rows in sharing.values():
        if len(rows) > 1:
            named = list(dict.fromkeys(str(places[row] or table.column("id")[row]) for row in rows))
            said = f"one figure for {conjunction(named)} together" if len(named) > 1 else ""
            found |= {row: said or "one figure for several events here" for row in rows if best[row] is not None}
    return found


def _day(value: Any) -> str:
    return str(value)[:10] if value else ""


@lru_cache(_MEMORY)
def _ordinal(day: str) -> int | None:
    try:
        return date.fromisoformat(day).toordinal() - _EPOCH
    except ValueError:
        return None


def days(start: Sequence[Any], end: Sequence[Any]) -> tuple[list[int | None], list[int | None]]:
    """Return the first and last day as numbers since 1970; one told alone is both, and the earlier is the first."""
    pairs = [(_ordinal(_day(a or b)), _ordinal(_day(b or a))) for a, b in zip(start, end, strict=True)]
    ordered = [(None, None) if a is None or b is None else (min(a, b), max(a, b)) for a, b in pairs]
    return [a for a, _ in ordered], [b for _, b in ordered]


def region(admin1: str, code: str, place: str, countries: Mapping[str, str]) -> str:
    """Return the division and the country in which a place lies, as far as its name does not say so itself."""
    within = place.casefold()
    parts = dict.fromkeys((admin1, countries.get(code, code)))
    return ", ".join(part for part in parts if part and part.casefold() not in within)


@lru_cache(_MEMORY)
def lead(title: str, place: str, actor1: str, target: str, actor2: str) -> str:
    """Return the title, where it says more than what and where; else by whom and on what.

    >>> lead("Strike, Mosul", "Mosul", "United States", "a depot", "")
    'United States on a depot'
    >>> lead("Raid on the depot of Mosul", "Mosul", "United States", "a depot", "")
    'Raid on the depot of Mosul'
    """
    if re.sub(r"\W+", " ", title.replace(place, "")).strip().casefold() not in _GENERIC:
        return title
    on = target or actor2
    return f"{actor1} on {on}" if actor1 and on else actor1 or on


def dated(layers: Mapping[str, Layer]) -> str:
    """Return from which day to which the events of a map are, in words; "" where none has a date."""
    events = Table(layers.get("strikes"), layers.get("attacks"))
    rows = zip(events.column("date_start"), events.column("date_end"), events.column("date_prec"), strict=True)
    spans = sorted((str(a or b)[:10], str(b or a)[:10], prec or 1) for a, b, prec in rows if a or b)
    if not spans:
        return ""
    first, last = spans[0], max(spans, key=lambda span: (span[1], -span[2]))
    if len(spans) == 1 or (first[0], first[1]) == (last[0], last[1]):
        return when(*first)
    if first[2] < _MONTH and last[2] < _MONTH:
        return when(first[0], last[1], 1)
    # A month is said as a month: its first day would be more than is known.
    ends = [
        when(*span) if span[2] >= _MONTH else when(day, day, 1) for span, day in ((first, first[0]), (last, last[1]))
    ]
    return " – ".join(dict.fromkeys(ends))
