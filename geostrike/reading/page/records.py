"""Records: a happening told in fields ("Incident date: ...", "Location: ..."), and a table's rows with such columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geostrike.reading.page.openings import match_date, search_date
from geostrike.reading.page.structure import structure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.reading.page.blocks import Block
    from geostrike.reading.page.traits import Trait

__all__ = ["Record", "find_records", "read_row"]

Span = tuple[int, int]

_FEWEST_FIELDS = 3
_LONGEST_VALUE = 300
_LONGEST_LABEL = 40
# Blocks from one label to the next, where a label and its value stand on lines of their own.
_APART = 8
# A page's header has these beside its date; that date is then of publication.
_OF_A_PAGE = frozenset("by author authors story editor byline reporter title headline publisher photo written".split())


@dataclass(slots=True)
class Record:
    """The spans of a record's fields, `first` and `last` the ordinals of its blocks; `page` for a page's own header."""

    first: int
    last: int
    dated: Span | None = None
    published: Span | None = None
    placed: Span | None = None
    within: Span | None = None
    pointed: Span | None = None
    page: bool = False


def find_records(even: str, traits: Sequence[Trait]) -> list[Record]:
    """Find the records of a page, in order."""
    records: list[Record] = []
    number = 0
    while number < len(traits):
        fields, stop = _run(even, traits, number)
        record = _record(even, number, stop - 1, fields) if fields else None
        if record:
            records.append(record)
        number = max(stop, number + 1)
    return _joined(records)


def read_row(even: str, block: Block, above: Record | None) -> Record:
    """Read the cells of a table's row that date and place it; an empty cell of dates repeats the one above."""
    words = structure()
    record = Record(first=0, last=0)
    cells = _cells(even, block)
    for (start, end), head in zip(cells, block.header, strict=False):
        label = head.lower().strip(" *_:")
        empty = start >= end or not even[start:end].strip("-–— ")
        if record.dated is None and words.date_fields.fullmatch(label):
            record.dated = (above.dated if above else None) if empty else _date_in(even, start, end)
        elif empty:
            continue
        elif record.placed is None and (
            words.place_fields.fullmatch(label) or label in ("base", "target", "facility", "installation")
        ):
            record.placed = (start, end)
        elif record.within is None and words.wider_place_fields.fullmatch(label):
            record.within = (start, end)
        elif record.pointed is None and words.point_fields.fullmatch(label):
            record.pointed = (start, end)
    return record


def _cells(even: str, block: Block) -> list[Span]:
    start, end = block.start, block.end
    # A bar that opens a row frames it, unless the row would then want a cell: its first one is empty.
    if even[start] == "|" and even.count("|", start, end) >= len(block.header):
        start += 1
    if even[end - 1] == "|":
        end -= 1
    spans = []
    while start <= end:
        bar = even.find("|", start, end)
        stop = bar if bar >= 0 else end
        cell = even[start:stop]
        first = start + len(cell) - len(cell.lstrip())
        spans.append((first, max(first, start + len(cell.rstrip()))))
        start = stop + 1
    return spans


def _run(even: str, traits: Sequence[Trait], number: int) -> tuple[list[tuple[str, int, int]], int]:
    """Fields on end from a block, each with its key and value's span, and the ordinal after the last of them."""
    fields: list[tuple[str, int, int]] = []
    stop = number
    while stop < len(traits) and len(fields) < 100:
        trait = traits[stop]
        if (
            trait.field
            and not trait.dateline
            and trait.block.mark in ("", "-")
            and trait.block.end - trait.block.start <= _LONGEST_VALUE
        ):
            fields.append((trait.field[0], trait.field[1], trait.block.end))
            stop += 1
        elif pair := _pair(even, traits, stop):
            fields.append(pair)
            stop += 2
        else:
            break
    return fields, stop


def _pair(even: str, traits: Sequence[Trait], number: int) -> tuple[str, int, int] | None:
    """A label on a line of its own and its value on the next."""
    block = traits[number].block
    if block.end - block.start > _LONGEST_LABEL or number + 1 >= len(traits) or block.mark:
        return None
    key = even[block.start : block.end].strip(" :*_").lower()
    value = traits[number + 1].block
    if value.mark or value.end - value.start > _LONGEST_VALUE // 2:
        return None
    words = structure()
    if words.date_fields.fullmatch(key) and key != "when" and match_date(even, value.start, value.end):
        return key, value.start, value.end
    if key in ("location", "geolocation", "incident location") and not traits[number + 1].prose:
        return key, value.start, value.end
    return None


def _record(even: str, first: int, last: int, fields: Sequence[tuple[str, int, int]]) -> Record | None:
    words = structure()
    record = Record(first=first, last=last)
    keys = {key for key, _, _ in fields}
    for key, start, end in fields:
        if record.dated is None and words.date_fields.fullmatch(key):
            record.dated = _date_in(even, start, end)
        elif record.published is None and words.publication_fields.fullmatch(key):
            record.published = _date_in(even, start, end)
        elif record.placed is None and words.place_fields.fullmatch(key):
            record.placed = (start, end)
        elif record.within is None and words.wider_place_fields.fullmatch(key):
            record.within = (start, end)
        elif record.pointed is None and words.point_fields.fullmatch(key):
            record.pointed = (start, end)
    placed = record.placed or record.within or record.pointed
    if any(key.split()[0] in _OF_A_PAGE for key in keys):
        record.published, record.page = record.published or record.dated, True
    if not (record.dated or placed):
        return None
    return record if ((record.dated or record.published) and placed) or len(fields) >= _FEWEST_FIELDS else None


def _joined(records: Sequence[Record]) -> list[Record]:
    """Records, a date's label and a place's label that stand a few lines apart taken together."""
    joined: list[Record] = []
    for record in records:
        before = joined[-1] if joined else None
        if before and record.first - before.last <= _APART and not (record.dated and before.dated):
            for name in ("dated", "published", "placed", "within", "pointed"):
                setattr(before, name, getattr(before, name) or getattr(record, name))
            before.last = record.last
        else:
            joined.append(record)
    return joined


def _date_in(even: str, start: int, end: int) -> Span:
    found = search_date(even, start, end)
    if found:
        return found.span()
    return start, start + len(even[start:end].rstrip())
