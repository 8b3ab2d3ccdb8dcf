"""The reviewed words of a page's build, compiled once from ``structure.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

__all__ = ["Openings", "Structure", "structure"]


class Openings:
    """Many patterns that open a text, of which only those are tried that may begin with its first letter."""

    def __init__(self, pattern: str) -> None:
        by_letter: dict[str, list[str]] = {}
        for one in _alternatives(pattern):
            by_letter.setdefault(one[0] if one[0].isalpha() or one[0] == "©" else "", []).append(one)
        anyhow = by_letter.pop("", [])
        self._by_letter = {letter: re.compile("|".join([*ones, *anyhow])) for letter, ones in by_letter.items()}
        self._otherwise = re.compile("|".join(anyhow))

    def match(self, words: str) -> bool:
        """Whether one of the patterns opens `words`."""
        return self._by_letter.get(words[:1], self._otherwise).match(words) is not None


def _alternatives(pattern: str) -> list[str]:
    """The alternatives of a pattern that stand in no brackets."""
    ones: list[str] = []
    depth = begin = position = 0
    inside = False
    while position < len(pattern):
        letter = pattern[position]
        if letter == "\\":
            position += 1
        elif inside:
            inside = letter != "]"
        elif letter == "[":
            inside = True
        elif letter in "()":
            depth += 1 if letter == "(" else -1
        elif letter == "|" and depth == 0:
            ones.append(pattern[begin:position])
            begin = position + 1
        position += 1
    return [*ones, pattern[begin:]]


_HEADINGS = ("related", "tags", "comments", "summary", "corrections")


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure:
    """The words of each kind, in small letters; each pattern but the two of furniture fits a whole label.

    Attributes
    ----------
    headings : by the name of the group that fits, what stands below a heading or behind a label: ``related``, ``tags``,
        ``comments``, ``summary`` or ``corrections``.
    """

    headings: re.Pattern[str]
    furniture: Openings
    furniture_in_capitals: re.Pattern[str]
    no_place: re.Pattern[str]
    date_fields: re.Pattern[str]
    publication_fields: re.Pattern[str]
    place_fields: re.Pattern[str]
    wider_place_fields: re.Pattern[str]
    point_fields: re.Pattern[str]
    small_words: frozenset[str]
    no_city: frozenset[str]


@lru_cache(maxsize=1)
def structure() -> Structure:
    """Return the words, read and compiled at the first call."""
    words = tomllib.loads(resources.files(__package__).joinpath("structure.toml").read_text("utf-8"))
    small_words, no_city = (frozenset(words.pop(name).split()) for name in ("small_words", "no_city"))
    words = {name: pattern.replace("\n", "") for name, pattern in words.items()}
    headings = "|".join(f"(?P<{kind}>{words.pop(kind)})" for kind in _HEADINGS)
    furniture = Openings(words.pop("furniture"))
    patterns = {name: re.compile(pattern) for name, pattern in words.items()}
    return Structure(
        headings=re.compile(headings), furniture=furniture, small_words=small_words, no_city=no_city, **patterns
    )
