"""The rows of a briefing's tables, the same on a slide and on a page but for how much of a long text they hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geostrike.brief.telling import KINDS, cited, killed
from geostrike.brief.text import Words, line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.brief.tables import Row
    from geostrike.layers.entries import Difference, Entry

__all__ = ["PAGE", "SLIDE", "Room", "event_row", "value_rows"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """How much a table holds: the size of small words in points, and the most characters or lines of each kind."""

    small: float
    lead: int
    note: int
    notes: int
    value: int
    by: int
    values: int


SLIDE = Room(small=9.5, lead=180, note=220, notes=3, value=160, by=260, values=10)
PAGE = Room(small=8.0, lead=300, note=400, notes=9, value=300, by=600, values=25)


def event_row(entry: Entry, room: Room) -> Row:
    """Return number, date, place, what is reported, killed and sources of an event."""
    where = [Words(line(entry.place, 90), bold=True)]
    if entry.region:
        where.append(Words(f", {line(entry.region, 90)}"))
    known = entry.precision if entry.pinned else f"{entry.precision}: not on the map"
    what = [Words(KINDS.get(entry.event_type, "Event"), bold=True, color=entry.event_type)]
    if entry.lead:
        what.append(Words(f"  {line(entry.lead, room.lead)}"))
    notes = ["Sources differ"] * entry.disputed + [line(note, room.note) for note in entry.notes[: room.notes]]
    return [
        [[Words(str(entry.number), bold=True)]],
        [[Words(line(entry.when, 60))]],
        [where, [Words(known, color="quiet", size=room.small)]],
        [what, *([Words(note, color="quiet", size=room.small)] for note in notes)],
        [[Words(killed(entry) or "–")]],
        [[Words(cited(entry))]],
    ]


def value_rows(fields: Sequence[Difference], room: Room) -> list[Row]:
    """Return field, value and who says so, for the fields on which sources differ."""
    rows: list[Row] = []
    for one in fields:
        for at, (value, by) in enumerate(one.values[: room.values]):
            name = [Words(line(one.field, 40), color="quiet")] if at == 0 else []
            rows.append([[name], [[Words(line(value, room.value), bold=True)]], [[Words(line(by, room.by))]]])
        if len(one.values) > room.values:
            more = f"and {len(one.values) - room.values:,} more in events.csv"
            rows.append([[[]], [[Words(more, color="quiet")]], [[]]])
    return rows
