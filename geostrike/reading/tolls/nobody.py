"""Tolls of nobody: "no casualties", "no one was hurt", "without injuring anyone"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geostrike.reading.tolls.found import Found
from geostrike.reading.tolls.words import toll_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from geostrike.reading.tolls.found import Kind
    from geostrike.reading.tolls.sheet import Sheet

__all__ = ["find_nobody"]

_MOD = "[wcrspPgnGMJ]"
_KINDS: Mapping[str, tuple[Kind, ...]] = {
    **dict.fromkeys("KkDdFEl", ("killed",)),
    **dict.fromkeys("HhI", ("injured",)),
    "C": ("killed", "injured"),
}
_NO = frozenset(("no", "none", "nobody", "no-one", "no one", "neither", "without"))
_NONE = _NO - {"without"}
_AUXILIARY = r"(?:[zyQO]|[Tq]?2z)"
_NOUN = re.compile(
    r"(?P<no>!)(?P<mid>(?:[wcpPGsM]{1,3}(?:&|,)!?)?[wcpPGQM]{0,3})(?P<one>[CIFEd])"
    r"(?:[&,]{1,2}!?[wcpP]{0,2}(?P<two>[CIF]))?(?![wcpPn])"
)
_SUBJECT = re.compile(
    rf"(?P<no>!)(?:f[tm]?{_MOD}{{0,4}}m?|(?P<who>{_MOD}{{0,5}}))(?:[i@+][^,;:.|uVqkKDF&(!]{{0,8}}?)?"
    rf"(?P<be>{_AUXILIARY}{{0,5}})"
    r"(?P<one>[KHDd])(?:&(?P<two>[KHD]))?(?![9ao])"
)
_ANYONE = re.compile(r"(?P<no>!)[ywz]{0,2}(?P<one>[kKhH])(?:&(?P<two>[kKhH]))?\?")
_OBJECT = re.compile(r"(?P<one>[kKhH])(?:&(?P<two>[kKhH]))?(?P<no>!)")
_NOT_HURT = re.compile(rf"t(?P<who>{_MOD}{{0,4}}[gPp])(?:f{_MOD}{{1,4}})?zy?!y?(?P<one>[KH])(?:&(?P<two>[KH]))?")
_NO_LIFE = re.compile(r"(?P<no>!)wf(?P<one>l)")
_NOUGHT = re.compile(r"9(?P<one>[C])")
_SOON = frozenset(("immediately", "known", "clear"))


def find_nobody(sheet: Sheet) -> list[Found]:
    """Find where a passage says that nobody was killed or injured; not where it says that nothing is known."""
    return [one for match in _told(sheet) for one in _noughts(match)]


def _told(sheet: Sheet) -> Iterator[re.Match[str]]:
    codes, words = sheet.codes, sheet.words
    yield from (one for one in _NOUGHT.finditer(codes) if sheet.figures[one.start()].high == 0)
    if "!" not in codes:
        return
    yield from (one for one in _NOUN.finditer(codes) if words[one.start()] in _NO and _is_known(words, one))
    for match in _SUBJECT.finditer(codes):
        if words[match.start()] in _NONE and (
            match.group("be") or codes[match.end() : match.end() + 1] not in ("t", "c")
        ):
            yield match
    yield from (one for one in _OBJECT.finditer(codes) if words[one.start("no")] in _NONE)
    yield from (one for one in _NO_LIFE.finditer(codes) if words[one.start() + 1] == "loss")
    for pattern in (_ANYONE, _NOT_HURT):
        yield from pattern.finditer(codes)


def _is_known(words: Sequence[str], match: re.Match[str]) -> bool:
    between, behind = words[match.start() + 1 : match.start("one")], words[match.end() : match.end() + 4]
    return toll_words().unsaid.isdisjoint(between) and _SOON.isdisjoint(behind)


def _noughts(match: re.Match[str]) -> list[Found]:
    first, last = match.span()
    named = match.groupdict()
    who = match.span("who") if named.get("who") else (last, last)
    kinds = dict.fromkeys(kind for key in ("one", "two") if named.get(key) for kind in _KINDS[named[key]])
    return [Found(kind=kind, first=first, last=last, at=first, low=0, high=0, bound="exact", who=who) for kind in kinds]
