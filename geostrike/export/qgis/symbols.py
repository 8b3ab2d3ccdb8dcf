"""Symbols of QGIS in the colours and shapes of the style: signs, lines and areas.

Widths and sizes of the style are CSS pixels; QGIS is given millimetres, so that signs keep their size in print.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from geostrike.export.qgis.markup import add, colour, data_defined, options
from geostrike.layers.style import PALETTE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["Symbol", "attack", "in_dispute", "mm", "strike"]

_LINE = {"joinstyle": "round", "capstyle": "flat", "line_style": "solid", "line_width_unit": "MM"}


def mm(pixels: float) -> float:
    """Return CSS pixels, of which 96 make an inch, in millimetres."""
    return round(pixels * 25.4 / 96, 3)


class Symbol:
    """A symbol that grows layer by layer, the lowest first; each method gives the symbol back.

    Parameters
    ----------
    kind : marker, line or fill.
    """

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self._layers: list[tuple[str, int, dict[str, object], Mapping[str, str], Symbol | None]] = []

    def element(self, name: str) -> ET.Element:
        """Return the symbol under the name by which its owner knows it."""
        root = ET.Element(
            "symbol", {"name": name, "type": self.kind, "alpha": "1", "clip_to_extent": "1", "force_rhr": "0"}
        )
        data_defined(root, "data_defined_properties", {})
        for number, (kind, level, values, expressions, inner) in enumerate(self._layers):
            layer = add(root, "layer", {"class": kind, "enabled": 1, "locked": 0, "pass": level})
            options(layer, values)
            data_defined(layer, "data_defined_properties", expressions)
            if inner:
                layer.append(inner.element(f"@{name}@{number}"))
        return root

    def shape(self, name: str, across: float, fill: str, stroke: str = "", thick: float = 0) -> Symbol:
        """Add a diamond or a circle; `across` and `thick` in pixels, colours as QGIS writes them."""
        values: dict[str, object] = {
            "name": name, "size": mm(across), "size_unit": "MM", "color": fill, "scale_method": "diameter",
            "outline_style": "solid" if stroke else "no", "outline_color": stroke or fill,
            "outline_width": mm(thick), "outline_width_unit": "MM", "joinstyle": "miter",
        }  # fmt: skip
        return self._with("SimpleMarker", values)

    def dashed_shape(
        self, name: str, across: float, fill: str, stroke: str, thick: float, dash: Sequence[float]
    ) -> Symbol:
        """Add a diamond or a circle with a dashed outline, whose dashes keep their lengths in pixels."""
        area = Symbol("fill").fill(fill).line(stroke, thick, dash)
        values: dict[str, object] = {"name": name, "size": mm(across), "size_unit": "MM", "scale_method": "diameter"}
        return self._with("FilledMarker", values, inner=area)

    def line(
        self,
        stroke: str,
        thick: float,
        dash: Sequence[float] = (),
        *,
        level: int = 0,
        expressions: Mapping[str, str] | None = None,
    ) -> Symbol:
        """Add a line, or the outline of an area; `thick` and `dash` in pixels.

        Parameters
        ----------
        level : what is drawn of all features before the next level, where the renderer draws by levels.
        """
        dashes = ";".join(f"{mm(length):g}" for length in dash)
        values = {"line_color": stroke, "line_width": mm(thick), **_LINE}
        if dash:
            values |= {"use_custom_dash": 1, "customdash": dashes, "customdash_unit": "MM", "align_dash_pattern": 1}
        return self._with("SimpleLine", values, level, expressions)

    def fill(self, wash: str, *, level: int = 0) -> Symbol:
        """Add a plain fill without an outline."""
        return self._with("SimpleFill", {"color": wash, "style": "solid", "outline_style": "no"}, level)

    def at_end(self, marker: Symbol) -> Symbol:
        """Add a sign at the end of a line."""
        values: dict[str, object] = {"placement": "lastvertex", "rotate": 0}
        return self._with("MarkerLine", values, inner=marker)

    def _with(
        self,
        kind: str,
        values: dict[str, object],
        level: int = 0,
        expressions: Mapping[str, str] | None = None,
        inner: Symbol | None = None,
    ) -> Symbol:
        self._layers.append((kind, level, values, expressions or {}, inner))
        return self


def strike(hue: str, *, coarse: bool, size: float = 1) -> Symbol:
    """A diamond with a light halo: solid for a site, light with a dashed outline for an area; `size` is usually 1."""
    ground = PALETTE["land"]
    sign = Symbol("marker").shape("diamond", 22 * size, colour(ground))
    if coarse:
        dash = (3.4 * size, 2.4 * size)
        return sign.dashed_shape("diamond", 19 * size, colour(ground, 0.85), colour(hue), 2.1 * size, dash)
    return sign.shape("diamond", 18.5 * size, colour(hue))


def attack(hue: str, *, coarse: bool, size: float = 1) -> Symbol:
    """A ring with a light halo: its stroke thick for a site, thin and dashed for an area; `size` is usually 1."""
    ground = PALETTE["land"]
    sign = Symbol("marker").shape("circle", 20 * size, colour(ground))
    if coarse:
        dash = (3.4 * size, 2.4 * size)
        return sign.dashed_shape("circle", 15.4 * size, colour(ground, 0.85), colour(hue), 2.1 * size, dash)
    return sign.shape("circle", 13 * size, colour(ground), colour(hue), 4.6 * size)


def in_dispute(*, size: float = 1) -> Symbol:
    """A dashed ring around the sign of an event on which sources differ."""
    nothing = colour(PALETTE["land"], 0)
    dash = (4.3 * size, 3.2 * size)
    return Symbol("marker").dashed_shape("circle", 29 * size, nothing, colour(PALETTE["ink"]), 1.4 * size, dash)
