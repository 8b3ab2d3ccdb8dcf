"""Names within the title of a book or a film, or within a ship's name in italics."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from geostrike.model import Mention

__all__ = ["is_in_title"]

_OPENING: Final = '“"‘'
_CLOSING: Final = '”"’'
_QUOTES = re.compile(f"[{_OPENING}]")
# The rest of a name in italics: "*X Lion*".
_ITALIC = re.compile(r"\s+[A-Z][\w’'.-]*(?:\s+[\w’'.-]+){0,3}[*_](?![*_])")
_REACH: Final = 60
# Letters of a word that has a capital in a title.
_LONG: Final = 4


def is_in_title(text: str, mention: Mention) -> bool:
    """Return whether a name is part of a title: capitals throughout, between quotation marks or in italics."""
    start, end = mention.start, mention.end
    if text[start - 1 : start] in ("*", "_") and _ITALIC.match(text, end):
        return True
    if not _QUOTES.search(text, max(0, start - _REACH), start):
        return False
    before = text[max(0, start - _REACH) : start]
    opening = max(before.rfind(mark) for mark in _OPENING)
    after = text[end : end + _REACH]
    closing = min((at for mark in _CLOSING if (at := after.find(mark)) >= 0), default=-1)
    if closing < 0 or any(mark in before[opening + 1 :] for mark in '”"'):
        return False
    words = (before[opening + 1 :] + mention.text + after[:closing]).split()
    if len(words) == len(mention.text.split()):
        return False  # the name alone in quotation marks
    long = [word for word in words if len(word) >= _LONG]
    return bool(long) and all(word[0].isupper() for word in (*long, words[0]))
