"""Dates that are told by counting: "yesterday", "two days ago", "the next morning", "last week"."""

from __future__ import annotations

import re

from geostrike.reading.days.date_signs import Words, word_before
from geostrike.reading.days.months import MONTH
from geostrike.reading.days.weekday_words import NOUN_NEXT, PART_OF_DAY, WEEKDAYS
from geostrike.reading.numbers import number_of

__all__ = ["unit_words"]

_UNIT_AT = re.compile(
    r"(?P<unit>day|date|Day|Week|Month|Hour|Minute|night|weekend|week|month|year|hour|minute|morning|evening|afternoon|spring|summer|autumn"
    r"|winter)(?P<plural>s)?"
    r"(?:[’'](?:s\b)?)?(?![\w-])"
)
_WAY = re.compile(
    r"\s+(?P<way>ago|earlier|later|before(?:hand)?|after(?:wards?)?|prior|previously|on(?=\s*,))\b(?!-)"
    r"(?:(?:(?<=before)|(?<=after)|(?<=prior))\s+(?P<it>that|this|it)\b(?!\s+(?:\w+\s+)?(?:strike|attack|raid|bomb|blast|date)))?"
)
# After these, "before" and "after" have no object: "the day before, ...", "the day after and ...".
_NO_OBJECT = re.compile(
    r"\s*(?:$|[.,;:)!?\"”—–])|\s+(?:and|but|at(?!\s+least)|in|on|by|near|when|while|with|as|killing|leaving)\b"
)
_EXACT = re.compile(
    r"\s+(?P<day>today|yesterday)\b|\s+to\s+the\s+day\b|\s+(?:on\s+)?(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_WORD_NUMBER = (
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen"
    r"|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?"
)
_COUNT = rf"(?:\d{{1,3}}|{_WORD_NUMBER})"
_COUNT_LEAD = re.compile(
    r"(?:\b(?P<about>about|around|some|roughly|nearly|almost|barely|just|more\s+than|over|less\s+than|fewer\s+than|under|only"
    r"|exactly|at\s+least|within)\s+)?"
    rf"(?:\b(?:(?P<vague>(?:a\s+)?(?:few|several|couple(?:\s+of)?)|some|many)|(?P<low>{_COUNT})\s+(?:or|to)\s+(?P<high>{_COUNT})"
    rf"|(?P<count>{_COUNT}|an?)|(?P<the>the))\s+)?(?:(?:full|whole|short|more)\s+)?$",
    re.I,
)
_HOURS_BEFORE = re.compile(
    rf"\s+(?:{_COUNT}\b|dawn|daybreak|midnight|sunrise|sunset|noon|nightfall|dusk|kick|the\s+(?:dawn|call))\b"
)
# "A hundred days later", "three working days after" count otherwise.
_UNCOUNTED = frozenset("hundred hundreds thousand dozen working business school calendar half".split())
_FEAST = re.compile(
    r"\s+(?:the\s+)?(?:Christmas|Easter|Ramadan|Eid|New\s+Year|Nowruz|Ashura|Thanksgiving|Passover|elections?|deadline)\b"
)
_WHICH_LEAD = re.compile(
    r"(?:\b(?P<when>later?|earl(?:y|ier))\s+(?:in\s+|on\s+)?)?"
    r"\b(?P<which>last|this(?:\s+(?:past|very))?|that(?:\s+(?:same|very|last))?|the\s+(?:very\s+)?(?:same|next|following"
    r"|previous|preceding|past|last)|same|previous|in\s+recent|(?:over|at|during|on|in)\s+the|the)\s+$",
    re.I,
)
_LEADS = frozenset("last this that same next following previous preceding past very recent the".split())
_COUNTS = frozenset([*_WORD_NUMBER.split("|")[:19], "twenty", "thirty", "few", "several", "of"])
_YESTERDAY = re.compile(r"\s+yesterday\b")
_OF_MONTH = re.compile(rf"\s+(?:of|in)\s+(?:(?:early|mid|late)[\s-]+)?(?:{MONTH})")
_WINDOW_LEAD = re.compile(
    rf"\b(?:the\s+|these\s+)?(?P<which>last|past|previous|preceding|prior)\s+(?P<count>{_COUNT}|few|several|couple\s+of)\s+$",
    re.I,
)
_ON_THAT = re.compile(r"\b(?:on|of|from|by|since|until)\s+$", re.I)
_SAYS = re.compile(
    r"\b(?:said|says|told|added|stated|claimed|reported|confirmed|denied|believes?|thought|so|is|was)\s+$"
)
_PART_NEXT = re.compile(rf"\s+{PART_OF_DAY}\b")
_DAY_BEFORE = re.compile(r"\b(?:the\s+)?day\s+before\s+$", re.I)
# "It is a week today since": "Russia Today" is a channel.
_SINCE_TODAY = re.compile(rf"\b(?P<count>{_COUNT}|an?)\s+(?P<unit>week|month|year)s?\s+$", re.I)
_EARLIER = re.compile(r"\b(?:earlier|later)\s+$", re.I)
_FOLLOWED = re.compile(r"\s+(?:that|which)\s+followed\b")
_PARTS_OF_DAY = frozenset(("night", "morning", "evening", "afternoon"))
_PERIODS = frozenset("week weekend month year spring summer autumn winter".split())
_HOURS_A_DAY = 24
_COUNTED_HOURS = 18
_VAGUE = {"day": (2, 6), "week": (2, 5), "month": (2, 8), "hour": (0, 0)}
_ABOUT = dict.fromkeys(("about", "around", "some", "roughly", "nearly", "almost", "more", "over", "at"), "about") | {
    "less": "within", "fewer": "within", "under": "within", "within": "within", "exactly": "exact",
}  # fmt: skip
_WHOLE_UNITS = frozenset(("week", "month", "year", "weekend"))
_BEFORE = frozenset(("earlier", "before", "beforehand", "prior", "previously"))


