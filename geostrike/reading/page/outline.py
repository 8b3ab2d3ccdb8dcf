"""A page read from top to bottom: under which heading, in which story and list each paragraph stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geostrike.reading.page.above import Above
from geostrike.reading.page.asides import Asides
from geostrike.reading.page.blocks import BARE, split_blocks
from geostrike.reading.page.drafts import DateRole, Draft, Drafts, SectionKind, Span
from geostrike.reading.page.entries import Entries
from geostrike.reading.page.headings import NamedPlaces, is_day, read_dated_aside, read_period, read_place_heading
from geostrike.reading.page.markup import plain
from geostrike.reading.page.page_facts import PageFacts, find_facts
from geostrike.reading.page.records import Record, read_row
from geostrike.reading.page.traits import Trait, find_traits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.reading.page.blocks import Block

__all__ = ["outline"]

# The rank of a line that heads only the items right below it, and of one that is itself an item.
_OVER_A_LIST = BARE + 1
# What is left of a day's heading that sums up the list below it: "41 killed", "at least 3 attacks in Iraq".
_TOTAL = re.compile(r"\W*(?:(?:at least|some|about|over|total:?)\s)?\d[\d,]*(?:\s[\w’'-]+){1,4}\W*$", re.I)
_YEAR = re.compile(r"(?:19|20)\d\d")


def outline(text: str) -> list[Draft]:
    """Return the drafts of a text's sections, in order."""
    even = plain(text)
    traits = find_traits(text, even, split_blocks(text))
    reader = _Reader(text, even, traits, find_facts(even, traits))
    for number, trait in enumerate(traits):
        reader.read(number, trait)
    return reader.drafts.finished()


