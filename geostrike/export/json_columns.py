"""Columns of a table as JSON: the text of each value, the plain kinds by the shortest way."""

from __future__ import annotations

import json
import math
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["column_texts", "plain"]

_NONE = type(None)
# Kinds whose equal values have equal texts: 1, 1.0 and True are equal, and so are 0.0 and -0.0.
_SHAREABLE = ({str}, {str, _NONE}, {int}, {int, _NONE}, {bool}, {bool, _NONE})
_PLAIN: dict[type, Callable[[Any], str]] = {
    str: encode_basestring,
    int: int.__repr__,
    bool: {True: "true", False: "false"}.__getitem__,
    float: lambda value: float.__repr__(value) if math.isfinite(value) else "null",
    _NONE: lambda _: "null",
}


def column_texts(values: Sequence[Any]) -> list[str]:
    """Return the JSON of each value; what pandas uses for absence, and what is no number at all, is null."""
    kinds = set(map(type, values))
    if kinds in _SHAREABLE:
        different = set(values)
        if 2 * len(different) < len(values):
            known = {value: _PLAIN[type(value)](value) for value in different}
            return [known[value] for value in values]
    if len(kinds) == 1:
        (kind,) = kinds
        if kind in _PLAIN:
            return list(map(_PLAIN[kind], values))
        if kind is list and not any(values):
            return ["[]"] * len(values)
        if kind is list and all(type(item) is str for value in values for item in value):
            return [f"[{', '.join(map(encode_basestring, value))}]" for value in values]
    if kinds <= _PLAIN.keys():
        return [_PLAIN[type(value)](value) for value in values]
    # Most lists are empty.
    return [
        "[]" if type(value) is list and not value else json.dumps(plain(value), ensure_ascii=False, allow_nan=False)
        for value in values
    ]


def plain(value: Any) -> Any:
    """Return a value as JSON knows it."""
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, str | int | None):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    from pandas import isna

    return None if isna(value) else value
