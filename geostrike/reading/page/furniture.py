"""Paragraphs that are no report: bylines, captions, credits, menus, notices, whatever a page says of itself."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Literal

from geostrike.reading.page.structure import structure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.reading.page.blocks import Block

__all__ = ["LONGEST_LABEL", "Cue", "Furniture"]

Cue = Literal["", "furniture", "related", "related_head", "comments_head", "summary_head", "corrections_head"]

_HEADS: dict[str, Cue] = {
    "related": "related_head",
    "tags": "related_head",
    "comments": "comments_head",
    "summary": "summary_head",
    "corrections": "corrections_head",
}
_LABELS: dict[str, Cue] = {
    "related": "related",
    "tags": "furniture",
    "comments": "related",
    "summary": "",
    "corrections": "",
}
LONGEST_LABEL = 60
_LONGEST_FURNITURE = 500
_LONGEST_BYLINE = 160
_LONGEST_NAME = 40
_LONGEST_MARK = 130
_LONGEST_CAPTION = 300
_WORDS_OF_A_LABEL = 4
# Words that stand within a paragraph which is no report, and letters without which none of them does.
_WITHIN = re.compile(
    r"©|\(c\) [A-Z\d]|\b[Cc]opyright\b|[Aa]ll rights reserved|\bcontribut(?:ed|ing) (?:to this|reporting)"
    r"|\b[A-Z][\w’'-]+,? contributed\.|\b[Rr]eporting by\b|\bEditing by\b|\b(?:REUTERS|AFP|EPA|AP)/[A-Z]"
    r"|\b(?:via )?Getty Images\b|\b(?:AP|AFP|EPA) [Pp]hoto\b|\bFILE PHOTO\b|\b[Ff]ile (?:photo|picture|image)\b"
    r"|\b(?:pen-name|pen name) of\b|\bPhotograph:|\bHandout\b\W*$"
)
# Long ones, which are found faster than short ones; those of the second row stand only at a page's end.
_NEEDLES = ("©", "Getty Images", "REUTERS/", "AP Photo", "Photograph:", "Handout")
_NEEDLES_AT_END = ("opyright", "ights reserved", "ontribut", "eporting by", "diting by", "pen-name", "pen name", "(c) ")
_END = 2_500
_SEPARATORS = "|·•›»¦"
_SEPARATOR = re.compile(r"\s(?:\||·|•|›|»|¦|/)\s")
# "By X and Y", but not "By Friday night ...".
_BYLINE = re.compile(
    r"(?:By|BY|by)\s+(?!(?:the|a|an|this|that|then|now|early|late|mid|noon|dawn|night|midday|midnight|nightfall|day|evening"
    r"|morning|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October"
    r"|November|December)\b|\d)"
)
_REPORTED_FROM = re.compile(
    r"(?:[A-Z][\w’'-]+,?\s+){1,3}(?:and\s+(?:[A-Z][\w’'-]+\s+){1,3})?reported from\s+[A-Z](?!.{0,60}\bthat\b)"
)
# "T. Haddad / L. Qassem", "(t/nd)", "--SPA", "-30-", "15:20 LOCAL TIME", "(end)", "0041", "###", "<- Older".
_CLOSINGS = re.compile(
    r"\(?[A-Za-z]{1,4}/[A-Za-z]{1,4}\)?(?=\s|$)(?!\s[a-z])|[A-Z]\.\s?[A-Z][\w’'-]+\s/\s[A-Z]|--\s?[A-Z]{2,6}\s*$|-\s?30\s?-$"
    r"|\d\d[:.]\d\d\sLOCAL TIME|\(end\)|0\d{2,4}$|[←«‹→].{0,120}$"
)
_BRACKETED = re.compile(r"(?:\[[^\[\]]{1,300}\]\s*)+$")
_FOOTNOTE = re.compile(r"\[(?:\d{1,3}|[ivxlc]{1,7})\](?:\s|:)")
_CREDIT = re.compile(r"\[[^\[\]\n]{2,60}/[^\[\]\n]{2,60}\]\W*$")
_SIGNATURE = "RSAEFWNPT"


class Furniture:
    """What tells the paragraphs of one page that are no report from those that are."""

    def __init__(self, even: str, blocks: Sequence[Block]) -> None:
        self.even = even
        self.words = structure()
        self.rows = any(separator in even for separator in _SEPARATORS) or ("/" in even and " / " in even)
        self.within = _within(even, blocks)

    def head(self, label: str) -> Cue:
        """The cue of a heading, in small letters and without marks around it."""
        match = self.words.headings.fullmatch(label)
        return _HEADS[match.lastgroup or ""] if match else ""

    def label(self, label: str) -> Cue:
        """The cue of the words before a colon, in small letters and without marks around them."""
        match = self.words.headings.fullmatch(label)
        return _LABELS[match.lastgroup or ""] if match else ""

    def in_pieces(self, block: Block) -> bool:
        """Whether bars or dots part the words of a paragraph."""
        return self.rows and _SEPARATOR.search(self.even, block.start, block.end) is not None

    def cue(self, number: int, block: Block, lower: str) -> Cue:
        """The cue of a paragraph by its own words, of which `lower` are the first in small letters."""
        even, start, end = self.even, block.start, block.end
        length = end - start
        if length > _LONGEST_FURNITURE:
            return ""
        first = even[start]
        if number in self.within or self.words.furniture.match(lower):
            return "furniture"
        if not first.isalpha():
            opened = lower.lstrip('([>*_“" •-–—')
            if self.words.furniture.match(opened):
                return "furniture"
            if first == "[" and (_BRACKETED.match(even, start, end) or _FOOTNOTE.match(even, start, end)):
                return "furniture"
        elif first in _SIGNATURE and self.words.furniture_in_capitals.match(even, start, end):
            return "furniture"
        if length < _LONGEST_MARK and _CLOSINGS.match(even, start, end):
            return "furniture"
        if (
            first in "Bb"
            and length <= _LONGEST_BYLINE
            and _BYLINE.match(even, start, end)
            and (even[end - 1] not in ".!?" or ("." not in even[start : end - 1] and length < _LONGEST_NAME))
        ):
            return "furniture"
        if "reported from" in lower and _REPORTED_FROM.match(even, start, end):
            return "furniture"
        if length < _LONGEST_CAPTION and even[end - 1] in "]." and _CREDIT.search(even, max(start, end - 130), end):
            return "furniture"
        return _row_of_titles(even, block) if self.rows else ""


def _row_of_titles(even: str, block: Block) -> Cue:
    """Whether a line is a menu ("Home | News | Sport") or a row of other articles' titles."""
    line = even[block.start : block.end]
    if not _SEPARATOR.search(line):
        return ""
    pieces = [piece.strip() for piece in _SEPARATOR.split(line)]
    if len(pieces) == 2:
        short = len(line) < LONGEST_LABEL and max(len(piece.split()) for piece in pieces) <= _WORDS_OF_A_LABEL
        return "furniture" if short and not block.mark else ""
    if any(piece.endswith(".") and len(piece) > LONGEST_LABEL for piece in pieces):
        return ""
    return (
        "furniture"
        if sum(len(piece.split()) for piece in pieces) <= (_WORDS_OF_A_LABEL + 1) * len(pieces)
        else "related"
    )


def _within(even: str, blocks: Sequence[Block]) -> set[int]:
    """Ordinals of the blocks that hold words which only a caption, a credit or a notice holds."""
    found: set[int] = set()
    starts: list[int] = []
    end = max(0, len(even) - _END)
    for needles, begin in ((_NEEDLES, 0), (_NEEDLES_AT_END, end)):
        for needle in needles:
            at = even.find(needle, begin)
            while at >= 0:
                starts = starts or [block.start for block in blocks]
                number = bisect_right(starts, at + 1) - 1
                if number >= 0 and number not in found:
                    block = blocks[number]
                    if block.end - block.start <= _LONGEST_FURNITURE and _WITHIN.search(even, block.start, block.end):
                        found.add(number)
                at = even.find(needle, at + 1)
    return found
