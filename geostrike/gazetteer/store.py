"""A compiled index, opened: its files are mapped into memory, and a page is read when it is looked at."""

from __future__ import annotations

import json
import mmap
import os
import zlib
from bisect import bisect_right
from typing import TYPE_CHECKING, Any, NamedTuple

from geostrike.errors import GazetteerError
from geostrike.model import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

__all__ = ["Entry", "Store", "manifest_sum", "part_of", "size_and_sum"]

FORMAT = 1
MANIFEST = "manifest.json"
COLUMNS = {
    "longitude": "d",
    "latitude": "d",
    "radius_m": "f",
    "population": "I",
    "geonameid": "I",
    "country": "H",
    "admin1": "I",
    "feature": "H",
    "source": "I",
    "words": "Q",
}
"""Columns of the places with their `array` type codes; `words` has one value more than there are places."""

MAIN, TRANSCRIBED, CAPITALS, SHORTENED, ABBREVIATED = 1, 2, 4, 8, 16
"""How a name is listed: as main name, in small letters by a machine, in capitals alone (NY), without its "Province",
with a full stop at its end (Ill.)."""

_BLOCK = 1 << 20  # bytes


class Entry(NamedTuple):
    """A place that bears a name: its ordinal in the store, and how the name is listed (flags)."""

    ordinal: int
    flags: int


class Store:
    """A compiled index.

    Parameters
    ----------
    folder : as `compile_rows` writes it.

    Raises
    ------
    GazetteerError
        Where the folder is no index of this version, or a file of it is missing, cut or changed.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            self._open(json.loads((folder / MANIFEST).read_text(encoding="utf-8")))
        except GazetteerError:
            raise
        except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
            what = f"no {error}" if isinstance(error, KeyError) else error
            raise GazetteerError(
                f"{folder}: the index is damaged ({what}); delete the folder, or import it again"
            ) from None

    def _open(self, manifest: dict[str, Any]) -> None:
        self.manifest = manifest
        if manifest["format"] != FORMAT:
            raise GazetteerError(f"{self.folder}: an index of another version of geostrike; import it again")
        if manifest["sum"] != manifest_sum(manifest):
            raise ValueError(f"{MANIFEST} is changed")
        self._mapped: dict[str, Any] = {
            name: _map(self.folder / name, *known) for name, known in manifest["files"].items()
        }
        self.title: str = self.manifest["title"]
        self.fingerprint: str = self.manifest["fingerprint"]
        self.count: int = self.manifest["places"]
        columns: dict[str, Any] = {name: self._mapped[f"{name}.bin"].cast(code) for name, code in COLUMNS.items()}
        self.longitude, self.latitude, self.radius_m = (columns[n] for n in ("longitude", "latitude", "radius_m"))
        self.population, self.geonameid = columns["population"], columns["geonameid"]
        self.country_number, self.admin1_number = columns["country"], columns["admin1"]
        self.feature_number, self._source_number = columns["feature"], columns["source"]
        self._starts = columns["words"]
        self.countries: list[str] = self.manifest["countries"]
        self.features: list[str] = self.manifest["features"]
        self.admin1: list[str] = self.manifest["admin1"]
        self._sources: list[str] = self.manifest["sources"]
        self._words = self._mapped["text.bin"]
        self.names = _Keys(self, "names")
        self.variants = _Keys(self, "variants")

    def country(self, ordinal: int) -> str:
        """Return the ISO 3166-1 alpha-2 code of a place's country."""
        number: int = self.country_number[ordinal]
        return self.countries[number]

    def feature(self, ordinal: int) -> str:
        """Return the GeoNames feature code of a place."""
        number: int = self.feature_number[ordinal]
        return self.features[number]

    def words(self, ordinal: int) -> list[str]:
        """Return a place's id, its main name, and its other names as ``language:spelling``."""
        return bytes(self._words[self._starts[ordinal] : self._starts[ordinal + 1]]).decode().split("\x1f")

    def place(self, ordinal: int) -> Place:
        """Return the place of an ordinal."""
        identity, name, *names = self.words(ordinal)
        return Place(
            id=identity,
            name=name,
            names=tuple((language, text) for language, _, text in (item.partition(":") for item in names)),
            country=self.country(ordinal),
            admin1=self.admin1[self.admin1_number[ordinal]],
            feature_code=self.feature(ordinal),
            longitude=self.longitude[ordinal],
            latitude=self.latitude[ordinal],
            radius_m=round(self.radius_m[ordinal], 1),
            geonameid=self.geonameid[ordinal] or None,
            source=self._sources[self._source_number[ordinal]],
        )

    def find(self, identity: str) -> int | None:
        """Return the ordinal of a place's id, None where the index has no such place. Reads the whole text once."""
        text: Any = self._words.obj
        position = -1
        wanted = f"{identity}\x1f".encode(errors="replace")
        while (position := text.find(wanted, position + 1)) >= 0:
            ordinal = bisect_right(self._starts, position) - 1
            if self._starts[ordinal] == position and self.words(ordinal)[0] == identity:
                return ordinal
        return None

    def nearest(self, longitude: float, latitude: float, limit: int, *, kinds: tuple[str, ...]) -> list[int]:
        """Return the ordinals of the places nearest to a point, nearest first.

        Parameters
        ----------
        longitude, latitude : degrees on WGS 84.
        kinds : beginnings of the feature codes that are asked for.
        """
        import numpy as np

        if not self.count:
            return []
        phi, other = np.radians(latitude), np.radians(np.frombuffer(self.latitude, float))
        turn = np.radians(np.frombuffer(self.longitude, float) - longitude)
        half = np.sin((other - phi) / 2) ** 2 + np.cos(phi) * np.cos(other) * np.sin(turn / 2) ** 2
        left_out = np.array([not feature.startswith(kinds) for feature in self.features] or [False])
        half[left_out[np.frombuffer(self.feature_number, np.uint16)]] = np.inf
        nearest = np.argpartition(half, min(limit, self.count) - 1)[:limit]
        kept = nearest[np.isfinite(half[nearest])]
        return [int(ordinal) for ordinal in kept[np.lexsort((kept, half[kept]))]]

    def mapped(self, name: str) -> memoryview:
        """Return a file of the index."""
        mapped: memoryview = self._mapped[name]
        return mapped


