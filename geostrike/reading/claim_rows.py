"""A claim as a row of ``claims.jsonl``, and back."""

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
    Stance,
    Statement,
    Toll,
    WherePrec,
)
from geostrike.reading.location import with_area

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geostrike.boundaries import Boundaries

__all__ = ["claim_from_row", "claim_row", "document_from_row"]

_REQUIRED = ("id", "document", "sentence", "event_type")
_OPTIONAL_WORDS = (
    "sub_event_type",
    "actor1",
    "actor2",
    "attributed_to",
    "target",
    "weapon",
    "toll_group",
    "rule",
    "date_text",
)


def claim_row(claim: Claim, document: Document) -> dict[str, Any]:
    """Return a claim with its source as a flat row, in the order of the columns."""
    lead = claim.evidence[0]
    location, place = claim.location, claim.location.place if claim.location else None
    killed, injured = claim.killed, claim.injured
    return {
        "id": claim.id,
        "document": claim.document,
        "title": document.title,
        "publisher": document.publisher,
        "published": _iso(document.published),
        "url": document.url,
        "sha256": document.sha256,
        "machine_written": document.machine_written,
        "start": lead.start,
        "end": lead.end,
        "sentence": lead.text,
        "evidence": [_span(evidence) for evidence in claim.evidence],
        "event_type": claim.event_type,
        "sub_event_type": claim.sub_event_type,
        "date_start": _iso(claim.date_start),
        "date_end": _iso(claim.date_end),
        "date_prec": claim.date_prec,
        "date_basis": claim.date_basis,
        "date_text": claim.date_text,
        "place": place.name if place else None,
        "place_id": place.id if place else None,
        "place_text": claim.mention.text if claim.mention else None,
        "place_start": claim.mention.start if claim.mention else None,
        "place_end": claim.mention.end if claim.mention else None,
        "where_prec": int(location.where_prec) if location else None,
        "where_description": location.where_description if location else "",
        "warning": location.warning if location else "",
        "latitude": location.latitude if location else None,
        "longitude": location.longitude if location else None,
        "radius_m": location.radius_m if location else None,
        "country": place.country if place else None,
        "admin1": place.admin1 if place else None,
        "geonameid": place.geonameid if place else None,
        "actor1": claim.actor1,
        "actor2": claim.actor2,
        "attributed_to": claim.attributed_to,
        "responsibility": claim.responsibility,
        "statements": [
            {"actor": s.actor, "stance": s.stance, "by": s.by, **_span(s.evidence)} for s in claim.statements
        ],
        "target": claim.target,
        "weapon": claim.weapon,
        "killed": killed.best if killed else None,
        "killed_low": killed.low if killed else None,
        "killed_high": killed.high if killed else None,
        "killed_bound": killed.bound if killed else None,
        "killed_who": killed.who if killed else "",
        "injured": injured.best if injured else None,
        "toll_group": claim.toll_group,
        "rule": claim.rule,
    }


def document_from_row(row: Mapping[str, Any]) -> Document:
    """Return what a claim's row says of its document; the text is not in it."""
    return Document(
        id=row["document"],
        name=row["document"],
        text="",
        sha256=row.get("sha256") or "",
        title=row.get("title"),
        publisher=row.get("publisher"),
        published=_date(row.get("published"), "published"),
        url=row.get("url"),
        machine_written=row.get("machine_written"),
    )


def claim_from_row(row: Any, boundaries: Boundaries) -> Claim:
    """Return the claim that a row of ``claims.jsonl`` holds.

    Raises
    ------
    InputError
        Where a column that a claim needs is missing, or a value cannot be used; the message names the column.
    """
    if not isinstance(row, dict):
        raise InputError("a claim must be a JSON object")
    for name in _REQUIRED:
        if not isinstance(row.get(name), str) or not row[name]:
            raise InputError(f"{name!r} is missing or is not a string")
    first, last = _date(row.get("date_start"), "date_start"), _date(row.get("date_end"), "date_end")
    if first and last and last < first:
        raise InputError(f"'date_end' {last} is before 'date_start' {first}")
    return Claim(
        id=row["id"],
        document=row["document"],
        event_type=_one_of(row, "event_type", get_args(EventType)),
        evidence=_evidence(row),
        mention=_mention(row),
        location=_location(row, boundaries),
        date_start=first,
        date_end=last,
        date_prec=_whole(row, "date_prec", 1, 5),
        date_basis=_one_of(row, "date_basis", get_args(DateBasis)),
        responsibility=_one_of(row, "responsibility", get_args(Responsibility)),
        statements=_statements(row),
        killed=_toll(row),
        injured=None if (injured := _whole(row, "injured", 0)) is None else _exactly(injured),
        **{name: _words(row, name) for name in _OPTIONAL_WORDS},
    )


def _span(evidence: Evidence) -> dict[str, Any]:
    return {"start": evidence.start, "end": evidence.end, "text": evidence.text}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _date(value: Any, column: str) -> date | None:
    if value in (None, ""):
        return None
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise InputError(f"{column!r} is {value!r}; it must be a day such as 2024-02-02") from None


