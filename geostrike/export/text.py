"""Text that any file format can hold: the one rule for tables, GIS files and XML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["is_safe", "safe_column", "safe_text"]

_REPLACEMENT = "\ufffd"
_LINE_END = re.compile("\r\n?")
# C0 controls but tab and line feed, DEL and C1 controls, half characters, and the two that XML 1.0 (2.2, "Char") leaves
# out: what a SQLite string, an XML file or a spreadsheet ends at, refuses, or shows as something else.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# The same in UTF-8, with the carriage return.
_UNSAFE_BYTES = bytes(code for code in (*range(0x20), 0x7F) if code not in b"\t\n")
_UNSAFE_SEQUENCES = re.compile(b"\xc2[\x80-\x9f]|\xef\xbf[\xbe\xbf]")


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


def is_safe(text: bytes) -> bool:
    """Whether `safe_text` leaves a text in UTF-8 as it is."""
    if len(text.translate(None, _UNSAFE_BYTES)) != len(text):
        return False
    return text.isascii() or not _UNSAFE_SEQUENCES.search(text)
