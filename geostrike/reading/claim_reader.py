"""A claim back from a row of ``claims.jsonl``, each of its columns checked.

A file may hold a million rows: what repeats from row to row (days, tolls, names of countries and actors) is made once
and shared, and a value of the plain kind passes by the shortest way.
"""

from __future__ import annotations

import math
from datetime import date
from typing import TYPE_CHECKING, Any, get_args

from geostrike.errors import InputError
from geostrike.model import (
    Bound,
    Claim,
    DateBasis,
    Document,
    EventType,
    Evidence,
    Location,
    Mention,
    Place,
    Responsibility,
    RunnerUp,
    Stance,
    Statement,
    Toll,
    WherePrec,
)
from geostrike.reading.where.location import with_area

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from geostrike.boundaries import Boundaries

__all__ = ["ClaimReader"]

_REQUIRED = ("id", "document", "sentence", "event_type")
_EVENT_TYPES, _BASES, _RESPONSIBILITIES = get_args(EventType), get_args(DateBasis), get_args(Responsibility)
_STANCES, _BOUNDS = get_args(Stance), get_args(Bound)
_PRECISIONS = {int(prec): prec for prec in WherePrec}
# From here on not every whole number has a float of its own.
_INEXACT = 2.0**53
# Enough for all that repeats; what does not repeat must not be held for ever.
_MOST_SHARED = 100_000


