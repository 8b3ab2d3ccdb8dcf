"""How much room a text takes, measured in Noto Sans: wider than Arial, so that what fits here fits there."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from geostrike.files import data_dir

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

__all__ = ["LEADING", "fitted", "lines", "width"]

LEADING = 1.37
"""Height of a line of Noto Sans, in ems."""

_PX = 64
_POINTS = 72


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how long a text is in inches, set in `size` points."""
    return float(_font(bold).getlength(text)) / _PX * size / _POINTS


def lines(text: str, room: float, size: float, *, bold: bool = False) -> int:
    """Return how many lines a text takes in `room` inches, at least one."""
    count, used, space = 1, 0.0, width(" ", size, bold=bold)
    for word in text.split():
        wide = width(word, size, bold=bold)
        if used and used + space + wide > room:
            count, used = count + 1, wide
        else:
            used += wide + (space if used else 0)
        while used > room:  # a word longer than the line is broken
            count, used = count + 1, used - room
    return count


def fitted(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """Return a text as far as it goes in `room` inches on one line, with "…" where it is cut."""
    if width(text, size, bold=bold) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        half = (low + high + 1) // 2
        if width(text[:half].rstrip() + "…", size, bold=bold) <= room:
            low = half
        else:
            high = half - 1
    return text[:low].rstrip() + "…"


@lru_cache(4)
def _font(bold: bool) -> FreeTypeFont:
    from PIL import ImageFont

    name = "NotoSans-SemiBold.ttf" if bold else "NotoSans-Regular.ttf"
    return ImageFont.truetype(str(data_dir() / "fonts" / name), _PX, layout_engine=ImageFont.Layout.BASIC)
