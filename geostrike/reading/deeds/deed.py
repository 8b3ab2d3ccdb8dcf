"""One deed told by one or several verbs: "strikes targeted a depot and destroyed it", "rockets fired from X landed"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from geostrike.reading.deeds.vocabulary import Form, Word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.reading.deeds.clause import Clause
    from geostrike.reading.deeds.frame import Frame
    from geostrike.reading.deeds.sentence import Window

__all__ = ["Deed", "join_frames"]

_IN = frozenset({"by", "in", "with", "during", "from", "under"})
_IN_WHICH = _IN - {"from"}
# A name behind these says who or whence, not where.
_WHO = frozenset({"by", "from", "with", "to"})
_AFTER = frozenset({"after", "before", "since", "when", "while", "as", "until"})
_THIS = frozenset({"the", "this", "that", "these", "those"})
_AND = frozenset({"and", "or", "then", "&", ","})
_TRANSITIVE = frozenset({"object", "present", "participle"})
_SITED = Word.BOMB | Word.HIT
_QUALIFY = Word.ARMS | Word.DETERMINERS | Word.NOUNS | Word.ADVERBS | Word.PRONOUNS | Word.STATE
# Words of a subject that is a pronoun: "one of the two".
_PRONOUN_WITHIN = 5
# Words between a deed and a verb beyond which the verb's words no longer are the deed's, and between a verb and a noun.
_GAP_WITHIN, _DEED_WITHIN = 12, 14


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

    def subjects(self) -> list[Window]:
        """Return the windows of its subjects; what was brought down is none of a deed that was told otherwise."""
        own = [f for f in self.frames if f.kind != "intercept" or self.lead.kind == "intercept"]
        found: dict[int, Window] = {}
        for frame in own:
            # A later verb's window may only be the first one's, grown.
            if frame.subject and frame.subject[1] > frame.subject[0]:
                found.setdefault(frame.subject[0], frame.subject)
        return list(found.values())

    def agents(self) -> list[Window]:
        """Return the windows of its agents."""
        return [frame.agent for frame in self.frames if frame.agent and frame.agent[1] > frame.agent[0]]


class _Link(NamedTuple):
    """How a frame stands to the deed before it.

    Attributes
    ----------
    joined : whether "and" or a comma stands right before its verb.
    dated : whether a day opens its clause, so that it is another deed.
    subject : the words of its subject.
    pronoun : the classes of the subject's last word.
    same, more : whether its subject or object is a pronoun for what was told, or for one more.
    """

    gap: range
    joined: bool
    dated: bool
    subject: Window
    pronoun: int
    same: bool
    more: bool


def join_frames(clause: Clause, frames: Sequence[Frame]) -> list[Deed]:
    """Gather the frames of a sentence into deeds; those that only follow another and find none are left out."""
    deeds: list[Deed] = []
    for frame in frames:
        if deeds and _continues(clause, deeds[-1], frame):
            deed = deeds[-1]
            deed.frames.append(_with_whose(clause, deed.frames[-1], frame))
            if not _placed(clause, deed.ends, deed.last, frame.first):
                deed.last = frame.last
        elif not frame.follower:
            deeds.append(Deed([frame], frame.last))
    return deeds


def _with_whose(clause: Clause, before: Frame, frame: Frame) -> Frame:
    """A noun in which a verb's deed was done, with whose it was: "was hit in a Turkish drone strike"."""
    if frame.kind != "noun" or frame.agent is not None or not (before.passive or before.kind == "casualty"):
        return frame
    lead = next((j for j in range(frame.first - 1, before.last - 1, -1) if clause.kinds[j] & Word.PREPOSITIONS), None)
    return frame if lead is None else replace(frame, agent=(lead + 1, frame.first))


def _placed(clause: Clause, ends: Frame, first: int, last: int) -> bool:
    """Whether a place may stand between two frames, which must not be lost in the words of a deed."""
    if last - first > _GAP_WITHIN or any(clause.words[j] in _AFTER for j in range(first, last)):
        return True
    for k in range(first, last):
        if clause.capital[k] and not clause.kinds[k] & Word.DAYS and not clause.words[k][0].isdigit():
            lead = next((j for j in range(k - 1, first - 1, -1) if clause.kinds[j] & Word.PREPOSITIONS), None)
            if lead is None and ends.kind in _TRANSITIVE:
                return True
            if lead is None or clause.words[lead] in _WHO:
                continue
            if clause.words[lead] != "of" or clause.kind(lead - 1) & (Word.SIDES | Word.PARTS | Word.TARGET):
                return True
    return False


def _continues(clause: Clause, deed: Deed, frame: Frame) -> bool:
    """Whether a frame only says what the deed before it did."""
    before = deed.frames[-1]
    gap = range(before.last, frame.first)
    stopped = clause.stopped(before.last, frame.first)
    if before.reason or frame.reason or (stopped and frame.kind == "noun"):
        return False
    if frame.kind == "noun":
        return _in_a_deed(clause, before, frame, gap)
    link = _link(clause, before, frame, gap)
    if stopped:
        return frame.weapon is None and link.same and not link.dated
    if frame.participle and not any(clause.words[j] in _AFTER for j in gap):
        return True
    lead = deed.lead
    if lead.kind == "noun" and not frame.passive and link.subject[0] <= lead.head < link.subject[1]:
        return not (link.joined and link.dated)
    if clause.kinds[frame.head] & _SITED:
        if before.kind == "intercept":
            # What was shot down hits nothing: "... and in response it bombed".
            return frame.weapon is not None and frame.weapon == before.weapon and not (link.joined or link.same)
        if clause.kinds[before.head] & _SITED and not _relative(clause, frame):
            # Each has a site of its own, but "bombed and shelled" have one.
            return link.joined and len(gap) <= 1
    return _of_one_weapon(clause, deed, frame, link) or _goes_on(clause, before, frame, link)


