import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geostrike.layers.links import link
from geostrike.layers.plain import clean
from geostrike.layers.records import Table
from geostrike.layers.voices import Voices, known_documents
from geostrike.webmap.evidence import dated, documents, quotations, says, stances

from .blocks import carried, carried_of, rows, words_of
from .reports import claim, event, layer


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


def only(told, **given):
    """Return the one claim of a page with one event."""
    page = carried_of([event("e", "strike", "Hit", None, 1, [told["id"]], **given)], [told])
    [found] = page.detail("e")["claims"].values()
    return found


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_the_mark_is_on_the_very_words_in_the_page_too(before: str, place: str) -> None:
    sentence = f"😀{before}{place}."
    told = claim(
        "c", "d", sentence, None, place_text=place, place_start=101 + len(before), place_end=101 + len(before + place)
    )
    found = only(told)
    assert found["quotations"] == [[("t", f"😀{clean(before)}"), ("p", clean(place)), ("t", ".")]]
    assert found["span"] == f"100–{100 + len(sentence)}"


def test_offsets_count_signs_and_not_halves_of_them() -> None:
    found = only(claim("c", "d", "👩‍👧 und 😀 bei 𐐷-Stadt, 3 Tote.", "𐐷-Stadt", killed=3))
    assert [words for _, words in found["quotations"][0]][:2] == ["👩‍👧 und 😀 bei ", "𐐷-Stadt"]
    assert found["quotations"][0][1] == ("p", "𐐷-Stadt")
    assert found["span"] == f"100–{100 + len('👩‍👧 und 😀 bei 𐐷-Stadt, 3 Tote.')}"


def test_the_piece_that_names_the_site_comes_first_and_none_comes_twice() -> None:
    row = claim("c", "d", "Sixteen were killed.", None, ("It happened at Al-Qaim.",))
    row |= {"place_start": 136, "place_end": 143}
    assert quotations(row) == [["It happened at ", "Al-Qaim", "."], ["Sixteen were killed."]]


def test_the_span_is_the_sentences_whichever_piece_comes_first() -> None:
    row = claim("c", "d", "Sixteen were killed.", None, ("It happened at Al-Qaim.",))
    row |= {"place_text": "Al-Qaim", "place_start": 136, "place_end": 143}
    found = only(row)
    assert words_of(found["quotations"]) == ["It happened at Al-Qaim.", "Sixteen were killed."]
    assert found["span"] == "100–120"


def test_the_site_is_marked_by_its_offsets_though_its_words_are_not_told() -> None:
    found = only(claim("c", "d", "A raid on Hit.", None, place_text=None, place_start=110, place_end=113))
    assert found["quotations"] == [[("t", "A raid on "), ("p", "Hit"), ("t", ".")]]


@pytest.mark.parametrize(
    ("given_", "span"),
    [
        ({"sentence": None, "evidence": []}, "100–118"),
        ({"sentence": "", "evidence": None, "start": 5, "end": 5}, "5–5"),
        ({"start": None, "end": None}, ""),
        ({"start": 0, "end": 18}, "0–18"),
        ({"start": 0, "end": 90}, "0–90"),
        ({"sentence": "Withheld"}, "100–118"),
    ],
)
def test_a_claim_whose_words_or_offsets_are_withheld(given_, span) -> None:
    told = {**claim("c", "d", "A raid on Al-Qaim.", "Al-Qaim"), **given_}
    assert only(told)["span"] == span


def test_without_offsets_the_words_are_marked_only_where_there_is_no_doubt() -> None:
    once = {"sentence": "A raid on Hit.", "place_text": "Hit"}
    twice = {"sentence": "Hit was hit: Hit burned.", "place_text": "Hit"}
    assert quotations(once) == [["A raid on ", "Hit", "."]]
    assert quotations(twice) == [["Hit was hit: Hit burned."]]
    assert quotations({"sentence": None, "evidence": None}) == []


def test_the_figure_that_was_read_is_marked_with_the_place() -> None:
    found = only(claim("c", "d", "At Hit 16 were killed and three hurt.", "Hit", killed=16, injured=3))
    assert found["quotations"] == [
        [
            ("t", "At "),
            ("p", "Hit"),
            ("t", " "),
            ("f", "16"),
            ("t", " were killed and "),
            ("f", "three"),
            ("t", " hurt."),
        ]
    ]


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


def test_documents_name_copies_machines_and_addresses_that_are_no_links(layers, spec) -> None:
    found = {document["id"]: document for document in carried(layers, spec).documents}
    assert found["reprint.txt"]["copyOf"] == "Example Wire"
    assert "copyOf" not in found["wire.txt"]
    assert found["machine.txt"]["machine"] is True
    assert (found["machine.txt"].get("link"), found["machine.txt"]["address"]) == (None, "javascript:alert(1)")
    assert found["wire.txt"]["link"] == "https://example.org/raids"
    assert found["quiet.txt"]["claims"] == 0
    assert found["daily.txt"]["claims"] == 5


@pytest.mark.parametrize(
    ("told", "machine"), [(True, True), ("yes", True), ("True", True), (False, False), (None, False)]
)
def test_a_machine_is_named_as_the_writer_where_the_document_says_so(told, machine) -> None:
    [found] = carried_of([], [], [{"id": "d", "machine_written": told}]).documents
    assert found["machine"] is machine


def test_those_quoted_come_first_each_in_the_order_of_their_ids(layers, spec) -> None:
    found = carried(layers, spec)
    quoted = ["daily.txt", "machine.txt", "reprint.txt", "wire.txt"]
    assert [document["id"] for document in found.documents] == [*quoted, "quiet.txt"]
    assert (found.map["counts"]["documents"], found.map["counts"]["used"]) == (5, 4)


