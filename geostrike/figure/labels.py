"""Names on paper, the more important first; a name that would touch a sign, a line or another name is left out."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from geostrike.figure.lettering import safe, spaced, width
from geostrike.figure.page import Ink
from geostrike.figure.room import around
from geostrike.layers.records import Table
from geostrike.layers.style import PALETTE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from geostrike.figure.frame import Frame
    from geostrike.figure.lettering import Style
    from geostrike.figure.page import Box, Page
    from geostrike.figure.room import Room
    from geostrike.model import Layer

__all__ = ["Label", "base_labels", "draw_labels", "names_of", "place_labels"]

_LINE = 1.2  # of the size, from line to line
_SECOND = 0.92
_RISE = 0.36  # of the size: how far a baseline lies below the middle of its line
_ACROSS, _DOWN = 2.6 / 72, 1.2 / 72
_DOT_IN = 2.1 / 72
_DOTTED = {"town", "city", "base"}
_ONE_NAME = {"town", "base", "region"}
_CENTRED = {"country", "water", "region"}
_LOOKS: dict[str, tuple[Style, str, float, str]] = {
    "site": ("bold", "ink", 1.0, "land"),
    "area": ("italic", "ink", 1.0, "land"),
    "city": ("regular", "label", 1.0, "land"),
    "town": ("regular", "label", 0.88, "land"),
    "base": ("regular", "label", 0.88, "land"),
    "region": ("regular", "label", 0.88, "land"),
    "country": ("regular", "label-country", 0.98, "land"),
    "water": ("italic", "label-water", 1.0, "water"),
}
_SEEN_PX = 96 * 9.75  # the web map's pixels to an inch, and its letters of 9.75 points


@dataclass(slots=True)
class Label:
    """A name beside or on its point.

    Attributes
    ----------
    names : its lines: one name, or two in two languages.
    x, y : its point, in inches.
    clear : what it stands beside: a sign and its number; None for a dot.
    rank : 0 for the place of an event; of the base, the more important first.
    own : the names of the places, as their gazetteer has them, one a line: none is named twice.
    spread : where the middle of a name may lie that belongs to an area.
    """

    names: tuple[str, ...]
    kind: str
    x: float
    y: float
    size: float
    rank: int = 0
    clear: Box | None = None
    own: str = ""
    spread: list[tuple[float, float]] = field(default_factory=list)
    lines: list[tuple[str, Style, float, float]] = field(default_factory=list)

    def __post_init__(self) -> None:
        style, _, share, _ = _LOOKS.get(self.kind, _LOOKS["city"])
        for number, name in enumerate(self.names):
            words = spaced(name) if self.kind == "country" else name
            size = self.size * share * (_SECOND if number else 1.0)
            used: Style = "regular" if number and style == "bold" else style
            self.lines.append((words, used, size, width(words, used, size)))

    @property
    def wide(self) -> float:
        """Of its longest line, in inches."""
        return max(line[3] for line in self.lines)

    @property
    def high(self) -> float:
        """Of all its lines, in inches."""
        return sum(line[2] for line in self.lines) * _LINE / 72

    @property
    def dotted(self) -> bool:
        """Whether a dot marks its point."""
        return self.kind in _DOTTED and self.clear is None

    def shorter(self) -> Iterator[Label]:
        """Yield the label in its first language alone, where it has two."""
        if len(self.names) > 1:
            yield replace(self, names=self.names[:1], lines=[])

    def spots(self) -> Iterator[tuple[Box, str]]:
        """Yield where it may stand, best first: a box, and on which side its lines are even."""
        wide, high = self.wide, self.high
        if self.spread:
            for x, y in self.spread:
                yield (x - wide / 2, y - high / 2, x + wide / 2, y + high / 2), "center"
            return
        if self.kind in _CENTRED:
            for step in (0.0, 0.5, -0.5, 1.0, -1.0):
                left, low = self.x - wide / 2, self.y + (step - 0.5) * high
                yield (left, low, left + wide, low + high), "center"
            return
        left, low, right, up = self.clear or around(self.x, self.y, _DOT_IN)
        gap = _ACROSS * 1.1
        middle = (low + up) / 2 if self.clear else self.y
        across = (left + right) / 2
        beside = {
            "left": ((right + gap, middle - high / 2), "left"),
            "right": ((left - gap - wide, middle - high / 2), "right"),
            "above": ((across - wide / 2, up + _DOWN), "center"),
            "below": ((across - wide / 2, low - _DOWN - high), "center"),
            "above right": ((right, up - high * 0.2), "left"),
            "below right": ((right, low - high * 0.8), "left"),
            "above left": ((left - wide, up - high * 0.2), "right"),
            "below left": ((left - wide, low - high * 0.8), "right"),
        }
        first = ("left", "above", "below", "right") if self.rank == 0 else ("left", "right", "below", "above")
        for name in (*first, "above right", "below right", "above left", "below left"):
            (x, y), even = beside[name]
            yield (x, y, x + wide, y + high), even


def base_labels(
    layer: Layer | None, frame: Frame, at: Box, languages: Sequence[str], size: float, most: int = 0
) -> list[Label]:
    """Return the names of the base within a map, the more important first; towns as the scale gives room for them."""
    table = Table(layer)
    if not len(table):
        return []
    points = table.geometry()
    lonlat = np.column_stack([shapely.get_x(points), shapely.get_y(points)])
    zoom = math.log2(2 * math.pi * frame.scale * _SEEN_PX / size / 256)
    most = most or max(2, math.floor(zoom) - 2)
    found = []
    for turn in (-360.0, 0.0, 360.0):
        seen = frame.at(lonlat + np.array([turn, 0.0])) + at[:2]
        for row, (x, y) in enumerate(seen.tolist()):
            told = table.row(row) if at[0] < x < at[2] and at[1] < y < at[3] else None
            if told and (told.get("rank") or 9) <= most:
                kind = told.get("kind") or "town"
                if kind == "country":
                    continue
                names = names_of(told, languages, one=kind in _ONE_NAME)
                if names:
                    found.append(Label(names, kind, x, y, size, told.get("rank") or 9, own=told.get("name") or ""))
    return sorted(found, key=lambda label: label.rank)


def names_of(told: Mapping[str, Any], languages: Sequence[str], *, one: bool) -> tuple[str, ...]:
    """Return a place's name in the first language and, unless only `one` is wanted, in the second."""
    names = told.get("names") or {}
    first = safe(names.get(languages[0]) or told.get("name") or "") if languages else safe(told.get("name") or "")
    second = safe(names.get(languages[1]) or "") if len(languages) > 1 and not one else ""
    return tuple(dict.fromkeys(name for name in (first, second) if name))


