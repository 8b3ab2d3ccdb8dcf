"""Whom a demonym is of: a country, a state, a region; in the singular and in the plural."""

from __future__ import annotations

import csv

import pytest

from geostrike.files import data_dir
from geostrike.gazetteer import Gazetteer, fold, open_gazetteer
from geostrike.gazetteer.bearers import Bearers
from geostrike.gazetteer.demonyms import Demonyms
from geostrike.gazetteer.find import Tokens

from .conftest import place


@pytest.fixture(scope="module")
def world():
    return open_gazetteer()


def owner(world, demonym: str) -> tuple[str, str]:
    (found,) = world.demonyms.get(fold(demonym))
    return world.bearers.place(found).name, found.country


@pytest.mark.parametrize(
    ("demonym", "name", "country"),
    [
        ("Syrian", "Syria", "SY"),
        ("Syrians", "Syria", "SY"),
        ("Iraqis", "Iraq", "IQ"),
        ("German", "Germany", "DE"),
        ("Germans", "Germany", "DE"),
        ("East Germans", "East Germany", "DE"),
        ("Czechs", "Czech Republic", "CZ"),
        ("Turkmens", "Turkmenistan", "TM"),
        ("French", "France", "FR"),
        ("Frenchmen", "France", "FR"),
        ("Swiss", "Switzerland", "CH"),
        ("Burkinabé", "Burkina Faso", "BF"),
        ("burkinabe", "Burkina Faso", "BF"),
        ("Filipinos", "Philippines", "PH"),
        ("Texan", "Texas", "US"),
        ("Texans", "Texas", "US"),
        ("Illinoisans", "Illinois", "US"),
        ("Hoosiers", "Indiana", "US"),
        ("New Yorkers", "New York", "US"),
        ("West Virginian", "West Virginia", "US"),
        ("Ohioan", "Ohio", "US"),
        ("Sicilian", "Sicily", "IT"),
        ("Chechens", "Chechnya", "RU"),
        ("Darfuri", "Darfur", "SD"),
        ("Kurdish", "Kurdistan", ""),
        ("Kurds", "Kurdistan", ""),
        ("Crimean", "Crimea", "UA"),
        ("Soviet", "Soviet Union", ""),
        ("European", "Europe", ""),
    ],
)
def test_whom_a_demonym_is_of(world, demonym, name, country):
    assert owner(world, demonym) == (name, country)


@pytest.mark.parametrize(
    "word", ["", "Syria", "Philippines", "Frenchs", "Frenchmans", "Englishmens", "Swisss", "Texanss", "Chineses", "x"]
)
def test_what_is_no_demonym(world, word):
    assert world.demonyms.get(fold(word)) == ()


def test_every_demonym_that_is_shipped_has_a_place_of_its_country(world):
    with (data_dir() / "world_demonyms.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 500
    for row in rows:
        (found,) = world.demonyms.get(fold(row["demonym"]))
        if row["country"]:
            assert found.country == row["country"] and found.feature_code.startswith(("PCL", "TERR"))
        elif not row["place"].startswith("reg-") and row["place"][2] == ".":
            assert (found.country, found.feature_code) == (row["place"][:2], "ADM1")
        else:
            assert not found.feature_code.startswith("PPL")


def test_a_demonym_of_several_words_is_one_hit(world):
    text = "South Africans and New\nYorkers"
    hits = [text[hit.start : hit.end] for hit in world.names_in(Tokens(text)) if hit.kind == "demonym"]
    assert hits == ["South Africans", "Africans", "New\nYorkers"]


def test_a_demonym_in_small_letters_is_none_and_the_philippines_are_a_country(world):
    kinds = [hit.kind for hit in world.names_in(Tokens("syrian texans in the Philippines"))]
    assert kinds == ["name"]


@pytest.fixture
def data(tmp_path):
    (tmp_path / "world").mkdir()
    (tmp_path / "world" / "countries.csv").write_text(
        "id,name,country\ncountry:SY,Syria,SY\ncountry:US,United States,US\n"
    )
    (tmp_path / "world" / "admin1.csv").write_text("code,name\nUS.HO,Homs\n")
    (tmp_path / "regions.csv").write_text("id,name,country\nreg-east,Homs,SY\n")
    (tmp_path / "world_demonyms.csv").write_text(
        "demonym,country,place\nHomsi,,US.HO\nEasterner,,reg-east\nOwn,,mine\nSyrian,US,\nNobody,,reg-none\nLost,XX,\n"
    )
    return tmp_path


@pytest.fixture
def small(data):
    places = [
        place("town", "Homs", "SY", "PPL", 1, 1),
        place("mine", "Qasr", "SY", "MILB", 1, 1),
        place("syria", "Syria", "SY", "PCLI", 1, 1),
        place("us", "United States", "US", "PCLI", 1, 1),
        place("state", "Homs", "US", "ADM1", 1, 1),
        place("east", "Homs", "SY", "RGN", 1, 1),
    ]
    bearers = Bearers(places, Gazetteer(places)._names, [])
    return lambda pairs=(): Demonyms(iter(pairs), bearers, data), places


@pytest.mark.parametrize(
    ("demonym", "identity"),
    [("homsi", "state"), ("homsis", "state"), ("easterners", "east"), ("own", "mine"), ("syrian", "us")],
)
def test_a_demonym_of_a_state_a_region_or_a_place_of_the_gazetteer(small, demonym, identity):
    demonyms, places = small
    (found,) = demonyms().get(demonym)
    assert places[found.ordinal].id == identity


def test_the_reviewed_demonyms_win(small):
    demonyms, places = small
    (found,) = demonyms([("Syrian", "SY")]).get("syrians")
    assert places[found.ordinal].id == "syria"


@pytest.mark.parametrize("demonym", ["nobody", "lost", "losts"])
def test_a_demonym_of_what_no_gazetteer_holds_is_none(small, demonym):
    demonyms, _ = small
    assert demonyms().get(demonym) == ()


def test_no_data_is_no_demonyms(small, tmp_path):
    places = small[1]
    bearers = Bearers(places, Gazetteer(places)._names, [])
    assert Demonyms(iter(()), bearers, tmp_path / "none").get("syrian") == ()
