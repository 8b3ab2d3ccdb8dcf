"""``documents.csv``: what is known about the files of a folder that do not say it themselves."""

import csv
import difflib
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from geostrike.documents.metadata import Metadata, MetadataError, fill, read_metadata
from geostrike.documents.text import MAX_DOCUMENT_BYTES
from geostrike.errors import DocumentError
from geostrike.model import Document, Rejection

__all__ = ["TABLE_NAME", "TableRow", "describe", "read_table"]

TABLE_NAME = "documents.csv"
_COLUMNS = ("name", "sha256", "title", "publisher", "published", "url", "machine_written")


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """A row: which file it speaks of, and what it says.

    Attributes
    ----------
    line : of ``documents.csv``, where the row begins; counts from 1.
    name : path below the folder, or the file's name alone; "" when the row goes by `sha256`.
    sha256 : in hex, lower case; "" when the row goes by `name`. With both given, both must fit.
    """

    line: int
    name: str
    sha256: str
    metadata: Metadata


def read_table(path: Path) -> tuple[TableRow, ...]:
    """Read ``documents.csv``.

    Raises
    ------
    DocumentError
        ``path:line`` with what is wrong and how to mend it: an unknown column, a value that cannot be used, a row that
        names no file, a file named twice.
    """
    rows = list(_records(path))
    seen: dict[tuple[str, str], int] = {}
    for row in rows:
        first = seen.setdefault((row.name, row.sha256), row.line)
        if first != row.line:
            raise DocumentError(
                f"{path}:{row.line}: {row.name or row.sha256} is described in line {first} already; keep one"
            )
    return tuple(rows)


def describe(
    documents: Iterable[Document], rows: Iterable[TableRow]
) -> tuple[tuple[Document, ...], tuple[Rejection, ...]]:
    """Fill the empty fields of `documents` from the rows that speak of them.

    A row with the whole path or the SHA-256 goes before one with the file's name alone.

    Returns
    -------
    documents, rejections
        A rejection for each row that speaks of no document.
    """
    by_path = {(row.name, row.sha256): row for row in rows}
    used: set[int] = set()
    described = []
    for document in documents:
        names = (document.id, "", document.id.rpartition("/")[2])
        for key in [(name, sha256) for name in names for sha256 in (document.sha256, "")]:
            if row := by_path.get(key):
                used.add(row.line)
                document = fill(document, row.metadata)
        described.append(document)
    rejections = [
        Rejection(
            stage="read",
            item=f"{TABLE_NAME}:{row.line}",
            reason=f"no document that was read is {' with SHA-256 '.join(filter(None, (row.name, row.sha256)))}; "
            "mend the name or take the row out",
        )
        for row in by_path.values()
        if row.line not in used
    ]
    return tuple(described), tuple(rejections)


def _records(path: Path) -> Iterator[TableRow]:
    reader = csv.reader(io.StringIO(_text(path), newline=""), strict=True)
    header: list[str] = []
    line = 1
    try:
        for cells in reader:
            if header and any(cells):
                yield _row(path, line, header, cells)
            elif any(cells):
                header = _header(path, line, cells)
            line = reader.line_num + 1
    except csv.Error as error:
        raise DocumentError(f"{path}:{reader.line_num}: this is not CSV: {error}; mend the line") from None
    if not header:
        raise DocumentError(f"{path}:1: the table is empty; begin with the columns {', '.join(_COLUMNS)}")


def _text(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            raw = stream.read(MAX_DOCUMENT_BYTES + 1)
        if len(raw) > MAX_DOCUMENT_BYTES:
            raise DocumentError(f"{path}: is over {MAX_DOCUMENT_BYTES // 1_000_000} MB; shorten it")
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise DocumentError(f"{path}:{line}: is not text in UTF-8; save it as UTF-8") from None
    except OSError as error:
        raise DocumentError(f"{path}: cannot be opened: {error.strerror}; mend it or take it away") from None


def _header(path: Path, line: int, cells: list[str]) -> list[str]:
    header = [cell.strip().casefold() for cell in cells]
    for name in header:
        if name not in _COLUMNS:
            near = difflib.get_close_matches(name, _COLUMNS, n=1, cutoff=0)[0]
            known = ", ".join(_COLUMNS)
            raise DocumentError(f"{path}:{line}: unknown column {name!r}; did you mean {near!r}? Known: {known}")
        if header.count(name) > 1:
            raise DocumentError(f"{path}:{line}: the column {name!r} stands twice; keep one")
    if "name" not in header and "sha256" not in header:
        raise DocumentError(f"{path}:{line}: no column says which file a row is about; add name or sha256")
    return header


def _row(path: Path, line: int, header: list[str], cells: list[str]) -> TableRow:
    if len(cells) > len(header):
        raise DocumentError(
            f"{path}:{line}: {len(cells)} cells under {len(header)} columns; put a value that holds a comma in quotes"
        )
    values = {column: cell.strip() for column, cell in zip(header, cells, strict=False)}
    name, sha256 = values.get("name", ""), values.get("sha256", "").casefold()
    if not name and not sha256:
        raise DocumentError(f"{path}:{line}: the row does not say which file it is about; give its name or sha256")
    try:
        return TableRow(line=line, name=name, sha256=sha256, metadata=read_metadata(values))
    except MetadataError as error:
        raise DocumentError(f"{path}:{line}: {error}") from None
