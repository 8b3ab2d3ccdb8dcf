"""What each paragraph of a page looks like by itself: opened by a date, a place or an hour, a caption, a link."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geostrike.reading.page.blocks import BARE, Block
from geostrike.reading.page.furniture import LONGEST_LABEL, Cue, Furniture
from geostrike.reading.page.openings import (
    Dateline,
    LeadDate,
    find_date,
    may_be_dated,
    read_dateline,
    read_hour,
    read_lead_date,
    read_lead_place,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Trait", "find_traits"]

_LETTERS_LOOKED_AT = 130
# Paragraphs of a page among which its title stands, and letters of the longest.
_FIRST = 4
_LONGEST_TITLE = 200
_TITLE_ENDS = re.compile(r"(?<!\b[SMF]T)[.!?][\"”’]?\s+(?=[A-Z]{3}|ST\.)")
_LONGEST_POINTER = 400
_LATER = re.compile(
    r"(?:Read (?:more|next|also)|READ (?:MORE|NEXT|ALSO)|Related(?: stories| articles)?|RELATED|See also|Also read"
    r"|Previously|More (?:galleries|stories)|Most read)\s?:\s"
)
# Letters of the shortest paragraph with a pointer behind its words.
_SHORTEST_CUT = 20
_ENDED = frozenset('.!?”"’)')
_AGO = re.compile(r"\d{1,2}\s?(?:s|m|h|d|w|mins?|hrs?|minutes?|hours?|days?|weeks?)\s+ago\b", re.I)
_CLOCK = re.compile(r"\b[0-2]?\d[:.][0-5]\d\b")
_PUBLISHED = re.compile(r"\b(?:publish|post|updat|print|issue)(?:ed|d)\b|\bdate (?:published|posted)|\bago\b", re.I)
_FIELD = re.compile(r"(?P<key>[^\W\d_][^\W_](?:[^\W_]|[ /&’'()-]){0,38})\s?[:：]\s*(?=\S)")
_AT_HOUR = r"\s?\(\d\d?:\d\d(?::\d\d)?\):?"
_SPEAKER = re.compile(
    r"(?P<asks>(?:Q|QUESTION|REPORTER|JOURNALIST|INTERVIEWER|Question|Interviewer|Reporter)\s?\d{0,2}\s?[:.]"
    r"|Q(?:\s{2,}|\s[-–—]\s))"
    rf"|(?:[\d:.]{{1,12}}\s*[-–—]\s*[\d:.]{{1,12}}\s*\|\s*Speaker \d+|Speaker \d+\s?:?(?:{_AT_HOUR})?"
    rf"|[A-Z][A-Z .,'’-]{{2,60}}:|(?:[A-Z][\w.’'-]+\s){{1,4}}?[A-Z][\w.’'-]+:?{_AT_HOUR})(?=\s|$)"
)
_TIMED = re.compile(r"\d\d?:\d\d")
_Q = re.compile(r"Q(?:[:.]|\s\s|\s[-–—]\s|UESTION|uestion\s?\d*:)")
_SIGNS_OF_TALK = ("Speaker ", "REPORTER", "nterviewer:", "Reporter:", "(00:0")
_OPENS_A_LINK = re.compile(r"(?:\[[*_“\"']*|<a\b[^<>]{0,400}>\s*(?:<[^<>]{0,100}>)*)$")
_CLOSES_A_LINK = re.compile(r"\s?[*_”\"']*(?:\]\(|(?:</[^<>]{1,20}>)*</a>)")


@dataclass(slots=True)
class Trait:
    """What one block looks like.

    Attributes
    ----------
    date : the date that opens it.
    hour : where the hour that opens it ends; 0 where none does. `day` is the span of the day before that hour.
    place : span of the words before its colon that may name a place, and whether they say so themselves.
    published : span of a date on which the page or the item may have been published; `told` where a word says so.
    clocked : whether it is a short line with a date and an hour, which may say when the page was written.
    field : key, in small letters, and start of the value of a record's field.
    speaker : who speaks, in a transcript; `timed` where it says when, `asks` where it is an interviewer.
    link : whether it is one link and nothing else.
    prose : whether it is a sentence or more of running text.
    """

    block: Block
    cue: Cue = ""
    date: LeadDate | None = None
    hour: int = 0
    day: tuple[int, int] | None = None
    place: tuple[int, int, bool] | None = None
    dateline: Dateline | None = None
    published: tuple[int, int] | None = None
    told: bool = False
    clocked: bool = False
    field: tuple[str, int] | None = None
    speaker: str = ""
    timed: bool = False
    asks: bool = False
    link: bool = False
    prose: bool = False


def find_traits(text: str, even: str, blocks: Sequence[Block]) -> list[Trait]:
    """Look at each block; one that ends in "Read more: ...", or begins with a title and a dateline, is cut in two."""
    cut = _cut(even, blocks)
    furniture = Furniture(even, cut)
    links = ("[" in text and "](" in text) or ("<" in text and "<a " in text)
    spoken = any(sign in even for sign in _SIGNS_OF_TALK) or ("Q" in even and _Q.search(even) is not None)
    traits = []
    for number, block in enumerate(cut):
        trait = Trait(block)
        if block.mark not in ("=", "|"):
            if links and _CLOSES_A_LINK.match(text, block.end, block.end + 60):
                trait.link = bool(_OPENS_A_LINK.search(text, max(0, block.start - 420), block.start))
            _look(even, trait, number, furniture)
            if spoken:
                _look_who_speaks(even, trait)
        traits.append(trait)
    return traits


def _look(even: str, trait: Trait, number: int, furniture: Furniture) -> None:
    block = trait.block
    start, end = block.start, block.end
    length = end - start
    trait.prose = length > 40 and not block.level and (length > 120 or even[end - 1] in ".!?…”\"’')")
    if may_be_dated(even, start):
        if hour := read_hour(even, start, end):
            trait.hour, trait.day = hour
        trait.date = read_lead_date(even, start, end, block.bold)
    if not trait.date and not trait.hour:
        trait.dateline = read_dateline(even, start, end, block.bold)
        trait.prose = trait.prose or (trait.dateline is not None and end - trait.dateline.end > _SHORTEST_CUT)
    lower = even[start : min(end, start + _LETTERS_LOOKED_AT)].lower()
    colon = lower.find(":", 0, 80)
    if colon > 0:
        _look_at_label(even, trait, lower, colon, furniture)
    elif block.bold and block.bold < end and even[block.bold - 1] == ".":
        trait.place = read_lead_place(even, start, end, block.bold)
    if not trait.cue and length <= LONGEST_LABEL and not trait.date:
        trait.cue = furniture.head(lower.strip(" :.*_-–—[]()•"))
    trait.cue = trait.cue or furniture.cue(number, block, lower)
    if not trait.cue and block.level == BARE and _CLOCK.search(even, start, end) and find_date(even, start, end):
        trait.cue = "furniture"
        trait.clocked = trait.hour > 0
    if trait.cue == "furniture" or trait.hour or (trait.date and not trait.prose):
        trait.published = _published(even, start, end)
        trait.told = bool(trait.published and _PUBLISHED.search(even, start, end))


def _look_who_speaks(even: str, trait: Trait) -> None:
    if speaker := _SPEAKER.match(even, trait.block.start, trait.block.end):
        trait.asks = bool(speaker.group("asks"))
        said = speaker.group()
        trait.timed = _TIMED.search(said) is not None
        trait.speaker = (
            " ".join(said[said.index("Speaker") :].split()[:2]).rstrip(":")
            if "Speaker" in said
            else said.split(":")[0].rstrip("( 0123456789")
        )


def _look_at_label(even: str, trait: Trait, lower: str, colon: int, furniture: Furniture) -> None:
    block = trait.block
    label = lower[:colon].strip(" *_[(•-–—")
    if colon + 1 < block.end - block.start and len(label) <= LONGEST_LABEL:
        trait.cue = furniture.label(label)
        if trait.cue and block.end - block.start > _LONGEST_POINTER and not furniture.in_pieces(block):
            # "Source: ..." may open a whole article that was copied into one line.
            trait.cue = ""
    trait.place = read_lead_place(even, block.start, block.end, block.bold)
    if field := _FIELD.match(even, block.start, block.end):
        trait.field = (field.group("key").strip().lower(), field.end())


def _published(even: str, start: int, end: int) -> tuple[int, int] | None:
    if end - start > 240:
        return None
    if ago := _AGO.match(even, start, end):
        return ago.span()
    return find_date(even, start, end)


def _behind_title(even: str, block: Block) -> int:
    """Where a dateline stands behind a title on the same line: "Raid on depot. AMMAN (Agency) - Jets ..."; else 0."""
    if block.mark:
        return 0
    for ended in _TITLE_ENDS.finditer(even, block.start, min(block.end, block.start + _LONGEST_TITLE)):
        at = ended.end()
        if read_dateline(even, at, block.end, 0):
            return at
    return 0


def _cut(even: str, blocks: Sequence[Block]) -> list[Block]:
    """Blocks, those that end in "Read more: ..." or begin with a title and a dateline each cut in two."""
    cut: list[Block] = []
    for number, block in enumerate(blocks):
        start, end = block.start, block.end
        if number < _FIRST and (at := _behind_title(even, block)):
            title = replace(block, end=start + len(even[start:at].rstrip()), level=BARE)
            cut += [title, Block(start=at, end=end, line=at)]
            continue
        cut.append(block)
        if end - start < _SHORTEST_CUT or block.mark == "|" or even.find(":", start + _SHORTEST_CUT, end) < 0:
            continue
        for match in _LATER.finditer(even, start + 1, end):
            at = match.start()
            before = even[max(start, at - 12) : at]
            if before[-1] in " \n" and before.rstrip(" \n*_")[-1:] in _ENDED:
                cut[-1] = replace(block, end=start + len(even[start:at].rstrip()))
                cut.append(Block(start=at, end=end, line=at))
                break
    return cut
