"""A toll as the rules find it, before it is told apart from what is no longer so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from geostrike.model import Bound

__all__ = ["Found", "Kind"]

Kind = Literal["killed", "injured"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A toll in a row of words.

    Attributes
    ----------
    first, last : ordinals of its first word and of the one behind its last.
    at : ordinal of the word that gives the figure.
    who : ordinals of the first word for those people, and of the one behind the last; equal where nothing is said.
    superseded : whether the words themselves say that another figure took its place.
    """

    kind: Kind
    first: int
    last: int
    at: int
    low: int
    high: int
    bound: Bound
    who: tuple[int, int]
    superseded: bool = False
