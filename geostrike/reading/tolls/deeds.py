"""Tolls told by what was done to people: "killed three", "two were wounded", "five deaths", "suffered injuries"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geostrike.reading.tolls.register import AUXILIARY, Register
from geostrike.reading.tolls.words import toll_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.reading.tolls.found import Found
    from geostrike.reading.tolls.people import People
    from geostrike.reading.tolls.sheet import Sheet

__all__ = ["find_deeds"]

_DEED = re.compile(r"[KkHhDdEFIBlX]")
# "Killed and wounded": a figure for both cannot be parted.
_MIXED = re.compile(r"(?:[KkdF][&/]{1,2}[HhI]|[HhI][&/]{1,2}[KkdF])")
# What may stand between people and what was done to them: a part between commas or brackets, a phrase that says where
# they were, a clause that says who they were.
_BETWEEN = (
    r"(?:,[^.;:|]{1,25}?,|\([^().]{1,15}\),?|-[^-.;:|]{1,25}-|u[^,;:.|&]{0,12}?"
    r"|[fiA@<+bJY](?:[^,;:.|uVqkKDF&(]|&(?=[cG]{1,3}[zyQOKHD,])){0,10}?"
    r"|[fi@<]t?[cGwsnM]{1,5},[cGtM][cGwM]{0,3},|,?e[^.;:|,]{1,8}?)"
)
_PASSIVE = re.compile(rf"{_BETWEEN}{{0,2}}{AUXILIARY}{{1,6}}")
_LEFT = re.compile(rf"{_BETWEEN}?(?:{AUXILIARY}|L){{1,6}}")
_BARE = re.compile(r"(?:\([^().]{1,15}\)|,e[^.;:,|]{1,8},)?y{0,2}")
_DYING = re.compile(rf"(?:{_BETWEEN}{{0,2}}|H[^,;:.|uVqkKDF&(]{{0,10}}?){AUXILIARY}{{0,6}}")
_DESCRIBED = re.compile("[wJcGMpsn]{0,3}")
_OF_ONE = re.compile(r"(?P<who>[9a][wcGMpsgn]{0,4})s$")
_UNREAL = re.compile(r"(?:j[yz]{0,3}|2y?)$")
_NEGATED = re.compile(r"![yzw]{0,3}$")
_SUFFERED = re.compile(r"([Sz+])[wacyQ9&spntbG+fJY]{0,6}$")
_LEAD = re.compile(r"[^.;:]{0,6}?(?=[rc])")
_WAS = re.compile(r"z[yQO]{0,2}$")
_ARE_LOST = re.compile(r"zy?X")
_TAKES = re.compile(r"T[yt]?$")
_SOMEBODY = re.compile(r"[pP]")
_WHO_DIED = re.compile(r"u[zyQO]{0,4}$")
_HAVING = frozenset(("has", "have", "had", "having"))
_DEAD_THING = re.compile(r"d[wcrsgGMJ]{0,3}n")
# "Were taken to the hospital", "were in hospital"; "sending twelve to hospital".
_TO_HOSPITAL = re.compile(r"(?:z[zyQO]{0,3}[wJYVO]2t?|V[i2]t?|(?P<where>z{1,2}y?i)|(?P<sent>2t?))$")
_SENDING = frozenset("sending sent took taking rushed rushing brought bringing putting".split())
_BACK = 34
_MARKS = ("", ".", ":", ";", "|")
_GAPPED = re.compile(r",?&(?:[cG]{1,3}|t[wn])")


def find_deeds(sheet: Sheet, people: Sequence[People]) -> list[Found]:
    """Find the tolls that verbs and nouns of killing and injuring tell, each party once."""
    reader = _Reader(sheet, people)
    for match in _DEED.finditer(sheet.codes):
        reader.read(match.start())
    if "hospital" in sheet.words:
        reader.hospitals()
    return reader.found


class _Reader(Register):
    def __init__(self, sheet: Sheet, people: Sequence[People]) -> None:
        super().__init__(sheet, people)
        self.mixed = {at for match in _MIXED.finditer(self.codes) for at in (match.start(), match.end() - 1)}

    def read(self, at: int) -> None:
        """Read what the deed at `at` tells."""
        codes, code = self.codes, self.codes[at]
        before = codes[max(at - 5, 0) : at]
        if at in self.mixed or _UNREAL.search(before) or _NEGATED.search(before) or self._figurative(at):
            return
        if code in "KH":
            self._participle(at)
        elif code in "kh":
            self._active(at) or self._of(at) or (self.sheet.words[at] == "wounds" and self._suffered(at))
        elif code == "D":
            self._passive(at, _DYING)
        elif code == "d":
            self._passive(at, _BARE) or self._passive(at, _PASSIVE) or self._passive(at, _LEFT) or self._after(at)
        elif code == "E":
            self._of(at) or self._genitive(at)
        elif code in "FIB":
            self._noun(at)
        elif code == "l":
            self._lives(at)
        else:
            self._lost(at)

    def hospitals(self) -> None:
        """Read who was taken to hospital: as injured, unless told of already."""
        for at, word in enumerate(self.sheet.words):
            match = _TO_HOSPITAL.search(self.codes, max(at - 8, 0), at) if word == "hospital" else None
            if match is None or match.end() != at or (match.group("where") and self.sheet.words[at - 1] != "in"):
                continue
            kept = len(self.found)
            if match.group("sent"):
                party = next((one for one in self.people if one.last == match.start() and self._sent(one)), None)
                _ = party and self.take(at, party)
            else:
                self._passive(match.start(), _DYING)
            if len(self.found) > kept:
                self.found[-1] = replace(self.found[-1], kind="injured", last=at + 1)

    def _sent(self, party: People) -> bool:
        return self.sheet.words[max(party.first - 1, 0)] in _SENDING

    def _figurative(self, at: int) -> bool:
        known, words = toll_words(), self.sheet.words
        after = words[at + 1] if at + 1 < len(words) else ""
        code = self.codes[at]
        if words[at] == "executed" and self.codes[at + 1 : at + 2] not in ("", ".", ";", ",", "i", "b", "&"):
            return True  # "executed seven sorties"
        if code == "d" and _DEAD_THING.match(self.codes, at):
            return True
        if code == "d":
            return after in known.after_dead or words[at - 1 : at] == ["for"]
        return after in (known.after_kill if code in "Kk" else known.after_injury if code in "IhH" else ())

    def _participle(self, at: int) -> None:
        """As in "Killed" and "wounded": of those before it, or of those behind it."""
        if self.codes[at - 2 : at + 2] == f"ft{self.codes[at]}z" and self.codes[at] == "H":
            self._some(at)
            return
        floor = max(at - 4, 0)
        was = _WAS.search(self.codes[floor:at])
        having = was and self.sheet.words[floor + was.start()] in _HAVING
        if (having or not was) and self._active(at):
            return
        self._passive(at, _PASSIVE) or self._passive(at, _BARE) or self._passive(at, _LEFT) or self._listed(
            at
        ) or self._after(at)

    def _some(self, at: int) -> None:
        """As in "eight of the injured were flown home": at least so many were hurt."""
        party = next((one for one in reversed(self.people) if one.last == at - 2), None)
        if party and party.low and party.low > 1 and "D" not in self.codes[at : at + 6]:
            self.take(at, replace(party, bound="at_least"))

    def _active(self, at: int) -> bool:
        first = at + 1
        while self.codes[first : first + 1] == "y":
            first += 1
        if self.take_aged(at, first):
            return True
        party = self.from_first.get(first)
        if party is None:
            return False
        if self.another_follows(party):
            if (head := self.cut(party)) != party:
                party = head
            elif self.codes[at] in "KHd" and self._passive(at, _BARE):
                return True
        return self.take(at, party)

    def _passive(self, at: int, between: re.Pattern[str]) -> bool:
        if self.take_aged_before(at):
            return True
        for party in reversed(self.people):
            if party.last > at or (party.first in self.used and not self._dies_of(at, party)):
                continue
            if at - party.last > _BACK:
                return False
            partitive = "fm" in self.codes[party.first : party.last] and at == party.last and self.codes[at] != "D"
            if not party.part and not partitive and between.fullmatch(self.codes, party.last, at):
                if party.sole and _WHO_DIED.search(self.codes[party.last : at]):
                    return False  # "the burial of Ali Taher, who died in May"
                return self.take(at, self._apposed(party))
        return False

    def _apposed(self, party: People) -> People:
        """The party that a name between commas explains: "a driver, Ali Taher of Hit, was killed"."""
        if party.sole and self.codes[party.first - 1 : party.first] == ",":
            for other in self.people:
                if other.last == party.first - 1 and other.first not in self.used and not other.part:
                    return other
        return party

    def _dies_of(self, at: int, party: People) -> bool:
        """Whether those told of as injured die now: "an Iraqi wounded in his home died"; then that toll is undone."""
        if self.codes[at] != "D" or self.codes[party.last : party.last + 1] != "H":
            return False
        if not _DYING.fullmatch(self.codes, party.last, at):
            return False
        self.found = [one for one in self.found if one.first != party.first]
        self.used.discard(party.first)
        return True

    def _of(self, at: int) -> bool:
        """As in "The death of a cook"; not where it is only the reason of what is told."""
        party = self.from_first.get(at + 2)
        if self.codes[at + 1 : at + 2] != "f" or party is None:
            return False
        reason = toll_words().reason
        if party.low == 1 and any(word in reason for word in self.sheet.words[max(at - 6, 0) : at]):
            return False
        if self.codes[at] == "E" and party.last - party.first == 1:
            return False  # "the highest daily death of 264"
        return self.take(at, party)

    def _genitive(self, at: int) -> bool:
        """As in "one guard's death"."""
        floor = max(at - 7, 0)
        match = _OF_ONE.search(self.codes[floor:at])
        first = floor + match.start() if match else -1
        if first < 0 or first in self.used:
            return False
        self.used.add(first)
        figure = self.sheet.figures.get(first)
        low, high = (figure.low, figure.high) if figure else (1, 1)
        self.add("killed", first, at + 1, first, (low, high), figure.bound if figure else "exact", (first + 1, at))
        return True

    def _noun(self, at: int) -> None:
        codes = self.codes
        if codes[at] == "B" and (not self._handled(at) or self._genitive(at)):
            return
        party = next((one for one in reversed(self.people) if one.last <= at), None)
        if party and "9" in codes[party.first : at] and _DESCRIBED.fullmatch(codes, party.last, at):
            self.take(at, party)
        elif not self._of(at) and codes[at] == "I":
            self._suffered(at)

    def _handled(self, at: int) -> bool:
        """Whether bodies are of the dead: they were found, or stand alone in a record."""
        codes = self.codes
        alone = codes[at + 1 : at + 2] in _MARKS and codes[max(at - 2, 0) : at - 1] in _MARKS
        return alone or "O" in codes[max(at - 5, 0) : at + 8]

    def _suffered(self, at: int) -> bool:
        floor = max(at - 8, 0)
        match = _SUFFERED.search(self.codes[floor:at])
        if not match:
            return False
        verb = floor + match.start()
        if match.group(1) == "z" and self.sheet.words[verb] not in _HAVING:
            return False
        kept = len(self.found)
        self._passive(verb, _BARE if match.group(1) == "+" else _DYING)
        if len(self.found) == kept:
            return False
        self.found[-1] = replace(self.found[-1], kind="injured", last=at + 1)
        return True

    def _lives(self, at: int) -> None:
        codes = self.codes
        party = next((one for one in reversed(self.people) if one.last == at), None)
        if party is not None and (codes[party.first - 1 : party.first] == "T" or _ARE_LOST.match(codes, at + 1)):
            self.take(at, party)
        elif _TAKES.search(codes[max(at - 2, 0) : at]):
            self._of(at)

    def _lost(self, at: int) -> None:
        """As in "The army lost ten men and the police three"."""
        party = self.from_first.get(at + 1)
        if party is None or not _SOMEBODY.search(self.codes, party.first, party.last):
            return
        self.take(at, party)
        gapped = _GAPPED.match(self.codes, party.last)
        if gapped and (next_party := self.from_first.get(gapped.end())) and not next_party.part:
            self.take(gapped.end(), next_party, "killed")

    def _after(self, at: int) -> bool:
        """As in "the rest were dead - more than 100 people"."""
        party = self.from_first.get(at + 2) if self.codes[at + 1 : at + 2] == "-" else None
        if party is None or "9" not in self.codes[party.first : party.last] or party.part:
            return False
        return self.codes[party.last : party.last + 1] in ("", ".", ",", ";", "-") and self.take(at, party)

    def _listed(self, at: int) -> bool:
        """As in "Named those killed as Ali Taher, 40, of Jordan; and Omar Said, 22"."""
        lead = _LEAD.match(self.codes, at + 1)
        if not lead or "as" not in self.sheet.words[at + 1 : lead.end()]:
            return False
        return self.take_aged(at, lead.end())
