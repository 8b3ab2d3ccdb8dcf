"""Who bears a name, when several gazetteers know the same place."""

from __future__ import annotations

import pytest

from geostrike.gazetteer import Gazetteer, World
from geostrike.gazetteer import compile as compiling
from geostrike.gazetteer.bearers import MORE, Bearers
from geostrike.gazetteer.compile import compile_rows
from geostrike.gazetteer.rows import Row
from geostrike.gazetteer.store import CAPITALS, MAIN, SHORTENED, TRANSCRIBED, Store
from geostrike.model import Place


def place(identity: str, name: str, *names: str, code: str = "PPL", geonameid: int | None = None) -> Place:
    return Place(
        id=identity,
        name=name,
        names=tuple(("", text) for text in names),
        country="SY",
        feature_code=code,
        longitude=10.0,
        latitude=20.0,
        radius_m=1.0,
        geonameid=geonameid,
    )


def row(identity: str, name: str, *names: str, people: int = 0, geonameid: int | None = None, code: str = "PPL") -> Row:
    texts = tuple(("", text) for text in names)
    return Row(identity, name, texts, "SY", "Homs", code, 30.0, 40.0, 1000.0, people, geonameid, "GN")


@pytest.fixture
def bearers(tmp_path):
    """Make bearers of reviewed places and of compiled gazetteers, each given as its rows."""

    def make(reviewed: list[Place], *stores: list[Row]) -> Bearers:
        folders = [tmp_path / str(number) for number in range(len(stores))]
        for folder, rows in zip(folders, stores, strict=True):
            compile_rows(rows, folder, title=folder.name)
        gazetteer = Gazetteer(reviewed)
        return Bearers(reviewed, gazetteer._names, [Store(folder) for folder in folders])

    return make


def seen(bearers: Bearers, key: str) -> list[tuple[str, int, int]]:
    """Give the id, the trust and the population of each bearer."""
    return [(bearers.place(one).id, one.trust, one.population) for one in bearers.of(key)]


def test_a_reviewed_place_wins_over_the_store_and_takes_its_population(bearers):
    both = bearers([place("own", "Homs", geonameid=7)], [row("gn:7", "Homs", people=900, geonameid=7)])
    (one,) = both.of("homs")
    assert (one.trust, one.population, one.longitude, one.latitude) == (0, 900, 10.0, 20.0)
    assert one.flags & MAIN
    assert both.place(one).id == "own"


def test_a_spelling_that_the_store_alone_lists_leads_to_the_reviewed_place(bearers):
    both = bearers([place("own", "Homs", geonameid=7)], [row("gn:7", "Hims", "Emesa", people=900, geonameid=7)])
    (one,) = both.of("emesa")
    assert (both.place(one).id, one.trust, one.population, one.longitude) == ("own", 0, 900, 10.0)
    assert not one.flags & MAIN


def test_places_without_a_geonameid_are_places_of_their_own(bearers):
    both = bearers([place("own", "Homs")], [row("a", "Homs", people=3), row("b", "Homs", people=5)])
    assert seen(both, "homs") == [("own", 0, 0), ("b", 1, 5), ("a", 1, 3)]


def test_two_reviewed_places_of_one_name_both_bear_it(bearers):
    both = bearers([place("a", "Homs"), place("b", "Homs"), place("c", "Homs", geonameid=7)])
    assert sorted(identity for identity, _, _ in seen(both, "homs")) == ["a", "b", "c"]


def test_of_two_stores_the_more_trusted_wins_and_the_greater_population_is_kept(bearers):
    for first, second in ((4, 900), (900, 4)):
        both = bearers(
            [], [row("mine", "Homs", people=first, geonameid=7)], [row("gn:7", "Homs", people=second, geonameid=7)]
        )
        assert seen(both, "homs") == [("mine", 1, 900)]


def test_a_place_that_only_the_less_trusted_store_holds_is_there(bearers):
    both = bearers([], [row("mine", "Homs", geonameid=7)], [row("gn:8", "Homs", people=2, geonameid=8)])
    assert seen(both, "homs") == [("mine", 1, 0), ("gn:8", 2, 2)]


def test_nobody_bears_what_is_not_listed(bearers):
    for both in (bearers([], []), bearers([place("own", "Homs")]), bearers([])):
        assert both.of("hama") == () and both.of("") == ()
        assert not both.known("hama")
        assert both.by_id("nowhere") is None
        assert both.reviewed_by_id("nowhere") is None


def test_a_division_is_found_without_its_province_and_says_so(bearers):
    both = bearers(
        [place("own", "Homs Governorate", code="ADM1")], [row("gn:1", "Hama Governorate", "HAM", code="ADM1")]
    )
    assert [one.flags for one in both.of("homs")] == [SHORTENED]
    assert [one.flags for one in both.of("hama")] == [SHORTENED]
    assert [one.flags for one in both.of("ham")] == [CAPITALS]


def test_how_a_name_is_listed_is_told_alike_by_both(bearers):
    names = ("Emesa", "EM", "small")
    (own,) = (bearers([place("own", "Homs", *names)]) for _ in range(1))
    store = bearers([], [row("gn:1", "Homs", *names)])
    for key, flags in (("homs", MAIN), ("emesa", 0), ("em", CAPITALS), ("small", TRANSCRIBED)):
        assert [one.flags for one in own.of(key)] == [one.flags for one in store.of(key)] == [flags]


@pytest.mark.parametrize("held", [1, 2_000_000])
def test_beginnings_end_where_a_word_ends(bearers, monkeypatch, held):
    monkeypatch.setattr(compiling, "_IN_MEMORY", held)
    names = ("New", "New York", "New York City", "Newark", "Ne", "York")
    both = bearers([place("own", "New York Mills")], [row(f"gn:{n}", name) for n, name in enumerate(names)])
    for key in ("new", "new york", "new york city", "new york mills", "newark"):
        assert both.known(key)
        assert bool(both.begins(key) & MORE) == (key in {"new", "new york"})
    for key in ("newar", "new yor", "york city", "", " "):
        assert not both.begins(key)
    assert sorted(both.begun("new")) == ["new", "new york", "new york city", "new york mills", "newark"]


def test_a_skeleton_leads_to_a_place_once(bearers):
    both = bearers([], [row("gn:1", "Deir ez-Zor", "Dayr az Zawr", "Deirezzor", geonameid=1)])
    assert [both.place(one).id for one in both.of_bones("dirzur")] == ["gn:1"]


def test_a_place_is_found_by_its_id_in_the_first_store_that_has_it(bearers):
    both = bearers([place("own", "Hims")], [row("a", "Homs")], [row("a", "Hama"), row("b", "Idlib")])
    assert (both.by_id("a").name, both.by_id("b").name) == ("Homs", "Idlib")


def test_a_world_without_stores_knows_the_countries(tmp_path):
    world = World(Gazetteer([place("own", "Homs")]), [])
    assert [world.bearers.place(one).country for one in world.bearers.of("syria")] == ["SY"]
    assert world.bearers.of("syria")[0].feature_code == "PCLI"
    named = World(Gazetteer([place("mine", "Souria", code="PCLI")]), [])
    assert named.bearers.of("syria") == ()  # the reviewed country stands for the shipped one
