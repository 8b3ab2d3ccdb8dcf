"""Gazetteers that a user imported: where they lie, what each was made of, and which is trusted more.

Each is a compiled index in a folder of its own below the user's data folder; ``order.txt`` beside them names them, one
a line, the most trusted first.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from geostrike.errors import GazetteerError
from geostrike.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from geostrike.gazetteer.rows import Row

__all__ = ["Imported", "import_files", "imported", "imported_folder", "name_of", "remove", "trust"]

_ABOUT = "about.json"
_ORDER = "order.txt"
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}\Z")
_BLOCK = 1 << 20


class Imported(NamedTuple):
    """A gazetteer that was imported.

    Attributes
    ----------
    name : of the gazetteer, and of its folder.
    folder : of its compiled index.
    rows, names : number of places, and of their spellings with the main ones.
    form : formats that it was read from, joined by commas.
    files : name and SHA-256 of each file that it was made of.
    """

    name: str
    folder: Path
    rows: int
    names: int
    form: str
    files: tuple[tuple[str, str], ...]


def imported_folder() -> Path:
    """Return the folder that holds the imported gazetteers; it need not be there."""
    import platformdirs

    return platformdirs.user_data_path("geostrike") / "gazetteers"


def imported(folder: Path | None = None) -> list[Imported]:
    """Return the imported gazetteers, the most trusted first.

    Parameters
    ----------
    folder : that holds them; the user's by default.
    """
    folder = folder or imported_folder()
    return [_about(folder / name) for name in _ordered(folder)]


def name_of(path: Path) -> str:
    """Return a name for a gazetteer made of this file: ``SY.zip`` gives ``sy``."""
    return re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-")[:64] or "gazetteer"


def import_files(
    files: Sequence[Path],
    *,
    name: str = "",
    form: str = "",
    country: str = "",
    columns: Mapping[str, str] | None = None,
    alternates: Path | None = None,
    folder: Path | None = None,
    say: Callable[[str], None] = lambda _: None,
) -> tuple[Imported, Counter[str]]:
    """Read files and compile them into a gazetteer of the user's; one of this name is replaced when all is done.

    A new gazetteer is trusted less than those before it; one that is replaced keeps its place.

    Parameters
    ----------
    files : of one format or several; zips that hold one table are read too.
    name : small letters, digits and hyphens; from the first file's name by default.
    form : one of `geostrike.gazetteer.imports.FORMATS`; told from each file by default.
    country : ISO 3166-1 alpha-2 code, for rows that state none.
    columns : by what is wanted (``name``, ``latitude``), what a table calls it.
    alternates : an alternateNamesV2 of GeoNames, joined to dumps of GeoNames by geonameid.
    folder : that holds the gazetteers; the user's by default.
    say : is told of progress, in words.

    Returns
    -------
    tuple[Imported, Counter[str]]
        The gazetteer, and how many places were left out for a reason that is no error, by reason.

    Raises
    ------
    GazetteerError
        At the first row that is wrong, as ``path:line: what is wrong, and how to mend it``. What was there stays.
    """
    from geostrike.gazetteer.compile import compile_rows
    from geostrike.gazetteer.imports import Reading, read_rows

    folder = folder or imported_folder()
    name = _checked(name or name_of(files[0]))
    seen: Counter[str] = Counter()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{name}-", dir=folder) as scratch:
            building = Path(scratch)
            reading = Reading(
                name=name,
                country=country,
                columns=columns or {},
                alternates=alternates,
                scratch=building,
                tick=lambda lines: say(f"{name}: {seen['rows']:,} rows so far, at line {lines:,}"),
            )
            given = [(path.name, _sha256(path)) for path in (*files, *([alternates] if alternates else ()))]
            rows = _counted(read_rows(files, reading, form=form), seen)
            fingerprint = hashlib.sha256("".join(sha256 for _, sha256 in given).encode()).hexdigest()
            compile_rows(rows, building / "index", title=name, fingerprint=fingerprint, say=say)
            made = Imported(name, folder / name, seen["rows"], seen["names"], ", ".join(reading.formats), tuple(given))
            about = {"rows": made.rows, "names": made.names, "format": made.form, "files": given}
            (building / "index" / _ABOUT).write_text(json.dumps(about, ensure_ascii=False), encoding="utf-8")
            order = _ordered(folder)
            if made.folder.exists():
                made.folder.rename(building / "old")
            (building / "index").rename(made.folder)
            _write_order(folder, dict.fromkeys((*order, name)))
    except OSError as error:
        raise GazetteerError(f"{error.filename or folder}: cannot be written ({error.strerror or error})") from None
    return made, reading.passed_over


def remove(name: str, folder: Path | None = None) -> None:
    """Delete an imported gazetteer.

    Raises
    ------
    GazetteerError
        Where there is none of this name, or it cannot be deleted.
    """
    folder = folder or imported_folder()
    order = _ordered(folder)
    _check_known(name, order)
    try:
        shutil.rmtree(folder / name)
    except OSError as error:
        raise GazetteerError(f"{folder / name}: cannot be deleted ({error.strerror or error})") from None
    _write_order(folder, (other for other in order if other != name))


def trust(name: str, *, before: str = "", folder: Path | None = None) -> None:
    """Trust an imported gazetteer more than another, or most of all.

    Parameters
    ----------
    name : of the gazetteer.
    before : of the one that is to come next after it; the first by default.
    folder : that holds them; the user's by default.

    Raises
    ------
    GazetteerError
        Where there is none of one of these names.
    """
    folder = folder or imported_folder()
    order = _ordered(folder)
    _check_known(name, order)
    if before:
        _check_known(before, order)
        if before == name:
            raise GazetteerError(f"{name!r} cannot come before itself; name another gazetteer")
    order.remove(name)
    order.insert(order.index(before) if before else 0, name)
    _write_order(folder, order)


def _ordered(folder: Path) -> list[str]:
    """Give the names in their order; those that the order does not name come last."""
    held = sorted(path.parent.name for path in folder.glob(f"*/{_ABOUT}") if _NAME.match(path.parent.name))
    order = folder / _ORDER
    named = order.read_text(encoding="utf-8").split() if order.is_file() else []
    return [name for name in dict.fromkeys((*named, *held)) if name in held]


def _write_order(folder: Path, names: Iterable[str]) -> None:
    write_whole({folder / _ORDER: "".join(f"{name}\n" for name in names)})


def _about(folder: Path) -> Imported:
    try:
        about = json.loads((folder / _ABOUT).read_text(encoding="utf-8"))
        files = tuple((str(name), str(sha256)) for name, sha256 in about["files"])
        return Imported(folder.name, folder, int(about["rows"]), int(about["names"]), str(about["format"]), files)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GazetteerError(f"{folder / _ABOUT}: damaged ({error}); import it again, or delete the folder") from None


def _checked(name: str) -> str:
    if not _NAME.match(name):
        raise GazetteerError(
            f"name {name!r} must be of small letters, digits and hyphens; give --name such as sy-towns"
        )
    return name


def _check_known(name: str, order: Sequence[str]) -> None:
    if name not in order:
        raise GazetteerError(f"no imported gazetteer is called {name!r}; there is {', '.join(order) or 'none'}")


def _counted(rows: Iterator[Row], seen: Counter[str]) -> Iterator[Row]:
    count = names = 0
    for row in rows:
        count += 1
        names += 1 + len(row.names)
        if count % 1_000 == 0:
            seen["rows"] = count
        yield row
    seen.update({"rows": count - seen["rows"], "names": names})


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        raise GazetteerError(f"{path}: no such file; give the path of a file of places") from None
    except OSError as error:
        raise GazetteerError(f"{path}: cannot be read: {error.strerror or error}") from None
