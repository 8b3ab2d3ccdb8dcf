"""The words by which reports claim a deed, leave it unclaimed, deny a part in it, or blame somebody for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from geostrike.reading.page.passages import Passage

__all__ = ["Cue", "find_cues"]

CueKind = Literal["claimed", "claimed_by", "unclaimed", "denied", "behind", "blame", "attribute", "accuse", "hold"]

_IT = r"(?:it|they|(?:its|their) (?:own )?(?:fighters|forces|members|men|units?))"
_SAY = r"(?:said|says|stated|announced|confirmed|admitted|acknowledged|claimed|declared|boasted|insisted)"
_NOUN = r"(?:attacks?|(?:air)?strikes?|raids?|assaults?|bombings?|shelling|launch(?:es)?|killings?|blasts?|ambush)"
_DEED = (
    r"(?:carried out|conducted|staged|mounted|orchestrated|launched|fired|struck|attacked|targeted|shelled|bombed"
    r"|hit|(?:was|were|been) (?:behind|responsible for))"
)
_PART = r"(?:part|role|hand|involvement|connection|complicity|responsibility|links?)"
_DENY = r"den(?:y|ies|ied|ying)"
_CLAIM = r"claim(?:s|ed|ing)?"
_VERBS = (
    r"was|were|is|are|had|has|have|did|could|would|will|came|killed|wounded|hit|targeted|caused|left|took|failed"
    r"|showed|destroyed"
)
_PATTERNS: dict[CueKind, str] = {
    "unclaimed": (
        r"\b(?:no|any) (?:\w+ ){0,2}?claims? of responsibility\b|\b(?:gone|went|remain(?:s|ed)) unclaimed\b"
        r"|\b(?:not|never)(?: \w+ly| yet)?(?: been)?(?: \w+ly)? claimed(?: by any\w*(?: group)?)?(?=\s*[.,;]|\s*$)"
    ),
    "claimed": (
        rf"\b{_CLAIM} (?:\w+ ){{0,2}}?(?:responsibility|credit)\b"
        r"|\b(?:took|takes?|taken|taking|accept(?:ed|s)|assum(?:ed|es)) (?:full )?(?:responsibility|credit)\b"
        rf"|\b{_SAY}(?: (?:in|on) [^,.;:]{{1,40}}?)?(?: that)? {_IT} (?:had |have |has )?(?:also )?{_DEED}\b"
        rf"|\b{_SAY}(?: that)? the [^,.;:]{{3,60}}? (?:was|were|had been) (?:its|their) (?:own )?(?:work|doing|deed)\b"
        rf"|\b{_CLAIM} (?=(?:the|this|that|both|these|an?|two|three|several|\w+day[’']s) "
        rf"(?:[\w-]+ ){{0,4}}?{_NOUN}\b(?! (?:{_VERBS})\b))"
    ),
    "claimed_by": r"\bclaimed by\b",
    "denied": (
        rf"\b{_DENY} (?:\w+ ){{0,3}}?{_PART}\b"
        rf"|\b{_DENY} (?:that )?{_IT} (?:was|were|is|are|had|has|have)(?: been)? (?:\w+ly )?"
        rf"(?:behind|involved|responsible|any (?:\w+ )?{_PART}|{_DEED})\b"
        rf"|\b{_DENY} (?:being (?:behind|involved)|having (?:{_DEED}|(?:had |played )?any {_PART})|carrying out"
        r"|launching|firing|staging|conducting|orchestrating)\b"
        rf"|\b(?:had|have|has|having|play(?:ed|s)?|took|takes?) no (?:\w+ )?{_PART}\b"
        r"|\b(?:had|has|have) nothing to do with\b"
        rf"|\b{_DENY} (?:the|this|that|these|those|any such) (?:accusations?|allegations?|claims?|charges?|reports?)\b"
        rf"|\b{_DENY} (?:it|this|that|them)(?=\s*(?:[.,;]|$|and\b|but\b|on\b))"
        rf"|\breject(?:s|ed|ing) (?:\w+ ){{0,3}}?(?:responsibility|(?:accusations?|allegations?|claims?|charges?) "
        rf"(?:of {_PART}|(?:that )?{_IT} (?:was|were|had|has|have)(?: been)? "
        rf"(?:behind|involved|responsible|{_DEED})))\b"
    ),
    "behind": (
        r"\b(?:is|are|was|were|be|been|being) (?:(?:\w+ly|likely|also|still|not) ){0,2}"
        r"(?:behind|responsible for|to blame for)\b|\b(?:orchestrated|masterminded)\b"
    ),
    "blame": r"\bblam(?:e|ed|es|ing)\b|\b(?:put|pinned|laid|placed) (?:the )?blame\b",
    "attribute": r"\battribut(?:ed|es|ing)\b",
    "accuse": r"\baccus(?:ed|es|ing)\b",
    "hold": r"\bh(?:eld|olds|olding)\b(?=[^.;]{1,60}? responsible\b)",
}
_CUES = {kind: re.compile(pattern.replace(" ", r"\s+"), re.I) for kind, pattern in _PATTERNS.items()}
# Without one of these words no passage says any of it: most are passed over at one glance.
_ANY = re.compile(
    r"claim|responsib|credit|behind|blam|den(?:y|ie)|attribut|accus|\bno\s|nothing|masterm|orchestr"
    r"|\b(?:it|its|they|their)\s",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Words that claim, deny or blame; offsets in the document."""

    start: int
    end: int
    kind: CueKind


def find_cues(text: str, passage: Passage) -> list[Cue]:
    """Find such words in a passage, in order, without overlap; where two readings overlap the first kind stands."""
    if not _ANY.search(text, passage.start, passage.end):
        return []
    found: list[Cue] = []
    for kind, pattern in _CUES.items():
        for match in pattern.finditer(text, passage.start, passage.end):
            if not any(cue.start < match.end() and match.start() < cue.end for cue in found):
                found.append(Cue(start=match.start(), end=match.end(), kind=kind))
    return sorted(found, key=lambda cue: cue.start)
