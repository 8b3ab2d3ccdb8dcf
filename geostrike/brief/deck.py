"""The deck: for each map its slide, its events as tables, and what sources differ on."""

from __future__ import annotations

import io
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from geostrike.brief import key
from geostrike.brief.lettering import named, write, write_lines
from geostrike.brief.listing import difference_pages, event_pages
from geostrike.brief.measure import fitted, width
from geostrike.brief.notes import notes_of
from geostrike.brief.package import describe, pinned
from geostrike.brief.plan import planned, scale_box
from geostrike.brief.shapes import draw_areas, draw_events, draw_links
from geostrike.brief.telling import counts, credits_of
from geostrike.brief.template import (
    BASE,
    CREDITS,
    MAP_LAYOUT,
    MARGIN,
    NUMBER,
    PICTURE,
    SUMMARY,
    TABLE_LAYOUT,
    WIDTH,
    blank,
    tidy_notes,
)
from geostrike.brief.text import LANGUAGE, Words, line
from geostrike.layers.entries import entries_of
from geostrike.layers.telling import dated

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geostrike.layers import MapSpec
    from geostrike.layers.entries import Entry, Source
    from geostrike.model import Layer

__all__ = ["pptx_bytes"]

_ROOM = WIDTH - 2 * MARGIN
DIFFER = "What each source says, where they do not say the same."
_TITLE_PT, _SMALLEST_PT = 24.0, 16.0


def pptx_bytes(maps: Sequence[tuple[MapSpec, Mapping[str, Layer]]]) -> bytes:
    """Return the bytes of ``briefing.pptx``."""
    made = blank()
    describe(made.core_properties, line(maps[0][0].title, 200), LANGUAGE)
    for spec, layers in maps:
        entries, sources = entries_of(layers)
        _map_slide(made, spec, layers, entries, sources)
        days = dated(layers)
        told = " · ".join(part for part in (counts(entries), days) if part)
        for title, draw in event_pages(entries, sources):
            draw(_slide(made, TABLE_LAYOUT, title, line(spec.title, 300), told, layers).shapes)
        for title, draw in difference_pages(entries):
            draw(_slide(made, TABLE_LAYOUT, title, line(spec.title, 300), DIFFER, layers).shapes)
    tidy_notes(made)
    held = io.BytesIO()
    made.save(held)
    return pinned(held.getvalue())


def _map_slide(
    made: Any, spec: MapSpec, layers: Mapping[str, Layer], entries: Sequence[Entry], sources: Sequence[Source]
) -> None:
    from geostrike.figure import draw_base, frame_of
    from geostrike.figure.view import view_of

    title = line(spec.title, 300)
    slide = _slide(made, MAP_LAYOUT, title, "", line(spec.summary, 400), layers)
    left, top, wide, high = PICTURE
    frame = frame_of(view_of(spec, entries), wide, high)
    plan = planned([entry for entry in entries if entry.pinned], frame)
    x1, y1, x2, y2 = scale_box(frame)
    taken = [*plan.taken(high), (x1, high - y2, x2, high - y1)]
    picture, _ = draw_base(layers, spec, wide, high, clear=taken, named={entry.place for entry in plan.entries})
    base = slide.placeholders[BASE].insert_picture(io.BytesIO(picture))
    days = dated(layers)
    named(
        base,
        "Base of the map",
        f"Map: {title}. {counts(entries)}{f', {days}' if days else ''}. Each event is a shape of its own, and all are "
        "in the table that follows.",
    )
    corner = (left, top)
    shapes = slide.shapes
    areas = draw_areas(shapes, plan.entries, frame, corner)
    draw_links(shapes, plan, corner)
    draw_events(shapes, plan, corner)
    key.draw_scale(shapes, frame, corner)
    key.draw_key(shapes, entries, plan, frame, layers, areas=areas > 0)
    write_lines(
        slide.notes_slide.notes_text_frame, ([Words(text)] for text in notes_of(spec, layers, entries, sources))
    )


def _slide(made: Any, layout: int, title: str, of: str, summary: str, layers: Mapping[str, Layer]) -> Any:
    """Add a slide with its title, what it is of, its summary and its credits, each in its placeholder."""
    slide = made.slides.add_slide(made.slide_layouts[layout])
    size = _TITLE_PT
    while size > _SMALLEST_PT and width(f"{title}   {of}", size, bold=True) > _ROOM:
        size -= 1
    words = [Words(fitted(title, _ROOM, size, bold=True), bold=True, size=size)]
    if of:
        left = _ROOM - width(f"{title}   ", size, bold=True)
        words.append(Words(f"   {fitted(of, left, size, bold=True)}", bold=False, color="quiet", size=size))
    write(slide.shapes.title.text_frame.paragraphs[0], words)
    beneath = slide.placeholders[SUMMARY]
    if summary:
        write(beneath.text_frame.paragraphs[0], [Words(fitted(summary, _ROOM, 13))])
    else:  # an empty one would ask the editor for a text
        beneath._element.getparent().remove(beneath._element)
    write(slide.placeholders[CREDITS].text_frame.paragraphs[0], [Words(fitted(credits_of(layers), _ROOM - 0.8, 9))])
    _add_number(slide)
    return slide


def _add_number(slide: Any) -> None:
    """Add the slide's number as the layout has it, which python-pptx leaves out."""
    from pptx.oxml.ns import qn

    for shape in slide.slide_layout.placeholders:
        if shape.placeholder_format.idx == NUMBER:
            copy = deepcopy(shape._element)
            copy.find(qn("p:spPr")).clear()
            copy.find(qn("p:txBody")).find(qn("a:lstStyle")).clear()
            copy.xpath(".//p:cNvPr")[0].set("id", str(slide.shapes._next_shape_id))
            slide.shapes._spTree.append(copy)
