"""What is told as done and is neither a strike nor an attack: sanctions, charges, cyberattacks, an announced halt."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from geostrike.reading.not_events import not_events

if TYPE_CHECKING:
    from geostrike.reading.passages import Passage

__all__ = ["OtherDeed", "find_other_deeds"]


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherDeed:
    """Words that tell of such a deed, and why it is no event; offsets in the document."""

    start: int
    end: int
    text: str
    reason: str


@lru_cache(maxsize=4096)
def find_other_deeds(text: str, passage: Passage) -> tuple[OtherDeed, ...]:
    """Find the deeds in a passage that are no events, in order."""
    words = not_events()
    found = [
        OtherDeed(start=match.start(), end=match.end(), text=match.group(), reason=words.reasons[deed.reason])
        for deed in words.deeds
        if deed.near.search(text, passage.start, passage.end)
        for match in deed.pattern.finditer(text, passage.start, passage.end)
    ]
    return tuple(sorted(found, key=lambda deed: deed.start))
