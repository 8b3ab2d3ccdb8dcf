"""Text that any file format can hold: the one rule for tables, GIS files and XML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

__all__ = ["is_safe", "safe_column", "safe_text"]

_REPLACEMENT = "\ufffd"
_LINE_END = re.compile("\r\n?")
# C0 controls but tab and line feed, DEL and C1 controls, half characters, and the two that XML 1.0 (2.2, "Char") leaves
# out: what a SQLite string, an XML file or a spreadsheet ends at, refuses, or shows as something else.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BLOCK = 1 << 17
_SPACE, _DELETE, _C1_LEAD, _C1_END, _LAST_LEAD = 0x20, 0x7F, 0xC2, 0xA0, 0xEF


def safe_text(value: str) -> str:
    r"""Return text that every format holds and gives back: what none can write becomes U+FFFD.

    Replaced are C0 controls but tab and line feed, DEL, C1 controls, lone surrogates, U+FFFE and U+FFFF. Every line
    ends with ``\n``, as XML has it. Marks of direction, emoji and a leading ``=`` stay as they are.
    """
    if value.isprintable():
        return value
    text = _LINE_END.sub("\n", value)
    if not text.isascii():
        # Two halves that belong together are one character.
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _UNSAFE.sub(_REPLACEMENT, text)


def safe_column(values: Sequence[Any]) -> list[Any]:
    """Return values with each text among them as `safe_text` has it; a column that is safe already costs little."""
    texts = [value for value in values if type(value) is str]
    try:
        safe = is_safe("\n".join(texts).encode("utf-8"))
    except UnicodeEncodeError:
        safe = False
    if safe:
        return list(values)
    return [safe_text(value) if type(value) is str else value for value in values]


def is_safe(text: Any) -> bool:
    """Whether `safe_text` leaves a text, or many one after the other, as it is.

    Parameters
    ----------
    text : bytes, or another buffer, of valid UTF-8.
    """
    import numpy as np

    data = np.frombuffer(text, dtype=np.uint8)
    # A block stays in a processor's cache; it ends with two bytes of the next, where a character may lie across.
    return all(_is_safe(data[start : start + _BLOCK + 2]) for start in range(0, len(data), _BLOCK))


def _is_safe(data: NDArray[np.uint8]) -> bool:
    import numpy as np

    low, high = data.min(), data.max()
    if low < _SPACE and not np.isin(data[data < _SPACE], list(b"\t\n")).all():
        return False
    if high < _DELETE:
        return True
    if (data == _DELETE).any():
        return False
    # U+0080 to U+009F are two bytes, U+FFFE and U+FFFF three.
    c1 = data[np.flatnonzero(data[:-1] == _C1_LEAD) + 1] < _C1_END
    last = np.flatnonzero(data[:-2] == _LAST_LEAD)
    return not c1.any() and not ((data[last + 1] == 0xBF) & (data[last + 2] >= 0xBE)).any()
