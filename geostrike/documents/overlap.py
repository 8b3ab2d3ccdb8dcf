"""How much of one text stands in another, measured in runs of five words.

The one place that compares texts: `families` asks it for overlaps and does not know how they are found. Which texts
share runs, and how many, is the product of a sparse matrix (texts by runs) with itself, which scipy computes: exact,
where a sketch would estimate.
"""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

__all__ = ["SHINGLE_WORDS", "Overlap", "find_overlaps", "fold_words"]

SHINGLE_WORDS = 5

# A run is widespread when more texts hold it. Few stories are quoted by more; a publisher's footer and a turn of the
# language stand in more. Without widespread runs the pairs to look at grow no faster than the texts.
_MANY = 50
# A text keeps its boilerplate where less than this share of its runs would be left to compare it by.
_LEFT = 0.2
# How many texts in a row may gather no crowd before the search for crowds is given up: it only saves time.
_TRIES = 50
# Rows multiplied at a time: 100,000 texts that all share a run then take 400 MB at most.
_BLOCK = 256

_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """Two texts with words in common, by their places in the sequence that was asked about.

    Attributes
    ----------
    smaller, larger : by the number of runs that count; at a tie the later in the sequence is `smaller`.
    share : of the smaller one's runs that stand in the larger, 0 to 1.
    """

    smaller: int
    larger: int
    share: float


def fold_words(text: str) -> list[str]:
    r"""Return the words of `text` as they are compared: without case, punctuation, or the dots of initials.

    >>> fold_words("The U.S. said: Iran’s \"proxies\"")
    ['the', 'us', 'said', 'irans', 'proxies']
    """
    joined = _INITIALS.sub(lambda found: found[0].replace(".", "") + " ", text.casefold())
    return _WORD.findall(_APOSTROPHE.sub("", joined))


def find_overlaps(texts: Sequence[str], at_least: float, *, alike: float = 1.0) -> Iterator[Overlap]:
    """Yield every pair of texts of which the smaller stands to `at_least` in the larger.

    The runs of a text are those of five words, each counted once; a text with fewer words is one run. Where more than
    50 texts hold a run, pairs would grow with the square of the texts, so there are two exceptions:

    - A run that more than 50 texts hold which consist mostly of rarer ones, and fewer others, is no article's but a
      publisher's footer or a turn of the language: it does not count, save where less than a fifth of a text is left.
    - Of more than 50 texts that stand to `alike` in the largest of them, only pairs with that one and with texts of no
      such crowd are found: those say already that the crowd is one.
    """
    import numpy as np

    held, sizes = _without_boilerplate(*_runs_held(texts))
    led = _led(held, sizes, alike)
    everyone = np.arange(len(texts))
    leading = everyone[~led]
    yield from _pairs(held, sizes, leading, everyone, at_least)
    yield from _pairs(held, sizes, everyone[led], leading, at_least)


def _runs_held(texts: Sequence[str]) -> tuple[csr_array, NDArray[np.int64]]:
    """Return which text holds which run, of the runs that come more than once, and how many runs each text has."""
    import numpy as np
    from scipy.sparse import csr_array

    numbers: dict[str, int] = {}
    words, starts, counts = array("q"), [], []
    for text in texts:
        folded = fold_words(text)
        starts.append(len(words))
        counts.append(max(len(folded) - SHINGLE_WORDS + 1, min(len(folded), 1)))
        words.extend([numbers.setdefault(word, len(numbers) + 1) for word in folded])
        words.extend([0] * (SHINGLE_WORDS - 1))
    stream, sizes = np.array(words, dtype=np.int64), np.array(counts, dtype=np.int64)
    holders = np.repeat(np.arange(len(texts)), sizes)
    places = np.arange(len(holders)) + np.repeat(np.array(starts, dtype=np.int64) - np.cumsum(sizes) + sizes, sizes)
    runs = stream[places]
    # Numbered anew with every word: products stay below the square of the number of words and cannot overflow. What
    # begins like no other run is left behind at once.
    for ahead in range(1, SHINGLE_WORDS):
        longer = runs * (len(numbers) + 1) + stream[places + ahead]
        _, runs, times = np.unique(longer, return_inverse=True, return_counts=True)
        again = times[runs] > 1
        runs, places, holders = runs[again], places[again], holders[again]
    shape = (len(texts), int(runs.max(initial=0)) + 1)
    held = csr_array((np.ones(len(runs), dtype=np.int64), (holders, runs)), shape=shape)
    repeats = held.sum(axis=1) - np.diff(held.indptr)
    held.data[:] = 1
    return held, sizes - repeats


