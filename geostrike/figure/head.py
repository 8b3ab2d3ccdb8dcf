"""The words above and beneath a map: title, summary, days and counts; where the lines and names come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.figure.lettering import balanced, safe, tied, wrapped
from geostrike.layers.plain import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geostrike.figure.lettering import Style
    from geostrike.figure.page import Page
    from geostrike.figure.sizes import Sheet
    from geostrike.layers.entries import Entry
    from geostrike.layers.spec import MapSpec
    from geostrike.model import Layer

__all__ = ["Lines", "counts", "draw_words", "foot_words", "head_words", "height"]

Lines = list[tuple[str, float, "Style", str, float]]
"""Lines: words, size, style, colour, and room above in points."""

_LEADING = 1.27
_NOTE = "Documents what was reported; placed no more finely than reported."


def counts(entries: Sequence[Entry], shown: int) -> str:
    """Say how many of the events are on the map, and what of the others."""
    total = len(entries)
    if not total:
        return "No events"
    pinned = sum(entry.pinned for entry in entries)
    country = sum(1 for entry in entries if not entry.pinned and entry.where_prec == 6)
    said = f"{shown:,} of {total:,} events on the map" if shown < total or total > 1 else "1 event, on the map"
    if shown == total and total > 1:
        said = f"{total:,} events, all on the map"
    rest = [f"{country:,} known only to a country"] if country else []
    rest += [f"{total - pinned - country:,} without a known place"] if total - pinned - country else []
    rest += [f"{pinned - shown:,} outside this view"] if pinned > shown else []
    return f"{said}; {', '.join(rest)}" if rest else said


def head_words(spec: MapSpec, days: str, said: str, sheet: Sheet, wide: float) -> Lines:
    """Return the lines above a map."""
    narrow = wide < 4
    found: Lines = []
    for line in balanced(tied(safe(spec.title)), "bold", sheet.title, wide, 4 if narrow else 2):
        found.append((line, sheet.title, "bold", "ink", 0.0))
    for number, line in enumerate(
        balanced(tied(safe(spec.summary)), "regular", sheet.summary, wide, 5 if narrow else 3)
    ):
        found.append((line, sheet.summary, "regular", "quiet", 0.0 if number else sheet.summary * 0.3))
    told = f"{days}. {said}." if days else f"{said}."
    for number, line in enumerate(wrapped(tied(told), "bold", sheet.meta, wide, 3)):
        found.append((line, sheet.meta, "bold", "ink", 0.0 if number else sheet.meta * 0.55))
    return found


def foot_words(layers: Mapping[str, Layer], sheet: Sheet, wide: float) -> Lines:
    """Return the lines at the foot of a sheet."""
    credits_ = sorted({safe(str(plain(layer.attribution))) for layer in layers.values() if layer.attribution})
    said = " ".join([_NOTE, *(f"{credit}." for credit in credits_), "Made with geostrike."])
    return [(line, sheet.foot, "regular", "quiet", 0.0) for line in wrapped(said, "regular", sheet.foot, wide, 5)]


def height(words: Lines) -> float:
    """Return how high lines are, in inches."""
    return sum(size * _LEADING + before for _, size, _, _, before in words) / 72


def draw_words(page: Page, words: Lines, left: float, up: float) -> float:
    """Set lines from their upper left corner on; return how far down they reach."""
    y = up
    for line, size, style, colour, before in words:
        y -= before / 72
        page.text(left, y - size * (_LEADING / 2 + 0.34) / 72, line, size=size, style=style, colour=colour)
        y -= size * _LEADING / 72
    return y
