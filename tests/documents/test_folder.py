import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geostrike.documents import read_documents
from geostrike.errors import DocumentError


def fill(folder, files):
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def reasons(rejections):
    return {rejection.item: rejection.reason for rejection in rejections}


def test_a_folder_is_read_with_the_folders_below_it_in_order(tmp_path):
    fill(
        tmp_path,
        {
            "b.md": "B",
            "B.TXT": "big",
            "a/z.txt": "Z",
            "a.txt": "A",
            "a/rows.jsonl": '{"id": "second", "text": "2"}\n{"id": "first", "text": "1"}\n',
            ".hidden.txt": "no",
            ".git/c.txt": "no",
            "documents.csv": "name,title\na.txt,One\n",
        },
    )
    documents, rejections = read_documents(tmp_path)
    assert [document.id for document in documents] == ["B.TXT", "a.txt", "second", "first", "a/z.txt", "b.md"]
    assert [document.title for document in documents] == [None, "One", None, None, None, None]
    assert documents[2].name == "a/rows.jsonl:1"
    assert rejections == ()


def test_front_matter_wins_over_the_table_and_the_table_over_the_text(tmp_path):
    text = "This article was written by AI."
    fill(
        tmp_path,
        {
            "a.txt": f"---\npublisher: Its own\n---\n{text}",
            "b.txt": text,
            "documents.csv": "name,publisher,url,machine_written\na.txt,Table's,https://example.org,no\n",
        },
    )
    (first, second), _ = read_documents(tmp_path)
    assert (first.publisher, first.url, first.machine_written) == ("Its own", "https://example.org", False)
    assert second.machine_written is True


def test_what_cannot_be_read_is_rejected_while_the_others_are_read(tmp_path):
    fill(
        tmp_path,
        {
            "good.txt": "A raid.",
            "binary.txt": b"\0\1",
            "broken.md": "---\ntitle: [\n---\nx",
            "empty.txt": "",
            "page.html": "<p>x",
            "noname": "x",
            "rows.jsonl": '{"id": "good.txt", "text": "x"}\n{bad\n',
            "sub/documents.csv": "name,title\na,b\n",
            "documents.csv": "name,title\ngone.txt,x\n",
        },
    )
    documents, rejections = read_documents(tmp_path)
    assert [document.id for document in documents] == ["good.txt"]
    found = reasons(rejections)
    assert {rejection.stage for rejection in rejections} == {"read"}
    assert set(found) == {
        "binary.txt",
        "broken.md:3",
        "empty.txt",
        "page.html",
        "noname",
        "rows.jsonl:1",
        "rows.jsonl:2",
        "sub/documents.csv",
        "documents.csv:2",
    }
    assert found["page.html"].startswith("not a format geostrike reads yet (.txt, .md, .jsonl)")
    assert "already that of good.txt" in found["rows.jsonl:1"]
    assert "top of the given folder" in found["sub/documents.csv"]
    assert "gone.txt" in found["documents.csv:2"]


def test_links_out_of_the_folder_are_rejected_and_links_within_are_read(tmp_path):
    outside = fill(tmp_path / "outside", {"secret.txt": "secret", "documents.csv": "name,title\na.txt,secret\n"})
    folder = fill(tmp_path / "folder", {"a.txt": "A", "sub/b.txt": "B"})
    for name, target in {
        "out.txt": outside / "secret.txt",
        "documents.csv": outside / "documents.csv",
        "outdir": outside,
        "gone.txt": folder / "missing.txt",
        "loop.txt": folder / "loop.txt",
        "up": folder,
        "in.txt": folder / "sub" / "b.txt",
    }.items():
        (folder / name).symlink_to(target)
    documents, rejections = read_documents(folder)
    assert [document.id for document in documents] == ["a.txt", "in.txt", "sub/b.txt"]
    assert all(document.title is None for document in documents)
    found = reasons(rejections)
    assert set(found) == {"documents.csv", "gone.txt", "loop.txt", "out.txt", "outdir", "up"}
    for name in ("documents.csv", "out.txt", "outdir"):
        assert "leads out of the folder" in found[name]
    assert "leads nowhere" in found["gone.txt"]
    assert "link to a folder" in found["up"]


