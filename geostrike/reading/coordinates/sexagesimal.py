"""Degrees with minutes, or with minutes and seconds: 34°27'24"N 40°54'44"E, 34-27N 040-54E, 342724N 0405444E."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.reading.coordinates.halves import (
    DEGREE,
    FRACTION,
    bounds_a_box,
    lettered,
    pair_pattern,
    point_of,
    read_half,
    told_apart,
)
from geostrike.reading.coordinates.point import Reading

if TYPE_CHECKING:
    import re

__all__ = ["read_sexagesimal"]

_MINUTE = r"(?: {0,2}'(?!')| {0,2}min(?:utes?|s|\.)?(?![a-z]))"
_SECOND = r"(?: {0,2}(?:''?|\"|sec(?:onds?|s|\.)?(?![a-z])))"
_DEGREES = rf"(?P<d@>[0-9]{{1,3}}+){DEGREE}[ -]{{0,2}}"
_MINUTES = rf"(?P<m@>[0-9]{{1,2}}+{FRACTION})"
_WHOLE_MINUTES = r"(?P<m@>[0-9]{1,2}+)"
_SECONDS = rf"(?P<s@>[0-9]{{1,2}}+{FRACTION})"
# Every figure has its mark: the halves need not have the same parts, and no letters.
_MARKED = pair_pattern(rf"{_DEGREES}(?:{_MINUTES}{_MINUTE}(?:[ -]{{0,2}}{_SECONDS}{_SECOND})?)?")
# Where marks are left out, both halves have the same parts; else "N 34 27 E 40 54 12 men" would have seconds.
_LOOSE = (
    pair_pattern(rf"{_DEGREES}{_WHOLE_MINUTES}(?:{_MINUTE} {{0,2}}| {{1,2}}|-){_SECONDS}{_SECOND}?"),
    pair_pattern(rf"{_DEGREES}{_MINUTES}{_MINUTE}?"),
    pair_pattern(
        rf"(?P<d@>[0-9]{{1,3}}+)(?P<by@> {{1,2}}|[-:.]| - ){_WHOLE_MINUTES}{_MINUTE}?(?P=by@){_SECONDS}{_SECOND}?"
    ),
    pair_pattern(rf"(?P<d@>[0-9]{{1,3}}+)(?: {{1,2}}|[-:]| - ){_MINUTES}{_MINUTE}?"),
)
_PATTERNS = (_LOOSE[0], _MARKED, *_LOOSE[1:])
_COMPACT = pair_pattern(r"(?P<run@>[0-9]{4,7}+)(?P<rest@>(?:[.,][0-9]{1,8}+)?+)")


def read_sexagesimal(text: str, start: int) -> Reading | None:
    """Return what stands at `start` in degrees and minutes, with or without seconds; None where nothing does.

    Without letters or words that tell latitude from longitude, every figure must have its mark; the latitude then
    comes first. In the compact notation of airmen a latitude has four or six figures, a longitude four to seven.
    """
    for pattern in _PATTERNS:
        if (match := pattern.match(text, start)) and (reading := _reading(match, bare=pattern is _MARKED)):
            return reading
    match = _COMPACT.match(text, start)
    return _compact(match) if match else None


def _reading(match: re.Match[str], *, bare: bool) -> Reading | None:
    if not (bare or lettered(match)):
        return None
    parts = [tuple(part for key in "dms" if (part := match.groupdict().get(key + name))) for name in ("_a", "_b")]
    one, other = read_half(match, "_a", parts[0]), read_half(match, "_b", parts[1])
    figures = [len(part) for part in parts]
    whole = min(figures) > 1 and not (one.axis or other.axis)
    if whole or (max(figures) > 1 and told_apart(one, other)):
        point = None if bounds_a_box(match.string, match.end(), other) else point_of(one, other)
        return Reading(match.start(), match.end(), "dms" if max(figures) == 3 else "dm", point)
    return None


def _compact(match: re.Match[str]) -> Reading | None:
    if not lettered(match):
        return None
    parts = [_parts(match[f"run{name}"], match[f"rest{name}"]) for name in ("_a", "_b")]
    one, other = read_half(match, "_a", parts[0]), read_half(match, "_b", parts[1])
    if not told_apart(one, other) or len(parts[0]) != len(parts[1]):
        return None
    if any(half.axis == "lat" and len(part[0]) == 3 for half, part in zip((one, other), parts, strict=True)):
        return None
    return Reading(match.start(), match.end(), "dms" if len(parts[0]) == 3 else "dm", point_of(one, other))


def _parts(run: str, rest: str) -> tuple[str, ...]:
    """Degrees, minutes and seconds of a run of figures: DDMM, DDDMM, DDMMSS or DDDMMSS, with decimals of the last."""
    degrees = 2 + len(run) % 2
    parts = [run[:degrees], *(run[at : at + 2] for at in range(degrees, len(run), 2))]
    return (*parts[:-1], parts[-1] + rest)
