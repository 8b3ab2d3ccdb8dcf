"""What a window of words holds: arms that are spoken of, ships, pronouns that may stand for either."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.reading.deeds.sentence import AND
from geostrike.reading.deeds.verbs import Verbs
from geostrike.reading.deeds.vocabulary import Form, Word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geostrike.reading.deeds.sentence import Window

__all__ = ["Arms"]

# Words before and behind a boat among which its load is told.
_LADEN_BEFORE, _LADEN_BEHIND = 4, 6
# Words of a name such as "unmanned aerial vehicle".
_NAME_WITHIN = 3
_TRAILING = frozenset({"of", "them", "which", "these", "more", "and", ","})
_ENDINGS = ("ed", "ing", "ly")


class Arms(Verbs):
    """A sentence that knows of what its phrases speak."""

    def heads(self, window: Window) -> Iterator[int]:
        """Yield the words of a window that are spoken of, not those that qualify the next one."""
        first, last = window
        for j in range(first, last):
            if j + 1 >= last or not self.noun_like(j + 1) or self.forms[j + 1] & (Form.PAST | Form.ING):
                yield j

    def arm(self, window: Window, mask: int) -> int | None:
        """Return the last word of the classes in `mask` in a window that is spoken of; None where there is none."""
        for j in range(window[1] - 1, window[0] - 1, -1):
            kind = self.kinds[j] & mask
            if kind & Word.AIRCRAFT and self.word(j - 1) in ("suicide", "car") and self.words[j].startswith("bomber"):
                continue
            if kind and self.weapon_head(j) and (kind & ~Word.BOAT or self.laden(j)):
                return j
            if mask & Word.WEAPON and self._unmanned(j) and self.weapon_head(j):
                return j
        return None

    def _unmanned(self, j: int) -> bool:
        """Whether the aircraft, vessel or vehicle at `j` carries explosives, or nobody: "unmanned aerial vehicle"."""
        before = range(max(0, j - _NAME_WITHIN), j)
        if self.kinds[j] & (Word.AIRCRAFT | Word.VESSEL):
            return any(self.kinds[k] & Word.LADEN for k in before)
        return bool(self.kinds[j] & Word.VEHICLE) and any(self.kinds[k] & Word.NOBODY for k in before)

    def laden(self, j: int) -> bool:
        """Whether the boat at `j` is a weapon: it carries explosives, or nobody."""
        return self.any_of((max(0, j - _LADEN_BEFORE), min(j + _LADEN_BEHIND, self.last)), Word.LADEN)

    def weapon_head(self, j: int) -> bool:
        """Whether the arm at `j` is spoken of, and does not only qualify what follows it ("a missile battery")."""
        after = j + 1
        if after >= self.last:
            return True
        kind, word = self.kinds[after], self.words[after]
        if self.forms[after] and self.is_verb(after):
            return True
        if kind & Word.ARMS:
            return bool(self.forms[after] & Form.ING)
        if kind & (Word.OF_WEAPON | Word.OF_DEED) and not kind & Word.FUNCTION:
            return False
        if kind & (Word.TARGET | Word.SHIP) and not kind & Word.VERBS:
            return False
        if kind or self.capital[after] or not word.isalpha() or word in AND or word.endswith(_ENDINGS):
            return True
        # An unknown word behind one weapon is a noun that it qualifies: "the drone market".
        return self.words[j].endswith("s") or bool(self.kinds[j] & Word.AIRCRAFT)

    def any_of(self, window: Window, mask: int) -> bool:
        """Whether a window holds a word of the classes in `mask`."""
        return any(self.kinds[j] & mask for j in range(*window))

    def head_of(self, window: Window, mask: int) -> bool:
        """Whether what a window speaks of is of the classes in `mask`."""
        return any(self.kinds[j] & mask for j in self.heads(window))

    def ship(self, window: Window) -> bool:
        """Whether a window speaks of a ship; a boat may be on a river, and its crew's own."""
        return any(self.kinds[j] & Word.SHIP and not self.kinds[j] & Word.BOAT for j in self.heads(window))

    def someone(self, window: Window) -> bool:
        """Whether a window speaks of somebody who may be armed: "they", "the group"."""
        return self.pronoun(window) or (window[1] > window[0] and bool(self.kinds[window[1] - 1] & Word.SOMEBODY))

    def pronoun(self, window: Window) -> bool:
        """Whether a window is a pronoun that may stand for a weapon told before: "it", "another", "two of them"."""
        first, last = window
        if last > first and self.words[last - 1] in AND and self.kinds[first] & Word.PRONOUNS:
            return True
        while last > first and self.words[last - 1] in _TRAILING:
            last -= 1
        return last > first and bool(self.kinds[last - 1] & Word.PRONOUNS)
