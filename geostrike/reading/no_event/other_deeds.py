"""What is told as done and is neither a strike nor an attack: sanctions, charges, cyberattacks, an announced halt."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from geostrike.reading.no_event.not_events import not_events
from geostrike.reading.no_event.wording import level, words_of

if TYPE_CHECKING:
    from geostrike.reading.no_event.not_events import Deed
    from geostrike.reading.page.passages import Passage

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
    if not _deeds_of(text):
        return ()
    low = level(text)[passage.start : passage.end]
    found = [
        OtherDeed(
            start=passage.start + match.start(),
            end=passage.start + match.end(),
            text=text[passage.start + match.start() : passage.start + match.end()],
            reason=words.reasons[deed.reason],
        )
        for deed in _deeds_of(text)
        if _any(deed.near, low) and _any(deed.also, low)
        for match in deed.pattern.finditer(low)
    ]
    return tuple(sorted(found, key=lambda deed: deed.start))


@lru_cache(maxsize=16)
def _deeds_of(text: str) -> tuple[Deed, ...]:
    """The kinds of deeds whose words a document holds."""
    words = words_of(text)
    return tuple(
        deed for deed in not_events().deeds if not (deed.near.isdisjoint(words) or deed.also.isdisjoint(words))
    )


def _any(words: frozenset[str], low: str) -> bool:
    return any(word in low for word in words)
