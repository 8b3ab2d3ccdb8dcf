"""The places that bear a name, from every gazetteer at hand, as much of each as choosing among them needs.

A name may be borne by a hundred places, of which one is meant. So a bearer is a plain tuple; the place itself, with
all its names, is made for those alone that are shown.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from geostrike.gazetteer.spelling import fold
from geostrike.gazetteer.store import ABBREVIATED, CAPITALS, MAIN, SHORTENED, TRANSCRIBED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.gazetteer.names import Listed, Names
    from geostrike.gazetteer.store import Entry, Store
    from geostrike.model import Place

__all__ = ["KNOWN", "MORE", "Bearer", "Bearers"]

KNOWN, MORE = 1, 2
"""A folded name is listed; longer ones begin with its words."""

_MOST = 400  # the most populous of those that bear one name in one gazetteer


class Bearer(NamedTuple):
    """A place that bears a name.

    Attributes
    ----------
    trust : which gazetteer it is from, 0 for the reviewed one, more for those trusted less.
    ordinal : of the place in its gazetteer.
    flags : how the name is listed there (`geostrike.gazetteer.store`).
    """

    trust: int
    ordinal: int
    flags: int
    longitude: float
    latitude: float
    population: int
    feature_code: str
    country: str
    admin1: str
    geonameid: int


class Bearers:
    """The bearers of names in a reviewed gazetteer and in compiled ones below it.

    Parameters
    ----------
    reviewed : places that win over what the others know of them, and their spellings.
    stores : compiled gazetteers, the most trusted first.
    """

    def __init__(self, reviewed: Sequence[Place], names: Names, stores: Sequence[Store]) -> None:
        self._reviewed = list(reviewed)
        self._ordinals = {place.id: ordinal for ordinal, place in enumerate(reviewed)}
        self._by_geonameid = {place.geonameid: place for place in reviewed if place.geonameid}
        self._divisions = {
            (place.country, fold(place.admin1)): place
            for place in reviewed
            if place.feature_code == "ADM1" and place.admin1
        }
        self._names = names
        self.stores = list(stores)
        self.of = lru_cache(maxsize=20_000)(self._of)
        self.begins = lru_cache(maxsize=50_000)(self._begins)
        self.written = lru_cache(maxsize=20_000)(self._written)
        self.begun = lru_cache(maxsize=200)(self._begun)
        self._people = lru_cache(maxsize=None)(self._people_of)
        self.place = lru_cache(maxsize=20_000)(self._place)

    def _place(self, bearer: Bearer) -> Place:
        """Return the whole place."""
        if bearer.trust == 0:
            return self._reviewed[bearer.ordinal]
        return self.stores[bearer.trust - 1].place(bearer.ordinal)

    def _people_of(self, place: Place) -> int:
        """Return the inhabitants of a reviewed place, as the widest gazetteer knows them; 0 where it knows none."""
        if not self.stores or not place.geonameid:
            return 0
        store = self.stores[-1]
        for name in dict.fromkeys((place.name, *(text for _, text in place.names))):
            for entry in store.names.get(fold(name)):
                if store.geonameid[entry.ordinal] == place.geonameid:
                    return int(store.population[entry.ordinal])
        return 0

    def known(self, key: str) -> bool:
        """Tell whether any gazetteer lists a folded name."""
        return bool(self.begins(key) & KNOWN)

    def _begins(self, key: str) -> int:
        """Return which names begin with the folded words of `key`: one listed so (`KNOWN`), longer ones (`MORE`)."""
        known = key in self._names.exact or any(key in store.names for store in self.stores)
        more = key in self._names.begun or any(store.names.goes_on(key) for store in self.stores)
        return known * KNOWN | more * MORE

    def _written(self, key: str, shouted: bool, dotted: bool) -> tuple[Bearer, ...]:
        """Return the bearers of a folded name that running text would write so.

        None bears it there in a machine's transcription or as the code of an airport; and an abbreviation needs its
        full stop or capitals: "Miss Smith" is not of Mississippi.

        Parameters
        ----------
        shouted : whether the text writes the name in capitals.
        dotted : whether a full stop stands in it or behind it.
        """
        return tuple(bearer for bearer in self.of(key) if _written_so(bearer, shouted, dotted))

    def _of(self, key: str) -> tuple[Bearer, ...]:
        """Return the bearers of a folded name, each place once."""
        found: dict[int, Bearer] = {}
        others: list[Bearer] = []
        for listed in self._names.exact.get(key, ()):
            bearer = self._from_reviewed(listed.place, _flags(listed))
            held = found.get(bearer.geonameid or -bearer.ordinal - 1)
            if held is None:
                found[bearer.geonameid or -bearer.ordinal - 1] = bearer
        for trust, store in enumerate(self.stores, start=1):
            for entry in store.names.get(key)[:_MOST]:
                geonameid = store.geonameid[entry.ordinal]
                population = store.population[entry.ordinal]
                held = found.get(geonameid) if geonameid else None
                if held is not None and held.trust <= trust:
                    found[geonameid] = held._replace(population=max(held.population, population))
                    continue
                bearer = self._from_store(trust, store, entry)
                reviewed = self._known_better(bearer)
                if reviewed is not None:
                    found[reviewed.geonameid or -self._ordinals[reviewed.id] - 1] = self._from_reviewed(
                        reviewed, entry.flags
                    )._replace(population=population)
                    continue
                if geonameid:
                    found[geonameid] = bearer
                else:
                    others.append(bearer)
        return (*found.values(), *others)

    def of_bones(self, bones: str) -> tuple[Bearer, ...]:
        """Return the places of the compiled gazetteers whose names have a skeleton."""
        found = []
        for trust, store in enumerate(self.stores, start=1):
            found += [self._from_store(trust, store, entry) for entry in store.variants.get(bones)[:_MOST]]
        return tuple(dict.fromkeys(found))

    def by_id(self, identity: str) -> Place | None:
        """Return the place of an id in a compiled gazetteer, None where none has it."""
        for store in self.stores:
            ordinal = store.find(identity)
            if ordinal is not None:
                return store.place(ordinal)
        return None

    def nearest(self, longitude: float, latitude: float, limit: int, *, kinds: tuple[str, ...]) -> list[Place]:
        """Return the places of the compiled gazetteers nearest to a point, of some kinds."""
        return [
            store.place(ordinal)
            for store in self.stores
            for ordinal in store.nearest(longitude, latitude, limit, kinds=kinds)
        ]

    def _begun(self, prefix: str) -> list[str]:
        """Return the folded names that begin with `prefix`."""
        found = {key for store in self.stores for key in store.names.begun(prefix)}
        return sorted(found | {key for key in self._names.exact if key.startswith(prefix)})

    def reviewed_by_id(self, identity: str) -> Bearer | None:
        """Return a reviewed place as a bearer of its name, None where no reviewed place has the id."""
        ordinal = self._ordinals.get(identity)
        return None if ordinal is None else self._from_reviewed(self._reviewed[ordinal], MAIN)

    def _known_better(self, bearer: Bearer) -> Place | None:
        """Return the reviewed place that a bearer is, None where it is none of them."""
        if bearer.geonameid and (place := self._by_geonameid.get(bearer.geonameid)) is not None:
            return place
        if bearer.feature_code == "ADM1" and bearer.admin1:
            return self._divisions.get((bearer.country, fold(bearer.admin1)))
        return None

    def _from_store(self, trust: int, store: Store, entry: Entry) -> Bearer:
        ordinal = entry.ordinal
        return Bearer(
            trust,
            ordinal,
            entry.flags,
            store.longitude[ordinal],
            store.latitude[ordinal],
            store.population[ordinal],
            store.feature(ordinal),
            store.country(ordinal),
            store.admin1[store.admin1_number[ordinal]],
            store.geonameid[ordinal],
        )

    def _from_reviewed(self, place: Place, flags: int) -> Bearer:
        return Bearer(
            0,
            self._ordinals[place.id],
            flags,
            place.longitude,
            place.latitude,
            self._people(place),
            place.feature_code,
            place.country,
            place.admin1,
            place.geonameid or 0,
        )


def _written_so(bearer: Bearer, shouted: bool, dotted: bool) -> bool:
    if bearer.flags & TRANSCRIBED:
        return False
    if bearer.flags & CAPITALS:
        return shouted and not bearer.feature_code.startswith("PPL")
    return dotted or shouted or bearer.flags & (ABBREVIATED | MAIN) != ABBREVIATED


def _flags(listed: Listed) -> int:
    return (
        (MAIN if listed.main else 0)
        | (TRANSCRIBED if listed.small else 0)
        | (CAPITALS if listed.capitals else 0)
        | (SHORTENED if listed.shortened else 0)
    )
