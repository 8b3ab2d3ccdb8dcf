"""Frames become plain rows, and plain rows become JSON that is safe inside a page.

What comes out of a frame is full of NaN, NaT, numpy scalars and text nobody has checked. Everything that goes into the
page passes here once, so that no other module has to think of it.
"""

from __future__ import annotations

import base64
import json
import math
import zlib
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geostrike.model import Layer

__all__ = ["PACK_FROM", "clean", "data_block", "filled", "plain", "rows", "safe_json"]

PACK_FROM = 150_000
"""Characters of JSON from which a block is deflated: below it, a reader can still search the file's source."""

_IN_A_PAGE = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})


def clean(text: str) -> str:
    """Return `text` with lone surrogates, which no encoding can carry, replaced by U+FFFD."""
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def plain(value: Any) -> Any:
    """Return `value` as JSON knows it; None for what pandas and numpy use to say that nothing is there."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, float):
        if not math.isfinite(value):
            return None
        return int(value) if value.is_integer() else value
    if isinstance(value, date | datetime):
        # NaT is an instance of datetime, and the only one that is not equal to itself.
        return value.isoformat()[:10] if value == value else None
    if isinstance(value, dict):
        return {clean(str(key)): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in (sorted(value) if isinstance(value, set | frozenset) else value)]
    if hasattr(value, "tolist"):
        return plain(value.tolist())
    return None if type(value).__name__ == "NAType" else clean(str(value))


def filled(record: dict[str, Any]) -> dict[str, Any]:
    """Return a record without what is empty: the scripts know what an absent value means, and pages stay small."""
    return {name: value for name, value in record.items() if value not in (None, "", False, 0) and value != []}


def rows(layer: Layer | None) -> list[dict[str, Any]]:
    """Return one plain dict a row of the layer's table, without its geometry; nothing for a layer that is missing."""
    if layer is None or layer.frame.empty:
        return []
    frame = layer.frame
    columns = [column for column in frame.columns if frame[column].dtype.name != "geometry"]
    values = [frame[column].tolist() for column in columns]
    return [
        {str(column): plain(value) for column, value in zip(columns, row, strict=True)}
        for row in zip(*values, strict=True)
    ]


def safe_json(value: Any) -> str:
    """Return JSON that cannot end a script element, start a comment or break a line of script."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return clean(text).translate(_IN_A_PAGE)


def data_block(name: str, value: Any) -> str:
    """Return a script element of data: plain JSON, or deflated and in base64 where it is large."""
    text = safe_json(value)
    if len(text) < PACK_FROM:
        return f'<script type="application/json" id="{name}">{text}</script>'
    packed = base64.b64encode(zlib.compress(text.encode("utf-8"), 9)).decode("ascii")
    return f'<script type="application/json" id="{name}" data-packed="deflate">"{packed}"</script>'
