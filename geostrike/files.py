"""Where the shipped data lie, and how files are written: whole or not at all."""

import os
import tempfile
from collections.abc import Callable, Collection, Iterable, Mapping, MutableMapping
from functools import partial
from pathlib import Path

from geostrike.errors import InputError
from geostrike.forks import Fork

__all__ = ["Content", "data_dir", "write_whole"]

Content = str | bytes | Iterable[str | bytes] | Callable[[Path], object]
"""What a file holds: text, bytes, pieces of either, or what writes a file at the path it is given."""

_PACKAGE = Path(__file__).resolve().parent


def data_dir() -> Path:
    """Return the folder of the shipped data: inside an installed package, or beside it in a checkout."""
    inside = _PACKAGE / "data"
    return inside if inside.is_dir() else _PACKAGE.parent / "data"


def write_whole(files: MutableMapping[Path, Content], *, apart: Collection[Path] = ()) -> None:
    r"""Write `files` so that a reader sees the old ones or the new ones, never half of one.

    All are written under other names first, and take their own names only when every one of them is there. Text is
    written in UTF-8 with ``\n`` line ends, the same bytes on every system.

    Parameters
    ----------
    files : by path. Pieces are asked for as they are written, and writers called, path after path in their order. Each
        is taken out as it is written, so that nothing holds what its pieces were made of. A writer finds an empty file
        at its path, with the right suffix, and leaves no other beside it.
    apart : those of `files` that another process writes meanwhile, where the system can fork one.

    Raises
    ------
    InputError
        Where a file cannot be written: what is in the way is named, and nothing has changed.
    """
    waiting: dict[Path, str] = {}
    path = Path()
    try:
        for path in sorted(files):
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.is_dir():
                raise IsADirectoryError(f"{path} is a folder")
            handle, waiting[path] = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem[:40]}.", suffix=path.suffix)
            os.close(handle)
        with Fork(partial(_fill_all, waiting, files, sorted(apart)), wanted=bool(apart)) as fork:
            if fork.running:
                for path in apart:
                    del files[path]
            for path in sorted(files):
                _fill(waiting[path], files.pop(path))
            path = min(apart, default=path)
        for path in sorted(waiting):
            Path(waiting[path]).replace(path)
            del waiting[path]
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error.strerror or error}); give another place") from None
    finally:
        for temporary in waiting.values():
            Path(temporary).unlink(missing_ok=True)


def _fill_all(waiting: Mapping[Path, str], files: MutableMapping[Path, Content], paths: Iterable[Path]) -> None:
    for path in paths:
        _fill(waiting[path], files.pop(path))


def _fill(temporary: str, content: Content) -> None:
    if callable(content):
        content(Path(temporary))
    else:
        pieces = (content,) if isinstance(content, str | bytes) else content
        with Path(temporary).open("wb") as stream:
            stream.writelines(_bytes(piece) for piece in pieces)
    Path(temporary).chmod(0o644)


def _bytes(piece: str | bytes) -> bytes:
    return piece if isinstance(piece, bytes) else piece.encode("utf-8", "surrogatepass")
