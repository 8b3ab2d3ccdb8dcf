"""How much of one text stands in another, measured in runs of five words.

The one place that compares texts: `families` asks it for overlaps and does not know how they are found.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

__all__ = ["SHINGLE_WORDS", "Overlap", "find_overlaps", "fold_words", "shingle"]

SHINGLE_WORDS = 5

_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_WORD = re.compile(r"\w+(?:['’]\w+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """Two texts with words in common, by their places in the sequence that was asked about.

    Attributes
    ----------
    smaller, larger : by number of shingles; at a tie the later in the sequence is `smaller`.
    share : of the smaller one's shingles that stand in the larger, 0 to 1.
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
    return [re.sub("['’]", "", word) for word in _WORD.findall(joined)]


def shingle(text: str) -> frozenset[str]:
    """Return the runs of five words of `text`; a text with fewer words is one run."""
    words = fold_words(text)
    runs = max(len(words) - SHINGLE_WORDS + 1, 1)
    return frozenset(" ".join(words[start : start + SHINGLE_WORDS]) for start in range(runs)) - {""}


def find_overlaps(texts: Sequence[str], at_least: float) -> Iterator[Overlap]:
    """Yield every pair of texts of which the smaller stands to `at_least` in the larger.

    Only texts that share a run are compared, and of a text only its rarest runs are looked up: when a share `at_least`
    of them stands in another text, one of the rarest ``1 - at_least`` and one more must. What every page of a publisher
    repeats is so left aside without any pair being missed.
    """
    shingles = [shingle(text) for text in texts]
    spread = Counter(run for runs in shingles for run in runs)
    holders: defaultdict[str, list[int]] = defaultdict(list)
    # Larger texts first: whoever holds a run already is the larger of the pair.
    for smaller in sorted(range(len(texts)), key=lambda index: (-len(shingles[index]), index)):
        runs = shingles[smaller]
        rarest = sorted(runs, key=lambda run: (spread[run], run))
        looked_up = rarest[: len(runs) - ceil(at_least * len(runs)) + 1]
        for larger in sorted({index for run in looked_up for index in holders.get(run, ())}):
            share = len(runs & shingles[larger]) / len(runs)
            if share >= at_least:
                yield Overlap(smaller=smaller, larger=larger, share=share)
        for run in runs:
            if spread[run] > 1:
                holders[run].append(smaller)
