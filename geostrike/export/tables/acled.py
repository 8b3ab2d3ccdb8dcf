"""Events in the shape of ACLED's tables."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from geostrike.export.tables.cells import csv_pieces
from geostrike.export.tables.rows import Rows
from geostrike.layers.telling import region
from geostrike.layers.words import precision, toll, when

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from geostrike.export.tables.rows import Source
    from geostrike.model import Layer

__all__ = ["ACLED_COLUMNS", "EVENT_TYPES", "GEO_PRECISION", "TIME_PRECISION", "acled_csv"]

ACLED_COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "country", "admin1", "admin2",
    "admin3", "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes", "fatalities",
    "tags", "timestamp",
)  # fmt: skip

TIME_PRECISION = {1: 1, 2: 2, 3: 2, 4: 3, 5: 3}
"""ACLED's codes (1 the day, 2 the week, 3 the month or less) by UCDP's ``date_prec``."""

GEO_PRECISION = {1: 1, 2: 2, 3: 2, 4: 3, 5: 3, 6: 3, 7: 3}
"""ACLED's codes (1 the town, 2 near a town or a part of the region, 3 a larger region) by UCDP's ``where_prec``."""

EVENT_TYPES = {
    "Air/drone strike": "Explosions/Remote violence",
    "Chemical weapon": "Explosions/Remote violence",
    "Grenade": "Explosions/Remote violence",
    "Remote explosive/landmine/IED": "Explosions/Remote violence",
    "Shelling/artillery/missile attack": "Explosions/Remote violence",
    "Suicide bomb": "Explosions/Remote violence",
    "Armed clash": "Battles",
}
"""ACLED's event types by its sub-event types; one that no weapon tells is of the first kind."""

_DISORDER, _REMOTE = "Political violence", "Explosions/Remote violence"
_NOT_GIVEN = (
    "assoc_actor_1", "inter1", "assoc_actor_2", "inter2", "interaction", "admin2", "admin3", "source_scale",
)  # fmt: skip
_TOLD = (
    "id", "event_type", "place", "admin1", "country", "date_start", "date_end", "date_prec", "actor1", "actor2", "best",
    "toll_bound", "where_prec", "radius_m", "description", "disputed", "event_clarity",
)  # fmt: skip


def acled_csv(layers: Mapping[str, Layer], countries: Mapping[str, str] | None = None) -> Iterator[str]:
    """Yield ``acled.csv`` piece by piece: one event a row, with ACLED's names and codes.

    - ``event_id_cnty`` is the country's ISO 3166-1 alpha-2 code, a hyphen and our id; ``event_date`` is the first day.
    - ``fatalities`` is the best value. ACLED has no way to say that none is reported: it is 0 then, and ``tags`` says
      so. A toll told for several events together stands at the first of them; the others have 0 and a tag.
    - Where only the country is known there are no coordinates, and a tag.
    - ``notes`` are a sentence made of the fields, and the words of the source.
    - ``timestamp`` is midnight (UTC) of the day on which the latest source was published, not of any upload.
    - What ACLED codes by its own registers is empty: associated actors, ``inter`` codes, the scale of a source.

    Parameters
    ----------
    countries : names of countries by ISO 3166-1 alpha-2 code; without them those of the layer ``land``.
    """
    # Read by programs, as the files of which it has the shape: without a mark.
    return csv_pieces(_columns(Rows(layers, countries or {})), marked=False)


def _columns(rows: Rows) -> dict[str, list[Any]]:
    given = rows.events
    many = len(given["id"])
    starts, kinds = given["date_start"], [kind or "" for kind in given["sub_event_type"]]
    columns: dict[str, list[Any]] = {name: [None] * many for name in _NOT_GIVEN}
    names = [rows.countries.get(code, code) if code else "" for code in given["country"]]
    told = [dict(zip(_TOLD, values, strict=True)) for values in zip(*(given[name] for name in _TOLD), strict=True)]
    columns |= {
        "event_id_cnty": [f"{code}-{name}" if code else name
                          for code, name in zip(given["country"], given["id"], strict=True)],
        "event_date": starts,
        "year": [int(start[:4]) if start else None for start in starts],
        "time_precision": [TIME_PRECISION.get(prec) if start else None
                           for start, prec in zip(starts, given["date_prec"], strict=True)],
        "disorder_type": [_DISORDER] * many,
        "event_type": [EVENT_TYPES.get(kind, _REMOTE) for kind in kinds],
        "sub_event_type": kinds,
        "country": names,
        "location": given["place"],
        "geo_precision": [GEO_PRECISION.get(prec) for prec in given["where_prec"]],
        "source": ["; ".join(dict.fromkeys(filter(None, (s.publisher for s in some)))) for some in rows.sources],
        "notes": [_notes(*one) for one in zip(told, names, rows.sources, strict=True)],
        "fatalities": [best if best is not None and counted in ("", name) else 0
                       for best, counted, name in zip(given["best"], rows.counted, given["id"], strict=True)],
        "tags": [_tags(*one) for one in zip(told, rows.counted, strict=True)],
        "timestamp": [_timestamp(some) for some in rows.sources],
    }  # fmt: skip
    return {name: columns[name] if name in columns else given[name] for name in ACLED_COLUMNS}


def _notes(event: Mapping[str, Any], country: str, sources: Sequence[Source]) -> str:
    """What happened, in a sentence made of the fields, and the source's own words."""
    place, code = event["place"] or "", event["country"] or ""
    where = ", ".join(filter(None, (place, region(event["admin1"] or "", code, place, {code: country}))))
    day = when(event["date_start"], event["date_end"], event["date_prec"])
    parts = [f"{', '.join(filter(None, ((event['event_type'] or 'event').capitalize(), where, _lower(day))))}."]
    if event["actor1"] or event["actor2"]:
        by, on = event["actor1"], event["actor2"]
        parts.append(f"{'; '.join(filter(None, (by and f'By: {by}', on and f'against: {on}')))}.")
    dead = toll(event["best"], event["toll_bound"] or "exact")
    parts.append(f"{dead[:1].upper()}{dead[1:]}." if dead else "Toll not reported.")
    parts.append(f"{precision(event['where_prec'], event['radius_m'])}.")
    if event["description"]:
        first = next(iter(sources), None)
        parts.append(f"“{event['description']}”{f' ({first.told()})' if first else ''}")
    return " ".join(parts)


def _lower(day: str) -> str:
    return day.lower() if day == "Date not reported" else day


def _tags(event: Mapping[str, Any], counted: str) -> str:
    tags = []
    if event["best"] is None:
        tags.append("fatalities not reported")
    elif counted:
        tags.append("fatalities of several events" if counted == event["id"] else f"fatalities counted at {counted}")
    if event["disputed"]:
        tags.append("disputed")
    if event["where_prec"] == 6:
        tags.append("known only to the country")
    if event["event_clarity"] == 2:
        tags.append("not a single place")
    return "; ".join(tags)


def _timestamp(sources: Sequence[Source]) -> int | None:
    days = [source.published[:10] for source in sources if source.published]
    try:
        latest = max(map(date.fromisoformat, days), default=None)
    except ValueError:
        return None
    return int(datetime(latest.year, latest.month, latest.day, tzinfo=UTC).timestamp()) if latest else None
