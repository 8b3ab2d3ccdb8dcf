"""A page read from top to bottom: under which heading, in which story and list each paragraph stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from geostrike.reading.blocks import BARE, split_blocks
from geostrike.reading.markup import plain
from geostrike.reading.openings import DATE, find_date, names_place
from geostrike.reading.page_facts import PageFacts, find_facts, is_day
from geostrike.reading.records import Record, read_row
from geostrike.reading.traits import Trait, find_traits

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["outline"]

Span = tuple[int, int]
Draft = dict[str, Any]

# Letters of the shortest paragraph of which a second copy tells that a page was stored twice.
_LONGEST_PLACE_HEADING = 90
_FEWEST_REPEATED = 40
_LETTERS_COMPARED = 120
_LONGEST_PROMPT = 120
_LONGEST_TEASER = 400
_LONGEST_POINTER = 200
_LONGEST_ROW = 250
# The rank of a line that heads only the items right below it.
_OVER_A_LIST = BARE + 1
_PERIOD = re.compile(
    rf"(?:[^\n]{{0,80}}?(?:[,:]|\s[–—-]|\b(?:in|of))\s)??(?P<date>(?:19|20)\d\d|{DATE}(?:\s?[-–—]\s?{DATE})?)\W*$"
)
# "Statement 2 (Thursday, 11:00)"
_DATED_ASIDE = re.compile(rf"\(\s?(?P<date>{DATE})[^()\n]{{0,30}}\)\W*$")
_ASKS = re.compile(r"[^.!?\n]{0,80}\basks?\b[^.!\n]*\?\W*$")
_ALTERNATIVE = re.compile(r"!\[([^\[\]\n]{20,300})\]\(|\balt=[\"']([^\"'\n]{20,300})[\"']")
_DIGITS = frozenset("0123456789")
_YEAR = re.compile(r"(?:19|20)\d\d")
# What stands before a place: "in the ...", "north of ...", "the city of ...".
_PLACED = re.compile(
    r"(?:\b(?:in|at|near|inside|across|outside|around|over|into|throughout)|\b(?:north|south|east|west|northeast|northwest|southeast"
    r"|southwest|city|town|village|villages|province|governorate|district|suburbs?|outskirts|area|areas|region|centre|center"
    r"|countryside|coast|island|port|parts|capital|kilomet(?:re|er)s|km|miles)\s+of)\s+$"
)
_LISTED = re.compile(r"\s*(?:,|/|&|\band\b)\s*")
_MOST_LOOKED_AT = 12
_IN = re.compile(r"(?:In|Inside|Across|Over|Near|Around)\s+(?=[A-Z])")


@dataclass(slots=True)
class _State:
    """What the paragraphs above say of the one that is read."""

    part: int = 0
    day: tuple[int, Span, str] | None = None
    period: tuple[int, Span] | None = None
    places: list[tuple[int, Span]] = field(default_factory=list)
    record: Record | None = None
    row: Record | None = None
    item: Draft | None = None
    pointing: bool = False
    correcting: bool = False
    commenting: bool = False
    summary: int = 0
    entry: bool = False
    asked: bool = False
    speaker: str = ""
    turn: bool = False
    led: bool = False

    def leave(self, rank: int) -> None:
        """Forget what headings of this rank or a lower one said."""
        if self.day and self.day[0] >= rank:
            self.day = None
        if self.period and self.period[0] >= rank:
            self.period = None
        self.places = [place for place in self.places if place[0] < rank]
        self.item = None
        self.summary = self.summary if self.summary < rank else 0

    def begin(self, part: int) -> None:
        """Begin another story."""
        self.leave(0)
        self.part, self.record, self.row, self.led = part, None, None, False
        self.pointing = self.correcting = self.entry = False


def outline(text: str) -> list[Draft]:
    """Return what to build each section of a text from, in order."""
    even = plain(text)
    blocks = split_blocks(text)
    if not blocks:
        return []
    traits = find_traits(text, even, blocks)
    reader = _Reader(text, even, traits, find_facts(even, traits))
    for number in range(len(traits)):
        reader.read(number)
    return reader.finished()


class _Reader:
    def __init__(self, text: str, even: str, traits: Sequence[Trait], facts: PageFacts) -> None:
        self.even = even
        self.traits = traits
        self.facts = facts
        self.state = _State()
        self.drafts: list[Draft] = []
        self.published: dict[int, Span] = {}
        pictures = "![" in text or "alt=" in text
        self.pictures = {_folded(one or other) for one, other in _ALTERNATIVE.findall(text)} if pictures else set()
        self.seen: set[str] = set()
        self.repeated = False
        self.lower: str | None = None

    def read(self, number: int) -> None:
        trait, state = self.traits[number], self.state
        if number in self.facts.starts:
            state.begin(state.part + 1)
        if trait.block.mark == "=":
            if not state.commenting:
                state.leave(0)
                state.pointing = state.correcting = state.entry = False
                state.record = None
            return
        if state.record and state.record.page and number > state.record.last:
            state.record = None
        if record := self.facts.records.get(number):
            state.record = record
            if record.published:
                self.published.setdefault(state.part, record.published)
        if trait.published and not self.published.get(state.part) and (not state.led or trait.told):
            self.published[state.part] = trait.published
        repeats = self._repeats(number, trait)
        kind = self._no_report(number, trait) or ("furniture" if repeats else "")
        if kind:
            self._add(trait, kind, repeats=repeats)
        elif trait.block.mark == "|":
            self._read_row(trait)
        elif trait.block.level and not self._opens_item(number, trait):
            self._read_heading(number, trait)
        else:
            self._read_words(number, trait)

    def _no_report(self, number: int, trait: Trait) -> str:
        """The kind of a paragraph that is no report; "" for one that is."""
        state, block = self.state, trait.block
        if self.facts.spoken and (trait.speaker or trait.asks):
            self._asks(trait)
            if trait.asks:
                return "question"
            return "furniture" if not self.even[block.start : block.end].partition(trait.speaker)[2].strip(" :|()0123456789") else ""
        if state.commenting or trait.cue == "comments_head":
            state.commenting = True
            return "related"
        if trait.cue == "related_head":
            state.pointing, state.record = True, None
            state.leave(block.level or BARE)
            return "related"
        if state.record and state.record.page and number <= state.record.last:
            return "furniture"
        if state.pointing:
            if self._points(number, trait):
                return "related"
            if trait.cue != "furniture":
                state.pointing = False
        if trait.cue == "corrections_head":
            state.correcting = True
            return "furniture"
        if state.correcting:
            if not block.level:
                return "furniture"
            state.correcting = False
        if trait.date and not state.led and number not in self.facts.days and trait.published and not trait.prose:
            return "furniture"
        if self.facts.keyed and trait.field and self.even[block.start].islower() and not trait.prose:
            return "furniture"
        if trait.hour and not self.facts.live and trait.published and not trait.prose:
            return "furniture"
        if trait.dateline and not self.even[trait.dateline.end : block.end].strip():
            return "furniture"
        if trait.cue in ("furniture", "related"):
            inside = state.record and state.record.first <= number <= state.record.last
            return "" if inside and trait.cue == "furniture" and trait.field else trait.cue
        if trait.link and block.level in (0, BARE) and self.even[block.end - 1] not in ".!" and not trait.date and not trait.hour:
            return "related"
        return "question" if self._asks(trait) else ""

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
            return length < _LONGEST_TEASER and self.even[block.end - 3 : block.end] in ("...", "[…]") or (
                self.even[block.end - 1] == "…" and length < _LONGEST_TEASER
            )
        return length < _LONGEST_POINTER and trait.cue == ""

    def _asks(self, trait: Trait) -> bool:
        even, block, state = self.even, trait.block, self.state
        if self.facts.spoken:
            if trait.asks or trait.speaker:
                state.turn = not trait.asks and trait.speaker != state.speaker and bool(state.speaker)
                state.speaker, state.asked = trait.speaker, trait.asks
                return trait.asks
            if state.asked:
                return True
            prompt = state.turn and state.speaker == self.facts.host and block.end - block.start <= _LONGEST_PROMPT
            state.turn = False
            return prompt
        if block.level:
            return even[block.end - 1] == "?"
        return even[block.end - 1] in "?*\"”" and bool(_ASKS.match(even, block.start, block.end))

    def _repeats(self, number: int, trait: Trait) -> bool:
        block, record = trait.block, self.state.record
        if block.end - block.start < 20 or block.mark == "|" or (record and number <= record.last):
            self.repeated = False
            return False
        key = self.even[block.start : min(block.end, block.start + _LETTERS_COMPARED)]
        again = key in self.seen and (len(key) >= _FEWEST_REPEATED or block.level > 0)
        # A list may say the same of two days; it is a copy where the paragraph before was one.
        again = again and (self.repeated or not block.mark) and not trait.hour
        again = again or (bool(self.pictures) and _folded(key) in self.pictures)
        self.seen.add(key)
        self.repeated = again
        return again

    def _opens_item(self, number: int, trait: Trait) -> bool:
        """Whether a short line that looks like a heading is an entry of a list."""
        if trait.hour and self.facts.live:
            return True
        if trait.block.level != BARE or number in self.facts.days:
            return False
        inside = self.state.record and number <= self.state.record.last
        return bool(inside or self._is_lead(number, trait) or self._heads_place(number, trait))

    def _read_heading(self, number: int, trait: Trait) -> None:
        state, even, block = self.state, self.even, trait.block
        rank = block.level
        if state.record and rank >= 3:
            self._read_words(number, trait)
            return
        if not (state.entry and rank == BARE):
            state.leave(rank)
            state.record = None
            state.entry = state.entry and rank == BARE
        if trait.cue == "summary_head":
            state.summary = rank
        elif number in self.facts.days and trait.date:
            self._take_day(rank, (trait.date.start, trait.date.end))
        else:
            words = even[block.start : block.end]
            aside = _DATED_ASIDE.search(even, block.start, block.end) if "(" in words else None
            if aside:
                self._take_day(rank, aside.span("date"), "publication" if number in self.facts.statements else "happening")
            elif (
                not _DIGITS.isdisjoint(words)
                and (period := _PERIOD.match(even, block.start, block.end))
                and not is_day(period.group("date"))
                and not find_date(even, block.start, block.end)
            ):
                state.period = (rank, period.span("date"))
            place = self._place_heading(trait) if rank < BARE or state.led else None
            if place and self._is_named(place):
                state.places.append((rank, place))
        self._add(trait, "story")

    def _place_heading(self, trait: Trait) -> Span | None:
        block = trait.block
        start, end = block.start, block.end
        if end - start > _LONGEST_PLACE_HEADING:
            return None
        if place := _IN.match(self.even, start, end):
            start = place.end()
        words = self.even[start:end]
        if "(" in words and words.rstrip(" :").endswith(")"):
            words = words[: words.index("(")]
        words = words.rstrip(" :")
        return (start, start + len(words)) if names_place(words) else None

    def _is_named(self, span: Span) -> bool:
        """Whether the text speaks elsewhere of what a heading names as of a place: "in Syria", "near Zirgan"."""
        if self.lower is None:
            self.lower = self.even.lower()
        names = _LISTED.split(self.even[slice(*span)].lower())
        return all(_named_as_place(self.lower, name) for name in names if name)

    def _take_day(self, rank: int, span: Span, role: str = "happening") -> None:
        if is_day(self.even[slice(*span)]):
            self.state.day = (rank, span, role)
        else:
            self.state.period = (rank, span)

    def _read_row(self, trait: Trait) -> None:
        state, block = self.state, trait.block
        if not block.header:
            state.row = None
            self._add(trait, "story")
            return
        row = read_row(self.even, block, state.row)
        state.row = row
        state.item = None
        self._add(trait, "item", dated=row.dated, placed=row.placed, within=row.within, pointed=row.pointed)

    def _read_words(self, number: int, trait: Trait) -> None:
        state, block = self.state, trait.block
        if number in self.facts.days and trait.date:
            rank = (block.level or BARE) if not block.mark else _OVER_A_LIST
            state.leave(rank)
            self._take_day(rank, (trait.date.start, trait.date.end))
            self._add(trait, "story")
            return
        if state.record:
            record = state.record
            self._add(trait, "item", dated=record.dated, placed=record.placed, within=record.within, pointed=record.pointed)
            return
        if trait.hour and self.facts.live:
            state.entry = True
            if trait.day:
                state.day = None
            self._open(trait, "item", dated=trait.day, role="publication")
            return
        if self._is_lead(number, trait) and trait.date:
            self._open(trait, "item", dated=(trait.date.start, trait.date.end))
            return
        if (heading := self._heads_list(number, trait)) is not None:
            state.leave(BARE)
            state.places.append((_OVER_A_LIST, heading))
            self._add(trait, "story")
            return
        if self._heads_place(number, trait) and trait.place:
            if state.summary:
                self._add(trait, "story", placed=trait.place[:2])
            else:
                self._open(trait, "item", placed=trait.place[:2])
            return
        if block.bold and _YEAR.fullmatch(self.even[block.start : block.bold].strip(" .:")):
            state.leave(BARE - 1)
            state.period = (BARE - 1, (block.start, block.start + 4))
        numbered = block.mark == "(1)" and self.facts.numbered
        run_in = self.facts.runs_in and block.bold and not block.mark and block.bold < block.end and not trait.dateline
        if numbered or run_in:
            place = trait.place[:2] if trait.place and run_in and self._is_named(trait.place[:2]) else None
            self._open(trait, "item", placed=place)
            return
        if state.entry and state.item:
            self._grow(trait)
            return
        if state.item and not block.mark and self._goes_on(number):
            self._grow(trait)
            return
        if block.mark and state.item and state.item["dated"] and self._deeper(trait, state.item):
            self._grow(trait)
            return
        state.item = None
        if not block.mark and state.places and state.places[-1][0] == _OVER_A_LIST:
            state.places.pop()
        self._add(trait, "item" if state.day and (block.mark or trait.place) else "story")

    def _is_lead(self, number: int, trait: Trait) -> bool:
        """Whether a date opens this entry of a list or chronology."""
        block, date = trait.block, trait.date
        if not date or date.alone or trait.hour or trait.dateline or block.level not in (0, BARE):
            return False
        if block.mark or (block.bold and block.bold >= date.end):
            return True
        return len(self.facts.leads) > 1 and number in self.facts.leads

    def _heads_place(self, number: int, trait: Trait) -> bool:
        """Whether the words before the colon head an entry with its place."""
        if not trait.place or trait.dateline or self.facts.spoken:
            return False
        told = trait.place[2]
        if told or self.state.day or self.state.places:
            return True
        if not trait.block.mark and trait.block.end - trait.block.start > _LONGEST_ROW:
            return False
        beside = [self.traits[n] for n in (number - 1, number + 1) if 0 <= n < len(self.traits)]
        return any(one.place and one.block.mark == trait.block.mark and not one.cue for one in beside)

    def _heads_list(self, number: int, trait: Trait) -> Span | None:
        """The place that a line names over the items below it: "SYRIA (drones and bombers; 4 strikes)", "In Iraq:"."""
        block = trait.block
        if block.mark or number + 1 >= len(self.traits) or self.even[block.end - 1] not in "):":
            return None
        return self._place_heading(trait) if self.traits[number + 1].block.mark in ("-", "1", "|") else None

    def _goes_on(self, number: int) -> bool:
        """Whether another dated entry follows before the next heading, so that this paragraph belongs to the last."""
        for trait in self.traits[number + 1 : number + 6]:
            if trait.block.mark == "=" or trait.block.level in range(1, BARE) or trait.cue:
                return False
            if self._is_lead(-1, trait) or (trait.date and not trait.date.alone and len(self.facts.leads) > 1):
                return bool(self.state.item and self.state.item["dated"])
        return False

    def _deeper(self, trait: Trait, item: Draft) -> bool:
        return _indent(self.even, trait.block.line) > _indent(self.even, item["line"])

    def _open(
        self,
        trait: Trait,
        kind: str,
        *,
        dated: Span | None = None,
        role: str = "happening",
        placed: Span | None = None,
    ) -> None:
        self._add(trait, kind, dated=dated, role=role, placed=placed)
        self.state.item = self.drafts[-1]
        self.drafts[-1]["alone"] = True

    def _grow(self, trait: Trait) -> None:
        """Take a paragraph into the entry that is open."""
        item, last = self.state.item, self.drafts[-1]
        if item is last:
            last["end"] = trait.block.end
            return
        if item is not None:
            self._add(trait, item["kind"], dated=item["dated"], role=item["date_role"], placed=item["placed"])

    def _add(
        self,
        trait: Trait,
        kind: str,
        *,
        dated: Span | None = None,
        role: str = "happening",
        placed: Span | None = None,
        within: Span | None = None,
        pointed: Span | None = None,
        repeats: bool = False,
    ) -> None:
        state, block = self.state, trait.block
        report = kind in ("story", "item", "question")
        if report:
            if dated is None and state.day:
                dated, role = state.day[1:]
            above = [span for _, span in state.places if span != placed]
            if placed is None and above and block.start > above[-1][1]:
                placed = above.pop()
            within = within or (above[-1] if above and block.start > above[-1][1] else None)
        line = trait.dateline if kind in ("story", "item", "furniture") else None
        if line and line.date:
            self.published.setdefault(state.part, line.date)
        lead = kind == "story" and trait.prose and not state.led and kind != "question" and not block.mark
        state.led = state.led or lead
        draft: Draft = {
            "start": block.start,
            "end": block.end,
            "kind": kind,
            "part": state.part,
            "dated": dated,
            "date_role": role,
            "published": None,
            "dated_within": state.period[1] if report and state.period else None,
            "placed": placed,
            "placed_within": within,
            "pointed": pointed,
            "dateline": (line.start, line.end) if line else None,
            "lead": lead,
            "summary": bool(report and (state.summary and block.mark)),
            "repeats": repeats,
            "line": block.line,
            "alone": kind == "item" and block.mark == "|",
        }
        before = self.drafts[-1] if self.drafts else None
        if before and not before["alone"] and not draft["alone"] and _alike(before, draft):
            before["end"] = draft["end"]
        else:
            self.drafts.append(draft)

    def finished(self) -> list[Draft]:
        """The drafts, each with the date on which its story was published."""
        for draft in self.drafts:
            del draft["line"], draft["alone"]
            if draft["kind"] in ("story", "item", "question"):
                published = self.published.get(draft["part"])
                draft["published"] = published
                if draft["dated"] is None and published:
                    draft["dated"], draft["date_role"] = published, "publication"
                elif draft["dated"] and draft["date_role"] == "publication":
                    draft["published"] = draft["dated"]
        return self.drafts


_SAME = ("kind", "part", "dated", "date_role", "dated_within", "placed", "placed_within", "pointed", "summary", "repeats", "lead")


_key = itemgetter(*_SAME)


def _alike(one: Draft, other: Draft) -> bool:
    return other["dateline"] is None and bool(_key(one) == _key(other))


def _named_as_place(lower: str, name: str) -> bool:
    name = name.removeprefix("the ")
    at = lower.find(name)
    for _ in range(_MOST_LOOKED_AT):
        if at < 0:
            return False
        if at and lower[at - 1] in " \n" and _PLACED.search(lower[max(0, at - 40) : at].removesuffix("the ")):
            return True
        at = lower.find(name, at + 1)
    return False


def _folded(words: str) -> str:
    """The first words of a paragraph, by which a second copy of it is known."""
    return " ".join(words[:_LETTERS_COMPARED].split()).strip("“”\"'‘’*_. ").lower()


def _indent(even: str, line: int) -> int:
    start = line
    while start < len(even) and even[start] == " ":
        start += 1
    return start - line
