"""What the first words of a paragraph say of the rest: its date, its place, its hour, who speaks, a wire's dateline."""

from __future__ import annotations

import re
from typing import NamedTuple

from geostrike.reading.page.structure import structure

__all__ = [
    "Dateline",
    "LeadDate",
    "find_date",
    "match_date",
    "may_be_dated",
    "names_place",
    "read_dateline",
    "read_hour",
    "read_lead_date",
    "read_lead_place",
    "search_date",
]

_MONTH = (
    r"(?i:(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_MONTH_ARABIC = (
    r"(?:كانون (?:الثاني|الأول)|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين (?:الأول|الثاني)"
    r"|يناير|فبراير|مارس|أبريل|إبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر)"
)
_NTH = r"[0-3]?\d(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
_TO = r"(?:\s?[-–—/&]\s?|\s(?:to|and|through)\s)"
_WEEKDAY = (
    r"(?:(?i:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
    r"|(?:Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun|MON|TUE|WED|THU|FRI|SAT|SUN)\b\.?)"
)
_CLOCK = (
    r"(?:[0-2]?\d[:.h][0-5]\d(?:[:.][0-5]\d)?(?:\s?[AaPp]\.?[Mm]\b\.?)?|[01]?\d\s?[AaPp]\.?[Mm]\b\.?)"
    r"(?:\s?\(?(?:GMT|UTC|BST|E[SDE]?T|C[SDE]?ST|C?ET|IST|[PM][SD]?T|AST|TRT|Z|hrs|local(?:\s+time)?)\b(?:\s?[+-]\d+)?\)?)?"
)
# A date as headings, bullets and fields write it.
_DATE_FORM = (
    rf"(?:[0-3]\d[0-2]\d[0-5]\dZ\s?{_MONTH}\s?(?:20)?\d\d|(?:{_WEEKDAY},?\s+)?(?:the\s)?(?:"
    rf"{_MONTH}\s?{_NTH}(?!\d|:\d)(?:{_TO}(?:{_MONTH}\s?)?{_NTH}(?!\d|:\d))?(?:(?:\s?,\s?|\s){_YEAR}\b)?"
    rf"|{_NTH}(?:{_TO}{_NTH})?[\s-](?:of\s)?{_MONTH}(?:{_TO}{_NTH}\s{_MONTH})?(?:[\s,،-]{{1,3}}{_YEAR}\b)?"
    rf"|{_MONTH}(?:{_TO}{_MONTH})?,?\s?{_YEAR}\b"
    rf"|{_YEAR}[-./][01]?\d[-./][0-3]?\d(?!\d)|[0-3]?\d[-./][0-3]?\d[-./]{_YEAR}\b"
    rf"|{_NTH}\s{_MONTH_ARABIC}(?:\s?/\s?{_MONTH_ARABIC})?[\s،,]{{1,2}}{_YEAR}\b"
    rf")(?:,?\s\(?{_WEEKDAY}\)?)?"
    rf"|{_WEEKDAY}(?:\s(?:night|morning|afternoon|evening))?(?![’'\w])"
    r"|(?i:yesterday|today)(?=\W*$))"
)
_DATE = re.compile(_DATE_FORM)
_ANY_YEAR = re.compile(r"(?:19|20)\d\d")
_FULL_DATE = re.compile(
    rf"{_MONTH}\s?{_NTH}(?:\s?,\s?|\s){_YEAR}\b|\b{_NTH}[\s-]{_MONTH}[\s,،-]{{1,3}}{_YEAR}\b"
    rf"|\b{_YEAR}[-./][01]?\d[-./][0-3]?\d(?!\d)|\b[0-3]?\d[-./][0-3]?\d[-./]{_YEAR}\b"
)
# The first three letters of a paragraph that a date opens; other words may lead to one.
_DATED = frozenset(
    form
    for word in "jan feb mar apr may jun jul aug sep oct nov dec mon tue wed thu fri sat sun yes tod".split()
    for form in (word, word.title(), word.upper())
)
_LEADING = frozenset({"On ", "Ear", "Lat", "Aro", "Ove", "the", "The"})
_LEADS = re.compile(r"(?:On|Early|Late|Around|Overnight(?: into| on)?|[Tt]he)\s+(?:(?=\d)|(?P<word>[A-Z]..))")
_ON = re.compile(r"(?:On|Early|Late|Around|Overnight(?: into| on)?)\s+(?=[\dA-Z])")
# What parts a date from what happened on it.
_PARTED = re.compile(
    rf"(?P<aside>\s*\([^()\n]{{1,40}}\))?(?P<clock>,?\s+(?:at\s+)?{_CLOCK})?\s*"
    r"(?P<mark>:(?=\s|$)|\.(?=\s|$)|[-–—]{1,2}(?=\s)|\|(?=\s)|$)"
)
_HOUR = re.compile(
    rf"(?:(?P<day>{_DATE_FORM}),?\s+(?:at\s+)?)?(?P<clock>{_CLOCK})(?=\s*(?:[-–—|:,]|\.\s+[^\Wa-z_]|$|[^\Wa-z_]|[“\"‘'\[(]))"
)
_AGO = re.compile(r"\d{1,2}\s?(?:s|m|h|d|w|secs?|mins?|hrs?|seconds?|minutes?|hours?|days?|weeks?)\.?\s+ago\b", re.I)
_AGENCY = (
    r"(?:AP|AFP|UPI|CNN|REUTERS|Reuters|Xinhua|TASS|SANA|IRNA|WAM|KUNA|SPA|MENA|ANHA|NINA|SABA|Saba|dpa|DPA|ANI|PTI|MNA"
    r"|[A-Z]{2,6}|[A-Z][\w.&’'/ -]{1,40}|[\w-]+\.\w{2,10})"
)
_CAPITALS = r"[^\W\d_a-zß-öø-ÿ][A-ZÀ-ÖØ-Þ’'ʿ.-]*[A-ZÀ-ÖØ-Þ.](?:[ /]\(?[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ’'ʿ.-]*\)?){0,2}"
_TITLE = r"(?:[Aa]l-|[Ee]l-)?[^\W\d_a-z][\w’'ʿ.-]*(?:[ /](?:[A-Z(][\w’'ʿ.)-]*|al|el|es|de)){0,4}"
_DASH = r"(?:\s{0,3}[—–]\s{0,3}|\s{0,3}--+\s{0,3}|\s{1,3}-\s{1,3})"
# What may stand between the city and the dash: ", Jordan", ", Oct. 13, 2015", ", Dhu al-Qi'dah 12, 1439".
_MORE = r"(?:,\s{0,2}(?:[A-Z\d][\w.’'-]*|al-[\w’'-]+)(?:,?\s{1,3}(?:[A-Z\d][\w.’'-]*|al-[\w’'-]+)){0,8}?)?"
_IN_CAPITALS = tuple(
    re.compile(pattern)
    for pattern in (
        # "WASHINGTON (Agency) - ", "DUBAI/WASHINGTON, Oct 10 (Agency) - ", "NORFOLK, Va., Dec. 3, 2025 -- "
        rf"{_CAPITALS}{_MORE}(?:\s*\({_AGENCY}(?:[/,–-][^()\n]{{1,30}})?\))?{_DASH}(?!\d)",
        # "MEXICO CITY (AP) The senate ..."
        rf"{_CAPITALS}{_MORE}\s*\((?:Reuters|REUTERS|AP|AFP|UPI|Xinhua)\)\s(?=[A-Z“\"])",
        # "WASHINGTON Oct 16 A coalition ...", "BAGHDAD, Jan 3 (Agency) The ..."
        rf"{_CAPITALS},?\s{_MONTH}\s{_NTH}(?:,?\s{_YEAR})?(?:\s*\({_AGENCY}\))?\s(?=[A-Z“\"])",
    )
)
_IN_SMALL_LETTERS = tuple(
    re.compile(pattern)
    for pattern in (
        # "Baghdad (Agency) - ", "Sanaa, 5 January (Agency) - ", "Erbil (Paper.com) Jets ..."
        rf"{_TITLE}{_MORE}\s*(?:\({_AGENCY}\){_DASH}|\([\w-]+\.\w{{2,10}}\)\s)(?=[A-Z“\"‘])",
        # "Homs, SANA- ", "Riyadh, July 25, 2018, SPA -- ", "Abu Dhabi CNN -"
        rf"{_TITLE}{_MORE},\s?[A-Z]{{2,6}}\s?[-–—]{{1,2}}\s?(?=[“\"A-Z])",
        rf"{_TITLE}(?:,\s{_TITLE})?\s(?:CNN|AP|AFP|BBC|NPR|UPI){_DASH}",
        # "(Agency) - ", "Jan 3 (Agency) - "
        rf"(?:{_MONTH}\s{_NTH}(?:,\s{_YEAR})?\s)?\((?:Reuters|REUTERS|AP|AFP|CNN|UPI|Bloomberg|Xinhua)\){_DASH}",
        # "Beirut/Limassol - Tuesday 28 December 2021, 15:10"
        rf"{_TITLE}{_DASH}(?:{_WEEKDAY},?\s+)?(?:{_NTH}\s{_MONTH}|{_MONTH}\s{_NTH}),?\s{_YEAR}(?:,\s{_CLOCK})?",
        rf"{_TITLE},\s(?:{_NTH}\s{_MONTH}|{_MONTH}\s{_NTH}),?\s{_YEAR}(?:,\s{_CLOCK})?(?:\s+by\s\w[^\n]{{0,40}})?\s*$",
    )
)
_DAY_AT_END = re.compile(r",\s\d\d?\s\w{3,9}\.?,?\s\d{4},\s\d|\(\w[\w-]*\.\w+\)\s")
_DATE_WITH_DAY = re.compile(rf"\b(?:{_MONTH}\s{_NTH}(?:,?\s{_YEAR})?|{_NTH}\s{_MONTH}(?:,?\s{_YEAR})?)\b")
# "**Karachi** - The ..."
_AFTER_CITY = re.compile(r"\s{0,4}[—–]\s+(?=[A-Z“\"‘])")
# "AMMAN: For the twelfth week ..."
_COLON = re.compile(rf"{_CAPITALS}(?:,\s[A-Z][a-z][\w. ]{{1,30}})?:\s(?=[A-Z“‘\"])")
_KIND = re.compile(
    r"\b(?:province|governorate|district|countryside|suburbs?|village|town|city|camp|neighbou?rhood|outskirts|region|area)\b"
)
_NO_NAME = frozenset('.!?;"“”|@#%+=\n')
_BETWEEN_WORDS = re.compile(r"[\s,/&()]+")
_LONGEST_ARTICLE = 3
_LONGEST_PLACE = 70


