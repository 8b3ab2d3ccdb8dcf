"""What is said of each event comes back from its chunk, whichever events and claims stand beside it."""

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from shapely.geometry import Point

from geostrike.layers.records import Table
from geostrike.layers.voices import Voices
from geostrike.webmap.details import AT_ONCE, Details, by_column, sparse

from . import blocks
from .blocks import carried_of, row_of, words_of
from .reports import claim, event, layer

HIT = Point(42.8, 33.6)
VALUES = st.one_of(
    st.lists(st.none() | st.text(max_size=3), max_size=30),
    st.lists(st.none() | st.integers(0, 3), max_size=30),
    st.lists(st.none() | st.lists(st.integers(0, 1), max_size=2), max_size=30),
)


def bare(name, *claims, **given):
    """Return an event that says nothing but its id, type and claims."""
    return {"id": name, "event_type": "strike", "claims": list(claims), "geometry": HIT, **given}


@given(VALUES)
@example([])
@example([None])
@example(["a"])
@example([None, None, None, "", None])
@example([0, 0])
@example([[], []])
@example(["a"] * 9 + [None])
def test_a_sparse_column_comes_back(values: list) -> None:
    column = json.loads(json.dumps(sparse(values)))
    assert [blocks.sparse(column, row) for row in range(len(values))] == values


def test_a_sparse_column_is_short() -> None:
    assert sparse([]) is sparse([None] * 9) is None
    assert sparse(["a"] * 9) == {"all": "a"}
    assert sparse([None] * 9 + ["b"]) == {"at": [9], "is": ["b"]}
    assert sparse(["a", "b", None]) == {"each": ["a", "b", None]}


RECORDS = st.lists(st.dictionaries(st.sampled_from("abc"), st.text(max_size=2) | st.integers(1, 9)), max_size=9)


@given(RECORDS)
def test_records_come_back_from_their_columns(records: list[dict]) -> None:
    columns = json.loads(json.dumps(by_column(records)))
    assert [row_of(columns, row) for row in range(len(records))] == records


def test_events_with_no_claim_one_and_many() -> None:
    claims = [claim(f"c{n}", "d", f"Sentence {n}.") for n in range(5)]
    page = carried_of([bare("none"), bare("one", "c0"), bare("many", "c1", "c2", "c3")], claims)
    assert page.detail("none")["claims"] == {}
    assert page.detail("none")["voices"] == []
    assert page.detail("one")["voices"] == [{"claims": ["c0"]}]
    assert page.detail("many")["voices"] == [{"claims": ["c1", "c2", "c3"]}]
    said = [words_of(found["quotations"]) for found in page.detail("many")["claims"].values()]
    assert said == [["Sentence 1."], ["Sentence 2."], ["Sentence 3."]]


@pytest.mark.parametrize("names", [None, float("nan"), [], ["nobody"], ["nobody", None]])
def test_an_event_may_name_no_claim_that_the_page_has(names) -> None:
    page = carried_of([{**bare("e"), "claims": names}, bare("other", "c")], [claim("c", "d", "Words.")])
    assert page.detail("e")["claims"] == {}
    assert page.event("e")["publishers"] == []
    assert list(page.detail("other")["claims"]) == ["c"]


def test_a_page_may_lack_the_column_of_claims_and_all_claims() -> None:
    page = carried_of([{"id": "e", "event_type": "strike"}])
    assert page.detail("e") == {
        "differ": [], "decisions": [], "tollNotes": [], "warning": "", "partOf": [], "holds": [], "facts": [],
        "voices": [], "claims": {},
    }  # fmt: skip
    assert page.json("vocabulary") == []
    assert page.events[0]["at"] is None


def test_claims_that_no_event_names_are_not_in_the_page_but_their_documents_are() -> None:
    page = carried_of([bare("e", "c1")], [claim("c1", "d", "Told."), claim("c2", "other", "Left out entirely.")])
    assert list(page.detail("e")["claims"]) == ["c1"]
    assert b"Left" not in page.blocks["details-0"]
    assert [(document["id"], document["claims"]) for document in page.documents] == [("d", 1), ("other", 1)]


HEX = "0123456789abcdef"
IDS = st.one_of(
    st.sampled_from([HEX, HEX[::-1], "c1", "e-c1", "e-", "0", "ABCDEF0123456789", "عين", "a\nb", "<b>", "e-" + HEX]),
    # The signs of the page's own are replaced, so that two ids of them alone would be one.
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x01\x02\x03\x04"), min_size=1, max_size=4),
)


