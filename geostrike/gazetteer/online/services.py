"""The online services that can be asked: what each is called, whom it credits, and what it can be asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from geopy.exc import ConfigurationError

__all__ = ["SERVICES", "check_agent", "checked_domain", "geocode_options", "reverse_options"]

# What HTTP libraries send by themselves, and what geopy's documentation shows.
_STOCK_AGENTS = re.compile(
    r"(geopy|python-requests|python-urllib|urllib|curl|wget|mozilla|my-application|my_app|my_user_agent"
    r"|specify_your_app_name_here)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Service:
    """A kind of service: what it is called, who runs the public one, and whom its answers credit."""

    title: str
    domain: str
    credit: str


SERVICES = {
    "nominatim": _Service("Nominatim", "nominatim.openstreetmap.org", "© OpenStreetMap contributors, ODbL 1.0"),
    "photon": _Service("Photon", "photon.komoot.io", "© OpenStreetMap contributors, ODbL 1.0, by way of Photon"),
    "pelias": _Service("Pelias", "", "as the service's page /attribution says"),
    # geopy's own default, api.geonames.org, is asked without TLS: name and user name would go in the clear.
    "geonames": _Service("GeoNames", "secure.geonames.org", "GeoNames, CC BY 4.0"),
}
"""The services that can be asked, by the name that ``--online`` takes."""


def geocode_options(service: str, limit: int, country: str | None, language: str) -> dict[str, Any]:
    """Return what geopy's ``geocode`` takes for a service.

    Parameters
    ----------
    limit : answers wanted; Pelias and GeoNames give as many as they please.
    country : ISO 3166-1 alpha-2 code; Photon cannot be asked for one.
    language : of the names; GeoNames answers in English.
    """
    if service == "nominatim":
        return {
            "limit": limit,
            "addressdetails": True,
            "namedetails": True,
            "language": language,
            "country_codes": country and country.lower(),
        }
    if service == "photon":
        return {"limit": limit, "language": language}
    if service == "pelias":
        return {"countries": country and [country], "language": language}
    return {"country": country}


def reverse_options(service: str, language: str) -> dict[str, Any]:
    """Return what geopy's ``reverse`` takes for a service."""
    if service == "nominatim":
        return {"namedetails": True, "language": language}
    return {"lang" if service == "geonames" else "language": language}


def checked_domain(service: str, domain: str | None) -> str:
    """Return the host to ask; raise geopy's ConfigurationError where it is none."""
    wanted = (domain or SERVICES[service].domain).strip().strip("/")
    if not wanted:
        raise ConfigurationError("Pelias has no public server: give the domain of yours")
    if not re.fullmatch(r"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(:[0-9]{1,5})?(/[A-Za-z0-9._~/-]*)?", wanted):
        raise ConfigurationError(f"domain {domain!r}: give a host such as {SERVICES['nominatim'].domain}, no scheme")
    return wanted.lower() if "/" not in wanted else wanted


def check_agent(user_agent: str) -> None:
    """Raise geopy's ConfigurationError where `user_agent` does not say who asks."""
    if not isinstance(user_agent, str) or not user_agent.strip():
        raise ConfigurationError(
            "user_agent is missing: online services want to know who asks; "
            "give a name of your own and an address, such as 'newsroom-maps (maps@newsroom.example)'"
        )
    if _STOCK_AGENTS.match(user_agent.strip()):
        raise ConfigurationError(f"user_agent {user_agent!r} says nothing of who asks; give a name of your own")
    if not (user_agent.isascii() and user_agent.isprintable() and len(user_agent) <= 200):
        raise ConfigurationError("user_agent: give one line of ASCII, 200 characters at most")
