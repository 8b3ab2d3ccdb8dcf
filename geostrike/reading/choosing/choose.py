"""Which of its bearers each name of a document means: scores, candidates in order, and the cues that decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geostrike.reading.choosing.company import Company, Named, company_cues, holder_cues, keep_company
from geostrike.reading.choosing.priors import prior_cues, ranked_bearers
from geostrike.reading.choosing.weights import weights

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geostrike.gazetteer.bearers import Bearer, Bearers
    from geostrike.reading.publishers import Home

__all__ = ["Choice", "choose"]

_READINGS = 2
_EXPLAINED = 3
_QUIET = 0.1

Scores = dict["Bearer", float]


class Choice(NamedTuple):
    """What a name is taken to mean.

    Attributes
    ----------
    ranked : the bearers with their scores, best first.
    cues : by the cues of a bearer, their values; asked for where a choice is explained.
    """

    ranked: tuple[tuple[Bearer, float], ...]
    cues: Callable[[Bearer], dict[str, float]]

    @property
    def rule(self) -> str:
        """The cues that told the first bearer from the second, the strongest first, in words."""
        weight = weights()
        best = self.cues(self.ranked[0][0])
        if len(self.ranked) == 1:
            return "the only place of this name"
        other = self.cues(self.ranked[1][0])
        apart = {cue: weight.get(cue, 0.0) * (best.get(cue, 0.0) - other.get(cue, 0.0)) for cue in {*best, *other}}
        loud = sorted((cue for cue, value in apart.items() if value > _QUIET), key=lambda cue: (-apart[cue], cue))
        return ", ".join(_words(cue, cue in best) for cue in loud[:_EXPLAINED]) or "first of several as good"


def choose(names: Sequence[Named], text: str, bearers: Bearers, home: Home | None) -> list[Choice]:
    """Choose for each name of a document among its bearers.

    A name has one sense in a document, unless a name behind it says otherwise ("Paris, Texas").

    Parameters
    ----------
    names : the names that have bearers, from left to right.
    home : where the publisher is at home, None where that is not known.
    """
    weight = weights()
    uses: dict[str, int] = {}
    priors: dict[str, tuple[tuple[Bearer, float], ...]] = {}
    for name in names:
        uses[name.key] = uses.get(name.key, 0) + 1
        if name.key not in priors:
            priors[name.key] = ranked_bearers(bearers, name.key, name.bearers)
    picks = {key: ranked[0][0] for key, ranked in priors.items()}
    company = keep_company(picks, uses)
    scores: dict[str, Scores] = {}
    held: list[dict[Bearer, float]] = []
    for _ in range(_READINGS):
        scores = {
            key: {
                bearer: prior + _sum(company_cues(bearer, key, company, uses[key], home), weight)
                for bearer, prior in ranked
            }
            for key, ranked in priors.items()
        }
        held = [_held(index, names, text, company, priors, weight) for index in range(len(names))]
        means: dict[str, Scores] = {key: dict(of) for key, of in scores.items()}
        for name, nudges in zip(names, held, strict=True):
            of = means[name.key]
            for bearer, nudge in nudges.items():
                of[bearer] += nudge / uses[name.key]
        picks = {key: max(of, key=of.__getitem__) for key, of in means.items()}
        company = keep_company(picks, uses)
    return [
        _choice(name, means[name.key], nudges, company, uses[name.key], home, (names, index, text))
        for index, (name, nudges) in enumerate(zip(names, held, strict=True))
    ]


def _held(
    index: int,
    names: Sequence[Named],
    text: str,
    company: Company,
    priors: dict[str, tuple[tuple[Bearer, float], ...]],
    weight: dict[str, float],
) -> dict[Bearer, float]:
    ranked = priors[names[index].key]
    if len(ranked) < 2:  # noqa: PLR2004
        return {}
    return {bearer: _sum(holder_cues(bearer, index, names, text, company), weight) for bearer, _ in ranked}


def _choice(
    name: Named,
    means: Scores,
    nudges: dict[Bearer, float],
    company: Company,
    uses: int,
    home: Home | None,
    where: tuple[Sequence[Named], int, str],
) -> Choice:
    total = {bearer: score + nudges.get(bearer, 0.0) for bearer, score in means.items()}
    ranked = sorted(total.items(), key=lambda pair: (-pair[1], pair[0].trust, pair[0].ordinal))

    def cues(bearer: Bearer) -> dict[str, float]:
        return {
            **prior_cues(bearer, name.key),
            **company_cues(bearer, name.key, company, uses, home),
            **holder_cues(bearer, where[1], where[0], where[2], company),
        }

    return Choice(tuple(ranked), cues)


def _sum(cues: dict[str, float], weight: dict[str, float]) -> float:
    return sum(weight.get(cue, 0.0) * value for cue, value in cues.items())


def _words(cue: str, has: bool) -> str:
    return cue if has else f"the other: {cue}"
