"""The words that tell whether a capitalised name names a place: those of `words.toml` and the lists in data/words."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import NamedTuple

from geostrike.files import data_dir

__all__ = ["Lexicon", "lexicon"]


class Lexicon(NamedTuple):
    """Sets of folded words; `before`, `after` and `heads` lead from a word to the cue that it is.

    Attributes
    ----------
    common : English words that are also a place's name.
    given, surnames : of people.
    """

    before: dict[str, str]
    after: dict[str, str]
    speech: frozenset[str]
    civic: frozenset[str]
    titles: frozenset[str]
    heads: dict[str, str]
    opening: frozenset[str]
    areas: frozenset[str]
    settled: frozenset[str]
    plural: frozenset[str]
    directions: frozenset[str]
    functions: frozenset[str]
    common: frozenset[str]
    given: frozenset[str]
    surnames: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """Return the words, read once."""
    tables = tomllib.loads(resources.files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))
    heads = dict(tables["heads"])
    opening = heads.pop("opening")
    return Lexicon(
        before={word: cue for cue, words in tables["before"].items() for word in words.split()},
        after={word: cue for cue, words in tables["after"].items() for word in words.split()},
        speech=frozenset(tables["after"]["speech"].split()),
        civic=frozenset(tables["after"]["civic"].split()),
        titles=frozenset(tables["people"]["titles"].split()),
        # A word in several lists is what the later one makes of it: "school" a house rather than a civic body.
        heads={word: kind for kind, words in heads.items() for word in words.split()},
        opening=frozenset(opening.split()),
        areas=frozenset(tables["areas"]["words"].split()),
        settled=frozenset(tables["areas"]["settled"].split()),
        plural=frozenset(tables["areas"]["plural"].split()),
        directions=frozenset(tables["areas"]["directions"].split()),
        functions=frozenset(tables["functions"]["words"].split()),
        common=frozenset(_listed("common")),
        given=frozenset(_listed("given")),
        surnames=frozenset(_listed("surnames")),
    )


def _listed(name: str) -> list[str]:
    lines = (data_dir() / "words" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line]
