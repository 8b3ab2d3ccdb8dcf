"""What a frame finds: the words that tell of one deed, and what stands around them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from geostrike.reading.deeds.vocabulary import Form, Word

if TYPE_CHECKING:
    from geostrike.model import EventType
    from geostrike.reading.deeds.clause import Clause
    from geostrike.reading.deeds.sentence import Window

__all__ = ["Frame", "FrameKind", "Verb", "verb_at"]

FrameKind = Literal["noun", "object", "present", "participle", "launch", "weapon_subject", "casualty", "intercept"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Words that tell of a deed; ordinals of tokens.

    Attributes
    ----------
    first, last : the range of its words, `last` excluded.
    head : the noun or the verb.
    weapon : the weapon that is its subject, object or means; None where none is told.
    type : what the words alone suggest.
    passive : whether its subject suffers.
    participle : whether it hangs on a clause before it ("targeting a depot").
    follower : whether it tells only what another deed did, and is none by itself ("destroying two lorries").
    done : whether a verb says that it was carried out.
    at_sea : whether what was hit is a ship.
    subject, agent : the words among which its doer is, before the verb and behind "by"; what was brought down is the
        subject of an intercept.
    reason : why it tells of another thing; "" where it does not.
    """

    first: int
    last: int
    head: int
    kind: FrameKind
    weapon: int | None = None
    type: EventType | None = None
    passive: bool = False
    participle: bool = False
    follower: bool = False
    done: bool = False
    at_sea: bool = False
    subject: Window | None = None
    agent: Window | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """A verb as its frames need it.

    Attributes
    ----------
    at, last : its ordinal, and the one behind its last particle.
    kinds : the classes of the verb with its particles.
    past : whether its form is a past or a participle of the past.
    passive, modal : whether "was" or "would" stands before it.
    participle : whether it is one of the present, without "was" before it.
    subject : the words before it among which its subject is.
    """

    at: int
    last: int
    word: str
    kinds: int
    past: bool
    passive: bool
    modal: bool
    participle: bool
    subject: Window


def verb_at(clause: Clause, i: int, kinds: int, last: int) -> Verb:
    """Return the verb at `i` with what stands before it; `kinds` and `last` are those of its phrase."""
    group = clause.group(i)
    form = clause.forms[i]
    return Verb(
        at=i,
        last=last,
        word=clause.words[i],
        kinds=kinds,
        past=bool(form & Form.PAST),
        passive=group.passive,
        modal=group.modal,
        participle=bool(form & Form.ING) and not clause.kind(i - 1) & Word.BE,
        subject=clause.subject(i),
    )
