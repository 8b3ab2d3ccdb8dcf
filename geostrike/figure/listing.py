"""The numbered list of events and their sources: as large as there is room for, and where there is too little, cut."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from geostrike.figure.lettering import TIE, safe, width
from geostrike.figure.rich import Item, Run, flowed, set_item
from geostrike.figure.signs import add_sign
from geostrike.figure.tags import draw_tags, tag_size
from geostrike.layers.words import conjunction, counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geostrike.figure.page import Box, Ink, Page
    from geostrike.layers.entries import Difference, Entry, Source

__all__ = ["MOST", "Listing", "draw_listing", "fit_listing", "height_of"]

MOST = 60
"""Events that are numbered and listed at most."""

_STEP = 0.5
_LINES = 7  # of a paragraph, at most
_SOURCES = 6  # a line each, where little is said of each event; of more only who they are
_RUN_IN = 40
_SHORT, _BRIEF, _PLAIN, _VALUES, _QUOTED = range(5)
"""How much is said of each event: on one line; without notes; as a rule; with what each source gives; in the sources' own words."""

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
    best = _placed(_items(told, 0, least, wide, _SHORT), high, columns) or [[] for _ in range(columns)]
    while low < up:
        middle = (low + up + 1) // 2
        placed = _placed(_items(told, middle, least, wide, _SHORT), high, columns)
        if placed is None:
            up = middle - 1
        else:
            low, best = middle, placed
    return Listing(best, frozenset(e.number for e in on_map[:low]), least)


def _ladder(largest: float, least: float) -> Iterator[tuple[int, float]]:
    """Yield how much may be said at which size, the best first: what is said of an event goes before large type."""
    for detail, smallest in (
        (_QUOTED, largest - 1), (_VALUES, largest - 1.5), (_PLAIN, least), (_BRIEF, least), (_SHORT, least),
    ):  # fmt: skip
        size = largest if detail > _BRIEF else min(largest, least + 1)
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
    items = _items(told, min(total, MOST), size, wide, _PLAIN if total <= MOST else _SHORT)
    return sum(item.high + item.before / 72 for item in items) / columns * (1.0 if columns == 1 else 1.04) + 0.01


def _items(told: _Told, most: int, size: float, wide: float, detail: int) -> list[Item]:
    items: list[Item] = []
    left = most
    quoted: dict[int, None] = {}
    for heading, entries in [("", told.on_map), *told.elsewhere]:
        shown = entries[:left]
        if heading and shown:
            items.append(_heading(heading, size, wide))
        for entry in shown:
            first = not items or items[-1].leads
            items.append(_entry(entry, told.sources, size, wide, detail, tagged=not heading, first=first))
            quoted |= dict.fromkeys(quotation.source for quotation in entry.quotations)
        left -= len(shown)
    total = len(told.on_map) + sum(len(entries) for _, entries in told.elsewhere)
    cut = total > most
    if cut:
        said = f"and {total - most:,} more: see events.csv" if most else f"{counted(total, 'event')}: see events.csv"
        items.append(_remark(said, size, wide))
    listed = [source for source in told.sources if source.number in quoted]
    if listed:
        items.append(_heading("Sources", size, wide))
        if detail == _SHORT and len(listed) > _SOURCES:
            items.append(_run_in(listed[:_RUN_IN], size, wide))
            if len(listed) > _RUN_IN:
                items.append(_remark(f"and {len(listed) - _RUN_IN:,} more: see events.csv", size, wide))
        else:
            items += [_source(source, size, wide, most=3 if detail > _SHORT else 1) for source in listed]
    return items


def _remark(words: str, size: float, wide: float) -> Item:
    return Item(flowed([(words, "italic", "quiet")], size, wide), size, before=size * 0.5)


def _heading(words: str, size: float, wide: float) -> Item:
    return Item(flowed([(words, "bold", "quiet")], size, wide), size, before=size * 1.15, leads=True)


def _inset(size: float) -> float:
    return (tag_size(88, size * 0.9)[0] * 72 + size * 1.75) / 72


