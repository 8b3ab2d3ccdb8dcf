"""A claim as a row of ``claims.jsonl``, and back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from geostrike.errors import InputError
from geostrike.model import Claim, Document, Evidence, Location, Mention, Place, Toll, WherePrec
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
        "evidence": [{"start": e.start, "end": e.end, "text": e.text} for e in claim.evidence],
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
        Where a column that a claim needs is missing or cannot be used; the message names it.
    """
    if not isinstance(row, dict):
        raise InputError("a claim must be a JSON object")
    for name in _REQUIRED:
        if not isinstance(row.get(name), str) or not row[name]:
            raise InputError(f"{name!r} is missing or is not a string")
    if row["event_type"] not in ("strike", "attack"):
        raise InputError(f"'event_type' is {row['event_type']!r}; it must be 'strike' or 'attack'")
    evidence = row.get("evidence") or [
        {"start": row.get("start", 0), "end": row.get("end", 0), "text": row["sentence"]}
    ]
    try:
        return Claim(
            id=row["id"],
            document=row["document"],
            event_type=row["event_type"],
            evidence=tuple(Evidence(start=int(e["start"]), end=int(e["end"]), text=str(e["text"])) for e in evidence),
            mention=_mention(row),
            location=_location(row, boundaries),
            date_start=_date(row.get("date_start"), "date_start"),
            date_end=_date(row.get("date_end"), "date_end"),
            date_prec=row.get("date_prec"),
            date_basis=row.get("date_basis"),
            responsibility=row.get("responsibility"),
            killed=_toll(row),
            injured=None if row.get("injured") is None else _exactly(int(row["injured"])),
            **{name: str(row.get(name) or "") for name in _OPTIONAL_WORDS},
        )
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(f"a value cannot be used: {error}") from None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _date(value: Any, column: str) -> date | None:
    if value in (None, ""):
        return None
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise InputError(f"{column!r} is {value!r}; it must be a day such as 2024-02-02") from None


def _exactly(number: int) -> Toll:
    return Toll(low=number, best=number, high=number)


def _toll(row: Mapping[str, Any]) -> Toll | None:
    if row.get("killed") is None:
        return None
    toll = _exactly(int(row["killed"]))
    low, high = row.get("killed_low"), row.get("killed_high")
    return replace(
        toll,
        low=toll.best if low is None else int(low),
        high=toll.best if high is None else int(high),
        bound=row.get("killed_bound") or "exact",
        who=row.get("killed_who") or "",
    )


def _mention(row: Mapping[str, Any]) -> Mention | None:
    if row.get("place_start") is None or not row.get("place_text"):
        return None
    return Mention(
        document=row["document"], start=int(row["place_start"]), end=int(row["place_end"]), text=row["place_text"]
    )


def _location(row: Mapping[str, Any], boundaries: Boundaries) -> Location | None:
    if row.get("latitude") is None or row.get("longitude") is None or row.get("where_prec") is None:
        return None
    longitude, latitude = float(row["longitude"]), float(row["latitude"])
    if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
        raise InputError(f"longitude {longitude}, latitude {latitude} is no point on Earth (are the two swapped?)")
    radius_m = float(row.get("radius_m") or 0)
    place = Place(
        id=row.get("place_id") or f"point:{longitude}:{latitude}",
        name=row.get("place") or "",
        longitude=longitude,
        latitude=latitude,
        country=row.get("country") or "",
        admin1=row.get("admin1") or "",
        feature_code="",
        radius_m=radius_m,
        geonameid=row.get("geonameid"),
    )
    location = Location(
        place=place,
        where_prec=WherePrec(int(row["where_prec"])),
        longitude=longitude,
        latitude=latitude,
        radius_m=radius_m,
        where_description=row.get("where_description") or place.name,
        warning=row.get("warning") or "",
    )
    return with_area(location, boundaries)
