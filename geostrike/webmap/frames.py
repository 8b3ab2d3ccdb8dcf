"""Layers as plain columns: what pandas, numpy and unchecked text leave in a frame is settled once, column by column.

A page of a million events is written from columns; a dict for each row would take most of the time and the memory.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from geostrike.webmap.plain import clean, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.model import Layer

__all__ = ["Table"]

_AS_THEY_ARE = {int, bool, type(None)}
_SLICE = 50_000


class Table:
    """Layers of one kind, one beneath the other, read column by column.

    Parameters
    ----------
    layers : whose rows follow each other; None and empty layers add nothing. A column that one lacks is None there.
    """

    def __init__(self, *layers: Layer | None) -> None:
        self._frames = [layer.frame for layer in layers if layer is not None and not layer.frame.empty]
        self._columns: dict[str, list[Any]] = {}
        self._order: np.ndarray[Any, Any] | None = None
        self.names = list(
            dict.fromkeys(
                str(name) for frame in self._frames for name in frame.columns if frame[name].dtype.name != "geometry"
            )
        )
        self._length = sum(len(frame) for frame in self._frames)

    def __len__(self) -> int:
        return self._length

    def column(self, name: str) -> list[Any]:
        """Return a column as JSON knows its values, None where there is none."""
        if name not in self._columns:
            values: list[Any] = []
            for frame in self._frames:
                values += frame[name].tolist() if name in frame.columns else [None] * len(frame)
            plain_values = _plain(values)
            if self._order is not None:
                plain_values = [plain_values[row] for row in self._order.tolist()]
            self._columns[name] = plain_values
        return self._columns[name]

    def row(self, number: int) -> dict[str, Any]:
        """Return one row as a dict."""
        return {name: self.column(name)[number] for name in self.names}

    def reordered(self, order: Sequence[int]) -> Table:
        """Return the table with its rows in another order."""
        other = Table()
        other._frames, other.names, other._length = self._frames, self.names, self._length
        other._order = self._order[order] if self._order is not None else np.asarray(order, dtype=np.int64)
        return other

    def geometry(self) -> Any:
        """Return the geometries as an array, None where a row has none or an empty one."""
        found = np.empty(len(self), dtype=object)
        start = 0
        for frame in self._frames:
            found[start : start + len(frame)] = frame.geometry.to_numpy()
            start += len(frame)
        found[shapely.is_missing(found) | shapely.is_empty(found)] = None
        return found if self._order is None else found[self._order]


def _plain(values: list[Any]) -> list[Any]:
    kinds = set(map(type, values))
    if kinds <= _AS_THEY_ARE:
        return values
    if kinds <= _AS_THEY_ARE | {str}:
        return values if _is_sound(values) else [clean(v) if isinstance(v, str) else v for v in values]
    return [plain(value) for value in values]


def _is_sound(values: Sequence[Any]) -> bool:
    """Say whether no string holds a lone surrogate, which no encoding can carry."""
    for start in range(0, len(values), _SLICE):
        try:
            "".join(value for value in values[start : start + _SLICE] if isinstance(value, str)).encode("utf-8")
        except UnicodeEncodeError:
            return False
    return True
