"""A map's signs as native shapes of a slide: each event with its number and name is a group that can be moved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from geostrike.brief.lettering import box, named, paint, write
from geostrike.brief.placing import FAR
from geostrike.brief.plan import GAP, NAME_PT, RING, SIZES, TAG_PT
from geostrike.brief.telling import said
from geostrike.brief.text import Words, line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from geostrike.brief.plan import Plan
    from geostrike.figure.frame import Frame
    from geostrike.layers.entries import Entry

__all__ = ["draw_areas", "draw_events", "draw_links", "fill", "flat", "sign"]

_TAG_HIGH = 0.18
_SMALL_AREA = 0.3
_SIMPLE = 0.01


def draw_areas(shapes: Any, entries: Iterable[Entry], frame: Frame, corner: tuple[float, float]) -> int:
    """Add the area of each event as a freeform of few points, the largest lowest; return how many there are.

    An area no wider than a sign is not drawn.
    """
    from geostrike.figure.base import on_paper

    drawn = [entry for entry in entries if entry.area is not None]
    found, of = on_paper(
        np.array([entry.area for entry in drawn], dtype=object), frame, (0, 0, 0, 0), fine=_SIMPLE, beyond=0
    )
    count = 0
    for shape, row in sorted(zip(found, of, strict=True), key=lambda pair: -pair[0].area):
        rings = [part.exterior for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]
        rings = [ring for ring in rings if _across(ring) > _SMALL_AREA]
        if rings:
            _freeform(shapes, drawn[row], rings, frame, corner)
            count += 1
    return count


def _across(ring: Any) -> float:
    left, low, right, up = ring.bounds
    return float(max(right - left, up - low))


def _freeform(shapes: Any, entry: Entry, rings: Sequence[Any], frame: Frame, corner: tuple[float, float]) -> None:
    from pptx.util import Inches, Pt

    contours = [
        [(Inches(corner[0] + x), Inches(corner[1] + frame.height - y)) for x, y in ring.coords] for ring in rings
    ]
    builder = shapes.build_freeform(*contours[0][0], scale=1.0)
    for number, corners in enumerate(contours):
        if number:
            builder.move_to(*corners[0])
        builder.add_line_segments(corners[1:-1], close=True)
    shape = builder.convert_to_shape()
    name = line(entry.place, 60)
    named(shape, f"{entry.number} Area: {name}", f"The area within which event {entry.number} lies: {name}.")
    fill(shape, entry.event_type, opacity=0.09)
    paint(shape.line.color, entry.event_type)
    shape.line.width = Pt(0.75)
    _fade(shape.line._ln, 0.55)
    flat(shape)


def draw_links(shapes: Any, plan: Plan, corner: tuple[float, float]) -> None:
    """Add a dashed connector between the signs of events that may be one."""
    from pptx.enum.dml import MSO_LINE
    from pptx.enum.shapes import MSO_CONNECTOR
    from pptx.util import Inches, Pt

    rows = {entry.number: row for row, entry in enumerate(plan.entries)}
    for entry in plan.entries:
        for other in entry.perhaps:
            if other <= entry.number or other not in rows:
                continue
            start, end = plan.at[rows[entry.number]], plan.at[rows[other]]
            apart = float(np.hypot(*(end - start)))
            if not apart > RING:
                continue
            step = (end - start) / apart * (RING / 2)
            (x1, y1), (x2, y2) = start + step + corner, end - step + corner
            shape = shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *map(Inches, (x1, y1, x2, y2)))
            named(shape, f"Link {entry.number} to {other}", f"Events {entry.number} and {other} may be one event.")
            paint(shape.line.color, "contested")
            shape.line.width = Pt(1.5)
            shape.line.dash_style = MSO_LINE.DASH
            flat(shape)


def draw_events(shapes: Any, plan: Plan, corner: tuple[float, float]) -> None:
    """Add each event as a group: its sign, the ring of those on which sources differ, its number and its place's name.

    Parameters
    ----------
    corner : left and top of the picture on the slide.
    """
    for row, entry in enumerate(plan.entries):
        group = shapes.add_group_shape()
        named(group, f"{entry.number} {line(entry.place, 60)}", said(entry))
        at, block = plan.at[row], plan.blocks[row]
        _leader(group.shapes, at, plan.reach[row], block, corner)
        sign(group.shapes, entry.event_type, entry.coarse, entry.disputed, tuple(at + corner))
        _label(group.shapes, entry, plan.names[row], plan.tags[row], block, at, corner)


def _label(
    shapes: Any,
    entry: Entry,
    name: str,
    tag: float,
    block: NDArray[np.float64],
    at: NDArray[np.float64],
    corner: tuple[float, float],
) -> None:
    """Add number and name; the number is on the side of the sign."""
    from pptx.enum.shapes import MSO_SHAPE
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
    from pptx.util import Inches, Pt

    left, top, right, bottom = block + np.tile(corner, 2)
    sign_left = left + (right - left) / 2 < at[0] + corner[0]
    tag_left = right - tag if sign_left else left
    middle = (top + bottom) / 2
    if name:
        start = left if sign_left else left + tag
        text = box(
            shapes, (start, top, right - left - tag, bottom - top), name=f"Name {entry.number}", middle=True, wrap=False
        )
        fill(text, "land", opacity=0.72)
        paragraph = text.text_frame.paragraphs[0]
        paragraph.alignment = PP_ALIGN.RIGHT if sign_left else PP_ALIGN.LEFT
        text.text_frame.margin_right = Inches(GAP if sign_left else 0.03)
        text.text_frame.margin_left = Inches(0.03 if sign_left else GAP)
        write(paragraph, [Words(name, bold=not entry.coarse, italic=entry.coarse, color="ink", size=NAME_PT)])
    shape = shapes.add_shape(
        MSO_SHAPE.ROUNDED_RECTANGLE, *map(Inches, (tag_left, middle - _TAG_HIGH / 2, tag, _TAG_HIGH))
    )
    shape.name = f"Number {entry.number}"
    shape.adjustments[0] = 0.5
    fill(shape, "paper")
    paint(shape.line.color, entry.event_type)
    shape.line.width = Pt(0.75)
    flat(shape)
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.word_wrap = False
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    frame.paragraphs[0].alignment = PP_ALIGN.CENTER
    write(frame.paragraphs[0], [Words(str(entry.number), bold=True, color=entry.event_type, size=TAG_PT)])


def _leader(
    shapes: Any, at: NDArray[np.float64], reach: float, block: NDArray[np.float64], corner: tuple[float, float]
) -> None:
    """Add a thin line from a sign to a name that stands apart from it."""
    from pptx.enum.shapes import MSO_CONNECTOR
    from pptx.util import Inches, Pt

    end = np.clip(at, block[:2], block[2:])
    apart = float(np.hypot(*(end - at)))
    if apart - reach < FAR:
        return
    start = at + (end - at) / apart * reach
    (x1, y1), (x2, y2) = start + corner, end + corner
    shape = shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *map(Inches, (x1, y1, x2, y2)))
    shape.name = "Line to its name"
    paint(shape.line.color, "quiet")
    shape.line.width = Pt(0.6)
    flat(shape)


def sign(
    shapes: Any, event_type: str, coarse: bool, disputed: bool, at: tuple[float, ...], *, ring: float = RING
) -> None:
    """Add a sign around a point: a diamond or a ring; hollow, dashed for an area; in a dashed ring where disputed."""
    from pptx.enum.dml import MSO_LINE
    from pptx.enum.shapes import MSO_SHAPE
    from pptx.util import Pt

    strike = event_type == "strike"
    if disputed:
        shape = _around(shapes, MSO_SHAPE.OVAL, ring, at)
        shape.name = "Sources differ"
        shape.fill.background()
        paint(shape.line.color, "ink")
        shape.line.width = Pt(1)
        shape.line.dash_style = MSO_LINE.SQUARE_DOT
        flat(shape)
    if event_type not in SIZES:
        return
    # The line of a ring lies half within its edge.
    line_in = 0 if strike or coarse else 0.055
    shape = _around(shapes, MSO_SHAPE.DIAMOND if strike else MSO_SHAPE.OVAL, SIZES[event_type] - line_in, at)
    shape.name = "Strike" if strike else "Attack"
    if coarse:
        fill(shape, "paper")
        paint(shape.line.color, event_type)
        shape.line.width = Pt(1.5)
        shape.line.dash_style = MSO_LINE.SQUARE_DOT
    elif strike:
        fill(shape, event_type)
        paint(shape.line.color, "paper")
        shape.line.width = Pt(0.75)
    else:
        fill(shape, "paper")
        paint(shape.line.color, event_type)
        shape.line.width = Pt(4)
    flat(shape)


def _around(shapes: Any, kind: Any, size: float, at: tuple[float, ...]) -> Any:
    from pptx.util import Inches

    return shapes.add_shape(kind, *map(Inches, (at[0] - size / 2, at[1] - size / 2, size, size)))


def fill(shape: Any, colour: str, opacity: float = 1) -> None:
    """Fill a shape with one of the palette's colours."""
    shape.fill.solid()
    paint(shape.fill.fore_color, colour)
    if opacity < 1:
        _fade(shape._element.spPr, opacity)


def _fade(element: Any, opacity: float) -> None:
    from pptx.oxml.ns import qn

    colour = element.find(qn("a:solidFill"))[0]
    alpha = colour.makeelement(qn("a:alpha"), {"val": str(round(opacity * 100_000))})
    colour.append(alpha)


def flat(shape: Any) -> None:
    """Take away the style of a drawn shape, which would give it the shadow and the text of another theme."""
    style = shape._element.find("{http://schemas.openxmlformats.org/presentationml/2006/main}style")
    if style is not None:
        shape._element.remove(style)
