"""A document's text, cut into the pieces that a reader takes in one breath.

A passage is a sentence, a heading, a list item or a table row. Offsets refer to the unmodified text, so that
``text[start:end]`` is the passage, word for word, with whatever markup stands in it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from geostrike.reading.page.blocks import split_blocks
from geostrike.reading.page.markup import plain
from geostrike.reading.page.sections import sections_of
from geostrike.reading.page.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Passage", "flat", "passage_at", "split_passages"]

PassageKind = Literal["sentence", "heading", "row"]

_LONGEST_HEADING = 200
# "9 by airstrikes in the Old City; 3 bodies": in a list of places what follows a semicolon is another happening.
_NEXT_COUNT = re.compile(r";\s+(?=\d+\s)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A piece of a document.

    Attributes
    ----------
    paragraph : ordinal of the paragraph that holds it.
    header : the cells of the table's first row, for a table row; empty otherwise.
    related : whether it stands in a block that points to other articles.
    section : ordinal of the section of the text that holds it, among `sections_of` the text.
    """

    start: int
    end: int
    text: str
    kind: PassageKind
    paragraph: int
    header: tuple[str, ...] = ()
    related: bool = False
    section: int = 0


@lru_cache(maxsize=8)
def flat(text: str) -> str:
    r"""Return `text` with plain spaces for all white space and markup, so that a wrapped line reads on; offsets stay.

    >>> flat("a U.S.\nbase")
    'a U.S. base'
    """
    return plain(text).replace("\n", " ")


@lru_cache(maxsize=8)
def split_passages(text: str) -> tuple[Passage, ...]:
    """Cut `text` into passages, in order, without overlap; every word that is not markup stands in one.

    A passage's own text is flat: ``flat(text)[start:end]``.
    """
    return tuple(_passages(text, flat(text)))


def _passages(text: str, level: str) -> Iterator[Passage]:
    sections = sections_of(text)
    # A section begins with a paragraph, or within one, after the full stop before "Read more:".
    begins = [section.start for section in sections[1:]]
    begins.append(len(text) + 1)
    within = 0
    for number, block in enumerate(split_blocks(text)):
        if block.mark == "=":
            continue
        while begins[within] <= block.start:
            within += 1
        if begins[within] < block.end:
            spans = [
                span
                for start, end in pairwise([block.start, *(b for b in begins[within:] if b < block.end), block.end])
                for span in split_sentences(level, start, start + len(level[start:end].rstrip()))
            ]
        elif block.mark == "|":
            spans = [(block.start, block.end)]
        else:
            spans = list(split_sentences(level, block.start, block.end))
            if sections[within].placed and sections[within].kind == "item":
                spans = [piece for start, end in spans for piece in _counted(level, start, end)]
        kind: PassageKind = "sentence"
        if block.mark == "|":
            kind = "row" if block.header else "heading"
        elif block.level and len(spans) == 1 and block.end - block.start < _LONGEST_HEADING:
            kind = "heading"
        for start, end in spans:
            while begins[within] <= start:
                within += 1
            yield Passage(
                start=start,
                end=end,
                text=level[start:end],
                kind=kind,
                paragraph=number,
                header=block.header,
                related=sections[within].kind == "related",
                section=within,
            )


def _counted(level: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if ";" in level[start:end]:
        for match in _NEXT_COUNT.finditer(level, start, end):
            yield start, match.start() + 1
            start = match.end()
    yield start, end


def passage_at(text: str, offset: int) -> Passage | None:
    """Return the passage of `text` that holds an offset; None where it lies between two."""
    passages = split_passages(text)
    number = bisect_right(passages, offset, key=lambda passage: passage.start) - 1
    return passages[number] if number >= 0 and offset < passages[number].end else None
