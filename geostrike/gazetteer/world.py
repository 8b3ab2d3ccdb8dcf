"""The gazetteer that everything uses: the reviewed one on top, imported ones below it, the world beneath."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from geostrike.gazetteer.bearers import Bearer, Bearers
from geostrike.gazetteer.demonyms import Demonyms
from geostrike.gazetteer.distance import distance_m
from geostrike.gazetteer.find import Hit, find_names
from geostrike.gazetteer.index import Answer, Gazetteer
from geostrike.gazetteer.names import AREA_WORDS, SITE_WORDS, Listed, name_keys
from geostrike.gazetteer.ranking import language_words
from geostrike.gazetteer.spelling import fold, skeleton
from geostrike.gazetteer.store import CAPITALS, MAIN, SHORTENED, TRANSCRIBED, Store
from geostrike.gazetteer.world_rows import world_countries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geostrike.gazetteer.tokens import Tokens
    from geostrike.model import Candidate, MatchKind, Place

__all__ = ["World"]

_LONGEST_NAME = 200  # characters; what is longer is no name
_MOST = 60  # places of one name that are ranked
_CLOSE_M = 30_000.0
_POINTS = ("PPL", "STLMT", "AIR", "MILB", "INSM", "NVB", "PRT", "CMP", "FT", "PSTB", "OILF", "DAM", "BLDG")
_SHORTEST_VARIANT = 5  # letters of a skeleton; shorter ones equal too many surnames and common words


class _Places(Mapping[str, "Place"]):
    """The reviewed places by id; asked for another id, the place of a compiled gazetteer that has it."""

    def __init__(self, reviewed: Mapping[str, Place], bearers: Bearers) -> None:
        self._reviewed = reviewed
        self._bearers = bearers

    def __getitem__(self, identity: str) -> Place:
        place = self._reviewed.get(identity) or self._bearers.by_id(identity)
        if place is None:
            raise KeyError(identity)
        return place

    def __iter__(self) -> Iterator[str]:
        return iter(self._reviewed)

    def __len__(self) -> int:
        return len(self._reviewed)


class World(Gazetteer):
    """Every place at hand, by name.

    `places` holds the reviewed places, and answers for the id of any place that a compiled gazetteer holds.

    Parameters
    ----------
    reviewed : wins over what the others say of the same place.
    stores : compiled gazetteers, the most trusted first.
    """

    def __init__(self, reviewed: Gazetteer, stores: Iterable[Store]) -> None:
        countries = world_countries(known=[place.country for place in reviewed.places.values() if _is_state(place)])
        super().__init__([*reviewed.places.values(), *countries], reviewed._pairs)
        self.bearers = Bearers(list(self.places.values()), self._names, list(stores))
        self.places = _Places(self.places, self.bearers)

    @cached_property
    def demonyms(self) -> Demonyms:
        """Demonyms of the world, and the place each belongs to."""
        return Demonyms(iter(self._pairs), self.bearers)

    def candidates(
        self, name: str, *, country: str | None = None, near: Place | None = None, limit: int = 8
    ) -> tuple[Candidate, ...]:
        """Return the places that `name` may mean, best first, as `Gazetteer.candidates` does.

        What the reviewed gazetteer knows comes before what others know of the same place; resembling spellings are
        looked for only where no gazetteer lists the name or a transliteration of it.
        """
        if len(name) > _LONGEST_NAME:
            return ()
        head, comma, tail = name.rpartition(",")
        answers = self._listed(name)
        if comma and not answers:
            holder = self.candidates(tail, limit=1)
            within = self.candidates(head, country=country or (holder[0].place.country if holder else None), limit=200)
            kept = [one for one in within if holder and _lies_in(one.place, holder[0].place)]
            if kept or within:
                return tuple(kept or within)[: max(0, limit)]
        answers = answers or self._freely_read(name) or self._much_like(name, country)
        return self._ranked(answers, country.upper() if country else None, near)[: max(0, limit)]

    def nearest(self, longitude: float, latitude: float, limit: int = 1) -> list[tuple[Place, float]]:
        """Return the settlements and sites nearest to a point, each with its distance in metres, nearest first.

        Parameters
        ----------
        longitude, latitude : degrees on WGS 84.
        limit : how many to return at most.
        """
        near = [
            (distance_m(longitude, latitude, place.longitude, place.latitude), place)
            for place in self.places.values()
            if place.feature_code.startswith(_POINTS)
        ]
        known = {place.geonameid for _, place in near if place.geonameid}
        near += [
            (distance_m(longitude, latitude, place.longitude, place.latitude), place)
            for place in self.bearers.nearest(longitude, latitude, limit + 50, kinds=_POINTS)
            if place.geonameid not in known
        ]
        near.sort(key=lambda pair: (pair[0], pair[1].id))
        return [(place, apart) for apart, place in near[: max(0, limit)]]

    def _listed(self, name: str) -> dict[str, Answer]:
        """Return the answers of all gazetteers that list a name in these words."""
        answers: dict[str, Answer] = {}
        for key in dict.fromkeys((*name_keys(name), fold(name).removeprefix("the "))):
            for bearer in self._as_asked(key, name)[:_MOST]:
                place = self.bearers.place(bearer)
                main = bool(bearer.flags & MAIN)
                listed = Listed(
                    place, place.name if main else name, "", main=main, shortened=bool(bearer.flags & SHORTENED)
                )
                rule = "main name" if main else _spelling(place, key, short=listed.shortened)
                answers.setdefault(
                    place.id, Answer(listed, "exact" if main else "alternate", rule, population=bearer.population)
                )
        return answers

    def _freely_read(self, name: str) -> dict[str, Answer]:
        """Return the answers to a name that is listed nowhere in its own words: by its kind, or otherwise spelt."""
        reviewed = self._found(name)
        if reviewed:
            return reviewed
        first, _, last = fold(name).rpartition(" ")
        codes = AREA_WORDS.get(last) or SITE_WORDS.get(last)
        if first and codes:
            found = [bearer for bearer in self._as_asked(first, name) if not bearer.flags & TRANSCRIBED]
            kept = [bearer for bearer in found if bearer.feature_code in codes]
            if kept:
                return self._answers(kept, "alternate", f"'{last}' asks for this kind of '{{}}'")
            if found:
                return self._answers(found, "alternate", f"no {last} of this name is known, but '{{}}' is")
        return self._answers(self.variants_of(name), "variant", "another transliteration of '{}'")

    def _as_asked(self, key: str, name: str) -> list[Bearer]:
        """Return the bearers of a name, without the towns that it is only a code of, unless all are such."""
        found = list(self.bearers.of(key))
        kept = [bearer for bearer in found if not (bearer.flags & CAPITALS and bearer.feature_code.startswith("PPL"))]
        return kept or (found if name.isupper() else [])

    def _much_like(self, name: str, country: str | None) -> dict[str, Answer]:
        found, spelling = self.resembling(name, country=country.upper() if country else "")
        return self._answers(found, "fuzzy", f"spelling close to '{spelling}' of '{{}}'")

    def _answers(self, bearers: Iterable[Bearer], match: MatchKind, rule: str) -> dict[str, Answer]:
        answers = {}
        for bearer in bearers:
            place = self.bearers.place(bearer)
            listed = Listed(place, place.name, "")
            answers[place.id] = Answer(listed, match, rule.format(place.name), population=bearer.population)
        return answers

    def names_in(self, tokens: Tokens) -> list[Hit]:
        """Return every span of a text that spells a listed name or a demonym, all readings of it."""
        return find_names(tokens, self.bearers, self.demonyms)

    def variants_of(self, name: str) -> tuple[Bearer, ...]:
        """Return the places whose name is another transliteration of `name`."""
        bones = skeleton(name)
        if len(bones) < _SHORTEST_VARIANT:
            return ()
        reviewed = (self.bearers.reviewed_by_id(listed.place.id) for listed in self._names.variants.get(bones, ()))
        found = dict.fromkeys(bearer for bearer in reviewed if bearer is not None)
        return tuple(found) or self.bearers.of_bones(bones)

    def resembling(self, name: str, *, country: str = "") -> tuple[tuple[Bearer, ...], str]:
        """Return the places whose spelling is a letter or two from that of `name`, and that spelling, folded.

        Only names of five letters and more have such, and only among those that begin with the same two letters.

        Parameters
        ----------
        country : ISO 3166-1 alpha-2 code; where it is given, a mere likeness elsewhere is none.
        """
        key = fold(name)
        letters = len(key.replace(" ", ""))
        allowed = 0 if letters < 5 else 1 if letters < 9 else 2
        if not allowed:
            return (), ""
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        begun = self.bearers.begun(key[:2])
        near = extract(key, begun, scorer=OSA.distance, score_cutoff=allowed, limit=20)
        best: tuple[tuple[float, int], tuple[Bearer, ...], str] | None = None
        for spelling, edits, _ in near:
            listed = (b for b in self.bearers.of(spelling) if not b.flags & TRANSCRIBED)
            found = tuple(b for b in listed if not country or b.country == country)
            if found:
                rank = (edits, -max(bearer.population for bearer in found))
                if best is None or rank < best[0]:
                    best = (rank, found, spelling)
        return (best[1], best[2]) if best else ((), "")


def _lies_in(place: Place, holder: Place) -> bool:
    if place.id == holder.id or (holder.country and place.country != holder.country):
        return False
    if holder.feature_code.startswith("PCL"):
        return True
    if holder.feature_code == "ADM1":
        return fold(place.admin1) == fold(holder.admin1 or holder.name)
    return distance_m(place.longitude, place.latitude, holder.longitude, holder.latitude) < holder.radius_m + _CLOSE_M


def _spelling(place: Place, key: str, *, short: bool) -> str:
    """Return in words what a spelling is that is not the main one."""
    if short:
        return f"short for '{place.name}'"
    language = next((language for language, text in place.names if fold(text) == key), "")
    return language_words(language)


def _is_state(place: Place) -> bool:
    return place.feature_code.startswith(("PCL", "TERR"))
