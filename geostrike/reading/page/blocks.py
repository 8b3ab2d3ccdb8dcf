"""A text's paragraphs, headings, list items, table rows and rules, each with its mark; lines wrapped by hand joined."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from geostrike.reading.page.markup import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["BARE", "BOLD", "Block", "split_blocks"]

# Levels of a heading that no hashes number: a line all in bold, a short line that nothing ends.
BOLD = 7
BARE = 8
# A text nine in ten of whose lines are shorter than this may have been wrapped by hand.
_WRAPPED_BELOW = 110
_MOST_LINES = 0.9
# Letters by which a wrapped line may fall short of the longest, its neighbour's first word counted in.
_RAGGED = 14
_LONGEST_HEADING = 120
_LONGEST_BOLD_HEADING = 160
_OPENING = re.compile(
    r"(?P<hashes>#{1,6}(?:\s+|(?=\d)))?(?P<mark>(?:(?:[-*•–●▪◦‣○■►▶]|\(?\d{1,3}[.)]|\([abd-z]\))\s+)*)(?=\S)"
)
_MARKS = frozenset("#-*•–●▪◦‣○■►▶(0123456789")
_RULE = re.compile(r"[\s|:\-–—=_*~#]*$")
# A line that opens with the date or hour of its own entry never runs on from the one before.
_DATED = re.compile(
    r"(?:19|20)\d\d-\d\d-\d\d\b|\d\d?:\d\d\s+[A-Z]|(?:[A-Z][a-z]{2,8}|[A-Z]{3,4})\.?\s\d\d?(?:,\s\d{4})?\s?[:–—]\s"
)
# Nor does one that says when an entry was posted, and nothing runs on from it.
_POSTED = re.compile(
    r"\d{1,2}\s?(?:s|m|h|d|w|mins?|hrs?|minutes?|hours?|days?|weeks?)\s+ago\b|\d\d?[:.]\d\d\s(?:GMT|UTC|[A-Z]{2,4}T)\b"
    r"|(?:19|20)\d\d-\d\d-\d\d[ T]\d\d:\d\d\b"
)
_LONGEST_POSTED = 20
_LABEL = re.compile(r"[^\W\d_][^.:\n]{1,60}:\s")
_WORD = re.compile(r"[^\W_]")
# What opens words in bold, right before a block's first word; an aside in brackets may stand beside a heading in bold.
_BOLD = re.compile(r"(?P<mark>\*\*|__|<(?:strong|b)\b[^<>]{0,120}>)(?:[\s*_\"“(\[]|<[^<>]{0,120}>)*$")
_ASIDE = re.compile(r"\([^()\n]{1,60}\)")


@dataclass(slots=True)
class Block:
    """A piece of a text that stands by itself.

    Attributes
    ----------
    start, end : of its words, without the mark that opens it and white space.
    line : where its first line begins, which is before any mark.
    mark : what opened it: ``"-"`` an item, ``"1"`` a numbered item, ``"(1)"`` a numbered paragraph, ``"="`` a rule
        (without words), ``"|"`` a table's row, ``""`` nothing.
    level : of a heading, 1 to 6, `BOLD` or `BARE`; 0 for none.
    bold : where the words in bold that open it end; 0 where none do.
    header : the cells of the table's first row, for a row that has one above it.
    """

    start: int
    end: int
    line: int
    mark: str = ""
    level: int = 0
    bold: int = 0
    header: tuple[str, ...] = ()


@lru_cache(maxsize=4)
def split_blocks(text: str) -> tuple[Block, ...]:
    """Cut `text` into blocks, in order, without overlap; every word that is not markup stands in one."""
    even = plain(text)
    lines = _lines(even)
    blocks = _joined(even, lines) if _wrapped(lines) else lines
    _mark_tables(even, blocks)
    if "|" in even:
        blocks = [block for block in blocks if block.mark != "=" or "|" not in even[block.line : block.end]]
    marked = "*" in text or "_" in text or "<" in text
    for block in blocks:
        if marked and block.mark != "|":
            _mark_bold(text, even, block)
        if not block.level and not block.mark and _is_bare_heading(even, block):
            block.level = BARE
    return tuple(blocks)


def cells_of(row: str) -> list[str]:
    """Return the cells of a table's row."""
    return [cell.strip() for cell in row.strip().strip("|").split("|")]


def _lines(even: str) -> list[Block]:
    lines: list[Block] = []
    line = 0
    for row in even.split("\n"):
        words = row.strip()
        if words:
            start = line + row.index(words[0])
            block = Block(start=start, end=start + len(words), line=line)
            if not words[0].isalpha() and not _opened(even, block, words):
                line += len(row) + 1
                continue
            if "|" in row and not block.mark and len(cells_of(words)) > 1:
                block.mark = "|"
            lines.append(block)
        line += len(row) + 1
    return lines


