"""Dates that name a day, a month or a year of the calendar, as reports write them."""

from __future__ import annotations

import calendar
import re
from typing import TYPE_CHECKING

from geostrike.reading.days.date_signs import Words
from geostrike.reading.days.months import MONTH, month_number

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["AND", "DAY", "JOINS", "MONTH_NOUN", "MOST_DAYS", "PART", "TO", "YEAR", "calendar_words", "part_of"]

# A year of four figures that is no hour ("2015 h"), sum or count of miles.
YEAR = r"(?:19|20)\d\d(?!\d|[.,]\d|-strong|\s?(?:h|hrs|hours|GMT|UTC|Z|kg|km|feet|miles|nautical)\b)"
_YEAR_AFTER = re.compile(rf"(?:\s*,\s*|\s+(?:of\s+)?|[-/])(?P<year>{YEAR})|(?:-|\s?['’])(?P<short>\d\d)(?![\w:-])")
_YEAR_WORDS = re.compile(
    r",?\s+(?:of\s+)?(?:(?:in\s+)?(?P<year>last|this|that|the\s+same|the\s+previous|the\s+following)\s+year\b"
    r"|the\s+year\s+(?P<before>before(?:\s+last)?)\b)"
)
_MONTH_AT = re.compile(rf"(?:{MONTH})")
DAY = r"[0-3]?\d(?:st|nd|rd|th)?(?![\da-z]|[.,:]\d)"
AND = r"(?:\s*(?:,\s*(?:and\s+)?|&\s*)(?:the\s+)?|\s+(?:and|or)\s+(?:the\s+)?)"
TO = r"(?:\s*[-–—/]\s*|\s+(?:to|until|till|through)\s+(?:the\s+)?)"
_DAY_BEFORE = re.compile(r"\d(?:st|nd|rd|th)?(?:\s+(?:of\s+)?|[-/])?$")
_ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third "
        "twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth "
        "thirty-first".split(),
        1,
    )
}
_SPELLED = re.compile(
    rf"\bthe\s+(?P<nth>{'|'.join(sorted(_ORDINALS, reverse=True)).replace('-', '[- ]')})\s+of\s+$", re.I
)
_DIGITS = frozenset("0123456789")
_DAYS_BEFORE = re.compile(rf"(?<![\w.:/$€£+])(?P<days>{DAY}(?:(?:{AND}|{TO}){DAY}){{0,6}})(?:\s+(?:of\s+)?|[-/])?$")
# One day, and what before it may make it one of several.
_LONE_DAY = re.compile(rf"(?<![\w.:/$€£+–—-])(?P<days>{DAY})(?:\s+(?:of\s+)?|[-/])?$")
_LISTED = re.compile(r"[\dsdth](?:\s*[,&/–—-]\s*|\s+(?:and|or|to|until|till|through)\s+|\s*,\s*and\s+)(?:the\s+)?$")
_GLUED_DAY = re.compile(r"(?<!\w)(?P<days>[0-3]\d)$")
# A military time: day, hour, minute, zone, month, year.
_TIME_GROUP = re.compile(r"\b(?P<day>[0-3]\d)[0-2]\d[0-5]\d\s?(?:UTC|[A-Z])?\s*$")
_GROUP_YEAR = re.compile(r"\s*(?:20)?(?P<year>\d\d)(?!\d)")
# After the last of several days comes no noun: "May 25 and 26 others" is one day and a toll.
_NO_NOUN = (
    rf"(?!\s+(?:of\s+)?{MONTH})"
    r"(?!\s+(?!(?:a|an|and|against|after|alone|as|at|before|but|by|for|from|in|inside|last|local|near|of|off|on|or|over"
    r"|respectively|that|the|this|to|when|where|which|while|with|were)\b)[a-z])"
)
_DAYS_AFTER = re.compile(
    rf"\s*(?P<days>{DAY}(?:(?:[-–—/]|\s+(?:to|until|till|through)\s+(?:the\s+)?){DAY}{_NO_NOUN}"
    rf"|\s+[-–—]\s+{DAY}(?!\s+[A-Za-z])|(?:,\s*{DAY}){{0,5}}\s*,?\s+(?:and|&)\s+{DAY}{_NO_NOUN})?)"
)
_ONE_DAY = re.compile(r"\s*(?P<days>[0-3]?\d(?:st|nd|rd|th)?)(?![\da-z]|[.,:]\d)")
_EACH = re.compile(r"(\d+)(?:st|nd|rd|th)?")
MOST_DAYS = 31
_WHOLE_MONTHS = frozenset(name.lower() for name in calendar.month_name if name)
PART = (
    r"(?P<part>early|mid|late|(?:the\s+)?(?:very\s+)?(?:beginning|start|end|close|middle)\s+of|(?:the\s+)?(?:first|second"
    r"|third|fourth|last)\s+(?:half|week|days)\s+(?:of|in))"
)
_MONTH_LEAD = re.compile(
    rf"\b(?:(?P<lead>in|since|during|until|till|by|before|after|from|to|through|throughout|of|between|this|last|next|every"
    rf"|each)\s+)?(?:(?P<the>the)\s+)?(?:{PART}[\s-]+(?:of\s+)?)?$",
    re.I,
)
MONTH_NOUN = re.compile(r"\s+(?!(?:and|or|to|the|a|an|is|was)\b)[a-z]{3}|[’']s\b")
_JOINED = re.compile(
    rf"\s*[-–—]\s*(?:{MONTH})|\s+(?:and|to|through|until|till)\s+(?:(?:early|mid|late)[\s-]+)?(?:{MONTH})"
)
JOINS = re.compile(r"\s*[-–—]\s*|\s+(?:and|to|through|until|till)\s+(?:(?:early|mid|late)[\s-]+)?")
_PARTS = {"beginning": "early", "start": "early", "end": "late", "close": "late", "middle": "mid"}
# Streets, parties and papers are called after days.
_NAMED_AFTER = re.compile(
    r"\s+(?:(?!The\b)[A-Z][\w’'-]*\s+)?(?:[Ss]treet|[Ss]quare|[Bb]ridge|[Bb]rigades?|[Bb]attalion|[Mm]ovement|[Cc]oalition|[Aa]lliance"
    r"|[Rr]evolution(?:aries)?|[Hh]ospital|[Ss]tadium|[Ss]chool|[Uu]niversity|[Nn]ewspaper|[Cc]ity|[Rr]oad|[Aa]venue|[Pp]rotest"
    r"\s+movement|[Nn]eighbou?rhood|[Dd]istrict|[Cc]amp)\b"
)


