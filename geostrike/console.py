"""What the commands share: an input read, an output written, and what is said meanwhile on standard error."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from geostrike.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from geostrike.model import Document, Rejection

__all__ = ["INPUT", "TO", "documents_of", "progress", "tell", "write"]

_SECONDS = 0.1  # between two lines of progress

INPUT = click.argument("source", metavar="INPUT", type=click.Path(path_type=Path, allow_dash=True))
TO = click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write here instead of standard output."
)


def documents_of(source: Path) -> tuple[tuple[Document, ...], tuple[Rejection, ...]]:
    """Read an input: a file, a folder, JSON Lines, or standard input for ``-``."""
    from geostrike.documents import read_documents, read_rows

    if str(source) == "-":
        documents, rejections = read_rows(sys.stdin.buffer, "standard input")
        if not documents:
            first = f": {rejections[0].item}: {rejections[0].reason}" if rejections else ""
            raise InputError(f"standard input: no row could be read{first}; give JSON Lines with 'id' and 'text'")
        return documents, rejections
    return read_documents(source)


def write(text: str, output: Path | None) -> None:
    """Write a command's result, to a file whole or not at all."""
    from geostrike.files import write_whole

    if output:
        write_whole({output: text})
    else:
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.buffer.flush()


def tell(rejections: Iterable[Rejection]) -> None:
    """Say on standard error what could not be read, and which decisions were not carried out."""
    for rejection in rejections:
        if rejection.stage == "read":
            click.echo(f"not read: {rejection.item}: {rejection.reason}", err=True)
        elif rejection.stage == "event" and not rejection.document:
            click.echo(f"not carried out: {rejection.item}: {rejection.reason}", err=True)


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """Give a function that shows its words as one line on a terminal's standard error; nothing anywhere else."""
    shown, following = sys.stderr.isatty(), 0.0

    def say(words: str) -> None:
        nonlocal following
        if shown and (now := time.monotonic()) >= following:
            following = now + _SECONDS
            click.echo(f"\r\x1b[K{words[:100]}", err=True, nl=False)

    try:
        yield say
    finally:
        if shown:
            click.echo("\r\x1b[K", err=True, nl=False)
