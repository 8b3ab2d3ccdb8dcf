"""Plain text, in UTF-8, with or without front matter."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from geostrike.documents.front_matter import FrontMatterError, split_front_matter
from geostrike.documents.metadata import fill
from geostrike.model import Document, Rejection

__all__ = ["MAX_DOCUMENT_BYTES", "read_text"]

MAX_DOCUMENT_BYTES = 20_000_000


def read_text(path: Path, document_id: str) -> Iterator[Document | Rejection]:
    r"""Read one file: its document, or why it cannot be read.

    The document's text is the body below the front matter with its line ends made ``\n``; offsets count from there.
    """
    try:
        yield _parse(path, document_id)
    except FrontMatterError as error:
        yield Rejection(stage="read", item=f"{document_id}:{error.line}", reason=str(error))
    except ValueError as error:
        yield Rejection(stage="read", item=document_id, reason=str(error))
    except OSError as error:
        yield Rejection(stage="read", item=document_id, reason=f"cannot be opened: {error.strerror}")


def _parse(path: Path, document_id: str) -> Document:
    with path.open("rb") as stream:
        raw = stream.read(MAX_DOCUMENT_BYTES + 1)
    if len(raw) > MAX_DOCUMENT_BYTES:
        raise ValueError(f"is over {MAX_DOCUMENT_BYTES // 1_000_000} MB; split it into its documents")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        at = f"byte {error.start}"
        raise ValueError(f"is binary data or text that is not in UTF-8 ({at}); save it as text in UTF-8") from None
    if "\0" in text:
        raise ValueError("is binary data (it holds NUL bytes), not text; save it as text in UTF-8")
    metadata, body = split_front_matter(text.replace("\r\n", "\n").replace("\r", "\n"))
    if not body.strip():
        raise ValueError("holds no text; put the document's text in it or take the file away")
    document = Document(id=document_id, name=path.name, text=body, sha256=hashlib.sha256(raw).hexdigest())
    return fill(document, metadata)
