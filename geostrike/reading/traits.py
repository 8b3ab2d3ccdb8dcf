"""What each paragraph of a page looks like by itself, before its neighbours are asked: a date's head, a caption, a link."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from geostrike.reading.blocks import BARE, Block
from geostrike.reading.openings import (
    Dateline,
    LeadDate,
    find_date,
    read_dateline,
    read_hour,
    read_lead_date,
    read_lead_place,
)
from geostrike.reading.structure import structure

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Trait", "find_traits"]

Cue = Literal["", "furniture", "related", "related_head", "comments_head", "summary_head", "corrections_head"]

_LONGEST_LABEL = 60
_LONGEST_FURNITURE = 500
_LONGEST_BYLINE = 160
# Words that stand within a paragraph which is no report.
_WITHIN = re.compile(
    r"©|\(c\) [A-Z\d]|\b[Cc]opyright\b|[Aa]ll rights reserved|\bcontribut(?:ed|ing) (?:to this|reporting)|\b[A-Z][\w’'-]+,? contributed\.|^\W*Dear (?:Mr|Mrs|Ms|Madam|Sir|Dr|Speaker|President)\b[^\n]{0,90}[:,]\W*(?:\([^()\n]*\))?$"
    r"|\b[Rr]eporting by\b|\b(?:REUTERS|AFP|EPA|AP)/[A-Z]|\b(?:via )?Getty Images\b|\b(?:AP|AFP|EPA) [Pp]hoto\b|\bFILE PHOTO\b"
    r"|\b[Ff]ile (?:photo|picture|image)\b|\b(?:pen-name|pen name) of\b|\bPhotograph:|\bEditing by\b|\bHandout\b\W*$"
)
_NEEDLES = (
    "©", "(c) ", "opyright", "ights reserved", "ontribut", "eporting by", "REUTERS/", "AFP/", "EPA/", "AP/", "Getty", "hoto", "ile picture", "ile image", "pen-name",
    "pen name", "Photograph:", "diting by", "Handout",
)  # fmt: skip
_LATER = re.compile(
    r"(?<=[.!?”\"’)*\s])\s(?P<label>(?:Read (?:more|next|also)|READ (?:MORE|NEXT|ALSO)|Related(?: stories| articles)?|RELATED|See also"
    r"|Also read|Previously|More (?:galleries|stories)|Most read))\s?:\s"
)
_SEPARATOR = re.compile(r"\s(?:\||·|•|›|»|¦|/)\s")
_BYLINE = re.compile(
    r"(?:By|BY|by)\s+(?!(?:the|a|an|this|that|then|now|early|late|mid|noon|dawn|night|midday|midnight|nightfall|day|evening|morning"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\b|\d)"
)
_REPORTED_FROM = re.compile(r"(?:[A-Z][\w’'-]+,?\s+){1,3}(?:and\s+(?:[A-Z][\w’'-]+\s+){1,3})?reported from\s+[A-Z](?!.{0,60}\bthat\b)")
_INITIALS = re.compile(
    r"\(?[A-Za-z]{1,4}/[A-Za-z]{1,4}\)?(?=\s|$)(?!\s[a-z])|[A-Z]\.\s?[A-Z][\w’'-]+\s/\s[A-Z]|--\s?[A-Z]{2,6}\s*$|-\s?30\s?-$|\d\d[:.]\d\d\s(?:LOCAL TIME|GMT)"
    r"|\(end\)|0\d{2,4}$|#+$|[←«‹→].{0,120}$"
)
_BRACKETED = re.compile(r"(?:\[[^\[\]]{1,300}\]\s*)+$")
_CREDIT = re.compile(r"\[[^\[\]\n]{2,60}/[^\[\]\n]{2,60}\]\W*$")
_AGO = re.compile(r"\d{1,2}\s?(?:s|m|h|d|w|mins?|hrs?|minutes?|hours?|days?|weeks?)\s+ago\b", re.I)
_CLOCK = re.compile(r"\b[0-2]?\d[:.][0-5]\d\b")
_PUBLISHED = re.compile(r"\b(?:publish|post|updat|print|issue)(?:ed|d)\b|\bdate (?:published|posted)|\bago\b", re.I)
_FOOTNOTE = re.compile(r"\[?(?:\d{1,3}|[ivxlc]{1,7})\]\s")
_FIELD = re.compile(r"(?P<key>[^\W\d_][^\W_](?:[^\W_]|[ /&’'()-]){0,38})\s?[:：]\s*(?=\S)")
_SPEAKER = re.compile(
    r"(?P<asks>(?:Q|QUESTION|REPORTER|JOURNALIST|INTERVIEWER|Question|Interviewer|Reporter)\s?\d{0,2}\s?[:.]|Q(?:\s{2,}|\s[-–—]\s))"
    r"|(?P<label>[\d:.]{1,12}\s*[-–—]\s*[\d:.]{1,12}\s*\|\s*Speaker \d+|Speaker \d+\s?:?|[A-Z][A-Z .,'’-]{2,60}:"
    r"|(?:[A-Z][\w.’'-]+\s){1,4}?[A-Z][\w.’'-]+:?\s?\(\d\d?:\d\d(?::\d\d)?\):?)(?=\s|$)"
)
_SIGNS_OF_TALK = (
    "Speaker ", "Q:", "Q.", "Q  ", "QUESTION", "Question:", "REPORTER", "Interviewer:", "INTERVIEWER", "MODERATOR", "(00:",
)  # fmt: skip
_OPENS_A_LINK = re.compile(r"(?:\[[*_“\"']*|<a\b[^<>]{0,400}>\s*(?:<[^<>]{0,100}>)*)$")
_CLOSES_A_LINK = re.compile(r"[*_”\"']*(?:\]\(|(?:</[^<>]{1,20}>)*</a>)")


@dataclass(slots=True)
class Trait:
    """What one block looks like.

    Attributes
    ----------
    date : the date that opens it.
    hour : where the hour that opens it ends; 0 where none does. `day` is the span of the day before that hour.
    place : span of the words before its colon that may name a place, and whether they say so themselves.
    published : span of a date on which the page or the item may have been published; `told` where a word says so.
    field : key, in small letters, and start of the value of a record's field.
    speaker : who speaks, in a transcript; `asks` where that is an interviewer.
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
    field: tuple[str, int] | None = None
    speaker: str = ""
    asks: bool = False
    link: bool = False
    prose: bool = False


