"""Weekdays: which words name one, and which of its days they single out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geostrike.reading.days.date_signs import Words, word_before
from geostrike.reading.days.months import MONTH

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["NOUN_NEXT", "PART_OF_DAY", "WEEKDAYS", "weekday_words"]

PART_OF_DAY = r"(?:morning|afternoon|evening|night|noon|midday|midnight|dawn|dusk)"
# A lower-case word that is not one of grammar: the noun that a date stands before ("the Sunday raid").
NOUN_NEXT = re.compile(
    r"\s+(?!(?:a|an|and|after|as|at|before|but|by|for|from|he|her|his|in|is|it|its|local|near|of|on|or|our|she|since|so|that"
    r"|the|their|they|this|to|was|we|were|when|where|which|while|who|with)\b)[a-z-]{3}"
)
WEEKDAYS: Mapping[str, int] = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tues tue", "wednesday weds wed", "thursday thurs thur thu", "friday fri",
         "saturday sat", "sunday sun")
    )
    for name in names.split()
}  # fmt: skip
_WEEKDAY_AT = re.compile(
    rf"(?P<name>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY)(?![A-Za-z])"
    rf"(?:\s+{PART_OF_DAY}\b)?"
)
_SHORT_AT = re.compile(r"(?P<name>(?:Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun)(?![A-Za-z]))\.?")
_SURE_SHORT = frozenset(("Tues", "Weds", "Thurs", "Thur"))
_TIME_AFTER = re.compile(r",?\s+\d\d?[:.]\d\d|,?\s+\d{4}\s?h")
_NEAR = 40
_LABEL_AFTER = re.compile(r"\s*(?::|[-–—]\s)")
_DATE_AFTER = re.compile(rf",?\s+(?:\d\d?(?:st|nd|rd|th)?\s+)?(?:{MONTH})")
_ON = re.compile(r"\b(?:on|late|early|last|since|until|by)\s+$", re.I)
_PAPER = re.compile(
    r"\s+(?:Times|Telegraph|Mail|Mirror|Express|Post|Herald|Tribune|Independent|Observer|World|School|Age)\b"
)
_WEEKDAY_TAIL = re.compile(
    r"(?:\s+of|,)?\s+(?P<week>last\s+week|this\s+week|that(?:\s+same)?\s+week|the\s+(?:same|previous|following|next)\s+week"
    r"|the\s+week\s+before)\b|\s+(?P<last>last)(?=\s*[,.;:)—–]|\s*$|\s+when\b)|\s+(?P<before>before\s+last)\b"
)
_WEEKDAY_LEAD = re.compile(
    r"(?:\b(?P<when>later?|earl(?:y|ier))\s+(?:on\s+)?|\bon\s+)?"
    r"(?:\b(?P<which>last|this\s+past|this|past|next|coming|that(?:\s+same)?|the\s+(?:very\s+)?(?:following|next|previous"
    r"|preceding|same|first|second|third|fourth|last)|the|every|each|alternate|some|most|an?|good|bloody|black|palm|easter"
    r"|holy)\s+)?"
    r"(?:(?:late|early|mid)\s+)?$",
    re.I,
)
_LEADS = frozenset(
    "on late later early earlier mid last past this next coming that same following previous preceding first "
    "second third fourth the every each alternate some most a an good bloody black palm easter holy".split()
)
_NO_WEEKDAY = frozenset("every each alternate some most good bloody black palm easter holy next coming".split())


def weekday_words(text: str, start: int, end: int, at: int) -> Words | None:
    """Read the weekday whose name begins at `at` in ``text[start:end]``; None where it names no certain day."""
    if at > start and text[at - 1].isalnum():
        return None
    found = _WEEKDAY_AT.match(text, at, end)
    if not found:
        return _short_weekday(text, start, end, at)
    number = WEEKDAYS[found.group("name").lower()]
    near = word_before(text, start, at)
    lead = _WEEKDAY_LEAD.search(text, max(start, at - 36), at) if near in _LEADS else None
    which = " ".join((lead.group("which") or "").lower().split()) if lead else ""
    last = found.end()
    if which in _NO_WEEKDAY or _PAPER.match(text, last, end):
        return None
    if which in ("a", "an", "the"):
        before_noun = NOUN_NEXT.match(text, last, end) or text.startswith(("'s", "’s"), last)
        if which != "the" and not before_noun:
            return None
        which = "" if before_noun else which
    if tail := _WEEKDAY_TAIL.match(text, last, end):
        which = tail.group("week") or ("last" if tail.group("last") else "before last")
        which, last = " ".join(which.lower().split()), tail.end()
    return Words(lead.start() if lead else at, last, "weekday", weekday=number, which=which)


def _short_weekday(text: str, start: int, end: int, at: int) -> Words | None:
    found = _SHORT_AT.match(text, at, end)
    if not found:
        return None
    name, last = found.group("name"), found.end()
    opens = at - start < _NEAR and not text[start:at].strip(" *_#>-•[(|")
    known = (
        _DATE_AFTER.match(text, last, end)
        or _TIME_AFTER.match(text, last, end)
        or (opens and _LABEL_AFTER.match(text, last, end))
        or ((name in _SURE_SHORT or text[last - 1] == ".") and _ON.search(text, max(start, at - 8), at))
    )
    return Words(at, last, "weekday", weekday=WEEKDAYS[name.lower()]) if known else None
