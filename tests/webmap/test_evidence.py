import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.webmap.evidence import claims, documents, link, quotations
from geostrike.webmap.voices import Voices, known_documents

from .reports import claim


@given(st.text(), st.text(min_size=1), st.text())
def test_the_mark_is_on_the_very_words(before: str, place: str, after: str) -> None:
    start = 7
    row = {
        "sentence": before + place + after,
        "start": start,
        "end": start + len(before + place + after),
        "place_start": start + len(before),
        "place_end": start + len(before + place),
    }
    assert quotations(row) == [[before, place, after]]


def test_the_piece_that_names_the_site_comes_first_and_none_comes_twice() -> None:
    row = claim("c", "d", "Sixteen were killed.", None, ("It happened at Al-Qaim.",))
    row |= {"place_start": 136, "place_end": 143}
    assert quotations(row) == [["It happened at ", "Al-Qaim", "."], ["Sixteen were killed."]]


def test_without_offsets_the_words_are_marked_only_where_there_is_no_doubt() -> None:
    once = {"sentence": "A raid on Hit.", "place_text": "Hit"}
    twice = {"sentence": "Hit was hit: Hit burned.", "place_text": "Hit"}
    assert quotations(once) == [["A raid on ", "Hit", "."]]
    assert quotations(twice) == [["Hit was hit: Hit burned."]]
    assert quotations({"sentence": None, "evidence": None}) == []


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "http://",
        "//example.org",
        "https://a\nb",
        "https://[",
        "",
        None,
        7,
    ],
)
def test_no_other_address_becomes_a_link(url) -> None:
    assert link(url) is None


def test_addresses_of_the_web_are_links() -> None:
    assert link("https://example.org/a?b=c&d") == "https://example.org/a?b=c&d"
    assert link("HTTP://example.org") == "HTTP://example.org"


@given(st.text())
def test_a_link_never_has_another_scheme(text: str) -> None:
    found = link(text)
    assert found is None or found.lower().startswith(("http://", "https://"))


def test_documents_name_copies_machines_and_addresses_that_are_no_links(layers) -> None:
    from geostrike.webmap.plain import rows

    told = rows(layers["claims"])
    found = {d["id"]: d for d in documents(Voices(known_documents(rows(layers["documents"]), told)), told)}
    assert found["reprint.txt"]["copyOf"] == "Example Wire"
    assert "copyOf" not in found["wire.txt"]
    assert found["machine.txt"]["machine"] is True
    assert (found["machine.txt"].get("link"), found["machine.txt"]["address"]) == (None, "javascript:alert(1)")
    assert "claims" not in found["quiet.txt"]


def test_documents_that_only_claims_tell_of_are_listed() -> None:
    told = [claim("c", "wire.txt", "Words.")]
    [only] = documents(Voices(known_documents([], told)), told)
    assert (only["id"], only["publisher"], only["published"]) == ("wire.txt", "Example Wire", "3 February 2024")


def test_a_claim_carries_what_it_takes_to_check_it() -> None:
    told = [claim("c", "wire.txt", "A raid on Al-Qaim.", "Al-Qaim")]
    found = claims(told)["c"]
    assert (found["document"], found["span"]) == ("wire.txt", "100–118")
    assert found["rule"].startswith("event grammar")
    [source] = documents(Voices(known_documents([], told)), told)
    assert source["sha256"] == "5f" * 32


def stated(stance, actor, by="", start=100, text="Words."):
    return {"stance": stance, "actor": actor, "by": by, "start": start, "end": start + len(text), "text": text}


def test_who_is_said_to_have_done_it_stands_in_words() -> None:
    statements = [
        stated("claimed", "Islamic Resistance in Iraq"),
        stated("denied", "Iran"),
        stated("not_claimed", "Kataib Hezbollah"),
        stated("blamed", "Iran-backed militias", "the Pentagon"),
        stated("blamed", "Iran-backed militias", "the Pentagon"),
        stated("blamed", "Iran-backed militias"),
        stated("blamed", ""),
    ]
    found = claims([claim("c", "d", "Words.", responsibility="claimed", statements=statements)])["c"]
    assert ["".join(parts) for parts in found["stances"]] == [
        "claimed by Islamic Resistance in Iraq",
        "denied by Iran",
        "not claimed by Kataib Hezbollah",
        "blamed on Iran-backed militias by the Pentagon",
    ]
    assert "responsibility" not in found


@pytest.mark.parametrize("statements", [None, [], [stated("blamed", "")]])
def test_without_statements_the_bare_word_stands(statements) -> None:
    found = claims([claim("c", "d", "Words.", responsibility="denied", statements=statements)])["c"]
    assert found["responsibility"] == "denied"
    assert "stances" not in found


def test_the_sentence_that_says_who_did_it_stands_with_the_claim_once() -> None:
    told = claim("c", "d", "A base was hit.", None, ("Iran denies it.",))
    told["statements"] = [
        stated("denied", "Iran", start=116, text="Iran denies it."),
        stated("claimed", "X", start=300, text="X claimed it."),
    ]
    assert quotations(told) == [["A base was hit."], ["Iran denies it."], ["X claimed it."]]
