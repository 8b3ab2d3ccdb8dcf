"""What each passage of a document tells of, found once for all who ask."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from geostrike.reading.deeds.triggers import Trigger, find_triggers
from geostrike.reading.no_event.not_events import not_events
from geostrike.reading.no_event.retractions import taken_back
from geostrike.reading.page.passages import Passage, flat, split_passages
from geostrike.reading.page.sections import sections_of

__all__ = ["survey"]


@lru_cache(maxsize=4)
def survey(text: str) -> tuple[tuple[Passage, tuple[Trigger, ...]], ...]:
    """Return the passages of a document's text, in order, each with what it tells of.

    "It", "another" or "the second" may be a weapon where the sentence before, in the same paragraph or the one before
    that, tells of one; in an item of a list or a table's row a weapon by itself tells of a happening.
    """
    level, sections = flat(text), sections_of(text)
    found = []
    armed: int | None = None
    for passage in split_passages(text):
        section = sections[passage.section] if passage.section < len(sections) else None
        listed = passage.kind == "row" or (section is not None and section.kind == "item")
        near = armed is not None and passage.paragraph - armed <= 1
        triggers = find_triggers(level, passage, armed=near, listed=listed)
        armed = passage.paragraph if any(t.weapon or t.kind == "intercept" for t in triggers) else None
        found.append((passage, triggers))
    gone = taken_back(level, [passage for passage, _ in found])
    if not gone:
        return tuple(found)
    refuted = not_events().reasons["refuted"]
    return tuple(
        (
            passage,
            tuple(replace(one, rejected=one.rejected or refuted) for one in told) if passage.start in gone else told,
        )
        for passage, told in found
    )
