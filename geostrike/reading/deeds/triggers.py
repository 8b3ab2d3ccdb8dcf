"""The words in a passage that tell of a happening, and whether it is told as one that happened."""

from __future__ import annotations

import re
from calendar import month_name
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from geostrike.reading.deeds.clause import Clause
from geostrike.reading.deeds.deed import join_frames
from geostrike.reading.deeds.frames import find_frames
from geostrike.reading.deeds.lexicon import lexicon
from geostrike.reading.deeds.listed import with_listed
from geostrike.reading.deeds.nouns import weapon_first
from geostrike.reading.deeds.tokens import tokens_of
from geostrike.reading.deeds.vocabulary import Word, telling_words
from geostrike.reading.no_event.denials import reason_against
from geostrike.reading.no_event.other_deeds import OtherDeed, find_other_deeds
from geostrike.reading.numbers import NUMBER, number_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.model import Bound, EventType
    from geostrike.reading.deeds.deed import Deed
    from geostrike.reading.deeds.frame import FrameKind
    from geostrike.reading.deeds.sentence import Window
    from geostrike.reading.deeds.tokens import Tokens
    from geostrike.reading.page.passages import Passage

__all__ = ["Trigger", "find_triggers"]

_WORD = re.compile(r"[^\W_]+")
_CLAUSE = re.compile(r"[;:]\s|\s[–—]\s|,\s(?:but|while|though|although|whereas)\s|[“\"]")
_COUNT = re.compile(
    rf"(?:\b(?P<bound>more than|over|at least|some|about|around|nearly|up to|as many as|a total of"
    rf"|roughly)\s+)?(?<![\w.-])(?P<number>{NUMBER}|several|multiple|many|numerous|a series of"
    rf"|a number of|a wave of|repeated)\s+(?:of\s+)?(?:[\w.’'-]+\s+){{0,3}}?$",
    re.I,
)
_TARGETS = (
    rf"\s+(?:(?P<bound>more than|over|at least|some|about|around|nearly|up to|as many as|a total of"
    rf"|roughly)\s+)?(?P<number>{NUMBER}|several|multiple|many|numerous|a series of|a number of)"
    rf"\s+(?:of\s+)?(?:[\w.’'-]+\s+){{0,3}}?"
)
_DEFINITE = re.compile(
    r"\b(?:the|this|that|these|those|its|their)\s+(?:(?!(?:a|an|of|from|in|on|at|to|by|with|for"
    r"|and|against)\b)[\w.,’'-]+\s+){0,4}$",
    re.I,
)
# "troops came under attack", "killed in an air strike": the subject of a noun that suffers, too.
_SUFFERED = re.compile(
    r"\b(?:came|comes?|coming)\s+under\b[\w\s-]{0,40}$|\b(?:suffered|survived)\b[\w\s-]{0,30}$"
    r"|\b(?:hit|struck|targeted|killed|wounded|injured)\s+(?:by|in)\s+(?:[\w-]+\s+){0,4}$",
    re.I,
)
_HABIT = re.compile(
    r"\b(?:regularly|frequently|repeatedly|routinely|often|constantly|periodically|for (?:months"
    r"|years)|over the (?:past|last))\b",
    re.I,
)
# "two months of attacks": no two attacks, and no single happening.
_MONTHS_OF = re.compile(r"\b(?:days|weeks|months|years)\s+of\s+(?:[\w.’'-]+\s+){0,3}$", re.I)
_DATE_PART = re.compile(
    rf"\b(?:{'|'.join(name[:3] for name in month_name[1:])})[a-z]*\.?\s+\d{{1,2}}$|\b(?:19|20)\d\d$", re.I
)
# "have carried out a series of attacks": undated, that is a campaign.
_PERFECT = re.compile(r"\b(?:have|has)\s+(?:\w+ly\s+|been\s+)?\w+", re.I)
_NUMERIC = frozenset(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety dozen dozens scores hundred hundreds
    several multiple many numerous series number wave repeated""".split()
)
# Kinds of deeds of which a weapon is always told.
_OF_WEAPONS = frozenset({"weapon_subject", "intercept"})
_ONE: tuple[bool, int | None, Bound] = (False, None, "exact")
# Words before a noun among which it is counted.
_COUNTED_WITHIN = 8
# Letters before a noun among which its article is.
_DEFINITE_WITHIN = 80
_VAGUE: frozenset[str] = frozenset(
    {
        "several",
        "multiple",
        "many",
        "numerous",
        "a series of",
        "a number of",
        "a wave of",
        "repeated",
        "dozens",
        "scores",
        "hundreds",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """Words that tell of a happening.

    Attributes
    ----------
    start, end : offsets in the document; a verb that says what the noun did belongs to it.
    type : what the words alone suggest; None where they suggest nothing.
    count : how many happenings or targets are told of in one; None for one or for a vague many.
    passive : a verb, or a noun with one, whose subject suffers.
    done : a verb says that it was carried out ("launched strikes").
    transitive : what follows is what was hit.
    habitual : it is told as a habit.
    rejected : why it is not an event; "" when it is told as one that happened.
    weapon : the weapon that is its subject, object or means, with what qualifies it.
    at_sea : whether what was hit is a ship.
    subject, agent : offsets of the words before its verb and behind "by" among which its doer is named.
    """

    start: int
    end: int
    text: str
    kind: FrameKind
    type: EventType | None
    plural: bool
    definite: bool
    many: bool = False
    count: int | None = None
    bound: Bound = "exact"
    passive: bool = False
    done: bool = False
    transitive: bool = False
    habitual: bool = False
    rejected: str = ""
    weapon: str = ""
    at_sea: bool = False
    subject: tuple[tuple[int, int], ...] = ()
    agent: tuple[tuple[int, int], ...] = ()


@lru_cache(maxsize=4096)
def find_triggers(text: str, passage: Passage, *, armed: bool = False, listed: bool = False) -> tuple[Trigger, ...]:
    """Find what a passage tells of, in order; offsets refer to `text`, the document's.

    Parameters
    ----------
    armed : whether the passage before tells of a weapon, so that "it" or "another" may be one.
    listed : whether the passage is an item of a list of happenings or a table's row: there a weapon by itself tells of
        one, where nothing else does ("Balad air base | 4 rockets | 1 hurt").
    """
    if not armed and telling_words().isdisjoint(_WORD.findall(passage.text.lower())):
        return ()
    tokens = tokens_of(text, passage.start, passage.end)
    clause = Clause(tokens, armed=armed)
    frames = find_frames(clause)
    deeds = join_frames(clause, frames)
    if listed:
        deeds = with_listed(clause, deeds)
    if not deeds:
        return ()
    others = find_other_deeds(text, passage)
    return tuple(_trigger(text, passage, clause, deed, others) for deed in deeds)


def _trigger(text: str, passage: Passage, sentence: Clause, deed: Deed, deeds: Sequence[OtherDeed]) -> Trigger:
    lead, ends, weapon = deed.lead, deed.ends, deed.weapon
    tokens = sentence.tokens
    spans = tokens.spans
    start, end = spans[lead.first][0], spans[deed.last - 1][1]
    before = text[passage.start : start]
    clause = _clause(before)
    noun = lead.kind == "noun"
    if lead.weapon == lead.head:
        # "Four rockets" of a table's row are one happening.
        many, count, bound = _ONE
    elif noun:
        told = any(_numeric(word) for word in tokens.words[max(0, lead.first - _COUNTED_WITHIN) : lead.first])
        many, count, bound = _counted(before) if told else _ONE
    else:
        many, count, bound = _counted_targets(text, passage, end)
    if noun and lead.weapon != lead.head and not count:
        more, count, wider = _counted_targets(text, passage, end, through=ends is lead)
        many, bound = many or more, wider if count else bound
    arm = "" if weapon is None else text[spans[weapon_first(tokens, weapon)][0] : spans[weapon][1]]
    if weapon is None and lead.subject and lead.kind in _OF_WEAPONS and lead.subject[0] < lead.subject[1]:
        # "Another landed": the pronoun stands for the weapon.
        arm = tokens.words[lead.subject[1] - 1]
    passive = lead.passive or (noun and bool(_SUFFERED.search(clause)))
    return Trigger(
        start=start,
        end=end,
        text=text[start:end],
        kind=lead.kind,
        type=next((frame.type for frame in deed.frames if frame.type), None),
        plural=noun and lead.weapon != lead.head and tokens.words[lead.head].endswith("s"),
        definite=noun and bool(_DEFINITE.search(before[-_DEFINITE_WITHIN:])),
        many=many,
        count=count,
        bound=bound,
        passive=passive,
        transitive=not ends.passive and ends.kind not in ("noun", "casualty", "launch", "intercept"),
        done=any(frame.done for frame in deed.frames),
        habitual=bool(_HABIT.search(clause) or (noun and _MONTHS_OF.search(clause)))
        or (noun and many and count is None and bool(_PERFECT.search(clause))),
        rejected=reason_against(text, passage, start, end, clause, deeds, armed=_armed(sentence, deed)) or lead.reason,
        weapon=arm,
        at_sea=any(frame.at_sea for frame in deed.frames),
        subject=_spans(tokens, deed.subjects()),
        agent=_spans(tokens, deed.agents()),
    )


def _armed(clause: Clause, deed: Deed) -> bool:
    """Whether it is told by a noun of war ("the raids hit a bus"), or armed forces or a state did it by a verb."""
    lead = deed.lead
    if lead.kind == "noun":
        return bool(clause.kinds[lead.head] & (Word.STRIKE | Word.ATTACK | Word.RAID))
    hands = Word.HANDS | Word.STATE
    return any(
        clause.head_of(window, hands) or (clause.pronoun(window) and clause.any_of((0, window[0]), hands))
        for window in (*deed.subjects(), *deed.agents())
    )


def _spans(tokens: Tokens, windows: Sequence[Window]) -> tuple[tuple[int, int], ...]:
    return tuple((tokens.spans[first][0], tokens.spans[last - 1][1]) for first, last in windows)


def _numeric(word: str) -> bool:
    """Whether a word may be a number: a glance, before the pattern is tried."""
    return word[0].isdigit() or word.partition("-")[0] in _NUMERIC


def _clause(before: str) -> str:
    cut = 0
    for match in _CLAUSE.finditer(before):
        cut = match.end()
    return before[cut:]


def _counted(before: str) -> tuple[bool, int | None, Bound]:
    window = before[-90:]
    match = _COUNT.search(window)
    if not match or _DATE_PART.search(window[: match.end("number")]) or _MONTHS_OF.search(window):
        return _ONE
    return _count(match)


def _counted_targets(text: str, passage: Passage, end: int, *, through: bool = False) -> tuple[bool, int | None, Bound]:
    """How many targets are told right behind a deed; `through` a preposition where the deed is a noun."""
    match = _targets(through).match(text, end, passage.end)
    return _count(match) if match else _ONE


@cache
def _targets(through: bool) -> re.Pattern[str]:
    lead = r"\s+(?:on|against|at|targeting|hit|struck|of)(?=\s)" if through else ""
    return re.compile(lead + _TARGETS + rf"(?:{lexicon().counted.pattern})", re.I)


def _count(match: re.Match[str]) -> tuple[bool, int | None, Bound]:
    word = match.group("number").lower()
    number = None if word in _VAGUE else number_of(word)
    said = (match.group("bound") or "").lower()
    bound: Bound = "exact"
    if said in ("more than", "over", "at least", "a total of"):
        bound = "at_least"
    elif said:
        bound = "up_to" if said in ("up to", "as many as") else "about"
    return word in _VAGUE or (number or 0) > 1, number, bound
