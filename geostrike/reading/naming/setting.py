"""What a whole document says about its names: the runs they stand in, the company they keep, who is a person."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from geostrike.reading.naming.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.gazetteer.bearers import Bearer
    from geostrike.gazetteer.find import Hit, Tokens

__all__ = ["DATELINE", "PLURAL_LIST", "Kept", "Setting", "kind_of"]

_COUNTRIES = frozenset({"PCLI", "PCL", "PCLD", "PCLS", "PCLF", "PCLIX", "TERR"})
_KINDS = {"ADM1": "adm1", "PPLC": "capital", "PPLA": "seat"}
_LARGE = 300_000  # inhabitants


def kind_of(feature_code: str) -> str:
    """Return what sort of place a GeoNames feature code is, as roughly as telling names apart needs it."""
    if feature_code in _COUNTRIES:
        return "country"
    if feature_code in _KINDS:
        return _KINDS[feature_code]
    if feature_code.startswith("PPL"):
        return "town"
    return "adm2" if feature_code.startswith("ADM") else "region"


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
    runs : its runs of capitalised words.
    """

    def __init__(self, tokens: Tokens, hits: Sequence[Hit], runs: Sequence[tuple[int, int]]) -> None:
        self.run = {index: run for run in runs for index in range(run[0], run[1] + 1)}
        self.opening: set[int] = set()
        self.closing: set[int] = set()
        self.holders: set[int] = set()
        self.large: set[str] = set()
        self.countries: set[str] = set()
        self.divisions: set[tuple[str, str]] = set()
        for hit in hits:
            if hit.kind == "demonym":
                self.countries.update(bearer.country for bearer in hit.bearers)
                continue
            self.opening.add(hit.first)
            self.closing.add(hit.last)
            for bearer in hit.bearers:
                self._take(hit, bearer)
        self.countries.discard("")
        areas = lexicon().areas
        self.small_areas = sum(_before_small(tokens, last, areas) for last in self.closing)
        self._line_starts, self._shouted = _lines(tokens.text)
        self.kept = _kept(tokens, hits, self.holders)

    def shouts(self, position: int) -> bool:
        """Tell whether the line at an offset is all, or nearly all, capitals."""
        return self._shouted[bisect_right(self._line_starts, position) - 1]

    def _take(self, hit: Hit, bearer: Bearer) -> None:
        kind = kind_of(bearer.feature_code)
        if kind == "country":
            self.countries.add(bearer.country)
            self.holders.add(hit.first)
        elif kind == "adm1" and (bearer.flags & 1 or hit.end - hit.start <= 5):
            self.divisions.add((bearer.country, bearer.admin1))
            self.holders.add(hit.first)
        if hit.first == hit.last and bearer.population > _LARGE:
            self.large.add(hit.key)


def _lines(text: str) -> tuple[list[int], list[bool]]:
    starts, shouted, position = [], [], 0
    for line in text.split("\n"):
        small = sum(map(str.islower, line))
        starts.append(position)
        shouted.append(sum(map(str.isupper, line)) > 3 * small)
        position += len(line) + 1
    return starts, shouted


def _before_small(tokens: Tokens, last: int, areas: frozenset[str]) -> bool:
    after = last + 1
    if after >= len(tokens) or tokens.words[after].link != " ":
        return False
    return tokens.folded[after] in areas and not tokens.capital[after]


_PLACING = frozenset({"in", "at", "near", "from"})


def _kept(tokens: Tokens, hits: Sequence[Hit], holders: set[int]) -> dict[str, Kept]:
    words = lexicon()
    counts: dict[str, list[int]] = {}
    for hit in hits:
        count = counts.setdefault(hit.key, [0, 0, 0, 0, 0])
        count[4] += 1
        before, after = hit.first - 1, hit.last + 1
        if before >= 0:
            folded, link = tokens.folded[before], tokens.words[hit.first].link
            if link == " " and tokens.capital[before] and folded in words.given and folded not in words.common:
                count[0] += _may_be_surname(hit)
            elif link in {" ", "."} and folded in words.titles:
                count[1] += 1
            elif link == "." and len(folded) == 1:
                count[0] += 1
            elif link == " " and words.before.get(folded) in _PLACING and not tokens.capital[before]:
                count[2] += 1
        if after < len(tokens):
            if after in holders and tokens.words[after].link == ",":
                count[2] += 1
            count[3] += tokens.words[after].link == " " and tokens.folded[after] in words.speech
    return {key: Kept(*count) for key, count in counts.items()}


def _may_be_surname(hit: Hit) -> bool:
    if hit.key in lexicon().surnames:
        return True
    return all(bearer.population < 5_000 and kind_of(bearer.feature_code) in {"town", "adm2"} for bearer in hit.bearers)


PLURAL_LIST = re.compile(
    r"(?:,? (?:and|or) [A-Z][\w'’.-]*(?: [A-Z][\w-]*)?|, [A-Z][\w'’.-]*(?: [A-Z][\w-]*)?){0,6} "
    rf"(?:{'|'.join(sorted(lexicon().plural))})\b",
    re.I,
)
"""What follows each of the names in "A, B and C counties"."""

DATELINE = re.compile(r"(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)?,?\s*(?:\([A-Z][^)\n]{0,30}\)\s*)?(?:—|–|--|-\s|\((?:AP|AFP|Reuters)\))")
"""What follows the place that opens a report: "BEIRUT — ", "PARIS, Mo. (AP) - "."""
