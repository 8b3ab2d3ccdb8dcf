"""The report on paper: each map with its figure, its events, where sources differ, and every source with its words."""

from __future__ import annotations

import io
from collections import Counter
from typing import TYPE_CHECKING, Any

from geostrike.brief.method import METHOD
from geostrike.brief.package import describe, pinned
from geostrike.brief.rows import PAGE, event_row, value_rows
from geostrike.brief.tables import Column
from geostrike.brief.telling import (
    counts,
    credits_of,
    differing,
    events_of,
    heading,
    named,
    said,
)
from geostrike.brief.text import LANGUAGE, Words, line, safe
from geostrike.brief.word import WIDTH_CM, blank_report
from geostrike.brief.writing import add_field, add_link, add_paragraph, add_table, write_words
from geostrike.figure.picture import map_picture
from geostrike.layers.entries import entries_of
from geostrike.layers.records import Table
from geostrike.layers.telling import dated
from geostrike.layers.words import counted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geostrike.layers import MapSpec
    from geostrike.layers.entries import Entry, Source
    from geostrike.model import Layer

__all__ = ["LONGEST", "docx_bytes"]

LONGEST = 4_000
"""Characters of a sentence that is quoted; a longer one is cut, and says so."""

_MOST_ROWS, _MOST_DIFFERENCES, _MOST_SOURCES, _MOST_SENTENCES, _MOST_TOTALS = 200, 60, 150, 40, 60
_SMALL = 8.0
_EVENTS = (
    Column(title="No.", width=0.9),
    Column(title="Date", width=3.0),
    Column(title="Place", width=4.4),
    Column(title="What is reported", width=5.0),
    Column(title="Killed", width=2.1, right=True),
    Column(title="Sources", width=1.6, right=True),
)
_FIELDS = (
    Column(title="", width=2.6),
    Column(title="What is said", width=5.2),
    Column(title="Who says so", width=9.2),
)
_REST = "and {:,} more in {}"


def docx_bytes(maps: Sequence[tuple[MapSpec, Mapping[str, Layer]]]) -> bytes:
    """Return the bytes of ``briefing.docx``."""
    made = blank_report()
    title = line(maps[0][0].title, 200)
    describe(made.core_properties, title, LANGUAGE)
    _foot(made, title)
    for number, (spec, layers) in enumerate(maps, 1):
        entries, sources = entries_of(layers)
        _opening(made, spec, layers, entries, number)
        _events(made, entries)
        _differences(made, entries)
        _unpinned(made, entries)
        _sources(made, entries, sources)
    _no_events(made, maps)
    _method(made, maps)
    held = io.BytesIO()
    made.save(held)
    return pinned(held.getvalue())


def _foot(made: Any, title: str) -> None:
    footer = made.sections[0].footer
    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]
    paragraph.style = "footer"
    write_words(paragraph, [Words(f"{line(title, 90)}\t")])
    add_field(paragraph, "PAGE", "1")
    write_words(paragraph, [Words(" of ")])
    add_field(paragraph, "NUMPAGES", "1")


def _opening(made: Any, spec: MapSpec, layers: Mapping[str, Layer], entries: Sequence[Entry], number: int) -> None:
    from docx.shared import Cm

    title = line(spec.title, 300)
    top = add_paragraph(made, title, "Heading 1")
    if number > 1:
        top.paragraph_format.page_break_before = True
    if spec.summary:
        add_paragraph(made, line(spec.summary, 600), "Subtitle")
    days = dated(layers)
    told = " · ".join(part for part in (days, counts(entries)) if part)
    add_paragraph(made, told, "Small")
    picture = map_picture(layers, spec, entries, WIDTH_CM / 2.54)
    drawn = made.add_picture(io.BytesIO(picture), width=Cm(WIDTH_CM))
    made.paragraphs[-1].paragraph_format.keep_with_next = True
    for side in ("distT", "distB", "distL", "distR"):  # what is not said, LibreOffice takes for a third of a centimetre
        drawn._inline.set(side, "0")
    properties = drawn._inline.docPr
    properties.set("name", f"Map {number}")
    properties.set("descr", safe(f"Map: {title}. {told}. Every event on it is in the table that follows."))
    caption = add_paragraph(made, "Figure ", "Caption")
    add_field(caption, r"SEQ Figure \* ARABIC", str(number))
    # With more events than the table has, the numbers say nothing, and the map has none.
    numbers = " Numbers are those of the table of events." if len(entries) <= _MOST_ROWS else ""
    write_words(caption, [Words(f". {title}.{numbers} {credits_of(layers)}.")])


def _events(made: Any, entries: Sequence[Entry]) -> None:
    add_paragraph(made, "Events", "Heading 2")
    if not entries:
        add_paragraph(made, "No event passes the map's filter.")
        return
    about = "Events: number, date, place, what is reported, killed, and the numbers of the sources."
    add_table(made, _EVENTS, [event_row(entry, PAGE) for entry in entries[:_MOST_ROWS]], about)
    _rest(made, len(entries) - _MOST_ROWS, "events.csv")


def _rest(made: Any, number: int, file: str) -> None:
    if number > 0:
        add_paragraph(made, _REST.format(number, file), "Small")


