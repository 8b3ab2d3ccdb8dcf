"""The reviewed words of the domain, compiled once from ``lexicon.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any, Literal

__all__ = ["ActorWords", "Lexicon", "lexicon"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorWords:
    """Names of an actor; a state's forces strike, a group attacks.

    Attributes
    ----------
    generic : whether the name is of a kind ("militia"), under which many a named actor falls.
    opens : the words, in lower case, of which each of its names begins with one.
    """

    name: str
    kind: Literal["state", "group"]
    pattern: re.Pattern[str]
    generic: bool = False
    opens: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """All reviewed words, compiled."""

    actors: tuple[ActorWords, ...]
    counted: re.Pattern[str]
    weapons: re.Pattern[str]
    forces: str
    unnamed_state: str
    unnamed_forces: re.Pattern[str]

    @property
    def generic_actors(self) -> frozenset[str]:
        """Names of the actors that are a kind of actor: one of these and a named one may be the same hand."""
        return frozenset({actor.name for actor in self.actors if actor.generic} | {self.unnamed_state})


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w])", re.IGNORECASE)


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Return the words of ``lexicon.toml``, read and compiled at the first call."""
    table: dict[str, Any] = tomllib.loads(resources.files(__package__).joinpath("lexicon.toml").read_text("utf-8"))
    return Lexicon(
        actors=tuple(
            ActorWords(
                name=row["name"],
                kind=row["kind"],
                pattern=re.compile(rf"(?:{row['pattern']})(?!\w)", re.IGNORECASE),
                generic=row.get("generic", False),
                opens=frozenset(row["opens"].split()),
            )
            for row in table["actor"]
        ),
        counted=_whole(table["words"]["counted"]),
        weapons=_whole(table["weapons"]["pattern"]),
        forces=table["state"]["forces"],
        unnamed_state=table["state"]["unnamed"]["name"],
        unnamed_forces=_whole(table["state"]["unnamed"]["pattern"]),
    )
