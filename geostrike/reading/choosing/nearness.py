"""Which names of a document are likely to mean places near each bearer of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from geostrike.reading.choosing.sheet import Sheet

    Floats = npt.NDArray[np.float64]
    Bools = npt.NDArray[np.bool_]
    Numbers = npt.NDArray[np.int64]

__all__ = ["Nearness"]

_KM_PER_DEGREE = 111.2
_NEAR_KM = (40.0, 120.0, 350.0)
_COUNTY_KM = 60.0
_NEIGHBOUR_KM = 1_700.0  # between the middles of two countries


class Nearness:
    """How near the names of a document lie to one another.

    Attributes
    ----------
    others : by distance (40, 120, 350 km) and row, how many other names are likely to mean a place so near; none do
        for countries and continents.
    county : by row, how likely another name means a county that it lies in or near.
    country : by row, how likely a neighbour of a country, or a country in a wide region, is named too.
    """

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        rows = len(sheet.names)
        self.others = np.zeros((len(_NEAR_KM), rows))
        self.county = np.zeros(rows)
        self.country = np.zeros(rows)
        self._is_county = sheet.of_kind("adm2")
        self._has_counties = bool(self._is_county.any())
        self._small = ~sheet.is_wide & ~sheet.is_adm1
        self._states = np.flatnonzero(sheet.is_country)
        self._beside_states = np.flatnonzero(sheet.is_country | sheet.of_kind("wide region"))
        self._neighbours = self._within(_NEIGHBOUR_KM, self._square_km(self._beside_states, self._states))
        self._columns = np.full(1, -1)  # of what is likely to be meant, the rows; none are known yet
        self._weight = np.zeros(0)

    def read(self, likely: Floats) -> None:
        """Take the names to mean what is likely."""
        sheet = self._sheet
        if len(self._states):
            self.country[self._beside_states] = (self._neighbours * likely[self._states]).max(axis=1)
        columns = np.flatnonzero((likely > 0.0) & ~sheet.is_wide)
        if columns.tobytes() != self._columns.tobytes():
            self._columns = columns
            square = self._square_km(np.arange(len(sheet.names)), columns)
            square[sheet.is_wide] = np.inf
            self._near = [self._within(limit, square) for limit in _NEAR_KM]
            self._near_county = self._within(_COUNTY_KM, square)
        self._weight = likely[columns]
        for band, near in zip(self.others, self._near, strict=True):
            np.matmul(near, self._weight, out=band)
        if self._has_counties:
            self.county = self._by_name(self._is_county[columns]).max(axis=1, initial=0.0) * self._small

    def county_of(self, rows: Numbers, names: Numbers) -> Floats | float:
        """Return how likely each of some names means a county that the row lies in or near."""
        if not self._has_counties:
            return 0.0
        near: Floats = self._by_name(self._is_county[self._columns])[rows, names] * self._small[rows]
        return near

    def in_county(self, rows: Numbers, names: Numbers) -> Floats | float:
        """Return how likely each of some names means a place in or near the county of the row."""
        if not self._has_counties:
            return 0.0
        near: Floats = self._by_name(~self._is_county[self._columns])[rows, names] * self._is_county[rows]
        return near

    def _by_name(self, columns: Bools) -> Floats:
        """Return by row and name how likely the name means a place near a county's reach, of those in `columns`."""
        sheet = self._sheet
        found = np.zeros((len(sheet.names), len(sheet.numbers)))
        borne = sheet.names[self._columns]
        if len(borne):
            first = np.flatnonzero(np.concatenate([[True], borne[1:] != borne[:-1]]))
            found[:, borne[first]] = np.add.reduceat(self._near_county * (self._weight * columns), first, axis=1)
        return found

    def _within(self, limit_km: float, square: Floats) -> Bools:
        near: Bools = square < limit_km * limit_km
        return near

    def _square_km(self, rows: Numbers, columns: Numbers) -> Floats:
        """Return the squares of distances; a name is at no distance from itself."""
        sheet = self._sheet
        north = (sheet.latitude[rows, None] - sheet.latitude[columns]) * _KM_PER_DEGREE
        east = (sheet.longitude[rows, None] - sheet.longitude[columns]) * (_KM_PER_DEGREE * sheet.narrowing[rows, None])
        square: Floats = north * north + east * east
        square[sheet.names[rows, None] == sheet.names[columns]] = np.inf
        return square
