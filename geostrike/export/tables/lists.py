"""Events and claims as CSV, one a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.export.tables.cells import csv_pieces
from geostrike.export.tables.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from geostrike.model import Layer

__all__ = ["claims_csv", "events_csv"]


def events_csv(layers: Mapping[str, Layer]) -> Iterator[str]:
    """Yield ``events.csv`` piece by piece: one event a row, in the order of the page.

    Its columns are those of the layers, with the point an event has on the map, which is empty where only the country
    is known; ``description`` is the sentence that places it, and ``sources`` names who published it.
    """
    return csv_pieces(Rows(layers).event_table())


def claims_csv(layers: Mapping[str, Layer]) -> Iterator[str]:
    """Yield ``claims.csv`` piece by piece: the claims of the events, with the columns of ``claims.jsonl``."""
    return csv_pieces(Rows(layers).claim_table())
