"""Layers of a few events made by hand: what tables and KML are written from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from shapely.geometry import box

from geostrike.layers import LayerBuilder, MapSpec
from geostrike.model import (
    Aggregate,
    Claim,
    Decision,
    Disagreement,
    Document,
    Event,
    Evidence,
    Location,
    Place,
    Rejection,
    Statement,
    Toll,
    WherePrec,
)

from .conftest import HOSTILE

if TYPE_CHECKING:
    from geostrike.model import Layer

SPEC = MapSpec(name="raids", title="Raids & <others>", summary="Two weeks of raids.", bounds=(40.0, 33.0, 44.0, 37.0))
LONG = "long " * 20_000
NASTY = (
    *HOSTILE,
    "@SUM(1)", "+1", "-2+3", "\t=1+1", "\r=1+1", "\uff1d1+1", " =1+1", "one;=1+1", "one\n=1+1",
    "<r><t>raw</t></r>", "_x0041_ \x0b", "half \ud800 and \udc00", "]]> &#65; &amp;", "$[name] $[description]",
    "\ufffe\uffff", LONG,
)  # fmt: skip
"""What reports may hold, among it all that has ever been run by a spreadsheet."""

MOSUL = Place(id="iq-mosul", name="Mosul", longitude=43.13, latitude=36.34, country="IQ", feature_code="PPLA",
              radius_m=8000, admin1="Nineveh")  # fmt: skip
BUKAMAL = Place(id="sy-bukamal", name="Al Bukamal", longitude=40.92, latitude=34.45, country="SY", feature_code="PPL",
                radius_m=3000)  # fmt: skip
TOWER = Place(id="jo-tower", name="Tower 22", longitude=38.704, latitude=33.309, country="JO", feature_code="MILB",
              radius_m=500)  # fmt: skip
IRAQ = Place(id="iq", name="Iraq", longitude=43.8, latitude=33.0, country="IQ", feature_code="PCLI", radius_m=4e5)
EAST = Place(id="sy-east", name="eastern Syria", longitude=40.5, latitude=35.2, country="SY", feature_code="RGN",
             radius_m=1e5)  # fmt: skip


def at(place: Place, prec: int = 1, **fields: Any) -> Location:
    given = {
        "place": place,
        "where_prec": WherePrec(prec),
        "longitude": place.longitude,
        "latitude": place.latitude,
        "radius_m": place.radius_m,
        "where_description": f"near {place.name}",
    }
    return Location(**(given | fields))


def raid(
    number: int, where: Location | None, *, kind: str = "strike", day: date | None = date(2024, 2, 2),
    documents: str = "a", words: str = "Jets bombed it.", who: str = "", **fields: Any,
) -> Event:  # fmt: skip
    """Give an event of as many claims as `documents` has letters."""
    shared = {
        "event_type": kind,
        "sub_event_type": "Air/drone strike" if kind == "strike" else "",
        "location": where,
        "date_start": day,
        "date_end": day,
        "date_prec": 1 if day else None,
        "actor1": "United States",
        "actor2": "Islamic State",
        "target": "a depot",
        "killed": None,
    } | {name: value for name, value in fields.items() if name in Claim.__dataclass_fields__}
    killed = shared["killed"]
    claims = tuple(
        Claim(
            id=f"c{number}{document}",
            document=f"{document}.md",
            evidence=(Evidence(start=100 * number, end=100 * number + len(words), text=words),),
            rule="told so",
            **(shared | {"killed": replace(killed, who=who) if killed else None}),
        )
        for document in documents
    )
    return Event(
        id=f"e-{number}",
        title=f"{kind.capitalize()}, {where.place.name if where else 'place not told'}",
        claims=claims,
        number_of_sources=len(documents),
        number_of_documents=len(documents),
        **{n: v for n, v in (shared | fields).items() if n in Event.__dataclass_fields__},
    )


def documents() -> tuple[Document, ...]:
    return (
        Document(id="a.md", name="a.md", text="", sha256="a", title="Raid; on the east", publisher="Gazette",
                 published=date(2024, 2, 3), url="https://example.org/a?x=1&y=2"),
        Document(id="b.md", name="b.md", text="", sha256="b", title="الموصل", publisher="Wire",
                 published=date(2024, 2, 5), url="javascript:alert(1)"),
        Document(id="c.md", name="c.md", text="", sha256="c", title="A note"),
    )  # fmt: skip


def events() -> list[Event]:
    both = Toll(low=5, best=5, high=5, bound="at_least")
    month = {"date_start": date(2024, 1, 1), "date_end": date(2024, 1, 31), "date_prec": 4}
    differing = Disagreement(field="killed", values=(("3", ("a.md", "b.md")), ("4", ("c.md",))))
    decision = Decision(action="move", claim="c3a", who="An analyst", when=date(2024, 5, 1), why="the caption")
    said = Statement(actor="Houthis", stance="claimed", evidence=Evidence(start=1, end=9, text="We did it"))
    return [
        raid(1, at(MOSUL), killed=both, toll_group="g", who="fighters", words="Jets killed five in both towns."),
        raid(2, at(BUKAMAL, 2), killed=both, toll_group="g", who="fighters", day=date(2024, 2, 3)),
        raid(3, at(TOWER), kind="attack", actor1="Houthis", actor2="United States", documents="abc", who="soldiers",
             killed=Toll(low=3, best=3, high=4), day=date(2024, 1, 28), disagreements=(differing,),
             contested_with=("e-5",), statements=(said,), decisions=(decision,), attributed_to="the Pentagon"),
        raid(4, at(IRAQ, 6), kind="attack", actor1="", day=None),
        raid(5, at(EAST, 5, area=box(39.5, 34.0, 41.0, 36.0), warning="The source contradicts itself."), **month,
             contested_with=("e-3",)),
        raid(6, None, killed=Toll(low=0, best=0, high=0), words="A strike, place not told.", documents="c"),
    ]  # fmt: skip


@cache
def _boundaries() -> Any:
    from geostrike.boundaries import load_boundaries

    return load_boundaries()


def builder() -> LayerBuilder:
    """What builds the layers of `events`, a total and a rejection."""
    total = Aggregate(
        id="t", document="a.md", evidence=Evidence(start=5, end=17, text="over 85 hits"), event_type="strike",
        text="over 85 hits", count=85, bound="at_least", rule="a total",
    )  # fmt: skip
    rejected = Rejection(stage="claim", item="They may strike.", reason="a plan", document="a.md", start=3, end=19)
    return LayerBuilder(events(), _boundaries(), documents=documents(), aggregates=(total,), rejections=(rejected,))


@cache
def raids() -> dict[str, Layer]:
    """The layers of `events`, with the land for the countries' names."""
    return builder().layers(SPEC)


@cache
def nasty() -> dict[str, Layer]:
    """The layers of events of which each says one of `NASTY` wherever it can."""
    told, papers = [], []
    for number, text in enumerate(NASTY):
        quoted = Evidence(start=0, end=1, text=text)
        place = replace(MOSUL, id=f"p{number}", name=text, admin1=text)
        told.append(
            raid(number, at(place, where_description=text, warning=text), words=text, documents="x", actor1=text,
                 actor2=text, target=text, weapon=text, who=text, killed=Toll(low=1, best=1, high=2),
                 attributed_to=text,
                 statements=(Statement(actor=text, stance="blamed", by=text, evidence=quoted),),
                 disagreements=(Disagreement(field="killed", values=((text, ("x.md",)),)),))
        )  # fmt: skip
        papers.append(
            Document(
                id=f"{number}.md", name=text, text="", sha256="0", title=text, publisher=text, url=f"https://{text}"
            )
        )
        claims = tuple(replace(claim, document=f"{number}.md") for claim in told[-1].claims)
        told[-1] = replace(told[-1], claims=claims)
    return LayerBuilder(told, _boundaries(), documents=papers).layers(SPEC)
