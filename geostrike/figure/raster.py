"""A figure in pixels."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import numpy as np

from geostrike.figure.page import settings

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["png_bytes"]

_PRESS = 3  # harder takes twice as long for a tenth less


def png_bytes(figure: Figure, dpi: int = 300) -> bytes:
    """Return a figure as a PNG that says its resolution, and nothing of when and by what it was made."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from PIL import Image

    with settings():
        figure.set_dpi(dpi)
        canvas: Any = FigureCanvasAgg(figure)
        canvas.draw()
        drawn = Image.fromarray(np.asarray(canvas.buffer_rgba())).convert("RGB")
    out = io.BytesIO()
    drawn.save(out, format="png", dpi=(dpi, dpi), compress_level=_PRESS)
    return out.getvalue()