class _Keys:
    """Folded names or skeletons, and the places they lead to."""

    def __init__(self, store: Store, kind: str) -> None:
        import marisa_trie

        self._count: int = store.manifest["parts"][kind]
        self._parts: list[tuple[Any, memoryview, memoryview]] = []
        for number in range(self._count):
            trie = marisa_trie.Trie()
            # From what is mapped already: another process may replace the folder while this one reads.
            trie.map(store.mapped(f"{kind}-{number}.trie"))
            starts = store.mapped(f"{kind}-{number}.starts").cast("I")
            self._parts.append((trie, starts, store.mapped(f"{kind}-{number}.entries").cast("I")))

    def get(self, key: str) -> list[Entry]:
        """Return the places that a key leads to, the most populous first."""
        trie, starts, entries = self._parts[part_of(key, self._count)]
        number = trie.get(key)
        if number is None:
            return []
        return [Entry(entry >> 6, entry & 63) for entry in entries[starts[number] : starts[number + 1]]]

    def goes_on(self, key: str) -> bool:
        """Tell whether a key begins with the words of `key` and has more."""
        return next(self._parts[part_of(key, self._count)][0].iterkeys(f"{key} "), None) is not None

    def __contains__(self, key: str) -> bool:
        return key in self._parts[part_of(key, self._count)][0]

    def begun(self, prefix: str) -> Iterator[str]:
        """Yield the keys that begin with `prefix`."""
        parts = self._parts if self._count > 1 and " " not in prefix else [self._parts[part_of(prefix, self._count)]]
        for trie, _, _ in parts:
            yield from trie.iterkeys(prefix)


def part_of(key: str, count: int) -> int:
    """Return in which of `count` parts a key lies: all keys with one first word lie in one."""
    return zlib.crc32(key.partition(" ")[0].encode()) % count if count > 1 else 0


def manifest_sum(manifest: Mapping[str, Any]) -> int:
    """Return the checksum of a manifest, of all but its own ``sum``."""
    kept = {key: value for key, value in manifest.items() if key != "sum"}
    return zlib.crc32(json.dumps(kept, ensure_ascii=False).encode())


def size_and_sum(path: Path) -> tuple[int, int]:
    """Return the size of a file in bytes, and its checksum."""
    total = size = 0
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            total = zlib.crc32(block, total)
            size += len(block)
    return size, total


def _map(path: Path, size: int, checksum: int) -> Any:
    with path.open("rb") as file:
        if file.seek(0, os.SEEK_END) != size:
            raise ValueError(f"{path.name} is cut or changed")
        if size == 0:
            return memoryview(b"")
        mapped = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    if zlib.crc32(mapped) != checksum:
        raise ValueError(f"{path.name} is cut or changed")
    return mapped
