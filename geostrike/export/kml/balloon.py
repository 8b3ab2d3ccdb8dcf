"""What a placemark's balloon says: the event in words, then each source, quoted."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from geostrike.export.text import safe_text
from geostrike.layers.style import PALETTE
from geostrike.layers.words import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.layers.entries import Entry, Quotation, Source

__all__ = ["balloon", "said"]


def said(text: str) -> str:
    """Return text for the inside of HTML; a bracket after ``$`` is escaped, too: Google Earth fills in ``$[...]``."""
    return escape(safe_text(text)).replace("$[", "$&#91;").replace("\n", "<br>")


def balloon(entry: Entry, sources: Sequence[Source], entries: Sequence[Entry], independent: int) -> str:
    """Return an event's description as HTML: when, how finely known, the toll, what differs, and who says what.

    Parameters
    ----------
    sources : all, the one numbered 1 first.
    entries : all, by which those are named that may be this event.
    independent : number of independent sources.
    """
    facts = [entry.toll[:1].upper() + entry.toll[1:]] if entry.toll else ["Toll not reported"]
    facts += [note[:1].upper() + note[1:] for note in entry.notes]
    where = ", ".join(filter(None, (entry.place, entry.region)))
    others = ", ".join(f"{other.place}, {other.when}" for other in (entries[n - 1] for n in entry.perhaps))
    parts = [
        f"<h3>{said(entry.title)}</h3>",
        _paragraph("<br>".join(filter(None, (f"<b>{said(entry.when)}</b>", said(where), said(entry.lead))))),
        _quiet(said(entry.precision)),
        _paragraph("<br>".join(map(said, facts))),
        _paragraph(f"May be the same event as: {said(others)}") if others else "",
        _differences(entry),
        _quiet(said(counted(independent, "independent source").capitalize())),
        *(_quotation(one, sources[one.source - 1]) for one in entry.quotations),
    ]
    return f'<div style="font-family:sans-serif;max-width:420px" dir="auto">{"".join(parts)}</div>'


def _paragraph(html: str) -> str:
    return f'<p dir="auto">{html}</p>' if html else ""


def _quiet(html: str) -> str:
    return f'<p dir="auto" style="color:{PALETTE["quiet"]}">{html}</p>' if html else ""


def _differences(entry: Entry) -> str:
    rows = [
        f"<b>{said(one.field)}</b><br>" + "<br>".join(f"{said(value)}: {said(by)}" for value, by in one.values)
        for one in entry.differences
    ]
    return _paragraph("Sources differ.<br>" + "<br>".join(rows)) if rows else ""


def _quotation(one: Quotation, source: Source) -> str:
    name = said(source.publisher or source.title)
    if source.link:
        name = f'<a href="{said(source.link)}">{name}</a>'
    by = [name, said(source.published), "machine-written" if source.machine_written else "", said(one.also)]
    quoted = f"“{said(one.sentence)}”<br>" if one.sentence else ""
    small = f'<span style="color:{PALETTE["quiet"]}">{", ".join(filter(None, by))}</span>'
    return f'<blockquote dir="auto" style="margin:0 0 12px 0">{quoted}{small}</blockquote>'