# One day behind its month, with its year or with neither year nor another day behind it: most dates are so.
_PLAIN_DAY = re.compile(
    rf"{MONTH}\s+(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?:,?\s+(?P<year>{YEAR})|(?![\da-zA-Z]|[.,:]\d)"
    r"(?!\s*[-–—/,&]|\s+(?:and|to|until|till|through|of|in|last|this|that|the)\b|\s?['’(]|\s+(?:[12]\d{3}|[A-Z])))"
)


def calendar_words(text: str, start: int, end: int, at: int, told: Sequence[Words]) -> list[Words]:
    """Read the dates whose month begins at `at` in ``text[start:end]``; none where they are no date."""
    if at > start and text[at - 1].isalpha():
        return []
    month = _MONTH_AT.match(text, at, end)
    if not month:
        return []
    if plain := _PLAIN_DAY.match(text, at, end):
        day, before = int(plain.group("day")), text[max(start, at - 8) : at]
        if 0 < day <= MOST_DAYS and _DIGITS.isdisjoint(before) and not before.endswith((" of ", "in ", "In ")):
            year = int(plain.group("year") or 0)
            return [Words(at, plain.end(), "day", year, month_number(month.group()), day)]
    word = month.group()
    number = month_number(word)
    # A short month may end in a point; a whole one ends its sentence with it.
    after = month.end() - (word[-1] == "." and word[:-1].lower() in _WHOLE_MONTHS)
    days = _days_before(text, start, at, after, number, end)
    if days is None:
        days = _days_after(text, start, end, at, after, number)
    if days is None:
        days = _whole_month(text, start, end, (at, after), number, told)
    if days and days[0].kind in ("day", "days") and _NAMED_AFTER.match(text, days[-1].end, end) and not days[-1].year:
        return []
    return days


def _days_before(text: str, start: int, at: int, after: int, month: int, end: int) -> list[Words] | None:
    low = max(start, at - 60)
    if text.endswith(" of ", start, at) and (spelled := _SPELLED.search(text, low, at)):
        day = _ORDINALS[spelled.group("nth").lower().replace(" ", "-")]
        year, which, last = _year_after(text, after, end)
        return [Words(spelled.start("nth"), last, "day", year, month, day, which=which)]
    if _DIGITS.isdisjoint(text[max(start, at - 8) : at]) or not _DAY_BEFORE.search(text, max(start, at - 8), at):
        group = _TIME_GROUP.search(text, low, at) if at - start > 6 and text[at - 1] in " Z" else None
        if group:
            short = _GROUP_YEAR.match(text, after, end)
            year, last = (2000 + int(short.group("year")), short.end()) if short else (0, after)
            return [Words(group.start(), last, "day", year=year, month=month, day=int(group.group("day")))]
        return None
    found = _LONE_DAY.search(text, max(start, at - 14), at)
    if not found or _LISTED.search(text, low, found.start()):
        found = _DAYS_BEFORE.search(text, low, at) or found or _GLUED_DAY.search(text, low, at)
    if not found:
        return None
    written, which, last = _year_after(text, after, end)
    return _days(found, month, written, which, (found.start(), last)) or None