def test_a_pipe_is_never_opened(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    fill(tmp_path, {"a.txt": "A"})
    _, (rejection,) = read_documents(tmp_path)
    assert (rejection.item, rejection.reason) == ("pipe.txt", "is not a file; take it away")
    with pytest.raises(DocumentError, match="is not a file"):
        read_documents(tmp_path / "pipe.txt")


def test_a_name_that_is_not_utf8_is_shown_and_rejected(tmp_path):
    fill(tmp_path, {"a.txt": "A"})
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("x")
    documents, (rejection,) = read_documents(tmp_path)
    assert len(documents) == 1
    assert "not UTF-8" in rejection.reason
    rejection.item.encode("utf-8")


def test_one_file_goes_by_its_name(tmp_path):
    fill(
        tmp_path,
        {"sub/a.md": "A", "sub/documents.csv": "name,title\na.md,x\n", "rows.jsonl": '{"id": "r", "text": "x"}'},
    )
    ((document,), rejections) = read_documents(tmp_path / "sub" / "a.md")
    assert (document.id, document.name, rejections) == ("a.md", "a.md", ())
    assert read_documents(tmp_path / "rows.jsonl")[0][0].id == "r"


@pytest.mark.parametrize(
    ("files", "path", "where", "words"),
    [
        ({}, "missing", "missing: ", "give a folder, or a file in .txt, .md, .jsonl"),
        ({}, "", ": ", "holds no document; put .txt, .md, .jsonl files in it"),
        ({".hidden.txt": "x"}, "", ": ", "holds no document"),
        ({"documents.csv": "name\n"}, "", ": ", "holds no document"),
        ({"a.txt": b"\0"}, "a.txt", "/a.txt: ", "binary data"),
        ({"a.txt": b"\0"}, "", "/a.txt: ", "binary data"),
        ({"a.txt": b"\0", "b.pdf": "x"}, "", "/a.txt: ", "(and 1 more could not be read; nothing was)"),
        ({"a.md": "---\ntitle: a\nurl: [\n---\nx"}, "a.md", "/a.md:4: ", "not YAML"),
        ({"a.pdf": "x"}, "a.pdf", "/a.pdf: ", "not a format geostrike reads yet"),
        ({"a.jsonl": "{\n"}, "a.jsonl", "/a.jsonl:1: ", "not JSON"),
        ({"a.jsonl": ""}, "a.jsonl", "/a.jsonl: ", "holds no document"),
        ({"a.txt": "A", "documents.csv": "nam,title\na.txt,b\n"}, "", "/documents.csv:1: ", "did you mean 'name'?"),
        ({"a.txt": "A", "documents.csv": "name,published\na.txt,then\n"}, "", "/documents.csv:2: ", "not a date"),
    ],
)
def test_bad_input_is_one_line_with_its_place_and_a_mend(tmp_path, files, path, where, words):
    target = fill(tmp_path, files) / path
    with pytest.raises(DocumentError) as caught:
        read_documents(target)
    message = str(caught.value)
    assert where in message
    assert message.startswith(str(tmp_path))
    assert words in message
    assert "\n" not in message


def test_a_path_that_cannot_be_is_bad_input(tmp_path):
    for name in ("a\0b", "x" * 5000):
        with pytest.raises(DocumentError, match="cannot be read"):
            read_documents(tmp_path / name)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(
    st.dictionaries(
        st.sampled_from(["a.txt", "b.md", "c.jsonl", "d.pdf", "sub/e.txt", "documents.csv"]),
        st.binary(max_size=100),
        min_size=1,
    )
)
def test_any_files_give_documents_and_rejections_or_one_error(tmp_path_factory, files):
    folder = fill(tmp_path_factory.mktemp("any"), files)
    try:
        documents, rejections = read_documents(folder)
    except DocumentError as error:
        assert str(error).startswith(str(folder))
    else:
        assert documents
        assert all(str(folder) not in item.item + item.reason for item in rejections)
        assert (documents, rejections) == read_documents(folder)
