"""Frames become plain rows: values as JSON knows them, text that can be encoded.

What comes out of a frame is full of NaN, NaT, numpy scalars and text nobody has checked. Everything that goes into the
page passes here once, so that no other module has to think of it.
"""

from __future__ import annotations

import math
import re
from datetime import date, datetime
from typing import Any

__all__ = ["SIGNS", "clean", "filled", "plain"]

SIGNS = re.compile("[\x01-\x04]")
"""Control signs that stand in the page for an event's place, actor, date or toll."""


def clean(text: str) -> str:
    """Return `text` with U+FFFD for lone surrogates, which no encoding can carry, and for the page's own `SIGNS`."""
    if SIGNS.search(text):
        text = SIGNS.sub("\ufffd", text)
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
