"""Markdown: read as it is written, since offsets and quotations refer to what a person sees in the file.

Tables and lists stay marked up; whoever reads events out of the text knows them.
"""

from collections.abc import Iterator
from pathlib import Path

from geostrike.documents.text import read_text
from geostrike.model import Document, Rejection

__all__ = ["read_markdown"]


def read_markdown(path: Path, document_id: str) -> Iterator[Document | Rejection]:
    """Read one Markdown file: its document, or why it cannot be read."""
    return read_text(path, document_id)
