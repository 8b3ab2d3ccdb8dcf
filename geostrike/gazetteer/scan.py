"""All the names of a gazetteer that stand in a running text.

From left to right, the longest name first, no two overlapping. A name is found as listed, or as a variant of a listed
spelling; a mere resemblance finds nothing. The rules are about writing, not about places: capitals, possessives,
hyphens, line breaks. What a name does in its sentence is for the reading stage to judge.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, NamedTuple

from geostrike.gazetteer.names import AREA_WORDS, NO_VARIANT, SITE_WORDS
from geostrike.gazetteer.ranking import rank_places
from geostrike.gazetteer.spelling import ARTICLES, is_article, skeleton_word
from geostrike.gazetteer.tokens import Tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geostrike.gazetteer.names import Listed, Names
    from geostrike.model import Place

__all__ = ["Span", "SpanKind", "scan_text"]

SpanKind = Literal["name", "variant", "demonym"]

_JOINS = frozenset({" ", "-", "'"})
_ENGLISH_WORDS = frozenset({"as", "at", "an"})  # also articles, which then need a hyphen or a listed spelling
_NO_PART = frozenset({"the"})  # opens a name only where it is listed with it: The Hague
_SHORTEST_VARIANT = 5  # letters of a skeleton; shorter ones equal too many surnames and common words
_LONGEST_VARIANT = 8  # words
_PARTICIPLES = """
    affiliated aligned allied armed backed based born bound built controlled dominated flagged friendly funded held led
    linked made majority manned occupied operated owned registered ruled run sponsored style supplied supported trained
    wide
"""
_AFTER = frozenset(_PARTICIPLES.split())
_BEFORE = frozenset({"anti", "ex", "intra", "non", "post", "pre", "pro", "trans"})
_PLURALS = {f"{word}s": codes for word, codes in AREA_WORDS.items()} | {"counties": AREA_WORDS["county"]}
_COMMON_PARTS = frozenset({*SITE_WORDS, "air", "military", "naval", "border", "crossing", "oil", "gas", "field"})
_BETWEEN = frozenset({"", "and", "or"})
_LONGEST_GAP = 40  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Words of a text that name a place; ``text[start:end]`` of the scanned text is `text`.

    Attributes
    ----------
    places : what the words may mean, in the order in which the bare name means them.
    kind : ``name`` for a listed spelling, ``variant`` for one equal to it after spelling folding, ``demonym``.
    compound : whether the name is part of a hyphenated word that is no place: "Iran-backed", "pro-Iran".
    """

    start: int
    end: int
    text: str
    places: tuple[Place, ...]
    kind: SpanKind = "name"
    compound: bool = False


class _Hit(NamedTuple):
    first: int  # indices of words
    last: int
    listed: list[Listed]
    kind: SpanKind


def scan_text(text: str | Tokens, names: Names, demonyms: Names | None = None) -> list[Span]:
    """Return the non-overlapping spans of `text` that name places, from left to right, longest first.

    Parameters
    ----------
    text : any string, or one that is cut into words already; offsets are in its code points.
    names : the spellings of the places.
    demonyms : also find these, as spans of kind ``demonym``.
    """
    return _Scan(text if isinstance(text, Tokens) else Tokens(text), names, demonyms).spans()


