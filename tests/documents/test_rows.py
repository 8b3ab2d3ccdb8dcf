import hashlib
import io
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.documents import read_rows, rows
from geostrike.model import Document


def read(*lines):
    return read_rows(io.BytesIO(b"\n".join(lines)), "rows.jsonl")


def test_a_row_is_a_document():
    row = {
        "id": 7,
        "text": "At dawn.\r\nIn Deir ez-Zor.",
        "title": "A raid",
        "publisher": "A paper",
        "published": "2024-02-06",
        "url": "https://example.org/a",
        "language": "en",
        "machine_written": False,
        "toponyms": [],
    }
    documents, rejections = read(json.dumps(row).encode())
    assert rejections == ()
    assert documents == (
        Document(
            id="7",
            name="rows.jsonl:1",
            text="At dawn.\r\nIn Deir ez-Zor.",
            sha256=hashlib.sha256(row["text"].encode()).hexdigest(),
            title="A raid",
            publisher="A paper",
            published=date(2024, 2, 6),
            url="https://example.org/a",
            language="en",
            machine_written=False,
        ),
    )


@given(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0")).filter(str.strip), st.booleans())
def test_a_rows_text_is_kept_to_the_character(text, ascii_only):
    line = json.dumps({"id": "a", "text": text}, ensure_ascii=ascii_only)
    documents, rejections = read(line.encode())
    assert (documents[0].text, rejections) == (text, ())


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b"{", "not JSON"),
        (b'{"id": "a", "text": "x",}', "at column"),
        (b"[1]", "not a JSON object"),
        (b'"text"', "not a JSON object"),
        (b"null", "not a JSON object"),
        (b'{"text": "x"}', "has no id"),
        (b'{"id": " ", "text": "x"}', "has no id"),
        (b'{"id": true, "text": "x"}', "has no id"),
        (b'{"id": "a"}', "has no text"),
        (b'{"id": "a", "text": " "}', "has no text"),
        (b'{"id": "a", "text": ["x"]}', "has no text"),
        (b'{"id": "a", "text": "\\ud800"}', "half a character"),
        (b'{"id": "a\\u0000", "text": "x"}', "NUL"),
        (b'{"id": "a", "text": "x", "published": "soon"}', "not a date"),
        (b'{"id": "a", "text": "x", "title": {}}', "must be words"),
        (b'{"id": "a", "text": "caf\xe9"}', "not text in UTF-8"),
        (b'{"id": ' + b"9" * 5000 + b', "text": "x"}', "digits"),
        (b"[" * 100_000, "nested too deeply"),
    ],
)
def test_a_bad_row_is_rejected_with_its_line_while_the_others_are_read(line, words):
    documents, rejections = read(b'{"id": "first", "text": "x"}', b"", line, b'{"id": "last", "text": "y"}')
    assert [document.id for document in documents] == ["first", "last"]
    (rejection,) = rejections
    assert (rejection.stage, rejection.item) == ("read", "rows.jsonl:3")
    assert words in rejection.reason


def test_a_doubled_id_rejects_the_later_row():
    documents, (rejection,) = read(b'{"id": "a", "text": "first"}', b'{"id": "a", "text": "second"}')
    assert [document.text for document in documents] == ["first"]
    assert rejection.item == "rows.jsonl:2"
    assert "already that of rows.jsonl:1" in rejection.reason


def test_byte_order_mark_empty_lines_and_a_machines_word_about_itself():
    documents, rejections = read(
        b'\xef\xbb\xbf{"id": "a", "text": "It burned. This article was automatically generated."}', b" \r", b""
    )
    assert (documents[0].machine_written, rejections) == (True, ())


def test_a_text_stream_is_read_too():
    assert read_rows(io.StringIO('{"id": "a", "text": "x"}\n'), "-")[0][0].text == "x"
    below = io.TextIOWrapper(io.BytesIO('{"id": "a", "text": "é"}'.encode()), encoding="ascii")
    assert read_rows(below, "-")[0][0].text == "é"


def test_a_row_over_the_limit_is_rejected_and_the_next_is_found(monkeypatch):
    monkeypatch.setattr(rows, "MAX_DOCUMENT_BYTES", 40)
    long = json.dumps({"id": "long", "text": "x" * 200}).encode()
    documents, rejections = read(long, b'{"id": "a", "text": "x"}', long)
    assert [document.id for document in documents] == ["a"]
    assert [rejection.item for rejection in rejections] == ["rows.jsonl:1", "rows.jsonl:3"]
    assert all("split it" in rejection.reason for rejection in rejections)


@given(st.binary(max_size=300))
def test_any_bytes_give_documents_or_rejections(raw):
    documents, rejections = read_rows(io.BytesIO(raw), "rows.jsonl")
    assert len(documents) + len(rejections) == sum(
        bool(line.decode("utf-8", "replace").removeprefix("\ufeff").strip()) for line in raw.split(b"\n")
    )


def test_an_empty_stream_gives_nothing():
    assert read() == ((), ())
