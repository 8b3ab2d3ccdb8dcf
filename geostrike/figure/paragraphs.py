"""What a list says of an event or a source, in more words or in fewer."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from geostrike.figure.lettering import TIE, is_turned, safe, width
from geostrike.figure.rich import Item, flowed
from geostrike.figure.tags import tag_size
from geostrike.layers.words import conjunction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.figure.rich import Run
    from geostrike.layers.entries import Difference, Entry, Source

__all__ = ["BRIEF", "PLAIN", "QUOTED", "SHORT", "VALUES", "entry_item", "heading", "remark", "run_in", "source_item"]

SHORT, BRIEF, PLAIN, VALUES, QUOTED = range(5)
"""How much is said of each event: on one line; without notes; as a rule; with what sources give; with their words."""

_LINES = 7  # of a paragraph, at most


def remark(words: str, size: float, wide: float) -> Item:
    """Return a line in italics."""
    return Item(flowed([(words, "italic", "quiet")], size, wide), size, before=size * 0.5)


def heading(words: str, size: float, wide: float) -> Item:
    """Return a heading."""
    return Item(flowed([(words, "bold", "quiet")], size, wide), size, before=size * 1.15, leads=True)


def _inset(size: float) -> float:
    """Return how far in an event is told: beside its number and its sign, in inches."""
    return (tag_size(88, size * 0.9)[0] * 72 + size * 1.75) / 72


def entry_item(
    entry: Entry, sources: Sequence[Source], size: float, wide: float, detail: int, *, tagged: bool, first: bool
) -> Item:
    """Return an event as it is listed.

    Parameters
    ----------
    tagged : whether its number stands in a box, as on the map.
    first : whether it stands at the head of the list or beneath a heading.
    """
    inset = _inset(size)
    within = wide - inset
    region = safe(entry.region)
    place = safe(entry.place)
    # A mark at the end of a name written from right to left would stand before it.
    comma = "" if is_turned(place) else ","
    head: list[Run] = [(place + (comma if region else ""), "bold", "ink"), (region, "regular", "quiet")]
    cited = list(dict.fromkeys(q.source for q in entry.quotations))
    shown = f"[{_list(cited)}]" if cited else ""
    if detail == SHORT:
        head = [(f"{place}{comma}", "bold", "ink"), (f"{region}," if region else "", "regular", "quiet")]
        head += [(f"{safe(entry.when)}.", "regular", "quiet"), (_sentence(entry.toll), "bold", "ink")]
        notes = [_sentence(safe(note)) for note in entry.notes if _must(note)]
        lines = flowed([*head, (" ".join([*notes, shown]), "regular", "quiet")], size, within, 3)
    else:
        lines = flowed([*head, (shown, "regular", "quiet")], size, within, 2)
        lines += flowed(_body(entry, detail, tagged=tagged), size, within, _LINES if detail > BRIEF else 3)
        if detail >= VALUES:
            for difference in entry.differences[:4]:
                lines += flowed(_values(difference, sources), size, within, 3)
        if detail == QUOTED:
            for quotation in entry.quotations[:4]:
                if quotation.sentence:
                    said = f"“{safe(quotation.sentence)}”"
                    lines += flowed(
                        [(said, "italic", "ink"), (f"[{quotation.source}]", "regular", "quiet")], size, within, 5
                    )
    return Item(
        lines, size, inset, before=0 if first else size * (0.15 if detail == SHORT else 0.5), number=entry.number,
        tagged=tagged, sign=(entry.event_type, entry.coarse),
    )  # fmt: skip


def _must(note: str) -> bool:
    """Whether a toll would mislead without a note: it is told for several places, or reports of it lie apart."""
    return note.startswith(("one figure", "reports give"))


def _list(numbers: Sequence[int]) -> str:
    return ",\N{NO-BREAK SPACE}".join(map(str, numbers[:6])) + (",\N{NO-BREAK SPACE}…" if len(numbers) > 6 else "")


def _body(entry: Entry, detail: int, *, tagged: bool) -> list[Run]:
    body: list[Run] = [(f"{safe(entry.when)}.", "regular", "quiet")]
    if entry.lead:
        body.append((_sentence(safe(entry.lead)), "regular", "ink"))
    if entry.toll:
        body.append((_sentence(entry.toll), "bold", "ink"))
    quiet = [_sentence(safe(note)) for note in entry.notes if detail > BRIEF or _must(note)]
    if tagged:
        near = entry.precision.rpartition(", ")[2]
        brief = detail == BRIEF and near.startswith("within")
        quiet.insert(0, _sentence(f"placed {near}" if brief else entry.precision))
    if entry.differences and detail == BRIEF:
        quiet.append("Sources differ.")
    elif entry.differences and detail < VALUES:
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
        who = _numbers(by, sources)
        said = f"[{_list(who)}]" if who else f"({_shortened(safe(by), 36)})" if by else ""
        runs += [(safe(value), "bold", "ink"), (f"{said}{end}", "regular", "quiet")]
    return runs


def _numbers(by: str, sources: Sequence[Source]) -> list[int]:
    """Return the numbers of the sources named in words; none where a name is that of several, or of none."""
    found = []
    for part in by.split("; "):
        called = [source.number for source in sources if part.startswith(source.publisher or source.title)]
        if len(called) != 1:
            return []
        found += called
    return sorted(found)


def _shortened(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[:most].rpartition(' ')[0] or words[:most]}…"


def _sentence(words: str) -> str:
    words = words[:1].upper() + words[1:]
    return words if not words or words[-1] in ".!?…" else f"{words}."


def source_item(source: Source, size: float, wide: float, most: int) -> Item:
    """Return a source with its number, in `most` lines at most."""
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


def run_in(sources: Sequence[Source], size: float, wide: float) -> Item:
    """Return sources one after the other: their numbers, who they are, and of which day."""
    runs: list[Run] = []
    for source in sources:
        who = _shortened(safe(source.publisher or source.title), 40)
        end = "." if source is sources[-1] else ";"
        tight = who.replace(" ", TIE) if len(who) < 24 else who
        runs += [
            (f"{source.number}{TIE}", "regular", "quiet"),
            (tight if source.published else tight + end, "regular", "ink"),
        ]
        runs += [(f"{source.published}{end}", "regular", "quiet")] if source.published else []
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
