"""One deed told by one or several verbs: "strikes targeted a depot and destroyed it", "rockets fired from X landed"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geostrike.reading.deeds.clause import STOPS
from geostrike.reading.deeds.vocabulary import Form, Word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.reading.deeds.clause import Clause, Window
    from geostrike.reading.deeds.frame import Frame

__all__ = ["Deed", "join_frames"]

_IN = frozenset({"by", "in", "with", "during", "from", "under"})
_AFTER = frozenset({"after", "before", "since", "when", "while", "as", "until"})
# "Another" tells of one more; these of the same.
_SAME = frozenset({"it", "they", "one", "both", "all", "two", "three", "most", "some", "neither", "none", "several", "first", "other"})
_PARTS = frozenset("north south east west northeast northwest southeast southwest outskirts coast province side part parts".split())
_MORE = frozenset({"another", "others", "second", "they", "more"})
_AND = frozenset({"and", "or", "then", "&", ","})
_PRONOUN_WITHIN = 5
# Words between a deed and a verb beyond which the verb's words no longer are the deed's.
_GAP_WITHIN = 12
_DEED_WITHIN = 14


@dataclass(slots=True)
class Deed:
    """Frames that tell of one deed.

    Attributes
    ----------
    frames : in order; the first leads.
    last : the ordinal behind its words: those of a later frame belong to them where no place stands between.
    """

    frames: list[Frame]
    last: int

    @property
    def lead(self) -> Frame:
        """The frame that opens it."""
        return self.frames[0]

    @property
    def weapon(self) -> int | None:
        """The first weapon told of it."""
        return next((frame.weapon for frame in self.frames if frame.weapon is not None), None)

    @property
    def ends(self) -> Frame:
        """The last frame whose words are its own."""
        return next(frame for frame in reversed(self.frames) if frame.last <= self.last)

    def windows(self, name: str) -> list[Window]:
        """Return the windows of its frames by name: "subject" or "agent"; what was brought down is no doer's subject."""
        own = [f for f in self.frames if f.kind != "intercept" or self.lead.kind == "intercept" or name == "agent"]
        return [window for frame in own if (window := getattr(frame, name)) and window[1] > window[0]]


def join_frames(clause: Clause, frames: Sequence[Frame]) -> list[Deed]:
    """Gather the frames of a sentence into deeds; those that only follow another and find none are left out."""
    deeds: list[Deed] = []
    for frame in frames:
        if deeds and _continues(clause, deeds[-1], frame):
            deed = deeds[-1]
            deed.frames.append(frame)
            if not _placed(clause, deed.last, frame.first):
                deed.last = frame.last
        elif not frame.follower:
            deeds.append(Deed([frame], frame.last))
    return deeds


def _placed(clause: Clause, first: int, last: int) -> bool:
    """Whether a place may stand between two frames, which must not be lost in the words of a deed."""
    if last - first > _GAP_WITHIN:
        return True
    for k in range(first, last):
        if clause.capital[k] and not clause.kinds[k] & Word.DAYS and not clause.words[k][0].isdigit():
            lead = next((j for j in range(k - 1, first - 1, -1) if clause.kinds[j] & Word.PREPOSITIONS), None)
            if lead is None or clause.words[lead] in ("by", "from", "with", "to"):
                continue
            if clause.words[lead] != "of" or clause.word(lead - 1) in _PARTS or clause.kind(lead - 1) & Word.TARGET:
                return True
    return any(clause.words[j] in _AFTER for j in range(first, last))


