"""An article is one voice, however many copies of it there are and whoever takes over parts of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from webmap.reports import layer

from geostrike.layers.records import Table
from geostrike.layers.voices import Voices, known_documents, stems

KNOWN = {
    "a.txt": {"publisher": "Alpha", "title": "One", "family": "a.txt"},
    "copy.txt": {"publisher": "Mirror", "family": "a.txt"},
    "again.txt": {"title": "One again", "family": "a.txt"},
    "digest.txt": {"title": "In short", "family": "digest.txt", "derived_from": ["a.txt"]},
    "digest-copy.txt": {"title": "In short, again", "family": "digest.txt"},
    "b.txt": {"publisher": "Beta", "family": "b.txt", "derived_from": None},
}


def told(*documents, **places):
    return [{"id": f"c:{name}", "document": name, "place_id": places.get(name.split(".")[0])} for name in documents]


def names(part):
    return [found["name"] for found in part]


def test_the_original_comes_first_and_the_rest_is_folded_beneath() -> None:
    voices = Voices(KNOWN).told(told("again.txt", "b.txt", "digest.txt", "copy.txt", "a.txt", "digest-copy.txt"), None)
    assert [voice["claims"] for voice in voices] == [["c:a.txt"], ["c:b.txt"]]
    assert names(voices[0]["copies"]) == ["One again", "Mirror"]
    assert voices[0]["derived"] == [
        {"name": "In short", "claims": ["c:digest.txt"], "from": "Alpha"},
        {"name": "In short, again", "claims": ["c:digest-copy.txt"], "from": "Alpha"},
    ]
    assert voices[1] == {"claims": ["c:b.txt"]}


def test_where_the_original_does_not_tell_the_first_by_name_does() -> None:
    [voice] = Voices(KNOWN).told(told("copy.txt", "again.txt"), None)
    assert voice["claims"] == ["c:again.txt"]
    assert names(voice["copies"]) == ["Mirror"]


def test_what_takes_over_parts_of_an_article_that_tells_nothing_stands_by_itself() -> None:
    assert Voices(KNOWN).told(told("digest.txt", "b.txt"), None) == [
        {"claims": ["c:digest.txt"]},
        {"claims": ["c:b.txt"]},
    ]
    assert Voices(KNOWN).derived_from("digest.txt") == "Alpha"


def test_the_words_that_put_an_event_where_it_stands_are_never_folded_away() -> None:
    claims = told("a.txt", "copy.txt", "digest.txt", a="p:country", copy="p:country", digest="p:site")
    assert Voices(KNOWN).told(claims, "p:site")[0]["open"] == ["derived"]
    assert "open" not in Voices(KNOWN).told(claims, "p:country")[0]
    assert "open" not in Voices(KNOWN).told(claims, None)[0]


def test_a_document_may_tell_an_event_twice_and_a_table_may_lack_columns() -> None:
    twice = [{"id": "1", "document": "x"}, {"id": "2", "document": "x"}, {"id": "3", "document": None}]
    assert Voices({"x": {}}).told(twice, "p") == [{"claims": ["1", "2"]}, {"claims": ["3"]}]


@pytest.mark.parametrize(
    ("documents", "said"),
    [
        (["a.txt"], ["Alpha"]),
        (["copy.txt", "a.txt"], ["Alpha and 1 copy"]),
        (["copy.txt", "again.txt", "a.txt", "b.txt"], ["Alpha and 2 copies", "Beta"]),
        (["copy.txt"], ["Mirror, a copy of the article by Alpha"]),
        (["copy.txt", "again.txt"], ["One again and 1 more copy of the article by Alpha"]),
        (["digest.txt", "a.txt"], ["Alpha and 1 report taking over parts of it"]),
        (["digest.txt", "a.txt", "copy.txt"], ["Alpha, 1 copy and 1 report taking over parts of it"]),
        (["digest.txt", "digest-copy.txt"], ["In short and 1 copy"]),
        (["nobody knows.txt"], ["nobody knows.txt"]),
        ([], []),
    ],
)
def test_a_source_is_named_once(documents, said) -> None:
    assert [found["name"] + found.get("more", "") for found in Voices(KNOWN).named(documents)] == said


def test_sources_of_one_publisher_are_told_apart_by_their_titles() -> None:
    voices = Voices({"1": {"publisher": "Wire", "title": "Monday"}, "2": {"publisher": "Wire", "title": "Tuesday"}})
    assert voices.named(["1"]) == [{"name": "Wire"}]
    assert voices.named(["1"], ["1", "2"]) == [{"name": "Wire, Monday"}]


def test_an_original_that_the_page_lacks_is_not_named() -> None:
    voices = Voices({"copy": {"publisher": "Mirror", "family": "withheld", "derived_from": ["secret"]}})
    assert voices.copy_of("copy") == voices.derived_from("copy") == ""
    assert voices.named(["copy"]) == [{"name": "Mirror"}]


def test_documents_of_claims_alone_belong_to_no_family() -> None:
    quoted = [{"document": "a"}, {"document": "b", "publisher": "B"}, {"document": "b"}, {"document": None}]
    known = known_documents([{"id": "a", "publisher": "A"}], Table(layer("claims", quoted)))
    assert {name: row.get("publisher") for name, row in known.items()} == {"a": "A", "b": "B"}
    assert known_documents([], Table(None)) == {}
    assert Voices(known).family("b") == "b"


FAMILIES = st.sampled_from("abcdef")


@given(st.sets(FAMILIES, min_size=1), st.dictionaries(FAMILIES, st.sets(FAMILIES)))
def test_every_family_is_shown_with_one_that_stands_for_itself(present, derived) -> None:
    stem = stems(present, derived)
    assert stem.keys() == present
    assert all(stem[root] == root for root in stem.values())
    alone = {family for family in present if not derived.get(family, set()) & (present - {family})}
    assert alone <= set(stem.values())
    assert stem == stems(sorted(present, reverse=True), derived)


DOCUMENTS = st.lists(st.sampled_from(sorted(KNOWN)), min_size=1, max_size=8)


@given(DOCUMENTS)
def test_no_claim_is_lost_or_shown_twice(documents) -> None:
    claims = [{"id": str(number), "document": name} for number, name in enumerate(documents)]
    shown = []
    for voice in Voices(KNOWN).told(claims, None):
        shown += voice["claims"]
        shown += [id_ for part in ("copies", "derived") for found in voice.get(part, ()) for id_ in found["claims"]]
    assert sorted(shown, key=int) == [claim["id"] for claim in claims]
