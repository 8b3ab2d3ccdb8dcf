"""Which tolls of a passage stand: not those that another took the place of, nor totals of a campaign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.reading.tolls.words import toll_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.reading.tolls.found import Found
    from geostrike.reading.tolls.sheet import Sheet

__all__ = ["superseded", "totals"]

_FIRST = frozenset(("initially", "originally", "previously"))
_EARLIER = frozenset(("earlier", "previous", "initial", "first", "prior", "early", "original"))
_BEFORE = frozenset(("previously", "initially", "originally", "earlier", "first"))
_HOLDS = frozenset(("initial", "early"))
_TELLS = frozenset(("N", "q", "Q", "R", "O"))
_REPORTS = frozenset(
    ("report", "reports", "count", "counts", "toll", "update", "spoken", "said", "account", "accounts", "estimates")
)
_NOW = frozenset(("but", "now", "later", "then", "before", "thus", "however"))
_BACK = 18

_ERAS = frozenset(
    "war wars conflict campaign uprising insurgency rebellion revolution invasion truce ceasefire cease-fire outbreak "
    "start beginning fighting hostilities blockade siege then began escalation".split()
)
_LONG = frozenset("war conflict campaign uprising insurgency rebellion revolution hostilities".split())
_SPANS = frozenset(("years", "months", "decades"))
_BEST = frozenset(
    "first worst deadliest biggest largest heaviest bloodiest highest most only second third greatest single".split()
)
_INCIDENTS = frozenset("attack strike raid blast bombing explosion shelling airstrike ambush massacre clash".split())
_BRINGS = frozenset(("brings", "bringing", "brought"))
_YEAR_WORDS = frozenset(("year", "month"))
_WORDS = (
    _ERAS
    | _SPANS
    | _BRINGS
    | _YEAR_WORDS
    | frozenset(("since", "far", "between", "annually", "every", "per", "date", "total"))
)
_START = 3
# No raid or attack that is told here killed or injured so many: what did is a war.
_MOST = 1_500


def superseded(sheet: Sheet, found: Sequence[Found]) -> set[int]:
    """Return the ordinals of the tolls that the passage says were told before another."""
    old: set[int] = set()
    for n, one in enumerate(found):
        another = any(other.kind == one.kind and other is not one for other in found)
        if _goes_with(sheet, found, n, old):
            old.add(n)  # "had said that three were killed and nine hurt"
        elif one.superseded or _said_before(sheet, one.last):
            old.add(n)
        elif (cue := _first_cue(sheet, one.at)) is not None:
            # An initial report holds until the passage tells another figure.
            if another or sheet.words[cue] not in _HOLDS:
                old.add(n)
        elif (said := _past_perfect(sheet, one.at)) is not None:
            later = any(other.kind == one.kind and other.first >= one.last for other in found)
            if later or "earlier" in sheet.words[max(said - 6, 0) : said]:
                old.add(n)
    return old


def _goes_with(sheet: Sheet, found: Sequence[Found], n: int, old: set[int]) -> bool:
    """Whether a toll is told in one breath with an old one of the other kind."""
    if n - 1 not in old or found[n - 1].kind == found[n].kind:
        return False
    return set(sheet.codes[found[n - 1].last : found[n].at]) <= {"&", ","}


def _first_cue(sheet: Sheet, at: int) -> int | None:
    """The ordinal of the word before a figure by which it was an early one: "had earlier spoken of seven"."""
    words, codes = sheet.words, sheet.codes
    for n in range(at - 1, max(at - _BACK, -1), -1):
        word = words[n]
        if codes[n] in ".;9" or word in _NOW:
            return None
        if word in _FIRST:
            return n
        if word in _EARLIER and (codes[n + 1] in _TELLS or words[n + 1] in _REPORTS):
            return n if word != "first" or codes[n + 1] != "Q" else None
    return None


def _said_before(sheet: Sheet, last: int) -> bool:
    """As in "the 51 deaths they previously reported"."""
    for n in range(last, min(last + 3, len(sheet.codes) - 1)):
        if sheet.words[n] in _BEFORE and sheet.codes[n + 1] in "qQ":
            return True
    return False


def _past_perfect(sheet: Sheet, at: int) -> int | None:
    """The ordinal of "had" where a figure was said in the past perfect: "had announced five killed"."""
    words, codes = sheet.words, sheet.codes
    for n in range(at - 1, max(at - 6, 0), -1):
        if codes[n] in ".;,":
            return None
        if codes[n] in "qQ" and words[n - 1] == "had":
            return n - 1
    return None


def totals(sheet: Sheet, found: Sequence[Found]) -> set[int]:
    """Return the ordinals of the tolls that count more than one happening: "since March 113 have been killed"."""
    words = sheet.words
    of_all = {n for n, one in enumerate(found) if one.low >= _MOST}
    if not found or _WORDS.isdisjoint(words):
        return of_all
    for at, word in enumerate(words):
        if word in _WORDS:
            of_all |= _told_by(sheet, found, at, word)
    return of_all


def _told_by(sheet: Sheet, found: Sequence[Found], at: int, word: str) -> set[int]:
    words = sheet.words
    after = words[at + 1 : at + 6]
    if word == "since":
        return _nearest(sheet, found, at) if _long_since(after) and not _superlative(sheet, at) else set()
    if word in _BRINGS:
        told = {n for n, one in enumerate(found) if 0 < one.at - at <= 12}
        behind = words[at : at + 24]
        return set() if not _INCIDENTS.isdisjoint(behind) and "since" not in behind else told
    if word == "far":
        ahead = {*words[at + 1 : at + 14], *words[max(at - 3, 0) : at]}
        dated = ahead & (_YEAR_WORDS | toll_words().months) or any(_is_year(one) for one in ahead)
        return _nearest(sheet, found, at) if words[at - 1 : at] == ["so"] and dated else set()
    if word in _YEAR_WORDS:
        before = words[max(at - 2, 0) : at]
        often = before[-1:] in (["every"], ["per"]) or (before[-1:] == ["this"] and not _dated(before[:1]))
        return _nearest(sheet, found, at) if often else set()
    if word in _SPANS:
        return _nearest(sheet, found, at) if after[:1] == ["of"] and not _superlative(sheet, at) else set()
    if word == "date":
        return _nearest(sheet, found, at) if words[at - 1 : at] == ["to"] else set()
    if word == "total":
        return _nearest(sheet, found, at) if sheet.codes[at + 1 : at + 2] == ":" else set()
    if word == "between":
        return _nearest(sheet, found, at) if after and _is_year(after[0]) else set()
    return _by_war(sheet, found, at) if word in _LONG else set()


def _long_since(after: Sequence[str]) -> bool:
    """Whether "since" counts from more than some days ago."""
    if after[:1] and (after[0] in _ERAS or _is_year(after[0])):
        return True
    known = toll_words().months
    return any(word.rpartition("-")[2] in known or word in _ERAS or _is_year(word) for word in after[:4])


def _superlative(sheet: Sheet, at: int) -> bool:
    """Whether a span of time measures a rank: "the deadliest raid since March"."""
    return not _BEST.isdisjoint(sheet.words[max(at - 12, 0) : at])


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and word[:2] in ("19", "20")


def _dated(before: Sequence[str]) -> bool:
    """Whether "this year" only dates: "earlier this year", "in March this year"."""
    return bool(before) and (before[0] in ("earlier", "later", "late", "early") or before[0] in toll_words().months)


def _by_war(sheet: Sheet, found: Sequence[Found], at: int) -> set[int]:
    """A war or a campaign that has killed, or of which a toll is told."""
    codes, words = sheet.codes, sheet.words
    leads = words[max(at - 8, 0) : at]
    told = set()
    for n, one in enumerate(found):
        subject = 0 <= one.first - at <= 5 and not set(codes[at + 1 : one.first]) - set("zyw")
        within = one.first <= at < one.last or (0 <= at - one.last <= 9 and not set(codes[one.last : at]) & set(".,;"))
        if subject or (
            within
            and {"in", "of", "during"} & {*leads}
            and ({"the", "this"} & {*leads} or "s" in codes[max(at - 3, 0) : at])
        ):
            told.add(n)
    return told


def _nearest(sheet: Sheet, found: Sequence[Found], at: int) -> set[int]:
    """The tolls of the sentence where the words open it, else the last before them, else the first behind."""
    codes = sheet.codes
    start = max(codes.rfind(".", 0, at), codes.rfind(";", 0, at)) + 1
    ends = [n for n in (codes.find(".", at), codes.find(";", at)) if n >= 0]
    end = min(ends) if ends else len(codes)
    inside = [n for n, one in enumerate(found) if start <= one.at < end]
    if at - start <= _START:
        return set(inside)
    before = [n for n in inside if found[n].first <= at]
    if before:
        return {max(before, key=lambda n: found[n].at)}
    behind = [n for n in inside if "," not in codes[at : found[n].first]]
    return {min(behind, key=lambda n: found[n].at)} if behind else set()