def _differences(made: Any, entries: Sequence[Entry]) -> None:
    told = differing(entries)
    if not told:
        return
    add_paragraph(made, "Where sources differ", "Heading 2")
    for same, fields in told[:_MOST_DIFFERENCES]:
        title = line(heading(same), 300)
        add_paragraph(made, title, "Heading 3")
        rows = value_rows(fields, PAGE)
        add_table(made, _FIELDS, rows, f"Where sources differ on {title}: field, what is said, who says so.")
    _rest(made, len(told) - _MOST_DIFFERENCES, "events.csv")


def _unpinned(made: Any, entries: Sequence[Entry]) -> None:
    off = [entry for entry in entries if not entry.pinned]
    if not off:
        return
    add_paragraph(made, "Not on the map", "Heading 2")
    for entry in off[:_MOST_TOTALS]:
        add_paragraph(made, [Words(f"{entry.number}  ", bold=True, color=entry.event_type), Words(said(entry))])
    _rest(made, len(off) - _MOST_TOTALS, "events.csv")


def _no_events(made: Any, maps: Sequence[tuple[MapSpec, Mapping[str, Layer]]]) -> None:
    """Say what was read and is no event, once for all maps: totals, and what was set aside."""
    totals: dict[str, tuple[str, str]] = {}
    aside: dict[tuple[str, ...], str] = {}
    for _, layers in maps:
        names = _document_names(layers)
        for row in Table(layers.get("aggregates")).rows():
            document = str(row.get("document") or "")
            totals[str(row.get("id"))] = str(row.get("text") or ""), names.get(document, document)
        for row in Table(layers.get("rejections")).rows():
            key = tuple(str(row.get(name) or "") for name in ("stage", "document", "item", "reason"))
            aside[key] = _reason(key[-1])
    if not (totals or aside):
        return
    add_paragraph(made, "Read, and no event", "Heading 1").paragraph_format.page_break_before = True
    if totals:
        add_paragraph(made, "Totals and campaigns", "Heading 2")
        add_paragraph(made, "Told by the documents as a sum, whatever a map's filter. No event stands for them.")
        for text, name in list(totals.values())[:_MOST_TOTALS]:
            _quote(made, text, [line(name, 300)])
        _rest(made, len(totals) - _MOST_TOTALS, "aggregates.jsonl")
    if aside:
        add_paragraph(made, "Set aside", "Heading 2")
        why = sorted(Counter(aside.values()).items(), key=lambda pair: (-pair[1], pair[0]))
        most = "; ".join(f"{reason} ({number:,})" for reason, number in why[:8])
        number = counted(len(aside), "sentence or file", "sentences or files")
        add_paragraph(made, f"{number}, each with its reason in rejections.jsonl. Most often: {most}.")


def _reason(reason: str) -> str:
    """Return why something was set aside, without the words of the document that it is about."""
    return line(reason.split("': ", 1)[1] if reason.startswith("'") and "': " in reason else reason, 100)


def _document_names(layers: Mapping[str, Layer]) -> dict[str, str]:
    rows = Table(layers.get("documents")).rows()
    return {str(row["id"]): ", ".join(str(row[n]) for n in ("publisher", "title") if row.get(n)) for row in rows}


def _sources(made: Any, entries: Sequence[Entry], sources: Sequence[Source]) -> None:
    if not sources:
        return
    add_paragraph(made, "Sources", "Heading 2")
    told: dict[int, dict[tuple[str, str], list[int]]] = {}
    for entry in entries:
        for quotation in entry.quotations:
            words = quotation.sentence, quotation.also
            told.setdefault(quotation.source, {}).setdefault(words, []).append(entry.number)
    for source in sources[:_MOST_SOURCES]:
        add_paragraph(made, f"{source.number}  {named(source, 300)}", "Heading 3")
        checked = add_paragraph(made, "", "Small")
        if source.link:
            add_link(checked, line(source.link, 2_000))
            checked.add_run().add_break()
        write_words(checked, [Words(f"SHA-256 {line(source.sha256, 64)}" if source.sha256 else "No SHA-256 is known")])
        quoted = told.get(source.number, {})
        for (sentence, also), numbers in list(quoted.items())[:_MOST_SENTENCES]:
            _quotation(made, sentence, also, numbers)
        _rest(made, len(quoted) - _MOST_SENTENCES, "claims.jsonl")
    _rest(made, len(sources) - _MOST_SOURCES, "claims.jsonl")


def _quotation(made: Any, sentence: str, also: str, numbers: Sequence[int]) -> None:
    _quote(made, sentence, [events_of(numbers), "" if sentence else "its words are withheld", line(also, 400)])


def _quote(made: Any, sentence: str, beneath: Sequence[str]) -> None:
    """Add a sentence as a quotation, and beneath it what belongs to it."""
    words = line(sentence, LONGEST)
    if words:
        add_paragraph(made, f"“{words}”", "Quote")
    cut = [f"cut at {LONGEST:,} of {len(sentence):,} characters"] if len(sentence) > LONGEST else []
    add_paragraph(made, " · ".join(part for part in [*beneath, *cut] if part), "Attribution")


def _method(made: Any, maps: Sequence[tuple[MapSpec, Mapping[str, Layer]]]) -> None:
    add_paragraph(made, "Method and its limits", "Heading 1").paragraph_format.space_before = _gap()
    for title, text in METHOD:
        add_paragraph(made, [Words(f"{title}. ", bold=True), Words(text)])
    add_paragraph(made, "Credits", "Heading 2")
    for credit in dict.fromkeys(credits_of(layers) for _, layers in maps):
        add_paragraph(made, f"{credit}.", "Small")


def _gap() -> Any:
    from docx.shared import Pt

    return Pt(32)
