"""A document's text, cut into the pieces that a reader takes in one breath.

A passage is a sentence, a heading, a list item or a table row. Offsets refer to the unmodified text, so that
``text[start:end]`` is the passage, word for word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Passage", "flat", "split_passages"]

PassageKind = Literal["sentence", "heading", "row"]

# A text nine in ten of whose lines are shorter than this was wrapped by hand: its line ends are spaces. The tenth may
# be an address or a table.
_WRAPPED_BELOW = 110
_MOST_LINES = 0.9
# Letters of the longest passage; a sentence of a statute has half as many.
_LONGEST = 1_500
_ABBREVIATIONS = frozenset(
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun mr mrs ms dr prof st rev hon "
    "gen lt col maj capt cpl sgt cmdr adm sen rep gov pres no vs etc ft approx est inc ltd corp co al fig dept "
    "pfc spc tel ave mt u.s u.k u.n e.g i.e a.m p.m".split()
)
_OPENERS = frozenset("the a an it he she they in on at but this that these those its their we as and after".split())
# White space, and the hyphens that must not break, each by a plain one of the same length.
_LEVEL = str.maketrans(
    dict.fromkeys(
        map(
            chr,
            [
                *range(9, 14),
                *range(28, 32),
                0x85,
                0xA0,
                0x1680,
                *range(0x2000, 0x200B),
                0x2028,
                0x2029,
                0x202F,
                0x205F,
                0x3000,
            ],
        ),
        " ",
    )
    | {"\u2010": "-", "\u2011": "-"}
)
_LINE = re.compile(r"[^\n]*\n?")
_ITEM = re.compile(r"\s*(?:[-*•–]|\d{1,3}[.)])\s+")
_RULE = re.compile(r"[\s|:\-–=_*]*$")
# An end of sentence: a mark, closing quotes or brackets, then white space or, where two sentences were run together, a
# capital after a lower-case word.
_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s|$)|(?<=[a-z]{2})[.?!][”’\"]?(?=[A-Z][a-z])|(?<=[۔؟。！？])")
# "Check also" heads a title and a teaser of another article; what comes after them is the article again.
_RELATED_PARAGRAPHS = 4
_RELATED = re.compile(
    r"\s*(?:check also|see also|related (?:articles?|stories|news|posts)|read (?:more|next|also)|more on this)\W*$",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A piece of a document.

    Attributes
    ----------
    paragraph : ordinal of the paragraph that holds it.
    header : the cells of the table's first row, for a table row; empty otherwise.
    related : whether it stands in a block that points to other articles.
    """

    start: int
    end: int
    text: str
    kind: PassageKind
    paragraph: int
    header: tuple[str, ...] = ()
    related: bool = False


@lru_cache(maxsize=8)
def flat(text: str) -> str:
    r"""Return `text` with every white-space character a plain space, so that a wrapped line reads on; offsets stay.

    >>> flat("a U.S.\nbase")
    'a U.S. base'
    """
    return text.translate(_LEVEL)


@lru_cache(maxsize=8)
def split_passages(text: str) -> tuple[Passage, ...]:
    """Cut `text` into passages, in order, without overlap; every non-space character stands in one, but for rules.

    A passage's own text is flat: ``flat(text)[start:end]``.
    """
    level = flat(text)
    return tuple(replace(passage, text=level[passage.start : passage.end]) for passage in _passages(text))


def _passages(text: str) -> Iterator[Passage]:
    header: tuple[str, ...] = ()
    related = 0
    in_table = False
    for number, (start, end) in enumerate(_paragraphs(text)):
        words = text[start:end]
        related = _RELATED_PARAGRAPHS if _RELATED.fullmatch(words) else related - 1
        if words.count("|") >= 1 and len(cells := _cells(words)) > 1:
            if _RULE.fullmatch(words):
                continue
            if not in_table:
                header, in_table = tuple(cells), True
                kind: PassageKind = "heading"
            else:
                kind = "row"
            yield Passage(
                start=start, end=end, text=words, kind=kind, paragraph=number, header=header, related=related > 0
            )
            continue
        in_table = False
        if _RULE.fullmatch(words):
            continue
        for first, last in _bounded(text, _sentences(text, start, end)):
            piece = text[first:last]
            ended = piece[-1] in ".!?…:;\"”'’)"
            alone = first == start and last == end
            kind = "heading" if alone and not ended and len(piece) < 120 and "\n" not in piece else "sentence"
            yield Passage(start=first, end=last, text=piece, kind=kind, paragraph=number, related=related > 0)


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Spans of paragraphs: blocks between blank lines where the text was wrapped by hand, lines elsewhere."""
    lines = [match.span() for match in _LINE.finditer(text) if match.group()]
    lengths = sorted(len(text[start:end].strip()) for start, end in lines if text[start:end].strip())
    wrapped = bool(lengths) and lengths[int((len(lengths) - 1) * _MOST_LINES)] < _WRAPPED_BELOW
    block: tuple[int, int] | None = None
    for start, end in lines:
        line = text[start:end]
        blank = not line.strip()
        long = len(line.strip()) >= _WRAPPED_BELOW
        apart = not wrapped or blank or long or _ITEM.match(line) or "|" in line
        if block and apart:
            yield block
            block = None
        if blank:
            continue
        start += len(line) - len(line.lstrip())
        if marker := _ITEM.match(text, start, end):
            start = marker.end()
        end = start + len(text[start:end].rstrip())
        if start >= end:
            continue
        block = (block[0], end) if block else (start, end)
    if block:
        yield block


def _bounded(text: str, sentences: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Sentences, those longer than any real one cut at a space: a text without full stops must not hold a reader up."""
    for start, end in sentences:
        while end - start > _LONGEST:
            cut = max(text.rfind(" ", start + 1, start + _LONGEST), text.rfind("\n", start + 1, start + _LONGEST))
            cut = cut if cut > start else start + _LONGEST
            yield start, cut
            start = cut
            while start < end and text[start].isspace():
                start += 1
        if start < end:
            yield start, end


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    first = start
    for mark in _END.finditer(text, start, end):
        if mark.end() <= first or not _ends(text, first, mark.start(), mark.end(), end):
            continue
        yield first, mark.end()
        first = mark.end()
        while first < end and text[first].isspace():
            first += 1
    if first < end:
        yield first, end


def _ends(text: str, first: int, dot: int, after: int, end: int) -> bool:
    """Whether the mark at `dot` ends a sentence, rather than an abbreviation or an initial."""
    following = text[after:end].lstrip()
    if not following:
        return True
    if following[0].islower():
        return False
    if text[dot:after].strip("\"'”’)]") != ".":
        return True
    word = text[max(first, dot - 12) : dot].split()[-1:] or [""]
    last = word[0].strip("(\"“‘'[").lower()
    if len(last) == 1 and last.isalpha() and last != "i":
        return False
    if last in _ABBREVIATIONS or re.fullmatch(r"(?:[a-z]\.)+[a-z]", last):
        opener = re.match(r"[A-Za-z]+", following)
        return bool("." in last and opener and opener.group().lower() in _OPENERS and opener.group()[0].isupper())
    return True
