"""A map with its key and without a list, for a page that lists the events itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from geostrike.figure.chart import draw_chart, kinds_of, signs_in
from geostrike.figure.frame import frame_of
from geostrike.figure.key import draw_key, key_height, key_rows
from geostrike.figure.page import new_page, settings
from geostrike.figure.raster import png_bytes
from geostrike.figure.sizes import SIZES
from geostrike.figure.view import view_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from geostrike.layers import MapSpec
    from geostrike.layers.entries import Entry
    from geostrike.model import Layer

__all__ = ["map_picture"]

_DPI = 300
_KEY_PT = 8.0
_SLIMMEST, _TALLEST = 0.55, 0.82
_ALL_NUMBERED = 200


def map_picture(layers: Mapping[str, Layer], spec: MapSpec, entries: Sequence[Entry], wide: float) -> bytes:
    """Return a PNG of a map with its numbered events and its key, `wide` inches wide and as high as its view asks."""
    view = view_of(spec, entries)
    # Without a rim the view's own shape shows in how wide it becomes on a very high page.
    south, north = frame_of(view, 1.0, 100.0).at(_corners(view))[:, 1]
    tall = wide * min(max(float(north - south), _SLIMMEST), _TALLEST)
    frame = frame_of(view, wide, tall)
    sheet = SIZES["a4"]
    with settings():
        kinds = kinds_of(entries, signs_in(entries, frame, (0.0, 0.0, wide, tall)), frame, layers)
        rows = key_rows(kinds, _KEY_PT, wide)
        beneath = key_height(rows, _KEY_PT)
        page = new_page(wide, tall + beneath + 0.08)
        at = (0.01, beneath + 0.07, wide - 0.01, beneath + 0.07 + tall)
        numbered = {entry.number for entry in entries if entry.pinned and entry.number <= _ALL_NUMBERED}
        draw_chart(page, at, frame_of(view, wide - 0.02, tall), layers, entries, numbered, spec.languages, sheet)
        draw_key(page, 0.01, beneath, rows, kinds, _KEY_PT)
    return png_bytes(page.figure, _DPI)


def _corners(view: tuple[float, float, float, float]) -> NDArray[np.float64]:
    return np.array([[view[0], view[1]], [view[2], view[3]]])
