"""A table written column by column in few bytes: numbers in as many bytes as they need, repeated words once.

The form is ours and small; `assets/data/columns.js` reads it: four bytes say how long the head is, the head is JSON,
the columns follow. A column of numbers has its high bytes first, then the lower ones: like stands beside like, which
deflates well.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import ArrayLike

__all__ = ["Column", "identifiers", "numbers", "table_bytes", "words"]

_OFTEN = 0.5
_HEX = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what the head says of it, and its bytes."""

    head: Mapping[str, Any]
    data: bytes


def numbers(values: ArrayLike, absent: ArrayLike | None = None) -> Column:
    """Return a column of whole numbers.

    Parameters
    ----------
    values : whole numbers of at most 32 bits.
    absent : True where there is none; such a row is stored as 0 and every number one higher.
    """
    given = np.asarray(values, dtype=np.int64)
    missing = np.zeros(len(given), dtype=bool) if absent is None else np.asarray(absent, dtype=bool)
    present = given[~missing]
    low = int(present.min()) if len(present) else 0
    shift = int(missing.any())
    stored = np.where(missing, 0, given - low + shift).astype(np.uint64)
    highest = int(stored.max()) if len(stored) else 0
    width = (highest.bit_length() + 7) // 8
    planes = [((stored >> np.uint64(8 * place)) & np.uint64(255)).astype(np.uint8) for place in reversed(range(width))]
    head = {"kind": "numbers", "low": low - shift, "width": width, "gaps": bool(shift)}
    return Column(head, b"".join(plane.tobytes() for plane in planes))


def words(values: Sequence[str]) -> Column:
    """Return a column of strings: each different one once and its number in each row, where many are repeated."""
    found = {value: number for number, value in enumerate(dict.fromkeys(values))}
    if len(found) > max(16, _OFTEN * len(values)):
        return _texts(values)
    codes = numbers(np.fromiter(map(found.__getitem__, values), dtype=np.int64, count=len(values)))
    texts = json.dumps(list(found), ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    return Column({"kind": "words", "words": len(texts), "codes": codes.head}, texts + codes.data)


def _texts(values: Sequence[str]) -> Column:
    encoded = [value.encode("utf-8") for value in values]
    lengths = numbers([len(value) for value in encoded])
    return Column({"kind": "texts", "lengths": lengths.head}, lengths.data + b"".join(encoded))


def identifiers(values: Sequence[str], prefix: str = "") -> Column:
    """Return a column of ids: 8 bytes for 16 hexadecimal signs after `prefix`, or else as words."""
    if all(value.startswith(prefix) and _HEX.fullmatch(value, len(prefix)) for value in values):
        joined = "".join(value[len(prefix) :] for value in values)
        return Column({"kind": "hex", "prefix": prefix, "width": 8}, bytes.fromhex(joined))
    return words(values)


def table_bytes(columns: Mapping[str, Column], rows: int) -> bytes:
    """Return a table of `rows` rows as the bytes that the page's scripts read."""
    described = [{"name": name, "bytes": len(column.data), **column.head} for name, column in columns.items()]
    head = json.dumps({"rows": rows, "columns": described}, separators=(",", ":")).encode("utf-8")
    return b"".join([len(head).to_bytes(4, "little"), head, *(column.data for column in columns.values())])
