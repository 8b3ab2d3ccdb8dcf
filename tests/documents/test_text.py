import hashlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.documents import text as text_module
from geostrike.documents.text import read_text
from geostrike.model import Document, Rejection


@pytest.fixture(scope="module")
def scratch(tmp_path_factory):
    return tmp_path_factory.mktemp("text") / "report.txt"


def read(path, raw):
    path.write_bytes(raw)
    (item,) = read_text(path, "sub/report.txt")
    return item


def test_front_matter_fills_the_document_and_the_body_is_its_text(scratch):
    block = b"title: A raid\npublished: 2024-02-06\nretrieved: 2024-02-08\nurl: https://example.org/a\n"
    raw = b"---\n" + block + b"---\n\nAt dawn.\n"
    assert read(scratch, raw) == Document(
        id="sub/report.txt",
        name="report.txt",
        text="\nAt dawn.\n",
        sha256=hashlib.sha256(raw).hexdigest(),
        title="A raid",
        published=date(2024, 2, 6),
        retrieved=date(2024, 2, 8),
        url="https://example.org/a",
    )


def test_a_byte_order_mark_is_no_text_and_line_ends_are_one(scratch):
    document = read(scratch, b"\xef\xbb\xbf---\r\ntitle: A\r\n---\r\nOne\r\nTwo\rThree\n")
    assert (document.title, document.text) == ("A", "One\nTwo\nThree\n")


@given(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), min_size=1).filter(str.strip))
def test_offsets_refer_to_the_text_as_written_but_for_line_ends(scratch, text):
    written = "x" + text
    document = read(scratch, written.encode())
    assert document.text == written.replace("\r\n", "\n").replace("\r", "\n")


@given(st.binary(max_size=300) | st.binary(max_size=200).map(lambda raw: b"---\n" + raw + b"\n---\nBody"))
def test_any_bytes_give_a_document_or_a_rejection(scratch, raw):
    item = read(scratch, raw)
    if isinstance(item, Document):
        assert item.text.strip()
        assert "\r" not in item.text
    else:
        assert isinstance(item, Rejection)
        assert item.item.startswith("sub/report.txt")
        assert item.reason
        assert "\n" not in item.reason


@pytest.mark.parametrize(
    ("raw", "item", "words"),
    [
        (b"PNG\0\0data", "sub/report.txt", "binary data"),
        ("Text".encode("utf-16"), "sub/report.txt", "text that is not in UTF-8 (byte 0)"),
        (b"caf\xe9", "sub/report.txt", "not in UTF-8 (byte 3)"),
        (b"", "sub/report.txt", "holds no text"),
        (b"---\ntitle: A\n---\n \n", "sub/report.txt", "holds no text"),
        (b"---\ntitle: A\npublished: then\n---\nBody", "sub/report.txt:3", "not a date"),
    ],
)
def test_what_cannot_be_read_is_rejected_with_its_reason(scratch, raw, item, words):
    rejection = read(scratch, raw)
    assert rejection.stage == "read"
    assert rejection.item == item
    assert words in rejection.reason


def test_a_file_over_the_limit_is_rejected(scratch, monkeypatch):
    monkeypatch.setattr(text_module, "MAX_DOCUMENT_BYTES", 10)
    assert read(scratch, b"x" * 10).text == "x" * 10
    assert "split it" in read(scratch, b"x" * 11).reason


def test_the_limit_is_twenty_megabytes():
    assert text_module.MAX_DOCUMENT_BYTES == 20_000_000


def test_a_file_that_is_gone_is_rejected(tmp_path):
    (rejection,) = read_text(tmp_path / "gone.txt", "gone.txt")
    assert (rejection.item, "cannot be opened" in rejection.reason) == ("gone.txt", True)
