import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.webmap.evidence import claims, documents, link, quotations

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

    found = {d["id"]: d for d in documents(rows(layers["documents"]), rows(layers["claims"]))}
    assert found["reprint.txt"]["copyOf"] == "Example Wire"
    assert "copyOf" not in found["wire.txt"]
    assert found["machine.txt"]["machine"] is True
    assert (found["machine.txt"].get("link"), found["machine.txt"]["address"]) == (None, "javascript:alert(1)")
    assert "claims" not in found["quiet.txt"]


def test_documents_that_only_claims_tell_of_are_listed() -> None:
    [only] = documents([], [claim("c", "wire.txt", "Words.")])
    assert (only["id"], only["publisher"], only["published"]) == ("wire.txt", "Example Wire", "3 February 2024")


def test_a_claim_carries_what_it_takes_to_check_it() -> None:
    found = claims([claim("c", "wire.txt", "A raid on Al-Qaim.", "Al-Qaim")])["c"]
    assert (found["document"], found["span"]) == ("wire.txt", "100–118")
    assert found["rule"].startswith("event grammar")
    [source] = documents([], [claim("c", "wire.txt", "A raid on Al-Qaim.")])
    assert source["sha256"] == "5f" * 32
