"""Decimal degrees, with letters (34.4567° N, 40.9123° E), with words (lat 34.45, lon 40.91), or as a bare pair."""

from __future__ import annotations

import re

from geostrike.reading.coordinates.halves import (
    DEGREE,
    FRACTION,
    Half,
    bounds_a_box,
    lettered,
    pair_pattern,
    point_of,
    read_half,
    told_apart,
)
from geostrike.reading.coordinates.point import Reading

__all__ = ["read_decimal"]

_PAIR = pair_pattern(rf"(?P<d@>[0-9]{{1,3}}+{FRACTION})(?![0-9]|\.[0-9])(?P<mark@>{DEGREE})?")
# The fewest decimals of a half: without a degree sign, behind the word for its axis, in a bare pair, and in one that is
# announced as coordinates. A decimal comma without a degree sign could be a thousand's.
_LETTERED, _WORDED, _BARE, _ANNOUNCED = 2, 1, 3, 2
_WITH_COMMA = 4
_BEFORE, _AFTER = 64, 24  # letters that are looked at around a bare pair
_ANNOUNCES = re.compile(
    r"(?<![a-z])(?:coord(?:inate)?s?|gps|geo(?:locat(?:ion|ed)|tag(?:ged)?|point)"
    r"|lat(?:itude)?s?\W{1,4}(?:and )?(?:lon(?:g(?:itude)?)?s?|lng)"
    r"|(?P<turned>(?:lon(?:g(?:itude)?)?s?|lng)\W{1,4}(?:and )?lat(?:itude)?s?))"
    r"(?:\W{1,4}(?:are|is|at|of|to|as|the|about|around|approx|approximately|point|position|location)(?![a-z])){0,3}"
    r"\W{0,4}$",
    re.I,
)
_SUM_BEFORE = re.compile(
    r"(?:[$€£¥₽₹₪₺₴﷼±<>]|(?<![a-z])(?:usd|eur|gbp|jpy|chf|rs|versions?|releases?|ver|v|scores?|prices?|rates?|odds"
    r"|ratios?|index|values?|means?|averages?|totals?|sums?|ci|intervals?|doi(?:\.org)?)(?![a-z]))"
    r"(?: (?:is|are|was|were|of|at|from)(?![a-z]))?[ :=./]{0,3}[-+]?$",
    re.I,
)
_UNIT_AFTER = re.compile(
    r" ?(?:%|[$€£¥₽₹₪₺₴﷼±]|(?:per ?cent|percentage|points?|pts|thousand|million|billion|trillion|bn|mn|k?m|cm|mm|nm"
    r"|miles?|met(?:er|re)s?|kilomet(?:er|re)s?|kg|g|grams?|kilograms?|tons?|tonnes?|lit(?:er|re)s?|barrels?|hours?"
    r"|hrs?|minutes?|seconds?|ms|s|usd|eur|gbp|euros?|dollars?|pounds?|rou?bles?|dinars?|rials?|riyals?|lira|yen"
    r"|[kmg]?hz|[cf])(?![a-z]))|,[0-9]{1,3}(?![0-9a-z])",
    re.I,
)
_MONTH = re.compile(r"(?:0?[1-9]|1[0-2])\.(?:19|20)[0-9]{2}")


def read_decimal(text: str, start: int) -> Reading | None:
    """Return what stands at `start` in decimal degrees; None where nothing does.

    With letters, each half needs a degree sign or two decimals; behind "latitude" and "longitude", one decimal. A bare
    pair (latitude first) needs a comma, a semicolon or a slash between, and three decimals each: so 3.14159, 2.71828
    is a point in the Gulf of Guinea. It is none beside a currency or a unit, as part of a longer list, with both below
    one degree (shares and probabilities; there is only sea), and as two months (03.2024, 04.2024). Announced
    ("coordinates", "GPS", "lat/lon"), two decimals and a space between will do; "lon/lat" turns the order.
    """
    match = _PAIR.match(text, start)
    if not match:
        return None
    figures = match["d_a"], match["d_b"]
    if not lettered(match) and min(map(len, figures)) <= _ANNOUNCED:
        return None
    one, other = read_half(match, "_a", figures[:1]), read_half(match, "_b", figures[1:])
    if told_apart(one, other):
        if not (_fine(match, "_a", one) and _fine(match, "_b", other)):
            return None
        point = None if bounds_a_box(text, match.end(), other) else point_of(one, other)
        return Reading(start, match.end(), "decimal", point)
    if one.axis or other.axis:
        return None
    announced = _ANNOUNCES.search(text[max(0, start - _BEFORE) : start])
    if not _is_pair(match, one, other, announced=bool(announced)) or _in_other_company(text, match):
        return None
    turned = bool(announced and announced["turned"])
    return Reading(start, match.end(), "decimal", point_of(one, other, longitude_first=turned))


def _fine(match: re.Match[str], name: str, half: Half) -> bool:
    worded = bool(match[f"word{name}"] or match[f"after{name}"])
    if match[f"mark{name}"]:
        return True
    if "," in match[f"d{name}"] and not worded:
        return half.decimals >= _WITH_COMMA
    return half.decimals >= (_WORDED if worded else _LETTERED)


def _is_pair(match: re.Match[str], one: Half, other: Half, *, announced: bool) -> bool:
    """Whether a pair without letters is written as coordinates are."""
    figures = match["d_a"], match["d_b"]
    marked = bool(match["mark_a"] and match["mark_b"])
    gap = match["gap"].strip()
    if any("," in figure for figure in figures) and not marked:
        return False
    if min(one.decimals, other.decimals) < (_ANNOUNCED if announced else _BARE):
        return False
    if announced:
        return gap != "-"
    if gap not in (",", ";", "/") and not (marked and not gap):
        return False
    if max(abs(one.degrees), abs(other.degrees)) < 1:
        return False
    return not all(_MONTH.fullmatch(figure) for figure in figures)


def _in_other_company(text: str, match: re.Match[str]) -> bool:
    """Whether what stands around a bare pair makes it money, measures, or part of a list."""
    before = text[max(0, match.start() - _BEFORE) : match.start()]
    after = text[match.end() : match.end() + _AFTER]
    by = re.escape(match["gap"].strip() or ",")
    return bool(
        _SUM_BEFORE.search(before)
        or _UNIT_AFTER.match(after)
        or re.search(rf"[0-9][.,][0-9]{{1,20}}°? ?{by} {{0,4}}$", before)
        or re.match(rf" ?{by} {{0,4}}[-+]?[0-9]{{1,3}}\.[0-9]{{2}}", after)
    )
