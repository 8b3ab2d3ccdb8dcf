"""Who is said to have claimed a happening, not to have claimed it, to deny a part in it, or to be blamed for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geostrike.reading.said.speakers import speaker_before, speaker_of
from geostrike.reading.said.stances import Cue, find_cues
from geostrike.reading.said.subjects import Subjects, specific

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geostrike.model import Responsibility, Stance
    from geostrike.reading.deeds.actors import Actor
    from geostrike.reading.deeds.triggers import Trigger
    from geostrike.reading.page.passages import Passage

__all__ = ["Said", "find_said", "in_short"]

_NOT = re.compile(
    r"(?:\b(?:not|never|yet\s+to|nor|without|declin\w+\s+to|refus\w+\s+to|fail\w+\s+to|stopp\w+\s+short\s+of)"
    r"|n[’']t)\s+(?:\w+\s+){0,2}$",
    re.I,
)
_UNSURE = re.compile(
    r"\b(?:(?:(?-i:may)|might|could|would|will|should|can|if|whether)(?:\s+(?:\w+ly|have|has|had|it|they|also))*"
    r"|(?:(?:clear|known?|says?|said|see|learn|determin\w*|establish\w*|identify\w*|find(?:ing)?\s+out|sure|certain|question|asked)\s+)"
    r"(?:who|which|what)(?:\s+\w+){0,3}"
    r"|(?<!first )(?<!quick )(?<!rushed )(?<!yet )to)\s+$",
    re.I,
)
# "if Hezbollah claimed it", "no evidence that Iran was behind it", "did not say that": nothing is said of who did it.
_DOUBTED = re.compile(
    r"\b(?:if|whether|unless|in\s+case)\b[^,.;]{0,60}$"
    r"|\b(?:(?:no|little|without)\s+(?:\w+\s+)?(?:evidence|proof|signs?|indications?|suggestion|confirmation)"
    r"|(?:not|never|n[’']t)\s+(?:\w+\s+)?(?:say|said|believe|think|know|conclude|suggest|prove|confirm)\w*"
    r"|(?:reject|dismiss|den(?:y|ie)|refut|disput|doubt)\w*)\b[^.;,]{0,50}$",
    re.I,
)
_SOME_GROUP = re.compile(
    r"\b(?:group|entity|organi[sz]ation|movement|faction|outfit|coalition)\s+(?:that|which)\s+(?:\w+\s+)?$", re.I
)
_ADJACENT = re.compile(
    r"(?:[’']s?)?(?:\s+(?!(?:in|on|at|by|from|of|for|and|to)\s)[\w-]+){0,3}?(?:,?\s+(?:which|who|that|to))?\s+"
)
_PASSIVE = re.compile(r"(?:\b(?:is|are|was|were|been|being|be|stands?)\s+(?:\w+ly\s+|also\s+)?|,\s*)$", re.I)
# "was blamed by the army on X", "is accused by the army of": who blames, where the verb is passive.
_BY = re.compile(r"\s+by\s+(?P<by>[^,;]{2,60}?)\s+(?=(?:on|to|for|of)\b)", re.I)
_ONTO = re.compile(r"\s+(?:squarely\s+|largely\s+)?(?:on|to|with)\s+", re.I)
_FROM = re.compile(r"\s+(?:from|by)\s+", re.I)
# "blamed the raid on X", "put the blame for it on X": what somebody is blamed for stands before the name.
_IT = re.compile(r"\s+(?:for\s+)?(?:it|this|that|them|(?:the|these|those|last|an?|\w+day[’']s)\s)", re.I)
_ONTOS = re.compile(r"\s(?:on|to|with)\s", re.I)
_OF_DOING = re.compile(
    r"\s+of\s+(?:being\s+behind|having|(?:carry|conduct|launch|stag|fir|orchestrat|attack|bomb|strik|shell|target"
    r"|mastermind|perpetrat|mount|hitt)\w*|the|an?|this|that)\b",
    re.I,
)
_RESPONSIBLE = re.compile(r"[\w\s’'-]{0,50}?\bresponsible\b", re.I)
# "territory claimed by X" is no claim of a deed.
_CLAIMED_ALONE = re.compile(
    r"(?:\b(?:was|were|been|being|later|quickly|also|and|since|\w*(?:attack|strike|raid|bombing|shelling)s?)\s+|,\s*)$",
    re.I,
)
_TOLD_BEFORE = (
    r"(?:it|this|that|them|these|those|either|both|any\s+of\s+(?:it|them|these)"
    r"|(?:for\s+)?(?:the|this|that|these|those)\s+(?:[\w-]+\s+){0,2}?(?:incidents?|blasts?|explosions?|killings?|deaths?"
    r"|operations?|ambush|launch(?:es)?|sinking|violence|barrage|drones?|rockets?|missiles?))\b"
)
_BEFORE = re.compile(_TOLD_BEFORE, re.I)
# What a statement without a happening of its own may speak of: nothing further, or what was told before.
_SPOKEN_OF = re.compile(
    r"(?!\s*(?:for|of|in|with|on|behind|to)\s|\s+(?:the|an?|its|their)\s)"
    rf"|\s*(?:(?:for|of|in|with|on|behind)\s+)?{_TOLD_BEFORE}"
    r"|\s*(?:in|via|through|on)\s+(?:(?:an?|its|their)\s+(?:\w+\s+)?(?:statement|post|message|video|speech|interview"
    r"|letter|channel|website)|social\s+media|state\s+(?:TV|television|media)|\w+day|(?-i:[A-Z])\w+)\b",
    re.I,
)
_TURNS = re.compile(
    r"[;:]\s|,\s+(?:and|so|yet|then)\b|\b(?:but|before|after|when|while|as|because|since|unless|although|though|that|which|who|whose)\b"
)
# Letters before a cue in which it may be negated.
_LEAD = 80
# Letters between a statement and the happening it speaks of: after it, and before it.
_AHEAD = 90
_BACK = 260


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a passage says of somebody's part in a happening.

    Attributes
    ----------
    actor : who claimed, denied or is blamed; None for "no group has claimed it".
    trigger : ordinal, in the passage, of the happening it speaks of; None for what was told before the passage.
    """

    actor: Actor | None
    stance: Stance
    by: str
    trigger: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Word:
    """A cue understood: who, and where the words end behind which the deed is named.

    Attributes
    ----------
    told_before : whether the deed stands before the words.
    what : the words within them for what somebody is blamed for; "" for none.
    """

    actors: Sequence[Actor]
    stance: Stance
    start: int
    end: int
    by: str = ""
    told_before: bool = False
    what: str = ""


