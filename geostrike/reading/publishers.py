"""Where a document's publisher is at home: its place names are read in that light."""

from __future__ import annotations

import csv
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from geostrike.files import data_dir

if TYPE_CHECKING:
    from geostrike.model import Document

__all__ = ["Home", "home_of"]

_HOST = re.compile(r"(?:[a-z][a-z0-9+.-]*://)?(?:[^/@\s]*@)?([a-z0-9.-]+)", re.I)
_COUNTRY_DOMAINS = {"uk": "GB"}
# Domains of countries that are sold to anyone.
_SOLD = frozenset(
    {"ai", "am", "bz", "cc", "co", "fm", "gg", "io", "la", "ly", "me", "nu", "sh", "tk", "to", "tv", "ws"}
)


class Home(NamedTuple):
    """Where a publisher is at home; `place` is "" where only the country of its domain is known."""

    country: str
    admin1: str = ""
    place: str = ""
    longitude: float = 0.0
    latitude: float = 0.0


def home_of(document: Document) -> Home | None:
    """Return where the publisher of a document is at home, None where neither its address nor its name tells."""
    table = _publishers()
    host = _host(document.url or "")
    parts = host.split(".")
    for start in range(len(parts) - 1):
        domain = ".".join(parts[start:])
        if domain in table:
            return table[domain]
    if document.publisher and document.publisher.casefold() in table:
        return table[document.publisher.casefold()]
    ending = parts[-1]
    if len(ending) == 2 and ending not in _SOLD:
        return Home(_COUNTRY_DOMAINS.get(ending, ending.upper()))
    return None


def _host(url: str) -> str:
    found = _HOST.match(url)
    return found[1].lower().removeprefix("www.").rstrip(".") if found else ""


@cache
def _publishers() -> dict[str, Home | None]:
    """Return the homes by domain and by masthead; None for those that write about everywhere."""
    path = data_dir() / "publishers.csv"
    domains: dict[str, Home | None] = {}
    mastheads: dict[str, set[Home | None]] = {}
    if not path.is_file():
        return domains
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            home = None
            if row["scope"] != "world":
                local = row["scope"] == "local"
                home = Home(
                    row["country"],
                    row["admin1"] if local else "",
                    row["place"] if local else "",
                    float(row["longitude"]),
                    float(row["latitude"]),
                )
            domains[row["domain"]] = home
            mastheads.setdefault(row["name"].casefold(), set()).add(home)
    # Many towns have a Herald: a masthead that several homes share tells none.
    return {name: homes.pop() for name, homes in mastheads.items() if len(homes) == 1} | domains
