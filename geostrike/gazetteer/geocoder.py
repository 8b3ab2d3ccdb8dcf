"""The gazetteer as a geopy geocoder, for geopandas, pandas and whoever knows ``geocode`` and ``reverse``; no network.

Whoever imports this module imports geopy and, through it, an HTTP client that stays unused; that is why
``geostrike.gazetteer`` does not.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

from geopy.adapters import BaseSyncAdapter
from geopy.exc import ConfigurationError, GeocoderQueryError, GeocoderServiceError
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder

from geostrike.errors import GeostrikeError
from geostrike.gazetteer.points import located, longitude_latitude, shortened
from geostrike.gazetteer.ranking import describe
from geostrike.gazetteer.spelling import fold
from geostrike.model import Place

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

    from geopy.location import Location
    from geopy.point import Point

    from geostrike.model import Candidate

__all__ = ["GazetteerGeocoder", "Named", "checked_country", "checked_limit", "checked_name", "given_back"]

_LONGEST_NAME = 200  # characters; the gazetteer takes what is longer for no name
_LIMIT = 8  # answers where all are wanted and nobody says how many


class Named(Protocol):
    """What answers by name; to answer by point too, it has ``nearest(longitude, latitude, limit)``."""

    def country(self, iso2: str) -> Place | None:
        """Return the country of a code."""

    def candidates(
        self, name: str, *, country: str | None = None, near: Place | None = None, limit: int = _LIMIT
    ) -> tuple[Candidate, ...]:
        """Return the places that a name may mean, best first."""


class _Unconnected(BaseSyncAdapter):  # type: ignore[misc]
    """Stands where geopy keeps its HTTP client, so that none is made."""

    def get_json(self, *_: object, **__: object) -> NoReturn:
        raise GeocoderServiceError("the gazetteer lies on this machine; nothing is asked of a network")

    get_text = get_json


class GazetteerGeocoder(Geocoder):  # type: ignore[misc]
    """A geopy geocoder over a gazetteer on this machine.

    Works wherever geopy's do: ``geopandas.tools.geocode(names, provider=GazetteerGeocoder)``, behind a `RateLimiter`
    (which it does not need), or by hand. Locations are on WGS 84 in decimal degrees; ``raw`` says why a place answers.

    Parameters
    ----------
    gazetteer : a `Gazetteer`, or what `open_gazetteer` gives; by default the latter, opened when first asked.
    country : ISO 3166-1 alpha-2 code; places elsewhere come after those within, but are not left out.
    timeout, user_agent : as every geopy geocoder takes them; nothing is sent or waited for, so they change nothing.

    Raises
    ------
    geopy.exc.ConfigurationError
        Where `country` is no code of two letters.
    """

    def __init__(
        self,
        gazetteer: Named | None = None,
        *,
        country: str | None = None,
        timeout: Any = DEFAULT_SENTINEL,
        user_agent: str | None = None,
    ) -> None:
        super().__init__(timeout=timeout, user_agent=user_agent, proxies={}, adapter_factory=_Unconnected)
        self.country = checked_country(country)
        self._given = gazetteer

    @cached_property
    def gazetteer(self) -> Named:
        """The gazetteer that is asked."""
        if self._given is not None:
            return self._given
        from geostrike.gazetteer import open_gazetteer

        try:
            return open_gazetteer()
        except GeostrikeError as error:
            # geopandas takes a ValueError, which ours is, for a name that nobody knows.
            raise GeocoderServiceError(str(error)) from error

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,  # noqa: ARG002 (geopy's interface; nothing is waited for)
        country: str | None = None,
        near: Place | Point | tuple[float, float] | str | None = None,
        limit: int | None = None,
    ) -> Location | list[Location] | None:
        """Return where the place of a name lies.

        Parameters
        ----------
        query : a name as `Gazetteer.candidates` takes it: "Deir ez-Zor Governorate", "Homs, Syria".
        exactly_one : the best answer only; otherwise a list, best first.
        country : ISO 3166-1 alpha-2 code that this call prefers, instead of the geocoder's.
        near : prefer what is nearer to this place: the place, its name, or a point as geopy writes it, latitude first.
        limit : how many answers to give at most where not `exactly_one`; 8 by default.

        Returns
        -------
        geopy.location.Location, a list of them, or None
            None where no place bears the name, as with every geopy geocoder. ``raw`` holds what
            `geostrike.gazetteer.describe` gives (match, score, rule, feature_code, ...), and ``id``, ``radius_m``,
            ``source`` and ``matched``, the spelling that answered.

        Raises
        ------
        geopy.exc.GeocoderQueryError
            Where `query` is no string, is empty or has more than 200 characters, or `near` is no place.
        geopy.exc.ConfigurationError
            Where `country` or `limit` cannot be used.
        """
        name, most = checked_name(query), checked_limit(limit, _LIMIT)
        candidates = self.gazetteer.candidates(
            name,
            country=checked_country(country) or self.country,
            near=self._neighbour(near),
            limit=1 if exactly_one else most,
        )
        return given_back([self._answer(candidate) for candidate in candidates], exactly_one)

    def reverse(
        self,
        query: Point | tuple[float, float] | str,
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,  # noqa: ARG002
        limit: int | None = None,
        distance_m: float | None = None,
    ) -> Location | list[Location] | None:
        """Return the places of the gazetteer nearest to a point.

        Parameters
        ----------
        query : a point as geopy writes it, latitude first, in degrees on WGS 84: a `geopy.Point`, a pair, or a string
            such as "34.37, 41.09" or "34 22m 12s N, 41 5m 24s E".
        exactly_one : the nearest only; otherwise a list, nearest first.
        limit : how many answers to give at most where not `exactly_one`; 8 by default.
        distance_m : leave out what lies more metres away.

        Returns
        -------
        geopy.location.Location, a list of them, or None
            Where the places lie, not where the point is; ``raw["distance_m"]`` are the metres between the two.

        Raises
        ------
        geopy.exc.GeocoderQueryError
            Where `query` is no point of the Earth.
        geopy.exc.ConfigurationError
            Where `limit` or `distance_m` cannot be used, or the gazetteer cannot be asked by point.
        """
        longitude, latitude = longitude_latitude(query)
        most = checked_limit(limit, _LIMIT)
        if distance_m is not None and not distance_m >= 0:
            raise ConfigurationError(f"distance_m {distance_m!r}: give metres, 0 or more")
        nearest = getattr(self.gazetteer, "nearest", None)
        if nearest is None:
            raise ConfigurationError("this gazetteer is asked by name only; give what open_gazetteer() gives")
        found = nearest(longitude, latitude, limit=1 if exactly_one else most)
        answers = [
            self._located(place, {"distance_m": round(metres, 1), "rule": f"{metres / 1000:.1f} km from the point"})
            for place, metres in found
            if distance_m is None or metres <= distance_m
        ]
        return given_back(answers, exactly_one)

    def _neighbour(self, near: Place | Point | tuple[float, float] | str | None) -> Place | None:
        if near is None or isinstance(near, Place):
            return near
        if isinstance(near, str):
            found = self.gazetteer.candidates(checked_name(near), limit=1)
            if not found:
                raise GeocoderQueryError(f"near {near!r}: no place of this name is known")
            return found[0].place
        longitude, latitude = longitude_latitude(near)
        return Place(
            id="near",
            name="the point",
            longitude=longitude,
            latitude=latitude,
            country="",
            feature_code="",
            radius_m=0.0,
        )

    def _answer(self, candidate: Candidate) -> Location:
        return self._located(candidate.place, {"matched": candidate.name, **describe([candidate])[0]})

    def _located(self, place: Place, more: dict[str, object]) -> Location:
        raw: dict[str, object] = {
            "id": place.id,
            "name": place.name,
            "latitude": place.latitude,
            "longitude": place.longitude,
            "country": place.country,
            "admin1": place.admin1,
            "feature_code": place.feature_code,
            "geonameid": place.geonameid,
            "radius_m": place.radius_m,
            "source": place.source,
        }
        return located(self._address(place), place.longitude, place.latitude, raw | more)

    def _address(self, place: Place) -> str:
        """Return "Al Qaim, Anbar, Iraq", no name twice over."""
        country = self.gazetteer.country(place.country) if place.country else None
        parts: dict[str, str] = {}
        for part in (place.name, place.admin1, country.name if country else place.country):
            parts.setdefault(fold(part), part)
        return ", ".join(part for part in parts.values() if part)


def checked_country(country: str | None) -> str | None:
    """Return an ISO 3166-1 alpha-2 code in capitals; raise geopy's ConfigurationError where it cannot be one."""
    if country is None:
        return None
    if not isinstance(country, str) or len(country) != 2 or not (country.isascii() and country.isalpha()):
        raise ConfigurationError(f"country {shortened(country)}: give a code of two letters, such as SY")
    return country.upper()


def checked_limit(limit: int | None, default: int) -> int:
    """Return how many answers to give; raise geopy's ConfigurationError where that is no number from 1 on."""
    if limit is None:
        return default
    if not isinstance(limit, int) or isinstance(limit, bool) or limit < 1:
        raise ConfigurationError(f"limit {shortened(limit)}: give a whole number, 1 or more")
    return limit


def checked_name(query: object) -> str:
    """Return `query`, a name; raise geopy's GeocoderQueryError where it cannot be one."""
    if not isinstance(query, str):
        raise GeocoderQueryError(f"{shortened(query)} is no name of a place: give a string")
    if len(query) > _LONGEST_NAME:
        raise GeocoderQueryError(
            f"{shortened(query)} has {len(query):,} characters; a name has {_LONGEST_NAME} at most"
        )
    if not fold(query):
        raise GeocoderQueryError(f"{query!r} holds no letter; give the name of a place")
    return query


def given_back(answers: Sequence[Location], exactly_one: bool) -> Location | list[Location] | None:
    """Return answers as geopy's geocoders do: None for none, the first or all of them."""
    if not answers:
        return None
    return answers[0] if exactly_one else list(answers)