def _entry(
    entry: Entry, sources: Sequence[Source], size: float, wide: float, detail: int, *, tagged: bool, first: bool
) -> Item:
    inset = _inset(size)
    within = wide - inset
    region = safe(entry.region)
    head: list[Run] = [(safe(entry.place) + ("," if region else ""), "bold", "ink"), (region, "regular", "quiet")]
    cited = list(dict.fromkeys(q.source for q in entry.quotations))
    shown = f"[{_list(cited)}]" if cited else ""
    if detail == _SHORT:
        head = [(f"{safe(entry.place)},", "bold", "ink"), (f"{region}," if region else "", "regular", "quiet")]
        head += [(f"{safe(entry.when)}.", "regular", "quiet"), (_sentence(entry.toll), "bold", "ink")]
        lines = flowed([*head, (shown, "regular", "quiet")], size, within, 2)
    else:
        lines = flowed([*head, (shown, "regular", "quiet")], size, within, 2)
        lines += flowed(_body(entry, detail, tagged=tagged), size, within, _LINES if detail > _BRIEF else 2)
        if detail >= _VALUES:
            for difference in entry.differences[:4]:
                lines += flowed(_values(difference, sources), size, within, 3)
        if detail == _QUOTED:
            for quotation in entry.quotations[:4]:
                if quotation.sentence:
                    said = f"“{safe(quotation.sentence)}”"
                    lines += flowed([(said, "italic", "ink"), (f"[{quotation.source}]", "regular", "quiet")], size, within, 5)
    return Item(
        lines, size, inset, before=0 if first else size * (0.15 if detail == _SHORT else 0.5), number=entry.number,
        tagged=tagged, sign=(entry.event_type, entry.coarse),
    )  # fmt: skip


def _list(numbers: Sequence[int]) -> str:
    return ",\N{NO-BREAK SPACE}".join(map(str, numbers[:6])) + (",\N{NO-BREAK SPACE}…" if len(numbers) > 6 else "")


def _body(entry: Entry, detail: int, *, tagged: bool) -> list[Run]:
    body: list[Run] = [(f"{safe(entry.when)}.", "regular", "quiet")]
    if entry.lead:
        body.append((_sentence(safe(entry.lead)), "regular", "ink"))
    if entry.toll:
        body.append((_sentence(entry.toll), "bold", "ink"))
    quiet = [_sentence(entry.precision)] if tagged else []
    quiet += [_sentence(safe(note)) for note in entry.notes if detail > _BRIEF]
    if entry.differences and detail == _BRIEF:
        quiet.append("Sources differ.")
    elif entry.differences and detail < _VALUES:
        fields = conjunction([difference.field.lower() for difference in entry.differences[:3]])
        quiet.append(f"Sources differ on {fields}.")
    if entry.perhaps:
        quiet.append(f"May be the same event as {conjunction([str(number) for number in entry.perhaps[:4]])}.")
    body.append((" ".join(quiet), "regular", "quiet"))
    return body


def _values(difference: Difference, sources: Sequence[Source]) -> list[Run]:
    """Return a field on which sources differ, with the numbers of those that give each value."""
    runs: list[Run] = [(f"{difference.field}:", "regular", "quiet")]
    values = difference.values[:4]
    for number, (value, by) in enumerate(values):
        end = ";" if number + 1 < len(values) else "."
        who = [source.number for source in sources if _gives(source, by)]
        said = f"[{_list(who)}]" if who else f"({_shortened(safe(by), 36)})" if by else ""
        runs += [(safe(value), "bold", "ink"), (f"{said}{end}", "regular", "quiet")]
    return runs


def _gives(source: Source, by: str) -> bool:
    names = [name for name in (source.publisher, source.title) if name]
    return any(part.strip().startswith(name) for part in by.split(";") for name in names[:1])


def _shortened(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[:most].rpartition(' ')[0] or words[:most]}…"


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


def _run_in(sources: Sequence[Source], size: float, wide: float) -> Item:
    """Return sources one after the other: their numbers, who they are, and of which day."""
    runs: list[Run] = []
    for source in sources:
        who = _shortened(safe(source.publisher or source.title), 40)
        runs.append((f"{source.number}{TIE}{who.replace(' ', TIE) if len(who) < 24 else who}", "regular", "ink"))
        end = "." if source is sources[-1] else ";"
        runs.append((f"{source.published}{end}" if source.published else end, "regular", "quiet"))
    return Item(flowed(runs, size, wide, 60), size, before=size * 0.2)


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
    elif item.number:
        said = str(item.number)
        x = left + (widest - width(said, "regular", size)) / 2
        page.text(x, middle - 0.34 * size / 72, said, size=size, colour="quiet")
    event_type, coarse = item.sign or ("", False)
    add_sign(ink, left + widest + size * 0.8 / 72, middle, event_type, size * 1.45, coarse=coarse, halo=False)


