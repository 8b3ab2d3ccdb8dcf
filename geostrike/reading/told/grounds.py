"""What governs a passage by the build of its page: the day from which it counts, its date, its place, its story."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geostrike.reading.days.dates import find_dates

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from geostrike.model import Match
    from geostrike.reading.days.dates import DateSpan
    from geostrike.reading.page.passages import Passage
    from geostrike.reading.page.sections import Section, SectionKind

__all__ = ["Ground", "Grounds"]

# Why what stands in such a section tells of nothing: the report itself is elsewhere on the page.
_ASIDE: dict[SectionKind, str] = {
    "related": "points to another article",
    "furniture": "stands beside the report: a byline, a caption, a notice",
    "question": "a question",
}
_AREAS = ("ADM", "PCL", "RGN", "SEA", "GULF", "CONT")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What governs the passages of one section.

    Attributes
    ----------
    anchor : the day from which "yesterday" counts there.
    day : the date of what is told there without a date of its own.
    within : a date above that gives its year or month.
    places : where what is told there without a place of its own happened, the finest first.
    part : ordinal of the story.
    item : ordinal of the item of a list; None in running text.
    aside : why nothing is told there; "" for a report's own words.
    """

    anchor: date | None
    day: DateSpan | None = None
    within: DateSpan | None = None
    places: tuple[Match, ...] = ()
    part: int = 0
    item: int | None = None
    aside: str = ""


class Grounds:
    """The grounds of one document's passages, each section's looked up once."""

    def __init__(self, text: str, sections: Sequence[Section], matches: Sequence[Match], anchor: date | None) -> None:
        self.text = text
        self.sections = sections
        self.matches = matches
        self.starts = [match.mention.start for match in matches]
        self.anchor = anchor
        self.known: dict[int, Ground] = {}

    def under(self, passage: Passage) -> Ground:
        """Return what governs a passage."""
        if passage.section not in self.known:
            inside = passage.section < len(self.sections)
            self.known[passage.section] = (
                self._ground(self.sections[passage.section], passage.section) if inside else Ground(anchor=self.anchor)
            )
        return self.known[passage.section]

    def _ground(self, section: Section, ordinal: int) -> Ground:
        published = self._date(section.published, self.anchor)
        told_then = self._date(section.dated, self.anchor) if section.date_role == "publication" else None
        own = published or told_then
        anchor = own.first if own else self.anchor
        within = self._date(section.dated_within, anchor)
        day = self._date(section.dated, anchor, within) if section.date_role == "happening" else None
        return Ground(
            anchor=anchor,
            day=replace(day, basis="inherited") if day and not day.bound else None,
            within=within,
            places=self._places(section),
            part=section.part,
            item=ordinal if section.kind == "item" else None,
            aside="told a second time on the page" if section.repeats else _ASIDE.get(section.kind, ""),
        )

    def _date(self, span: tuple[int, int] | None, anchor: date | None, told: DateSpan | None = None) -> DateSpan | None:
        if span is None:
            return None
        return next(iter(find_dates(self.text, *span, anchor, told)), None)

    def _places(self, section: Section) -> tuple[Match, ...]:
        """The places of the section's heading or field: coordinates first, then towns, then areas."""
        found: list[Match] = []
        for span in (section.pointed, section.placed, section.placed_within):
            if span is None:
                continue
            first, last = (bisect_left(self.starts, offset) for offset in span)
            named = [m for m in self.matches[first:last] if m.place is not None and m.mention.kind != "demonym"]
            if not named:
                continue
            found = sorted(named, key=lambda m: m.place is not None and m.place.feature_code.startswith(_AREAS))
            break
        return tuple(found)
