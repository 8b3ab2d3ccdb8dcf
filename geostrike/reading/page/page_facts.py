"""What a page's paragraphs say together: where stories begin, which dates head others, who speaks, if it is live."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geostrike.reading.page.blocks import BARE, BOLD
from geostrike.reading.page.openings import read_dateline
from geostrike.reading.page.records import Record, find_records

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.reading.page.traits import Trait

__all__ = ["PageFacts", "find_facts"]

_FEWEST_ENTRIES = 3
_FEWEST_TEASERS = 3
_FEWEST_KEYS = 5
_LONGEST_TAIL = 60
_LONGEST_PLAIN_TAIL = 25
_YEAR = re.compile(r"(?:19|20)\d\d")
_WEEKDAY = re.compile(r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)", re.I)
# The place of an address.
_BLANKED = re.compile(r" {12}")
_STATEMENT = re.compile(
    r"(?:statement|communiqu[eé]|bulletin|press release|announcement|report)\s+(?:no\.?\s*|number\s+|#)?\d{1,3}\b", re.I
)
_TO_THE_EDITOR = re.compile(r"(?:Sir|Madam|SIR|Dear Sir|Dear Editor|To the Editor)\s?(?:[—–:,]|\s-\s)")
_SPOKEN_BY_TITLE = re.compile(
    r"(?:MR|MS|MRS|DR|SEC|SECRETARY|GEN|GENERAL|ADM|ADMIRAL|COL|COLONEL|AMB|SEN|REP|THE PRESIDENT)\b"
)


@dataclass(slots=True)
class PageFacts:
    """What the paragraphs of a page say together; all numbers are ordinals of paragraphs.

    Attributes
    ----------
    starts : where a story begins, after the first.
    statements : headings of numbered statements.
    days : headings that date what stands below them.
    leads : the last of the paragraphs in a chronology, each opened by its date.
    records : by their first paragraph.
    live : whether hours open its entries.
    spoken : whether it is a transcript, and by whom its questions are asked where a label does not say it.
    numbered : whether paragraphs are numbered "(1)", "(2)".
    runs_in : whether words in bold open its paragraphs one after another.
    keyed : whether lines such as "layout: cards" tell that it is data.
    """

    starts: set[int] = field(default_factory=set)
    statements: set[int] = field(default_factory=set)
    days: set[int] = field(default_factory=set)
    leads: list[int] = field(default_factory=list)
    records: dict[int, Record] = field(default_factory=dict)
    live: bool = False
    spoken: bool = False
    host: str = ""
    numbered: bool = False
    runs_in: bool = False
    keyed: bool = False


def find_facts(even: str, traits: Sequence[Trait]) -> PageFacts:
    """Gather the facts of a page from its paragraphs."""
    facts = PageFacts()
    teasers = sum(1 for t in traits if t.link and t.block.level in range(1, BOLD)) >= _FEWEST_TEASERS
    facts.live = not teasers and sum(1 for trait in traits if trait.hour) >= _FEWEST_ENTRIES
    facts.numbered = sum(1 for trait in traits if trait.block.mark == "(1)" and trait.prose) > 1
    facts.runs_in = (
        sum(1 for t in traits if t.block.bold and t.prose and not t.block.mark and t.block.bold < t.block.end)
        >= _FEWEST_ENTRIES
    )
    facts.keyed = sum(1 for t in traits if t.field and even[t.block.start].islower()) >= _FEWEST_KEYS
    _find_speakers(traits, facts)
    facts.live = facts.live and not facts.spoken
    first_prose = next((n for n, trait in enumerate(traits) if trait.prose and not trait.cue), len(traits))
    if any(trait.date for trait in traits):
        _find_days(even, traits, facts, first_prose)
        facts.leads = [n for n, t in enumerate(traits) if _is_lead(t) and n not in facts.days]
    if any(trait.field for trait in traits) or "ncident" in even:
        facts.records = {record.first: record for record in find_records(even, traits)}
    _find_starts(even, traits, facts, teasers=teasers)
    return facts


def _is_lead(trait: Trait) -> bool:
    return bool(
        trait.date
        and not trait.date.alone
        and not trait.hour
        and trait.block.mark in ("", "-", "1")
        and trait.cue in ("", "related")
        and trait.block.level in (0, BARE)
    )


def _find_days(even: str, traits: Sequence[Trait], facts: PageFacts, first_prose: int) -> None:
    shapes: dict[int, tuple[bool, bool, bool]] = {}
    for number, trait in enumerate(traits):
        if trait.date and _may_head(even, trait):
            words = even[trait.date.start : trait.date.end]
            shapes[number] = (bool(_YEAR.search(words)), bool(_WEEKDAY.match(words)), words[0].isdigit())
    counts = Counter(shapes.values())
    for number, shape in shapes.items():
        block = traits[number].block
        after = traits[number + 1] if number + 1 < len(traits) else None
        heads_items = after is not None and (after.block.mark in ("-", "1", "|") or after.place is not None)
        if (
            counts[shape] > 1
            or (number >= first_prose and block.level in range(1, BARE))
            or (heads_items and block.level)
        ):
            facts.days.add(number)


def _may_head(even: str, trait: Trait) -> bool:
    """Whether a paragraph is a date, with at most a few words behind it."""
    block, date = trait.block, trait.date
    if date is None or trait.dateline or trait.cue or block.mark not in ("", "-"):
        return False
    if date.alone:
        return True
    tail = block.end - date.after
    if block.mark or "\n" in even[block.start : block.end]:
        return False
    return (
        tail <= (_LONGEST_TAIL if block.level in range(1, BARE) else _LONGEST_PLAIN_TAIL)
        and even[date.after - 1] != "."
    )


def _find_speakers(traits: Sequence[Trait], facts: PageFacts) -> None:
    spoken = [trait for trait in traits if trait.speaker or trait.asks]
    if len(spoken) < _FEWEST_ENTRIES:
        return
    asked = sum(1 for trait in spoken if trait.asks)
    numbered = {trait.speaker for trait in spoken if trait.speaker.startswith("Speaker")}
    named = {trait.speaker for trait in spoken if trait.timed} - numbered
    if named and numbered:
        # One who is named answers those who are only counted.
        for trait in spoken:
            trait.asks = trait.asks or trait.speaker in numbered
        asked = sum(1 for trait in spoken if trait.asks)
    titled = sum(1 for t in spoken if t.timed or _SPOKEN_BY_TITLE.match(t.speaker) or t.speaker in numbered)
    facts.spoken = asked > 1 or (asked > 0 and titled > 0) or titled >= _FEWEST_ENTRIES
    if facts.spoken and not asked:
        facts.host = spoken[0].speaker


def _find_starts(even: str, traits: Sequence[Trait], facts: PageFacts, *, teasers: bool) -> None:
    told = False
    digest = {n for n in range(len(traits)) if _heads_teaser(even, traits, n)}
    digest = digest if len(digest) >= _FEWEST_ENTRIES else set()
    for number, trait in enumerate(traits):
        if trait.block.mark in ("=", "|"):
            continue
        titles = number in digest
        if titles or _opens_story(even, traits, number, facts, teasers=teasers):
            if told:
                facts.starts.add(number if titles else _back(traits, number, least=number in facts.records))
            told = False
        if not trait.cue and (
            trait.prose or (teasers and not trait.link and not trait.hour and trait.block.level in (0, BARE))
        ):
            told = True


def _heads_teaser(even: str, traits: Sequence[Trait], number: int) -> bool:
    """Whether a paragraph is a digest's title: numbered, or in bold over a text that an address ends."""
    block = traits[number].block
    after = traits[number + 1] if number + 1 < len(traits) else None
    if after is None or not after.prose or after.block.mark or after.cue or traits[number].prose:
        return False
    if block.mark == "1":
        return True
    behind = traits[number + 2].block.line if number + 2 < len(traits) else len(even)
    return block.level == BOLD and _BLANKED.search(even, after.block.end, behind) is not None


