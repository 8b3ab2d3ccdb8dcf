"""Demonyms of the world: "Syrian", "Iraqis", "Kurdish", "Texan", and the place each belongs to."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from geostrike.files import data_dir
from geostrike.gazetteer.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from geostrike.gazetteer.bearers import Bearer, Bearers

__all__ = ["Demonyms", "singular_and_plural"]


_WITH_PLURAL = ("Alabaman", "Czech", "German", "Oklahoman", "Ottoman", "Turkmen")


class Demonyms:
    """Demonyms by folded word; the places are looked up when they are asked for.

    Parameters
    ----------
    pairs : demonyms of the reviewed gazetteer, each with the ISO 3166-1 alpha-2 code of its country.
    bearers : where the places are looked up.
    data : folder of the shipped data, with ``world_demonyms.csv`` (columns demonym, country, place).
    """

    def __init__(self, pairs: Iterator[tuple[str, str]], bearers: Bearers, data: Path | None = None) -> None:
        data = data or data_dir()
        self._bearers = bearers
        self._names = dict(_names(data))
        self._owners: dict[str, str] = {}
        for demonym, country in pairs:
            self._add(demonym, f"country:{country}")
        for row in _rows(data / "world_demonyms.csv"):
            self._add(row["demonym"], row["place"] or f"country:{row['country']}")
        self.openings = frozenset(
            key[:end] for key in self._owners for end, letter in enumerate(f"{key} ") if letter == " "
        )
        """The demonyms, and what those of several words open with: "south" for "South African"."""
        self._found: dict[str, tuple[Bearer, ...]] = {}

    def get(self, key: str) -> tuple[Bearer, ...]:
        """Return the place that a folded demonym belongs to, none where it is no demonym."""
        owner = self._owners.get(key)
        if owner is None:
            return ()
        if key not in self._found:
            self._found[key] = self._owner(owner)
        return self._found[key]

    def _add(self, demonym: str, owner: str) -> None:
        for form in singular_and_plural(demonym):
            self._owners.setdefault(fold(form), owner)

    def _owner(self, owner: str) -> tuple[Bearer, ...]:
        if (reviewed := self._bearers.reviewed_by_id(owner)) is not None:
            return (reviewed,)
        name, country = self._names.get(owner, ("", ""))
        found = [bearer for bearer in self._bearers.of(fold(name)) if bearer.country == country] if name else []
        if owner.startswith("country:"):
            found = [bearer for bearer in found if bearer.feature_code.startswith(("PCL", "TERR"))] or found
        elif not owner.startswith("reg-"):
            found = [bearer for bearer in found if bearer.feature_code == "ADM1"]
        else:
            found = [bearer for bearer in found if not bearer.feature_code.startswith("PPL")]
        return tuple(found[:1])


def _names(data: Path) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield the name and the country of every place that a demonym may belong to."""
    for row in _rows(data / "world" / "countries.csv"):
        yield row["id"], (row["name"], row["country"])
    for row in _rows(data / "world" / "admin1.csv"):
        yield row["code"], (row["name"], row["code"].partition(".")[0])
    for row in _rows(data / "regions.csv"):
        yield row["id"], (row["name"], row["country"])


def _rows(path: Path) -> Iterator[dict[str, str]]:
    if path.is_file():
        with path.open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)


def singular_and_plural(demonym: str) -> tuple[str, ...]:
    """Return a demonym and its plural; those that end in a hiss have none of their own, nor has a Frenchman."""
    if demonym.endswith(("s", "sh", "ch", "ese", "men", "man")) and not demonym.endswith(_WITH_PLURAL):
        return (demonym,)
    return (demonym,) if demonym == "Philippine" else (demonym, f"{demonym}s")  # the plural is the country