class ClaimReader:
    """Reads the rows of one file.

    Parameters
    ----------
    boundaries : countries and divisions, by which places told as areas get their shape.
    """

    def __init__(self, boundaries: Boundaries) -> None:
        self._boundaries = boundaries
        self._known: dict[Hashable, Any] = {}
        self._days: dict[str, date] = {}
        self._documents: dict[str, str] = {}
        self._tolls: dict[tuple[object, ...], Toll] = {}

    def claim(self, row: Any) -> Claim:
        """Return the claim that a row holds.

        Raises
        ------
        InputError
            Where a column that a claim needs is missing, or a value cannot be used; the message names the column.
        """
        if not isinstance(row, dict):
            raise InputError("a claim must be a JSON object")
        get, words = row.get, self._words
        for name in _REQUIRED:
            if not isinstance(get(name), str) or not row[name]:
                raise InputError(f"{name!r} is missing or is not a string")
        first, last = self._day(get("date_start"), "date_start"), self._day(get("date_end"), "date_end")
        if first and last and last < first:
            raise InputError(f"'date_end' {last} is before 'date_start' {first}")
        # Named one by one: to unpack a dict of them takes as long as all the rest of a claim.
        return Claim(
            id=row["id"],
            document=self._documents.setdefault(row["document"], row["document"]),
            event_type=_one_of(row, "event_type", _EVENT_TYPES),
            evidence=_evidence(row),
            mention=_mention(row),
            location=self._location(row),
            date_start=first,
            date_end=last,
            date_prec=_whole(row, "date_prec", 1, 5),
            date_basis=_one_of(row, "date_basis", _BASES),
            responsibility=_one_of(row, "responsibility", _RESPONSIBILITIES),
            statements=_statements(row) if get("statements") is not None else (),
            candidates=_candidates(row) if get("candidates") is not None else (),
            killed=self._killed(row) if get("killed") is not None else None,
            injured=self._injured(row) if get("injured") is not None else None,
            sub_event_type=words(get("sub_event_type"), "sub_event_type"),
            actor1=words(get("actor1"), "actor1"),
            actor2=words(get("actor2"), "actor2"),
            attributed_to=words(get("attributed_to"), "attributed_to"),
            target=words(get("target"), "target"),
            weapon=words(get("weapon"), "weapon"),
            toll_group=_words(row, "toll_group"),
            rule=words(get("rule"), "rule"),
            date_text=words(get("date_text"), "date_text"),
        )

    def document(self, row: Mapping[str, Any], known: Document | None = None) -> Document:
        """Return what a claim's row says of its document, or `known` where that is given; the text is not in it.

        Raises
        ------
        InputError
            Where the day of its publication cannot be used, also where the document is known.
        """
        published = self._day(row.get("published"), "published")
        if known is not None:
            return known
        publisher = row.get("publisher")
        return Document(
            id=row["document"],
            name=row["document"],
            text="",
            sha256=row.get("sha256") or "",
            title=row.get("title"),
            publisher=self._shared(publisher) if isinstance(publisher, str) else publisher,
            published=published,
            url=row.get("url"),
            machine_written=row.get("machine_written"),
        )

    def _shared(self, value: Any) -> Any:
        """Return a value that is equal, and the same object for all rows."""
        known = self._known.get(value)
        if known is None:
            known = value
            if len(self._known) < _MOST_SHARED:
                self._known[value] = value
        return known

    def _words(self, value: Any, column: str) -> str:
        if value is None:
            return ""
        if type(value) is not str:
            raise _no_words(column, value)
        known: str = self._shared(value)
        return known

    def _day(self, value: Any, column: str) -> date | None:
        if value is None or value == "":
            return None
        known = self._days.get(value) if type(value) is str else None
        if known is None:
            try:
                known = date.fromisoformat(value)
            except (TypeError, ValueError):
                raise InputError(f"{column!r} is {value!r}; it must be a day such as 2024-02-02") from None
            self._days[value] = known
        return known

    def _toll(self, low: int, best: int, high: int, bound: Bound, who: str) -> Toll:
        key = low, best, high, bound, who
        known = self._tolls.get(key)
        if known is None:
            known = Toll(low=low, best=best, high=high, bound=bound, who=who)
            if len(self._tolls) < _MOST_SHARED:
                self._tolls[key] = known
        return known

    def _killed(self, row: Mapping[str, Any]) -> Toll | None:
        best = _whole(row, "killed", 0)
        if best is None:
            return None
        low, high = _whole(row, "killed_low", 0), _whole(row, "killed_high", 0)
        low, high = best if low is None else low, best if high is None else high
        if not low <= best <= high:
            raise InputError(f"'killed' {best} must lie between 'killed_low' {low} and 'killed_high' {high}")
        bound: Bound = _one_of(row, "killed_bound", _BOUNDS) or "exact"
        return self._toll(low, best, high, bound, _words(row, "killed_who"))

    def _injured(self, row: Mapping[str, Any]) -> Toll | None:
        injured = _whole(row, "injured", 0)
        return None if injured is None else self._toll(injured, injured, injured, "exact", "")

    def _location(self, row: Mapping[str, Any]) -> Location | None:
        where_prec = _whole(row, "where_prec", 1, 7)
        if row.get("latitude") is None or row.get("longitude") is None or where_prec is None:
            return None
        longitude, latitude = _number(row, "longitude", -180, 180), _number(row, "latitude", -90, 90)
        radius_m = self._shared(_number(row, "radius_m", 0)) if row.get("radius_m") is not None else 0.0
        name = _words(row, "place")
        place = Place(
            id=_words(row, "place_id") or f"point:{longitude}:{latitude}",
            name=name,
            longitude=longitude,
            latitude=latitude,
            country=self._words(row.get("country"), "country"),
            admin1=self._words(row.get("admin1"), "admin1"),
            feature_code="",
            radius_m=radius_m,
            geonameid=_whole(row, "geonameid", 1),
        )
        location = Location(
            place=place,
            where_prec=_PRECISIONS[where_prec],
            longitude=longitude,
            latitude=latitude,
            radius_m=radius_m,
            where_description=_words(row, "where_description") or name,
            warning=_words(row, "warning"),
        )
        return with_area(location, self._boundaries)


def _words(row: Mapping[str, Any], column: str) -> str:
    value = row.get(column)
    if value is not None and not isinstance(value, str):
        raise _no_words(column, value)
    return value or ""


def _no_words(column: str, value: object) -> InputError:
    return InputError(f"{column!r} is {value!r}; it must be a string or null")


def _one_of(row: Mapping[str, Any], column: str, allowed: tuple[Any, ...]) -> Any:
    value = row.get(column)
    if value is not None and value not in allowed:
        raise InputError(f"{column!r} is {value!r}; it must be one of {', '.join(allowed)}")
    return value


