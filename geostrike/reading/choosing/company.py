"""The company that a name keeps in its document: the countries, divisions and places that its other names mean.

Every cue compares a bearer with what the other names are likely to mean; so a document is read a few times, first with
the names taken for what they usually mean, then with what came of that.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np

from geostrike.reading.choosing.nearness import Nearness

if TYPE_CHECKING:
    import numpy.typing as npt

    from geostrike.reading.choosing.sheet import Sheet
    from geostrike.reading.choosing.standing import Standing

    Floats = npt.NDArray[np.float64]
    Numbers = npt.NDArray[np.int64]

__all__ = ["COMPANY_CUES", "OWN_CUES", "Company"]

COMPANY_CUES = (
    "country named",
    "capital of a named country",
    "in the others' country",
    "country of the others",
    "division named",
    "in the others' division",
    "division of the others",
    "others within 40 km",
    "others within 120 km",
    "others within 350 km",
    "county named",
    "near a named country",
    "held by a name",
    "not in the name behind",
    "holds a name",
)
"""Cues of a name throughout its document."""

OWN_CUES = ("held here", "not held here", "holds here", "kind asked for here", "another kind asked for here")
"""Cues of one mention of a name."""


class Company:
    """The names of a document as company for one another; what all readings share is reckoned once."""

    def __init__(self, sheet: Sheet, standing: Standing) -> None:
        self._sheet = sheet
        self._standing = standing
        self._nearness = Nearness(sheet)
        self._own = np.zeros((3, len(sheet.rows)))  # the cues "held here" to "holds here", as last read
        if standing.holder:
            self._holder, self._held = _pairs(sheet, standing.holder), _pairs(sheet, standing.held)
        inside = ~sheet.is_wide & sheet.in_country
        in_division = sheet.in_division & ~sheet.is_adm1 & ~sheet.is_wide
        self._kinds = np.array([inside, in_division, sheet.is_country, sheet.is_adm1])
        # What a name is likely to mean is tallied in a table of names by areas, in blocks of columns: what lies in a
        # country, in a division, is a country, is a division, lies in a country or a division and is no such area.
        counted = np.array([sheet.in_country, sheet.in_division, sheet.is_country, sheet.is_adm1, inside, in_division])
        widths = (len(sheet.country_numbers), len(sheet.division_numbers)) * 3
        first = list(accumulate(widths, initial=0))
        self._width = first.pop()
        self._columns = np.array([sheet.countries, sheet.divisions] * 3) + np.array(first)[:, None]
        cells = self._columns + sheet.names * self._width
        self._counted = counted.nonzero()[1]
        self._cells = cells[counted]
        self._looked_up = cells[:4]
        self._in_countries = slice(0, first[1])
        self._are_countries = slice(first[2], first[3])
        self._are_areas = slice(first[2], first[4])
        # To which rows each of the first cues of `COMPANY_CUES` applies.
        capital, country, division = sheet.of_kind("capital"), sheet.is_country, sheet.is_adm1
        self._applies = np.array([inside, capital, inside, country, in_division, in_division, division])

    def read(self, scores: Floats) -> Floats:
        """Return the cues of company by cue (`COMPANY_CUES`) and row.

        Parameters
        ----------
        scores : of each row as last reckoned; what the other names mean is read from them.
        """
        sheet = self._sheet
        likely = sheet.likely(scores)
        cells = np.bincount(self._cells, likely[self._counted], len(sheet.numbers) * self._width)
        tally: Floats = cells.astype(np.float64).reshape(len(sheet.numbers), self._width)
        used = tally.copy()
        used[:, self._are_countries] *= sheet.uses[:, None]
        share, division_share, named, division_named = np.maximum(0.0, used.sum(axis=0) - used).ravel()[self._looked_up]
        located = tally[:, self._in_countries].sum(axis=1)
        others = np.maximum(1.0, located.sum() - located)[sheet.names]
        share /= others
        division_share /= others
        cues = np.zeros((len(COMPANY_CUES), len(sheet.names)))
        cues[: len(self._applies)] = self._applies
        cues[0] *= np.log1p(named)
        cues[1] *= np.minimum(1.0, named)
        cues[2:4] *= share
        cues[4] *= np.minimum(1.0, division_named)
        cues[5:7] *= division_share
        self._nearness.read(likely)
        np.log1p(self._nearness.others, out=cues[7:10])
        cues[10] = self._nearness.county
        cues[11] = self._nearness.country
        if self._standing.holder:
            self._read_own(tally)
            cues[12:] = [sheet.mean(own) for own in self._own]
        return cues

    def _read_own(self, tally: Floats) -> None:
        sheet, nearness = self._sheet, self._nearness
        inside, in_division, is_country, is_adm1 = self._kinds
        pairs, names = self._holder
        rows = sheet.rows[pairs]
        held = tally[names, self._columns[2, rows]] * inside[rows]
        held += tally[names, self._columns[3, rows]] * in_division[rows]
        held += nearness.county_of(rows, names)
        self._own[0] = np.minimum(1.0, np.bincount(pairs, held, len(sheet.rows)))
        areas = tally[:, self._are_areas].sum(axis=1)
        mentions, names = np.array(self._standing.strict, np.int64).reshape(-1, 2).T
        strict = np.bincount(mentions, areas[names], len(sheet.mention_starts) - 1)
        self._own[1] = np.minimum(1.0, np.maximum(0.0, strict[sheet.mentions] - self._own[0]))
        pairs, names = self._held
        rows = sheet.rows[pairs]
        holds = tally[names, self._columns[4, rows]] * is_country[rows]
        holds += tally[names, self._columns[5, rows]] * is_adm1[rows]
        holds += nearness.in_county(rows, names)
        self._own[2] = np.minimum(1.0, np.bincount(pairs, holds, len(sheet.rows)))

    def own(self) -> Floats:
        """Return the cues of single mentions, by pair of a mention and a row and by cue (`OWN_CUES`), as last read."""
        sheet = self._sheet
        own = np.zeros((len(sheet.rows), len(OWN_CUES)))
        own[:, :3] = self._own.T
        for mention, kinds in self._standing.asked.items():
            pairs = slice(*sheet.mention_starts[mention : mention + 2])
            asked = (sheet.kinds[sheet.rows[pairs], None] == kinds).any(axis=1)
            own[pairs, 3], own[pairs, 4] = asked, ~asked
        return own


def _pairs(sheet: Sheet, standing: list[tuple[int, int]]) -> tuple[Numbers, Numbers]:
    """Return, for mentions that stand to names, the pairs of each mention and a row, and with each pair the name."""
    starts = sheet.mention_starts
    pairs = [np.arange(starts[mention], starts[mention + 1]) for mention, _ in standing]
    names = [np.full(len(own), name) for own, (_, name) in zip(pairs, standing, strict=True)]
    return np.concatenate(pairs), np.concatenate(names)
