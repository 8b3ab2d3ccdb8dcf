"""The numbered list of events and their sources: as large as there is room for, and where there is too little, cut."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from geostrike.figure.lettering import safe, width
from geostrike.figure.rich import Item, Run, flowed, set_item
from geostrike.figure.signs import add_sign
from geostrike.figure.tags import draw_tags, tag_size
from geostrike.layers.words import conjunction, counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.figure.page import Box, Ink, Page
    from geostrike.layers.entries import Entry, Source

__all__ = ["MOST", "Listing", "draw_listing", "fit_listing", "height_of"]

MOST = 60
"""Events that are numbered and listed at most."""

_STEP = 0.5
_LINES = 6  # of an entry, at most


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
) -> Listing:
    """Return the list at the largest size of type at which all of it fits, else as much of it as fits at the least.

    Parameters
    ----------
    elsewhere : headings, each with the events that are listed beneath it and have no sign.
    wide, high : of one column, in inches.
    """
    told = _Told(on_map, elsewhere, sources)
    total = len(on_map) + sum(len(entries) for _, entries in elsewhere)
    if total <= MOST:
        size = largest
        while size >= least - 1e-9:
            placed = _placed(_items(told, total, size, wide), high, columns)
            if placed is not None:
                return Listing(placed, frozenset(e.number for e in on_map), size)
            size -= _STEP
    # The more of it is listed, the more room it takes: the most that fits is found by halving.
    low, up = 0, min(total, MOST)
    best: list[list[Item]] = _placed(_items(told, 0, least, wide), high, columns) or [[] for _ in range(columns)]
    while low < up:
        middle = (low + up + 1) // 2
        placed = _placed(_items(told, middle, least, wide), high, columns)
        if placed is None:
            up = middle - 1
        else:
            low, best = middle, placed
    return Listing(best, frozenset(e.number for e in on_map[:low]), least)


def height_of(
    on_map: Sequence[Entry], elsewhere: Sequence[tuple[str, Sequence[Entry]]], sources: Sequence[Source], *,
    wide: float, columns: int, size: float,
) -> float:  # fmt: skip
    """Return how high the whole list would be at a size of type, in inches."""
    told = _Told(on_map, elsewhere, sources)
    total = len(on_map) + sum(len(entries) for _, entries in elsewhere)
    items = _items(told, min(total, MOST), size, wide)
    return sum(item.high + item.before / 72 for item in items) / columns * (1.0 if columns == 1 else 1.04) + 0.01


def _items(told: _Told, most: int, size: float, wide: float) -> list[Item]:
    items: list[Item] = []
    left = most
    quoted: set[int] = set()
    for heading, entries in [("", told.on_map), *told.elsewhere]:
        shown = entries[:left]
        if heading and shown:
            items.append(_heading(heading, size, wide))
        for entry in shown:
            items.append(_entry(entry, size, wide, tagged=not heading, first=not items or items[-1].leads))
            quoted |= {quotation.source for quotation in entry.quotations}
        left -= len(shown)
    total = len(told.on_map) + sum(len(entries) for _, entries in told.elsewhere)
    if total > most:
        said = f"and {total - most:,} more: see events.csv" if most else f"{counted(total, 'event')}: see events.csv"
        items.append(Item(flowed([(said, "italic", "quiet")], size, wide), size, before=size * 0.7))
    listed = [source for source in told.sources if source.number in quoted]
    if listed:
        items.append(_heading("Sources", size, wide))
        cut = total > most
        items += [_source(source, size, wide, most=1 if cut else 3) for source in listed]
    return items


def _heading(words: str, size: float, wide: float) -> Item:
    return Item(flowed([(words, "bold", "quiet")], size, wide), size, before=size * 1.15, leads=True)


def _inset(size: float) -> float:
    return (tag_size(88, size * 0.9)[0] * 72 + size * 1.75) / 72


def _entry(entry: Entry, size: float, wide: float, *, tagged: bool, first: bool) -> Item:
    inset = _inset(size)
    within = wide - inset
    region = safe(entry.region)
    head: list[Run] = [(safe(entry.place) + ("," if region else ""), "bold", "ink"), (region, "regular", "quiet")]
    body: list[Run] = [(f"{safe(entry.when)}.", "regular", "quiet")]
    lead = safe(entry.lead)
    if lead:
        body.append((_sentence(lead), "regular", "ink"))
    if entry.toll:
        body.append((_sentence(entry.toll), "bold", "ink"))
    quiet = [_sentence(entry.precision)] if tagged else []
    quiet += [_sentence(safe(note)) for note in entry.notes]
    if entry.differences:
        fields = conjunction([difference.field.lower() for difference in entry.differences[:3]])
        quiet.append(f"Sources differ on {fields}.")
    if entry.perhaps:
        others = conjunction([str(number) for number in entry.perhaps[:4]])
        quiet.append(f"May be the same event as {others}.")
    cited = [q.source for q in entry.quotations]
    if cited:
        shown = ", ".join(map(str, cited[:6])) + (" …" if len(cited) > 6 else "")
        quiet.append(f"[{shown}]".replace(" ", "\N{NO-BREAK SPACE}"))
    body.append((" ".join(quiet), "regular", "quiet"))
    lines = [*flowed(head, size, within, 2), *flowed(body, size, within, _LINES)]
    return Item(
        lines, size, inset, before=0 if first else size * 0.5, number=entry.number, tagged=tagged,
        sign=(entry.event_type, entry.coarse),
    )  # fmt: skip


def _sentence(words: str) -> str:
    words = words[:1].upper() + words[1:]
    return words if not words or words[-1] in ".!?…" else f"{words}."


def _source(source: Source, size: float, wide: float, most: int) -> Item:
    inset = (width("88", "regular", size) * 72 + size * 0.6) / 72
    runs: list[Run] = []
    publisher, title = safe(source.publisher), safe(source.title)
    if publisher:
        runs.append((f"{publisher}:", "regular", "ink"))
    runs.append((f"{title}.", "regular", "quiet"))
    if source.published:
        runs.append((f"{source.published}.", "regular", "quiet"))
    if source.machine_written:
        runs.append(("Written by a machine.", "italic", "quiet"))
    if source.link:
        runs.append((_address(source.link), "regular", "quiet"))
    lines = flowed(runs, size, wide - inset, most)
    number = str(source.number)
    lines[0].pieces.insert(0, (-inset, number, "regular", "quiet"))
    return Item(lines, size, inset, before=size * 0.2)


def _address(link: str) -> str:
    """Return a link short enough to be printed: the host and the beginning of its path."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return ""
    path = parts.path.rstrip("/")
    said = safe(parts.netloc.rpartition("@")[2].removeprefix("www.") + path)
    return said if len(said) <= 48 else f"{said[:46]}…"


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
    event_type, coarse = item.sign or ("", False)
    add_sign(ink, left + widest + size * 0.8 / 72, middle, event_type, size * 1.45, coarse=coarse, halo=False)


