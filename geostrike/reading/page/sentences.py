"""Where sentences end in a paragraph, rather than abbreviations, initials and numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["split_sentences"]

# Letters of the longest passage; a sentence of a statute has half as many.
_LONGEST = 1_500
# A mark that may end a sentence, and the quotes and brackets that close with it.
_END = re.compile(r"[.!?…۔؟。！？][.!?…۔؟。！？]*[\"'”’)\]»」』]*")
# Marks besides the full stop; most paragraphs have none, and a full stop alone is found faster.
_MARKS = "…۔؟。！？"
_ENDS_ANYWHERE = frozenset("۔؟。！？")
# No sentence ends after these.
_NEVER = frozenset(
    "mr mrs ms dr prof st rev hon gen lt col maj capt cpl sgt spc pfc pvt cmdr adm sen rep gov pres brig ltc messrs "
    "supt  insp det vs approx est fig dept ave mt ft ca al".split()
)
# A sentence may end after these: one does where a word that opens sentences follows with a capital.
_SELDOM = frozenset(
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun etc inc ltd corp "
    "co jr  sr tel u.s u.k u.n u.a.e e.u d.c e.g i.e a.m p.m ala ariz ark calif colo conn del fla ga ill ind kan ky "
    "la md mass  mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo".split()
)
_OPENERS = frozenset(
    "the a an it he she they in on at but this that these those its their we as and after no there his her one two "
    "three  about at around by both earlier from however later meanwhile when while i".split()
)
_DOTTED = re.compile(r"(?:[a-z]\.)+[a-z]$")
_NOT_A_START = frozenset("–—-,;:)”’%&")
_QUOTES = "\"'”’)]»」』"
_BEFORE = "(\"“‘'[«"
_FURTHEST = 15


def split_sentences(even: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of the sentences in ``even[start:end]``; none is longer than any real one."""
    first = start
    for dot, stop in _marks(even, start, end):
        if stop >= end:
            break
        begins = even[stop]
        following = stop
        if begins == " " or begins == "\n":
            following += 1
            while following < end and even[following] in " \n":
                following += 1
            if following < end and not _ends(even, first, dot, stop, following):
                continue
        elif even[dot] not in _ENDS_ANYWHERE and not _runs_together(even, dot, stop, end):
            continue
        if stop - first <= _LONGEST:
            yield first, stop
        else:
            yield from _bounded(even, first, stop)
        first = following
    if end - first > _LONGEST:
        yield from _bounded(even, first, end)
    elif first < end:
        yield first, end


def _marks(even: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = even[start:end]
    if "?" in words or "!" in words or (not words.isascii() and any(mark in words for mark in _MARKS)):
        for match in _END.finditer(even, start, end):
            yield match.span()
        return
    dot = even.find(".", start, end)
    while dot >= 0:
        stop = dot + 1
        while stop < end and even[stop] == ".":
            stop += 1
        while stop < end and even[stop] in _QUOTES:
            stop += 1
        yield dot, stop
        dot = even.find(".", stop, end)


def _bounded(even: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence, cut at spaces where it is too long: a text without full stops must not hold a reader up."""
    while end - start > _LONGEST:
        cut = max(even.rfind(" ", start + 1, start + _LONGEST), even.rfind("\n", start + 1, start + _LONGEST))
        cut = cut if cut > start else start + _LONGEST
        last = cut
        while last > start and even[last - 1].isspace():
            last -= 1
        if last > start:
            yield start, last
        start = cut
        while start < end and even[start].isspace():
            start += 1
    if start < end:
        yield start, end


def _runs_together(even: str, dot: int, stop: int, end: int) -> bool:
    """Whether two sentences were run together at the mark: a word in small letters before it, a capital behind it."""
    return (
        stop - dot <= 2
        and dot >= 2
        and even[dot - 2 : dot].islower()
        and even[dot - 2 : dot].isalpha()
        and stop + 1 < end
        and even[stop].isupper()
        and even[stop + 1].islower()
    )


def _ends(even: str, first: int, dot: int, stop: int, following: int) -> bool:
    """Whether the mark at `dot` ends a sentence, where the next word begins at `following`."""
    begins = even[following]
    if begins.islower() or begins in _NOT_A_START:
        return False
    if even[dot] != "." or even[dot:stop].strip(_QUOTES) != ".":
        return True
    start = dot
    while start > first and dot - start < _FURTHEST and not even[start - 1].isspace():
        start -= 1
    last = even[start:dot].lstrip(_BEFORE).lower()
    if len(last) == 1 and last.isalpha() and last != "i":
        return False
    if last == "no":
        # "No. 3", but "He said no. The raid ...".
        return not begins.isdigit()
    if last in _NEVER:
        return False
    if last in _SELDOM or _DOTTED.fullmatch(last):
        stop = following
        while stop < len(even) and stop - following < _FURTHEST and even[stop].isalpha():
            stop += 1
        return begins.isupper() and even[following:stop].lower() in _OPENERS
    return True
