"""Places told by relation to others: a part of a country, a border, where borders meet.

A relation becomes a `Place` whose id says what it is (``part:SY:east``, ``border:IQ:SY``, ``meeting:IQ:JO:SY``), so
that two documents that name it differently name the same place; `location.py` gives it its geometry.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from geostrike.model import Place
from geostrike.reading.page.passages import flat
from geostrike.reading.where.coasts import coast_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.gazetteer import Gazetteer, Span

__all__ = ["Relation", "find_relations", "relation_place"]

DIRECTIONS = {
    "north": "northern", "south": "southern", "east": "eastern", "west": "western", "northeast": "northeastern",
    "northwest": "northwestern", "southeast": "southeastern", "southwest": "southwestern", "central": "central",
}  # fmt: skip
_DIRECTION = r"(?P<direction>(?:north|south)[ -]?(?:east|west)(?:ern)?|(?:north|south|east|west)(?:ern)?|central)"
_BEFORE = re.compile(
    rf"\b(?:the\s+(?:far\s+)?{_DIRECTION.replace('direction', 'side')}(?:\s+(?:parts?|corner|edge|tip|reaches))?\s+of"
    rf"|(?:the\s+)?(?:far\s+)?{_DIRECTION}(?:\s+parts?\s+of)?)\s+(?:the\s+)?$",
    re.I,
)
_TO_THE = re.compile(r"\bto\s+$", re.I)
_COAST_AFTER = re.compile(
    r"(?:[’']s?)?\s+(?:\w+ern\s+|territorial\s+|coastal\s+)?(?:coast|coasts|coastline|shores?|shoreline|waters)\b", re.I
)
_COAST_BEFORE = re.compile(r"\b(?:coast|coasts|coastline|shores?|shoreline|waters)\s+of\s+(?:the\s+)?$", re.I)
_AFTER = re.compile(
    rf"[’']s?\s+(?:far\s+)?{_DIRECTION}\b(?![-–]\w|\s+(?:coast|bank|border|of|\w+\s+of\s+(?!the\b)))", re.I
)
_SOIL = re.compile(
    r"\s+(?:soil|territory|airspace|mainland|side(?:\s+of\s+the\s+(?:\w+\s+)?(?:border|frontier|line))?)\b", re.I
)
_JOIN = re.compile(
    r"\s*[-‑–—/]\s*|\s+and\s+(?:the\s+)?|,\s*(?:and\s+)?|[’']s?\s+borders?\s+with\s+|\s+borders?\s+with\s+"
)
_BORDER_AFTER = re.compile(
    r"(?:[’']s?)?\s+(?:shared\s+|common\s+|land\s+)?(?:border|frontier)(?:\s+(?:area|region|strip)"
    r")?\b(?!\s+(?:crossing|town|city|guard|post|with))|\s+(?:share (?:a )?borders?"
    r"|(?:borders? )?meet)\b",
    re.I,
)
_CAPITAL_AFTER = re.compile(
    r"(?:[’']s?)?\s+capital\b(?!\s+(?:of|cities|markets?|gains?|punishment|goods|flows?))(?:\s+city\b)?"
)
_CAPITAL_BEFORE = re.compile(r"\b(?P<capital>capital)\s+of\s+(?:the\s+)?$")
# Countries whose borders are told in one breath; a long list of states tells of no border.
_MOST_JOINED = 12
_WHERE = re.compile(r"\bwhere\s+$", re.I)
_BORDER_BEFORE = re.compile(r"\b(?:borders?|frontiers?)\s+(?:of|between|shared by)\s+(?:the\s+)?$", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A span that tells a place by relation; offsets in the text it was found in."""

    start: int
    end: int
    place: Place


def find_relations(text: str, spans: Sequence[Span], gazetteer: Gazetteer) -> list[Relation]:
    """Find places told by relation to the places in `spans`, in order."""
    found: list[Relation] = []
    index = 0
    while index < len(spans):
        run, borders = _border(text, spans, index)
        if borders:
            codes = sorted({span.places[0].country for span in spans[index:run]})
            relation = _border_relation(borders, codes, gazetteer)
            if relation:
                found.append(relation)
                index = run
                continue
        span = spans[index]
        part = _capital(text, span, gazetteer) or _coast(text, span) or _soil(text, span) or _part(text, span)
        if part and (not found or found[-1].end <= part.start):
            found.append(part)
        index += 1
    return found


def relation_place(text: str, gazetteer: Gazetteer) -> Place | None:
    """Return the place that a relation's own words name; None where they name none."""
    relations = find_relations(flat(text), gazetteer.scan(text, demonyms=True), gazetteer)
    return relations[0].place if relations else None


def _is_country(span: Span) -> bool:
    return bool(span.places) and span.places[0].feature_code.startswith("PCL")