def _continues(clause: Clause, deed: Deed, frame: Frame) -> bool:
    """Whether a frame only says what the deed before it did."""
    before = deed.frames[-1]
    gap = range(before.last, frame.first)
    if before.reason or frame.reason:
        return False
    stopped = any(clause.words[j] in STOPS for j in gap)
    if stopped and frame.kind == "noun":
        return False
    if frame.kind == "noun":
        return _in_a_deed(clause, deed, frame, gap)
    first = clause.group(frame.head).first
    joined = clause.word(first - 1) in _AND
    opening = max((j for j in gap if clause.words[j] in _AND), default=before.last)
    dated = any(clause.kinds[j] & Word.DAYS for j in range(opening, frame.first))
    subject = frame.subject or (clause.subject(frame.head) if frame.kind != "intercept" or clause.group(frame.head).passive else (0, 0))
    weapons = {each.weapon for each in deed.frames if each.weapon is not None}
    pronoun = clause.word(subject[1] - 1) if subject[1] > subject[0] else ""
    words = clause.words[subject[0] : subject[1]] if subject[1] - subject[0] <= _PRONOUN_WITHIN else []
    same = not _SAME.isdisjoint(words) or clause.word(frame.last) in ("it", "them", "both", "all", "one")
    if stopped:
        return frame.weapon is None and same and not dated and "another" not in words
    if frame.participle and not any(clause.words[j] in _AFTER for j in gap):
        return True
    if deed.lead.kind == "noun" and not frame.passive and subject[0] <= deed.lead.head < subject[1]:
        return not (joined and dated)
    if before.kind == "intercept" and clause.kinds[frame.head] & (Word.BOMB | Word.HIT) and not frame.participle:
        return frame.weapon is not None and frame.weapon == before.weapon and not joined and pronoun not in ("it", "they")
    if _own_site(clause, before, frame):
        return joined and len(gap) <= 1
    if frame.weapon is not None and frame.weapon in weapons:
        return pronoun not in _MORE and not (joined and dated)
    if frame.kind == "intercept" and before.kind == "intercept" and (len(gap) == 1 or joined):
        return True
    if before.kind == "intercept" and before.subject and frame.subject and frame.kind == "weapon_subject":
        # "Destroyed a surface vessel (USV) launched by": what was launched was destroyed.
        if before.subject[0] < frame.subject[1] and frame.subject[0] < before.subject[1]:
            return True
    if before.kind == "noun" and any(clause.words[j] == "which" and clause.kind(j - 1) & Word.PREPOSITIONS for j in gap):
        return True
    if frame.weapon is None and (weapons or clause.armed) and not dated and same and "another" not in words:
        return True
    return joined and (frame.follower or bool(clause.kinds[frame.head] & Word.WEAK)) and not dated and _one_subject(clause, before, frame)


def _own_site(clause: Clause, before: Frame, frame: Frame) -> bool:
    """Whether both verbs tell of a site of their own: "bombed a depot and struck a bridge"."""
    both = Word.BOMB | Word.HIT
    relative = clause.kind(clause.group(frame.head).first - 1) & Word.RELATIVES
    return bool(clause.kinds[before.head] & both and clause.kinds[frame.head] & both) and not relative


def _one_subject(clause: Clause, before: Frame, frame: Frame) -> bool:
    return before.kind == "noun" or clause.subject(before.head) == clause.subject(frame.head)


def _in_a_deed(clause: Clause, deed: Deed, frame: Frame, gap: range) -> bool:
    """Whether a noun says in what a verb's deed was done: "hit in an air strike", "targeted the port with three raids"."""
    before = deed.frames[-1]
    if clause.kinds[frame.head] & clause.kinds[before.head] & Word.BANG:
        return True
    if before.kind == "noun" or len(gap) > _DEED_WITHIN or clause.kinds[frame.head] & Word.DOWNING:
        return False
    lead = next((j for j in reversed(gap) if clause.words[j] in _IN), None)
    if lead is None or any(clause.words[j] in ("the", "this", "that", "these", "those") for j in range(lead + 1, frame.first)):
        return False
    if any(clause.kinds[j] & (Word.BREAKS | Word.RELATIVES) or clause.words[j] in (*_AFTER, "and") for j in gap):
        return False
    if any(clause.forms[j] & Form.PAST and clause.is_verb(j) for j in range(lead, frame.first)):
        return False
    known = Word.ARMS | Word.DETERMINERS | Word.NOUNS | Word.ADVERBS | Word.PRONOUNS | Word.STATE
    if any(not clause.kinds[j] & known and clause.words[j].islower() and clause.words[j].endswith("s") for j in range(lead + 1, frame.first)):
        return False
    near = before.passive or before.kind == "casualty"
    return (near and clause.words[lead] in ("by", "in", "with", "during", "under")) or clause.words[lead] in ("with",)
