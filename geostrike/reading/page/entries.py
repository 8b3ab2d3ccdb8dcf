"""Entries of lists of happenings: opened by a date or a place, and which paragraphs go on with them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geostrike.reading.page.blocks import BARE
from geostrike.reading.page.headings import read_place_heading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.reading.page.drafts import Draft, Span
    from geostrike.reading.page.headings import NamedPlaces
    from geostrike.reading.page.page_facts import PageFacts
    from geostrike.reading.page.traits import Trait

__all__ = ["Entries"]

_LONGEST_ROW = 250
# Entries on end of which one tells of all.
_LOOKED_AT = 12
_COUNT = re.compile(
    r":\s+(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|no)\b", re.I
)
# Paragraphs after one, among which the next entry is looked for.
_NEXT = 5


class Entries:
    """The entries of one page's lists."""

    def __init__(self, even: str, traits: Sequence[Trait], facts: PageFacts, names: NamedPlaces) -> None:
        self.names = names
        self.known, self.known_to = False, 0
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
        if number >= self.known_to:
            self.known, self.known_to = self._tell_of_places(number, trait), self._end_of_run(number, trait)
        return self.known

    def _end_of_run(self, number: int, trait: Trait) -> int:
        """The ordinal after the last of the entries on end from this one that words before a colon head."""
        end = number
        while end < len(self.traits) and (one := self.traits[end]).place and one.block.mark == trait.block.mark:
            end += 1
        return end

    def _tell_of_places(self, number: int, trait: Trait) -> bool:
        """Whether entries on end tell of places: more than one, and one is a known place or counts what was done."""
        run = self.traits[number : min(self._end_of_run(number, trait), number + _LOOKED_AT)]
        return len(run) > 1 and any(
            one.place and (_COUNT.match(self.even, one.place[1]) or self.names.named(one.place[:2])) for one in run
        )

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