def _whole(row: Mapping[str, Any], column: str, low: int, high: int | None = None) -> int | None:
    value = row.get(column)
    if value is None:
        return None
    if type(value) is int and value >= low and (high is None or value <= high):
        return value
    whole = isinstance(value, int) or (isinstance(value, float) and value.is_integer() and value < _INEXACT)
    if isinstance(value, bool) or not whole or value < low or (high is not None and value > high):
        wanted = f"from {low} to {high}" if high is not None else f"of at least {low}"
        raise InputError(f"{column!r} is {value!r}; it must be a whole number {wanted}, or null")
    return int(value)


def _number(row: Mapping[str, Any], column: str, low: float, high: float = math.inf) -> float:
    value = row.get(column)
    if type(value) is float and low <= value <= high and value < math.inf:
        return value
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise InputError(f"{column!r} is {value!r}; it must be a number")
    if not low <= value <= high:
        raise InputError(f"{column!r} is {value}; it must lie in {low:g} to {high:g} (are the two of a point swapped?)")
    return float(value)


def _evidence(row: Mapping[str, Any]) -> tuple[Evidence, ...]:
    listed = row.get("evidence")
    if not listed:
        start, end = _whole(row, "start", 0) or 0, _whole(row, "end", 0) or 0
        return (Evidence(start=start, end=end, text=row["sentence"]),)
    if not isinstance(listed, list) or not all(isinstance(item, dict) and item.get("text") for item in listed):
        raise InputError("'evidence' must be a list of {start, end, text}, the 'text' not empty")
    return tuple(
        Evidence(start=_whole(item, "start", 0) or 0, end=_whole(item, "end", 0) or 0, text=_words(item, "text"))
        for item in listed
    )


def _statements(row: Mapping[str, Any]) -> tuple[Statement, ...]:
    listed = row["statements"]
    wanted = "'statements' must be a list of {actor, stance, by, start, end, text}"
    if not isinstance(listed, list):
        raise InputError(f"{wanted}, or null")
    found = []
    for item in listed:
        try:
            if not isinstance(item, dict) or not item.get("text"):
                raise InputError("the 'text' of each must not be empty")
            stance = _one_of(item, "stance", _STANCES)
            actor, by = _words(item, "actor"), _words(item, "by")
            if stance is None or (not actor and stance != "not_claimed") or (by and stance != "blamed"):
                raise InputError("each needs a 'stance' and its 'actor', and 'by' goes with blame alone")
            start, end = _whole(item, "start", 0) or 0, _whole(item, "end", 0) or 0
            evidence = Evidence(start=start, end=end, text=_words(item, "text"))
        except InputError as error:
            raise InputError(f"{wanted}: {error}") from None
        found.append(Statement(actor=actor, stance=stance, by=by, evidence=evidence))
    return tuple(found)


def _candidates(row: Mapping[str, Any]) -> tuple[RunnerUp, ...]:
    listed = row["candidates"]
    wanted = "'candidates' must be a list of {name, place_id, country, admin1, latitude, longitude, score, rule}"
    if not isinstance(listed, list):
        raise InputError(f"{wanted}, or null")
    found = []
    for item in listed:
        try:
            if not isinstance(item, dict) or not item.get("place_id"):
                raise InputError("the 'place_id' of each must not be empty")
            found.append(
                RunnerUp(
                    place_id=_words(item, "place_id"),
                    name=_words(item, "name"),
                    country=_words(item, "country"),
                    admin1=_words(item, "admin1"),
                    latitude=_number(item, "latitude", -90, 90),
                    longitude=_number(item, "longitude", -180, 180),
                    score=_number(item, "score", 0, 1),
                    rule=_words(item, "rule"),
                )
            )
        except InputError as error:
            raise InputError(f"{wanted}: {error}") from None
    return tuple(found)


def _mention(row: Mapping[str, Any]) -> Mention | None:
    start, end, text = _whole(row, "place_start", 0), _whole(row, "place_end", 0), _words(row, "place_text")
    if start is None or end is None or not text:
        return None
    return Mention(document=row["document"], start=start, end=end, text=text)
