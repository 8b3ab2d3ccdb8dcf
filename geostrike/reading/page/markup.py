"""Markup taken out of a text without moving a letter: tags, entities, emphasis, links and addresses become blanks.

What HTML says of a text's build is kept in the way plain text says it: a paragraph or an item begins on a new line, an
item with a hyphen, a heading with hashes, a cell with a bar. Columns set with tabs or aligned with spaces get bars too.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

__all__ = ["plain"]

_SPECIAL = re.compile(r"[<&\[\]*_`>\\]")
_MARKS = "<&[]*_`>\\"
# White space but line ends, the hyphens that must not break, and the marks of Windows read as if of another page: each
# becomes a plain one of the same length.
_ODD = dict.fromkeys("\t\x0b\x0c\r\x1c\x1d\x1e\x1f", " ")
_ODD_SPACES = [0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000]
_ODD_BEYOND_ASCII = (
    dict.fromkeys(map(chr, _ODD_SPACES), " ")
    | dict.fromkeys("\u2010\u2011", "-")
    | dict(zip("\x91\x92\x93\x94\x96\x97", "‘’“”–—", strict=True))
)
_TAG = re.compile(r"<(?:!--|/?(?P<tag>[A-Za-z][A-Za-z0-9]{0,15})\b[^<>]{0,1000}>)")
_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,9}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_NOTE = re.compile(r"\[(?:\d{1,3}|[ivxlc]{1,7})\](?![(:])")
# "](https://a.example "Title")" and "][3]"
_LINK = re.compile(
    r"\]\(\s*(?:[^()\s]|\([^()\s]{0,200}\)){0,2000}(?:\s+(?:\"[^\"\n]{0,500}\"|'[^'\n]{0,500}'))?\s*\)|\]\[[\w-]{0,30}\]"
)
_RUN = re.compile(r"\*+|_+|`+")
_ESCAPED = frozenset('\\`*_{}[]()#+.!|>~"-\n')
# Brackets, quotation marks and the full stop after an address are not of it.
_ADDRESS = re.compile(r"(?:https?://|\bwww\.)[^\s<>()\[\]{}\"“”‘’|]{1,2000}")
_AFTER_ADDRESS = ".,;:!?'"
_BLOCKS = frozenset(
    "p div section article header footer main aside nav blockquote ul ol dl dt dd figure figcaption table thead tbody "
    "tr caption form fieldset details summary body html head title hr br center pre option select button iframe".split()
)
_Edit = tuple[int, int, str]
# Letters that close up to a character which an entity stands for.
_LONGEST_TAIL = 30
# Letters before the innermost mark of a quotation within quotations.
_DEEPEST = 40
_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 3
_LONGEST_CELL_OF_A_HEAD = 30


@lru_cache(maxsize=8)
def plain(text: str) -> str:
    r"""Return `text`, as long as it was, with blanks for its markup; line ends stay, and some are added.

    A character that an entity stands for takes the entity's place beside the word that it belongs to; the letters that
    follow it in one word close up to it.

    >>> plain("Iran&rsquo;s **Guards** [fired](https://a.example/b) at <b>Erbil</b>.")
    'Iran’s         Guards    fired                        at    Erbil    .'
    """
    even = text
    for odd in (_ODD,) if text.isascii() else (_ODD, _ODD_BEYOND_ASCII):
        for letter, instead in odd.items():
            if letter in even:
                even = even.replace(letter, instead)
    if any(mark in even for mark in _MARKS):
        even = _without_marks(even)
    if "/" in even and ("http" in even or "www." in even):
        even = _ADDRESS.sub(_blank_address, even)
    if "\t" in text and text.count("\t") >= _FEWEST_COLUMNS:
        even = _barred(text, even)
    if "    " in text:
        even = _aligned(even)
    return even


def _without_marks(text: str) -> str:
    edits: list[_Edit] = []
    opened: list[int] = []
    # From here on a comment or a script that opens is known to close nowhere.
    unclosed: set[str] = set()
    position = 0
    for match in _SPECIAL.finditer(text):
        start = match.start()
        if start < position:
            continue
        first = text[start]
        if first in "*_`":
            position, edit = _emphasis(text, start)
        elif first == "[":
            position, edit = start + 1, None
            note = _NOTE.match(text, start) if start and not text[start - 1].isspace() else None
            if note:
                position, edit = note.end(), (start, note.end(), "")
            else:
                opened.append(start)
        elif first == "]":
            begin = opened.pop() if opened else -1
            position, edit = _closed(text, start, begin, edits)
        elif first == "<":
            position, edit = _tag(text, start, unclosed)
        elif first == "&":
            position, edit = _decoded(text, start)
        elif first == ">":
            position, edit = start + 1, (start, start + 1, "") if _opens_line(text, start) else None
        else:
            position = start + 1
            edit = (start, position, "") if text[position : position + 1] in _ESCAPED else None
        if edit:
            edits.append(edit)
    return _edited(text, edits) if edits else text


def _closed(text: str, start: int, begin: int, edits: list[_Edit]) -> tuple[int, _Edit | None]:
    """The edit for a bracket that closes at `start` what one at `begin` opened: a link's words stay, a picture's go."""
    link = _LINK.match(text, start)
    if not link:
        return start + 1, None
    if begin > 0 and text[begin - 1] == "!":
        while edits and edits[-1][0] >= begin:
            edits.pop()
        return link.end(), (begin - 1, link.end(), "")
    if begin >= 0:
        edits.append((begin, begin + 1, ""))
    return link.end(), (start, link.end(), "")


def _opens_line(text: str, start: int) -> bool:
    line = text.rfind("\n", max(0, start - _DEEPEST), start) + 1
    return (line > 0 or start <= _DEEPEST) and not text[line:start].strip(" >")


def _tag(text: str, start: int, unclosed: set[str]) -> tuple[int, _Edit | None]:
    match = _TAG.match(text, start)
    if not match:
        return start + 1, None
    position = match.end()
    tag, closing = (match.group("tag") or "").lower(), text[start + 1] == "/"
    close = "-->" if not tag else f"</{tag}" if tag in ("script", "style") and not closing else ""
    if close and close not in unclosed:
        found = text.find(close, position)
        if found < 0:
            unclosed.add(close)
        else:
            position = found + len(close)
            if tag:
                position = text.find(">", position, position + 20) + 1 or position
    return position, (start, position, _in_place_of(tag, closing, position - start))


def _emphasis(text: str, start: int) -> tuple[int, _Edit | None]:
    run = _RUN.match(text, start)
    stop = run.end() if run else start + 1
    before = text[start - 1] if start else " "
    after = text[stop] if stop < len(text) else " "
    if text[start] == "`":
        return stop, (start, stop, "")
    if before.isspace() and after.isspace():
        # Alone on its line or before an item it stays, a rule or a bullet; behind words it closes what they open.
        line = text.rfind("\n", max(0, start - 200), start) + 1
        closes = (after == "\n" or stop >= len(text)) and text[line:start].strip(" *_-•")
        return stop, (start, stop, "") if closes else None
    if text[start] == "_" and before.isalnum() and after.isalnum():
        return stop, None
    if before.isalnum() and text[stop : stop + 2] in ("'s", "’s"):
        return stop + 2, (start, stop + 2, text[stop : stop + 2])
    return stop, (start, stop, "")


def _in_place_of(tag: str, closing: bool, length: int) -> str:
    if tag in _BLOCKS:
        return "\n\n" if tag != "tr" else "\n"
    if tag == "li":
        return "\n" if closing else "\n- "
    if tag in ("td", "th"):
        return "" if closing else "|"
    if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
        return "\n\n" if closing else "\n# " if tag[1] == "1" or length < 4 else "\n## "
    return ""


def _decoded(text: str, start: int) -> tuple[int, _Edit | None]:
    """The place of an entity, and what stands there instead."""
    match = _ENTITY.match(text, start)
    if not match:
        return start + 1, None
    stop = match.end()
    meant = unescape(match.group())
    if meant.isspace():
        return stop, (start, stop, "")
    if len(meant) > stop - start or meant.endswith(";"):
        return stop, None
    if start and text[start - 1].isalnum():
        tail = stop
        while tail < len(text) and tail - stop < _LONGEST_TAIL and text[tail].isalpha():
            tail += 1
        return tail, (start, tail, meant + text[stop:tail])
    return stop, (start, stop, meant.rjust(stop - start))


def _edited(text: str, edits: list[_Edit]) -> str:
    edits.sort()
    pieces: list[str] = []
    position = 0
    for start, stop, instead in edits:
        if start < position:
            continue
        pieces += (text[position:start], instead.ljust(stop - start)[: stop - start])
        position = stop
    pieces.append(text[position:])
    return "".join(pieces)


def _blank_address(match: re.Match[str]) -> str:
    address = match.group()
    kept = address[len(address.rstrip(_AFTER_ADDRESS)) :]
    return " " * (len(address) - len(kept)) + kept


def _barred(text: str, level: str) -> str:
    """Bars in the place of the tabs of a table: two lines or more on end with as many tabs each, or nearly."""
    pieces: list[str] = []
    position = 0
    lines = text.split("\n")
    counts = [line.strip("\n").count("\t") if line.strip() else 0 for line in lines]
    for number, line in enumerate(lines):
        stop = position + len(line)
        piece = level[position:stop]
        beside = max(counts[number - 1] if number else 0, counts[number + 1] if number + 1 < len(lines) else 0)
        if counts[number] >= _FEWEST_COLUMNS - 1 <= beside and len(piece) == len(line):
            piece = "".join("|" if was == "\t" else now for was, now in zip(line, piece, strict=True))
        pieces.append(piece)
        position = stop + 1
    return "\n".join(pieces) if len(pieces) == level.count("\n") + 1 else level


def _aligned(level: str) -> str:
    """Bars in the gaps of a table set with spaces: every cell begins where a cell of its first line does."""
    lines = level.split("\n")
    starts = [[gap.end() for gap in _GAP.finditer(line)] if "  " in line and "|" not in line else [] for line in lines]
    number = 0
    while number < len(lines):
        head = starts[number]
        stop = number + 1
        if len(head) + 1 >= _FEWEST_COLUMNS and _is_head(lines[number]):
            allowed = set(head)
            while stop < len(lines) and starts[stop] and allowed.issuperset(starts[stop]):
                stop += 1
            if stop - number >= _FEWEST_ROWS:
                for row in range(number, stop):
                    for start in starts[row]:
                        lines[row] = lines[row][: start - 1] + "|" + lines[row][start:]
        number = stop
    return "\n".join(lines)


def _is_head(line: str) -> bool:
    return all(len(cell) <= _LONGEST_CELL_OF_A_HEAD and cell[-1:] not in ".;" for cell in _GAP.split(line.strip()))