def _opened(even: str, block: Block, words: str) -> bool:
    """Take the mark off a line that does not begin with a letter; False for one without words that is no rule."""
    if not _WORD.search(words):
        block.mark, block.start = "=", block.end
        return len(words) > 1 and _RULE.match(words) is not None
    if words[0] not in _MARKS:
        return True
    opening = _OPENING.match(even, block.start, block.end)
    if not opening or opening.end() == block.start:
        return True
    block.start = opening.end()
    if hashes := opening.group("hashes"):
        block.level = hashes.count("#")
    elif mark := opening.group("mark"):
        last = mark.split()[-1]
        block.mark = "(1)" if last[0] == "(" else "1" if last[0].isdigit() else "-"
        if last == "–" and words[-1] == "–":
            # "– Hospital strike –" is a heading.
            block.mark, block.level = "", BOLD
            block.end = block.start + len(even[block.start : block.end - 1].rstrip())
    return block.end > block.start


def _wrapped(lines: Sequence[Block]) -> bool:
    lengths = sorted(line.end - line.start for line in lines if line.mark != "=")
    return bool(lengths) and lengths[int((len(lengths) - 1) * _MOST_LINES)] < _WRAPPED_BELOW


def _joined(even: str, lines: Sequence[Block]) -> list[Block]:
    """The lines of a text that may be wrapped, each joined to the one before that runs on into it."""
    stops = [even.find("\n", line.end) for line in lines]
    lengths = sorted((stop if stop >= 0 else line.end) - line.line for line, stop in zip(lines, stops, strict=True))
    width = min(lengths[int((len(lengths) - 1) * _MOST_LINES)], _WRAPPED_BELOW)
    blocks: list[Block] = []
    length = 0
    for line, stop in zip(lines, stops, strict=True):
        before = blocks[-1] if blocks else None
        joins = before and not (line.mark or line.level or before.mark in ("=", "|"))
        if before and joins and _runs_on(even, before, length, line, width):
            before.end = line.end
        else:
            blocks.append(line)
        length = (stop if stop >= 0 else line.end) - line.line
    return blocks


def _runs_on(even: str, before: Block, length: int, line: Block, width: int) -> bool:
    """Whether the last line of `before`, `length` letters long, was broken where `line` begins."""
    if before.level or even.count("\n", before.end, line.start) > 1:
        return False
    if line.end - line.start >= _WRAPPED_BELOW or before.end - before.start >= _WRAPPED_BELOW * 40:
        return False
    if _DATED.match(even, line.start, line.end) or _POSTED.match(even, line.start, line.end):
        return False
    if before.end - before.start < _LONGEST_POSTED and _POSTED.match(even, before.start, before.end):
        return False
    ended = even[before.end - 1] in ".!?:;"
    if _LABEL.match(even, line.start, line.end):
        # "Location: ..." below "Date: ...", or below a sentence, is a line of its own.
        first = even.find("\n", before.start, before.end) < 0
        if ended or (first and _LABEL.match(even, before.start, before.end)):
            return False
    if not ended and even[line.start].islower():
        return True
    space = even.find(" ", line.start, line.end)
    word = (space if space > 0 else line.end) - line.start
    return length + 1 + word > width - _RAGGED


def _mark_tables(even: str, blocks: list[Block]) -> None:
    """Give the rows of tables their head; lines with bars that are no table's lose the mark."""
    number = 0
    while number < len(blocks):
        if blocks[number].mark != "|":
            number += 1
            continue
        stop = number
        ruled = False
        while stop < len(blocks) and blocks[stop].mark in ("|", "="):
            if stop > number and _apart(even, blocks[stop - 1], blocks[stop]):
                break
            ruled |= blocks[stop].mark == "=" and "|" in even[blocks[stop].line : blocks[stop].end]
            stop += 1
        rows = [block for block in blocks[number:stop] if block.mark == "|"]
        heads = cells_of(even[rows[0].start : rows[0].end])
        same = len(rows) > 1 and len(cells_of(even[rows[1].start : rows[1].end])) == len(heads)
        framed = even[rows[0].start] == "|" or even[rows[0].end - 1] == "|"
        if ruled or ((same or framed) and len(rows) > 1) or framed:
            for row in rows[1:]:
                row.header = tuple(heads)
        else:
            for row in rows:
                row.mark = ""
        number = stop


def _apart(even: str, one: Block, other: Block) -> bool:
    return even.count("\n", one.end, other.line) > 1 or even.count("\n", one.end, other.end) > 1


def _mark_bold(text: str, even: str, block: Block) -> None:
    match = _BOLD.search(text, max(0, block.start - 160), block.start) if text[block.start - 1 : block.start] else None
    if not match:
        return
    closing = match.group("mark")
    stop = text.find("</" if closing[0] == "<" else closing, block.start, block.end + len(closing))
    if stop <= block.start:
        return
    block.bold = block.start + len(even[block.start : stop].rstrip())
    rest = even[stop : block.end].strip(" :*_.")
    if (
        not (rest and not _ASIDE.fullmatch(rest))
        and not block.mark
        and not block.level
        and block.end - block.start < _LONGEST_BOLD_HEADING
    ):
        block.level = BOLD


def _is_bare_heading(even: str, block: Block) -> bool:
    return (
        block.end - block.start < _LONGEST_HEADING
        and even[block.end - 1] not in ".!?…:;,\"”'’)"
        and "\n" not in even[block.start : block.end]
    )
