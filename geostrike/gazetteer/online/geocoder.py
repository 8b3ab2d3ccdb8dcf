"""Online geocoders through geopy, for whoever asks for one: nothing else in geostrike sends a name anywhere.

A name that is asked about tells the service, and whoever sees its logs, what is being worked on. So a geocoder of this
module is made by hand and passed in; no stage imports it. It asks one host, slowly, and never the same thing twice.
"""

from __future__ import annotations

import json
import time
import unicodedata
import warnings
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geopy import exc
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import GeoNames, Nominatim, Pelias, Photon

from geostrike.errors import GazetteerError
from geostrike.gazetteer.geocoder import checked_country, checked_limit, checked_name, given_back
from geostrike.gazetteer.online.answers import Answers
from geostrike.gazetteer.online.fetch import OneHostAdapter
from geostrike.gazetteer.online.places import clean, match_of, place_of
from geostrike.gazetteer.online.services import SERVICES, check_agent, checked_domain, geocode_options, reverse_options
from geostrike.gazetteer.points import located, longitude_latitude
from geostrike.model import Candidate

if TYPE_CHECKING:
    from collections.abc import Callable

    from geopy.location import Location
    from geopy.point import Point

__all__ = ["OnlineGeocoder", "online_candidates"]

_LIMIT = 5
_MOST = 50  # answers; Nominatim gives 40 at most
_PUBLIC_GAP_S = 1.0
_BEST_SCORE = 0.05  # beneath what the gazetteer itself gives, whose rows have been looked at


class OnlineGeocoder:
    """A geocoder that asks an online service through geopy, no faster than its owner allows, and keeps the answers.

    Parameters
    ----------
    service : "nominatim", "photon", "pelias" or "geonames".
    user_agent : says who asks: a name of your own and how to reach you. The services demand it; those that libraries
        send by themselves are refused.
    domain : the host, with its port where that is not the usual one; by default the public service. Pelias has none.
    scheme : "https", or "http" for a server of your own.
    api_key : for a Pelias that wants one.
    username : for GeoNames, which wants one.
    min_delay_seconds : between two requests of all processes that share `cache`; the public Nominatim allows one a
        second, and less is refused.
    timeout : seconds to wait for one whole answer.
    language : in which names are wanted, where the service has them.
    cache : the SQLite file that keeps the answers, those too that found nothing; by default in the user's cache folder.
        Delete it to ask anew.
    say : gets one line where the cache is damaged or cannot be used; by default it becomes a warning.
    clock, sleep : seconds that only go on, and how to wait for some.

    Raises
    ------
    geopy.exc.ConfigurationError
        Where one of these is missing or cannot be used.
    """

    def __init__(
        self,
        service: str = "nominatim",
        *,
        user_agent: str,
        domain: str | None = None,
        scheme: str = "https",
        api_key: str | None = None,
        username: str | None = None,
        min_delay_seconds: float = _PUBLIC_GAP_S,
        timeout: float = 10.0,
        language: str = "en",
        cache: Path | None = None,
        say: Callable[[str], None] | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        if service not in SERVICES:
            raise exc.ConfigurationError(f"service {service!r}: give one of {', '.join(SERVICES)}")
        self.service = service
        self.domain = checked_domain(service, domain)
        check_agent(user_agent)
        if not min_delay_seconds >= 0:
            raise exc.ConfigurationError(f"min_delay_seconds {min_delay_seconds!r}: give 0 or more")
        if min_delay_seconds < _PUBLIC_GAP_S and self.domain.startswith(SERVICES["nominatim"].domain):
            raise exc.ConfigurationError(f"{self.domain} allows one request a second: min_delay_seconds is 1 or more")
        if service == "geonames" and not username:
            raise exc.ConfigurationError("GeoNames answers registered users only: give a username (geonames.org/login)")
        common = {
            "domain": self.domain,
            "scheme": scheme,
            "user_agent": user_agent,
            "timeout": timeout,
            "adapter_factory": OneHostAdapter,
        }
        self._geopy = {
            "nominatim": Nominatim,
            "photon": Photon,
            "pelias": partial(Pelias, api_key=api_key),
            "geonames": partial(GeoNames, username=username),
        }[service](**common)
        self._language = language
        self._answers = Answers(Path(cache) if cache else _usual_cache(), say or partial(warnings.warn, stacklevel=2))
        self._gap_s, self._sleep = min_delay_seconds, sleep
        self._paced = _Pace(self._ask, min_delay_seconds, clock, sleep)

    def geocode(
        self, query: str, *, exactly_one: bool = True, country: str | None = None, limit: int | None = None
    ) -> Location | list[Location] | None:
        """Return where the service says that a name lies; sends the name to it, unless the answer is kept already.

        Parameters
        ----------
        query : the name of a place.
        exactly_one : the first answer only; otherwise a list in the service's order.
        country : ISO 3166-1 alpha-2 code. Only places there are asked for; Photon, which cannot be asked so, has those
            first.
        limit : how many answers to ask for, 5 by default and 50 at most.

        Returns
        -------
        geopy.location.Location, a list of them, or None
            None where the service knows nothing of the name. ``raw`` is the service's JSON, with ``service`` and
            ``attribution`` added.

        Raises
        ------
        geopy.exc.GeopyError
            Of its kinds the one that fits; nothing is kept then, and nothing that was kept is lost.
        """
        name = " ".join(unicodedata.normalize("NFC", checked_name(query)).split())
        most, code = min(checked_limit(limit, _LIMIT), _MOST), checked_country(country)
        found = self._kept_or_asked("geocode", name, geocode_options(self.service, most, code, self._language))
        if code and self.service == "photon":
            found.sort(key=lambda answer: self._place(answer).country != code)
        return given_back(found[:most], exactly_one)

    def reverse(
        self, query: Point | tuple[float, float] | str, *, exactly_one: bool = True
    ) -> Location | list[Location] | None:
        """Return what the service says lies at a point, as `geocode` does.

        Parameters
        ----------
        query : a point as geopy writes it, latitude first, in degrees on WGS 84.
        """
        longitude, latitude = longitude_latitude(query)
        point = located("", round(longitude, 6), round(latitude, 6), {}).point
        return given_back(
            self._kept_or_asked("reverse", point, reverse_options(self.service, self._language)), exactly_one
        )

    def _kept_or_asked(self, what: str, query: Any, options: dict[str, Any]) -> list[Location]:
        wanted = query.casefold() if isinstance(query, str) else tuple(query)
        question = json.dumps([self.service, self.domain, what, wanted, options], sort_keys=True)
        answers = self._answers.get(question)
        if not _well_formed(answers):
            answers = self._paced(what, query, options)
            self._answers.keep(question, answers, time.time())
        more = {"service": self.service, "attribution": SERVICES[self.service].credit}
        return [located(address, x, y, raw | more) for address, x, y, raw in answers]

    def _ask(self, what: str, query: Any, options: dict[str, Any]) -> list[list[Any]]:
        """Return the answers as plain values: address, longitude, latitude and the service's own JSON."""
        wait = self._answers.turn(self.domain, self._gap_s, time.time())
        if wait > 0:
            self._sleep(wait)
        try:
            found = getattr(self._geopy, what)(query, exactly_one=False, **options) or []
            answers = [
                [clean(str(location.address)), *longitude_latitude(location.point), location.raw]
                for location in found
                # Where a service leaves a coordinate out, geopy takes it for 0.
                if location is not None and (location.longitude or location.latitude)
            ][:_MOST]
            json.dumps(answers)
        except exc.GeopyError:
            raise
        except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError, UserWarning):
            answers = None
        if answers is None or not _well_formed(answers):
            raise exc.GeocoderParseError(f"the answer is not what {self.service} gives")
        return answers

    def _place(self, location: Location) -> Any:
        longitude, latitude = longitude_latitude(location.point)
        return place_of(self.service, location.raw, location.address, longitude, latitude)


