"""The words in a passage that tell of a happening, and whether it is told as one that happened."""

from __future__ import annotations

import re
from calendar import month_name
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from geostrike.reading.denials import reason_against
from geostrike.reading.lexicon import TriggerKind, TriggerWords, lexicon
from geostrike.reading.numbers import NUMBER, number_of
from geostrike.reading.other_deeds import OtherDeed, find_other_deeds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.model import Bound, EventType
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
    kind: TriggerKind
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


@lru_cache(maxsize=4096)
def find_triggers(text: str, passage: Passage) -> tuple[Trigger, ...]:
    """Find what a passage tells of, in order; offsets refer to `text`, the document's."""
    words = lexicon()
    found: list[tuple[int, int, TriggerWords]] = []
    for kind in words.triggers:
        for match in kind.pattern.finditer(text, passage.start, passage.end):
            start, end = match.span()
            if any(a < end and start < b for a, b, _ in found):
                continue
            if kind.kind == "launch" and not _launches(text, passage, end):
                continue
            if kind.kind == "intercept" and not _brings_down(text, passage, end):
                continue
            if kind.kind == "casualty" and not _by_weapon(text, passage, end):
                continue
            if kind.kind == "weapon_subject" and not words.weapons.search(text, max(passage.start, start - 80), start):
                continue
            found.append((start, end, kind))
    found.sort(key=lambda item: item[0])
    triggers: list[Trigger] = []
    deeds = find_other_deeds(text, passage) if found else ()
    for start, end, kind in found:
        trigger = _trigger(text, passage, start, end, kind, deeds)
        last = triggers[-1] if triggers else None
        if last and _continues(text, last, trigger):
            many, count, bound = _counted_targets(text, passage, trigger.end)
            triggers[-1] = replace(
                last,
                end=trigger.end,
                text=text[last.start : trigger.end],
                many=last.many or many,
                count=last.count or count,
                bound=last.bound if last.count else bound,
                done=last.done or trigger.kind == "object",
                transitive=trigger.kind in ("object", "participle"),
            )
        elif trigger.kind != "participle" or text[:start].rstrip().endswith(","):
            triggers.append(trigger)
    return tuple(triggers)


def _launches(text: str, passage: Passage, end: int) -> bool:
    """Whether a verb of launching has a weapon as its object, and no noun of a happening that tells it anyway."""
    window = text[end : min(passage.end, end + 70)]
    weapon = lexicon().launched.search(window)
    if not weapon:
        return False
    return not any(
        words.pattern.search(window[: weapon.end() + 25]) for words in lexicon().triggers if words.kind == "noun"
    )


def _brings_down(text: str, passage: Passage, end: int) -> bool:
    """Whether a weapon in flight is what was brought down; a store "of rockets" is not."""
    return bool(
        re.compile(rf"\s+(?:(?!of\b|for\b)[\w-]+\s+){{0,4}}?{lexicon().launched.pattern}", re.I).match(
            text, end, passage.end
        )
    )


def _by_weapon(text: str, passage: Passage, end: int) -> bool:
    """Whether a verb of killing or wounding has a weapon for its agent, and no noun of a happening that tells it."""
    agent = re.compile(rf"[^.;:]{{0,50}}?\b(?:by|when)\s+(?:[\w-]+\s+){{0,4}}?{lexicon().weapons.pattern}", re.I).match(
        text, end, passage.end
    )
    return agent is not None and not any(
        words.pattern.search(text, end, agent.end()) for words in lexicon().triggers if words.kind == "noun"
    )


def _continues(text: str, last: Trigger, trigger: Trigger) -> bool:
    """Whether a verb only says what the noun or verb before it did: "strikes targeted", "rockets targeting"."""
    gap = text[last.end : trigger.start]
    if trigger.kind == "participle":
        return len(gap) < 90 and ";" not in gap
    if trigger.kind == "object" and last.kind == "noun" and not trigger.passive:
        return bool(_SAME.match(gap)) and not _BREAK.search(gap)
    return False


def _trigger(
    text: str, passage: Passage, start: int, end: int, kind: TriggerWords, deeds: Sequence[OtherDeed]
) -> Trigger:
    before = text[passage.start : start]
    clause = _clause(before)
    words = text[start:end]
    noun = kind.kind == "noun"
    many, count, bound = _counted(before) if noun else _counted_targets(text, passage, end)
    if noun and not count:
        more, count, wider = _counted_targets(text, passage, end, through="on|against|at|targeting|hit|struck|of")
        many, bound = many or more, wider if count else bound
    passive = bool(
        _SUFFERED.search(clause)
        if noun
        else kind.kind == "intercept"
        or _PASSIVE_BEFORE.search(before)
        or (kind.kind == "object" and _PASSIVE_AFTER.match(text, end))
    )
    return Trigger(
        start=start,
        end=end,
        text=words,
        kind=kind.kind,
        type=kind.type,
        plural=noun and words.split(" of ")[0].lower().endswith("s"),
        definite=noun and bool(_DEFINITE.search(before)),
        many=many,
        count=count,
        bound=bound,
        passive=passive,
        transitive=not passive and kind.kind not in ("noun", "casualty", "launch", "intercept"),
        done=not noun or bool(_LIGHT.search(clause)),
        habitual=bool(_HABIT.search(clause) or (noun and _MONTHS_OF.search(clause)))
        or (noun and many and count is None and bool(_PERFECT.search(clause))),
        rejected=reason_against(text, passage, start, end, clause, deeds),
    )


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
