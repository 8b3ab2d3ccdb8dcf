"""A figure as the bytes of a PNG, an SVG and a PDF."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from geostrike.figure.draw import draw_figure, settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geostrike.layers.spec import MapSpec
    from geostrike.model import Layer

__all__ = ["figure_bytes"]


def figure_bytes(layers: Mapping[str, Layer], spec: MapSpec, size: str = "slide") -> dict[str, bytes]:
    """Return a figure as ``png`` (300 dpi), ``svg`` and ``pdf``: the same bytes for the same layers.

    Parameters
    ----------
    layers, spec, size : as `draw_figure` takes them.
    """
    figure = draw_figure(layers, spec, size)
    found = {}
    with settings():
        for kind in ("png", "svg", "pdf"):
            out = io.BytesIO()
            figure.savefig(out, format=kind, dpi=300)
            found[kind] = out.getvalue()
    return found
