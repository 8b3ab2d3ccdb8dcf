"""The fonts that an SVG carries: of each face the letters it uses, so that it looks the same everywhere."""

from __future__ import annotations

import base64
import io
from collections import defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from geostrike.figure.lettering import CSS, FACES, faces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from geostrike.figure.lettering import Style

__all__ = ["font_rules", "letters_of"]

_JOINED = ("ccmp", "locl", "mark", "mkmk", "kern", "rlig", "liga", "calt", "init", "medi", "fina", "isol", "rclt")
_LATIN = 0x24F


def letters_of(texts: Iterable[tuple[str, Style]]) -> dict[tuple[str, Style], frozenset[str]]:
    """Return the letters that each face is to give, in the order in which the faces are asked for them."""
    wanted: dict[Style, set[str]] = defaultdict(set)
    for words, style in texts:
        wanted[style].update(words)
    found: dict[tuple[str, Style], set[str]] = defaultdict(set)
    known = faces()
    for style, letters in wanted.items():
        for letter in letters:
            for family in FACES:
                used: Style = style if (family, style) in known else "regular"
                if ord(letter) in _has(known[family, used]):
                    found[family, used].add(letter)
                    break
    # A space between two Arabic words belongs to their run.
    return {face: frozenset(found[face] | {" "}) for face in known if face in found}


def font_rules(letters: dict[tuple[str, Style], frozenset[str]]) -> Iterator[str]:
    """Yield a CSS rule for each face, with its letters in it."""
    for (family, style), wanted in letters.items():
        slant, weight = CSS[style]
        data = base64.b64encode(_subset(faces()[family, style], wanted)).decode("ascii")
        yield (
            f"@font-face{{font-family:'{family}';font-style:{slant};font-weight:{weight};"
            f"src:url(data:font/woff;base64,{data}) format('woff')}}"
        )


@cache
def _has(path: Path) -> frozenset[int]:
    from matplotlib.font_manager import get_font

    return frozenset(get_font(str(path)).get_charmap())


@lru_cache(32)
def _subset(path: Path, letters: frozenset[str]) -> bytes:
    from fontTools import subset

    # The features by which the text was measured, as far as its letters need them; and no clock.
    options = subset.Options(flavor="woff", notdef_outline=True, recalc_timestamp=False, hinting=False)
    options.layout_features = list(_JOINED if any(ord(letter) > _LATIN for letter in letters) else ("kern",))
    options.drop_tables += ["FFTM"]
    options.name_IDs = [1, 2, 13, 14]
    with subset.load_font(str(path), options) as font:
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=sorted(map(ord, letters)))
        subsetter.subset(font)
        out = io.BytesIO()
        subset.save_font(font, out, options)
    return out.getvalue()