def _opens_story(even: str, traits: Sequence[Trait], number: int, facts: PageFacts, *, teasers: bool) -> bool:
    trait = traits[number]
    block = trait.block
    if number in facts.records and facts.records[number].dated:
        return True
    if trait.dateline:
        return trait.prose
    if teasers and trait.link and block.level in range(1, BOLD):
        return True
    if block.level and _STATEMENT.match(even, block.start, block.end):
        facts.statements.add(number)
        return True
    if trait.prose and even[block.start] in "SMDT" and _TO_THE_EDITOR.match(even, block.start, block.end):
        return True
    before = traits[number - 1] if number else None
    if (
        trait.prose
        and not facts.spoken
        and (before is None or before.block.level or before.published or before.cue or before.block.mark)
    ):
        trait.dateline = read_dateline(even, block.start, block.end, block.bold, colon=True)
        return trait.dateline is not None
    return bool(trait.cue == "furniture" and trait.published and before and before.block.level in range(1, BARE))


def _back(traits: Sequence[Trait], number: int, *, least: bool = False) -> int:
    """The heading over a story's first words, or those words themselves; `least` for one right above them."""
    start = number
    strong = traits[number].block.level in range(1, BARE)
    for step in range(number - 1, max(number - (2 if least else 7), -1), -1):
        trait = traits[step]
        if trait.block.mark in ("=", "|") or (trait.prose and not trait.cue) or trait.cue.endswith("_head"):
            break
        if trait.block.mark and not trait.cue:
            # "2. Truck bomb hits Damascus", the title of a digest's item.
            return step if step == number - 1 and not strong else start
        heading = trait.block.level in range(1, BARE)
        if strong and not (heading and step == start - 1):
            break
        if heading or (trait.block.level == BARE and not trait.cue and not trait.hour and not least):
            start, strong = step, heading
    return start
