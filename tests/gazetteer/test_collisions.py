"""The spelling rules against the shipped gazetteer: they must join spellings, and keep places apart."""

from __future__ import annotations

from itertools import combinations

import pytest

from geostrike.files import data_dir
from geostrike.gazetteer import Gazetteer, read_gazetteer
from geostrike.gazetteer.distance import gap_m
from geostrike.gazetteer.names import Listed, Names, listed_spellings

SHIPPED = data_dir() / "gazetteer.csv"
pytestmark = pytest.mark.skipif(not SHIPPED.is_file(), reason="the gazetteer is not there")

# Places far apart that share a name in truth: no folding rule could or should part them.
REVIEWED = {("iq-nasiriyah-air-base", "sy-al-nasiriyah-air-base")}
TOGETHER_M = 50_000


@pytest.fixture(scope="module")
def shipped() -> Gazetteer:
    return read_gazetteer(SHIPPED)


@pytest.fixture(scope="module")
def names(shipped: Gazetteer) -> Names:
    return Names(listed_spellings(shipped.places.values()))


def apart(spellings: dict[str, list[Listed]]) -> set[tuple[str, str]]:
    """Return the pairs of places that share a key and do not lie together."""
    pairs = set()
    for listed in spellings.values():
        places = {spelling.place.id: spelling.place for spelling in listed}
        for one, other in combinations(sorted(places), 2):
            if gap_m(places[one], places[other]) > TOGETHER_M:
                pairs.add((one, other))
    return pairs


def test_variants_join_no_places_that_lie_apart(names):
    assert apart(names.variants) - apart(names.exact) <= REVIEWED


def test_every_listed_spelling_finds_its_place(shipped, names):
    for listed in names.exact.values():
        for spelling in listed:
            found = shipped.candidates(spelling.text, limit=50)
            assert spelling.place in [candidate.place for candidate in found], spelling.text


def test_every_listed_spelling_is_found_in_a_text(shipped):
    missed = [
        (place.id, name)
        for place in shipped.places.values()
        for name in (place.name, *(name for _, name in place.names))
        if not any(place in span.places for span in shipped.scan(f"({name})"))
    ]
    assert missed == []


@pytest.mark.parametrize(
    ("text", "place_id"),
    [
        ("Deir Azzor", "sy-deir-ez-zor"),
        ("Dayr az-Zawr province", "sy-deir-ez-zor-governorate"),
        ("al-Mayadeen", "sy-al-mayadin"),
        ("Al-Boukamal", "sy-al-bukamal"),
        ("Al-Qa’im", "iq-al-qaim"),
        ("al-Hudayda", "ye-hodeidah"),
        ("Tower 22", "jo-tower-22"),
        ("U.S.", "us-united-states"),
    ],
)
def test_known_spellings_in_a_text(shipped, text, place_id):
    (span,) = shipped.scan(text)
    assert (span.text, span.places[0].id) == (text, place_id)


@pytest.mark.parametrize(
    "word",
    ["Soleimani", "Hussein", "Biden", "Hamas", "Palmer", "Roman", "Derek", "Quds", "Khalil", "Kadhimi", "Market"],
)
def test_words_that_are_no_place(shipped, word):
    assert shipped.scan(word) == []
