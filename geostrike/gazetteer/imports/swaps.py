"""Whether latitude and longitude stand in each other's column, told by the countries that the rows state."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from geostrike.gazetteer.imports.countries import gap_to_country_m, lies_in_country

if TYPE_CHECKING:
    from geostrike.gazetteer.rows import Row

__all__ = ["Swaps"]

_FAR_M = 300_000.0
_FEW = 3  # rows, where every one lies outside, and inside if swapped
_CLEARLY_M = 25_000.0  # so far out, one such row is enough
_FEWEST = 20  # rows that state a country
_TRIED = 1_000
_OUTSIDE = 0.3
_INSIDE = 0.95


class Swaps:
    """Looks at the rows of one file as they pass.

    A single row is told only where it lies 300 km and more from its country, and in it if swapped. Where the two are
    swapped throughout, near countries betray it as well: many of the rows lie outside their countries, and all of them
    inside if swapped.
    """

    def __init__(self) -> None:
        self._seen = 0
        self._outside = 0
        self._inside = 0
        self._nearest_m = inf

    def wrong_row(self, row: Row) -> str:
        """Return what is wrong about a row, in words; ``""`` where nothing is."""
        if not row.country:
            return ""
        inside = lies_in_country(row.country, row.longitude, row.latitude)
        if self._seen < _TRIED:
            self._seen += 1
            self._outside += not inside
            self._inside += _swapped_lies_inside(row)
        if inside or not _swapped_lies_inside(row):
            return ""
        gap = gap_to_country_m(row.country, row.longitude, row.latitude)
        self._nearest_m = min(self._nearest_m, gap)
        if gap < _FAR_M:
            return ""
        return (
            f"latitude {row.latitude} and longitude {row.longitude} lie {gap / 1000:,.0f} km from {row.country}, and "
            "in it if they are swapped; swap them, or correct the country"
        )

    def wrong_file(self, *, ended: bool) -> str:
        """Return what is wrong about all rows so far; ``""`` where nothing is, or where it is too early to tell."""
        fewest = _FEWEST if ended else _TRIED
        if ended and self._seen == self._outside == self._inside:
            fewest = 1 if self._nearest_m >= _CLEARLY_M else _FEW
        if self._seen < fewest:
            return ""
        if self._outside < _OUTSIDE * self._seen or self._inside < _INSIDE * self._seen:
            return ""
        return (
            f"{self._outside:,} of {self._seen:,} rows lie outside their country, and {self._inside:,} inside it if "
            "latitude and longitude are swapped; swap the two columns"
        )


def _swapped_lies_inside(row: Row) -> bool:
    return abs(row.longitude) <= 90 and lies_in_country(row.country, row.latitude, row.longitude)