class LeadDate(NamedTuple):
    """A date that opens a paragraph: its span, where what parts it from the rest ends, and whether nothing follows."""

    start: int
    end: int
    after: int
    alone: bool


class Dateline(NamedTuple):
    """The place, date and agency that open a wire story; `date` is the span of its date."""

    start: int
    end: int
    date: tuple[int, int] | None


def may_be_dated(even: str, start: int) -> bool:
    """Whether a glance at the first letters leaves it open that a date or an hour opens a paragraph."""
    head = even[start : start + 3]
    if head in _DATED or head[0].isdigit():
        return True
    if head not in _LEADING or (head in ("the", "The") and not even[start + 4 : start + 5].isdigit()):
        return False
    leads = _LEADS.match(even, start, start + 40)
    return bool(leads and (leads.group("word") is None or leads.group("word") in _DATED))


def read_lead_date(even: str, start: int, end: int, bold: int) -> LeadDate | None:
    """Read the date that opens ``even[start:end]``, whose first words are in bold as far as `bold`.

    None where no mark or change of type parts it from what follows: "On 3 May jets bombed" is prose.
    """
    if on := _ON.match(even, start, end):
        start = on.end()
    match = _DATE.match(even, start, end)
    if not match:
        return None
    stop = match.end()
    parted = _PARTED.match(even, stop, end)
    if not parted and even[stop - 1] == ".":
        # "25 November. The ship ...": the stop is not of an abbreviation.
        stop -= 1
        parted = _PARTED.match(even, stop, end)
        if parted and even[parted.end() : parted.end() + 12].lstrip()[:1].islower():
            return None
    if parted:
        after = parted.end()
    elif bold and not even[stop:bold].strip(" .:,-–—"):
        after = bold
    else:
        return None
    return LeadDate(start, stop, after, not even[after:end].strip(" :.–—-"))


