"""The fonts of figures, how wide words are in them, and text made safe to be set."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from geostrike.files import data_dir

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.font_manager import FontProperties
    from matplotlib.path import Path as Outline

__all__ = [
    "CSS",
    "FACES",
    "TIE",
    "Style",
    "balanced",
    "faces",
    "fitted",
    "font",
    "is_turned",
    "outline",
    "safe",
    "spaced",
    "tied",
    "width",
    "wrapped",
]

Style = Literal["regular", "bold", "italic"]

# Names of our own: a font of the system by the same name must not be taken instead, and each family is one file a
# style, in the order in which they are asked for a letter.
FACES = {
    "geostrike Sans": {"regular": "NotoSans-Regular", "bold": "NotoSans-SemiBold", "italic": "NotoSans-Italic"},
    "geostrike Arabic": {"regular": "NotoSansArabic-Regular", "bold": "NotoSansArabic-SemiBold"},
    "geostrike Rest": {"regular": "DejaVuSans", "bold": "DejaVuSans-Bold", "italic": "DejaVuSans-Oblique"},
}
CSS: dict[Style, tuple[Literal["normal", "italic"], int]] = {
    "regular": ("normal", 400),
    "bold": ("normal", 600),
    "italic": ("italic", 400),
}
_UNIT = 100.0
_NOWHERE = "\N{WHITE SQUARE}"
_HAIR = "\N{HAIR SPACE}"
TIE = "\N{NO-BREAK SPACE}"
"""Stands for a space at which no line ends, until the line is set."""
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = re.compile(rf"\b(?:\d{{1,2}}[ –])?\d{{1,2}} (?:{_MONTHS})\b(?: \d{{4}})?")
_COUNT = re.compile(r"\b(?:(?:at least|about|up to) )?\d[\d,.]* (?:killed|km|m)\b", re.I)
_LONGEST = 800
_NARROWEST = 0.15  # of the size: hardly a letter is narrower
# Marks of direction would turn the rest of a line; joiners stand in no font of the run and break it.
_DROPPED = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200d-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef]"
)
_TURNED = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_SPACES = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_SPACED = re.compile(r"[A-Z\u00c0-\u00de\u0370-\u03ff\u0400-\u042f\s\d'’.()\-–]+")


@cache
def faces() -> dict[tuple[str, Style], Path]:
    """Return the file of each family and style, known to matplotlib from now on."""
    import matplotlib as mpl
    from matplotlib.font_manager import FontEntry, fontManager

    found: dict[tuple[str, Style], Path] = {}
    for family, files in FACES.items():
        for style, (slant, weight) in CSS.items():
            if style in files:
                name = f"{files[style]}.ttf"
                own = data_dir() / "fonts" / name
                path = own if own.is_file() else Path(mpl.get_data_path()) / "fonts" / "ttf" / name
                found[family, style] = path
                fontManager.ttflist.append(FontEntry(fname=str(path), name=family, style=slant, weight=weight))
    return found


@cache
def font(style: Style, size: float) -> FontProperties:
    """Return the font of a style at a size in points, with those that stand in for letters it does not have."""
    from matplotlib.font_manager import FontProperties

    faces()
    slant, weight = CSS[style]
    return FontProperties(family=list(FACES), style=slant, weight=weight, size=size)


def _files(style: Style) -> tuple[Path, ...]:
    known = faces()
    return tuple(known.get((family, style), known[family, "regular"]) for family in FACES)


def _opened(style: Style) -> Any:
    from matplotlib.font_manager import get_font

    opened = get_font([str(path) for path in _files(style)])
    opened.set_size(_UNIT, 72)
    return opened


@cache
def _letters() -> frozenset[int]:
    from matplotlib.font_manager import get_font

    return frozenset().union(*(get_font(str(path)).get_charmap() for path in _files("regular")))


@lru_cache(20_000)
def width(text: str, style: Style, size: float) -> float:
    """Return how far a line reaches, in inches, at a size in points."""
    return _advance(text, style) * size / _UNIT / 72


@lru_cache(20_000)
def _advance(text: str, style: Style) -> float:
    from matplotlib.ft2font import LoadFlags

    if not text:
        return 0.0
    items = _opened(style)._layout(text, LoadFlags.NO_HINTING)
    last = items[-1]
    glyph = last.ft_object.load_glyph(last.glyph_index, flags=LoadFlags.NO_HINTING)
    return float(last.x + glyph.linearHoriAdvance / 65_536)


@lru_cache(2_000)
def outline(text: str, style: Style, size: float) -> Outline:
    """Return the shape of a line whose baseline begins at 0, 0, in inches."""
    import numpy as np
    from matplotlib.path import Path as Outline
    from matplotlib.textpath import text_to_path

    corners, codes = text_to_path.get_text_path(font(style, size), text)
    return Outline(np.asarray(corners).reshape(-1, 2) * (size / text_to_path.FONT_SCALE / 72), codes)


@lru_cache(20_000)
def safe(text: str) -> str:
    """Return text as one line that can be set: nothing turns or breaks it; a square for what no font has."""
    text = text[:_LONGEST].encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    text = _SPACES.sub(" ", _DROPPED.sub("", text)).strip()
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", text)
    known = _letters()
    return "".join(
        letter if ord(letter) in known else "" if unicodedata.category(letter)[0] in "MC" else _NOWHERE
        for letter in text
    )


def spaced(text: str) -> str:
    """Return a name in capitals set apart, as names of countries are; as it stands in a script without capitals."""
    capitals = text.upper()
    return _HAIR.join(capitals).replace(f"{_HAIR} {_HAIR}", "  ") if _SPACED.fullmatch(capitals) else text


def is_turned(text: str) -> bool:
    """Whether text holds letters that are written from right to left."""
    return _TURNED.search(text) is not None


def fitted(text: str, style: Style, size: float, wide: float) -> str:
    """Return as much of a line as is no wider than `wide` inches, with an ellipsis for the rest."""
    most = int(wide * 72 / (size * _NARROWEST)) + 8
    if len(text) <= most and width(text, style, size) <= wide:
        return text
    text = text[:most]
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if width(f"{text[:middle].rstrip()}…", style, size) <= wide:
            low = middle
        else:
            high = middle - 1
    return f"{text[:low].rstrip(' ,;:.–-')}…"


def tied(text: str) -> str:
    """Return text in which no line ends within a date, or between a number and what it counts."""
    text = _DATE.sub(lambda found: found[0].replace(" ", TIE), text)
    return _COUNT.sub(lambda found: found[0].replace(" ", TIE), text)


def balanced(text: str, style: Style, size: float, wide: float, most: int = 99) -> list[str]:
    """Return text in as few lines as `wrapped` does, as even as they can be."""
    lines = wrapped(text, style, size, wide, most)
    if len(lines) < 2 or lines[-1].endswith("…"):
        return lines
    low, high = wide / 2, wide
    while high - low > 0.05:
        middle = (low + high) / 2
        narrower = wrapped(text, style, size, middle, most + 1)
        if len(narrower) > len(lines):
            low = middle
        else:
            high, lines = middle, narrower
    return lines


def wrapped(text: str, style: Style, size: float, wide: float, most: int = 99) -> list[str]:
    """Return text as lines no wider than `wide` inches; beyond `most` lines it is cut."""
    lines: list[str] = []
    words: Sequence[str] = [word for word in text.split(" ") if word]
    while words:
        if len(lines) == most - 1:
            return [line.replace(TIE, " ") for line in (*lines, fitted(" ".join(words), style, size, wide))]
        taken = 1
        while taken < len(words) and width(" ".join(words[: taken + 1]), style, size) <= wide:
            taken += 1
        line = " ".join(words[:taken])
        if width(line, style, size) > wide:  # a word as long as a line is broken
            whole = fitted(line, style, size, wide).removesuffix("…") or line[:1]
            line, words = whole, (line[len(whole) :], *words[taken:])
        else:
            words = words[taken:]
        lines.append(line)
    return [line.replace(TIE, " ") for line in lines]
