"""The scale bar: a round length in kilometres, true at the middle of the map."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from geostrike.figure.lettering import width
from geostrike.figure.page import Ink
from geostrike.layers.style import PALETTE

if TYPE_CHECKING:
    from geostrike.figure.frame import Frame
    from geostrike.figure.page import Box, Page

__all__ = ["draw_scale", "round_length", "scale_box", "scale_words"]

_TELL = 1.12  # from this ratio of scales on, between the edges and the middle, the bar says where it is true


def round_length(most_m: float) -> float:
    """Return the longest of 1, 2 and 5 times a power of ten, in metres, that is no longer than `most_m`.

    >>> round_length(270_000.0), round_length(99.0)
    (200000.0, 50.0)
    """
    power = 10.0 ** math.floor(math.log10(most_m))
    return next(step * power for step in (5.0, 2.0, 1.0) if step * power <= most_m * (1 + 1e-9))


def scale_words(frame: Frame, length_m: float) -> str:
    """Say a length, and where on the map it is true where that matters."""
    said = f"{length_m / 1000:,.0f} km" if length_m >= 1000 else f"{length_m:.0f} m"
    middle = frame.middle
    edges = [frame.metres(frame.latitude(y)) / frame.metres(middle) for y in (0.0, frame.height)]
    if max(*edges, *(1 / ratio for ratio in edges)) < _TELL:
        return said
    return (
        f"{said} at {abs(middle):.0f}° {'N' if middle >= 0 else 'S'}"
        if round(abs(middle))
        else f"{said} at the Equator"
    )


def _length(frame: Frame, most: float) -> float:
    return round_length(frame.metres(frame.middle) * most)


def scale_box(frame: Frame, most: float, size: float) -> tuple[float, float]:
    """Return how wide and high the bar is with its words, in inches."""
    length_m = _length(frame, most)
    return max(length_m / frame.metres(frame.middle), width(scale_words(frame, length_m), "regular", size)), (
        1.25 * size + 4
    ) / 72


def draw_scale(page: Page, at: Box, frame: Frame, most: float, size: float) -> None:
    """Draw the bar into a box."""
    from matplotlib.path import Path

    length_m = _length(frame, most)
    long = length_m / frame.metres(frame.middle)
    left, low = at[:2]
    tick = 3.5 / 72
    bracket = Path([(left, low + tick), (left, low), (left + long, low), (left + long, low + tick)])
    ink = Ink()
    ink.add(bracket, edge=PALETTE["land"], line=2.6, alpha=0.9)
    ink.add(bracket, edge=PALETTE["quiet"], line=0.8)
    page.draw(ink, z=6)
    words = scale_words(frame, length_m)
    base = low + (4 + 0.3 * size) / 72
    page.halos([(left, base, words, "regular", size, "land")], z=6)
    page.text(left, base, words, size=size, colour="quiet", z=6.1)