class _Scan:
    """One pass over one text."""

    def __init__(self, tokens: Tokens, names: Names, demonyms: Names | None) -> None:
        self.tokens = tokens
        self.words = tokens.words
        self.links = tokens.links
        self.folded = tokens.folded
        self.names = names
        self.demonyms = demonyms

    def spans(self) -> list[Span]:
        hits: list[_Hit] = []
        index = -1
        for opening in self._openings():
            if opening > index and (hit := self._hit(opening)) is not None:
                hits.append(self._extended(hit))
                index = hits[-1].last
        spans = [self._span(hit) for hit in hits]
        return spans if self.tokens.distinct.isdisjoint(_PLURALS) else self._narrowed_by_plurals(hits, spans)

    def _openings(self) -> list[int]:
        """Return the words that may open a name, from left to right."""
        opens, large, folded = self.names.opens, self.tokens.large, self.folded
        found = {index for index in large if opens(folded[index])}
        behind_the = self.names.behind_the
        for index in large:
            before = folded[index - 1] if index else ""
            if before in ARTICLES or (before == "the" and folded[index] in behind_the):
                found.add(index - 1)
        if self.demonyms is not None:
            found.update(index for index in large if self.demonyms.opens(folded[index]))
        if not self.tokens.distinct.isdisjoint(self.names.small):
            found.update(index for index, word in enumerate(folded) if word in self.names.small)
        return sorted(found)

    def _hit(self, index: int) -> _Hit | None:
        article = self.folded[index] in ARTICLES and self._is_article(index)
        opening = article or self.folded[index] in _NO_PART
        if not (self._may_open(index) if opening else self._is_capital(index)):
            if self.folded[index] in self.names.small:
                return self._listed(index, self.names.exact, "name", small=True)
            return None
        best = None
        for hit in self._hits(index, article):
            if hit is not None and (best is None or _worth(hit) > _worth(best)):
                best = hit
        return best

    def _hits(self, index: int, article: bool) -> Iterator[_Hit | None]:
        word = self.folded[index]
        yield self._listed(index, self.names.exact, "name")
        if word in self.names.opens_bare:
            yield self._listed(index, self.names.bare, "variant")
        if self.demonyms is not None:
            yield self._listed(index, self.demonyms.exact, "demonym")
        if word in NO_VARIANT or (article and self._is_english(index)):
            return
        if article:
            behind = self._listed(index + 1, self.names.exact, "variant")
            yield behind and behind._replace(first=index)
        yield self._variant(index)

    def _listed(
        self, index: int, spellings: dict[str, list[Listed]], kind: SpanKind, *, small: bool = False
    ) -> _Hit | None:
        key = self.folded[index]
        begun = (self.demonyms if kind == "demonym" and self.demonyms is not None else self.names).begun
        best = self._allowed(index, index, spellings.get(key), kind, small=small)
        for last in range(index + 1, len(self.words)):
            if key not in begun:
                break
            if self.links[last] == ",":
                key = f"{key} ,"
            elif not self.tokens.joined(last):
                break
            key = f"{key} {self.folded[last]}"
            best = self._allowed(index, last, spellings.get(key), kind, small=small) or best
        return best

    def _variant(self, index: int) -> _Hit | None:
        bones = ""
        best = None
        for last in range(index, min(index + _LONGEST_VARIANT, len(self.words))):
            if last > index and not self.tokens.joined(last):
                break
            word = self.folded[last]
            bone = "" if word in ARTICLES and self._is_article(last) else skeleton_word(word)
            bones += bone
            if not self.names.begins_variant(bones):
                break
            if bone and not self._is_capital(last) and word not in _COMMON_PARTS:
                break
            if bone and len(bones) >= _SHORTEST_VARIANT:
                listed = self.names.variants.get(bones, [])
                if last == index:  # a lone word: "Derek" is no spelling of Al-Malikiyah's Kurdish name
                    listed = [spelling for spelling in listed if spelling.spells_main_name]
                best = self._allowed(index, last, listed, "variant") or best
        return best

    def _allowed(
        self, first: int, last: int, listed: list[Listed] | None, kind: SpanKind, *, small: bool = False
    ) -> _Hit | None:
        """Return the hit without what the text writes in smaller letters than it is listed."""
        if not listed:
            return None
        shouted = not any(map(str.islower, "".join(self.words[first : last + 1])))
        kept = [spelling for spelling in listed if (shouted or not spelling.capitals) and (spelling.small or not small)]
        return _Hit(first, last, kept, kind) if kept else None

    def _extended(self, hit: _Hit) -> _Hit:
        """Return the hit with a following "province", where the name is also a division's."""
        following = hit.last + 1
        if hit.kind == "demonym" or following >= len(self.words) or not self.tokens.joined(following):
            return hit
        codes = AREA_WORDS.get(self.folded[following])
        divisions = codes and self.names.divisions(hit.listed, codes)
        return hit._replace(last=following, listed=divisions) if divisions else hit

    def _span(self, hit: _Hit) -> Span:
        start, end = self.tokens.starts[hit.first], self.tokens.ends[hit.last]
        places = rank_places([(spelling.place, spelling.shortened) for spelling in hit.listed])
        return Span(
            start=start,
            end=end,
            text=self.tokens.text[start:end],
            places=self._narrowed_by_head(hit.first, places),
            kind=hit.kind,
            compound=self._is_compound(hit),
        )

    def _narrowed_by_head(self, first: int, places: tuple[Place, ...]) -> tuple[Place, ...]:
        """Return the divisions alone after "the governorate of"."""
        joined = self.tokens.joined
        if first < 2 or self.folded[first - 1] != "of" or not joined(first) or not joined(first - 1):
            return places
        return _of_kind(places, AREA_WORDS.get(self.folded[first - 2]))

    def _narrowed_by_plurals(self, hits: Sequence[_Hit], spans: Sequence[Span]) -> list[Span]:
        """Return `spans` where "A, B and C provinces" leaves each of the three its divisions alone."""
        narrowed = list(spans)
        codes: frozenset[str] | None = None
        following = len(self.tokens.text)
        for index in range(len(spans) - 1, -1, -1):
            gap = self.tokens.text[spans[index].end : following]
            if not codes or len(gap) > _LONGEST_GAP or gap.strip(" ,\n").casefold() not in _BETWEEN:
                codes = self._plural(hits[index].last + 1, following)
            if codes:
                narrowed[index] = replace(spans[index], places=_of_kind(spans[index].places, codes))
            following = spans[index].start
        return narrowed

    def _plural(self, index: int, limit: int) -> frozenset[str] | None:
        """Return the kinds that a word asks for which stands before `limit`, right behind names: "provinces"."""
        if index >= len(self.words) or self.tokens.starts[index] >= limit or self.links[index] != " ":
            return None
        return _PLURALS.get(self.folded[index])

    def _is_compound(self, hit: _Hit) -> bool:
        after, before = hit.last + 1, hit.first - 1
        if after < len(self.words) and self._is_part(after, after, _AFTER):
            return True
        return before >= 0 and self._is_part(before, hit.first, _BEFORE)

    def _is_part(self, index: int, joint: int, parts: frozenset[str]) -> bool:
        """Tell whether a hyphen before the word `joint` ties the word `index` to a name, as in "Iran-backed"."""
        if self.links[joint] != "-" or self._is_article(index):
            return False
        return self.words[index][0].islower() or self.folded[index] in parts

    def _is_article(self, index: int) -> bool:
        following = index + 1
        return (
            following < len(self.words)
            and self.links[following] in _JOINS
            and is_article(self.folded[index], self.folded[following])
        )

    def _may_open(self, index: int) -> bool:
        """Tell whether an article stands before a capital, and is no English "at", "as" or "an"."""
        if index + 1 >= len(self.words) or not self._is_capital(index + 1):
            return False
        return not self._is_english(index) or self._is_capital(index)

    def _is_english(self, index: int) -> bool:
        return self.folded[index] in _ENGLISH_WORDS and self.links[index + 1] != "-"

    def _is_capital(self, index: int) -> bool:
        """Tell whether a word's first letter that has a case is a capital; True where the script has no case."""
        if self.tokens.capital[index]:
            return True
        for letter in self.words[index]:
            if letter.islower():
                return False
            if letter.isupper() or letter.istitle():
                return True
        return True


def _worth(hit: _Hit) -> tuple[int, int]:
    return hit.last, ("variant", "demonym", "name").index(hit.kind)


def _of_kind(places: tuple[Place, ...], codes: frozenset[str] | None) -> tuple[Place, ...]:
    kept = tuple(place for place in places if codes and place.feature_code in codes)
    return kept or places
