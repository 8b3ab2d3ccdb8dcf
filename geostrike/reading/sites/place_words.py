"""The reviewed words beside a place's name, by their kind, from ``place_words.toml``."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources
from typing import Any, Final

__all__ = ["BARE", "kinds", "organisations", "vessels"]

# What clings to a word and belongs to none.
BARE: Final = ".,;:!?()[]{}<>\"“”„«»‘’'*_–—-|/…"


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("place_words.toml").read_text("utf-8"))


@lru_cache(maxsize=1)
def kinds() -> dict[str, str]:
    """Return the kind of each word, by the word in small letters; read at the first call.

    Raises
    ------
    ValueError
        Where a word is given to two kinds.
    """
    found: dict[str, str] = {}
    for kind, words in _table()["kinds"].items():
        for word in words.split():
            if found.setdefault(word, kind) != kind:
                raise ValueError(f"{word!r} is of two kinds: {found[word]} and {kind}")
    return found


@lru_cache(maxsize=1)
def organisations() -> frozenset[str]:
    """Return the nouns that end an organisation's name, in small letters."""
    return frozenset(_table()["names"]["organisation"].split())


@lru_cache(maxsize=1)
def vessels() -> frozenset[str]:
    """Return the nouns that before a name make it a ship's, in small letters."""
    return frozenset(_table()["names"]["vessel"].split())
