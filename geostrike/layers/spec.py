"""What a map's TOML may say, read and checked before anything is drawn."""

from __future__ import annotations

import difflib
import re
import tomllib
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from geostrike.errors import MapSpecError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["DRAWN_LAYERS", "FIGURE_SIZES", "MapFilter", "MapSpec", "read_map_spec"]

DRAWN_LAYERS = ("strikes", "attacks", "extents", "contested", "borders", "places")
FIGURE_SIZES = ("slide", "a4", "column")
_KEYS = ("title", "summary", "filter", "view", "layers", "languages", "tiles", "redact", "figure")
_FILTERS = ("types", "dates", "countries", "sources", "disputed")
_VIEWS = ("bounds", "places")
_TYPES = ("strike", "attack")
_AT_LINE = re.compile(r"\(at line (\d+),")
_FIGURES = ("size",)
_NOT_YET = {"tiles": "every map draws its own base"}


@dataclass(frozen=True, slots=True, kw_only=True)
class MapFilter:
    """Which events a map shows; an empty field lets everything through.

    Attributes
    ----------
    dates : first and last day; an event without a date passes.
    countries : ISO 3166-1 alpha-2 codes.
    sources : ids or publishers of documents.
    disputed : True for the events on which sources differ, False for the others.
    """

    types: tuple[str, ...] = ()
    dates: tuple[date, date] | None = None
    countries: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    disputed: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MapSpec:
    """A map, as its TOML describes it.

    Attributes
    ----------
    name : of the TOML file, without its suffix; the map is written under it.
    bounds : west, south, east, north of the view in degrees; None fits the events.
    places : gazetteer ids that the view must hold, instead of `bounds`.
    languages : of labels, the preferred first.
    redact : ids of places, claims or documents whose places and words are withheld.
    figures : sizes in which figures are drawn, the first under the map's own name; none for a map of the screen only.
    """

    name: str
    title: str
    summary: str = ""
    filter: MapFilter = field(default_factory=MapFilter)
    bounds: tuple[float, float, float, float] | None = None
    places: tuple[str, ...] = ()
    layers: tuple[str, ...] = DRAWN_LAYERS
    languages: tuple[str, ...] = ("en",)
    redact: tuple[str, ...] = ()
    figures: tuple[str, ...] = FIGURE_SIZES[:1]


def read_map_spec(path: Path) -> MapSpec:
    """Read and check one map's TOML.

    Raises
    ------
    MapSpecError
        For TOML that cannot be read, an unknown key or layer (the nearest known one is named), or a value of the
        wrong kind; one line, ``path:line`` where the line is known.
    """
    try:
        text = path.read_text(encoding="utf-8")
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        told = _AT_LINE.search(str(error))
        line = told.group(1) if told else len(text.splitlines()) or 1
        raise MapSpecError(f"{path}:{line}: this is not TOML: {error}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise MapSpecError(f"{path}: cannot be read: {error}") from None
    return _Reader(path, text).spec(table)


class _Reader:
    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.lines = text.splitlines()

    def fail(self, word: str, message: str) -> MapSpecError:
        """Make the error for a key or a value, with the line that sets the key, else the first that holds the word."""
        sets = re.compile(rf"""\s*\[?\s*["']?{re.escape(word)}["']?\s*(?:[=.\]])""")
        found = [number for number, line in enumerate(self.lines, 1) if sets.match(line)]
        found += [number for number, line in enumerate(self.lines, 1) if word in line]
        return MapSpecError(f"{self.path}:{found[0] if found else 1}: {message}")

    def known(self, names: Any, allowed: tuple[str, ...], what: str) -> None:
        for name in names:
            if name not in allowed:
                near = difflib.get_close_matches(str(name), allowed, n=1, cutoff=0)[0]
                raise self.fail(
                    str(name), f"unknown {what} {name!r}; did you mean {near!r}? Known: {', '.join(allowed)}"
                )

    def words(self, table: Mapping[str, Any], key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        value = table.get(key, list(default))
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.fail(key, f'{key!r} must be a list of strings, such as {key} = ["..."]')
        return tuple(value)

    def spec(self, table: Mapping[str, Any]) -> MapSpec:
        self.known(table, _KEYS, "key")
        for key, reason in _NOT_YET.items():
            if key in table:
                raise self.fail(key, f"{key!r} cannot be used yet: {reason}; leave it out")
        for key in ("title", "summary"):
            if not isinstance(table.get(key, ""), str):
                raise self.fail(key, f"{key!r} must be a string")
        if not table.get("title"):
            raise MapSpecError(f'{self.path}:1: a map needs a title; add title = "..."')
        layers = self.words(table, "layers", DRAWN_LAYERS)
        self.known(layers, DRAWN_LAYERS, "layer")
        view = self.table(table, "view", _VIEWS)
        return MapSpec(
            name=self.path.stem,
            title=table["title"],
            summary=table.get("summary", ""),
            filter=self.filter(self.table(table, "filter", _FILTERS)),
            bounds=self.bounds(view.get("bounds")),
            places=self.words(view, "places"),
            layers=layers,
            languages=self.words(table, "languages", ("en",)),
            redact=self.words(table, "redact"),
            figures=self.figures(table),
        )

    def table(self, table: Mapping[str, Any], key: str, allowed: tuple[str, ...]) -> Mapping[str, Any]:
        value = table.get(key, {})
        if not isinstance(value, dict):
            raise self.fail(key, f"{key!r} must be a table, [{key}]")
        self.known(value, allowed, f"key of [{key}]")
        return value

    def figures(self, table: Mapping[str, Any]) -> tuple[str, ...]:
        if table.get("figure") is False:
            return ()
        figure = self.table(table, "figure", _FIGURES)
        sizes = (size,) if isinstance(size := figure.get("size"), str) else self.words(figure, "size", FIGURE_SIZES[:1])
        self.known(sizes, FIGURE_SIZES, "size of a figure")
        return tuple(dict.fromkeys(sizes))

    def filter(self, table: Mapping[str, Any]) -> MapFilter:
        types = self.words(table, "types")
        self.known(types, _TYPES, "event type")
        dates = table.get("dates")
        if dates is not None:
            try:
                first, last = (day if type(day) is date else date.fromisoformat(day) for day in dates)
                dates = (first, last) if first <= last else None
            except (TypeError, ValueError):
                dates = None
            if dates is None:
                raise self.fail("dates", "'dates' must be two days in order, such as dates = [2024-02-01, 2024-02-29]")
        disputed = table.get("disputed")
        if disputed is not None and not isinstance(disputed, bool):
            raise self.fail("disputed", "'disputed' must be true or false")
        return MapFilter(
            types=types,
            dates=dates,
            countries=self.words(table, "countries"),
            sources=self.words(table, "sources"),
            disputed=disputed,
        )

    def bounds(self, value: Any) -> tuple[float, float, float, float] | None:
        if value is None:
            return None
        numbers = isinstance(value, list) and len(value) == 4 and all(type(v) in (int, float) for v in value)
        if numbers:
            west, south, east, north = value
            if -180 <= west < east <= 180 and -90 <= south < north <= 90:
                return float(west), float(south), float(east), float(north)
        raise self.fail("bounds", "'bounds' must be [west, south, east, north] in degrees, such as [34, 28, 49, 38]")
