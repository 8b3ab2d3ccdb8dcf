"""Why words that could tell of a happening do not: it is denied, threatened, planned, asked about, or another thing.

A cue governs what its scope holds: its own words, what comes after it in its clause, the noun it is said of, or its
whole sentence. What somebody reports, claims, answers or mourns has happened: a noun with "the", a verb in the past and
a noun after "after", "in response to" or "condemned" keep their ground against a cue that only plans, fears or asks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geostrike.reading.no_event.forms import form_of
from geostrike.reading.no_event.not_events import not_events
from geostrike.reading.no_event.topics import topic_against
from geostrike.reading.no_event.wording import read_wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.reading.no_event.forms import Told
    from geostrike.reading.no_event.other_deeds import OtherDeed
    from geostrike.reading.no_event.wording import Hit, Wording
    from geostrike.reading.page.passages import Passage

__all__ = ["reason_against"]

_ASKED = re.compile(r"[^.!?;\"”]*\?")
# Who says so, between commas, parts no noun from its verb.
_SAID = re.compile(
    r",[^,]{0,80}\b(?:said|says|warned|warns|added|adds|told|argued|argues|wrote|writes)\b[^,]{0,40},\s?[\"“]?"
)
_MODALS = {
    "will": "planned", "shall": "planned", "would": "planned", "won't": "planned", "wouldn't": "negated",
    "can": "ability", "cannot": "negated", "can't": "negated", "couldn't": "negated", "must": "called_for",
}  # fmt: skip
# Reasons that need the happening to be still open: what is known to have happened is none of these.
_OPEN = frozenset("planned hypothetical purpose threatened feared called_for any ability ordered".split())
_APART = re.compile(r"\b(?:after|while|before|since|hours|days|but|although|when|as)\b")
_FINITE = frozenset(
    """was were is are has have had hit struck killed wounded left set said says caused destroyed came and did
    carried""".split()
)
_AUXILIARY = frozenset("did has have had was were is are".split())
_PREPOSITIONS = frozenset("of in on at from by for after with before during since to about over".split())
# What opens a clause on a noun: "the house that was bombed".
_RELATIVE = ("that", "which", "who")
# Words within which a verb in -ing hangs on a cue.
_ING_WITHIN = 6
# What a cue of attempts says of a weapon that flew: no reason, and none from what is weaker.
_FLOWN = "flown"
# Letters before a noun's phrase in which what governs it is looked for.
_GOVERNOR = 60


def reason_against(
    text: str,
    passage: Passage,
    start: int,
    end: int,
    clause: str,  # noqa: ARG001 -- part of the call; a cue has a scope of its own
    deeds: Sequence[OtherDeed],
    *,
    armed: bool = False,
) -> str:
    """Return why ``text[start:end]`` tells of no happening; "" where it is told as one that happened.

    Parameters
    ----------
    clause : the words before it in its clause.
    deeds : what the passage tells that is no event.
    armed : whether armed forces, a state or one of the nouns of war did it, so that what it hit was no accident.
    """
    reasons = not_events().reasons
    for deed in deeds:
        if deed.start < end and start < deed.end:
            return deed.reason
    if passage.related:
        return reasons["related"]
    key = _reason(text, passage, start - passage.start, end - passage.start, armed=armed)
    return reasons[key] if key else ""


def _reason(text: str, passage: Passage, start: int, end: int, *, armed: bool) -> str:
    wording = read_wording(text, passage)
    if _ASKED.match(wording.low, end):
        return "question"
    plain = not_events().plain.fullmatch(wording.low, start, end) is not None
    told = form_of(wording, start, end)
    return (
        _own_name(wording, told, start, end, plain, armed=armed)
        or _sentence(wording, start, end, plain)
        or (_grammar(wording, told, start, end) if not (told.noun and told.negated) else "negated")
        or topic_against(text, passage.start, wording, start, end, plain=plain, verb=not told.noun)
    )


def _own_name(wording: Wording, told: Told, start: int, end: int, plain: bool, *, armed: bool) -> str:
    """The reason that the trigger's own words give: "strike group", "struck a deal"."""
    for hit in wording.hits:
        cue = hit.cue
        if cue.scope != "name" or hit.start >= end or start >= hit.end:
            continue
        if (cue.plain and (not plain or wording.war)) or (cue.reason == "thing" and told.form == "base"):
            continue
        # "A strike hit the road" is no figure of speech, as "he hit the road" is.
        if cue.reason == "figure" and told.noun and " " in wording.low[start:end]:
            continue
        if cue.reason == "accident" and armed:
            continue
        if cue.given is None or cue.given.search(wording.low, 0, max(start, hit.start)):
            return cue.reason
    return ""


def _grammar(wording: Wording, told: Told, start: int, end: int) -> str:
    """The reason that the words around a trigger give, the strongest first; "" where it is told as done."""
    reason = _ahead(wording, told, start, end, weak=False)
    if not reason and told.noun:
        reason = _adjective(wording, told, start, end)
    reason = (
        reason
        or _behind(wording, told, end)
        or _verb(wording, told, start, end)
        or _ahead(wording, told, start, end, weak=True)
        or _generic(wording, told, start, end)
    )
    return "" if reason == _FLOWN else reason


def _adjective(wording: Wording, told: Told, start: int, end: int) -> str:
    """The reason that an adjective of a noun gives: "the planned raid"."""
    if told.adjective == "attempted" and _flew(wording, start, end):
        return ""
    return "" if not_events().grammar.happened.match(wording.low, end) else told.adjective


