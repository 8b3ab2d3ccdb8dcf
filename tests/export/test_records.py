import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.export import (
    aggregates_jsonl,
    claims_jsonl,
    documents_jsonl,
    json_lines,
    mentions_jsonl,
    rejections_jsonl,
)
from geostrike.model import Aggregate, Candidate, Claim, Document, Evidence, Family, Match, Mention, Place, Rejection
from geostrike.reading.toponyms import Toponym

from .conftest import HOSTILE

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
ANY_TEXT = st.text(st.characters())  # half characters among them


def rows_of(text):
    return [json.loads(line) for line in text.encode("utf-8").decode("utf-8").split("\n")[:-1]]


@given(st.lists(st.dictionaries(st.text(), VALUES, max_size=4), max_size=5))
def test_any_rows_come_back(rows):
    assert rows_of(json_lines(rows)) == rows


@given(ANY_TEXT)
def test_even_half_characters_come_back(text):
    assert rows_of(json_lines([{"text": text}])) == [{"text": text}]


@pytest.mark.parametrize("text", [*HOSTILE, "a\ud800b", "\udfff", "\x85\x0b\x0c\x1c"])
def test_a_row_is_one_line_whatever_it_holds(text):
    written = json_lines([{"text": text}, {"text": "next"}])
    assert written.count("\n") == 2
    assert rows_of(written)[0]["text"] == text


def test_what_is_no_number_is_never_written():
    with pytest.raises(ValueError, match="JSON"):
        json_lines([{"n": float("nan")}])


def test_no_rows_no_lines():
    assert json_lines([]) == ""


def document(name, text=""):
    return Document(id=name, name=name, text=text, sha256="ab", published=date(2024, 2, 6), publisher="Gazette")


def claim(claim_id, name, start):
    evidence = (Evidence(start=start, end=start + 9, text="Jets came"),)
    return Claim(id=claim_id, document=name, evidence=evidence, event_type="strike", sub_event_type="", rule="")


def test_claims_come_by_document_and_place_in_it():
    claims = [claim("1", "b", 3), claim("2", "a", 70), claim("3", "a", 5), claim("0", "a", 5)]
    rows = rows_of(claims_jsonl(claims, [document("a"), document("b")]))
    assert [row["id"] for row in rows] == ["0", "3", "2", "1"]
    assert {row["publisher"] for row in rows} == {"Gazette"}


def test_documents_with_their_text_and_family():
    families = (
        Family(id="a", documents=("a", "b"), copies=("b",), derived=("c",)),
        Family(id="c", documents=("c",)),
    )
    rows = rows_of(
        documents_jsonl([document("c"), document("b"), document("a", "Jets came."), document("d")], families)
    )
    assert [(row["id"], row["family"]) for row in rows] == [("a", "a"), ("b", "a"), ("c", "c"), ("d", "d")]
    assert rows[0]["text"] == "Jets came."
    assert rows[0]["sha256"] == "ab"
    assert rows[2]["derived_from"] == ["a"]


def test_aggregates_and_rejections_in_the_order_of_the_text():
    def total(start):
        return Aggregate(
            id=str(start),
            document="a",
            evidence=Evidence(start=start, end=start + 10, text="150 raids."),
            event_type="strike",
            text="150 raids.",
            count=150,
            bound="at_least",
            rule="a count",
        )

    rows = rows_of(aggregates_jsonl([total(40), total(5)]))
    assert [(row["start"], row["sentence"], row["count"], row["bound"]) for row in rows] == [
        (5, "150 raids.", 150, "at_least"),
        (40, "150 raids.", 150, "at_least"),
    ]
    rejections = [
        Rejection(stage="claim", item="B", reason="denied", document="a", start=9, end=10),
        Rejection(stage="read", item="x.bin", reason="not text"),
        Rejection(stage="claim", item="A", reason="denied", document="a", start=2, end=3),
    ]
    assert [row["item"] for row in rows_of(rejections_jsonl(rejections))] == ["x.bin", "A", "B"]


def test_mentions_as_toponyms():
    place = Place(
        id="iq-mosul",
        name="Mosul",
        longitude=43.13,
        latitude=36.34,
        country="IQ",
        feature_code="PPLA",
        radius_m=8000,
        geonameid=99072,
    )
    known = Match(
        mention=Mention(document="a", start=3, end=8, text="Mosul"),
        place=place,
        role="site",
        rule="main name",
        candidates=(Candidate(place=place, name="Mosul", match="exact", score=0.9, rule="main name"),),
    )
    unknown = Match(
        mention=Mention(document="a", start=20, end=24, text="Ecks"), place=None, role="background", rule="none"
    )
    spotted = Toponym(match=known, likelihood=0.87654, cues="capital, name")
    (row,) = rows_of(mentions_jsonl({"a": [spotted, Toponym(match=unknown)]}))
    assert row["id"] == "a"
    first, second = row["toponyms"]
    assert (first["start"], first["end"], first["name"], first["kind"]) == (3, 8, "Mosul", "name")
    assert (first["lat"], first["lon"], first["radius_m"], first["geonameid"]) == (36.34, 43.13, 8000, 99072)
    assert (first["place"], first["place_id"], first["country"]) == ("Mosul", "iq-mosul", "IQ")
    assert (first["role"], first["rule"]) == ("site", "main name")
    assert not {"likelihood", "cues", "candidates"} & set(first)
    assert set(second) == {"start", "end", "name", "kind", "role", "rule"}

    (row,) = rows_of(mentions_jsonl({"a": [spotted, Toponym(match=unknown)]}, explain=True))
    explained, second = row["toponyms"]
    assert {key: explained[key] for key in first} == first
    assert (explained["likelihood"], explained["cues"]) == (0.877, "capital, name")
    (candidate,) = explained["candidates"]
    assert (candidate["name"], candidate["match"], candidate["score"], candidate["rule"]) == (
        "Mosul",
        "exact",
        0.9,
        "main name",
    )
    assert "likelihood" not in second
    assert second["candidates"] == []


def test_a_place_without_an_id_of_geonames_has_none_told():
    place = Place(
        id="xx-camp", name="Camp", longitude=1.0, latitude=2.0, country="", feature_code="CMP", radius_m=1499.6
    )
    mention = Mention(document="a", start=0, end=4, text="Camp")
    match = Match(mention=mention, place=place, role="background", rule="main name")
    (row,) = rows_of(mentions_jsonl({"a": [Toponym(match=match)], "b": []}))[:1]
    (toponym,) = row["toponyms"]
    assert "geonameid" not in toponym
    assert (toponym["country"], toponym["radius_m"]) == ("", 1500)


def test_documents_without_toponyms_have_empty_lists():
    assert rows_of(mentions_jsonl({"b": [], "a": ()})) == [{"id": "b", "toponyms": []}, {"id": "a", "toponyms": []}]
