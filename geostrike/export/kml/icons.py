"""The signs of events as small pictures: a diamond for a strike, a ring for an attack, dashed where it is an area."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from geostrike.layers.style import PALETTE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.float64]

__all__ = ["icon_files", "icon_name"]

_SIZE = 64
_KINDS = ("strike", "attack")
# Radii and widths in pixels of the picture as it is shown.
_DIAMOND, _RING, _DISPUTED = 20.0, 14.5, 28.5
_THICK, _THIN, _FINE, _HALO = 7.0, 4.0, 2.5, 2.5
_DASHES, _DASH = 8, 0.58
_WASH = 0.25


def icon_name(event_type: str, *, coarse: bool, disputed: bool) -> str:
    """Return the name of an event's sign: ``strike``, ``attack-area``, ``strike-area-disputed``."""
    kind = event_type if event_type in _KINDS else "attack"
    return f"{kind}{'-area' * coarse}{'-disputed' * disputed}"


@cache
def icon_files() -> dict[str, bytes]:
    """Return the pictures by their path beside the KML, ``icons/NAME.png``: 64 pixels, clear where nothing is drawn."""
    return {
        f"icons/{icon_name(kind, coarse=coarse, disputed=disputed)}.png": _png(kind, coarse, disputed)
        for kind in _KINDS
        for coarse in (False, True)
        for disputed in (False, True)
    }


def _png(kind: str, coarse: bool, disputed: bool) -> bytes:
    import numpy as np
    from PIL import Image

    x, y = np.meshgrid(*[np.arange(_SIZE) - (_SIZE - 1) / 2] * 2)
    from_middle = np.hypot(x, y)
    turn = np.arctan2(y, x) / (2 * np.pi)
    if kind == "strike":
        edge = (abs(x) + abs(y) - _DIAMOND) / np.sqrt(2)
        along, length = abs(x) / (abs(x) + abs(y)) * _DASHES / 4, 4 * np.sqrt(2) * _DIAMOND
    else:
        edge = from_middle - _RING
        along, length = turn * _DASHES, 2 * np.pi * _RING
    colour, paper = _rgb(PALETTE[kind]), _rgb(PALETTE["paper"])
    wide = _THIN if coarse else _THICK
    picture = np.zeros((_SIZE, _SIZE, 4))
    if disputed:
        ring = abs(from_middle - _DISPUTED)
        picture = _over(picture, paper, _within(ring, _FINE / 2 + 0.5 * _HALO))
        picture = _over(picture, _rgb(PALETTE["ink"]), _within(ring, _FINE / 2))
    outside = 0.0 if kind == "strike" and not coarse else wide / 2
    picture = _over(picture, paper, _within(edge, outside + _HALO))
    if coarse:
        picture = _over(picture, _WASH * colour + (1 - _WASH) * paper, _within(edge, 0.0))
        dash = _within(abs(along - np.round(along)) * length / _DASHES, _DASH / 2 * length / _DASHES)
        picture = _over(picture, colour, _within(abs(edge), wide / 2) * dash)
    elif kind == "strike":
        picture = _over(picture, colour, _within(edge, 0.0))
    else:
        picture = _over(picture, colour, _within(abs(edge), wide / 2))
    stream = BytesIO()
    Image.fromarray(_plain(picture)).save(stream, "PNG", optimize=True)
    return stream.getvalue()


def _rgb(colour: str) -> Pixels:
    import numpy as np

    return np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])


def _within(distance: Pixels, reach: float) -> Pixels:
    """How much of each pixel lies no farther than `reach` from a line: 0 to 1 over the width of a pixel."""
    import numpy as np

    return np.clip(reach - distance + 0.5, 0.0, 1.0)


def _over(picture: Pixels, colour: Pixels, cover: Pixels) -> Pixels:
    """Lay a colour over a picture whose own colours are multiplied with its opacity."""
    import numpy as np

    cover = cover[..., None]
    return np.concatenate([colour * cover, cover], axis=2) + picture * (1 - cover)


def _plain(picture: Pixels) -> NDArray[np.uint8]:
    import numpy as np

    opacity = picture[..., 3:]
    # White where nothing is drawn, so that a program which scales the picture makes no dark seam.
    rgb = np.divide(picture[..., :3], opacity, out=np.ones_like(picture[..., :3]), where=opacity > 0)
    return np.round(np.concatenate([rgb, opacity], axis=2) * 255).astype(np.uint8)
