"""Who is spoken of: people with a number, one person, and lists of both."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geostrike.model import Bound
    from geostrike.reading.tolls.sheet import Sheet

__all__ = ["People", "find_people", "split_people", "who_of"]

# What may stand before a noun and belong to it, and what may be that noun. A word no list knows may be either.
_MOD = "[wcrspPgnGMJ]"
_NO_MORE = "(?:(?![wcrspPgnGM])|(?=[wJY]Ar{0,2}c))"
_OF = rf"(?:f[t9a]?{_MOD}{{0,5}}[wcpPgGmM])"
# "Turkey's Kurdistan Workers' Party (PKK)".
_SHORT = r"(?:\([cGw]{1,3}\))?"
_FIGURE = (
    rf"t?9{_MOD}{{0,4}}P[wY][+2]t?{_MOD}{{1,4}}(?=,?&)"
    rf"|t?9(?:{_MOD}{{0,5}}(?:\([cGw]\){_MOD}{{0,3}})?[wcpPGM])?{_NO_MORE}"
    rf"(?:{_OF}{_SHORT}{_NO_MORE}|[<f]t?w?[9ao]?g{_NO_MORE})?"
)
# "Two medics from Hit and a driver", "two medics loyal to the party and a driver".
_POST = rf"(?:(?:[wJY][+2]|<)t?{_MOD}{{1,4}}(?=,?&))?"
_FAMILY = r"[at]g(?:f9)"
# A noun that no list knows is a person only where no preposition leads to it: not in "as a result".
_ONE = (
    rf"a{_MOD}{{0,6}}[pcM]{_NO_MORE}(?:f9|{_OF}{_NO_MORE})?|(?<![iAb@+<2])a{_MOD}{{0,6}}w{_NO_MORE}(?:{_OF}{_NO_MORE})?"
    rf"|o(?:{_MOD}{{0,5}}[pcwM])?{_NO_MORE}"
)
_KNOWN = rf"[ts]{_MOD}{{0,6}}p(?:r?c{{1,4}}|,r?c{{1,4}}(?:,|(?=[.&;])))?{_NO_MORE}(?:{_OF}{_NO_MORE})?(?:,r?c{{1,4}},)?"
# "His wife, mother and two children".
_KIN = rf"t{_MOD}{{0,3}}p(?:,{_MOD}{{0,2}}p){{1,4}}(?=,?&)"
# "A commander identified as Ali Taher", "Ali Taher, head of its unit, and two guards".
_CALLED = r"(?:,?[wQJY]Ar{0,2}c{1,4},?(?=[&zKHD.;]|$))?"
_BESIDES = r"(?:,[aptgwcGfsrnM]{1,9},(?=&))?"
# Behind "in" or "at" a name is a place's.
_NAMED = rf"(?<![ib@+<2])(?:[cGsMg]{{0,3}}[pr]c{{1,4}}{_NO_MORE}|r{{0,2}}c{{2,4}}(?!f){_NO_MORE})"
# Headlines leave the article out: "US contractor killed", "rockets kill interpreter".
_HEADLINE = r"(?:^|(?<=[.,;:|&-]))[cGwpsJMg]{0,4}p(?=[zyQ]{0,3}[KHDd])|(?<=[kh])[cGwpsJMg]{0,5}p(?=[.,;&|i@b<hkHK-]|$)"
_VAGUE = rf"(?:v|aNf)(?:f9{_MOD}{{0,5}}[PpwcGM]|f?t?{_MOD}{{0,5}}[PpwcGM])?{_NO_MORE}"
# Only some words open a member of a list; the rest is passed over at one look.
_ITEM = re.compile(
    rf"(?=[9taosvcGMprg])(?:(?P<kin>{_KIN})|(?P<family>{_FAMILY})|(?P<figure>(?:{_FIGURE}){_POST})"
    rf"|(?P<one>(?:{_ONE}){_CALLED}{_POST})"
    rf"|(?P<known>(?:{_KNOWN}){_CALLED}{_POST})"
    rf"|(?P<vague>{_VAGUE})|(?P<named>(?:{_NAMED}){_BESIDES}))"
    rf"|(?P<headline>{_HEADLINE})"
)
_PLAIN = re.sub(r"\?P<\w+>", "?:", _ITEM.pattern)
# "Seventy men and boys" share one figure.
_SHARED = rf"(?:&t?{_MOD}{{0,3}}P{_NO_MORE})?"
_LIST = re.compile(
    rf"(?:{_PLAIN}){_SHARED}(?:(?:,(?:{_PLAIN})){{0,8}},?A?&A?(?:{_PLAIN}))?(?:,?A?&A?(?:{_PLAIN})){{0,2}}{_SHARED}"
)
_JOINS = re.compile("[,&]")
_SPEAKING = re.compile("[zy]{0,2}q")
_CLOSED = re.compile(rf"(?:[<fi@+]t?{_MOD}{{1,4}})?,")
_GENERAL = frozenset("people persons civilians residents others relatives siblings children members".split())
_BY_WEIGHT: tuple[Bound, ...] = ("at_least", "up_to", "about")


@dataclass(frozen=True, slots=True)
class People:
    """People told of as one party.

    Attributes
    ----------
    first, last : ordinals of its first word and of the one behind its last.
    low, high : how many; None where no number is given.
    items : how many members of a list have a number or are one person.
    part : whether they are some of others already counted ("including three children").
    sole : whether one person is told of by name or office, not by number.
    """

    first: int
    last: int
    low: int | None
    high: int | None
    bound: Bound
    items: int
    part: bool
    sole: bool = False


def find_people(sheet: Sheet) -> list[People]:
    """Find the parties a passage tells of, in order."""
    codes = sheet.codes
    found = []
    at = 0
    while match := _LIST.search(codes, at):
        first, last = match.span()
        at = last
        if codes.startswith("em", last) and "&" in match.group():
            # "Nine visitors, a girl and two boys among them": what follows the first comma is a part of it.
            head = _ITEM.match(codes, first)
            last = head.end() if head else last
        elif codes[max(first - 2, 0) : first].endswith(("e", "em")) and (cut := codes.find(",&", first, last)) > 0:
            # "Including three foreigners, and ten were hurt": the part ends at the comma.
            last = cut
            at = cut + 2
        elif _SPEAKING.match(codes, last):
            # "Killing 14 people, two doctors and a trader said": behind the comma stands who speaks.
            cut = codes.rfind(",", first, last)
            cut = cut if cut > 0 else codes.rfind("&", first, last)
            last = at = cut if cut > 0 else last
        party = _party(sheet, first, last)
        found.append(_explained(sheet, party) or party)
    return found


def split_people(sheet: Sheet, people: People) -> tuple[People, People] | None:
    """Cut a list before its last member: "killed three men and two others | were hurt"; None for a single party."""
    codes = sheet.codes
    cut = max((item.start() for item in _items(codes, people.first, people.last)), default=people.first)
    if cut <= people.first or codes[cut - 1] != "&":
        return None
    end = cut - 1 - (codes[cut - 2] == ",")
    return _party(sheet, people.first, end), _party(sheet, cut, people.last)


def _items(codes: str, first: int, last: int) -> Iterator[re.Match[str]]:
    """The members of a list; where it is of one, that one."""
    if _JOINS.search(codes, first, last) is None:
        if item := _ITEM.match(codes, first):
            yield item
        return
    for item in _ITEM.finditer(codes, first):
        if item.start() >= last:
            return
        yield item


def _explained(sheet: Sheet, party: People) -> People | None:
    """The first of a list, where the others only say who those are: "three people, a man and two women, ..."."""
    cut = sheet.codes.find(",", party.first, party.last)
    if cut < 0 or party.items < 3 or not _CLOSED.match(sheet.codes, party.last):
        return None
    head = _party(sheet, party.first, cut)
    general = "f" in sheet.codes[party.first : cut] or not _GENERAL.isdisjoint(sheet.words[party.first : cut])
    return head if general and head.low is not None and head.low > 1 and party.low == 2 * head.low else None


def who_of(sheet: Sheet, people: People) -> tuple[int, int]:
    """Return the ordinals of the first word for these people, and of the one behind the last: without their number."""
    first, codes = people.first, sheet.codes
    if people.items == 1 and not people.sole:
        first += codes[first] == "t"
        first += codes[first] in "9ao"
    return first, people.last


def _party(sheet: Sheet, first: int, last: int) -> People:
    codes = sheet.codes
    low = high = items = 0
    sole = True
    bounds: list[Bound] = []
    for item in _items(codes, first, last):
        if item.lastgroup == "vague":
            bounds.append("at_least")
            continue
        items += 1
        if item.lastgroup == "kin":
            kin = 1 + item.group().count(",")
            low, high = low + kin, high + kin
        elif item.lastgroup in ("figure", "family"):
            figure = sheet.figures[codes.index("9", item.start())]
            low, high, sole = low + figure.low, high + figure.high, False
            bounds.append(figure.bound)
        else:
            low, high = low + 1, high + 1
            sole = sole and item.lastgroup in ("known", "named")
    part = _is_part(codes, first, last)
    if not items:
        return People(first, last, None, None, "exact", 0, part)
    bound: Bound = "about" if high > low else next((one for one in _BY_WEIGHT if one in bounds), "exact")
    return People(first, last, low, high, bound, items, part, sole)


def _is_part(codes: str, first: int, last: int) -> bool:
    before = codes[max(first - 2, 0) : first]
    return before.endswith(("e", "em")) or codes[last : last + 2] == "fm"
