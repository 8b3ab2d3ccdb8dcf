"""The words of a sentence, level, and the cues among them by which it tells of no happening."""

from __future__ import annotations

import re
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from geostrike.reading.no_event.not_events import cues_of, not_events

if TYPE_CHECKING:
    from geostrike.reading.no_event.not_events import Cue
    from geostrike.reading.page.passages import Passage

__all__ = ["BAR", "WORD", "Hit", "Wording", "level", "marked", "places_of", "read_wording", "spaced", "words_of"]

WORD = re.compile(r"\w+(?:['-]\w+)*(?:(?<=s)')?")
# Letters before a cue in which what must, or must not, stand before it is looked for.
_BEFORE = 70
BAR = "|"
_CLAUSE_MARKS = ",;:.()!?…—–<>[]"
_OTHER_MARKS = '"“”‘*_/#=~'
_START = itemgetter(0)
_JOINING = (" but", " and", " that", " yet", " because")
# Their full stops end no clause.
_DOTTED = (("u.s.", "u-s-"), ("u.k.", "u-k-"), ("u.n.", "u-n-"))


class Hit(NamedTuple):
    """A cue where it stands; offsets in the sentence."""

    start: int
    end: int
    cue: Cue


class Wording:
    """A sentence in lower case, letter for letter as long as it is, with its words and cues.

    Attributes
    ----------
    raw, low : the sentence as written, and level.
    clauses : it with a bar for each mark that parts clauses and a space for each other mark.
    words : the different ones.
    hits : the cues, in order.
    war : whether it has words that war alone uses.
    """

    __slots__ = ("clauses", "hits", "low", "raw", "war", "words")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.raw = text[start:end]
        self.low = level(text)[start:end]
        self.clauses = marked(text)[start:end]
        plain = f" {self.clauses.replace(BAR, ' ')} "
        self.words = frozenset(plain.split())
        self.war = not not_events().war.isdisjoint(self.words)
        self.hits = self._hits(plain)

    def between(self, first: int, last: int) -> int:
        """Return how many words begin in ``first:last``, or nearly."""
        return self.low.count(" ", first, last)

    def _hits(self, plain: str) -> list[Hit]:
        low = self.low
        hits: list[Hit] = []
        for word in self.words & not_events().words:
            of_word = cues_of(word)
            for start in places_of(plain, word):
                end = start + len(word)
                cues = of_word.free
                if of_word.gate is not None and of_word.gate.match(low, end):
                    cues += of_word.gated
                for cue in cues:
                    hit = self._hit(cue, start, end)
                    if hit is not None:
                        hits.append(hit)
        hits.sort(key=_START)
        return hits

    def _hit(self, cue: Cue, start: int, end: int) -> Hit | None:
        """The cue whose word stands at ``start:end``, if what stands before and after it lets it be one."""
        low = self.low
        if (cue.lower and start and self.raw[start] != low[start]) or (cue.opens and not _opens(low, start)):
            return None
        if cue.then is not None:
            match = cue.then.match(low, end)
            if match is None:
                return None
            end = match.end()
        if cue.but_after is not None and cue.but_after.search(low[max(0, start - _BEFORE) : start]):
            return None
        if cue.but_with is not None and cue.but_with.search(low):
            return None
        if cue.after is not None:
            floor = max(0, start - _BEFORE)
            match = cue.after.search(low[floor:start])
            if match is None:
                return None
            if cue.scope == "name":
                start = floor + match.start()
        return Hit(start, end, cue)


@lru_cache(maxsize=8)
def level(text: str) -> str:
    """Return `text` in lower case with plain apostrophes, letter for letter as long as it is."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    low = low.replace("’", "'")
    for dotted, joined in _DOTTED:
        if dotted in low:
            low = low.replace(dotted, joined)
    return low


@lru_cache(maxsize=8)
def marked(text: str) -> str:
    """Return `text` level, each mark that parts clauses a bar and each other mark a space; offsets stay."""
    low = level(text)
    for mark in _CLAUSE_MARKS:
        if mark in low:
            low = low.replace(mark, BAR)
    for mark in _OTHER_MARKS:
        if mark in low:
            low = low.replace(mark, " ")
    return low.replace(" '", "  ")


@lru_cache(maxsize=8)
def spaced(text: str) -> str:
    """Return `text` level, its marks as spaces and a space on either side: " a word " at `n` is the word at `n`."""
    return f" {marked(text).replace(BAR, ' ')} "


@lru_cache(maxsize=8)
def words_of(text: str) -> frozenset[str]:
    """Return the different words of a document, level; by them its rarer questions are asked or not."""
    return frozenset(spaced(text).split())


@lru_cache(maxsize=512)
def read_wording(text: str, passage: Passage) -> Wording:
    """Read a passage's words and cues; `text` is the document's."""
    return Wording(text, passage.start, passage.end)


def places_of(spaced: str, word: str) -> list[int]:
    """Return where a word stands, whole, in a text that `spaced` gives."""
    whole = f" {word} "
    places = []
    place = spaced.find(whole)
    while place >= 0:
        places.append(place)
        place = spaced.find(whole, place + 1)
    return places


def _opens(low: str, start: int) -> bool:
    """Whether a word opens its clause: behind a mark, or behind a word that joins clauses."""
    before = low[max(0, start - 9) : start].rstrip(" \"“‘'*")
    return not before or not before[-1].isalnum() or before.endswith(_JOINING)