def _words(row: Mapping[str, Any], column: str) -> str:
    value = row.get(column)
    if value is not None and not isinstance(value, str):
        raise InputError(f"{column!r} is {value!r}; it must be a string or null")
    return value or ""


def _one_of(row: Mapping[str, Any], column: str, allowed: tuple[Any, ...]) -> Any:
    value = row.get(column)
    if value is not None and value not in allowed:
        raise InputError(f"{column!r} is {value!r}; it must be one of {', '.join(allowed)}")
    return value


def _whole(row: Mapping[str, Any], column: str, low: int, high: int | None = None) -> int | None:
    value = row.get(column)
    if value is None:
        return None
    whole = isinstance(value, int) or (isinstance(value, float) and value.is_integer())
    if isinstance(value, bool) or not whole or value < low or (high is not None and value > high):
        wanted = f"from {low} to {high}" if high is not None else f"of at least {low}"
        raise InputError(f"{column!r} is {value!r}; it must be a whole number {wanted}, or null")
    return int(value)


def _number(row: Mapping[str, Any], column: str, low: float, high: float = math.inf) -> float:
    value = row.get(column)
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise InputError(f"{column!r} is {value!r}; it must be a number")
    if not low <= value <= high:
        raise InputError(f"{column!r} is {value}; it must lie in {low:g} to {high:g} (are the two of a point swapped?)")
    return float(value)


def _exactly(number: int) -> Toll:
    return Toll(low=number, best=number, high=number)


def _evidence(row: Mapping[str, Any]) -> tuple[Evidence, ...]:
    listed = row.get("evidence") or [{"start": row.get("start", 0), "end": row.get("end", 0), "text": row["sentence"]}]
    if not isinstance(listed, list) or not all(isinstance(item, dict) and item.get("text") for item in listed):
        raise InputError("'evidence' must be a list of {start, end, text}, the 'text' not empty")
    return tuple(
        Evidence(start=_whole(item, "start", 0) or 0, end=_whole(item, "end", 0) or 0, text=_words(item, "text"))
        for item in listed
    )


def _statements(row: Mapping[str, Any]) -> tuple[Statement, ...]:
    listed = row.get("statements")
    if listed is None:
        return ()
    wanted = "'statements' must be a list of {actor, stance, by, start, end, text}"
    if not isinstance(listed, list):
        raise InputError(f"{wanted}, or null")
    found = []
    for item in listed:
        try:
            if not isinstance(item, dict) or not item.get("text"):
                raise InputError("the 'text' of each must not be empty")
            stance = _one_of(item, "stance", get_args(Stance))
            actor, by = _words(item, "actor"), _words(item, "by")
            if stance is None or (not actor and stance != "not_claimed") or (by and stance != "blamed"):
                raise InputError("each needs a 'stance' and its 'actor', and 'by' goes with blame alone")
            start, end = _whole(item, "start", 0) or 0, _whole(item, "end", 0) or 0
            evidence = Evidence(start=start, end=end, text=_words(item, "text"))
        except InputError as error:
            raise InputError(f"{wanted}: {error}") from None
        found.append(Statement(actor=actor, stance=stance, by=by, evidence=evidence))
    return tuple(found)


def _toll(row: Mapping[str, Any]) -> Toll | None:
    best = _whole(row, "killed", 0)
    if best is None:
        return None
    low, high = _whole(row, "killed_low", 0), _whole(row, "killed_high", 0)
    low, high = best if low is None else low, best if high is None else high
    if not low <= best <= high:
        raise InputError(f"'killed' {best} must lie between 'killed_low' {low} and 'killed_high' {high}")
    bound: Bound = _one_of(row, "killed_bound", get_args(Bound)) or "exact"
    return Toll(low=low, best=best, high=high, bound=bound, who=_words(row, "killed_who"))


def _mention(row: Mapping[str, Any]) -> Mention | None:
    start, end, text = _whole(row, "place_start", 0), _whole(row, "place_end", 0), _words(row, "place_text")
    if start is None or end is None or not text:
        return None
    return Mention(document=row["document"], start=start, end=end, text=text)


def _location(row: Mapping[str, Any], boundaries: Boundaries) -> Location | None:
    where_prec = _whole(row, "where_prec", 1, 7)
    if row.get("latitude") is None or row.get("longitude") is None or where_prec is None:
        return None
    longitude, latitude = _number(row, "longitude", -180, 180), _number(row, "latitude", -90, 90)
    radius_m = _number(row, "radius_m", 0) if row.get("radius_m") is not None else 0.0
    place = Place(
        id=_words(row, "place_id") or f"point:{longitude}:{latitude}",
        name=_words(row, "place"),
        longitude=longitude,
        latitude=latitude,
        country=_words(row, "country"),
        admin1=_words(row, "admin1"),
        feature_code="",
        radius_m=radius_m,
        geonameid=_whole(row, "geonameid", 1),
    )
    location = Location(
        place=place,
        where_prec=WherePrec(where_prec),
        longitude=longitude,
        latitude=latitude,
        radius_m=radius_m,
        where_description=_words(row, "where_description") or place.name,
        warning=_words(row, "warning"),
    )
    return with_area(location, boundaries)
