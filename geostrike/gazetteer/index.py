"""The gazetteer: places, and the two questions asked of it, what a name may mean and which names a text holds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from geostrike.gazetteer.demonyms import singular_and_plural
from geostrike.gazetteer.distance import gap_m
from geostrike.gazetteer.names import AREA_WORDS, SITE_WORDS, Listed, Names, listed_spellings
from geostrike.gazetteer.ranking import language_words, rank_places, score
from geostrike.gazetteer.scan import scan_text
from geostrike.gazetteer.spelling import fold, is_article, skeleton
from geostrike.model import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from geostrike.gazetteer.scan import Span
    from geostrike.gazetteer.tokens import Tokens
    from geostrike.model import MatchKind, Place

__all__ = ["Answer", "Gazetteer"]

_LONGEST_NAME = 200  # characters; what is longer is no name
_SHORTEST_VARIANT = 4  # letters: "Kim" is not a spelling of Qaim


class Gazetteer:
    """Places by name.

    Parameters
    ----------
    places : with ids that are each used once.
    demonyms : pairs of (demonym, ISO 3166-1 alpha-2 code) of countries among `places`.

    Attributes
    ----------
    places : the places by id, in the order given; cannot be changed.
    """

    def __init__(self, places: Iterable[Place], demonyms: Iterable[tuple[str, str]] = ()) -> None:
        self.places: Mapping[str, Place] = MappingProxyType({place.id: place for place in places})
        self._pairs = tuple(demonyms)

    def country(self, iso2: str) -> Place | None:
        """Return the country with this ISO 3166-1 alpha-2 code, None where the gazetteer has none."""
        return self._countries.get(iso2.upper())

    def candidates(
        self, name: str, *, country: str | None = None, near: Place | None = None, limit: int = 8
    ) -> tuple[Candidate, ...]:
        """Return the places that `name` may mean, best first.

        Parameters
        ----------
        name : any string; "Deir ez-Zor Governorate" asks for the governorate, "Homs, Syria" for the one in Syria.
        country : ISO 3166-1 alpha-2 code; places elsewhere come after those within, but are not left out.
        near : prefer what is nearer to this place.
        limit : how many to return at most.

        Returns
        -------
        tuple of Candidate
            Empty where nothing fits. Resembling spellings are looked for only where no listed spelling and no variant
            of one fits, and never for a short name.
        """
        wanted = name if len(name) <= _LONGEST_NAME else ""
        found = self._found(wanted)
        if not found and "," in wanted:
            head, _, tail = wanted.rpartition(",")
            whole = rank_places((listed.place, listed.shortened) for listed in self._names.exact.get(fold(tail), ()))
            if whole:
                found = self._found(head)
                country = country or whole[0].country
        found = found or self._resembling(fold(wanted.rpartition(",")[0] or wanted))
        return self._ranked(found, country.upper() if country else None, near)[: max(0, limit)]

    def scan(self, text: str | Tokens, *, demonyms: bool = False) -> list[Span]:
        """Return every place that `text` names, from left to right, the longest name first, no two overlapping.

        Parameters
        ----------
        text : any string, or one that is cut into words already; the offsets of the spans are in its code points.
        demonyms : also find "Syrian", "Iraqis": spans of kind ``demonym`` whose place is the country.
        """
        return scan_text(text, self._names, self._demonyms if demonyms else None)

    @cached_property
    def _names(self) -> Names:
        return Names(listed_spellings(self.places.values()))

    @cached_property
    def _demonyms(self) -> Names:
        return Names(
            Listed(place, form, "")
            for demonym, code in self._pairs
            if (place := self.country(code))
            for form in singular_and_plural(demonym)
        )

    @cached_property
    def _countries(self) -> dict[str, Place]:
        states = [place for place in self.places.values() if place.feature_code.startswith("PCL")]
        states.sort(key=lambda place: (place.feature_code != "PCLI", place.id), reverse=True)
        return {place.country: place for place in states}

    def _found(self, name: str) -> dict[str, Answer]:
        found = self._bearing(name) or self._bearing(fold(name).removeprefix("the "))
        if any(answer.match != "variant" for answer in found.values()):
            return found
        return self._of_kind_asked(name) or found

    def _bearing(self, name: str) -> dict[str, Answer]:
        """Return the best answer of each place that bears `name`, by the place's id."""
        found: dict[str, Answer] = {}
        key = fold(name)
        for spelling in self._names.exact.get(key, ()):
            match: MatchKind = "exact" if spelling.main else "alternate"
            _keep(found, Answer(spelling, match, _listing(spelling)))
        first, _, rest = key.partition(" ")
        for spelling in self._names.exact.get(rest, ()) if is_article(first, rest) else ():
            _keep(found, Answer(spelling, "variant", f"same as '{spelling.text}' but for the article"))
        for spelling in self._names.bare.get(key, ()):
            _keep(found, Answer(spelling, "variant", f"same as '{spelling.text}' but for the article"))
        if len(key) >= _SHORTEST_VARIANT:
            for spelling in self._names.variants.get(skeleton(name), ()):
                _keep(found, Answer(spelling, "variant", f"same as '{spelling.text}' after folding transliterations"))
        return found

    def _of_kind_asked(self, name: str) -> dict[str, Answer]:
        """Return the answers to "X Province", "X city" or "X air base" where they are not listed in these words."""
        *first, last = fold(name).split() or [""]
        codes = AREA_WORDS.get(last) or SITE_WORDS.get(last)
        if not codes or not first:
            return {}
        if last == "base" and first[-1] in {"air", "military", "naval"}:
            first.pop()
        answers = self._bearing(" ".join(first))
        asked = self._names.divisions((answer.listed for answer in answers.values()), codes)
        found: dict[str, Answer] = {}
        for listed in asked:
            answer = answers.get(listed.place.id) or Answer(listed, "variant", "named after what bears the name")
            _keep(found, replace(answer, rule=f"{answer.rule}; '{last}' asks for {listed.place.feature_code}"))
        return found

    def _resembling(self, key: str) -> dict[str, Answer]:
        """Return the places with a spelling within a few letters of the folded name `key`."""
        letters = len(key.replace(" ", ""))
        allowed = 0 if letters < 5 else 1 if letters < 8 else 2 if letters < 13 else 3
        if not allowed:
            return {}
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        found: dict[str, Answer] = {}
        for near_key, edits, _ in extract(
            key, tuple(self._names.exact), scorer=OSA.distance, score_cutoff=allowed, limit=None
        ):
            for spelling in self._names.exact[near_key]:
                rule = f"spelling distance {int(edits)} of '{spelling.text}'"
                _keep(found, Answer(spelling, "fuzzy", rule, int(edits)))
        return found

    def _ranked(self, found: dict[str, Answer], country: str | None, near: Place | None) -> tuple[Candidate, ...]:
        nearest_m = min((gap_m(answer.listed.place, near) for answer in found.values()), default=0.0) if near else 0.0
        candidates = [
            Candidate(
                place=answer.listed.place,
                name=answer.listed.text,
                match=answer.match,
                score=score(
                    answer.listed.place,
                    answer.match,
                    country=country,
                    near=near,
                    nearest_m=nearest_m,
                    edits=answer.edits,
                    shortened=answer.listed.shortened,
                    population=answer.population,
                ),
                rule="; ".join((answer.rule, *_hints(answer.listed.place, country, near))),
            )
            for answer in found.values()
        ]
        return tuple(sorted(candidates, key=lambda candidate: (-candidate.score, candidate.place.id)))


@dataclass(frozen=True, slots=True)
class Answer:
    """A spelling that answers a name, how, and why."""

    listed: Listed
    match: MatchKind
    rule: str
    edits: int = 0
    population: int = 0


_ORDER: dict[MatchKind, int] = {"exact": 0, "alternate": 1, "variant": 2, "fuzzy": 3}


def _keep(found: dict[str, Answer], answer: Answer) -> None:
    """Put `answer` into `found` unless its place has an answer that is as good."""
    held = found.get(answer.listed.place.id)
    if held is None or (_ORDER[answer.match], answer.edits) < (_ORDER[held.match], held.edits):
        found[answer.listed.place.id] = answer


def _listing(spelling: Listed) -> str:
    if spelling.main:
        return "main name"
    if spelling.shortened:
        return f"short for '{spelling.place.name}'"
    return language_words(spelling.language)


def _hints(place: Place, country: str | None, near: Place | None) -> Iterator[str]:
    if country:
        yield f"in {country}" if place.country == country else f"not in {country}"
    if near:
        yield f"{gap_m(place, near) / 1000:.0f} km from {near.name}"
