"""A map's events in words, numbered, each with what its sources say: for figures, briefings and placemarks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from geostrike.layers.differences import disagreements
from geostrike.layers.links import link
from geostrike.layers.records import Table
from geostrike.layers.signs import signs_apart
from geostrike.layers.telling import in_order, lead, region, toll_shared
from geostrike.layers.voices import Voices, known_documents
from geostrike.layers.words import day, precision, spread, toll, when

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from shapely.geometry.base import BaseGeometry

    from geostrike.model import Layer

__all__ = ["COARSE", "Difference", "Entry", "Quotation", "Source", "entries_of"]

COARSE = 3
"""From this `where_prec` on, a point stands for an area and is drawn lighter and dashed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document that is quoted.

    Attributes
    ----------
    number : from 1, in the order in which the entries quote them.
    published : the day in words; "" where it is not known.
    link : http or https; "" for any other address.
    """

    number: int
    document: str
    publisher: str
    title: str
    published: str
    link: str
    machine_written: bool
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """What an independent source says of an event, in its own words.

    Attributes
    ----------
    source : number of the `Source`.
    sentence : the one that names the site; "" where it is withheld.
    also : who else carries the article, or takes over parts of it, in words; "" for nobody.
    """

    source: int
    sentence: str
    also: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A field on which sources differ: its name, and the values in words with who gives each, in words."""

    field: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An event as it is listed.

    Attributes
    ----------
    number : from 1, in the order of the page's table, by day, place and id; first those that have a sign on the map.
    region : division and country, as far as the place's name does not say so.
    lead : by whom and on what, or the title where that says more.
    when, toll, precision : in words; `toll` is "" where none is reported.
    notes : what else a reader must know: who shares the toll, how far reports lie apart, what is odd about the place.
    longitude, latitude : where its sign stands; None for an event without a pin. The sign of an area stands anywhere
        in it, off the sites.
    area : the polygon within which it lies, None for a site and where only the country is known.
    perhaps : numbers of the entries that may be this event, told of another place.
    """

    number: int
    id: str
    event_type: str
    title: str
    place: str
    region: str
    country: str
    lead: str
    when: str
    toll: str
    precision: str
    where_prec: int | None
    disputed: bool
    notes: tuple[str, ...]
    quotations: tuple[Quotation, ...]
    differences: tuple[Difference, ...]
    perhaps: tuple[int, ...]
    longitude: float | None = None
    latitude: float | None = None
    area: BaseGeometry | None = None

    @property
    def pinned(self) -> bool:
        """Whether it has a sign on the map."""
        return self.longitude is not None

    @property
    def coarse(self) -> bool:
        """Whether its sign stands for an area."""
        return (self.where_prec or COARSE) >= COARSE


def entries_of(layers: Mapping[str, Layer]) -> tuple[tuple[Entry, ...], tuple[Source, ...]]:
    """Return the events of a map as they are listed, and the sources that they quote.

    Parameters
    ----------
    layers : as `build_layers` gives them, redacted. ``land`` names the countries, ``extents`` the areas.
    """
    events = Table(layers.get("strikes"), layers.get("attacks"))
    events = events.reordered(in_order(events))
    # Those with a sign come first, so that no number is missing on the map.
    events = events.reordered(
        sorted(range(len(events)), key=[shape is None for shape in events.geometry()].__getitem__)
    )
    claims = Table(layers.get("claims"))
    voices = Voices(known_documents(Table(layers.get("documents")).rows(), claims))
    of_claim = {str(name): row for row, name in enumerate(claims.column("id"))}
    countries = {row["iso2"]: row["name"] for row in Table(layers.get("land")).rows() if row.get("iso2")}
    ids = [str(name) for name in events.column("id")]
    numbers = {name: number for number, name in enumerate(ids, 1)}
    areas = _areas(layers.get("extents"))
    at = _signs(events, areas)
    shared = toll_shared(events)
    sources: dict[str, Source] = {}
    found = []
    for row, name in enumerate(ids):
        told = events.row(row)
        rows = [claims.row(of_claim[str(claim)]) for claim in told.get("claims") or () if str(claim) in of_claim]
        place = told.get("place") or told.get("where_description") or countries.get(told.get("country")) or ""
        title = told.get("title") or place
        own = {str(claim.get("document")) for claim in rows}
        differ = disagreements(told.get("disagreements") or (), own, voices, contested=bool(told.get("contested_with")))
        pinned = bool(np.isfinite(at[row]).all())
        found.append(
            Entry(
                number=row + 1,
                id=name,
                event_type=told.get("event_type") or "",
                title=title,
                place=place or "Place not known",
                region=region(told.get("admin1") or "", told.get("country") or "", place, countries),
                country=told.get("country") or "",
                lead=lead(title, place, told.get("actor1") or "", told.get("target") or "", told.get("actor2") or ""),
                when=when(told.get("date_start"), told.get("date_end"), told.get("date_prec")),
                toll=toll(told.get("best"), told.get("toll_bound") or _bound(rows, told.get("best"))),
                precision=precision(told.get("where_prec"), told.get("radius_m")),
                where_prec=told.get("where_prec"),
                disputed=bool(told.get("disputed")),
                notes=tuple(
                    note
                    for note in (shared.get(row), spread(told.get("low"), told.get("high")), told.get("warning"))
                    if note
                ),
                quotations=tuple(_quotations(rows, voices, told.get("place_id"), sources)),
                differences=tuple(_difference(one) for one in differ),
                perhaps=tuple(numbers[str(o)] for o in told.get("contested_with") or () if str(o) in numbers),
                longitude=float(at[row][0]) if pinned else None,
                latitude=float(at[row][1]) if pinned else None,
                area=areas.get(name) if pinned else None,
            )
        )
    return tuple(found), tuple(sources.values())


def _areas(extents: Layer | None) -> dict[str, BaseGeometry]:
    if extents is None:
        return {}
    frame = extents.frame
    return {
        str(name): area
        for name, area in zip(frame.get("id", ()), frame.geometry, strict=True)
        if area is not None and not area.is_empty
    }


def _signs(events: Table, areas: Mapping[str, BaseGeometry]) -> Any:
    import shapely

    shapes = events.geometry()
    at = np.column_stack([shapely.get_x(shapes), shapely.get_y(shapes)]) if len(events) else np.empty((0, 2))
    ids = [str(name) for name in events.column("id")]
    by_row = {row: areas[name] for row, name in enumerate(ids) if name in areas}
    return signs_apart(at, events.column("where_prec"), by_row, ids)


def _bound(claims: Sequence[Mapping[str, Any]], best: int | None) -> str:
    """Return the bound under which claims tell the best toll; exact where they differ in it."""
    bounds = {str(claim.get("killed_bound") or "exact") for claim in claims if claim.get("killed") == best}
    return bounds.pop() if len(bounds) == 1 else "exact"


def _quotations(
    claims: Sequence[Mapping[str, Any]], voices: Voices, place_id: object, sources: dict[str, Source]
) -> list[Quotation]:
    """Return what each independent source says, and add to `sources` those that are new."""
    by_id = {str(claim["id"]): claim for claim in claims}
    found = []
    for voice in voices.told(claims, place_id):
        claim = by_id[voice["claims"][0]]
        name = str(claim.get("document") or "")
        if name not in sources:
            sources[name] = _source(len(sources) + 1, name, claim, voices.known.get(name, {}))
        also = [f"also in {_listed(voice['copies'])}"] if voice.get("copies") else []
        also += [f"parts of it in {_listed(voice['derived'])}"] if voice.get("derived") else []
        found.append(
            Quotation(source=sources[name].number, sentence=str(claim.get("sentence") or ""), also="; ".join(also))
        )
    return found


def _listed(documents: Sequence[Mapping[str, Any]]) -> str:
    return ", ".join(dict.fromkeys(str(document["name"]) for document in documents))


def _source(number: int, name: str, claim: Mapping[str, Any], row: Mapping[str, Any]) -> Source:
    def told(column: str) -> Any:
        return row.get(column) or claim.get(column)

    return Source(
        number=number,
        document=name,
        publisher=str(told("publisher") or ""),
        title=str(told("title") or row.get("name") or name),
        published=day(told("published")),
        link=link(told("url")) or "",
        machine_written=told("machine_written") is True,
        sha256=str(claim.get("sha256") or ""),
    )


def _difference(told: Mapping[str, Any]) -> Difference:
    values = []
    for value in told["values"]:
        by = [f"{name['name']}{name.get('more', '')}" for name in value["by"]]
        values.append((str(value["value"]), "; ".join(by)))
    return Difference(field=str(told["field"]), values=tuple(values))
