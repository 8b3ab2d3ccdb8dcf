"""The words in a passage that tell of a happening, and whether it is told as one that happened."""

from __future__ import annotations

import re
from calendar import month_name
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from geostrike.reading.denials import reason_against
from geostrike.reading.deeds.frames import find_frames
from geostrike.reading.deeds.tokens import tokens_of
from geostrike.reading.deeds.vocabulary import Word, deed_words
from geostrike.reading.lexicon import lexicon
from geostrike.reading.numbers import NUMBER, number_of
from geostrike.reading.other_deeds import OtherDeed, find_other_deeds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.model import Bound, EventType
    from geostrike.reading.deeds.frames import Frame, FrameKind
    from geostrike.reading.deeds.tokens import Tokens
    from geostrike.reading.passages import Passage

__all__ = ["Trigger", "find_triggers"]

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
_SAME = re.compile(r"^(?:[^,;:.–—]|,\s+\d{4}\b,?|,(?=[^,]*,)){0,90}$")
_BREAK = re.compile(
    r"\b(?:that|which|who|after|following|before|when|while|as|because|since|avenge|response|retaliation)\b", re.I
)
_DEFINITE = re.compile(
    r"\b(?:the|this|that|these|those|its|their)\s+(?:(?!(?:a|an|of|from|in|on|at|to|by|with|for"
    r"|and|against)\b)[\w.,’'-]+\s+){0,4}$",
    re.I,
)
_LIGHT = re.compile(
    r"\b(?:launch|carri|carry|conduct|execut|stag|mount|perpetrat|unleash|deliver|responded (?:by"
    r"|with)|hit by|struck by|suffered|came under)[\w ]*?\s(?:[\w.,’'-]+\s+){0,6}$",
    re.I,
)
_PASSIVE_BEFORE = re.compile(r"\b(?:is|are|was|were|been|being|be|got)\s+(?:\w+ly\s+)?$", re.I)
# "troops came under attack", "killed in an air strike": the subject of a noun that suffers, too.
_SUFFERED = re.compile(
    r"\b(?:came|comes?|coming)\s+under\b[\w\s-]{0,40}$|\b(?:suffered|survived)\b[\w\s-]{0,30}$"
    r"|\b(?:hit|struck|targeted|killed|wounded|injured)\s+(?:by|in)\s+(?:[\w-]+\s+){0,4}$",
    re.I,
)
_PASSIVE_AFTER = re.compile(r"\s+(?:by|in|during|with|when|as|again|twice|\w+ times)\b", re.I)
_HABIT = re.compile(
    r"\b(?:regularly|frequently|repeatedly|routinely|often|constantly|periodically|for (?:months"
    r"|years)|over the (?:past|last))\b",
    re.I,
)
# "two months of attacks": no two attacks, and no single happening.
_MONTHS_OF = re.compile(r"\b(?:days|weeks|months|years)\s+of\s+(?:[\w.’'-]+\s+){0,3}$", re.I)
# Letters within which a participle hangs on what was told before it.
_PARTICIPLE_WITHIN = 110
_BY_DEED = re.compile(r"\s+(?:\w+day\s+)?(?:by|in|with|during)\s+(?:(?!the\b)[\w.’'-]+\s+){0,5}", re.I)
_DATE_PART = re.compile(
    rf"\b(?:{'|'.join(name[:3] for name in month_name[1:])})[a-z]*\.?\s+\d{{1,2}}$|\b(?:19|20)\d\d$", re.I
)
# "have carried out a series of attacks": undated, that is a campaign.
_PERFECT = re.compile(r"\b(?:have|has)\s+(?:\w+ly\s+|been\s+)?\w+", re.I)
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
    rejected : why it is not an event; "" when it is told as one that happened.
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


@lru_cache(maxsize=4096)
def find_triggers(text: str, passage: Passage, *, armed: bool = False) -> tuple[Trigger, ...]:
    """Find what a passage tells of, in order; offsets refer to `text`, the document's.

    Parameters
    ----------
    armed : whether the passage before tells of a weapon, so that "it" or "another" may be one.
    """
    if not armed and not _anything().search(text, passage.start, passage.end):
        return ()
    tokens = tokens_of(text, passage.start, passage.end)
    frames = find_frames(tokens, armed=armed)
    if not frames:
        return ()
    triggers: list[Trigger] = []
    kept: list[Frame] = []
    deeds = find_other_deeds(text, passage)
    for frame in frames:
        trigger = _trigger(text, passage, tokens, frame, deeds)
        if triggers and _continues(text, tokens, kept[-1], frame, triggers[-1], trigger):
            triggers[-1] = _joined(text, passage, triggers[-1], trigger)
            kept[-1] = replace(kept[-1], last=frame.last)
        else:
            triggers.append(trigger)
            kept.append(frame)
    return tuple(triggers)


