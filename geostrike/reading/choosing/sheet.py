"""The bearers of all the names of a document, as columns of figures, a row for each."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np

from geostrike.reading.choosing.priors import KINDS, Ranked, ranked_bearers

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from geostrike.reading.choosing.standing import Named

    Floats = npt.NDArray[np.float64]
    Bools = npt.NDArray[np.bool_]
    Numbers = npt.NDArray[np.int64]

__all__ = ["Sheet"]

_FAINT = 0.02  # likelihood below which a reading is no company for others


class Sheet:
    """The bearers of a document's names.

    Attributes
    ----------
    numbers : of each folded name its number, in the order of the text.
    names : by row, the number of the name that the bearer bears.
    starts : of each name the first of its rows; one value more than there are names.
    mentions, rows : every pair of a mention and a row of its name, ordered by mention.
    mention_starts : of each mention the first of its pairs; one value more than there are mentions.
    uses, row_uses : how many mentions each name has, by name and by row.
    may_be_country : by name, whether a country bears it.
    countries, divisions : by row, numbered from 0; the code and the name that no place has count as one too.
    """

    def __init__(self, mentions: Sequence[Named]) -> None:
        first: dict[str, Named] = {}
        for mention in mentions:
            first.setdefault(mention.key, mention)
        self.numbers = {key: number for number, key in enumerate(first)}
        self.ranked: list[Ranked] = [ranked_bearers(named.bearers) for named in first.values()]
        sizes = [len(ranked.bearers) for ranked in self.ranked]
        starts = list(accumulate(sizes, initial=0))
        self.starts = np.array(starts)
        self.names = np.repeat(np.arange(len(sizes)), sizes)
        self.cues = np.concatenate([ranked.cues for ranked in self.ranked])
        self.scores, self.longitude, self.latitude = np.concatenate([ranked.figures for ranked in self.ranked]).T.copy()
        self.narrowing = np.cos(np.radians(self.latitude))
        self.kinds, countries, divisions = np.concatenate([ranked.numbers for ranked in self.ranked]).T
        self.country_numbers, self.countries = _numbered(countries)
        self.division_numbers, self.divisions = _numbered(divisions)
        self.in_country = self.country_numbers[self.countries] >= 0
        self.in_division = self.division_numbers[self.divisions] >= 0
        self.is_country = self.of_kind("country")
        self.is_adm1 = self.of_kind("adm1")
        self.may_be_country = np.logical_or.reduceat(self.is_country, self.starts[:-1])
        self.is_wide = self.is_country | self.of_kind("continent")
        of_mention = [self.numbers[mention.key] for mention in mentions]
        self.uses = np.bincount(of_mention, minlength=len(sizes))
        self.row_uses = self.uses[self.names]
        pairs = [sizes[number] for number in of_mention]
        self.mention_starts = np.array(list(accumulate(pairs, initial=0)))
        self.mentions = np.repeat(np.arange(len(mentions)), pairs)
        rows = [row for number in of_mention for row in range(starts[number], starts[number + 1])]
        self.rows = np.array(rows, np.int64)

    def of_kind(self, kind: str) -> Bools:
        """Return by row whether the bearer is of a kind."""
        found: Bools = self.kinds == KINDS.index(kind)
        return found

    def likely(self, scores: Floats) -> Floats:
        """Return by row how likely its name means the bearer; 0 where that is hardly so."""
        best = np.maximum.reduceat(scores, self.starts[:-1])[self.names]
        odds = np.exp(scores - best)
        likely = odds / np.add.reduceat(odds, self.starts[:-1])[self.names]
        return np.where(likely < _FAINT, 0.0, likely)

    def mean(self, values: Floats) -> Floats:
        """Return by row the mean over the mentions of its name of values that go by pair."""
        totals = np.bincount(self.rows, weights=values, minlength=len(self.names))
        means: Floats = totals / self.row_uses
        return means


def _numbered(areas: Numbers) -> tuple[Numbers, Numbers]:
    """Return the areas that are among some, each once, and which of those each of them is."""
    listed = areas.tolist()
    first = {area: number for number, area in enumerate(dict.fromkeys(listed))}
    return np.array(list(first)), np.array([first[area] for area in listed])
