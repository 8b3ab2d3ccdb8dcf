"""Where the shipped data lie, and how files are written: whole or not at all."""

import os
import tempfile
from pathlib import Path

__all__ = ["data_dir", "write_whole"]

_PACKAGE = Path(__file__).resolve().parent


def data_dir() -> Path:
    """Return the folder of the shipped data: inside an installed package, or beside it in a checkout."""
    inside = _PACKAGE / "data"
    return inside if inside.is_dir() else _PACKAGE.parent / "data"


def write_whole(path: Path, content: str | bytes) -> None:
    r"""Write `content` to `path` so that a reader sees the old file or the new one, never half of it.

    Text is written in UTF-8 with ``\n`` line ends, the same bytes on every system.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    payload = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(payload)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink()
        raise
