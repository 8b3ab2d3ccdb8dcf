"""A figure as the bytes of a PNG, an SVG and a PDF."""

from __future__ import annotations

import io
import re
from contextlib import contextmanager
from html import escape
from typing import TYPE_CHECKING, Any

from geostrike.figure.draw import draw_figure
from geostrike.figure.embed import font_rules, letters_of
from geostrike.figure.lettering import safe
from geostrike.figure.page import settings
from geostrike.figure.raster import png_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from matplotlib.figure import Figure

    from geostrike.layers.spec import MapSpec
    from geostrike.model import Layer

__all__ = ["figure_bytes", "pdf_bytes", "svg_bytes"]

_LAYOUT = ("GSUB", "GPOS", "GDEF", "FFTM", "PfEd", "BDF", "meta", "MERG", "TSIV", "Zapf")
_OPENING = re.compile(rb"<svg ([^>]*)>")


def figure_bytes(layers: Mapping[str, Layer], spec: MapSpec, size: str = "slide") -> dict[str, bytes]:
    """Return a figure as ``png`` (300 dpi), ``svg`` and ``pdf``: the same bytes for the same layers.

    Parameters
    ----------
    layers, spec, size : as `draw_figure` takes them.
    """
    figure = draw_figure(layers, spec, size)
    said = spec.title, spec.summary
    return {"png": png_bytes(figure), "svg": svg_bytes(figure, *said), "pdf": pdf_bytes(figure, *said)}


def svg_bytes(figure: Figure, title: str, summary: str = "") -> bytes:
    """Return a figure as an SVG whose text is text, in fonts that it carries."""
    title, summary = safe(title), safe(summary)
    said = {"Title": title, "Description": summary, "Date": None, "Creator": "geostrike", "Format": None, "Type": None}
    drawn = _written(figure, "svg", metadata=said)
    from geostrike.figure.words import Words

    texts = [(line.get_text(), line.style) for line in figure.findobj(Words) if line.get_text()]
    rules = "\n".join(font_rules(letters_of(texts)))
    # Letters that a face lacks come upright from another one, and each line in the direction of its first letter.
    own = f"text{{font-synthesis:none;unicode-bidi:plaintext;white-space:pre}}\n{rules}"
    drawn = re.sub(rb"\s*<title>.*?</title>", b"", drawn, count=1, flags=re.S)
    head = (
        'role="img" aria-labelledby="geostrike-title geostrike-desc">\n'
        f' <title id="geostrike-title">{escape(title)}</title>\n'
        f' <desc id="geostrike-desc">{escape(summary or title)}</desc>\n <style type="text/css">{own}</style>'
    )
    return _OPENING.sub(lambda found: b"<svg " + found[1] + b" " + head.encode(), drawn, count=1)


def pdf_bytes(figure: Figure, title: str, summary: str = "") -> bytes:
    """Return a figure as a PDF whose text can be searched, in fonts that it carries."""
    title, summary = safe(title), safe(summary)
    said = {
        "Title": title, "Subject": summary, "Author": "geostrike", "Creator": "geostrike", "Producer": "geostrike",
        "CreationDate": None,
    }  # fmt: skip
    with _plain_subsets():
        return _written(figure, "pdf", metadata=said)


def _written(figure: Figure, kind: str, **given: Any) -> bytes:
    out = io.BytesIO()
    with settings():
        figure.savefig(out, format=kind, **{"dpi": 300, **given})
    return out.getvalue()


@contextmanager
def _plain_subsets() -> Iterator[None]:
    """Let matplotlib leave out of a PDF's fonts what sets letters in order: they stand in order there.

    Following those tables takes most of a second for each font. Where a later matplotlib has no such function, its
    own way holds.
    """
    from matplotlib.backends import _backend_pdf_ps as shared

    own = getattr(shared, "get_glyphs_subset", None)
    results = getattr(shared, "SubsetResults", None)
    if own is None or results is None:
        yield
        return

    def get_glyphs_subset(fontfile: Any, glyphs: Any) -> Any:
        from fontTools import subset

        options = subset.Options(glyph_names=True, recommended_glyphs=True)
        options.drop_tables += _LAYOUT
        options.font_number = fontfile.face_index
        font = subset.load_font(fontfile, options)
        subsetter = subset.Subsetter(options=options)
        subsetter.populate(gids=sorted(glyphs))
        subsetter.subset(font)
        return results(font, subsetter.glyph_index_map)._as_cm()

    shared.get_glyphs_subset = get_glyphs_subset
    try:
        yield
    finally:
        shared.get_glyphs_subset = own