def unit_words(text: str, start: int, end: int, at: int, word: str) -> Words | None:
    """Read the date told with a unit of time ("day", "week") that stands at `at`; None where it tells none."""
    if at > start and text[at - 1].isalpha():
        return _near(text, start, end, at, word)
    found = _UNIT_AT.match(text, at, end)
    if not found:
        return None
    unit = found.group("unit").lower()
    way = _WAY.match(text, found.end(), end)
    if way:
        if _YESTERDAY.match(text, way.end(), end):
            return None
        return _shifted(text, start, end, found, way)
    near = word_before(text, start, at)
    if near not in _LEADS and not near.isalnum():
        return None
    lead = _WHICH_LEAD.search(text, max(start, at - 36), at) if near in _LEADS else None
    if lead:
        if _OF_MONTH.match(text, found.end(), end):
            return None
        which = " ".join(lead.group("which").lower().split())
        return _singled_out(text, end, found, which, lead)
    window = _WINDOW_LEAD.search(text, max(start, at - 40), at) if near in _COUNTS or near.isdigit() else None
    if window and unit in ("hour", "day", "week", "month", "year"):
        low, _ = _counted(window.group("count"), unit)
        which = "preceding" if window.group("which").lower() in ("previous", "preceding", "prior") else "past"
        return Words(window.start(), found.end(), "window", which=which, unit=_day_unit(unit), low=low, high=low)
    return None


def _near(text: str, start: int, end: int, at: int, word: str) -> Words | None:
    """Today, tonight, yesterday and overnight; the rest ("Monday", "midnight") are no words of their own."""
    low = at
    while low > start and text[low - 1].isalpha():
        low -= 1
    last = at + len(word)
    name = text[low:last].lower()
    if text[last : last + 1].isalnum():
        return None
    if name == "yesterday":
        part = _PART_NEXT.match(text, last, end)
        before = _DAY_BEFORE.search(text, max(start, low - 16), low)
        back = -2 if before else -1
        return Words(before.start() if before else low, part.end() if part else last, "near", low=back, high=back)
    if name in ("today", "tonight"):
        if text[low] == "T" and low > start + 1 and text[low - 2].islower():
            return None
        if since := _SINCE_TODAY.search(text, max(start, low - 20), low):
            count, unit = number_of(since.group("count")) or 1, since.group("unit")
            return Words(since.start(), last, "ago", unit=unit, low=count, high=count, which="exact")
        lead = _EARLIER.search(text, max(start, low - 9), low)
        return Words(lead.start() if lead else low, last, "near")
    return Words(low, last, "near", low=-1, high=-1, part="overnight") if name == "overnight" else None


def _shifted(text: str, start: int, end: int, found: re.Match[str], way: re.Match[str]) -> Words | None:
    """A count before or after another time: "two days ago", "a week later", "the night before"."""
    unit, word, last = _day_unit(found.group("unit").lower()), way.group("way"), way.end()
    lead = _COUNT_LEAD.search(text, max(start, found.start() - 40), found.start())
    counted = _count_of(lead, found) if lead else None
    if lead is None or counted is None or word_before(text, start, lead.start()) in _UNCOUNTED:
        return None
    low, high, which = counted
    if unit == "hour":
        if _HOURS_BEFORE.match(text, last, end):
            return None
        unit = "day" if low else unit
    of_deed = word in ("before", "after", "prior") and not way.group("it") and not _NO_OBJECT.match(text, last, end)
    if lead.group("the"):
        if word == "ago":
            return None
        if unit in _WHOLE_UNITS and not of_deed:
            which = "previous" if word in _BEFORE else "next"
            return Words(lead.start("the"), last, "adjacent", which=which, unit=unit)
    if word == "ago":
        exact = _EXACT.match(text, last, end)
        weekday = WEEKDAYS[exact.group("weekday").lower()] if exact and exact.group("weekday") else -1
        last, which = (exact.end(), "exact") if exact else (last, which)
        return Words(lead.start(), last, "ago", unit=unit, low=low, high=high, which=which, weekday=weekday)
    if of_deed and _FEAST.match(text, last, end):
        return None
    low, high = (-high, -low) if word in _BEFORE else (low, high)
    return Words(lead.start(), last, "shift", unit=unit, low=low, high=high, which=which, part="of" if of_deed else "")


