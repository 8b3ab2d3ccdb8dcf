"""JSON Lines: one document a row, from a file or from standard input."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from geostrike.documents.authorship import mark_machine_written
from geostrike.documents.intake import take_in
from geostrike.documents.metadata import fill, is_writable, read_metadata
from geostrike.documents.text import MAX_DOCUMENT_BYTES
from geostrike.model import Document, Rejection

__all__ = ["read_row_file", "read_rows"]


def read_rows(stream: IO[bytes] | IO[str], name: str) -> tuple[tuple[Document, ...], tuple[Rejection, ...]]:
    """Read documents from an open stream of JSON Lines, such as standard input.

    Parameters
    ----------
    stream : of bytes, or of text; the bytes below a text stream are taken where it has them.
    name : what to call the stream in messages.

    Returns
    -------
    documents, rejections
        In the order of the rows. A row's text is kept to the character, so that offsets are the giver's own.
        A rejection's item is ``name:line``.
    """
    documents, rejections = take_in(_read(getattr(stream, "buffer", stream), name))
    return mark_machine_written(documents), rejections


def read_row_file(path: Path, document_id: str) -> Iterator[Document | Rejection]:
    """Read one JSON Lines file; `document_id` names the file in messages, each row has an id of its own."""
    try:
        with path.open("rb") as stream:
            yield from _read(stream, document_id)
    except OSError as error:
        yield Rejection(stage="read", item=document_id, reason=f"cannot be opened: {error.strerror}")


def _read(stream: IO[bytes] | IO[str], name: str) -> Iterator[Document | Rejection]:
    for number, line in enumerate(_lines(stream), 1):
        where = f"{name}:{number}"
        try:
            if text := _decode(line):
                yield _parse(text, where)
        except ValueError as error:
            yield Rejection(stage="read", item=where, reason=str(error))


def _lines(stream: IO[bytes] | IO[str]) -> Iterator[bytes | str]:
    while line := stream.readline(MAX_DOCUMENT_BYTES + 1):
        rest = line
        # Only the start of a row that is too long is held; the next line is found without keeping what is between.
        while len(rest) > MAX_DOCUMENT_BYTES and rest[-1:] not in (b"\n", "\n"):
            rest = stream.readline(MAX_DOCUMENT_BYTES + 1)
        yield line


def _decode(line: bytes | str) -> str:
    if len(line) > MAX_DOCUMENT_BYTES:
        raise ValueError(f"the row is over {MAX_DOCUMENT_BYTES // 1_000_000} MB; split it into its documents")
    try:
        text = line.decode("utf-8") if isinstance(line, bytes) else line
    except UnicodeDecodeError:
        raise ValueError("the row is not text in UTF-8; save it as UTF-8") from None
    return text.removeprefix("\ufeff").strip()


def _parse(line: str, where: str) -> Document:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError(f"the row is not JSON: {error.msg} at column {error.colno}; mend it there") from None
    except RecursionError:
        raise ValueError("the row is nested too deeply; flatten it") from None
    if not isinstance(row, dict):
        raise ValueError('the row is not a JSON object; write {"id": ..., "text": ...}')
    row_id, text = row.get("id"), row.get("text")
    if isinstance(row_id, int) and not isinstance(row_id, bool):
        row_id = str(row_id)
    if not isinstance(row_id, str) or not row_id.strip():
        raise ValueError('the row has no id; add "id": "..."')
    if not isinstance(text, str) or not text.strip():
        raise ValueError('the row has no text; add "text": "..."')
    if not is_writable(row_id) or not is_writable(text):
        raise ValueError("the row's id or text holds a NUL or half a character (a lone surrogate); take it out")
    sha256 = hashlib.sha256(text.encode("utf-8")).hexdigest()
    return fill(Document(id=row_id, name=where, text=text, sha256=sha256), read_metadata(row))
