"""Parts of a sea: "the southern Red Sea" is where its south lies, not its middle 700 km off."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Final

from geostrike.reading.where.relations import DIRECTIONS

if TYPE_CHECKING:
    from geostrike.model import Place

__all__ = ["SEA_PART", "part_of_sea"]

SEA_PART: Final = "sea:"
_PART = re.compile(
    r"\b(?P<side>(?:north|south)[ -]?(?:east|west)(?:ern)?|(?:north|south|east|west)(?:ern|ernmost)?"
    r"|central|middle|upper|lower)"
    r"(?:\s+(?:part|parts|end|half|reaches|stretch|section|waters|approaches)\s+of)?\s+(?:the\s+)?$",
    re.I,
)
_SIDES: Final = {"lower": "south", "upper": "north", "middle": "central"}


@lru_cache(maxsize=1)
def _parts() -> dict[str, dict[str, list[float]]]:
    return tomllib.loads(resources.files(__package__).joinpath("seas.toml").read_text("utf-8"))


def part_of_sea(place: Place, before: str) -> tuple[Place, str] | None:
    """Return the part of a sea that the words before its name tell, and these words; None where they tell none."""
    parts = _parts().get(place.id)
    match = _PART.search(before) if parts else None
    if not parts or not match:
        return None
    word = re.sub(r"[ -]|ern(?:most)?$", "", match.group("side").lower())
    side = _SIDES.get(word, word)
    if side not in parts:
        return None
    latitude, longitude, radius_km = parts[side]
    part = replace(
        place,
        id=f"{SEA_PART}{place.id}:{side}",
        name=f"{DIRECTIONS[side]} {place.name}",
        latitude=latitude,
        longitude=longitude,
        radius_m=1_000.0 * radius_km,
        geonameid=None,
    )
    return part, match.group()