@cache
def _anything() -> re.Pattern[str]:
    """Without one of these words a passage tells of nothing: most are passed over at one glance."""
    return re.compile(rf"\b(?:{'|'.join(sorted(deed_words()))})", re.I)


def _joined(text: str, passage: Passage, last: Trigger, trigger: Trigger) -> Trigger:
    many, count, bound = _counted_targets(text, passage, trigger.end)
    return replace(
        last,
        end=trigger.end,
        text=text[last.start : trigger.end],
        many=last.many or many,
        count=last.count or count,
        bound=last.bound if last.count else bound,
        done=last.done or trigger.done,
        transitive=trigger.transitive,
    )


def _continues(text: str, tokens: Tokens, last: Frame, frame: Frame, before: Trigger, trigger: Trigger) -> bool:
    """Whether a verb only says what the deed before it did: "strikes targeted", "rockets launched at X fell short"."""
    gap = text[before.end : trigger.start]
    if before.rejected != trigger.rejected and before.rejected:
        return False
    if frame.participle:
        return len(gap) < _PARTICIPLE_WITHIN and ";" not in gap
    if frame.kind == "noun":
        # "was hit by a drone strike", "killed in an air raid": the noun says what the verb suffered.
        return trigger.kind == "noun" and (before.passive or last.kind == "casualty") and bool(_BY_DEED.fullmatch(gap))
    if not _SAME.match(gap):
        return False
    if frame.weapon is not None and (frame.weapon == last.weapon or last.first <= frame.weapon < last.last):
        return True
    if last.kind == "noun":
        return not trigger.passive and not _BREAK.search(gap) and (frame.weapon is None or last.first <= frame.weapon < last.last)
    return frame.kind == "intercept" and frame.weapon is None


def _trigger(text: str, passage: Passage, tokens: Tokens, frame: Frame, deeds: Sequence[OtherDeed]) -> Trigger:
    start, end = tokens.starts[frame.first], tokens.ends[frame.last - 1]
    before = text[passage.start : start]
    clause = _clause(before)
    words = text[start:end]
    noun = frame.kind == "noun"
    many, count, bound = _counted(before) if noun else _counted_targets(text, passage, end)
    if noun and not count:
        more, count, wider = _counted_targets(text, passage, end, through="on|against|at|targeting|hit|struck|of")
        many, bound = many or more, wider if count else bound
    head = tokens.words[frame.head]
    passive = frame.passive or bool(
        _SUFFERED.search(clause) if noun else frame.kind == "object" and _PASSIVE_AFTER.match(text, end)
    )
    return Trigger(
        start=start,
        end=end,
        text=words,
        kind=frame.kind,
        type=_type_of(tokens, frame),
        plural=noun and head.endswith("s"),
        definite=noun and bool(_DEFINITE.search(before)),
        many=many,
        count=count,
        bound=bound,
        passive=passive,
        transitive=not passive and frame.kind not in ("noun", "casualty", "launch", "intercept"),
        done=not noun or bool(_LIGHT.search(clause)),
        habitual=bool(_HABIT.search(clause) or (noun and _MONTHS_OF.search(clause)))
        or (noun and many and count is None and bool(_PERFECT.search(clause))),
        rejected=reason_against(text, passage, start, end, clause, deeds),
        weapon="" if frame.weapon is None else text[tokens.starts[frame.weapon] : tokens.ends[frame.weapon]],
    )


def _type_of(tokens: Tokens, frame: Frame) -> EventType | None:
    """What a noun alone suggests."""
    if frame.kind != "noun":
        return None
    kinds = tokens.kinds[frame.head]
    return "strike" if kinds & (Word.STRIKE | Word.RAID) else "attack"


def _clause(before: str) -> str:
    cut = 0
    for match in _CLAUSE.finditer(before):
        cut = match.end()
    return before[cut:]


def _counted(before: str) -> tuple[bool, int | None, Bound]:
    window = before[-90:]
    match = _COUNT.search(window)
    if not match or _DATE_PART.search(window[: match.end("number")]) or _MONTHS_OF.search(window):
        return False, None, "exact"
    return _count(match)


def _counted_targets(text: str, passage: Passage, end: int, through: str = "") -> tuple[bool, int | None, Bound]:
    lead = rf"\s+(?:{through})(?=\s)" if through else ""
    match = re.compile(lead + _TARGETS + rf"(?:{lexicon().counted.pattern})", re.I).match(text, end, passage.end)
    return _count(match) if match else (False, None, "exact")


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
