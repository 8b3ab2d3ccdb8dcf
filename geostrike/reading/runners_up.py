"""Why this place and no other: the rule by which a name was understood, and what else it may mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.model import RunnerUp

if TYPE_CHECKING:
    from geostrike.model import Location, Match

__all__ = ["name_rule", "runners_up"]

# Of a common name the world holds dozens; those after the first few are no serious rivals.
_MOST = 5


def runners_up(match: Match, location: Location) -> tuple[RunnerUp, ...]:
    """Return the other places that the name of a claim's place may mean, the likeliest first, five at most.

    Parameters
    ----------
    location : where the claim was put, which may be another place than the one its name means ("south of Homs").
    """
    chosen = {location.place.id, match.place.id if match.place else ""}
    others = [candidate for candidate in match.candidates if candidate.place.id not in chosen]
    return tuple(
        RunnerUp(
            place_id=other.place.id,
            name=other.place.name,
            country=other.place.country,
            admin1=other.place.admin1,
            latitude=other.place.latitude,
            longitude=other.place.longitude,
            score=round(other.score, 3),
            rule=other.rule,
        )
        for other in others[:_MOST]
    )


def name_rule(match: Match) -> str:
    """Return in words why a name was taken for its place: "'Abu Kamal': listed spelling in English"."""
    # The second half of a match's rule tells the part the place plays, which a claim's own words tell already.
    rule = match.candidates[0].rule if match.candidates else match.rule.rsplit("; ", 1)[0]
    return f"{' '.join(match.mention.text.split())!r}: {rule}"