def find_traits(text: str, even: str, blocks: Sequence[Block]) -> list[Trait]:
    """Look at each block; one that ends in "Read more: ..." is cut in two."""
    cut = _cut_at_pointers(even, blocks)
    within = _within(even, cut)
    links = "](" in text or "<a " in text
    spoken = any(sign in even for sign in _SIGNS_OF_TALK)
    traits = []
    for number, block in enumerate(cut):
        trait = Trait(block)
        if block.mark not in ("=", "|"):
            _look(text, even, trait, number in within, links)
            if spoken:
                _look_who_speaks(even, trait)
        traits.append(trait)
    return traits


def _look(text: str, even: str, trait: Trait, within: bool, links: bool) -> None:
    block = trait.block
    start, end = block.start, block.end
    length = end - start
    trait.prose = length > 40 and not block.level and (even[end - 1] in ".!?…”\"’')" or length > 120)
    if links:
        trait.link = bool(
            _CLOSES_A_LINK.match(text, end, end + 60) and _OPENS_A_LINK.search(text, max(0, start - 420), start)
        )
    first = even[start]
    if first.isdigit() or first.isupper() or first in "(aey":
        if hour := read_hour(even, start, end):
            trait.hour, trait.day = hour
        trait.date = read_lead_date(even, start, end, block.bold)
        if not trait.date and not trait.hour:
            trait.dateline = read_dateline(even, start, end, block.bold)
    colon = even.find(":", start, min(end, start + 80))
    if colon > 0:
        _look_at_label(even, trait, colon)
    elif block.bold and block.bold < end and even[block.bold - 1] == ".":
        trait.place = read_lead_place(even, start, end, block.bold)
    if not trait.cue and length <= _LONGEST_LABEL:
        trait.cue = _head_cue(even[start:end].strip(" :.*_-–—[]()•"))
    if not trait.cue:
        trait.cue = _furniture(even, block, within)
    if not trait.cue and block.level == BARE and _CLOCK.search(even, start, end) and find_date(even, start, end):
        trait.cue = "furniture"
    if trait.cue == "furniture" or (trait.date and not trait.prose) or trait.hour:
        trait.published = _published(even, start, end)
        trait.told = bool(trait.published and _PUBLISHED.search(even, start, end))


def _look_who_speaks(even: str, trait: Trait) -> None:
    if speaker := _SPEAKER.match(even, trait.block.start, trait.block.end):
        trait.asks = bool(speaker.group("asks"))
        said = speaker.group()
        trait.speaker = said[said.index("Speaker") :].rstrip(" :") if "Speaker" in said else said.split(":")[0].rstrip("( 0123456789")
        trait.cue = "" if trait.cue in ("related", "related_head") else trait.cue


