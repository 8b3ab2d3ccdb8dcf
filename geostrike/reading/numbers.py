"""Numbers and tolls in running text: how many were killed or injured, who they were, and how firm the figure is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from geostrike.model import Bound, Toll

__all__ = ["NUMBER", "TollSpan", "find_tolls", "number_of"]

_UNITS = {
    word: n
    for n, word in enumerate(
        (
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen"
        ).split()
    )
} | {"a": 1, "an": 1, "no": 0}
_TENS = {word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_WORD = "|".join(sorted([*_TENS, *(w for w in _UNITS if len(w) > 2)], key=len, reverse=True))
NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}}|(?:{'|'.join(_TENS)})-(?:{_WORD})|(?:{_WORD})|dozens|scores|hundreds)"
_BOUND = (
    r"(?P<bound>at least|more than|over|no fewer than|about|around|some|roughly|approximately"
    r"|nearly|almost|up to|as many as|an estimated)"
)
_FIGURE = (
    rf"(?:{_BOUND}\s+)?(?:another\s+|the\s+|all\s+|other\s+)?(?<!\bno )(?!\w+ (?:dozen|score"
    rf"|hundred|thousand)s?\b)(?!{NUMBER}\s+(?:to|or)\s+{NUMBER})(?P<number>{NUMBER}|an?(?=\s+\w))"
)
_WHO = (
    r"(?P<who>(?:\s+(?!(?:and|in|on|at|by|during|who|which|that|when|after|were|was|have|has|had"
    r"|are|is|just|days?|weeks?|months?|earlier|early|late|last|this|over|across|near|including|as"
    r"|so|after|before|since)\b)[\w.'’/-]+){0,5})"
)
_KILL = r"kill(?:ed|ing|s)?|left dead|claim(?:ed|ing) the lives of"
_HURT = r"injur(?:ed|ing|es|e)|wound(?:ed|ing|s)?|hurt"
_BOUNDS: dict[str, Bound] = {
    "at least": "at_least", "more than": "at_least", "over": "at_least", "no fewer than": "at_least",
    "up to": "up_to", "as many as": "up_to",
}  # fmt: skip
_AGO = (
    r"(?!\s+(?:people\s+)?(?:days|weeks|months|years|hours|times|sites?|targets?|locations?"
    r"|facilities|drones?|missiles?|rockets?|attacks?|strikes?|boats?|storehouses|countries"
    r"|nations)\b)"
)
_KINDS: tuple[tuple[Literal["killed", "injured"], str, str], ...] = (
    ("killed", _KILL, "deaths?|killings?"),
    ("injured", _HURT, "injur(?:y|ies)|wounding"),
)
_PATTERNS: tuple[tuple[Literal["killed", "injured"], re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.I))
    for kind, verb, deed in _KINDS
    for pattern in (
        rf"\b(?:{verb})\s+{_FIGURE}(?=\W|$){_AGO}{_WHO}",
        rf"\b(?:{deed})\s+of\s+{_FIGURE}(?=\W|$){_AGO}{_WHO}",
        rf"\b{_FIGURE}(?=\s){_AGO}{_WHO}\s+(?:were|was|have been|had been|has been|are|is)\s+(?:also\s+"
        rf"|reportedly\s+|\w+ly\s+)?(?:{verb})\b",
        rf"\b{_FIGURE}(?=\s){_AGO}{_WHO}\s+(?:{'dead' if kind == 'killed' else 'injured|wounded|hurt'})\b",
        *([rf"\b{_FIGURE}(?=\s){_AGO}{_WHO}\s+(?:have\s+|had\s+)?(?:died|perished)\b"] if kind == "killed" else []),
        rf"\b{_FIGURE}\s+(?:{'killed|dead' if kind == 'killed' else 'injured|wounded'})\b",
    )
)
# Without one of these words no passage tells a toll: most are passed over at one glance.
_ANY = re.compile(r"kill|injur|wound|dead|hurt|death|died|perish|lives", re.I)
_LEFT_DEAD = re.compile(rf"\bleaving\s+{_FIGURE}(?=\s){_WHO}\s+dead\b", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class TollSpan:
    """A toll and the words that give it; offsets in the document."""

    start: int
    end: int
    kind: Literal["killed", "injured"]
    toll: Toll


def number_of(word: str) -> int | None:
    """Return the number that `word` writes in digits or in English words; None for a vague one ("dozens").

    >>> number_of("1,200"), number_of("twenty-one"), number_of("dozens")
    (1200, 21, None)
    """
    word = word.lower().replace(",", "").strip()
    if word.isascii() and word.isdigit():
        return int(word)
    tens, _, unit = word.partition("-")
    if tens in _TENS:
        return _TENS[tens] + (_UNITS.get(unit, 0) if unit else 0)
    return _UNITS.get(word)


def find_tolls(text: str, start: int, end: int) -> tuple[TollSpan, ...]:
    """Find the tolls told in ``text[start:end]``, in order; where two readings overlap, the longer stands."""
    if not _ANY.search(text, start, end):
        return ()
    found: list[TollSpan] = []
    for kind, pattern in (*_PATTERNS, ("killed", _LEFT_DEAD)):
        for match in pattern.finditer(text, start, end):
            number = number_of(match.group("number"))
            if number is None:
                continue
            words = (match.group("bound") or "").lower()
            bound: Bound = _BOUNDS.get(words, "about") if words else "exact"
            who = " ".join((match.groupdict().get("who") or "").split()).strip(" .,-–—")
            toll = Toll(low=number, best=number, high=number, bound=bound, who=who)
            found.append(TollSpan(start=match.start(), end=match.end(), kind=kind, toll=toll))
    kept: list[TollSpan] = []
    for span in sorted(found, key=lambda s: (s.start - s.end, s.start)):
        if not any(span.start < other.end and other.start < span.end and span.kind == other.kind for other in kept):
            kept.append(span)
    return tuple(sorted(kept, key=lambda s: s.start))
