"""The key: what is on this map, and nothing that is not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geostrike.figure.lettering import width
from geostrike.figure.page import Ink
from geostrike.figure.signs import add_sign
from geostrike.layers.style import PALETTE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.figure.page import Page

__all__ = ["Kinds", "draw_key", "key_height", "key_rows"]

_WORDS = {
    "strike": "Strike",
    "attack": "Attack",
    "coarse": "Area only",
    "extent": "Area within which it lies",
    "disputed": "Sources differ",
    "contested": "May be one event",
    "country": "Country only",
    "border": "Disputed border",
}


@dataclass(slots=True)
class Kinds:
    """What there is on a map, by the names of the key; `coarse` is the type of an area's sign."""

    found: list[str]
    coarse: str = "strike"


def key_rows(kinds: Kinds, size: float, wide: float) -> list[list[tuple[float, str]]]:
    """Return the entries of a key in rows no wider than `wide`, each with how far in it begins."""
    rows = _filled(kinds, size, wide)
    while len(rows) > 1:  # as even as they can be
        wide -= 0.05
        narrower = _filled(kinds, size, wide)
        if len(narrower) > len(rows):
            break
        rows = narrower
    return rows if rows[0] else []


def _filled(kinds: Kinds, size: float, wide: float) -> list[list[tuple[float, str]]]:
    rows: list[list[tuple[float, str]]] = [[]]
    x = 0.0
    for name in kinds.found:
        need = _sample(name, size) + width(_WORDS[name], "regular", size)
        if rows[-1] and x + need > wide:
            rows.append([])
            x = 0.0
        rows[-1].append((x, name))
        x += need + size * 1.3 / 72
    return rows


def key_height(rows: Sequence[object], size: float) -> float:
    """Return how high a key is, in inches."""
    return len(rows) * size * 1.75 / 72


def _sample(name: str, size: float) -> float:
    return size * (3.0 if name in {"contested", "border"} else 1.9) / 72


def draw_key(
    page: Page, left: float, up: float, rows: Sequence[Sequence[tuple[float, str]]], kinds: Kinds, size: float
) -> None:
    """Draw a key from its upper left corner on."""
    ink = Ink()
    for number, row in enumerate(rows):
        middle = up - (number + 0.5) * size * 1.75 / 72
        for x, name in row:
            _draw_sample(ink, left + x, middle, name, kinds, size)
            page.text(
                left + x + _sample(name, size), middle - 0.34 * size / 72, _WORDS[name], size=size, colour="label"
            )
    page.draw(ink, z=5)


def _draw_sample(ink: Ink, left: float, middle: float, name: str, kinds: Kinds, size: float) -> None:
    from matplotlib.path import Path

    x = left + 0.75 * size / 72
    if name in {"strike", "attack", "coarse"}:
        event_type = kinds.coarse if name == "coarse" else name
        add_sign(ink, x, middle, event_type, size * 1.6, coarse=name == "coarse", halo=False)
    elif name in {"extent", "disputed"}:
        circle = Path.circle((x, middle), 0.58 * size / 72)
        dashed = name == "disputed"
        ink.add(
            circle, fill=None if dashed else PALETTE["ink"], fill_alpha=0.06, edge=PALETTE["ink"],
            line=0.8, alpha=1.0 if dashed else 0.6, dash=(2.4, 1.8) if dashed else (),
        )  # fmt: skip
    elif name == "country":
        half, tall = 0.7 * size / 72, 0.45 * size / 72
        box = Path(
            [
                (x - half, middle - tall),
                (x + half, middle - tall),
                (x + half, middle + tall),
                (x - half, middle + tall),
                (x - half, middle - tall),
            ]
        )
        ink.add(box, fill=PALETTE["tint"], edge=PALETTE["border"], line=0.6)
    else:
        contested = name == "contested"
        path = Path([(left, middle), (left + 2.4 * size / 72, middle)])
        ink.add(
            path, edge=PALETTE["contested" if contested else "border"], line=1.2 if contested else 0.7,
            dash=(4.5, 3.75) if contested else (3.0, 2.4),
        )  # fmt: skip
