"""Which of the spans that may name places do: cues are weighed, and the likeliest of those that overlap win.

The weights are those of a logistic regression over the cues, in which spans that overlap compete (a conditional random
field), learned by `data/weights/fit_names.py` from labelled texts; the file holds cues and figures, no words of any
text. One name has one sense in a document: what its other uses say counts for each.
"""

from __future__ import annotations

import tomllib
from bisect import bisect_left
from functools import cache
from math import exp, log
from typing import TYPE_CHECKING

from geostrike.files import data_dir
from geostrike.reading.naming.cues import cues_of, full_cue
from geostrike.reading.naming.patterns import find_patterns, find_runs
from geostrike.reading.naming.setting import Setting, is_report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from geostrike.gazetteer.find import Hit
    from geostrike.gazetteer.tokens import Tokens
    from geostrike.reading.publishers import Home

__all__ = ["Weighed", "Weights", "all_spans", "likely_spans", "weighed", "weighed_spans"]

THRESHOLD = 0.42  # likelihood from which a span counts as a place; where F1 was highest on held-out documents
_ONE_SENSE = 0.2
_LEAST = 1e-9  # of a span that is just likely enough
_MOST = 4.0
_SURE = 30.0
_KNOWN = 50_000  # inhabitants
_SHORTEST = 3  # letters
_OTHER_SCRIPTS = "\u0370"  # from here on they are
_EXPLAINED = 3

Cued = tuple["Hit", list[str], str]
"""A span, its cues and how well known its places are, as `cues_of` returns them."""

Weighed = tuple["Hit", float, tuple[str, ...]]
"""A span, its likelihood of naming a place, and, where asked for, the cues that decided, the weightiest first."""


def all_spans(tokens: Tokens, hits: Sequence[Hit], home: Home | None) -> Iterator[Cued]:
    """Yield every span that may name a place, with its cues; with none in a script that no cue was learned from."""
    runs = find_runs(tokens)
    patterns = find_patterns(tokens, hits, runs)
    setting = Setting(tokens, hits, patterns, runs)
    for hit in (*hits, *patterns):
        cues, strength = ([], "") if hit.key[:1] >= _OTHER_SCRIPTS else cues_of(tokens, hit, setting, home)
        yield hit, cues, strength


def weighed_spans(
    tokens: Tokens, hits: Sequence[Hit], home: Home | None = None, *, explain: bool = False
) -> list[Weighed]:
    """Return every span that may name a place with its likelihood.

    Parameters
    ----------
    hits : the listed names and demonyms of the text.
    home : where the publisher is at home, None where that is not known.
    explain : also tell which cues decided.
    """
    weights = _weights()["reports" if is_report(tokens) else "cues"]
    found = weighed(all_spans(tokens, hits, home), weights, explain=explain)
    if tokens.text.isascii():
        return found
    return [_in_another_script(item, tokens) if item[0].key[:1] >= _OTHER_SCRIPTS else item for item in found]


def _in_another_script(item: Weighed, tokens: Tokens) -> Weighed:
    """Return a span in Greek, Cyrillic, Arabic, which no cue was learned from: a known place is likely.

    The rule is ours: a common word that is also a village's name is common, and so is hardly a town's; and a name
    before another in capitals is a person's.
    """
    hit = item[0]
    after = hit.last + 1
    if after < tokens.count and tokens.links[after] == " " and tokens.capital[after]:
        return hit, 0.1, ("before another name, in a script that is not Latin",)
    known = any(
        bearer.trust == 0 or bearer.population >= _KNOWN or bearer.feature_code.startswith("PCL")
        for bearer in hit.bearers
    )
    if known and len(hit.key) >= _SHORTEST:
        return hit, 0.9, ("a well-known place, in a script that is not Latin",)
    return hit, 0.1, ("no well-known place, in a script that is not Latin",)


def weighed(spans: Iterable[Cued], weights: Weights, *, explain: bool = False) -> list[Weighed]:
    """Return spans with their likelihoods, by what each cue weighs."""
    alone: list[tuple[Hit, float, tuple[str, ...]]] = []
    sums: dict[tuple[str, str], tuple[float, int]] = {}
    for hit, cues, strength in spans:
        table = weights[strength]
        logit = sum(map(table.__getitem__, cues))
        total, uses = sums.get((hit.key, hit.kind), (0.0, 0))
        sums[hit.key, hit.kind] = total + logit, uses + 1
        alone.append((hit, logit, _weightiest(cues, table) if explain else ()))
    found: list[Weighed] = []
    for hit, logit, why in alone:
        total, uses = sums[hit.key, hit.kind]
        if uses > 1:
            logit += _ONE_SENSE * max(-_MOST, min(_MOST, (total - logit) / (uses - 1)))
        if not -_SURE < logit < _SURE:
            logit = _SURE if logit > 0 else -_SURE
        found.append((hit, 1 / (1 + exp(-logit)), why))
    return found


def likely_spans(spans: Sequence[Weighed], threshold: float = THRESHOLD) -> list[Weighed]:
    """Return the spans that name places, from left to right: of those that overlap, the likeliest together."""
    likely = [item for item in spans if item[1] >= threshold]
    likely.sort(key=lambda item: (item[0].last, item[0].first, item[0].start, item[1]))
    ends = [item[0].last for item in likely]
    best = [0.0]
    before: list[int] = []  # how many of those that end earlier may stand beside each that is taken; -1 where it is not
    needed = _odds(threshold) - _LEAST
    for index, (hit, likelihood, _) in enumerate(likely):
        free = bisect_left(ends, hit.first, 0, index)
        value = best[free] + _odds(likelihood) - needed
        taken = value > best[index]
        best.append(value if taken else best[index])
        before.append(free if taken else -1)
    kept = []
    left = len(likely)
    while left:
        left -= 1
        if before[left] >= 0:
            kept.append(likely[left])
            left = before[left]
    return kept[::-1]


def _odds(likelihood: float) -> float:
    return log(likelihood / (1 - likelihood))


def _weightiest(cues: Sequence[str], weights: Mapping[str, float]) -> tuple[str, ...]:
    weightiest = sorted(cues[1:], key=lambda cue: -abs(weights[cue]))[:_EXPLAINED]
    return tuple(cue.partition("/")[0] for cue in weightiest)


class Weights(dict[str, "_Table"]):
    """What cues weigh, by how well known places are; a cue that was not learned weighs nothing.

    Parameters
    ----------
    learned : the weights of full cues.
    """

    def __init__(self, learned: Mapping[str, float]) -> None:
        super().__init__()
        self._learned = learned

    def __missing__(self, strength: str) -> _Table:
        table = self[strength] = _Table(self._learned, strength)
        return table


class _Table(dict[str, float]):
    """The weights of cues as `cues_of` returns them; there are only so many."""

    def __init__(self, learned: Mapping[str, float], strength: str) -> None:
        super().__init__()
        self._learned = learned
        self._strength = strength

    def __missing__(self, cue: str) -> float:
        weight = self[cue] = self._learned.get(full_cue(cue, self._strength), 0.0)
        return weight


@cache
def _weights() -> dict[str, Weights]:
    """Return what cues weigh in the news, "cues", and in the reports of agencies, "reports"."""
    path = data_dir() / "weights" / "names.toml"
    return {kind: Weights(learned) for kind, learned in tomllib.loads(path.read_text(encoding="utf-8")).items()}
