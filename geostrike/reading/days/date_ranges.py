"""Words for dates that belong together: spans, a weekday beside its day, words in apposition, other zones' days."""

from __future__ import annotations

import re

from geostrike.reading.days.date_signs import Words

__all__ = ["LIST_GAP", "join_words"]

# What may stand between two days of a list; each is a day of its own.
LIST_GAP = re.compile(
    r"\s*(?:,\s*(?:and\s+)?|;\s*(?:and\s+)?|&\s*)(?:on\s+|the\s+)*|\s+(?:and|or)\s+(?:on\s+|that\s+of\s+|the\s+)*"
)
_TO = re.compile(r"\s*[-–—]\s*|/|\s+(?:to|until|till|through)\s+(?:the\s+)?")
_AND = re.compile(r"\s+and\s+(?:the\s+)?")
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.I)
_WEEK_OF = re.compile(r"\bweek\s+(?:of|beginning|starting|from)\s+(?:the\s+)?$", re.I)
_BESIDE = re.compile(r",?\s+(?:the\s+)?|\s*\(")
_OF = re.compile(r"\s+(?:of|in)\s+")
# "In January, when on the 20th three drones came": the month is that of the day.
_ON_THE = re.compile(r",?\s+(?:when\s+)?on\s+the\s+(?:(?:night|morning|evening)\s+of\s+the\s+)?", re.I)
_ON = re.compile(r",?\s+(?:on\s+)?")
# "Hours later, before dawn on Friday": what the vague words tell, the day behind the comma tells better.
_IN_OTHER_WORDS = re.compile(
    r"\s*[,(–—]\s*(?:(?:that\s+is|i\.e\.|namely|just|shortly|before|after|at|around|about|in|by|on|early|late|the|small|early"
    r"|hours?|of|night|evening|morning|afternoon|dawn|daybreak|sunrise|sunset|midnight|dusk|noon)[\s,]+){0,9}",
    re.I,
)
_OVERNIGHT_TO = re.compile(r"\s+(?:in)?to\s+(?:the\s+)?(?:early\s+hours\s+of\s+)?$")
_OVERNIGHT_GAP = re.compile(
    r",?\s+(?:(?:in)?to|on|from|of|the|early|late|hours|morning)?(?:\s+(?:on|of|the|early|hours|morning))*\s*"
)
_ZONE = (
    r"(?:GMT|UTC|E[DS]?T|BST|CES?T|Eastern(?:\s+(?:Standard\s+|Daylight\s+)?[Tt]ime)?|Washington(?:\s+time)?|London\s+time"
    r"|U\.?S\.?\s+time|New\s+York(?:\s+time)?)"
)
_FAR_AFTER = re.compile(
    rf"(?:\s+(?:morning|afternoon|evening|night))?\s*,?\s*(?:in\s+(?:Washington|New\s+York|London|Florida)|{_ZONE})(?![\w])"
)
_FAR_BEFORE = re.compile(rf"\b{_ZONE}\s*(?:on\s+)?$")
_NEARBY = 90
_SPANNED = frozenset(("day", "month", "year", "weekday", "nth"))
_COUNTED = frozenset(("shift", "same", "adjacent", "period", "window", "ago", "near"))
_EXPLICIT = frozenset(("day", "weekday", "nth", "figures", "span"))


def join_words(text: str, start: int, words: list[Words]) -> list[Words]:
    """Join the dates of a passage that belong together, in order; `start` is where the passage begins."""
    joined: list[Words] = []
    for one in words:
        if (
            one.kind == "day"
            and "eek" in text[max(start, one.start - 24) : one.start]
            and (_WEEK_OF.search(text, max(start, one.start - 24), one.start))
        ):
            one = one._replace(unit="week")
        if joined and (both := _joined(text, start, joined[-1], one)):
            joined[-1:] = both
        else:
            joined.append(one)
    return _local(text, joined) if len(joined) > 1 else joined


def _joined(text: str, start: int, one: Words, other: Words) -> list[Words] | None:
    """What two neighbours say together; None where each stands for itself."""
    low, high = one.end, other.start
    if high - low > 60 or high < low:
        return None
    kinds = one.kind, other.kind
    if one.part == "overnight" and kinds[1] in ("day", "weekday", "nth") and _OVERNIGHT_GAP.fullmatch(text, low, high):
        into = _OVERNIGHT_TO.match(text, low, high)
        return [other._replace(start=one.start, part="into" if into and into.end() == high else other.part)]
    if other.part == "overnight" and kinds[0] in ("day", "weekday") and not text[low:high].strip():
        return [one._replace(end=other.end)]
    if kinds[0] == "weekday" and not one.which.endswith("week"):
        if kinds[1] in ("day", "figures", "nth") and _BESIDE.fullmatch(text, low, high):
            return [other._replace(weekday=one.weekday)]
        if kinds[1] == "month" and _OF.fullmatch(text, low, high) and one.which.startswith("the "):
            return [other._replace(start=one.start, weekday=one.weekday, part=one.which[4:])]
    if kinds == ("period", "weekday") and one.unit == "week" and _ON.fullmatch(text, low, high):
        return [other._replace(start=one.start, which=f"{one.which} week")]
    if kinds == ("month", "nth") and not one.part and _ON_THE.fullmatch(text, low, high):
        return [other._replace(kind="day", year=one.year, month=one.month, which=one.which)]
    if kinds[0] in _SPANNED and kinds[1] in _SPANNED and _spans(text, start, one, other):
        return [Words(one.start, other.end, "span", first=one, last=other)]
    if (
        kinds[0] in _COUNTED
        and kinds[1] in _EXPLICIT
        and one.part != "of"
        and (gap := _IN_OTHER_WORDS.match(text, low, high))
        and gap.end() == high
    ):
        return [other]
    return None


def _spans(text: str, start: int, one: Words, other: Words) -> bool:
    """Whether two dates are the ends of a span: "from Friday to Sunday", "between mid-May and early June"."""
    same = one.kind == other.kind or {one.kind, other.kind} in ({"day", "nth"}, {"month", "day"})
    if not same or (one.which and one.kind == "weekday"):
        return False
    if _TO.fullmatch(text, one.end, other.start):
        return True
    low = max(start, one.start - 24)
    return bool(_AND.fullmatch(text, one.end, other.start) and _BETWEEN.search(text, low, one.start))


def _local(text: str, words: list[Words]) -> list[Words]:
    """Leave out the day that another zone had, where the local day is told beside it."""
    far = [_is_far(text, one) for one in words]
    if not any(far):
        return words
    return [
        one
        for n, one in enumerate(words)
        if not far[n]
        or not any(
            not far[m]
            and other.kind in ("weekday", "day")
            and abs(other.start - one.start) < _NEARBY
            and not re.search(r"[;!?]\s", text[min(one.end, other.end) : max(one.start, other.start)])
            for m, other in enumerate(words[max(0, n - 2) : n + 3], max(0, n - 2))
        )
    ]


def _is_far(text: str, one: Words) -> bool:
    return one.kind in ("weekday", "day") and bool(
        _FAR_AFTER.match(text, one.end) or _FAR_BEFORE.search(text, max(0, one.start - 26), one.start)
    )
