"""Tolls told by a count or a record: "the death toll rose to 19", "Killed: 4", "Mosul: 9 by airstrikes"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geostrike.reading.tolls.found import Found
from geostrike.reading.tolls.people import who_of
from geostrike.reading.tolls.words import toll_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geostrike.model import Bound
    from geostrike.reading.tolls.found import Kind
    from geostrike.reading.tolls.people import People
    from geostrike.reading.tolls.sheet import Sheet

__all__ = ["find_counts"]

_MOD = "[wcrspPgnGMJ]"
# "The death toll", "the number of fighters killed", "the figure for the dead"; "its dead", "the wounded".
_HEAD = re.compile(
    rf"EN|N(?P<deed>[dKHFIB])|N[fi]t?9?(?P<who>{_MOD}{{0,6}}?)(?:uz{{1,2}})?(?P<of>[dKHFIB])|N"
    rf"|(?<!f)[ts]w{{0,2}}(?P<those>[dH])"
)
_INJURED = frozenset("HIh")
_LEADS = frozenset("2@zR:fy<")
_LEADING = frozenset(("then", "first", "now", "initially"))
_STOPS = frozenset(".;")
_THOSE_ARE = re.compile(r"(?:i[^,.;9]{0,5})?(?:z{0,2}R[2i]?|@|z{1,2}y?|z?R[yt]?[@2])(?=9)")
_REACH = 24
_TO_COME = frozenset("expected likely could may might will would feared".split())
_FROM_TO = re.compile(r"[^.;9]{0,8}<(?P<low>9)2(?P<high>9)")
_RANGING = frozenset(
    ("tolls", "figures", "numbers", "estimates", "counts", "ranged", "ranges", "ranging", "varied", "vary")
)
_AFTER_FIGURE = re.compile(r"9(?:,?[wi]?<(?=9))")
_SERIES = re.compile(r"(?:,?&?(?:[yi,cw]|u){0,5}9(?!n|fm))+")
_REVERSED = re.compile(
    rf"2(?=9(?:,|[-,(][^.;]{{0,8}}[-,)])?tN[fi]t?(?P<who>{_MOD}{{0,6}})(?:uz{{1,2}})?(?P<deed>[KHdF])?)"
)
_RECORD = re.compile(r"(?P<deed>[KHFDdI])(?:\([^()]{0,12}\))?[:|]{1,2}-?(?=9)")
_BY_MEANS = re.compile(rf"(?:^|(?<=[:;.|]))(?=9{_MOD}{{0,5}}(?:&{_MOD}{{1,3}})?b)")
_ELLIPTIC = re.compile(r"(?:[qOQ]f?|m@|(?P<then>i)[f@2]?)(?=9(?:[.,;)&|-]|$))")
_THEN_BOTH = re.compile(r"i9&9(?=[.,;]|$)")
_EARLIER = re.compile(r"Nf(?=9)")
_UP_FROM = re.compile(r"[wi]<(?=9)")
_FORMER = frozenset(("earlier", "previous", "initial", "first", "prior", "original"))
_UP = frozenset(("up", "down"))


def find_counts(sheet: Sheet, people: Sequence[People], found: Sequence[Found]) -> list[Found]:
    """Find the tolls that counts and records tell, beside those that deeds told (`found`)."""
    finder = _Finder(sheet, people, found)
    codes = sheet.codes
    for match in _RECORD.finditer(codes):
        finder.record(match)
    if "N" in codes or "d" in codes or "H" in codes:
        for match in _HEAD.finditer(codes):
            finder.count(match)
        for match in _REVERSED.finditer(codes):
            finder.backward(match)
    if "b" in codes:
        for match in _BY_MEANS.finditer(codes):
            finder.by_means(match.end())
    if finder.all:
        finder.ellipses()
    return finder.found


class _Finder:
    def __init__(self, sheet: Sheet, people: Sequence[People], found: Sequence[Found]) -> None:
        self.sheet, self.codes = sheet, sheet.codes
        self.from_first = {party.first: party for party in people}
        self.taken = {one.at for one in found}
        self.deeds = {n for one in found for n in range(one.first, one.last)}
        self.told = list(found)
        self.found: list[Found] = []

    @property
    def all(self) -> list[Found]:
        return [*self.told, *self.found]

    def record(self, match: re.Match[str]) -> None:
        """As in "Killed: one driver and two guards", unless the deed is told of those before it."""
        if match.start("deed") in self.deeds:
            return
        party = self.from_first.get(match.end())
        if party is not None and party.low is not None and party.high is not None:
            kind: Kind = "injured" if match.group("deed") in _INJURED else "killed"
            numbers = party.low, party.high
            who = who_of(self.sheet, party)
            self._add(kind, match.start(), party.last, match.end(), numbers, party.bound, who)
            self.deeds.update(range(match.start(), party.last))

    def count(self, match: re.Match[str]) -> None:
        """As in "The number of wounded stood at 14", with the figures it had before."""
        codes, end = self.codes, match.end()
        deed = match.group("deed") or match.group("of") or match.group("those")
        if match.group("those"):
            if not _THOSE_ARE.match(codes, end):
                return
        elif not deed and self.sheet.words[match.end() - 1] not in ("toll", "tolls"):
            return
        kind: Kind = "injured" if deed in _INJURED else "killed"
        who = match.span("who") if match.group("who") else (end, end)
        if (ends := self._range(match.start(), end)) and ends[0] not in self.taken:
            low, high = (self.sheet.figures[n].low for n in ends)
            self._add(kind, match.start(), ends[1] + 1, ends[0], (low, high), "about", who)
            return
        figures = list(self._figures(end))
        for n, (at, old) in enumerate(figures):
            self._figure(kind, match.start() if not n else at, at, who, old=old)

    def _range(self, first: int, end: int) -> tuple[int, int] | None:
        """The ends of a range over several sources: "tolls from 36 to 44", "the toll ranged from 3 to 7"."""
        match = _FROM_TO.match(self.codes, end)
        words = self.sheet.words[first : match.end()] if match else []
        if match is None or _RANGING.isdisjoint(words):
            return None
        ends = match.start("low"), match.start("high")
        return ends if self.sheet.figures[ends[0]].low < self.sheet.figures[ends[1]].low else None

    def _figures(self, end: int) -> Iterator[tuple[int, bool]]:
        """The figures of a count told from `end`, and whether another took the place of each."""
        codes, words = self.codes, self.sheet.words
        at = next(
            (
                n
                for n in range(end, min(end + _REACH, len(codes)))
                if codes[n] in _STOPS or (codes[n] == "9" and self._leads(n) and codes[n + 1 : n + 2] != "n")
            ),
            None,
        )
        if at is None or codes[at] != "9":
            return
        if codes[at - 1] == "<" and codes[at + 1 : at + 3] == "29":
            yield at, True
            yield at + 2, False
            return
        before = set(words[end:at])
        if not _TO_COME.isdisjoint(before):
            return
        if ("first" in before or "initially" in before) and (series := _SERIES.match(codes, at + 1)):
            later = [n for n in range(at + 1, series.end()) if codes[n] == "9"]
            yield at, True
            for n in later:
                yield n, n != later[-1]
            return
        yield at, False
        if after := _AFTER_FIGURE.match(codes, at):
            yield after.end(), True

    def _leads(self, at: int) -> bool:
        return self.codes[at - 1] in _LEADS or self.sheet.words[at - 1] in _LEADING

    def backward(self, match: re.Match[str]) -> None:
        """As in "Raised to 19 the number of fighters killed"."""
        kind: Kind = "injured" if match.group("deed") == "H" else "killed"
        self._figure(kind, match.end(), match.end(), match.span("who"), old=False, last=match.end("who") + 1)

    def by_means(self, at: int) -> None:
        """As in "9 by airstrikes" in a list of the dead."""
        party = self.from_first.get(at)
        if party is None or party.low is None or at in self.taken or self.codes[party.last : party.last + 1] != "b":
            return
        if not toll_words().means.isdisjoint(self.sheet.words[party.last + 1 : party.last + 7]):
            high = party.low if party.high is None else party.high
            self._add("killed", at, party.last, at, (party.low, high), party.bound, (at + 1, party.last))

    def ellipses(self) -> None:
        """Figures that lean on a toll told before: "medics said eleven", "an earlier figure of three", "up from 30"."""
        words = self.sheet.words
        for match in _THEN_BOTH.finditer(self.codes):
            pair = [one.kind for one in self.all if one.first < match.start()][-2:]
            if words[match.start()] == "then" and pair == ["killed", "injured"]:
                for kind, at in zip(pair, (match.start() + 1, match.end() - 1), strict=True):
                    self._figure(kind, at, at, (at, at), old=False)
        for match in _ELLIPTIC.finditer(self.codes):
            if not match.group("then") or words[match.start()] == "then":
                self._leaning(match.start(), match.end(), old=False)
        for match in _EARLIER.finditer(self.codes):
            if not _FORMER.isdisjoint(words[max(match.start() - 2, 0) : match.start()]):
                self._leaning(match.start(), match.end(), old=True)
        for match in _UP_FROM.finditer(self.codes):
            if words[match.start()] in _UP:
                self._leaning(match.start(), match.end(), old=True)

    def _leaning(self, first: int, at: int, *, old: bool) -> None:
        before = [one for one in self.all if one.first < at]
        if before:
            kind = max(before, key=lambda one: one.first).kind
            self._figure(kind, first, at, (at, at), old=old)

    def _figure(
        self, kind: Kind, first: int, at: int, who: tuple[int, int], *, old: bool, last: int | None = None
    ) -> None:
        if at in self.taken:
            return
        figure = self.sheet.figures[at]
        self._add(kind, first, last or at + 1, at, (figure.low, figure.high), figure.bound, who, old=old)

    def _add(
        self,
        kind: Kind,
        first: int,
        last: int,
        at: int,
        numbers: tuple[int, int],
        bound: Bound,
        who: tuple[int, int],
        *,
        old: bool = False,
    ) -> None:
        self.taken.add(at)
        low, high = numbers
        self.found.append(
            Found(kind=kind, first=first, last=last, at=at, low=low, high=high, bound=bound, who=who, superseded=old)
        )
