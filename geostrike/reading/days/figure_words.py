"""Dates in figures: a day with its month and year, a day of the month told last, a year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geostrike.reading.days.calendar_words import AND, DAY, JOINS, MONTH_NOUN, MOST_DAYS, PART, TO, YEAR, part_of
from geostrike.reading.days.date_signs import Words, word_before
from geostrike.reading.days.months import MONTH

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["figure_words"]

# Letters in which a title's marks are looked for.
_NEAR = 40
_MARKS = " *_#>-•|\n"
_YEAR_AT = re.compile(YEAR)
_ISO = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<mark>[-/.])(?P<month>\d\d?)(?P=mark)(?P<day>\d\d?)(?![\d-])")
_FIGURES = re.compile(
    r"(?P<one>\d\d?)(?P<mark>[-/.])(?P<other>\d\d?)(?P=mark)(?P<year>(?:19|20)\d\d|(?<=/)\d\d)(?![\d/-])"
)
_NTH = re.compile(r"(?P<day>\d\d?)(?:st|nd|rd|th)\b")
_NTH_LEAD = re.compile(
    r"\b(?:on|of|by|until|till|since|from|to|and|between|through|before|after|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?)"
    r"\s+the\s+$",
    re.I,
)
_NTH_OF_MONTH = re.compile(rf"(?:(?:{AND}|{TO}){DAY}){{0,6}}\s+(?:of\s+)?(?:{MONTH})")
# "On the 20th three drones", "on the 20th rockets": a day, as an ordinal counts no plural; "on the 12th day", "the
# 38th parallel": none.
_NTH_STANDS = re.compile(
    r"\s*(?:$|[.,;:)!?\"'”’—–-])|\s+(?:a|an|and|against|after|as|at|before|but|by|for|from|he|her|his|in|it|its|near|[a-z]{2,}[^s\W]s|aircraft"
    r"|of\s+(?:that|this|the\s+(?:same\s+)?month|last)|on|one|or|our|over|she|that|the|their|they|to|two|three|four|five"
    r"|several|was|we|were|when|where|which|while|with|\d+)\b"
)
_WEEKDAY_NTH = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+$")
_YEAR_LEAD = re.compile(
    r"(?:\b(?P<lead>in|since|during|throughout|until|till|by|from|to|before|after|between|through|back\s+to|as\s+of)\s+)?"
    rf"(?:(?P<the>the)\s+)?(?:\b{PART}[\s-]+(?:of\s+)?)?$",
    re.I,
)
_BEFORE_YEAR = frozenset(
    "in since during throughout until till by from to before after between through of the early mid late".split()
)
_BEFORE_SEASON = frozenset(("of", "spring", "summer", "autumn", "fall", "winter"))
_YEAR_HEADS = re.compile(r"[*_]*\s*(?:[:.—–|]|$)")
_SEASON_LEAD = re.compile(r"\b(?P<season>spring|summer|autumn|fall|winter)\s+(?:of\s+)?$", re.I)


def figure_words(text: str, start: int, end: int, at: int, told: Sequence[Words]) -> list[Words]:
    """Read the date whose figures begin at `at` in ``text[start:end]``: a day, an ordinal or a year."""
    if at > start and (text[at - 1].isalnum() or text[at - 1] in ".:/$€£+-#"):
        return _year(text, start, end, at, told) if text[at - 1] in "-–" else []
    if iso := _ISO.match(text, at, end):
        year, month, day = (int(iso.group(name)) for name in ("year", "month", "day"))
        return [Words(at, iso.end(), "day", year=year, month=month, day=day)]
    if pair := _FIGURES.match(text, at, end):
        one, other, year = (int(pair.group(name)) for name in ("one", "other", "year"))
        return [Words(at, pair.end(), "figures", year=year, day=one, month=other, which=pair.group("mark"))]
    if nth := _NTH.match(text, at, end):
        return _nth(text, start, end, nth)
    return _year(text, start, end, at, told)


def _nth(text: str, start: int, end: int, found: re.Match[str]) -> list[Words]:
    at = found.start()
    day = int(found.group("day"))
    if not 0 < day <= MOST_DAYS or _NTH_OF_MONTH.match(text, found.end(), end):
        return []
    low = max(start, at - 24)
    if not (_NTH_LEAD.search(text, low, at) or _WEEKDAY_NTH.search(text, low, at)):
        return []
    if not _NTH_STANDS.match(text, found.end(), end):
        return []
    return [Words(at, found.end(), "nth", day=day)]


def _year(text: str, start: int, end: int, at: int, told: Sequence[Words]) -> list[Words]:
    if not _YEAR_AT.match(text, at, end):
        return []
    last, year = at + 4, int(text[at : at + 4])
    low = max(start, at - 40)
    near = word_before(text, start, at)
    if near in _BEFORE_SEASON and (season := _SEASON_LEAD.search(text, low, at)):
        return [Words(season.start(), last, "season", year=year, part=season.group("season").lower())]
    if told and told[-1].kind == "year" and JOINS.fullmatch(text, told[-1].end, at):
        return [Words(at, last, "year", year=year)]
    lead = _YEAR_LEAD.search(text, low, at) if near in _BEFORE_YEAR or near[-1:] == "-" else None
    word, the, part = lead.group("lead", "the", "part") if lead else (None, None, None)
    # "**2018**" heads what follows, "The second round, 2021" is a title.
    heads = at - start < _NEAR and not text[start:at].strip(_MARKS) and bool(_YEAR_HEADS.match(text, last, end))
    ends = end - last < _NEAR and not text[last:end].strip(_MARKS)
    heads = heads or (ends and text.endswith((", ", "in "), low, at))
    # "The 2019 attack" is of a year, "the 2019 men" would be odd.
    if not (part or heads or (word and not the) or (the and MONTH_NOUN.match(text, last, end))):
        return []
    begin = lead.start("part") if part and lead else at
    part = part_of(part) if part else ""
    return [Words(begin, last, "year", year=year, part=part, which="heads" if heads else "")]
