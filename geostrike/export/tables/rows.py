"""The events, claims and documents of a map as columns: what every table is made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from geostrike.export.tables.flat import flat
from geostrike.layers.records import Table
from geostrike.layers.table import EVENT_COLUMNS
from geostrike.layers.telling import in_order
from geostrike.reading.claim_rows import claim_columns

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geostrike.model import Layer

__all__ = ["CLAIM_TABLE", "DOCUMENT_TABLE", "EVENT_TABLE", "REJECTION_TABLE", "TOTAL_TABLE", "Rows", "Source"]

_KEPT = [name for name in EVENT_COLUMNS if not name.startswith("marker-")]
_AT = _KEPT.index("where_prec")
EVENT_TABLE = (*_KEPT[:_AT], "longitude", "latitude", *_KEPT[_AT:], "sources")
"""Columns of ``events.csv``: those of the layers, the point they have on the map, and the sources in words.
``description`` is the lead sentence of the event's first claim."""

CLAIM_TABLE = tuple(name for name, _ in claim_columns((), ()))
"""Columns of ``claims.csv``: those of ``claims.jsonl``."""

TOTAL_TABLE = (
    "id", "event_type", "count", "bound", "text", "publisher", "published", "document", "start", "end", "rule",
)  # fmt: skip
REJECTION_TABLE = ("stage", "item", "reason", "document")
DOCUMENT_TABLE = (
    "id", "title", "publisher", "published", "url", "machine_written", "family", "derived_from", "name",
)  # fmt: skip


class Source(NamedTuple):
    """One document that tells of an event."""

    document: str
    title: str
    publisher: str
    published: str
    url: str

    def told(self) -> str:
        """Name the source as the page's own table does: publisher or title, date, link."""
        return ", ".join(filter(None, (self.publisher or self.title, self.published, self.url))) or self.document


_LISTS = ("candidates", "claims", "contested_with", "decisions", "disagreements", "evidence", "part_of", "statements")


@dataclass
class Rows:
    """The tables of the layers of one map, which are redacted already.

    Parameters
    ----------
    layers : of a `LayerBuilder`; what is missing is empty.
    countries : names of countries by ISO 3166-1 alpha-2 code; without them those of the layer ``land``.
    """

    layers: Mapping[str, Layer]
    countries: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.countries:
            land = self.table("land", ("iso2", "name"))
            self.countries = {iso2: name for iso2, name in zip(land["iso2"], land["name"], strict=True) if iso2}

    def table(self, name: str, columns: Sequence[str]) -> dict[str, list[Any]]:
        """Return columns of a layer, None where it lacks one."""
        table = Table(self.layers.get(name))
        return {column: table.column(column) for column in columns}

    @cached_property
    def events(self) -> dict[str, list[Any]]:
        """Events in the order of the page, with nested values as they stand in the layers."""
        import numpy as np
        import shapely

        table = Table(self.layers.get("strikes"), self.layers.get("attacks"))
        table = table.reordered(in_order(table))
        points = table.geometry()
        columns = {name: _lists(table, name) if name in _LISTS else table.column(name) for name in _KEPT}
        columns["longitude"] = np.round(shapely.get_x(points), 5).tolist()
        columns["latitude"] = np.round(shapely.get_y(points), 5).tolist()
        return columns

    @cached_property
    def claims(self) -> dict[str, list[Any]]:
        """Claims as they stand in their layer."""
        table = Table(self.layers.get("claims"))
        return {name: _lists(table, name) if name in _LISTS else table.column(name) for name in CLAIM_TABLE}

    @cached_property
    def claim_rows(self) -> list[list[int]]:
        """For each event the rows of its claims, the one that places it first."""
        at = {name: row for row, name in enumerate(self.claims["id"])}
        return [[at[name] for name in names or () if name in at] for names in self.events["claims"]]

    @cached_property
    def sources(self) -> list[list[Source]]:
        """For each event the documents that tell of it, each once."""
        names = ("document", "title", "publisher", "published", "url")
        columns = ([value or "" for value in self.claims[name]] for name in names)
        all_ = [Source(*values) for values in zip(*columns, strict=True)]
        return [
            [all_[rows[0]]] if len(rows) == 1 else list({all_[row].document: all_[row] for row in rows}.values())
            for rows in self.claim_rows
        ]

    def event_table(self) -> dict[str, Sequence[Any]]:
        """Return the columns of `EVENT_TABLE`, nested values in words."""
        told = [" | ".join(dict.fromkeys(source.told() for source in some)) for some in self.sources]
        return {name: told if name == "sources" else flat(name, self.events[name]) for name in EVENT_TABLE}

    def claim_table(self) -> dict[str, Sequence[Any]]:
        """Return the columns of `CLAIM_TABLE`, nested values in words."""
        return {name: flat(name, values) for name, values in self.claims.items()}

    def document_table(self) -> dict[str, Sequence[Any]]:
        """Return the documents."""
        return dict(self.table("documents", DOCUMENT_TABLE))

    def total_table(self) -> dict[str, Sequence[Any]]:
        """Return totals and campaigns, which are no events, with who published them."""
        columns = self.table("aggregates", TOTAL_TABLE)
        documents = self.table("documents", ("id", "publisher", "published"))
        by_id = dict(
            zip(documents["id"], zip(documents["publisher"], documents["published"], strict=True), strict=True)
        )
        told = [by_id.get(name, (None, None)) for name in columns["document"]]
        columns["publisher"], columns["published"] = [p for p, _ in told], [d for _, d in told]
        return dict(columns)

    def rejection_table(self) -> dict[str, Sequence[Any]]:
        """Return what was not used, and why."""
        return dict(self.table("rejections", REJECTION_TABLE))

    @cached_property
    def counted(self) -> list[str]:
        """For each event whose toll is told for several of them together, the id of the one that counts it, else "".

        A table without a column for `toll_group` gives such a toll once, at the first of them, so that its sum is true.
        """
        first: dict[str, str] = {}
        found = []
        for group, best, name in zip(*(self.events[c] for c in ("toll_group", "best", "id")), strict=True):
            found.append(first.setdefault(group, name) if group and best is not None else "")
        return found


def _lists(table: Table, name: str) -> list[Any]:
    """A column of lists, taken as it is where it holds nothing else: text is made safe when it becomes a cell."""
    values = table.raw(name)
    return values if set(map(type, values)) <= {list} else [value or [] for value in table.column(name)]
