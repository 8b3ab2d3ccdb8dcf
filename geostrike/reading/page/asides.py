"""Which paragraphs of a page tell nothing: pointers to other articles, notices, copies, questions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geostrike.reading.page.blocks import BARE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.reading.page.drafts import SectionKind
    from geostrike.reading.page.page_facts import PageFacts
    from geostrike.reading.page.records import Record
    from geostrike.reading.page.traits import Trait

__all__ = ["Asides"]

# Letters of the shortest paragraph of which a second copy tells that a page was stored twice.
_FEWEST_REPEATED = 40
_FEWEST_LOOKED_AT = 20
_LETTERS_COMPARED = 120
_LONGEST_PROMPT = 120
_LONGEST_TEASER = 400
_LONGEST_POINTER = 200
_LONGEST_TITLE = 140
_ONE = re.compile(r"\W*(?:(?:read|also|see|check) (?:more|next|also|read|see)|more on this)\b", re.I)
_ASKS = re.compile(r"[^.!?\n]{0,80}\basks?\b[^.!\n]*\?\W*$")
_ALTERNATIVE = re.compile(r"!\[([^\[\]\n]{20,300})\]\(|\balt=[\"']([^\"'\n]{20,300})[\"']")


class Asides:
    """A page read from top to bottom for what is no report."""

    def __init__(self, text: str, even: str, traits: Sequence[Trait], facts: PageFacts) -> None:
        self.even = even
        self.traits = traits
        self.facts = facts
        self.pointing = self.correcting = self.commenting = False
        self.speaker = ""
        self.asked = self.turn = False
        self.marked = even is not text
        pictures = "![" in text or "alt=" in text
        self.pictures = {_folded(one or other) for one, other in _ALTERNATIVE.findall(text)} if pictures else set()
        self.seen: set[str] = set()
        self.repeated = False

    def rest(self) -> None:
        """Forget what the headings above said: a rule or another story follows."""
        self.pointing = self.correcting = False

    def kind(self, number: int, record: Record | None, *, led: bool) -> SectionKind | None:
        """Return the kind of a paragraph that is no report; None for one that is.

        Parameters
        ----------
        record : the record that the paragraph stands in, if any.
        led : whether the story has begun.
        """
        trait = self.traits[number]
        if self.facts.spoken and (trait.speaker or trait.asks):
            return self._turn(trait)
        if self.commenting or trait.cue == "comments_head":
            self.commenting = True
            return "related"
        if trait.cue == "related_head":
            self.pointing = True
            return "related"
        if record and record.page and number <= record.last:
            return "furniture"
        if self.pointing:
            if self._points(number, trait):
                return "related"
            self.pointing = trait.cue == "furniture"
        if trait.cue == "corrections_head":
            self.correcting = True
            return "furniture"
        if self.correcting and not trait.block.level:
            return "furniture"
        self.correcting = False
        return self._by_itself(number, record, led=led)

    def _by_itself(self, number: int, record: Record | None, *, led: bool) -> SectionKind | None:
        """The kind that a paragraph's own words give it."""
        trait = self.traits[number]
        if trait.clocked and self.facts.live:
            return None
        if trait.cue in ("furniture", "related"):
            inside = record is not None and number <= record.last and trait.cue == "furniture" and trait.field
            return None if inside else "furniture" if trait.cue == "furniture" else "related"
        if self._only_dates(number, trait, led=led):
            return "furniture"
        if trait.link and self._is_title(trait):
            return "related"
        return "question" if self._asks(trait) else None

    def repeats(self, number: int, record: Record | None) -> bool:
        """Whether a paragraph was told before on the page, or stands below its picture a second time."""
        trait = self.traits[number]
        block = trait.block
        if block.end - block.start < _FEWEST_LOOKED_AT or block.mark == "|" or (record and number <= record.last):
            self.repeated = False
            return False
        key = self.even[block.start : min(block.end, block.start + _LETTERS_COMPARED)]
        if self.marked:
            key = _folded(key)
        again = key in self.seen and (len(key) >= _FEWEST_REPEATED or block.level > 0)
        # A list may say the same of two days; it is a copy where the paragraph before was one.
        again = again and (self.repeated or not block.mark) and not trait.hour
        again = again or key in self.pictures
        self.seen.add(key)
        self.repeated = again
        return again

    def _points(self, number: int, trait: Trait) -> bool:
        """Whether a paragraph below "Related" names another article."""
        block = trait.block
        if trait.dateline:
            return False
        if block.mark or trait.link:
            return True
        if block.level and block.level != BARE:
            # The first line in bold may be another article's title; a further one heads something else.
            return self.traits[number - 1].cue == "related_head" and not trait.cue.endswith("_head")
        length = block.end - block.start
        if trait.prose:
            alone = length < _LONGEST_TITLE and self.even.find(". ", block.start, block.end) < 0
            if alone and number and self._announces_one(self.traits[number - 1]):
                return True
            cut = self.even[block.end - 1] == "…" or self.even[block.end - 3 : block.end] in ("...", "[…]")
            return cut and length < _LONGEST_TEASER
        return length < _LONGEST_POINTER and trait.cue == ""

    def _announces_one(self, trait: Trait) -> bool:
        """Whether a line such as "Read more:" stands before the title of one other article."""
        return trait.cue == "related_head" and _ONE.match(self.even, trait.block.start, trait.block.end) is not None

    def _only_dates(self, number: int, trait: Trait, *, led: bool) -> bool:
        """Whether a paragraph only says when or where something was published, or is a line of data."""
        block = trait.block
        if trait.dateline:
            return not self.even[trait.dateline.end : block.end].strip()
        if trait.prose:
            return False
        if trait.published and trait.date and not led and number not in self.facts.days:
            return True
        if trait.published and trait.hour and not self.facts.live:
            return True
        return self.facts.keyed and trait.field is not None and self.even[block.start].islower()

    def _is_title(self, trait: Trait) -> bool:
        ended = self.even[trait.block.end - 1] in ".!"
        return trait.block.level in (0, BARE) and not ended and not trait.date and not trait.hour

    def _turn(self, trait: Trait) -> SectionKind | None:
        """The kind of a paragraph that names its speaker."""
        self.turn = not trait.asks and trait.speaker != self.speaker and bool(self.speaker)
        self.speaker, self.asked = trait.speaker, trait.asks
        if trait.asks:
            return "question"
        said = self.even[trait.block.start : trait.block.end].partition(trait.speaker)[2]
        return None if said.strip(" :|()0123456789") else "furniture"

    def _asks(self, trait: Trait) -> bool:
        even, block = self.even, trait.block
        if self.facts.spoken:
            prompt = self.turn and self.speaker == self.facts.host and block.end - block.start <= _LONGEST_PROMPT
            self.turn = False
            return self.asked or prompt
        if block.level:
            return even[block.end - 1] == "?"
        return even[block.end - 1] in '?*"”' and bool(_ASKS.match(even, block.start, block.end))


def _folded(words: str) -> str:
    """The first words of a paragraph, by which a second copy of it is known."""
    return " ".join(words[:_LETTERS_COMPARED].split()).strip("“”\"'‘’*_. ").lower()
