from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.documents.metadata import Metadata
from geostrike.documents.table import TableRow, describe, read_table
from geostrike.errors import DocumentError
from geostrike.model import Document


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return tmp_path_factory.mktemp("table") / "documents.csv"


def document(document_id, sha256="0", **fields):
    return Document(id=document_id, name=document_id.rpartition("/")[2], text="x", sha256=sha256, **fields)


def row(line, name="", sha256="", **fields):
    return TableRow(line=line, name=name, sha256=sha256, metadata=Metadata(**fields))


def test_rows_are_read_with_the_line_they_begin_in(path):
    path.write_text(
        "\ufeffName, sha256,title,published,machine_written\r\n\r\n"
        'a.txt,,"A raid\nat dawn",2024-02-06,yes\r\n,,,,\r\n,ABC,,,\r\nb.txt\r\n',
        encoding="utf-8",
    )
    assert read_table(path) == (
        row(3, name="a.txt", title="A raid at dawn", published=date(2024, 2, 6), machine_written=True),
        row(6, sha256="abc"),
        row(7, name="b.txt"),
    )


@pytest.mark.parametrize(
    ("content", "where", "words"),
    [
        ("", ":1: ", "the table is empty"),
        ("name,titel\na,b\n", ":1: ", "unknown column 'titel'; did you mean 'title'?"),
        ("name,language\na,en\n", ":1: ", "unknown column 'language'"),
        ("name,name\na,a\n", ":1: ", "stands twice"),
        ("title,url\na,b\n", ":1: ", "add name or sha256"),
        ("name,title\na,One, two\n", ":2: ", "3 cells under 2 columns"),
        ("name,title\na,One\n,Two\n", ":3: ", "does not say which file"),
        ("name,published\na,2024-02-06\nb,soon\n", ":3: ", "'soon' is not a date"),
        ("name,machine_written\na,perhaps\n", ":2: ", "neither yes nor no"),
        ("name,title\na,One\nb,Two\na,Three\n", ":4: ", "a is described in line 2 already"),
        ('name,title\na,"One\n', ":2: ", "not CSV"),
        ('name,title\na,"One"x\n', ":2: ", "not CSV"),
        ("name,title\na,\0\n", ":2: ", ""),
        (b"name,title\na,caf\xe9\n", ":2: ", "not text in UTF-8"),
    ],
)
def test_a_mistake_is_named_with_path_and_line(path, content, where, words):
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(DocumentError) as caught:
        read_table(path)
    assert str(caught.value).startswith(f"{path}{where}")
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


@given(st.binary(max_size=200) | st.binary(max_size=200).map(lambda raw: b"name,title,published\n" + raw))
def test_any_bytes_are_rows_or_an_error(path, raw):
    path.write_bytes(raw)
    try:
        rows = read_table(path)
    except DocumentError as error:
        assert str(error).startswith(str(path))
    else:
        assert all(item.name or item.sha256 for item in rows)


def test_documents_are_found_by_path_by_hash_and_by_name_and_keep_their_own():
    documents = [document("sub/a.txt", title="Its own"), document("b.txt", sha256="bb"), document("other/c.txt")]
    rows = [
        row(2, name="sub/a.txt", title="Table's", publisher="By path"),
        row(3, name="a.txt", publisher="By name", url="https://example.org"),
        row(4, sha256="bb", publisher="By hash"),
        row(5, name="c.txt", publisher="By name"),
    ]
    described, rejections = describe(documents, rows)
    assert [(item.title, item.publisher, item.url) for item in described] == [
        ("Its own", "By path", "https://example.org"),
        (None, "By hash", None),
        (None, "By name", None),
    ]
    assert rejections == ()


def test_name_and_hash_must_both_fit():
    documents = [document("a.txt", sha256="aa")]
    described, rejections = describe(documents, [row(2, name="a.txt", sha256="bb", title="Of another version")])
    assert described == tuple(documents)
    assert [(item.stage, item.item) for item in rejections] == [("read", "documents.csv:2")]
    assert "a.txt with SHA-256 bb" in rejections[0].reason
    assert describe(documents, [row(2, name="a.txt", sha256="aa", title="This")])[0][0].title == "This"
