"""The words of a sentence, level, and the cues among them by which it tells of no happening."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from geostrike.reading.not_events import not_events

if TYPE_CHECKING:
    from geostrike.reading.not_events import Cue
    from geostrike.reading.passages import Passage

__all__ = ["Hit", "Wording", "read_wording"]

_WORD = re.compile(r"\w+(?:['-]\w+)*'?")
_OPENING = re.compile(r"(?:^\W*|[,;:.–—(\"“‘]\s*|\b(?:but|and|that|yet|because)\s+)[\"“‘']?$")
# Letters before a cue in which what must, or must not, stand before it is looked for.
_BEFORE = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A cue where it stands; offsets in the sentence, `index` of its first word."""

    start: int
    end: int
    index: int
    cue: Cue


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A sentence in lower case, letter for letter as long as it is, with its words and cues.

    Attributes
    ----------
    raw : the sentence as written.
    words, starts, ends : its words and where they stand.
    war : indexes of the words that war alone uses.
    """

    raw: str
    low: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    hits: tuple[Hit, ...]
    war: tuple[int, ...]

    def index(self, offset: int) -> int:
        """Return the index of the word that holds `offset`, or of the next; ``len(words)`` after the last."""
        after = bisect_right(self.starts, offset)
        return after - 1 if after and self.ends[after - 1] > offset else after

    def last(self, offset: int) -> int:
        """Return the index of the last word that begins before `offset`; -1 where none does."""
        return bisect_left(self.starts, offset) - 1

    def joined(self, index: int) -> bool:
        """Whether nothing but space, or quotation marks, stands between a word and the next."""
        return not self.low[self.ends[index] : self.starts[index + 1]].strip(" \"“”‘'*_/-")


def _lower(raw: str) -> str:
    low = raw.lower()
    if len(low) != len(raw):
        low = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in raw)
    return low.replace("’", "'")


@lru_cache(maxsize=512)
def read_wording(text: str, passage: Passage) -> Wording:
    """Read a passage's words and cues; `text` is the document's."""
    table = not_events()
    raw = text[passage.start : passage.end]
    low = _lower(raw)
    spans = [match.span() for match in _WORD.finditer(low)]
    words = tuple([low[start:end] for start, end in spans])
    hits = []
    for index, word in enumerate(words):
        for cue in table.cues.get(word, ()):
            start, end = spans[index]
            if cue.then is not None:
                match = cue.then.match(low, end)
                if match is None:
                    continue
                end = match.end()
            if _stands(cue, raw, low, start):
                hits.append(Hit(start=start, end=end, index=index, cue=cue))
    return Wording(
        raw=raw,
        low=low,
        words=words,
        starts=tuple([start for start, _ in spans]),
        ends=tuple([end for _, end in spans]),
        hits=tuple(hits),
        war=tuple([index for index, word in enumerate(words) if word in table.war]),
    )


def _stands(cue: Cue, raw: str, low: str, start: int) -> bool:
    """Whether what stands before a cue lets it be one."""
    if cue.lower and start and raw[start] != low[start]:
        return False
    before = low[max(0, start - _BEFORE) : start]
    if cue.opens and not _OPENING.search(before):
        return False
    if cue.but_after is not None and cue.but_after.search(before):
        return False
    if cue.but_with is not None and cue.but_with.search(low):
        return False
    return cue.after is None or bool(cue.after.search(before))
