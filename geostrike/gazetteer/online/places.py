"""What an online service answers, as a place: its names, kind, country and extent, read from the service's own JSON.

Nothing in an answer is taken on trust: a field of another type than expected counts as missing.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geostrike.gazetteer.distance import distance_m
from geostrike.gazetteer.spelling import fold, skeleton
from geostrike.model import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from geostrike.model import MatchKind

__all__ = ["READERS", "clean", "match_of", "place_of"]

_Box = tuple[float, float, float, float]  # west, south, east, north
_HALF_THE_EARTH_M = 20_100_000.0
_LONGEST_TEXT = 300  # characters
_MOST_NAMES = 200

# Words of OpenStreetMap and Pelias for a kind of place, and GeoNames' codes for it.
_KINDS = {
    word: code
    for code, words in {
        "PCLI": "country",
        "ADM1": "state region province governorate macroregion",
        "ADM2": "county district state_district macrocounty",
        "ADM3": "municipality subdistrict localadmin",
        "PPL": "city town village hamlet locality borough settlement",
        "PPLX": "suburb neighbourhood quarter city_block",
        "MILB": "military base barracks naval_base",
        "AIRB": "airfield",
        "AIRP": "aerodrome airport",
        "ISL": "island islet archipelago",
        "STRT": "strait",
        "BAY": "bay",
        "SEA": "sea marinearea ocean",
        "STM": "river stream waterway",
        "MT": "peak mountain",
    }.items()
    for word in words.split()
}
_UNKNOWN = "LCTY"  # GeoNames' code for a place of no stated kind
_RADII_M = {"PCLI": 500_000.0, "ADM1": 100_000.0, "ADM2": 30_000.0, "ADM3": 15_000.0, "PPLX": 2_000.0}
_USUAL_RADIUS_M = 5_000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What an answer tells, in our terms."""

    id: str
    name: str
    kind: str
    country: str
    admin1: str
    names: tuple[tuple[str, str], ...] = ()
    box: _Box | None = None
    geonameid: int | None = None


def place_of(service: str, raw: Mapping[str, Any], address: str, longitude: float, latitude: float) -> Place:
    """Return the place that an answer of `service` describes.

    Parameters
    ----------
    raw : the answer's JSON, with its ``attribution``.
    address : the answer in words; its first part names the place where nothing else does.
    longitude, latitude : degrees on WGS 84.

    Returns
    -------
    Place
        Its circle reaches the farthest corner of the answer's bounding box; where it has none, as far as is usual for
        its kind.
    """
    told = READERS[service](raw)
    code = told.kind if service == "geonames" else _KINDS.get(told.kind, _UNKNOWN)
    return Place(
        id=f"{service}:{told.id or f'{latitude:.5f},{longitude:.5f}'}",
        name=told.name or clean(address.partition(",")[0]) or "?",
        names=told.names,
        longitude=longitude,
        latitude=latitude,
        country=told.country.upper() if re.fullmatch("[A-Za-z]{2}", told.country) else "",
        admin1=told.admin1,
        feature_code=code if re.fullmatch("[A-Z][A-Z0-9]{1,9}", code) else _UNKNOWN,
        radius_m=_radius_m(told.box, code, longitude, latitude),
        geonameid=told.geonameid,
        source=clean(raw.get("attribution")),
    )


def match_of(asked: str, place: Place) -> tuple[MatchKind, str]:
    """Return how a place that a service answered with bears the name `asked`, and the spelling that does."""
    wanted = {fold(asked), fold(asked.partition(",")[0])}
    if fold(place.name) in wanted:
        return "exact", place.name
    for _, name in place.names:
        if fold(name) in wanted:
            return "alternate", name
    sounds = {skeleton(asked), skeleton(asked.partition(",")[0])} - {""}
    for name in (place.name, *(name for _, name in place.names)):
        if skeleton(name) in sounds:
            return "variant", name
    return "fuzzy", place.name


