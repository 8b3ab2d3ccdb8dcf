"""The reviewed words of a page's build, compiled once from ``structure.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

__all__ = ["Structure", "structure"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure:
    """The words of each kind; each pattern but `furniture` fits a whole label, without its colon."""

    related: re.Pattern[str]
    comments: re.Pattern[str]
    tags: re.Pattern[str]
    summary: re.Pattern[str]
    corrections: re.Pattern[str]
    furniture: re.Pattern[str]
    no_place: re.Pattern[str]
    date_fields: re.Pattern[str]
    publication_fields: re.Pattern[str]
    place_fields: re.Pattern[str]
    wider_place_fields: re.Pattern[str]
    point_fields: re.Pattern[str]


@lru_cache(maxsize=1)
def structure() -> Structure:
    """Return the words, read and compiled at the first call."""
    words = tomllib.loads(resources.files("geostrike.reading").joinpath("structure.toml").read_text("utf-8"))
    words = {name: pattern.replace("\n", "") for name, pattern in words.items()}
    capitals = words.pop("furniture_in_capitals")
    furniture = rf"(?:(?i:{words.pop('furniture')})|{capitals})"
    return Structure(
        furniture=re.compile(furniture),
        **{name: re.compile(pattern, re.IGNORECASE) for name, pattern in words.items()},
    )