def _part(text: str, span: Span) -> Relation | None:
    if span.kind == "demonym" or not _is_country(span):
        return None
    before = _BEFORE.search(text, max(0, span.start - 40), span.start)
    after = _AFTER.match(text, span.end)
    match = before or after
    if not match:
        return None
    named = "side" if before and match.group("side") else "direction"
    if named == "side" and _TO_THE.search(text, max(0, match.start() - 5), match.start()):
        return None  # "to the north of Syria" is outside it
    word = re.sub(r"[ -]|ern$", "", match.group(named).lower())
    country = span.places[0]
    start = match.start(named) if before else span.start
    end = span.end if before else match.end()
    name = f"{DIRECTIONS[word]} {country.name}"
    return Relation(start=start, end=end, place=_derived(f"part:{country.country}:{word}", name, [country]))


def _capital(text: str, span: Span, gazetteer: Gazetteer) -> Relation | None:
    """A capital told by its country: "the Iraqi capital", "Yemen's capital", "the capital of Jordan"."""
    if not _is_country(span):
        return None
    after = _CAPITAL_AFTER.match(text, span.end)
    before = _CAPITAL_BEFORE.search(text, max(0, span.start - 20), span.start) if not after else None
    capital = _capitals(gazetteer).get(span.places[0].country) if after or before else None
    if capital is None:
        return None
    return Relation(
        start=before.start("capital") if before else span.start, end=after.end() if after else span.end, place=capital
    )


@lru_cache(maxsize=2)
def _capitals(gazetteer: Gazetteer) -> dict[str, Place]:
    return {place.country: place for place in gazetteer.places.values() if place.feature_code == "PPLC"}


def _coast(text: str, span: Span) -> Relation | None:
    """The sea off a country's coast: "the Yemeni coast", "the waters of Yemen"."""
    if not _is_country(span):
        return None
    before = _COAST_BEFORE.search(text, max(0, span.start - 40), span.start)
    after = _COAST_AFTER.match(text, span.end)
    if not (before and span.kind != "demonym") and not after:
        return None
    country = span.places[0]
    place = _derived(coast_id(country.country), f"off the coast of {country.name}", [country])
    if after:
        return Relation(start=span.start, end=after.end(), place=place)
    return Relation(start=before.start() if before else span.start, end=span.end, place=place)


def _soil(text: str, span: Span) -> Relation | None:
    """A country by its soil: "on the Syrian side of the border", "over Iraqi territory"."""
    match = _SOIL.match(text, span.end) if span.kind == "demonym" and _is_country(span) else None
    return Relation(start=span.start, end=match.end(), place=span.places[0]) if match else None


def _border(text: str, spans: Sequence[Span], index: int) -> tuple[int, tuple[int, int] | None]:
    """The run of countries from `index` whose border is told, and the span that tells it."""
    run = index + 1
    if not _is_country(spans[index]):
        return run, None
    joined_with = False
    while run < len(spans) and run - index < _MOST_JOINED and _is_country(spans[run]):
        gap = text[spans[run - 1].end : spans[run].start]
        if not _JOIN.fullmatch(gap):
            break
        joined_with |= "border" in gap
        run += 1
    if run - index < 2:
        return run, None
    first, last = spans[index], spans[run - 1]
    if joined_with:
        return run, (first.start, last.end)
    if match := _BORDER_AFTER.match(text, last.end):
        where = _WHERE.search(text, max(0, first.start - 10), first.start)
        return run, (where.start() if where else first.start, match.end())
    if match := _BORDER_BEFORE.search(text, max(0, first.start - 40), first.start):
        return run, (match.start(), last.end)
    return run, None


def _border_relation(span: tuple[int, int], codes: list[str], gazetteer: Gazetteer) -> Relation | None:
    countries = [place for code in codes if (place := gazetteer.country(code))]
    if len(countries) != len(codes) or not 2 <= len(codes) <= 4:
        return None
    names = [place.name for place in countries]
    kind, name = (
        ("border", "–".join(names) + " border")
        if len(codes) == 2
        else ("meeting", "where " + ", ".join(names) + " meet")
    )
    return Relation(start=span[0], end=span[1], place=_derived(f"{kind}:{':'.join(codes)}", name, countries))


def _derived(place_id: str, name: str, countries: Sequence[Place]) -> Place:
    """A place without geometry of its own yet: it stands in the middle between its countries."""
    longitude, latitude = _middle(countries)
    return Place(
        id=place_id,
        name=name,
        longitude=round(longitude, 5),
        latitude=round(latitude, 5),
        country=countries[0].country if len(countries) == 1 else "",
        feature_code={"part": "RGN", "coast": "COST"}.get(place_id.partition(":")[0], "BDRY"),
        radius_m=max(place.radius_m for place in countries),
        source="told by relation",
    )


def _middle(countries: Sequence[Place]) -> tuple[float, float]:
    """The middle of countries' points on the globe: a mean of longitudes would put Russia and Alaska around London."""
    x = y = z = 0.0
    for place in countries:
        longitude, latitude = math.radians(place.longitude), math.radians(place.latitude)
        x += math.cos(latitude) * math.cos(longitude)
        y += math.cos(latitude) * math.sin(longitude)
        z += math.sin(latitude)
    return math.degrees(math.atan2(y, x)), math.degrees(math.atan2(z, math.hypot(x, y)))