def _days_after(text: str, start: int, end: int, at: int, after: int, month: int) -> list[Words] | None:
    found = _DAYS_AFTER.match(text, after, end) or _ONE_DAY.match(text, after, end)
    if not found:
        return None
    year, which, last = _year_after(text, found.end(), end)
    # "In August 19 people died": a day is told with "on".
    if not year and text.endswith((" in ", "In "), max(start, at - 4), at):
        return None
    return _days(found, month, year, which, (at, last)) or None


def _days(found: re.Match[str], month: int, year: int, which: str, ends: tuple[int, int]) -> list[Words]:
    """The days of one month as they stand in `found`: a day, several, or a span; only what goes on counting up."""
    begin, days = found.start("days"), found.group("days")
    if days.isalnum():
        day = int(days[:2] if days[1:2].isdigit() else days[0])
        return [Words(*ends, "day", year, month, day, which=which)] if 0 < day <= MOST_DAYS else []
    each = [(begin + m.start(), begin + m.end(), int(m.group(1))) for m in _EACH.finditer(days)]
    before = ends[0] == found.start()
    if before:
        # Read back from the month: what does not count up to it is no day of it.
        kept = [each[-1]]
        for one in reversed(each[:-1]):
            if not 0 < one[2] < kept[0][2]:
                break
            kept.insert(0, one)
    else:
        kept = [each[0]]
        for one in each[1:]:
            if one[2] <= kept[-1][2]:
                break
            kept.append(one)
        if len(kept) < len(each):
            ends, year = (ends[0], kept[-1][1]), 0
    if not all(0 < day <= MOST_DAYS for _, _, day in kept):
        return []
    words = [Words(a, b, "day", year=year, month=month, day=day, which=which) for a, b, day in kept]
    if before:
        words[-1] = words[-1]._replace(end=ends[1])
    else:
        words[0] = words[0]._replace(start=ends[0])
        words[-1] = words[-1]._replace(end=ends[1])
    return words


def _year_after(text: str, at: int, end: int) -> tuple[int, str, int]:
    """The year behind a month or a day: its figure, or the words for it, and where they end."""
    found = _YEAR_AFTER.match(text, at, end)
    if found:
        year = int(found.group("year") or 2000 + int(found.group("short")))
        return year, "", found.end()
    words = _YEAR_WORDS.match(text, at, end)
    if words:
        which = (words.group("year") or words.group("before")).lower().replace("the ", "")
        return 0, f"{' '.join(which.split())} year", words.end()
    return 0, "", at


def part_of(words: str) -> str:
    """The part of a month or a year that the words in front of it name: "the end of" is "late"."""
    plain = words.lower().replace("the ", "").replace("very ", "").split()
    return _PARTS.get(plain[0], " ".join(plain[:2]) if len(plain) > 1 else plain[0])


def _whole_month(
    text: str, start: int, end: int, month: tuple[int, int], number: int, told: Sequence[Words]
) -> list[Words]:
    at, after = month
    year, which, last = _year_after(text, after, end)
    lead = _MONTH_LEAD.search(text, max(start, at - 40), at)
    word = (lead.group("lead") or "").lower() if lead else ""
    part = part_of(lead.group("part")) if lead and lead.group("part") else ""
    begin = lead.start("part") if part and lead else at
    if word in ("every", "each", "next") and not year:
        return []
    if word in ("last", "this") and not which:
        which, begin = f"{word} month", lead.start("lead") if lead else begin
    known = (
        year or which or part or word
        or (lead and lead.group("the") and MONTH_NOUN.match(text, after, end))
        or _JOINED.match(text, after, end)
        or (told and told[-1].kind == "month" and JOINS.fullmatch(text, told[-1].end, begin))
    )  # fmt: skip
    if not known or (word == "to" and not (told and told[-1].kind == "month") and not year and not part):
        return []
    return [Words(begin, last, "month", year=year, month=number, part=part, which=which)]
