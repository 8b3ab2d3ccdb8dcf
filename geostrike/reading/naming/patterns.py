"""Spans that are places by their form, whether or not a gazetteer lists them: roads, facilities, "X County"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from geostrike.gazetteer.find import Hit
from geostrike.reading.naming.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geostrike.gazetteer.bearers import Bearer
    from geostrike.gazetteer.find import HitKind
    from geostrike.gazetteer.tokens import Tokens

__all__ = ["find_patterns", "find_runs"]

_STATES = frozenset(
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA"
    " RI SC SD TN TX UT VT VA WA WV WI WY US SR CR I A M".split()
)
_NUMBERED = re.compile(
    r"\b(?:(?:[A-Z][a-z]+ )?(?:State |County |U\.S\. |US )?(?:Interstate|Highway|Hwy\.?|Route|Road|Rte\.?)[ -]?\d{1,4}"
    r"|[A-Z]{1,2}[ -]?\d{1,4}|U\.S\. \d{1,3}|(?:[A-Z][a-z]{2,4}\.|W\.Va\.|N\.[A-Z]\.|S\.[A-Z]\.) \d{1,3})\b"
    r"(?![,.:]\d|[\s-]*(?:million|billion|percent|per|people|p\.m|a\.m|[ap]m\b))"
)
# The first figure of such a number, told by what stands right before it.
_BEFORE_FIGURE = (r"\b[A-Z]", r"\b[A-Z]{2}", r"\.", "Interstate", "Highway", "Hwy", "Route", "Road", "Rte")
_FIGURE = re.compile(
    f"[0-9](?:{'|'.join(f'(?<={before}{gap}.)' for before in _BEFORE_FIGURE for gap in ('', '[ -]'))})"
)
_REACH = 60  # letters before and behind a figure
_INNER = frozenset({"of", "de", "del", "al", "du", "for", "el", "la", "bin", "von", "van"})
_LONGEST_FACILITY = 6  # words
_LONGEST_RUN = 40  # words before an area word; no name has as many
_FACILITIES = frozenset({"natural", "transport", "house", "place"})


def find_runs(tokens: Tokens) -> list[tuple[int, int]]:
    """Return the first and last word of every run of capitalised words, without the words that open a sentence."""
    functions = lexicon().functions
    runs: list[tuple[int, int]] = []
    index, count = 0, tokens.count
    while index < count:
        opening = tokens.opens[index] and tokens.folded[index] in functions
        if not tokens.capital[index] or opening:
            index += 1
            continue
        last = index
        while True:
            if _continues(tokens, last + 1):
                last += 1
            elif last + 2 < count and tokens.folded[last + 1] in _INNER and _spaced(tokens, last + 1):
                if not (tokens.capital[last + 2] and _spaced(tokens, last + 2)):
                    break
                last += 2
            else:
                break
        runs.append((index, last))
        index = last + 1
    return runs


def _continues(tokens: Tokens, index: int) -> bool:
    if index >= tokens.count or not tokens.capital[index]:
        return False
    link = tokens.links[index]
    if link == "-":  # the party before a member's town: "R-Elbow Lake"
        return not (len(tokens.words[index - 1]) <= 3 and tokens.words[index - 1].isupper())
    return link in {" ", "'"} and "\n" not in tokens.text[tokens.ends[index - 1] : tokens.starts[index]]


def _spaced(tokens: Tokens, index: int) -> bool:
    return tokens.links[index] in {" ", "-"}


def find_patterns(tokens: Tokens, hits: Sequence[Hit], runs: Sequence[tuple[int, int]]) -> list[Hit]:
    """Return the spans that speak for a place by their form and that no hit has taken already.

    Parameters
    ----------
    hits : the listed names of the text.
    runs : of `find_runs`.
    """
    taken = {(hit.first, hit.last) for hit in hits}
    found: list[Hit] = []
    for first, last, kind, bearers in (
        *_extended(tokens, hits),
        *_in_runs(tokens, runs),
        *_unlisted(tokens),
        *_placed(tokens, runs),
    ):
        if (first, last) not in taken:
            taken.add((first, last))
            start, end = tokens.starts[first], tokens.ends[last]
            key = " ".join(tokens.folded[first : last + 1])
            found.append(Hit(first, last, start, end, key, kind, bearers))
    found += _repeated(tokens, runs, found, taken)
    return [*found, *_numbered(tokens)]


def _repeated(
    tokens: Tokens, runs: Sequence[tuple[int, int]], found: Sequence[Hit], taken: set[tuple[int, int]]
) -> Iterator[Hit]:
    """Yield the other uses of unlisted names that stand once where a place would."""
    keys = {hit.key for hit in found if hit.kind == "unknown"}
    openings = {key.partition(" ")[0] for key in keys}
    for first, last in runs if keys else ():
        if tokens.folded[first] not in openings:
            continue
        for begin, end in sorted({(first, last), (first, min(first + 1, last)), (first, first)}):
            key = " ".join(tokens.folded[begin : end + 1])
            if key in keys and (begin, end) not in taken:
                taken.add((begin, end))
                yield Hit(begin, end, tokens.starts[begin], tokens.ends[end], key, "unknown")


_Found = tuple[int, int, "HitKind", "tuple[Bearer, ...]"]


def _extended(tokens: Tokens, hits: Sequence[Hit]) -> Iterator[_Found]:
    """Yield names with what a writer adds to them: "X County", "X city", "North X"."""
    words = lexicon()
    for hit in hits:
        if hit.kind != "name":
            continue
        after = hit.last + 1
        if after < tokens.count and tokens.links[after] == " " and hit.end == tokens.ends[hit.last]:
            folded = tokens.folded[after]
            if folded in words.areas:
                divisions = tuple(b for b in hit.bearers if b.feature_code.startswith("ADM"))
                yield hit.first, after, "area", divisions or hit.bearers
            elif folded in words.settled:
                yield hit.first, after, "area", hit.bearers
        before = hit.first - 1
        if before < 0 or not tokens.capital[before] or tokens.links[hit.first] not in {" ", "-"}:
            continue
        if tokens.folded[before] in words.directions:
            yield before, hit.last, "direction", hit.bearers


def _in_runs(tokens: Tokens, runs: Sequence[tuple[int, int]]) -> Iterator[_Found]:
    """Yield roads and facilities: "Van Dorn Street", "Taichung Airport", "Mount Hood"."""
    words = lexicon()
    for first, last in runs:
        start = first
        while start < last and tokens.opens[start] and tokens.folded[start] in tokens.small:
            start += 1
        for end in range(start + 1, min(last, start + _LONGEST_FACILITY - 1) + 1):
            kind = words.heads.get(tokens.folded[end], "")
            if kind == "road":
                yield start, end, "road", ()
            elif kind in _FACILITIES:
                yield start, end, "facility", ()
        if tokens.folded[start] in words.opening and last > start:
            yield start, start + 1, "facility", ()


def _unlisted(tokens: Tokens) -> Iterator[_Found]:
    """Yield capitalised words before "district", "village" and the like, with that word and without."""
    words = lexicon()
    kinds = words.areas | words.settled | words.civic
    if tokens.distinct.isdisjoint(kinds):
        return
    for index in tokens.large:
        if not tokens.capital[index] or index + 1 == tokens.count:
            continue
        folded = tokens.folded[index + 1]
        if folded not in kinds or tokens.links[index + 1] != " ":
            continue
        first = index
        while index - first < _LONGEST_RUN and first > 0 and tokens.capital[first - 1] and _spaced(tokens, first):
            if tokens.opens[first - 1] and tokens.folded[first - 1] in words.functions:
                break
            first -= 1
        yield first, index, "unknown", ()
        if folded in words.areas or folded in words.settled:
            yield first, index + 1, "unknown", ()


def _placed(tokens: Tokens, runs: Sequence[tuple[int, int]]) -> Iterator[_Found]:
    """Yield short runs that stand where a place would: "in Adhamiya", "the village of Cellardyke"."""
    words = lexicon()
    for first, last in runs:
        if first and last - first < 3 and not tokens.opens[first]:
            before = tokens.folded[first - 1]
            if before in words.before and not tokens.capital[first - 1] and tokens.links[first] == " ":
                yield first, last, "unknown", ()


def _numbered(tokens: Tokens) -> Iterator[Hit]:
    """Yield roads with a number: "Interstate 395", "W.Va. 61", "A417"."""
    end = 0
    for figure in _FIGURE.finditer(tokens.text):
        start = figure.start()
        match = _NUMBERED.search(tokens.text, max(end, start - _REACH), start + _REACH) if start >= end else None
        if not match:
            continue
        end = match.end()
        opening = re.split(r"[ \d-]", match[0].replace("U.S.", "US"), maxsplit=1)[0]
        if opening.isupper() and opening.isalpha() and opening not in _STATES:
            continue
        if len(opening) == 1 and match[0][1] not in "-0123456789":
            continue
        first, last = bisect_right(tokens.ends, match.start()), bisect_left(tokens.starts, match.end()) - 1
        if first <= last and tokens.starts[first] <= match.start():
            yield Hit(first, last, match.start(), match.end(), match[0].lower(), "numbered road")