def _count_of(lead: re.Match[str], found: re.Match[str]) -> tuple[int, int, str] | None:
    """How many units stand before one, at least and at most, and whether about, exactly or vaguely so many."""
    unit, plural = found.group("unit").lower(), bool(found.group("plural"))
    whole = _day_unit(unit)
    if lead.group("the"):
        return None if plural else (1, 1, "")
    if unit in _PARTS_OF_DAY:
        return None
    about = _ABOUT.get((lead.group("about") or "").lower().split(" ")[0], "")
    if lead.group("low"):
        return number_of(lead.group("low")) or 0, number_of(lead.group("high")) or 0, about
    if lead.group("count"):
        low, high = _counted(lead.group("count"), unit)
        return (0, high, about) if about == "within" else (low, high, about)
    if whole not in _VAGUE or not (plural or lead.group("vague")):
        return None
    few = (lead.group("vague") or "").lower()
    low, high = (1, 3) if "couple" in few and whole != "hour" else _VAGUE[whole]
    return low, high, "vague" if whole != "hour" else ""


def _counted(word: str, unit: str) -> tuple[int, int]:
    """How many units a word counts, at least and at most; hours are counted in days."""
    if word.lower().startswith(("few", "several")):
        return _VAGUE.get(unit, (2, 6))[::-1] if unit != "hour" else (1, 1)
    if word.lower().startswith("couple"):
        return 2, 2
    number = number_of(word) or 0
    if unit == "hour":
        number = (number + _HOURS_A_DAY // 2) // _HOURS_A_DAY if number >= _COUNTED_HOURS else 0
    return number, number


def _day_unit(unit: str) -> str:
    if unit in _PARTS_OF_DAY or unit == "date":
        return "day"
    return "hour" if unit == "minute" else unit


def _singled_out(text: str, end: int, found: re.Match[str], which: str, lead: re.Match[str]) -> Words | None:
    """A unit that a word before it singles out: "last week", "that night", "the following month"."""
    unit, last = found.group("unit").lower(), found.end()
    last -= 2 if text[last - 2 : last] in ("'s", "’s") else text[last - 1] in "'’"
    begin, when = lead.start(), (lead.group("when") or "").lower()
    if found.group("plural"):
        followed = _FOLLOWED.match(text, last, end)
        if which == "in recent" and unit in ("day", "week", "month"):
            return Words(begin, last, "window", which="recent", unit=unit)
        if unit == "hour" and which in ("the", "in the") and followed:
            return Words(begin, followed.end(), "same", unit="day")
        return None
    if which in ("the", "in the", "on the", "at the", "over the", "during the"):
        return _of_the(unit, which, when, begin, last)
    bare = which.replace("the ", "").replace("very ", "")
    if bare.startswith(("that", "same")):
        said = _SAYS.search(text, max(0, begin - 12), begin)
        on = when or _ON_THAT.search(text, max(0, begin - 8), begin)
        if which == "that" and not on and (said or NOUN_NEXT.match(text, last, end)):
            return None
        return Words(begin, last, "same", which=when, unit=_day_unit(unit))
    if bare in ("next", "following", "previous", "preceding") and (which.startswith("the") or bare == "previous"):
        side = "next" if bare in ("next", "following") else "previous"
        return Words(begin, last, "adjacent", which=side, unit=_day_unit(unit))
    return _now(unit, which, when, begin, last)


def _now(unit: str, which: str, when: str, begin: int, last: int) -> Words | None:
    """A unit counted from the publication: "last night", "this evening", "the past week", "early last month"."""
    if which == "last" and unit in ("night", "evening"):
        return Words(begin, last, "near", low=-1, high=-1)
    if which in ("this", "this very") and unit in _PARTS_OF_DAY:
        return Words(begin, last, "near")
    if which in ("the last", "the past") and unit in ("week", "month", "year"):
        return Words(begin, last, "window", which="past", unit=unit, low=1, high=1)
    if which in ("last", "this", "this past", "the past", "the last") and unit in _PERIODS:
        return Words(begin, last, "period", which=which.split()[-1], unit=unit, part=when)
    return None


def _of_the(unit: str, which: str, when: str, begin: int, last: int) -> Words | None:
    if unit == "weekend" and which != "the" and which != "in the":
        return Words(begin, last, "period", which="the", unit=unit)
    if when and unit == "day":
        return Words(begin, last, "same", unit="day")
    if when == "earlier" and unit in ("week", "month", "year"):
        return Words(begin, last, "period", which="this", unit=unit, part=when)
    return None
