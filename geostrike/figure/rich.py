"""Paragraphs of several styles, wrapped into lines and set."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geostrike.figure.lettering import TIE, fitted, tied, width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geostrike.figure.lettering import Style
    from geostrike.figure.page import Page

__all__ = ["LINE", "Item", "Line", "Run", "flowed", "set_item"]

LINE = 1.27
"""Of the size of type, from line to line."""

Run = tuple[str, "Style", str]
"""Words, their style and the name of their colour; a run begins where the last one ended, after a space."""


@dataclass(slots=True)
class Line:
    """Pieces of one line: how far in each begins, in inches."""

    pieces: list[tuple[float, str, Style, str]] = field(default_factory=list)


@dataclass(slots=True)
class Item:
    """What stays together in a list.

    Attributes
    ----------
    size : of its type, in points.
    inset : how far in its lines begin, in inches.
    before : room above it, in points; none at the head of a column.
    number : in a tag at its head; 0 for none.
    sign : type, and whether it stands for an area; None for none.
    leads : whether it is a heading, which must not end a column.
    """

    lines: list[Line]
    size: float
    inset: float = 0.0
    before: float = 0.0
    number: int = 0
    tagged: bool = False
    sign: tuple[str, bool] | None = None
    leads: bool = False

    @property
    def high(self) -> float:
        """Without what is before it, in inches."""
        return len(self.lines) * self.size * LINE / 72


def flowed(runs: Iterable[Run], size: float, wide: float, most: int = 99) -> list[Line]:
    """Return runs as lines no wider than `wide` inches, cut with an ellipsis beyond `most` lines."""
    # A run that ends with a tie is not parted from the next.
    words = [(word, style, colour) for text, style, colour in runs for word in tied(text).split(" ") if word]
    lines: list[Line] = []
    start = 0
    while start < len(words) and len(lines) < most:
        end, x = start, 0.0
        while end < len(words):
            word, style, _ = words[end]
            parted = end > start and not words[end - 1][0].endswith(TIE)
            step = width(word, style, size) + (width(" ", style, size) if parted else 0.0)
            if end > start and x + step > wide:
                break
            x += step
            end += 1
        while end < len(words) and end > start + 1 and words[end - 1][0].endswith(TIE):
            end -= 1
        if len(lines) == most - 1 and end < len(words):
            lines.append(_cut(words[start:], size, wide))
            break
        if x > wide:  # one word as long as a line
            word, style, colour = words[start]
            piece = fitted(word, style, size, wide).removesuffix("…") or word[:1]
            words[start : start + 1] = [(piece, style, colour)] + (
                [(word[len(piece) :], style, colour)] if word != piece else []
            )
            end = start + 1
        lines.append(_set(words[start:end], size))
        start = end
    return lines


def _set(words: Sequence[Run], size: float) -> Line:
    line = Line()
    x = 0.0
    start = 0
    for n in range(1, len(words) + 1):
        if n == len(words) or words[n][1:] != words[start][1:]:
            _, style, colour = words[start]
            said = " ".join(word.removesuffix(TIE) for word, _, _ in words[start:n]).replace(TIE, " ")
            line.pieces.append((x, said, style, colour))
            # Word by word: whole runs are measured too seldom twice.
            x += sum(width(word.removesuffix(TIE), style, size) for word, _, _ in words[start:n])
            x += width(" ", style, size) * (n - start)
            start = n
    return line


def _cut(words: Sequence[Run], size: float, wide: float) -> Line:
    """Return as many words as fit on one line, with an ellipsis."""
    taken, x = 0, width("…", "regular", size)
    while taken < len(words):
        word, style, _ = words[taken]
        x += width(word, style, size) + width(" ", style, size)
        if x > wide:
            break
        taken += 1
    if not taken:
        word, style, colour = words[0]
        return Line([(0.0, fitted(word.replace(TIE, " "), style, size, wide), style, colour)])
    line = _set(words[:taken], size)
    if taken < len(words):
        x, said, style, colour = line.pieces[-1]
        line.pieces[-1] = (x, f"{said.rstrip(' ,;:.')}…", style, colour)
    return line


def set_item(page: Page, item: Item, left: float, up: float) -> None:
    """Set the lines of an item whose upper left corner is given."""
    step = item.size * LINE / 72
    for number, line in enumerate(item.lines):
        base = up - number * step - step / 2 - 0.34 * item.size / 72
        for x, words, style, colour in line.pieces:
            page.text(left + item.inset + x, base, words, size=item.size, style=style, colour=colour)
