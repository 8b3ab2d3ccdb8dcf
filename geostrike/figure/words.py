"""Lines of text that a PDF gives back as they were written."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

from matplotlib.text import Text

from geostrike.figure.lettering import font

if TYPE_CHECKING:
    from geostrike.figure.lettering import Style

__all__ = ["Words"]

_NOTHING = "\ue000"  # stands for no letter at all, until the PDF's table of letters is written


class Words(Text):
    """A line of text.

    A PDF draws the dots of an Arabic letter as signs of their own, and capitals set apart with spaces between: neither
    is to be read.

    Parameters
    ----------
    style, size : of the type, in points.
    said : what the line reads, where what is drawn does not say so.
    """

    def __init__(
        self, x: float, y: float, drawn: str, *, style: Style, size: float, said: str = "", **given: Any
    ) -> None:
        super().__init__(x, y, drawn, parse_math=False, fontproperties=font(style, size), **given)
        self.style = style
        self._said = said

    def draw(self, renderer: Any) -> None:
        """Draw the line; see `matplotlib.artist.Artist.draw`."""
        file: Any = getattr(renderer, "file", None)
        tracker = getattr(file, "_character_tracker", None)
        if tracker is None or not hasattr(file, "output"):
            super().draw(renderer)
            return
        _read_once(tracker)
        if not self._said:
            super().draw(renderer)
            return
        from matplotlib.backends import backend_pdf

        verbatim: Any = backend_pdf.Verbatim

        # ISO 32000-1, 14.9.4: replacement text.
        told = self._said.encode("utf-16-be").hex().upper().encode("ascii")
        file.output(verbatim(b"/Span <</ActualText <FEFF" + told + b">>> BDC"))
        super().draw(renderer)
        file.output(verbatim(b"EMC"))


def _read_once(tracker: Any) -> None:
    """Let each letter be read once from a PDF in which it is drawn in pieces: by the piece that moves on."""
    if "track_glyph" in vars(tracker):
        return
    from matplotlib.ft2font import LoadFlags

    track, told = tracker.track_glyph, tracker.subset_to_unicode

    def track_glyph(font: Any, chars: Any, glyph: int) -> Any:
        letter = chars if isinstance(chars, str) else chr(chars)
        if letter.isalpha() and not letter.isascii() and unicodedata.category(letter[0])[0] == "L":
            stays = font.load_glyph(glyph, flags=LoadFlags.NO_HINTING).horiAdvance == 0
            return track(font, _NOTHING if stays else chars, glyph)
        return track(font, chars, glyph)

    def subset_to_unicode(*which: Any) -> str:
        return str(told(*which)).replace(_NOTHING, "")

    tracker.track_glyph, tracker.subset_to_unicode = track_glyph, subset_to_unicode
