"""Layers as plain columns: what pandas, numpy and unchecked text leave in a frame is settled once, column by column.

A page of a million events is written from columns; a dict for each row would take most of the time and the memory.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from geostrike.layers.plain import SIGNS, clean, plain

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
        self._order: list[int] | None = None
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
            self._columns[name] = _plain(self.raw(name))
        return self._columns[name]

    def raw(self, name: str) -> list[Any]:
        """Return a column as it stands, to be looked at before its values are used."""
        values: list[Any] = []
        for frame in self._frames:
            values += frame[name].tolist() if name in frame.columns else [None] * len(frame)
        return values if self._order is None else list(map(values.__getitem__, self._order))

    def row(self, number: int) -> dict[str, Any]:
        """Return one row as a dict."""
        return {name: self.column(name)[number] for name in self.names}

    def rows(self) -> list[dict[str, Any]]:
        """Return all rows as dicts; for tables that are no longer than a reader's patience."""
        columns = [self.column(name) for name in self.names]
        if not columns:
            return [{} for _ in range(len(self))]
        return [dict(zip(self.names, values, strict=True)) for values in zip(*columns, strict=True)]

    def reordered(self, order: Sequence[int]) -> Table:
        """Return the table with its rows in another order."""
        other = Table()
        other._frames, other.names, other._length = self._frames, self.names, self._length
        other._order = list(order) if self._order is None else [self._order[row] for row in order]
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
        texts = values if kinds == {str} else [value for value in values if type(value) is str]
        return values if _is_sound(texts) else [clean(v) if isinstance(v, str) else v for v in values]
    return [plain(value) for value in values]


def _is_sound(texts: Sequence[str]) -> bool:
    """Say whether no string holds what `clean` replaces."""
    for start in range(0, len(texts), _SLICE):
        joined = "".join(texts[start : start + _SLICE])
        if SIGNS.search(joined):
            return False
        try:
            joined.encode("utf-8")
        except UnicodeEncodeError:
            return False
    return True