def in_short(stances: Iterable[Stance]) -> Responsibility | None:
    """Return what statements come to: claimed where anybody claims it, else the first that denies or blames."""
    found = [stance for stance in stances if stance != "not_claimed"]
    return "claimed" if "claimed" in found else found[0] if found else None


def find_said(
    text: str,
    passage: Passage,
    triggers: Sequence[Trigger],
    actors: Sequence[Actor],
    last_group: Actor | None = None,
) -> tuple[Said, ...]:
    """Find what a passage says of who claimed, denied or is blamed for what, in order.

    Parameters
    ----------
    triggers, actors : of the passage.
    last_group : the armed group that did what was told before, for "the group claimed responsibility".
    """
    cues = find_cues(text, passage)
    if not cues or passage.text.rstrip("\"”’' ").endswith("?"):
        return ()
    named = [actor for actor in actors if not actor.compound]
    reader = _CueReader(Subjects(text, passage, named, last_group))
    found: list[Said] = []
    for cue in cues:
        word = reader.read(cue)
        if word is None:
            continue
        speaks, trigger = _deed_of(text, passage, triggers, word)
        if speaks:
            some: Sequence[Actor | None] = word.actors or (None,)
            found += [Said(actor=actor, stance=word.stance, by=word.by, trigger=trigger) for actor in some]
    return tuple(found)


