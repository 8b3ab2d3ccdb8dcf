"""A whole figure: title, map, key, numbered list and foot on one sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from geostrike.errors import InputError
from geostrike.figure.chart import ALONE, draw_base_map, draw_chart, kinds_of, signs_in
from geostrike.figure.frame import frame_of
from geostrike.figure.head import counts, draw_words, foot_words, head_words, height
from geostrike.figure.key import draw_key, key_height, key_rows
from geostrike.figure.listing import draw_listing, fit_listing, height_of
from geostrike.figure.page import Ink, new_page, settings
from geostrike.figure.raster import png_bytes
from geostrike.figure.sizes import SIZES
from geostrike.figure.view import view_of
from geostrike.layers.entries import entries_of
from geostrike.layers.telling import dated

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from matplotlib.figure import Figure

    from geostrike.figure.frame import Frame
    from geostrike.figure.page import Box
    from geostrike.figure.sizes import Sheet
    from geostrike.layers.base import Bounds
    from geostrike.layers.entries import Entry, Source
    from geostrike.layers.spec import MapSpec
    from geostrike.model import Layer

__all__ = ["draw_base", "draw_figure"]

_GUTTER_IN = 0.3
_APART_PT = 8.0  # between head, map, key, list and foot
_DPI = 220
_HIGHEST_IN = 20.0  # of a column: no newspaper is higher


def draw_base(
    layers: Mapping[str, Layer],
    spec: MapSpec,
    width: float,
    height: float,
    *,
    clear: Sequence[Box] = (),
    named: Collection[str] = (),
) -> tuple[bytes, Frame]:
    """Draw the base of a map alone: land, divisions, borders, water and names, without events and without margins.

    Parameters
    ----------
    layers : as `build_layers` gives them.
    spec : with the bounds of the view; without, the view holds the pinned events and their areas.
    width, height : in inches.
    clear : boxes that no name of the base may touch: left, lower, right and upper edge, in inches.
    named : places whose names will stand there already.

    Returns
    -------
    bytes, Frame
        A PNG, and where on it a place stands: `Frame.at` counts in inches from its lower left corner.
    """
    entries, _ = entries_of(layers)
    frame = frame_of(view_of(spec, entries), width, height)
    with settings():
        page = new_page(width, height)
        at = (0.0, 0.0, width, height)
        draw_base_map(page, at, frame, layers, entries, spec.languages, _sheet("slide"), clear, named)
    return png_bytes(page.figure, _DPI), frame


def draw_figure(layers: Mapping[str, Layer], spec: MapSpec, size: str = "slide") -> Figure:
    """Draw a map with its title, key, numbered list of events and sources on one sheet.

    Parameters
    ----------
    layers : as `build_layers` gives them.
    spec : with the bounds of the view; without, the view holds the pinned events and their areas.
    size : a name of `SIZES`.

    Raises
    ------
    InputError
        For a size that is none.
    """
    sheet = _sheet(size)
    entries, sources = entries_of(layers)
    with settings():
        view = view_of(spec, entries)
        sketch = _Sketch(layers, spec, sheet, entries, sources, view)
        return sketch.drawn()


def _sheet(size: str) -> Sheet:
    if size not in SIZES:
        raise InputError(f"{size!r} is no size of a figure; there are {', '.join(SIZES)}")
    return SIZES[size]


class _Sketch:
    """The parts of a sheet, measured before they are drawn."""

    def __init__(
        self, layers: Mapping[str, Layer], spec: MapSpec, sheet: Sheet, entries: Sequence[Entry],
        sources: Sequence[Source], view: Bounds,
    ) -> None:  # fmt: skip
        self.layers, self.spec, self.sheet, self.view = layers, spec, sheet, view
        self.entries, self.sources = entries, sources
        self.beside = sheet.beside if entries else 0.0  # a map of nothing has the whole sheet
        self.whole = sheet.wide - 2 * sheet.margin
        self.wide = self.whole * (1 - self.beside) - (_GUTTER_IN if self.beside else 0)
        self.column = (
            self.whole * self.beside if self.beside else (self.whole - _GUTTER_IN * (sheet.columns - 1)) / sheet.columns
        )
        self.gap = _APART_PT / 72
        self.days = dated(layers)

    def told(self, frame: Frame) -> tuple[list[Entry], list[tuple[str, list[Entry]]]]:
        """Return the events on a map, and the others under their headings."""
        at = (0.0, 0.0, frame.width, frame.height)
        shown = [sign.entry for sign in signs_in(self.entries, frame, at)]
        numbers = {entry.number for entry in shown}
        country = [e for e in self.entries if not e.pinned and e.where_prec == 6]
        nowhere = [e for e in self.entries if not e.pinned and e.where_prec != 6]
        beyond = [e for e in self.entries if e.pinned and e.number not in numbers]
        found = [
            ("Not on the map: known only to the country", country),
            ("Not on the map: no place known", nowhere),
            ("Outside this view", beyond),
        ]
        return shown, [(heading, listed) for heading, listed in found if listed]

    def drawn(self) -> Figure:
        sheet = self.sheet
        # How much room the words take hardly depends on the map's height, and the map takes what they leave.
        frame = frame_of(self.view, self.wide, self.wide * 0.75)
        shown, others = self.told(frame)
        foot = foot_words(self.layers, sheet, self.wide if self.beside else self.whole)
        head = head_words(self.spec, self.days, counts(self.entries, len(shown)), sheet, self.wide)
        kinds = kinds_of(
            self.entries, signs_in(self.entries, frame, (0, 0, frame.width, frame.height)), frame, self.layers
        )
        keyed = key_rows(kinds, sheet.label, self.wide)
        key_size = sheet.label
        fixed = height(head) + height(foot) + key_height(keyed, key_size) + 3 * self.gap + 2 * sheet.margin
        if self.beside:
            high, tall = sheet.high, sheet.high - fixed
            room = sheet.high - 2 * sheet.margin
        else:
            room = height_of(shown, others, self.sources, wide=self.column, columns=sheet.columns, size=sheet.listed)
            if sheet.high:
                high = sheet.high
                most = high - fixed - 2 * self.gap
                tall = min(max(most - room, self.wide * 0.56), max(self._tall(), self.wide * 0.74), most)
                room = high - fixed - tall - 2 * self.gap
            else:
                tall = self._tall()
                room = min(room, _HIGHEST_IN - fixed - tall)
                high = 0.0
        frame = frame_of(self.view, self.wide, tall)
        shown, others = self.told(frame)
        head = head_words(self.spec, self.days, counts(self.entries, len(shown)), sheet, self.wide)
        listing = fit_listing(
            shown, others, self.sources, wide=self.column, high=room, columns=sheet.columns, largest=sheet.listed,
            least=sheet.least, tagged=len(shown) <= ALONE,
        )  # fmt: skip
        if not high:
            used = sum(item.high + item.before / 72 for column in listing.columns for item in column)
            high = fixed + tall + used + 2 * self.gap
        page = new_page(sheet.wide, high)
        left, up = sheet.margin, high - sheet.margin
        y = draw_words(page, head, left, up) - self.gap
        at = (left, y - tall, left + self.wide, y)
        draw_chart(page, at, frame, self.layers, self.entries, listing.numbers, self.spec.languages, sheet)
        y = at[1] - self.gap / 2
        draw_key(page, left, y, keyed, kinds, key_size)
        y -= key_height(keyed, key_size)
        marks = Ink()
        if self.beside:
            draw_listing(page, listing, left + self.wide + _GUTTER_IN, up, self.column, _GUTTER_IN, marks)
        else:
            y -= self.gap
            if self.entries:
                page.line((left, y), (left + self.whole, y), colour="rule", line=0.6)
            draw_listing(page, listing, left, y - self.gap, self.column, _GUTTER_IN, marks)
        page.draw(marks, z=6)
        draw_words(page, foot, left, sheet.margin + height(foot))
        return page.figure

    def _tall(self) -> float:
        """How high a map is that its view fills, within what looks well."""
        own = frame_of(self.view, 1.0, 100.0)
        low, up = own.at(np.array([self.view[:2], self.view[2:]]))[:, 1]
        return float(min(max(self.wide * (up - low), self.wide * 0.72), self.wide * 1.2))
