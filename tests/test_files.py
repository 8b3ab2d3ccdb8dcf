import errno
import os
import sys

import pytest

from geostrike.errors import InputError
from geostrike.files import write_whole


def pieces(*texts, at=None):
    for text in texts:
        if at is not None:
            at.append(text)
        yield text


@pytest.mark.parametrize("apart", [(), ("b", "sub/c")])
def test_text_and_pieces_of_text_are_written(tmp_path, apart):
    files = {"a": "one\n", "b": pieces("two\n", "três\n"), "sub/c": iter(())}
    paths = {tmp_path / name: text for name, text in files.items()}
    write_whole(dict(paths), apart={tmp_path / name for name in apart})
    assert [path.read_bytes() for path in sorted(paths)] == [b"one\n", "two\ntrês\n".encode(), b""]
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a", "b", "c", "sub"]


def test_pieces_are_asked_for_as_they_are_written_file_after_file(tmp_path):
    asked = []
    write_whole({tmp_path / "b": pieces("3", at=asked), tmp_path / "a": pieces("1", "2", at=asked)})
    assert asked == ["1", "2", "3"]


@pytest.mark.parametrize("apart", [False, True])
def test_an_error_half_way_leaves_the_old_files_and_nothing_else(tmp_path, apart):
    def broken():
        yield "half"
        raise ValueError("no more")

    old = tmp_path / "a"
    old.write_text("old")
    with pytest.raises(InputError if apart else ValueError):
        write_whole({old: "new", tmp_path / "b": broken()}, apart={tmp_path / "b"} if apart else ())
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
    assert old.read_text() == "old"


@pytest.mark.parametrize("apart", [False, True])
def test_an_error_here_ends_what_is_written_apart(tmp_path, apart):
    def broken():
        raise InputError("cannot")
        yield

    with pytest.raises(InputError, match="cannot"):
        write_whole({tmp_path / "a": broken(), tmp_path / "b": "b"}, apart={tmp_path / "b"} if apart else ())
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux is asked to fork")
def test_what_is_written_apart_is_written_by_another_process(tmp_path):
    def who():
        yield str(os.getpid())

    write_whole({tmp_path / "a": who(), tmp_path / "b": who()}, apart={tmp_path / "b"})
    assert int((tmp_path / "a").read_text()) == os.getpid() != int((tmp_path / "b").read_text())


@pytest.mark.parametrize("apart", [False, True])
def test_what_was_written_is_held_no_longer(tmp_path, apart):
    files = {tmp_path / "a": "1", tmp_path / "b": pieces("2")}
    write_whole(files, apart=[tmp_path / "b"] if apart else [])
    assert files == {}


def test_where_no_other_process_can_be_made_all_is_written_by_this_one(tmp_path, monkeypatch):
    def none():
        raise OSError(errno.EAGAIN, "none")

    monkeypatch.setattr(os, "fork", none, raising=False)
    write_whole({tmp_path / "a": "1", tmp_path / "b": pieces("2")}, apart=[tmp_path / "b"])
    assert (tmp_path / "b").read_text() == "2"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux is asked to fork")
def test_what_another_process_cannot_write_is_named(tmp_path):
    def full():
        yield "half"
        raise OSError(errno.ENOSPC, "full")

    with pytest.raises(InputError, match=r"b: cannot be written .No space left on device.; give another place"):
        write_whole({tmp_path / "a": "1", tmp_path / "b": full()}, apart=[tmp_path / "b"])
    assert not list(tmp_path.iterdir())


def test_bytes_pieces_of_bytes_and_writers_are_written(tmp_path):
    seen = []

    def writer(path):
        seen.append((path.suffix, path.parent, path.read_bytes()))
        path.write_bytes(b"\x03")

    write_whole(
        {tmp_path / "a.bin": b"\x00\xff", tmp_path / "b.bin": iter([b"\x01", "é"]), tmp_path / "c.gpkg": writer}
    )
    assert (tmp_path / "a.bin").read_bytes() == b"\x00\xff"
    assert (tmp_path / "b.bin").read_bytes() == b"\x01\xc3\xa9"
    assert (tmp_path / "c.gpkg").read_bytes() == b"\x03"
    assert seen == [(".gpkg", tmp_path, b"")]


def test_a_writer_that_fails_leaves_nothing(tmp_path):
    def writer(path):
        path.write_bytes(b"half")
        raise InputError("no more")

    with pytest.raises(InputError, match="no more"):
        write_whole({tmp_path / "a": "a", tmp_path / "c.gpkg": writer})
    assert not list(tmp_path.iterdir())
