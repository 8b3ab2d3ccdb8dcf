"""What stands beside the map: the key, what has no place on it, and the scale."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geostrike.brief.lettering import box, named, paint, write, write_lines
from geostrike.brief.measure import LEADING, fitted, lines, width
from geostrike.brief.plan import MOST
from geostrike.brief.shapes import fill, flat, sign
from geostrike.brief.telling import KINDS
from geostrike.brief.template import SIDE
from geostrike.brief.text import Words, line
from geostrike.layers.style import STYLES
from geostrike.layers.words import counted

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from geostrike.brief.plan import Plan
    from geostrike.figure.frame import Frame
    from geostrike.layers.entries import Entry
    from geostrike.model import Layer

__all__ = ["draw_key", "draw_scale"]

_PT, _HEAD_PT = 10.5, 10.5
_ICON, _APART = 0.45, 0.1
_NICE = (1, 2, 5)
_LISTED = 9


def draw_scale(shapes: Any, frame: Frame, corner: tuple[float, float]) -> None:
    """Add a bar of a round length at the lower left of the map."""
    from pptx.util import Inches, Pt

    metres = frame.metres(frame.middle)
    lengths = [step * 10.0**power for power in range(8) for step in _NICE]
    length = max((one for one in lengths if one <= 1.5 * metres), default=lengths[0])
    wide = length / metres
    left, top = corner[0] + 0.15, corner[1] + frame.height - 0.17
    said = f"{length / 1000:,.0f} km" if length >= 1000 else f"{length:.0f} m"
    group = shapes.add_group_shape()
    named(group, "Scale", f"Scale at the middle of the map: this bar is {said}.")
    corners = [(left, top - 0.09), (left, top), (left + wide, top), (left + wide, top - 0.09)]
    points = [(Inches(x), Inches(y)) for x, y in corners]
    builder = group.shapes.build_freeform(*points[0], scale=1.0)
    builder.add_line_segments(points[1:], close=False)
    bar = builder.convert_to_shape()
    bar.name = "Bar"
    bar.fill.background()
    paint(bar.line.color, "quiet")
    bar.line.width = Pt(1)
    flat(bar)
    text = box(group.shapes, (left + 0.06, top - 0.2, max(wide - 0.06, 0.7), 0.18), name="Length", middle=True)
    write(text.text_frame.paragraphs[0], [Words(said, size=9, color="quiet")])


def draw_key(
    shapes: Any, entries: Sequence[Entry], plan: Plan, frame: Frame, layers: Mapping[str, Layer], *, areas: bool
) -> None:
    """Add the key of what the map shows, and beneath it what it does not; `areas` says whether any is drawn."""
    from geostrike.figure.chart import kinds_of, signs_in

    left, top, wide, high = SIDE
    kinds = kinds_of(entries, signs_in(entries, frame, (0, 0, frame.width, frame.height)), frame, layers)
    rows = _rows(plan.entries, {*kinds.found, *(["area"] if areas else [])})
    y = top
    if rows:
        group = shapes.add_group_shape()
        named(group, "Key", f"Key: {'; '.join(text for text, _ in rows)}.")
        for text, icon in rows:
            tall = lines(text, wide - _ICON, _PT) * _PT * LEADING / 72
            icon(group.shapes, (left + 0.15, y + _PT * LEADING / 144))
            words = box(group.shapes, (left + _ICON, y, wide - _ICON, tall), name="Meaning")
            write(words.text_frame.paragraphs[0], [Words(text, size=_PT, color="ink")])
            y += tall + _APART
        y += 0.2
    _beneath(shapes, entries, plan, (left, y, wide, top + high - y))


def _rows(shown: Sequence[Entry], kinds: Collection[str]) -> list[tuple[str, Any]]:
    """Return what each sign on the map means, in words, and what draws it; `kinds` are of what else is drawn."""
    found: list[tuple[str, Any]] = []
    for event_type, layer in (("strike", "strikes"), ("attack", "attacks")):
        if any(entry.event_type == event_type and not entry.coarse for entry in shown):
            found.append((str(STYLES[layer]["label"]), _signed(event_type, coarse=False)))
    found += [
        (f"{kind} known only to an area: its sign stands anywhere in it", _signed(event_type))
        for event_type, kind in KINDS.items()
        if any(entry.event_type == event_type and entry.coarse for entry in shown)
    ]
    if any(entry.disputed for entry in shown):
        found.append(("Sources differ", _disputed))
    if "area" in kinds:
        found.append((str(STYLES["extents"]["label"]), _swatch("quiet", "quiet", 0.15)))
    numbers = {entry.number for entry in shown}
    if any(numbers.intersection(entry.perhaps) for entry in shown):
        found.append((str(STYLES["contested"]["label"]), _dashes("contested", 1.5)))
    if "country" in kinds:
        found.append(("Something happened in this country: no more is known", _swatch("tint", "border")))
    if "border" in kinds:
        found.append(("Disputed border", _dashes("border", 1)))
    return found


def _signed(event_type: str, *, coarse: bool = True) -> Any:
    return lambda shapes, at: sign(shapes, event_type, coarse, False, at)


def _disputed(shapes: Any, at: tuple[float, float]) -> None:
    sign(shapes, "", False, True, at, ring=0.24)


def _swatch(inside: str, edge: str, opacity: float = 1) -> Any:
    def draw(shapes: Any, at: tuple[float, float]) -> None:
        from pptx.enum.shapes import MSO_SHAPE
        from pptx.util import Inches, Pt

        shape = shapes.add_shape(MSO_SHAPE.RECTANGLE, *map(Inches, (at[0] - 0.14, at[1] - 0.075, 0.28, 0.15)))
        shape.name = "Area"
        fill(shape, inside, opacity)
        paint(shape.line.color, edge)
        shape.line.width = Pt(0.75)
        flat(shape)

    return draw


def _dashes(colour: str, points: float) -> Any:
    def draw(shapes: Any, at: tuple[float, float]) -> None:
        from pptx.enum.dml import MSO_LINE
        from pptx.enum.shapes import MSO_CONNECTOR
        from pptx.util import Inches, Pt

        ends = (at[0] - 0.17, at[1], at[0] + 0.17, at[1])
        shape = shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *map(Inches, ends))
        shape.name = "Line"
        paint(shape.line.color, colour)
        shape.line.width = Pt(points)
        shape.line.dash_style = MSO_LINE.DASH
        flat(shape)

    return draw


def _beneath(shapes: Any, entries: Sequence[Entry], plan: Plan, at: tuple[float, float, float, float]) -> None:
    """Add what the map does not show: events without a place, outside its view, and beyond the most that are drawn."""
    left, top, wide, high = at
    said = []
    if plan.outside:
        said.append(f"{counted(plan.outside, 'event')} outside this view: in the tables.")
    more = sum(entry.pinned for entry in entries) - len(plan.entries) - plan.outside
    if more:
        said.append(f"The first {MOST} events with a place are drawn; {more:,} more are in events.csv.")
    each = (_PT * LEADING + 3) / 72
    left_over = int(high / each) - sum(lines(text, wide, _PT) for text in said) - 2
    off = [entry for entry in entries if not entry.pinned]
    listed: list[list[Words]] = []
    if off:
        shown = off[: max(min(_LISTED, left_over), 0)]
        listed.append([Words("Not on the map", bold=True, color="ink", size=_HEAD_PT)])
        listed += [_unpinned(entry, wide) for entry in shown]
        if len(off) > len(shown):
            and_ = "and " if shown else ""
            text = f"{and_}{counted(len(off) - len(shown), 'more event' if shown else 'event')}: in the tables"
            listed.append([Words(text, color="quiet", size=_PT)])
    listed += [[Words(text, color="quiet", size=_PT)] for text in said]
    if listed:
        tall = each * sum(lines("".join(part.text for part in words), wide, _PT) for words in listed)
        beneath = box(shapes, (left, top, wide, tall), name="Not on the map")
        write_lines(beneath.text_frame, listed, after=3)


def _unpinned(entry: Entry, wide: float) -> list[Words]:
    kind = f", {KINDS.get(entry.event_type, 'event').lower()}"
    number = f"{entry.number}  "
    room = wide - width(number + kind, _PT, bold=True)
    return [
        Words(number, bold=True, color=entry.event_type or "ink", size=_PT),
        Words(fitted(line(entry.place, 80), room, _PT), color="ink", size=_PT),
        Words(kind, color="quiet", size=_PT),
    ]
