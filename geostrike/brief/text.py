"""Text for slides and pages: on one line, safe in XML, cut where it says so, and set in its own direction."""

from __future__ import annotations

import re
from dataclasses import KW_ONLY, dataclass
from typing import TYPE_CHECKING

from geostrike.export.text import safe_text

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["LANGUAGE", "Words", "is_rtl", "line", "parts", "safe"]

LANGUAGE = "en-GB"
_MORE = "…"
# Marks that turn the direction of what follows them: they are no words, and would turn our own words too.
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_RUN = re.compile(f"[{_RTL}](?:[{_RTL}\\s\u200c-\u200f.,:;()\\-]*[{_RTL}])?")
_STRONG = re.compile(f"([{_RTL}])|[^\\W\\d_]")


@dataclass(frozen=True, slots=True)
class Words:
    """A text of one look.

    Attributes
    ----------
    bold : None as in the place where it stands.
    color : name of one of the palette's; "" for that of the place where it stands.
    size : in points; None for that of the place where it stands.
    """

    text: str
    _: KW_ONLY
    bold: bool | None = None
    italic: bool = False
    color: str = ""
    size: float | None = None


def safe(text: str) -> str:
    """Return text that XML can hold, without the marks that turn its direction."""
    return _TURNS.sub("", safe_text(text))


def line(text: str, most: int = 2_000) -> str:
    r"""Return text on one line, without marks that turn its direction, and cut with "…" where it is longer than `most`.

    >>> line("a  very\nlong name", 8)
    'a very…'
    """
    # What lies far beyond the cut need not be looked at; spaces may fall away before it.
    whole = " ".join(safe(text[: 4 * most]).split())
    if len(whole) <= most and len(text) <= 4 * most:
        return whole
    return whole[: most - len(_MORE)].rstrip() + _MORE


def is_rtl(text: str) -> bool:
    """Whether a text begins in a script that runs from right to left."""
    first = _STRONG.search(text)
    return bool(first and first.group(1))


def parts(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a text, each with whether its script runs from right to left.

    >>> list(parts("at دمشق, today"))
    [('at ', False), ('دمشق', True), (', today', False)]
    """
    at = 0
    for found in _RUN.finditer(text):
        if found.start() > at:
            yield text[at : found.start()], False
        yield found.group(), True
        at = found.end()
    if at < len(text):
        yield text[at:], False
