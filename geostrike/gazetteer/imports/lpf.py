"""The Linked Places Format, version 1 (https://github.com/LinkedPasts/linked-places-format): places as GeoJSON-LD."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from geostrike.gazetteer.imports.countries import country_of
from geostrike.gazetteer.imports.features import features_of
from geostrike.gazetteer.imports.fields import (
    code_of,
    language_of,
    radius_of,
    spelling_of,
    spellings_of,
    word_of,
)
from geostrike.gazetteer.imports.geometry import point_and_radius
from geostrike.gazetteer.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from geostrike.gazetteer.imports.reading import Reading
    from geostrike.gazetteer.imports.source import Source

__all__ = ["read_lpf"]

_GEONAMES = re.compile(r"(?:gn:|https?://(?:www\.|sws\.)?geonames\.org/)([0-9]{1,10})(?:/|\Z)")
_NOWHERE = "without a geometry"
# What a place is, by its number in the Art & Architecture Thesaurus, for the commonest of the types that gazetteers in
# this format give: inhabited places, settlements, towns, cities, villages; provinces, districts; rivers, lakes, seas,
# islands, mountains; bases.
_CODES = {
    "300008347": "PPL",
    "300008372": "PPL",
    "300008375": "PPL",
    "300008389": "PPL",
    "300000774": "ADM1",
    "300000705": "ADM2",
    "300008707": "STM",
    "300008680": "LK",
    "300008694": "SEA",
    "300008791": "ISL",
    "300008795": "MT",
}


def read_lpf(source: Source, reading: Reading) -> Iterator[tuple[int, Row]]:
    """Yield the places of a collection or of JSON Lines, each with the line on which its feature begins.

    The format allows places without a geometry; they are counted in `reading.passed_over`.
    """
    for line, feature in features_of(source, reading):
        if not feature.get("geometry"):
            reading.passed_over[_NOWHERE] += 1
            continue
        try:
            row = _row(feature, reading, f"{source.path.stem}-{line}")
        except ValueError as error:
            reading.report(source.fault(line, str(error)))
            continue
        yield line, row._replace(source=row.source or source.path.name)


def _row(feature: Mapping[str, Any], reading: Reading, number: str) -> Row:
    properties = feature.get("properties")
    properties = properties if isinstance(properties, dict) else {}
    pairs = [_pair(item) for item in _dicts(feature.get("names"))]
    title = next((text for key in ("title", "name", "label") if isinstance(text := properties.get(key), str)), "")
    name = spelling_of(title, "title") or next((text for _, text in pairs if text), "")
    if not name:
        raise ValueError("properties.title and names have no letter and no digit; give the place a name")
    x, y, extent = point_and_radius(feature["geometry"])
    code = _code(feature, properties)
    place_id = _id(feature, number)
    return Row(
        id=place_id if "://" in place_id or not reading.name else f"{reading.name}:{place_id}",
        name=name,
        names=spellings_of(name, pairs),
        country=_country(properties) or reading.country,
        admin1="",
        feature_code=code,
        longitude=x,
        latitude=y,
        radius_m=extent or radius_of(code, 0),
        geonameid=_geonameid(feature),
        source=_source(feature),
    )


def _pair(item: Mapping[str, Any]) -> tuple[str, str]:
    toponym, tag = item.get("toponym"), item.get("lang")
    text = spelling_of(toponym, "toponym") if isinstance(toponym, str) else ""
    return language_of(tag if isinstance(tag, str) else "") or "", text


def _id(feature: Mapping[str, Any], number: str) -> str:
    found = next((feature[key] for key in ("@id", "id") if isinstance(feature.get(key), str | int)), "")
    return word_of(quote(str(found) or number, safe="%/:=&?~#+!$,;'@()*[]") if found != "" else quote(number), "@id")


def _country(properties: Mapping[str, Any]) -> str:
    """Give the country; ``""`` where several are named."""
    codes = properties.get("ccodes", properties.get("ccode", []))
    codes = [codes] if isinstance(codes, str) else codes
    codes = [code for code in codes if isinstance(code, str)] if isinstance(codes, list) else []
    return country_of(codes[0].strip(), "ccodes") if len(codes) == 1 else ""


def _code(feature: Mapping[str, Any], properties: Mapping[str, Any]) -> str:
    for item in _dicts(feature.get("types")):
        if (code := _CODES.get(str(item.get("identifier", "")).rpartition(":")[2].rpartition("/")[2])) is not None:
            return code
    classes = properties.get("fclasses")
    first = next((item for item in classes if isinstance(item, str)), "") if isinstance(classes, list) else ""
    return code_of("", first, "fclasses")


def _geonameid(feature: Mapping[str, Any]) -> int | None:
    own = str(feature.get("@id", ""))
    linked = (str(link.get("identifier", "")) for link in _dicts(feature.get("links")) if _is_same(link))
    found = next((match for text in (own, *linked) if (match := _GEONAMES.match(text))), None)
    return int(found[1]) if found else None


def _is_same(link: Mapping[str, Any]) -> bool:
    return str(link.get("type", "")) in ("exactMatch", "closeMatch", "sameAs")


def _source(feature: Mapping[str, Any]) -> str:
    """Give the first work that is cited for a name."""
    for item in _dicts(feature.get("names")):
        cited = item.get("citations", item.get("citation"))
        for citation in _dicts(cited if isinstance(cited, list) else [cited]):
            if isinstance(label := citation.get("label"), str):
                return spelling_of(label[:200], "citation")
    return ""


def _dicts(items: Any) -> list[dict[str, Any]]:
    return [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
