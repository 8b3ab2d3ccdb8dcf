"""The numbered list of events and their sources: as large as there is room for, and where there is too little, cut."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geostrike.figure.lettering import width
from geostrike.figure.paragraphs import (
    BRIEF,
    PLAIN,
    QUOTED,
    SHORT,
    VALUES,
    entry_item,
    heading,
    remark,
    run_in,
    source_item,
)
from geostrike.figure.rich import Item, set_item
from geostrike.figure.signs import add_sign
from geostrike.figure.tags import draw_tags, tag_size
from geostrike.layers.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geostrike.figure.page import Ink, Page
    from geostrike.layers.entries import Entry, Source

__all__ = ["MOST", "Listing", "draw_listing", "fit_listing", "height_of"]

MOST = 60
"""Events that are numbered and listed at most."""

_STEP = 0.5
_SOURCES = 6  # a line each, where little is said of each event; of more only who they are
_RUN_IN = 40


@dataclass(frozen=True, slots=True)
class Listing:
    """A list as it is set.

    Attributes
    ----------
    columns : of each, its items.
    numbers : of the events listed that have a sign on the map.
    """

    columns: list[list[Item]]
    numbers: frozenset[int]
    size: float


@dataclass(frozen=True, slots=True)
class _Told:
    """What is to be listed, in this order."""

    on_map: Sequence[Entry]
    elsewhere: Sequence[tuple[str, Sequence[Entry]]]
    sources: Sequence[Source]


def fit_listing(
    on_map: Sequence[Entry],
    elsewhere: Sequence[tuple[str, Sequence[Entry]]],
    sources: Sequence[Source],
    *,
    wide: float,
    high: float,
    columns: int,
    largest: float,
    least: float,
    tagged: bool = True,
) -> Listing:
    """Return the list at the largest size of type at which all of it fits, else as much of it as fits at the least.

    Parameters
    ----------
    elsewhere : headings, each with the events that are listed beneath it and have no sign.
    wide, high : of one column, in inches.
    tagged : whether the signs on the map carry numbers.
    """
    if not tagged:
        on_map, elsewhere = (), [(f"The first of {len(on_map):,} events on the map, by day", on_map), *elsewhere]
    told = _Told(on_map, elsewhere, sources)
    total = len(on_map) + sum(len(entries) for _, entries in elsewhere)
    if total <= MOST:
        for detail, size in _ladder(largest, least):
            placed = _placed(_items(told, total, size, wide, detail), high, columns)
            if placed is not None:
                return Listing(placed, frozenset(e.number for e in on_map), size)
    # The more of it is listed, the more room it takes: the most that fits is found by halving.
    low, up = 0, min(total, MOST)
    best = _placed(_items(told, 0, least, wide, SHORT), high, columns) or [[] for _ in range(columns)]
    while low < up:
        middle = (low + up + 1) // 2
        placed = _placed(_items(told, middle, least, wide, SHORT), high, columns)
        if placed is None:
            up = middle - 1
        else:
            low, best = middle, placed
    return Listing(best, frozenset(e.number for e in on_map[:low]), least)


def _ladder(largest: float, least: float) -> Iterator[tuple[int, float]]:
    """Yield how much may be said at which size, the best first: what is said of an event goes before large type."""
    for detail, smallest in (
        (QUOTED, largest - 1), (VALUES, largest - 1.5), (PLAIN, least), (BRIEF, least), (SHORT, least),
    ):  # fmt: skip
        size = largest if detail > BRIEF else min(largest, least + 1)
        while size >= max(least, smallest) - 1e-9:
            yield detail, size
            size -= _STEP


def height_of(
    on_map: Sequence[Entry], elsewhere: Sequence[tuple[str, Sequence[Entry]]], sources: Sequence[Source], *,
    wide: float, columns: int, size: float,
) -> float:  # fmt: skip
    """Return how high the whole list would be at a size of type, in inches."""
    told = _Told(on_map, elsewhere, sources)
    total = len(on_map) + sum(len(entries) for _, entries in elsewhere)
    items = _items(told, min(total, MOST), size, wide, PLAIN if total <= MOST else SHORT)
    return sum(item.high + item.before / 72 for item in items) / columns * (1.0 if columns == 1 else 1.04) + 0.01


def _items(told: _Told, most: int, size: float, wide: float, detail: int) -> list[Item]:
    items: list[Item] = []
    left = most
    quoted: dict[int, None] = {}
    for title, entries in [("", told.on_map), *told.elsewhere]:
        shown = entries[:left]
        if title and shown:
            items.append(heading(title, size, wide))
        for entry in shown:
            first = not items or items[-1].leads
            items.append(entry_item(entry, told.sources, size, wide, detail, tagged=not title, first=first))
            quoted |= dict.fromkeys(quotation.source for quotation in entry.quotations)
        left -= len(shown)
    total = len(told.on_map) + sum(len(entries) for _, entries in told.elsewhere)
    cut = total > most
    if cut:
        said = f"and {total - most:,} more: see events.csv" if most else f"{counted(total, 'event')}: see events.csv"
        items.append(remark(said, size, wide))
    listed = [source for source in told.sources if source.number in quoted]
    if listed:
        items.append(heading("Sources", size, wide))
        if detail <= BRIEF and len(listed) > _SOURCES:
            items.append(run_in(listed[:_RUN_IN], size, wide))
            if len(listed) > _RUN_IN:
                items.append(remark(f"and {len(listed) - _RUN_IN:,} more: see events.csv", size, wide))
        else:
            items += [source_item(source, size, wide, most=3 if detail > SHORT else 1) for source in listed]
    return items


def _placed(items: Sequence[Item], high: float, columns: int) -> list[list[Item]] | None:
    """Return items in columns, or None where they do not fit; several columns end as evenly as they can."""
    if columns == 1:
        return _filled(items, high, 1)
    full = _filled(items, high, columns)
    if full is None:
        return None
    step = 0.05
    even = sum(item.high + item.before / 72 for item in items) / columns
    while even < high:
        found = _filled(items, even, columns)
        if found is not None:
            return found
        even += step
    return full


def _filled(items: Sequence[Item], high: float, columns: int) -> list[list[Item]] | None:
    found: list[list[Item]] = [[]]
    y = 0.0
    for number, item in enumerate(items):
        before = item.before / 72 if found[-1] else 0.0
        need = before + item.high
        if item.leads and number + 1 < len(items):
            need += items[number + 1].high + items[number + 1].before / 72
        if y + need > high:
            if len(found) == columns:
                return None
            found.append([])
            y, before = 0.0, 0.0
            if item.high > high:
                return None
        y += before + item.high
        found[-1].append(item)
    return found + [[] for _ in range(columns - len(found))]


def draw_listing(page: Page, listing: Listing, left: float, up: float, wide: float, gutter: float, ink: Ink) -> float:
    """Draw the columns of a list from its upper left corner on; return how far down it reaches.

    Parameters
    ----------
    ink : to which signs are added.
    """
    lowest = up
    for number, column in enumerate(listing.columns):
        x, y = left + number * (wide + gutter), up
        for place, item in enumerate(column):
            y -= item.before / 72 if place else 0.0
            set_item(page, item, x, y)
            if item.sign is not None:
                _mark(page, item, x, y, ink)
            y -= item.high
        lowest = min(lowest, y)
    return lowest


def _mark(page: Page, item: Item, left: float, up: float, ink: Ink) -> None:
    size = item.size
    middle = up - size * 0.65 / 72
    tag = size * 0.86
    widest = tag_size(88, size * 0.9)[0]
    if item.tagged:
        wide, high = tag_size(item.number, tag)
        x = left + (widest - wide) / 2
        draw_tags(page, [(item.number, (x, middle - high / 2, x + wide, middle + high / 2))], tag)
    elif item.number:
        said = str(item.number)
        x = left + (widest - width(said, "regular", size)) / 2
        page.text(x, middle - 0.34 * size / 72, said, size=size, colour="quiet")
    event_type, coarse = item.sign or ("", False)
    add_sign(ink, left + widest + size * 0.8 / 72, middle, event_type, size * 1.45, coarse=coarse, halo=False)
