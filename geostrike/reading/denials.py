"""Why words that could tell of a happening do not: it is denied, threatened, planned, asked about, or another thing.

A cue governs what its scope holds: its own words, what comes after it in its clause, the noun it is said of, or its
whole sentence. What somebody reports, claims, answers or mourns has happened: a noun with "the", a verb in the past and
a noun after "after", "in response to" or "condemned" keep their ground against a cue that only plans, fears or asks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geostrike.reading.forms import form_of
from geostrike.reading.not_events import not_events
from geostrike.reading.topics import topic_against
from geostrike.reading.wording import read_wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.reading.forms import Told
    from geostrike.reading.other_deeds import OtherDeed
    from geostrike.reading.passages import Passage
    from geostrike.reading.wording import Hit, Wording

__all__ = ["reason_against"]

_ASKED = re.compile(r"[^.!?;\"”]*\?")
_MODALS = {
    "will": "planned", "shall": "planned", "would": "planned", "won't": "planned", "wouldn't": "negated",
    "can": "ability", "cannot": "negated", "can't": "negated", "couldn't": "negated", "must": "called_for",
}  # fmt: skip
# Reasons that need the happening to be still open: what is known to have happened is none of these.
_OPEN = frozenset(("planned", "hypothetical", "purpose", "threatened", "feared", "called_for", "any", "ability", "ordered"))
_APART = re.compile(r"\b(?:after|while|before|since|hours|days|but|although|when|as)\b")
_FINITE = frozenset(
    "was were is are has have had hit struck killed wounded left set said says caused destroyed came and did carried".split()
)
_AUXILIARY = frozenset("did has have had was were is are".split())
_PREPOSITIONS = frozenset("of in on at from by for after with before during since to about over".split())
# What a cue of attempts says of a weapon that flew: no reason, and none from what is weaker.
_FLOWN = "flown"
# Letters before a noun's phrase in which what governs it is looked for.
_GOVERNOR = 60


def reason_against(text: str, passage: Passage, start: int, end: int, clause: str, deeds: Sequence[OtherDeed]) -> str:
    """Return why ``text[start:end]`` tells of no happening; "" where it is told as one that happened.

    Parameters
    ----------
    clause : the words before it in its clause; unused, for a cue has a scope of its own.
    deeds : what the passage tells that is no event.
    """
    reasons = not_events().reasons
    for deed in deeds:
        if deed.start < end and start < deed.end:
            return deed.reason
    if passage.related:
        return reasons["related"]
    key = _reason(text, passage, start - passage.start, end - passage.start)
    return reasons[key] if key else ""


def _reason(text: str, passage: Passage, start: int, end: int) -> str:
    wording = read_wording(text, passage)
    if _ASKED.match(wording.low, end):
        return "question"
    plain = not_events().plain.fullmatch(wording.low, start, end) is not None
    told = form_of(wording, start, end)
    verb = told.form in ("base", "finite", "ing")
    return (
        _own_name(wording, told, start, end, plain)
        or _sentence(wording, start, end, plain)
        or (_grammar(wording, told, start, end) if verb or not told.negated else "negated")
        or topic_against(text, passage.start + start, wording, plain=plain, verb=verb)
    )


def _own_name(wording: Wording, told: Told, start: int, end: int, plain: bool) -> str:
    """The reason that the trigger's own words give: "strike group", "struck a deal"."""
    for hit in wording.hits:
        cue = hit.cue
        if cue.scope != "name" or hit.start >= end or start >= hit.end:
            continue
        if (cue.plain and (not plain or wording.war)) or (cue.reason == "thing" and told.form == "base"):
            continue
        if cue.given is None or cue.given.search(wording.low, 0, max(start, hit.start)):
            return cue.reason
    return ""


