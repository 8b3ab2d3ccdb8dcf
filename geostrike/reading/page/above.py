"""What the paragraphs above say of the one that is read: headings by their rank, the story, the record, the entry."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geostrike.reading.page.drafts import DateRole, Draft, Span
    from geostrike.reading.page.records import Record

__all__ = ["Above"]


@dataclass(slots=True)
class Above:
    """What governs the paragraph that is read.

    Attributes
    ----------
    day, period, places : what headings say, each with its rank, 1 the highest.
    summary : the rank of the heading of a summary; 0 without one.
    record, row, item : the record, the table's row and the entry of a list that are open.
    entry : whether that entry is a live page's, which goes on to the next hour.
    led : whether the story has begun.
    """

    part: int = 0
    day: tuple[int, Span, DateRole] | None = None
    period: tuple[int, Span] | None = None
    places: list[tuple[int, Span]] = field(default_factory=list)
    summary: int = 0
    record: Record | None = None
    row: Record | None = None
    item: Draft | None = None
    entry: bool = False
    led: bool = False

    @property
    def governs(self) -> bool:
        """Whether a heading above says anything of what stands below it."""
        return bool(self.day or self.period or self.places or self.summary)

    def leave(self, rank: int) -> None:
        """Forget what headings of this rank or a lower one said."""
        if self.day and self.day[0] >= rank:
            self.day = None
        if self.period and self.period[0] >= rank:
            self.period = None
        if self.places:
            self.places = [place for place in self.places if place[0] < rank]
        if self.summary >= rank:
            self.summary = 0
        self.item = None
