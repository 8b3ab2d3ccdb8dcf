"""Events as the page shows them, column by column: best values in words, where each is drawn, who tells of it."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from geostrike.layers.words import conjunction, precision, toll, when
from geostrike.webmap.columns import Column, identifiers, numbers, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geostrike.webmap.frames import Table

__all__ = ["ACTOR", "COARSE", "PLACE", "TOLL", "WHEN", "event_columns", "in_order", "toll_shared"]

PLACE = "\x01"
"""Stands for an event's place in its title, so that a title that many share is written once."""

ACTOR = "\x02"
"""Stands for `actor1` in what an event is led by."""

WHEN, TOLL = "\x03", "\x04"
"""Stand for an event's date and toll in what one of its claims says in the same words."""

COARSE = 3
"""From this `where_prec` on, a point stands for an area and is drawn lighter and dashed."""

_MEMORY = 50_000
_EPOCH = date(1970, 1, 1).toordinal()
_LAST = date.max.toordinal()
_GENERIC = {
    "",
    *(f"{kind}{word}" for kind in ("strike", "attack") for word in ("", " at", " in", " near", " on", " over")),
}
"""What is left of a title that says no more than what happened and where."""


def in_order(table: Table) -> list[int]:
    """Return the numbers of the rows in the order of the page: by day, place and id; what has no day comes last."""
    first, _ = _days(table.column("date_start"), table.column("date_end"))
    keys = list(
        zip(
            [_LAST if day is None else day for day in first],
            [place or "" for place in table.column("place")],
            map(str, table.column("id")),
            strict=True,
        )
    )
    return sorted(range(len(table)), key=keys.__getitem__)


def event_columns(
    table: Table,
    at: np.ndarray[Any, Any],
    countries: Mapping[str, str],
    bounds: Sequence[str],
    shared: Mapping[int, str],
) -> dict[str, Column]:
    """Return the columns that map, table, timeline and filters need at once.

    Parameters
    ----------
    table : the events, in the order of the page.
    at : array of shape (events, 2), longitude and latitude in degrees, NaN for an event without a pin.
    countries : names of countries by ISO 3166-1 alpha-2 code.
    bounds : for each event whether its toll is exact, or under which bound it is told.
    shared : by row, with which other events an event shares its toll, in words.
    """
    ids = [str(name) for name in table.column("id")]
    codes = [code or "" for code in table.column("country")]
    admin1 = [name or "" for name in table.column("admin1")]
    places = [
        place or described or countries.get(code, code) or "Place not known"
        for place, described, code in zip(table.column("place"), table.column("where_description"), codes, strict=True)
    ]
    regions = [_region(*told, countries) for told in zip(admin1, codes, places, strict=True)]
    titles = [title or place for title, place in zip(table.column("title"), places, strict=True)]
    titles = [title.replace(place, PLACE) for title, place in zip(titles, places, strict=True)]
    actor1, actor2 = ([name or "" for name in table.column(column)] for column in ("actor1", "actor2"))
    targets = [target or "" for target in table.column("target")]
    best = table.column("best")
    start, end = table.column("date_start"), table.column("date_end")
    date_prec, where_prec = table.column("date_prec"), table.column("where_prec")
    first, last = _days(start, end)
    flags = {
        "disputed": table.column("disputed"),
        "decided": table.column("decisions"),
        "contested": table.column("contested_with"),
    }
    pinned = ~np.isnan(at).any(axis=1)
    return {
        "id": identifiers(ids, "e-"),
        "type": numbers([int(kind == "attack") for kind in table.column("event_type")]),
        "lon": _degrees(at[:, 0], pinned),
        "lat": _degrees(at[:, 1], pinned),
        "first": numbers(*_or_absent(first)),
        "last": numbers(*_or_absent(last)),
        "datePrec": numbers([prec or 0 for prec in date_prec]),
        "wherePrec": numbers([prec or 0 for prec in where_prec]),
        "killed": numbers(*_or_absent(best)),
        "sources": numbers([count or 0 for count in table.column("number_of_sources")]),
        "documents": numbers([count or 0 for count in table.column("number_of_documents")]),
        **{name: numbers([int(bool(value)) for value in values]) for name, values in flags.items()},
        "place": words(places),
        "kind": words([kind or "" for kind in table.column("sub_event_type")]),
        "country": words(codes),
        "region": words(regions),
        "actor1": words(actor1),
        "actor2": words(actor2),
        "title": words(titles),
        "lead": words([_lead(*told) for told in zip(titles, actor1, targets, actor2, strict=True)]),
        "when": words([_when(*told) for told in zip(start, end, date_prec, strict=True)]),
        "precision": words([_precision(*told) for told in zip(where_prec, table.column("radius_m"), strict=True)]),
        "toll": words([_toll(*told) for told in zip(best, bounds, strict=True)]),
        "shared": words([shared.get(row, "") for row in range(len(table))]),
    }


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


def _days(start: Sequence[Any], end: Sequence[Any]) -> tuple[list[int | None], list[int | None]]:
    """Return the first and last day as numbers since 1970; one told alone is both, and the earlier is the first."""
    pairs = [(_ordinal(_day(a or b)), _ordinal(_day(b or a))) for a, b in zip(start, end, strict=True)]
    ordered = [(None, None) if a is None or b is None else (min(a, b), max(a, b)) for a, b in pairs]
    return [a for a, _ in ordered], [b for _, b in ordered]


def _or_absent(values: Sequence[int | None]) -> tuple[list[int], list[bool]]:
    return [value or 0 for value in values], [value is None for value in values]


def _degrees(values: np.ndarray[Any, Any], pinned: np.ndarray[Any, Any]) -> Column:
    """Return degrees in hundred-thousandths, about a metre."""
    return numbers(np.round(np.where(pinned, values, 0.0) * 100_000).astype(np.int64), ~pinned)


def _region(admin1: str, code: str, place: str, countries: Mapping[str, str]) -> str:
    within = place.casefold()
    parts = dict.fromkeys((admin1, countries.get(code, code)))
    return ", ".join(part for part in parts if part and part.casefold() not in within)


@lru_cache(_MEMORY)
def _lead(title: str, actor1: str, target: str, actor2: str) -> str:
    """Return the title, where it says more than what and where; else by whom and on what.

    The actor's name alone is in the event's own column: `ACTOR` stands for it.
    """
    if re.sub(r"\W+", " ", title.replace(PLACE, "")).strip().casefold() not in _GENERIC:
        return title
    on = target or actor2
    return f"{ACTOR} on {on}" if actor1 and on else ACTOR if actor1 else on


_when = lru_cache(_MEMORY)(when)
_precision = lru_cache(_MEMORY)(precision)


@lru_cache(_MEMORY)
def _toll(best: int | None, bound: str) -> str:
    return toll(best, bound or "exact")
