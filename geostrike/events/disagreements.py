"""Where the sources of an event differ: each value with the documents that give it, side by side."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar, get_args

from geostrike.events.comparison import days_words, stated_radius_m
from geostrike.model import Claim, Disagreement, Location, Stance, Statement, Toll
from geostrike.reading.deeds.lexicon import lexicon
from geostrike.reading.where.location import distance_m, holds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

__all__ = ["find_disagreements", "statement_words", "toll_words"]

T = TypeVar("T")
_STANCES = get_args(Stance)
_BOUND_WORDS = {"at_least": "at least ", "up_to": "up to ", "about": "about ", "exact": ""}


def find_disagreements(claims: Sequence[Claim]) -> tuple[Disagreement, ...]:
    """Return the fields on which claims of one happening differ: date, place, killed, injured, actor1, responsibility.

    A vaguer place that holds another does not differ from it, nor does a general name ("militia") from the name of a
    group; who the dead were is told in many words, so that sources which give one figure agree.
    """
    found = (
        _differing("date", claims, lambda c: days_words(c) if c.date_start else None),
        _differing_places(claims),
        _differing("killed", claims, lambda c: toll_words(c.killed) if c.killed else None),
        _differing("injured", claims, lambda c: toll_words(c.injured) if c.injured else None),
        _differing_actors(claims),
        _differing_statements(claims),
    )
    return tuple(disagreement for disagreement in found if disagreement)


def toll_words(toll: Toll) -> str:
    """Return a toll in words: "at least 18"."""
    return f"{_BOUND_WORDS[toll.bound]}{toll.best}"


def statement_words(statement: Statement) -> str:
    """Return what was said of somebody's part in a happening: "denied by Iran", "blamed on Iran-backed militias"."""
    words = statement.stance.replace("_", " ")
    return f"{words} {'on' if statement.stance == 'blamed' else 'by'} {statement.actor or 'anyone'}"


def _votes(claims: Iterable[Claim], value_of: Callable[[Claim], T | None]) -> dict[T, list[str]]:
    votes: dict[T, list[str]] = defaultdict(list)
    for claim in claims:
        value = value_of(claim)
        if value is not None:
            votes[value].append(claim.document)
    return votes


def _told(field: str, votes: dict[str, list[str]]) -> Disagreement | None:
    if len(votes) < 2:
        return None
    return Disagreement(
        field=field, values=tuple((value, tuple(sorted(set(documents)))) for value, documents in votes.items())
    )


def _differing(field: str, claims: Sequence[Claim], value_of: Callable[[Claim], str | None]) -> Disagreement | None:
    return _told(field, _votes(claims, value_of))


def _differing_places(claims: Sequence[Claim]) -> Disagreement | None:
    located = {claim.location.place.id: claim.location for claim in claims if claim.location}
    if len(located) < 2:
        return None
    firm = [at for at in located.values() if not any(holds(at, other) for other in located.values())]
    called: dict[str, str] = {}
    for at in firm:
        same = next((other for other in firm if other.place.id in called and _one_place(at, other)), None)
        called[at.place.id] = called[same.place.id] if same else _place_words(at)
    return _told("place", _votes(claims, lambda c: called.get(c.location.place.id) if c.location else None))


def _one_place(one: Location, other: Location) -> bool:
    reach_m = max(stated_radius_m(one), stated_radius_m(other))
    return bool(reach_m) and distance_m(one, other) <= reach_m


def _place_words(at: Location) -> str:
    return at.place.name or f"{at.latitude:g}, {at.longitude:g}"


def _differing_actors(claims: Sequence[Claim]) -> Disagreement | None:
    general = lexicon().generic_actors
    names = {claim.actor1 for claim in claims} - general - {""}
    # "United States" does not differ from "United States and United Kingdom": one source only says less.
    fullest = {name for name in names if not any(name != other and name in other.split(" and ") for other in names)}
    return _differing("actor1", claims, lambda c: c.actor1 if c.actor1 in fullest else None)


def _differing_statements(claims: Sequence[Claim]) -> Disagreement | None:
    said = [(claim.document, statement) for claim in claims for statement in claim.statements]
    refused = any(statement.stance in ("denied", "not_claimed") for _, statement in said)
    general = lexicon().generic_actors
    held = {statement.actor for _, statement in said if statement.stance in ("claimed", "blamed")} - general
    if not refused and len(held) < 2:
        return None
    votes: dict[str, list[str]] = defaultdict(list)
    for document, statement in sorted(said, key=lambda told: _STANCES.index(told[1].stance)):
        votes[statement_words(statement)].append(document)
    return _told("responsibility", votes)