def _grammar(wording: Wording, told: Told, start: int, end: int) -> str:
    """The reason that the words around a trigger give, the strongest first; "" where it is told as done."""
    reason = _ahead(wording, told, start, end, weak=False)
    if not reason and told.form in ("noun", "definite"):
        reason = _adjective(wording, told, start, end)
    reason = (
        reason
        or _behind(wording, told, end)
        or _verb(told, done=_done(wording, told))
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
    grammar = not_events().grammar
    here = wording.index(end)
    for hit in wording.hits:
        cue = hit.cue
        if cue.scope != "behind" or hit.start < end or told.form not in cue.over or hit.index - here > cue.within:
            continue
        gap = wording.low[end : hit.start]
        if grammar.barrier.search(gap) or (cue.given and not cue.given.search(wording.low, 0, end)):
            continue
        if cue.given or (cue.after and "," not in gap):
            return cue.reason
        between = wording.words[here : hit.index]
        if between and between[-1] in _AUXILIARY:
            between = between[:-1]
        if "," not in gap and not _governed(wording, told) and not _FINITE.intersection(between):
            return cue.reason
    return ""


def _governed(wording: Wording, told: Told) -> bool:
    """Whether a preposition governs a noun, which then is no subject: "the toll of the strike would"."""
    before = wording.last(told.start)
    return before >= 0 and wording.joined(before) and wording.words[before] in _PREPOSITIONS


def _done(wording: Wording, told: Told) -> bool:
    """Whether the words before a "to" say that it was done: "managed to hit"."""
    done_to = not_events().grammar.done_to
    return told.to >= 0 and done_to.search(wording.low, max(0, told.to - _GOVERNOR), told.to) is not None


def _ahead(wording: Wording, told: Told, start: int, end: int, *, weak: bool) -> str:
    """The reason of the nearest cue before a trigger whose scope holds it."""
    if _done(wording, told):
        return ""
    barrier = not_events().grammar.barrier
    known: bool | None = None
    here = wording.index(start)
    for hit in reversed(wording.hits):
        cue = hit.cue
        if cue.scope != "ahead" or cue.weak is not weak or hit.end > start or told.form not in cue.over:
            continue
        far = here - wording.index(hit.end)
        if far > cue.within or (told.form == "ing" and far > 6):
            continue
        gap = wording.low[hit.end : start]
        if barrier.search(gap) or ("," in gap and _new_clause(wording, told, wording.index(hit.end), here)):
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


def _new_clause(wording: Wording, told: Told, first: int, last: int) -> bool:
    """Whether a comma between a cue and a trigger ends the cue's clause: a verb is cut off, a noun by another verb."""
    if told.form in ("finite", "ing"):
        return True
    comma = wording.low.index(",", wording.ends[first - 1])
    describing = not_events().grammar.describing
    return any(
        word in _FINITE or (word.endswith("ed") and word not in describing)
        for word, start in zip(wording.words[first:last], wording.starts[first:last], strict=True)
        if start > comma
    )


def _given(wording: Wording, told: Told) -> bool:
    """Whether what governs a noun takes it as given: "after", "killed in", "in response to"."""
    before = wording.low[max(0, told.start - _GOVERNOR) : told.start]
    return not_events().grammar.given.search(before) is not None


def _known(wording: Wording, told: Told, end: int) -> bool:
    """Whether a noun without "the" is told as one that happened, by what governs it or by what is said of it."""
    return _given(wording, told) or not_events().grammar.settled.match(wording.low, end) is not None


def _flew(wording: Wording, start: int, end: int) -> bool:
    """Whether what was foiled or tried was fired, and not a plot."""
    flight = not_events().flight
    if flight.plot.search(wording.low):
        return False
    return bool(flight.weapons.search(wording.low, start, end) or flight.down.search(wording.low))


def _verb(told: Told, *, done: bool) -> str:
    """The reason that a verb's group gives: "did not", "would", "to"."""
    if told.form not in ("base", "finite", "ing"):
        return ""
    if told.modal == "should" and told.negated and told.compound:
        return ""
    if told.negated:
        return "negated"
    if told.modal:
        if told.subject in ("we", "i") and told.modal in ("will", "shall"):
            return "threatened"
        return _MODALS.get(told.modal, "hypothetical")
    if told.to < 0 or done or told.perfect:
        return ""
    return "purpose" if told.form == "base" else "planned"


def _generic(wording: Wording, told: Told, start: int, end: int) -> str:
    """The reason of a bare plural that a purpose governs: "drones for attacks"."""
    if told.form != "noun" or not wording.low[start:end].endswith("s"):
        return ""
    return "purpose" if not_events().grammar.for_many.search(wording.low, max(0, start - _GOVERNOR), start) else ""


def _sentence(wording: Wording, start: int, end: int, plain: bool) -> str:
    """The reason of a cue that holds for its whole sentence."""
    words = wording.low[start:end].split()
    for hit in wording.hits:
        cue = hit.cue
        if cue.scope != "sentence" or (cue.heads and words and words[-1] not in cue.heads):
            continue
        if cue.plain:
            first, last = wording.index(start), wording.last(end)
            if plain and all(first <= index <= last for index in wording.war):
                return cue.reason
        elif not _APART.search(wording.low, min(hit.end, end), max(hit.start, start)):
            return cue.reason
    return ""
