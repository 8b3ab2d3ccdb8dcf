"""Events in the shape of UCDP's Georeferenced Event Dataset (GED)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geostrike.export.tables.cells import csv_pieces
from geostrike.export.tables.rows import Rows
from geostrike.export.tables.sides import deaths_of, sides_of, the_dead, type_of_violence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from geostrike.model import Layer

__all__ = ["UCDP_COLUMNS", "ucdp_ged_csv"]

UCDP_COLUMNS = (
    "id", "year", "type_of_violence", "side_a", "side_b", "number_of_sources", "source_article", "source_office",
    "source_date", "source_headline", "source_original", "where_prec", "where_coordinates", "where_description",
    "adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "country", "event_clarity", "date_prec", "date_start",
    "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low",
)  # fmt: skip
"""In GED's order. Left out is what belongs to UCDP's own registers (conflicts, dyads, actors, grid cells)."""

_DEATHS = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")


def ucdp_ged_csv(layers: Mapping[str, Layer], countries: Mapping[str, str] | None = None) -> Iterator[str]:
    """Yield ``ucdp_ged.csv`` piece by piece: one event a row, with the names and codes of UCDP GED.

    It differs from GED as follows.

    - All events are listed, not the fatal ones alone; a toll that is not reported is empty, not 0.
    - ``number_of_sources`` counts independent sources: copies of an article count once.
    - A toll told for several events together stands at the first of them, and is empty at the others, so that a sum
      over the column is true.
    - Where only the country is known (``where_prec`` 6) there are no coordinates; GED gives a point in the country.
    - ``adm_2`` is empty: second-order divisions are not known here.
    - The ``source_`` columns name one document after the other, with ``;`` between; ``source_original`` names who said
      it, where a document tells that.
    - For ``side_a, side_b, type_of_violence, deaths_a, deaths_civilians`` see `sides`.

    Parameters
    ----------
    countries : names of countries by ISO 3166-1 alpha-2 code; without them those of the layer ``land``.
    """
    # Read by programs, as the files of which it has the shape: without a mark.
    return csv_pieces(_columns(Rows(layers, countries or {})), marked=False)


def _columns(rows: Rows) -> dict[str, list[Any]]:
    given = rows.events
    columns: dict[str, list[Any]] = {
        "id": given["id"],
        "year": [start[:4] if start else None for start in given["date_start"]],
        "number_of_sources": given["number_of_sources"],
        "source_article": [_joined(f'"{s.publisher},{s.published},{s.title}"' for s in some) for some in rows.sources],
        "source_office": [_joined(s.publisher for s in some) for some in rows.sources],
        "source_date": [_joined(s.published for s in some) for some in rows.sources],
        "source_headline": [_joined(s.title for s in some) for some in rows.sources],
        "source_original": _originals(rows),
        "where_coordinates": given["place"],
        "adm_1": given["admin1"],
        "adm_2": [None] * len(given["id"]),
        "geom_wkt": [
            f"POINT ({x} {y})" if x == x else None for x, y in zip(given["longitude"], given["latitude"], strict=True)
        ],
        "country": [rows.countries.get(code, code) if code else "" for code in given["country"]],
    }
    columns["year"] = [int(year) if year else None for year in columns["year"]]
    columns |= _sides(rows)
    return {name: columns[name] if name in columns else given[name] for name in UCDP_COLUMNS}


def _sides(rows: Rows) -> dict[str, list[Any]]:
    """The sides, and the tolls by side."""
    given = rows.events
    states = frozenset(rows.countries.values())
    names = ("type_of_violence", "side_a", "side_b", *_DEATHS, "best", "high", "low")
    columns: dict[str, list[Any]] = {name: [] for name in names}
    for row, (kind, actor1, actor2, target, counted, name) in enumerate(
        zip(*(given[c] for c in ("event_type", "actor1", "actor2", "target")), rows.counted, given["id"], strict=True)
    ):
        a, b = sides_of(kind, actor1 or "", actor2 or "", states)
        best = given["best"][row] if counted in ("", name) else None
        dead = dict.fromkeys(_DEATHS, None if best is None else 0)
        if best is not None:
            dead[deaths_of(kind, bool(actor2) and a[0] == actor2, the_dead(_who(rows, row, best)))] = best
        told = (type_of_violence(a, b, target or ""), a[0], b[0], *dead.values(), best,
                *(None if best is None else given[end][row] for end in ("high", "low")))  # fmt: skip
        for column, value in zip(names, told, strict=True):
            columns[column].append(value)
    return columns


def _who(rows: Rows, row: int, best: int) -> str:
    """Who the dead were, in the words of the claims that give this figure; "" where they are of several kinds."""
    claims = rows.claims
    told = [claims["killed_who"][at] or "" for at in rows.claim_rows[row] if claims["killed"][at] == best]
    told = [who for who in told if who]
    return told[0] if len({the_dead(who) for who in told}) == 1 else ""


def _originals(rows: Rows) -> list[str]:
    by = rows.claims["attributed_to"]
    return [_joined(dict.fromkeys(by[row] for row in some if by[row])) for some in rows.claim_rows]


def _joined(parts: Iterable[str]) -> str:
    """Parts with ``;`` between them, which none holds itself; "" where all are empty."""
    parts = [part.replace(";", ",") for part in parts]
    return ";".join(parts) if any(part.strip(',"') for part in parts) else ""
