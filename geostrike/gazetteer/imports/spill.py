"""What does not fit into memory, kept in a temporary file on disk while an import runs.

The standard library's SQLite does the work: it sorts what is larger than memory in runs, and merges them.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Self

from geostrike.errors import GazetteerError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

__all__ = ["Ids", "Spill"]

_CACHE_KIB = 32_768
_BATCH = 10_000


class _Database:
    """A database in a folder of its own, gone when the context is left."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix=".import-", dir=folder))
        self._base = sqlite3.connect(self._folder / "spill.sqlite", isolation_level=None)
        # Nothing here outlives the process: no journal, no waiting for the disk.
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "locking_mode=EXCLUSIVE", f"cache_size=-{_CACHE_KIB}"):
            self._base.execute(f"PRAGMA {pragma}")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._base.close()
        shutil.rmtree(self._folder, ignore_errors=True)
        if isinstance(error, sqlite3.OperationalError):
            raise GazetteerError(f"{self._folder}: the disk takes no more ({error}); make room there") from None


class Spill(_Database):
    """Texts under whole numbers, put down in any order and taken up number by number.

    Parameters
    ----------
    folder : where the temporary file lies; the system's place by default. It takes about twice the size of the texts.
    """

    def __init__(self, folder: Path | None = None) -> None:
        super().__init__(folder)
        self._base.execute("CREATE TABLE put (number INTEGER, text TEXT)")
        self._waiting: list[tuple[int, str]] = []

    def put(self, number: int, text: str) -> None:
        """Put down a text; a number may have any number of them."""
        self._waiting.append((number, text))
        if len(self._waiting) >= _BATCH:
            self._flush()

    def groups(self) -> Iterator[tuple[int, list[str]]]:
        """Yield the numbers in rising order, each with its texts in the order in which they were put down."""
        self._flush()
        rows = self._base.execute("SELECT number, text FROM put ORDER BY number, rowid")
        for number, group in groupby(rows, key=itemgetter(0)):
            yield number, [text for _, text in group]

    def settle(self) -> None:
        """Sort what was put down, for `texts` to find; nothing can be put down after that."""
        self._flush()
        # Lying in the order of their numbers, the texts of a place are read at once.
        self._base.execute(
            "CREATE TABLE kept (number INTEGER, n INTEGER, text TEXT, PRIMARY KEY (number, n)) WITHOUT ROWID"
        )
        self._base.execute("INSERT INTO kept SELECT number, rowid, text FROM put ORDER BY number, rowid")
        self._base.execute("DROP TABLE put")

    def texts(self, number: int) -> list[str]:
        """Return the texts of a number, in the order in which they were put down."""
        return [text for (text,) in self._base.execute("SELECT text FROM kept WHERE number = ? ORDER BY n", (number,))]

    def _flush(self) -> None:
        self._base.execute("BEGIN")
        self._base.executemany("INSERT INTO put VALUES (?, ?)", self._waiting)
        self._base.execute("COMMIT")
        self._waiting.clear()


class Ids(_Database):
    """The ids met so far, each with where it was met: a row a place on disk, none in memory."""

    def __init__(self, folder: Path | None = None) -> None:
        super().__init__(folder)
        self._base.execute("CREATE TABLE met (id TEXT PRIMARY KEY, at TEXT) WITHOUT ROWID")
        self._base.execute("BEGIN")

    def meet(self, place_id: str, at: str) -> str:
        """Return where the id was met before; ``""`` where it is new, which it then no longer is."""
        if self._base.execute("INSERT OR IGNORE INTO met VALUES (?, ?)", (place_id, at)).rowcount:
            return ""
        (before,) = self._base.execute("SELECT at FROM met WHERE id = ?", (place_id,)).fetchone()
        return str(before)