@settings(deadline=None, max_examples=50)
@given(st.lists(st.tuples(IDS, st.booleans()), min_size=1, max_size=6, unique_by=lambda told: told[0]), st.booleans())
def test_claims_keep_their_ids_whatever_they_are(told, own: bool) -> None:
    claims = [claim(name, "d", f"Words of {n}.") for n, (name, _) in enumerate(told)]
    names = [name for name, _ in told]
    lead = f"e-{names[0]}" if own else "x"
    page = carried_of([bare(lead, *names)], claims)
    assert page.events[0]["id"] == lead
    assert list(page.detail_at(0)["claims"]) == names
    assert [words_of(found["quotations"]) for found in page.detail_at(0)["claims"].values()] == [
        [f"Words of {n}."] for n in range(len(names))
    ]


def test_a_claim_that_two_events_name_has_its_own_id_in_both() -> None:
    claims = [claim(name, "d", f"Words of {name}.") for name in ("a", "b")]
    page = carried_of([bare("e-a", "a"), bare("e-b", "b", "a"), bare("e-c", "a", "b")], claims)
    assert list(page.detail("e-a")["claims"]) == ["a"]
    assert list(page.detail("e-b")["claims"]) == ["b", "a"]
    assert list(page.detail("e-c")["claims"]) == ["a", "b"]


@pytest.mark.parametrize("document", [None, "", float("nan")])
def test_a_claim_may_have_no_document(document) -> None:
    told = [{**claim("c1", "d", "Words."), "document": document}, claim("c2", "wire.txt", "More.")]
    page = carried_of([bare("alone", "c1"), bare("beside", "c1", "c2")], told)
    assert page.detail("alone")["claims"]["c1"]["source"] is None
    assert page.event("alone")["publishers"] == []
    assert page.event("beside")["publishers"] == ["Example Wire"]
    assert [voice["claims"] for voice in page.detail("beside")["voices"]] == [["c1"], ["c2"]]


def test_a_document_of_the_table_may_have_no_id() -> None:
    documents = [{"id": "", "title": "Nameless"}, {"id": None, "title": "None"}, {"id": "d", "title": "Named"}]
    page = carried_of([], [], documents)
    assert [document.get("title") for document in page.documents] == ["Named"]


def test_copies_are_folded_and_counted_with_their_article() -> None:
    documents = [
        {"id": "a", "publisher": "Alpha", "family": "a"},
        {"id": "copy", "publisher": "Mirror", "family": "a"},
        {"id": "digest", "title": "In short", "family": "digest", "derived_from": ["a"]},
    ]
    claims = [claim(f"c:{name}", name, "Words.", publisher=None, title=None) for name in ("copy", "digest", "a")]
    page = carried_of([bare("e", *(row["id"] for row in claims))], claims, documents)
    assert page.detail("e")["voices"] == [
        {
            "claims": ["c:a"],
            "copies": [{"name": "Mirror", "claims": ["c:copy"]}],
            "derived": [{"name": "In short", "claims": ["c:digest"], "from": "Alpha"}],
        }
    ]
    assert page.event("e")["publishers"] == ["Alpha", "In short", "Mirror"]


def test_the_words_that_put_an_event_where_it_stands_are_open() -> None:
    documents = [{"id": "a", "family": "a"}, {"id": "copy", "family": "a"}]
    claims = [claim("c1", "a", "Words.", place_id="p:country"), claim("c2", "copy", "Words.", place_id="p:site")]
    [voice] = carried_of([bare("e", "c1", "c2", place_id="p:site")], claims, documents).detail("e")["voices"]
    assert voice["open"] == ["copies"]


def test_parts_and_wholes_know_each_other_by_number() -> None:
    rows = [bare("whole"), bare("a", part_of=["whole"]), bare("b", part_of=["whole", "elsewhere"]), bare("alone")]
    page = carried_of(rows)
    named = {name: [page.events[n]["id"] for n in page.detail("whole")[name]] for name in ("holds", "partOf")}
    assert named == {"holds": ["a", "b"], "partOf": []}
    assert [page.detail(name)["partOf"] for name in ("a", "b", "alone")] == [[page.number("whole")]] * 2 + [[]]


