"""Read the reviewed list of borders and areas whose status is disputed (``data/disputed.csv``)."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from geostrike.errors import BoundariesError, InputError

if TYPE_CHECKING:
    from collections.abc import Container
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

__all__ = ["Dispute", "read_disputes"]

_COLUMNS: Final = ("name", "countries", "kind", "status", "note", "source", "geometry")
_SHAPES: Final = {
    "border": ("", "POLYGON", "MULTIPOLYGON"),
    "line": ("LINESTRING", "MULTILINESTRING"),
    "area": ("POLYGON", "MULTIPOLYGON"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A line on the map, or the outline of an area, whose status is disputed.

    Attributes
    ----------
    countries : ISO 3166-1 alpha-2 codes, or names of units, such as Somaliland, that Natural Earth draws apart.
    kind : ``border`` marks the border between the first two of `countries`; ``line`` and ``area`` bring their own.
    status : in a word or two.
    note : for the reader of a map.
    geometry : well-known text in degrees: of the line or the area, or of the polygon within which a border is
        disputed; "" where all of it is.
    """

    name: str
    countries: tuple[str, ...]
    kind: str
    status: str
    note: str
    source: str
    geometry: str = ""

    def shape(self) -> BaseGeometry | None:
        """Return the geometry, or None where the dispute has none of its own."""
        import shapely

        return shapely.from_wkt(self.geometry) if self.geometry else None


def read_disputes(path: Path, known: Container[str]) -> tuple[Dispute, ...]:
    """Read the list.

    Parameters
    ----------
    known : the country codes and names of units that a row may use.

    Raises
    ------
    BoundariesError
        The file is missing.
    InputError
        A row is wrong; the message names its line.
    """
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            rows = csv.DictReader(stream)
            if tuple(rows.fieldnames or ()) != _COLUMNS:
                raise InputError(f"{path}:1: the columns must be {', '.join(_COLUMNS)}")
            return tuple(_dispute(row, known, f"{path}:{rows.line_num}") for row in rows)
    except FileNotFoundError:
        raise BoundariesError(f"{path}: the list of disputed borders is missing; restore it from the project") from None
    except (csv.Error, UnicodeDecodeError) as error:
        raise InputError(f"{path}: not a table in UTF-8 ({error})") from None


def _dispute(row: dict[str, str | None], known: Container[str], where: str) -> Dispute:
    values = {column: (row.get(column) or "").strip() for column in _COLUMNS}
    if None in row or any(not values[column] for column in _COLUMNS[:-1]):
        raise InputError(f"{where}: every column but the last must be filled, and no more; quote values with commas")
    if values["kind"] not in _SHAPES:
        raise InputError(f"{where}: the kind {values['kind']!r} is unknown; use {', '.join(_SHAPES)}")
    shape = values["geometry"].split("(")[0].strip().upper()
    if shape not in _SHAPES[values["kind"]]:
        expected = " or ".join(name for name in _SHAPES[values["kind"]] if name)
        raise InputError(f"{where}: a {values['kind']} needs {expected}, not {shape or 'nothing'}")
    countries = tuple(part.strip() for part in values["countries"].split("|"))
    unknown = next((name for name in countries if name not in known), None)
    if unknown is not None:
        raise InputError(
            f"{where}: {unknown!r} is no country code and no unit of Natural Earth; write them as in IL|SY"
        )
    if values["kind"] == "border" and len(countries) != 2:
        raise InputError(f"{where}: a border lies between two countries, written as in IL|SY")
    dispute = Dispute(**{**values, "countries": countries})  # type: ignore[arg-type]
    try:
        dispute.shape()
    except Exception as error:
        raise InputError(f"{where}: the geometry is no well-known text ({error})") from None
    return dispute