def _link(clause: Clause, before: Frame, frame: Frame, gap: range) -> _Link:
    group = clause.group(frame.head)
    opening = max((j for j in gap if clause.words[j] in _AND), default=before.last)
    own = frame.kind != "intercept" or group.passive
    subject = clause.subject(frame.head) if own else (0, 0)
    first, last = subject
    short = subject if last - first <= _PRONOUN_WITHIN else (0, 0)
    more = any(clause.words[j] == "another" for j in range(*short))
    them = clause.kind(frame.last) & Word.THEM or (not own and clause.any_of(frame.subject or (0, 0), Word.THEM))
    return _Link(
        gap=gap,
        joined=clause.word(group.first - 1) in _AND,
        dated=any(clause.kinds[j] & Word.DAYS for j in range(opening, frame.first)),
        subject=subject,
        pronoun=clause.kind(last - 1) if last > first else 0,
        same=(clause.any_of(short, Word.SAME) or bool(them)) and not more,
        more=more,
    )


def _relative(clause: Clause, frame: Frame) -> bool:
    return bool(clause.kind(clause.group(frame.head).first - 1) & Word.RELATIVES)


def _of_one_weapon(clause: Clause, deed: Deed, frame: Frame, link: _Link) -> bool:
    """Whether a frame tells of the weapon that the deed had."""
    weapons = {each.weapon for each in deed.frames if each.weapon is not None}
    if frame.weapon is not None and frame.weapon in weapons:
        return not link.pronoun & Word.MORE and not (link.joined and link.dated)
    if frame.weapon is None and (weapons or clause.armed):
        return link.same and not link.dated
    sent = deed.frames[-1]
    if sent.kind == "intercept" and sent.subject and frame.subject and frame.kind == "weapon_subject":
        # "Destroyed a surface vessel (USV) launched by": what was launched was destroyed.
        return sent.subject[0] < frame.subject[1] and frame.subject[0] < sent.subject[1]
    return False


def _goes_on(clause: Clause, before: Frame, frame: Frame, link: _Link) -> bool:
    """Whether a verb shares the subject, or the object, of the one before it: "bombed a store and destroyed it"."""
    if frame.kind == "intercept" and before.kind == "intercept" and (len(link.gap) == 1 or link.joined):
        return True
    through = any(clause.words[j] == "which" and clause.kind(j - 1) & Word.PREPOSITIONS for j in link.gap)
    if before.kind == "noun" and through:
        return True
    if not link.joined or link.dated or not (frame.follower or clause.kinds[frame.head] & Word.WEAK):
        return False
    return before.kind == "noun" or clause.subject(before.head) == link.subject


def _in_a_deed(clause: Clause, before: Frame, frame: Frame, gap: range) -> bool:
    """Whether a noun says in what a verb's deed was done: "hit in an air strike", "targeted it with three raids"."""
    if clause.kinds[frame.head] & clause.kinds[before.head] & Word.BANG:
        return True
    if before.kind == "noun" or len(gap) > _DEED_WITHIN or clause.kinds[frame.head] & Word.DOWNING:
        return False
    lead = next((j for j in reversed(gap) if clause.words[j] in _IN), None)
    if lead is None or any(clause.words[j] in _AFTER or clause.words[j] == "and" for j in gap):
        return False
    if clause.words[lead] == "in" and clause.word(lead + 1) == "what":
        # "In what appears to have been a missile strike".
        return not clause.any_of((before.last, lead), Word.BREAKS | Word.RELATIVES)
    if any(clause.kinds[j] & (Word.BREAKS | Word.RELATIVES) for j in gap):
        return False
    within = range(lead + 1, frame.first)
    if any((clause.words[j] in _THIS and clause.word(j + 1) != "latest") or _unknown_noun(clause, j) for j in within):
        return False
    if any(clause.forms[j] & Form.PAST and clause.is_verb(j) for j in within):
        return False
    word = clause.words[lead]
    if before.passive or before.kind == "casualty":
        return word in _IN_WHICH
    return word == "with" or (word == "in" and _of_a_round(clause, within))


def _of_a_round(clause: Clause, within: range) -> bool:
    """Whether the words before a noun say that a verb's deed was one of it: "struck 36 sites in a second wave of"."""
    if not within or not clause.kinds[within[0]] & Word.DETERMINERS:
        return False
    return not any(clause.kinds[j] & Word.PREPOSITIONS and clause.words[j] != "of" for j in within)


def _unknown_noun(clause: Clause, j: int) -> bool:
    """Whether the word at `j` is a noun's plural that nothing is known of: what stands behind it is no deed's name."""
    return not clause.kinds[j] & _QUALIFY and clause.words[j].endswith("s") and not clause.capital[j]
