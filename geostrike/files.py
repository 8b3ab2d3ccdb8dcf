"""Where the shipped data lie, and how files are written: whole or not at all."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from geostrike.errors import InputError

__all__ = ["data_dir", "write_whole"]

_PACKAGE = Path(__file__).resolve().parent


def data_dir() -> Path:
    """Return the folder of the shipped data: inside an installed package, or beside it in a checkout."""
    inside = _PACKAGE / "data"
    return inside if inside.is_dir() else _PACKAGE.parent / "data"


def write_whole(files: Mapping[Path, str]) -> None:
    r"""Write `files` so that a reader sees the old ones or the new ones, never half of one.

    All are written under other names first, and take their own names only when every one of them is there. Text is
    written in UTF-8 with ``\n`` line ends, the same bytes on every system.

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
            handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
            waiting[path] = temporary
            with os.fdopen(handle, "wb") as stream:
                stream.write(files[path].encode("utf-8", "surrogatepass"))
            Path(temporary).chmod(0o644)
        for path in sorted(waiting):
            Path(waiting[path]).replace(path)
            del waiting[path]
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error.strerror or error}); give another place") from None
    finally:
        for temporary in waiting.values():
            Path(temporary).unlink(missing_ok=True)