def read_hour(even: str, start: int, end: int) -> tuple[int, tuple[int, int] | None] | None:
    """Read the hour that opens a live page's entry: where it ends, and the span of the day before it, if any."""
    if ago := _AGO.match(even, start, end):
        return (ago.end(), ago.span()) if ago.end() == end or even[ago.end()] in " \n" else None
    match = _HOUR.match(even, start, end)
    if not match:
        return None
    return match.end(), match.span("day") if match.group("day") else None


def read_dateline(even: str, start: int, end: int, bold: int, *, colon: bool = False) -> Dateline | None:
    """Read the dateline that opens a paragraph; with a colon after the city only where that is asked for."""
    stop = min(end, start + 160)
    head = even[start : start + 90]
    capitals = head[:2].isupper() and head[1:2] != "."
    if not (head[0].isupper() or head[0] in "(a"):
        return None
    dashed = capitals or "—" in head or "–" in head or "- " in head
    # Without a dash are "Erbil (Paper.com) Jets ..." and "New Delhi, 3 Mar, 2024, 6:12 PM".
    if not dashed and not ((")" in head or ", 20" in head) and _DAY_AT_END.search(head)):
        return None
    if bold and (dash := _AFTER_CITY.match(even, bold, stop)) and names_place(even[start:bold]):
        return Dateline(start, dash.end(), None)
    for pattern in _IN_CAPITALS if capitals else _IN_SMALL_LETTERS:
        match = pattern.match(even, start, stop)
        if match and _is_city(match.group()):
            break
    else:
        match = _COLON.match(even, start, stop) if colon and capitals else None
        if not match or not _is_city(match.group()):
            return None
    date = _DATE_WITH_DAY.search(even, start, match.end())
    return Dateline(start, match.end(), date.span() if date else None)


