"""Events as the page shows them, column by column: best values in words, where each is drawn, who tells of it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from geostrike.layers.telling import days, lead, region
from geostrike.layers.words import precision, toll, when
from geostrike.webmap.columns import Column, identifiers, numbers, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geostrike.layers.records import Table

__all__ = ["ACTOR", "COARSE", "PLACE", "TOLL", "WHEN", "event_columns"]

PLACE = "\x01"
"""Stands for an event's place in its title, so that a title that many share is written once."""

ACTOR = "\x02"
"""Stands for `actor1` in what an event is led by."""

WHEN, TOLL = "\x03", "\x04"
"""Stand for an event's date and toll in what one of its claims says in the same words."""

COARSE = 3
"""From this `where_prec` on, a point stands for an area and is drawn lighter and dashed."""

_MEMORY = 50_000


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
    regions = [region(*told, countries) for told in zip(admin1, codes, places, strict=True)]
    titles = [title or place for title, place in zip(table.column("title"), places, strict=True)]
    titles = [title.replace(place, PLACE) for title, place in zip(titles, places, strict=True)]
    actor1, actor2 = ([name or "" for name in table.column(column)] for column in ("actor1", "actor2"))
    targets = [target or "" for target in table.column("target")]
    best = table.column("best")
    start, end = table.column("date_start"), table.column("date_end")
    date_prec, where_prec = table.column("date_prec"), table.column("where_prec")
    first, last = days(start, end)
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
        "lead": words(
            [
                lead(title, PLACE, ACTOR if actor else "", target, hit)
                for title, actor, target, hit in zip(titles, actor1, targets, actor2, strict=True)
            ]
        ),
        "when": words([_when(*told) for told in zip(start, end, date_prec, strict=True)]),
        "precision": words([_precision(*told) for told in zip(where_prec, table.column("radius_m"), strict=True)]),
        "toll": words([_toll(*told) for told in zip(best, bounds, strict=True)]),
        "shared": words([shared.get(row, "") for row in range(len(table))]),
    }


def _or_absent(values: Sequence[int | None]) -> tuple[list[int], list[bool]]:
    return [value or 0 for value in values], [value is None for value in values]


def _degrees(values: np.ndarray[Any, Any], pinned: np.ndarray[Any, Any]) -> Column:
    """Return degrees in hundred-thousandths, about a metre."""
    return numbers(np.round(np.where(pinned, values, 0.0) * 100_000).astype(np.int64), ~pinned)


_when = lru_cache(_MEMORY)(when)
_precision = lru_cache(_MEMORY)(precision)


@lru_cache(_MEMORY)
def _toll(best: int | None, bound: str) -> str:
    return toll(best, bound or "exact")