def test_the_place_as_told_gives_way_to_the_events_own() -> None:
    told = [
        claim("c1", "d", "At Hit.", "Hit"),
        claim("c2", "d", "At Heet.", "Heet"),
        claim("c3", "d", "There.", where_description="15 km north of Hit"),
        claim("c4", "d", "Somewhere."),
    ]
    row = event("e", "strike", "Hit", HIT, 1, [f"c{n}" for n in range(1, 5)])
    claims = carried_of([row], told).detail("e")["claims"]
    assert [found.get("told") for found in claims.values()] == ["Hit", "Heet", "15 km north of Hit", None]


def test_warnings_and_candidates_go_with_their_claims() -> None:
    other = {"place_id": "p:2", "name": "Heet", "longitude": 42.1, "latitude": 33.2, "score": 0.4, "rule": "farther"}
    told = [claim("c1", "d", "At Hit.", "Hit", candidates=[other]), claim("c2", "d", "There.", warning="In doubt.")]
    found = carried_of([bare("e", "c1", "c2", warning="Take care.")], told).detail("e")
    assert found["warning"] == "Take care."
    assert found["claims"]["c1"]["candidates"] == [other]
    assert found["claims"]["c2"]["warning"] == "In doubt."


@pytest.mark.parametrize("count", [1, AT_ONCE - 1, AT_ONCE, AT_ONCE + 1, 2 * AT_ONCE + 3])
def test_each_event_is_in_its_chunk(count: int) -> None:
    events = [bare(f"e{n:05}", *(f"c{n}-{k}" for k in range(n % 3)), warning="!" * (n % 7)) for n in range(count)]
    witness = {n: f"witness {n}" for n in range(0, count, 11)}
    claims = [
        claim(f"c{n}-{k}", f"d{n % 5}", f"Sentence {k} of {n}, written once.", attributed_to=witness.get(n))
        for n in range(count)
        for k in range(n % 3)
    ]
    page = carried_of(events, claims)
    assert sum(name.startswith("details-") for name in page.blocks) == -(-count // AT_ONCE)
    for number in sorted({0, 1, 2, count // 2, AT_ONCE - 1, AT_ONCE, AT_ONCE + 1, count - 1}):
        if number >= count:
            continue
        found = page.detail_at(number)
        assert page.events[number]["id"] == f"e{number:05}"
        assert found["warning"] == "!" * (number % 7)
        assert list(found["claims"]) == [f"c{number}-{k}" for k in range(number % 3)]
        for k, told in enumerate(found["claims"].values()):
            assert words_of(told["quotations"]) == [f"Sentence {k} of {number}, written once."]
            assert told["source"]["id"] == f"d{number % 5}"
            assert told.get("according") == witness.get(number)


def test_very_many_documents_stand_in_several_blocks() -> None:
    documents = [{"id": f"d{n:05}", "title": f"Title {n}" if n % 5 else None} for n in range(AT_ONCE + 2)]
    page = carried_of([], [], documents)
    assert [found["id"] for found in page.documents] == [row["id"] for row in documents]
    assert page.documents[-1].get("title") == f"Title {AT_ONCE + 1}"
    assert "documents-1" in page.blocks
    assert "documents-2" not in page.blocks


def test_publishers_of_an_event_are_one_set_among_few() -> None:
    claims = [claim("c1", "wire.txt", "x"), claim("c2", "quiet.txt", "x"), claim("c3", "daily.txt", "x")]
    rows = [bare("a", "c1"), bare("b", "c2"), bare("c", "c1", "c3"), bare("d", "c3", "c2"), bare("e")]
    events, told = Table(layer("strikes", rows)), Table(layer("claims", claims))
    names = {"wire.txt": "Wire", "quiet.txt": "Wire", "daily.txt": "Daily", "never.txt": "Aside"}
    voices = Voices({document: {"publisher": name} for document, name in names.items()})
    details = Details(events, told, voices, {document: n for n, document in enumerate(names)})
    listed, sets, of_event = details.publishers()
    assert listed == ["Aside", "Daily", "Wire"]
    assert [[listed[place] for place in sets[code]] for code in of_event] == [
        ["Wire"], ["Wire"], ["Daily", "Wire"], ["Daily", "Wire"], [],
    ]  # fmt: skip
    assert len(sets) == 3