def _look_at_label(even: str, trait: Trait, colon: int) -> None:
    block = trait.block
    words = structure()
    label = even[block.start : colon].strip(" *_[(•-–—").rstrip()
    alone = not even[colon + 1 : block.end].strip()
    if not alone and len(label) <= _LONGEST_LABEL:
        if words.tags.fullmatch(label):
            trait.cue = "furniture"
        elif words.related.fullmatch(label) or words.comments.fullmatch(label):
            trait.cue = "related"
    trait.place = read_lead_place(even, block.start, block.end, block.bold)
    if field := _FIELD.match(even, block.start, block.end):
        trait.field = (field.group("key").strip().lower(), field.end())


def _head_cue(label: str) -> Cue:
    words = structure()
    if words.comments.fullmatch(label):
        return "comments_head"
    if words.related.fullmatch(label) or words.tags.fullmatch(label):
        return "related_head"
    if words.summary.fullmatch(label):
        return "summary_head"
    if words.corrections.fullmatch(label):
        return "corrections_head"
    return ""


def _furniture(even: str, block: Block, within: bool) -> Cue:
    start, end = block.start, block.end
    length = end - start
    if length > _LONGEST_FURNITURE * 2:
        return ""
    opening = start
    while opening < end and even[opening] in "([>*_“\" •-–—":
        opening += 1
    if (structure().furniture.match(even, opening, end) or structure().furniture.match(even, start, end)) and (
        length <= _LONGEST_FURNITURE
    ):
        return "furniture"
    if within and length <= _LONGEST_FURNITURE:
        return "furniture"
    if _INITIALS.match(even, start, end) and length < 130:
        return "furniture"
    if even[start] == "[" and (_BRACKETED.match(even, start, end) or _FOOTNOTE.match(even, start, end)):
        return "furniture"
    if length <= _LONGEST_BYLINE and _BYLINE.match(even, start, end) and (even[end - 1] not in ".!?" or "." not in even[start : end - 1] and length < 40):
        return "furniture"
    if length <= _LONGEST_FURNITURE and _REPORTED_FROM.match(even, start, end):
        return "furniture"
    if length < 300 and even[end - 1] in "]." and _CREDIT.search(even, max(start, end - 130), end):
        return "furniture"
    return _row_of_titles(even, block)


def _row_of_titles(even: str, block: Block) -> Cue:
    """Whether a line is a menu ("Home | News | Sport") or a row of other articles' titles."""
    line = even[block.start : block.end]
    if " | " not in line and " · " not in line and " • " not in line and " › " not in line and " / " not in line:
        return ""
    pieces = [piece.strip() for piece in _SEPARATOR.split(line)]
    if len(pieces) == 2:
        return "furniture" if len(line) < 60 and max(len(piece.split()) for piece in pieces) <= 4 and not block.mark else ""
    if any(piece.endswith(".") and len(piece) > 80 for piece in pieces):
        return ""
    return "furniture" if sum(len(piece.split()) for piece in pieces) <= 5 * len(pieces) else "related"


def _published(even: str, start: int, end: int) -> tuple[int, int] | None:
    if end - start > 240:
        return None
    if ago := _AGO.match(even, start, end):
        return ago.span()
    return find_date(even, start, end)


def _within(even: str, blocks: Sequence[Block]) -> set[int]:
    """Ordinals of the blocks that hold words which only a caption, a credit or a notice holds."""
    if not any(needle in even for needle in _NEEDLES):
        return set()
    starts = [block.start for block in blocks]
    return {bisect_right(starts, match.start()) - 1 for match in _WITHIN.finditer(even)}


def _cut_at_pointers(even: str, blocks: Sequence[Block]) -> list[Block]:
    if ":" not in even:
        return list(blocks)
    cuts = [match.start("label") for match in _LATER.finditer(even)]
    if not cuts:
        return list(blocks)
    cut: list[Block] = []
    number = 0
    for block in blocks:
        while number < len(cuts) and cuts[number] <= block.start:
            number += 1
        if number < len(cuts) and cuts[number] < block.end:
            at = cuts[number]
            before = block.start + len(even[block.start : at].rstrip())
            cut.append(replace(block, end=before))
            cut.append(Block(start=at, end=block.end, line=at))
        else:
            cut.append(block)
    return cut