def _behind(wording: Wording, told: Told, end: int) -> str:
    """The reason that what is said of a noun gives: "the raid was called off"."""
    if told.form in ("base", "ing"):
        return ""
    low = wording.low
    for hit in wording.hits:
        cue = hit.cue
        if cue.scope != "behind" or hit.start < end or told.form not in cue.over:
            continue
        gap = low[end : hit.start]
        if "," in gap:
            gap = _SAID.sub(" ", gap)
        if gap.count(" ") > cue.within or not_events().grammar.barrier.search(gap):
            continue
        if cue.given:
            if cue.given.search(low, 0, hit.start):
                return cue.reason
            continue
        if "," not in gap and (cue.after or _is_subject(told, gap.split())):
            return cue.reason
    return ""


def _is_subject(told: Told, between: list[str]) -> bool:
    """Whether a noun is the subject of the verb behind `between`: not in "the toll of the strike would"."""
    if between and between[-1] in _AUXILIARY:
        between = between[:-1]
    return told.subject not in _PREPOSITIONS and _FINITE.isdisjoint(between)


def _done(wording: Wording, told: Told) -> bool:
    """Whether the words before a "to" say that it was done: "managed to hit"."""
    done_to = not_events().grammar.done_to
    return told.to >= 0 and done_to.search(wording.low, max(0, told.to - _GOVERNOR), told.to) is not None


def _ahead(wording: Wording, told: Told, start: int, end: int, *, weak: bool) -> str:
    """The reason of the nearest cue before a trigger whose scope holds it."""
    if _done(wording, told):
        return ""
    known: bool | None = None
    for hit in reversed(wording.hits):
        cue = hit.cue
        if cue.scope != "ahead" or cue.weak is not weak or hit.end > start or told.form not in cue.over:
            continue
        if not _reaches(wording, told, hit, start):
            continue
        if cue.flight and _flew(wording, start, end):
            return _FLOWN
        if told.form == "noun" and cue.reason == "denied" and _given(wording, told):
            continue
        if told.form == "noun" and cue.reason in _OPEN:
            if known is None:
                known = _known(wording, told, end)
            if known:
                continue
        return cue.reason
    return ""


def _reaches(wording: Wording, told: Told, hit: Hit, start: int) -> bool:
    """Whether a cue's clause goes on to a trigger, and near enough."""
    low, cue = wording.low, hit.cue
    far = wording.between(hit.end, start) - 1
    if far > cue.within or (told.form == "ing" and far > _ING_WITHIN):
        return False
    gap = low[hit.end : start]
    if not_events().grammar.barrier.search(low, hit.end, start) or _new_clause(gap, told):
        return False
    if cue.weak and " that " in gap:
        return False
    return not (told.form == "finite" and told.subject in _RELATIVE and low[hit.end : told.start].strip() != "that")


def _new_clause(gap: str, told: Told) -> bool:
    """Whether a comma between a cue and a trigger ends the cue's clause: a verb is cut off, a noun by another verb."""
    _, comma, behind = gap.partition(",")
    if not comma:
        return False
    describing = not_events().grammar.describing
    return not told.noun or any(
        word in _FINITE or (word.endswith("ed") and word not in describing) for word in behind.split()
    )


def _given(wording: Wording, told: Told) -> bool:
    """Whether what governs a noun takes it as given: "after", "killed in", "in response to"."""
    return not_events().grammar.given.search(wording.low, max(0, told.start - _GOVERNOR), told.start) is not None


def _known(wording: Wording, told: Told, end: int) -> bool:
    """Whether a noun without "the" is told as one that happened, by what governs it or by what is said of it."""
    return _given(wording, told) or not_events().grammar.settled.match(wording.low, end) is not None


def _flew(wording: Wording, start: int, end: int) -> bool:
    """Whether what was foiled or tried was fired, and not a plot."""
    flight = not_events().flight
    if flight.plot.search(wording.low):
        return False
    return bool(flight.weapons.search(wording.low, start, end) or flight.down.search(wording.low))


def _verb(wording: Wording, told: Told, start: int, end: int) -> str:
    """The reason that a verb's group gives: "did not", "would", "to"."""
    if told.noun or (told.modal == "should" and told.negated and told.compound):
        return ""
    if told.negated:
        return "" if _fell_short(wording, told, start, end) else "negated"
    if told.modal:
        if told.subject in ("we", "i") and told.modal in ("will", "shall"):
            return "threatened"
        return _MODALS.get(told.modal, "hypothetical")
    if told.to < 0 or told.perfect or _done(wording, told):
        return ""
    return "purpose" if told.form == "base" else "planned"


def _fell_short(wording: Wording, told: Told, start: int, end: int) -> bool:
    """Whether a weapon did not go off, or did not hit what it was fired at."""
    flight = not_events().flight
    if flight.dud.search(wording.low, start, end) and "no" not in wording.low[: told.start].split():
        return True
    return any(match.end() >= told.start for match in flight.aimed.finditer(wording.low, 0, start))


def _generic(wording: Wording, told: Told, start: int, end: int) -> str:
    """The reason of a bare plural that a purpose governs: "drones for attacks"."""
    if told.form != "noun" or not wording.low[start:end].endswith("s"):
        return ""
    return "purpose" if not_events().grammar.for_many.search(wording.low, max(0, start - _GOVERNOR), start) else ""


def _sentence(wording: Wording, start: int, end: int, plain: bool) -> str:
    """The reason of a cue that holds for its whole sentence."""
    for hit in wording.hits:
        cue = hit.cue
        if cue.scope != "sentence" or (cue.heads and wording.low[start:end].rpartition(" ")[2] not in cue.heads):
            continue
        if cue.plain:
            if plain and not wording.war and not (cue.then_no and cue.then_no.match(wording.low, end)):
                return cue.reason
        elif not _APART.search(wording.low, min(hit.end, end), max(hit.start, start)):
            return cue.reason
    return ""