def _spread(held: csr_array) -> NDArray[np.int64]:
    import numpy as np

    return np.bincount(held.indices, minlength=held.shape[1])


def _mostly_widespread(held: csr_array, sizes: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return which texts consist mostly of widespread runs."""
    import numpy as np

    mostly: NDArray[np.bool_] = 2 * (held @ (_spread(held) > _MANY).astype(np.int64)) > sizes
    return mostly


def _without_boilerplate(held: csr_array, sizes: NDArray[np.int64]) -> tuple[csr_array, NDArray[np.int64]]:
    import numpy as np
    from scipy.sparse import csr_array

    mostly_wide = _mostly_widespread(held, sizes)
    elsewhere = held.T @ (~mostly_wide).astype(np.int64)
    boilerplate = (elsewhere > _MANY) & (2 * elsewhere > _spread(held))
    if not boilerplate.any():
        return held, sizes
    left = sizes - held @ boilerplate.astype(np.int64)
    cleaned = left >= _LEFT * sizes
    holders = np.repeat(np.arange(len(sizes)), np.diff(held.indptr))
    count = ~(boilerplate[held.indices] & cleaned[holders])
    counted = csr_array((held.data[count], (holders[count], held.indices[count])), shape=held.shape)
    return counted, np.where(cleaned, left, sizes)


def _led(held: csr_array, sizes: NDArray[np.int64], alike: float) -> NDArray[np.bool_]:
    """Return which texts belong to a crowd whose largest text speaks for them."""
    import numpy as np

    led = np.zeros(len(sizes), dtype=np.bool_)
    crowd = np.flatnonzero(_mostly_widespread(held, sizes))
    # Larger texts first, so that whoever is led is the smaller of the pair.
    crowd = crowd[np.lexsort((crowd, -sizes[crowd]))]
    by_run, waiting, tries = held[crowd].tocsc(), np.ones(len(crowd), dtype=np.bool_), _TRIES
    for place, head in enumerate(crowd):
        if not waiting[place]:
            continue
        waiting[place] = False
        runs = held.indices[held.indptr[head] : held.indptr[head + 1]]
        followers = waiting & (by_run[:, runs].sum(axis=1) / sizes[crowd] >= alike)
        if followers.sum() >= _MANY:
            led[crowd[followers]] = True
            waiting &= ~followers
            tries = _TRIES
        elif (tries := tries - 1) == 0:
            break
    return led


def _pairs(
    held: csr_array, sizes: NDArray[np.int64], ones: NDArray[np.int64], others: NDArray[np.int64], at_least: float
) -> Iterator[Overlap]:
    """Yield the pairs of which the smaller is among `ones` and the larger among `others`."""
    import numpy as np

    across = held[others].T.tocsr()
    for start in range(0, len(ones), _BLOCK):
        block = ones[start : start + _BLOCK]
        common = (held[block] @ across).tocoo()
        smaller, larger = block[common.row], others[common.col]
        share = common.data / sizes[smaller]
        is_smaller = (sizes[smaller] < sizes[larger]) | ((sizes[smaller] == sizes[larger]) & (smaller > larger))
        found = np.flatnonzero((share >= at_least) & is_smaller)
        found = found[np.lexsort((larger[found], smaller[found]))]
        for one, other, part in zip(
            smaller[found].tolist(), larger[found].tolist(), share[found].tolist(), strict=True
        ):
            yield Overlap(smaller=one, larger=other, share=part)