def test_documents_that_only_claims_tell_of_are_listed() -> None:
    told = Table(layer("claims", [claim("c", "wire.txt", "Words.")]))
    [found] = documents(Voices(known_documents([], told)), told)
    assert (found["id"], found["publisher"], found["published"]) == ("wire.txt", "Example Wire", "3 February 2024")


@pytest.mark.parametrize(
    "told",
    [
        {"id": "news.html", "url": "https://example.org/news.html?news.html#1"},
        {"id": "e", "name": "e", "url": "https://e.example/e"},
        {"id": "d", "name": "A file", "sha256": "0f" * 32},
        {"id": "d", "name": "", "sha256": "0F" * 32},
        {"id": "d", "name": None, "sha256": "not a hash"},
        {"id": "d", "url": "ftp://example.org/d"},
    ],
)
def test_what_is_written_short_is_read_in_full(told) -> None:
    [found] = carried_of([], [], [told]).documents
    assert found["name"] == (told.get("name") or told["id"])
    assert found.get("sha256") == told.get("sha256")
    assert found.get("link", found.get("address")) == told.get("url")


def test_a_claim_carries_what_it_takes_to_check_it() -> None:
    found = only(claim("c", "wire.txt", "A raid on Al-Qaim.", "Al-Qaim"))
    assert (found["source"]["id"], found["span"]) == ("wire.txt", "100–118")
    assert found["rule"].startswith("event grammar")
    assert found["source"]["sha256"] == "5f" * 32


def test_a_claim_says_what_was_read_of_it() -> None:
    assert says("2024-02-02", "2024-02-04", 2, 4, "about", "soldiers", 1) == (
        "2–4 February 2024; about 4 killed (soldiers); 1 injured"
    )
    assert says(None, None, None, None, None, "soldiers", None) == ""
    assert dated("text", "2 February") == "“2 February”"
    assert dated("relative", "the next day") == "“the next day”, counted from the report's own date"
    assert dated("publication", None) == "the day of publication"
    assert dated(None, None) == ""


SAID = {
    "date_start": st.sampled_from([None, "2024-02-02", "2024-02-03", "once"]),
    "date_end": st.sampled_from([None, "2024-02-02", "2024-02-04"]),
    "date_prec": st.sampled_from([None, 1, 2, 3, 4, 5]),
}
TOLLS = st.sampled_from([None, 0, 2, 3, 10**12])
BOUNDS = st.sampled_from([None, "exact", "about", "at_least"])


@settings(deadline=None)
@given(
    st.fixed_dictionaries(
        {
            **SAID,
            "killed": TOLLS,
            "killed_bound": BOUNDS,
            "injured": TOLLS,
            "killed_who": st.sampled_from(["", "2 killed"]),
        }
    ),
    st.fixed_dictionaries({**SAID, "best": TOLLS, "toll_bound": BOUNDS}),
)
def test_what_a_claim_says_is_whole_though_the_event_says_the_same(told, of_event) -> None:
    found = only({**claim("c", "d", "Words."), **told}, **of_event)
    names = ("date_start", "date_end", "date_prec", "killed", "killed_bound", "killed_who", "injured")
    assert found.get("says", "") == says(*(told[name] for name in names))


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
    found = only(claim("c", "d", "Words.", responsibility="claimed", statements=statements))
    assert ["".join(parts) for parts in found["stances"]] == [
        "claimed by Islamic Resistance in Iraq",
        "denied by Iran",
        "not claimed by Kataib Hezbollah",
        "blamed on Iran-backed militias by the Pentagon",
    ]
    assert "responsibility" not in found


@pytest.mark.parametrize("statements", [None, [], [stated("blamed", "")]])
def test_without_statements_the_bare_word_stands(statements) -> None:
    found = only(claim("c", "d", "Words.", responsibility="denied", statements=statements))
    assert found["responsibility"] == "denied"
    assert "stances" not in found
    assert stances(statements) == []


def test_the_sentence_that_says_who_did_it_stands_with_the_claim_once() -> None:
    told = claim("c", "d", "A base was hit.", None, ("Iran denies it.",))
    told["statements"] = [
        stated("denied", "Iran", start=116, text="Iran denies it."),
        stated("claimed", "X", start=300, text="X claimed it."),
    ]
    assert quotations(told) == [["A base was hit."], ["Iran denies it."], ["X claimed it."]]
    assert words_of(only(told)["quotations"]) == ["A base was hit.", "Iran denies it.", "X claimed it."]


PIECES = st.text(st.sampled_from("ab 3\n😀é.\0"), max_size=6)


@settings(deadline=None)
@given(PIECES, st.lists(PIECES, max_size=3), st.none() | PIECES, st.none() | st.integers(95, 125), st.booleans())
def test_the_page_quotes_what_stands_in_the_claim(sentence, further, place, place_start, with_offsets) -> None:
    told = claim("c", "d", sentence, None, tuple(further), place_text=place)
    if with_offsets and place_start is not None:
        told |= {"place_start": place_start, "place_end": place_start + 2}
    row = rows(layer("claims", [told]))[0]
    found = only(told)["quotations"]
    assert words_of(found) == ["".join(parts) for parts in quotations(row)]
    marked = [[words for kind, words in parts if kind == "p"] for parts in found]
    assert marked == [parts[1:2] for parts in quotations(row)]


@settings(deadline=None)
@given(st.text(st.characters()), st.text(st.characters()))
def test_any_words_come_back(sentence: str, said: str) -> None:
    found = only(claim("c", "d", f"😀{sentence}", attributed_to=said or None))
    assert words_of(found["quotations"]) == [clean(f"😀{sentence}")]
    assert found.get("according", "") == clean(said)
