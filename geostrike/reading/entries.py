"""Entries of lists of happenings: opened by a date or a place, and which paragraphs go on with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.reading.blocks import BARE
from geostrike.reading.headings import read_place_heading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.reading.drafts import Draft, Span
    from geostrike.reading.page_facts import PageFacts
    from geostrike.reading.traits import Trait

__all__ = ["Entries"]

_LONGEST_ROW = 250
# Paragraphs after one, among which the next entry is looked for.
_NEXT = 5


class Entries:
    """The entries of one page's lists."""

    def __init__(self, even: str, traits: Sequence[Trait], facts: PageFacts) -> None:
        self.even = even
        self.traits = traits
        self.facts = facts

    def dated(self, number: int, trait: Trait) -> bool:
        """Whether a date opens this entry of a list or chronology."""
        block, date = trait.block, trait.date
        if not date or date.alone or trait.hour or trait.dateline or block.level not in (0, BARE):
            return False
        if block.mark or (block.bold and block.bold >= date.end):
            return True
        return len(self.facts.leads) > 1 and number in self.facts.leads

    def placed(self, number: int, trait: Trait, listed: bool) -> bool:
        """Whether the words before the colon, built like a place's name, head an entry with its place.

        `listed`: they say so themselves, or a heading above tells of a list; else another such entry stands beside it.
        """
        if trait.dateline or self.facts.spoken:
            return False
        if listed:
            return True
        block = trait.block
        if not block.mark and block.end - block.start > _LONGEST_ROW:
            return False
        beside = [self.traits[n] for n in (number - 1, number + 1) if 0 <= n < len(self.traits)]
        return any(one.place and one.block.mark == block.mark and not one.cue for one in beside)

    def heading(self, number: int, trait: Trait) -> Span | None:
        """The place that a line names over the items below it: "SYRIA (drones and bombers; 4 strikes)", "In Iraq:"."""
        block = trait.block
        if block.mark or self.even[block.end - 1] not in "):" or number + 1 >= len(self.traits):
            return None
        over = self.traits[number + 1].block.mark in ("-", "1", "|")
        return read_place_heading(self.even, block.start, block.end) if over else None

    def go_on(self, number: int, trait: Trait, entry: Draft) -> bool:
        """Whether a paragraph belongs to a dated entry: it is set in below it, or another entry follows it."""
        if not entry.dated:
            return False
        if trait.block.mark:
            return _indent(self.even, trait.block.line) > _indent(self.even, entry.line)
        for after in self.traits[number + 1 : number + 1 + _NEXT]:
            if after.block.mark == "=" or after.block.level in range(1, BARE) or after.cue:
                return False
            if after.date and not after.date.alone and (after.block.mark or len(self.facts.leads) > 1):
                return True
        return False


def _indent(even: str, line: int) -> int:
    start = line
    while start < len(even) and even[start] == " ":
        start += 1
    return start - line
