"""Which of its bearers each name of a document means: candidates in order, and the cues that decided."""

from __future__ import annotations

from itertools import pairwise
from math import exp, log1p
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from geostrike.reading.choosing.company import COMPANY_CUES, OWN_CUES, Company
from geostrike.reading.choosing.home import HOME_CUES, home_cues
from geostrike.reading.choosing.priors import PRIOR_CUES
from geostrike.reading.choosing.sheet import Sheet
from geostrike.reading.choosing.standing import stand
from geostrike.reading.choosing.weights import weights, weights_of
from geostrike.reading.choosing.words import in_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from geostrike.gazetteer.bearers import Bearer
    from geostrike.reading.choosing.standing import Named
    from geostrike.reading.publishers import Home

__all__ = ["CUES", "NOTHING_CUES", "Choice", "Weighed", "choose", "weigh"]

CUES = (*PRIOR_CUES, *HOME_CUES, *COMPANY_CUES, *OWN_CUES)
NOTHING_CUES = ("no such place", "no such place, though much is named", "no such place, though the publisher is known")
"""Cues of the reading that none of the bearers is meant, but a namesake that no gazetteer holds."""

_READINGS = 3
_SAYS_SO = 4.0
_STRETCH = 250  # mentions weighed together; the tables grow with the square of their number


class Weighed(NamedTuple):
    """Every bearer of every mention of a document, weighed.

    Attributes
    ----------
    scores : by pair of a mention and a bearer of its name, in natural logarithms of odds.
    tables : cues by row (prior, home, company), and those by pair.
    nothing : the cues of none of them being meant.
    """

    sheet: Sheet
    scores: npt.NDArray[np.float64]
    tables: tuple[npt.NDArray[np.float64], ...]
    nothing: npt.NDArray[np.float64]

    def cues(self, pairs: slice) -> npt.NDArray[np.float64]:
        """Return the cues of some pairs in the order of `CUES`."""
        *by_row, own = self.tables
        rows = self.sheet.rows[pairs]
        return np.concatenate([*(table[rows] for table in by_row), own[pairs]], axis=1)

    def cues_of(self, pair: int) -> list[float]:
        """Return the cues of one pair, likewise."""
        *by_row, own = self.tables
        row = int(self.sheet.rows[pair])
        cues: list[float] = [*(cue for table in by_row for cue in table[row].tolist()), *own[pair].tolist()]
        return cues


class Choice(NamedTuple):
    """What a mention is taken to mean.

    Attributes
    ----------
    ranked : the bearers with their scores, best first.
    nothing : the score of none of them being meant.
    order : the pairs of the weighed document that they are.
    """

    ranked: tuple[tuple[Bearer, float], ...]
    nothing: float
    order: list[int]
    weighed: Weighed

    @property
    def likelihoods(self) -> list[float]:
        """How likely each of the ranked is meant; what they lack of 1 is the likelihood that none of them is."""
        best = max(self.ranked[0][1], self.nothing)
        odds = [exp(score - best) for _, score in self.ranked]
        total = sum(odds) + exp(self.nothing - best)
        return [chance / total for chance in odds]

    @property
    def rule(self) -> str:
        """The cues that told the first bearer from the second, the strongest first, in words."""
        if len(self.ranked) == 1:
            return "the only place of this name"
        known = weights()
        first, second = (self.weighed.cues_of(pair) for pair in self.order[:2])
        told = {cue: (one, other) for cue, one, other in zip(CUES, first, second, strict=True) if one != other}
        apart = {cue: known.get(cue, 0.0) * (one - other) for cue, (one, other) in told.items()}
        people = self.ranked[0][0].population, self.ranked[1][0].population
        return in_words(apart, {cue: one for cue, (one, _) in told.items()}, people)


def choose(names: Sequence[Named], text: str, home: Home | None) -> Iterator[Choice]:
    """Choose for each name of a document among its bearers, one by one; a long document is read in stretches.

    Mentions of one name in a stretch that say the same share one choice.

    Parameters
    ----------
    names : the names that have bearers, from left to right.
    home : where the publisher is at home, None where that is not known.
    """
    stretches = -(-len(names) // _STRETCH)
    ends = [number * len(names) // stretches for number in range(stretches + 1)] if names else []
    for first, end in pairwise(ends):
        yield from _choices(names[first:end], text, home)


def _choices(names: Sequence[Named], text: str, home: Home | None) -> Iterator[Choice]:
    weighed = weigh(names, text, home)
    sheet, scores, own = weighed.sheet, weighed.scores, weighed.tables[-1]
    nothing = float(weighed.nothing @ weights_of(NOTHING_CUES))
    chosen: dict[tuple[str, bytes, bytes], Choice] = {}
    for name, (start, end) in zip(names, pairwise(sheet.mention_starts.tolist()), strict=True):
        alike = name.key, scores[start:end].tobytes(), own[start:end].tobytes()
        if alike not in chosen:
            bearers = sheet.ranked[sheet.numbers[name.key]].bearers
            borne = zip(bearers, scores[start:end].tolist(), range(start, end), strict=True)
            ordered = sorted(borne, key=lambda one: -one[1])
            ranked = tuple((bearer, score) for bearer, score, _ in ordered)
            chosen[alike] = Choice(ranked, nothing, [pair for _, _, pair in ordered], weighed)
        yield chosen[alike]


def weigh(names: Sequence[Named], text: str, home: Home | None) -> Weighed:
    """Weigh the bearers of every name of a document against what its other names mean.

    A name has one sense in a document, unless the words beside one mention say otherwise ("Paris, Texas").
    """
    sheet = Sheet(names)
    standing = stand(names, text, sheet.numbers)
    at_home = home_cues(sheet, home)
    before = sheet.scores + at_home @ weights_of(HOME_CUES)
    scores = before
    company = Company(sheet, standing)
    for _ in range(_READINGS):
        cues = company.read(scores)
        scores = before + weights_of(COMPANY_CUES) @ cues
    own = company.own()
    nothing = np.array([1.0, log1p(len(sheet.numbers) - 1), float(home is not None and bool(home.place))])
    own_scores = own @ weights_of(OWN_CUES)
    # "Paris, Texas" says which Paris; what the rest of the text means by the name matters little then.
    # A country's name is not held so: "in Jordan, US officials said" speaks of no Jordan in Minnesota.
    if standing.strict:
        strict = np.zeros(len(names), np.bool_)
        strict[[mention for mention, _ in standing.strict]] = True
        told = strict[sheet.mentions] & ~sheet.may_be_country[sheet.names[sheet.rows]]
        own_scores += _SAYS_SO * own[:, OWN_CUES.index("held here")] * told
    return Weighed(sheet, scores[sheet.rows] + own_scores, (sheet.cues, at_home, cues.T, own), nothing)
