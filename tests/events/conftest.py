"""Claims made by hand, so that a rule of merging shows in one line."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from shapely import box

from geostrike.model import Claim, Decision, Document, Event, Evidence, Family, Location, Place, Toll, WherePrec

if TYPE_CHECKING:
    from collections.abc import Callable

MOSUL = ("iq-mosul", "Mosul", "IQ", 43.13, 36.34, WherePrec.EXACT, None)
ERBIL = ("iq-erbil", "Erbil", "IQ", 44.01, 36.19, WherePrec.EXACT, None)
BUKAMAL = ("sy-bukamal", "Al Bukamal", "SY", 40.92, 34.45, WherePrec.EXACT, None)
NINEVEH = ("iq-nineveh", "Nineveh", "IQ", 42.5, 36.0, WherePrec.GOVERNORATE, box(41.4, 35.0, 43.9, 37.1))
NORTH = ("part:IQ:north", "northern Iraq", "IQ", 43.5, 36.0, WherePrec.AREA, box(41.0, 34.8, 46.0, 37.4))
IRAQ = ("iq", "Iraq", "IQ", 43.8, 33.0, WherePrec.COUNTRY, box(41.2, 29.1, 48.6, 37.4))
SYRIA = ("sy", "Syria", "SY", 38.5, 35.0, WherePrec.COUNTRY, box(35.7, 32.3, 41.2, 37.3))


def location(spot: tuple) -> Location:
    place_id, name, country, longitude, latitude, prec, area = spot
    radius_m = 5_000.0 if area is None else 50_000.0 * prec
    place = Place(
        id=place_id,
        name=name,
        longitude=longitude,
        latitude=latitude,
        country=country,
        feature_code="PPL",
        radius_m=radius_m,
    )
    return Location(
        place=place,
        where_prec=prec,
        longitude=longitude,
        latitude=latitude,
        radius_m=radius_m,
        where_description=name,
        area=area,
    )


def located_at(longitude: float, latitude: float, *, radius_m: float = 1_000.0, country: str = "") -> Location:
    """Give a place that a source states by its coordinates."""
    place = Place(
        id=f"point:{longitude}:{latitude}",
        name=f"{latitude:g}, {longitude:g}",
        longitude=longitude,
        latitude=latitude,
        country=country,
        feature_code="",
        radius_m=radius_m,
    )
    return Location(
        place=place,
        where_prec=WherePrec.EXACT,
        longitude=longitude,
        latitude=latitude,
        radius_m=radius_m,
        where_description="",
    )


def toll(number: int, bound: str = "exact", who: str = "") -> Toll:
    return Toll(low=number, best=number, high=number, bound=bound, who=who)  # type: ignore[arg-type]


def claim(
    document: str,
    spot: tuple | Location | None = MOSUL,
    day: int | None = 2,
    *,
    last: int | None = None,
    **fields: object,
) -> Claim:
    """Give a claim of a document; days are of February 2024."""
    first = None if day is None else date(2024, 2, day)
    at = location(spot) if isinstance(spot, tuple) else spot
    given: dict = {
        "id": f"{document}-{at.place.id if at else 'nowhere'}-{day}-{fields.get('event_type', 'strike')}",
        "event_type": "strike",
        "sub_event_type": "",
        "rule": "",
        "date_prec": None if day is None else 1 if last is None else 2,
    }
    return Claim(
        document=document,
        evidence=(Evidence(start=0, end=14, text="Jets bombed it."),),
        location=at,
        date_start=first,
        date_end=first if last is None else date(2024, 2, last),
        **(given | fields),
    )


def documents(*names: str, machine: tuple[str, ...] = ()) -> tuple[Document, ...]:
    return tuple(Document(id=name, name=name, text="", sha256="0", machine_written=name in machine) for name in names)


@pytest.fixture(scope="session")
def merge() -> Callable[..., tuple[Event, ...]]:
    """Merge claims; `copies` are groups of documents that are one article, `derived` pairs (text, of which article)."""
    from geostrike.events import merge_claims

    def of(
        *claims: Claim,
        copies: tuple[tuple[str, ...], ...] = (),
        derived: tuple[tuple[str, str], ...] = (),
        machine: tuple[str, ...] = (),
        decisions: tuple[Decision, ...] = (),
    ) -> tuple[Event, ...]:
        names = {one.document for one in claims}
        grouped = [tuple(sorted(group)) for group in copies]
        grouped += [(name,) for name in sorted(names - {member for group in grouped for member in group})]
        families = [
            Family(
                id=group[0],
                documents=group,
                copies=group[1:],
                derived=tuple(text for text, article in derived if article in group),
            )
            for group in grouped
        ]
        return merge_claims(claims, families, decisions, documents=documents(*sorted(names), machine=machine))

    return of
