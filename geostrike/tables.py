"""Tables edited by hand: CSV read strictly, so that every error names the line and how to mend it."""

from __future__ import annotations

import csv
import difflib
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from geostrike.errors import InputError

__all__ = ["read_table"]


def read_table(
    path: Path, known: Collection[str], required: Collection[str], error: type[InputError]
) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the line on which each row begins, and its stripped fields by column; empty rows are passed over.

    Parameters
    ----------
    path : a CSV file in UTF-8 whose first row names its columns, in any order.
    known, required : columns that may, and that must, stand there.
    error : what to raise.

    Raises
    ------
    InputError
        Of the type `error`, opening with ``path:line``: a file that is missing, empty or not UTF-8, a column that is
        unknown, missing or there twice, a row with more or fewer fields than columns.
    """
    reader = csv.reader(io.StringIO(_text(path, error), newline=""), strict=True)
    header: list[str] | None = None
    line = 1
    try:
        for fields in reader:
            stripped = [field.strip() for field in fields]
            if header is None:
                header = stripped
                _check_header(f"{path}:{line}", header, known, required, error)
            elif any(stripped):
                if len(stripped) != len(header):
                    raise error(
                        f"{path}:{line}: {len(stripped)} fields where the header has {len(header)}; "
                        "put a field that holds a comma or a line break in double quotes"
                    )
                yield line, dict(zip(header, stripped, strict=True))
            line = reader.line_num + 1
    except csv.Error as wrong:
        raise error(f"{path}:{line}: not readable as CSV: {wrong}; check the double quotes") from wrong
    if header is None:
        raise error(f"{path}:1: the file is empty; its first line must name the columns: {', '.join(known)}")


def _text(path: Path, error: type[InputError]) -> str:
    try:
        payload = path.read_bytes()
    except FileNotFoundError as wrong:
        raise error(f"{path}: no such file; give the path of a CSV file") from wrong
    except OSError as wrong:
        raise error(f"{path}: cannot be read: {wrong.strerror}") from wrong
    try:
        return payload.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = payload.count(b"\n", 0, wrong.start) + 1
        raise error(f"{path}:{line}: byte 0x{payload[wrong.start]:02x} is not UTF-8; save the file as UTF-8") from wrong


def _check_header(
    where: str, header: list[str], known: Collection[str], required: Collection[str], error: type[InputError]
) -> None:
    for column in header:
        if column not in known:
            near = difflib.get_close_matches(column, known, n=1, cutoff=0)[0]
            raise error(
                f"{where}: unknown column {column!r}; did you mean {near!r}? The columns are {', '.join(known)}"
            )
        if header.count(column) > 1:
            raise error(f"{where}: column {column!r} stands twice; delete or rename one")
    missing = [column for column in required if column not in header]
    if missing:
        raise error(f"{where}: column {', '.join(missing)} missing; the columns are {', '.join(known)}")
