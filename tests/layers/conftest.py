"""Events made by hand, and the real boundaries."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import pytest

from geostrike.layers import MapSpec, build_layers
from geostrike.model import Claim, Document, Event, Evidence, Layer, Location, Match, Mention, Place, Toll, WherePrec

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from geostrike.boundaries import Boundaries

PLACES = {
    place.id: place
    for place in (
        Place(id="iq", name="Iraq", longitude=43.8, latitude=33.0, country="IQ", feature_code="PCLI", radius_m=4e5),
        Place(
            id="iq-mosul",
            name="Mosul",
            longitude=43.13,
            latitude=36.34,
            country="IQ",
            feature_code="PPLA",
            radius_m=8000,
            admin1="Nineveh",
            names=(("ar", "الموصل"), ("fr", "Mossoul")),
        ),
        Place(
            id="iq-baghdad",
            name="Baghdad",
            longitude=44.4,
            latitude=33.33,
            country="IQ",
            feature_code="PPLC",
            radius_m=15000,
        ),
        Place(
            id="jo-tower-22",
            name="Tower 22",
            longitude=38.704,
            latitude=33.309,
            country="JO",
            feature_code="MILB",
            radius_m=500,
        ),
        Place(
            id="sy-bukamal",
            name="Al Bukamal",
            longitude=40.92,
            latitude=34.45,
            country="SY",
            feature_code="PPL",
            radius_m=3000,
        ),
        Place(
            id="red-sea", name="Red Sea", longitude=38.5, latitude=20.0, country="", feature_code="SEA", radius_m=9e5
        ),
    )
}


def location(place_id: str, boundaries: Boundaries | None = None, prec: WherePrec = WherePrec.EXACT) -> Location:
    place = PLACES[place_id]
    return Location(
        place=place,
        where_prec=WherePrec.COUNTRY if place.feature_code == "PCLI" else prec,
        longitude=place.longitude,
        latitude=place.latitude,
        radius_m=place.radius_m,
        where_description=place.name,
        area=boundaries.country(place.country) if boundaries and place.feature_code == "PCLI" else None,
    )


def event(
    place_id: str | None = "iq-mosul",
    *sentences: str,
    kind: str = "strike",
    document: str = "a",
    day: int | None = 2,
    starts: tuple[int, ...] = (),
    boundaries: Boundaries | None = None,
    **fields: object,
) -> Event:
    """Give an event with one claim, whose sentences stand one after the other in its document."""
    where = location(place_id, boundaries) if place_id else None
    told = sentences or (f"Jets bombed {place_id}.",)
    starts = starts or tuple(100 * number for number in range(len(told)))
    first = date(2024, 2, day) if day else None
    claim = Claim(
        id=f"c-{document}-{place_id}-{kind}-{day}",
        document=document,
        evidence=tuple(Evidence(start=s, end=s + len(text), text=text) for s, text in zip(starts, told, strict=True)),
        event_type=kind,  # type: ignore[arg-type]
        sub_event_type="",
        rule="",
        location=where,
        date_start=first,
        date_end=first,
    )
    given: dict = {"target": "", "killed": None}
    return Event(
        id=f"e-{claim.id}",
        event_type=claim.event_type,
        sub_event_type="",
        title=f"{kind.capitalize()}, {PLACES[place_id].name if place_id else 'place not told'}",
        claims=(claim,),
        number_of_sources=1,
        number_of_documents=1,
        location=where,
        date_start=first,
        date_end=first,
        date_prec=1 if first else None,
        **(given | fields),
    )


def toll(number: int) -> Toll:
    return Toll(low=number, best=number, high=number)


def document(name: str, text: str = "", **fields: object) -> Document:
    return Document(id=name, name=name, text=text, sha256="0", **fields)  # type: ignore[arg-type]


def match(place_id: str, start: int, name: str = "a", role: str = "site", kind: str = "name") -> Match:
    text = PLACES[place_id].name
    mention = Mention(document=name, start=start, end=start + len(text), text=text, kind=kind)  # type: ignore[arg-type]
    return Match(mention=mention, place=PLACES[place_id], role=role, rule="listed")  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def boundaries() -> Boundaries:
    from geostrike.boundaries import load_boundaries

    return load_boundaries()


# The theatre's middle: small, so that a build takes a fraction of a second.
VIEW = (38.0, 32.0, 45.0, 37.0)


@pytest.fixture(scope="session")
def build(boundaries: Boundaries) -> Iterator[Callable[..., dict[str, Layer]]]:
    """Build the layers of some events; keywords of a spec and of `build_layers` go where they belong."""
    import geostrike.layers.build as module

    def of(*events: Event, **given: object) -> dict[str, Layer]:
        tables = {
            name: given.pop(name) for name in ("documents", "matches", "aggregates", "rejections") if name in given
        }
        spec = MapSpec(**({"name": "map", "title": "Raids", "bounds": VIEW} | given))  # type: ignore[arg-type]
        return build_layers(events, boundaries, spec, places=PLACES, **tables)  # type: ignore[arg-type]

    # The land of one view is the same whatever happened there, and takes a second to simplify.
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "land_frame", cache(module.land_frame))
        yield of
