"""The sheets that figures are drawn on, and how large things are set on each."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["SIZES", "Sheet"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet of paper; its sides in inches, sizes of type and signs in points.

    Attributes
    ----------
    high : 0 for a sheet as high as what is on it.
    beside : the share of the width that the list takes beside the map; 0 where it stands beneath it.
    columns : of a list that stands beneath the map.
    listed, least : sizes of the list, the largest and the smallest that is used.
    sign : how wide the box is in which a sign is drawn.
    """

    wide: float
    high: float
    margin: float
    title: float
    summary: float
    meta: float
    label: float
    tag: float
    sign: float
    listed: float
    least: float
    foot: float
    beside: float = 0.0
    columns: int = 1
    locator: float = 1.0


SIZES: dict[str, Sheet] = {
    "slide": Sheet(
        wide=40 / 3, high=7.5, margin=0.42, title=23, summary=12, meta=10, label=8.5, tag=8, sign=18, listed=11,
        least=8, foot=8, beside=0.35, locator=1.3,
    ),
    "a4": Sheet(
        wide=8.27, high=11.69, margin=0.6, title=19, summary=10.5, meta=8.5, label=7.2, tag=7, sign=15, listed=9,
        least=6.5, foot=6.5, columns=2, locator=1.1,
    ),
    "column": Sheet(
        wide=3.543, high=0, margin=0.02, title=13, summary=8.5, meta=7, label=6.3, tag=6.3, sign=12, listed=7.5,
        least=6.5, foot=6, locator=0.72,
    ),
}  # fmt: skip
"""By name: a slide of 16:9, a page of A4, a column of a newspaper (90 mm), which is as high as it needs."""
