"""How the bearers of a document's names lie to its publisher's home."""

from __future__ import annotations

from math import cos, radians
from typing import TYPE_CHECKING

import numpy as np

from geostrike.reading.choosing.priors import number_of

if TYPE_CHECKING:
    import numpy.typing as npt

    from geostrike.reading.choosing.sheet import Sheet
    from geostrike.reading.publishers import Home

__all__ = ["HOME_CUES", "home_cues"]

HOME_CUES = (
    "publisher's country",
    "publisher's domain",
    "publisher's division",
    "publisher within 40 km",
    "publisher within 120 km",
)
_KM_PER_DEGREE = 111.2
_NEAR_KM = (40.0, 120.0)


def home_cues(sheet: Sheet, home: Home | None) -> npt.NDArray[np.float64]:
    """Return by row the cues that the publisher's home gives (`HOME_CUES`)."""
    cues = np.zeros((len(sheet.names), len(HOME_CUES)))
    if home is None:
        return cues
    there = (sheet.country_numbers[sheet.countries] == number_of(home.country)) & ~sheet.is_wide
    cues[:, 0 if home.place else 1] = there
    if home.place:
        division = number_of(home.country, home.admin1) if home.admin1 else -1
        cues[:, 2] = (sheet.division_numbers[sheet.divisions] == division) & sheet.in_division
        north = (sheet.latitude - home.latitude) * _KM_PER_DEGREE
        east = (sheet.longitude - home.longitude) * _KM_PER_DEGREE * cos(radians(home.latitude))
        for column, limit in enumerate(_NEAR_KM, start=3):
            cues[:, column] = (north * north + east * east < limit * limit) & ~sheet.is_wide
    return cues
