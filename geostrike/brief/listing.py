"""The pages of tables of a deck: the events, and what sources differ on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geostrike.brief.lettering import box, write
from geostrike.brief.measure import width
from geostrike.brief.rows import SLIDE, event_row, value_rows
from geostrike.brief.tables import Column, Row, add_table, header_height, heights, paged
from geostrike.brief.telling import differing, heading
from geostrike.brief.template import BODY
from geostrike.brief.text import Words, line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from geostrike.layers.entries import Entry, Source

    Draw = Callable[[Any], None]

__all__ = ["MOST_DIFFERENCES", "MOST_ROWS", "difference_pages", "event_pages"]

MOST_ROWS, MOST_DIFFERENCES = 200, 40
_SMALL = 9.5
_WIDE = BODY[2]
_EVENTS = (
    Column(title="No.", width=0.6),
    Column(title="Date", width=1.75),
    Column(title="Place", width=3.2),
    Column(title="What is reported", width=_WIDE - 7.85),
    Column(title="Killed", width=1.3, right=True),
    Column(title="Sources", width=1.0, right=True),
)
_FIELDS = (
    Column(title="", width=1.4),
    Column(title="What is said", width=3.5),
    Column(title="Who says so", width=_WIDE - 4.9),
)
_HEADING, _BETWEEN, _LINE = 0.3, 0.3, 0.24


def event_pages(entries: Sequence[Entry], sources: Sequence[Source]) -> Iterator[tuple[str, Draw]]:
    """Yield the title of each page of the table of events, and what draws it."""
    rows = [event_row(entry, SLIDE) for entry in entries[:MOST_ROWS]]
    more = len(entries) > MOST_ROWS
    room = BODY[3] - header_height(_EVENTS) - _LINE - (_LINE if more else 0)
    pages = paged(heights(_EVENTS, rows), room) or [[]]
    for number, page in enumerate(pages, 1):
        title = "Events" if len(pages) == 1 else f"Events, {number} of {len(pages)}"
        told = {quotation.source for row in page for quotation in entries[row].quotations}
        beneath = [_sources_line([source for source in sources if source.number in told])]
        if more and number == len(pages):
            beneath.insert(0, f"and {len(entries) - MOST_ROWS:,} more in events.csv")
        yield title, _events_drawn([rows[row] for row in page], title, beneath)


def _sources_line(sources: Sequence[Source]) -> str:
    """Return what the numbers of sources stand for, as far as one line goes."""
    said = "Sources, in full in the notes of the map:"
    for at, source in enumerate(sources):
        name = line(source.publisher or source.title, 90)
        left = f" and {len(sources) - at:,} more"
        longer = f"{said}{';' if at else ''} {source.number} {name}"
        if width(longer + left, _SMALL) > _WIDE:
            return said + left
        said = longer
    return said if sources else ""


def _events_drawn(rows: Sequence[Row], title: str, beneath: Sequence[str]) -> Draw:
    def draw(shapes: Any) -> None:
        left, top, wide, high = BODY
        if not rows:
            _line(shapes, (left, top, wide, 0.3), [Words("No event passes the map's filter.", size=13)], "No events")
            return
        about = f"{title}: number, date, place, what is reported, killed, and the numbers of the sources."
        add_table(shapes, (left, top), _EVENTS, rows, name="Table of events", about=about)
        lines = [text for text in beneath if text]
        for at, text in enumerate(lines):
            y = top + high - _LINE * (len(lines) - at)
            _line(shapes, (left, y, wide, 0.2), [Words(text, size=_SMALL, color="quiet")], "Beneath the table")

    return draw


def difference_pages(entries: Sequence[Entry]) -> Iterator[tuple[str, Draw]]:
    """Yield the title of each page that says where sources differ, and what draws it; nothing where they do not."""
    told = differing(entries)
    tables = [(line(heading(same), 160), value_rows(fields, SLIDE)) for same, fields in told[:MOST_DIFFERENCES]]
    high = [_HEADING + header_height(_FIELDS) + sum(heights(_FIELDS, rows)) + _BETWEEN for _, rows in tables]
    pages = paged(high, BODY[3] + _BETWEEN)
    for number, page in enumerate(pages, 1):
        title = "Where sources differ" + (f", {number} of {len(pages)}" if len(pages) > 1 else "")
        left_out = max(len(told) - MOST_DIFFERENCES, 0) if number == len(pages) else 0
        yield title, _differences_drawn([(*tables[at], high[at]) for at in page], left_out)


def _differences_drawn(tables: Sequence[tuple[str, list[Row], float]], left_out: int) -> Draw:
    def draw(shapes: Any) -> None:
        left, top, wide, _ = BODY
        for title, rows, high in tables:
            _line(shapes, (left, top, wide, _HEADING), [Words(title, bold=True, size=13)], "Event")
            about = f"Where sources differ on {title}: field, what is said, who says so."
            add_table(shapes, (left, top + _HEADING), _FIELDS, rows, name="Table of differences", about=about)
            top += high
        if left_out:
            text = f"and {left_out:,} more in events.csv"
            _line(shapes, (left, top, wide, 0.22), [Words(text, size=11, color="quiet")], "More")

    return draw


def _line(shapes: Any, at: tuple[float, float, float, float], words: list[Words], name: str) -> None:
    write(box(shapes, at, name=name).text_frame.paragraphs[0], words)