class _Pace(RateLimiter):  # type: ignore[misc]
    """geopy's limiter, which never tries again: what a service refuses is told, not insisted on."""

    def __init__(
        self,
        ask: Callable[..., Any],
        gap_s: float,
        clock: Callable[[], float],
        sleep: Callable[[float], None],
    ) -> None:
        super().__init__(
            ask, min_delay_seconds=gap_s, error_wait_seconds=gap_s, max_retries=0, swallow_exceptions=False
        )
        self._clock, self._sleep = clock, sleep


def online_candidates(
    name: str, *, geocoder: OnlineGeocoder, country: str | None = None, limit: int = _LIMIT
) -> tuple[Candidate, ...]:
    """Return the places that an online service gives for `name`, in the service's order.

    Parameters
    ----------
    country : ISO 3166-1 alpha-2 code; see `OnlineGeocoder.geocode`.
    limit : how many to return at most.

    Returns
    -------
    tuple of Candidate
        Scores tell the order only, and come after those of the gazetteer. A place's circle reaches the farthest corner
        of the box that the service gives.

    Raises
    ------
    GazetteerError
        Where the service cannot be asked or does not answer: one line, with what to do.
    """
    try:
        found = geocoder.geocode(name, exactly_one=False, country=country, limit=limit) or []
    except exc.GeopyError as error:
        raise GazetteerError(f"{geocoder.service} at {geocoder.domain}: {_words(error)}") from error
    candidates = []
    for number, location in enumerate(found):
        place = geocoder._place(location)
        match, spelling = match_of(name, place)
        rule = f"{SERVICES[geocoder.service].title} answered, asked for by --online"
        candidates.append(
            Candidate(place=place, name=spelling, match=match, score=round(_BEST_SCORE / (1 + number), 3), rule=rule)
        )
    return tuple(candidates)


_MENDS = (
    (exc.GeocoderTimedOut, "try again later, or wait longer"),
    (exc.GeocoderQuotaExceeded, "too much was asked of it; wait, and ask less often"),
    (exc.GeocoderAuthenticationFailure, "check the key or user name"),
    (exc.GeocoderInsufficientPrivileges, "it refuses; check --user-agent, and what the service allows"),
    (exc.GeocoderQueryError, "check what was asked"),
    (exc.ConfigurationError, "change the option"),
    (exc.GeocoderUnavailable, "check the network and the domain, or leave out --online"),
    (exc.GeocoderParseError, "check the domain and the service, or leave out --online"),
)


def _words(error: exc.GeopyError) -> str:
    mend = next((mend for kind, mend in _MENDS if isinstance(error, kind)), "try again later, or leave out --online")
    wait = getattr(error, "retry_after", None)
    return f"{clean(str(error)) or type(error).__name__}; {mend}" + (f" ({wait:.0f} s)" if wait else "")


def _well_formed(answers: object) -> bool:
    """Tell whether these are answers as `_ask` gives them; a cache may hold anything."""
    return isinstance(answers, list) and all(
        isinstance(answer, list)
        and [type(value) for value in answer] == [str, float, float, dict]
        and abs(answer[1]) <= 180
        and abs(answer[2]) <= 90
        for answer in answers
    )


def _usual_cache() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("geostrike") / "online.sqlite"
