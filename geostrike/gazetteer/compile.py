"""Rows of a gazetteer, compiled into a folder of files that are mapped into memory and never read whole.

A folder holds the places as columns, their words as one block, and two sets of keys: folded names, and skeletons of
names that are transliterated. Keys lie in tries; each leads to the places that bear it, the most populous first. Rows
are streamed: beyond two million keys they are spilled to disk by the hash of their first word, and each part is built
on its own, so that thirteen million rows need no more memory than two.
"""

from __future__ import annotations

import errno
import json
import shutil
import struct
import tempfile
from array import array
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geostrike.errors import GazetteerError
from geostrike.gazetteer.listing import listed_bones, listed_keys
from geostrike.gazetteer.store import (
    COLUMNS,
    FORMAT,
    MANIFEST,
    manifest_sum,
    part_of,
    size_and_sum,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from geostrike.gazetteer.rows import Row

__all__ = ["compile_rows"]

_IN_MEMORY = 2_000_000  # keys
_PARTS = 32
_SAY_EVERY = 100_000  # rows
_LARGEST = {"I": 2**32 - 1, "H": 2**16 - 1}
_MOST_PLACES = 2**26  # an entry has 32 bits, six of them for flags


def compile_rows(
    rows: Iterable[Row],
    folder: Path,
    *,
    title: str,
    fingerprint: str = "",
    say: Callable[[str], None] = lambda _: None,
) -> int:
    """Compile rows into an index, whole or not at all.

    Parameters
    ----------
    rows : of any number; their ids are each used once. An error that they raise leaves `folder` as it was.
    folder : to be made, or replaced in one step where it is there.
    title : what the index is called to its readers.
    fingerprint : of the sources, so that a later reader can tell whether they changed.
    say : is told of progress, in words.

    Returns
    -------
    int
        Number of rows.

    Raises
    ------
    GazetteerError
        Where a row holds what an index cannot; the message names the row by its id.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    building = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        count = _written(rows, building, title, fingerprint, say)
        _put_in_place(building, folder)
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return count


def _put_in_place(building: Path, folder: Path) -> None:
    """Rename the finished folder; where another process was first with the same, theirs stays."""
    old = building.with_name(f"{building.name}-old")
    with suppress(FileNotFoundError):
        folder.rename(old)
    try:
        building.rename(folder)
    except OSError as error:
        if error.errno not in (errno.EEXIST, errno.ENOTEMPTY):
            if old.exists():
                old.rename(folder)
            raise
    shutil.rmtree(old, ignore_errors=True)


def _written(rows: Iterable[Row], folder: Path, title: str, fingerprint: str, say: Callable[[str], None]) -> int:
    with ExitStack() as stack:
        places = _Places(folder, stack, title)
        names = _Keys(folder, "names")
        variants = _Keys(folder, "variants")
        for row in rows:
            ordinal = places.add(row)
            listed = listed_keys(row)
            for key, flags in listed.items():
                names.add(key, ordinal << 6 | flags)
            for bones, flags in listed_bones(row, listed).items():
                variants.add(bones, ordinal << 6 | flags)
            if places.count % _SAY_EVERY == 0:
                say(f"{title}: {places.count:,} places")
        places.close()
        parts = {}
        for keys in (names, variants):
            say(f"{title}: {places.count:,} places, {keys.count:,} {keys.kind}")
            parts[keys.kind] = keys.build(places.population)
    sizes = {path.name: size_and_sum(path) for path in sorted(folder.iterdir())}
    manifest = {
        "format": FORMAT,
        "title": title,
        "fingerprint": fingerprint,
        "places": places.count,
        "names": names.count,
        "parts": parts,
        "countries": places.tables["country"].values,
        "features": places.tables["feature"].values,
        "sources": places.tables["source"].values,
        "admin1": places.tables["admin1"].values,
        "files": sizes,
    }
    manifest["sum"] = manifest_sum(manifest)
    (folder / MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False), encoding="utf-8")
    return places.count


class _Table:
    """Values that repeat, numbered in the order in which they first come."""

    def __init__(self, kind: str) -> None:
        self.values: list[str] = []
        self._numbers: dict[str, int] = {}
        self._kind = kind

    def number(self, value: str) -> int:
        number = self._numbers.get(value)
        if number is None:
            value.encode()  # or the manifest could not hold it
            number = self._numbers[value] = len(self.values)
            if number > _LARGEST[COLUMNS[self._kind]]:
                raise ValueError(f"{self._kind} {value!r} is one of too many; an index holds {number:,}")
            self.values.append(value)
        return number


class _Places:
    """The columns of the places, written as they come."""

    def __init__(self, folder: Path, stack: ExitStack, title: str) -> None:
        self.count = 0
        self.population = array("I")
        self._title = title
        self.tables = {name: _Table(name) for name in ("country", "feature", "source", "admin1")}
        self._columns: dict[str, array[Any]] = {name: array(code) for name, code in COLUMNS.items()}
        self._files = {name: stack.enter_context((folder / f"{name}.bin").open("wb")) for name in COLUMNS}
        self._words = stack.enter_context((folder / "text.bin").open("wb"))
        self._position = 0

    def add(self, row: Row) -> int:
        """Write a row and return its ordinal."""
        try:
            self._add(row)
        except UnicodeEncodeError:
            raise GazetteerError(
                f"{self._title}: place {row.id!a}: a text of it holds half a character (a surrogate); write it in UTF-8"
            ) from None
        except ValueError as error:
            raise GazetteerError(f"{self._title}: place {row.id!r}: {error}") from None
        return self.count - 1

    def _add(self, row: Row) -> None:
        words = "\x1f".join(_words(row)).encode()
        tables = self.tables
        population = min(max(row.population or 0, 0), _LARGEST["I"])
        geonameid = row.geonameid or 0
        if not 0 <= geonameid <= _LARGEST["I"]:
            raise ValueError(f"geonameid {geonameid} is none of GeoNames; correct it, or leave it empty")
        if self.count == _MOST_PLACES:
            raise ValueError(f"an index holds {_MOST_PLACES:,} places; part the rest into another")
        values = (
            row.longitude,
            row.latitude,
            row.radius_m,
            population,
            geonameid,
            tables["country"].number(row.country),
            tables["admin1"].number(row.admin1),
            tables["feature"].number(row.feature_code),
            tables["source"].number(row.source),
            self._position,
        )
        for column, value in zip(self._columns.values(), values, strict=True):
            column.append(value)
        self.population.append(population)
        self._words.write(words)
        self._position += len(words)
        self.count += 1
        if self.count % 65_536 == 0:
            self._flush()

    def close(self) -> None:
        """Write what is left, and where the last place's words end."""
        self._columns["words"].append(self._position)
        self._flush()
        for file in (*self._files.values(), self._words):
            file.close()

    def _flush(self) -> None:
        for name, column in self._columns.items():
            column.tofile(self._files[name])
            del column[:]


class _Keys:
    """Keys and the places they lead to, spilled to disk where there are too many for the memory."""

    def __init__(self, folder: Path, kind: str) -> None:
        self.kind = kind
        self.count = 0
        self._folder = folder
        self._keys: list[str] = []
        self._entries = array("I")
        self._spills: list[Path] = []

    def add(self, key: str, entry: int) -> None:
        self._keys.append(key)
        self._entries.append(entry)
        self.count += 1
        if len(self._keys) >= _IN_MEMORY:
            self._spill()

    def build(self, population: array[int]) -> int:
        """Write the tries and return in how many parts."""
        if not self._spills:
            self._build_part(0, self._keys, self._entries, population)
            self._keys, self._entries = [], array("I")
            return 1
        self._spill()
        for number, path in enumerate(self._spills):
            self._build_part(number, *_read_spill(path), population)
            path.unlink()
        return _PARTS

    def _spill(self) -> None:
        self._spills = self._spills or [self._folder / f"{self.kind}-{part}.spill" for part in range(_PARTS)]
        parts: list[list[bytes]] = [[] for _ in self._spills]
        for key, entry in zip(self._keys, self._entries, strict=True):
            encoded = key.encode()
            parts[part_of(key, _PARTS)] += struct.pack("<II", entry, len(encoded)), encoded
        for path, part in zip(self._spills, parts, strict=True):
            with path.open("ab") as file:
                file.writelines(part)
        self._keys, self._entries = [], array("I")

    def _build_part(self, number: int, listed: list[str], entered: array[int], population: array[int]) -> None:
        import marisa_trie
        import numpy as np

        # Building sorts; what is given in order is built the same on every machine.
        trie = marisa_trie.Trie(sorted(set(listed)))
        keys = np.fromiter(map(trie.__getitem__, listed), np.uint32, len(listed))
        entries = np.array(entered, np.uint32)
        people = np.frombuffer(population, np.uint32) if len(population) else np.zeros(1, np.uint32)
        order = np.lexsort((entries, -people[entries >> 6].astype(np.int64), keys))
        keys, entries = keys[order], entries[order]
        starts = np.searchsorted(keys, np.arange(len(trie) + 1, dtype=np.uint32)).astype(np.uint32)
        stem = self._folder / f"{self.kind}-{number}"
        stem.with_suffix(".trie").write_bytes(trie.tobytes())  # the trie's own `save` is silent on a full disk
        stem.with_suffix(".starts").write_bytes(starts.tobytes())
        stem.with_suffix(".entries").write_bytes(entries.tobytes())


def _read_spill(path: Path) -> tuple[list[str], array[int]]:
    keys: list[str] = []
    entries = array("I")
    with path.open("rb") as file:
        while head := file.read(8):
            entry, length = struct.unpack("<II", head)
            keys.append(file.read(length).decode())
            entries.append(entry)
    return keys, entries


def _words(row: Row) -> Iterator[str]:
    if "\x1f" in row.id:
        raise ValueError("the id holds the control character U+001F; give the place another")
    yield row.id
    yield row.name.replace("\x1f", " ")
    for language, text in row.names:
        yield f"{language.replace(':', '-')}:{text}".replace("\x1f", " ")
