"""How a page is built: which date, place and story govern each of its passages, and what is no report at all."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING

from geostrike.reading.page.drafts import DateRole, SectionKind, Span
from geostrike.reading.page.outline import outline

if TYPE_CHECKING:
    from geostrike.model import Document

__all__ = ["DateRole", "Section", "SectionKind", "find_sections", "sections_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A run of a document under one date, one place and in one story. All spans are offsets in the document's text.

    Attributes
    ----------
    kind : ``story``, running text; ``item``, a bullet, row, record or entry in a list of happenings; ``related``, what
        points to other articles, comments; ``furniture``, bylines, captions, notices; ``question``, what somebody
        asks.
    part : ordinal of the story: what is told in one part is not meant in another.
    dated : words that date everything in the section which has no date of its own.
    date_role : ``happening`` where they say when it happened, ``publication`` where they say when it was told.
    published : words that date the story's own publication, from which its weekdays count.
    dated_within : words of a heading above that name the year, month or span of days.
    placed : words that may name where everything is which has no place of its own: their build is that of a name, and
        whether a place is known by it is to be checked.
    placed_within : words of a heading or field above that may name the wider place.
    pointed : words of a record that give its coordinates.
    dateline : the dateline that opens the section.
    lead : whether it is the first paragraph of a story.
    summary : whether it is a summary's point, or the heading of a list with its total (then furniture): what it tells
        is told again in full.
    repeats : whether its words were told before on the page: a body stored twice, a caption beside its picture's text.
    """

    start: int
    end: int
    kind: SectionKind
    part: int = 0
    dated: Span | None = None
    date_role: DateRole = "happening"
    published: Span | None = None
    dated_within: Span | None = None
    placed: Span | None = None
    placed_within: Span | None = None
    pointed: Span | None = None
    dateline: Span | None = None
    lead: bool = False
    summary: bool = False
    repeats: bool = False


def find_sections(document: Document) -> tuple[Section, ...]:
    """Find the sections of a document, in order, without overlap; every passage of its text lies in one."""
    return sections_of(document.text)


@lru_cache(maxsize=4)
def sections_of(text: str) -> tuple[Section, ...]:
    """Return the sections of a text, as `find_sections` does of a document."""
    return tuple(Section(**dict(zip(Section.__slots__, _told(draft), strict=True))) for draft in outline(text))


_told = attrgetter(*Section.__slots__)
