"""The reviewed words of the domain, compiled once from ``lexicon.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from geostrike.model import EventType

__all__ = ["ActorWords", "Denial", "Lexicon", "NoEvent", "OtherThing", "TriggerKind", "TriggerWords", "lexicon"]


TriggerKind = Literal["noun", "object", "present", "participle", "launch", "weapon_subject", "casualty", "intercept"]
_VERBS: tuple[TriggerKind, ...] = (
    "launch",
    "weapon_subject",
    "casualty",
    "intercept",
    "present",
    "participle",
    "object",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TriggerWords:
    """Words that tell of a happening."""

    pattern: re.Pattern[str]
    kind: TriggerKind
    type: EventType | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorWords:
    """Names of an actor; a state's forces strike, a group attacks.

    Attributes
    ----------
    generic : whether the name is of a kind ("militia"), under which many a named actor falls.
    """

    name: str
    kind: Literal["state", "group"]
    pattern: re.Pattern[str]
    generic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    """Words before a trigger by which it did not, or has not yet, happened."""

    reason: str
    before: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherThing:
    """Words that make a trigger one of something else: sport, labour, weather."""

    reason: str
    near: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoEvent:
    """Words that tell of something done which is neither a strike nor an attack: a sanction, a cyberattack."""

    reason: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """All reviewed words, compiled."""

    triggers: tuple[TriggerWords, ...]
    actors: tuple[ActorWords, ...]
    denials: tuple[Denial, ...]
    others: tuple[OtherThing, ...]
    no_events: tuple[NoEvent, ...]
    launched: re.Pattern[str]
    counted: re.Pattern[str]
    weapons: re.Pattern[str]
    forces: str
    forces_of: dict[str, str]

    @property
    def generic_actors(self) -> frozenset[str]:
        """Names of the actors that are a kind of actor: one of these and a named group may be the same hand."""
        return frozenset(actor.name for actor in self.actors if actor.generic)


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w])", re.IGNORECASE)


def _actor(row: dict[str, Any]) -> re.Pattern[str]:
    flags = re.NOFLAG if row.get("capitals") else re.IGNORECASE
    return re.compile(rf"(?<!\w)(?:{row['pattern']})(?!\w)", flags)


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Return the words of ``lexicon.toml``, read and compiled at the first call."""
    table: dict[str, Any] = tomllib.loads(resources.files(__package__).joinpath("lexicon.toml").read_text("utf-8"))
    verbs = [
        TriggerWords(pattern=_whole(row["pattern"]), kind=next(kind for kind in _VERBS if row.get(kind)))
        for row in table["verb"]
    ]
    nouns = [TriggerWords(pattern=_whole(row["pattern"]), kind="noun", type=row["type"]) for row in table["noun"]]
    return Lexicon(
        triggers=(*nouns, *verbs),
        actors=tuple(
            ActorWords(name=row["name"], kind=row["kind"], pattern=_actor(row), generic=row.get("generic", False))
            for row in table["actor"]
        ),
        denials=tuple(
            Denial(reason=row["reason"], before=re.compile(row["before"], re.IGNORECASE)) for row in table["denial"]
        ),
        others=tuple(OtherThing(reason=row["reason"], near=re.compile(row["near"], re.I)) for row in table["other"]),
        no_events=tuple(NoEvent(reason=row["reason"], pattern=_whole(row["pattern"])) for row in table["no_event"]),
        launched=_whole(table["words"]["launched"]),
        counted=_whole(table["words"]["counted"]),
        weapons=_whole(table["weapons"]["pattern"]),
        forces=table["state"]["forces"],
        forces_of=table["state"]["also"],
    )
