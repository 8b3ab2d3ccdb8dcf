"""What a whole document says about its names: the runs they stand in, the company they keep, who is a person."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from geostrike.reading.naming.lexicon import lexicon
from geostrike.reading.naming.renown import renown_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.gazetteer.find import Hit
    from geostrike.gazetteer.tokens import Tokens

__all__ = ["DATELINE", "MANY_AREAS", "PLURAL_LIST", "Kept", "Setting", "is_report"]

_ABBREVIATION = 5  # letters at most of a division's short name that is no byname
MANY_AREAS = 4
"""Uses of "X province" in small letters, from which on a document is one that lists areas."""
_SHORTEST_REPORT = 120  # words
_FIGURES = 0.055  # of all words; the news seldom has half as many
_TELLING = 0.006
_TELLS = frozenset("said says told i he she his her mr mrs we my".split())
_SMALL, _LARGE = b"abcdefghijklmnopqrstuvwxyz", b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


def is_report(tokens: Tokens) -> bool:
    """Tell whether a text is an agency's report rather than news: figures and abbreviations, and nobody who speaks."""
    count = len(tokens)
    if count < _SHORTEST_REPORT or sum(map(_TELLS.__contains__, tokens.folded)) >= _TELLING * count:
        return False
    figures = sum(map(str.isdigit, [word[0] for word in tokens.words]))
    large = [tokens.words[index] for index in tokens.large]
    figures += sum([len(word) > 2 and word.isupper() for word in large])
    return figures > _FIGURES * count


class Kept(NamedTuple):
    """How a document uses one name, counted over all its uses.

    Attributes
    ----------
    person : behind a given name or an initial.
    titled : behind a title.
    placed : behind a preposition of place, or before the state it lies in.
    speaks : before a verb of saying.
    """

    person: int
    titled: int
    placed: int
    speaks: int
    uses: int


class Setting:
    """A document as its names see it.

    Parameters
    ----------
    hits : the listed names and the demonyms of the text.
    patterns : the spans that only their form makes a place.
    runs : its runs of capitalised words.
    """

    def __init__(
        self, tokens: Tokens, hits: Sequence[Hit], patterns: Sequence[Hit], runs: Sequence[tuple[int, int]]
    ) -> None:
        self.run = {index: run for run in runs for index in range(run[0], run[1] + 1)}
        self.opening: set[int] = set()
        self.closing: set[int] = set()
        self.holders: set[int] = set()
        self.large: set[str] = set()
        self.countries: set[str] = set()
        self.divisions: set[tuple[str, str]] = set()
        for hit in hits:
            self._take(hit)
        self.countries.discard("")
        self.covering: dict[int, list[Hit]] = {}
        self.starting: dict[int, list[Hit]] = {}
        for hit in (*hits, *patterns):
            self.starting.setdefault(hit.first, []).append(hit)
            if hit.last > hit.first:
                for index in range(hit.first, hit.last + 1):
                    self.covering.setdefault(index, []).append(hit)
        self.small_areas = _small_areas(tokens)
        self.money = "$" in tokens.text
        self.plurals = not tokens.distinct.isdisjoint(lexicon().plural)
        self.kept = _kept(tokens, [*hits, *(hit for hit in patterns if hit.kind == "unknown")], self.holders)
        self._lines = tokens.text.split("\n")
        self._line_starts = list(accumulate([len(line) + 1 for line in self._lines], initial=0))
        self._shouted: dict[int, bool] = {}
        self._folded = tokens.folded
        self._run_openings: dict[int, tuple[int, int]] = {}

    def opening_of(self, first: int, last: int) -> tuple[int, int]:
        """Return the first "of" in a run of words and the first word for a house or a road; where none is, its end."""
        if first not in self._run_openings:
            run, heads = self._folded[first : last + 1], lexicon().heads
            of = run.index("of") if "of" in run else len(run)
            head = next((index for index, word in enumerate(run) if word in heads), len(run))
            self._run_openings[first] = first + of, first + head
        return self._run_openings[first]

    def shouts(self, position: int) -> bool:
        """Tell whether the line at an offset is all, or nearly all, capitals."""
        line = bisect_right(self._line_starts, position) - 1
        if line not in self._shouted:
            self._shouted[line] = _is_shouted(self._lines[line])
        return self._shouted[line]

    def _take(self, hit: Hit) -> None:
        renown = renown_of(hit.bearers)
        if hit.kind == "demonym":
            self.countries |= renown.countries
            return
        self.opening.add(hit.first)
        self.closing.add(hit.last)
        provinces = renown.provinces[0 if hit.end - hit.start <= _ABBREVIATION else 1]
        if renown.states or provinces:
            self.countries |= renown.states
            self.divisions |= provinces
            self.holders.add(hit.first)
        if renown.large and hit.first == hit.last:
            self.large.add(hit.key)


def _is_shouted(line: str) -> bool:
    plain = line.encode("ascii", "ignore")
    small, large = (len(plain) - len(plain.translate(None, letters)) for letters in (_SMALL, _LARGE))
    if len(plain) < len(line):
        others = _NOT_ASCII.findall(line)
        small, large = small + sum(map(str.islower, others)), large + sum(map(str.isupper, others))
    return large > 3 * small


def _small_areas(tokens: Tokens) -> int:
    """Return how many area words in small letters follow a capitalised word."""
    areas, capital = lexicon().areas, tokens.capital
    if tokens.distinct.isdisjoint(areas):
        return 0
    found = [index for index, word in enumerate(tokens.folded) if word in areas and index > 0]
    return sum(not capital[index] and capital[index - 1] and tokens.links[index] == " " for index in found)


_PLACING = frozenset({"in", "at", "near", "from"})


def _kept(tokens: Tokens, hits: Sequence[Hit], holders: set[int]) -> dict[str, Kept]:
    words = lexicon()
    counts: dict[str, list[int]] = {}
    for hit in hits:
        count = counts.setdefault(hit.key, [0] * 5)
        count[4] += 1
        before, after = hit.first - 1, hit.last + 1
        if before >= 0:
            folded, link = tokens.folded[before], tokens.links[hit.first]
            if link == " " and tokens.capital[before] and folded in words.given and folded not in words.common:
                count[0] += hit.key in words.surnames or renown_of(hit.bearers).hamlets
            elif link in {" ", "."} and folded in words.titles:
                count[1] += 1
            elif link == "." and len(folded) == 1:
                count[0] += 1
            elif link == " " and words.before.get(folded) in _PLACING and not tokens.capital[before]:
                count[2] += 1
        if after < tokens.count:
            if after in holders and tokens.links[after] == ",":
                count[2] += 1
            count[3] += tokens.links[after] == " " and tokens.folded[after] in words.speech
    return {key: Kept(*count) for key, count in counts.items()}


PLURAL_LIST = re.compile(
    r"(?:,? (?:and|or) [A-Z][\w'’.-]*(?: [A-Z][\w-]*)?|, [A-Z][\w'’.-]*(?: [A-Z][\w-]*)?){0,6} "
    rf"(?:{'|'.join(sorted(lexicon().plural))})\b",
    re.I,
)
"""What follows each of the names in "A, B and C counties"."""

DATELINE = re.compile(
    r"(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)?,?\s*(?:\([A-Z][^)\n]{0,30}\)\s*)?(?:—|–|--|-\s|\((?:AP|AFP|Reuters)\))"
)
"""What follows the place that opens a report: "BEIRUT — ", "PARIS, Mo. (AP) - "."""
