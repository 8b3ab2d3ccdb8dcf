"""A folder or a file of documents: what lies there, in order, each handed to the reader of its format."""

import os
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

from geostrike.documents.authorship import mark_machine_written
from geostrike.documents.intake import take_in
from geostrike.documents.markdown import read_markdown
from geostrike.documents.rows import read_row_file
from geostrike.documents.table import TABLE_NAME, describe, read_table
from geostrike.documents.text import read_text
from geostrike.errors import DocumentError
from geostrike.model import Document, Rejection

__all__ = ["READERS", "read_documents"]

READERS: dict[str, Callable[[Path, str], Iterator[Document | Rejection]]] = {
    ".txt": read_text,
    ".md": read_markdown,
    ".jsonl": read_row_file,
}
_FORMATS = ", ".join(READERS)


def read_documents(path: Path) -> tuple[tuple[Document, ...], tuple[Rejection, ...]]:
    """Read the documents of a folder and the folders below it, or of one file.

    Parameters
    ----------
    path : a folder, or a file in one of the formats of `READERS`. Hidden files are passed over, links that lead out of
        the folder are rejected, and ``documents.csv`` at its top describes files that do not describe themselves.

    Returns
    -------
    documents, rejections
        Documents sorted by their path below the folder, rows of one file in their order; and what was not read, with
        the reason.

    Raises
    ------
    DocumentError
        When the path is missing, holds no document that can be read, or has a ``documents.csv`` with a mistake.
    """
    try:
        is_folder = path.is_dir()
        path.stat()
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise DocumentError(f"{path}: cannot be read: {why}; give a folder, or a file in {_FORMATS}") from None
    root = path if is_folder else path.parent
    found = sorted(_walk(path)) if is_folder else [(path.name, "" if path.is_file() else "is not a file; give a file")]
    items = (
        (Rejection(stage="read", item=name, reason=trouble),) if trouble else _read(root / name, name)
        for name, trouble in found
        if name != TABLE_NAME or trouble or not is_folder
    )
    documents, rejections = take_in(chain.from_iterable(items))
    if is_folder and (TABLE_NAME, "") in found:
        documents, unused = describe(documents, read_table(root / TABLE_NAME))
        rejections += unused
    if not documents:
        raise DocumentError(_nothing_read(path, root, rejections))
    return mark_machine_written(documents), rejections


def _read(path: Path, document_id: str) -> Iterator[Document | Rejection]:
    reader = READERS.get(path.suffix.lower())
    if reader:
        return reader(path, document_id)
    reason = f"not a format geostrike reads yet ({_FORMATS}); save it as one of these"
    if path.name == TABLE_NAME:
        reason = f"{TABLE_NAME} is read at the top of the given folder only; move its rows there"
    return iter((Rejection(stage="read", item=document_id, reason=reason),))


def _walk(root: Path) -> Iterator[tuple[str, str]]:
    """Yield each file's posix path below `root`, with "" or the reason why it is not to be opened."""
    inside = root.resolve()
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        try:
            entries = [entry for entry in os.scandir(folder) if not entry.name.startswith(".")]
        except OSError as error:
            yield _shown(folder.relative_to(root)), f"cannot be opened: {error.strerror}"
            continue
        for entry in entries:
            path = Path(entry.path)
            name = _shown(path.relative_to(root))
            if entry.is_dir(follow_symlinks=False):
                waiting.append(path)
            elif name != path.relative_to(root).as_posix():
                yield name, "the file's name is not UTF-8; rename it"
            else:
                yield name, _link_trouble(path, inside) if entry.is_symlink() else _kind_trouble(path)


def _shown(path: Path) -> str:
    return path.as_posix().encode("utf-8", "backslashreplace").decode("utf-8")


def _link_trouble(path: Path, inside: Path) -> str:
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):  # a loop of links is a RuntimeError before Python 3.13
        return "is a link that leads nowhere; take it away"
    if not target.is_relative_to(inside):
        return "is a link that leads out of the folder; copy the file into the folder"
    if target.is_dir():
        return "is a link to a folder, which is read where it lies; take the link away"
    return _kind_trouble(target)


def _kind_trouble(path: Path) -> str:
    # Opening a pipe or a device could wait for ever.
    return "" if path.is_file() else "is not a file; take it away"


def _nothing_read(path: Path, root: Path, rejections: tuple[Rejection, ...]) -> str:
    if not rejections:
        return f"{path}: the folder holds no document; put {_FORMATS} files in it"
    first = f"{root / rejections[0].item}: {rejections[0].reason}"
    more = len(rejections) - 1
    return first + (f" (and {more} more could not be read; nothing was)" if more else "")