def _is_city(words: str) -> bool:
    first = re.split(r"[\s,:(/—–-]", words.lstrip("("), maxsplit=1)[0].rstrip(".")
    return first not in structure().no_city


def match_date(even: str, start: int, end: int) -> re.Match[str] | None:
    """Match a date, as headings, bullets and fields write it, at the start of ``even[start:end]``."""
    return _DATE.match(even, start, end)


def search_date(even: str, start: int, end: int) -> re.Match[str] | None:
    """Match the first date of any form in ``even[start:end]``."""
    return _DATE.search(even, start, end)


def find_date(even: str, start: int, end: int) -> tuple[int, int] | None:
    """Find the first date with a day and a year in ``even[start:end]``."""
    year = _ANY_YEAR.search(even, start, end)
    match = _FULL_DATE.search(even, max(start, year.start() - 24), end) if year else None
    return match.span() if match else None


def names_place(words: str) -> bool:
    """Whether words have the build of a place's name: capitals, but for small words such as "near" and "district".

    Only its build is looked at: the caller checks that a place of that name is known.
    """
    if not words or len(words) > _LONGEST_PLACE or not _NO_NAME.isdisjoint(words):
        return False
    named, small = False, structure().small_words
    for word in _BETWEEN_WORDS.split(words.replace("’s", "").replace("'s", "")):
        bare = word.strip("’'‘`")
        article, _, rest = bare.partition("-")
        if rest and len(article) <= _LONGEST_ARTICLE and rest[0].isupper():
            # "al-Noor", "ez-Zor"
            bare = rest
        if not bare or bare in small or bare.lower() in small:
            continue
        if bare[0].islower() or not bare[0].isalpha():
            return False
        named = True
    return named and not structure().no_place.fullmatch(words.lower())


def read_lead_place(even: str, start: int, end: int, bold: int) -> tuple[int, int, bool] | None:
    """Read the words before a colon that may name where the rest is.

    Returns
    -------
    start, end, told
        Their span, and whether they say themselves that they name a place ("Idlib province:"); None for other words.
    """
    colon = even.find(":", start, min(end, start + _LONGEST_PLACE))
    if colon < 0 and bold and even[bold - 1] == "." and bold < end:
        colon = bold - 1
    if colon <= start or colon + 1 >= end or not even[colon + 1].isspace():
        return None
    words = even[start:colon].rstrip()
    if not names_place(words):
        return None
    return start, start + len(words), bool(_KIND.search(words))