class _CueReader:
    """Understands the cues of one passage."""

    def __init__(self, subjects: Subjects) -> None:
        self.subjects = subjects
        self.text = subjects.text
        self.passage = subjects.passage

    def read(self, cue: Cue) -> _Word | None:
        before = self.text[max(self.passage.start, cue.start - _LEAD) : cue.start]
        negated = bool(_NOT.search(before)) or (cue.kind == "behind" and " not " in self.text[cue.start : cue.end])
        if cue.kind == "unclaimed":
            by = _FROM.match(self.text, cue.end, self.passage.end)
            those = self.subjects.after(by.end()) if by else []
            return _Word(actors=those, stance="not_claimed", start=cue.start, end=those[-1].end if those else cue.end)
        if not negated and (_UNSURE.search(before) or _DOUBTED.search(before)):
            return None
        if cue.kind == "claimed":
            return self._claimed(cue, negated=negated)
        if cue.kind == "claimed_by":
            return self._claimed_by(cue, before, negated=negated)
        if cue.kind == "behind":
            return self._behind(cue, negated=negated)
        if negated or self.subjects.nobody(cue.start):
            return None
        if cue.kind == "denied":
            deniers = self.subjects.before(cue.start, far=True)
            return _Word(actors=deniers, stance="denied", start=cue.start, end=cue.end) if deniers else None
        return self._blamed(cue, before)

    def _claimed(self, cue: Cue, *, negated: bool) -> _Word | None:
        if nobody := self.subjects.nobody(cue.start):
            claimants = specific([a for a in self.subjects.before(cue.start) if a.start >= nobody.end()])
            return _Word(actors=claimants, stance="not_claimed", start=cue.start, end=cue.end)
        if _SOME_GROUP.search(self.text, self.passage.start, cue.start):
            # "The group that claimed the raid: X": its name comes after.
            claimants = [a for a in self.subjects.actors if a.start >= cue.end][:1]
        else:
            claimants = self.subjects.before(cue.start)
        if not claimants:
            return None
        stance: Stance = "not_claimed" if negated else "claimed"
        return _Word(actors=claimants, stance=stance, start=cue.start, end=cue.end)

    def _claimed_by(self, cue: Cue, before: str, *, negated: bool) -> _Word | None:
        claimants = self.subjects.after(cue.end)
        if not claimants or not _CLAIMED_ALONE.search(before):
            return None
        stance: Stance = "not_claimed" if negated else "claimed"
        return _Word(actors=claimants, stance=stance, start=cue.start, end=claimants[-1].end, told_before=True)

    def _behind(self, cue: Cue, *, negated: bool) -> _Word | None:
        those = self.subjects.before(cue.start)
        if not those or self.subjects.nobody(cue.start):
            return None
        if negated:
            return _Word(actors=those, stance="denied", start=cue.start, end=cue.end)
        if not _ADJACENT.fullmatch(self.text, those[-1].end, cue.start):
            return None
        by = speaker_of(self.text, self.passage.start, self.passage.end, those[0].start, cue.end)
        return _Word(actors=those, stance="blamed", start=cue.start, end=cue.end, by=by)

    def _blamed(self, cue: Cue, before: str) -> _Word | None:
        text, end = self.text, self.passage.end
        passive = bool(_PASSIVE.search(before)) and text[cue.end - 2 : cue.end].lower() == "ed"
        agent = _BY.match(text, cue.end, end) if passive else None
        by = " ".join(agent.group("by").split()).removeprefix("the ") if agent else ""
        if not passive:
            by = speaker_before(text, self.passage.start, cue.start)
        at = agent.end() - 1 if agent else cue.end
        if cue.kind == "hold":
            held = self.subjects.after(cue.end)
            responsible = _RESPONSIBLE.match(text, held[-1].end, end) if held else None
            return self._word(cue, held, responsible.end(), by) if responsible else None
        if cue.kind == "accuse":
            accused = self.subjects.before(cue.start) if passive else self.subjects.after(cue.end)
            at = at if passive else accused[-1].end if accused else at
            return self._word(cue, accused, at, by) if _OF_DOING.match(text, at, end) else None
        if onto := _ONTO.match(text, at, end):
            # "blamed Iran on Sunday" is not met: Sunday is nobody.
            return self._word(cue, self.subjects.after(onto.end()), None, by)
        if cue.kind == "attribute" or text[cue.start : cue.end].lower().startswith(("put", "pin", "laid", "plac")):
            return self._blamed_onto(cue, at, by)
        if passive:
            return self._word(cue, self.subjects.before(cue.start), at, by)
        if direct := self.subjects.after(at):
            return self._word(cue, direct, direct[-1].end, by)
        return self._blamed_onto(cue, at, by)

    def _blamed_onto(self, cue: Cue, at: int, by: str) -> _Word | None:
        """A word of blame that names the deed before who is blamed for it."""
        text, end = self.text, min(self.passage.end, at + _AHEAD)
        if not _IT.match(text, at, end):
            return None
        for onto in _ONTOS.finditer(text, at, end):
            if those := self.subjects.after(onto.end()):
                what = text[at : onto.start()].strip().removeprefix("for ")
                return _Word(actors=those, stance="blamed", start=cue.start, end=onto.start(), by=by, what=what)
        return None

    @staticmethod
    def _word(cue: Cue, actors: Sequence[Actor], at: int | None, by: str) -> _Word | None:
        """A word of blame; without `at`, behind which the deed is named, it was told before the word."""
        if not actors:
            return None
        end = cue.end if at is None else at
        return _Word(actors=actors, stance="blamed", start=cue.start, end=end, by=by, told_before=at is None)


def _deed_of(text: str, passage: Passage, triggers: Sequence[Trigger], word: _Word) -> tuple[bool, int | None]:
    """Whether a statement speaks of a happening, and of which in the passage: None for one told before it."""
    within = [n for n, t in enumerate(triggers) if t.start < word.end and word.start < t.end]
    if within:
        return True, within[-1]
    if word.what and not _BEFORE.match(word.what):
        return False, None
    after = next((n for n, t in enumerate(triggers) if t.start >= word.end), None)
    before = next((n for n in reversed(range(len(triggers))) if triggers[n].end <= word.start), None)
    back = before is not None and word.start - triggers[before].end <= _BACK
    if word.told_before and back:
        return True, before
    if after is not None:
        gap = text[word.end : triggers[after].start]
        if len(gap) <= _AHEAD and not _TURNS.search(gap):
            return True, after
    if not word.told_before and not _SPOKEN_OF.match(text, word.end, passage.end):
        return False, None
    if back:
        return True, before
    return True, after if after is not None and triggers[after].definite else None