class _Reader:
    def __init__(self, text: str, even: str, traits: Sequence[Trait], facts: PageFacts) -> None:
        self.even = even
        self.traits = traits
        self.facts = facts
        self.above = Above()
        self.asides = Asides(text, even, traits, facts)
        self.names = NamedPlaces(even)
        self.entries = Entries(even, traits, facts, self.names)
        self.drafts = Drafts()

    def read(self, number: int, trait: Trait) -> None:
        above, block = self.above, trait.block
        if number in self.facts.starts:
            self.above = above = Above(part=above.part + 1)
            self.asides.rest()
        if block.mark == "=":
            above.leave(0)
            above.entry, above.record = False, None
            self.asides.rest()
            return
        if above.record and above.record.page and number > above.record.last:
            above.record = None
        if record := self.facts.records.get(number):
            above.record = record
            self.drafts.publish(above.part, record.published)
        in_fields = above.record is not None and number <= above.record.last and not above.record.page
        headed = above.led or number in self.facts.days
        if trait.published and not in_fields and (trait.told or not headed):
            self.drafts.publish(above.part, trait.published)
        repeats = self.asides.repeats(number, above.record)
        kind = self.asides.kind(number, above.record, led=above.led)
        if kind == "related" and trait.cue == "related_head":
            above.leave(block.level or BARE)
            above.record = None
        if kind == "question" and not repeats:
            self._add(trait, "question")
        elif kind or repeats:
            self.drafts.aside(block, kind or "furniture", above.part, trait.dateline, repeats=repeats)
        elif block.mark == "|":
            self._read_row(trait)
        elif above.record and (in_fields or block.level >= 3 or not block.level):
            self._add_of_record(trait, above.record)
        elif block.level and not self._opens_item(number, trait):
            self._read_heading(number, trait)
        else:
            self._read_words(number, trait)

    def _opens_item(self, number: int, trait: Trait) -> bool:
        """Whether a short line that looks like a heading is an entry of a list."""
        if trait.hour and self.facts.live:
            return True
        if trait.block.level != BARE or number in self.facts.days:
            return False
        return self.entries.dated(number, trait) or self._heads_place(number, trait)

    def _read_heading(self, number: int, trait: Trait) -> None:
        above, even, block = self.above, self.even, trait.block
        rank = block.level
        if not (above.entry and rank == BARE):
            above.leave(rank)
            above.record, above.entry = None, False
        dated = number in self.facts.days and trait.date is not None
        if trait.cue == "summary_head":
            above.summary = rank
        elif dated and trait.date:
            self._take_day(rank, (trait.date.start, trait.date.end))
        else:
            if aside := read_dated_aside(even, block.start, block.end):
                self._take_day(rank, aside, "publication" if number in self.facts.statements else "happening")
            elif period := read_period(even, block.start, block.end):
                above.period = (rank, period)
            place = read_place_heading(even, block.start, block.end) if rank < BARE or above.led else None
            if place and self.names.named(place):
                above.places.append((rank, place))
        if dated and trait.date and _TOTAL.match(even, trait.date.after, block.end):
            self._add_total(block)
        else:
            self._add(trait, "story")

    def _take_day(self, rank: int, span: Span, role: DateRole = "happening") -> None:
        if is_day(self.even[slice(*span)]):
            self.above.day = (rank, span, "publication" if self.facts.live else role)
        else:
            self.above.period = (rank, span)

    def _read_row(self, trait: Trait) -> None:
        above, block = self.above, trait.block
        above.item = None
        above.row = read_row(self.even, block, above.row) if block.header else None
        if above.row is None:
            self._add(trait, "story")
        else:
            self._add_of_record(trait, above.row, alone=True)

    def _add_total(self, block: Block) -> None:
        """Add a heading that only sums up the list below it."""
        self.drafts.add(Draft(block.start, block.end, "furniture", self.above.part, block.line, summary=True))

    def _add_of_record(self, trait: Trait, record: Record, *, alone: bool = False) -> None:
        self._add(
            trait,
            "item",
            dated=record.dated,
            placed=record.placed,
            within=record.within,
            pointed=record.pointed,
            alone=alone,
        )

    def _read_words(self, number: int, trait: Trait) -> None:
        above, block, date = self.above, trait.block, trait.date
        if date and number in self.facts.days:
            rank = _OVER_A_LIST if block.mark else block.level or BARE
            above.leave(rank)
            self._take_day(rank, (date.start, date.end))
            if _TOTAL.match(self.even, date.after, block.end):
                self._add_total(block)
            else:
                self._add(trait, "story")
        elif trait.hour and self.facts.live:
            above.entry = True
            above.day = None if trait.day else above.day
            self._open(trait, dated=trait.day, role="publication")
        elif date and self.entries.dated(number, trait):
            self._open(trait, dated=(date.start, date.end))
        elif heading := self.entries.heading(number, trait):
            above.leave(BARE)
            above.places.append((_OVER_A_LIST, heading))
            self._add_total(block)
        elif trait.place and self._heads_place(number, trait):
            if above.summary:
                self._add(trait, "story", placed=trait.place[:2])
            else:
                self._open(trait, placed=trait.place[:2])
        elif block.mark == "(1)" and self.facts.numbered:
            self._open(trait)
        elif self._runs_in(trait):
            self._open(trait, placed=trait.place[:2] if trait.place and self.names.named(trait.place[:2]) else None)
        elif above.item and (above.entry or self.entries.go_on(number, trait, above.item)):
            self._grow(trait)
        else:
            above.item = None
            if not block.mark and above.places and above.places[-1][0] == _OVER_A_LIST:
                above.places.pop()
            self._add(trait, "item" if above.day and (block.mark or trait.place) else "story")

    def _heads_place(self, number: int, trait: Trait) -> bool:
        if trait.place and self.even[trait.place[1]] == "." and not self.names.named(trait.place[:2]):
            return False
        listed = self.above.day is not None or bool(self.above.places)
        return trait.place is not None and self.entries.placed(number, trait, trait.place[2] or listed)

    def _runs_in(self, trait: Trait) -> bool:
        """Whether words in bold open an entry, as they open others: "**The depot.** It burned ..."."""
        block = trait.block
        if not (self.facts.runs_in and block.bold and not block.mark and block.bold < block.end) or trait.dateline:
            return False
        if _YEAR.fullmatch(self.even[block.start : block.bold].strip(" .:")):
            self.above.leave(BARE - 1)
            self.above.period = (BARE - 1, (block.start, block.start + 4))
        return True

    def _open(
        self, trait: Trait, *, dated: Span | None = None, role: DateRole = "happening", placed: Span | None = None
    ) -> None:
        """Begin an entry of a list."""
        self.above.item = self._add(trait, "item", dated=dated, role=role, placed=placed, alone=True)

    def _grow(self, trait: Trait) -> None:
        """Take a paragraph into the entry that is open."""
        item = self.above.item
        if item is self.drafts.all[-1]:
            item.end = trait.block.end
        elif item is not None:
            self._add(trait, item.kind, dated=item.dated, role=item.date_role, placed=item.placed)

    def _add(
        self,
        trait: Trait,
        kind: SectionKind,
        *,
        dated: Span | None = None,
        role: DateRole = "happening",
        placed: Span | None = None,
        within: Span | None = None,
        pointed: Span | None = None,
        alone: bool = False,
    ) -> Draft:
        """Add a paragraph of a report under what stands above it."""
        above, block, line = self.above, trait.block, trait.dateline
        if kind == "story" and above.led and not (line or dated or placed or above.governs):
            # Most paragraphs only go on with a story.
            last = self.drafts.all[-1]
            if last.part == above.part and last.is_plain_story:
                last.end = block.end
                return last
        if dated is None and above.day:
            _, dated, role = above.day
        if above.places:
            spans = [span for _, span in above.places if span != placed and span[1] < block.start]
            if placed is None and spans:
                placed = spans.pop()
            if within is None and spans:
                within = spans[-1]
        if line:
            self.drafts.publish(above.part, line.date)
        lead = kind == "story" and trait.prose and not above.led and not block.mark
        above.led = above.led or lead
        return self.drafts.add(
            Draft(
                start=block.start,
                end=block.end,
                kind=kind,
                part=above.part,
                line=block.line,
                dated=dated,
                date_role=role,
                dated_within=above.period[1] if above.period else None,
                placed=placed,
                placed_within=within,
                pointed=pointed,
                dateline=(line.start, line.end) if line else None,
                lead=lead,
                summary=bool(above.summary and block.mark),
                alone=alone,
            )
        )
