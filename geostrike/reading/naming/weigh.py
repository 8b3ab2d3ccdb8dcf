"""Which of the spans that may name places do: cues are weighed, and the longest likely span wins.

The weights are those of a logistic regression over the cues, learned by `data/weights/fit.py` from labelled texts; the
file holds cues and figures, no words of any text. One name has one sense in a document: what its other uses say counts
for each.
"""

from __future__ import annotations

import tomllib
from functools import cache
from math import exp
from typing import TYPE_CHECKING

from geostrike.files import data_dir
from geostrike.reading.naming.cues import cues_of
from geostrike.reading.naming.patterns import find_patterns, find_runs
from geostrike.reading.naming.setting import Setting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.gazetteer.find import Hit, Tokens

__all__ = ["Weighed", "all_spans", "likely_spans", "weighed_spans"]

THRESHOLD = 0.42  # likelihood from which a span counts as a place; where F1 was highest on held-out documents
_ONE_SENSE = 0.35
_MOST = 4.0
_EXPLAINED = 3

Weighed = tuple["Hit", float, str]
"""A span, its likelihood of naming a place, and the cues that decided, in words."""


def all_spans(tokens: Tokens, hits: Sequence[Hit], home: str) -> list[tuple[Hit, list[str]]]:
    """Return every span that may name a place, with its cues."""
    runs = find_runs(tokens)
    spans = [*hits, *find_patterns(tokens, hits, runs)]
    setting = Setting(tokens, hits, runs)
    return [(hit, cues_of(tokens, hit, setting, home)) for hit in spans]


def weighed_spans(tokens: Tokens, hits: Sequence[Hit], home: str = "") -> list[Weighed]:
    """Return every span that may name a place with its likelihood.

    Parameters
    ----------
    hits : the listed names and demonyms of the text.
    home : ISO 3166-1 alpha-2 code of the country that the publisher is at home in, "" where that is not known.
    """
    weights = _weights()
    spans = all_spans(tokens, hits, home)
    logits = [sum(weights.get(cue, 0.0) for cue in cues) for _, cues in spans]
    sums: dict[tuple[str, str], list[float]] = {}
    for (hit, _), logit in zip(spans, logits, strict=True):
        total = sums.setdefault((hit.key, hit.kind), [0.0, 0.0])
        total[0] += logit
        total[1] += 1
    weighed: list[Weighed] = []
    for (hit, cues), logit in zip(spans, logits, strict=True):
        total, uses = sums[hit.key, hit.kind]
        if uses > 1:
            logit += _ONE_SENSE * max(-_MOST, min(_MOST, (total - logit) / (uses - 1)))  # noqa: PLW2901
        weighed.append((hit, 1 / (1 + exp(-max(-30.0, min(30.0, logit)))), _why(cues, weights)))
    return weighed


def likely_spans(weighed: Sequence[Weighed], threshold: float = THRESHOLD) -> list[Weighed]:
    """Return the spans that name places, from left to right, the longest first where they overlap."""
    likely = [item for item in weighed if item[1] >= threshold]
    likely.sort(key=lambda item: (item[0].first - item[0].last, -item[1], item[0].start))
    taken: set[int] = set()
    kept = []
    for item in likely:
        words = range(item[0].first, item[0].last + 1)
        if not any(word in taken for word in words):
            taken.update(words)
            kept.append(item)
    return sorted(kept, key=lambda item: item[0].start)


def _why(cues: Sequence[str], weights: dict[str, float]) -> str:
    heaviest = sorted(cues[1:], key=lambda cue: -abs(weights.get(cue, 0.0)))[:_EXPLAINED]
    return ", ".join(cue.partition("/")[0] for cue in heaviest)


@cache
def _weights() -> dict[str, float]:
    path = data_dir() / "weights" / "names.toml"
    weights: dict[str, float] = tomllib.loads(path.read_text(encoding="utf-8"))["cues"]
    return weights