def place_labels(
    labels: Sequence[Label], room: Room, signs: Sequence[tuple[float, float]] = ()
) -> list[tuple[Label, Box, str]]:
    """Return those of `labels` for which there is room, in their order, each with its box and its even side.

    What they take is taken in `room`.

    Parameters
    ----------
    signs : where signs stand, in inches: a town there needs no dot.
    """
    placed = []
    known: dict[str, list[tuple[float, float]]] = {}
    for label in labels:
        called = {*label.own.split("\n"), *label.names}
        near = [at for name in called for at in known.get(name, ())] if label.rank else []
        if any(math.hypot(x - label.x, y - label.y) < 0.6 for x, y in near):
            continue
        if label.dotted and any(math.hypot(x - label.x, y - label.y) < 0.12 for x, y in signs):
            label.clear = around(label.x, label.y, 0.12)
        dot = around(label.x, label.y, _DOT_IN)
        if label.dotted and not room.free(dot):
            continue
        for tried in (label, *label.shorter()):
            spot = next((spot for spot in tried.spots() if _fits(spot[0], room)), None)
            if spot is not None:
                room.take(spot[0], *([dot] if label.dotted else []))
                placed.append((tried, *spot))
                for name in called:
                    known.setdefault(name, []).append((label.x, label.y))
                break
    return placed


def _fits(box: Box, room: Room) -> bool:
    return room.free((box[0] - _ACROSS, box[1] - _DOWN, box[2] + _ACROSS, box[3] + _DOWN))


def draw_labels(page: Page, placed: Sequence[tuple[Label, Box, str]], within: Box) -> None:
    """Draw names with their halos, and the dots of towns."""
    from matplotlib.path import Path

    halos: list[tuple[float, float, str, Style, float, str]] = []
    texts: list[tuple[float, float, str, float, Style, str, str]] = []
    dots = Ink()
    for label, (left, _, right, up), even in placed:
        _, colour, _, ground = _LOOKS.get(label.kind, _LOOKS["city"])
        y = up
        for name, (words, style, size, wide) in zip(label.names, label.lines, strict=True):
            spare = right - left - wide
            x = left + (spare if even == "right" else spare / 2 if even == "center" else 0.0)
            y -= size * _LINE / 72
            base = y + size * (_LINE / 2 - _RISE) / 72
            halos.append((x, base, words, style, size, ground))
            texts.append((x, base, words, size, style, colour, name if words != name else ""))
        if label.dotted:
            dots.add(Path.circle((label.x, label.y), 1.75 / 72), fill=PALETTE["label"], edge=PALETTE["land"], line=0.9)
    page.draw(dots, z=3.9, within=within)
    page.halos(halos, z=4)
    for x, base, words, size, style, colour, said in texts:
        page.text(x, base, words, size=size, style=style, colour=colour, z=4.5, said=said)
