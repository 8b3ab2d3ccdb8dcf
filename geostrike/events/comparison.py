"""Whether two claims speak of one happening, and why: the one rule that merging follows and the trace tells."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from geostrike.model import Claim, Location, WherePrec
from geostrike.reading.where.location import distance_m

if TYPE_CHECKING:
    from geostrike.events.sources import Sources

__all__ = ["POINT", "Verdict", "compare", "days_words", "stated_radius_m"]

# The id of a place that a source, or an analyst, gives by its coordinates alone begins so.
POINT = "point:"
_COORDINATES = (POINT, "at:")  # an analyst's point, and coordinates that a text gives
_DAY = timedelta(days=1)
# A coordinate stated with a wider circle than this names no site; what lies in it may be many things.
_WIDEST_M = 100_000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether two claims are of one event, and the reason in words."""

    same: bool
    reason: str


def compare(one: Claim, other: Claim, sources: Sources) -> Verdict:
    """Return whether two claims speak of one happening at one site (DESIGN.md, "Same event").

    They do when they have the same type and place, are given to a district or more finely, come from different
    documents and are dated alike; a day apart only between independent families. A place stated by coordinates is
    the same as any within its radius, unless the two are told of different countries. A coarser claim, and one without
    a date or a place, is the same only as that of a copy of its article, or of a text derived from it.
    """
    if one.event_type != other.event_type:
        return _apart("one is told as a strike, the other as an attack")
    if one.document == other.document:
        return _apart("one document tells both, as two happenings or two sites")
    dependent = sources.dependent(one.document, other.document)
    vague = one.location is None or other.location is None or one.date_start is None or other.date_start is None
    if dependent and vague:
        return _retold(one, other)
    if one.location is None or other.location is None:
        return _apart("no place is told")
    if one.date_start is None or other.date_start is None:
        return _apart("no date is told")
    where = _same_place(one.location, other.location)
    if not where.same:
        return where
    if max(one.location.where_prec, other.location.where_prec) > WherePrec.DISTRICT and not dependent:
        return _apart(f"{where.reason}, but told no finer than an area, in which much may happen")
    if (one.date_start, one.date_end) == (other.date_start, other.date_end):
        return _same(f"{where.reason}, {days_words(one)}")
    apart = abs(one.date_start - other.date_start)
    if apart > _DAY or not one.date_prec == other.date_prec == 1:
        return _apart(f"{where.reason}, but dated {days_words(one)} and {days_words(other)}")
    if dependent:
        return _apart(f"{where.reason}, a day apart in texts that are not independent: they mean two days")
    return _same(f"{where.reason}, a day apart in independent sources (local and Washington dates differ)")


def stated_radius_m(location: Location) -> float:
    """Return the radius around a place that a source states by its coordinates; 0 for every other place."""
    return min(location.radius_m, _WIDEST_M) if location.place.id.startswith(_COORDINATES) else 0.0


def days_words(claim: Claim) -> str:
    """Return the days of a claim as ISO dates."""
    if claim.date_start is None:
        return "without a date"
    first, last = claim.date_start.isoformat(), (claim.date_end or claim.date_start).isoformat()
    return first if first == last else f"{first} to {last}"


def _retold(one: Claim, other: Claim) -> Verdict:
    """Whether a text that is not independent tells again what its article leaves without a date or a place."""
    places = [claim.location.place.id if claim.location else None for claim in (one, other)]
    if places[0] != places[1] or (one.date_start, one.date_end) != (other.date_start, other.date_end):
        return _apart("one tells more of its place or date than the other")
    if one.killed and other.killed and one.killed.best != other.killed.best:
        return _apart(f"told without a date or a place, with {one.killed.best} and {other.killed.best} killed")
    return _same("told again, without a date or a place, by a text that is not independent")


def _same_place(one: Location, other: Location) -> Verdict:
    if one.place.id == other.place.id:
        return _same(f"the same place ({one.place.name or one.place.id})")
    apart_m = distance_m(one, other)
    names = f"{one.place.name or one.place.id} and {other.place.name or other.place.id}, {apart_m / 1000:.0f} km apart"
    reach_m = max(stated_radius_m(one), stated_radius_m(other))
    if not reach_m or apart_m > reach_m:
        return _apart(f"different places: {names}")
    if one.place.country and other.place.country and one.place.country != other.place.country:
        return _apart(f"different countries: {names}")
    return _same(f"within the radius of a stated coordinate ({names})")


def _same(reason: str) -> Verdict:
    return Verdict(same=True, reason=reason)


def _apart(reason: str) -> Verdict:
    return Verdict(same=False, reason=reason)
