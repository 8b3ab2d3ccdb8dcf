"""Sections while a page is read: paragraphs under one date, one place and in one story are put together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from geostrike.reading.page.blocks import Block
    from geostrike.reading.page.openings import Dateline

__all__ = ["DateRole", "Draft", "Drafts", "SectionKind", "Span"]

SectionKind = Literal["story", "item", "related", "furniture", "question"]
DateRole = Literal["happening", "publication"]
Span = tuple[int, int]


@dataclass(slots=True)
class Draft:
    """A section as far as it is read; see `sections.Section` for what is said of it.

    Attributes
    ----------
    line : where the line of its first paragraph begins.
    alone : whether it takes up no paragraph that is merely like it: an entry of a list.
    """

    start: int
    end: int
    kind: SectionKind
    part: int
    line: int
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
    alone: bool = False

    @property
    def is_plain_story(self) -> bool:
        """Whether nothing but the story it belongs to is said of it."""
        return (
            self.kind == "story"
            and self.dated is self.placed is self.dated_within is self.dateline is None
            and not (self.lead or self.summary or self.alone)
        )

    def like(self, other: Draft) -> bool:
        """Whether a paragraph drafted as `other` goes on where this ends."""
        return (
            self.kind == other.kind
            and not self.alone
            and not other.alone
            and self.dated == other.dated
            and self.placed == other.placed
            and self.lead == other.lead
            and self.part == other.part
            and other.dateline is None
            and self.dated_within == other.dated_within
            and self.placed_within == other.placed_within
            and self.pointed == other.pointed
            and self.summary == other.summary
            and self.repeats == other.repeats
            and self.date_role == other.date_role
        )


class Drafts:
    """The sections of a page as far as it is read, and when its stories say they were published."""

    def __init__(self) -> None:
        self.all: list[Draft] = []
        self.published: dict[int, Span] = {}

    def aside(self, block: Block, kind: SectionKind, part: int, dateline: Dateline | None, *, repeats: bool) -> None:
        """Add a paragraph that is no report."""
        self.publish(part, dateline.date if dateline else None)
        span = (dateline.start, dateline.end) if dateline else None
        self.add(Draft(block.start, block.end, kind, part, block.line, dateline=span, repeats=repeats))

    def add(self, draft: Draft) -> Draft:
        """Add a paragraph, or join it to the last section where it is like it; return the section that holds it."""
        if self.all and self.all[-1].like(draft):
            self.all[-1].end = draft.end
            return self.all[-1]
        self.all.append(draft)
        return draft

    def publish(self, part: int, span: Span | None) -> None:
        """Take the words that date the publication of a story, where nothing did before."""
        if span and part not in self.published:
            self.published[part] = span

    def finished(self) -> list[Draft]:
        """Return the drafts, each with the date on which its story was published."""
        for draft in self.all:
            if draft.kind in ("related", "furniture"):
                continue
            draft.published = self.published.get(draft.part)
            if draft.dated is None and draft.published:
                draft.dated, draft.date_role = draft.published, "publication"
            elif draft.dated and draft.date_role == "publication":
                draft.published = draft.dated
        return self.all
