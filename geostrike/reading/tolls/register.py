"""What a passage told of each party so far: who was killed or injured, each party counted once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geostrike.reading.tolls.found import Found
from geostrike.reading.tolls.people import split_people, who_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.model import Bound
    from geostrike.reading.tolls.found import Kind
    from geostrike.reading.tolls.people import People
    from geostrike.reading.tolls.sheet import Sheet

__all__ = ["AUXILIARY", "Register"]

AUXILIARY = r"(?:[zyQO]|[Tq]?2z)"
"""Words between people and what was done to them: "were", "are reported", "claim to have been"."""

_KILLED = frozenset("KkDdEFBlX")
_ALONG = re.compile(r"[^.;:,|KHDkhV]{0,10}?,?&")
_DONE_NEXT = re.compile(rf"(?:\([^().]{{1,15}}\))?{AUXILIARY}{{0,5}}[KHDd]")
_NAMES = re.compile(r"[rcG7,;&fwnt9Pp]*")
_NAMES_BACK = re.compile(rf"[rcG7,;&fwnt9Pp]*{AUXILIARY}{{0,5}}$")
_AGED = re.compile(r"[cnpPGw],7")
_NAMES_WITHIN = 60
_SUPPOSING = frozenset(("if", "unless", "whether", "suppose", "supposing"))
_ALL = frozenset(("all", "none", "everyone", "everybody", "nobody"))
_EXCEPT = frozenset(("but", "except", "save", "besides"))
_WITH_THEM = frozenset(("along with", "together with", "alongside"))


class Register:
    """The parties of a passage and the tolls told of them."""

    def __init__(self, sheet: Sheet, people: Sequence[People]) -> None:
        self.sheet, self.codes = sheet, sheet.codes
        self.people = list(people)  # in order
        self.from_first = {party.first: party for party in people}
        self.used: set[int] = set()
        self.found: list[Found] = []

    def take(self, at: int, party: People, kind: Kind | None = None) -> bool:
        """Note that the deed at `at` befell a party."""
        if party.first in self.used:
            return False
        self.used.add(party.first)
        if party.low is None or party.high is None or self._supposed(party.first):
            return True
        low, high, last = party.low, party.high, max(party.last, at + 1)
        if party.last <= at and (more := self._along(at)):
            low, high, last = low + (more.low or 0), high + (more.high or 0), more.last
        figure = next((n for n in range(party.first, party.last) if n in self.sheet.figures), party.first)
        kind = kind or ("killed" if self.codes[at] in _KILLED else "injured")
        first = min(party.first, at)
        first += self.codes[first] == "t" and party.items == 1 and not party.sole
        self.add(kind, first, last, figure, (low, high), party.bound, who_of(self.sheet, party))
        return True

    def add(
        self, kind: Kind, first: int, last: int, at: int, number: tuple[int, int], bound: Bound, who: tuple[int, int]
    ) -> None:
        """Note a toll; the parameters are as in `Found`."""
        low, high = number
        self.found.append(Found(kind=kind, first=first, last=last, at=at, low=low, high=high, bound=bound, who=who))

    def another_follows(self, party: People) -> bool:
        """Whether another deed follows a party right away: "killed three men and | two others were hurt"."""
        return _DONE_NEXT.match(self.codes, party.last) is not None

    def cut(self, party: People) -> People:
        """A list without its last member, to whom something else was done; a single party as it is."""
        cut = split_people(self.sheet, party)
        if cut is None:
            return party
        place = self.people.index(party)
        head, rest = self.people[place : place + 1] = cut
        self.from_first[rest.first] = rest
        return head

    def _supposed(self, first: int) -> bool:
        """Whether it stands in a clause of "if", or is left out of those hurt ("all but one")."""
        floor = max(self.codes.rfind(mark, 0, first) for mark in ".;:,")
        if self.sheet.words[max(first - 1, 0)] in _EXCEPT and not _ALL.isdisjoint(
            self.sheet.words[max(first - 3, 0) : first]
        ):
            return True
        return not _SUPPOSING.isdisjoint(self.sheet.words[max(floor + 1, first - 10) : first])

    def _along(self, at: int) -> People | None:
        """Those who died with others: "was killed along with his wife"."""
        match = _ALONG.match(self.codes, at + 1)
        if match is None or self.sheet.words[match.end() - 1] not in _WITH_THEM:
            return None
        party = self.from_first.get(match.end())
        if party is None or party.low is None:
            return None
        if self.another_follows(party):
            party = self.cut(party)
        self.used.add(party.first)
        return party

    def take_aged(self, at: int, first: int) -> bool:
        """As in "Killing Ali Taher, 40, and Omar Said, 22"."""
        match = _NAMES.match(self.codes, first, first + _NAMES_WITHIN)
        return match is not None and self._names(at, match.start(), match.end())

    def take_aged_before(self, at: int) -> bool:
        """As in "Ali Taher, 40, and Omar Said, 22, were killed"."""
        if "7" not in self.codes[max(at - _NAMES_WITHIN, 0) : at]:
            return False
        floor = max(at - _NAMES_WITHIN, self.codes.rfind(".", 0, at) + 1)
        match = _NAMES_BACK.search(self.codes[floor:at])
        return match is not None and self._names(at, floor + match.start(), at)

    def _names(self, deed: int, first: int, last: int) -> bool:
        """Count the names with an age in a run of names."""
        count = len(_AGED.findall(self.codes[first:last]))
        if not count:
            return False
        count += sum(figure.low for n, figure in self.sheet.figures.items() if first <= n < last)
        kind: Kind = "killed" if self.codes[deed] in _KILLED else "injured"
        self.used |= {party.first for party in self.people if first <= party.first < last}
        self.add(kind, min(first, deed), max(last, deed + 1), deed, (count, count), "exact", (first, first))
        return True
