"""Running text cut into words, each with what links it to the word before.

Names are compared word by word, so this is the one place that knows what a word is: that ``U.S.`` is one word, that
a possessive is not part of a name, that an apostrophe inside ``Qa'im`` does not part it, and that a hyphen, a space or
one line break may all stand between the words of a name. Offsets stay those of the text as it came.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["INVISIBLE", "Cut", "Link", "Word", "cut_words", "link_of", "split_words"]

Link = Literal["", " ", "-", "'", ",", "."]
"""What stands before a word: nothing that joins, a space, a hyphen, an apostrophe, a comma, a full stop."""

INVISIBLE = "\u00ad\u061c\u180e\ufeff" + "".join(
    chr(code)
    for first, last in ((0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F))
    for code in range(first, last + 1)
)
"""Soft hyphen, zero-width and bidirectional marks, which are no part of any spelling."""

# ``\w`` holds letters and digits but no combining marks; these are the marks of the scripts that names come in.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u08d3-\u08e1\u08e3-\u08ff\u0900-\u0963"
    "\u0981-\u0dff\u0e31-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)
_APOSTROPHES = "'`´‘’‛′\uff07"
_HYPHENS = "\\-‐‑‒–−־"
_INSIDE = rf"[\w{_MARKS}{INVISIBLE}]"
_GERSHAYIM = r"""(?<=[א-ת])["״](?=[א-ת])"""  # the mark of a Hebrew abbreviation
_WORD = re.compile(
    rf"([^\W_](?:(?=\.)(?<!\d)(?:\.[^\W\d_])+\.?(?!\w)"
    rf"|\w*+{_INSIDE}*+(?:(?:[{_APOSTROPHES}]{{1,2}}(?![sS](?!{_INSIDE}))|{_GERSHAYIM})[^\W_]{_INSIDE}*+)*+))"
)
_TAIL = "_" + INVISIBLE  # part of no word at its end
_TAILED = re.compile(f"[{_TAIL}]")
_PLAIN_LINKS: dict[str, Link] = {" ": " ", "": ""}
_SPACE = r"[^\S\n]*\n?[^\S\n]*"  # a blank line parts paragraphs, and no name runs across it
_GAP = re.compile(
    rf"[{INVISIBLE}]*(?:[{_APOSTROPHES}]?(?P<hyphen>[{_HYPHENS}][{INVISIBLE}]*(?:[^\S\n]?\n{_SPACE})?)[{_APOSTROPHES}]?"
    rf"|(?P<mark>[,،.])?(?P<space>{_SPACE})|(?P<apostrophe>[{_APOSTROPHES}]?{_SPACE}[{_APOSTROPHES}]?))[{INVISIBLE}]*"
)
_LONGEST_GAP = 80


class Word(NamedTuple):
    """A word of a text: ``text[start:end] == raw``, and `link` says what joins it to the word before."""

    start: int
    end: int
    raw: str
    link: Link


class Cut(NamedTuple):
    """A text cut into words, as columns: each word, its offsets, and what stands between it and the word before."""

    words: list[str]
    starts: list[int]
    ends: list[int]
    gaps: list[str]


def cut_words(text: str) -> Cut:
    """Return the words of `text` from left to right, as columns.

    Parameters
    ----------
    text : any string; offsets are in its code points.
    """
    readable = text.replace("ʼ", "’")  # a letter to Unicode, an apostrophe to writers; one code point for one
    parts = _WORD.split(readable)  # a gap, a word, a gap, and so on
    if _TAILED.search(readable):
        for index in [index for index in range(1, len(parts), 2) if parts[index][-1] in _TAIL]:
            word = parts[index].rstrip(_TAIL)
            parts[index], parts[index + 1] = word, parts[index][len(word) :] + parts[index + 1]
    ends = list(accumulate(map(len, parts)))
    return Cut(parts[1::2], ends[:-1:2], ends[1::2], parts[:-1:2])


def split_words(text: str) -> Iterator[Word]:
    """Yield the words of `text` from left to right, those of `cut_words`."""
    words, starts, ends, gaps = cut_words(text)
    return map(Word, starts, ends, words, map(link_of, gaps))


def link_of(gap: str) -> Link:
    """Return what joins two words with `gap` between them."""
    if gap in _PLAIN_LINKS:
        return _PLAIN_LINKS[gap]
    found = _GAP.fullmatch(gap) if len(gap) <= _LONGEST_GAP else None
    if found is None:
        return ""
    if found["hyphen"]:
        return "-"
    if found["apostrophe"]:
        return "'"
    if found["mark"]:
        return "." if found["mark"] == "." else ","
    return " " if found["space"] else ""
