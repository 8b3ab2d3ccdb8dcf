"""What a page is about, where that makes another thing of the words of war: a match, a walk-out, a novel, a drill."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geostrike.reading.wording import Wording

__all__ = ["topic_against"]


def topic_against(text: str, place: int, wording: Wording, start: int, end: int, *, plain: bool) -> str:
    """Return the reason that the page around `place` gives against a trigger; "" for none."""
    return ""
