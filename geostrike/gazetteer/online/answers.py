"""What online services have answered, kept on disk: nothing is asked twice, and a build can be repeated.

One SQLite file for all services and all processes of a user. It holds the names that were asked about, so nobody else
may read it.
"""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

__all__ = ["Answers"]

_VERSION = 1
_WAIT_S = 20.0  # for another process that writes
_TABLES = f"""
CREATE TABLE IF NOT EXISTS answers (question TEXT PRIMARY KEY, asked REAL NOT NULL, answer TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS turns (host TEXT PRIMARY KEY, at REAL NOT NULL) WITHOUT ROWID;
PRAGMA user_version = {_VERSION};
"""
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_LONGEST_QUEUE_S = 600.0  # a turn farther off than this was given by a clock that has been set back since


class Answers:
    """Answers by question.

    Parameters
    ----------
    path : the SQLite file; it and its folder are made where they are missing. One that is damaged, or was written by
        another version, is set aside as ``NAME.damaged`` and a new one begun.
    say : gets one line where the file is damaged or cannot be used; the work goes on without it.
    """

    def __init__(self, path: Path, say: Callable[[str], None]) -> None:
        self.path = path
        self._say = say
        self._usable = True

    def get(self, question: str) -> Any:
        """Return what was kept for `question`, None where nothing was."""
        for (answer,) in self._run(("SELECT answer FROM answers WHERE question = ?", (question,))):
            try:
                return json.loads(answer)
            except (TypeError, ValueError):
                return None
        return None

    def keep(self, question: str, answer: Any, now: float) -> None:
        """Keep the plain values of `answer`, whole or not at all; `now` is in seconds since 1970."""
        values = (question, now, json.dumps(answer))
        self._run(("INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", values))

    def turn(self, host: str, gap_s: float, now: float) -> float:
        """Return how many seconds to wait until this process may ask `host`, and let the others wait `gap_s` more."""
        rows = self._run(
            ("BEGIN IMMEDIATE", ()),
            ("INSERT OR IGNORE INTO turns VALUES (?, ?)", (host, now - gap_s)),
            (
                "UPDATE turns SET at = CASE WHEN at > ? THEN ? ELSE max(at + ?, ?) END WHERE host = ?",
                (now + _LONGEST_QUEUE_S, now, gap_s, now, host),
            ),
            ("SELECT at FROM turns WHERE host = ?", (host,)),
            ("COMMIT", ()),
        )
        return max(0.0, rows[0][0] - now) if rows else 0.0

    def _run(self, *steps: tuple[str, tuple[object, ...]]) -> list[tuple[Any, ...]]:
        """Return the rows that the steps give, none where the file cannot be used."""
        for again in (True, False):
            if not self._usable:
                break
            identity = _identity(self.path)
            try:
                with self._open() as connection:
                    return [row for step in steps for row in connection.execute(*step)]
            except (OSError, sqlite3.Error) as error:
                if again and _is_damage(error):
                    self._set_aside(identity)
                else:
                    self._usable = False
                    self._say(f"{self.path}: answers cannot be kept there ({error}); going on without them")
        return []

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        if not self.path.exists():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            os.close(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600))
        with closing(sqlite3.connect(self.path, timeout=_WAIT_S, isolation_level=None)) as connection:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version == 0:
                connection.executescript(f"BEGIN IMMEDIATE; {_TABLES} COMMIT;")
            elif version != _VERSION:
                raise _OtherVersionError(f"version {version} of it is not known")
            yield connection

    def _set_aside(self, identity: tuple[int, int] | None) -> None:
        # Another process may have begun a new file meanwhile: that one stays.
        if identity is None or _identity(self.path) != identity:
            return
        aside = self.path.with_name(f"{self.path.name}.damaged")
        try:
            self.path.replace(aside)
            # SQLite would roll a journal of the old file back into the new one.
            self.path.with_name(f"{self.path.name}-journal").unlink(missing_ok=True)
        except OSError:
            return
        self._say(f"{self.path}: the answers kept are damaged; set aside as {aside.name}, and begun anew")


class _OtherVersionError(sqlite3.DatabaseError):
    """The file was written by another version, or by another program."""


def _is_damage(error: Exception) -> bool:
    if isinstance(error, _OtherVersionError):
        return True
    code = getattr(error, "sqlite_errorcode", None)
    if code == sqlite3.SQLITE_ERROR:  # no such column: a table of another shape
        return True
    return code is not None and code & 0xFF in _DAMAGED


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
