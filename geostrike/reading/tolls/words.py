"""The reviewed words of tolls, from ``words.toml``, and the letters that stand for their classes."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geostrike.model import Bound

__all__ = ["Firm", "TollWords", "toll_words"]

Firm = Literal["at_least", "up_to", "about", "exact", "further"]
"""How firm a figure is; "further" says that it comes on top of others."""

Phrases = tuple[tuple[str, ...], ...]

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_FIRM: tuple[Firm, ...] = ("at_least", "up_to", "about", "exact", "further")
_FIRM_AFTER: tuple[tuple[str, Bound], ...] = (("after_at_least", "at_least"), ("after_about", "about"))


@dataclass(frozen=True, slots=True, kw_only=True)
class TollWords:
    """The words of tolls.

    Attributes
    ----------
    letters : the letter of a word's class.
    capitals : words that name an organisation or a country where they are written with a capital.
    phrases : what follows the first word in an entry of several words, by that word; the longest first.
    numbers : the numbers written in words, up to ninety-nine.
    bounds : words before a figure that say how firm it is, by the last of them; the longest first.
    bounds_after : the same after a figure, by the first of them.
    numbered : words before a number that it names or dates: "Tower 22".
    not_one : words after which "one" counts nothing.
    unsaid : words after "no" that say that nothing is known.
    after_dead, after_kill, after_injury : what follows these words in a figure of speech.
    means : what killed, in a record: "9 by airstrikes".
    reason : words before a killing that is told as a reason only.
    stems : parts of words one of which stands in every passage with a toll.
    """

    letters: Mapping[str, str]
    capitals: frozenset[str]
    phrases: Mapping[str, Phrases]
    numbers: Mapping[str, int]
    bounds: Mapping[str, tuple[tuple[tuple[str, ...], Firm], ...]]
    bounds_after: Mapping[str, tuple[tuple[tuple[str, ...], Bound], ...]]
    numbered: frozenset[str]
    not_one: frozenset[str]
    months: frozenset[str]
    unsaid: frozenset[str]
    after_dead: frozenset[str]
    after_kill: frozenset[str]
    after_injury: frozenset[str]
    means: frozenset[str]
    reason: frozenset[str]
    stems: tuple[str, ...]


@lru_cache(1)
def toll_words() -> TollWords:
    """Return the words, read once."""
    file = resources.files("geostrike.reading.tolls").joinpath("words.toml")
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    letters, capitals = _letters(table)
    bounds, figurative = table["bounds"], table["figurative"]

    def a_set(row: Mapping[str, str], name: str) -> frozenset[str]:
        return frozenset(row[name].split("|"))

    return TollWords(
        letters=letters,
        capitals=capitals,
        phrases=_by_first(letters),
        numbers=_numbers(),
        bounds=_bounds(bounds),
        bounds_after=_bounds_after(bounds),
        numbered=a_set(bounds, "numbered"),
        not_one=a_set(bounds, "not_one"),
        months=a_set(bounds, "months"),
        unsaid=a_set(table["unsaid"], "words"),
        after_dead=a_set(figurative, "after_dead"),
        after_kill=a_set(figurative, "after_kill"),
        after_injury=a_set(figurative, "after_injury"),
        means=a_set(figurative, "means"),
        reason=a_set(figurative, "reason"),
        stems=tuple(table["glance"]["stems"].split("|")),
    )


def _letters(table: Mapping[str, Mapping[str, str]]) -> tuple[dict[str, str], frozenset[str]]:
    """Letters by word, the first class that names a word having it; and the words that need a capital."""
    letters: dict[str, str] = {}
    for name, row in table.items():
        if "letter" not in row or name == "organisation":
            continue
        for word in row["words"].split("|"):
            letters.setdefault(word, row["letter"])
            if "plural" in row:
                letters.setdefault(_plural(word), row["plural"])
    return letters, frozenset(table["organisation"]["words"].split("|"))


def _plural(word: str) -> str:
    if word.endswith("man"):
        return word[:-3] + "men"
    if word.endswith("y") and word[-2] not in "aeo":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


def _by_first(words: Iterable[str]) -> dict[str, Phrases]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in words:
        first, *rest = phrase.split()
        if rest:
            found.setdefault(first, []).append(tuple(rest))
    return {first: tuple(sorted(rests, key=len, reverse=True)) for first, rests in found.items()}


def _numbers() -> dict[str, int]:
    numbers = {word: n for n, word in enumerate(_ONES)} | {"nil": 0, "both": 2}
    for n, ten in enumerate(_TENS, 2):
        numbers[ten] = 10 * n
        numbers |= {f"{ten}-{one}": 10 * n + k for k, one in enumerate(_ONES) if 0 < k < 10}
    return numbers


def _bounds(row: Mapping[str, str]) -> dict[str, tuple[tuple[tuple[str, ...], Firm], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], Firm]]] = {}
    for firm in _FIRM:
        for phrase in row[firm].split("|"):
            words = tuple(phrase.split())
            found.setdefault(words[-1], []).append((words, firm))
    return {last: tuple(sorted(phrases, key=lambda one: -len(one[0]))) for last, phrases in found.items()}


def _bounds_after(row: Mapping[str, str]) -> dict[str, tuple[tuple[tuple[str, ...], Bound], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], Bound]]] = {}
    for key, bound in _FIRM_AFTER:
        for phrase in row[key].split("|"):
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append((words, bound))
    return {first: tuple(sorted(phrases, key=lambda one: -len(one[0]))) for first, phrases in found.items()}