def clean(value: object) -> str:
    """Return a string of an answer fit for a terminal and a file: no controls, no halves of characters, not endless."""
    if not isinstance(value, str):
        return ""
    kept = "".join(" " if unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"} else char for char in value)
    return " ".join(kept.split())[:_LONGEST_TEXT].strip()


def _nominatim(raw: Mapping[str, Any]) -> _Told:
    address, names = _table(raw, "address"), _table(raw, "namedetails")
    return _Told(
        id=_word(raw.get("osm_type")) + _word(raw.get("osm_id")),
        name=clean(raw.get("name")) or clean(names.get("name")),
        names=tuple(
            (key.partition(":")[2] if key.startswith("name:") else "", clean(spelling))
            for key, value in list(names.items())[:_MOST_NAMES]
            if re.fullmatch("((alt|official|int|old|short)_)?name(:[a-z]{2,3})?", str(key))
            for spelling in str(value).split(";")
            if clean(spelling)
        ),
        kind=next(
            (
                word
                for key in ("addresstype", "type", "class", "category")
                if (word := clean(raw.get(key))) and word in _KINDS
            ),
            "",
        ),
        country=clean(address.get("country_code")),
        admin1=next((clean(address[key]) for key in ("state", "province", "region") if clean(address.get(key))), ""),
        box=_box(raw.get("boundingbox"), "snwe"),
    )


def _photon(raw: Mapping[str, Any]) -> _Told:
    told = _table(raw, "properties")
    return _Told(
        id=_word(told.get("osm_type")) + _word(told.get("osm_id")),
        name=clean(told.get("name")),
        kind=next(
            (word for key in ("osm_value", "type", "osm_key") if (word := clean(told.get(key))) and word in _KINDS), ""
        ),
        country=clean(told.get("countrycode")),
        admin1=clean(told.get("state")),
        box=_box(told.get("extent"), "wnes"),
    )


def _pelias(raw: Mapping[str, Any]) -> _Told:
    told = _table(raw, "properties")
    return _Told(
        id=_word(told.get("gid")),
        name=clean(told.get("name")),
        kind=clean(told.get("layer")),
        country=clean(told.get("country_code")),
        admin1=clean(told.get("region")),
        box=_box(raw.get("bbox"), "wsen"),
    )


def _geonames(raw: Mapping[str, Any]) -> _Told:
    number = raw.get("geonameId")
    name, other = clean(raw.get("name")), clean(raw.get("toponymName"))
    return _Told(
        id=_word(number),
        name=name or other,
        names=(("", other),) if other and other != name else (),
        kind=clean(raw.get("fcode")),
        country=clean(raw.get("countryCode")),
        admin1=clean(raw.get("adminName1")),
        geonameid=number if isinstance(number, int) and number > 0 else None,
    )


READERS: dict[str, Callable[[Mapping[str, Any]], _Told]] = {
    "nominatim": _nominatim,
    "photon": _photon,
    "pelias": _pelias,
    "geonames": _geonames,
}
"""The services whose answers are understood."""


def _radius_m(box: _Box | None, code: str, longitude: float, latitude: float) -> float:
    if box is None or abs(box[1]) > 90 or abs(box[3]) > 90:
        return _RADII_M.get(code, _USUAL_RADIUS_M)
    corners = ((x, y) for x in (box[0], box[2]) for y in (box[1], box[3]))
    return min(_HALF_THE_EARTH_M, round(max(distance_m(longitude, latitude, x, y) for x, y in corners)))


def _table(raw: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = raw.get(key)
    return value if isinstance(value, dict) else {}


def _box(value: object, order: str) -> _Box | None:
    """Return the box of four numbers that come in the order of these sides, None where `value` is no such four."""
    try:
        numbers = [float(item) for item in value] if isinstance(value, list) else []
    except (TypeError, ValueError):
        return None
    if len(numbers) != 4 or not all(abs(number) <= 180 for number in numbers):
        return None
    sides = dict(zip(order, numbers, strict=True))
    return sides["w"], sides["s"], sides["e"], sides["n"]


def _word(value: object) -> str:
    """Return an id, or a part of one, without spaces."""
    return "".join(clean(str(value)).split()) if isinstance(value, str | int) else ""
